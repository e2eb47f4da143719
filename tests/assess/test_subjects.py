"""What a reference names: its words, its tool, its score and the indicators that it belongs to, or may belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from prongsai.content import Reference
from tests.assess.samples import assessed, scores

if TYPE_CHECKING:
    from prongsai.assess import Assessment

WITHIN = [
    {"about": {"indicator": 6}, "finding": "ล่าช้า"},
    {"about": {"question": "e7"}, "finding": "ไม่ทั่วถึง", "items": ["O11"]},
    {"about": {"tool": "IIT"}, "finding": "ไม่ถึง"},
]
GIVEN: dict[str, Any] = {
    "questions": {"E7": "78.3", "i20": "60"},
    "items": {"O10": 0, "O11": {"lost": "true"}},
    "eit_parts": {1: 80, 2: "84.5"},
}
ANALYSIS: dict[str, Any] = {
    "entries": [
        {"about": {"topic": 2}, "finding": "ไม่ครบ", "items": ["O10", "O2"], "entries": WITHIN},
        {
            "about": {"topic": 3},
            "finding": "ไม่ครบ",
            "entries": [{"about": {"indicator": 1}, "finding": "ช้า", "items": ["O2"]}],
        },
    ]
}
YEARS = {2565: scores(**GIVEN), 2567: scores(level="ผ่าน", indicators={1: 90, 6: 83, 7: 84, 9: 60}, **GIVEN)}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Assessment]:
    """Return a year whose questions and items are known, and one whose are not and that scores some indicators."""
    return {
        year: assessed(tmp_path_factory.mktemp("year"), year, scores=given, analysis=ANALYSIS)
        for year, given in YEARS.items()
    }


# The year and the reference; label, title, tool, score, indicators, and those that may be meant.
SUBJECTS: list[tuple[int, str, tuple[object, ...]]] = [
    (2565, "indicator 9", ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "การเปิดเผยข้อมูล", "OIT", "60", (9,), ())),
    (2565, "indicator 2", ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "การใช้งบประมาณ", "IIT", "91", (2,), ())),
    (2565, "indicator ๖", ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "คุณภาพการดำเนินงาน", "EIT", "83", (6,), ())),
    (2565, "indicator 42", ("ตัวชี้วัดที่ 42", "", None, None, (42,), ())),
    (
        2565,
        "topic 2",
        (
            "ประเด็นที่ 2 การให้บริการและระบบ E-Service",
            "การให้บริการและระบบ E-Service",
            None,
            None,
            (6, 7, 9),
            (1, 2, 3, 4, 5, 8, 10),
        ),
    ),
    (
        2565,
        "topic 3",
        (
            "ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
            "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
            None,
            None,
            (1,),
            (2, 3, 4, 5, 6, 7, 8, 9, 10),
        ),
    ),
    (2565, "topic 99", ("ประเด็นที่ 99", "", None, None, (), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))),
    (
        2565,
        "tool IIT",
        (
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน",
            "IIT",
            "92",
            (1, 2, 3, 4, 5),
            (),
        ),
    ),
    (2565, "tool OIT", ("แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", "แบบวัดการเปิดเผยข้อมูลสาธารณะ", "OIT", "70", (9, 10), ())),
    (
        2565,
        "tool EIT:2",
        (
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 2",
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 2",
            "EIT",
            "84.5",
            (6, 7, 8),
            (),
        ),
    ),
    (
        2565,
        "tool EIT:3",
        (
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 3",
            "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 3",
            "EIT",
            None,
            (6, 7, 8),
            (),
        ),
    ),
    (2565, "tool XYZ", ("XYZ", "", "XYZ", None, (), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))),
    (
        2565,
        "question e7",
        (
            "e7 หน่วยงานที่ท่านติดต่อ มีการเผยแพร่ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบ อย่างชัดเจน มากน้อยเพียงใด",
            "หน่วยงานที่ท่านติดต่อ มีการเผยแพร่ผลงานหรือข้อมูลที่สาธารณชนควรรับทราบ อย่างชัดเจน มากน้อยเพียงใด",
            "EIT",
            "78.3",
            (7,),
            (),
        ),
    ),
    (2565, "question E13", ("e13", "", "EIT", None, (8,), ())),
    (2565, "question e7.1", ("e7.1", "", "EIT", None, (7,), ())),
    (
        2565,
        "question i20",
        (
            "i20 ขั้นตอนการขออนุญาตเพื่อยืมทรัพย์สินของราชการ ไปใช้ปฏิบัติงานในหน่วยงานของท่าน มีความสะดวกมากน้อยเพียงใด",
            "ขั้นตอนการขออนุญาตเพื่อยืมทรัพย์สินของราชการ ไปใช้ปฏิบัติงานในหน่วยงานของท่าน มีความสะดวกมากน้อยเพียงใด",
            "IIT",
            "60",
            (4,),
            (),
        ),
    ),
    (2565, "question x1", ("x1", "", "IIT", None, (), (1, 2, 3, 4, 5))),
    (2565, "item O10", ("O10 แผนดำเนินงานประจำปี", "แผนดำเนินงานประจำปี", "OIT", "0", (9,), ())),
    (
        2565,
        "item O11",
        (
            "O11 รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน",
            "รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน",
            "OIT",
            None,
            (9,),
            (),
        ),
    ),
    (2565, "item O2", ("O2 ข้อมูลผู้บริหาร", "ข้อมูลผู้บริหาร", "OIT", None, (9,), ())),
    (2565, "item O99", ("O99", "", "OIT", None, (), (9, 10))),
    (2565, "text เรื่องอื่น", ("เรื่องอื่น", "เรื่องอื่น", None, None, (), (1, 2, 3, 4, 5, 6, 7, 8, 9, 10))),
    (2567, "indicator 9", ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "การเปิดเผยข้อมูล", "OIT", "60", (9,), ())),
    (2567, "indicator 2", ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "การใช้งบประมาณ", "IIT", None, (2,), ())),
    (2567, "indicator ๖", ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "คุณภาพการดำเนินงาน", "EIT", "83", (6,), ())),
    (2567, "indicator 42", ("ตัวชี้วัดที่ 42", "", None, None, (42,), ())),
    (
        2567,
        "topic 2",
        ("ประเด็นที่ 2 การให้บริการและระบบ E-Service", "การให้บริการและระบบ E-Service", None, None, (6,), (1, 7, 9)),
    ),
    (
        2567,
        "topic 3",
        (
            "ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
            "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
            None,
            None,
            (1,),
            (6, 7, 9),
        ),
    ),
    (2567, "topic 99", ("ประเด็นที่ 99", "", None, None, (), (1, 6, 7, 9))),
    (2567, "tool IIT", ("IIT", "", "IIT", None, (1,), ())),
    (2567, "tool OIT", ("OIT", "", "OIT", None, (9,), ())),
    (2567, "tool EIT:2", ("EIT ส่วนที่ 2", "EIT ส่วนที่ 2", "EIT", "84.5", (6, 7), ())),
    (2567, "tool EIT:3", ("EIT ส่วนที่ 3", "EIT ส่วนที่ 3", "EIT", None, (6, 7), ())),
    (2567, "tool XYZ", ("XYZ", "", "XYZ", None, (), (1, 6, 7, 9))),
    (2567, "question e7", ("e7", "", "EIT", "78.3", (), (6, 7))),
    (2567, "question E13", ("e13", "", "EIT", None, (), (6, 7))),
    (2567, "question e7.1", ("e7.1", "", "EIT", None, (), (6, 7))),
    (2567, "question i20", ("i20", "", "IIT", "60", (), (1,))),
    (2567, "question x1", ("x1", "", "IIT", None, (), (1,))),
    (2567, "item O10", ("O10", "", "OIT", "0", (), (9,))),
    (2567, "item O11", ("O11", "", "OIT", None, (), (9,))),
    (2567, "item O2", ("O2 ข้อมูลผู้บริหาร", "ข้อมูลผู้บริหาร", "OIT", None, (9,), ())),
    (2567, "item O99", ("O99", "", "OIT", None, (), (9,))),
    (2567, "text เรื่องอื่น", ("เรื่องอื่น", "เรื่องอื่น", None, None, (), (1, 6, 7, 9))),
]


@pytest.mark.parametrize(("year", "reference", "expected"), SUBJECTS)
def test_a_reference_names_its_subject(
    years: dict[int, Assessment], year: int, reference: str, expected: tuple[object, ...]
) -> None:
    """By the year's own list; where that does not tell to which indicators, by all that it may be."""
    kind, _, value = reference.partition(" ")
    found = years[year].subjects.find(Reference.model_validate({kind: value}))
    score = None if found.score is None else str(found.score)
    assert (found.label, found.title, found.tool, score, found.indicators, found.possible) == expected


def test_the_reports_own_name_goes_with_it(years: dict[int, Assessment]) -> None:
    """What the report prints in its place is kept beside the official name."""
    reference = Reference.model_validate({"indicator": "9", "printed": "เปิดเผย"})
    assert years[2565].subjects.find(reference).printed == "เปิดเผย"
    assert years[2565].subjects.find(Reference.model_validate({"indicator": "9"})).printed == ""
