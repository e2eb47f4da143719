"""What the page of open data tells of their quality (คุณภาพของข้อมูล): whether totals agree, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.render._shown import score
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from prongsai.assess import Assessment, Required


def overall(a: Assessment) -> Markup:
    """Return whether the reported overall score follows from the indicators."""
    if a.report.scores.overall is None:
        return say("data.overall_unsaid")
    if a.overall is None and a.criteria.weighted:
        return say("data.overall_without_indicators")
    if a.overall is None:
        return say("data.overall_unchecked", year=a.criteria.year)
    if a.overall_differs is None:
        return say("data.overall_agrees", computed=score(a.overall))
    return say("data.overall_differs", computed=score(a.overall), reported=score(a.report.scores.overall))


def asked(a: Assessment, required: Sequence[Required]) -> Markup:
    """Return by what the report is held to be complete."""
    item = a.item
    if not any(one.asked for one in required):
        return say("data.not_asked", asked=item.asked_in)
    return say("data.asked_item" if item.code else "data.asked_this", code=item.code, asked=item.asked_in)


def groups(a: Assessment, required: Sequence[Required]) -> list[tuple[str, list[Required]]]:
    """Return what the year asks for and what else is usual, each under its words; what is usual alone needs none."""
    first, other = [one for one in required if one.asked], [one for one in required if not one.asked]
    if not first:
        return [("", other)]
    found = [(say("data.asked_group", asked=a.item.asked_in), first), (say("data.other_group"), other)]
    return [(words, elements) for words, elements in found if elements]
