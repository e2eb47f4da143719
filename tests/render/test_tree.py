"""The rendered site has exactly its pages and files, and every link on them leads somewhere."""

from __future__ import annotations

import posixpath
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from prongsai.addresses import PageFacts
from prongsai.build import built_path
from prongsai.render import Options, Tree, render_site
from prongsai.render.data.dataset import TABLES
from prongsai.render.data.schema import published_schemas
from tests.assess.samples import AGENCY, assess_folder, measures, scores, write_agency
from tests.render.reading import TEMPLATES, Element, dangers, parse, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import AssessedSite

YEARS = {
    "town": ("2568", "ita-2569/o25"),
    "province": ("2566", "ita-2567/o34"),
    "subdistrict": ("2565", "ita-2566/o42"),
}


def test_the_pages_are_the_expected_ones(tree: Tree) -> None:
    """Home, comparison, the statement, open data, two pages for each agency, those of each year, and nothing else."""
    expected = {"index.md", "compare/index.md", "accessibility/index.md", "glossary/index.md", "data/index.md"}
    for slug, (year, _) in YEARS.items():
        expected |= {f"{slug}/index.md", f"{slug}/brief/index.md", f"{slug}/{year}/index.md"}
        expected |= {f"{slug}/{year}/{part}.md" for part in ("analysis", "measures", "progress", "data")}
    assert set(tree.pages) == expected


def test_the_files_are_the_expected_ones(tree: Tree) -> None:
    """Feeds, calendars, data and lasting addresses of each year, the dataset, schemas and scripts' words; nothing else."""
    expected = {f"{slug}/{name}" for slug in YEARS for name in ("feed.xml", "calendar.ics")}
    expected |= {f"schemas/{name}" for name, _ in published_schemas()}
    expected |= {"assets/javascripts/words.js", "assets/stylesheets/words.css"}
    expected |= {f"data/{table.name}.{form}" for table in TABLES for form in ("csv", "jsonl")}
    expected |= {f"data/{name}" for name in ("prongsai.sqlite", "datapackage.json", "catalog.jsonld", "dictionary.csv")}
    expected |= {"data/catalogue.json", *(f"{slug}/{slug}.zip" for slug in YEARS)}
    for slug, (year, item) in YEARS.items():
        names = ("report.json", "report.schema.json", "catalogue.json", "indicators.csv", "measures.csv")
        expected |= {f"{slug}/{year}/data/{name}" for name in names} | {f"{slug}/{item}/index.html"}
    assert set(tree.files) == expected


def test_facts_travel_beside_every_page(tree: Tree) -> None:
    """Facts are told of all that a person may open, and of nothing else."""
    opened = {*map(built_path, tree.pages), *(path for path in tree.files if path.endswith(".html"))}
    assert {f"{address}index.html" for address in tree.facts} == opened


@pytest.mark.parametrize("sample", [False, True])
def test_what_a_page_is_is_told_beside_it(tmp_path: Path, sample: bool) -> None:  # noqa: FBT001 - a parameter
    """A page is told by its title, its agency and its last change; one that leads on also by where it leads."""
    root = write_agency(tmp_path, agency=AGENCY | {"sample": str(sample).lower()})
    day = date(2026, 1, 5)
    facts = render_site(assess_folder(root), Options(TEMPLATES, "thai", {"ban-na/2565": day})).facts
    assert facts[""] == PageFacts("เทศบาลตำบลบ้านนา", "ban-na", sample, known_by="ทต.บ้านนา · จังหวัดตัวอย่าง")
    assert facts["glossary/"] == PageFacts("อภิธานศัพท์")
    assert facts["ban-na/2565/data/"] == PageFacts("ข้อมูลเปิด ปี ๒๕๖๕ ทต.บ้านนา", "ban-na", sample, day)
    (leads_on,) = (found for found in facts.values() if found.to)
    assert leads_on == PageFacts(leads_on.title, "ban-na", sample, to="ban-na/2565/measures/")
    assert [found.may_be_found for found in (facts["ban-na/2565/data/"], leads_on)] == [not sample, False]


def test_the_navigation_is_short(tree: Tree) -> None:
    """The navigation has the home page, the comparison and each agency."""
    assert [page for _, page in tree.nav] == ["index.md", "compare/index.md", *(f"{slug}/index.md" for slug in YEARS)]


