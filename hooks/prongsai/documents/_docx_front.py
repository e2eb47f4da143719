"""What a Word document begins with: its cover, its contents, the head of a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from prongsai.documents import _docx_styles as styles
from prongsai.documents._drawing import emblem_png
from prongsai.documents._parts import CONTENTS, Cover
from prongsai.documents._qr import qr_png
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph as Line

    from prongsai.documents._parts import Heading, MemoHead

_HALF, _WHOLE = Cm(8), Cm(16)
"""Where the second field of a line of a memo's head begins, and where its dots end."""
_EMBLEM, _ABOVE, _BELOW = Cm(4), Cm(8), Cm(3)
"""The height of a cover's emblem, how far its title is from the top, and its foot from what is above.

Where titles and foot are long all of it stands on one sheet still.
"""
_QR = Cm(3.2)
_UNKNOWN = "-"
"""What stands for a page's number until the program that opens the document has counted."""
_TOC = rf'TOC \o "1-{CONTENTS}" \h \z'


def write_front(made: Docx, block: Cover | MemoHead) -> None:
    """Write what a document begins with."""
    if isinstance(block, Cover):
        _cover(made, block)
    else:
        _memo_head(made, block)


def _cover(made: Docx, cover: Cover) -> None:
    """Write a cover: the emblem, large letters in the middle, and at the foot what leads to the site."""
    first = styles.line(made, "Subtitle")
    shown = emblem_png(cover.picture, cover.media_type)
    if shown:
        styles.picture(first, shown, cover.told, height=_EMBLEM)
    first.paragraph_format.space_after = _ABOVE - (_EMBLEM if shown else 0)
    for number, words in enumerate(cover.lines):
        styles.run(styles.line(made, "Subtitle" if number else "Title"), words)
    foot = [_centred(made, words) for words in cover.foot]
    if cover.address:
        data, told = qr_png(cover.address), plain("documents.qr", address=cover.address)
        foot.append(_centred(made, ""))
        styles.picture(foot[-1], data, told, height=_QR)
        foot.append(_centred(made, cover.address))
    if foot:
        foot[0].paragraph_format.space_before = _BELOW


def _centred(made: Docx, words: str) -> Line:
    written = made.add_paragraph()
    written.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles.run(written, words, size=styles.CELL)
    return written


def fill_contents(before: Line, headings: Iterable[Heading]) -> None:
    """Write the contents, of which Word makes its own once it is asked; each line leads to its heading."""
    lines = [(number, one) for number, one in enumerate(headings, 1) if one.listed and one.level <= CONTENTS]
    written = [styles.styled(before.insert_paragraph_before(), f"toc {one.level}") for _, one in lines]
    styles.begin_field(written[0] if written else before, _TOC)
    for line, (number, one) in zip(written, lines, strict=True):
        styles.run(line, f"{one.words}\t")
        styles.field(line, rf"PAGEREF {styles.MARK}{number} \h", _UNKNOWN)
    styles.end_field(before)


def _memo_head(made: Docx, head: MemoHead) -> None:
    """Write the head of a memo in the sizes of its form, with dotted lines to be filled in."""
    if head.picture:
        styles.picture(made.add_paragraph(), emblem_png(head.picture, head.media_type), head.told, height=Cm(1.5))
    styles.run(styles.line(made, "Title"), head.title, size=29, bold=True)
    for fields in head.lines:
        line = made.add_paragraph()
        line.paragraph_format.space_before = Pt(6)
        if len(fields) > 1:
            line.paragraph_format.tab_stops.add_tab_stop(_HALF, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.tab_stops.add_tab_stop(_WHOLE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        for one in fields:
            styles.run(line, f"{one.label}  ", size=20, bold=True)
            styles.run(line, f"{one.value}\t")
