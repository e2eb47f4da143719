"""Figures typed in prose are compared with the scores: both are told, with the placeholder to use instead."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.assess.checks.prose import indicator_literals
from prongsai.content import load_site
from tests.assess.checks_prose.prose_samples import SCORES, codes, messages

if TYPE_CHECKING:
    from tests.conftest import TinySite

SITES = Path(__file__).resolve().parents[2] / "sites"
SEVEN = "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"


def prose_findings(name: str) -> list[str]:
    """Return the contradictions in the prose of a test site, as an officer reads them."""
    found = assess_site(load_site(SITES / name)).findings
    return [str(finding) for finding in found if finding.code[:2] == "W4"]


def test_the_contradictions_of_roi_et_are_found() -> None:
    """99.74 over 99.64 in the table, and all tools said to be below 85, are told with file, line and column."""
    assert prose_findings("prose-claims") == [
        (
            "mueang/2568/analysis.md:4:39: W404 ข้อความว่า “IIT, EIT ส่วนที่ 1, EIT ส่วนที่ 2 และ OIT ที่มีค่าคะแนน ต่ำกว่า 85 คะแนน”"
            " ไม่จริงสำหรับ IIT 99.02, EIT 99.65"
        ),
        f"mueang/2568/analysis.md:8:68: W401 เนื้อความพิมพ์ 99.74 แต่{SEVEN} ได้ 99.64 (99.74 เป็นคะแนนของตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน) ใช้ {{{{ score(7) }}}}",
    ]


def test_the_contradictions_of_takhram_en_are_found() -> None:
    """75.99 for 77.02, ranks printed as numbers, four for five, and 81.33 in the measures are told where they stand."""
    assert prose_findings("prose-figures") == [
        f"tambon/2565/analysis.md:3:38: W401 เนื้อความพิมพ์ 75.99 แต่{SEVEN}ซึ่งคะแนนต่ำสุด ได้ 77.02 ใช้ {{{{ lowest.score }}}}",
        (
            "tambon/2565/analysis.md:5:60: W405 การป้องกันการทุจริต คือตัวชี้วัดที่ 10 แต่พิมพ์เลข ๑ (๑ คืออันดับ)"
            " ใช้ {{ indicator(10) }} คู่กับเลข 10"
        ),
        (
            "tambon/2565/analysis.md:5:137: W405 ประสิทธิภาพการสื่อสาร คือตัวชี้วัดที่ 7 แต่พิมพ์เลข ๑๐ (๑๐ คืออันดับ)"
            " ใช้ {{ indicator(7) }} คู่กับเลข 7"
        ),
        f"tambon/2565/analysis.md:5:179: W401 เนื้อความพิมพ์ ๗๕.๙๙ แต่{SEVEN} ได้ 77.02 ใช้ {{{{ thai(score(7)) }}}}",
        (
            "tambon/2565/analysis.md:9:48: W403 เนื้อความพิมพ์ ๔ ตัวชี้วัด แต่ที่ได้ต่ำกว่า 85 มี 5 ตัวชี้วัด (ตัวชี้วัดที่ 4, 6, 7, 8, 9)"
            ' ใช้ {{ thai(count("weaknesses", below=85)) }}'
        ),
        "tambon/2565/measures.yml:7:15: W401 เนื้อความพิมพ์ ๘๑.๓๓ แต่ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ 81.13 แก้เป็น 81.13",
    ]


def test_reports_that_agree_are_silent() -> None:
    """In the reports of the whole site no figure, count or claim of the prose contradicts the scores."""
    assert [str(one) for one in assess_site(load_site(SITES / "whole")).findings if one.code[:2] in ("W4", "H4")] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SEVEN} ได้คะแนน 77.20", f"แต่{SEVEN} ได้ 77.02 ใช้ {{{{ score(7) }}}}"),
        ("ประสิทธิภาพด้านการสื่อสาร (๗๗.๒๐ คะแนน)", f"แต่{SEVEN} ได้ 77.02 ใช้ {{{{ thai(score(7)) }}}}"),
        ("ตัวชี้วัดที่ ๗ ได้ 770.2 คะแนน", f"แต่{SEVEN} ได้ 77.02 ใช้ {{{{ score(7) }}}}"),
        ("ตัวชี้วัดที่ 3 ได้คะแนน 99 คะแนน", "แต่ตัวชี้วัดที่ 3 การใช้อำนาจ ได้ 92.98 ใช้ {{ score(3) }}"),
        ("| 7 | ประสิทธิภาพการสื่อสาร | 77.22 |", f"แต่{SEVEN} ได้ 77.02 ใช้ {{{{ score(7) }}}}"),
        ("ข้อ E๗ ได้คะแนน ๗๘.๓๑", 'แต่ข้อ e7 ได้ 78.30 ใช้ {{ thai(question("e7")) }}'),
        ("ข้อ O11 ได้ 55 คะแนน", 'แต่ข้อ O11 ได้ 50.00 ใช้ {{ item("O11") }}'),
        ("IIT ได้ 89.82 คะแนน", 'แต่ IIT ได้ 89.28 ใช้ {{ tool("IIT") }}'),
        ("คะแนนรวมเท่ากับร้อยละ ๘๗.๓๑", "แต่คะแนนภาพรวม ได้ 87.13 ใช้ {{ thai(overall) }}"),
        ("คะแนนสูงสุด 99.00 คะแนน", "แต่ตัวชี้วัดที่ 10 การป้องกันการทุจริตซึ่งคะแนนสูงสุด ได้ 100.00 ใช้ {{ highest.score }}"),
        ("ตัวชี้วัดที่ 7 {{ indicator(7) }} ได้ 77.20 คะแนน", f"แต่{SEVEN} ได้ 77.02 ใช้ {{{{ score(7) }}}}"),
    ],
)
def test_a_wrong_figure_is_told(tiny: TinySite, text: str, told: str) -> None:
    """W401 names the subject nearest before the figure, the score and the placeholder."""
    found = messages(tiny, f"# ผล\n\n{text}\n")
    assert [told in one and one.startswith("3:") for one in found] == [True]
    assert " W401 เนื้อความพิมพ์ " in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้คะแนนต่ำกว่า 85 คะแนน",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ต้องเพิ่มขึ้นอีก 7.98 คะแนน",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร เพื่อยกระดับสู่ 100 คะแนนเต็ม",
        "ตัวชี้วัดที่ 7 มีเป้าหมาย 85.00 คะแนน",
        "ตัวชี้วัดที่ 7 ตั้งเป้าให้ได้ 90.00 คะแนน",
        "หากตัวชี้วัดที่ 7 ได้ 90.00 คะแนน ภาพรวมจะเป็น 88.42 คะแนน",
        "ปี พ.ศ. ๒๕๖๗ คะแนนภาพรวม 80.55 คะแนน",
        "ปีที่ผ่านมา คะแนนภาพรวม 80.55 คะแนน",
        "ตัวชี้วัดที่ 7 ในปี 2569 ได้ 80.00 คะแนน",
        "คะแนนภาพรวม 85.00 – 94.99 อยู่ในระดับ A",
        "คะแนนรวม 100 คะแนน",
        "IIT มีน้ำหนักร้อยละ 30",
        "การใช้งบประมาณ เบิกจ่ายได้ร้อยละ 92.15 ของงบประมาณ",
        "แผนการใช้งบประมาณประจำปี ได้คะแนน 90.00",
        "ตัวชี้วัดที่ 9 ได้ 0 คะแนนใน 5 ข้อ",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 9.1 ข้อมูลพื้นฐาน",
        "ตัวชี้วัดย่อยที่ 9.2 ได้ 66.67 คะแนน",
        "ตัวชี้วัดที่ 9 และ 10 ได้ 91.67 คะแนน",
        "ผลต่างระหว่างตัวชี้วัดที่ 10 กับตัวชี้วัดที่ 7 เท่ากับ 22.98 คะแนน",
        "ค่าเฉลี่ยของตัวชี้วัดที่ 6 ตัวชี้วัดที่ 7 และตัวชี้วัดที่ 8 เท่ากับ 78.92 คะแนน",
        "คะแนนเฉลี่ยภาพรวมของจังหวัด 91.22 คะแนน",
        "คะแนนสูงสุดของจังหวัด 98.20 คะแนน",
        "ตัวชี้วัดที่ 4 ข้อ I20 ได้คะแนน 73.9",
        "คะแนนข้อ E8 ได้ 70.00 คะแนน",
        "ประเด็นที่ 3 ได้ 80.12 คะแนน",
        "รอบ 6 เดือน ตัวชี้วัดที่ 7 ภายใน 30 วัน เวลา 13.30 น.",
        "ตัวชี้วัดที่ 7 ได้ {{ score(7) }} คะแนน เพิ่มขึ้นจากปีก่อน 1.20 คะแนน",
        "| ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร | 70.10 | 77.02 |",
        "<!-- ตัวชี้วัดที่ 7 ได้ 99.99 คะแนน -->",
        "{## ตัวชี้วัดที่ 7 ได้ 99.99 คะแนน ##}",
        "[ตัวชี้วัดที่ 7](https://example.go.th/88.88/99.99)",
        "{% if false %}ตัวชี้วัดที่ 7 ได้ 99.99 คะแนน{% endif %}",
    ],
)
def test_other_numbers_are_left_alone(tiny: TinySite, text: str) -> None:
    """Thresholds, targets, other years, ranges, weights, means, and figures from placeholders are no slips."""
    assert codes(tiny, f"{text}\n") == []


def test_a_right_figure_typed_by_hand_is_a_hint(tiny: TinySite) -> None:
    """H402 offers the placeholder; 100 is 100.00, and Thai digits stay Thai."""
    tiny.write("scores.yml", SCORES)
    found = messages(tiny, "# ผล\n\n- ตัวชี้วัดที่ 7 ได้ ๗๗.๐๒ คะแนน\n- ตัวชี้วัดที่ 10 ได้ 100 คะแนน\n")
    assert found == [
        f"3:22 H402 พิมพ์ ๗๗.๐๒ ด้วยมือ ตรงกับ{SEVEN} ใช้ {{{{ thai(score(7)) }}}} แทนได้ (prongsai check --fix แก้ให้)",
        "4:23 H402 พิมพ์ 100 ด้วยมือ ตรงกับตัวชี้วัดที่ 10 การป้องกันการทุจริต ใช้ {{ score(10) }} แทนได้ (prongsai check --fix แก้ให้)",
    ]


@pytest.mark.parametrize("typed", ["100", "๑๐๐", "100.0"])
def test_full_marks_are_never_a_rounded_figure(tiny: TinySite, typed: str) -> None:
    """Where 99.96 was scored, 100 says that no mark was lost; other figures may be rounded and nothing is said."""
    tiny.write("analysis.md", f"ตัวชี้วัดที่ 10 ได้ {typed} คะแนน\n\nตัวชี้วัดที่ 7 ได้ 77 คะแนน\n")
    tiny.write("scores.yml", SCORES.replace("10: 100", "10: 99.96"))
    (found,) = [one for one in tiny.findings() if one.code[1] == "4"]
    assert (found.place.line, found.code) == (1, "W401")
    assert found.message.startswith(f"เนื้อความพิมพ์ {typed} แต่ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 99.96 ")


def test_a_figure_in_a_field_is_told_with_its_own_line(tiny: TinySite) -> None:
    """In YAML a wrong figure stands at its own line and column, quotes, escapes and folded lines or not; a right one is fine."""
    tiny.write("scores.yml", SCORES)
    tiny.write(
        "analysis.yml",
        "preface: 'ตัวชี้วัดที่ 7 ได้ 77.02 คะแนน และตัวชี้วัดที่ 8 ได้ ๗๘.๒๖ คะแนน'\n"
        'rationale: "\\"ตัวชี้วัดที่ 6\\" \\u0e44ด้ 18.13 คะแนน"\n'
        "entries:\n"
        "  - about: {indicator: 9}\n"
        "    finding: >-\n"
        "      ได้คะแนน\n"
        "      83.00 คะแนน\n"
        "notes:\n"
        "  - text: ตัวชี้วัดที่ 7 พิมพ์เป็น 99.99 คะแนน\n",
    )
    found = [str(one) for one in tiny.findings() if one.code[1] == "4"]
    year = "thung-thong/2568/analysis.yml"
    assert found == [
        f"{year}:1:64: W401 เนื้อความพิมพ์ ๗๘.๒๖ แต่ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 78.62 แก้เป็น 78.62",
        f"{year}:2:41: W401 เนื้อความพิมพ์ 18.13 แต่ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ 81.13 แก้เป็น 81.13",
        f"{year}:7:7: W401 เนื้อความพิมพ์ 83.00 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 83.33 แก้เป็น 83.33",
    ]


def test_figures_are_witnesses(tiny: TinySite) -> None:
    """The figures that the prose gives for indicators and the overall score are returned by indicator."""
    tiny.write("scores.yml", SCORES)
    tiny.write("analysis.md", "คะแนนภาพรวม 87.31 คะแนน\n\nตัวชี้วัดที่ 7 ได้ ๗๗.๐๒ คะแนน\n\nข้อ E7 ได้ 78.30 คะแนน\n")
    year = assess_site(load_site(tiny.root)).agencies[0].years[0]
    assert indicator_literals(year) == [(None, Decimal("87.31")), (7, Decimal("77.02"))]
