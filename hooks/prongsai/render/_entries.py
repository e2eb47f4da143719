"""The pieces of the analysis (ผลการวิเคราะห์รายเรื่อง), each with a place of its own on the page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from prongsai.addresses import places
from prongsai.assess import unit_names
from prongsai.content import ENTRY_KINDS
from prongsai.render._notes import remarks
from prongsai.render._rows import bar
from prongsai.render._shown import Line, html, listing, paragraphs, score
from prongsai.text import fold_digits, item_key
from prongsai.words import one_line, say

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from prongsai.assess import Assessment, Subject
    from prongsai.content import Entry, Location, Point
    from prongsai.render._rows import Bar


STRONG = "strength"
"""The kind of an entry of the analysis that asks for nothing."""
_SPACE = re.compile(r"[\s*_#>|]+")
_PARTS = ("question", "item")
"""What is asked in an indicator or a topic."""
_TELLING = 20
"""So many letters stand in two places because they say the same there, and not by chance."""


class Piece(NamedTuple):
    """A piece of the analysis.

    Attributes:
        number: its place in reading order, from 1.
        place: its anchor, by what it is about and not by its order on the page, so that a link to it lasts.
        about: what it is about, as kind and value.
        score: that of its subject; None where there is none.
        bar: the same, drawn with the line of reference.
        kind: what kind of finding it is, and that in words; None where it is not said, or is that of the piece around.
        analysed: the items by which it was analysed.
        finding: None where the pieces within it, or a narrative above, say it.
        below: the pieces within it.
        remarks: what the author remarks on it.
    """

    number: int
    place: str
    about: tuple[str, str]
    title: str
    score: str | None
    bar: Bar | None
    kind: tuple[str, str] | None
    analysed: str
    finding: str | None
    guidance: Markup | None
    below: tuple[Piece, ...] = ()
    remarks: tuple[Markup, ...] = ()
    indicators: frozenset[int] = frozenset()


def pieces(a: Assessment) -> list[Piece]:
    """Return the pieces of a year's analysis in the report's own order; of several about one thing the later count."""
    return [*_pieces(a, a.report.analysis.entries, (), Counter(), count(1))]


def _pieces(
    a: Assessment, entries: Sequence[Entry], above: Location, seen: Counter[str], numbers: Iterator[int]
) -> Iterator[Piece]:
    for index, entry in enumerate(entries):
        at = (*above, "entries", index)
        subject, number = a.subjects.find(entry.about), next(numbers)
        first = places.about(subject.kind, subject.value)
        seen[first] += 1
        made = _piece(a, entry, subject, number, places.about(subject.kind, subject.value, seen[first]))
        below = tuple(_pieces(a, entry.entries, at, seen, numbers))
        told = remarks(a, "analysis.yml", at)
        inner = {one for piece in below for one in piece.remarks}
        yield made._replace(below=below, remarks=tuple(one.words for one in told if one.words not in inner))


def _piece(a: Assessment, entry: Entry, subject: Subject, number: int, place: str) -> Piece:
    question = f"{say('blocks.question')} " if subject.kind == "question" else ""
    labels = (str(one_line(a.subjects.item(item_key(code)).label)) for code in entry.items)
    title = f"{question}{subject.label}"
    return Piece(
        number,
        place,
        (subject.kind, subject.value),
        say("blocks.printed_as", title=title, printed=subject.printed) if subject.printed else title,
        None if subject.score is None else score(subject.score),
        None if subject.score is None else bar(subject.score, low=_is_low(a, subject.score), mark=a.target),
        (entry.kind, ENTRY_KINDS[entry.kind]) if entry.kind else None,
        ", ".join(labels),
        entry.finding,
        guidance(entry.guidance, unit_names(a.agency)),
        indicators=frozenset(subject.indicators),
    )


def _is_low(a: Assessment, score: Decimal) -> bool:
    return a.target is not None and score < a.target


def gathered(found: Iterable[Piece]) -> list[Piece]:
    """Return pieces with those of questions and items within the one before them that is about their indicator.

    A piece within another of its kind does not say the kind again.
    """
    shown: list[Piece] = []
    for one in found:
        if shown and one.about[0] in _PARTS and one.indicators and one.indicators <= shown[-1].indicators:
            shown[-1] = shown[-1]._replace(below=(*shown[-1].below, one))
        else:
            shown.append(one)
    return [_said_once(one) for one in shown]


def _said_once(one: Piece) -> Piece:
    below = (inner._replace(kind=None) if inner.kind == one.kind else inner for inner in one.below)
    return one._replace(below=tuple(map(_said_once, below)))


def kind_mark(one: Piece) -> Markup | str:
    """Return what kind of finding a piece is, as a mark; empty where that is not said."""
    return html('<span class="ps-kind ps-kind-{}">{}</span>', *one.kind) if one.kind else ""


def about(a: Assessment, named: str) -> list[Piece]:
    """Return the pieces about one thing, as a placeholder names it (`topic 3`), wherever they stand."""
    kind, _, value = named.partition(" ")
    return [one for one in _every(pieces(a)) if one.about == (kind, value)]


def _every(found: Iterable[Piece]) -> Iterator[Piece]:
    for one in found:
        yield one
        yield from _every(one.below)


def untold(a: Assessment) -> list[Piece]:
    """Return the pieces that the narrative does not place, each with what that does not say in the same words.

    One that it says is still there where the author remarks on it.
    """
    blocks = a.narrative.blocks
    if any((block.kind, block.name) == ("table", "entries") for block in blocks):
        return []
    named = {block.name for block in blocks if block.kind == "entry"}
    told = squeezed(a.narrative.text)
    return gathered(left for one in pieces(a) for left in _without([one], named, _said([one], told)))


def _without(found: Iterable[Piece], named: Container[str], said: Container[str | None]) -> Iterator[Piece]:
    """Yield pieces without those that are `named`, and without the texts that are `said` elsewhere."""
    for one in found:
        left = one._replace(
            below=tuple(_without(one.below, named, said)),
            finding=None if one.finding in said else one.finding,
            guidance=None if one.guidance in said else one.guidance,
        )
        if " ".join(one.about) not in named and (left.below or left.finding or left.guidance or left.remarks):
            yield left


def _said(found: Iterable[Piece], told: str) -> set[str]:
    """Return the texts of pieces that are told already, where these are more than a few letters."""
    texts = (text for piece in _every(found) for text in (piece.finding, piece.guidance) if text)
    said = {text: squeezed(text.striptags() if isinstance(text, Markup) else text) for text in texts}
    own = {text: letters for text, letters in said.items() if letters in told}
    return set(own) if len("".join(own.values())) >= _TELLING else set()


def squeezed(text: str) -> str:
    """Return a text by its letters alone, so that one wrapped or set off otherwise is the same."""
    return _SPACE.sub("", fold_digits(text))


def guidance(points: Sequence[Point], units: Mapping[str, str]) -> Markup | None:
    """Return what is to be done, with the units that are to do it: one text as paragraphs, several as a list."""
    if not points:
        return None
    shown = [Line(one.text, one.mark or "", ", ".join(units[unit] for unit in one.responsible)) for one in points]
    if len(shown) == 1 and not shown[0].mark and not shown[0].note:
        return paragraphs(points[0].text)
    return listing(shown)


def has_analysis(a: Assessment) -> bool:
    """Tell whether anything is said of the results (การวิเคราะห์), in pieces or in the narrative."""
    told = a.report.analysis
    return bool(told.entries or a.narrative.text.strip() or told.preface or told.rationale or told.advice)
