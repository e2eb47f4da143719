"""Parts of a site kept from one build to the next (ส่วนที่เก็บไว้), each under a digest of all that it was made of.

A part is a few agencies, always the same ones together, so that an edit costs what those cost. What is kept lies in
`.cache/parts` beside the content. Reading it runs nothing and leads nowhere else; its pages are published as they are.
Beside the parts it is told of what the site was made that is published, so that one of the same is left as it is.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
import zlib
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import ADDRESSES_FILE, agency_folders, history_marks, last_changes
from prongsai.files import trouble, walk
from prongsai.host._defaults import given_settings
from prongsai.host._events import Told  # noqa: TC001 - what is read must be known
from prongsai.host._seal import is_sealed, marks, seal
from prongsai.host._shards import Shard, Summary, made_for, read_plain_summary
from prongsai.kept import agencies_key, engine, keep, kept, leads_elsewhere, shared, tree
from prongsai.render import NAV_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.prongsai")

_EACH = 4
"""The most agencies of a part, on average."""
_PUBLISHED = "published"
"""Tells what the published site was made of."""
_PLACES = {"docs_dir", "site_dir"}
"""Settings that tell where things stand: a part is the same wherever it is made."""


def groups_of(content: Path) -> list[Shard]:
    """Return the agencies of a site in parts, so that one more or less changes no other part."""
    names = agency_folders(content)
    # Where pages name all agencies they are one part. Doubled, and not raised by one, as a site grows: each agency then
    # stays with half of the others.
    count = 1 << max(0, (-(-len(names) // _EACH) - 1).bit_length()) if len(names) > NAV_LIMIT else 1
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


class _Published(NamedTuple):
    """What a published site was made of, what the system tells of its files, and what was told of it."""

    key: str
    marks: str
    told: Told


class Kept:
    """The kept parts of one site, which a build has its turn for."""

    def __init__(self, config: MkDocsConfig, site: Path, today: date, shards: Sequence[Shard]) -> None:
        root = Path(config.docs_dir)
        of = hashlib.sha256(os.fsencode(site)).hexdigest()[:16]
        self._folder, self._site = root.resolve().parent / ".cache" / "parts" / of, site
        basis, history = _basis(config, root, today), _History(history_marks(root), last_changes(root))
        self._key_now = partial(_key, basis, root, history=history)
        # Where that is none of ours nothing is kept, and nothing removed.
        self._ours = not leads_elsewhere(self._folder, root.resolve().parent)
        self._keys = {shard: self._key_now(shard) if self._ours else None for shard in shards}
        self._whole_now = partial(_key_of_site, basis, root, [*self._keys.values()])
        self._whole = self._whole_now()
        self._refused: OSError | None = None

    def place(self, shard: Shard) -> Path:
        """Return the folder in which a part is kept, or would be."""
        return self._folder / (self._keys[shard] or "-")

    def has(self, shard: Shard) -> bool:
        """Tell whether something is kept for a part; that it is as it was made, only `read` tells."""
        with suppress(OSError):
            return self._keys[shard] is not None and self.place(shard).is_dir()
        return False

    def read(self, shard: Shard) -> Summary | None:
        """Return the summary of a kept part; where it is not as it was made it is removed, and None returned."""
        if self._keys[shard] is None:
            return None
        place = self.place(shard)
        with suppress(Exception):  # whatever damage it has taken, or whoever may not look at it: it is made again
            if place.is_dir() and not place.is_symlink() and is_sealed(place):
                summary = read_plain_summary(place)
                if summary.shard.names == shard.names:
                    return summary
        _remove(place)
        return None

    def keep(self, summary: Summary, made: Path) -> Path:
        """Keep a part that was just made, unless it has errors and no pages, and return where it is then."""
        place = self.place(summary.shard)
        key = self._keys[summary.shard]
        if key is None or any(one.severity == "error" for one in summary.found):
            return made
        # Files that were changed while they were read may have given a part of neither text.
        if self._key_now(summary.shard) != key:
            self._whole = None
            return made
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _remove(place)
            if place.exists():
                # What could not be read could not be removed, and a part that is moved to a folder lands within it.
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
            shutil.move(made, place)
            seal(place)
        except OSError as error:
            # As on a full disk: the site can be built all the same, as long as the part is whole somewhere.
            if self._refused is None:
                self._refused = error
            return made if made.is_dir() else place
        return place

    def published(self) -> Told | None:
        """Return what was told of the site that is published; None where it is to be built.

        That is where it was made of anything else, or a file of it is not as the build left it.
        """
        found = kept(self._folder / _PUBLISHED) if self._whole else None
        with suppress(OSError, ValueError):
            if (
                isinstance(found, _Published)
                and found.key == self._whole
                and found.marks == marks(self._site, changed=True)
            ):
                return found.told
        return None

    def remember(self, told: Told) -> None:
        """Keep of what the site was made that has just been published, and what was told of it."""
        if self._whole is None or self._whole != self._whole_now():
            return
        place = self._folder / _PUBLISHED
        if not place.is_file():
            _remove(place)
        with suppress(OSError, ValueError):
            keep(place, _Published(self._whole, marks(self._site, changed=True), told))

    def tidy(self) -> None:
        """Remove the parts that the site has no more, and tell where those of this build could not be kept."""
        with suppress(OSError):
            for place in self._folder.glob("*") if self._ours and self._folder.is_dir() else ():
                if place.name not in {_PUBLISHED, *self._keys.values()}:
                    _remove(place)
        if self._refused is not None:
            told = trouble(self._refused, self._folder)
            log.info("%s (เว็บไซต์ครบตามปกติ แต่เก็บไว้ใช้ครั้งหน้าไม่ได้ ครั้งหน้าจึงสร้างใหม่)", told)


def _remove(place: Path) -> None:
    """Remove what stands in the place of a part: a folder with all in it, or alone a file, a link or a pipe."""
    with suppress(OSError):
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink(missing_ok=True)


def link(made: str, place: str) -> None:
    """Let a folder or file stand at another place, too, without room of its own where the disk knows how."""
    if not Path(made).is_dir():
        _link(made, place)
        return
    os.mkdir(place)  # noqa: PTH102 - thousands
    for path, entry in walk(Path(made)):
        if entry.is_dir():
            os.mkdir(f"{place}/{path}")  # noqa: PTH102 - as above
        else:
            _link(entry.path, f"{place}/{path}")


def _link(made: str, place: str) -> None:
    try:
        os.link(made, place)
    except OSError:
        shutil.copyfile(made, place)


def _basis(config: MkDocsConfig, root: Path, today: date) -> bytes:
    """Return the digest of what all parts are made of: the engine and what it stands on, settings, the day."""
    own = config.theme.custom_dir
    # Criteria that the content tells itself are for whichever agency names them.
    texts = [*engine(), tree(Path(own)) if own else "", shared(root)]
    told = repr(
        (texts, _settings(config), made_for(config, today, len(agency_folders(root))), config.extra.get("digits"))
    )
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()


def _settings(config: MkDocsConfig) -> str:
    """Return the settings as they were read: those of a file inherited from, and of the environment, are among them."""
    told = {name: one for name, one in given_settings(config).items() if name not in _PLACES}
    return json.dumps(told, default=lambda one: getattr(one, "__qualname__", type(one).__qualname__))


def _key(basis: bytes, root: Path, shard: Shard, history: _History) -> str | None:
    """Return the digest of what a part is made of; None where that is not known."""
    return agencies_key(basis, root, {name: history.of(name) for name in shard.names})


def _key_of_site(basis: bytes, root: Path, parts: Sequence[str | None]) -> str | None:
    """Return the digest of what a whole site is made of; None where that of a part is not known."""
    if None in parts:
        return None
    found = hashlib.sha256(basis)
    found.update(repr(parts).encode())
    try:
        found.update((root / ADDRESSES_FILE).read_bytes())
    except FileNotFoundError:
        pass
    except OSError:
        return None
    return found.hexdigest()
