"""The published reports in `content/` tell line by line what their originals tell, in whatever words they do so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from prongsai.content.model.points import Point
from prongsai.text import fold_digits
from tests.reports.reports import christian, missing, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.content.model.analysis import Document, Entry
    from prongsai.content.model.points import SubStep
    from prongsai.content.model.record import Note
    from tests.reports.reports import Report

WEAK = ("weakness", "urgent")
HEADS = ("topic", "tool", "text")


def marks_of(lines: Iterable[Point | SubStep]) -> list[Any]:
    """Return the marks of lines, each with those of the lines within it."""
    return [(squeezed(line.mark), marks_of(getattr(line, "steps", ()))) for line in lines]


def marks_in_key(lines: Iterable[dict[str, Any]]) -> list[Any]:
    """Return the same of a key."""
    return [(squeezed(line["mark"]), marks_in_key(line.get("steps", ()))) for line in lines]


def unsaid(lines: Iterable[Point | SubStep], key: Iterable[dict[str, Any]]) -> list[str]:
    """Return the words of a key's lines that the lines in the same places do not have, with those within them."""
    found = []
    for line, wanted in zip(lines, key, strict=True):
        words = line.text if isinstance(line, Point) else line.title
        found += missing(wanted["says"], words) + unsaid(getattr(line, "steps", ()), wanted.get("steps", ()))
    return found


def parts_of(one: Report) -> dict[str, list[Entry]]:
    """Return the entries by the topic, tool or words that they stand under, in reading order."""
    parts: dict[str, list[Entry]] = {}
    head = ""
    for entry in one.year.report.analysis.entries:
        head = str(entry.about) if entry.about.kind in HEADS else head
        parts.setdefault(head, []).extend((entry, *entry.below))
    return parts


def fields_of(document: Document) -> dict[str, str | None]:
    """Return what an official document says of itself, with the lines of its cover and of its signatures as one."""
    return {
        "title": " ".join(filter(None, (document.title, *document.cover))),
        "from": document.sender,
        "number": document.number,
        "date": str(document.date.first()) if document.date else None,
        "subject": document.subject,
        "to": document.to,
        "signed": " ".join(document.signed),
    }


def lines_named(note: Note) -> set[int]:
    """Return the lines of the original that a note may speak of: its own, and every number in it."""
    return {note.line or 0, *map(int, re.findall("[0-9]+", fold_digits(note.text)))}


def test_document(reports: list[Report]) -> None:
    """Cover or memo says what the report's says: from whom, number, day, subject, to whom, and the offices that signed."""
    for one in reports:
        key = one.key.get("document", {})
        found = fields_of(one.year.report.analysis.document)
        expected = key | ({"date": str(christian(key["date"]))} if key.get("date") else {})
        assert {name: squeezed(found[name]) for name in key} == {
            name: squeezed(value) for name, value in expected.items()
        }, one.name


def test_limitations(reports: list[Report]) -> None:
    """A report that says it has no limitations is told from one that does not speak of them; others keep theirs."""
    for one in reports:
        key, found = one.key["limitations"], one.year.report.analysis.limitations
        if isinstance(key, dict):
            assert found, one.name
            whole = " ".join(" ".join(filter(None, (item.text, item.analysis, item.handling))) for item in found)
            assert missing(key["says"], whole) == [], one.name
        else:
            assert found == (() if key == "ไม่มี" else None), one.name


def test_titles(reports: list[Report]) -> None:
    """Measures have the report's titles and the numbers before them, in its order."""
    for one in reports:
        pairs = [(view.measure, key) for view, key in zip(one.year.measures, one.key["measures"], strict=True)]
        found = [(squeezed(measure.printed), squeezed(measure.title)) for measure, key in pairs if "title" in key]
        expected = [(squeezed(key.get("printed")), squeezed(key["title"])) for _, key in pairs if "title" in key]
        assert found == expected, one.name


