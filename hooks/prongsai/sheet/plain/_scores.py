"""The scores of a table (ตารางคะแนน) as agencies have it from ITAS: rows of indicators, tools and the overall score."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.findings import Finding, Place
from prongsai.patch import Bare, Put, value_at
from prongsai.sheet._plan import Plan
from prongsai.sheet.plain._measures import note_of
from prongsai.sheet.plain._score_heads import parted, squeezed, titles_of, years_in
from prongsai.sheet.plain._score_rows import turned
from prongsai.text import fold_digits
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prongsai.content import Location
    from prongsai.criteria import Criteria
    from prongsai.sheet.plain._rows import Row
    from prongsai.sheet.plain._score_heads import Head, Own
    from prongsai.sheet.plain._subjects import Subjects

FILE = "scores.yml"
_SCORE = re.compile(r"\s*(?P<score>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)\s*(?:%|คะแนน)?\s*")
_WHOLE = re.compile("ภาพรวม|โดยรวม|คะแนนรวม|ผลรวม|คะแนนเฉลี่ย|คะแนนITA|^รวม|^เฉลี่ย|ค่าเฉลี่ย")
_ELSE = re.compile("ประเทศ|จังหวัด|อำเภอ|ทุกหน่วยงาน|ปีก่อน|ปีที่(?:ผ่านมา|แล้ว)")
"""Of whom, or when, an average is that is not the agency's own."""
_OTHER_ROW = re.compile("(?:ค่า|คะแนน|ผล|ร้อยละ)?(?:เป้าหมาย|ลำดับ|อันดับ|จำนวน|น้ำหนัก|ผลต่าง|เต็ม|ผู้ตอบ)")
"""How the words of a row begin whose figure is no score."""
_PART = re.compile("ส่วนที่([0-9])")
_HELD = re.compile("เกณฑ์|เทียบ|เป้าหมาย")
"""What the heading says of a column that tells of each score whether it is enough: `ผ่าน` is no level there."""
_LEVEL = re.compile("ระดับ(?:ผลการประเมิน|การประเมิน|คะแนน|ผลคะแนน|ITA)?$")
_INDICATOR, _NUMBERED = re.compile("ตัวชี้วัด"), re.compile(r"^\s*(?:เลข)?ตัวชี้วัดที่\s*$")
_PLACES = Decimal("0.01")
"""How exactly a report prints scores: what a program has computed holds more."""


