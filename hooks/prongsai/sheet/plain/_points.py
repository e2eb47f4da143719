"""The points of a cell (ข้อในช่อง): one a line, or several on one, with the numbers and dashes before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content import Marked, kind_of, marked
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.patch import Value

_DASHES = "-–—•●▪■◦➢✓*"
_CLOSE = re.compile(
    rf"(?P<mark>[{_DASHES}](?![0-9๐-๙{_DASHES}])|\(?[0-9๐-๙]{{1,2}}(?:[.)]|\.\))(?![0-9๐-๙.)]))\s*(?P<words>\S.*)"
)
"""A mark with no space behind it, as many type it: `1.กำหนด`, `-มาตรการ`; `1.5` is none."""
_NUMBER = re.compile(r"(?<=\s)(\(?)([0-9๐-๙]{1,2})([.)])(?![0-9๐-๙.)])\s*(?=\S)")
_OF_NUMBER = re.compile(r"(?:(?:ข้อ|ครั้ง|ตัวชี้วัด|ประเด็น|ลำดับ|ชุด|ฉบับ|ส่วน)ที่|(?<!ราย)(?<!ทุก)(?<!ครบ)ข้อ|พ\.ศ\.|มาตรา)\s*$")
"""What a number behind it counts: no number of a point."""
_DASH = re.compile(rf"\s+([{_DASHES}])\s+")
_LEADS = re.compile(r"(?:ดังนี้|ได้แก่|ประกอบด้วย|ดังต่อไปนี้|:)\s*$")
_SHORT = 4
"""In letters: a dash beside a word so short is one of words that go together (`ยืม - คืน`)."""
_UNSPACED = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")


def points_of(text: str) -> tuple[Marked, ...]:
    """Return the points of a cell on two levels; a line without a mark goes on with the one above that has one."""
    return _nested([piece for line in text.split("\n") if line.strip() for piece in _pieces(line.strip())])


def _pieces(line: str) -> Iterator[Marked]:
    """Yield the points that stand on one line."""
    one = _marked(line)
    if not one.mark:
        head, lead, rest = _led(line)
        yield Marked(head)
        yield from (Marked(words, lead) for words in rest)
    elif kind_of(one.mark) == "-":
        yield from (Marked(words, one.mark) for words in _dashed(one.words))
    else:
        yield from _numbered(one)


def _marked(line: str) -> Marked:
    if (one := marked(line)) is not None:
        return Marked(one.words, one.mark)
    match = _CLOSE.fullmatch(line)
    return Marked(match["words"].strip(), match["mark"]) if match else Marked(line)


def _numbered(one: Marked) -> Iterator[Marked]:
    """Yield a point and those behind it whose numbers go on from its own."""
    begin, mark = 0, one.mark
    number = int(re.sub(r"\D", "", fold_digits(mark)) or 0)
    for match in _NUMBER.finditer(one.words):
        same = kind_of(match[0].strip()) == kind_of(one.mark) and match[2].isascii() == one.mark.isascii()
        if same and int(match[2]) == number + 1 and not _OF_NUMBER.search(one.words[: match.start()]):
            yield from _with_dashes(one.words[begin : match.start()].strip(), mark)
            begin, mark, number = match.end(), match[0].strip(), number + 1
    yield from _with_dashes(one.words[begin:].strip(), mark)


def _with_dashes(words: str, mark: str) -> Iterator[Marked]:
    head, dash, rest = _led(words)
    yield Marked(head, mark)
    yield from (Marked(one, dash) for one in rest)


def _led(words: str) -> tuple[str, str, tuple[str, ...]]:
    """Return what leads to dashes on the same line, the dash, and what stands behind each."""
    match = next((one for one in _DASH.finditer(words) if _LEADS.search(words[: one.start()])), None)
    if match is None:
        return words, "", ()
    return words[: match.start()], match[1], tuple(_dashed(words[match.end() :]))


def _dashed(words: str) -> Iterator[str]:
    """Yield the points that dashes part; a dash between words that go together parts none."""
    begin = 0
    for match in _DASH.finditer(words):
        before, after = words[begin : match.start()].split(), words[match.end() :].split()
        if before and after and min(_letters(before[-1]), _letters(after[0])) > _SHORT:
            yield words[begin : match.start()].strip()
            begin = match.end()
    yield words[begin:].strip()


def _letters(word: str) -> int:
    return len(_UNSPACED.sub("", word))


def _nested(pieces: Sequence[Marked]) -> tuple[Marked, ...]:
    found: list[Marked] = []
    upper = ""
    for one in pieces:
        if not one.mark and upper:
            found[-1] = _going_on(found[-1], one.words)
        elif not one.mark or (not upper and not (found and _LEADS.search(found[-1].words))):
            upper = kind_of(one.mark) if one.mark else ""
            found.append(one)
        elif upper and kind_of(one.mark) == upper:
            found.append(one)
        else:
            found[-1] = found[-1]._replace(below=(*found[-1].below, one))
    return tuple(found)


def _going_on(one: Marked, words: str) -> Marked:
    if not one.below:
        return one._replace(words=f"{one.words} {words}")
    *before, last = one.below
    return one._replace(below=(*before, last._replace(words=f"{last.words} {words}")))


def is_counted(points: Sequence[Marked]) -> bool:
    """Tell whether the marks of points are the numbers that a page draws before them by itself."""
    return len(points) > 1 and [one.mark for one in points] == [f"{number}." for number in range(1, len(points) + 1)]


def records_of(points: Sequence[Marked], words: str, below: str = "") -> list[Value]:
    """Return points as they are written in a file, their words under a name, and those within them under another."""
    counted = is_counted(points)
    return [_record(one._replace(mark="" if counted else one.mark), words, below) for one in points]


def _record(one: Marked, words: str, below: str) -> Value:
    held: dict[str, Value] = {"mark": one.mark} if one.mark else {}
    inner = records_of(one.below, words) if below and one.below else None
    held[words] = one.words if inner else _as_text(one)
    if inner:
        held[below] = inner
    return held if len(held) > 1 else held[words]


def _as_text(one: Marked) -> str:
    return "\n".join([one.words, *(f"{line.mark} {line.words}" for line in one.below)])


def texts_of(points: Sequence[Marked]) -> list[str]:
    """Return the words of points, without the marks of the upper level."""
    return [_as_text(one) for one in points]


def text_of(points: Sequence[Marked]) -> str:
    """Return points as one text, each on its line with its mark; a mark before a single one says nothing."""
    if len(points) == 1:
        return _as_text(points[0])
    return "\n".join(f"{one.mark} {_as_text(one)}".strip() for one in points)
