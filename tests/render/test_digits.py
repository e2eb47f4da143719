"""With Thai digits, what is read has Thai digits; what is a code, an address or a mark keeps Arabic ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from prongsai.text import with_digits
from tests.assess.samples import AGENCY, assess_folder, measures, scores, write_agency
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import AssessedSite


@pytest.fixture(scope="module")
def thai(site: AssessedSite) -> dict[str, Element]:
    """Return the site's pages with Thai digits."""
    return {path: read(page) for path, page in render(site, "thai").pages.items()}


def attributes(root: Element) -> list[tuple[str, dict[str, str]]]:
    """Return the tags and attributes of a page; ids that Markdown makes of a title's words are left out."""
    return [(e.tag, {} if e.tag == "h1" else e.attributes) for e in root.walk()]


def test_only_text_changes(thai: dict[str, Element], pages: dict[str, Element]) -> None:
    """Tags, ids, links and coordinates are the same in both digits, on every page."""
    for path, page in pages.items():
        assert attributes(thai[path]) == attributes(page)


def test_running_text_has_thai_digits(thai: dict[str, Element]) -> None:
    """No Arabic digit is left in the text but in codes, file names and addresses."""
    for path, page in thai.items():
        left = [word for word in re.findall(r"\S*[0-9]\S*", page.text()) if not re.search(r"[A-Za-z]", word)]
        assert (path, left) == (path, [])
    assert "๙๒.๐๑" in thai["town/2568/index.md"].text()
    assert "ปี ๒๕๖๘" in thai["town/2568/index.md"].all("h1")[0].text()


def test_codes_keep_arabic_digits(thai: dict[str, Element]) -> None:
    """Codes of items and questions, and the lasting address, are as ITAS writes them."""
    measures_page = thai["province/2566/measures.md"].text()
    assert "O34" in measures_page
    assert "province/ita-2567/o34/" in measures_page
    assert "e13" in thai["province/2566/analysis.md"].text()


def test_quotes_are_not_broken(tmp_path: Path) -> None:
    """Marks that HTML writes with a number, such as quotes and apostrophes, stay marks."""
    title = "แผน \"5 ส\" ของ '9' & <3> ~ ข้อ: 2|4 = 6"
    agency = AGENCY | {"name": title}
    root = write_agency(tmp_path, agency=agency, measures=measures({"title": title, "finding": title}))
    tree = render(assess_folder(root), "thai")
    page = read(tree.pages["ban-na/2565/measures.md"])
    wanted = title.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert page.all("h3")[0].text().removesuffix(" ¶") == wanted
    assert wanted in page.text()
    assert "&#x27;๙&#x27;" in tree.pages["ban-na/index.md"].split("---\n")[1]


def test_an_id_of_digits_keeps_them(tmp_path: Path) -> None:
    """A measure whose id is a number is found by its link in Thai digits too."""
    page = render(assess_folder(write_agency(tmp_path, measures=measures({"id": "2568-01"}))), "thai").pages
    headings = read(page["ban-na/2565/measures.md"]).all("h3")
    assert [heading.attributes["id"] for heading in headings] == ["2568-01"]


def test_a_narratives_code_and_link_keep_theirs(tmp_path: Path) -> None:
    """In a narrative, links keep their address, with a sign of comparison in it too."""
    text = '[ดู 5](https://example.org/?a=1&b=2 "ก > 7") ข้อ O18 ได้ {{ score(9) }}'
    page = read(render(assess_folder(write_agency(tmp_path, narrative=text)), "thai").pages["ban-na/2565/analysis.md"])
    link = next(a for a in page.all("a") if a.text() == "ดู ๕")
    assert (link.attributes["href"], link.attributes["title"]) == ("https://example.org/?a=1&b=2", "ก > 7")
    assert "ข้อ O18 ได้ ๖๐.๐๐" in page.text()


def test_arabic_digits_leave_a_page_alone() -> None:
    """With Arabic digits nothing changes, Thai digits that an officer typed included."""
    page = "# ปี ๒๕๖๘ 2568 { #m01 }\n"
    assert with_digits(page, "arabic") == page
    assert with_digits(page, "thai") == "# ปี ๒๕๖๘ ๒๕๖๘ { #m01 }\n"


def test_a_results_page_of_an_unknown_year(tmp_path: Path) -> None:
    """Pages with little known have Thai digits as well."""
    page = read(render(assess_folder(write_agency(tmp_path, 2569, scores=scores())), "thai").pages["ban-na/index.md"])
    assert "๒๕๖๙" in page.text()
