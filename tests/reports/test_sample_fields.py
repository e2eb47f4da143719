"""The invented agency shows everything that a report can say, so that nobody adds a field that no page was seen with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

from prongsai.content import load_site
from prongsai.content._describe import FILE_RECORDS, records_below
from tests.reports.reports import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS_ELSEWHERE = {
    "CompiledFrom": "nobody compiled the sample from the report of another",
    "Acknowledgement": "its one contradiction is acknowledged by a note beside it",
    "Disclosure": "the criteria of its years know the item",
}
"""Records that an invented, sound agency of the NACC's cannot have, and why; other sites of tests/sites show them."""
FIELDS_ELSEWHERE = {
    ("Agency", "content_version"): "written by prongsai migrate",
    ("Agency", "framework"): "of another framework",
    ("Scores", "framework"): "of another framework",
    ("Scores", "quarters"): "of another framework",
    ("Scores", "criteria_year"): "of a year without criteria",
    ("IndicatorScore", "name"): "of a year without criteria",
    ("Scores", "draft"): "of a year that is not published",
    ("Period", "text"): "of words that name no period",
}
"""The same of fields; what holds such a record is one of them."""
_HOLDS = {"compiled_from", "acknowledge", "disclosure"}


def held(value: object) -> Iterator[tuple[str, str]]:
    """Yield the fields of records that hold anything but what they hold unsaid."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if field.is_required() or inner != field.get_default(call_default_factory=True):
                yield type(value).__name__, name
                yield from held(inner)
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from held(inner)


def test_the_sample_shows_every_field() -> None:
    """Each field of each file holds something in a year of the sample agency, or there is a reason why it cannot."""
    records = [record for file in FILE_RECORDS.values() for record in (file, *records_below(file))]
    fields = {(record.__name__, name) for record in records for name in record.model_fields if name not in _HOLDS}
    # The sample may have been removed; then there is nothing to look at.
    for sample in (agency for agency in load_site(CONTENT).agencies if agency.slug == "sample"):
        years = [(year.scores, year.analysis, year.measures, year.progress) for year in sample.reports]
        shown = {*held([sample.agency, *years])}
        lacking = {(record, name) for record, name in fields - shown if record not in RECORDS_ELSEWHERE}
        assert lacking == {*FIELDS_ELSEWHERE}
