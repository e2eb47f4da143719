"""`make screenshots` finds the kinds of pages in the built site, whatever agencies and years it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools.screenshots import Shown, chosen, contact_sheet, kind_of, pages_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "home"),
        ("compare/", "compare"),
        ("404.html", "404.html"),
        ("roi-et/brief/", "agency/brief"),
        ("roi-et/2568/", "year"),
        ("roi-et/2568/measures/", "measures"),
    ],
)
def test_the_kind_of_a_page_is_told_by_its_address(path: str, kind: str) -> None:
    """Neither the agency nor the year tells pages apart, only what the page is for."""
    assert kind_of(path) == kind


def test_of_each_kind_the_longest_and_the_shortest_page_are_shown(tmp_path: Path) -> None:
    """Pages that only lead on are left out, and an agency's home is told by its years."""
    pages = {"a/": "12", "a/2567/": "123", "a/2568/": "1", "b/": "1234", "b/2568/": "12", "": "1"}
    pages["a/ita-2569/o25/"] = '<meta http-equiv="refresh" content="0">'
    for path, text in pages.items():
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").write_text(text, encoding="utf-8")
    shown = [(page.kind, page.path) for page in chosen(pages_of(tmp_path))]
    assert sorted(shown) == [
        ("agency", "a/"),
        ("agency", "b/"),
        ("home", ""),
        ("year", "a/2567/"),
        ("year", "a/2568/"),
    ]


def test_the_contact_sheet_shows_every_picture() -> None:
    """Each picture stands below the name of its page and leads to itself in full."""
    page = Shown("a/2568/", "year", 1)
    html = contact_sheet([page], {"a_2568": ["a_2568-390-dark.png", "a_2568-sheet-01.png"]})
    assert "<h2>year: a_2568</h2>" in html
    for picture in ("a_2568-390-dark.png", "a_2568-sheet-01.png"):
        assert f'<a href="{picture}"><img src="{picture}"' in html
