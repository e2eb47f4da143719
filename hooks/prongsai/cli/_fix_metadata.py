"""`prongsai check --fix`: what evidence tells of its maker is taken out; the file as it was stays in git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import click

from prongsai.assess import METADATA, assess_site, cited_files
from prongsai.cli._fix import on_terminal
from prongsai.content import load_site
from prongsai.evidence import kind_of, read_inside, without_metadata
from prongsai.files import write_whole
from prongsai.personal import mask_personal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.assess import Assessment
    from prongsai.evidence import Property


def fix_metadata(content: Path, *, yes: bool) -> None:
    """Tell which evidence below `content` would be written again, and write it when the officer agrees or by `yes`.

    A file whose finding is acknowledged stays as it is, and so does one whose present form git does not hold: once
    written again it could not be had back.
    """
    changes = []
    for path, data in _files(content):
        told = mask_personal(path.relative_to(content).as_posix())
        if not _is_in_git(path):
            click.echo(f"ไม่ลบข้อมูลแฝงใน {told}: ยังไม่ได้บันทึกไฟล์นี้ขึ้น git ต้นฉบับจะไม่เหลือ", err=True)
            continue
        click.echo(f"ลบข้อมูลแฝงใน {told}: {_gone(path.read_bytes(), data)}", err=True)
        changes.append((path, data))
    if not changes:
        return
    if not yes and not (on_terminal() and click.confirm("เขียนไฟล์เหล่านี้ใหม่หรือไม่ (ต้นฉบับอยู่ใน git)", err=True)):
        click.echo("ไม่ได้แก้ไฟล์หลักฐานใด (ใช้ --yes เพื่อแก้โดยไม่ถาม)", err=True)
        return
    for path, data in changes:
        write_whole(path, data)
    click.echo(f"ลบข้อมูลแฝงแล้ว {len(changes)} ไฟล์", err=True)


def _files(content: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield each file of evidence that tells something that can be taken out, with what it would hold instead."""
    for agency in assess_site(load_site(content)).agencies:
        for year in agency.years:
            for file in _told(year):
                data = year.report.evidence[file]
                bare = without_metadata(kind_of(data), data)
                if bare != data:
                    yield content / agency.slug / str(year.year) / file, bare


def _told(year: Assessment) -> Iterator[str]:
    findings = [finding for finding in year.findings if finding.code in METADATA.values()]
    open_places = {finding.place for finding in findings if finding.acknowledged is None}
    for file, place in cited_files(year.report).items():
        fixable = any(one.fixable for one in _properties(year.report.evidence.get(file, b"")))
        if place in open_places and fixable:
            yield file


def _gone(before: bytes, after: bytes) -> str:
    """Return the names of what is there before and not after."""
    kept = {one.what for one in _properties(after)}
    return ", ".join(dict.fromkeys(one.what for one in _properties(before) if one.what not in kept))


def _properties(data: bytes) -> tuple[Property, ...]:
    return read_inside(kind_of(data), data).properties


def _is_in_git(path: Path) -> bool:
    """Tell whether the last commit holds the file as it stands."""
    asked = ["status", "--porcelain", "--ignored", "--", f":(literal){path.name}"]
    try:
        done = subprocess.run(["git", "-C", str(path.parent), *asked], capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        return False
    return done.returncode == 0 and not done.stdout
