"""What Linux desktops read of a PDF: the programs of poppler find each word that the open data have."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from tests.documents.reading import pdf_text, squeezed, without_number
from tests.documents.test_files import counted, promised
from tests.programs import PROGRAMS

if TYPE_CHECKING:
    from pathlib import Path


def read(document: Path) -> str:
    """Return what pdftotext reads of a PDF without the numbers of its pages, squeezed."""
    command = [str(PROGRAMS["pdftotext"]), "-raw", "-enc", "UTF-8", str(document), "-"]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    return "".join(map(without_number, told.split("\f")))


def test_poppler_finds_what_the_open_data_say(whole_site: Path) -> None:
    """Every figure, measure, step, unit and period of report.json stands in what pdftotext reads of the report.

    A word is found there as often as by another program, which is held to the source.
    """
    found = sorted(whole_site.glob("*/*/data/report.json"))
    assert len(found) > 5
    for file in found:
        slug, year = file.parts[-4:-2]
        document = whole_site / slug / year / "documents" / f"{slug}-{year}-report.pdf"
        text = read(document)
        report = json.loads(file.read_text(encoding="utf-8"))
        assert (slug, year, [one for one in promised(report) if squeezed(one) not in text]) == (slug, year, [])
        assert (slug, year, counted(text)) == (slug, year, counted(pdf_text(document.read_bytes())))
