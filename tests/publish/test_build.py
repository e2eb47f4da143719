"""Builds that succeed: what `prongsai build` and `mkdocs build` publish."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from prongsai.words import plain
from tests.assess.samples import REPORTS as SLUGS
from tests.conftest import WHOLE
from tests.publish.project import ROOT, mkdocs, prongsai, snapshot, staged, write_agency, write_project

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = sorted(
    path.parent.relative_to(WHOLE).as_posix() for slug in SLUGS for path in WHOLE.glob(f"{slug}/*/scores.yml")
)
PAGES = ("", "analysis/", "measures/", "progress/", "data/")
DATA = ("report.json", "report.schema.json", "catalogue.json", "indicators.csv", "measures.csv")


@pytest.fixture(scope="module")
def small_files(small_site: Path) -> dict[str, bytes]:
    """Every file of the small agency's site."""
    return snapshot(small_site)


def heading(page: Path) -> str:
    """Return the words of a built page's first heading."""
    text = re.sub("</?span[^>]*>", "", page.read_text(encoding="utf-8"))
    found = re.search(r"<h1[^>]*>(.*?)<", text)
    assert found
    return found[1]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_report_is_published(whole_site: Path, report: str, page: str) -> None:
    """Each report has its five pages, with a heading in Thai."""
    assert re.search("[ก-๙]", heading(whole_site / report / page / "index.html"))


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("name", DATA)
def test_every_data_file_of_a_report_is_published(whole_site: Path, report: str, name: str) -> None:
    """Each report has its data files, and a JSON file is one."""
    text = (whole_site / report / "data" / name).read_text(encoding="utf-8-sig")
    assert text
    assert not name.endswith(".json") or json.loads(text)


def test_agencies_and_short_links_are_published(whole_site: Path) -> None:
    """Each agency has its home, and each disclosure item its short lasting address."""
    assert {page.parent.name for page in whole_site.glob("*/index.html")} == {
        *SLUGS,
        "sample",
        "accessibility",
        "compare",
        "data",
        "glossary",
    }
    items = {path.parent.relative_to(whole_site).as_posix() for path in whole_site.glob("*/ita-*/*/index.html")}
    assert {item for item in items if not item.startswith("sample/")} == {
        "town/ita-2569/o25",
        "province/ita-2567/o34",
        "subdistrict/ita-2566/o42",
    }


def test_the_search_index_knows_the_measures(whole_site: Path) -> None:
    """The search index is published and holds the words of a measures page."""
    index = (whole_site / "search" / "pages.js").read_text(encoding="utf-8")
    records = json.loads(index.removeprefix("prongsaiIndex(").rstrip().removesuffix(";").removesuffix(")"))
    assert any(record["at"] == "province/2566/measures/" and record["text"] for record in records)


def test_what_changed_is_published(whole_site: Path) -> None:
    """What was put right after a report was published stands on its data page, with both figures and the day."""
    text = (whole_site / "town" / "2568" / "data" / "index.html").read_text(encoding="utf-8")
    told = re.sub("</?span[^>]*>", "", text.partition('id="history"')[2])
    assert "แก้คะแนนตัวชี้วัดที่ 7 จาก 97.06 เป็น 97.60" in told
    assert "7 มกราคม 2569" in told


def test_the_mark_beside_each_heading_says_where_it_leads(whole_site: Path) -> None:
    """The theme's mark and that of our own templates are told in the same words, which stand in the catalogue."""
    text = (whole_site / "town" / "2568" / "measures" / "index.html").read_text(encoding="utf-8")
    marks = re.findall('class="headerlink"[^>]* title="([^"]*)"', text)
    assert len(marks) > 5
    assert {*marks} == {plain("blocks.link_here")}


def test_no_source_is_published(whole_site: Path) -> None:
    """Nothing of the content folder but cited evidence and emblems, no YAML, Markdown or template, is published."""
    sources = {path.read_bytes() for path in WHOLE.rglob("*") if path.suffix in {".yml", ".md", ".txt"}}
    published = snapshot(whole_site)
    assert [path for path in published if path.endswith((".yml", ".yaml", ".md"))] == []
    assert [path for path in published if path.startswith("prongsai/")] == []
    assert [path for path, data in published.items() if data in sources] == []


def test_a_site_leaves_no_staging_folder(whole_site: Path) -> None:
    """A build that succeeds leaves only the site."""
    assert staged(whole_site.parent) == []


