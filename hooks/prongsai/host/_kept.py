"""Parts of a site kept from one build to the next (ส่วนที่เก็บไว้), each under a digest of all that it was made of.

A part is a few agencies, always the same ones together, so that an edit costs what those cost. What is kept lies in
`.cache/parts` beside the content. Reading it runs nothing and leads nowhere else; its pages are published as they are.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
import sys
import zlib
from contextlib import suppress
from functools import cache, partial
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import CRITERIA_FOLDER, agency_folders, history_marks, last_changes
from prongsai.files import trouble
from prongsai.host._defaults import given_settings
from prongsai.host._shards import Shard, Summary, made_for, read_summary
from prongsai.site import carried

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.prongsai")

_EACH = 8
"""The most agencies of a part, on average."""
_SEAL = "seal"
"""Holds the digest of all other files of a part, by which one that was damaged is noticed."""
_PLACES = {"docs_dir", "site_dir"}
"""Settings that tell where things stand: a part is the same wherever it is made."""


def groups_of(content: Path) -> list[Shard]:
    """Return the agencies of a site in parts, so that one more or less changes no other part."""
    names = agency_folders(content)
    # Doubled, and not raised by one, as a site grows: each agency then stays with half of the others.
    count = 1 << max(0, (-(-len(names) // _EACH) - 1).bit_length())
    groups: dict[int, list[str]] = {}
    for name in names:
        groups.setdefault(zlib.crc32(name.encode()) % count, []).append(name)
    parts = [tuple(groups[key]) for key in sorted(groups)]
    return [Shard(number, len(parts), part) for number, part in enumerate(parts, 1)]


class _History(NamedTuple):
    """What git tells of each agency, as digests of its versions and as days."""

    marks: dict[str, str] | None
    changed: dict[str, date]

    def of(self, name: str) -> str:
        """Return what tells of one agency."""
        days = sorted((path, str(day)) for path, day in self.changed.items() if path.partition("/")[0] == name)
        return repr((None if self.marks is None else self.marks.get(name), days))


class Kept:
    """The kept parts of one site, which a build has its turn for."""

    def __init__(self, config: MkDocsConfig, site: Path, today: date, shards: Sequence[Shard]) -> None:
        root = Path(config.docs_dir)
        of = hashlib.sha256(os.fsencode(site)).hexdigest()[:16]
        self._folder = root.resolve().parent / ".cache" / "parts" / of
        basis, history = _basis(config, root, today), _History(history_marks(root), last_changes(root))
        self._key_now = partial(_key, basis, root, history=history)
        self._keys = {shard: self._key_now(shard) for shard in shards}
        self._refused: OSError | None = None

    def place(self, shard: Shard) -> Path:
        """Return the folder in which a part is kept, or would be."""
        return self._folder / (self._keys[shard] or "-")

    def read(self, shard: Shard) -> Summary | None:
        """Return the summary of a kept part; None where there is none, or it is not as it was made."""
        place = self.place(shard)
        with suppress(Exception):  # whatever damage a part has taken, or whoever may not look at it: it is made again
            if not place.is_dir():
                return None
            summary = read_summary(place)
            if summary.shard.names == shard.names and (place / _SEAL).read_text(encoding="utf-8") == _digest(place):
                return summary
        shutil.rmtree(place, ignore_errors=True)
        return None

    def keep(self, summary: Summary, made: Path) -> Path:
        """Keep a part that was just made, unless it has errors and no pages, and return where it is then."""
        place = self.place(summary.shard)
        key = self._keys[summary.shard]
        if key is None or any(one.severity == "error" for one in summary.found):
            return made
        # Files that were changed while they were read may have given a part of neither text.
        if self._key_now(summary.shard) != key:
            return made
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if place.exists():
                # What could not be read could not be removed, and a part that is moved to a folder lands within it.
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
            shutil.move(made, place)
            (place / _SEAL).write_text(_digest(place), encoding="utf-8")
        except OSError as error:
            # As on a full disk: the site can be built all the same, as long as the part is whole somewhere.
            if self._refused is None:
                self._refused = error
            return made if made.is_dir() else place
        return place

    def tidy(self) -> None:
        """Remove the parts that the site has no more, and tell where those of this build could not be kept."""
        with suppress(OSError):
            for place in self._folder.glob("*") if self._folder.is_dir() else ():
                if place.name not in self._keys.values():
                    shutil.rmtree(place, ignore_errors=True)
        if self._refused is not None:
            told = trouble(self._refused, self._folder)
            log.info("%s (เว็บไซต์ครบตามปกติ แต่เก็บไว้ใช้ครั้งหน้าไม่ได้ ครั้งหน้าจึงสร้างใหม่)", told)


def link(made: str, place: str) -> None:
    """Let a folder or file stand at another place, too, without room of its own where the disk knows how."""
    if Path(made).is_dir():
        shutil.copytree(made, place, copy_function=_link)
    else:
        _link(made, place)


def _link(made: str, place: str) -> None:
    try:
        os.link(made, place)
    except OSError:
        shutil.copyfile(made, place)


def _digest(place: Path) -> str:
    """Return the digest of all files of a part but its seal."""
    return _of_files(place, (path for path in sorted(place.rglob("*")) if path.name != _SEAL)).hexdigest()


def _of_files(root: Path, paths: Iterable[Path]) -> hashlib._Hash:
    found = hashlib.sha256()
    for path in paths:
        if path.is_file():
            data = path.read_bytes()
            found.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            found.update(data)
    return found


def _basis(config: MkDocsConfig, root: Path, today: date) -> bytes:
    """Return the digest of what all parts are made of: the engine and what it stands on, settings, the day."""
    own = config.theme.custom_dir
    # Criteria that the content tells itself are for whichever agency names them.
    texts = [*_engine(), _tree(Path(own)) if own else "", _tree(root / CRITERIA_FOLDER)]
    told = repr(
        (texts, _settings(config), made_for(config, today, len(agency_folders(root))), config.extra.get("digits"))
    )
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()


def _settings(config: MkDocsConfig) -> str:
    """Return the settings as they were read: those of a file inherited from, and of the environment, are among them."""
    told = {name: one for name, one in given_settings(config).items() if name not in _PLACES}
    return json.dumps(told, default=lambda one: getattr(one, "__qualname__", type(one).__qualname__))


@cache
def _engine() -> tuple[str, ...]:
    """Return what tells this engine from any other, with its templates, packages and interpreter."""
    versions = sorted(f"{one.name}=={one.version}" for one in distributions())
    return sys.version, *versions, _tree(Path(__file__).parents[1]), _tree(carried("overrides"))


def _tree(folder: Path) -> str:
    return _of_files(folder, (path for path in sorted(folder.rglob("*")) if path.suffix != ".pyc")).hexdigest()


def _key(basis: bytes, root: Path, shard: Shard, history: _History) -> str | None:
    """Return the digest of what a part is made of; None where that is not all below its folders, or cannot be read."""
    found = hashlib.sha256(basis)
    try:
        for name in shard.names:
            paths = sorted((root / name).rglob("*"))
            if any(path.is_symlink() for path in (root / name, *paths)):
                return None
            # Folders count, too: one that is empty is told.
            told = "\0".join([name, history.of(name), *(path.relative_to(root).as_posix() for path in paths)])
            found.update(told.encode("utf-8", "surrogateescape"))
            found.update(_of_files(root, paths).digest())
    except OSError:
        return None
    return found.hexdigest()
