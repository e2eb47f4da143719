"""Migrating (การปรับรุ่น): every step over every file, held to change nothing that the file says, then written."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prongsai.content import FILE_RECORDS, Source, parse
from prongsai.files import shown, write_whole
from prongsai.findings import ContentError
from prongsai.migrate._steps import OF_OWN_SITE, STEPS
from prongsai.new import engine_files, put_one

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARK = "content_version"


class MigrationError(Exception):
    """A file would say something else when it was migrated, or cannot be read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that a migration changes: its path below the project, and the lines that go and come."""

    path: Path
    before: str
    after: str

    @property
    def lines(self) -> Iterator[str]:
        """The changed lines as `-` and `+` with the number that each has, of the old and the new file."""
        old, new = self.before.splitlines(), self.after.splitlines()
        for tag, start, end, to_start, to_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                yield from (f"{number + 1}: - {old[number]}" for number in range(start, end))
                yield from (f"{number + 1}: + {new[number]}" for number in range(to_start, to_end))


def migrate(content: Path, *, write: bool = True) -> list[Changed]:
    """Bring the content folder up to this version and return what changed; with `write` off nothing is written.

    Raises:
        MigrationError: a file cannot be read, or would say something else; then no file is written.
    """
    steps = STEPS + (OF_OWN_SITE if (content.parent / ".schemas").is_dir() else ())
    changed = []
    for path in _files(content):
        text = after = _text(path)
        for step in steps:
            after = step(path.name, after)
        if after != text:
            changed.append(Changed(path, text, after))
    for one in changed:
        if _said(one.path, one.before) != _said(one.path, one.after):
            raise MigrationError(f"{shown(one.path)}: จะไม่เหมือนเดิม จึงไม่แก้ไฟล์ใด")
    if write:
        for one in changed:
            write_whole(one.path, one.after.encode())
    return changed


def refresh(project: Path) -> list[str]:
    """Bring what the engine gave a site (lock, schemas, launchers, wheel) up to this version; return what changed.

    A site without schemas of its own was not made by the engine, and stays; a wheel of another version gives way to
    this one.
    """
    if not (project / ".schemas").is_dir():
        return []
    files = engine_files()
    told = []
    for name, data in files.items():
        path = project / name
        if not path.is_file() or path.read_bytes() != data:
            put_one(path, data)
            told.append(name)
    wheels = [name for name in files if name.endswith(".whl")]
    for old in sorted((project / "wheels").glob("prongsai-*.whl")) if wheels else ():
        if f"wheels/{old.name}" not in wheels:
            old.unlink()
            told.append(f"wheels/{old.name} (ลบ)")
    return told


def _files(content: Path) -> Iterator[Path]:
    """Yield the files of the model, those of an agency before those of its years."""
    for agency in sorted(path.parent for path in content.glob("*/agency.yml")):
        for folder in (agency, *sorted(agency.glob("[0-9][0-9][0-9][0-9]"))):
            yield from (folder / name for name in FILE_RECORDS if (folder / name).is_file())


def _text(path: Path) -> str:
    """Return a file's text with the line ends that it has."""
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise MigrationError(f"{shown(path)}: อ่านไม่ได้ ให้แก้ตามที่ prongsai check บอกก่อน") from None


def _said(path: Path, text: str) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Return what a file says, but for the version that it names."""
    try:
        data = parse(Source(shown(path), text.removeprefix("\ufeff")))
    except ContentError as error:
        raise MigrationError(f"{error.finding} · ให้แก้ก่อนปรับรุ่น") from None
    return {key: value for key, value in data.items() if key != _MARK} if isinstance(data, dict) else data
