"""Draws documents sheet by sheet: part of `make screenshots`."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # it carries no types

from prongsai.assess import assess_site
from prongsai.content import last_changes, load_site
from prongsai.documents import documents_of
from prongsai.processes import pool_of
from prongsai.render import Options
from tests.office import print_all
from tests.programs import MISSING
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.text import Digits

SCALE = 1.25
"""How large a sheet is drawn: 1 is 72 dots to the inch."""
SITE_URL = "https://www.example.go.th/ita/"
"""Where the covers' codes lead."""
DIGITS: tuple[Digits, ...] = ("arabic", "thai")
UNTOLD = "ไม่ได้วาดเอกสาร Word เพราะไม่มี LibreOffice ในเครื่อง | Word documents are not drawn for want of LibreOffice"


@dataclass
class Told:
    """Lines about what was not drawn."""

    lines: list[str]

    def begin(self, count: int) -> None:
        """Tell nothing of how many are made."""

    def step(self) -> None:
        """Tell nothing of each."""

    def warn(self, what: str) -> None:
        """Keep the line."""
        self.lines.append(what)


def draw(data: bytes | Path, name: str, folder: Path) -> list[str]:
    """Draw the sheets of a PDF into a folder; return the names of the pictures."""
    document, names = pypdfium2.PdfDocument(data), []
    for place, sheet in enumerate(document, 1):
        names.append(f"{name}-sheet-{place:02}.png")
        sheet.render(scale=SCALE).to_pil().save(folder / names[-1])
    document.close()
    return names


def draw_documents(content: Path, folder: Path) -> tuple[dict[str, list[str]], list[str]]:
    """Draw the documents of a content folder in either digits: PDF as it is, Word as LibreOffice prints it.

    Return the names of the pictures by document, and a line for each thing that was not drawn.
    """
    told = Told([])
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        for path, data in _files(content, told):
            (made / path).write_bytes(data)
        words = sorted(made.glob("*.docx"))
        if "soffice" in MISSING:
            told.lines.append(UNTOLD)
        elif words:
            (made / "word").mkdir()
            print_all(words, made / "word")
        pictures = {
            f"{file.stem}.{kind}": draw(file, f"{file.stem}-{kind}", folder)
            for kind, place in (("pdf", made), ("docx", made / "word"))
            for file in sorted(place.glob("*.pdf"))
        }
    return dict(sorted(pictures.items())), told.lines


def _files(content: Path, told: Told) -> Iterator[tuple[str, bytes]]:
    """Yield the documents of a content folder in either digits, with a name for each."""
    site, changed = assess_site(load_site(content)), last_changes(content)
    for digits in DIGITS:
        options = Options(ROOT / "overrides" / "prongsai", digits=digits, changed=changed, site_url=SITE_URL)
        with documents_of(site.agencies, options, told, pool_of) as documents:
            for agency in site.agencies:
                for a in agency.years:
                    yield from (
                        (f"{Path(one.path).stem}-{digits}.{one.kind}", one.data) for one in documents(agency, a)
                    )
