"""What a filled workbook changes (สิ่งที่แผ่นงานเปลี่ยน): edits of the files, and in which cell each value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.findings import Finding, Place
from prongsai.patch import Bare, value_at
from prongsai.sheet._difference import arranged, changed, with_value
from prongsai.sheet._fresh import fresh_id, new_units, units_added
from prongsai.sheet._lines import Cells, called
from prongsai.sheet._table import KEY, PARENT, alone_of, held
from prongsai.sheet._typed import RefusedError, typed
from prongsai.sheet._year import AGENCY, units_in
from prongsai.text import fold_digits, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prongsai.content import Location, Shape
    from prongsai.patch import Edit, Value
    from prongsai.sheet._difference import Wanted
    from prongsai.sheet._grids import Value as Cell
    from prongsai.sheet._match import Filled
    from prongsai.sheet._table import Field, Listing, Table
    from prongsai.sheet._year import YearFiles

Spot = tuple[str, "Location"]
"""A file, and where in it."""


@dataclass
class Plan:
    """What is to change.

    Attributes:
        edits: of each file, in their order.
        before: the cells by where their values stand in the files as they were when the workbook was made.
        after: the same for the files as they will be.
        changed: the cells of what changes, each with what it is called.
        found: what cannot be read.
    """

    edits: dict[str, list[Edit]] = field(default_factory=dict)
    before: dict[Spot, Place] = field(default_factory=dict)
    after: dict[Spot, Place] = field(default_factory=dict)
    changed: list[tuple[Place, str]] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)


def planned(year: YearFiles, filled: Sequence[tuple[Table, Sequence[Filled]]]) -> Plan:
    """Return what the rows of a workbook change in the year of which it was made."""
    return _Planner(year).plan(filled)


@dataclass
class _List:
    """A list of records as a workbook wants it: its items in order, and the rows in which they stand."""

    listing: Listing
    wanted: list[Wanted] = field(default_factory=list)
    rows: list[Filled] = field(default_factory=list)


class _Planner:
    def __init__(self, year: YearFiles) -> None:
        self._year, self._cells = year, Cells(year.units)
        self._data = dict(year.data)
        self._lists: dict[Spot, _List] = {}
        self._new_rounds: dict[str, list[tuple[Value, Filled]]] = {}
        self._plan = Plan()

    def plan(self, filled: Sequence[tuple[Table, Sequence[Filled]]]) -> Plan:
        self._units(filled)
        for table, rows in filled:
            for one in rows:
                self._row(table, one)
        for table, rows in filled:
            if table.grows:
                self._list(table, table.grows, rows)
        self._rounds()
        for file, data in self._data.items():
            edits = [*changed(self._year.data[file] or {}, data or {}, ()), *self._arranged(file)]
            if edits:
                self._plan.edits[file] = edits
        self._locate(filled)
        return self._plan

    def _units(self, filled: Sequence[tuple[Table, Sequence[Filled]]]) -> None:
        """Let units come that rows name and that the agency does not list yet."""
        if added := new_units(filled, self._year.units):
            self._cells = Cells({**self._year.units, **{key: name for key, (name, _) in added.items()}})
            edits, told = units_added(added, len(units_in(self._year.data.get(AGENCY))))
            self._plan.edits[AGENCY] = edits
            self._plan.found += told

    # --- values in their places

    def _row(self, table: Table, one: Filled) -> None:
        if one.row is None or (table.grows and _is_cleared(one)):
            return
        for name, own in one.row.fields.items():
            if name in one.values:
                self._plan.before[own.file, own.path] = one.places[name]
                if self._value(own, one.values[name], one.places[name]):
                    what = one.row.told.get("of") or called(own.name, own.shape)
                    self._plan.changed.append((one.places[name], what))

    def _value(self, own: Field, value: Cell, place: Place) -> bool:
        """Take what a cell holds, and tell whether it differs from what was written there."""
        old = held(self._year.data[own.file], own.at, own.name, alone_of(own.file, own.at))
        shown = self._cells.shown(own.name, own.shape, old)
        text = None if shown is None else self._typed(value, own.shape, place)
        if shown is None or text is None or _same(text, shown, own.shape):
            return False
        if own.name == "id" and shown:
            # It is part of addresses, and other files name it.
            self._tell("E943", place, found=text, hint=f" รหัสถาวรของแถวนี้คือ {shown} และเปลี่ยนไม่ได้ ให้คืนรหัสเดิม")
            return False
        new = self._cells.read(own.name, own.shape, text, old)
        self._data[own.file] = with_value(self._data[own.file], FILE_RECORDS[own.file], own.path, new)
        return True

    def _typed(self, value: Cell, shape: Shape, place: Place) -> str | None:
        """Return what was typed in a cell; None where that is not known, which is told."""
        try:
            return typed(value, shape, self._year.year, place)
        except RefusedError as error:
            self._plan.found.append(error.finding)
            return None

    # --- rows that come, go and move

    def _list(self, table: Table, listing: Listing, rows: Sequence[Filled]) -> None:
        lists = {place: _List(listing) for place in listing.lists.values()}
        self._lists |= {(listing.file, place): wanted for place, wanted in lists.items()}
        for one in rows:
            parent = self._parent(one, listing)
            if one.row is not None:
                self._standing(lists, one, parent)
            elif (record := self._record(listing, table, one)) is not None:
                self._plan.changed.append((one.place, table.title))
                self._new(table, lists, one, parent, record)

    def _standing(self, lists: Mapping[Location, _List], one: Filled, parent: str | None) -> None:
        row = one.row
        if row is None or _is_cleared(one):
            return
        if parent is not None and parent != row.told.get(PARENT, ""):
            self._tell("E943", one.places[PARENT], found=parent, hint=" แถวนี้ย้ายไปอยู่ใต้แถวหรือรอบอื่นไม่ได้ ให้เพิ่มแถวใหม่")
            return
        at, index = (row.at[:-1], row.at[-1]) if isinstance(row.at[-1], int) else (row.at, 0)
        data = value_at(self._data[lists[at].listing.file], at)
        lists[at].wanted.append((int(index), data[index] if isinstance(data, list) else data))
        lists[at].rows.append(one)

    def _new(
        self, table: Table, lists: Mapping[Location, _List], one: Filled, parent: str | None, record: Value
    ) -> None:
        listing = next(iter(lists.values())).listing if lists else table.grows
        place = listing.lists.get(parent or "") if listing else None
        if place is not None:
            lists[place].wanted.append((None, record))
            lists[place].rows.append(one)
        elif table.name == "progress" and parent:
            self._new_rounds.setdefault(parent, []).append((record, one))
        else:
            known = ", ".join(filter(None, table.grows.lists)) if table.grows else ""
            hint = f" แถวที่มี: {known}" if known else ""
            self._tell("E943", one.places.get(PARENT, one.place), found=parent or "", hint=hint)

    def _parent(self, one: Filled, listing: Listing) -> str | None:
        """Return what a row says that it stands under; None where there is no such column."""
        if PARENT not in one.values or {*listing.lists} == {""}:
            return None
        value = one.values[PARENT]
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        return fold_digits(text).strip()

    def _record(self, listing: Listing, table: Table, one: Filled) -> Value:
        """Return the record of a new row; None where nothing can be read in it."""
        record: Value = None
        for column in table.columns:
            if column.shape is None or column.name not in one.values:
                continue
            text = self._typed(one.values[column.name], column.shape, one.places[column.name])
            value = self._cells.read(column.name, column.shape, text or "", None)
            record = with_value(record, listing.record, (column.name,), value, listing.alone) if value else record
        title = str(one.values.get("title", ""))
        return self._known_again(record, listing, title) if isinstance(record, dict) else record

    def _known_again(self, record: dict[str, Value], listing: Listing, title: str) -> Value:
        """Return a new record with an id, or that of the measure of which the title was given."""
        fields, measures = shapes_of(listing.record), self._measures()
        if "id" in fields and fields["id"].required and "id" not in record:
            return {"id": Bare(fresh_id("m", [key for key, _ in measures])), **record}
        of = [key for key, called_so in measures if called_so and called_so.split() == title.split()]
        if "measure" in fields and "measure" not in record and len(of) == 1:
            return {"measure": Bare(of[0]), **record}
        return record

    def _measures(self) -> list[tuple[str, str]]:
        """Return the ids and titles of the measures, those of new rows too."""
        at: Spot = ("measures.yml", ("measures",))
        standing = value_at(self._data[at[0]], at[1])
        new = [value for old, value in self._lists[at].wanted if old is None] if at in self._lists else []
        listed = [*(standing if isinstance(standing, list) else []), *new]
        return [(str(one.get("id", "")), str(one.get("title", ""))) for one in listed if isinstance(one, dict)]

    def _rounds(self) -> None:
        """Let rounds come that rows of progress name and that stand nowhere yet."""
        if not self._new_rounds:
            return
        place: Spot = ("progress.yml", ("rounds",))
        lists = self._lists.get(place)
        if lists is None:
            return
        for at, (old, value) in enumerate(lists.wanted):
            months = str(value.get("months")) if isinstance(value, dict) else ""
            if old is None and isinstance(value, dict) and months in self._new_rounds:
                lists.wanted[at] = (None, {**value, "entries": [entry for entry, _ in self._new_rounds[months]]})
                self._stand((*place[1], at, "entries"), [one for _, one in self._new_rounds[months]])
        known = {str(value.get("months")) for _, value in lists.wanted if isinstance(value, dict)}
        for months, entries in self._new_rounds.items():
            if months not in known:
                self._stand((*place[1], len(lists.wanted), "entries"), [one for _, one in entries])
                lists.wanted.append((None, {"months": Bare(months), "entries": [entry for entry, _ in entries]}))

    def _arranged(self, file: str) -> Iterator[Edit]:
        """Yield the edits by which the rows of a file come, go and move, those of inner lists first."""
        for (of, at), lists in sorted(self._lists.items(), key=lambda one: -len(one[0][1])):
            old = value_at(self._data[file], at) if of == file else None
            if of != file or self._is_gone(file, at):
                continue
            items = old if isinstance(old, list) else [] if old is None or isinstance(old, str) else [old]
            if [place for place, _ in lists.wanted] != [*range(len(items))]:
                yield from arranged(items, lists.wanted, at)

    def _is_gone(self, file: str, at: Location) -> bool:
        """Tell whether the row that a list belongs to goes itself; rows that are left of the list are told."""
        for length in range(len(at)):
            above = self._lists.get((file, at[:length]))
            if above and at[length] not in [place for place, _ in above.wanted]:
                for one in self._lists[file, at].rows:
                    self._tell("E943", one.place, found=str(one.values.get(PARENT, "")), hint=" แถวหรือรอบนี้ถูกลบไปแล้ว")
                return True
        return False

    # --- cells by their values

    def _locate(self, filled: Sequence[tuple[Table, Sequence[Filled]]]) -> None:
        for table, rows in filled:
            for one in rows:
                for name, own in one.row.fields.items() if one.row and not table.grows else ():
                    if name in one.places:
                        self._plan.after[own.file, own.path] = one.places[name]
        for (file, at), lists in self._lists.items():
            for index, one in enumerate(lists.rows):
                here = (*self._moved(file, at), index)
                self._plan.after[file, here] = one.place
                self._plan.after |= {(file, (*here, name)): place for name, place in one.places.items() if name != KEY}

    def _stand(self, at: Location, rows: Sequence[Filled]) -> None:
        """Remember where the rows of a round that comes with them stand."""
        self._plan.after |= {("progress.yml", (*at, index)): one.place for index, one in enumerate(rows)}

    def _moved(self, file: str, at: Location) -> Location:
        """Return where a list stands when the rows above it have come, gone and moved."""
        moved: Location = ()
        for step in at:
            above = self._lists.get((file, at[: len(moved)]))
            places = [place for place, _ in above.wanted] if above else []
            moved = (*moved, places.index(step) if isinstance(step, int) and step in places else step)
        return moved

    def _tell(self, code: str, place: Place, **figures: object) -> None:
        self._plan.found.append(Finding.make(code, place, **figures))


def _same(text: str, shown: str, shape: Shape) -> bool:
    """Tell whether a cell is as it was written; a score is the same however many zeros it ends in."""
    if shape.holds == "score" and parse_number(text) is not None:
        return parse_number(text) == parse_number(shown)
    return text == "\n".join(line.rstrip() for line in shown.split("\n")).strip()


def _is_cleared(one: Filled) -> bool:
    """Tell whether nothing is left in the cells of a row that can be filled."""
    return one.row is not None and all(one.values.get(name, "") == "" for name in one.row.fields)


def cell_at(cells: Mapping[Spot, Place], file: str, at: Location) -> Place | None:
    """Return the cell of a value, or of the nearest around it."""
    return next((cells[file, at[:length]] for length in range(len(at), 0, -1) if (file, at[:length]) in cells), None)
