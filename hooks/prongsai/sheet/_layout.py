"""The tables of a year's workbook, in the order of an officer's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.sheet._keyed import item_table, question_table
from prongsai.sheet._records import progress_table, record_table, tree_table
from prongsai.sheet._values import value_table

if TYPE_CHECKING:
    from prongsai.sheet._table import Table
    from prongsai.sheet._year import YearFiles


def tables_of(year: YearFiles) -> tuple[Table, ...]:
    """Return the tables of a year, in the order of an officer's work."""
    return (
        value_table("scores", ("scores.yml",), year),
        question_table(year),
        item_table(year),
        value_table("report", ("analysis.yml", "measures.yml"), year),
        tree_table("analysis", "analysis.yml", ("entries",), year),
        record_table("advice", "analysis.yml", ("advice",), year),
        record_table("limitations", "analysis.yml", ("limitations",), year),
        record_table("measures", "measures.yml", ("measures",), year),
        record_table("rounds", "progress.yml", ("rounds",), year),
        progress_table(year),
    )
