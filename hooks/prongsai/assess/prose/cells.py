"""What stands in typed tables (ช่องของตาราง): cells, rows, and what the heading of a column says that it holds."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.prose.tokens import OVERALL, YEARS, Names, Subject, Token, has, tokenise
from prongsai.assess.prose.words import patterns, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from prongsai.assess.prose.passages import Clause

_PIPES = re.compile(r"(?<=\|)[^|\n]*(?=\||$)", re.MULTILINE)
_TABS = re.compile(r"[^\t\n]+|(?<=\t)(?=\t)")
_FORMS = patterns("tables")
_LEVELS, _NOT_SCORES, _UNITS = (together(one) for one in ("levels", "not scores", "units"))
_WIDEST = 100
"""No table of a report has more columns."""
_LINES = range(30, 101)
"""Where lines are drawn."""
_SHORT = range(55, 80)
"""Years in two digits."""
_NARROW = ("tool", "part", "indicator", "item", "question")
"""Of whom a row may be, the widest first."""


class Cell(NamedTuple):
    """A cell of a row: where it begins in the clause, its text and its tokens."""

    start: int
    text: str
    tokens: list[Token]

    @property
    def number(self) -> Token | None:
        """The number that is all that it holds."""
        found = self._without(*_UNITS)
        return found[0] if len(found) == 1 and found[0].number is not None and found[0].may("number") else None

    @property
    def subject(self) -> Token | None:
        """The subject that it names."""
        named = [one for one in self.tokens if one.subject is not None and not one.may("side EIT")]
        found = next(iter([one for one in named if one.subject != OVERALL] or named), None)
        part = next((one for before, one in pairwise(self.tokens) if before.may("part") and one.number), None)
        if found and found.subject and found.subject.values == ("EIT",) and part:
            return found._replace(subject=Subject("part", (f"EIT {part.figure:f}",)))
        return found

    @property
    def year(self) -> Token | None:
        """The year that is all that it holds."""
        found = self._without("open", "close")
        return found[0] if found and all(one.may(*YEARS) for one in found) else None

    @property
    def scored(self) -> bool:
        """Whether it holds a figure, perhaps beside whose it is: "e1 86.40"."""
        return self.number is not None or any(one.may("number") and one.exact for one in self.tokens[-1:])

    @property
    def level(self) -> Token | None:
        """The level that is all that it holds."""
        said = self.text.strip(" *_\n")
        start = self.start + self.text.find(said)
        graded = said in _LEVELS or _FORMS["letter"].fullmatch(said)
        return Token(start, start + len(said), frozenset({"grade"}), said) if graded else None

    @property
    def lines(self) -> set[Decimal]:
        """What of its numbers may be a line."""
        return {one.figure for one in self.tokens if one.may("number") and int(one.figure) in _LINES}

    def word(self, *kinds: str) -> Token | None:
        """Return the word of one of these kinds that is all that it says, but for numbers."""
        found = [one for one in self._without(*_UNITS, "aim") if not one.may("number")]
        return found[0] if len(found) == 1 and found[0].may(*kinds) else None

    def _without(self, *kinds: str) -> list[Token]:
        return [one for one in self.tokens if not one.may(*kinds)]


class Row(NamedTuple):
    """A row of a table."""

    clause: Clause
    cells: list[Cell]

    @property
    def name(self) -> Token | None:
        """The subject that it is named by."""
        named = [cell.subject for cell in self.cells if cell.subject is not None and not cell.scored]
        narrow = [one for one in named if one.subject and one.subject.kind not in ("overall", "tool")]
        return next(iter(narrow or named), None)

    def leading(self, name: Token) -> Token | None:
        """Return the whole number that stands before a name in its cell: "8. การปรับปรุงการทำงาน"."""
        cell = next((one for one in self.cells if name in one.tokens), None)
        before = [one for one in cell.tokens if one.start < name.start] if cell else []
        first = before[0] if len(before) == 1 and before[0].may("number") else None
        return first if first is not None and "." not in first.text else None

    def owners(self, numbered: Sequence[bool]) -> dict[int, Token]:
        """Return whose the numbers behind a place are, where that is not the row's: "| i5 | 82.40 | i20 | 79.35 |".

        Of names that stand side by side the narrowest has them. A place where `numbered` holds the number of an
        indicator names that one.
        """
        found, run = dict[int, Token](), list[Token]()
        for place, cell in enumerate(self.cells):
            number, name = cell.number, cell.subject
            if number and place < len(numbered) and numbered[place]:
                name, number = number._replace(subject=Subject("indicator", (f"{number.figure:f}",))), None
            if number and run:
                found[place - 1] = max(run, key=lambda one: _NARROW.index(one.subject.kind) if one.subject else 0)
            exact = cell.scored and cell.number is None
            if number is None and not exact and name and name.subject and name.subject.kind in _NARROW:
                run.append(name)
            elif number or cell.tokens:
                run = []
        narrow = [one for one in found.values() if one.subject and one.subject.kind == "question"]
        return found if len(found) > 1 or narrow else {}

    @property
    def label(self) -> Cell | None:
        """The first cell that has words of its own."""
        return next((one for one in self.cells if one.tokens and not (one.number or one.level)), None)


class Column(NamedTuple):
    """What a column holds: of which year, compared with which `base`, and of whom, as far as its heading says."""

    head: Cell
    kind: str
    year: int | None = None
    base: int | None = None
    of: Token | None = None


def cells_of(clause: Clause) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row: where each begins in the clause, and its text."""
    pattern = _PIPES if clause.text.lstrip().startswith("|") else _TABS
    yield from ((match.start(), match[0]) for match in pattern.finditer(clause.text))


