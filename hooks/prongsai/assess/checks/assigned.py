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
        for row in rows:
            said = letters(row.text)
            named = [view for title, view in titles.items() if title in said]
            if len(named) == 1 and row.passage.is_narrative:
                yield from _unit(row, named[0], assessment, is_table=is_table)
                yield from _cost(row, heads, named[0])


def _unit(row: Clause, view: MeasureView, assessment: Assessment, *, is_table: bool) -> Iterator[Finding]:
    units, own = {unit.name: unit.id for unit in assessment.agency.units}, {*view.measure.responsible}
    if is_table:
        cells = ((start, text) for start, text in cells_of(row))
        said = [(start + text.index(text.strip()), text.strip()) for start, text in cells if text.strip() in units]
    else:
        said = [(one.start("unit"), one["unit"]) for one in _FORMS["given"].finditer(row.text) if one["unit"] in units]
    if own and said and not any(own & family(units[name], assessment) for _, name in said):
        lacking = f"มาตรการนี้ให้{' '.join(view.units)}รับผิดชอบ"
        subject = f" ตามมาตรการ “{cut(view.measure.title, _EXCERPT)}”"
        yield Finding.make("H728", row.place(said[0][0]), unit=said[0][1], subject=subject, lacking=lacking)


def _cost(row: Clause, heads: Sequence[str], view: MeasureView) -> Iterator[Finding]:
    amount = view.measure.budget.amount if view.measure.budget else None
    at = [place for place, head in enumerate(heads) if _FORMS["cost"].search(head)]
    cells = [*cells_of(row)]
    sums = [(start, text) for place, (start, text) in enumerate(cells) if place in at and len(cells) == len(heads)]
    said = [(start + one.start(), one[0]) for start, text in sums if (one := _FORMS["sum"].search(text))]
    said += [(one.start("sum"), one["sum"]) for one in _FORMS["costs"].finditer(row.text) if not heads]
    if amount is None or len(said) != 1:
        return
    start, typed = said[0]
    if Decimal(fold_digits(typed).replace(",", "")) != amount:
        what = f"งบประมาณของมาตรการ “{cut(view.measure.title, _EXCERPT)}” คือ"
        yield Finding.make("W410", row.place(start), typed=typed, what=what, right=f"{amount:,.0f}")