def broken_links(tree: Tree, pages: dict[str, Element]) -> list[str]:
    """Return the links of all pages that lead to no page, file or place of the site."""
    roots = {built_path(path): root for path, root in pages.items()}
    roots |= {path: parse(data.decode()) for path, data in tree.files.items() if path.endswith(".html")}
    ids = {path: {element.attributes.get("id") for element in root.walk()} for path, root in roots.items()}
    broken = []
    for path, root in roots.items():
        for href in [element.attributes["href"] for element in root.walk() if "href" in element.attributes]:
            if href.startswith(("http://", "https://")):
                continue
            address, _, anchor = href.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path
            to = posixpath.normpath(f"{to}/index.html") if address.endswith("/") else to
            if (to not in roots and to not in tree.files) or (anchor and anchor not in ids[to]):
                broken.append(f"{path}: {href}")
    return broken


def test_every_link_leads_somewhere(tree: Tree, pages: dict[str, Element]) -> None:
    """Every relative link of the site leads to a page, file or heading of it."""
    assert broken_links(tree, pages) == []
    assert sum(len(page.all("a")) for page in pages.values()) > 150


def test_a_broken_link_would_be_noticed(tree: Tree, pages: dict[str, Element]) -> None:
    """The check of links sees a missing page and a missing anchor."""
    bad = {"town/index.md": parse('<a href="../nowhere/">x</a><a href="2568/#none">y</a><a href="2568/">z</a>')}
    assert broken_links(tree, pages | bad)[:2] == ["town/index.html: ../nowhere/", "town/index.html: 2568/#none"]


def test_ids_are_unique(pages: dict[str, Element]) -> None:
    """No page of the site has an id twice."""
    for path, page in pages.items():
        ids = Counter(element.attributes["id"] for element in page.walk() if "id" in element.attributes)
        assert [(path, name) for name, count in ids.items() if count > 1] == []


def test_our_own_pages_are_harmless(pages: dict[str, Element]) -> None:
    """Our own pages need no script, no style attribute and no event attribute; fields are those of the one choice."""
    chosen = [one for one in pages["index.md"].all("input") if one.attributes["type"] == "radio"]
    found = [found for page in pages.values() for found in dangers(page)]
    assert found == ["<input>"] * len(chosen)


