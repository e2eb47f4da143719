"""A document as Word reads it (DOCX), by python-docx: real styles, Thai runs as Word needs them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm, Pt

from prongsai.documents import _docx_styles as styles
from prongsai.documents._docx_table import write_grid
from prongsai.documents._parts import Contents, Cover, Grid, Heading, Listing, MemoHead, Paragraph, Signature
from prongsai.words import plain

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.section import Section
    from docx.text.paragraph import Paragraph as Written

    from prongsai.documents._parts import Block, Content

_SHORT, _LONG = Cm(21), Cm(29.7)
_FIRST_DAY = date(1980, 1, 1)
"""The first day that a ZIP archive can tell, for content whose own day is not known."""
_DOTS = "." * 45
_INDENT, _HANG = Cm(2.5), Cm(1)
_HALF = Cm(8)
"""Where the second field of a line of a memo's head begins, and where the place to sign does."""


def docx(content: Content) -> bytes:
    """Return a document as DOCX: the same bytes for the same content, whatever the day and the machine."""
    made = Document()
    styles.prepare(made, content)
    for number, sheet in enumerate(content.sheets):
        section = made.sections[0] if number == 0 else made.add_section(WD_SECTION.NEW_PAGE)
        _lay(section, wide=sheet.wide)
        for block in sheet.blocks:
            _write(made, block)
    if not content.sheets:
        _lay(made.sections[0], wide=False)
    _number(made, content)
    return _packed(made, content.day or _FIRST_DAY)


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


def _write(made: Docx, block: Block) -> None:
    match block:
        case Heading(words=words, level=level):
            styles.run(made.add_heading(level=min(level, styles.LEVELS)), words, size=None)
        case Paragraph():
            _paragraph(made, block)
        case Listing():
            write_list(made, block)
        case Grid():
            write_grid(made, block)
        case Cover():
            _cover(made, block)
        case Contents(title=title):
            styles.run(made.add_paragraph(style="TOC Heading"), title, size=None)
            styles.field(made.add_paragraph(), r'TOC \o "1-3" \h \z \u', " ")
        case MemoHead():
            _memo_head(made, block)
        case Signature(post=post):
            for words in ("", plain("documents.sign", dots=_DOTS), f"({_DOTS})", post):
                line = made.add_paragraph(style="Signature")
                styles.run(line, words)


def _paragraph(made: Docx, block: Paragraph) -> None:
    written = made.add_paragraph(style="Body Text" if not block.plain else "Quote" if block.quiet else "Normal")
    styles.runs(written, block.runs)


def write_list(made: Docx, block: Listing, level: int = 0) -> None:
    """Write a list whose lines keep the marks that the report prints."""
    for item in block.items:
        mark: str | None = item.mark
        for inner in item.blocks:
            if isinstance(inner, Listing):
                if mark is not None:
                    styles.run(made.add_paragraph(style="List"), mark)
                mark = None
                write_list(made, inner, level + 1)
            elif isinstance(inner, Paragraph):
                line = made.add_paragraph(style="List")
                line.paragraph_format.left_indent = _INDENT + _HANG * level
                line.paragraph_format.first_line_indent = -_HANG if mark is not None else 0
                styles.run(line, f"{mark}\t" if mark is not None else "")
                styles.runs(line, inner.runs)
                mark = None
            else:
                _write(made, inner)


def _picture(written: Written, data: bytes, height: Cm) -> None:
    """Put the agency's emblem where Word can show it; a drawing (SVG) stays on the site and in PDF."""
    try:
        written.add_run().add_picture(io.BytesIO(data), height=height)
    except UnrecognizedImageError:
        written.paragraph_format.space_after = height


def _cover(made: Docx, block: Cover) -> None:
    _picture(made.add_paragraph(style="Subtitle"), block.picture, Cm(3))
    for number, words in enumerate(block.lines):
        styles.run(made.add_paragraph(style="Subtitle" if number else "Title"), words, size=None)
    for words in (*block.foot, block.address):
        if words:
            styles.run(made.add_paragraph(style="Caption"), words, size=None)


def _memo_head(made: Docx, block: MemoHead) -> None:
    if block.picture:
        _picture(made.add_paragraph(), block.picture, Cm(1.5))
    styles.run(made.add_paragraph(style="Title"), block.title, size=29, bold=True)
    for fields in block.lines:
        line = made.add_paragraph()
        line.paragraph_format.space_before = Pt(6)
        line.paragraph_format.tab_stops.add_tab_stop(_HALF)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        for number, one in enumerate(fields):
            styles.run(line, f"{one.label}  ", size=20, bold=True)
            styles.run(line, one.value)
            styles.run(line, "\t" if not one.value or number == len(fields) - 1 else "  \t")


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
