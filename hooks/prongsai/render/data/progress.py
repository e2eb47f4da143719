"""The report on the measures as published data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar, get_args

from pydantic import Field, WithJsonSchema

from prongsai.addresses import paths
from prongsai.assess import Standing
from prongsai.content import REASONS, STATUSES, ProgressEntry
from prongsai.render.data.derived import Published, Value, arranged, meaning, values_of
from prongsai.render.data.values import Count, Data, Day, DayOrMonth, Year, day, day_or_month
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.assess import Assessment, DisclosedItem, MeasureProgress, ProgressLine, RoundView, StepProgress

Status = Annotated[str, WithJsonSchema({"enum": [*STATUSES]})]
StandingWord = Annotated[str, WithJsonSchema({"enum": [*get_args(Standing)]})]


class Evidence(Data):
    """A piece of evidence: a link, or a file as seen from the folder of the data."""

    separator: ClassVar[str] = "\n"

    address: str | None
    title: str
    date: DayOrMonth | None

    def __str__(self) -> str:
        """Return it as a cell shows it."""
        return self.address or plain("progress.not_attached", title=self.title)


@dataclass(frozen=True, slots=True)
class OfRound:
    """What one round says of one measure, and the assessment that it belongs to.

    Attributes:
        start: the folder from which its evidence is seen; that of the year's data where none is told.
    """

    line: ProgressLine
    assessment: Assessment
    start: str | None = None


def _evidence(one: OfRound) -> list[Evidence]:
    slug, year = one.assessment.slug, one.assessment.year
    start = one.start or paths.part(slug, year, "data")
    return [
        Evidence(
            address=each.url or (paths.relative(paths.evidence(slug, year, each.file), start) if each.file else None),
            title=each.title,
            date=day_or_month(each.date),
        )
        for each in one.line.entry.evidence
    ]


ReasonCode = Annotated[str, WithJsonSchema({"enum": [*REASONS]})]


_INSTEAD: dict[str, tuple[Value[OfRound], ...]] = {
    "status": (Value("status", Status, meaning(ProgressEntry, "status"), lambda one: one.line.entry.status),),
    "reason_code": (
        Value(
            "reason_code",
            ReasonCode | None,
            meaning(ProgressEntry, "reason_code"),
            lambda one: one.line.entry.reason_code,
        ),
    ),
    "evidence": (Value("evidence", list[Evidence], meaning(ProgressEntry, "evidence"), _evidence),),
    "steps": (Value("steps", dict[str, Status], meaning(ProgressEntry, "steps"), lambda one: dict(one.line.steps)),),
}
ENTRY_VALUES: tuple[Value[OfRound], ...] = tuple(values_of(ProgressEntry, lambda one: one.line.entry, _INSTEAD))
"""What one round says of one measure, in the order of the officers' own file."""
ENTRIES: Published[OfRound] = Published(
    "ProgressEntry", arranged(ENTRY_VALUES, first=("measure", "status", "date", "unit"), last=("evidence", "steps"))
)

if TYPE_CHECKING:
    EntryData = Data
else:
    EntryData = ENTRIES.model


class Item(Data):
    """The disclosure item under which something is published."""

    ita_year: Year | None
    code: str | None
    title: str | None


class StepStanding(Data):
    """Where a step that has a last day of its own stands after the latest round."""

    step: str
    status: Status | None
    standing: StandingWord
    days: Count | None
    end: Day


class MeasureStanding(Data):
    """Where a measure stands after its latest round."""

    measure: str
    status: Status | None
    standing: StandingWord
    days: Count | None
    end: Day | None
    done: DayOrMonth | None
    steps: list[StepStanding]


class Round(Data):
    """A round of reporting."""

    months: int = Field(ge=1)
    start: Day
    end: Day
    reported: DayOrMonth | None
    entries: list[EntryData]
    missing: list[str]


class Progress(Data):
    """The report on the measures."""

    today: Day | None
    item: Item
    totals: dict[Status, Count]
    unreported: Count
    measures: list[MeasureStanding]
    rounds: list[Round]


def item_data(item: DisclosedItem) -> Item:
    """Return a disclosure item, as far as it is known."""
    return Item(ita_year=item.ita_year, code=item.code, title=item.title or None)


def progress_data(assessment: Assessment) -> Progress | None:
    """Return the report on the measures; None when there is none."""
    progress = assessment.progress
    if progress is None:
        return None
    return Progress(
        today=progress.today.isoformat() if progress.today else None,
        item=item_data(progress.item),
        totals=progress.totals,
        unreported=progress.unreported,
        measures=[_standing(one) for one in progress.measures],
        rounds=[_round(one, assessment) for one in progress.rounds],
    )


def _standing(one: MeasureProgress) -> MeasureStanding:
    return MeasureStanding(
        measure=one.view.measure.id,
        status=one.status,
        standing=one.standing,
        days=one.days,
        end=day(one.view.end),
        done=day_or_month(one.done),
        steps=[_step(step) for step in one.steps],
    )


def _step(one: StepProgress) -> StepStanding:
    return StepStanding(
        step=one.step.number, status=one.status, standing=one.standing, days=one.days, end=one.end.isoformat()
    )


def _round(one: RoundView, assessment: Assessment) -> Round:
    return Round(
        months=one.months,
        start=one.start.isoformat(),
        end=one.end.isoformat(),
        reported=day_or_month(one.reported),
        entries=[ENTRIES.record(OfRound(line, assessment)) for line in one.lines],
        missing=[view.measure.id for view in one.missing],
    )
