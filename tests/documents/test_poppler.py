"""What Linux desktops read of a PDF: the programs of poppler find each word that the open data have."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from tests.documents.reading import squeezed, without_number
from tests.documents.test_files import promised
from tests.programs import PROGRAMS

if TYPE_CHECKING:
    from pathlib import Path


def test_poppler_finds_what_the_open_data_say(whole_site: Path) -> None:
    """Every figure, measure, step, unit and period of report.json stands in what pdftotext reads of the report."""
    found = sorted(whole_site.glob("*/*/data/report.json"))
    assert len(found) > 5
    for file in found:
        slug, year = file.parts[-4:-2]
        document = whole_site / slug / year / "documents" / f"{slug}-{year}-report.pdf"
        command = [str(PROGRAMS["pdftotext"]), "-raw", "-enc", "UTF-8", str(document), "-"]
        read = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
        text = "".join(map(without_number, read.split("\f")))
        report = json.loads(file.read_text(encoding="utf-8"))
        assert (slug, year, [one for one in promised(report) if squeezed(one) not in text]) == (slug, year, [])