def row_of(clause: Clause, names: Names) -> Row:
    """Return a row with the tokens of its cells, of a row of more than `_WIDEST` the first ones."""
    told = ((start, text, tokenise(text, names)) for start, text in islice(cells_of(clause), _WIDEST))
    return Row(clause, [Cell(start, text, [_moved(one, start) for one in tokens]) for start, text, tokens in told])


def _moved(token: Token, by: int) -> Token:
    subject = token.subject
    if subject is not None and subject.printed is not None:
        subject = subject._replace(numbered=(subject.numbered[0] + by, subject.numbered[1] + by))
    return token._replace(start=token.start + by, end=token.end + by, subject=subject)


def heads_of(row: Row) -> list[Cell]:
    """Return the cells of a first row that holds headings; numbers there are years in two digits."""
    numbers = [cell.number for cell in row.cells if cell.number]
    years = len(numbers) > 1 and not row.cells[0].number and not row.name
    if numbers and not (years and all(one.figure in _SHORT for one in numbers)):
        return []
    return [cell._replace(tokens=[_year(cell.number)]) if cell.number else cell for cell in row.cells]


def _year(number: Token) -> Token:
    return number._replace(kinds=frozenset({"year"}), number=2500 + int(number.figure))


def is_of_others(head: Cell) -> bool:
    """Tell whether a heading names the province or the country, and no rank there."""
    return not has(head.tokens, "rank") and _FORMS["others"].search(head.text) is not None


def kind_of(head: Cell) -> str:
    """Return what a column holds.

    It is `score`, `difference`, `level`, `weight` (perhaps a score by it), `place` (a rank of the agency), `rank`,
    `order` (perhaps a rank), `number` (of the indicator), or nothing of these.
    """
    tokens = head.tokens
    if has(tokens, "rank"):
        if _FORMS["among"].search(head.text) and not has(tokens, "score", "overall", "persons"):
            return "place"
        if has(tokens, "differ", "rose", "fell"):
            return ""  # "อันดับที่เพิ่มขึ้น"
        if not has(tokens, *_NOT_SCORES):
            return "rank" if any(one.text.startswith("อันดับ") for one in tokens) else "order"
    if has(tokens, "differ", "rose", "fell") or _FORMS["change"].fullmatch(head.text):
        return "difference"
    if has(tokens, "grade") and not has(tokens, "score", "year"):
        return "level"
    if has(tokens, "weight"):
        return "" if has(tokens, *(one for one in _NOT_SCORES if one != "weight")) else "weight"
    if has(tokens, *_NOT_SCORES, "highest", "lowest") or is_of_others(head):
        return ""
    if has(tokens, *YEARS, "score", "overall") or any(one.text in ("ร้อยละ", "เฉลี่ย") for one in tokens):
        return "score"
    return "number" if any(one.text == "ตัวชี้วัดที่" for one in tokens) else ""
