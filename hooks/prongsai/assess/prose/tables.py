"""Typed tables (ตารางที่พิมพ์เอง), read as tables: each column by its heading, each row by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import repeat, takewhile
from typing import TYPE_CHECKING

from prongsai.assess.figures.arithmetic import FULL, mean
from prongsai.assess.prose.cells import Cell, Column, Row, heads_of, is_of_others, kind_of, row_of
from prongsai.assess.prose.frames import AN_AMOUNT, Context, Frame, Limit, Said
from prongsai.assess.prose.reading import read
from prongsai.assess.prose.tokens import OTHER, OVERALL, YEARS, Names, Subject, Token, has, tokenise
from prongsai.assess.prose.words import patterns, together
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess.prose.passages import Clause

_RULE = re.compile(r"[\s|:-]*")
_FORMS = patterns("tables")
_NOT_SCORES, _OTHERS, _TELLING = (together(one) for one in ("not scores", "others told", "row tells"))
_SCORED = ("score", "overall")
_LINED = ("aim", "above", "below")
_WAYS = {"rose": 1, "above": 1, "fell": -1, "below": -1, "same": 0}
_SCALE = 5
_FEW = 4
"""In more columns than these no line is looked for: it would be told in one of them."""
_ASKED = ("question", "item")
_ROWS = 3
"""Of so many rows it is sure that they are numbered."""
_ALL = Token(0, 0, frozenset({"subject"}), subject=OVERALL)
"""The agency as a whole, in a row or column that only says "รวม"."""


def read_table(rows: Sequence[Clause], names: Names, above: Sequence[list[Token]], context: Context) -> Iterator[Frame]:
    """Yield what each row of a table says, below leads of which the tokens are `above`."""
    found = [row_of(clause, names) for clause in rows if not _RULE.fullmatch(clause.text)]
    if found:
        heads = heads_of(found[0])
        yield from _Table(heads, found[1:] if heads else found, names, above, context).frames()


class _Table:
    """The rows below headings, read one after another."""

    def __init__(
        self, heads: list[Cell], body: list[Row], names: Names, above: Sequence[list[Token]], context: Context
    ) -> None:
        self._heads, self._body, self._names, self._own = heads, body, names, context.year
        self._captions, self._silenced, self._year_above = above, context.silenced, context.of
        self._columns = [self._column(cell) for cell in self._heads]
        named = [(row, subject) for row in body if row.name and (subject := row.name.subject)]
        self._of = {subject for _, subject in named} - {OVERALL}
        said = self._of | {one.of.subject for one in self._columns if one.of and one.of.subject}
        self._tools = {("IIT",), ("EIT",), ("OIT",)} <= {one.values[:1] for one in said if one.kind == "tool"}
        self._keep_scores()
        self._made = [_made_of([row for row, of in named if of != OVERALL], place) for place in range(len(heads))]
        self._bare = not any(one.kind not in ("", "aside") or one.of for one in self._columns)
        self._scored = bool(named) or any(one.kind == "score" or one.of for one in self._columns)
        self._lined = [place for place, one in enumerate(heads) if has(one.tokens, *_LINED)]
        begun = [(one, number) for row in body if (one := row.name) and (number := row.leading(one))]
        same = sum(one.subject is not None and one.subject.values == (f"{no.figure:f}",) for one, no in begun)
        self._leads = _ROWS <= same >= len(begun) - 2  # a few may be slips
        self._rows = sorted({at for row in body if row.cells[0].year and (at := self._when(row.cells[0]))})

    def frames(self) -> Iterator[Frame]:
        """Yield what each row says."""
        heads = [one for cell in self._heads for one in cell.tokens]
        others = has(self._heads[0].tokens if self._heads else (), "called")
        silent = others or ("foreign" in self._silenced and not has(heads, "own", "agency"))
        for row in () if silent else self._body:
            every = (one for cell in row.cells for one in cell.tokens)
            if not has(takewhile(lambda one: one.subject is None, every), "persons"):  # "ผู้ตอบ IIT"
                yield from self._said(row)

    # Columns

    def _when(self, cell: Cell) -> int | None:
        """Return the year that a cell names first."""
        named = next((one for one in cell.tokens if one.may(*YEARS)), None)
        return None if named is None else int(named.figure) or self._own - named.may("last year")

    def _column(self, cell: Cell) -> Column:
        of = _ALL if _FORMS["total"].fullmatch(cell.text) else cell.subject
        return Column(cell, kind_of(cell), self._when(cell), None, None if has(cell.tokens, *_NOT_SCORES) else of)

    def _keep_scores(self) -> None:
        """Leave out what a column has that is none of the agency's scores."""
        columns, body = self._columns, self._body
        heads = [one for cell in self._heads if not _FORMS["year"].fullmatch(cell.text) for one in cell.tokens]
        # What says no more than that it is a share is, beside persons, theirs.
        counted = has((one for one in heads if not one.may("ordinal", "of", "grade")), "persons", "counted")
        told: tuple[str, ...] = (*_SCORED, "year", "grade", "rank") if counted else ()
        if any(has(one, "persons") and not has(one, *_SCORED) for one in self._captions[:1]):
            told = _SCORED
        persons = told == _SCORED or (has(heads, "persons") and not has(heads, *_SCORED))
        planned = any(_FORMS["plan"].search(one.text) for one in self._heads)
        aimed = "wish" in self._silenced or has(heads, "if")
        self._elsewhere = persons or aimed or (planned and not any(one.kind == "score" for one in columns))
        several = len({one.year for one in columns if one.year and one.year <= self._own}) > 1
        self._foreign = (has(heads, "foreign") or any(map(is_of_others, self._heads))) and not several
        kinds = {one.kind for one in columns}
        only_ranks = "score" not in kinds and not kinds.isdisjoint({"rank", "order"})
        beside_means = any(_FORMS["mean"].search(cell.text) for cell in self._heads)
        for place, column in enumerate(columns):
            kind, of, year, base = column.kind, column.of, column.year, None
            # How far the agency is from others, or from an aim, is no change.
            lined = has(heads, "aim") or (has(heads, "full") and not year)
            aside = kind == "difference" and (self._foreign or (lined and not several))
            aside = aside or (aimed and not (year and year < self._own)) or (of == _ALL and not (kind or self._tools))
            aside = aside or bool(told and not has(column.head.tokens, *told))
            asked = of == _ALL and any(one.of and one.of.subject and one.of.subject.kind in _ASKED for one in columns)
            if aside or asked or (kind in ("score", "") and _shares(body, place)):
                kind, of = "aside" if kind == "difference" or told else "", None
            mean = _FORMS["mean"].search(column.head.text) is not None
            if column.kind == "score" and mean and any(one.kind == "score" for one in columns[:place]):
                kind = ""  # "คะแนน | ค่าเฉลี่ย"
            if column.kind == "difference" and (only_ranks or (not several and (mean or beside_means))):
                kind = "aside"
            aimed_at = has(column.head.tokens, "aim")
            beside = has(column.head.tokens, "points", "from", "open", "differ") and not (column.year or several)
            if column.kind == "difference" and (aimed_at or beside) and len(column.head.lines) == 1:
                kind = "" if self._foreign or told else "gap"  # "ส่วนต่าง (90 คะแนน)"
            if kind in ("difference", "gap", "", "aside"):
                before = [one.year for one in columns[:place] if one.year and one.kind == "score"][-2:]
                base, year = year or (min(before) if len({*before}) > 1 else None), max(before, default=None)
            elif kind == "order":
                counts = self._elsewhere or _numbers_only(body, place) or self._counts(place)
                kind = "" if counts else "rank"
            elif kind == "weight" and (numbers := _parts(body, place)):
                weighted = max(numbers) > 1 and _FORMS["weighted"].search(column.head.text)
                kind = "weighted" if weighted else ""
            columns[place] = Column(column.head, kind, year, base, of)

    def _counts(self, order: int) -> bool:
        """Tell whether a column only counts its rows: from the lowest score up, or of some indicators in their order.

        Some are those of one tool, those that fell, and what is to be mended.
        """
        score = next((place for place, one in enumerate(self._columns) if one.kind == "score"), None)
        rows = [row for row in self._body if order < len(row.cells) and row.cells[order].number]
        numbers = [number.figure for row in rows if (number := row.cells[order].number)]
        cells = (row.cells[score] for row in rows if score is not None and score < len(row.cells))
        scores = [cell.number.figure for cell in cells if cell.number]
        if numbers != [*range(1, len(numbers) + 1)]:
            return False
        few = len(self._of) < len({*self._names.indicators.values()})
        which = any(has(cell.tokens, "rose", "fell", "above", "below") and not cell.number for cell in self._heads)
        falling = scores == sorted(scores, reverse=True)
        return (few and (falling or which)) or (len({*scores}) > 1 and scores == sorted(scores))

    def _columns_of(self, row: Row) -> list[Column]:
        """Return the columns of a row; where no heading says what they hold the only exact number is a score."""
        if not self._bare:
            return self._columns
        plain = all(_FORMS["plain"].fullmatch(one.text) for one in self._heads[1:])
        exact = [cell for cell in row.cells if cell.number and "." in cell.number.text]
        heads = self._heads or row.cells
        kinds = ["score" if plain and [cell] == exact else "" for cell in row.cells]
        return [Column(head, kind) for head, kind in zip(heads, kinds, strict=False)]

    # Rows

    def _said(self, row: Row) -> Iterator[Frame]:
        if _FORMS["part"].match(row.cells[0].text) and not (
            row.cells[0].subject or has(row.cells[0].tokens, "grade", "rank")
        ):
            return  # "9.3 การจัดซื้อจัดจ้าง | 2 | O12 | 50.00"
        columns, at = self._columns_of(row), self._when(row.cells[0]) if row.cells[0].year else None
        name, label = self._numbered(_with_number(row.name, row, columns), row), None if at else row.label
        if label and self._of and _FORMS["total"].fullmatch(label.text):
            yield from self._total(row, columns)
        elif label and (name is None or self._tells_itself(label, name)):
            yield from self._told(row, label, columns)
        elif name or at or any(one.year or one.of for one in columns):
            dated = label is not None and not has(label.tokens, "differ", "rose", "fell", "from")
            named = self._when(label) if label and dated and not any(one.year for one in columns) else None
            yield from self._frames(row, columns, name or self._above, at or named)

    def _numbered(self, name: Token | None, row: Row) -> Token | None:
        """Give a name the number that stands before it in its own cell, where that of other rows is their own."""
        before = row.leading(name) if name and self._leads else None
        if name is None or name.subject is None or before is None or name.subject.kind != "indicator":
            return name
        subject = name.subject._replace(printed=int(before.figure), numbered=(before.start, before.end))
        return name._replace(subject=subject)

    def _tells_itself(self, label: Cell, name: Token) -> bool:
        """Tell whether a row says more than whose its cells are: "ตัวชี้วัดที่ได้คะแนนสูงสุด"."""
        return (self._bare and name.subject == OVERALL) or (
            not label.subject and has(label.tokens, "highest", "lowest")
        )

    @property
    def _above(self) -> Token | None:
        """The one subject of what stands above the table."""
        named = ({one.subject for one in tokens if one.subject} - {OVERALL, OTHER} for tokens in self._captions)
        alone = next(filter(None, named), set[Subject]())
        return _ALL._replace(subject=next(iter(alone))) if len(alone) == 1 else None

    def _total(self, row: Row, columns: list[Column]) -> Iterator[Frame]:
        """What is said of all rows together: of the agency, where they are all there are, or it says so itself."""
        numbers = {one.values[0] for one in self._of if one.kind == "indicator"}
        named = self._tools or row.name is not None
        if not named and len(numbers) < len({*self._names.indicators.values()}):
            return
        figures = (cell.number.figure if cell.number else None for cell in row.cells)
        kept = [
            one._replace(kind="", of=None) if one.kind == "score" and number in made else one
            for one, number, made in zip(columns, figures, self._made or repeat(set[Decimal]()), strict=False)
        ]
        for frame in self._frames(row, kept, _ALL, None):
            if not named:  # of all indicators it may be the mean
                frame.subjects, frame.own = [], False
            yield frame

    def _told(self, row: Row, label: Cell, columns: list[Column]) -> Iterator[Frame]:
        """Read a row whose own words say what its cells hold as sentences: "ลำดับในจังหวัด: 4"."""
        other = has(label.tokens, *_OTHERS, "aim") and kind_of(label) != "place"
        other = other or ("เฉลี่ย" in label.text and has(label.tokens, "of", "numerals"))  # of some only
        strange = any(one.may("gap", "text") and not _FORMS["beside"].fullmatch(one.text) for one in label.tokens)
        if other or strange or row.clause.about or not has(label.tokens, *_TELLING):
            return
        cells = [(cell, one) for cell, one in zip(row.cells, columns, strict=False) if cell.start > label.start]
        if has(label.tokens, "highest", "lowest"):
            named = sum(cell.subject is not None for cell, _ in cells)
            dated = named > 1 and any(
                one.year for _, one in cells
            )  # "ตัวชี้วัดสูงสุด | S (100.00) | S (96.84)", each of its year
            for some in [[one] for one in cells] if dated else [cells]:
                yield from self._sentence(row, label, [cell for cell, _ in some], some[0][1] if dated else None)
            return
        told = [(cell, one) for cell, one in cells if cell.number or cell.level or _FORMS["place"].fullmatch(cell.text)]
        for cell, column in told:
            if column.year or column.of or (len(told) == 1 and not has(column.head.tokens, *_OTHERS, "aim")):
                yield from self._sentence(row, label, [cell], column)

    def _sentence(self, row: Row, label: Cell, cells: list[Cell], column: Column | None) -> Iterator[Frame]:
        said = f"{' ' * label.start}{label.text}:"
        for cell in cells:
            said = f"{said.ljust(cell.start)}{cell.text}"
        clause, of = replace(row.clause, text=said.ljust(len(row.clause.text))), column.of if column else None
        for frame in read(clause, tokenise(said, self._names), Context(self._own, of or self._above)):
            frame.year = frame.year or (column.year if column else None)
            yield frame

    def _frames(self, row: Row, columns: list[Column], name: Token | None, at: int | None) -> Iterator[Frame]:
        named = row.owners([one.kind == "number" for one in columns])
        beside = [
            next((one for at, one in reversed(named.items()) if at < place), name) for place in range(len(columns))
        ]
        told = (self._frame(row, place, one, beside[place], at) for place, one in enumerate(columns[: len(row.cells)]))
        found = [frame for frame in told if frame is not None]
        found += self._parts_of(row, columns, name)
        now = (one.kind == "rank" and self._when(one.head) in (None, self._own) for one in columns)
        ranks = (cell.number for cell, told in zip(row.cells, now, strict=False) if told)
        if name and (rank := next(ranks, None)):  # told with the first figure
            first = next((one for one in found if one.scored), None) or Frame(row.clause, [name], own=True)
            found = found if first in found else [*found, first]
            first.rank = Said(rank.start, rank.end, rank.figure, [name], first.year)
        yield from found

    def _parts_of(self, row: Row, columns: list[Column], name: Token | None) -> Iterator[Frame]:
        """Yield of which tool, or which indicator, a row says that what it is named by is."""
        kind = name.subject.kind if name and name.subject else ""
        for cell, column in zip(row.cells, columns, strict=False):
            of_tool = kind == "indicator" and has(column.head.tokens, "noun tools")
            code = cell.subject.subject.values if cell.subject and cell.subject.subject else ()
            of = cell.subject if of_tool and cell.text.strip(" *_\n") in code else None
            if kind == "question" and column.kind == "number" and cell.number and "." not in cell.number.text:
                of = cell.number._replace(subject=Subject("indicator", (f"{cell.number.figure:f}",)))
            if name and of:
                yield Frame(row.clause, [name], own=True, part_of=of)

    def _frame(self, row: Row, place: int, column: Column, name: Token | None, at: int | None) -> Frame | None:
        """Return what a cell says."""
        cell, kind, whole = row.cells[place], column.kind, name is None or name.subject == OVERALL
        who = column.of if column.of and whole else name
        kind = kind or ("score" if column.of and whole else "")
        subjects = [who] if who else []
        frame = Frame(row.clause, subjects, own=who is not None, year=column.year or at, base=column.base, scored=True)
        frame.of = self._year_above
        if at and kind in ("difference", ""):
            frame.base = max((one for one in self._rows if one < at), default=at - 1)
        if kind == "level":
            frame.level, frame.scored = cell.level if whole else None, False
        elif cell.number:
            self._figure(frame, column._replace(kind=kind), row, place)
        elif kind in ("difference", "") and (word := self._way_of(cell, column)):
            by = next((one for one in cell.tokens if one.may("number")), None)
            frame.change, frame.change_at = next(way for one, way in _WAYS.items() if word.may(one)), word
            frame.amount = Said(by.start, by.end, by.figure, subjects) if by else None
        elif (
            not self._elsewhere
            and (word := cell.word("above", "below"))
            and (line := self._line(row, place, word)) is not None
        ):
            end = word.start + len(cell.text[word.start - cell.start :].rstrip(" *_\n"))
            frame.limit = Limit(word.start, end, word.may("below"), line)
            frame.subjects, frame.own = [who or _ALL], True
        return frame if frame.filled or frame.weight or frame.weighted else None

    def _figure(self, frame: Frame, column: Column, row: Row, place: int) -> None:
        """Take the number that a cell holds for what its column says."""
        cell = row.cells[place]
        if (number := cell.number) is None:
            return
        said = Said(number.start, number.end, number.figure, frame.subjects, frame.year)
        whole = all(one.subject == OVERALL for one in frame.subjects)
        if column.kind == "place" and whole:
            frame.rank, frame.scope, frame.scored = said, column.head.text, False
        elif column.kind == "difference":
            said.number *= _way(column.head, cell, row.cells[max(0, place - 1) : place + 2])
            frame.amount, frame.change_at = said, number
        elif column.kind == "gap" and frame.year in (None, self._own):
            frame.amount, (frame.aim,) = said, column.head.lines
        elif column.kind == "weight":
            frame.weight = said
        elif column.kind == "weighted" and not whole:
            frame.weighted = said
        elif column.kind in ("score", "weighted") and not (number.signed and abs(number.figure) < AN_AMOUNT):
            frame.values = [said]

    def _line(self, row: Row, place: int, word: Token) -> Decimal | None:
        """Return the line that a word in a cell is said against; none where it is not told, or of something else."""
        cell, own = row.cells[place], self._heads[place : place + 1]
        lined = self._lined if len(self._lined) <= _FEW else []
        named = [self._heads[at] for at in lined]
        beside = [row.cells[at] for at in lined if at < len(row.cells) and row.cells[at].number]
        above = [Cell(0, "", tokens) for tokens in self._captions if has(tokens, *_LINED)]
        apart = has((token for one in own for token in one.tokens), *_OTHERS, *YEARS)  # than that year, or those
        reached = word.may("reached line") or _FORMS["line"].search(cell.text)
        groups = [own] if apart or not reached else [own, named, beside, above]
        if not word.may("reached line"):
            groups.insert(0, [cell])  # "ต่ำกว่า 85"
        lines = next(filter(None, ({line for one in group for line in one.lines} for group in groups)), ())
        return next(iter(lines)) if len(lines) == 1 else None

    def _way_of(self, cell: Cell, column: Column) -> Token | None:
        """Return the word that says which way it went: of what is no aim and of no others."""
        aside = self._foreign or self._elsewhere or not self._scored or has(column.head.tokens, *_OTHERS, "aim")
        yearly = ("above", "below") if has(column.head.tokens, *YEARS) else ()
        return None if aside else cell.word("rose", "fell", "same", *yearly)


