"""What git says of commits, read line by line without a repository."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.content._history import day_of
from prongsai.content._versions import _Commit, _commit, _snapshots, blob_name, year_file

NEW, OLD, NONE = "a" * 40, "b" * 40, "0" * 40


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a/2568/scores.yml", ("a/2568", "scores.yml")),
        ("a/2568/analysis.yml", ("a/2568", "analysis.yml")),
        ("a/2568/measures.yml", ("a/2568", "measures.yml")),
        ("a/2568/progress.yml", ("a/2568", "progress.yml")),
        ("a/2568/analysis.md", ("a/2568", "analysis.md")),
        ("ก/2568/evidence/x/ข.pdf", ("ก/2568", "evidence/x/ข.pdf")),
        ("a/agency.yml", None),
        ("a/2568/other.yml", None),
        ("a/2568/progress.md", None),
        ("a/256/scores.yml", None),
        ("a/b/2568/scores.yml", None),
        ("a/2568/scores.yml.bak", None),
        ("a/2568/evidence/", None),
    ],
)
def test_a_file_of_a_year_is_known_by_its_path(path: str, found: tuple[str, str] | None) -> None:
    """Its folder and its name in it; of other files nothing is kept."""
    assert year_file(path) == found


def line(status: str, *paths: str, name: str = NEW) -> str:
    """Return a line of git's raw form."""
    return "\t".join([f":100644 100644 {OLD} {name} {status}", *paths])


@pytest.mark.parametrize(
    ("lines", "changed", "moved"),
    [
        ([line("M", "a/2568/scores.yml")], [("a/2568", "scores.yml", NEW)], {}),
        ([line("A", "a/2568/analysis.md")], [("a/2568", "analysis.md", NEW)], {}),
        ([line("D", "a/2568/scores.yml", name=NONE)], [("a/2568", "scores.yml", None)], {}),
        ([line("M", "a/agency.yml"), ""], [], {}),
        (
            [line("R100", "a/2568/scores.yml", "b/2568/scores.yml")],
            [("b/2568", "scores.yml", NEW), ("a/2568", "scores.yml", None)],
            {"b/2568": "a/2568"},
        ),
        (
            [line("R100", "a/2568/measures.yml", "b/2568/measures.yml")],
            [("b/2568", "measures.yml", NEW), ("a/2568", "measures.yml", None)],
            {},
        ),
        (
            [line("R090", "a/2568/scores.yml", "a/2568/measures.yml")],
            [("a/2568", "measures.yml", NEW), ("a/2568", "scores.yml", None)],
            {},
        ),
        ([line("R100", "a/2568/scores.yml", "old/scores.yml")], [("a/2568", "scores.yml", None)], {}),
        ([line("R100", "old/scores.yml", "a/2568/scores.yml")], [("a/2568", "scores.yml", NEW)], {}),
    ],
)
def test_a_commit_tells_what_it_changed(
    lines: list[str], changed: list[tuple[str, str, str | None]], moved: dict[str, str]
) -> None:
    """What is new, what went, and which folder was renamed: the one whose scores came from another."""
    assert _commit("\n".join(["1767600000", *lines])) == _Commit(1767600000, changed, moved)


DAY = 24 * 60 * 60
YEAR = "a/2568"
SCORES, MEASURES = (YEAR, "scores.yml", "s"), (YEAR, "measures.yml", "m")


def days(*commits: _Commit) -> list[tuple[str, dict[str, str]]]:
    """Return what the year held on each day, of commits with the newest first."""
    return [(str(day), names) for day, names in _snapshots(YEAR, list(commits))]


def test_a_year_begins_with_its_scores_and_measures() -> None:
    """Commits of a day are one version, and what went is held no more."""
    first, second = _Commit(0, [SCORES], {}), _Commit(DAY, [MEASURES], {})
    third = _Commit(2 * DAY, [(YEAR, "analysis.md", "n")], {})
    fourth = _Commit(2 * DAY + 1, [(YEAR, "analysis.md", None)], {})
    held = {"scores.yml": "s", "measures.yml": "m"}
    assert days(first) == []
    assert days(second, first) == [("1970-01-02", held)]
    assert days(third, second, first) == [("1970-01-02", held), ("1970-01-03", held | {"analysis.md": "n"})]
    assert days(fourth, third, second, first) == [("1970-01-02", held), ("1970-01-03", held)]


def test_another_year_is_not_told() -> None:
    """A commit that changes nothing of the year is no version of it."""
    assert days(_Commit(DAY, [("b/2568", "scores.yml", "x")], {}), _Commit(0, [SCORES, MEASURES], {})) == [
        ("1970-01-01", {"scores.yml": "s", "measures.yml": "m"})
    ]


def test_a_wrong_clock_turns_no_order_round() -> None:
    """What was committed later is never shown to be of an earlier day."""
    late = _Commit(5 * DAY, [SCORES, MEASURES], {})
    assert days(_Commit(0, [(YEAR, "scores.yml", "t")], {}), late) == [
        ("1970-01-06", {"scores.yml": "t", "measures.yml": "m"})
    ]


def test_a_renamed_year_goes_on() -> None:
    """What left the old folder is held by the new one."""
    old = _Commit(0, [("o/2568", "scores.yml", "s"), ("o/2568", "measures.yml", "m")], {})
    left = [("o/2568", "scores.yml", None), ("o/2568", "measures.yml", None)]
    moved = _Commit(DAY, [SCORES, *left, MEASURES], {YEAR: "o/2568"})
    held = {"scores.yml": "s", "measures.yml": "m"}
    assert days(moved, old) == [("1970-01-01", held), ("1970-01-02", held)]


@pytest.mark.parametrize(
    ("width", "name"),
    [
        (40, "ce013625030ba8dba906f756967f9e9ca394464a"),
        (64, "2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4"),
    ],
)
def test_a_content_has_the_name_that_git_gives_it(width: int, name: str) -> None:
    """In repositories of either kind of names."""
    assert blob_name(b"hello\n", width) == name


@pytest.mark.parametrize(
    ("seconds", "day"), [(0, date(1970, 1, 1)), (17 * 3600 - 1, date(1970, 1, 1)), (17 * 3600, date(1970, 1, 2))]
)
def test_a_day_begins_at_midnight_in_thailand(seconds: int, day: date) -> None:
    """Seven hours before it does in London."""
    assert day_of(seconds) == day
