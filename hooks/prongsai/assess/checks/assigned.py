"""What is said again of measures (มาตรการที่กล่าวซ้ำ): who does it, by when, to what end and at what cost."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.checks.promises import family
from prongsai.assess.prose.cells import cells_of
from prongsai.assess.prose.passages import tables
from prongsai.assess.prose.words import patterns
from prongsai.content import MONTHS, MONTHS_SHORT, ThaiDate
from prongsai.criteria import is_off_by_one, letters
from prongsai.findings import Finding
from prongsai.text import cut, fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.prose.passages import Clause

_FORMS = patterns("assigned")
_SHORTEST = 12
"""A title of fewer letters may stand in a line by chance."""
_EXCERPT = 60
_NUMBER = {name: number for names in (MONTHS, MONTHS_SHORT) for number, name in enumerate(names, 1)}
_FREE = "ไม่"
"""How it is said that a measure costs nothing."""


def check_assigned(assessment: Assessment) -> Iterator[Finding]:
    """Yield who is said to do a measure, and at what cost, where the measure that a line names says otherwise."""
    titles = {letters(_FORMS["bare"].sub("", view.measure.title)): view for view in assessment.measures}
    titles = {title: view for title, view in titles.items() if len(title) >= _SHORTEST}
    for is_table, rows in tables(assessment) if titles else ():
        heads = [text for _, text in cells_of(rows[0])] if is_table else []
        for row in rows if rows[0].passage.is_narrative and not _of_before(rows[0]) else ():
            said = letters(row.text)
            named = [view for title, view in titles.items() if title in said]
            if len(named) == 1:
                yield from _unit(row, heads, named[0], assessment)
                yield from _cost(row, heads, named[0])
                yield from _due(row, named[0])
            for view in named:
                yield from _goal(row, view)
            yield from () if heads else _of_all(row, assessment)


def _of_before(row: Clause) -> bool:
    """Tell whether the line or what stands right above it speaks of measures of a year before, which had their own."""
    return any(_FORMS["before"].search(text) for text in (row.text, *(lead.text for lead in row.above[:1])))


def _column(row: Clause, heads: Sequence[str], kind: str) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row below a heading of a kind: where each begins, and its text."""
    cells = [*cells_of(row)]
    for head, (start, text) in zip(heads, cells, strict=False) if len(heads) == len(cells) else ():
        if _FORMS[kind].search(head) and not _FORMS["aside"].search(head):
            yield start + len(text) - len(text.lstrip()), text.strip()


def _unit(row: Clause, heads: Sequence[str], view: MeasureView, assessment: Assessment) -> Iterator[Finding]:
    """Yield the first unit that a measure is given to where it is none of its own, nor part of one."""
    units, own = {unit.name: unit.id for unit in assessment.agency.units}, {*view.measure.responsible}
    given = _column(row, heads, "doer") if heads else _given(row, units)
    said = [(start, name) for start, name in given if name in units]
    if own and said and not any(own & family(units[name], assessment) for _, name in said):
        lacking = f"มาตรการนี้ให้{' '.join(view.units)}รับผิดชอบ"
        subject = f" ตามมาตรการ “{cut(view.measure.title, _EXCERPT)}”"
        yield Finding.make("H728", row.place(said[0][0]), unit=said[0][1], subject=subject, lacking=lacking)


def _said(row: Clause, form: str, part: str) -> Iterator[tuple[int, str]]:
    """Return the parts of what a line says in a form, where it is no row: where each begins, and its text."""
    return ((one.start(part), one[part]) for one in _FORMS[form].finditer(row.text))


