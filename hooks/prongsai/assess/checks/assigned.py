"""What is said again of a measure (มาตรการที่กล่าวซ้ำ): who does it and what it costs, against measures.yml."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.checks.promises import family
from prongsai.assess.prose.cells import cells_of
from prongsai.assess.prose.passages import tables
from prongsai.assess.prose.words import patterns
from prongsai.criteria import letters
from prongsai.findings import Finding
from prongsai.text import cut, fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.measures import MeasureView
    from prongsai.assess.prose.passages import Clause

_FORMS = patterns("assigned")
_SHORTEST = 12
"""A title of fewer letters may stand in a line by chance."""
_EXCERPT = 60


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
    given = _column(row, heads, "doer") if heads else _said(row, "given", "unit")
    said = [(start, name) for start, name in given if name in units]
    if own and said and not any(own & family(units[name], assessment) for _, name in said):
        lacking = f"มาตรการนี้ให้{' '.join(view.units)}รับผิดชอบ"
        subject = f" ตามมาตรการ “{cut(view.measure.title, _EXCERPT)}”"
        yield Finding.make("H728", row.place(said[0][0]), unit=said[0][1], subject=subject, lacking=lacking)


def _said(row: Clause, form: str, part: str) -> Iterator[tuple[int, str]]:
    """Return the parts of what a line says in a form, where it is no row: where each begins, and its text."""
    return ((one.start(part), one[part]) for one in _FORMS[form].finditer(row.text))


def _cost(row: Clause, heads: Sequence[str], view: MeasureView) -> Iterator[Finding]:
    """Yield the one sum that is said of a measure where it is another."""
    budget = view.measure.budget
    costs = _column(row, heads, "cost") if heads else _said(row, "costs", "sum")
    said = [(start, one["sum"]) for start, text in costs if (one := _FORMS["sum"].fullmatch(text))]
    if budget is None or budget.amount is None or len(said) != 1:
        return
    start, typed = said[0]
    if Decimal(fold_digits(typed).replace(",", "")) != budget.amount:
        what = f"งบประมาณของมาตรการ “{cut(view.measure.title, _EXCERPT)}” คือ"
        yield Finding.make("W410", row.place(start), typed=typed, what=what, right=f"{budget.amount:,.0f}")
