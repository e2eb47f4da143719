"""What stands in the heads of built pages, and the files beside them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import mkdocs, write_agency
from tests.render.reading import Element, parse

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://ita.example.go.th/open/"
SAMPLE = "sample: true\nemblem: emblem.svg\n"
EMBLEM = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of one agency and an invented one with an emblem, for `URL`."""
    root = tmp_path_factory.mktemp("metadata")
    write_agency(root / "content")
    invented = write_agency(root / "content", "ban-kao", "80.10").parent
    with (invented / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(SAMPLE)
    (invented / "emblem.svg").write_text(EMBLEM, encoding="utf-8")
    content, site = str(root / "content"), str(root / "site")
    done = mkdocs("build", PRONGSAI_SITE_URL=URL.rstrip("/"), PRONGSAI_CONTENT=content, PRONGSAI_SITE=site)
    assert done.returncode == 0, done.stderr
    return root / "site"


def head_of(built: Path, page: str) -> Element:
    """Return the head of a built page."""
    html = (built / page / "index.html").read_text(encoding="utf-8")
    return parse(html[html.index("<head>") : html.index("</head>")])


def told(head: Element) -> dict[str, str]:
    """Return what a head's meta elements tell, by their name."""
    metas = [element.attributes for element in head.all("meta")]
    return {meta.get("property") or meta["name"]: meta["content"] for meta in metas if {"property", "name"} & {*meta}}


def test_a_shared_link_shows_a_card(built: Path) -> None:
    """A page names its title, description and picture by full addresses, and the picture is on the site."""
    meta = told(head_of(built, "ban-mai/2568"))
    name = "องค์การบริหารส่วนตำบลบ้านใหม่"
    assert meta["og:title"] == "ผลการประเมิน ITA ปี 2568 อบต.บ้านใหม่"
    assert meta["og:url"] == f"{URL}ban-mai/2568/"
    assert meta["description"] == meta["og:description"]
    assert meta["description"].startswith(f"{name}ได้คะแนน ITA ปี 2568 รวม 95.25 คะแนน ระดับ ผ่านดีเยี่ยม ")
    assert meta["og:image:alt"] == f"คะแนน ITA ปี 2568 ของ{name}: 95.25 คะแนน ระดับ ผ่านดีเยี่ยม"
    assert (built / meta["og:image"].removeprefix(URL)).read_bytes().startswith(b"\x89PNG")
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert (meta["og:locale"], meta["og:type"], meta["twitter:card"]) == ("th_TH", "website", "summary_large_image")
    assert "robots" not in meta


def test_a_page_is_named_once(built: Path) -> None:
    """One title, one description, one canonical address, one language, and a colour for browsers without scripts."""
    for page in ("", "ban-mai", "ban-mai/2568/data", "accessibility"):
        html = (built / page / "index.html").read_text(encoding="utf-8")
        head = html[: html.index("</head>")]
        assert head.count("<title>") == head.count('name="description"') == head.count('rel="canonical"') == 1
        assert f'<link rel="canonical" href="{URL}{page}{"/" if page else ""}">' in head
        assert '<html lang="th"' in head
        assert '<noscript><meta name="theme-color" content="#0b4f5c"></noscript>' in head


def test_the_icon_is_the_agencys_emblem(built: Path) -> None:
    """Pages of an agency with an emblem have it as their icon, others the site's own, SVG with a fallback."""
    for page, icons in {
        "ban-kao/2568": [("../emblem.svg", "image/svg+xml")],
        "ban-mai/2568": [
            ("../../assets/images/favicon.png", "image/png"),
            ("../../assets/images/favicon.svg", "image/svg+xml"),
        ],
    }.items():
        links = [link.attributes for link in head_of(built, page).all("link") if link.attributes["rel"] == "icon"]
        assert [(link["href"], link["type"]) for link in links] == icons
        assert all((built / page / href).is_file() for href, _ in icons)


def test_linked_data_stands_in_the_head(built: Path) -> None:
    """The linked data of a built page is read as JSON, with full addresses."""
    (script,) = [one for one in head_of(built, "ban-mai/2568/data").all("script") if "type" in one.attributes]
    assert script.attributes["type"] == "application/ld+json"
    graph = json.loads(script.text())["@graph"]
    assert [node["@type"] for node in graph] == ["BreadcrumbList", "Dataset"]
    assert graph[1]["distribution"][0]["contentUrl"] == f"{URL}ban-mai/2568/data/report.json"


def test_an_invented_agency_is_kept_from_search_engines(built: Path) -> None:
    """Its pages ask to be left out, and the sitemap has none of them, nor a page that leads elsewhere."""
    assert told(head_of(built, "ban-kao/2568"))["robots"] == "noindex"
    listed = set(re.findall("<loc>(.*?)</loc>", (built / "sitemap.xml").read_text(encoding="utf-8")))
    parts = ("", "brief/", "2568/", "2568/analysis/", "2568/measures/", "2568/progress/", "2568/data/")
    assert {f"{URL}ban-mai/{part}" for part in parts} == {url for url in listed if "ban-" in url}
    assert {URL, f"{URL}accessibility/"} <= listed
    assert f"Sitemap: {URL}sitemap.xml\n" in (built / "robots.txt").read_text(encoding="utf-8")


def test_no_template_of_a_card_is_published(built: Path) -> None:
    """The site has the cards' pictures alone."""
    assert sorted({path.suffix for path in (built / "assets" / "cards").iterdir()}) == [".png"]
    assert list(built.rglob("card.svg*")) == []


def test_a_missing_address_leads_on(built: Path) -> None:
    """The page for addresses that are not there leads to each agency, to the front page and to the search."""
    article = parse((built / "404.html").read_text(encoding="utf-8").partition("<article")[2])
    found = {link.text(): link.attributes.get("href") for link in article.all("a")}
    assert (found["ไปหน้าแรก"], found["องค์การบริหารส่วนตำบลบ้านใหม่"]) == ("/open/.", "/open/ban-mai/")
    assert [one.attributes["for"] for one in article.all("label")][:1] == ["__search"]
