"""Fields that are unknown, missing or of the wrong kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

UNKNOWN_FIELDS = [
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nlevl: ผ่านดี\n",
        [
            "thung-thong/2568/scores.yml:3:1: E104 ไม่รู้จักชื่อข้อมูล “levl” (ใกล้เคียงที่สุด: level)",
        ],
        id="of a file",
    ),
    pytest.param(
        "measures.yml",
        "    rounds:",
        "    monitorin: ก\n    rounds:",
        [
            "thung-thong/2568/measures.yml:8:5: E104 ไม่รู้จักชื่อข้อมูล “monitorin” (ใกล้เคียงที่สุด: monitoring)",
        ],
        id="of a record in a list",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\ncontact: {fone: 1}\n",
        [
            "thung-thong/agency.yml:5:11: E104 ไม่รู้จักชื่อข้อมูล “fone” (ใกล้เคียงที่สุด: phone)",
        ],
        id="of a record in a record",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: {score: 90, naem: ก}",
        [
            "thung-thong/2568/scores.yml:12:18: E104 ไม่รู้จักชื่อข้อมูล “naem” (ใกล้เคียงที่สุด: name)",
        ],
        id="of a record by its code",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: {<<: {score: 90}, score: 90}",
        [
            "thung-thong/2568/scores.yml:12:7: E104 ไม่รู้จักชื่อข้อมูล “<<” (ใช้ได้: score, name)",
        ],
        id="of a YAML merge",
    ),
    pytest.param(
        "analysis.yml",
        "entries:\n",
        "advice: {txt: ก, text: ก}\nentries:\n",
        [
            "thung-thong/2568/analysis.yml:1:10: E104 ไม่รู้จักชื่อข้อมูล “txt” (ใกล้เคียงที่สุด: text)",
        ],
        id="of a record standing alone",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\nzzz: ก\n",
        [
            "thung-thong/agency.yml:5:1: E104 ไม่รู้จักชื่อข้อมูล “zzz”",
        ],
        id="like none",
    ),
]

MISSING = [
    pytest.param(
        "agency.yml",
        "name: เทศบาลตำบลทุ่งทอง\n",
        "",
        [
            "thung-thong/agency.yml:1:1: E103 ขาดข้อมูลที่ต้องมี “name”",
        ],
        id="of a file",
    ),
    pytest.param(
        "measures.yml",
        "    title: มาตรการเผยแพร่ข้อมูล\n",
        "",
        [
            "thung-thong/2568/measures.yml:2:5: E103 ขาดข้อมูลที่ต้องมี “title”",
        ],
        id="of a record in a list",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province:\n",
        [
            "thung-thong/agency.yml:4:10: E103 ขาดข้อมูลที่ต้องมี “province”",
        ],
        id="left empty",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ~\n",
        [
            "thung-thong/agency.yml:4:11: E103 ขาดข้อมูลที่ต้องมี “province”",
        ],
        id="left null",
    ),
    pytest.param(
        "measures.yml",
        "period: fiscal_year",
        "period: {}",
        [
            "thung-thong/2568/measures.yml:7:13: E103 ขาดข้อมูลที่ต้องมี “start หรือ end”",
        ],
        id="anything of a period",
    ),
]

WRONG_TYPES = [
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\ntools: [IIT]\n",
        [
            "thung-thong/2568/scores.yml:3:8: E101 “tools” ต้องเป็นกลุ่มข้อมูล (ชื่อ: ค่า) (พบ รายการ)",
        ],
        id="list for a mapping",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nrank: 5\n",
        [
            "thung-thong/2568/scores.yml:3:7: E101 “rank” ต้องเป็นกลุ่มข้อมูล (ชื่อ: ค่า) (พบ 5)",
        ],
        id="text for a mapping",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: [ผ่านดี]\n",
        [
            "thung-thong/2568/scores.yml:2:8: E101 ค่านี้ต้องเป็นข้อความ (พบ รายการ)",
        ],
        id="list for a text",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: {a: ผ่านดี}\n",
        [
            "thung-thong/2568/scores.yml:2:8: E101 ค่านี้ต้องเป็นข้อความ (พบ กลุ่มข้อมูล)",
        ],
        id="mapping for a text",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nacknowledge: 5\n",
        [
            "thung-thong/2568/scores.yml:3:14: E101 “acknowledge ข้อที่ 1” ต้องเป็นกลุ่มข้อมูล (ชื่อ: ค่า) (พบ 5)",
        ],
        id="text for a record in a list",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nacknowledge:\n  - {finding: E301, reason: รายงานพิมพ์เช่นนี้}\n  - ข\n",
        [
            "thung-thong/2568/scores.yml:5:5: E101 “acknowledge ข้อที่ 2” ต้องเป็นกลุ่มข้อมูล (ชื่อ: ค่า) (พบ ข)",
        ],
        id="text for a second record",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nnotes:\n",
        [
            "thung-thong/2568/scores.yml:3:7: E101 “notes” ต้องเป็นรายการ (ขึ้นต้นแต่ละข้อด้วย -) (พบ ค่าว่าง)",
        ],
        id="nothing for a list",
    ),
    pytest.param(
        "measures.yml",
        "period: fiscal_year",
        "period: [1]",
        [
            (
                "thung-thong/2568/measures.yml:7:13: E122 อ่านระยะเวลา “1” ไม่ได้ ให้เขียนเช่น ตลอดปีงบประมาณ, 6 เดือนแรก, "
                "ไตรมาส 2, ภายใน มี.ค. 2569, ต.ค. 2568 – มี.ค. 2569 ถ้ารายงานไม่มีวัน ให้เขียน {text: ถ้อยคำของรายงาน}"
            ),
        ],
        id="list for a period",
    ),
    pytest.param(
        "measures.yml",
        "[{indicator: 9}]",
        "9",
        [
            "thung-thong/2568/measures.yml:4:16: E101 การอ้างถึงต้องเป็นกลุ่มข้อมูล เช่น {indicator: 9} (พบ 9 ให้เขียน {indicator: 9})",
        ],
        id="number for a reference",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{indicator: 9, topic: 1}",
        [
            (
                "thung-thong/2568/measures.yml:4:17: E101 การอ้างถึงต้องเป็นอย่างใดอย่างหนึ่งของ "
                "indicator, topic, tool, question, item, text (พบ 2)"
            ),
        ],
        id="two references in one",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{}",
        [
            (
                "thung-thong/2568/measures.yml:4:17: E101 การอ้างถึงต้องเป็นอย่างใดอย่างหนึ่งของ "
                "indicator, topic, tool, question, item, text (พบ 0)"
            ),
        ],
        id="an empty reference",
    ),
    pytest.param(
        "measures.yml",
        "[6, 12]",
        "[หก]",
        [
            "thung-thong/2568/measures.yml:8:14: E101 ค่านี้ต้องเป็นจำนวนเต็มตั้งแต่ 1 (พบ หก)",
        ],
        id="words for a whole number",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nrank: {province: 0}\n",
        [
            "thung-thong/2568/scores.yml:3:18: E101 ค่านี้ต้องเป็นจำนวนเต็มตั้งแต่ 1 (พบ 0)",
        ],
        id="zero for a rank",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nrank: {province: 1.5}\n",
        [
            "thung-thong/2568/scores.yml:3:18: E101 ค่านี้ต้องเป็นจำนวนเต็มตั้งแต่ 1 (พบ 1.5)",
        ],
        id="a fraction for a rank",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nitems: {O18: {lost: maybe}}\n",
        [
            "thung-thong/2568/scores.yml:3:21: E101 ค่านี้ต้องเป็น true หรือ false (พบ maybe)",
        ],
        id="perhaps for yes or no",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), UNKNOWN_FIELDS)
def test_an_unknown_field_is_named_with_the_nearest(
    site: TinySite, name: str, old: str, new: str, expected: list[str]
) -> None:
    """A field that no record has is refused where its name stands, with the nearest name of that record."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), MISSING)
def test_a_missing_field_is_named(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """A field that must be there is asked for at the record that lacks it."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), WRONG_TYPES)
def test_a_value_of_the_wrong_kind_is_refused(
    site: TinySite, name: str, old: str, new: str, expected: list[str]
) -> None:
    """A value of the wrong kind is refused with the kind expected and what was found."""
    site.edit(name, old, new)
    assert site.lines() == expected
