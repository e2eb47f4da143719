"""Tables of a Word document (.docx): read from its XML, for their numbers and merged cells stand nowhere else.

The library that writes documents gives a merged cell once for each that it covers, and no number of a list.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring

from prongsai.findings import ContentError, Finding, Place
from prongsai.sheet.plain._rows import Row, TooMuchError, bounded, cleaned
from prongsai.text import thai_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST, _UNFOLDED, _MOST_TAGS = 20_000_000, 20_000_000, 600_000
"""The largest file and the largest part of it that is read, in bytes, and the most tags of such a part."""
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, RuntimeError, EOFError)
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_UNSEEN = (f"{_W}p", f"{_W}pPr", f"{_W}del", f"{_W}moveFrom", _FALLBACK)
_BULLET = "•"
_LEVELS = 9
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": str,
    "thaiNumbers": lambda number: thai_digits(str(number)),
}
Numbering = dict[tuple[str, str], tuple[str, str]]
"""By the number of a list and its level: how it counts, and the words around the number."""


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
        return bounded(_Document(numbering).rows(body))
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

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counted: Counter[tuple[str, str]] = Counter()

    def rows(self, body: Element) -> Iterator[Row]:
        number = 0
        for sheet, table in enumerate(_outer(body, f"{_W}tbl")):
            for row in _outer(table, f"{_W}tr"):
                number += 1
                yield Row(tuple(self._cells(row)), number, sheet)

    def _cells(self, row: Element) -> Iterator[str]:
        yield from [""] * _number(row, "trPr/gridBefore", 0)
        for cell in _outer(row, f"{_W}tc"):
            merged = cell.find(_path("tcPr/vMerge"))
            goes_on = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
            yield "" if goes_on else cleaned("\n".join(map(self._paragraph, cell.iter(f"{_W}p"))))
            yield from [""] * (_number(cell, "tcPr/gridSpan", 1) - 1)

    def _paragraph(self, paragraph: Element) -> str:
        words = "".join(_words(paragraph))
        return f"{self._mark(paragraph)} {words}" if words.strip() else ""

    def _mark(self, paragraph: Element) -> str:
        """Return the number or bullet that Word draws before a paragraph; what it cannot tell is a bullet."""
        kept = paragraph.find(_path("pPr/numPr/numId"))
        of = "" if kept is None else kept.get(f"{_W}val", "")
        if of in ("", "0"):
            return ""
        level = paragraph.find(_path("pPr/numPr/ilvl"))
        key = of, "0" if level is None else level.get(f"{_W}val", "0")
        form, around = self._numbering.get(key, ("bullet", ""))
        self._counted[key] += 1
        for deeper in range(_level(key[1]) + 1, _LEVELS):
            self._counted.pop((key[0], str(deeper)), None)
        if form not in _FORMATS or around.count("%") != 1:
            return _BULLET
        return around.replace(f"%{_level(key[1]) + 1}", _FORMATS[form](self._counted[key]))


def _path(names: str) -> str:
    return "/".join(_W + name for name in names.split("/"))


def _number(node: Element, path: str, default: int) -> int:
    found = node.find(_path(path))
    text = "" if found is None else found.get(f"{_W}val", "")
    return min(int(text[:4]), 100) if text.isdecimal() else default


def _level(text: str) -> int:
    return int(text) if len(text) == 1 and text.isdecimal() else 0


def _outer(node: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a kind below a node, but none within another of them."""
    for one in node:
        if one.tag == tag:
            yield one
        elif one.tag != _FALLBACK:
            yield from _outer(one, tag)


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


def _numbering(root: Element) -> Numbering:
    """Return how the levels of a document's lists are numbered."""
    kinds = {one.get(f"{_W}abstractNumId", ""): dict(_levels(one)) for one in root.iter(f"{_W}abstractNum")}
    found: Numbering = {}
    for one in root.iter(f"{_W}num"):
        kind = one.find(f"{_W}abstractNumId")
        levels: Mapping[str, tuple[str, str]] = kinds.get("" if kind is None else kind.get(f"{_W}val", ""), {})
        found |= {(one.get(f"{_W}numId", ""), level): how for level, how in levels.items()}
    return found


def _levels(kind: Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for level in kind.iter(f"{_W}lvl"):
        form, around = (level.find(f"{_W}{name}") for name in ("numFmt", "lvlText"))
        how = tuple("" if one is None else one.get(f"{_W}val", "") for one in (form, around))
        yield level.get(f"{_W}ilvl", "0"), (how[0], how[1])
