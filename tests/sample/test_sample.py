"""The invented agency of `content/sample/`: sound, whole, and said to be invented wherever it is published."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from prongsai.assess import AssessedAgency, AssessedSite, assess_site
from prongsai.content import load_site
from prongsai.text import round2
from tests.assess.samples import CONTENT, REAL
from tests.render.reading import render

if TYPE_CHECKING:
    from prongsai.render import Tree

TODAY = date(2026, 1, 15)
BANNER = "ข้อมูลสมมุติเพื่อแสดงตัวอย่าง ไม่ใช่หน่วยงานจริง"


@pytest.fixture(scope="module")
def site() -> AssessedSite:
    """Return the project's own content, assessed on a day after the last measure's end."""
    return assess_site(load_site(CONTENT), TODAY)


@pytest.fixture(scope="module")
def sample(site: AssessedSite) -> AssessedAgency:
    """Return the invented agency."""
    (found,) = [agency for agency in site.agencies if agency.agency.sample]
    return found


@pytest.fixture(scope="module")
def tree(site: AssessedSite) -> Tree:
    """Return the rendered site."""
    return render(site)


def test_the_sample_is_the_only_invented_agency(site: AssessedSite) -> None:
    """The agencies of content/ are the real ones and the sample."""
    assert {agency.slug: agency.agency.sample for agency in site.agencies} == dict.fromkeys(REAL, False) | {
        "sample": True,
    }


def test_only_the_intended_findings_stand(site: AssessedSite) -> None:
    """The sample has its acknowledged contradiction and the round that was not reported, and nothing else."""
    found = [finding for finding in site.findings if finding.place.file.startswith("sample/")]
    told = {(finding.code, finding.place.file, finding.acknowledged is not None) for finding in found}
    assert told == {("E301", "sample/2566/scores.yml", True), ("W808", "sample/2567/progress.yml", False)}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("year", "reported", "tools", "level"),
    [
        (2565, "86.64", ["87.10", "83.00", "89.03"], "A"),
        (2566, "88.24", ["89.54", "84.90", "89.50"], "ผ่าน"),
        (2567, "90.25", ["91.00", "87.00", "92.13"], "ผ่านดี"),
    ],
)
def test_the_figures_follow_from_one_another(
    sample: AssessedAgency, year: int, reported: str, tools: list[str], level: str
) -> None:
    """Tools and overall are 0.30, 0.30 and 0.40 of the means; in 2566 alone a slip of 0.11 parts them."""
    one = next(one for one in sample.years if one.year == year)
    assert one.overall is not None
    assert [str(round2(tool.score)) for tool in one.tools] == tools
    assert str(round2(one.overall)) == ("88.13" if year == 2566 else reported)
    assert (str(one.report.scores.overall), one.report.scores.level) == (reported, level)


def test_the_progress_shows_every_case(sample: AssessedAgency) -> None:
    """Of the first reported measures one is overdue, one late, one cancelled, and the others done in time."""
    progress = next(one.progress for one in sample.years if one.year == 2566)
    assert progress is not None
    assert [one.months for one in progress.rounds] == [6, 12]
    assert {one.view.measure.id: (one.standing, one.days) for one in progress.measures} == {
        "process-manual": ("on_time", None),
        "e-service": ("late", 75),
        "news-summary": ("on_time", None),
        "asset-register": ("overdue", 502),
        "procurement-open": ("on_time", None),
        "study-visit": ("cancelled", None),
    }


def test_the_evidence_is_small_and_of_three_kinds(sample: AssessedAgency) -> None:
    """The evidence is a PDF, an image and a workbook of a few KB, and each file is cited."""
    cited = {f"{one.year}/{file}": data for one in sample.years for file, data in one.report.evidence.items()}
    folder = CONTENT / "sample"
    assert set(cited) == {path.relative_to(folder).as_posix() for path in folder.glob("*/evidence/*")}
    assert {Path(file).suffix for file in cited} == {".pdf", ".png", ".xlsx"}
    assert max(map(len, cited.values())) < 10_000


def test_every_page_of_the_sample_says_so(tree: Tree) -> None:
    """The banner and `noindex` stand on each page of the sample and on no other."""
    for path, page in tree.pages.items():
        marked = path.startswith("sample/")
        head = page.split("---\n")[1]
        assert (BANNER in page, 'robots: "noindex"' in head) == (marked, marked), path


def test_the_lasting_addresses_of_the_sample_say_so(tree: Tree) -> None:
    """The small pages that lead on are kept out of search engines for the sample alone."""
    found = {path: b'<meta name="robots" content="noindex">' in data for path, data in tree.files.items()}
    redirects = {path: marked for path, marked in found.items() if path.endswith(".html")}
    assert {path for path, marked in redirects.items() if marked} == {
        path for path in redirects if path.startswith("sample/")
    }
    assert len([path for path in redirects if path.startswith("sample/")]) >= 5


def test_the_data_of_the_sample_say_so(tree: Tree) -> None:
    """`report.json` tells an invented agency from a real one, and satisfies its schema."""
    for path, data in tree.files.items():
        if path.endswith("/report.json"):
            record = json.loads(data)
            assert record["agency"]["sample"] is path.startswith("sample/"), path
            jsonschema.validate(record, json.loads(tree.files[path.replace(".json", ".schema.json")]))


def test_lists_of_agencies_mark_the_sample(tree: Tree) -> None:
    """The front page and the navigation mark the sample, and no real agency."""
    assert "เทศบาลตำบลตัวอย่าง</a> (ตัวอย่าง)" in tree.pages["index.md"]
    assert tree.pages["index.md"].count("(ตัวอย่าง)") == 1
    assert [title for title, _ in tree.nav if "(ตัวอย่าง)" in title] == ["ทต.ตัวอย่าง (ตัวอย่าง)"]
