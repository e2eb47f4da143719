"""The headings of a table of scores (หัวตารางคะแนน): which of its columns holds the scores of an agency in a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from prongsai.criteria import kind_known_as, kinds
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from prongsai.criteria import Kind
    from prongsai.sheet.plain._rows import Row

_HEADING, _NAMES = re.compile("คะแนน|ผลการประเมิน|ร้อยละ|^ผล$"), re.compile("ตัวชี้วัด|รายการ|ประเด็น|เครื่องมือ|ที่|ลำดับ|ข้อ")
_OTHER = re.compile(
    "เต็ม|น้ำหนัก|ถ่วง|เป้า|คาด|ผลต่าง|เปรียบเทียบ|เพิ่มขึ้น|ลดลง|เปลี่ยนแปลง|ระดับ|ลำดับ|อันดับ|จำนวน|ขั้นต่ำ|ต่ำสุด|สูงสุด|เกณฑ์|มาตรฐาน|ค่ากลาง"
    "|ตนเอง|ก่อน|(?<!ก)รอบ|ไตรมาส|ปีที่(?:ผ่านมา|แล้ว)|ปีหน้า|ประเทศ|จังหวัด|อำเภอ|ทุกหน่วย|หน่วยงานอื่น"
)
"""What the heading of a column of other figures says."""
_PLAIN = re.compile(
    r"คะแนน|ผลลัพธ์|ผล|การประเมิน|ประเมิน|ร้อยละ|ที่|ได้รับ|ได้|รวม|เฉลี่ย|ค่า|สุทธิ|จริง|สุดท้าย|ล่าสุด|หลังทบทวน|ทบทวนแล้ว|ราย|ตัวชี้วัด|ของ|หน่วยงาน"
    r"|ณวันที่[0-9]{1,2}[ก-๙.]{3,10}|ปีนี้|ปัจจุบัน|ประจำ|ปี|งบประมาณ|พ\.ศ\.|ค\.ศ\.|ภาพ|โดย|(?:25|20)[0-9]{2}|(?<=ปี)[4-9][0-9]|[()%/,.:*\-–]|(?i:itas?|score|iit|eit|oit)"
)
"""Words of a heading that leave it one of scores: with any other it may be of something else."""
_SCALE = re.compile(r"\((?:คะแนน)?(?:เต็ม)?(?:คะแนน)?100(?:\.0+)?(?:คะแนน|%)?\)")
"""A number in brackets is the most that there may be of the score before it."""
_YEAR = re.compile(
    r"(?<![0-9])(?:25|20)[0-9]{2}(?![0-9])|(?:(?<=ปี)|(?<=ปีงบฯ)|(?<=งบประมาณ)|(?<=พ\.ศ\.))[4-9][0-9](?![0-9])"
)
_CENTURIES = {2: 2500, 4: 0}
_BUDDHIST = 543
_YEAR_ALONE = re.compile(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.|ค\.ศ\.)?(?:25|20)[0-9]{2}|ปี(?:[4-9][0-9]|นี้|ปัจจุบัน)")
_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?(?:%|คะแนน)?")
_TITLE, _LONG = re.compile("ผลการประเมิน|คะแนน|ITA|^หน่วยงาน"), 150
"""What a line above a table says that names it, and the letters of one that tells more."""
_SHORT = 3
"""How many letters a name has at least by which a table knows its agency."""
_END = r"(?![ก-๙])|(?=ปี|ประจำ|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|คะแนน|ผล|ใน|ได้|เพื่อ|ตาม|ด้าน|และ|ราย|จำแนก|โดย|ของ|ที่|มี|ให้|จาก)"
"""What stands behind the name of an agency: no letter that goes on with it, but that of a word."""
_LOCAL = ("เทศบาล/อบต.", "จังหวัด")
"""What local administrations serve."""
_AREAS = {"จังหวัด", "กรม", "องค์การมหาชน"}
"""Kinds whose word stands in the names of others, too."""


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


class Title(NamedTuple):
    """The words above a table, the row where they stand, or that is right below them, and the years that they name."""

    row: Row
    words: str
    years: set[int]


@dataclass(frozen=True)
class Own:
    """What tells a table of an agency's scores in a year from those of others: the year, its names and its kind."""

    year: int
    names: tuple[str, ...] = ()
    kind: str = ""

    @classmethod
    def of(cls, year: int, agency: object) -> Own:
        """Return what an agency.yml tells: the names, and the long one without the word of its kind."""
        told = agency if isinstance(agency, dict) else {}
        names = [squeezed(str(told.get(key) or "")) for key in ("name", "short_name")]
        names += [re.sub(f"^(?:{_words_of(kinds())})", "", name) for name in names]
        return cls(year, tuple(sorted({name for name in names if len(name) >= _SHORT})), str(told.get("kind") or ""))

    def heads_of(self, rows: Sequence[Row], levels: Collection[str] = ()) -> dict[int, Head]:
        """Return the headings of each table of some rows that has them, by the table."""
        heads: dict[int, Head] = {}
        for row, after in zip_longest(rows, rows[1:]):
            if row.sheet in heads or row.note or not self._is_head(row.cells, levels):
                continue
            below = after is not None and after.sheet == row.sheet and _goes_on(after.cells)
            cells = _joined(row.cells, after.cells) if below else row.cells
            heads[row.sheet] = Head((after if below else row).line, cells, tuple(self._columns(cells)))
        return heads

    def is_named(self, words: str) -> bool:
        """Tell whether words name the agency; one of another kind may have its name, and a longer name is another's."""
        text = fold_digits(words)
        found = self._called.finditer(text) if self.names else ()
        return any(not _kind_before().search(squeezed(text[: one.start()])) for one in found)

    def is_of_another(self, words: str) -> bool:
        """Tell whether words name an agency such as this one, and not this one."""
        return bool(_agencies(self.kind).search(squeezed(words))) and not self.is_named(words)

    @cached_property
    def _called(self) -> re.Pattern[str]:
        names = (r"\s*".join(map(re.escape, name)) for name in sorted(self.names, key=len, reverse=True))
        return re.compile(f"(?:{'|'.join(names)})(?:{_END})")

    def _is_head(self, cells: Sequence[str], levels: Collection[str]) -> bool:
        """Tell whether cells are headings: several, no figure or level among them, one behind the first of scores."""
        words = [_without_scale(cell) for cell in cells]
        if sum(map(bool, words)) <= 1 or any(map(_FIGURE.fullmatch, words)) or not {*levels}.isdisjoint(cells):
            return False
        if any(_HEADING.search(one) and not _OTHER.search(one) for one in words):
            return True
        if _NAMES.match(words[0]) and any(map(_OTHER.search, words[1:])):
            return True
        return any(_HEADING.search(one) or _YEAR_ALONE.fullmatch(one) or self.is_named(one) for one in words[1:])

    def _columns(self, cells: Sequence[str]) -> list[Column]:
        """Return the columns of scores: those of the agency or the year, or where none is said all that could be it."""
        found: list[Column] = []
        for at, one in enumerate(_without_scale(cell) for cell in cells):
            of_scores = _HEADING.search(one) or (at and (_YEAR_ALONE.fullmatch(one) or self.is_named(one)))
            if of_scores and not _OTHER.search(one) and not self.is_of_another(one):
                found.append(Column(at, cells[at]))
        found = [one for one in found if self.is_named(one.heading)] or found
        of_year = [one for one in found if self.year in years_in([one.heading])]
        found = of_year or [one for one in found if not years_in([one.heading])]
        sure = [one for one in found if self.is_named(one.heading) or not _PLAIN.sub("", _without_scale(one.heading))]
        return sure or (found if len(found) > 1 else [])