def test_every_page_has_one_first_heading(pages: dict[str, Element]) -> None:
    """Each page has one h1, and no level is left out on the way down."""
    for path, page in pages.items():
        levels = [int(h.tag[1]) for h in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert (path, levels[0], levels.count(1)) == (path, 1, 1)
        assert [(path, upper, lower) for upper, lower in pairwise(levels) if lower > upper + 1] == []


def test_one_agency_has_the_front_page(tmp_path: Path) -> None:
    """A site of one agency opens with it, and its navigation is the home page alone."""
    tree = render(assess_folder(write_agency(tmp_path)))
    assert tree.nav == (("หน้าแรก", "index.md"),)
    assert read(tree.pages["index.md"]).all("h1")[0].text() == "เทศบาลตำบลบ้านนา"
    assert broken_links(tree, {path: read(page) for path, page in tree.pages.items()}) == []


def test_an_unknown_year_still_has_its_pages(tmp_path: Path) -> None:
    """Results of 2569: no weights, no item code; all pages render, without a computed score or a lasting address."""
    tree = render(assess_folder(write_agency(tmp_path, 2569)))
    pages = {path: read(page) for path, page in tree.pages.items()}
    assert len(pages) == 11
    assert [path for path in tree.files if path.endswith(".html")] == []
    assert broken_links(tree, pages) == []
    results = pages["ban-na/2569/index.md"]
    assert "80.80" in results.text()
    assert "คะแนนภาพรวมที่คำนวณ" not in results.text()
    assert "คะแนนที่เสียไป" not in results.text()
    assert "ข้อ O" not in pages["ban-na/2569/measures.md"].text()
    assert "ยังไม่รู้น้ำหนักคะแนน" in pages["ban-na/2569/data.md"].text()
    assert [element for page in pages.values() for element in page.all("ul") if not element.all("li")] == []


def test_rounds_lead_to_one_another(tmp_path: Path) -> None:
    """The pages of a year link to the same part of the other years, the home to the box of each."""
    root = write_agency(tmp_path / "a", 2565)
    other = write_agency(tmp_path / "b", 2567)
    (other / "ban-na" / "2567").rename(root / "ban-na" / "2567")
    tree = render(assess_folder(root))
    pages = {path: read(page) for path, page in tree.pages.items()}
    assert broken_links(tree, pages) == []
    before = [a for a in pages["ban-na/2567/measures.md"].all("a") if a.text() == "2565"]
    after = [a for a in pages["ban-na/2565/index.md"].all("a") if a.text() == "2567"]
    own = [a for a in pages["ban-na/index.md"].all("a") if a.text() in {"2565", "2567"}]
    assert [a.attributes["href"] for a in before + after] == ["../../2565/measures/", "../2567/"]
    assert [a.attributes["href"] for a in own] == ["#year-2567", "#year-2565"]


def test_an_agency_without_a_report_has_a_page(tmp_path: Path) -> None:
    """An agency whose years are still missing says so."""
    root = write_agency(tmp_path)
    for path in (root / "ban-na" / "2565").iterdir():
        path.unlink()
    (root / "ban-na" / "2565").rmdir()
    write_agency(root, slug="ban-nai", agency=AGENCY | {"name": "เทศบาลตำบลบ้านใน"})
    tree = render(assess_folder(root))
    assert "ยังไม่มีรายงาน" in read(tree.pages["ban-na/index.md"]).text()
    assert "ยังไม่มีรายงาน" in read(tree.pages["index.md"]).text()


def test_the_day_of_the_last_change_is_shown(site: AssessedSite) -> None:
    """A year whose day of change is known shows it; others show none."""
    changed = {"town/2568": date(2026, 1, 5)}
    tree = render_site(site, Options(TEMPLATES, changed=changed))
    assert "ปรับปรุงล่าสุด 5 มกราคม 2569" in tree.pages["town/2568/measures.md"]
    assert "ปรับปรุงล่าสุด" not in tree.pages["province/2566/measures.md"]
    told = {address: facts.changed for address, facts in tree.facts.items() if facts.changed}
    parts = ("", "analysis/", "measures/", "progress/", "data/")
    assert told == {f"town/2568/{part}": date(2026, 1, 5) for part in parts}


def test_the_redirect_leads_without_a_script(tree: Tree) -> None:
    """The lasting address refreshes to the measures page and has a link for those whom it does not."""
    root = parse(tree.files["province/ita-2567/o34/index.html"].decode())
    refresh = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    assert refresh == ["0; url=../../2566/measures/"]
    assert [a.attributes["href"] for a in root.all("a")] == ["../../2566/measures/"]


def test_contradictions_are_shown_on_the_results(pages: dict[str, Element]) -> None:
    """The town's contradiction stands on its results page and in the quality of its data, with the author's reason."""
    for path in ("town/2568/index.md", "town/2568/data.md"):
        text = pages[path].text()
        assert "92.01" in text
        assert "91.65" in text
        assert "ผู้จัดทำรับทราบ: รายงานพิมพ์คะแนนภาพรวม 92.01" in text
    assert "ตรวจแล้ว ตัวเลขที่รายงานสอดคล้องกันทั้งหมด" not in pages["town/2568/data.md"].text()


def test_two_findings_of_a_kind_have_one_id(tmp_path: Path) -> None:
    """Two tools that contradict are both told, and the id stands once."""
    notes = [{"text": "ตามที่พิมพ์", "finding": "E302"}]
    root = write_agency(tmp_path, scores=scores(tools={"IIT": 91, "OIT": 71}, notes=notes))
    page = read(render(assess_folder(root)).pages["ban-na/2565/index.md"])
    listed = next(ul for ul in page.all("ul") if ul.attributes.get("class") == "ps-notes")
    assert [item.attributes.get("id") for item in listed.all("li")][:2] == ["e302", None]


@pytest.mark.parametrize(("named", "linked"), [({"item": "O9"}, "ita-2570/o9"), ({"ita_year": 2568}, "ita-2568/o27")])
def test_an_override_moves_the_lasting_address(tmp_path: Path, named: dict[str, str], linked: str) -> None:
    """The lasting address follows the year and code that the agency names."""
    tree = render(assess_folder(write_agency(tmp_path, 2569, measures=measures(disclosure=named))))
    assert [path for path in tree.files if path.endswith(".html")] == [f"ban-na/{linked}/index.html"]
    assert broken_links(tree, {path: read(page) for path, page in tree.pages.items()}) == []
