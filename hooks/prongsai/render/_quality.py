"""What the data of a year are like (คุณภาพข้อมูล): what contradicts, and what is found of what its pages are to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import report_elements
from prongsai.render._assessor import counted
from prongsai.render._facts import Fact
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess import Assessment, Required


def of_data(a: Assessment, checklist: Sequence[Required]) -> list[Fact]:
    """Return the quality of the data: what contradicts, what is found of each item, and what the author noted."""
    found = a.contradictions
    known = sum(one.acknowledged is not None for one in found)
    none = say("data.no_contradictions" if a.overall is not None else "data.no_contradictions_seen")
    taken = say("data.acknowledged", count=known) if found else none
    there = [_present("measures", checklist)] if a.report.has_measures else []
    there += [_present("progress", report_elements(a))] if a.progress else []
    return [
        Fact(say("data.contradictions"), say("data.points", count=len(found)), taken),
        *there,
        Fact(say("data.notes"), say("data.notes_count", count=len(a.notes)), say("data.notes_meaning")),
    ]


def _present(part: str, elements: Sequence[Required]) -> Fact:
    """Return how much is found of what an item's page is to show, as its box counts it."""
    present, count = counted(elements)
    listed = say("data.listed_below" if part == "measures" else "data.listed_there")
    return Fact(say(f"data.present.{part}"), say("data.present_of", present=present, count=count), listed)
