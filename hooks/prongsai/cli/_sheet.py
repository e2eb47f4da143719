"""`prongsai sheet`: a year as a workbook for whoever knows Excel better than YAML, and back; and tables of measures."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.assess import assess_site
from prongsai.cli._options import content_option, today_option
from prongsai.cli._project import find_project
from prongsai.cli._scope import scope
from prongsai.content import comparison, load_site
from prongsai.files import write_whole
from prongsai.findings import ContentError
from prongsai.patch import ChangedElsewhere
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from prongsai.sheet import Taken

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(help="ส่งออกและนำเข้าแผ่นงาน Excel · A year as a spreadsheet, out and in.")
def sheet() -> None:
    """Hold both ways together."""


@sheet.command(name="out", help="เขียนข้อมูลของปีเป็นแผ่นงาน .xlsx · Write a year as a workbook.")
@click.argument("of", metavar="AGENCY/YEAR")
@click.argument("file", type=_FILE)
@content_option
def sheet_out(of: str, file: Path, content: Path | None) -> None:
    """Write the workbook of a year as its files stand."""
    folder = content or find_project().content
    with _told(), _installed():
        from prongsai.sheet import read_year, workbook  # noqa: PLC0415 - the pages take long to import

        written = workbook(read_year(folder, *_year(folder, of)))
    write_whole(file, written)
    click.echo(plain("sheet.written", file=file.name))


@sheet.command(
    name="in",
    help="นำแผ่นงาน .xlsx หรือ .ods หรือตารางมาตรการ .docx .csv หรือข้อความ (-) เข้าข้อมูล แก้เฉพาะที่เปลี่ยน · "
    "Take a workbook, or a plain table of measures, into the content.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.argument("of", metavar="[AGENCY/YEAR]", required=False)
@content_option
@today_option
@click.option("--dry-run", is_flag=True, help="แสดงโดยไม่เขียน · Show, and write nothing.")
def sheet_in(file: Path, of: str | None, content: Path | None, today: date, *, dry_run: bool) -> None:
    """Tell what would change, and write it unless anything cannot be read."""
    from prongsai.sheet import write  # noqa: PLC0415 - the pages take long to import

    folder = content or find_project().content
    taken = _read(folder, file, of)
    if taken.refused:
        _stop([*taken.lines(), plain("sheet.refused_all")])
    click.echo("".join(f"{line}\n" for line in taken.lines()), nl=False, err=True)
    click.echo("".join(f"{line}\n" for line in _changes(folder, taken)), nl=False)
    click.echo("".join(f"{line}\n" for line in _findings(folder, taken, today)), nl=False, err=True)
    if dry_run or not taken.texts:
        click.echo(plain("sheet.dry" if taken.texts else "sheet.none"), err=True)
        return
    try:
        write(taken)
    except ChangedElsewhere:
        _stop([plain("sheet.changed_meanwhile")])
    click.echo(plain("sheet.saved", files=", ".join(taken.texts)), err=True)


def _read(folder: Path, file: Path, of: str | None) -> Taken:
    """Return what a workbook or a plain table brings."""
    from prongsai import sheet as room  # noqa: PLC0415 - the pages take long to import

    piped = str(file) == "-"
    with _told(), _installed():
        book = not piped and file.suffix.lower() not in room.FORMS
        if book and (file.suffix.lower() not in room.BOOKS or room.is_ours(file)):
            return room.read_workbook(folder, file, _year(folder, of) if of else None)
        if of is None:
            raise click.UsageError(plain("sheet.which_year"))
        year = room.read_year(folder, *_year(folder, of))
        name = plain("sheet.plain.pasted") if piped else file.name
        rows = room.rows_of(sys.stdin.buffer.read(), name) if piped else room.rows_of_file(file)
        return room.brought(year, rows, name)


@contextmanager
def _told() -> Iterator[None]:
    """Stop with what is wrong with a file as its one line."""
    try:
        yield
    except ContentError as error:
        _stop([str(error)])


@contextmanager
def _installed() -> Iterator[None]:
    """Say in one line how what workbooks need is installed, where it is not."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("xlsxwriter", "python_calamine"):
            raise
        raise click.UsageError(plain("sheet.not_installed")) from None


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


def _changes(folder: Path, taken: Taken) -> Iterator[str]:
    """Yield what readers would see changed, page by page; of a year that they are not shown, the cells that differ."""
    # The pages take as long to import as a check of a small site takes in all.
    from prongsai.render import told_differences  # noqa: PLC0415

    for page in told_differences(comparison.compare_texts(folder, taken.texts)):
        yield " · ".join(filter(None, (page.of, page.page)))
        yield from (f"  - {' '.join(sentence.split())}" for sentence in page.sentences)
        yield from (f"  - {cell}" for cell in taken.changed if not page.page)


def _findings(folder: Path, taken: Taken, today: date) -> Iterator[str]:
    """Yield what is found in the content with the changes and not without them."""
    slug = taken.year.slug
    before, after = (assess_site(load_site(folder, slug, texts), today).findings for texts in ({}, taken.texts))
    known = {(one.code, one.place.file, one.message) for one in before}
    yield from (taken.told(one) for one in after if (one.code, one.place.file, one.message) not in known)
