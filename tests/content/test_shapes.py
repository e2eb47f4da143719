"""What a form needs of a field is read off the model, and a text that is not saved yet is read like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.content import FILE_RECORDS, Measure, Scores, Step, load_site, records_below, shapes_of
from prongsai.content.model.base import keys_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from tests.conftest import TinySite

RECORDS: dict[str, type[BaseModel]] = {
    record.__name__: record for first in FILE_RECORDS.values() for record in [first, *records_below(first)]
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_field_has_a_shape_and_a_name(record: type[BaseModel]) -> None:
    """No field of any record is without one, in the order of the model, and none is named with a gap in it."""
    shapes = shapes_of(record)
    assert [*shapes] == [*keys_of(record)]
    assert [key for key, shape in shapes.items() if not shape.label or "{" in shape.label] == []


def test_kinds_are_told_apart() -> None:
    """A name is a line and a title longer words; lists, values by keys and records are what they are."""
    measure, scores = shapes_of(Measure), shapes_of(Scores)
    kinds = {key: shape.kind for key, shape in (scores | measure).items()}
    assert {
        key: kinds[key] for key in ("id", "title", "addresses", "steps", "responsible", "monitoring", "budget")
    } == {
        "id": "line",
        "title": "text",
        "addresses": "references",
        "steps": "groups",
        "responsible": "codes",
        "monitoring": "lines",
        "budget": "group",
    }
    assert (kinds["indicators"], kinds["draft"], kinds["level"]) == ("keyed", "flag", "line")


def test_what_may_stand_alone_is_known() -> None:
    """A step may be its words, an indicator its score, a period its name; a unit or a measure is always a record."""
    measure = shapes_of(Measure)
    alone = {key: shape.alone for key, shape in measure.items() if shape.record}
    assert alone == {
        "addresses": "",
        "approach": "text",
        "steps": "title",
        "period": "name",
        "budget": "text",
        "kpi": "text",
    }
    assert (shapes_of(Scores)["indicators"].alone, shapes_of(Step)["steps"].alone) == ("score", "title")


def test_a_menu_has_each_value_once() -> None:
    """Words that stand for a value in a file are no values of their own in a menu."""
    assert shapes_of(Measure)["period"].choices["first_half"] == "6 เดือนแรก"
    assert "6 เดือนแรก" not in shapes_of(Measure)["period"].choices


def test_an_unsaved_text_goes_before_its_file(tiny: TinySite) -> None:
    """It is read in the place of what stands there, or is not there yet; no file is touched."""
    file = "thung-thong/2568/scores.yml"
    text = (tiny.root / file).read_text(encoding="utf-8").replace("  9: 90", "  9: 85")
    rounds = "rounds:\n  - {months: 6, entries: []}\n"
    site = load_site(tiny.root, unsaved={file: text, "thung-thong/2568/progress.yml": rounds})
    (report,) = site.agencies[0].reports
    assert report.scores.indicators["9"].score == 85
    assert report.progress is not None
    assert "  9: 90" in (tiny.root / file).read_text(encoding="utf-8")
    assert load_site(tiny.root, unsaved={file: f"draft: true\n{text}"}).agencies[0].drafts == (2568,)
