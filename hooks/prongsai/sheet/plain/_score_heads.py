"""The headings of a table of scores (หัวตารางคะแนน): which of its columns holds the scores of a year."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from prongsai.sheet.plain._rows import Row

_HEADING = re.compile("คะแนน|ผลการประเมิน|ร้อยละ")
_OTHER = re.compile("เต็ม|น้ำหนัก|ถ่วง|เป้าหมาย|ผลต่าง|เปรียบเทียบ|เพิ่มขึ้น|ลดลง|ระดับ|ลำดับ|จำนวน")
"""What the heading of a column of other figures says."""
_YEAR = re.compile("(?<![0-9])25[0-9]{2}(?![0-9])")
_YEAR_ALONE = re.compile(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?25[0-9]{2}")
_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?(?:%|คะแนน)?")
_TITLE, _LONG = re.compile("ผลการประเมิน|คะแนน|ITA"), 150
"""What a line above a table says that names it, and the letters of one that tells more."""


class Column(NamedTuple):
    """A column by its heading."""

    at: int
    heading: str


class Head(NamedTuple):
    """The headings of a table.

    Attributes:
        line: the row in which they end.
        cells: all of them, those of two rows together.
        columns: those of the columns that may be the scores of the year; none where all are of something else.
    """

    line: int
    cells: tuple[str, ...]
    columns: tuple[Column, ...]


def years_in(cells: Iterable[str]) -> set[int]:
    """Return the years that cells name."""
    return {int(year) for cell in cells for year in _YEAR.findall(_bare(cell))}


def heads_of(rows: Sequence[Row], year: int, levels: Collection[str]) -> dict[int, Head]:
    """Return the headings of each table of some rows that has them, by the table."""
    heads: dict[int, Head] = {}
    for row, after in zip_longest(rows, rows[1:]):
        if row.sheet in heads or row.note or not _is_head(row.cells, levels):
            continue
        below = after is not None and after.sheet == row.sheet and _goes_on(after.cells)
        cells = _joined(row.cells, after.cells) if below else row.cells
        heads[row.sheet] = Head((after if below else row).line, cells, tuple(_columns(cells, year)))
    return heads


class Title(NamedTuple):
    """The words above a table, and the row where they stand, or that is right below them."""

    row: Row
    years: set[int]


def titles_of(rows: Iterable[Row]) -> dict[int, Title]:
    """Return what stands above each table that says of which years it is, by the table; notes are not among `rows`."""
    found: dict[int, Title] = {}
    begun = set[int]()
    alone: tuple[str, ...] = ()
    for row in rows:
        filled = tuple(cell for cell in row.cells if cell)
        single = filled if len(filled) == 1 else ()
        if row.sheet not in begun:
            above = (row.above, *alone, *single)
            years = years_in(one for one in above if _TITLE.search(one) and len(one) < _LONG)
            if years:
                found.setdefault(row.sheet, Title(row, years))
        begun |= set() if single else {row.sheet}
        alone = single
    return found


def _bare(cell: str) -> str:
    return re.sub(r"\s", "", fold_digits(cell))


def _is_head(cells: Sequence[str], levels: Collection[str]) -> bool:
    """Tell whether cells are headings: several, no figure or level among them, and one behind the first of scores."""
    words = [_bare(cell) for cell in cells]
    if sum(map(bool, words)) <= 1 or any(map(_FIGURE.fullmatch, words)) or not {*levels}.isdisjoint(cells):
        return False
    named = any(_HEADING.search(one) and not _OTHER.search(one) for one in words)
    return named or any(_HEADING.search(one) or _YEAR_ALONE.fullmatch(one) for one in words[1:])


def _goes_on(cells: Sequence[str]) -> bool:
    """Tell whether a row below headings parts them: nothing stands in it but years and what scores are called."""
    words = [one for one in map(_bare, cells) if one]
    parts = [_YEAR_ALONE.fullmatch(one) or _HEADING.match(one) for one in words]
    return any(parts) and all(part or _OTHER.match(one) for part, one in zip(parts, words, strict=True))


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of two rows: what is merged over several columns stands in the first of them."""
    joined, over = list[str](), ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        over = above or (over if below else "")
        joined.append(f"{over} {below}".strip() if below else above)
    return tuple(joined)


def _columns(cells: Sequence[str], year: int) -> list[Column]:
    """Return the columns of scores: those of the year, or where no year is said all that could be it."""
    words = [_bare(cell) for cell in cells]
    scored = [at for at, one in enumerate(words) if _HEADING.search(one) or (at and _YEAR_ALONE.fullmatch(one))]
    found = [Column(at, cells[at]) for at in scored if not _OTHER.search(words[at])]
    of_year = [one for one in found if year in years_in([one.heading])]
    return of_year or [one for one in found if not years_in([one.heading])]
