"""Counts, claims about all, extremes, and names with other numbers are compared with the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_prose.prose_samples import codes, messages
from tests.assess.samples import assess_folder, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "มี 4 ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85",
            (
                "1:4 W403 เนื้อความพิมพ์ 4 ตัวชี้วัด แต่ที่ได้ต่ำกว่า 85 มี 5 ตัวชี้วัด (ตัวชี้วัดที่ 4, 6, 7, 8, 9)"
                ' ใช้ {{ count("weaknesses", below=85) }}'
            ),
        ),
        (
            "ได้คะแนน 85 คะแนนขึ้นไป จำนวนสี่ตัวชี้วัด",
            (
                "1:30 W403 เนื้อความพิมพ์ สี่ ตัวชี้วัด แต่ที่ได้ตั้งแต่ 85 มี 5 (ห้า) ตัวชี้วัด (ตัวชี้วัดที่ 1, 2, 3, 5, 10)"
                ' ใช้ {{ count("strengths", above=85) }}'
            ),
        ),
        (
            "ทุกตัวชี้วัดได้คะแนนมากกว่า 80",
            (
                "1:1 W404 ข้อความว่า “ทุกตัวชี้วัดได้คะแนนมากกว่า 80” ไม่จริงสำหรับ"
                " ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร 77.02, ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน 78.62"
            ),
        ),
        (
            "ได้ 85 คะแนนขึ้นไปทุกเครื่องมือ",
            "1:19 W404 ข้อความว่า “85 คะแนนขึ้นไปทุกเครื่องมือ” ไม่จริงสำหรับ EIT 78.92",
        ),
        (
            "IIT, EIT และ OIT มีคะแนนมากกว่า 85",
            "1:1 W404 ข้อความว่า “IIT, EIT และ OIT มีคะแนนมากกว่า 85” ไม่จริงสำหรับ EIT 78.92 ซึ่งต่ำกว่า 85",
        ),
        (
            "ตัวชี้วัดที่ 1 การป้องกันการทุจริต",
            "1:14 W405 การป้องกันการทุจริต คือตัวชี้วัดที่ 10 แต่พิมพ์เลข 1 (1 คืออันดับ) ใช้ {{ indicator(10) }} คู่กับเลข 10",
        ),
        (
            "ตัวชี้วัดที่ ๔ **การใช้อำนาจ**",
            "1:14 W405 การใช้อำนาจ คือตัวชี้วัดที่ 3 แต่พิมพ์เลข ๔ (ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ) ใช้ {{ indicator(3) }} คู่กับเลข 3",
        ),
        (
            "คะแนนต่ำสุดคือ ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน",
            (
                "1:16 W406 ข้อความว่าตัวชี้วัดที่ 8 การปรับปรุงการทำงาน (78.62) ได้คะแนนต่ำสุด"
                " แต่ที่ต่ำสุดคือ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร (77.02) ใช้ {{ lowest.name }}"
            ),
        ),
        (
            "ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนนสูงสุด",
            (
                "1:1 W406 ข้อความว่าตัวชี้วัดที่ 3 การใช้อำนาจ (92.98) ได้คะแนนสูงสุด"
                " แต่ที่สูงสุดคือ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (100.00) ใช้ {{ highest.name }}"
            ),
        ),
    ],
)
def test_a_false_claim_is_told(tiny: TinySite, text: str, told: str) -> None:
    """The claim is told at its place with what the scores say."""
    assert messages(tiny, f"{text}\n") == [told]


@pytest.mark.parametrize(
    "text",
    [
        "สี่ตัวชี้วัดที่ต้องพัฒนา",
        "ได้คะแนนต่ำกว่า {{ threshold('weakness') }} มี {{ count('weaknesses') }} ตัวชี้วัด",
        "ได้คะแนนต่ำกว่าร้อยละ 80 จำนวนสองตัวชี้วัด",
        "จากทั้งหมด 10 ตัวชี้วัด ได้คะแนนมากกว่า 85 จำนวน ห้าตัวชี้วัด",
        "ส่วนที่เหลืออีก 3 ตัวชี้วัดได้คะแนนต่ำกว่า 80",
        "ตัวชี้วัดของ EIT ที่ได้คะแนนต่ำกว่า 85 มี 3 ตัวชี้วัด",
        "ทุกตัวชี้วัดได้คะแนนมากกว่า 75",
        "ทุกตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 ต้องปรับปรุง",
        "มีเป้าหมายให้ทุกตัวชี้วัดได้ 85 คะแนนขึ้นไป",
        "ไม่ใช่ทุกตัวชี้วัดได้คะแนนต่ำกว่า 85",
        "ตัวชี้วัดที่ 1 ถึง 3 ได้ 85 คะแนนขึ้นไปทุกตัวชี้วัด",
        "IIT และ OIT มีคะแนนมากกว่า 85",
        "ปี 2567 ทุกเครื่องมือได้ 85 คะแนนขึ้นไป",
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต และตัวชี้วัดที่ 4 การใช้ทรัพย์สินของทางราชการ",
        "ลำดับที่ 1 การป้องกันการทุจริต",
        "คะแนนต่ำสุดคือ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร",
        "ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนนสูงสุดในแบบวัด IIT",
        "ในแบบวัด EIT คะแนนสูงสุดคือ ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน",
        "ตัวชี้วัดที่ได้คะแนนสูงสุด 3 อันดับแรก ได้แก่ ตัวชี้วัดที่ 3 และตัวชี้วัดที่ 1",
        "ตัวชี้วัดที่ 8 มีข้อที่ได้คะแนนต่ำสุด",
        "ตัวชี้วัดที่เสียคะแนนมากที่สุดคือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
        "ความเสี่ยงสูงสุดคือ การใช้งบประมาณ",
    ],
)
def test_true_and_other_claims_are_left_alone(tiny: TinySite, text: str) -> None:
    """True claims, wishes, restrictions, and claims about some indicators are no findings."""
    assert codes(tiny, f"{text}\n") == []


@pytest.mark.parametrize("heading", ["## ข้อเสนอแนะ (EIT)", "ข้อเสนอแนะสำหรับแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"])
def test_a_heading_narrows_what_is_highest(tiny: TinySite, heading: str) -> None:
    """Below a heading about EIT the highest indicator is that of EIT; without the heading it is false."""
    claim = "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนนสูงสุด\n"
    assert codes(tiny, f"{heading}\n\n{claim}") == []
    assert codes(tiny, claim) == ["W406"]


def test_either_reading_of_a_threshold_counts(tiny: TinySite) -> None:
    """A score that equals the threshold may be counted or not; a right count typed by hand is a hint."""
    assert codes(tiny, "มี 2 ตัวชี้วัดที่ได้คะแนนมากกว่า 92.69\n") == []
    assert codes(tiny, "มี 3 ตัวชี้วัดที่ได้คะแนนมากกว่า 92.69\n") == ["H402"]
    assert codes(tiny, "มี 4 ตัวชี้วัดที่ได้คะแนนมากกว่า 92.69\n") == ["W403"]


def test_reported_parts_are_compared_each(tiny: TinySite) -> None:
    """Where the parts of EIT are reported, a claim is checked against each of them."""
    text = "IIT, EIT ส่วนที่ 1, EIT ส่วนที่ 2 และ OIT มีค่าตั้งแต่ 80 คะแนนขึ้นไป\n"
    assert "ไม่จริงสำหรับ EIT 78.92" in messages(tiny, text)[0]
    tiny.append("scores.yml", "eit_parts: {1: 76.92, 2: 80.92}\n")
    found = [str(one) for one in tiny.findings() if one.code == "W404"]
    assert [one.endswith("ไม่จริงสำหรับ EIT ส่วนที่ 1 76.92 ซึ่งต่ำกว่า 80") for one in found] == [True]


@pytest.mark.parametrize("text", ["ใน OIT คะแนนสูงสุด 99.00", "ใน EIT คะแนนต่ำสุด 70.00"])
def test_a_tool_without_indicators_has_no_highest(tiny: TinySite, text: str) -> None:
    """Where a report has no indicator of a tool, nothing is said of its highest or lowest."""
    tiny.write("scores.yml", "overall: 92.69\nlevel: ผ่าน\nindicators: {1: 92.69, 2: 87.13}\n")
    tiny.write("analysis.md", text)
    assert [one for one in tiny.findings() if one.code[1] == "4"] == []


def test_a_count_may_be_of_indicators_that_have_no_score(tmp_path: Path) -> None:
    """Nine of ten indicators have a score: ten in all are right, eleven are not, and one more may be above a line."""
    scored = {number: score for number, score in scores()["indicators"].items() if number != 9}
    text = "การประเมินมีตัวชี้วัดทั้งหมด {} ตัวชี้วัด\n\nได้ตั้งแต่ 90 คะแนนขึ้นไป {} ตัวชี้วัด\n"
    found = {}
    for many, above in ((10, 5), (10, 6), (11, 7)):
        narrative = text.format(many, above)
        files = write_agency(tmp_path / f"{above}", 2566, scores=scores(indicators=scored), narrative=narrative)
        found[many, above] = [one.code for one in assess_folder(files).findings if one.code in {"W403", "W410"}]
    assert found == {(10, 5): [], (10, 6): [], (11, 7): ["W410", "W403"]}
