"""`prongsai check --fix`: figures typed by hand give way to placeholders, and nothing else in the file changes."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING

import click

from prongsai.assess import typed_by_hand
from prongsai.files import write_whole
from prongsai.personal import mask_personal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from prongsai.assess import ByHand
    from prongsai.cli._scope import Scope

_BOM = "\ufeff"
_WRONG = ("W401", "W403")
"""The findings of a figure or a count that is not the scores'."""


def fix_figures(scope: Scope, *, yes: bool) -> None:
    """Show what would change in `scope`, and change it when the officer agrees or `yes` is given.

    A figure whose finding is acknowledged stays as it is.
    """
    changes = [(path, old, _replaced(old, found)) for path, old, found in _files(scope)]
    for line in _left(scope):
        click.echo(line, err=True)
    if not changes:
        click.echo("ไม่มีตัวเลขที่พิมพ์ด้วยมือให้แก้", err=True)
        return
    for path, old, new in changes:
        click.echo(_diff(path.relative_to(scope.content).as_posix(), old, new), nl=False, err=True)
    if not yes and not (on_terminal() and click.confirm("แก้ไฟล์ตามนี้หรือไม่", err=True)):
        click.echo("ไม่ได้แก้ไฟล์ใด (ใช้ --yes เพื่อแก้โดยไม่ถาม)", err=True)
        return
    for path, _, new in changes:
        write_whole(path, new.encode())
    click.echo(f"แก้แล้ว {len(changes)} ไฟล์", err=True)


def _left(scope: Scope) -> Iterator[str]:
    """Yield a line for each narrative with figures that stay as they are: wrong ones, and acknowledged ones."""
    for year in scope.years():
        told = [one for one in year.findings if one.place.file == year.report.narrative.file]
        for what, found in (
            ("ไม่ตรงกับคะแนน ต้องแก้เอง", [one for one in told if one.code in _WRONG]),
            ("รับทราบไว้แล้ว", [one for one in told if one.code == "H402" and one.acknowledged is not None]),
        ):
            if found:
                lines = ", ".join(dict.fromkeys(str(one.place.line) for one in found))
                yield f"คงไว้ {len(found)} จุดใน {found[0].place.file} (บรรทัด {lines}): {what}"


def on_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _files(scope: Scope) -> Iterator[tuple[Path, str, list[ByHand]]]:
    """Yield each narrative with figures to replace: its path, its own text and the figures."""
    for year in scope.years():
        hints = [finding for finding in year.findings if finding.code == "H402"]
        open_places = {finding.place for finding in hints if finding.acknowledged is None}
        found = [one for one in typed_by_hand(year) if one.place in open_places]
        if found:
            path = scope.content / found[0].place.file
            yield path, path.read_bytes().decode(), found


def _replaced(text: str, found: Sequence[ByHand]) -> str:
    """Return a file's own text with its figures replaced; offsets are those of the text without BOM and CR LF."""
    start = len(text) - len(text.removeprefix(_BOM))
    kept = [place for place in range(start, len(text)) if text[place : place + 2] != "\r\n"]
    for one in sorted(found, key=lambda one: -one.start):
        first, last = kept[one.start], kept[one.end - 1] + 1
        text = text[:first] + one.placeholder + text[last:]
    return text


def _diff(file: str, old: str, new: str) -> str:
    before, after = (text.replace("\r\n", "\n").splitlines(keepends=True) for text in (old, new))
    told = difflib.unified_diff(before, after, f"a/{file}", f"b/{file}")
    return "".join(mask_personal(line) if line.endswith("\n") else f"{mask_personal(line)}\n" for line in told)
