"""A reported level is doubted where it contradicts what is known of the year, and never computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.findings import Finding

    FindingsOf = Callable[..., list[Finding]]


def test_letter_must_fit_its_band(findings_of: FindingsOf) -> None:
    """In a year of letters, a letter whose band does not hold the overall score is a warning with the right band."""
    (finding,) = findings_of("subdistrict/2565", ("level: A", "level: B"))
    assert finding.code == "W305"
    assert finding.message == ("ระดับที่รายงาน “B” ไม่ตรงกับเกณฑ์ของปี: คะแนนรวม 86.73 อยู่ในช่วงของระดับ A (85 ถึง 94.99)")


def test_word_needs_every_tool(findings_of: FindingsOf) -> None:
    """In 2566 a tool below 85 contradicts the level ผ่านดี, whose condition was seen."""
    changes = [("  6: 94.36", "  6: 70.00"), ("overall: 96.85", "overall: 94.41")]
    (finding,) = findings_of("province/2566", *changes)
    assert finding.code == "W305"
    assert finding.message == "ระดับที่รายงาน “ผ่านดี” ไม่ตรงกับเกณฑ์ของปี: EIT 82.71 ต่ำกว่า 85"


def test_part_of_eit_counts_as_a_tool(findings_of: FindingsOf) -> None:
    """The condition of 2566 names both parts of EIT, so a printed part below 85 contradicts it too."""
    (finding,) = findings_of("province/2566", ("rank:", "eit_parts: {1: 84.00, 2: 99.60}\nrank:"))
    assert finding.message == "ระดับที่รายงาน “ผ่านดี” ไม่ตรงกับเกณฑ์ของปี: EIT ส่วนที่ 1 84.00 ต่ำกว่า 85"


def test_rule_known_only_weakly_is_a_hint(findings_of: FindingsOf) -> None:
    """In 2568 the rule was seen only outside the NACC, so a doubtful level is a hint."""
    (finding,) = [one for one in findings_of("town/2568", ("level: ผ่าน", "level: ผ่านดี")) if one.code != "E301"]
    assert finding.code == "H309"
    assert finding.message == ("ระดับที่รายงาน “ผ่านดี” อาจไม่ตรงกับคะแนน: OIT 82.75 ต่ำกว่า 85 (เกณฑ์ของปีนี้รู้เพียงบางส่วน)")


def test_level_below_a_met_condition_is_doubted(findings_of: FindingsOf) -> None:
    """A level lower than one whose condition the scores meet is doubted."""
    (finding,) = findings_of("province/2566", ("level: ผ่านดี", "level: ผ่าน"))
    assert finding.message == "ระดับที่รายงาน “ผ่าน” ไม่ตรงกับเกณฑ์ของปี: คะแนนเข้าเกณฑ์ของระดับ ผ่านดี"


@pytest.mark.parametrize(
    ("report", "level", "hint"),
    [("subdistrict/2565", "level: A\n", "AA, A, B, C, D, E, F"), ("province/2566", "level: ผ่านดี\n", "ผ่านดี")],
)
def test_unknown_level_names_the_nearest(findings_of: FindingsOf, report: str, level: str, hint: str) -> None:
    """A level that the year does not have is a warning that helps with the right ones."""
    wrong = "level: G\n" if "A" in level else "level: ผ่านดีี\n"
    (finding,) = findings_of(report, (level, wrong))
    assert finding.code == "W311"
    assert hint in finding.message
