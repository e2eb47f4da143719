"""The command line. Exit status: 0 fine, 1 findings of severity error (or as `--fail-on` says), 2 wrong usage."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai import __version__
from prongsai.assess import assess_site, masked
from prongsai.build import PublishError, check_apart
from prongsai.cli._addresses import missing_lines, unreadable_lists, write_addresses
from prongsai.cli._commands import Commands
from prongsai.cli._diff import diff
from prongsai.cli._doctor import doctor
from prongsai.cli._due import due
from prongsai.cli._edit import edit
from prongsai.cli._explain import entry_of, explain
from prongsai.cli._fix import fix_figures
from prongsai.cli._fix_metadata import fix_metadata
from prongsai.cli._look import look
from prongsai.cli._migrate import migrate_content
from prongsai.cli._new import new
from prongsai.cli._options import content_option, jobs_option, today_option
from prongsai.cli._parts import join, shard
from prongsai.cli._project import find_project
from prongsai.cli._scope import scope
from prongsai.cli._sheet import sheet
from prongsai.cli._terminal import coloured
from prongsai.content import load_site
from prongsai.findings import FORMATS, SEVERITY_WORDS, Findings, render_findings, shown_folder

if TYPE_CHECKING:
    from datetime import date

    from prongsai.links import Manners


_BOTH = "--executor dask และ --scheduler ADDRESS ใช้คู่กัน · The two go together."
_THEIRS = "--jobs ใช้กับ --executor dask ไม่ได้ จำนวนโปรเซสกำหนดที่ worker · The workers say how many they are."


def _read_failing(context: click.Context, option: click.Parameter, value: str) -> set[str]:  # noqa: ARG001 - click's own signature
    """Return the severities and codes that fail a check: an error always does."""
    return {"error", value if value in {"error", "warning"} else entry_of(value).code}


@click.group(
    cls=Commands,
    help="""โปร่งใส: สร้างเว็บไซต์เปิดเผยผลการประเมิน ITA จากไฟล์ YAML และ Markdown

    Prongsai builds an agency's ITA disclosure site from YAML and Markdown.
    """,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="prongsai", message="%(prog)s %(version)s")
def main() -> None:
    """Hold the commands together."""


main.add_command(explain)
main.add_command(diff)
main.add_command(due)
main.add_command(edit)
main.add_command(doctor)
main.add_command(new)
main.add_command(migrate_content)
main.add_command(sheet)
main.add_command(shard)
main.add_command(join)


@main.command(help="ตรวจและสร้างเว็บไซต์ · Check the content and build the site.")
@content_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, readable=False),
    envvar="PRONGSAI_SITE",
    help="โฟลเดอร์ผลลัพธ์ · Where the site goes. [site]",
)
@today_option
@click.option(
    "--require-history",
    is_flag=True,
    envvar="PRONGSAI_REQUIRE_HISTORY",
    help="ไม่เผยแพร่เมื่ออ่านประวัติจาก git ไม่ได้ · Fail where git gives no dates and history.",
)
@click.option(
    "--only", metavar="AGENCY", envvar="PRONGSAI_ONLY", help="เฉพาะหน่วยงานเดียว · A site of this agency alone."
)
@jobs_option
@click.option(
    "--executor",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="ผู้สร้างแต่ละส่วน · Who makes the parts: processes of this machine, or a cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="ที่อยู่ของ scheduler · Where the cluster's scheduler is, for dask.")
def build(  # noqa: PLR0913 - one for each option
    content: Path | None,
    site_dir: Path | None,
    today: date,
    *,
    require_history: bool,
    only: str | None,
    jobs: int | None,
    executor: str,
    scheduler: str | None,
) -> None:
    """Let the host build the project around the current folder; our events do the work."""
    # MkDocs takes as long to import as a check of a small site takes in all.
    from prongsai.host import build as build_site  # noqa: PLC0415

    if (executor == "dask") != bool(scheduler):
        raise click.UsageError(_BOTH)
    if scheduler and jobs is not None:
        raise click.UsageError(_THEIRS)
    project = find_project()
    if not (folder := content or project.content).is_dir():
        # MkDocs would stop at it before our events are asked.
        click.echo(render_findings(load_site(folder).findings, prefix=shown_folder(folder)), nl=False, err=True)
        sys.exit(1)
    try:
        # MkDocs tells it in English, and follows no links.
        check_apart(site_dir or project.site or project.folder / "site", folder)
    except PublishError as error:
        click.echo(str(error.finding), err=True)
        sys.exit(1)
    os.environ["PRONGSAI_ONLY"] = scope(folder, only).agency or ""
    os.environ["PRONGSAI_TODAY"] = today.isoformat()
    os.environ["PRONGSAI_REQUIRE_HISTORY"] = "1" if require_history else ""
    # The default configuration stands among the engine's own files, and no site is put there.
    build_site(project.config, project.given(content), site_dir or project.site, jobs, scheduler)


@main.command(help="แสดงเว็บไซต์ในเครื่องขณะแก้ไข · Show the site on this machine while editing.")
@content_option
@click.option("--address", metavar="HOST:PORT", help="ที่อยู่ในเครื่อง · Where to show it. [127.0.0.1:8000]")
def serve(content: Path | None, address: str | None) -> None:
    """Let the host show the project around the current folder, and again after each edit."""
    from prongsai.host import preview  # noqa: PLC0415 - as above

    project = find_project()
    preview(project.config, project.given(content), address)


@main.command(
    help="ตรวจเนื้อหาโดยไม่สร้างเว็บไซต์: ทั้งหมด หน่วยงานเดียว (roi-et) หรือปีเดียว (roi-et/2567)"
    " · Check the content without building: all of it, an agency, or a year of one."
)
@click.argument("of", metavar="[AGENCY[/YEAR]]", required=False)
@content_option
@today_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    callback=_read_failing,
    metavar="[warning|error|CODE]",
    default="error",
    show_default=True,
    help="ล้มเหลวเมื่อพบระดับนี้ขึ้นไป หรือรหัสนี้ ที่ยังไม่รับทราบ"
    " · Fail on this severity or worse, or on an error and this code, unless acknowledged.",
)
@click.option("--checklist", is_flag=True, help="แสดงรายการตรวจความครบถ้วนเสมอ · Show the checklist even when piped.")
@click.option("--links", is_flag=True, help="เปิดลิงก์ไปเว็บไซต์อื่นทุกลิงก์ · Ask for every link to another site, too.")
@click.option(
    "--fix",
    is_flag=True,
    help="แทนตัวเลขที่พิมพ์ด้วยมือ และลบข้อมูลแฝงในหลักฐาน · Replace typed figures; strip evidence's metadata.",
)
@click.option("--yes", is_flag=True, help="แก้โดยไม่ถาม · Do not ask before fixing.")
@jobs_option
def check(  # noqa: PLR0913 - one for each option
    of: str | None,
    content: Path | None,
    today: date,
    form: str,
    fail_on: set[str],
    *,
    checklist: bool,
    links: bool,
    fix: bool,
    yes: bool,
    jobs: int | None,
) -> None:
    """Print every finding; fail when one that is not acknowledged is grave enough."""
    folder = content or find_project().content
    looked_at = scope(folder, of)
    if fix:
        fix_figures(looked_at, yes=yes)
        fix_metadata(looked_at, yes=yes)
    text = form == "text"
    looked = look(looked_at, today, ticked=text and (checklist or sys.stdout.isatty()), jobs=jobs)
    findings = Findings(looked_at.of(looked.findings))
    if links:
        from prongsai.links import check_links  # noqa: PLC0415 - what opens connections takes long to import

        remembered = folder.resolve().parent / ".cache" / "links.json"
        asked = check_links(looked_at.load(), remembered, _manners(), datetime.now(UTC))
        findings = Findings([*findings, *map(masked, looked_at.of(asked))])
    click.echo(render_findings(findings, form, shown_folder(folder), colour=coloured()), nl=False, color=True)
    if text:
        click.echo(looked.checklists, nl=False)
        click.echo(f"ตรวจแล้ว พบ{_counts(findings)}{_unread(findings)}", err=True)
    sys.exit(any(found.acknowledged is None and fail_on & {found.severity, found.code} for found in findings))


@main.command(help="แสดงที่อยู่ที่ยังไม่อยู่ในรายการ · Show the addresses that addresses.txt does not have yet.")
@content_option
@click.option("--write", is_flag=True, help="เพิ่มลงใน addresses.txt · Append them; no line is removed.")
def addresses(content: Path | None, *, write: bool) -> None:
    """Print the missing lines, and append them when told to."""
    folder = content or find_project().content
    site = assess_site(load_site(folder))
    if unread := unreadable_lists(site):
        click.echo(render_findings(unread, prefix=shown_folder(folder)), nl=False, err=True)
        sys.exit(1)
    for agency, address in missing_lines(site):
        click.echo(f"{agency}/{address}")
    if write:
        write_addresses(site, folder)


def _manners() -> Manners:
    """Return how other sites are asked: in the name of the site that cites them, where its address is known."""
    from prongsai.links import Manners  # noqa: PLC0415 - as above

    of = os.environ.get("PRONGSAI_SITE_URL", "")
    return Manners(agent=f"prongsai/{__version__} (link check{f' for {of}' if of.isascii() and of else ''})")


_OF_FILES = "012"
"""The groups of findings on files that cannot be read, their fields, and what these refer to."""


def _unread(findings: Findings) -> str:
    """Return of which years not all was looked at, because a file of theirs could not be read; empty for none."""
    files = dict.fromkeys(
        one.place.file for one in findings.errors if one.code[1] in _OF_FILES and "/" in one.place.file
    )
    scores = [file.removesuffix("/scores.yml") for file in files if file.endswith("/scores.yml")]
    others = dict.fromkeys(file.rpartition("/")[0] for file in files)
    told = [f"เทียบเนื้อความกับคะแนนของ {', '.join(scores)}"] if scores else []
    told += [f"ตรวจชื่อ ปี และมาตรการของ {', '.join(others)}"] if others else []
    return f" (ยังไม่ได้{' และ'.join(told)} เพราะไฟล์มีข้อผิดพลาด แก้แล้วให้ตรวจอีกครั้ง)" if told else ""


def _counts(findings: Findings) -> str:
    """Return how many findings of each severity there are, with those that share a line."""
    counts = dict.fromkeys(SEVERITY_WORDS, 0)
    for finding in findings:
        counts[finding.severity] += 1 + len(finding.alike)
    return " ".join(f"{word} {counts[severity]} จุด" for severity, word in SEVERITY_WORDS.items())
