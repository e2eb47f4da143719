"""Tools of years that nobody knows yet, as the report tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.frameworks.test_unknown import codes, move, page

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.mark.parametrize(
    ("year", "tools", "shown"),
    [(2571, "IIT: 95, XIT: 20", "XIT 20.00"), (2569, "IIT: 95, EIT Survey: 30", "EIT SURVEY 30.00")],
)
def test_tools_of_a_year_that_nobody_knows_are_those_of_its_report(
    site: TinySite, year: int, tools: str, shown: str
) -> None:
    """What the report calls a tool is one, as an eleventh indicator is one, and another than those is refused."""
    move(site, year)
    scores = site.root / f"thung-thong/{year}/scores.yml"
    scores.write_text(f"overall: 90\ntools: {{{tools}}}\n", encoding="utf-8")
    scores.with_name("analysis.md").unlink()
    assert "E108" not in codes(site)
    assert shown.replace(" ", "") in page(site).replace(" ", "")
    measures = scores.with_name("measures.yml")
    text = measures.read_text(encoding="utf-8").replace("{indicator: 9}", "{tool: OTI}")
    measures.write_text(text, encoding="utf-8")
    told = [line for line in site.lines() if "E108" in line]
    names = ", ".join(one.partition(":")[0] for one in tools.split(", "))
    assert [line.partition(" (ใกล้")[0] for line in told] == [
        f"thung-thong/{year}/measures.yml:4:24: E108 ไม่รู้จักเครื่องมือ “OTI” (มี {names})"
    ]


def test_an_earlier_year_has_the_tools_of_its_own(site: TinySite) -> None:
    """Tools of an earlier year are held against what is known of that year, and any may be one of an unknown year."""
    move(site, 2571)
    scores = site.root / "thung-thong/2571/scores.yml"
    text = "overall: 90\nearlier:\n  2570: {tools: {XIT: 90}}\n  2567: {tools: {XIT: 90}}\n"
    scores.write_text(text, encoding="utf-8")
    told = [line for line in site.lines() if "E108" in line]
    assert told == ["thung-thong/2571/scores.yml:4:18: E108 ไม่รู้จักเครื่องมือ “XIT” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: OIT)"]