def _given(row: Clause, units: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield who is said to do something, or stands in a list behind it."""
    yield from _said(row, "given", "unit")
    yield from _said(row, "takes", "unit")
    listed = units if _FORMS["item"].match(row.text) else ()
    starts = ((row.text.find(f" {name}"), name) for name in listed)
    for start, name in starts:
        if start > 0 and _FORMS["behind a unit"].match(row.text, start + 1 + len(name)):
            yield start + 1, name


def _cost(row: Clause, heads: Sequence[str], view: MeasureView) -> Iterator[Finding]:
    """Yield the one sum that is said of a measure where it is another."""
    budget = view.measure.budget
    costs = _column(row, heads, "cost") if heads else _said(row, "costs", "sum")
    said = [(start, one["sum"]) for start, text in costs if (one := _FORMS["sum"].fullmatch(text))]
    if budget is None or budget.amount is None or len(said) > 1:
        return
    alone = [*_said(row, "sums", "sum")] if not (said or heads) else []
    start, typed = said[0] if said else alone[0] if len(alone) == 1 else (0, "")
    if typed and _baht(typed) != budget.amount and (said or _is_slip(_baht(typed), budget.amount)):
        yield _wrong(row, start, typed, f"งบประมาณของ{_named(view)} คือ", f"{budget.amount:,.0f}")


def _baht(typed: str) -> Decimal:
    return Decimal(fold_digits(typed).replace(",", ""))


def _is_slip(said: Decimal, right: Decimal) -> bool:
    """Tell whether a sum is another one mistyped: two digits swapped, or one wrong."""
    typed, meant = f"{said:f}", f"{right:.0f}"
    return typed != meant and (sorted(typed) == sorted(meant) or is_off_by_one(typed, meant))


def _named(view: MeasureView) -> str:
    return f"มาตรการ “{cut(view.measure.title, _EXCERPT)}”"


def _wrong(row: Clause, start: int, typed: str, what: str, right: object) -> Finding:
    return Finding.make("W410", row.place(start), typed=typed, what=what, right=right)


def _due(row: Clause, view: MeasureView) -> Iterator[Finding]:
    """Yield the one month in which a measure is said to be done where neither it nor a step of it ends then."""
    end = view.measure.period.end if view.measure.period else None
    said = [*_FORMS["due"].finditer(fold_digits(row.text))]
    if end is None or len(said) != 1 or row.text.count("ภายใน") > 1:
        return
    match = said[0]
    ends = {(one.year, one.month) for one in (end, *(step.due for step in view.measure.steps if step.due))}
    if (int(match["year"]), _NUMBER[match["month"]]) not in ends:
        typed = row.text[match.start("month") : match.end("year")]
        right = ThaiDate(end.year, end.month)
        yield _wrong(row, match.start("month"), typed, f"กำหนดแล้วเสร็จของ{_named(view)} คือ", right)


def _goal(row: Clause, view: MeasureView) -> Iterator[Finding]:
    """Yield from where to where a measure is said to go, where one of both is another."""
    pairs = [(fold_digits(one.baseline or ""), fold_digits(one.target)) for one in view.measure.kpi if one.target]
    for match in _FORMS["goal"].finditer(fold_digits(row.text)):
        said = match["first"], match["last"]
        rights = [one for one in pairs if (one[0] == said[0]) != (one[1] == said[1])]
        if said in pairs or len(rights) != 1:
            continue
        ((base, goal),) = rights
        part, what, right = ("last", "เป้าหมาย", goal) if base == said[0] else ("first", "ฐาน", base)
        typed = row.text[match.start(part) : match.end(part)]
        if right:
            yield _wrong(row, match.start(part), typed, f"ค่า{what}ของ{_named(view)} คือ", right)


def _of_all(row: Clause, assessment: Assessment) -> Iterator[Finding]:
    """Yield what all measures are said to cost together, where a slip explains it, and how many cost something."""
    text = fold_digits(row.text)
    said_of_all = {kind: [*_FORMS[kind].finditer(text)] for kind in ("sum of all", "free", "paid")}
    if not any(said_of_all.values()):
        return
    budgets = [view.measure.budget for view in assessment.measures]
    free = [one is not None and one.amount is None and (one.text or "").startswith(_FREE) for one in budgets]
    known = [one.amount for one in budgets if one is not None and one.amount]
    if not known or len(known) + sum(free) < len(budgets):
        return
    total = sum(known, Decimal())
    for match in said_of_all["sum of all"]:
        if _is_slip(_baht(match["sum"]), total):
            said = row.text[match.start("sum") : match.end("sum")]
            yield _wrong(row, match.start("sum"), said, "งบประมาณรวมของมาตรการคือ", f"{total:,.0f}")
    for name, many, what in (("free", sum(free), "ที่ไม่ใช้งบประมาณมี"), ("paid", len(known), "ที่ใช้งบประมาณมี")):
        for match in said_of_all[name]:
            if int(match["count"]) != many:
                said = row.text[match.start("count") : match.end("count")]
                yield _wrong(row, match.start("count"), said, f"มาตรการ{what}", many)
