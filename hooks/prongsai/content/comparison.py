"""What content differs from an earlier revision (ฉบับก่อน), from git: the folders that do, as they were and as they are.

Only what differs is read, by three processes of git however large the content is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.content._history import run_git
from prongsai.content._misplaced import AGENCY_FILE
from prongsai.content._source import leads_outside
from prongsai.content._versions import FIRST, FileContent, blob_name, blobs, content_of, is_kept_back, year_file
from prongsai.content.model.agency import Agency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Side:
    """A folder of the content at one of the two times.

    Attributes:
        agency: the record of the agency it belongs to; None where there is none that can be read.
        files: what each file of the folder holds, by its name.
    """

    agency: Agency | None
    files: Mapping[str, FileContent]

    @property
    def shown(self) -> bool:
        """Whether readers are shown a year: it has its files, and is no draft."""
        return all(name in self.files for name in FIRST) and not is_kept_back(self.files)


@dataclass(frozen=True, slots=True)
class Compared:
    """A folder that differs: an agency's (`roi-et`) in its own file, or a year's (`roi-et/2568`) in any of its own."""

    folder: str
    before: Side
    after: Side


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs.

    Attributes:
        folders: the agencies' and years' folders, by name.
        others: the paths of other files that differ, such as criteria and emblems.
    """

    folders: tuple[Compared, ...]
    others: tuple[str, ...]


def has_history(root: Path) -> bool:
    """Tell whether git holds any revision of the folder `root`."""
    return bool(run_git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip())


def compare_with(root: Path, revision: str) -> Differences:
    """Return how the folder `root` differs from `revision`, or from where both parted if `revision` has gone on since.

    Raises:
        LookupError: git knows no such revision, or there is no git.
    """
    name = f"{revision}^{{commit}}"
    known = "" if revision.startswith("-") else run_git(root, "rev-parse", "--verify", "--quiet", name).strip()
    if not known:
        raise LookupError(revision)
    parted = run_git(root, "merge-base", known, "HEAD").strip() or known
    before, after = _listed(root, parted), _standing(root, len(known))
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    folders = sorted({place[0] for path in differing if (place := _place(path)) is not None})
    read = _Reader(root, before, after, {folder.partition("/")[0] for folder in folders} | {*folders})
    return Differences(
        tuple(Compared(folder, read.side(folder, before), read.side(folder, after)) for folder in folders),
        tuple(sorted(path for path in differing if _place(path) is None)),
    )


def compare_texts(root: Path, texts: Mapping[str, str]) -> Differences:
    """Return how the folder `root` would differ if the texts, by the paths of their files, stood in it."""
    folders = sorted({place[0] for path in texts if (place := _place(path)) is not None})
    return Differences(tuple(_with_texts(root, folder, texts) for folder in folders), ())


def _with_texts(root: Path, folder: str, texts: Mapping[str, str]) -> Compared:
    slug, _, year = folder.partition("/")
    files = {path.name: path.read_bytes() for path in (root / folder).iterdir() if path.is_file()}
    new = {place[1]: text.encode() for path, text in texts.items() if (place := _place(path)) and place[0] == folder}
    known = [name for name in files | new if _place(f"{folder}/{name}")]
    before = {name: content_of(year or "0", name, "", files[name]) for name in known if name in files}
    after = {name: content_of(year or "0", name, "", new[name]) if name in new else before[name] for name in known}
    own = root / slug / AGENCY_FILE
    agency = content_of("0", AGENCY_FILE, "", own.read_bytes()) if own.is_file() else None
    whose = agency if isinstance(agency, Agency) else None
    return Compared(folder, Side(whose, before), Side(whose, after))


def _listed(root: Path, commit: str) -> dict[str, str]:
    """Return git's name of what each file below `root` held in a commit, by its path; what is hidden is no content."""
    lines = run_git(root, "ls-tree", "-r", "-z", commit, "--", ".").split("\0")
    named = (line.partition("\t") for line in lines)
    return {path: of.split(" ")[-1] for of, _, path in named if path and not _is_hidden(path)}


def _standing(root: Path, width: int) -> dict[str, str]:
    """Return git's name of what each file below `root` holds; what is hidden, or a link leads out to, is no content."""
    paths = (
        (path.relative_to(root), path)
        for path in root.rglob("*")
        if path.is_file() and not (path.is_symlink() and leads_outside(path, root))
    )
    return {
        inner.as_posix(): blob_name(path.read_bytes(), width)
        for inner, path in paths
        if not _is_hidden(inner.as_posix())
    }


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _place(path: str) -> tuple[str, str] | None:
    """Return the folder and the name of an agency's or a year's file; None for another."""
    if (place := year_file(path)) is not None:
        return place
    folder, _, name = path.rpartition("/")
    return (folder, name) if name == AGENCY_FILE and folder and "/" not in folder else None


class _Reader:
    """The contents of some folders, each read once, so that what is the same is the same object."""

    def __init__(self, root: Path, before: Mapping[str, str], after: Mapping[str, str], folders: Iterable[str]) -> None:
        wanted = {*folders}
        placed = [(_place(path), path, name) for names in (before, after) for path, name in names.items()]
        of = {(place, name): path for place, path, name in placed if place is not None and place[0] in wanted}
        held = {name: (root / path).read_bytes() for (_, name), path in of.items() if after.get(path) == name}
        held |= blobs(root, sorted({name for (place, name) in of if _is_text(place[1])} - held.keys()))
        self._read = {
            (place, name): content_of(place[0].partition("/")[2] or "0", place[1], name, held.get(name, b""))
            for place, name in of
        }

    def side(self, folder: str, names: Mapping[str, str]) -> Side:
        """Return a folder as `names` lists it."""
        slug = folder.partition("/")[0]
        agency = self._read.get(((slug, AGENCY_FILE), names.get(f"{slug}/{AGENCY_FILE}", "")))
        files = {
            place[1]: self._read[place, name]
            for path, name in names.items()
            if (place := _place(path)) is not None and place[0] == folder
        }
        return Side(agency if isinstance(agency, Agency) else None, files)


def _is_text(file: str) -> bool:
    return not file.startswith("evidence/")
