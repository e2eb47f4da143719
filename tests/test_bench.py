"""What `make bench` prints of what it has measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.bench import DOCUMENT_GOALS, Cost, Row, edit, goals, middle, parts_table, table, write_content

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {"import": 100.0, "load": 70.0, "assess": 140.0}
GOALS = """\
MISSED  CPU of build / plain at 3 reports: 2 (goal: at most 1.4)
met     CPU of build / plain at 100 reports: 0.5 (goal: at most 0.8)
met     wall of build / plain at 1000 reports: 0.4 (goal: at most 0.45)
MISSED  memory of any process at 1000 reports: 401 MB (goal: at most 400.0 MB)
met     time per report at 1000 / at 100: 1 (goal: at most 1.1)
MISSED  check of 100 reports: 2.1 s (goal: at most 2.0 s)
met     check of 1000 reports: 11 s (goal: at most 12.0 s)
met     check of 1000 reports, one changed: 1.5 s (goal: at most 2.0 s)
met     build of 1000 reports, one changed: 4.9 s (goal: at most 5.0 s)
MISSED  build of 1000 reports, unchanged: 2.5 s (goal: at most 2.0 s)
"""


def row(reports: int, ours: float, plain: float, check: float, many: float) -> Row:
    """Return what was measured of a site of so many reports, one MB a second."""

    def cost(seconds: float) -> Cost:
        return Cost(seconds, seconds, seconds)

    costs = (cost(ours), cost(plain), cost(check), cost(many))
    return Row(reports, 7 * reports, *costs, Cost(1, 1, 4.9), Cost(1, 1, 2.5), Cost(1, 1, 1.5), PARTS)


ROWS = [row(3, 2, 1, 0.5, 1), row(100, 20, 40, 2.1, 12), row(1000, 200, 1002.5, 11, 401)]


def test_each_goal_stands_beside_what_was_measured() -> None:
    """A goal that is kept is met, one that is not is missed, whatever the size; a run without a size has none of its."""
    made = {name: goal for name, (_, goal) in DOCUMENT_GOALS.items()}
    told = goals(ROWS, made).splitlines(keepends=True)
    assert "".join(told[: -len(made)]) == GOALS
    assert [line[:13] for line in told[-len(made) :]] == ["met     CPU: "] * len(made)
    assert goals(ROWS[:1], made).splitlines()[0] == GOALS.splitlines()[0]


def test_the_figures_are_columns() -> None:
    """Every figure stands below its heading, and what each part takes is told of a page."""
    head, *lines = table(ROWS).splitlines()
    assert {len(line) for line in lines} == {len(head)}
    assert lines[0].split() == [
        "3",
        "2.00",
        "1.00",
        "2.000",
        "666.7",
        "95.2",
        "0.50",
        "2",
        "1",
        "0",
        "2.0",
        "1.0",
        "0.5",
        "1.0",
        "1",
        "4.9",
        "2.5",
        "1.5",
    ]
    assert parts_table(ROWS[1:2]).splitlines()[1].split() == ["100", "100", "0.10", "0.20"]


def test_the_median_of_runs_counts() -> None:
    """One slow run of three changes nothing."""
    assert middle([Cost(1, 10, 5), Cost(9, 30, 90), Cost(2, 20, 4)]) == Cost(2, 20, 5)


def test_the_measured_site_is_written_and_edited(tmp_path: Path) -> None:
    """There are as many agencies as reports, each with one year, and an edit changes one of them."""
    write_content(tmp_path, 4)
    assert len([*tmp_path.glob("*/*/scores.yml")]) == len([*tmp_path.iterdir()]) == 4
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yml")}
    edit(tmp_path)
    assert len([path for path, data in before.items() if path.read_bytes() != data]) == 1
