"""A document as Word reads it (DOCX), by python-docx: real styles, Thai runs as Word needs them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Mm

from prongsai.documents import _docx_styles as styles
from prongsai.documents._docx_front import fill_contents, write_front
from prongsai.documents._docx_table import write_grid
from prongsai.documents._drawing import MEASURE, picture
from prongsai.documents._kept import Written
from prongsai.documents._parts import (
    CONTENTS,
    Contents,
    Cover,
    Drawing,
    Grid,
    Heading,
    Listing,
    MemoHead,
    Paragraph,
    Signature,
)
from prongsai.words import plain

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.section import Section
    from docx.text.paragraph import Paragraph as Line

    from prongsai.documents._parts import Block, Content, Sheet

_SHORT, _LONG = Cm(21), Cm(29.7)
_FIRST_DAY = date(1980, 1, 1)
"""The first day that a ZIP archive can tell, for content whose own day is not known."""
_DOTS = "." * 45
_INDENT, _HANG, _LETTER = Cm(2.5), Cm(1), Cm(0.25)


def write(content: Content, made_of: str = "") -> Written:
    """Return a document as DOCX: the same bytes for the same content, whatever the day and the machine.

    Args:
        content: what it shows.
        made_of: what the file says that it was made of; empty for nothing.
    """
    made = Document()
    styles.prepare(made, content)
    made.core_properties.identifier = made_of
    writer = _Writer(made)
    for number, sheet in enumerate(content.sheets):
        section = made.sections[0] if number == 0 else made.add_section(WD_SECTION.NEW_PAGE)
        _lay(section, wide=sheet.wide)
        writer.sheet(sheet)
    if writer.contents is not None:
        fill_contents(writer.contents, writer.headings)
    if not content.sheets:
        _lay(made.sections[0], wide=False)
    _number(made, content)
    return Written(_packed(made, content.day or _FIRST_DAY), None)


def _lay(section: Section, *, wide: bool) -> None:
    """Lay out a sheet of A4 with the margins of the official guide (3 and 2 cm)."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.left_margin, section.right_margin = (Cm(2), Cm(2)) if wide else (Cm(3), Cm(2))
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)


def _number(made: Docx, content: Content) -> None:
    """Number the pages from the second on, at the top between hyphens as the guide has it."""
    first = made.sections[0]
    first.different_first_page_header_footer = True
    paragraph = first.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles.run(paragraph, "- ")
    styles.field(paragraph, r"PAGE \* THAIARABIC" if content.digits == "thai" else "PAGE", "1")
    styles.run(paragraph, " -")


class _Writer:
    """Writes blocks, and remembers the headings for the contents, which stand before them."""

    def __init__(self, made: Docx) -> None:
        self._made = made
        self.headings: list[Heading] = []
        self.contents: Line | None = None

    def sheet(self, sheet: Sheet) -> None:
        """Write what begins on a sheet of its own; its title stands in its middle."""
        for number, block in enumerate(sheet.blocks):
            self._write(block)
            written = self._made.paragraphs[-1]
            if number == 0 and sheet.titled:
                written.alignment = WD_ALIGN_PARAGRAPH.CENTER
            following = sheet.blocks[number + 1 : number + 2]
            if not isinstance(block, Signature) and any(isinstance(one, Signature) for one in following):
                # Nobody signs a sheet that says nothing.
                written.paragraph_format.keep_with_next = True

    def _write(self, block: Block) -> None:
        made = self._made
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Listing():
                self._list(block)
            case Grid():
                write_grid(made, block)
            case Drawing():
                self._drawing(block)
            case Signature():
                self._signature(block)
            case Contents(title=title):
                styles.run(styles.line(made, "TOC Heading"), title)
                self.contents = made.add_paragraph()
            case Cover() | MemoHead():
                write_front(made, block)

    def _heading(self, block: Heading) -> None:
        self.headings.append(block)
        level = block.level if block.listed else max(block.level, CONTENTS + 1)
        written = styles.line(self._made, f"Heading {min(level, styles.LEVELS)}")
        styles.run(written, block.words)
        styles.bookmark(written, len(self.headings))

    def _signature(self, block: Signature) -> None:
        for words in ("", plain("documents.sign", dots=_DOTS), f"({_DOTS})", block.post):
            styles.run(styles.line(self._made, "Signature"), words)

    def _paragraph(self, block: Paragraph) -> None:
        style = "Body Text" if not block.plain else "Quote" if block.quiet else "Normal"
        written = styles.line(self._made, style)
        # What is bold alone names what is below it, and a remark stands between a heading and its text.
        written.paragraph_format.keep_with_next = True if block.names or block.quiet else None
        styles.runs(written, block.runs)

    def _list(self, block: Listing, level: int = 0) -> None:
        """Write a list whose lines keep the marks that the report prints."""
        hang = _hang(block)
        for item in block.items:
            mark: str | None = item.mark
            for inner in item.blocks or (Paragraph(()),):
                if isinstance(inner, Listing):
                    if mark:
                        self._line(Paragraph(()), mark, level, hang)
                    self._list(inner, level + 1)
                elif isinstance(inner, Paragraph):
                    self._line(inner, mark, level, hang)
                else:
                    self._write(inner)
                mark = None

    def _line(self, block: Paragraph, mark: str | None, level: int, hang: Length) -> None:
        line = styles.line(self._made, "List")
        line.paragraph_format.left_indent = _INDENT + _HANG * level
        line.paragraph_format.first_line_indent = -hang if mark is not None else 0
        styles.run(line, f"{mark}\t" if mark is not None else "")
        styles.runs(line, block.runs)

    def _drawing(self, block: Drawing) -> None:
        styles.run(styles.line(self._made, "Caption"), block.title)
        data = picture(block.svg, block.width)
        styles.picture(
            self._made.add_paragraph(), data, f"{block.title}: {block.told}", width=Mm(block.width * MEASURE)
        )
        if block.caption:
            styles.run(styles.line(self._made, "Quote"), block.caption)


def _hang(block: Listing) -> Length:
    """Return how far marks stand before their lines: as far as the longest of them needs."""
    longest = max((len(item.mark) for item in block.items), default=0)
    return Length(min(max(_HANG, _LETTER * (longest + 1)), _INDENT))


def _packed(made: Docx, day: date) -> bytes:
    """Return the archive with its members in order and dated by the content."""
    midnight = datetime.combine(day, time(), UTC)
    made.core_properties.created = made.core_properties.modified = midnight
    plain_bytes, packed = io.BytesIO(), io.BytesIO()
    made.save(plain_bytes)
    with zipfile.ZipFile(plain_bytes) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, (max(day.year, _FIRST_DAY.year), day.month, day.day, 0, 0, 0))
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(member, source.read(name))
    return packed.getvalue()
