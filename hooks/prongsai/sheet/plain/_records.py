"""Measures as a file holds them (ระเบียนของมาตรการ), made of what a table says, and what of it was not understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from prongsai.findings import Finding
from prongsai.patch import Bare
from prongsai.sheet.plain._points import points_of, records_of, text_of, texts_of
from prongsai.sheet.plain._subjects import written
from prongsai.sheet.plain._when import read_when, rounds_of
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content import Marked
    from prongsai.findings import Place
    from prongsai.patch import Value
    from prongsai.sheet.plain._measures import Cell, Gathered
    from prongsai.sheet.plain._subjects import Subject, Subjects
    from prongsai.sheet.plain._units import Units

_ORDER = (
    *("id", "title", "addresses", "finding", "approach", "steps", "responsible", "period", "rounds", "frequency"),
    *("monitoring", "budget", "kpi", "printed"),
)
_SUBJECTS = ("subject", "topic", "items")


class Brought(NamedTuple):
    """A measure of a table.

    Attributes:
        record: as a file holds it, without an id.
        places: where its fields stand in the table.
        place: where it begins.
    """

    record: dict[str, Value]
    places: dict[str, Place]
    place: Place


@dataclass
class Reader:
    """Reads the measures of a table of a report on the results of a year."""

    year: int
    subjects: Subjects
    units: Units
    found: list[Finding] = field(default_factory=list)
    named: list[tuple[Place, list[str]]] = field(default_factory=list)
    """Where units stand first that the agency does not list yet."""

    def read(self, one: Gathered) -> Iterator[Brought]:
        """Yield the measures of a row, several where its title is a list of them; what is not understood is told."""
        for cell in one.strange:
            self._tell(cell.place, "plain.column", heading=cell.heading, text=cell.text)
        self.units.persons, self.units.posts, self.units.others = 0, [], 0
        listed = len(self.units.added)
        held = {**self._about(one), **self._doing(one), **self._when(one), **self._money(one)}
        places = {name: cell.place for part in one.parts for name, cell in part.items()}
        if about := next((places[name] for name in _SUBJECTS if name in places), None):
            places["addresses"] = about
        places |= {name: places["when"] for name in ("period", "rounds", "frequency", "monitoring") if "when" in places}
        if self.units.persons:
            self._tell(places.get("responsible", one.place), "plain.person")
        if self.units.posts:
            names = ", ".join(dict.fromkeys(self.units.posts))
            self._tell(places.get("responsible", one.place), "plain.post", names=names)
        if self.units.others:
            self._tell(places.get("responsible", one.place), "plain.no_unit")
        if added := [str(each["name"]) for each in self.units.added[listed:] if isinstance(each, dict)]:
            self.named.append((places.get("responsible", one.place), added))
        for title in self._titles(one):
            record = {**held, **self._titled(one, title)}
            yield Brought({name: record[name] for name in _ORDER if name in record}, places, one.place)

    def _tell(self, place: Place, key: str, **figures: object) -> None:
        self.found.append(Finding.make("W931", place, problem=plain(f"sheet.{key}", **figures)))

    # --- what it is called

    def _titles(self, one: Gathered) -> tuple[Marked, ...]:
        points = points_of(one.text("title"))
        several = len(points) > 1 and all(point.mark for point in points)
        cell = one.cell("title")
        if several and cell:
            self._tell(cell.place, "plain.several", count=len(points))
        if several or not points:
            return points or points_of(self._called(one))
        return (points[0]._replace(words=" ".join(text_of(points).split())),)

    def _called(self, one: Gathered) -> str:
        """Return what a measure without a title is called: by what it is about, or else by its first step."""
        subjects = self._subjects_of(one)
        first = next(iter(texts_of(points_of(one.text("steps") or one.text("approach")))), "")
        title = self.subjects.words(subjects) or " ".join((one.text("subject") or one.text("topic") or first).split())
        self._tell(one.place, "plain.untitled", title=title)
        return title

    def _titled(self, one: Gathered, title: Marked) -> dict[str, Value]:
        """Return the title, the number before it, and what it is about where no other column tells."""
        number = title.mark if any(letter.isalnum() for letter in title.mark) else ""
        held: dict[str, Value] = {"title": " ".join(title.words.split())}
        if number:
            held["printed"] = number
        if not any(one.cell(name) for name in _SUBJECTS) and (about := self.subjects.aims(title.words)):
            held["addresses"] = written(about)
        return held

    # --- what it is about

    def _about(self, one: Gathered) -> dict[str, Value]:
        held: dict[str, Value] = {}
        if subjects := self._subjects_of(one):
            self._tell_unknown(one)
            held["addresses"] = written(subjects)
        elif cell := one.cell("subject") or one.cell("topic") or one.cell("items"):
            words = " ".join(cell.text.split())
            held["addresses"] = [{"text": words}]
            self._tell(cell.place, "plain.subject", heading=cell.heading, text=words)
        if finding := one.text("finding"):
            held["finding"] = text_of(points_of(finding))
        return held

    def _tell_unknown(self, one: Gathered) -> None:
        """Tell of the codes that the year does not have beside those that it has."""
        for part in one.parts:
            for cell in (part[name] for name in _SUBJECTS if name in part):
                if names := ", ".join(self.subjects.unknown(cell.text)):
                    self._tell(cell.place, "plain.no_code", names=names, heading=cell.heading, year=self.year)

    def _subjects_of(self, one: Gathered) -> list[Subject]:
        found = [each for name in _SUBJECTS if name in one.parts[0] for each in self.subjects.of(one.text(name), name)]
        return [*dict.fromkeys(found)]

    # --- what is done, and by whom

    def _doing(self, one: Gathered) -> dict[str, Value]:
        held: dict[str, Value] = {}
        if points := points_of(one.text("approach")):
            held["approach"] = records_of(points, "text")
        apart = [part for part in one.parts if {"steps", "responsible"} <= part.keys()]
        steps = (
            [each for part in apart for each in self._own(part)] if len(apart) > 1 else self._steps(one.text("steps"))
        )
        if steps:
            held["steps"] = steps
        if units := self.units.ids(one.text("responsible")):
            held["responsible"] = [*map(Bare, units)]
        return held

    def _steps(self, text: str) -> list[Value]:
        return records_of(points_of(text), "title", "steps")

    def _own(self, part: dict[str, Cell]) -> Iterator[Value]:
        """Yield the steps of a row that says who does them."""
        units: list[Value] = [*map(Bare, self.units.ids(part["responsible"].text))]
        for one in self._steps(part["steps"].text):
            yield {**(one if isinstance(one, dict) else {"title": one}), **({"responsible": units} if units else {})}

    # --- when

    def _when(self, one: Gathered) -> dict[str, Value]:
        held = self._period(one)
        monitoring = texts_of(points_of(one.text("monitoring")))
        rounds = rounds_of("\n".join(monitoring))
        if monitoring:
            held["monitoring"] = _alone(monitoring)
        if rounds and "rounds" not in held:
            held["rounds"] = [*map(Bare, rounds)]
        return held

    def _period(self, one: Gathered) -> dict[str, Value]:
        cell = one.cell("when") or one.cell("period")
        if cell is None:
            return {}
        name = "when" if one.cell("when") else "period"
        texts = [*dict.fromkeys(part[name].text for part in one.parts if name in part)]
        when = read_when("\n".join(texts), self.year, monitoring=name == "when")
        held: dict[str, Value] = {}
        if when.period:
            held["period"] = Bare(when.period) if when.period.isascii() else when.period
        if when.rounds:
            held["rounds"] = [*map(Bare, when.rounds)]
        if when.frequency:
            held["frequency"] = when.frequency
        if when.rest and name == "when":
            held["monitoring"] = _alone(when.rest)
        elif when.rest:
            words = " ".join(" ".join(when.rest).split())
            held["period"] = {"text": words}
            self._tell(cell.place, "plain.period", heading=cell.heading, text=words)
        return held

    # --- with what

    def _money(self, one: Gathered) -> dict[str, Value]:
        held: dict[str, Value] = {}
        if budget := one.text("budget"):
            held["budget"] = " ".join(budget.split())
        if kpi := texts_of(points_of(one.text("kpi"))):
            held["kpi"] = [*kpi]
        return held


def _alone(texts: object) -> Value:
    """Return several texts as a list, and one as itself."""
    listed: list[Value] = [*texts]  # type: ignore[misc]  # any of texts
    return listed[0] if len(listed) == 1 else listed
