"""The desk of an officer: files as they stand, what was typed beside them, and savings that can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any

from prongsai.assess import assess_site
from prongsai.content import FILE_RECORDS, NARRATIVE_FILE, Source, agency_folders, is_led_outside, load_site, parse
from prongsai.edit._drafts import DraftStore
from prongsai.findings import ContentError
from prongsai.patch import save_all, standing, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from prongsai.assess import AssessedSite
    from prongsai.content import Site
    from prongsai.patch import Standing

YEAR_FILES = ("scores.yml", "analysis.yml", NARRATIVE_FILE, "measures.yml", "progress.yml")
"""The files of a year in the order of an officer's work."""
_MOST_KEPT = 200
"""Of how many versions of texts it is remembered what they were."""
_MOST_SITES = 4


Saved = list[tuple[str, "Standing", "Standing"]]
"""A saving that can be undone: files, each as it stood before and then."""


@dataclass
class Desk:
    """The content folder on the desk.

    Attributes:
        today: the day by which it is told what is due.
        saved: what was saved since the desk was set up, the latest last.
    """

    content: Path
    today: date
    saved: list[Saved] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)
    _texts: dict[str, str] = field(default_factory=dict)
    _sites: dict[object, Site] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the drafts that are kept beside the content."""
        self.drafts = DraftStore(self.content)

    def files(self) -> list[str]:
        """Return the files that can be edited, those that may be begun too; no name leads out of the content."""
        found = []
        for slug in agency_folders(self.content):
            found.append(f"{slug}/agency.yml")
            folders = (path for path in sorted((self.content / slug).iterdir()) if path.is_dir())
            years = [path.name for path in folders if path.name.isdecimal() and (path / "scores.yml").is_file()]
            found += [f"{slug}/{year}/{name}" for year in years for name in YEAR_FILES]
        return [file for file in found if not is_led_outside(self.content / file, self.content)]

    def years(self, slug: str) -> list[int]:
        """Return the years of an agency, the latest first."""
        found = {
            int(file.split("/")[1]) for file in self.files() if file.startswith(f"{slug}/") and file.count("/") > 1
        }
        return sorted(found, reverse=True)

    def standing(self, file: str) -> Standing:
        """Return a file as it stands, and remember that it was seen so.

        Raises:
            LookupError: there is no such file of content.
        """
        if file not in self.files():
            raise LookupError(file)
        found = standing(self.content / file)
        self._texts[found.version] = found.text
        while len(self._texts) > _MOST_KEPT:
            del self._texts[next(iter(self._texts))]
        return found

    def seen(self, version: str) -> str:
        """Return the text that a page was made of.

        Raises:
            LookupError: no page was made of that version, or too long ago.
        """
        return self._texts[version]

    def data(self, file: str) -> Any:  # noqa: ANN401 - what a file of YAML holds
        """Return what a file holds; None of one that is not there or cannot be read."""
        return data_of(self.standing(file).text)

    def load(self, slug: str, texts: Mapping[str, str] | None = None, *, drafts: bool = False) -> Site:
        """Read an agency, with texts that are not saved in the place of its files'; the same again is not read anew.

        With `drafts`, a draft is read as the report that it will be.
        """
        unsaved = {file: text for file, text in (texts or {}).items() if text}
        key = (slug, drafts, tuple(sorted(unsaved.items())), self._signature(slug))
        with self.lock:
            if key not in self._sites:
                self._sites[key] = load_site(self.content, slug, unsaved, drafts=drafts)
            while len(self._sites) > _MOST_SITES:
                del self._sites[next(iter(self._sites))]
            return self._sites[key]

    def _signature(self, slug: str) -> tuple[tuple[str, int, int], ...]:
        """Return what changes when a file that an agency is read from does."""
        folders = (self.content / slug, *(path for path in self.content.glob("_*") if path.is_dir()))
        files = (path for folder in folders for path in sorted(folder.rglob("*")))
        told = ((path, path.stat()) for path in files if path.exists())
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in told)

    def assess(self, site: Site, year: int | None = None) -> AssessedSite:
        """Assess an agency; with `year`, that year alone beside the one before, of which pages tell too."""
        return assess_site(site if year is None else _near(site, year, year, year - 1), self.today)

    def told(self, site: Site, year: int | None = None) -> AssessedSite:
        """Assess an agency for what is found; with `year`, in that year alone, which is held against the one before."""
        return assess_site(site if year is None else _near(site, year, year), self.today, year)

    def save(self, file: str, before: Standing, text: str) -> Standing:
        """Write a file that still is as it was.

        Raises:
            ChangedElsewhere: it is not.
            OSError: it cannot be written; it is as it was.
        """
        after = written(before, text)
        self.save_all([(file, before, after)])
        return after

    def save_all(self, saved: Saved) -> None:
        """Write files that still are as they were, all or none, as one saving.

        Raises:
            ChangedElsewhere: one is not.
            OSError: one cannot be written; all are as they were.
        """
        self._write(saved)
        if any(before != after for _, before, after in saved):
            self.saved.append(saved)
        self._texts |= {after.version: after.text for _, _, after in saved}

    def _write(self, saved: Saved) -> None:
        save_all((self.content / file, before, after) for file, before, after in saved)

    def undo(self) -> Saved | None:
        """Take back the latest saving, and return it; None where there is none.

        Raises:
            ChangedElsewhere: a file was changed since, and all stay so.
            OSError: one cannot be written.
        """
        if not self.saved:
            return None
        self._write([(file, after, before) for file, before, after in reversed(self.saved[-1])])
        return self.saved.pop()


def _near(site: Site, year: int, *years: int) -> Site:
    """Return a site with a year's report and that of the year before, and the files of `years`."""
    agencies = tuple(
        replace(one, reports=tuple(each for each in one.reports if each.year in (year, year - 1)))
        for one in site.agencies
    )
    names = set(map(str, years))
    sources = tuple(one for one in site.sources if {*one.file.split("/")[1:-1]} <= names)
    return replace(site, agencies=agencies, sources=sources)


@lru_cache(maxsize=32)
def data_of(text: str) -> Any:  # noqa: ANN401 - what a file of YAML holds
    """Return what a text holds, to be read and never changed; None of one that cannot be read."""
    try:
        return parse(Source("", text), [])
    except ContentError:
        return None


def year_of(file: str) -> int | None:
    """Return the year that a file is of; None for agency.yml."""
    parts = file.split("/")
    return int(parts[1]) if len(parts) > 2 else None  # noqa: PLR2004 - agency, year, name


def is_form(file: str) -> bool:
    """Tell whether a file has fields, and is no text."""
    return file.rpartition("/")[2] in FILE_RECORDS
