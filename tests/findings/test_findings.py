"""A finding and the list of a run: its line, its severity, its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.findings import ContentError, Finding, Findings, Place, as_record, gathered

if TYPE_CHECKING:
    from tests.conftest import TinySite

PLACE = Place("thung-thong/2568/scores.yml", 12, 6)
SCORE = Finding.make("E102", PLACE, found="955.5")


def test_a_finding_is_one_line_with_its_place() -> None:
    """The line begins with file, line and column, which editors turn into a link, and then the code."""
    assert str(SCORE) == "thung-thong/2568/scores.yml:12:6: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)"


def test_a_place_without_a_line_is_the_files_beginning() -> None:
    """A finding about a whole file points at its first line and column."""
    assert str(Place("a.yml")) == "a.yml:1:1"


def test_a_figure_left_out_prints_nothing() -> None:
    """A clause that is None leaves no trace in the message."""
    made = Finding.make("E104", PLACE, field="x", hint=None)
    assert made.message == "ไม่รู้จักชื่อข้อมูล “x”"


def test_a_message_lacking_a_figure_is_a_fault_of_ours() -> None:
    """A message whose place nobody fills does not reach an officer."""
    with pytest.raises(KeyError, match="found"):
        Finding.make("E102", PLACE)


@pytest.mark.parametrize("typed", ["ก\nข", "ก\r\n\u2028ข", "ก\x85\fข"])
def test_a_message_is_one_line_in_every_form(typed: str) -> None:
    """A line break of what was typed is a space, as data too."""
    assert Finding.make("E102", PLACE, found=typed).message.endswith("(พบ ก ข)")


@pytest.mark.parametrize("typed", ["\0", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800", "\uffff"])
def test_a_message_holds_nothing_that_a_terminal_obeys(typed: str) -> None:
    """A control character, or half a letter, of what was typed or of a file's name is shown as unknown."""
    assert Finding.make("E102", PLACE, found=f"ก{typed}[31m").message.endswith("(พบ ก\ufffd[31m)")


def test_a_figure_without_an_end_is_told_in_short() -> None:
    """What was typed is shown by its beginning and its end where it would be no line any more."""
    message = Finding.make("E102", PLACE, found="ก" * 5_000 + "ข").message
    assert "กกก … กกก" in message
    assert message.endswith("กข)")
    assert len(message) < 700


def test_figures_with_braces_are_not_filled_again() -> None:
    """What was typed is shown as it is, braces included."""
    assert Finding.make("E102", PLACE, found="{found}").message.endswith("(พบ {found})")


def test_an_acknowledged_error_is_told_as_a_warning() -> None:
    """An error that its author has acknowledged stops nothing and shows the reason."""
    known = SCORE.acknowledge("รายงานพิมพ์ไว้เช่นนี้")
    assert (SCORE.severity, known.severity) == ("error", "warning")
    assert known.sentence == "คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5) · รับทราบแล้ว: รายงานพิมพ์ไว้เช่นนี้"
    assert Findings([known]).errors == []
    assert Findings([SCORE]).errors == [SCORE]


@pytest.mark.parametrize(("code", "severity"), [("W303", "warning"), ("H304", "hint")])
def test_an_acknowledged_hint_stays_one(code: str, severity: str) -> None:
    """Acknowledging makes nothing graver."""
    assert Finding(PLACE, code, "ก").acknowledge("ข").severity == severity


def test_a_reason_of_several_lines_is_told_on_one() -> None:
    """Line breaks in the content do not break the line that tools read."""
    line = str(SCORE.acknowledge("ก\n\n  ข\n"))
    assert line.endswith(" · รับทราบแล้ว: ก ข")


def test_findings_stand_in_order_of_place_and_once() -> None:
    """Findings are told by file, line and column, each once."""
    later, other = Place(PLACE.file, 13, 1), Place("a.yml", 99, 1)
    found = Findings([Finding(later, "E102", "ค"), SCORE, Finding(other, "E102", "ก"), SCORE])
    found.add("E102", PLACE, found="955.5")
    found.extend([SCORE])
    assert len(found) == 3
    assert [finding.place for finding in found] == [other, PLACE, later]


def test_a_content_error_carries_its_finding() -> None:
    """A caller that catches the error has the finding, and a traceback its line."""
    error = ContentError(SCORE)
    assert error.finding is SCORE
    assert str(error) == str(SCORE)


def test_every_place_of_a_broken_site_exists(site: TinySite) -> None:
    """The line of every finding is a line of its file."""
    site.edit("scores.yml", "9: 90", "9: 955.5")
    site.edit("measures.yml", "clerk", "clark")
    site.append("scores.yml", "zz: 1\n")
    for finding in site.findings():
        lines = (site.root / finding.place.file).read_text(encoding="utf-8").splitlines()
        assert lines[finding.place.line - 1][finding.place.column - 1 :].strip()


def flood(count: int, code: str = "E104") -> list[Finding]:
    """Return as many findings of a kind in a file, a line each."""
    return [
        Finding.make(code, Place("a/2568/scores.yml", line + 1), field=f"k{line}", name="k", hint=None)
        for line in range(count)
    ]


def test_a_flood_is_told_in_bounds_and_counted_to_its_end() -> None:
    """Of more findings of one kind in a file than anybody reads the last that is told counts the others, as data too."""
    assert gathered(flood(200)) == flood(200)
    told = gathered([*flood(40_000), *flood(3, "W014")])
    assert len(told) == 203
    assert [one.code for one in told if one.alike] == ["E104"]
    more = " · และ E104 อีก 39800 จุดในไฟล์นี้ (บรรทัด 201, 202, 203, 204, 205, 206, 207, 208 …)"
    assert [one.sentence.endswith(more) for one in told if one.alike] == [True]
    assert [str(as_record(one)["message"]).endswith(more) for one in told if one.alike] == [True]
    assert sum(1 + len(one.alike) for one in gathered(told, 1, 1)) == 40_003
