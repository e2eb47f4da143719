"""What of the content a command looks at: all of it, one agency, or one year of an agency."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.text import fold_digits, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess import AssessedSite, Assessment
    from prongsai.content import Site
    from prongsai.findings import Finding


class Scope(NamedTuple):
    """The folder of the content, and what of it is looked at.

    Attributes:
        agency: the folder's name of the one agency; None for all.
        year: the year's; None for all years.
    """

    content: Path
    agency: str | None = None
    year: str | None = None

    def load(self) -> Site:
        """Read what is looked at: of an agency all years, for each is compared with the one before."""
        return load_site(self.content, self.agency or "")

    def years(self, site: AssessedSite | None = None) -> Iterator[Assessment]:
        """Yield the assessed years that are looked at."""
        for agency in (site or assess_site(self.load())).agencies:
            yield from (one for one in agency.years if self.year in (None, str(one.year)))

    def of(self, found: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that concern it: none of another year's, but those of what all years share."""
        for one in found:
            folder = one.place.file.split("/")[1:-1]
            if self.year is None or not folder or folder[0] == self.year or one.place.file.startswith("_"):
                yield one


def scope(content: Path, said: str | None) -> Scope:
    """Return the scope that `roi-et`, `roi-et/2567`, or the path of such a folder, names.

    Raises:
        click.UsageError: there is no such folder; the nearest is told.
    """
    if said is None:
        return Scope(content)
    agency, year, *_ = [*_below(content, said), "", ""]
    if agency:
        _known(content, agency, "ไม่พบหน่วยงาน", "No such agency")
    if year:
        year = fold_digits(year)
        _known(content / agency, year, f"{agency} ไม่มีปี", "No such year")
    return Scope(content, agency or None, year or None)


def _below(content: Path, said: str) -> tuple[str, ...]:
    """Return the folders below the content that are meant; they may be said as a path from here, as terminals do."""
    path, root = Path(said).resolve(), content.resolve()
    if not (path.exists() and path.is_relative_to(root)):
        return Path(said.strip("/")).parts
    return (path.parent if path.is_file() else path).relative_to(root).parts


def _known(folder: Path, name: str, thai: str, english: str) -> None:
    names = sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))
    if name not in names:
        hint = suggestion(name, names)
        raise click.UsageError(f"{thai} “{name}”{hint} · {english}: {name}.")
