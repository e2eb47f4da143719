"""Lasting addresses: what was published stays, moves with a redirect, or fails the check with its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from prongsai.render import check_addresses
from tests.publish.project import prongsai
from tests.render.reading import parse, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

LIST = "thung-thong/addresses.txt"


def found(site: TinySite) -> list[str]:
    """Return the findings about addresses, those of reading the lists too."""
    assessed = assess_site(load_site(site.root))
    told = [*assessed.findings, *check_addresses(assessed)]
    return [f"{one.place}: {one.code}" for one in told]


def test_a_full_list_is_silent(site: TinySite) -> None:
    """A list with every published address, comments and blank lines gives no finding."""
    site.append(LIST, "\n# หมายเหตุ\n")
    assert found(site) == []


def test_a_vanished_address_is_an_error(site: TinySite) -> None:
    """An address of the list that no page has any more is E901 at its line, and names the address."""
    site.append(LIST, "  2567/measures/\n")
    assert found(site) == [f"{LIST}:8:3: E901"]
    (told,) = check_addresses(assess_site(load_site(site.root)))
    assert "thung-thong/2567/measures/" in told.message


def test_a_redirect_must_lead_to_a_page(site: TinySite) -> None:
    """A redirect to an address that no page has is E902; one that leads to a page is fine."""
    site.append(LIST, "old/ -> 2568/measures/\nolder/ -> 2568/measure/\n")
    assert found(site) == [f"{LIST}:9:1: E902"]


@pytest.mark.parametrize("line", ["/2568/", "2568", "a -> b/", "a/ ->", "../x/", "2568/", "A/", "a/ -> a/"])
def test_a_line_that_is_no_address(site: TinySite, line: str) -> None:
    """Whatever is no address below the agency's folder, or stands twice, is E903 at its line."""
    site.append(LIST, line + "\n")
    assert found(site) == [f"{LIST}:8:1: E903"]


def test_what_is_not_listed_is_a_hint(site: TinySite) -> None:
    """A published address that the list does not have is H904, until the command has added it."""
    site.edit(LIST, "2568/data/\n", "")
    assert found(site) == [f"{LIST}:1:1: H904"]
    shown = CliRunner().invoke(main, ["addresses", "--content", str(site.root), "--write"])
    assert shown.output == "thung-thong/2568/data/\n"
    assert found(site) == []
    assert site.path(LIST).read_text(encoding="utf-8").endswith("ita-2569/o25/\n2568/data/\n")


def test_the_addresses_are_those_of_the_tree(site: TinySite) -> None:
    """Without rendering, the very addresses are known that the rendered site has below the agency's home."""
    site.path(LIST).unlink()
    assessed = assess_site(load_site(site.root))
    shown = CliRunner().invoke(main, ["addresses", "--content", str(site.root)]).output.split()
    tree = render(assessed)
    paths = [path for path in (*tree.pages, *tree.files) if path.endswith((".md", "index.html"))]
    rendered = {path.removesuffix("index.md").removesuffix("index.html").replace(".md", "/") for path in paths}
    assert set(shown) == rendered - {"", "thung-thong/"}


def test_a_redirect_is_a_page_without_script(site: TinySite) -> None:
    """The old address of a declared redirect refreshes to the new one and links to it."""
    site.append(LIST, "2567/measures/ -> 2568/measures/\n")
    root = parse(render(assess_site(load_site(site.root))).files["thung-thong/2567/measures/index.html"].decode())
    assert [a.attributes["href"] for a in root.all("a")] == ["../../2568/measures/"]
    refresh = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    assert refresh == ["0; url=../../2568/measures/"]


def test_a_removed_year_fails_the_build(site: TinySite, tmp_path: Path) -> None:
    """Without a year that was published the build fails, names the address, and leaves the old site as it was."""
    built = tmp_path / "site"
    arguments = ("build", "--content", str(site.root), "--site-dir", str(built))
    assert prongsai(*arguments).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    shutil.rmtree(site.root / "thung-thong" / "2568")
    done = prongsai(*arguments)
    assert done.returncode == 1
    assert "E901" in done.stderr
    assert "thung-thong/2568/measures/" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_the_box_for_assessors(site: TinySite) -> None:
    """The measures page tells every element with a link to its place, the three years, and the path to paste."""
    page = render(assess_site(load_site(site.root))).pages["thung-thong/2568/measures.md"]
    box = parse(page[page.index('<aside class="ps-assessor"') :].partition("</aside>")[0])
    links = [a.attributes["href"] for a in box.all("a")]
    assert links[0] == "#_analysis"
    assert set(links) <= {"#_analysis", "#_measures", "#_details", "#_limitations"}
    assert all(f"{{ {link} }}" in page for link in links)
    assert "ปี พ.ศ. 2568 · มาตรการปีงบประมาณ พ.ศ. 2569 · การประเมิน ITA ปี พ.ศ. 2569" in box.text()
    assert [code.text() for code in box.all("code")] == ["หน้าแรก › ทต.ทุ่งทอง › ปี 2568 › มาตรการ"]
