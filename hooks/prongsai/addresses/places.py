"""Places in a page (จุดในหน้า): the ids that links lead to, made here alone. Like addresses they never change.

Names of measures begin with no underscore, so that none is the id of anything else.
"""

from __future__ import annotations

ANALYSIS = "_analysis"
"""What was analysed, on the page of the measures."""
MEASURES = "_measures"
"""The table of the measures."""
DETAILS = "_details"
"""What each measure says beside the table."""
LIMITATIONS = "_limitations"
"""The limitations of the agency, on the page of the measures."""
TOTAL = "_total"
"""What became of all measures, on the page of their progress."""
TIMELINES = "_timelines"
"""The timeline of each measure."""
UNITS = "_units"
"""What became of the measures of each unit."""
NOTES = "notes"
"""What contradicts itself in a report, on the pages of the results and of the data."""
CONTACT = "contact"
"""How each agency is reached, on the page of what everybody can read."""
HISTORY = "history"
"""What changed since a year was published, on the page of its data."""


def year(results_year: int) -> str:
    """Return the id of the box of a year's results and what was promised on them, on the agency's home."""
    return f"year-{results_year}"


def cell(field: str, *of: object) -> str:
    """Return the id of the cell or paragraph that shows a field: `_steps-m01`, or `_work-6-m01` for one of a round."""
    return "_" + "-".join((field, *map(str, of)))


def entry(number: int) -> str:
    """Return the id of an entry of the analysis, from 1."""
    return cell("entry", number)


def about(kind: str, value: str, nth: int = 1) -> str:
    """Return the id of the heading of the nth entry (from 1) about a subject: `_about-indicator-9`."""
    first = cell("about", kind, value).lower()
    return first if nth == 1 else f"{first}_{nth}"


def round_of(months: int) -> str:
    """Return the id of what a round of progress tells; `months` count from 1 October."""
    return cell("round", months)


def term(key: str) -> str:
    """Return the id of the box that explains a term of the glossary."""
    return cell("term", key)
