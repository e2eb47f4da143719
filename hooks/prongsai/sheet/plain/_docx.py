"""Tables of a Word document (.docx): read from its XML, for their numbers and merged cells stand nowhere else.

The library that writes documents gives a merged cell once for each that it covers, and no number of a list.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from prongsai.archives import UNSOUND
from prongsai.findings import ContentError, Finding, Place
from prongsai.sheet.plain._rows import Around, Row, TooMuchError, bounded, cleaned
from prongsai.text import thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST, _UNFOLDED, _MOST_TAGS = 20_000_000, 20_000_000, 600_000
"""The largest file and the largest part of it that is read, in bytes, and the most tags of such a part."""
_BROKEN = (ParseError, *UNSOUND)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_UNSEEN = (f"{_W}p", f"{_W}pPr", f"{_W}del", f"{_W}moveFrom", _FALLBACK)
_BULLET = "•"
_LEVELS = 9
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "thaiNumbers": lambda number: thai_digits(str(number)),
}


class Level(NamedTuple):
    """A level of a numbered list.

    Attributes:
        kind: what counts its numbers on: several lists of a document may go on with those of one another.
        form: how its numbers look.
        around: what stands before a paragraph, with `%1` for the number of the first level.
        start: its first number.
        anew: whether the list begins there though others of its kind have counted on.
    """

    kind: str
    form: str = "bullet"
    around: str = ""
    start: int = 1
    anew: bool = False


Numbering = dict[tuple[str, int], Level]
"""By the number of a list and a level."""
Styles = dict[str, tuple[str, int]]
"""By the id of a style: the list and the level that its paragraphs are of."""


def rows_of_docx(raw: bytes, name: str) -> tuple[Row, ...]:
    """Return the rows of the tables of a document, those after one another counted on.

    Raises:
        ContentError: it is none, too large, or locked by a password.
    """
    if len(raw) > _LARGEST:
        raise _unread(name, "ใหญ่เกินไป")
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            body = _read(packed, "word/document.xml")
            numbered = "word/numbering.xml" in packed.namelist()
            numbering = _numbering(_read(packed, "word/numbering.xml")) if numbered else {}
            styled = "word/styles.xml" in packed.namelist()
            styles = _styles(_read(packed, "word/styles.xml")) if styled else {}
        return bounded(_Document(numbering, styles).rows(body))
    except TooMuchError as error:
        raise _unread(name, "ใหญ่เกินไปเมื่อคลายออก") from error
    except RecursionError as error:
        raise _unread(name, "ซ้อนกันลึกเกินไป") from error
    except _BROKEN as error:
        raise _unread(name, "ไม่ใช่ไฟล์ .docx ที่สมบูรณ์ หรือตั้งรหัสผ่านไว้ ไฟล์ .doc ให้บันทึกเป็น .docx") from error


def _read(packed: zipfile.ZipFile, part: str) -> Element:
    """Return a part of a document.

    Raises:
        TooMuchError: it takes more memory than a document of tables does.
        KeyError: there is no such part.
    """
    if packed.getinfo(part).file_size > _UNFOLDED or (data := packed.read(part)).count(b"<") > _MOST_TAGS:
        raise TooMuchError
    return fromstring(data)  # noqa: S314 - expat refuses what unfolds without end


def _unread(name: str, problem: str) -> ContentError:
    return ContentError(Finding.make("E940", Place(name), problem=problem))


class _Document:
    """Reads rows, and counts the numbers of lists on as Word draws them."""

    def __init__(self, numbering: Numbering, styles: Styles) -> None:
        self._numbering, self._styles = numbering, styles
        self._counted: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def rows(self, body: Element) -> Iterator[Row]:
        number, sheet, around = 0, -1, Around()
        for part in _outer(body, f"{_W}tbl", f"{_W}p"):
            # A table may float in a box, which stands within a paragraph.
            for table in [part] if part.tag == f"{_W}tbl" else _outer(part, f"{_W}tbl"):
                sheet += 1
                for row in _outer(table, f"{_W}tr"):
                    number += 1
                    cells = tuple(self._cells(row))
                    reached = tuple(at for at, cell in enumerate(cells) if cell is None)
                    filled = tuple(cell or "" for cell in cells)
                    yield Row(filled, number, sheet, above=around.above(), reached=reached)
            if part.tag == f"{_W}tbl":
                continue
            if around.is_note(text := cleaned(self._paragraph(part))):
                yield Row((text,), number, sheet, note=True)

    def _cells(self, row: Element) -> Iterator[str | None]:
        """Yield the words of cells, nothing for one into which a cell above is merged."""
        yield from [""] * _number(row, "trPr/gridBefore", 0)
        for cell in _outer(row, f"{_W}tc"):
            merged = cell.find(_path("tcPr/vMerge"))
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            yield None if goes_on else cleaned("\n".join(map(self._paragraph, _shown(cell))))
            yield from [""] * (_number(cell, "tcPr/gridSpan", 1) - 1)

    def _paragraph(self, paragraph: Element) -> str:
        words = "".join(_words(paragraph))
        return f"{self._mark(paragraph)} {words}" if words.strip() else ""

    def _mark(self, paragraph: Element) -> str:
        """Return the number or bullet that Word draws before a paragraph; what it cannot tell is a bullet."""
        of, depth = self._list_of(paragraph)
        if of in ("", "0"):
            return ""
        level = self._numbering.get((of, depth), Level(of))
        key = level.kind, depth
        if level.anew and (of, depth) not in self._begun:
            self._counted.pop(key, None)
        self._begun.add((of, depth))
        self._counted[key] = self._counted.get(key, level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self._counted.pop((level.kind, deeper), None)
        above = [self._numbering.get((of, one), Level(of)) for one in range(_LEVELS)]
        named = [one for one in range(_LEVELS) if f"%{one + 1}" in level.around]
        if not named or any(above[one].form not in _FORMATS for one in named):
            return _BULLET
        mark = level.around
        for one in named:
            number = self._counted.get((level.kind, one), above[one].start)
            mark = mark.replace(f"%{one + 1}", _FORMATS[above[one].form](number))
        return mark

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level of a paragraph, its own or else its style's."""
        style = self._styles.get(_value(paragraph.find(_path("pPr/pStyle"))), ("", 0))
        own = _value(paragraph.find(_path("pPr/numPr/numId")))
        depth = paragraph.find(_path("pPr/numPr/ilvl"))
        return own or style[0], _level(_value(depth)) if depth is not None else style[1]