@dataclass
class Scores:
    """Reads the scores of a table for a report on the results of a year."""

    own: Own
    criteria: Criteria
    subjects: Subjects
    file: str
    levels: tuple[str, ...] = ()
    """The levels that there are; not every year tells all of its own."""
    known: bool = False
    """Whether any table of scores was found, be it that nothing of it can be taken."""
    _headed: dict[int, Head] = field(default_factory=dict)
    _wide: dict[int, Row] = field(default_factory=dict)

    def plan(self, rows: Iterable[Row], data: object) -> Plan:
        """Return what the rows of scores change in what scores.yml holds; what is not understood is told."""
        plan = Plan()
        rows = self._turned(self._own(rows, plan), plan)
        read: dict[Location, str] = {}
        scored = [(row, column, self._subject_of(row, column)) for row, column in self._scored(rows, plan)]
        if shares := self._are_shares(scored):
            row, column = next((row, column) for row, column, of in scored if of)
            self._tell(plan, Place(row.of or self.file, row.line, column + 1), "shares")
        for row, column, of in scored:
            place = Place(row.of or self.file, row.line, column + 1)
            score = _score(row.cells[column])
            self.known |= of is not None
            if score is None or of is None:
                self._tell(plan, place, "no_score", text=_words(row))
                continue
            if 0 < score <= 1 and not shares:
                self._tell(plan, place, "share", what=self.called(of), text=str(score))
                continue
            at = self._standing(data, of)
            text = self._printed(score * 100 if shares else score, at, place, plan)
            if read.setdefault(at, text) != text:
                self._tell(plan, place, "again", what=self.called(at), text=text)
            else:
                self._put(plan, data, at, text, place)
        self._levels(rows, data, plan)
        return plan

    def _put(self, plan: Plan, data: object, at: Location, text: str, place: Place) -> None:
        if value_at(data, at) == text:
            return
        plan.edits.setdefault(FILE, []).append(Put(at, Bare(text), self._order(at)))
        plan.after[FILE, at] = place
        plan.changed.append((place, self.called(at)))

    def _standing(self, data: object, at: Location) -> Location:
        """Return where a score stands: what is beside it there, as its printed name, stays."""
        beside = isinstance(value_at(data, at), dict)
        return (*at, shapes_of(FILE_RECORDS[FILE])[str(at[0])].alone) if beside else at

    def _printed(self, score: Decimal, at: Location, place: Place, plan: Plan) -> str:
        """Return a score as a report prints it; what is rounded to that is told."""
        rounded = score.quantize(_PLACES, ROUND_HALF_UP)
        if score == rounded:
            return min(str(score), str(rounded), key=len)
        self._tell(plan, place, "rounded", what=self.called(at), text=f"{score.normalize():f}", read=str(rounded))
        return str(rounded)

    def _are_shares(self, scored: Sequence[tuple[Row, int, Location | None]]) -> bool:
        """Tell whether all scores are shares of one, as cells of per cent hold them."""
        scores = [_score(row.cells[column]) for row, column, at in scored if at]
        return len(scores) > 1 and all(one is not None and 0 < one <= 1 for one in scores)

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
            "level": plain("sheet.plain.level"),
        }.get(kind, plain("edit.overall"))

    def _scored(self, rows: Sequence[Row], plan: Plan) -> Iterator[tuple[Row, int]]:
        """Yield the rows that have a score, each with its column."""
        heads = self._heads(rows, plan)
        bare = [row for row in rows if row.sheet not in heads or row.line < heads[row.sheet].line]
        # Without headings the names of indicators tell that figures behind them are their scores.
        known = {row.sheet for row in bare if row.sheet in self._wide or any(map(self._names, row.cells))}
        for row in rows:
            head = heads.get(row.sheet)
            if head and row.line > head.line:
                if len(head.columns) == 1 and _says(row.cells, head.columns[0].at):
                    yield row, head.columns[0].at
            elif known and (head is None or row.line < head.line) and (figures := _figures(row.cells)):
                if len(figures) == 1 and (row.sheet in known or self._subject_of(row, figures[0])):
                    yield row, figures[0]
                elif row.sheet in known and len(figures) > 1:
                    self.known = True
                    self._tell(plan, Place(row.of or self.file, row.line, figures[0] + 1), "figures", text=_words(row))

    def _heads(self, rows: Sequence[Row], plan: Plan) -> dict[int, Head]:
        """Return the headings of the tables that have them; where none or several may be the scores is told."""
        self._headed = self.own.heads_of(rows, self.levels)
        for sheet, head in self._headed.items():
            if len(head.columns) != 1:
                self.known = True
                row = next(row for row in rows if row.sheet == sheet and row.line == head.line)
                told = [one.heading for one in head.columns] or [cell for cell in head.cells[1:] if cell]
                place = Place(row.of or self.file, row.line, head.columns[0].at + 1 if head.columns else 1)
                key = "columns" if head.columns else "no_column"
                self._tell(plan, place, key, headings=", ".join(told), year=self.own.year)
        return self._headed

    def _own(self, rows: Iterable[Row], plan: Plan) -> list[Row]:
        """Return the rows of tables that are not said to be of another year or agency, and no notes; all is told."""
        left: list[Row] = []
        for row in rows:
            if note := note_of(row, ""):
                self._tell(plan, Place(row.of or self.file, row.line, 1), "score_note", word=note)
            else:
                left.append(row)
        left = parted(left)
        said = {at for at, head in self.own.heads_of(left).items() if self.own.year in years_in(head.cells)}
        others: set[int] = set()
        for at, (row, words, years) in titles_of(left).items():
            of_year = years and self.own.year not in years and at not in said
            if of_year or self.own.is_of_another(words):
                others.add(at)
                key = "other_year" if of_year else "other_agency"
                named = ", ".join(map(str, sorted(years)))
                place = Place(row.of or self.file, row.line, 1)
                self._tell(plan, place, key, years=named, year=self.own.year, words=words)
        self.known |= bool(others)
        return [row for row in left if row.sheet not in others]

    def _turned(self, rows: Iterable[Row], plan: Plan) -> list[Row]:
        """Return rows; a table with a column for each indicator has a row for each instead; one of others is told."""
        left, self._wide = turned(rows, self.own, self._is_indicator)
        for row in (head for sheet, head in self._wide.items() if all(one.sheet != sheet for one in left)):
            self.known = True
            self._tell(plan, Place(row.of or self.file, row.line, 1), "no_row", year=self.own.year)
        return left

    def _is_indicator(self, cell: str) -> bool:
        return bool(cell) and any(kind == "indicator" for kind, _ in self.subjects.of(cell, ""))

    def _names(self, cell: str) -> bool:
        return any(kind == "indicator" for kind, _ in self.subjects.named(cell))

    def _subject_of(self, row: Row, column: int) -> Location | None:
        """Return where the score of a row stands in its file; None for what is not known."""
        if self._is_else(row.cells[:column]):
            return None
        cells = [cell for spot, cell in enumerate(row.cells) if spot != column and cell]
        head = self._headed.get(row.sheet)
        if (at := self._subject(cells)) or head is None or row.line < head.line:
            return at
        # A number below another heading counts anything; beside other words it counts those, if its own says no more.
        sign = _INDICATOR if len(cells) == 1 else _NUMBERED
        told = (one for one, heading in zip(row.cells, head.cells, strict=False) if one and sign.search(heading))
        number = [code for one in told for kind, code in self.subjects.of(one, "subject") if kind == "indicator"]
        return ("indicators", number[0]) if number else None

    def _is_else(self, cells: Sequence[str]) -> bool:
        """Tell whether the words before a figure say that it is of another year, or no score."""
        words = [squeezed(cell) for cell in cells]
        years = years_in(cells)
        return (bool(years) and self.own.year not in years) or any(map(_OTHER_ROW.match, words))

    def _subject(self, cells: Sequence[str]) -> Location | None:
        """Return what cells name."""
        text = " ".join(cells)
        bare = squeezed(text)
        # The name of a tool may hold that of an indicator.
        apart = [cell for cell in cells if not self._called_in(squeezed(cell))]
        named = [code for cell in apart for kind, code in self.subjects.named(cell) if kind == "indicator"]
        coded = [code for kind, code in self.subjects.of(" ".join(apart), "") if kind == "indicator"]
        found = {*named} or {*coded}
        if found:
            return ("indicators", found.pop()) if len(found) == 1 else None
        tools = self._tools(text, bare)
        if len(tools) == 1:
            part = _PART.search(bare)
            if part and tools[0] != "EIT":
                return None
            return ("eit_parts", part[1]) if part else ("tools", tools[0])
        return ("overall",) if _WHOLE.search(bare) and not _ELSE.search(bare) and not tools else None

    def _tools(self, text: str, bare: str) -> list[str]:
        """Return the tools that a text names, by their codes or names."""
        found = [one.code for one in self.criteria.tools if re.search(rf"(?<![A-Za-z]){one.code}(?![A-Za-z])", text)]
        return found or self._called_in(bare)

    def _called_in(self, bare: str) -> list[str]:
        return [one.code for one in self.criteria.tools if one.name and squeezed(one.name) in bare]

    def _levels(self, rows: Iterable[Row], data: object, plan: Plan) -> None:
        """Take the level that stands beside its name, or in the row of the overall score."""
        found: dict[str, Place] = {}
        for row in rows:
            cells = [(at, cell) for at, cell in enumerate(row.cells) if cell]
            for at, cell in cells:
                beside = [one for spot, one in cells if spot != at]
                if self._is_unknown_level(cell, beside):
                    self._tell(plan, Place(row.of or self.file, row.line, at + 1), "no_level", text=cell)
                if cell in self.levels and self._is_of_level(beside) and self._may_level(row, at):
                    found.setdefault(cell, Place(row.of or self.file, row.line, at + 1))
        if len(found) > 1:
            self._tell(plan, [*found.values()][1], "again", what=self.called(("level",)), text=", ".join(found))
        for level, place in found.items() if len(found) == 1 else ():
            self._put(plan, data, ("level",), level, place)

    def _is_unknown_level(self, cell: str, beside: Sequence[str]) -> bool:
        told = len(beside) == 1 and bool(_LEVEL.fullmatch(squeezed(beside[0])))
        return told and cell not in self.levels and any(map(str.isalpha, cell))

    def _may_level(self, row: Row, at: int) -> bool:
        """Tell whether a cell may be the level of the year: no other's, nor what is said of each score."""
        head = self._headed.get(row.sheet)
        below = head.cells[at] if head and row.line > head.line and at < len(head.cells) else ""
        return not self._is_else(row.cells[:at]) and not _HELD.search(squeezed(below))

    def _is_of_level(self, beside: Sequence[str]) -> bool:
        words = [one for one in beside if not _SCORE.fullmatch(fold_digits(one))]
        told = len(beside) == 1 and bool(_LEVEL.fullmatch(squeezed(beside[0])))
        return told or (bool(words) and len(words) < len(beside) and self._subject(words) == ("overall",))

    def _order(self, at: Location) -> tuple[str, ...]:
        if at[0] == "indicators":
            return tuple(str(one.number) for one in self.criteria.indicators)
        return tuple(one.code for one in self.criteria.tools) if at[0] == "tools" else ()


def _score(cell: str) -> Decimal | None:
    """Return the score that a cell is."""
    match = _SCORE.fullmatch(fold_digits(cell))
    return Decimal(match["score"]) if match else None


def _figures(cells: Sequence[str]) -> list[int]:
    """Return the places of figures behind words: those before them count rows."""
    first = next((at for at, cell in enumerate(cells) if any(map(str.isalpha, cell)) and _score(cell) is None), None)
    return [at for at, cell in enumerate(cells) if first is not None and at > first and _score(cell) is not None]


def _words(row: Row) -> str:
    return " ".join(" ".join(row.cells).split())


def _says(cells: Sequence[str], at: int) -> bool:
    """Tell whether there is a cell that holds more than a line in the place of what there is not."""
    return at < len(cells) and any(map(str.isalnum, cells[at]))