def years_in(cells: Iterable[str]) -> set[int]:
    """Return the years that cells name, as the Buddhist era counts them; of two digits behind «ปี» as well."""
    found = [year for cell in cells for year in _YEAR.findall(squeezed(cell))]
    return {int(one) + (_BUDDHIST if one.startswith("20") and len(one) > 2 else _CENTURIES[len(one)]) for one in found}  # noqa: PLR2004


def parted(rows: Iterable[Row]) -> list[Row]:
    """Return rows whose tables are counted on where a line of its own within one names the year of what follows."""
    found: list[Row] = []
    more, before = 0, None
    for row in rows:
        alone = _alone(row) if any(row.cells[:1]) else ()
        more += before is not None and before.sheet == row.sheet and any(map(_names_years, (row.above, *alone)))
        found.append(row._replace(sheet=row.sheet + more))
        before = row
    return found


def titles_of(rows: Iterable[Row], named: re.Pattern[str] = _TITLE) -> dict[int, Title]:
    """Return what stands above each table that says of whom or which years it is; notes are not among `rows`."""
    found: dict[int, Title] = {}
    begun = set[int]()
    alone: tuple[str, ...] = ()
    for row in rows:
        single = _alone(row)
        if row.sheet not in begun and (above := [one for one in (row.above, *alone, *single) if _is_title(one, named)]):
            found.setdefault(row.sheet, Title(row, " ".join(above), years_in(above)))
        begun |= set() if single else {row.sheet}
        alone = single
    return found


