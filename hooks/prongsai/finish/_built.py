"""What every step of finishing works on: a site as its engine has built it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.files import walk
from prongsai.finish._part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from prongsai.addresses import PageFacts
    from prongsai.text import Digits

    Say = Callable[..., str]


@dataclass(slots=True)
class Built:
    """A site as its engine has built it, in a folder that is not published yet.

    Attributes:
        folder: where the built files stand.
        say: gives the words of the interface, as plain text, by their key and figures.
        site_url: the address that the site will have, closed by `/`; empty when it is not known.
        pages: every HTML file by its path below `folder`; steps change them here, and they are written once.
        templates: the theme's own template folders, which hold the only scripts that may stand inside a page.
        facts: what its engine knows of the pages by their addresses; one without is not to be found, as that for
            missing addresses is not.
        hashes: the scripts inside pages that the policy allows, as its source expressions.
        others: the parts of the site that are finished already, in the same folder.
        digits: the digits of running text.
        apart: whether each agency has a search index and a sitemap of its own.
    """

    folder: Path
    say: Say
    site_url: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    templates: Sequence[Path] = ()
    facts: Mapping[str, PageFacts] = field(default_factory=dict)
    hashes: set[str] = field(default_factory=set)
    others: Part = field(default_factory=Part)
    digits: Digits = "arabic"
    apart: bool = False

    @property
    def files(self) -> Iterator[str]:
        """The path of every file but those of the other parts."""
        for top in sorted(path for path in self.folder.iterdir() if path.name not in self.others.tops):
            if top.is_file():
                yield top.name
            else:
                yield from (f"{top.name}/{path}" for path, entry in walk(top) if entry.is_file())

    def by_agency(self) -> dict[str, list[str]]:
        """Return the addresses of pages of which facts are known, by the folders of their agencies, of none first."""
        found: dict[str, list[str]] = {"": []}
        for address, _, facts in self.known():
            found.setdefault(facts.agency, []).append(address)
        return found

    def known(self) -> Iterator[tuple[str, str, PageFacts]]:
        """Yield address, HTML and facts of each page of which facts are known."""
        for path, page in sorted(self.pages.items()):
            address = path.removesuffix("index.html")
            if address in self.facts:
                yield address, page, self.facts[address]
