"""Topics and indicators that are passed over; low scores, lost items and low questions that no measure answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.assess import checklist
from prongsai.assess._expanded import without_comments
from prongsai.assess.elements.named import named

if TYPE_CHECKING:
    from tests.assess.checks_completeness.complete import Complete

TOPIC_2 = "ประเด็นที่ 2 การให้บริการและระบบ E-Service"
ENTRY_2 = "  - about: {topic: 2}\n    finding: มี E-Service ห้างานบริการ\n"
SEVENTH = "    addresses: [{indicator: 7}]\n"


def test_a_topic_not_analysed(topics: Complete) -> None:
    """A topic without an entry is named at the entries."""
    topics.edit("analysis.yml", ENTRY_2)
    assert topics.lines() == [f"analysis.yml:1:1: W706 ยังไม่มีการวิเคราะห์{TOPIC_2}"]


@pytest.mark.parametrize("text", ["## {{ topic(2) }}", "ประเด็นที่ ๒ มีผลดี", "การให้บริการและระบบ E-Service มีผลดี"])
def test_a_topic_analysed_in_the_narrative(topics: Complete, text: str) -> None:
    """A topic that the narrative names is analysed, by placeholder, number or title."""
    topics.edit("analysis.yml", ENTRY_2)
    topics.append("analysis.md", f"{text}\n")
    assert topics.lines("W7") == []


def test_a_topic_in_a_comment_is_not_analysed(topics: Complete) -> None:
    """The title of a topic that readers do not see is none that the narrative names."""
    topics.edit("analysis.yml", ENTRY_2)
    topics.append("analysis.md", "{## การให้บริการและระบบ E-Service ##}\n")
    assert topics.lines("W7") == [f"analysis.yml:1:1: W706 ยังไม่มีการวิเคราะห์{TOPIC_2}"]


def test_topics_without_a_measure(topics: Complete) -> None:
    """Two topics without a measure are named in one finding, at the measures."""
    topics.edit("measures.yml", "{topic: 2}", "{topic: 1}")
    topics.edit("measures.yml", "{topic: 4}", "{topic: 1}")
    fourth = "ประเด็นที่ 4 กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ"
    assert topics.lines() == [f"measures.yml:1:1: W707 ยังไม่มีมาตรการของ{TOPIC_2}, {fourth}"]


def test_topics_of_another_year_are_hints(topics: Complete) -> None:
    """A report by topics for a year whose elements are not known gets the same as hints."""
    later = topics.moved(2567)
    assert later.lines() == []
    later.edit("analysis.yml", ENTRY_2)
    later.edit("measures.yml", "{topic: 2}", "{topic: 1}")
    assert later.lines() == [
        f"analysis.yml:1:1: H715 รายงานจัดตามประเด็น แต่ยังไม่มีการวิเคราะห์{TOPIC_2}",
        f"measures.yml:1:1: H716 รายงานจัดตามประเด็น แต่ยังไม่มีมาตรการของ{TOPIC_2}",
    ]


def test_an_indicator_passed_over(indicators: Complete) -> None:
    """Where the others are analysed and have a measure, the one that lacks both is a hint at each place."""
    indicators.edit("analysis.yml", "indicator: 7", "indicator: 6")
    indicators.edit("measures.yml", "indicator: 7", "indicator: 6")
    told = "H708 รายงานจัดตามตัวชี้วัด แต่ยังไม่มี{}ของตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"
    assert indicators.lines() == [
        f"analysis.yml:1:1: {told.format('การวิเคราะห์')}",
        f"measures.yml:1:1: {told.format('มาตรการ')}",
    ]


def test_measures_for_low_indicators_alone_are_a_choice(indicators: Complete) -> None:
    """A report that gives measures only to what is below its line is not asked for the others."""
    for number in (7, 8, 9, 10):
        indicators.edit("measures.yml", f"indicator: {number}", "indicator: 1")
    assert indicators.lines("H708") != []
    indicators.append("measures.yml", "thresholds: {improve: 95}\n")
    assert indicators.lines("H708") == []
    assert len(indicators.lines("W709")) == 4


def test_a_low_indicator_without_a_measure(indicators: Complete) -> None:
    """An indicator below the line that no measure addresses is told at its score, with both figures."""
    indicators.edit("scores.yml", "  7: 90", "  7: 80")
    indicators.edit("measures.yml", "indicator: 7", "indicator: 6")
    told = "W709 ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 80.00 ต่ำกว่า 85 แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้"
    assert indicators.lines("W709") == [f"scores.yml:10:6: {told}"]


@pytest.mark.parametrize("reference", ["{indicator: 7}", "{tool: EIT}"])
def test_a_low_indicator_answered(indicators: Complete, reference: str) -> None:
    """The indicator itself or its tool among what a measure addresses answers it."""
    indicators.edit("scores.yml", "  7: 90", "  7: 80")
    indicators.edit("measures.yml", SEVENTH, f"    addresses: [{reference}]\n")
    assert indicators.lines("W709") == []


@pytest.mark.parametrize(
    ("measure", "answered"), [("{question: e7}", True), ("{item: O10}", True), ("{item: O2}", False)]
)
def test_questions_and_lost_items_answer_their_indicator(
    indicators: Complete,
    measure: str,
    answered: bool,  # noqa: FBT001 - a case of the table
) -> None:
    """A question or a lost item answers its indicator; an item that kept its points does not."""
    older = indicators.moved(2565)
    number = 7 if "question" in measure else 9
    older.edit("scores.yml", f"  {number}: 90", f"  {number}: 80")
    older.append("scores.yml", "items: {O10: 0}\n")
    older.edit("measures.yml", f"    addresses: [{{indicator: {number}}}]\n", f"    addresses: [{measure}]\n")
    assert (older.lines("W709") == []) is answered


def test_the_agencys_own_line_counts(indicators: Complete) -> None:
    """The line to improve is the agency's; without one, that of weakness; a score at the line is not below it."""
    indicators.edit("scores.yml", "  7: 90", "  7: 80")
    indicators.edit("measures.yml", "indicator: 7", "indicator: 6")
    indicators.append("measures.yml", "thresholds: {weakness: 80}\n")
    assert indicators.lines("W709") == []
    indicators.edit("measures.yml", "{weakness: 80}", "{weakness: 80, improve: 81}")
    assert len(indicators.lines("W709")) == 1