def test_lines_of_measures(reports: list[Report]) -> None:
    """Approach, steps and steps within them keep their order, their marks and what they speak of; so do the checks."""
    for one in reports:
        for view, key in zip(one.year.measures, one.key["measures"], strict=True):
            where = f"{one.name}:{key['line']}"
            for lines, wanted in ((view.measure.approach, key.get("approach")), (view.measure.steps, key["steps"])):
                if isinstance(wanted, list):
                    assert marks_of(lines) == marks_in_key(wanted), where
                    assert unsaid(lines, wanted) == [], where
            if isinstance(key["monitoring"], list):
                pairs = zip(view.measure.monitoring, key["monitoring"], strict=True)
                assert [word for text, check in pairs for word in missing(check["says"], text)] == [], where


def test_weak_indicators(reports: list[Report]) -> None:
    """The indicators that are called weak, or urgent, are those that the report calls so."""
    for one in reports:
        entries = one.year.report.analysis.every_entry
        weak = {int(e.about.value) for e in entries if e.about.kind == "indicator" and e.kind in WEAK}
        assert weak == set(one.key["weaknesses"]), one.name


def test_questions_of_the_analysis(reports: list[Report]) -> None:
    """Each topic or tool speaks of the report's questions, with what is printed of a garbled code, read or not."""
    for one in reports:
        parts = parts_of(one)
        for key in one.key.get("analysis", []):
            where = f"{one.name}:{key['line']}"
            entries = [entry for entry in parts[key["about"]] if entry.about.kind in ("question", "text")]
            codes = [entry.about.value if entry.about.kind == "question" else None for entry in entries]
            assert codes == [wanted["question"] for wanted in key["questions"]], where
            for entry, wanted in zip(entries, key["questions"], strict=True):
                assert missing(wanted["says"], entry.finding) == [], where
                assert missing([wanted.get("printed", "")], entry.about.printed, entry.about.text) == [], where


def test_guidance_of_the_analysis(reports: list[Report]) -> None:
    """Each topic or tool keeps the report's points, with their marks, and who is to see to each."""
    for one in reports:
        parts = parts_of(one)
        names = {unit.id: unit.name for unit in one.year.agency.units}
        for key in one.key.get("analysis", []):
            where = f"{one.name}:{key['line']}"
            points = [point for entry in parts[key["about"]] for point in entry.guidance]
            numbered = [line["mark"] for line in key["guidance"] if line["mark"]]
            assert [squeezed(p.mark) for p in points if p.mark] == [squeezed(mark) for mark in numbered], where
            for line in key["guidance"]:
                fitting = [p for p in points if squeezed(p.mark) == squeezed(line["mark"])]
                units = [[names[unit] for unit in point.responsible] for point in fitting]
                assert line.get("responsible", []) in units, f"{where} {line['line']}"
                assert missing(line["says"], *(point.text for point in fitting)) == [], f"{where} {line['line']}"


def test_words_of_the_analysis(reports: list[Report]) -> None:
    """What else the report finds on a topic or tool stands in what is said of it."""
    for one in reports:
        parts = parts_of(one)
        for key in one.key.get("analysis", []):
            entries = parts[key["about"]]
            whole = [entry.finding for entry in entries] + [p.text for entry in entries for p in entry.guidance]
            assert missing(key["says"], *whole) == [], f"{one.name}:{key['line']}"


def test_what_is_said_beside_the_tables(reports: list[Report]) -> None:
    """What the report says in its preface, its facts and its proposals stands somewhere in what is published."""
    for one in reports:
        everything = one.everything
        lost = {
            said["line"]: lacking for said in one.key.get("said", []) if (lacking := missing(said["says"], everything))
        }
        assert lost == {}, one.name


def test_contradictions_are_noted(reports: list[Report]) -> None:
    """Whatever in the report does not go together is remarked at one of its lines, with what is printed there."""
    for one in reports:
        for key in one.key["contradictions"]:
            texts = [note.text for note in one.notes if lines_named(note) & set(key["lines"])]
            assert missing(key["printed"], " ".join(texts)) == [], f"{one.name}:{key['lines']}"
