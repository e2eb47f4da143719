"""The command line. Exit status: 0 fine, 1 findings of severity error, 2 wrong usage."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from prongsai import __version__
from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.findings import FORMATS, render_findings

_CONTENT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(
    help="""โปร่งใส: สร้างเว็บไซต์เปิดเผยผลการประเมิน ITA จากไฟล์ YAML และ Markdown

    Prongsai builds an agency's ITA disclosure site from YAML and Markdown.
    """,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="prongsai", message="%(prog)s %(version)s")
def main() -> None:
    """Hold the commands together."""


@main.command(help="ตรวจและสร้างเว็บไซต์ · Check the content and build the site.")
@click.option("--content", type=_CONTENT, help="โฟลเดอร์เนื้อหา · The content folder. [content]")
@click.option("--site-dir", type=click.Path(path_type=Path), help="โฟลเดอร์ผลลัพธ์ · Where the site goes. [site]")
def build(content: Path | None, site_dir: Path | None) -> None:
    """Run MkDocs on the project around the current folder; its hook does the work."""
    config = _project_config()
    environment = dict(os.environ)
    # The theme prints a long notice about its own future on every build; it says nothing about this site.
    environment.setdefault("NO_MKDOCS_2_WARNING", "1")
    if content is not None:
        environment["PRONGSAI_CONTENT"] = str(content.resolve())
    if site_dir is not None:
        environment["PRONGSAI_SITE"] = str(site_dir.resolve())
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)  # noqa: S603 - our own interpreter


@main.command(help="ตรวจเนื้อหาโดยไม่สร้างเว็บไซต์ · Check the content without building.")
@click.option("--content", type=_CONTENT, help="โฟลเดอร์เนื้อหา · The content folder. [content]")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True)
def check(content: Path | None, form: str) -> None:
    """Print every finding; fail when one is an error."""
    folder = content or _project_config().parent / "content"
    findings = assess_site(load_site(folder)).findings
    click.echo(render_findings(findings, form, _prefix(folder)), nl=False)
    errors = len(findings.errors)
    if form == "text":
        told = f"ตรวจแล้ว พบข้อผิดพลาด {errors} จุด ข้อสังเกต {len(findings) - errors} จุด"
        click.echo(told, err=True)
    sys.exit(1 if errors else 0)


def _project_config() -> Path:
    """Return the `mkdocs.yml` of the project around the current folder."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise click.UsageError("ไม่พบ mkdocs.yml ในโฟลเดอร์นี้หรือโฟลเดอร์เหนือขึ้นไป · No mkdocs.yml here or above.")


def _prefix(folder: Path) -> str:
    """Return the content folder as seen from the current one, with a closing `/`."""
    resolved = folder.resolve()
    if resolved.is_relative_to(Path.cwd()):
        return resolved.relative_to(Path.cwd()).as_posix() + "/"
    return resolved.as_posix() + "/"
