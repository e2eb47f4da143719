"""Share cards: which page has which, what they show, and when they are drawn."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, Tree, render_site
from prongsai.render import _cards as cards
from tests.metadata.conftest import URL, fronts
from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite
    from tests.metadata.conftest import Front


def render_tiny(tiny: TinySite, last: Path | None = None, url: str = URL) -> Tree:
    """Render the tiny site for an address."""
    return render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES, site_url=url, last=last))


def cards_of(tree: Tree) -> dict[str, bytes]:
    """Return the cards of a tree by their path."""
    return {path: data for path, data in tree.files.items() if path.startswith("assets/cards/")}


def test_every_agency_and_every_year_has_a_card(tree: Tree) -> None:
    """One for each agency, one for each of its years and one for the site: PNG pictures of the size that messengers ask for."""
    found = cards_of(tree)
    assert sorted(path.rpartition("-")[0] for path in found) == [
        f"assets/cards/{stem}"
        for stem in (
            "province", "province-2566", "sample", "sample-2565", "sample-2566", "sample-2567", "site",
            "subdistrict", "subdistrict-2565", "town", "town-2568",
        )
    ]  # fmt: skip
    for data in found.values():
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert len(data) < 100_000


def test_pages_name_the_card_of_what_they_are_about(tree: Tree, heads: dict[str, Front]) -> None:
    """The parts of a year share its card, an agency's own pages share another, and pages of the site have one of their own."""
    shown = {path: head.get("image", "").rpartition("-")[0].rpartition("/")[2] for path, head in heads.items()}
    assert {shown[f"town/2568/{part}.md"] for part in ("index", "analysis", "measures", "progress", "data")} == {
        "town-2568"
    }
    assert (shown["town/index.md"], shown["town/brief/index.md"]) == ("town", "town")
    assert [path for path, card in shown.items() if card == "site"] == [
        "index.md", "compare/index.md", "accessibility/index.md", "glossary/index.md", "data/index.md",
    ]  # fmt: skip
    assert {head["image"] for head in heads.values()} == set(cards_of(tree))
    assert heads["town/2568/index.md"]["image_alt"] == "คะแนน ITA ปี 2568 ของเทศบาลเมืองธารทอง: 92.01 คะแนน ระดับ ผ่าน"


def test_a_card_changes_its_name_with_what_it_shows(tiny: TinySite) -> None:
    """Another score is another card, so that no messenger shows the old one; the same content gives the same names."""
    before, again = cards_of(render_tiny(tiny)), cards_of(render_tiny(tiny))
    assert before == again
    tiny.edit("scores.yml", "level: ผ่านดี", "level: ผ่าน")
    kept = before.keys() & cards_of(render_tiny(tiny)).keys()
    assert [path.rpartition("-")[0] for path in kept] == ["assets/cards/site"]


def test_a_card_of_the_last_site_is_kept(tiny: TinySite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the last built site has already is not drawn again."""
    first = cards_of(render_tiny(tiny))
    for path in first:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(b"kept")
    monkeypatch.delattr(cards, "_draw")
    assert cards_of(render_tiny(tiny, last=tmp_path)) == dict.fromkeys(first, b"kept")


def test_equal_cards_are_drawn_once(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """An agency of one year shows the same as its year, which is one drawing under two names; the site has another."""
    drawn: list[str] = []

    def draw(svg: str) -> bytes:
        drawn.append(svg)
        return b"card"

    monkeypatch.setattr(cards, "_draw", draw)
    assert list(cards_of(render_tiny(tiny)).values()) == [b"card"] * 3
    assert len(drawn) == 2


def test_a_site_without_an_address_has_no_cards(tiny: TinySite) -> None:
    """Messengers ask for a full address; without one nothing is drawn and no page names a card."""
    tree = render_tiny(tiny, url="")
    assert cards_of(tree) == {}
    assert [path for path, head in fronts(tree).items() if "image" in head] == []


def ink(svg_text: str) -> int:
    """Return how many bytes the picture of a text takes: more letters and marks take more."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><text y="60" font-size="40">{svg_text}</text></svg>'
    return len(cards._draw(svg))  # noqa: SLF001 - what draws every card


def test_thai_is_drawn_with_its_marks() -> None:
    """The font has Thai letters, and a mark on a letter takes no room of its own."""
    assert ink("ก") > ink(" ")
    assert ink("กี่") > ink("กี") > ink("ก")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("เทศบาลเมืองธารทอง", [("เทศบาลเมืองธารทอง", 60)]),
        ("องค์การบริหารส่วนจังหวัดนครศรีธรรมราช", [("องค์การบริหารส่วนจังหวัด", 60), ("นครศรีธรรมราช", 60)]),
        ("ก" * 56, [("ก" * 56, 30)]),
    ],
)
def test_a_name_fits_on_its_card(name: str, lines: list[tuple[str, int]]) -> None:
    """A long name is parted after the agency's kind; one that cannot be parted is set smaller."""
    assert cards.name_lines(name) == lines
