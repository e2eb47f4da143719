"""What was found of each agency when it was last looked at (สิ่งที่พบครั้งก่อน), kept while what it depends on is the same.

That is all below its folder, the criteria that the content tells itself, the day, and the engine. It lies in
`.cache/found` beside the content; where nobody may write there, everything is looked at each time.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess import AssessedAgency  # noqa: TC001 - what is read must be known
from prongsai.findings import Finding  # noqa: TC001 - likewise
from prongsai.kept import agencies_key, engine, keep, kept, leads_elsewhere, shared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path


class Part(NamedTuple):
    """What was found in the folder of an agency, and in what all agencies share.

    Attributes:
        agency: it without its years; None where it could not be read.
        checklists: the text of those of its reports; None where nobody has asked for them.
    """

    agency: AssessedAgency | None
    found: tuple[Finding, ...]
    checklists: str | None


class _Kept(NamedTuple):
    key: str
    part: Part


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of the agencies of one content folder."""

    content: Path
    folder: Path
    basis: bytes | None

    @classmethod
    def of(cls, content: Path, today: date) -> Remembered:
        """Return what is kept as of a day."""
        place = content.resolve()
        folder = place.parent / ".cache" / "found" / place.name
        basis = None
        with suppress(OSError):
            if leads_elsewhere(folder, place.parent):
                return cls(content, folder, None)
            told = repr((engine(), shared(content), today.isoformat()))
            basis = hashlib.sha256(told.encode("utf-8", "surrogateescape")).digest()
        return cls(content, folder, basis)

    def key(self, name: str) -> str | None:
        """Return the digest of all that the findings in an agency's folder depend on; None where it is not known."""
        return None if self.basis is None else agencies_key(self.basis, self.content, {name: ""})

    def part(self, name: str, *, ticked: bool) -> Part | None:
        """Return what is kept of an agency, with checklists where they are asked for; None where that is nothing."""
        found = kept(self.folder / name)
        if not isinstance(found, _Kept) or found.key != self.key(name):
            return None
        return None if ticked and found.part.checklists is None else found.part

    def keep(self, name: str, part: Part, key: str | None) -> None:
        """Keep what was found, unless the agency is another than that of `key`, when it was about to be looked at."""
        if key is not None and key == self.key(name):
            with suppress(OSError):
                keep(self.folder / name, _Kept(key, part))

    def tidy(self, names: Iterable[str]) -> None:
        """Have a folder to keep what is found of some agencies, and nothing of others."""
        known = {*names}
        if self.basis is None:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            ignored = self.folder.parent / ".gitignore"
            if not os.path.lexists(ignored):
                ignored.write_text("*\n", encoding="utf-8")
            for place in self.folder.iterdir():
                if place.name not in known:
                    place.unlink()
