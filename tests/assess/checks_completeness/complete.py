"""Complete tiny reports on disk, one by topics for ITA 2567 and one by indicators, of which a test spoils one file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from prongsai.assess import AssessedSite, Assessment, assess_site
from prongsai.content import load_site

SITES = Path(__file__).resolve().parents[2] / "sites"
SLUG = "thung-thong"


@dataclass(frozen=True)
class Complete:
    """A copy of a complete site; a file is named without its folders."""

    root: Path
    year: int

    def path(self, name: str) -> Path:
        """Return where a file of the year stands."""
        return self.root / SLUG / str(self.year) / name

    def edit(self, name: str, old: str, new: str = "") -> None:
        """Replace the first `old` of a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        """Add lines at a file's end."""
        with self.path(name).open("a", encoding="utf-8") as file:
            file.write(text)

    def moved(self, year: int) -> Complete:
        """Return the same report as the results of another year."""
        self.path("").rename(self.root / SLUG / str(year))
        return Complete(self.root, year)

    def site(self) -> AssessedSite:
        """Return the site as assessed."""
        return assess_site(load_site(self.root))

    def assessed(self) -> Assessment:
        """Return its one year."""
        return self.site().agencies[0].years[0]

    def lines(self, code: str = "") -> list[str]:
        """Return what is found in the year as an officer reads it, from the file's name on; of one code if it is given."""
        year = f"{SLUG}/{self.year}/"
        of_year = (finding for finding in self.site().findings if finding.place.file.startswith(year))
        found = (finding for finding in of_year if finding.code.startswith(code))
        return [f"{str(one.place).rpartition('/')[2]}: {one.code} {one.message}" for one in found]


def copy(name: str, year: int, folder: Path) -> Complete:
    """Copy the site `complete-<name>` into a test's own folder."""
    shutil.copytree(SITES / f"complete-{name}", folder / name)
    return Complete(folder / name, year)
