"""Priorities and what-if, against figures worked out by hand.

A point in IIT adds 0.30 / 5 = 0.06 to the overall, in EIT 0.30 / 3 = 0.10, in OIT 0.40 / 2 = 0.20.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import Priorities, priorities_of
from tests.assess.samples import assess_folder, assessed, scores, write_agency
from tests.years.several import FIRST

if TYPE_CHECKING:
    from pathlib import Path


def found(tmp_path: Path, year: int = 2565, **changes: object) -> Priorities:
    """Return the priorities of the sample year with some scores replaced."""
    priorities = priorities_of(assessed(tmp_path, year, scores=scores(**changes)))
    assert priorities is not None
    return priorities


def test_the_costliest_comes_first(tmp_path: Path) -> None:
    """Indicator 9 at 60 loses 0.20 x 40 = 8 points, 10 loses 4, 6 loses 1.70, and so on."""
    rows = found(tmp_path).rows
    assert [(row.indicator.number, row.indicator.lost) for row in rows[:4]] == [
        (9, 8),
        (10, 4),
        (6, Decimal("1.7")),
        (7, Decimal("1.6")),
    ]
    assert [[view.measure.id for view in row.measures] for row in rows[:3]] == [["m01"], ["m02"], []]


@pytest.mark.parametrize(
    ("number", "at_85", "at_95", "at_100"),
    [
        (9, "85.80", "87.80", "88.80"),
        (10, "81.80", "83.80", "84.80"),
        (6, "81.00", "82.00", "82.50"),
        (5, None, "80.86", "81.16"),
        (8, None, "81.80", "82.30"),
    ],
)
def test_what_if(tmp_path: Path, number: int, at_85: str | None, at_95: str | None, at_100: str | None) -> None:
    """The overall is 80.80 plus the share times what the indicator gains; a goal reached already has no outcome."""
    row = next(row for row in found(tmp_path).rows if row.indicator.number == number)
    expected = [None if value is None else Decimal(value) for value in (at_85, at_95, at_100)]
    assert [outcome for _, outcome in row.outcomes] == expected
    assert [goal for goal, _ in row.outcomes] == [85, 95, 100]


def test_what_the_target_needs(tmp_path: Path) -> None:
    """The overall lacks 4.20: indicator 9 would do it alone at 60 + 4.20 / 0.20 = 81, while 10 would need 101."""
    priorities = found(tmp_path)
    alone = {row.indicator.number: row.alone for row in priorities.rows}
    assert (priorities.target, priorities.short) == (Decimal(85), Decimal("4.20"))
    assert (alone[9], alone[10], alone[6]) == (Decimal(81), None, None)


def test_what_each_tool_needs(tmp_path: Path) -> None:
    """IIT has 92; EIT lacks 1 (3 over three indicators, worth 0.30); OIT lacks 15 (30 over two, worth 6)."""
    told = [(need.tool.code, need.short, need.together, need.gain) for need in found(tmp_path, 2566).tools]
    expected = [("IIT", "0", "0", "0"), ("EIT", "1", "3", "0.3"), ("OIT", "15", "30", "6")]
    assert told == [(code, *map(Decimal, figures)) for code, *figures in expected]


def test_no_tool_is_asked_for_a_score_that_no_level_asks(tmp_path: Path) -> None:
    """Levels in letters ask nothing of single tools, so that up to 2565 no tool lacks anything."""
    assert found(tmp_path, 2565).tools == ()


def test_a_target_reached_needs_nothing(tmp_path: Path) -> None:
    """At 86.20 nothing is short, and no indicator has a score to reach."""
    priorities = found(tmp_path, overall="86.20", indicators=FIRST | {1: 85, 6: 80, 9: 90})
    assert priorities.short == 0
    assert {row.alone for row in priorities.rows} == {None}


def test_outcomes_are_reckoned_from_the_indicators(tmp_path: Path) -> None:
    """Where the reported overall contradicts the indicators, the computed one is the base, and that is known."""
    priorities = found(tmp_path, overall="81.80")
    assert (priorities.overall, priorities.agrees) == (Decimal("80.8"), False)
    assert priorities.rows[0].outcomes[-1] == (Decimal(100), Decimal("88.8"))
    assert found(tmp_path / "other").agrees


def test_full_marks_leave_nothing_to_gain(tmp_path: Path) -> None:
    """With 100 everywhere there are no rows."""
    assert found(tmp_path, overall=100, level="AA", indicators=dict.fromkeys(range(1, 11), 100)).rows == ()


def test_unknown_weights_give_no_priorities(tmp_path: Path) -> None:
    """A year whose weights are not known has nothing to reckon with."""
    assert priorities_of(assessed(tmp_path, 2569)) is None


REPORT = """\
rounds:
  - months: 6
    entries:
      - {measure: m01, status: in_progress}
      - {measure: m02, status: done}
  - months: 12
    entries:
      - {measure: m01, status: in_progress}
      - {measure: m02, status: %s}
"""


@pytest.mark.parametrize(("status", "left"), [("done", []), ("cancelled", []), ("in_progress", ["m02"])])
def test_what_is_done_or_cancelled_is_not_outstanding(tmp_path: Path, status: str, left: list[str]) -> None:
    """The latest round tells which measures are left; what was said to be done in an earlier one may open again."""
    write_agency(tmp_path)
    (tmp_path / "ban-na" / "2565" / "progress.yml").write_text(REPORT % status, encoding="utf-8")
    priorities = priorities_of(assess_folder(tmp_path).agencies[0].years[0])
    assert priorities is not None
    assert priorities.reported_on
    told = {row.indicator.number: [view.measure.id for view in row.outstanding] for row in priorities.rows[:3]}
    assert told == {9: ["m01"], 10: left, 6: []}
    assert [view.measure.id for view in priorities.rows[1].measures] == ["m02"]


def test_without_a_report_every_measure_is_outstanding(tmp_path: Path) -> None:
    """Where no report says what became of the measures, none of them is taken for done."""
    priorities = found(tmp_path)
    assert not priorities.reported_on
    assert all(row.outstanding == row.measures for row in priorities.rows)
    assert [view.measure.id for view in priorities.rows[0].outstanding] == ["m01"]
