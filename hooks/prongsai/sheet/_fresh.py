"""What an officer need not give (สิ่งที่ไม่ต้องกรอก): ids of new rows, and of units that are not listed yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.findings import Finding
from prongsai.patch import Bare, Insert
from prongsai.personal import find_personal
from prongsai.sheet._lines import SAID_NEW, UNITS
from prongsai.text import suggestion
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prongsai.findings import Place
    from prongsai.patch import Edit
    from prongsai.sheet._match import Filled
    from prongsai.sheet._table import Table

ABOVE = "กอง|สำนัก|ศูนย์|คณะ|วิทยาลัย|โรงเรียน|โรงพยาบาล|สถานี"
BELOW = "กลุ่มงาน|กลุ่ม|ฝ่าย|งาน|ส่วน|แผนก|หน่วย"
"""How the names of units begin, and those of their parts."""
UNIT = re.compile(f"(?:{ABOVE}|{BELOW})[ก-๙]")
_BETWEEN = re.compile(r"\s*[,;\n]\s*")


def fresh_id(letter: str, taken: Iterable[str]) -> str:
    """Return an id that is not taken."""
    known = {*taken}
    return next(key for number in range(len(known) + 1, 10**6) if (key := f"{letter}{number:02d}") not in known)


def new_units(
    filled: Iterable[tuple[Table, Sequence[Filled]]], units: Mapping[str, str]
) -> dict[str, tuple[str, Place]]:
    """Return the names of units that rows name and the agency does not list, with their places, by new ids.

    A name like one of the list is a slip unless the officer says that it is new, and one that holds a person's name is
    no unit's; both are told where they are read.
    """
    found: dict[str, tuple[str, Place]] = {}
    for said, place in _named(filled):
        name = said.removesuffix(SAID_NEW).rstrip()
        known = [*units.values(), *(one for one, _ in found.values())]
        is_unit = UNIT.match(name) and not find_personal(name)
        is_slip = name == said and suggestion(name, known, limit=0)
        if {said, name}.isdisjoint((*known, *units)) and is_unit and not is_slip:
            found[fresh_id("u", [*units, *found])] = name, place
    return found


def _named(filled: Iterable[tuple[Table, Sequence[Filled]]]) -> Iterator[tuple[str, Place]]:
    for table, rows in filled:
        columns = [one.name for one in table.columns if one.name in UNITS and one.shape]
        for row in rows:
            for column in columns:
                text = str(row.values.get(column, ""))
                yield from ((name, row.places[column]) for name in _BETWEEN.split(text.strip()) if name)


def units_added(added: Mapping[str, tuple[str, Place]], count: int) -> tuple[list[Edit], list[Finding]]:
    """Return the edits of agency.yml by which units come behind those that it lists, and what is told of it."""
    edits: list[Edit] = [
        Insert(("units",), count + at, {"id": Bare(key), "name": name}, ("units",))
        for at, (key, (name, _)) in enumerate(added.items())
    ]
    names = ", ".join(name for name, _ in added.values())
    place = next((place for _, place in added.values()), None)
    problem = plain("sheet.plain.units", names=names)
    return edits, [Finding.make("W931", place, problem=problem)] if place else []
