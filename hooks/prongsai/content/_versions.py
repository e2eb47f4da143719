"""Earlier versions of a year's files, from git: what a reader was shown on each day since it was first published.

Git is called three times for the whole folder, however many commits and years there are, and each version of a file is
parsed once.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from prongsai.content._describe import FILE_RECORDS
from prongsai.content._draft import Marked, marked
from prongsai.content._history import day_of, run_git, whole_history
from prongsai.content._source import Source, with_line_ends
from prongsai.content._yaml import parse
from prongsai.findings import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

FileContent = BaseModel | str | None
"""What a file held: its record (of a draft its mark alone), a narrative's text, or git's name of an evidence file's
content; None is unreadable."""
NARRATIVE_FILE = "analysis.md"
FIRST = ("scores.yml", "measures.yml")
"""The files without which a year has no pages."""
_MARK = "\x01"
_GONE = "D"
_YEAR_FILE = re.compile(r"([^/]+/[0-9]{4})/((?:scores|analysis|measures|progress)\.yml|analysis\.md|evidence/.+)")
_Names = dict[str, str]
"""The git name of what each file of a year held."""


@dataclass(frozen=True, slots=True)
class Version:
    """A year as it stood at the end of a day.

    Attributes:
        day: the day in Thailand; None for what stands in the folder but is not committed.
        files: what each file held; one that is not there is absent.
    """

    day: date | None
    files: Mapping[str, FileContent]


@dataclass(slots=True)
class _Commit:
    """What one commit of the built branch changed: folder and name of a file, the name before, its new content."""

    seconds: int
    changed: list[tuple[str, str, str | None]]
    moved: dict[str, str]


def read_versions(root: Path) -> dict[str, tuple[Version, ...]] | None:
    """Return the versions of each year below `root`, the first published one first, by its folder (`roi-et/2568`).

    Only what led to the built commit counts, along its first parents: a merge tells at once what it brought to the
    published branch. A folder that was renamed as a whole keeps its history. Several commits of a day are one version.
    A year that was never committed has no versions.

    None where there is no git, no history, or only a shallow clone, in which the first version would not be true.
    """
    if not whole_history(root):
        return None
    commits = _commits(root)
    found = {}
    for scores in sorted(root.glob("*/[0-9][0-9][0-9][0-9]/scores.yml")):
        folder = scores.parent.relative_to(root).as_posix()
        if names := _snapshots(folder, commits):
            found[folder] = _with_working_tree(names, scores.parent)
    return _read(root, found)


def history_marks(root: Path) -> dict[str, str] | None:
    """Return for each agency a digest of what its versions are made of; None where there is no history, as above."""
    marks: dict[str, hashlib._Hash] = {}
    moved: dict[str, set[str]] = {}
    if not whole_history(root):
        return None
    for commit in _commits(root):
        told: dict[str, list[tuple[str, str, str | None]]] = {}
        for change in commit.changed:
            told.setdefault(change[0].partition("/")[0], []).append(change)
        for new, old in commit.moved.items():
            moved.setdefault(new.partition("/")[0], set()).add(old.partition("/")[0])
        for slug, changes in told.items():
            marks.setdefault(slug, hashlib.sha256()).update(repr((commit.seconds, changes, commit.moved)).encode())
    digests = {slug: mark.hexdigest() for slug, mark in marks.items()}
    return {slug: "".join(digests.get(one, "") for one in sorted(_ancestors(slug, moved))) for slug in digests}


def _ancestors(slug: str, moved: Mapping[str, set[str]]) -> set[str]:
    """Return an agency's folder, and those from which its years came."""
    found, asked = {slug}, [slug]
    while asked:
        new = moved.get(asked.pop(), set()) - found
        found |= new
        asked += new
    return found


def year_file(path: str) -> tuple[str, str] | None:
    """Return the folder of a year (`roi-et/2568`) and the file in it that a path names; None for another path."""
    found = _YEAR_FILE.fullmatch(path)
    return (found[1], found[2]) if found else None


def _commits(root: Path) -> list[_Commit]:
    """Return the commits that led to the built one, the newest first."""
    options = ("--first-parent", "-m", "--raw", "--no-abbrev", "-M", "--relative", "--no-ext-diff")
    log = run_git(root, "-c", "core.quotePath=off", "log", *options, f"--format={_MARK}%ct", "--", ".")
    return [_commit(block) for block in log.split(_MARK)[1:]]


def _commit(block: str) -> _Commit:
    seconds, *lines = block.split("\n")
    commit = _Commit(int(seconds), [], {})
    for line in filter(None, lines):
        fields, *paths = line.split("\t")
        *_, name, status = fields.split(" ")
        old, new = _YEAR_FILE.fullmatch(paths[0]), _YEAR_FILE.fullmatch(paths[-1])
        if new is not None:
            commit.changed.append((new[1], new[2], None if status == _GONE else name))
        if old is not None and len(paths) > 1:
            commit.changed.append((old[1], old[2], None))
            if new is not None and old[1] != new[1] and new[2] == old[2] == FIRST[0]:
                commit.moved[new[1]] = old[1]
    return commit


