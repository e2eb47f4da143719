"""What a reader should know of a file before opening it: its type and size (ชนิดและขนาดไฟล์), a document's pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from prongsai.evidence import kind_of
from prongsai.text import size_words
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.assess import AssessedAgency, Assessment

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_OFFERED = {"measures": ("report", "memo"), "progress": ("progress",), "data": ("report", "memo", "progress")}
"""The documents that a part of a year offers, by what their names begin with."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document (เอกสาร) of a year as a file of the site.

    Attributes:
        name: which of the year's documents it is: `report`, `memo`, `progress-06`.
        kind: how its file's name ends: `pdf`, `docx`.
        path: where it is published.
        pages: how many it has; None where the program that opens it decides.
    """

    name: str
    kind: str
    path: str
    data: bytes
    pages: int | None = None


Documents = Callable[["AssessedAgency", "Assessment"], Sequence[DocumentFile]]
"""Gives the documents of a year, in the order in which they are offered."""


class Offer(NamedTuple):
    """A file to be had: its path on the site, and what is told of it before it is opened."""

    path: str
    words: str


def document_label(data: bytes) -> str:
    """Return a file's type by its content, and its size rounded to three figures at most, such as `PDF, 24 KB`."""
    return ", ".join(filter(None, (kind_of(data), size_words(len(data)))))


def offers(files: Sequence[DocumentFile], part: str) -> tuple[Offer, ...]:
    """Return the documents that a part of a year offers; none where the build makes none."""
    wanted = _OFFERED.get(part, ())
    return tuple(Offer(one.path, _offered(one)) for one in files if one.name.startswith(wanted))


def _offered(one: DocumentFile) -> str:
    kind, _, months = one.name.partition("-")
    pages = plain("documents.pages", count=one.pages) if one.pages else ""
    told = ", ".join(filter(None, (kind_of(one.data), pages, size_words(len(one.data)))))
    return plain(f"documents.offer.{kind}", told=told, **({"months": int(months)} if months else {}))
