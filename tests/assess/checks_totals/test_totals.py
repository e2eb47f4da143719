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


def test_roi_et_names_the_mistyped_indicator(findings_of: FindingsOf) -> None:
    """The real contradiction of Roi Et is told with both figures and the one slip that explains it."""
    (message,) = messages(findings_of("roi-et/2568"), "E301")
    assert message == (
        "คะแนนรวมที่รายงาน 93.14 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 92.90 (ต่างกัน 0.24) "
        "ถ้าตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ เป็น 99.55 (พิมพ์ไว้ 95.55) คะแนนรวมจะเป็น 93.14 พอดี"
    )


def test_clean_totals_are_silent(findings_of: FindingsOf) -> None:
    """Reports whose totals hold give no finding of this group."""
    assert findings_of("takhram-en/2565") == []


def test_mistyped_overall_is_among_the_candidates(findings_of: FindingsOf) -> None:
    """Two digits swapped in the overall score are named among the candidates."""
    (message,) = messages(findings_of("takhram-en/2565", ("overall: 87.13", "overall: 87.31")), "E301")
    assert "คะแนนรวมที่รายงาน 87.31 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 87.13 (ต่างกัน 0.18)" in message
    assert "อาจเป็นอย่างใดอย่างหนึ่ง: " in message


def test_difference_of_rounding_is_silent(findings_of: FindingsOf) -> None:
    """A total that follows from tool scores rounded one by one is no contradiction."""
    changes = [("overall: 97.14", "overall: 97.14"), ("6: 95.47", "6: 95.48")]
    assert findings_of("tak-pao/2566", *changes) == []


def test_tool_score_names_the_indicator_of_its_tool(findings_of: FindingsOf) -> None:
    """A printed tool score that is not the mean of its indicators is found, with the slips that would explain it."""
    changed = ("rank:", "tools: {EIT: 91.80, OIT: 98.00}\nrank:")
    (message,) = messages(findings_of("tak-pao/2566", changed), "E302")
    assert message == (
        "คะแนน OIT ที่รายงาน 98.00 ไม่ตรงกับค่าเฉลี่ยของตัวชี้วัด 99.00 (ต่างกัน 1.00) ถ้าตัวชี้วัดที่ 9 เป็น 96.00 (พิมพ์ไว้ 98.00) จะตรงพอดี"
    )


def test_indicator_is_the_mean_of_its_questions(findings_of: FindingsOf) -> None:
    """An indicator all of whose questions are printed, in a year whose rule is known, must be their mean."""
    questions = "questions:\n  i19: 80.00\n  i21: 80.00\n  i22: 90.00\n  i24: 90.00\n"
    found = findings_of("takhram-en/2565", ("questions:\n", questions))
    assert messages(found, "E306") == ["คะแนนตัวชี้วัดที่ 4 84.11 ไม่ตรงกับค่าเฉลี่ยของข้อคำถามทั้งหมด 81.80 (ต่างกัน 2.31)"]


def test_eit_lies_between_its_parts(findings_of: FindingsOf) -> None:
    """Whatever the weights of its two parts, EIT lies between them."""
    found = findings_of("tak-pao/2566", ("rank:", "eit_parts: {1: 92.00, 2: 93.00}\nrank:"))
    assert messages(found, "W307") == ["คะแนน EIT 91.80 ไม่อยู่ระหว่างคะแนนส่วนที่ 1 และ 2 (92.00 ถึง 93.00)"]
    assert findings_of("takhram-en/2565", ("questions:", "eit_parts: {1: 70.00, 2: 93.00}\nquestions:")) == []


def test_printed_order_follows_the_scores(findings_of: FindingsOf) -> None:
    """A printed ranking that puts a lower score above a higher one is found at the place of the misplaced number."""
    (finding,) = findings_of("takhram-en/2565", ("[10, 3, 1, 5,", "[10, 1, 3, 5,"))
    assert finding.message == "ลำดับที่พิมพ์วางตัวชี้วัดที่ 1 (92.69) ไว้เหนือตัวชี้วัดที่ 3 (92.98) ซึ่งคะแนนสูงกว่า"
    assert finding.code == "W308"


def test_lost_items_give_the_indicator(findings_of: FindingsOf) -> None:
    """Where the rule of items is known, lost items that do not give the indicator's score are a hint."""
    found = findings_of("tak-pao/2566", ("  9: 98.00", "  9: 96.00"), ("overall: 97.14", "overall: 96.74"))
    assert messages(found, "H310") == ["ตัวชี้วัดที่ 9 ได้ 96.00 แต่ข้อ OIT ที่ระบุว่าเสียคะแนน 1 ข้อ ทำให้ได้ 98.00 (ต่างกัน 2.00)"]


def test_prose_tells_the_slip_among_several(findings_of: FindingsOf) -> None:
    """Where arithmetic leaves several slips, the figure that the prose gives puts the right one first, alone."""
    slip = ("  4: 84.11", "  4: 84.71")
    several = messages(findings_of("takhram-en/2565", slip), "E301")[0]
    assert "อาจเป็นอย่างใดอย่างหนึ่ง" in several
    prose = "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ ได้ ๘๔.๑๑ คะแนน\n\n"
    typed = ("analysis.md", "## 2. ผลการประเมิน", prose + "## 2. ผลการประเมิน")
    (alone,) = messages(findings_of("takhram-en/2565", slip, typed), "E301")
    assert alone.endswith("ถ้าตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ เป็น 84.11 (พิมพ์ไว้ 84.71) คะแนนรวมจะเป็น 87.13 พอดี")
