"""The guides as a site and on a forge: every link and anchor is alive in both, and nothing comes from elsewhere."""

from __future__ import annotations

import re
import runpy
import shutil
from posixpath import dirname, join, normpath
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import PluginError
from selectolax.lexbor import LexborHTMLParser

from prongsai.cli import main
from prongsai.findings import catalogue
from tests.docs.guides import DOCS
from tests.publish.project import ROOT
from tests.tools._guide_pictures import PICTURES, WORKBOOK

if TYPE_CHECKING:
    from pathlib import Path

ON_A_FORGE = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md")]
ON_A_FORGE += sorted(DOCS.rglob("*.md"))
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)")
LOADED = ("link[href]", "script[src]", "img[src]")


@pytest.fixture(scope="module")
def pages(docs_site: Path) -> dict[str, LexborHTMLParser]:
    """Every page of the site by its path."""
    found = sorted(docs_site.rglob("*.html"))
    return {
        file.relative_to(docs_site).as_posix(): LexborHTMLParser(file.read_text(encoding="utf-8")) for file in found
    }


def hrefs(page: LexborHTMLParser, selector: str = "a[href]") -> list[str]:
    """Return the addresses that a page names."""
    return [node.attributes.get("href") or node.attributes.get("src") or "" for node in page.css(selector)]


def ids(page: LexborHTMLParser) -> set[str | None]:
    """Return the ids of a page."""
    return {node.attributes["id"] for node in page.css("[id]")}


def test_every_link_of_the_site_is_alive(pages: dict[str, LexborHTMLParser]) -> None:
    """Each link within the site leads to a page, and to a place on it where it names one."""
    dead = []
    places = {path: ids(page) for path, page in pages.items()}
    for path, page in pages.items():
        for href in hrefs(page):
            there = urlsplit(href)
            if there.scheme or path == "404.html":
                continue
            to = normpath(join(dirname(path), unquote(there.path))) if there.path else path
            to = to if to.endswith(".html") else normpath(f"{to}/index.html")
            if to not in pages or (there.fragment and unquote(there.fragment) not in places[to]):
                dead.append((path, href))
    assert dead == []
    assert len(pages) > len(catalogue())


def test_a_dead_link_stops_the_build(docs_site: Path, tmp_path: Path) -> None:
    """The hook of the guides refuses a site of which one link leads nowhere, and names page and link."""
    site = shutil.copytree(docs_site, tmp_path / "site")
    page = (site / "start" / "index.html").read_text(encoding="utf-8")
    (site / "start" / "index.html").write_text(
        page.replace("<h1", '<a href="../nowhere/">x</a><h1', 1), encoding="utf-8"
    )
    config = SimpleNamespace(theme=SimpleNamespace(dirs=[]), site_dir=str(site), site_url=None)
    hook = runpy.run_path(str(ROOT / "hooks" / "docs.py"))
    with pytest.raises(PluginError, match=r"start/index\.html: ลิงก์ \.\./nowhere/ ไม่มีปลายทาง"):
        hook["on_post_build"](config)


def test_nothing_comes_from_elsewhere(pages: dict[str, LexborHTMLParser]) -> None:
    """No page of the guides loads anything from another host, and each has the strict policy of every site."""
    loaded = [href for page in pages.values() for selector in LOADED for href in hrefs(page, selector)]
    assert [href for href in loaded if urlsplit(href).netloc] == []
    policies = [page.css_first('meta[http-equiv="Content-Security-Policy"]') for page in pages.values()]
    assert all(policy and "default-src 'self';" in (policy.attributes["content"] or "") for policy in policies)


@pytest.mark.parametrize("code", catalogue())
def test_every_finding_has_its_page(pages: dict[str, LexborHTMLParser], code: str) -> None:
    """The page of a finding says what `prongsai explain` says of it, whole."""
    page = pages[f"reference/findings/{code}/index.html"]
    article = page.css_first("article")
    assert article is not None
    text = plain(article.text())
    _, _, *told = CliRunner().invoke(main, ["explain", code]).stdout.splitlines()
    entry = catalogue()[code]
    assert [part for part in (entry.title, entry.title_en, *told) if plain(part) not in text] == []


def plain(text: str) -> str:
    """Return a text with one space where it has any."""
    return " ".join(text.split())


def test_the_search_finds_thai_in_the_guides(docs_site: Path) -> None:
    """The index of the site's own search has the guides and the findings."""
    index = (docs_site / "search" / "pages.js").read_text(encoding="utf-8")
    assert all(f'"at":"{page}"' in index for page in ("officers/measures/", "reference/findings/E301/"))
    assert "ตารางหกคอลัมน์ตามตัวชี้วัด" in index


@pytest.mark.parametrize("file", ON_A_FORGE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_is_alive_on_a_forge(file: Path) -> None:
    """Each link of a document leads to a file of the repository, and to a heading of it where it names one."""
    for target, place in _LINK.findall(file.read_text(encoding="utf-8")):
        there = (file.parent / target).resolve() if target else file
        assert there.exists(), target
        assert not place or place in headings(there), (target, place)


def headings(file: Path) -> set[str]:
    """Return what a forge calls the headings of a document."""
    found = re.findall("^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\u0e00-\u0e7f\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in found}


def test_the_readme_is_short() -> None:
    """README is below 150 lines, with the one picture that stands beside it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 150
    assert "](docs/picture.webp)" in readme


def test_every_picture_is_small_made_by_a_command_and_shown_with_its_words() -> None:
    """Each is below 60 KB, in a guide beside it with what it shows, and one that `make screenshots` writes."""
    found = sorted(path for path in DOCS.rglob("*") if path.is_file() and path.suffix != ".md")
    assert {path.stem for path in found} == {*PICTURES, WORKBOOK, "picture"}
    assert max(path.stat().st_size for path in found) <= 60_000
    guides = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    assert [path.name for path in found if not re.search(rf"!\[[^\]]{{10,}}\]\({path.name}\)", guides)] == []
