"""What a build knows of a year's history (ประวัติการแก้ไข): three states, which a reader must be able to tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.assess import revisions_of
from prongsai.render._changes import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment, Revision
    from prongsai.content import Version

_SHOWN = 5
"""The changes of one day that a page shows at once; more open when pressed."""


@dataclass(frozen=True, slots=True)
class ToldRevision:
    """What changed on one day, and the same in sentences."""

    revision: Revision
    sentences: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day in Thailand; None for what is built but not committed yet."""
        return self.revision.day

    @property
    def many(self) -> bool:
        """Whether there is more to tell than a page shows unasked."""
        return len(self.sentences) > _SHOWN


@dataclass(frozen=True, slots=True)
class YearHistory:
    """The history of a year.

    Attributes:
        published: the day of its first version; None where that is not known, or not committed yet.
        revisions: what changed since, the latest first; empty where nothing did, None where there is no history.
    """

    published: date | None = None
    revisions: tuple[ToldRevision, ...] | None = None

    def added(self, *path: str) -> date | None:
        """Return the first day on which the record at `path` was added; None where it was there from the first."""
        days = (
            told.day
            for told in reversed(self.revisions or ())
            if any(change.kind == "added" and change.path == path for change in told.revision.changes)
        )
        return next((day for day in days if day is not None), None)


def history_of(
    agency: AssessedAgency, year: Assessment, versions: Mapping[str, tuple[Version, ...]] | None
) -> YearHistory:
    """Return the history of a year from the versions of a whole site, which are None where there is no history."""
    if versions is None:
        return YearHistory()
    known = versions.get(f"{agency.slug}/{year.year}", ())
    units = {unit.id: unit.name for unit in agency.agency.units}
    told = (ToldRevision(revision, sentences(revision.changes, units)) for revision in revisions_of(known))
    return YearHistory(known[0].day if known else None, tuple(told))
