"""Totals that do not add up are found, and the likely slip is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.findings import Finding

    FindingsOf = Callable[..., list[Finding]]


def messages(found: list[Finding], code: str) -> list[str]:
    """Return the sentences of one code."""
    return [finding.message for finding in found if finding.code == code]


def test_the_mistyped_indicator_is_named(findings_of: FindingsOf) -> None:
    """A contradiction is told with both figures and the one slip that explains it."""
    (message,) = messages(findings_of("town/2568"), "E301")
    assert message == (
        "คะแนนรวมที่รายงาน 92.01 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 91.65 (ต่างกัน 0.36) "
        "ถ้าตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ เป็น 98.25 (พิมพ์ไว้ 92.25) คะแนนรวมจะเป็น 92.01 พอดี"
    )


def test_clean_totals_are_silent(findings_of: FindingsOf) -> None:
    """Reports whose totals hold give no finding of this group."""
    assert findings_of("subdistrict/2565") == []


def test_a_mistyped_overall_is_named(findings_of: FindingsOf) -> None:
    """Two digits swapped in the overall score are told where no slip in an indicator would explain it."""
    (message,) = messages(findings_of("subdistrict/2565", ("overall: 86.73", "overall: 86.37")), "E301")
    assert message == (
        "คะแนนรวมที่รายงาน 86.37 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 86.73 (ต่างกัน 0.36) "
        "ถ้าคะแนนรวมเป็น 86.73 (พิมพ์ไว้ 86.37) จะตรงกับตัวชี้วัดพอดี"
    )


def test_slips_that_explain_it_equally_are_all_counted(findings_of: FindingsOf) -> None:
    """A small difference has many explanations: four are told, and how many more there are."""
    (message,) = messages(findings_of("subdistrict/2565", ("overall: 86.73", "overall: 86.70")), "E301")
    assert "(ต่างกัน 0.03) อาจเป็นอย่างใดอย่างหนึ่ง: ถ้า" in message
    assert message.count(" หรือ ถ้า") == 3
    assert message.endswith("และอีก 13 แบบ")


def test_difference_of_rounding_is_silent(findings_of: FindingsOf) -> None:
    """A total that follows from tool scores rounded one by one is no contradiction."""
    assert findings_of("subdistrict/2565", ("overall: 86.73", "overall: 86.74")) == []


def test_tool_score_names_the_indicator_of_its_tool(findings_of: FindingsOf) -> None:
    """A printed tool score that is not the mean of its indicators is found, with the slips that would explain it."""
    changed = ("rank:", "tools: {EIT: 90.83, OIT: 98.00}\nrank:")
    (message,) = messages(findings_of("province/2566", changed), "E302")
    assert message == (
        "คะแนน OIT ที่รายงาน 98.00 ไม่ตรงกับค่าเฉลี่ยของตัวชี้วัด 99.00 (ต่างกัน 1.00) ถ้าตัวชี้วัดที่ 9 เป็น 96.00 (พิมพ์ไว้ 98.00) จะตรงพอดี"
    )


def test_indicator_is_the_mean_of_its_questions(findings_of: FindingsOf) -> None:
    """An indicator all of whose questions are printed, in a year whose rule is known, must be their mean."""
    questions = "questions:\n  i19: 80.00\n  i21: 80.00\n  i22: 90.00\n  i24: 90.00\n"
    found = findings_of("subdistrict/2565", ("questions:\n", questions))
    assert messages(found, "E306") == ["คะแนนตัวชี้วัดที่ 4 84.27 ไม่ตรงกับค่าเฉลี่ยของข้อคำถามทั้งหมด 81.37 (ต่างกัน 2.90)"]


def test_eit_lies_between_its_parts(findings_of: FindingsOf) -> None:
    """Whatever the weights of its two parts, EIT lies between them."""
    found = findings_of("province/2566", ("rank:", "eit_parts: {1: 92.00, 2: 93.00}\nrank:"))
    assert messages(found, "W307") == ["คะแนน EIT 90.83 ไม่อยู่ระหว่างคะแนนส่วนที่ 1 และ 2 (92.00 ถึง 93.00)"]
    assert findings_of("subdistrict/2565", ("questions:", "eit_parts: {1: 70.00, 2: 93.00}\nquestions:")) == []


def test_printed_order_follows_the_scores(findings_of: FindingsOf) -> None:
    """A printed ranking that puts a lower score above a higher one is found at the place of the misplaced number."""
    (finding,) = findings_of("subdistrict/2565", ("[10, 3, 1, 5,", "[10, 1, 3, 5,"))
    assert finding.message == "ลำดับที่พิมพ์วางตัวชี้วัดที่ 1 (92.63) ไว้เหนือตัวชี้วัดที่ 3 (93.72) ซึ่งคะแนนสูงกว่า"
    assert finding.code == "W308"


def test_lost_items_give_the_indicator(findings_of: FindingsOf) -> None:
    """Where the rule of items is known, lost items that do not give the indicator's score are a hint."""
    found = findings_of("province/2566", ("  9: 98.00", "  9: 96.00"), ("overall: 96.85", "overall: 96.45"))
    assert messages(found, "H310") == ["ตัวชี้วัดที่ 9 ได้ 96.00 แต่ข้อ OIT ที่ระบุว่าเสียคะแนน 1 ข้อ ทำให้ได้ 98.00 (ต่างกัน 2.00)"]


def test_lost_items_of_an_indicator_without_a_score_tell_nothing_of_it(findings_of: FindingsOf) -> None:
    """Where the report leaves the indicator out, what it lost is held against nothing."""
    assert messages(findings_of("province/2566", ("  9: 98.00\n", "")), "H310") == []


def test_prose_tells_the_slip_among_several(findings_of: FindingsOf) -> None:
    """Where arithmetic leaves several slips, the figure that the prose gives puts the right one first, alone."""
    slip = ("  4: 84.27", "  4: 84.77")
    several = messages(findings_of("subdistrict/2565", slip), "E301")[0]
    assert "อาจเป็นอย่างใดอย่างหนึ่ง" in several
    prose = "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ ๘๔.๒๗ คะแนน\n\n"
    typed = ("analysis.md", "## 2. ผลการประเมิน", prose + "## 2. ผลการประเมิน")
    (alone,) = messages(findings_of("subdistrict/2565", slip, typed), "E301")
    assert alone.endswith("ถ้าตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ เป็น 84.27 (พิมพ์ไว้ 84.77) คะแนนรวมจะเป็น 86.73 พอดี")


def test_questions_that_make_a_mean_impossible_are_told(findings_of: FindingsOf) -> None:
    """Where some questions are given, the indicator's score lies within what the others may add, or W313 tells the bounds."""
    (message,) = messages(findings_of("subdistrict/2565", ("  e7: 77.60", "  e7: 1.60")), "W313")
    assert message == ("ตัวชี้วัดที่ 7 ได้ 75.90 แต่จากข้อคำถาม 3 ใน 5 ข้อที่ระบุไว้ ค่าเฉลี่ยอยู่ได้เพียงระหว่าง 28.95 ถึง 68.95")
