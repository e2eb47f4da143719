"""Mistakes in analysis.md: each is told with its place, all of a file in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

UNDEFINED = [
    pytest.param(
        "{{ overal }}",
        [
            "thung-thong/2568/analysis.md:1:4: E201 ไม่รู้จักคำแทนค่า “overal” (ใกล้เคียงที่สุด: overall)",
        ],
        id="misspelt",
    ),
    pytest.param(
        "ก {{ overall }} {{ overal }} {{ overal }}",
        [
            "thung-thong/2568/analysis.md:1:20: E201 ไม่รู้จักคำแทนค่า “overal” (ใกล้เคียงที่สุด: overall)",
            "thung-thong/2568/analysis.md:1:33: E201 ไม่รู้จักคำแทนค่า “overal” (ใกล้เคียงที่สุด: overall)",
        ],
        id="after the right one on the same line",
    ),
    pytest.param(
        "ก\n\n{{ highest.nam }}",
        [
            "thung-thong/2568/analysis.md:3:12: E201 ไม่รู้จักคำแทนค่า “highest.nam” (ใกล้เคียงที่สุด: name)",
        ],
        id="a field of an extreme",
    ),
    pytest.param(
        "{{ overall.x }}",
        [
            "thung-thong/2568/analysis.md:1:12: E201 ไม่รู้จักคำแทนค่า “overall.x”",
        ],
        id="a field of a figure",
    ),
    pytest.param(
        "{% if scor(9) %}ก{% endif %}",
        [
            "thung-thong/2568/analysis.md:1:7: E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)",
        ],
        id="in a condition",
    ),
    pytest.param(
        "{{ __class__ }} {{ agency.__class__ }}",
        [
            "thung-thong/2568/analysis.md:1:4: E201 ไม่รู้จักคำแทนค่า “__class__”",
            "thung-thong/2568/analysis.md:1:27: E201 ไม่รู้จักคำแทนค่า “agency.__class__”",
        ],
        id="of Python itself",
    ),
]

UNCLOSED = [
    pytest.param(
        "ก\n\n{% if year %}\nข\n",
        [
            (
                "thung-thong/2568/analysis.md:3:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {% "
                "if … %} แล้วไม่ปิดด้วย {% endif %}"
            ),
        ],
        id="a block",
    ),
    pytest.param(
        "ก\n {{ overall \n",
        [
            "thung-thong/2568/analysis.md:2:2: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {{ แล้วไม่ปิดด้วย }}",
        ],
        id="a placeholder",
    ),
    pytest.param(
        "{{ overall }",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ปิดวงเล็บไม่ครบ",
        ],
        id="one brace",
    ),
    pytest.param(
        "{## ก",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {## แล้วไม่ปิดด้วย ##}",
        ],
        id="a comment",
    ),
    pytest.param(
        "{{ score(9 }}",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ปิดวงเล็บไม่ครบ",
        ],
        id="a bracket",
    ),
    pytest.param(
        "{% endif %}",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ไม่รู้จักคำสั่งนี้ หรือปิดโดยไม่ได้เปิด",
        ],
        id="an end without its block",
    ),
    pytest.param(
        "{% endles %}",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ไม่รู้จักคำสั่งนี้ หรือปิดโดยไม่ได้เปิด",
        ],
        id="an unknown tag",
    ),
    pytest.param(
        "{{ }}",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ไม่มีชื่อคำแทนค่า",
        ],
        id="nothing inside",
    ),
    pytest.param(
        "{{ agency year }}",
        [
            "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: มีข้อความเกินก่อนปิดด้วย }}",
        ],
        id="two names",
    ),
    pytest.param(
        "{{ $ }}",
        [
            (
                "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: "
                'มีอักขระที่ใช้ตรงนี้ไม่ได้ (เครื่องหมายคำพูดต้องเป็น " แบบตรง)'
            ),
        ],
        id="an odd character",
    ),
    pytest.param(
        "ก { score(9) }} ข\n\n{ overall }\n\n{{ level }} }}",
        [
            f"thung-thong/2568/analysis.md:{place}: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{{{ และปิดด้วย }}}}"
            for place in ("1:3", "3:1", "5:13")
        ],
        id="half a mark",
    ),
    pytest.param(
        "{{ score(๙) }}",
        [
            (
                "thung-thong/2568/analysis.md:1:1: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: "
                "ชื่อและตัวเลขในวงเล็บต้องเป็นอักษรอังกฤษและเลขอารบิก"
            ),
        ],
        id="a Thai digit for a number",
    ),
    pytest.param(
        "ก ๙๓.๑๔\n{{ overall }} {% if overall > ๙๓.๑๔ %}ข{% endif %}",
        [
            (
                "thung-thong/2568/analysis.md:2:31: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: "
                "ชื่อและตัวเลขในวงเล็บต้องเป็นอักษรอังกฤษและเลขอารบิก"
            ),
        ],
        id="a fraction in Thai digits",
    ),
]

NOT_ALLOWED = [
    pytest.param(
        'ก\n{% for x in table("tools") %}ก{% endfor %}',
        [
            "thung-thong/2568/analysis.md:2:1: E203 ใช้ “for” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="a loop",
    ),
    pytest.param(
        '{% set a = 1 %}{% include "x" %}',
        [
            "thung-thong/2568/analysis.md:1:1: E203 ใช้ “assign” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
            "thung-thong/2568/analysis.md:1:16: E203 ใช้ “include” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="a variable and a file",
    ),
    pytest.param(
        '{{ 9 ** 9 ** 9 }}{{ "a" * 9 }}',
        [
            "thung-thong/2568/analysis.md:1:1: E203 ใช้ “**” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
            "thung-thong/2568/analysis.md:1:18: E203 ใช้ “*” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="a power",
    ),
    pytest.param(
        "{{ overall | upper }}",
        [
            "thung-thong/2568/analysis.md:1:1: E203 ใช้ “filter” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="a filter",
    ),
    pytest.param(
        "{{ agency() }}",
        [
            "thung-thong/2568/analysis.md:1:4: E203 ใช้ “agency(…)” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="a call of a figure",
    ),
    pytest.param(
        "{{ score(*overall) }}",
        [
            "thung-thong/2568/analysis.md:1:4: E203 ใช้ “score(…)” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="stars in a call",
    ),
    pytest.param(
        "{% if 1 in overall %}ก{% endif %}",
        [
            "thung-thong/2568/analysis.md:1:9: E203 ใช้ “in” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
        id="membership",
    ),
]

NO_VALUE = [
    pytest.param(
        "{{ score(9) }} {{ score(99) }}",
        [
            "thung-thong/2568/analysis.md:1:19: E204 คำแทนค่า score(99) ไม่มีค่าให้แสดง: ไม่มีตัวชี้วัด 99 (ใกล้เคียงที่สุด: 9)",
        ],
        id="an indicator that is not",
    ),
    pytest.param(
        "{{ score() }}",
        [
            "thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า score() ไม่มีค่าให้แสดง: ค่าในวงเล็บไม่ครบหรือเกิน",
        ],
        id="brackets left empty",
    ),
    pytest.param(
        "{{ score(1, 2) }}",
        [
            "thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า score(1, 2) ไม่มีค่าให้แสดง: ค่าในวงเล็บไม่ครบหรือเกิน",
        ],
        id="too many",
    ),
    pytest.param(
        "{{ score }}",
        [
            "thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า score ไม่มีค่าให้แสดง: ต้องมีวงเล็บหรือไม่มีข้อมูลนี้",
        ],
        id="brackets left out",
    ),
    pytest.param(
        "{{ highest }}",
        [
            (
                "thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า highest ไม่มีค่าให้แสดง: "
                "ต้องต่อท้ายด้วย .number หรือ .name หรือ .score"
            ),
        ],
        id="a field left out",
    ),
    pytest.param(
        '{{ question("e7") }}',
        [
            (
                'thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า question("e7") ไม่มีค่าให้แสดง: '
                "ไม่มีคะแนนใน scores.yml ของข้อคำถาม e7 (ใช้ได้: ไม่มีข้อมูล)"
            ),
        ],
        id="a question without a score",
    ),
    pytest.param(
        '{{ item_title("O99") }}',
        [
            (
                'thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า item_title("O99") ไม่มีค่าให้แสดง: '
                "ไม่มีข้อ O99 (ใกล้เคียงที่สุด: O9)"
            ),
        ],
        id="an item that is not",
    ),
    pytest.param(
        '{{ table("indicator") }}',
        [
            (
                'thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า table("indicator") ไม่มีค่าให้แสดง: '
                "ไม่มีตาราง indicator (ใกล้เคียงที่สุด: indicators)"
            ),
        ],
        id="a table that is not",
    ),
    pytest.param(
        "{{ rank_country }}",
        [
            "thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า rank_country ไม่มีค่าให้แสดง: ต้องมีวงเล็บหรือไม่มีข้อมูลนี้",
        ],
        id="a rank that was not given",
    ),
    pytest.param(
        '{{ count("strengths", above=true) }}',
        [
            (
                'thung-thong/2568/analysis.md:1:4: E204 คำแทนค่า count("strengths", above=True) '
                "ไม่มีค่าให้แสดง: above และ below ต้องเป็นตัวเลข"
            ),
        ],
        id="a line that is no number",
    ),
    pytest.param(
        "{% if overall > 5 %}ก{% endif %}",
        [
            "thung-thong/2568/analysis.md:1:1: E204 คำแทนค่า overall ไม่มีค่าให้แสดง: เปรียบเทียบค่าต่างชนิดกันไม่ได้",
        ],
        id="figures of two kinds compared",
    ),
]


def told(site: TinySite) -> list[str]:
    """Return what is wrong with the placeholders, whatever else the checks say of the prose."""
    return [str(finding) for finding in site.findings() if finding.code.startswith("E2")]


@pytest.mark.parametrize(("text", "expected"), UNDEFINED)
def test_an_unknown_placeholder_is_named_with_the_nearest(site: TinySite, text: str, expected: list[str]) -> None:
    """A placeholder that does not exist is told where it stands, with the nearest one."""
    site.write("analysis.md", text)
    assert told(site) == expected


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_what_is_not_closed_is_told(site: TinySite, text: str, expected: list[str]) -> None:
    """A placeholder or block that is not closed, or otherwise no placeholder, is told at its line."""
    site.write("analysis.md", text)
    assert told(site) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_ALLOWED)
def test_what_could_run_on_is_not_allowed(site: TinySite, text: str, expected: list[str]) -> None:
    """Loops, arithmetic, filters and other constructs are refused, not run."""
    site.write("analysis.md", text)
    assert told(site) == expected


@pytest.mark.parametrize(("text", "expected"), NO_VALUE)
def test_a_placeholder_without_a_value_is_told(site: TinySite, text: str, expected: list[str]) -> None:
    """A placeholder that has nothing to show is told as it was typed, with what is wrong."""
    site.write("analysis.md", text)
    assert told(site) == expected