def test_a_site_can_be_read_by_the_web_server(whole_site: Path) -> None:
    """The site folder may be entered by everyone, though it was made as a temporary folder."""
    assert whole_site.stat().st_mode & 0o755 == 0o755


def test_a_strict_build_has_nothing_to_complain_about(tmp_path: Path, whole_content: Path, whole_site: Path) -> None:
    """`mkdocs build --strict` passes on the whole site without a warning, and makes the same files."""
    site = shutil.copytree(whole_site, tmp_path / "site")
    told = {"PRONGSAI_CONTENT": str(whole_content), "PRONGSAI_DOCUMENTS": "yes"}
    done = mkdocs("build", "--strict", "--site-dir", str(site), cwd=ROOT, **told)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    assert snapshot(tmp_path / "site") == snapshot(whole_site)


def test_building_again_changes_nothing(
    tmp_path: Path, small_content: Path, small_site: Path, small_files: dict[str, bytes]
) -> None:
    """A second build over a site makes the same files, and those the old site had beyond them are gone."""
    site = tmp_path / "site"
    shutil.copytree(small_site, site)
    (site / "ban-mai" / "stale.html").touch()
    done = prongsai("build", "--content", str(small_content), "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    assert snapshot(site) == small_files


def test_one_agency_alone_is_at_home(small_site: Path) -> None:
    """With one agency the front page is that agency's home and leads to its reports."""
    front = small_site / "index.html"
    assert heading(front) == "องค์การบริหารส่วนตำบลบ้านใหม่"
    assert 'href="ban-mai/2568/measures/"' in front.read_text(encoding="utf-8")


def test_several_agencies_share_a_front_page(whole_site: Path) -> None:
    """With several agencies the front page lists each of them."""
    front = whole_site / "index.html"
    text = front.read_text(encoding="utf-8")
    assert heading(front) == "การเปิดเผยผลการประเมิน ITA"
    assert all(f'href="{report.partition("/")[0]}/"' in text for report in REPORTS)


def test_the_project_is_found_from_a_folder_below(tmp_path: Path) -> None:
    """`prongsai build` in a folder of the project builds the project's site where the project says."""
    project = write_project(tmp_path / "โครงการ ใหม่")
    done = prongsai("build", cwd=project / "content" / "ban-mai")
    assert done.returncode == 0, done.stderr
    assert (project / "site" / "ban-mai" / "2568" / "index.html").is_file()


def test_thai_digits_are_a_setting(tmp_path: Path) -> None:
    """`digits: thai` gives running text Thai digits; codes, addresses and data files keep Arabic ones."""
    project = write_project(tmp_path)
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "digits: arabic" in text
    config.write_text(text.replace("digits: arabic", "digits: thai"), encoding="utf-8")
    done = mkdocs("build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    page = project / "site" / "ban-mai" / "2568" / "measures" / "index.html"
    assert "O25" in heading(page)
    assert 'href="../../ita-2569/o25/"' in page.read_text(encoding="utf-8")
    assert "๙๕.๒๕" in page.parents[1].joinpath("index.html").read_text(encoding="utf-8")
    csv = page.parents[1] / "data" / "indicators.csv"
    assert "95.25" in csv.read_text(encoding="utf-8-sig")


def test_an_agency_may_have_any_name(tmp_path: Path) -> None:
    """A folder name that MkDocs would leave out by itself is published like any other."""
    write_agency(tmp_path / "content", "templates")
    site = tmp_path / "site"
    done = prongsai("build", "--content", str(tmp_path / "content"), "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    assert (site / "templates" / "2568" / "data" / "report.json").is_file()


def test_no_absolute_path_is_published(whole_content: Path, whole_site: Path) -> None:
    """No published file says where on the builder's machine the project or its content stands."""
    here = [str(path).encode() for path in (ROOT, whole_content)]
    assert [path for path, data in snapshot(whole_site).items() if any(one in data for one in here)] == []


def test_a_site_of_one_agency_alone(tmp_path: Path) -> None:
    """`build --only` makes the pages of one agency, whatever is wrong with others, and misses none of them."""
    write_project(tmp_path)
    write_agency(tmp_path / "content", "na-klang", score="195.25")
    (tmp_path / "content" / "addresses.txt").write_text("ban-mai/\nna-klang/\n", encoding="utf-8")
    done = prongsai("build", "--only", "ban-mai", "--site-dir", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "ban-mai" / "2568" / "index.html").is_file()
    assert not (tmp_path / "out" / "na-klang").exists()
