"""`prongsai new`: the files of a new site, agency or year, from what is asked in Thai or given as options."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from prongsai.assess import assess_site
from prongsai.cli._project import find_project
from prongsai.content import YEARS, load_site, read_today
from prongsai.criteria import kinds, known_years
from prongsai.new import LAUNCHER, AgencyWords, TakenError, in_province, new_agency, new_site, new_year, put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_F = TypeVar("_F", bound="Callable[..., None]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ASKED = {
    "name": "ชื่อเต็มของหน่วยงาน",
    "short_name": "ชื่อย่อ",
    "kind": "ประเภท",
    "province": "จังหวัด (ไม่ต้องมีคำว่าจังหวัด)",
    "unit": "ส่วนราชการแรก",
}
_GIVEN = ParameterSource.COMMANDLINE
_UNIT = "สำนักปลัด"
"""What most agencies call their first unit."""


@click.group(help="เริ่มเว็บไซต์ หน่วยงาน หรือปีใหม่ · Start a site, an agency or a year.")
def new() -> None:
    """Hold the commands together."""


def _slug(context: click.Context, option: click.Parameter, value: str) -> str:  # noqa: ARG001 - click's own signature
    """Return the name of an agency's folder, which becomes part of addresses."""
    if not _SLUG.fullmatch(value):
        raise click.BadParameter(
            f"“{value}” ใช้เป็นที่อยู่เว็บไม่ได้ ใช้ a-z, 0-9 และ - เช่น ban-mai · Lower-case Latin letters, digits and hyphens."
        )
    return value


def _words(command: _F) -> _F:
    """Add the options that tell of an agency."""
    for option in (
        click.option("--unit", help="ส่วนราชการแรก · Its first unit."),
        click.option("--province", help="จังหวัด · Its province; empty for one of the whole country."),
        click.option("--kind", help="ประเภท เช่น อบต. · Its kind."),
        click.option("--short-name", help="ชื่อย่อ · Its short name."),
        click.option("--name", help="ชื่อเต็มของหน่วยงาน · Its full name."),
    ):
        command = option(command)
    return command


def _latest_year() -> int:
    """Return this year, or the last one whose criteria are known."""
    return min(datetime.now(UTC).year + 543, known_years()[-1])


@new.command(help="เว็บไซต์ใหม่ในโฟลเดอร์ DIR พร้อมหน่วยงานแรก · A site in DIR, with its first agency.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--agency", default="agency", callback=_slug, show_default=True, help="โฟลเดอร์ของหน่วยงาน · The agency's folder."
)
@click.option("--year", type=int, help="ปีของผลการประเมิน (พ.ศ.) · The year of the results, B.E. [this year]")
@click.option(
    "--wheel",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="ไฟล์ wheel ของรุ่นนี้ · This version's wheel. [packed again from what is installed]",
)
@_words
def site(folder: Path, agency: str, year: int | None, wheel: Path | None, **words: str | None) -> None:
    """Write a whole site that builds at once, or one that waits for its agency, and tell what to do next."""
    told = _asked(words) if somebody_there() or any(words.values()) else None
    year = year or _latest_year()
    _check_year(year)
    # Who is asked nothing and tells nothing gets no invented agency: it would be published as it stands.
    content = new_agency(agency, told) | new_year(agency, year, None) if told else {".gitkeep": b""}
    site_files = new_site(f"ผลการประเมิน ITA ของ{told.name}" if told else "ผลการประเมิน ITA", agency, wheel)
    _put(folder, site_files | {f"content/{name}": data for name, data in content.items()})
    _tell(
        f"สร้างเว็บไซต์ใหม่ใน {folder} แล้ว",
        *([f"cd {folder}"] if folder.resolve() != Path.cwd() else []),
        f"{'กรอก' if told else 'เพิ่มหน่วยงาน'}ในแบบฟอร์ม: เปิดไฟล์ {LAUNCHER} หรือ prongsai edit",
        f"หรือแก้ content/{agency}/agency.yml และ content/{agency}/{year}/scores.yml"
        if told
        else f"หรือ prongsai new agency {agency} ซึ่งถามชื่อและประเภท แล้ว prongsai new year {agency} {year}",
        "ตรวจ: prongsai check",
        "ดูเว็บไซต์ขณะแก้ไข: prongsai serve",
        "สร้างเว็บไซต์: prongsai build",
        "เผยแพร่: git init แล้วส่งขึ้น GitHub หรือ GitLab (อ่าน README.md)",
    )
    if told is None and any(
        click.get_current_context().get_parameter_source(name) == _GIVEN for name in ("agency", "year")
    ):
        options = " ".join(f"--{name.replace('_', '-')}" for name in _ASKED if name != "province")
        click.echo(
            f"ยังไม่ได้สร้างหน่วยงาน {agency} และปี {year} เพราะไม่ได้บอกชื่อและประเภท: {options} · Tell these of it.",
            err=True,
        )
    if not any(name.endswith(".whl") for name in site_files):
        click.echo("วางไฟล์ wheel ของรุ่นนี้ใน wheels/ ก่อนส่งขึ้น git (ระบบเผยแพร่ติดตั้งจากไฟล์นั้น) · Put the wheel into wheels/.")


