"""Word documents as LibreOffice opens them: nothing is lost, and a row stands on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.documents import contents_of
from prongsai.documents._parts import Contents, Cover, Grid, words_of
from tests.conftest import WHOLE
from tests.documents.reading import pdf_pages, squeezed
from tests.documents.test_contents import words
from tests.office import print_all
from tests.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.documents import Content


@pytest.fixture(scope="session")
def printed(whole_site: Path, run_folder: Path) -> Path:
    """Return a folder with each Word document of the whole site, opened by LibreOffice and saved as PDF."""

    def convert(root: Path) -> None:
        print_all(sorted(whole_site.glob("*/*/documents/*.docx")), root)

    return once(run_folder, "office", convert)


def contents() -> Iterator[tuple[str, Content]]:
    """Yield what each document of the whole site holds, and the name of its file."""
    for agency in assess_site(load_site(WHOLE)).agencies:
        for a in agency.years:
            for name, content in contents_of(agency, a).items():
                yield f"{agency.slug}-{a.year}-{name}", content


def test_office_shows_all_that_a_document_holds(printed: Path) -> None:
    """Every line of every document is found in what LibreOffice draws of it, and each has as many pages as ours."""
    names = []
    for name, content in contents():
        text = "".join(pdf_pages((printed / f"{name}.pdf").read_bytes()))
        blocks = (b for sheet in content.sheets for b in sheet.blocks if not isinstance(b, Cover | Contents))
        lines = (squeezed(line) for block in blocks for line in words((block,)))
        assert (name, [line for line in lines if line not in text]) == (name, [])
        names.append(name)
    assert len(names) > 8


def test_office_ends_sheets_where_we_do(printed: Path, whole_site: Path) -> None:
    """A Word document has as many sheets as its PDF, but for one more or less in a long one."""
    for ours in whole_site.glob("*/*/documents/*.pdf"):
        theirs = printed / ours.name
        counts = [len(pypdf.PdfReader(path).pages) for path in (theirs, ours)]
        assert (ours.name, abs(counts[0] - counts[1]) <= 1) == (ours.name, True)


def test_no_sheet_ends_in_the_midst_of_a_short_row(printed: Path) -> None:
    """What a row of a table says stands on one sheet, unless it would fill half of one."""
    rows = 0
    for name, content in contents():
        pages = pdf_pages((printed / f"{name}.pdf").read_bytes())
        for grid in (block for sheet in content.sheets for block in sheet.blocks if isinstance(block, Grid)):
            for row in grid.placed():
                if grid.keeps(row):
                    told = [squeezed(words_of(one.cell.blocks)) for one in row if one.cell.rows == 1]
                    whole = any(all(words_ in page for words_ in told) for page in pages)
                    assert (name, told, whole) == (name, told, True)
                    rows += 1
    assert rows > 100
