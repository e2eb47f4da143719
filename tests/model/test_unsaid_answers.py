"""Which indicator a measure answers, where the report does not say: never told as a measure that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from prongsai.assess import checklist
from tests.assess.samples import assess_folder, measures, scores, write_agency
from tests.render.reading import read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import AssessedSite

NOT_SAID, NONE = "ไม่ได้ระบุว่ามาตรการใดตอบ", "ยังไม่มีมาตรการ"


def answers(site: AssessedSite, year: int, indicator: int) -> tuple[str, ...]:
    """Return what the results of the year, the agency's home and its sheet for executives say of an indicator."""
    tree = render(site)
    found = []
    for page in (f"ban-na/{year}/index.md", "ban-na/index.md", "ban-na/brief/index.md"):
        root = read(tree.pages[page])
        rows = [row for row in root.all("tr", "li") if row.text().startswith(f"{indicator}. ")]
        found += [word for row in rows for word in (NOT_SAID, NONE) if word in row.text()]
    return tuple(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        ([{"topic": 3}], (NOT_SAID,)),
        ([{"question": "e1"}], (NOT_SAID,)),
        ([{"item": "O1"}], (NONE,)),
        ([{"indicator": 9}], (NONE,)),
        ([], (NOT_SAID,)),
    ],
    ids=["topic", "question", "item-of-another-tool", "another-indicator", "nothing-said"],
)
def test_unknown_is_not_none(tmp_path: Path, addresses: list[dict[str, Any]], told: tuple[str, ...]) -> None:
    """A measure for a topic, for a question of unknown indicator or for nothing named may be one for indicator 6.

    Where all are for other things it has none, and that is said.
    """
    given = write_agency(tmp_path, 2567, measures=measures({"addresses": addresses}), scores=scores(level="ผ่าน"))
    assert answers(assess_folder(given), 2567, 6) == told


def test_a_question_is_rolled_up_in_each_year_alike(tmp_path: Path) -> None:
    """The same question answers its indicator where that is known, and may answer it where it is not."""
    record = measures({"addresses": [{"question": "e13"}]})
    known = assess_folder(write_agency(tmp_path / "a", 2566, measures=record, scores=scores(level="ผ่าน"))).agencies[0]
    unknown = assess_folder(write_agency(tmp_path / "b", 2567, measures=record, scores=scores(level="ผ่าน"))).agencies[0]
    assert [len(one.years[0].answering(8)) for one in (known, unknown)] == [1, 0]
    assert [one.years[0].unanswered(8) for one in (known, unknown)] == [False, False]
    assert [one.years[0].unanswered(1) for one in (known, unknown)] == [True, True]


def test_a_topic_answers_what_it_is_analysed_by(tmp_path: Path) -> None:
    """A topic's measure answers the indicator of the lost items by which the report analyses that topic."""
    entries = [{"about": {"topic": 3}, "items": ["O1", "O2"], "finding": "พบว่าต้องปรับปรุง"}]
    site = assess_folder(
        write_agency(
            tmp_path,
            2565,
            measures=measures({"addresses": [{"topic": 3}]}),
            scores=scores(items={"O1": 0}),
            analysis={"entries": entries},
        )
    )
    year = site.agencies[0].years[0]
    assert [view.measure.id for view in year.answering(9)] == ["m1"]
    assert not year.unanswered(5)


def test_the_checklist_says_that_it_is_not_said(tmp_path: Path) -> None:
    """The box of elements does not tell an assessor that a low indicator lacks a measure where a topic's may answer it."""
    site = assess_folder(write_agency(tmp_path, 2565, measures=measures({"addresses": [{"topic": 3}]})))
    words = {one.key: one.words for one in checklist(site.agencies[0].years[0])}
    assert words["low_indicators"] == "ไม่ได้ระบุ"
