"""`prongsai due`: what is due for whom, and which round is to be reported; as a calendar, too."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

import click

from prongsai.assess import assess_site
from prongsai.cli._options import content_option, today_option
from prongsai.cli._project import find_project
from prongsai.cli._scope import scope
from prongsai.content import read_versions, short_date
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from prongsai.assess import AssessedAgency, Due


@click.command(
    help="แสดงสิ่งที่ครบกำหนด เกินกำหนด และรอบที่ต้องรายงาน ของทุกหน่วยงานหรือหน่วยงานเดียว"
    " · Show what is due and overdue, and which round is to be reported."
)
@click.argument("of", metavar="[AGENCY]", required=False)
@content_option
@today_option
@click.option(
    "--ics",
    "into",
    type=click.File("wb", lazy=True),
    metavar="FILE",
    help="เขียนเป็นปฏิทิน (- คือแสดงที่จอ) · Write a calendar instead.",
)
def due(of: str | None, content: Path | None, today: date, into: BinaryIO | None) -> None:
    """Print what waits, agency by agency, or write the calendar of those agencies."""
    folder = content or find_project().content
    looked_at = scope(folder, of)
    agencies = assess_site(looked_at.load(), today).agencies
    if into is None:
        click.echo("".join(f"{line}\n" for agency in agencies for line in _lines(agency)), nl=False)
        return
    if not agencies:
        raise click.UsageError("ไม่มีหน่วยงานที่อ่านได้ ดู prongsai check · No agency can be read.")
    # The pages take as long to import as a check of a small site takes in all.
    from prongsai.render import calendar  # noqa: PLC0415

    into.write(calendar(agencies, read_versions(folder) or {}, os.environ.get("PRONGSAI_SITE_URL", "")))


def _lines(agency: AssessedAgency) -> Iterator[str]:
    yield plain("due.agency", name=agency.agency.short_name, folder=agency.slug)
    for year in agency.years:
        if year.due:
            yield f"  {plain('due.year', fiscal_year=year.fiscal_year)}"
            first = next((one for one in year.due if one.months), None)
            yield from (f"  - {_line(one, first)}" for one in year.due)
    if not any(year.due for year in agency.years):
        yield f"  {plain('due.none')}"


def _line(one: Due, first: Due | None) -> str:
    kind = "ends" if one.months is None else "next_round" if one is first else "round"
    when = "today" if one.left == 0 else "left" if one.left > 0 else "overdue"
    return plain(
        "due.line",
        what=plain(f"due.{kind}", **({} if one.months is None else {"months": one.months})),
        when=plain(f"due.{when}", **({"days": abs(one.left)} if one.left else {})),
        day=short_date(one.day),
        count=len(one.measures),
        which=one.which,
    )
