"""The measures of a table (มาตรการในตาราง): rows put together, their cells read by what their columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import kind_of
from prongsai.findings import Place
from prongsai.personal import find_personal, mask_personal
from prongsai.sheet.plain._headings import Heading, columns_of
from prongsai.sheet.plain._points import points_of
from prongsai.sheet.plain._rows import headed
from prongsai.sheet.plain._times import is_told, period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from prongsai.sheet.plain._rows import Row

_KEPT = ("subject", "topic", "items", "finding")
"""What holds for the rows below it until another stands there, as merged cells do."""
_SHARED = {"responsible", "period", "when", "monitoring"}
"""What holds for all the measures over which its cell is merged."""
_NOTHING = ("-", "–", "—")
_ASIDE = re.compile(
    r"\(?\s*(?P<word>ลงชื่อ|ลงนาม|ตำแหน่ง|ผู้(?:จัดทำ|รายงาน|ตรวจ|อนุมัติ|เห็นชอบ|รับรอง)|รวม)"
    r"(?=$|[\s0-9๐-๙():：.…]|ทั้งสิ้น|ทั้งหมด|เป็นเงิน|จำนวน)"
)
"""How a row of totals or a place to sign below a table begins."""
_NOTE = re.compile(r"\(?\s*(?:หมายเหตุ|ที่มา)(?=$|[\s0-9๐-๙():：.…*]|ข้อมูล)")
"""How a note below a table begins."""
_WORDS = re.compile("[A-Za-z\u0e01-\u0e4e]{3}|[Oo][0-9๐-๙]")
_CODED = re.compile("[Oo]\\s?[0-9๐-๙]{1,2}(?![0-9๐-๙])")
"""What is no number, though it stands in the column of numbers, and what of it are codes of items."""
_DOING = {"steps", "approach", "responsible", "period", "when", "monitoring"}
"""What no such row has."""


class Cell(NamedTuple):
    """What a measure has in a column; `heading` is that of the column as it is printed."""

    text: str
    place: Place
    heading: str


@dataclass
class Gathered:
    """A measure as its rows say it.

    Attributes:
        parts: what its rows say, row by row, by the fields of the columns.
        strange: what stands in columns that are not known.
    """

    place: Place
    parts: list[dict[str, Cell]] = field(default_factory=list)
    strange: list[Cell] = field(default_factory=list)

    @property
    def is_alone(self) -> bool:
        """Whether its one row says nothing but a title, as the heading of a section or a note does."""
        return len(self.parts) == 1 and self.parts[0].keys() - {*_KEPT} == {"title"} and not self._says_subject

    @property
    def _says_subject(self) -> bool:
        own = [cell for name, cell in self.parts[0].items() if name != "title"]
        return bool(self.strange) or any(cell.place.line == self.place.line for cell in own)

    def text(self, name: str) -> str:
        """Return all that its rows say in a column."""
        return "\n".join(part[name].text for part in self.parts if name in part)

    def cell(self, name: str) -> Cell | None:
        """Return the first cell of a column that says anything."""
        return next((part[name] for part in self.parts if name in part), None)


class Table(NamedTuple):
    """A table.

    Attributes:
        columns: as the first headings are.
        merged: the columns whose cells held for several measures.
        aside: how the rows begin that are not taken, and why: `note` is a note in all its words, `aside` are totals and
            places to sign, `wide` the first row of a table of another width than the headings, `numbered` one that has
            a number of its own and no title, and is taken with the measure above it, `alone` a row of a
            title alone among measures that say what is done.
    """

    columns: tuple[Heading, ...]
    measures: tuple[Gathered, ...]
    merged: frozenset[str]
    aside: tuple[tuple[str, Cell], ...]


def table_of(rows: Iterable[Row], file: str) -> Table:
    """Return the measures of a file's tables, which are one where their headings are repeated."""
    gatherer = _Gatherer(file)
    for row in headed(rows):
        gatherer.take(row)
    alone = [one for one in gatherer.measures if one.is_alone]
    wide = len(gatherer.first) > 2 and any(_DOING & part.keys() for one in gatherer.measures for part in one.parts)  # noqa: PLR2004
    apart = [("alone", _masked(one.parts[0]["title"])) for one in alone if wide]
    measures = tuple(one for one in gatherer.measures if not (wide and one in alone))
    return Table(gatherer.first, measures, frozenset(gatherer.merged), (*gatherer.aside, *apart))


