"""What the checks find (สิ่งที่ตรวจพบ), beside the controls that it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.content import Source, parse
from prongsai.edit._names import name_of
from prongsai.findings import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.content import Location
    from prongsai.edit._controls import Control
    from prongsai.findings import Finding

GRAVITY = ("error", "warning", "hint")
_LACKING = {"E103", "H021"}
_KEY = re.compile("“([a-z_]+)”")


@dataclass
class Found:
    """Findings of a page.

    Attributes:
        beside: by the names of the page's controls; those that speak of no single one are under the empty name.
        elsewhere: those of the same year, or agency, that another page shows.
    """

    beside: dict[str, list[Finding]] = field(default_factory=dict)
    elsewhere: list[Finding] = field(default_factory=list)

    def count(self, severity: str) -> int:
        """Return how many of a gravity there are on the page."""
        return sum(one.severity == severity for listed in self.beside.values() for one in listed)

    def put(self, name: str, finding: Finding) -> None:
        """Add a finding beside a control; what is said there already is not said twice."""
        listed = self.beside.setdefault(name, [])
        if all(one.message != finding.message for one in listed):
            listed.append(finding)


def located(text: str, file: str) -> Source:
    """Return a text with the places of its values, as far as it can be read."""
    source = Source(file, text)
    try:
        parse(source, [])
    except ContentError:
        return source
    return source


def beside(found: Iterable[Finding], source: Source, controls: Iterable[Control], at: Location) -> Found:
    """Return findings beside the controls of a page, of which `at` is the record; acknowledged ones are left out."""
    names = [(one.at, one.name) for control in controls for one in control.every]
    told = Found()
    for one in found:
        if one.acknowledged is not None:
            continue
        place = source.location_of(one.place) if one.place.file == source.file else None
        if place is None or place[: len(at)] != at:
            told.elsewhere.append(one)
            continue
        fitting = [(len(where), name) for where, name in names if place[: len(where)] == where]
        told.put(max(fitting)[1] if fitting else "", one)
    return told


def head_name(at: Location) -> str:
    """Return the id of the place for what speaks of a whole page."""
    return f"{name_of(at)}/" if at else ""


def lacked(finding: Finding) -> str:
    """Return the key of the field that a finding says is missing; empty for one that says something else."""
    found = _KEY.search(finding.message) if finding.code in _LACKING else None
    return found[1] if found else ""
