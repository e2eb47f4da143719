"""What a document begins with: the cover (ปก) of a report, the head of a memo (บันทึกข้อความ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess import item_address
from prongsai.content import Document, ThaiDate, long_date, said_of
from prongsai.documents._parts import Cover, Field, MemoHead
from prongsai.render import printed
from prongsai.words import plain

_ERA = re.compile(r"(พ\.ศ\.|ปี)\s+(?=[0-9๐-๙])")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedAgency, Assessment, DisclosedItem


def cover(agency: AssessedAgency, a: Assessment, item: DisclosedItem, lines: tuple[str, ...], site_url: str) -> Cover:
    """Return the cover: its lines, where they are the title alone name and place of the agency, and the item."""
    own = agency.agency
    short = item_address(a.slug, item)
    foot = [plain("documents.answers", item=printed.item_told(item))]
    foot += [plain("common.sample_notice")] if own.sample else []
    foot += [plain("common.not_its_own", name=own.name)] if own.compiled_from else []
    return Cover(
        tuple(_unparted(line) for line in (*lines, *(() if lines[1:] else (own.name, _place(agency)))) if line),
        tuple(foot),
        *_emblem(agency),
        f"{site_url}{short}" if site_url and short else "",
    )


def _unparted(line: str) -> str:
    """Return a line of large letters that never ends between the era and its year."""
    return _ERA.sub("\\1\u00a0", line)


def _place(agency: AssessedAgency) -> str:
    """Return where the agency is, unless its name tells that."""
    found = printed.place(agency.agency)
    return "" if found in agency.agency.name else found


def memo_head(agency: AssessedAgency, a: Assessment) -> MemoHead:
    """Return the head of a memo in the order of its form; what the report does not tell is left to be filled in."""
    document = a.report.analysis.document

    def field(name: str) -> Field:
        said, value = said_of(Document, name), getattr(document, name)
        shown = long_date(value.first()) if isinstance(value, ThaiDate) and value.day else str(value or "")
        return Field(said.heading if said else "", shown)

    lines = ((field("sender"),), (field("number"), field("date")), (field("subject"),), (field("to"),))
    return MemoHead(plain("documents.memo"), (*lines, *map(tuple, _beside(document))), *_emblem(agency))


def _beside(document: Document) -> Iterator[list[Field]]:
    """Yield what a memo refers to and what goes with it, each on a line of its own; none where it tells of none."""
    for name in ("references", "enclosures"):
        said = said_of(Document, name)
        for number, one in enumerate(getattr(document, name)):
            yield [Field("" if number or not said else said.heading, one)]


def _emblem(agency: AssessedAgency) -> tuple[bytes, str, str]:
    """Return the agency's own emblem, its type, and what it is called; empty where there is none."""
    own = agency.emblem
    return (own.data, own.media_type, plain("documents.emblem", name=agency.agency.name)) if own else (b"", "", "")
