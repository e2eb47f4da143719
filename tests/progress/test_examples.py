"""The examples of the catalogue: what stands under `before` is found, and what stands under `after` is not."""

from __future__ import annotations

import re
from datetime import date
from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.assess._published import published_addresses
from prongsai.content import load_site
from prongsai.findings import catalogue
from tests.evidence.files import pdf
from tests.progress.files import FILES, archive, document

if TYPE_CHECKING:
    from tests.conftest import TinySite

CODES = [code for code in catalogue() if code[1] == "8" or code[1:3] == "90"]
"""Those of the report on the measures and of the lasting addresses."""
DAY = date(2024, 4, 1)
"""The first day of the second half of fiscal year 2567, by which the examples are read."""
EVIDENCE = {
    "training.pdf": FILES["PDF"],
    "video-scan.pdf": FILES["PDF"] + bytes(10_000_000),
    "locked.pdf": pdf(locked=True),
    "macro.xlsx": archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
    "attached.pdf": document(b"<</Type/Annot/Subtype/FileAttachment>>"),
    "photos.zip": b"PK\x03\x04",
    "photos.pdf": FILES["PDF"],
    "photo.pdf": FILES["PNG"],
    "photo.png": FILES["PNG"],
}
FIRST_ROUND = """\
rounds:
  - months: 6
    entries:
      - measure: m01
        status: done
        problems: ไม่มี
        suggestions: ไม่มี
        evidence: {file: evidence/training.pdf, title: รายงานการอบรม, date: 2567-03-20}
"""
ENTRY = "- measure: m01\n  status: in_progress\n"


def report(example: str) -> str:
    """Return a whole progress.yml around an example, by what it begins with: a round, an entry, or a part of one."""
    start = example.partition(":")[0]
    if start == "- months":
        return "rounds:\n" + indent(example, "  ")
    if start == "entries":
        return "rounds:\n  - months: 6\n" + indent(example, "    ")
    entry = example if start == "- measure" else ENTRY + indent(example, "  ")
    return f"{FIRST_ROUND}  - months: 12\n    entries:\n{indent(entry, '      ')}"


@pytest.fixture
def example(site: TinySite) -> TinySite:
    """Return the tiny site as one of results year 2566, with the evidence that the examples cite."""
    (site.root / "thung-thong" / "2568").rename(site.root / "thung-thong" / "2566")
    for name, data in EVIDENCE.items():
        site.write(f"thung-thong/2566/evidence/{name}", data)
    return site


def found(site: TinySite, code: str, text: str) -> set[str]:
    """Return the codes found in the site with an example put in its place."""
    site.path("thung-thong/addresses.txt").unlink(missing_ok=True)
    standing = published_addresses(assess_site(load_site(site.root)).agencies[0])
    if code == "E823":
        site.write("thung-thong/2566/measures.yml", text)
        site.write("thung-thong/2566/progress.yml", "rounds: []\n")
    elif code[1] == "9":
        others = [address for address in standing if address not in ("2566/", "2566/measures/")]
        site.write("thung-thong/addresses.txt", "\n".join([*others, text]))
    else:
        measures = site.path("thung-thong/2566/measures.yml").read_text(encoding="utf-8")
        if "budget" not in measures:
            site.write("thung-thong/2566/measures.yml", measures.replace("    rounds", "    budget: 40000\n    rounds"))
        site.write("thung-thong/2566/progress.yml", report(text))
    assessed = assess_site(load_site(site.root), DAY)
    return {finding.code for finding in assessed.findings}


@pytest.mark.parametrize("code", CODES)
def test_the_examples_are_true(example: TinySite, code: str) -> None:
    """What the catalogue calls wrong is found under its code, and what it calls right is not."""
    entry = catalogue()[code]
    assert code in found(example, code, entry.before)
    assert code not in found(example, code, entry.after)
    assert not {name for name in found(example, code, entry.after) if re.match("E[0-7]", name)}
