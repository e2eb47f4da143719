"""How Thai looks in Word: fonts and sizes twice over, for Word has settings of its own for Thai letters."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from prongsai.documents._parts import CONTENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as Docx
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as Line

    from prongsai.documents._parts import Content, Run

FONT = "TH SarabunPSK"
"""Named and not embedded: offices have it since 2553."""
SIZE, CELL, SMALL = 16, 14, 12
"""In points: running text as the guide has it, text of tables, remarks."""
LEVELS = 6
TABLE_TEXT = "Table Text"
MARK = "_Toc"
"""What the places of headings are called, before their numbers."""
_SIZES = {
    "Title": 24,
    "Subtitle": 20,
    "TOC Heading": 20,
    "Caption": 14,
    "Quote": 13,
    TABLE_TEXT: CELL,
    "Heading 1": 20,
    "Heading 2": 18,
}
_BOLD = {"Title", "Subtitle", "TOC Heading", *(f"Heading {level}" for level in range(1, LEVELS + 1))}
_CENTRED = {"Title", "Subtitle", "TOC Heading", "Signature"}
_THAI = re.compile(r"[\u0e00-\u0e7f]+(?:[^A-Za-z]*[\u0e00-\u0e7f]+)*|[^\u0e00-\u0e7f]+")
# What XML cannot hold.
_NO_TEXT = re.compile("[\\0-\\x08\\x0b-\\x1f\ud800-\udfff\ufffe\uffff]")
_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs", "rtl", "cs", "lang")
"""The order of a run's properties in the schema, of those that are set here."""


def prepare(made: Docx, content: Content) -> None:
    """Give an empty document Thai styles, its language and title, and Word's present rules of layout."""
    names = {style.name for style in made.styles}
    for name in ("Signature", "TOC Heading", TABLE_TEXT, *(f"toc {level}" for level in range(1, CONTENTS + 1))):
        if name not in names:
            made.styles.add_style(name, 1).base_style = made.styles["Normal"]
    for style in made.styles:
        if style.type == 1:
            _style(style)
    _default(made)
    told = made.core_properties
    told.title, told.author, told.language = content.title[:255], content.author[:255], "th-TH"
    told.comments, told.last_modified_by, told.revision = "", content.author[:255], 1
    _compatible(made)


def _style(style: ParagraphStyle) -> None:
    name = style.name or ""
    size, look = _SIZES.get(name, SIZE), style.paragraph_format
    style.font.color.rgb = RGBColor(0, 0, 0)
    # The template slants Thai by a setting of its own, which python-docx does not know.
    for slant in [one for one in style.element.get_or_add_rPr() if one.tag in (qn("w:i"), qn("w:iCs"))]:
        slant.getparent().remove(slant)
    _look(style.element.get_or_add_rPr(), size, bold=name in _BOLD)
    look.space_before, look.space_after = Pt(6), Pt(0)
    look.line_spacing = 1
    # The template draws a line below the title; the guide has none between the head of a memo and its text.
    for border in [*style.element.iter(qn("w:pBdr"))]:
        border.getparent().remove(border)
    if name in _CENTRED:
        look.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif name == "Body Text":
        look.first_line_indent, look.alignment = Cm(2.5), WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
    if name == "Signature":
        look.left_indent, look.keep_with_next = Cm(7), True
    elif name in (TABLE_TEXT, "Quote"):
        look.space_before = Pt(0)
    elif name.startswith("toc "):
        look.left_indent = Cm(0.8 * int(name[-1]))
        look.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    if name == "Caption":
        look.keep_with_next = True


def _default(made: Docx) -> None:
    """Let what no style names be Thai as well; the template's theme would win over a font's name."""
    for fonts in made.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in [*fonts.attrib] if name.lower().endswith("theme")]:
            del fonts.attrib[name]
    for lang in made.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:bidi"), "th-TH")


def _compatible(made: Docx) -> None:
    """Say that the document is of today's Word: in older modes Thai lines break at spaces alone."""
    settings = made.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat, mode = _made("w:compat"), _made("w:compatSetting")
    mode.set(qn("w:name"), "compatibilityMode")
    mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    mode.set(qn("w:val"), "15")
    compat.append(mode)
    before = settings.find(qn("w:rsids"))
    settings.append(compat) if before is None else before.addprevious(compat)
    # Contents and page numbers are filled in when the document is opened.
    update = _made("w:updateFields")
    update.set(qn("w:val"), "true")
    compat.addprevious(update)


