"""What a build knows of a year's history (ประวัติการแก้ไข): three states, which a reader must be able to tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.assess import revisions_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment, Revision
    from prongsai.content import Version


@dataclass(frozen=True, slots=True)
class YearHistory:
    """The history of a year.

    Attributes:
        published: the day of its first version; None where that is not known, or not committed yet.
        revisions: what changed since, the latest first; empty where nothing did, None where there is no history.
    """

    published: date | None = None
    revisions: tuple[Revision, ...] | None = None

    @property
    def told(self) -> dict[str, date]:
        """The first day on which each change was told."""
        dated = ((one.day, change) for one in self.revisions or () for change in one.changes)
        return {change: day for day, change in dated if day is not None}


def history_of(
    agency: AssessedAgency, year: Assessment, versions: Mapping[str, tuple[Version, ...]] | None
) -> YearHistory:
    """Return the history of a year from the versions of a whole site, which are None where there is no history."""
    if versions is None:
        return YearHistory()
    known = versions.get(f"{agency.slug}/{year.year}", ())
    units = {unit.id: unit.name for unit in agency.agency.units}
    return YearHistory(known[0].day if known else None, revisions_of(known, units))
