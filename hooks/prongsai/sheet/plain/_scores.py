"""The scores of a table (ตารางคะแนน) as agencies have it from ITAS: rows of indicators, tools and the overall score."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.findings import Finding, Place
from prongsai.patch import Bare, Put, value_at
from prongsai.sheet._plan import Plan
from prongsai.text import fold_digits
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prongsai.content import Location
    from prongsai.criteria import Criteria
    from prongsai.sheet.plain._rows import Row
    from prongsai.sheet.plain._subjects import Subjects

FILE = "scores.yml"
_SCORE = re.compile(r"\s*(?P<score>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})?)\s*(?:%|คะแนน)?\s*")
_HEADING = re.compile("คะแนน|ผลการประเมิน|ร้อยละ")
_OTHER = re.compile("เต็ม|น้ำหนัก|ถ่วง|เป้าหมาย|ผลต่าง|เปรียบเทียบ|เพิ่มขึ้น|ลดลง|ระดับ|ลำดับ|จำนวน")
"""What the heading of a column of other figures says."""
_YEAR = re.compile("(?<![0-9])25[0-9]{2}(?![0-9])")
_WHOLE = re.compile("ภาพรวม|โดยรวม|คะแนนรวม|คะแนนเฉลี่ย|คะแนนITA|^รวม|^เฉลี่ย|ค่าเฉลี่ย")
_PART = re.compile("ส่วนที่([0-9])")


class Column(NamedTuple):
    """A column by its heading."""

    at: int
    heading: str


@dataclass
class Scores:
    """Reads the scores of a table for a report on the results of a year."""

    year: int
    criteria: Criteria
    subjects: Subjects
    file: str
    known: bool = False
    """Whether any table of scores was found, be it that nothing of it can be taken."""

    def plan(self, rows: Iterable[Row], data: object) -> Plan:
        """Return what the rows of scores change in what scores.yml holds; what is not understood is told."""
        plan = Plan()
        read: dict[Location, str] = {}
        for row, column in self._scored(rows, plan):
            place = Place(row.of or self.file, row.line, column + 1)
            match = _SCORE.fullmatch(fold_digits(row.cells[column]))
            at = self._subject([cell for spot, cell in enumerate(row.cells) if spot != column and cell])
            self.known |= at is not None
            if match is None or at is None or 0 < Decimal(match["score"]) <= 1:
                self._tell(plan, place, "no_score", text=" ".join(" ".join(row.cells).split()))
                continue
            score = match["score"]
            if isinstance(value_at(data, at), dict):
                # What stands beside the score, as its printed name, stays.
                at = (*at, shapes_of(FILE_RECORDS[FILE])[str(at[0])].alone)
            if read.setdefault(at, score) != score:
                self._tell(plan, place, "again", what=self.called(at), text=score)
            elif value_at(data, at) != score:
                plan.edits.setdefault(FILE, []).append(Put(at, Bare(score), self._order(at)))
                plan.after[FILE, at] = place
                plan.changed.append((place, self.called(at)))
        return plan

    def _tell(self, plan: Plan, place: Place, key: str, **figures: object) -> None:
        plan.found.append(Finding.make("W931", place, problem=plain(f"sheet.plain.{key}", **figures)))

    def called(self, at: Location) -> str:
        """Return what a score is called."""
        names = {str(one.number): one.name or "" for one in self.criteria.indicators}
        kind, key = str(at[0]), str(at[min(len(at), 2) - 1])
        return {
            "indicators": f"{key}. {names.get(key, '')}",
            "tools": key,
            "eit_parts": plain("sheet.plain.part", number=key),
        }.get(kind, plain("edit.overall"))

    def _scored(self, rows: Iterable[Row], plan: Plan) -> Iterator[tuple[Row, int]]:
        """Yield the rows that have a score, each with its column."""
        sheet, columns = -1, list[Column]()
        for row in rows:
            if row.sheet != sheet and (found := self._columns(row.cells)):
                sheet, columns = row.sheet, found
                if len(columns) > 1:
                    self.known = True
                    place = Place(row.of or self.file, row.line, columns[0].at + 1)
                    self._tell(plan, place, "columns", headings=", ".join(one.heading for one in columns))
            elif row.sheet == sheet and len(columns) == 1 and _says(row.cells, columns[0].at):
                yield row, columns[0].at

    def _columns(self, cells: Sequence[str]) -> list[Column]:
        """Return the columns of scores of which a row is the headings: that of the year, or all that could be it."""
        if any(_SCORE.fullmatch(fold_digits(cell)) for cell in cells) or sum(map(bool, cells)) <= 1:
            return []
        words = [re.sub(r"\s", "", fold_digits(cell)) for cell in cells]
        found = [
            Column(at, cells[at]) for at, one in enumerate(words) if _HEADING.search(one) and not _OTHER.search(one)
        ]
        years = {one.at: _YEAR.findall(words[one.at]) for one in found}
        of_year = [one for one in found if str(self.year) in years[one.at]]
        return of_year or [one for one in found if not years[one.at]]

    def _subject(self, cells: Sequence[str]) -> Location | None:
        """Return where the score of a row stands in its file; None for what is not known."""
        text = " ".join(cells)
        bare = re.sub(r"\s", "", fold_digits(text))
        named = [code for cell in cells for kind, code in self.subjects.named(cell) if kind == "indicator"]
        coded = [code for kind, code in self.subjects.of(text, "") if kind == "indicator"]
        if len(found := {*named} or {*coded}) == 1:
            return "indicators", found.pop()
        tools = [one.code for one in self.criteria.tools if re.search(rf"(?<![A-Za-z]){one.code}(?![A-Za-z])", text)]
        if len(tools) == 1 and not found:
            part = _PART.search(bare)
            return ("eit_parts", part[1]) if part else ("tools", tools[0])
        if _WHOLE.search(bare) and not found and not tools:
            return ("overall",)
        # A number beside other words counts those, as the items of a list, or units.
        number = [code for kind, code in self.subjects.of(text, "subject") if kind == "indicator" and len(cells) == 1]
        return ("indicators", number[0]) if number and not found and not tools else None

    def _order(self, at: Location) -> tuple[str, ...]:
        if at[0] == "indicators":
            return tuple(str(one.number) for one in self.criteria.indicators)
        return tuple(one.code for one in self.criteria.tools) if at[0] == "tools" else ()


def _says(cells: Sequence[str], at: int) -> bool:
    """Tell whether there is a cell that holds more than a line in the place of what there is not."""
    return at < len(cells) and any(map(str.isalnum, cells[at]))
