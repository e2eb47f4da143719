"""Steps of a measure (ขั้นตอน), their units named and their places counted: `2`, and `2.1` for the first within it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from prongsai.content import Step as Written
    from prongsai.content import SubStep, ThaiDate


@dataclass(frozen=True, slots=True)
class Step:
    """A step ready to be shown.

    Attributes:
        number: its place, by which progress.yml calls it.
        mark: the number or dash that the report prints before it; empty for none.
        units: names of the units that it is given to.
        due: the day or month by which it is to be done; None where that is not said.
    """

    number: str
    title: str
    mark: str
    units: tuple[str, ...]
    due: ThaiDate | None
    below: tuple[Step, ...] = ()

    @property
    def end(self) -> date | None:
        """Its last day."""
        return self.due.last() if self.due else None


def step_views(steps: Sequence[Written], names: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the steps of a measure; `names` are those of units by their ids."""
    return tuple(_step(str(number), one, names) for number, one in enumerate(steps, 1))


def _step(number: str, one: Written | SubStep, names: Mapping[str, str]) -> Step:
    inner: Sequence[SubStep] = getattr(one, "steps", ())
    below = tuple(_step(f"{number}.{place}", each, names) for place, each in enumerate(inner, 1))
    return Step(number, one.title, one.mark or "", tuple(names[unit] for unit in one.responsible), one.due, below)


def every_step(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps in their order, each followed by those within it."""
    for one in steps:
        yield one
        yield from every_step(one.below)
