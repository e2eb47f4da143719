"""Places in a page: their ids are made in one file, which templates, modules and style sheets go by."""

from __future__ import annotations

import re
from pathlib import Path

from prongsai.addresses import places

ROOT = Path(__file__).resolve().parents[2]
RENDER, OVERRIDES = ROOT / "hooks/prongsai/render", ROOT / "overrides"
NAMED = {told for name, told in vars(places).items() if name.isupper()}
SPELLED = re.compile(rf"[#\"'](?:_[a-z]+(?:-[^\"' ]*)?|{places.NOTES}|{places.HISTORY})(?=[\"' }}])")
"""An id as a link, a heading or an element has it."""


def test_no_template_spells_a_place() -> None:
    """Templates take the id of a place that others link to from where it is made."""
    found = {path.name: SPELLED.findall(path.read_text(encoding="utf-8")) for path in OVERRIDES.rglob("*.html")}
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_no_module_links_to_a_place_by_letters() -> None:
    """Modules that link to a place take its id from where it is made."""
    linked = re.compile(rf"#(?:_[a-z]+|{places.NOTES}|{places.HISTORY})\b")
    found = {path.name: linked.findall(path.read_text(encoding="utf-8")) for path in RENDER.rglob("*.py")}
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_style_sheets_name_places_that_are_there() -> None:
    """An id by which a style sheet lays out a page is that of a place."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in OVERRIDES.rglob("*.css"))
    named = set(re.findall(r'\[id="(_[a-z-]+)"\]', sheets))
    assert named
    assert named <= NAMED
