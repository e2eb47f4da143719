"""Agencies beside one another: of one kind, in one year, by name and never by rank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess import assess_site, compare_site
from prongsai.content import load_site
from prongsai.render._dots import dots
from tests.assess.samples import assess_folder, scores
from tests.conftest import PAIR
from tests.render.reading import read, render
from tests.years.several import FIRST, YEARS, write_years

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
    """A table with each agency's scores and the middle, closed below the dots; and those that have no like."""
    page = read(render(assess_folder(two(tmp_path))).pages["compare/index.md"])
    table, alone = page.all("table")
    cells = [[cell.text() for cell in row.all("th", "td")] for row in table.all("tr")]
    assert cells[1][:3] + cells[1][11:] == ["เทศบาลตำบลกลาง", "87.80", "ผ่าน", "90.00", "85.00"]
    assert cells[2][:3] + cells[2][11:] == ["เทศบาลตำบลบ้านนา", "83.50", "ผ่าน", "75.00", "80.00"]
    assert cells[3][0] == "ค่ากลางของกลุ่ม"
    assert cells[3][11:] == ["82.50", "82.50"]
    assert len(alone.all("tr")) == 4


def test_like_stands_beside_like_with_what_became_of_promises() -> None:
    """Each agency of a pair leads to its year and its measures, in the order of names, with what it did of them."""
    page = read(render(assess_site(load_site(PAIR), date(2026, 11, 26))).pages["compare/index.md"])
    first, second = (row for row in page.all("li") if row.attributes.get("class", "").startswith("is-"))
    assert [link.attributes["href"] for link in first.all("a")] == [
        "../nong-bua/",
        "../nong-bua/2568/",
        "../nong-bua/2568/progress/",
    ]
    assert "92.22 ระดับ ผ่านดี" in first.text()
    assert "ทำเสร็จ 1" in first.text()
    assert "ยังไม่มีรายงาน 2" in second.text()
    downloads = [link.attributes["href"] for link in page.all("a") if "download" in link.attributes]
    assert downloads == ["../data/indicators.csv"]


def test_indicators_are_dots_on_one_scale() -> None:
    """Each agency has a sign of its own at its score; what differs most heads the chart, and the axis tells its foot."""
    drawn = dots(compare_site(assess_folder(PAIR)).groups[0])
    assert drawn.told == "ต่างกันมากที่สุดที่ 9. การเปิดเผยข้อมูล ห่างกัน 20.00 คะแนน"
    assert [one.name for one in drawn.key] == ["ทม.หนองบัว", "ทม.ห้วยทราย"]
    assert len({one.shape for one in drawn.key}) == 2
    assert (drawn.ticks[0], drawn.ticks[-1], drawn.target) == (("0.00", "70"), ("100.00", "100"), "50.00")
    last = drawn.rows[-2]
    assert (last.values, last.first, last.last) == ("95.50 / 75.50", "18.33", "85.00")
    assert [place for _, place in last.marks] == ["85.00", "18.33"]


def test_a_target_below_all_dots_is_drawn(tmp_path: Path) -> None:
    """Where every score is far above the target, the scale begins below that, as its line is spoken of."""
    year = scores(overall="97.00", level="ผ่านดีเยี่ยม", indicators=dict.fromkeys(range(1, 11), 97))
    for number in range(2):
        write_years(tmp_path, {2566: year}, f"a{number}", name=f"เทศบาลตำบลที่{number}", short_name=f"ทต.ที่{number}")
    drawn = dots(compare_site(assess_folder(tmp_path)).groups[0])
    assert (drawn.ticks[0], drawn.target) == (("0.00", "80"), "25.00")
    assert "เส้นประคือ 85 คะแนน" in drawn.caption


def test_many_agencies_are_dots_among_others(tmp_path: Path) -> None:
    """More agencies than there are signs are dots alike, with the lowest and the highest score in words."""
    for number in range(5):
        names = {"name": f"เทศบาลตำบลที่{number}", "short_name": f"ทต.ที่{number}"}
        write_years(tmp_path, {2566: YEARS[2566]}, f"a{number}", **names)
    drawn = dots(compare_site(assess_folder(tmp_path)).groups[0])
    assert [one.name for one in drawn.key] == ["หนึ่งจุดคือหนึ่งหน่วยงาน"]
    assert drawn.rows[0].values == "85.00–85.00"
    assert len(drawn.rows[0].marks) == 5
    assert drawn.told == "ได้คะแนนเท่ากันทุกตัวชี้วัดที่เทียบ"


def test_an_axis_from_zero_excuses_nothing(tmp_path: Path) -> None:
    """Where a score is so low that the axis begins at zero, that is said alone."""
    year = scores(overall="4.00", level=None, indicators=dict.fromkeys(range(1, 11), 4))
    for number in range(2):
        write_years(tmp_path, {2566: year}, f"a{number}", name=f"เทศบาลตำบลที่{number}", short_name=f"ทต.ที่{number}")
    caption = dots(compare_site(assess_folder(tmp_path)).groups[0]).caption
    assert caption.startswith("แกนเริ่มที่ 0 เส้นประคือ 85 คะแนน")


def test_one_agency_has_nothing_to_compare(tmp_path: Path) -> None:
    """A site of one agency has no page of comparison, nor a link to one."""
    tree = render(assess_folder(write_years(tmp_path)))
    assert "compare/index.md" not in tree.pages
    assert [page for _, page in tree.nav] == ["index.md"]
