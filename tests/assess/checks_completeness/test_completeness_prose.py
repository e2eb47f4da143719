"""Findings repeated word for word, and promises without a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.assess.checks_completeness.complete import Complete

FIRST = ["แผนงานเปิดเผยครบทุกโครงการ", "มี E-Service ห้างานบริการ", "ตอบคำถามทางเว็บไซต์ภายในหนึ่งวัน"]


@pytest.mark.parametrize(("times", "told"), [(2, False), (3, True)])
def test_the_same_finding_three_times(topics: Complete, times: int, told: bool) -> None:  # noqa: FBT001 - a case
    """Three entries with one sentence are told at the first, with the topics; two are not."""
    for text in FIRST[:times]:
        topics.edit("analysis.yml", text, "อยู่ในเกณฑ์ดีอยู่แล้ว")
    subjects = (
        "ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ, ประเด็นที่ 2 การให้บริการและระบบ E-Service, "
        "ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ"
    )
    line = f"analysis.yml:3:14: W713 ผลการวิเคราะห์ข้อความเดียวกันใช้ซ้ำ 3 แห่ง: {subjects}"
    assert topics.lines() == ([line] if told else [])


def test_repeated_in_measures(topics: Complete) -> None:
    """The same finding in three measures is told, unless the table merges its column."""
    for number in (1, 2, 3):
        topics.edit(
            "measures.yml", f"    steps: [ลงมือทำเรื่องที่ {number}]\n", f"    steps: [ขั้นที่ {number}]\n    finding: ผลดี\n"
        )
    told = "ผลการวิเคราะห์ข้อความเดียวกันใช้ซ้ำ 3 แห่ง: มาตรการที่ 1, มาตรการที่ 2, มาตรการที่ 3"
    assert topics.lines() == [f"measures.yml:6:14: W713 {told}"]
    topics.append("measures.yml", "table: {columns: [{heading: ผล, show: finding, merge: true}]}\n")
    assert topics.lines() == []


def promised(indicators: Complete, text: str) -> list[str]:
    """Return what is told of a narrative when indicator 7 has no measure."""
    indicators.edit("measures.yml", "indicator: 7", "indicator: 6")
    indicators.append("analysis.md", text)
    return indicators.lines("H714")


def test_a_promise_without_a_measure(indicators: Complete) -> None:
    """A promise about an indicator without a measure is a hint at its first word."""
    told = "เนื้อความเขียนว่า “จะจัดทำช่องทางใหม่” ในเรื่องตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้เรื่องนี้"
    assert promised(indicators, "\nตัวชี้วัดที่ 7 เทศบาลจะจัดทำช่องทางใหม่\n") == [f"analysis.md:5:22: H714 {told}"]


def test_a_promise_below_a_heading(indicators: Complete) -> None:
    """A paragraph that names nothing is about what its heading names."""
    [line] = promised(indicators, "\n## {{ indicator(7) }}\n\nเทศบาลจะเร่งปรับปรุงเว็บไซต์\n")
    assert line.startswith("analysis.md:7:7: H714 เนื้อความเขียนว่า “จะเร่งปรับปรุงเว็บไซต์” ")


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 7 ควรจะจัดทำช่องทางใหม่",
        "ตัวชี้วัดที่ 7 เป็นเรื่องที่จะต้องแก้ไขโดยเร่งด่วน",
        "ตัวชี้วัดที่ 7 เพื่อจะพัฒนาต่อไป",
        "{## ตัวชี้วัดที่ 7 จะจัดทำช่องทางใหม่ ##}",
        "ตัวชี้วัดที่ 6 ถึง 8 เทศบาลจะจัดทำช่องทางใหม่",
        "เทศบาลจะจัดทำช่องทางใหม่",
    ],
)
def test_no_promise(indicators: Complete, text: str) -> None:
    """What ought to be, a comment, what is about others with a measure, and what is about nothing, is no promise."""
    assert promised(indicators, f"\n{text}\n") == []


def test_a_promise_kept(indicators: Complete) -> None:
    """A promise about an indicator with a measure is kept."""
    indicators.append("analysis.md", "\nตัวชี้วัดที่ 7 เทศบาลจะจัดทำช่องทางใหม่\n")
    assert indicators.lines() == []


def test_a_promise_in_guidance(topics: Complete) -> None:
    """A guidance that promises something for a topic without a measure is told at the guidance."""
    topics.edit("analysis.yml", f"finding: {FIRST[1]}\n", f"finding: {FIRST[1]}\n    guidance: จะพัฒนาระบบใหม่\n")
    assert topics.lines() == []
    topics.edit("measures.yml", "{topic: 2}", "{topic: 1}")
    told = "เนื้อความเขียนว่า “จะพัฒนาระบบใหม่” ในเรื่องประเด็นที่ 2 การให้บริการและระบบ E-Service แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้เรื่องนี้"
    assert topics.lines("H714") == [f"analysis.yml:6:15: H714 {told}"]
