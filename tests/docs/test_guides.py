"""The guides for officers are true: what they show is read as it stands, and pages show what the guides say."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.content._describe import FILE_RECORDS, records_below
from prongsai.content.model.base import keys_of
from prongsai.content.model.measures import Measure
from tests.docs.guides import DOCS, GUIDES, examples
from tests.evidence.files import pdf
from tests.render.reading import read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import AssessedSite
    from tests.conftest import TinySite
    from tests.docs.guides import Example

DAY = date(2026, 4, 5)
"""The day of the guides: five days after the first half of fiscal year 2569."""
EVIDENCE = ("training.pdf", "news.pdf")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_shows_is_true(guide: Path, site: TinySite) -> None:
    """Each file of a guide, typed in its order, tells what the guide says and nothing graver, and the pages show it."""
    # Nothing is published yet, as where somebody begins.
    site.path("thung-thong/addresses.txt").unlink()
    for name in EVIDENCE:
        site.write(f"thung-thong/2568/evidence/{name}", pdf("report"))
    wrong = [(example.name, *shown_by(site, example)) for example in examples(guide.read_text(encoding="utf-8"))]
    assert [one for one in wrong if one[1:] != ([], [])] == []


def shown_by(site: TinySite, example: Example) -> tuple[list[str], list[object]]:
    """Type an example, and return the findings that its guide does not tell or tells in vain, and what no page shows."""
    site.write(example.name.removeprefix("content/"), example.text)
    assessed = assess_site(load_site(site.root), DAY)
    found = {str(one): one.severity for one in assessed.findings}
    untold = [
        line
        for line, severity in found.items()
        if severity != "hint" and not any(is_told(line, one) for one in example.told)
    ]
    in_vain = [one for one in example.told if not any(is_told(line, one) for line in found)]
    return [*untold, *in_vain], missing(assessed, example)


def is_told(line: str, told: str) -> bool:
    """Tell whether a guide tells a line, whole or as far as its dots."""
    return line.startswith(told.removesuffix("…")) if told.endswith("…") else line == told


def missing(site: AssessedSite, example: Example) -> list[object]:
    """Return the rows and words that a guide promises and no page has."""
    if not example.rows and not example.words:
        return []
    pages = [read(page) for page in render(site).pages.values()]
    rows = [[plain(cell.text()) for cell in row.all("td", "th")] for page in pages for row in page.all("tr")]
    texts = [plain(page.text()) for page in pages]
    lost: list[object] = [row for row in example.rows if not any(within(row, one) for one in rows)]
    return lost + [words for words in example.words if not any(words in text for text in texts)]


def within(some: list[str], cells: list[str]) -> bool:
    """Tell whether cells stand in a row, in their order, perhaps with others between, or with a measure's state behind."""
    rest = iter(cells)
    return all(any(one == cell or one.startswith(f"{cell} ") for one in rest) for cell in some)


def plain(text: str) -> str:
    """Return a text with one space where it has any."""
    return " ".join(text.split())


def test_every_placeholder_of_the_guide_is_one(site: TinySite) -> None:
    """Each placeholder that the guide names is filled, with these very arguments."""
    named = re.findall(r"`(\{\{ .+? \}\})`", (DOCS / "officers" / "narrative.md").read_text(encoding="utf-8"))
    assert len(named) > 10
    site.write("analysis.md", "\n\n".join(["# ผลการประเมิน", *named]))
    assert [line for line in site.lines() if "analysis.md" in line] == []


def test_every_period_of_the_guide_is_one(site: TinySite) -> None:
    """Each way to write a period that the guide names is read as it stands."""
    named = re.findall(r"`(period: .+?)`", (DOCS / "officers" / "measures.md").read_text(encoding="utf-8"))
    assert len(named) > 5
    for period in named:
        site.edit("measures.yml", "period: fiscal_year", period)
        assert [line for line in site.lines() if "measures.yml" in line] == [], period
        site.edit("measures.yml", period, "period: fiscal_year")


MEASURE = """\
measures:
  - id: m01
    period: fiscal_year
    {}
"""


def test_every_column_of_the_guide_has_its_field(site: TinySite) -> None:
    """What the guide says to type for a column of a Word table is read as it stands."""
    guide = (DOCS / "officers" / "measures.md").read_text(encoding="utf-8").partition("## มีคอลัมน์นี้ใน Word")[2]
    named = re.findall(r"`([a-z]+: (?!รหัส).+?)`", guide)
    assert {one.partition(":")[0] for one in named} >= {*Measure.model_fields} - {"id", "continues", "period"}
    for line in named:
        lines = line if line.startswith("title:") else f"title: มาตรการ\n    {line}"
        site.write("measures.yml", MEASURE.format(lines))
        assert [str(one) for one in load_site(site.root).findings if one.severity == "error"] == [], line


def test_every_field_has_its_place_in_a_guide() -> None:
    """Whoever has something in a report finds in a guide what to type for it: each field of each file is shown or named."""
    guides = "\n".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    named = {*re.findall(r"(?:^|[{`\s])([a-z_]+)(?=:|`)", guides, re.MULTILINE)}
    records = [record for file in FILE_RECORDS.values() for record in (file, *records_below(file))]
    fields = {(record.__name__, key) for record in records for key in keys_of(record)}
    assert {one for one in fields if one[1] not in named} == set()


@pytest.mark.parametrize("guide", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_every_block_of_yaml_is_yaml(guide: Path) -> None:
    """No block of a guide, for whomever it is, has a slip of YAML in it."""
    for block in re.findall("^```yaml\n(.*?)^```$", guide.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        assert yaml.safe_load(block)


def test_every_guide_shows_something() -> None:
    """No guide for officers is words alone: each has a file to type."""
    assert [guide.stem for guide in GUIDES if not [*examples(guide.read_text(encoding="utf-8"))]] == []
