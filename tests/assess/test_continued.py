"""A measure that carries one of last year's on says so, and what it names must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.render.reading import render

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.fixture
def site(tiny: TinySite) -> TinySite:
    """The tiny site with a year before; its second measure is carried on."""
    for name in ("scores.yml", "measures.yml"):
        tiny.write(f"thung-thong/2567/{name}", tiny.path(name).read_bytes())
    tiny.edit("thung-thong/2567/measures.yml", "title: มาตรการป้องกันการทุจริต", "title: มาตรการของปีก่อน")
    tiny.edit("measures.yml", "  - id: m02\n", "  - id: m02-2569\n    continues: m02\n")
    return tiny


def told(site: TinySite) -> list[str]:
    """Return what is told of measures that are carried on."""
    return [line for line in site.lines() if "W720" in line]


def test_a_measure_names_the_one_that_it_carries_on(site: TinySite) -> None:
    """The page of measures names last year's measure by its title, and the open data by its id."""
    tree = render(assess_site(load_site(site.root)))
    detail = '<dt>ดำเนินการต่อจาก</dt><dd id="_continues-m02-2569">มาตรการของปีก่อน</dd>'
    assert detail in tree.pages["thung-thong/2568/measures.md"]
    assert '"continues": "m02"' in tree.files["thung-thong/2568/data/report.json"].decode()
    assert told(site) == []


def test_a_column_may_show_it(site: TinySite) -> None:
    """A table of the agency's own may have a column for it, with the title too."""
    site.edit("measures.yml", "measures:\n", "table: {columns: [{heading: ต่อจาก, show: continues}]}\nmeasures:\n")
    page = render(assess_site(load_site(site.root))).pages["thung-thong/2568/measures.md"]
    assert '<th scope="col">ต่อจาก</th>' in page
    assert page.count("มาตรการของปีก่อน") == 1


def test_what_last_year_does_not_have_is_told(site: TinySite) -> None:
    """A name that last year's report lacks is a warning at its place, with the nearest that is there."""
    site.edit("measures.yml", "continues: m02", "continues: m03")
    place = "thung-thong/2568/measures.yml:11:16"
    assert told(site) == [f"{place}: W720 ปี 2567 ไม่มีมาตรการ “m03” ที่จะดำเนินการต่อ (ใกล้เคียงที่สุด: m02)"]


def test_without_last_years_report_nothing_is_told(site: TinySite) -> None:
    """An agency that begins with this year may carry on what is not here; the id is shown."""
    for name in ("scores.yml", "measures.yml"):
        site.path(f"thung-thong/2567/{name}").unlink()
    site.path("thung-thong/2567").rmdir()
    assert told(site) == []
    page = render(assess_site(load_site(site.root))).pages["thung-thong/2568/measures.md"]
    assert '<dd id="_continues-m02-2569">m02</dd>' in page
