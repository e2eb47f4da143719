"""Level, rank, change and totals in the prose are compared with the figures, of this year and of the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_prose.prose_samples import SCORES, codes, messages

if TYPE_CHECKING:
    from tests.conftest import TinySite

EARLIER = "earlier: {2567: 80.13}\nrank: {province: 4, country: 212}\n"


def told(tiny: TinySite, text: str) -> list[str]:
    """Return what is found of a sentence where last year's score and the ranks are known."""
    tiny.write("scores.yml", SCORES + EARLIER)
    tiny.write("analysis.md", f"{text}\n")
    return [f"{one.code} {one.message}" for one in tiny.findings() if one.code[:2] == "W4"]


@pytest.mark.parametrize(
    ("text", "told_of_it"),
    [
        ("ผลการประเมินอยู่ในระดับผ่านดี", "W407 เนื้อความว่าระดับ ผ่านดี แต่ระดับของปี 2568 คือ ผ่าน ใช้ {{ level }}"),
        ("อยู่ลำดับที่ 3 ของจังหวัด", "W408 เนื้อความพิมพ์ลำดับ 3 แต่ลำดับในจังหวัด คือ 4"),
        ("ลำดับที่ ๔ ระดับจังหวัด ลำดับที่ ๒๒๑ ระดับประเทศ", "W408 เนื้อความพิมพ์ลำดับ ๒๒๑ แต่ลำดับในประเทศ คือ 212"),
        ("คะแนนภาพรวมลดลงจากปีก่อน", "W409 เนื้อความพิมพ์ ลดลง แต่คะแนนภาพรวม เพิ่มขึ้นจากปี 2567 อยู่ 7.00"),
        ("คะแนนภาพรวมเพิ่มขึ้นจากปี 2567 อยู่ 6.00 คะแนน", "W409 เนื้อความพิมพ์ 6.00 แต่คะแนนภาพรวม เพิ่มขึ้นจากปี 2567 อยู่ 7.00"),
        ("กำหนดมาตรการไว้ 7 มาตรการ", "W410 เนื้อความพิมพ์ 7 แต่มีมาตรการ 2"),
        ("การประเมินใช้ 3 เครื่องมือ รวม 9 ตัวชี้วัด", "W410 เนื้อความพิมพ์ 9 แต่มีตัวชี้วัด 10"),
    ],
)
def test_a_false_comparison_is_told(tiny: TinySite, text: str, told_of_it: str) -> None:
    """The right level, rank, difference or number is told."""
    assert told(tiny, text) == [told_of_it]


@pytest.mark.parametrize(
    "text",
    [
        "ผลการประเมินอยู่ในระดับผ่าน",
        "มุ่งสู่ระดับผ่านดี",
        "ยังไม่ถึงระดับผ่านดี",
        "ระดับมี ผ่านดีเยี่ยม ผ่านดี และผ่าน",
        "อยู่ลำดับที่ 4 ของจังหวัด และลำดับที่ 212 ของประเทศ",
        "คะแนนภาพรวมเพิ่มขึ้นจากปีก่อน 7 คะแนน",
        "เรื่องร้องเรียนลดลงจากปีก่อน 3 ราย",
        "จัดทำมาตรการ 2 มาตรการ",
        "แบบวัด IIT มี 5 ตัวชี้วัด",
        "วัดการรับรู้ใน 3 ตัวชี้วัด ได้แก่ คุณภาพการดำเนินงาน ประสิทธิภาพการสื่อสาร และการปรับปรุงการทำงาน",
    ],
)
def test_a_true_comparison_is_left_alone(tiny: TinySite, text: str) -> None:
    """What is so, what is wished for, and what is of others is no finding."""
    assert told(tiny, text) == []


def test_a_claim_is_checked_whoever_wrote_its_number(tiny: TinySite) -> None:
    """A placeholder of another indicator, or behind a wrong lowest, makes no false sentence quiet."""
    assert codes(tiny, "ตัวชี้วัดที่ 7 ได้ {{ score(8) }} คะแนน\n") == ["W401"]
    assert codes(tiny, "คะแนนต่ำสุด คือ การใช้งบประมาณ {{ score(2) }}\n") == ["W406"]


def test_several_figures_belong_to_as_many_subjects(tiny: TinySite) -> None:
    """Of figures in a row (ตามลำดับ) each is compared with its own subject, and whose it is instead is told."""
    found = messages(tiny, "ตัวชี้วัดที่ 7 และตัวชี้วัดที่ 8 ได้ 78.62 และ 78.62 คะแนน ตามลำดับ\n")
    assert [one for one in found if "W4" in one] == [
        (
            "1:38 W401 เนื้อความพิมพ์ 78.62 แต่ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 77.02"
            " (78.62 เป็นคะแนนของตัวชี้วัดที่ 8 การปรับปรุงการทำงาน) ใช้ {{ score(7) }}"
        )
    ]
