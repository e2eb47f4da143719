"""The report as the official document (หนังสือราชการ) that it was issued as: its head, and what closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import Point, said_of
from prongsai.render._facts import Fact
from prongsai.render._shown import Line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content import Document


def head(document: Document) -> list[Fact]:
    """Return the head of the report in the order of its form; empty where nothing of it is given."""
    return [
        *_facts(document, ("title", "cover", "sender", "number", "date", "subject", "to", "references", "enclosures"))
    ]


def closing(document: Document) -> list[Fact]:
    """Return what the report asks for, and the posts of those who signed it."""
    return [*_facts(document, ("considerations", "signed"))]


def _facts(document: Document, fields: Iterable[str]) -> Iterator[Fact]:
    for field in fields:
        value, said = getattr(document, field), said_of(type(document), field)
        if value and said:
            yield Fact(said.heading, _shown(value))


def _shown(value: object) -> object:
    if not isinstance(value, tuple):
        return value
    return lines([Line(one.text, one.mark or "") if isinstance(one, Point) else Line(one) for one in value])