def _made_of(rows: list[Row], place: int) -> set[Decimal]:
    """Return the sum and the mean of a column, which totals may be without being the agency's score."""
    numbers = [cell.number.figure for row in rows for cell in row.cells[place : place + 1] if cell.number]
    return {sum(numbers, Decimal()), round2(mean(numbers))} if numbers else set()


def _way(head: Cell, cell: Cell, around: list[Cell]) -> int:
    """Return which way an amount goes: "(1.50)" is a fall, and what has no sign below or beside "ลดลง"."""
    unsigned = cell.number is not None and not cell.number.signed
    below = has(head.tokens, "fell") and not has(head.tokens, "rose")
    fell = below or has(cell.tokens, "open") or any(one.word("fell") for one in around)
    return -1 if unsigned and fell else 1


def _shares(rows: list[Row], column: int) -> bool:
    """Tell whether a column parts a whole, as weights do, or has the means of answers from 1 to 5."""
    numbers = [cell.number.figure for row in rows for cell in row.cells[column : column + 1] if cell.number]
    return (len(numbers) > 1 and sum(numbers) == FULL) or max(numbers, default=FULL) <= _SCALE


def _parts(rows: list[Row], column: int) -> list[Decimal]:
    """Return the numbers of a column where they are no weights, which are whole or make a whole."""
    numbers = [cell.number.figure for row in rows for cell in row.cells[column : column + 1] if cell.number]
    return numbers if any(one % 1 for one in numbers) and sum(numbers) != FULL else []


def _numbers_only(rows: list[Row], column: int) -> bool:
    """Tell whether a column only counts the indicators in their own order."""
    pairs = ((row.cells[column].number, row.name) for row in rows if column < len(row.cells))
    return all(one.subject.values == (f"{no.number}",) for no, one in pairs if no and one and one.subject)


def _with_number(name: Token | None, row: Row, columns: list[Column]) -> Token | None:
    """Give a name the number that stands before it in a column of its own, which alone names an indicator too."""
    place = next((at for at, one in enumerate(columns) if one.kind == "number"), -1)
    cell = row.cells[place].number if 0 <= place < len(row.cells) else None
    if cell is None or "." in cell.text or (name and name.subject and name.subject.kind != "indicator"):
        return name  # "9.1" is of a part of one
    values = name.subject.values if name and name.subject else (f"{cell.figure:f}",)
    return (name or cell)._replace(subject=Subject("indicator", values, int(cell.figure), (cell.start, cell.end)))