def test_a_low_indicator_by_topic_is_a_hint(topics: Complete) -> None:
    """A topic's measure may answer an indicator without saying so."""
    topics.edit("scores.yml", "  7: 90", "  7: 80")
    told = (
        "H718 ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 80.00 ต่ำกว่า 85 แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้โดยตรง (รายงานไม่ได้ระบุว่ามาตรการใดตอบ)"
    )
    assert topics.lines("H718") == [f"scores.yml:10:6: {told}"]
    assert topics.lines("W709") == []


def test_a_lost_item_without_a_measure(topics: Complete) -> None:
    """A lost item that no measure addresses is told at its key."""
    topics.append("scores.yml", "items:\n  O2:\n    lost: true\n")
    told = "W710 ข้อ O2 ข้อมูลผู้บริหาร เสียคะแนน แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้"
    assert topics.lines("W710") == [f"scores.yml:15:3: {told}"]


@pytest.mark.parametrize("reference", ["{item: ๐2}", "{indicator: 9}", "{tool: OIT}"])
def test_a_lost_item_answered(topics: Complete, reference: str) -> None:
    """The item, its indicator or its tool among what a measure addresses answers it."""
    topics.append("scores.yml", "items: {O2: 0}\n")
    topics.edit("measures.yml", "[{topic: 1}]", f"[{{topic: 1}}, {reference}]")
    assert topics.lines("W710") == []


def test_a_topic_answers_the_items_listed_under_it(topics: Complete) -> None:
    """An item under a topic's analysis is answered by the topic's measure; an item with all its points needs none."""
    topics.append("scores.yml", "items: {O2: 0, O3: 100}\n")
    topics.edit("analysis.yml", "  - about: {topic: 3}\n", "  - about: {topic: 3}\n    items: [o2]\n")
    assert topics.lines("W710") == []


def test_a_low_question_without_a_measure(indicators: Complete) -> None:
    """A question below the line is told at its score, unless its indicator has a measure."""
    older = indicators.moved(2565)
    older.append("scores.yml", "questions:\n  E7: 78.30\n  e9: 85\n")
    assert older.lines("W711") == []
    older.edit("measures.yml", "indicator: 7", "indicator: 6")
    [line] = older.lines("W711")
    assert line.startswith("scores.yml:15:7: W711 ข้อ e7")
    assert line.endswith("ได้ 78.30 ต่ำกว่า 85 แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้")


ADVICE = """\
advice:
  - about: {{question: e1}}
    cites: [{cites}]
    text: ควรปรับคู่มือ
  - about: {{question: e1}}
    text: ควรปรับคู่มือ
"""