def line(made: Docx, style: str) -> Line:
    """Add a paragraph of a style."""
    return styled(made.add_paragraph(), style)


def styled(written: Line, style: str) -> Line:
    """Give a paragraph a style, of which the template and python-docx make the id by leaving out spaces.

    python-docx looks through all styles for each paragraph: three quarters of the time of a document.
    """
    written._p.style = style.replace(" ", "")  # noqa: SLF001 - see above
    return written


def runs(written: Line, given: Iterable[Run], size: int | None = None) -> None:
    """Write runs into a paragraph."""
    for one in given:
        run(written, one.words, size=SMALL if one.small else size, bold=one.bold, italic=one.italic)


def run(written: Line, words: str, *, size: int | None = None, bold: bool = False, italic: bool = False) -> None:
    """Write words into a paragraph, Thai ones in runs of their own: Word breaks and proofs those as Thai."""
    for piece in _THAI.findall(_NO_TEXT.sub("\ufffd", words)):
        added = written.add_run(piece)
        thai = "\u0e00" <= piece[0] <= "\u0e7f"
        _look(added._r.get_or_add_rPr(), size, bold=bold, italic=italic, thai=thai)  # noqa: SLF001 - python-docx has no other way


def _look(told: BaseOxmlElement, size: int | None, *, bold: bool, italic: bool = False, thai: bool = False) -> None:
    """Set the look of a run or a style for Thai and Latin letters alike."""
    if size is not None or not thai:
        fonts = _set(told, "w:rFonts")
        for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{slot}"), FONT)
    for names, wanted in ((("w:b", "w:bCs"), bold), (("w:i", "w:iCs"), italic)):
        for name in names if wanted else ():
            _set(told, name)
    if size is not None:
        for name in ("w:sz", "w:szCs"):
            _set(told, name).set(qn("w:val"), str(size * 2))
    if thai:
        _set(told, "w:cs")
        _set(told, "w:lang").set(qn("w:bidi"), "th-TH")
    told[:] = sorted(told, key=_place)


def _place(element: BaseOxmlElement) -> int:
    name = element.tag.rpartition("}")[2]
    return _ORDER.index(name) if name in _ORDER else _ORDER.index("color")


def _set(told: BaseOxmlElement, name: str) -> BaseOxmlElement:
    found = told.find(qn(name))
    if found is None:
        found = _made(name)
        told.append(found)
    found.attrib.pop(qn("w:val"), None)
    return found  # type: ignore[no-any-return]  # python-docx does not type what is found


def _made(name: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)
    return made


def field(written: Line, instruction: str, shown: str) -> None:
    """Write a field that Word fills in, such as the number of the page; `shown` stands there until it does."""
    made = _made("w:fldSimple")
    made.set(qn("w:instr"), instruction)
    run(written, shown)
    made.append(written.runs[-1]._r)  # noqa: SLF001 - python-docx has no fields
    written._p.append(made)  # noqa: SLF001


def begin_field(written: Line, instruction: str) -> None:
    """Begin a field that goes over several paragraphs, in the first of them."""
    _char(written, "begin")
    told = _made("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = instruction
    written.add_run()._r.append(told)  # noqa: SLF001
    _char(written, "separate")


def end_field(written: Line) -> None:
    """End it in the last."""
    _char(written, "end")


def _char(written: Line, kind: str) -> None:
    made = _made("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    written.add_run()._r.append(made)  # noqa: SLF001


def bookmark(written: Line, number: int) -> None:
    """Make a paragraph a place that contents lead to."""
    begin, end = _made("w:bookmarkStart"), _made("w:bookmarkEnd")
    for one in (begin, end):
        one.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), f"{MARK}{number}")
    written._p.insert(1, begin)  # noqa: SLF001 - behind its properties
    written._p.append(end)  # noqa: SLF001


def picture(written: Line, data: bytes, told: str, **size: Length) -> None:
    """Put a picture into a paragraph, with the words that stand for it; `size` is its `width` or `height`."""
    shown = written.add_run().add_picture(io.BytesIO(data), **size)
    shown._inline.docPr.set("descr", told)  # noqa: SLF001 - python-docx has no other way
