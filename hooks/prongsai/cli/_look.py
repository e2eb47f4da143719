"""What `prongsai check` finds: what it remembers, and of changed agencies by one process, or of many by several."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from prongsai.assess import assess_site, join_sites
from prongsai.cli._checklist import render_checklist
from prongsai.cli._remembered import Part, Remembered
from prongsai.content import agency_folders, load_agencies, load_homes
from prongsai.findings import Place
from prongsai.processes import DiedError, copies, make_all

if TYPE_CHECKING:
    from datetime import date

    from prongsai.cli._scope import Scope
    from prongsai.findings import Finding, Findings

FEW = 24
"""Below so many agencies one process is as fast."""
_SHARES = 4
"""How many shares each process looks at, so that none waits long for one that has the largest agencies."""


class Looked(NamedTuple):
    """What was found, and the checklists of the reports as text, where they were asked for."""

    findings: Findings
    checklists: str


@dataclass(frozen=True, slots=True)
class _Share:
    """Some agencies that one process looks at, by the names of their folders."""

    remembered: Remembered
    today: date
    ticked: bool
    names: tuple[str, ...]

    def __str__(self) -> str:
        """Return what an officer is told of it."""
        return f"{self.names[0]} … {self.names[-1]}"


def look(scope: Scope, today: date, *, ticked: bool, jobs: int | None = None) -> Looked:
    """Return what is found in a scope.

    Args:
        scope: what is looked at.
        today: the day by which overdue is told.
        ticked: whether checklists are wanted.
        jobs: how many processes look at all of the content; as many as there are cores where it is large, if None.

    Raises:
        click.ClickException: a process has died twice; the line names the agencies that it looked at.
    """
    names = [] if scope.agency else agency_folders(scope.content)
    if not names:
        site = assess_site(scope.load(), today)
        return Looked(site.findings, render_checklist(scope.years(site)) if ticked else "")
    remembered = Remembered.of(scope.content, today)
    remembered.tidy(names)
    parts = {name: part for name in names if (part := remembered.part(name, ticked=ticked))}
    stale = [name for name in names if name not in parts]
    processes = jobs or (1 if len(stale) < FEW else os.cpu_count() or 1)
    for made in _made(stale, partial(_Share, remembered, today, ticked), processes):
        parts |= made
    agencies = [part.agency for part in parts.values() if part.agency is not None]
    site = join_sites(agencies, (one for part in parts.values() for one in part.found), load_homes(scope.content))
    return Looked(site.findings, "".join(parts[one.slug].checklists or "" for one in site.agencies) if ticked else "")


def _made(names: list[str], share: partial[_Share], processes: int) -> list[dict[str, Part]]:
    """Return what is found in the folders of agencies by so many processes."""
    if processes == 1 or len(names) < 2:  # noqa: PLR2004 - nothing to share
        return [_look_at(share(tuple(names)))] if names else []
    first, *others = names
    count = min(len(others), processes * _SHARES)
    shares = [share(tuple(others[number::count])) for number in range(count)]
    try:
        # By the first, this process learns the words and criteria that its copies would learn each for itself.
        return [_look_at(share((first,))), *make_all(shares, partial(copies, processes), _look_at)]
    except DiedError as died:
        raise click.ClickException(f"โปรเซสที่ตรวจ {died} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ") from None


def _look_at(share: _Share) -> dict[str, Part]:
    remembered, keys = share.remembered, {name: share.remembered.key(name) for name in share.names}
    site = assess_site(load_agencies(remembered.content, share.names), share.today)
    agencies = {one.slug: one for one in site.agencies}
    found: dict[str, list[Finding]] = {Place(name).file: [] for name in share.names}
    common: list[Finding] = []
    for one in site.findings:
        found.get(one.place.file.partition("/")[0], common).append(one)
    parts = {}
    for name in share.names:
        agency = agencies.get(name)
        checklists = render_checklist(agency.years if agency else ()) if share.ticked else None
        short = agency and replace(agency, years=(), addresses=(), emblem=None)
        parts[name] = Part(short, (*found[Place(name).file], *common), checklists)
        remembered.keep(name, parts[name], keys[name])
    return parts