def _masked(cell: Cell) -> Cell:
    return cell._replace(text=mask_personal(" ".join(cell.text.split())))


class _Gatherer:
    def __init__(self, file: str) -> None:
        self._file = file
        self._columns: tuple[Heading, ...] = ()
        self._sheet = self._headed = -1
        self._kept: dict[str, Cell] = {}
        self._before = ""
        self._marks: dict[int, str] = {}
        self.first: tuple[Heading, ...] = ()
        self.measures: list[Gathered] = []
        self.merged: set[str] = set()
        self.aside: list[tuple[str, Cell]] = []

    def take(self, row: Row) -> None:
        """Take a row: headings, one more measure, or more of the last."""
        if columns := columns_of(row.cells):
            self._columns, self._headed, self.first = columns, row.sheet, self.first or columns
            return
        begins, self._sheet = row.sheet != self._sheet, row.sheet
        if self._columns and begins and row.sheet != self._headed and len(row.cells) != len(self._columns):
            self._columns = ()
            if len(filled := [cell for cell in row.cells if cell]) > 1 and not row.is_rule:
                self.aside.append(("wide", Cell(filled[0], Place(row.of or self._file, row.line, 1), "")))
        if not self._columns or row.is_rule:
            return
        if note := note_of(row, self._columns[0].field):
            self.aside.append(("note", Cell(note, Place(row.of or self._file, row.line, 1), "")))
            return
        known, strange = self._cells(row)
        if aside := _aside(known, strange):
            self.aside.append(("aside", aside))
        elif self._is_group(known, row):
            self._kept = known if "number" not in known else {self._group: known["number"]}
        elif known:
            self._put(*_worded(known, strange), row, begins=begins)

    def _put(self, known: dict[str, Cell], strange: list[Cell], row: Row, *, begins: bool) -> None:
        if not self._goes_on(known, begins=begins):
            self._begin(known, strange, row)
            return
        if number := self._another(known):
            self.aside.append(("numbered", number))
        self._add(known, strange, runs_on=begins)

    def _cells(self, row: Row) -> tuple[dict[str, Cell], list[Cell]]:
        known: dict[str, Cell] = {}
        strange: list[Cell] = []
        parts: list[tuple[str, Cell]] = []
        above, self._marks = self._marks, {}
        headings = chain(self._columns, repeat(Heading("", "")))
        for at, (heading, text) in enumerate(zip(headings, row.cells, strict=False), 1):
            cell = Cell(text, Place(row.of or self._file, row.line, at), heading.words)
            if heading.part and is_told(heading.part, text):
                parts.append((heading.part, cell))
                self._marks[at - 1] = above.get(at - 1, "") if at - 1 in row.reached else text
            elif text in ("", *_NOTHING):
                continue
            elif heading.field and not heading.part:
                known[heading.field] = cell
            else:
                strange.append(cell)
        if period := period_of([(part, cell.text) for part, cell in parts]):
            known["period"] = next(cell for _, cell in parts if cell.text)._replace(text=period)
        return known, strange

    @property
    def _leading(self) -> str:
        """The column of which a filled cell begins a measure."""
        fields = {one.field for one in self._columns}
        return next((name for name in ("title", "subject", "topic") if name in fields), "steps")

    def _is_group(self, known: dict[str, Cell], row: Row) -> bool:
        """Tell whether a row holds nothing but what the rows below it are about."""
        alone = len(self._columns) > 2 and sum(bool(cell) for cell in row.cells) == 1  # noqa: PLR2004
        told = {*known} <= {"subject", "topic"}
        # Merged over the whole table it stands in its first column, which may be that of the numbers.
        merged = {*known} == {"number"} and bool(self._group) and any(map(str.isalpha, known["number"].text))
        return alone and bool(known) and (told or merged) and "title" in {one.field for one in self._columns}

    @property
    def _group(self) -> str:
        """The column of what rows are about, empty for none."""
        return next((one.field for one in self._columns if one.field in ("subject", "topic")), "")

    def _goes_on(self, known: dict[str, Cell], *, begins: bool) -> bool:
        """Tell whether a row goes on with the last measure."""
        if not self.measures:
            return False
        if self._leading not in known:
            return True
        # A title that a page parted stands alone in its row.
        return (
            begins and self._leading == "title" and {*known} == {"title"} and not points_of(known["title"].text)[0].mark
        )

    def _another(self, known: dict[str, Cell]) -> Cell | None:
        """Return the number of a row that goes on with a measure of another number, as if it were one more."""
        number, before = known.get("number"), self.measures[-1].cell("number")
        return number if number and before and number.text != before.text else None

    def _begin(self, known: dict[str, Cell], strange: list[Cell], row: Row) -> None:
        fields = {one.field for one in self._columns}
        if known.keys() & {"subject", "topic"}:
            # What was said of another subject does not hold for this one.
            self._kept = {}
        held = {name: cell for name, cell in self._kept.items() if name in fields and name not in known}
        known |= self._period_reaching(row)
        held |= {name: cell for name, cell in self._reaching(row).items() if name not in known}
        self.merged |= held.keys()
        self._kept |= {name: known[name] for name in _KEPT if name in known}
        self.measures.append(Gathered(Place(row.of or self._file, row.line, 1), [held | known], strange))

    def _reaching(self, row: Row) -> dict[str, Cell]:
        """Return the cells of the measure above that reach into a row, and hold for what it begins too."""
        whole = (self._columns[at] for at in row.reached if at < len(self._columns))
        names = {one.field for one in whole if not one.part} & _SHARED
        above = self.measures[-1].parts if self.measures else []
        return {name: cell for part in above for name, cell in part.items() if name in names}

    def _period_reaching(self, row: Row) -> dict[str, Cell]:
        """Return the period that several columns say of a row, where a cell of one of them reaches into it."""
        reached = [at for at in row.reached if at < len(self._columns) and self._columns[at].part]
        said = period_of([(self._columns[at].part, text) for at, text in self._marks.items()]) if reached else ""
        place = Place(row.of or self._file, row.line, reached[0] + 1) if reached else None
        return {"period": Cell(said, place, self._columns[reached[0]].words)} if said and place else {}

    def _add(self, known: dict[str, Cell], strange: list[Cell], *, runs_on: bool) -> None:
        """Add a row to the last measure; behind the end of a page a cell goes on in the middle of its words."""
        last = self.measures[-1]
        last.strange += strange
        if not runs_on:
            last.parts.append(known)
            return
        for name, cell in known.items():
            at = next((part for part in reversed(last.parts) if name in part), None)
            if at is None:
                last.parts[-1][name] = cell
            else:
                at[name] = at[name]._replace(text=_running_on(at[name].text, cell.text))


