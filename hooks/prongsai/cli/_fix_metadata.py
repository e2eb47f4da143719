"""`prongsai check --fix`: what evidence tells of its maker is taken out; the file as it was stays in git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import click

from prongsai.assess import hidden_evidence, hidden_in
from prongsai.cli._fix import on_terminal
from prongsai.evidence import kind_of, without_metadata
from prongsai.files import write_whole
from prongsai.personal import mask_personal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.cli._scope import Scope
    from prongsai.content import Agency


def fix_metadata(scope: Scope, *, yes: bool) -> None:
    """Tell which evidence in `scope` would be written again, and write it when the officer agrees or by `yes`.

    A file whose finding is acknowledged stays as it is, and so does one whose present form git does not hold: once
    written again it could not be had back.
    """
    changes = []
    for path, agency in _files(scope):
        told, before = mask_personal(path.relative_to(scope.content).as_posix()), path.read_bytes()
        if not _is_in_git(path):
            click.echo(f"ไม่ลบข้อมูลแฝงใน {told}: ยังไม่ได้บันทึกไฟล์นี้ขึ้น git ต้นฉบับจะไม่เหลือ", err=True)
            continue
        after = without_metadata(kind_of(before), before)
        left = hidden_in(after, agency)
        if gone := [name for name in hidden_in(before, agency) if name not in left]:
            click.echo(f"ลบข้อมูลแฝงใน {told}: {', '.join(gone)}", err=True)
            changes.append((path, after))
        if left:
            click.echo(f"ลบข้อมูลแฝงใน {told} ไม่ได้: {', '.join(left)} ให้ลบในโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่", err=True)
    if not changes:
        return
    if not yes and not (on_terminal() and click.confirm("เขียนไฟล์เหล่านี้ใหม่หรือไม่ (ต้นฉบับอยู่ใน git)", err=True)):
        click.echo("ไม่ได้แก้ไฟล์หลักฐานใด (ใช้ --yes เพื่อแก้โดยไม่ถาม)", err=True)
        return
    for path, data in changes:
        write_whole(path, data)
    click.echo(f"ลบข้อมูลแฝงแล้ว {len(changes)} ไฟล์", err=True)


def _files(scope: Scope) -> Iterator[tuple[Path, Agency]]:
    """Yield each file of evidence that tells something that can be taken out, with the agency whose it is."""
    for year in scope.years():
        for file in hidden_evidence(year):
            yield scope.content / year.slug / str(year.year) / file, year.agency


def _is_in_git(path: Path) -> bool:
    """Tell whether the last commit holds the file as it stands."""
    asked = ["status", "--porcelain", "--ignored", "--", f":(literal){path.name}"]
    try:
        done = subprocess.run(["git", "-C", str(path.parent), *asked], capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        return False
    return done.returncode == 0 and not done.stdout