def test_an_advised_question_by_topic(topics: Complete) -> None:
    """A question that assessors advise on twice is told once; its cited items tell whether a measure answers it."""
    topics.append("analysis.yml", ADVICE.format(cites="O14"))
    [line] = topics.lines()
    assert line.startswith("analysis.yml:18:12: W711 ข้อ e1 ")
    assert line.endswith("มีข้อเสนอแนะจากผู้ตรวจประเมิน แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้")
    topics.edit("measures.yml", "[{topic: 2}]", "[{topic: 2}, {item: O14}]")
    assert topics.lines() == []


def test_an_advised_question_without_cited_items_is_a_hint(topics: Complete) -> None:
    """Without cited items a topic's measure may answer the question unsaid."""
    topics.append("analysis.yml", ADVICE.format(cites=""))
    [line] = topics.lines()
    assert line.startswith("analysis.yml:18:12: H719 ข้อ e1 ")
    assert line.endswith("แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้โดยตรง (รายงานไม่ได้ระบุว่ามาตรการใดตอบ)")


def test_a_question_of_no_known_indicator_is_a_hint(indicators: Complete) -> None:
    """Where the year's questions are not known, a measure for the tool's indicators may answer one: nobody knows."""
    indicators.append("scores.yml", "questions: {e7: 60}\n")
    [line] = indicators.lines("H719")
    assert line.startswith("scores.yml:14:17: H719 ข้อ e7 ได้ 60.00 ต่ำกว่า 85 ")
    assert indicators.lines("W711") == []
    assert _tick(indicators, "low_questions") == "ไม่ได้ระบุ"


def _tick(site: Complete, key: str) -> str:
    [element] = [one for one in checklist(site.assessed()) if one.key == key]
    return element.words


@pytest.mark.parametrize("year", [2567, 2569])
def test_an_item_of_no_known_indicator_is_a_hint(indicators: Complete, year: int) -> None:
    """Whether a measure answers an item of which nobody knows the indicator is not told, in one year as in another."""
    later = indicators.moved(year)
    later.append("scores.yml", "items: {O12: 0}\n")
    [line] = later.lines("H733")
    assert line.endswith("เสียคะแนน แต่ไม่มีมาตรการใดระบุว่ามุ่งแก้โดยตรง (รายงานไม่ได้ระบุว่ามาตรการใดตอบ)")
    assert later.lines("W710") == []
    assert _tick(later, "lost_items") == "ไม่ได้ระบุ"
    later.edit("measures.yml", "addresses: [{indicator: 9}]", "addresses: [{indicator: 9}, {item: O12}]")
    assert later.lines("H733") == []
    assert _tick(later, "lost_items") == "มี"


def test_an_item_that_belongs_to_no_indicator_of_a_measure(indicators: Complete) -> None:
    """Measures for the indicators of other tools alone answer no item."""
    indicators.append("scores.yml", "items: {O12: 0}\n")
    for number in (9, 10):
        indicators.edit("measures.yml", f"indicator: {number}}}", "indicator: 1}")
    assert indicators.lines("H733") == []
    assert len(indicators.lines("W710")) == 1
    assert _tick(indicators, "lost_items") == "ไม่มี"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ตัวชี้วัดที่ ๗", {("indicator", "7")}),
        ("ตัวชี้วัดที่ 1 ถึง 3", {("indicator", "1"), ("indicator", "2"), ("indicator", "3")}),
        ("ตัวชี้วัดที่ 8–9", {("indicator", "8"), ("indicator", "9")}),
        ("ตัวชี้วัดที่ 9 - 2567", {("indicator", "9")}),
        ("{{ topic(3) }} {{ score('10') }}", {("topic", "3"), ("indicator", "10")}),
        ("ตัวชี้วัดย่อยที่ 9.1 และข้อ e7", set()),
    ],
)
def test_mentions(text: str, found: set[tuple[str, str]]) -> None:
    """Indicators and topics are known by number in either digits, in ranges, and by placeholder."""
    assert named(text) == found


@given(st.text(alphabet="ก{# }\n1"))
def test_blanked_comments_move_nothing(text: str) -> None:
    """Blanking comments keeps every line and column."""
    assert [len(line) for line in without_comments(text).split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize(("score", "told"), [(99.99, True), (100, False)])
def test_where_nothing_is_lost_no_measure_is_missed(indicators: Complete, score: float, told: bool) -> None:  # noqa: FBT001 - a case
    """H708 is for indicators that lose points; one with full marks asks for no measure."""
    indicators.edit("scores.yml", "  7: 90", f"  7: {score}")
    indicators.edit("measures.yml", "indicator: 7", "indicator: 6")
    assert bool(indicators.lines("H708")) is told
