"""What is not known of a year, or not told by its report (สิ่งที่ยังไม่ทราบ), as its pages say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import left_out, unknowns
from prongsai.words import say

if TYPE_CHECKING:
    from markupsafe import Markup

    from prongsai.assess import Assessment


def told(a: Assessment) -> list[Markup]:
    """Return a sentence for each thing that is not known, but for the names, which are told beside them."""
    figures = {
        "framework": a.framework.name,
        "year": a.year,
        "of": a.report.scores.criteria_year,
        "asked": a.item.asked_in,
        "left": ", ".join(left_out(a)),
    }
    return [say(f"results.unknown.{one}", **figures) for one in unknowns(a) if one != "lent_names"]


def of_names(a: Assessment) -> Markup | None:
    """Return that the names of the indicators are not confirmed, for a page that names them; None where they are."""
    return say("results.unknown.lent_names", year=a.year, of=a.names_of) if a.names_of else None