def _alone(row: Row) -> tuple[str, ...]:
    """Return the one cell of a row that has no more."""
    filled = tuple(cell for cell in row.cells if cell)
    return filled if len(filled) == 1 else ()


def _is_title(line: str, named: re.Pattern[str] = _TITLE) -> bool:
    return len(line) < _LONG and bool(named.search(line) or _YEAR_ALONE.fullmatch(squeezed(line)))


def _names_years(line: str) -> bool:
    return _is_title(line) and bool(years_in([line]))


def _words_of(listed: Iterable[Kind]) -> str:
    """Return a pattern of the words of kinds but those of areas."""
    words = {squeezed(word) for kind in listed if kind.name not in _AREAS for word in kind.words}
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _kind_before() -> re.Pattern[str]:
    return re.compile(f"(?:{_words_of(kinds())})$")


@cache
def _agencies(kind: str) -> re.Pattern[str]:
    """Return what finds the name of an agency: the word of a kind, and letters that go on with no other word.

    Beside a local administration others are meant, beside a school others: what a programme is called is no agency.
    """
    own = kind_known_as(kind)
    local = own is None or own.coverage in _LOCAL
    alike = _words_of(one for one in kinds() if one == own or (local and one.coverage in _LOCAL))
    after = "ปี|ประจำ|ใน|ที่|ทั้ง|ของ|และ|หรือ|จังหวัด|อำเภอ|คะแนน|พ[.]ศ"
    return re.compile(f"(?:{alike})(?!{after})[ก-๙]{{2,}}") if alike else re.compile(r"(?!)")


def _without_scale(cell: str) -> str:
    return _SCALE.sub("", squeezed(cell))


def squeezed(cell: str) -> str:
    """Return the words of a cell without spaces, with Arabic digits."""
    return re.sub(r"\s", "", fold_digits(cell))


def _goes_on(cells: Sequence[str]) -> bool:
    """Tell whether a row below headings parts them: behind its first cell stand years or scores, and no figure."""
    words = [_without_scale(cell) for cell in cells[1:]]
    named = any(_YEAR_ALONE.fullmatch(one) or _HEADING.match(one) for one in words)
    return named and not any(map(_FIGURE.fullmatch, words))


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of two rows: what is merged over several columns stands in the first of them."""
    joined, over = list[str](), ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        over = above or (over if below else "")
        joined.append(f"{over} {below}".strip() if below else above)
    return tuple(joined)
