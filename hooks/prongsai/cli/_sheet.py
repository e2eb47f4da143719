"""`prongsai sheet`: a year as a workbook for whoever knows Excel better than YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.cli._options import content_option
from prongsai.cli._project import find_project
from prongsai.cli._scope import scope
from prongsai.files import write_whole
from prongsai.findings import ContentError
from prongsai.words import plain

if TYPE_CHECKING:
    from types import ModuleType

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(help="ส่งออกแผ่นงาน Excel · A year as a spreadsheet.")
def sheet() -> None:
    """Hold its ways together."""


@sheet.command(name="out", help="เขียนข้อมูลของปีเป็นแผ่นงาน .xlsx · Write a year as a workbook.")
@click.argument("of", metavar="AGENCY/YEAR")
@click.argument("file", type=_FILE)
@content_option
def sheet_out(of: str, file: Path, content: Path | None) -> None:
    """Write the workbook of a year as its files stand."""
    folder = content or find_project().content
    room = _room()
    try:
        year = room.read_year(folder, *_year(folder, of))
    except ContentError as error:
        _stop([str(error)])
    write_whole(file, room.workbook(year))
    click.echo(plain("sheet.written", file=file.name))


def _room() -> ModuleType:
    """Return the room of spreadsheets, where what it stands on is installed."""
    try:
        from prongsai import sheet as room  # noqa: PLC0415 - an extra, and the pages take long to import
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("xlsxwriter", "python_calamine"):
            raise
        raise click.UsageError(plain("sheet.not_installed")) from None
    return room


def _year(folder: Path, of: str) -> tuple[str, int]:
    """Return the agency and the year that are meant.

    Raises:
        click.UsageError: there are none, or no year is told.
    """
    meant = scope(folder, of)
    if not meant.agency or not meant.year or not meant.year.isdecimal():
        raise click.UsageError(plain("sheet.which_year"))
    return meant.agency, int(meant.year)


def _stop(lines: list[str]) -> None:
    click.echo("".join(f"{line}\n" for line in lines), nl=False, err=True)
    sys.exit(1)
