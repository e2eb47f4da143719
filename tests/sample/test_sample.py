"""The invented agency of the whole site: sound, whole, and said to be invented wherever it is published."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from pypdf import PdfReader

from prongsai.assess import AssessedAgency, AssessedSite, assess_site
from prongsai.content import load_site
from prongsai.text import round2
from tests.assess.samples import REPORTS
from tests.conftest import WHOLE
from tests.render.reading import read, render

if TYPE_CHECKING:
    from prongsai.render import Tree

TODAY = date(2026, 1, 15)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BANNER = "ข้อมูลสมมุติเพื่อแสดงตัวอย่าง ไม่ใช่หน่วยงานจริง"


@pytest.fixture(scope="module")
def site() -> AssessedSite:
    """Return the whole site, assessed on a day after the last measure's end."""
    return assess_site(load_site(WHOLE), TODAY)


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
    """Of the agencies of the whole site the sample alone says that it is invented."""
    assert {agency.slug: agency.agency.sample for agency in site.agencies} == dict.fromkeys(REPORTS, False) | {
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
    assert [str(round2(tool.shown)) for tool in one.tools] == tools
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
    folder = WHOLE / "sample"
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


def test_the_sample_has_every_kind_of_page(sample: AssessedAgency, tree: Tree) -> None:
    """For each year the results, analysis, measures, progress and data; the home and the brief; both items' links."""
    expected = {"sample/index.md", "sample/brief/index.md"}
    for one in sample.years:
        expected |= {f"sample/{one.year}/index.md"}
        expected |= {f"sample/{one.year}/{part}.md" for part in ("analysis", "measures", "progress", "data")}
    assert {path for path in tree.pages if path.startswith("sample/")} == expected
    files = {path.removeprefix("sample/") for path in tree.files if path.startswith("sample/")}
    short = {path.removesuffix("/index.html") for path in files if path.startswith("ita-")}
    assert short == {"ita-2566/o42", "ita-2567/o34", "ita-2568/o27", "ita-2568/o28", "ita-2569/o26"}
    assert {"2566/data/progress.csv", "2567/data/progress.csv", "2566/progress/evidence/process-manual.pdf"} <= files


def test_the_sample_shows_each_thing_to_be_seen(tree: Tree) -> None:
    """Trends over both scales, what was addressed and scored next, priorities, statuses, boxes and notes are there."""
    told = {path: read(page).text() for path, page in tree.pages.items() if path.startswith("sample/")}
    for path, words in {
        "sample/index.md": ("ระดับแบบตัวอักษร", "มาตรการกับคะแนนปีถัดไป", "สิ่งที่ช่วยได้มากที่สุด"),
        "sample/2566/index.md": ("ผู้จัดทำรับทราบ",),
        "sample/2566/measures.md": ("สำหรับผู้ประเมิน: พบครบ 8 จาก 8 เรื่อง",),
        "sample/2566/progress.md": (
            "สำหรับผู้ประเมิน: พบ",
            "เกินกำหนด 502 วัน",
            "แล้วเสร็จล่าช้า 75 วัน",
            "แล้วเสร็จตามกำหนด",
            "ยกเลิก",
            "มาตรการตามส่วนราชการ",
        ),
        "sample/2567/progress.md": (
            "ถึงกำหนดแล้ว ยังไม่มีรายงานของรอบนี้",
            "วัน ยังไม่มีรายงานว่าแล้วเสร็จ",
            "ตามรายงานรอบ 6 เดือน เมื่อ 4 เม.ย. 2568",
        ),
        "sample/2565/progress.md": ("ยังไม่มีรายงานผลการดำเนินการตามมาตรการปีงบประมาณ พ.ศ. 2566",),
        "sample/brief/index.md": ("เกินกำหนด 4", "สำนักปลัดเทศบาล"),
    }.items():
        assert [word for word in words if word not in told[path]] == [], path


@pytest.mark.parametrize("slug", REPORTS)
def test_a_real_agency_has_no_report_yet_and_looks_whole(site: AssessedSite, tree: Tree, slug: str) -> None:
    """Its page says in words that there is none, names each measure, leads on, and shows nothing empty."""
    (agency,) = [one for one in site.agencies if one.slug == slug]
    (year,) = agency.years
    page = read(tree.pages[f"{slug}/{year.year}/progress.md"])
    text = page.text()
    assert f"ยังไม่มีรายงานผลการดำเนินการตามมาตรการปีงบประมาณ พ.ศ. {year.fiscal_year} ของ{agency.agency.name}" in text
    assert "ณ วันที่ 15 มกราคม 2569" in text
    assert "../measures/" in [a.attributes["href"] for a in page.all("a")]
    assert not {"None", "เกินกำหนด"} & set(text.split())
    shown = [one for one in page.all("h1", "h2", "h3", "p", "li", "td") if one.attributes.get("role") != "status"]
    assert [one for one in shown if not one.text().strip()] == []
    assert page.all("table") == []


def test_the_evidence_opens() -> None:
    """The documents have a page with words on it, the workbook a sheet with figures, and the image its pixels."""
    evidence = sorted((WHOLE / "sample").glob("*/evidence/*"))
    for path in (one for one in evidence if one.suffix == ".pdf"):
        reader = PdfReader(path, strict=True)
        assert [bool(page.extract_text().strip()) for page in reader.pages] == [True]
    for path in (one for one in evidence if one.suffix == ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
        numbers = [cell.text for cell in sheet.iter(f"{SHEET}v")]
        assert len([one for one in numbers if one and one.isdigit()]) >= 3
    for path in (one for one in evidence if one.suffix == ".png"):
        data = path.read_bytes()
        width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
        start = data.index(b"IDAT")
        (length,) = struct.unpack(">I", data[start - 4 : start])
        pixels = zlib.decompress(data[start + 4 : start + 4 + length])
        row = 1 + (width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] + 7) // 8
        assert len(pixels) == height * row


def test_each_step_of_a_round_has_its_own_year(tree: Tree) -> None:
    """The strip goes from a result to the measures of the year after, and says in which assessments both are told."""
    page = read(tree.pages["sample/2566/measures.md"])
    strip = next(one for one in page.all("nav") if one.attributes["class"] == "ps-tabs")
    assert [one.text() for one in strip.all("a")] == [
        "ผลคะแนน 2566",
        "วิเคราะห์ 2566",
        "มาตรการ 2567",
        "ความคืบหน้า 2567",
        "ข้อมูลเปิด",
    ]
    assert strip.all("p")[0].text() == "เปิดเผยใน ITA 2567 (O34) และ ITA 2568 (O28) · ข้อมูลเปิด"
