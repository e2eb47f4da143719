"""Typed tables against themselves (ตารางที่พิมพ์เอง): totals, differences, shares, and parts larger than their whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.checks.prose import lines_of_wrong
from prongsai.assess.checks.words import any_of, words
from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.cells import cells_of
from prongsai.assess.prose.passages import tables
from prongsai.assess.prose.words import patterns
from prongsai.findings import Finding
from prongsai.text import fold_digits

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Clause
    from prongsai.findings import Place

_FORMS = patterns("sums")
_NOTHING = frozenset({"", "-", "–", "—", "ไม่ใช้", "ไม่ใช้งบประมาณ", "ไม่ใช้งบ", "ไม่มี"})


class _Cell(NamedTuple):
    """What a cell says, and where."""

    text: str
    place: Place

    @property
    def number(self) -> Decimal | None:
        match = _FORMS["number"].fullmatch(fold_digits(self.text))
        return Decimal(match[1].replace(",", "").replace("−", "-")) if match else None

    @property
    def amount(self) -> Decimal | None:
        """Its number, as a sum counts it: a dash is nothing."""
        return Decimal() if self.text in _NOTHING else self.number


class _Table(NamedTuple):
    """The headings of a table and its rows, each as long as the headings are many."""

    heads: list[str]
    rows: list[list[_Cell]]

    @property
    def counted(self) -> list[int]:
        """The columns that may be summed up."""
        heads = [
            place
            for place, head in enumerate(self.heads)
            if not (_FORMS["derived"].search(head) or _FORMS["total"].match(head))
            and (_FORMS["counted"].search(head) or not _FORMS["no sum"].search(head))
        ]
        return [place for place in heads if any(row[place].number is not None for row in self.rows)]

    def column(self, pattern: re.Pattern[str]) -> int | None:
        """Return the one column that is headed so; None where none or several are."""
        found = [place for place, head in enumerate(self.heads) if pattern.search(head)]
        return found[0] if len(found) == 1 else None

    @property
    def pair(self) -> tuple[int, int] | None:
        """The columns of a part and of its whole."""
        plain = [(place, head) for place, head in enumerate(self.heads) if not _FORMS["derived"].search(head)]
        for part, whole in words()["pairs"]:
            parts = [place for place, head in plain if any_of(part).search(head)]
            wholes = [place for place, head in plain if any_of(whole).search(head) and place not in parts]
            if len(parts) == 1 and len(wholes) == 1:
                return parts[0], wholes[0]
        return None


def check_sums(assessment: Assessment) -> Iterator[Finding]:
    """Yield what is reckoned wrong within a table that the officer typed, and parts larger than their whole."""
    read = (_table(rows) for is_table, rows in tables(assessment) if is_table)
    checks = (_totals, _sums_of_rows, _of_pair)
    found = [one for table in read if table is not None for check in checks for one in check(table)]
    misprinted = lines_of_wrong(assessment) if found else set()
    yield from (one for one in found if (one.place.file, one.place.line) not in misprinted)


def _table(clauses: Sequence[Clause]) -> _Table | None:
    """Return a table that has headings; None for another."""
    read = [[_Cell(text.strip(" *_\n"), clause.place(start)) for start, text in cells_of(clause)] for clause in clauses]
    rows = [row for row in read if any(one.text.strip("-: ") for one in row)]
    if not rows or any(one.number is not None for one in rows[0]):
        return None
    heads = [one.text for one in rows[0]]
    return _Table(heads, [row for row in rows[1:] if len(row) == len(heads)])


def _named(row: Sequence[_Cell]) -> str:
    return next((one.text for one in row if one.text and one.number is None), row[0].text)


def _wrong(table: _Table, row: Sequence[_Cell], place: int, reckoned: Decimal) -> Finding:
    figures = {"row": _named(row), "column": table.heads[place], "found": row[place].text}
    return Finding.make("W315", row[place].place, **figures, reckoned=f"{reckoned:,}")


def _totals(table: _Table) -> Iterator[Finding]:
    """Yield the totals below a column that are not the sum of the rows above them."""
    for place in table.counted:
        above: list[tuple[bool, Decimal | None]] = []
        for row in table.rows:
            if not any(_FORMS["total"].match(one.text) for one in row[:2]):
                above.append((_FORMS["within"].match(fold_digits(row[0].text)) is not None, row[place].amount))
                continue
            known = [(within, one) for within, one in above if one is not None]
            reckoned, outer = (sum((one for within, one in known if not (within and out)), Decimal()) for out in (0, 1))
            said = row[place].number
            # Whether rows with parts below them count beside these, only the total tells.
            off = min(abs(said - one) for one in (reckoned, outer)) if said is not None else Decimal()
            if len(known) == len(above) > 1 and off > _rounded(table.heads[place], [one for _, one in known]):
                yield _wrong(table, row, place, reckoned)
            above = []


def _rounded(head: str, parts: Sequence[Decimal]) -> Decimal:
    """Return how far a sum of scores by weight may be off because each of them was rounded."""
    return Decimal("0.005") * len(parts) if _FORMS["by weight"].search(head) else Decimal()


def _sums_of_rows(table: _Table) -> Iterator[Finding]:
    """Yield the sums at the end of rows that are not of the numbers before them, where those of other rows are."""
    total = table.column(_FORMS["total"])
    parts = [place for place in table.counted if total is not None and place < total]
    if total is None or len(parts) < 2 or not _FORMS["total"].match(table.heads[total]):  # noqa: PLR2004 - a sum is of two
        return
    rows = [(row, [row[place].amount for place in parts]) for row in table.rows if row[total].number is not None]
    sums = [(row, sum((one for one in told if one is not None), Decimal())) for row, told in rows if None not in told]
    wrong = [(row, reckoned) for row, reckoned in sums if row[total].number != reckoned]
    if len(wrong) * 2 <= len(sums) or len(sums) == 1:
        yield from (_wrong(table, row, total, reckoned) for row, reckoned in wrong)


def _of_pair(table: _Table) -> Iterator[Finding]:
    """Yield parts that are larger than their whole, and what is left of it or a share that does not follow."""
    if (pair := table.pair) is None:
        yield from _differences(table)
        return
    for row in table.rows:
        part, whole = (row[place].number for place in pair)
        if part is None or whole is None:
            continue
        if part > whole:
            figures = {"row": _named(row), "column": table.heads[pair[0]], "found": row[pair[0]].text}
            whole_said = {"whole": table.heads[pair[1]], "most": row[pair[1]].text}
            yield Finding.make("W316", row[pair[0]].place, **figures, **whole_said)
        yield from _differs(table, row, whole - part)
        yield from _share(table, row, part, whole)


def _differences(table: _Table) -> Iterator[Finding]:
    """Yield differences that are not of the two numbers before them; from one year to a later the sign counts."""
    if (rest := table.column(_FORMS["rest"])) is None or _FORMS["no sum"].search(table.heads[rest]):
        return
    years = [int(year) for head in table.heads[:rest] for year in _FORMS["year"].findall(fold_digits(head))]
    signed = len(years) == 2 and years[0] < years[1]  # noqa: PLR2004 - from one to the other
    plain = [place for place, head in enumerate(table.heads[:rest]) if not _FORMS["weighted"].search(head)]
    plain = plain if len(plain) > 2 else [*range(rest)]  # noqa: PLR2004 - what is named, and two numbers
    for row in table.rows:
        before = [number for place in plain if (number := row[place].number) is not None][-2:]
        if len(before) == 2:  # noqa: PLR2004 - of two
            yield from _differs(table, row, before[1] - before[0], signed=signed)


def _differs(table: _Table, row: Sequence[_Cell], reckoned: Decimal, *, signed: bool = False) -> Iterator[Finding]:
    rest = table.column(_FORMS["rest"])
    if rest is None or (said := row[rest].number) is None:
        return
    turned = signed and row[rest].text[:1] in "+-−" and said * reckoned < 0
    if turned or abs(said) != abs(reckoned):
        yield _wrong(table, row, rest, reckoned if turned else abs(reckoned))


def _share(table: _Table, row: Sequence[_Cell], part: Decimal, whole: Decimal) -> Iterator[Finding]:
    """Yield a share that is not what the part is of its whole; the last digit may be rounded either way."""
    place = table.column(_FORMS["share"])
    said = row[place].number if place is not None else None
    if place is None or said is None or not whole or _FORMS["rest"].search(table.heads[place]):
        return
    unit = Decimal(1).scaleb(int(said.as_tuple().exponent))
    reckoned = part * FULL / whole
    if abs(said - reckoned) >= unit:
        yield _wrong(table, row, place, reckoned.quantize(min(unit, Decimal("0.01"))))
