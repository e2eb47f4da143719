"""Agencies beside one another: of one kind, in one year, by name and never by rank."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess import compare_site
from tests.assess.samples import assess_folder, scores
from tests.render.reading import read, render
from tests.years.several import FIRST, YEARS, write_years
from tests.years.test_years_pages import charts

if TYPE_CHECKING:
    from pathlib import Path

OTHER = {2566: scores(overall="87.80", level="ผ่าน", indicators=FIRST | {9: 90, 10: 85})}


def two(root: Path) -> Path:
    """Write two agencies of one kind, of which one has three years and the other one, and a third of another kind."""
    write_years(root)
    write_years(root, OTHER, "ban-bon", name="เทศบาลตำบลกลาง", short_name="ทต.กลาง")
    return write_years(root, {2566: YEARS[2566]}, "big", name="เทศบาลเมืองใหญ่", short_name="ทม.ใหญ่", kind="เทศบาลเมือง")


def test_only_like_is_compared(tmp_path: Path) -> None:
    """Of five results only the two of one kind and year make a group, by name; the others stand alone."""
    comparison = compare_site(assess_folder(two(tmp_path)))
    told = [(group.kind, group.year, [member.slug for member in group.members]) for group in comparison.groups]
    assert told == [("เทศบาลตำบล", 2566, ["ban-bon", "ban-na"])]
    assert [(one.slug, one.year) for one in comparison.alone] == [("ban-na", 2567), ("ban-na", 2565), ("big", 2566)]


def test_an_invented_agency_is_compared_with_none(tmp_path: Path) -> None:
    """An invented agency of the same kind and year is in no group, moves no middle, and does not stand alone either."""
    before = compare_site(assess_folder(two(tmp_path)))
    invented = {"name": "เทศบาลตำบลขวัญ", "short_name": "ทต.ขวัญ", "sample": "true"}
    site = assess_folder(write_years(tmp_path, OTHER, "made-up", **invented))
    assert "made-up" in [agency.slug for agency in site.agencies]
    after = compare_site(site)
    assert [[one.slug for one in group.members] for group in after.groups] == [["ban-bon", "ban-na"]]
    assert after.groups[0].spreads == before.groups[0].spreads
    assert "made-up" not in [one.slug for one in after.alone]


def test_how_far_a_group_spreads(tmp_path: Path) -> None:
    """Indicator 9 is 75 in one and 90 in the other: the middle is 82.5."""
    spread = compare_site(assess_folder(two(tmp_path))).groups[0].spreads[8]
    assert (spread.number, spread.lowest, spread.middle, spread.highest) == (
        9,
        *map(Decimal, ("75", "82.5", "90")),
    )


def test_the_page_shows_each_group(tmp_path: Path) -> None:
    """Bars, the spread and a table with each agency's scores and the middle; and those that have no like."""
    page = read(render(assess_folder(two(tmp_path))).pages["compare/index.md"])
    table, alone = page.all("table")
    cells = [[cell.text() for cell in row.all("th", "td")] for row in table.all("tr")]
    assert len(charts(page)) == 2
    assert cells[1][:3] + cells[1][11:] == ["เทศบาลตำบลกลาง", "87.80", "ผ่าน", "90.00", "85.00"]
    assert cells[2][:3] + cells[2][11:] == ["เทศบาลตำบลบ้านนา", "83.50", "ผ่าน", "75.00", "80.00"]
    assert cells[3][0] == "ค่ากลางของกลุ่ม"
    assert cells[3][11:] == ["82.50", "82.50"]
    assert len(alone.all("tr")) == 4


def test_one_agency_has_nothing_to_compare(tmp_path: Path) -> None:
    """A site of one agency has no page of comparison, nor a link to one."""
    tree = render(assess_folder(write_years(tmp_path)))
    assert "compare/index.md" not in tree.pages
    assert [page for _, page in tree.nav] == ["index.md"]