def _snapshots(folder: str, commits: list[_Commit]) -> list[tuple[date | None, _Names]]:
    """Return what the files of a year held on each day on which one changed, from the first published version on."""
    steps: list[tuple[int, list[tuple[str, str | None]]]] = []
    for commit in commits:
        before = commit.moved.get(folder)
        # What left the old folder first, so that what came to the new one holds.
        changed = [(name, to) for place, name, to in commit.changed if place == before]
        changed += [(name, to) for place, name, to in commit.changed if place == folder]
        if changed:
            steps.append((commit.seconds, changed))
        folder = before or folder
    names: _Names = {}
    found: dict[date | None, _Names] = {}
    day = None
    for seconds, changed in reversed(steps):
        names = {name: to for name, to in (names | dict(changed)).items() if to is not None}
        # A clock that was wrong does not turn the order round.
        day = max(day, day_of(seconds)) if day else day_of(seconds)
        if found or all(name in names for name in FIRST):
            found[day] = names
    return list(found.items())


def _with_working_tree(
    versions: list[tuple[date | None, _Names]], folder: Path
) -> tuple[list[tuple[date | None, _Names]], dict[str, bytes]]:
    """Add what stands in the folder where that differs from the built commit; the build is of the folder."""
    last = versions[-1][1]
    # The last one may hold nothing, where a year was taken away and is back.
    width = len(next(name for _, names in versions for name in names.values()))
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    known = {name: path.read_bytes() for name, path in paths.items() if _YEAR_FILE.fullmatch(f"a/0000/{name}")}
    names = {name: blob_name(held, width) for name, held in known.items()}
    if names == last:
        return versions, {}
    return [*versions, (None, names)], {names[name]: held for name, held in known.items()}


def blob_name(data: bytes, width: int) -> str:
    """Return git's name of a file's content, in the repository's own kind of names."""
    digest = hashlib.new("sha1" if width == hashlib.sha1(usedforsecurity=False).digest_size * 2 else "sha256")
    digest.update(b"blob %d\0" % len(data))
    digest.update(data)
    return digest.hexdigest()


def _read(
    root: Path, years: Mapping[str, tuple[list[tuple[date | None, _Names]], dict[str, bytes]]]
) -> dict[str, tuple[Version, ...]]:
    """Read what is needed to compare, which is nothing of a year that has one version."""
    held = {name: data for _, working in years.values() for name, data in working.items()}
    compared = [(place[-4:], each) for place, (found, _) in years.items() if len(found) > 1 for _, each in found]
    wanted = {(year, file, name) for year, names in compared for file, name in names.items()}
    texts = {name for _, file, name in wanted if not file.startswith("evidence/")}
    held |= blobs(root, sorted(texts - held.keys()))
    parsed = {one: content_of(*one, held.get(one[-1], b"")) for one in wanted}
    read = {
        folder: tuple(
            Version(day, {file: parsed.get((folder[-4:], file, name)) for file, name in names.items()})
            for day, names in versions
        )
        for folder, (versions, _) in years.items()
    }
    published = {
        folder: tuple(one for one in versions if not is_kept_back(one.files)) for folder, versions in read.items()
    }
    return {folder: versions for folder, versions in published.items() if versions}


def is_kept_back(files: Mapping[str, FileContent]) -> bool:
    """Tell whether a year is a draft, which has no pages."""
    return isinstance(files.get(FIRST[0]), Marked)


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return what git has under each name, read by one process."""
    asked = "".join(f"{name}\n" for name in names)
    if not asked:
        return {}
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    out = subprocess.run(command, input=asked.encode(), capture_output=True, check=False).stdout  # noqa: S603
    found, place = {}, 0
    while place < len(out):
        end = out.index(b"\n", place)
        name, _, size = out[place:end].decode().partition(" blob ")
        length = int(size or -2)
        if size:
            found[name] = out[end + 1 : end + 1 + length]
        place = end + length + 2 if size else end + 1
    return found


def content_of(year: str, file: str, name: str, data: bytes) -> FileContent:
    """Return what a version of a file held; None for one that today's model cannot read."""
    if file.startswith("evidence/"):
        return name
    try:
        text = with_line_ends(data.decode("utf-8-sig"))
        if file == NARRATIVE_FILE:
            return text
        source = Source(file, text)
        if file == FIRST[0] and (draft := marked(source)):
            return draft
        return FILE_RECORDS[file].model_validate(parse(source), context={"year": int(year)})
    except (UnicodeDecodeError, ContentError, ValidationError):
        return None