def _worded(known: dict[str, Cell], strange: list[Cell]) -> tuple[dict[str, Cell], list[Cell]]:
    """Return what a row holds whose column of numbers says words: codes of what it is about, or what is told."""
    number = known.get("number")
    if number is None or not _WORDS.search(number.text):
        return known, strange
    rest = {name: cell for name, cell in known.items() if name != "number"}
    return (rest | {"items": number}, strange) if _CODED.match(number.text) else (rest, [number, *strange])


def note_of(row: Row, first: str) -> str:
    """Return the words of a row that is a note, no person named; `first` is what its first column holds."""
    filled = [cell for cell in row.cells if cell]
    starred = first == "number" and row.cells[0].startswith("*")
    is_note = row.note or (len(filled) == 1 and (starred or _NOTE.match(filled[0])))
    return mask_personal(" ".join(filled[0].split())) if is_note else ""


def _aside(known: Mapping[str, Cell], strange: Sequence[Cell]) -> Cell | None:
    """Return how a row begins that is beside the measures, by its word alone: what follows may be a person's name."""
    first = min((*known.values(), *strange), key=lambda cell: cell.place.column, default=None)
    if first is None or known.keys() & _DOING:
        return None
    match = _ASIDE.match(first.text)
    word = match["word"] if match else _signed(first.text)
    return first._replace(text=word) if word else None


def _signed(text: str) -> str:
    """Return the name, masked, of the person with whom a text begins, as below a line to sign on; empty for none."""
    words = text.lstrip(" (.")
    return next((one.masked for one in find_personal(words) if one.kind == "name" and one.start == 0), "")


def _running_on(before: str, after: str) -> str:
    """Return a cell that a page has parted: words without a mark go on with those above."""
    first = points_of(after)[0]
    marked = bool(first.mark) and any(kind_of(one.mark) == kind_of(first.mark) for one in points_of(before) if one.mark)
    return f"{before}\n{after}" if marked else f"{before} {after}"