@new.command(help="หน่วยงานใหม่ใน content/SLUG · An agency in content/SLUG.")
@click.argument("slug", callback=_slug)
@click.option("--content", type=click.Path(file_okay=False, path_type=Path), envvar="PRONGSAI_CONTENT", hidden=True)
@_words
def agency(slug: str, content: Path | None, **words: str | None) -> None:
    """Write agency.yml of a new agency, and tell what to do next."""
    folder = content or find_project().content
    _put(folder, new_agency(slug, _asked(words)))
    _tell(
        f"สร้าง {folder / slug} แล้ว",
        f"แก้ {slug}/agency.yml",
        f"เพิ่มปีของผลการประเมิน: prongsai new year {slug} {_latest_year()}",
    )


@new.command(help="ปีใหม่เป็นฉบับร่าง จากปีก่อนของหน่วยงาน · A year as a draft, after the agency's last one.")
@click.argument("slug", callback=_slug)
@click.argument("year", type=int)
@click.option("--content", type=click.Path(file_okay=False, path_type=Path), envvar="PRONGSAI_CONTENT", hidden=True)
def year(slug: str, year: int, content: Path | None) -> None:
    """Write a draft of a year with what stays true of the year before, and tell what to do next."""
    folder = content or find_project().content
    if not (folder / slug / "agency.yml").is_file():
        found = sorted(path.parent.name for path in folder.glob("*/agency.yml"))
        names = f"มี {', '.join(found)}" if found else "ยังไม่มีหน่วยงาน"
        raise click.UsageError(f"ไม่พบหน่วยงาน {slug} ใน {folder} ({names}) · No such agency here.")
    _check_year(year)
    known = {one.slug: one for one in assess_site(load_site(folder), read_today(None)).agencies}
    files = new_year(slug, year, known.get(slug))
    _put(folder, files)
    _tell(
        f"สร้างฉบับร่าง {folder / slug / str(year)} แล้ว",
        "เติม scores.yml เมื่อประกาศผล แล้วลบบรรทัด draft",
        "ตรวจสิ่งที่ยังขาด: prongsai check",
    )


def somebody_there() -> bool:
    """Tell whether a person can answer."""
    return sys.stdin.isatty()


def _asked(words: Mapping[str, str | None]) -> AgencyWords:
    """Return what is told of an agency, by options or by answers at a terminal.

    Raises:
        click.UsageError: something is not told, and nobody can answer.
    """
    asking = somebody_there()
    missing = [name for name, said in words.items() if said is None and (name != "province" or in_province(words))]
    if missing and not asking:
        options = " ".join(f"--{name.replace('_', '-')}" for name in _ASKED if name in missing)
        raise click.UsageError(f"บอกชื่อและประเภทของหน่วยงานด้วย: {options} · Tell these of the agency.")
    said: dict[str, Any] = {}
    for field, question in _ASKED.items():
        given = words[field]
        if given is None and asking:
            if field == "kind":
                click.echo("ประเภทที่รู้จัก: " + ", ".join(kind.name for kind in kinds()))
            default = {"unit": _UNIT, "province": None if in_province(said) else ""}.get(field)
            given = click.prompt(question, default=default, show_default=field == "unit")
        said[field] = given or ""
    return AgencyWords(**said)


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise click.BadParameter(f"ปี {year} ต้องเป็น พ.ศ. {YEARS[0]} ถึง {YEARS[-1]} · Give a B.E. year.")
    if year not in known_years():
        click.echo(
            f"ยังไม่ทราบเกณฑ์ของ ITA ปี {year} หน้าเว็บจะบอกว่าไม่ทราบ (prongsai explain H312) · Its criteria are not known."
        )


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        put(folder, files)
    except TakenError as error:
        told = f"มีอยู่แล้วใน {folder}: {error} จึงไม่เขียนทับ · These are there, and nothing was written."
        raise click.ClickException(told) from None


def _tell(done: str, *then: str) -> None:
    """Tell what was made and what comes next."""
    click.echo(done)
    click.echo("ทำต่อ · What to do next")
    for number, step in enumerate(then, 1):
        click.echo(f"  {number}. {step}")
