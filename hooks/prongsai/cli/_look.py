"""What `prongsai check` finds: by one process, or of many agencies by several, each of which looks at some of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import click

from prongsai.assess import assess_site, join_sites
from prongsai.cli._checklist import render_checklist
from prongsai.content import agency_folders, load_agencies, load_homes
from prongsai.processes import DiedError, copies, make_all

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from prongsai.assess import AssessedAgency
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

    content: Path
    today: date
    ticked: bool
    names: tuple[str, ...]

    def __str__(self) -> str:
        """Return what an officer is told of it."""
        return f"{self.names[0]} … {self.names[-1]}"


class _Part(NamedTuple):
    """What was found in a share: its agencies without their years, and each with the text of its checklists."""

    agencies: tuple[AssessedAgency, ...]
    found: tuple[Finding, ...]
    checklists: dict[str, str]


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
    processes = jobs or (1 if len(names) < FEW else os.cpu_count() or 1)
    if processes > 1 and len(names) > 1:
        return _by_many(names, partial(_Share, scope.content, today, ticked), processes)
    site = assess_site(scope.load(), today)
    return Looked(site.findings, render_checklist(scope.years(site)) if ticked else "")


def _by_many(names: list[str], share: partial[_Share], processes: int) -> Looked:
    first, *others = names
    count = min(len(others), processes * _SHARES)
    shares = [share(tuple(others[number::count])) for number in range(count)]
    try:
        # By the first, this process learns the words and criteria that its copies would learn each for itself.
        parts = [_look_at(share((first,))), *make_all(shares, partial(copies, processes), _look_at)]
    except DiedError as died:
        raise click.ClickException(f"โปรเซสที่ตรวจ {died} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ") from None
    agencies = [agency for part in parts for agency in part.agencies]
    found = [one for part in parts for one in part.found]
    checklists = {slug: text for part in parts for slug, text in part.checklists.items()}
    site = join_sites(agencies, found, load_homes(shares[0].content))
    return Looked(site.findings, "".join(checklists[agency.slug] for agency in site.agencies))


def _look_at(share: _Share) -> _Part:
    site = assess_site(load_agencies(share.content, share.names), share.today)
    ticked = {one.slug: render_checklist(one.years) if share.ticked else "" for one in site.agencies}
    agencies = (replace(one, years=(), addresses=(), emblem=None) for one in site.agencies)
    return _Part(tuple(agencies), tuple(site.findings), ticked)