def _path(names: str) -> str:
    return "/".join(_W + name for name in names.split("/"))


def _number(node: Element, path: str, default: int) -> int:
    found = node.find(_path(path))
    text = "" if found is None else found.get(f"{_W}val", "")
    return min(int(text[:4]), 100) if text.isdecimal() else default


def _level(text: str) -> int:
    return int(text) if len(text) == 1 and text.isdecimal() else 0


def _outer(node: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements of some kinds below a node, but none within another of them."""
    for one in node:
        if one.tag in tags:
            yield one
        elif one.tag != _FALLBACK:
            yield from _outer(one, *tags)


def _words(paragraph: Element) -> Iterator[str]:
    for one in paragraph:
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag in _BREAKS:
            yield _BREAKS[one.tag]
        elif one.tag not in _UNSEEN and not _hidden(one):
            yield from _words(one)


def _hidden(run: Element) -> bool:
    """Tell whether Word neither shows nor prints the words of a run."""
    mark = run.find(_path("rPr/vanish"))
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")


def _shown(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those in its boxes too, once: for older programs they are there again."""
    for one in cell:
        if one.tag == _FALLBACK:
            continue
        if one.tag == f"{_W}p":
            yield one
        yield from _shown(one)


def _value(node: Element | None) -> str:
    return "" if node is None else node.get(f"{_W}val", "")


def _numbering(root: Element) -> Numbering:
    """Return how the levels of a document's lists are numbered."""
    kinds = {one.get(f"{_W}abstractNumId", ""): dict(_levels(one)) for one in root.iter(f"{_W}abstractNum")}
    found: Numbering = {}
    for one in root.iter(f"{_W}num"):
        of, kind = one.get(f"{_W}numId", ""), _value(one.find(f"{_W}abstractNumId"))
        found |= {(of, depth): level._replace(kind=kind) for depth, level in kinds.get(kind, {}).items()}
        for other in one.iter(f"{_W}lvlOverride"):
            depth = _level(other.get(f"{_W}ilvl", "0"))
            own = dict(_levels(other)).get(depth) or found.get((of, depth), Level(kind))
            start = _value(other.find(f"{_W}startOverride"))
            begun = own._replace(start=_first(start), anew=True) if start else own
            found[of, depth] = begun._replace(kind=kind)
    return found


def _levels(kind: Element) -> Iterator[tuple[int, Level]]:
    for level in kind.iter(f"{_W}lvl"):
        form, around, start = (_value(level.find(f"{_W}{name}")) for name in ("numFmt", "lvlText", "start"))
        yield _level(level.get(f"{_W}ilvl", "0")), Level("", form, around, _first(start))


def _first(text: str) -> int:
    return int(text[:4]) if text.isascii() and text.isdecimal() else 1


def _styles(root: Element) -> Styles:
    """Return the lists that a document's styles are of, by themselves or by the style on which they are based."""
    listed = {one.get(f"{_W}styleId", ""): one for one in root.iter(f"{_W}style")}
    found: Styles = {}
    for name in listed:
        of, depth, above, seen = "", "", name, set[str]()
        while above in listed and above not in seen:
            seen.add(above)
            style = listed[above]
            of = of or _value(style.find(_path("pPr/numPr/numId")))
            depth = depth or _value(style.find(_path("pPr/numPr/ilvl")))
            above = _value(style.find(f"{_W}basedOn"))
        if of:
            found[name] = of, _level(depth)
    return found
