"""`prongsai shard` and `prongsai join`: a site built by several machines, each a part of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from prongsai.cli._project import find_project

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _read_part(context: click.Context, option: click.Parameter, value: str) -> tuple[int, int]:  # noqa: ARG001 - click's own signature
    """Return the number of a part and of how many it is, as `3/40` says."""
    number, _, of = value.partition("/")
    if number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
        return int(number), int(of)
    raise click.BadParameter(f"ต้องเป็นเลขส่วนและจำนวนส่วน เช่น 3/40 (พบ {value}) · Give a part such as 3/40.")


_content_option = click.option(
    "--content", type=_FOLDER, envvar="PRONGSAI_CONTENT", help="โฟลเดอร์เนื้อหา · The content folder. [content]"
)


@click.command(help="สร้างเว็บไซต์หนึ่งส่วน เช่น 3/40 · Build one part of the site, such as 3/40.")
@click.argument("part", metavar="N/COUNT", callback=_read_part)
@_content_option
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="โฟลเดอร์ของส่วนนี้ ซึ่งจะถูกแทน · Where it goes, replaced."
)
def shard(part: tuple[int, int], content: Path | None, out: Path) -> None:
    """Make one part of the site around the current folder; the machines that make the others agree on the day."""
    from prongsai.host import build_shard  # noqa: PLC0415 - MkDocs takes long to import

    project = find_project()
    sys.exit(build_shard(project.config, project.given(content), *part, out) > 0)


@click.command(help="รวมทุกส่วนเป็นเว็บไซต์ · Join all parts of a site.")
@click.argument("folders", metavar="FOLDER...", type=click.Path(path_type=Path), nargs=-1, required=True)
@_content_option
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    envvar="PRONGSAI_SITE",
    help="โฟลเดอร์ผลลัพธ์ · Where the site goes. [site]",
)
def join(folders: tuple[Path, ...], content: Path | None, site_dir: Path | None) -> None:
    """Make of the parts what all their agencies share, and put the site in place."""
    from prongsai.host import join_shards  # noqa: PLC0415 - as above

    project = find_project()
    os.environ["PRONGSAI_ONLY"] = ""
    join_shards(project.config, project.given(content), site_dir or project.site, folders)
