"""The box for assessors: each element of an item's page, whether it is there, and the very place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.progress.test_rules import EVIDENCE
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from tests.conftest import TinySite
    from tests.progress.conftest import Reported

YEAR = "thung-thong/2568"
NOT_ASKED = "สิ่งที่รายงานทั่วไปแสดง (ยังไม่พบข้อกำหนดของ ITA ปีนี้)"


def measures_page(site: TinySite) -> Element:
    """Return the page of the measures."""
    return read(render(assess_site(load_site(site.root))).pages[f"{YEAR}/measures.md"])


def box_of(page: Element) -> Element:
    """Return a page's box."""
    (box,) = [one for one in page.all("aside") if one.attributes.get("class") == "ps-assessor"]
    return box


def told(page: Element) -> dict[str, tuple[str, str]]:
    """Return each element of the box: the tick in words, and the text of the place that it leads to."""
    found = {}
    for item in box_of(page).all("li"):
        (link,) = item.all("a")
        places = [one for one in page.walk() if one.attributes.get("id") == link.attributes["href"].removeprefix("#")]
        assert len(places) == 1, link.attributes["href"]
        found[link.text()] = (item.text().split(":")[0], " ".join(places[0].text().replace("¶", "").split()))
    return found


def test_each_element_leads_to_what_shows_it(site: TinySite) -> None:
    """The measures page has every element of its checklist, each with a link to the paragraph or cell that shows it."""
    assert told(measures_page(site)) == {
        "การวิเคราะห์ผลการประเมิน": ("มี", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00 เปิดเผยข้อมูลครบถ้วน"),
        "มาตรการ": ("มี", "มาตรการปีงบประมาณ พ.ศ. 2569"),
        "ขั้นตอนของทุกมาตรการ": ("มี", "จัดทำข้อมูลให้ครบถ้วน"),
        "ผู้รับผิดชอบของทุกมาตรการ": ("มี", "สำนักปลัดเทศบาล"),
        "ระยะเวลาของทุกมาตรการ": ("มี", "ตลอดปีงบประมาณ พ.ศ. 2569"),
        "เรื่องที่แต่ละมาตรการมุ่งแก้": ("มี", "9. การเปิดเผยข้อมูล"),
        "การกำกับติดตามหรือรอบรายงานผลของทุกมาตรการ": (
            "มี",
            "รายงานผลการดำเนินงานตามมาตรการ รอบ 6 เดือน และรอบ 12 เดือนรายงานผลต่อผู้บริหาร",
        ),
    }


def test_the_box_spells_out_its_years(site: TinySite) -> None:
    """The results year, the measures year and the ITA year are told, and the path from the home page to paste."""
    box = box_of(measures_page(site))
    assert "ผลการประเมินปี พ.ศ. 2568 · มาตรการปีงบประมาณ พ.ศ. 2569 · การประเมิน ITA ปี พ.ศ. 2569 ข้อ O25" in box.text()
    assert [code.text() for code in box.all("code")] == ["หน้าแรก › ทต.ทุ่งทอง › ปี 2568 › มาตรการ"]


def test_what_the_agencys_table_leaves_out_stands_in_the_details(site: TinySite) -> None:
    """An agency's own table may lack columns; the page shows those fields all the same, and the box leads there."""
    site.append("measures.yml", "table: {columns: [{heading: มาตรการ, show: [title, period]}]}\n")
    places = told(measures_page(site))
    assert places["ขั้นตอนของทุกมาตรการ"] == ("มี", "จัดทำข้อมูลให้ครบถ้วน")
    assert places["ผู้รับผิดชอบของทุกมาตรการ"] == ("มี", "สำนักปลัดเทศบาล")
    assert places["เรื่องที่แต่ละมาตรการมุ่งแก้"] == ("มี", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล")
    assert places["การกำกับติดตามหรือรอบรายงานผลของทุกมาตรการ"] == ("มี", "รายงานผลต่อผู้บริหาร")


def test_merged_cells_are_led_to_by_every_measure_they_cover(site: TinySite) -> None:
    """Where one cell covers two measures, what the second shows stands there; no id is given twice."""
    site.append(
        "measures.yml",
        "table: {columns: [{heading: ระยะเวลา, show: period, merge: true}, {heading: มาตรการ, show: [title, steps]}]}\n",
    )
    site.edit("measures.yml", "    steps: [จัดทำข้อมูลให้ครบถ้วน]\n", "")
    page = measures_page(site)
    ids = [one.attributes["id"] for one in page.walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if name.startswith(("_period", "_title", "_steps"))] == [
        "_period-m01",
        "_title-m01",
        "_title-m02",
    ]
    assert told(page)["ขั้นตอนของทุกมาตรการ"] == (
        "มีไม่ครบ",
        "มาตรการป้องกันการทุจริตจัดทำข้อมูลให้ครบถ้วน ยังไม่มีรายงาน ครบ 30 ก.ย. 2569",
    )


def test_a_narrative_alone_is_led_to(site: TinySite) -> None:
    """An analysis without entries stands on its own page, where the box leads."""
    site.path("analysis.yml").unlink()
    links = [link.attributes["href"] for link in box_of(measures_page(site)).all("a")]
    assert links[0] == "../analysis/"


def test_the_reports_item_has_its_box(reported: Reported) -> None:
    """The report's page has its own elements, none of which is said to be asked for, each with the cell that shows it."""
    page = reported.page()
    assert told(page) == {
        "สถานะของทุกมาตรการในทุกรอบที่ถึงกำหนด": ("มี", "กำลังดำเนินการ 10 ม.ค. 2569 รายงานโดยสำนักปลัดเทศบาล"),
        "สิ่งที่ได้ดำเนินการหรือผลของทุกมาตรการ": ("มี", "จัดทำแผนขั้นตอนที่ 1: กำลังดำเนินการ"),
        "ปัญหา อุปสรรค ของทุกมาตรการ": ("มี", "ไม่มี"),
        "ข้อเสนอแนะ ของทุกมาตรการ": ("มี", "ไม่มี"),
        "หลักฐานของทุกมาตรการที่แล้วเสร็จ": ("มี", "รายงานการอบรม (PDF, 1 KB) 20 ส.ค. 2569ข่าว ส.ค. 2569"),
    }
    text = box_of(page).text()
    assert NOT_ASKED in text
    assert "ผลการประเมินปี พ.ศ. 2568 · มาตรการปีงบประมาณ พ.ศ. 2569 · การประเมิน ITA ปี พ.ศ. 2570" in text
    assert [code.text() for code in box_of(page).all("code")] == ["หน้าแรก › ทต.ทุ่งทอง › ปี 2568 › ผลการดำเนินการ"]


@pytest.mark.parametrize(
    ("old", "label", "tick"),
    [
        ("        suggestions: ขอโอนงบประมาณ\n", "ข้อเสนอแนะ ของทุกมาตรการ", "มีไม่ครบ: … (ขาดรอบ 6 เดือนของมาตรการที่ 2)"),
        ("        work: ไม่มีความคืบหน้า\n", "สิ่งที่ได้ดำเนินการหรือผลของทุกมาตรการ", "มีไม่ครบ: … (ขาดรอบ 6 เดือนของมาตรการที่ 2)"),
        (
            EVIDENCE,
            "หลักฐานของทุกมาตรการที่แล้วเสร็จ",
            "ไม่มี: … (ขาดรอบ 12 เดือนของมาตรการที่ 1)",
        ),
    ],
)
def test_what_the_report_lacks_is_told(reported: Reported, old: str, label: str, tick: str) -> None:
    """What some line lacks is said to be there in part, or not at all, with the measure and the round."""
    reported.edit(old, "")
    items = {item.all("a")[0].text(): item.text() for item in box_of(reported.page()).all("li")}
    assert items[label] == tick.replace("…", label)


def test_a_letter_says_nothing_of_what_was_done(reported: Reported) -> None:
    """Work, problems and suggestions of a letter or a dash are lacking: they hold a place."""
    for old, new in (
        ("work: จัดทำแผน", "work: ก"),
        ("problems: ไม่มี", "problems: '-'"),
        ("suggestions: ไม่มี", "suggestions: '...'"),
    ):
        reported.edit(old, new)
    items = {item.all("a")[0].text(): item.text() for item in box_of(reported.page()).all("li")}
    named = ("สิ่งที่ได้ดำเนินการหรือผลของทุกมาตรการ", "ปัญหา อุปสรรค ของทุกมาตรการ", "ข้อเสนอแนะ ของทุกมาตรการ")
    assert [items[label] for label in named] == [f"มีไม่ครบ: {label} (ขาดรอบ 6 เดือนของมาตรการที่ 1)" for label in named]


@pytest.mark.parametrize("result", ["100.00%", "12/12", "95.25"])
def test_a_figure_says_what_was_done(reported: Reported, result: str) -> None:
    """How much was done may be all that is to be told of the work."""
    reported.edit("work: จัดทำแผน", f"result: '{result}'")
    items = {item.all("a")[0].text(): item.text() for item in box_of(reported.page()).all("li")}
    label = "สิ่งที่ได้ดำเนินการหรือผลของทุกมาตรการ"
    assert items[label].startswith(f"มี: {label}")


def test_a_round_that_is_due_and_not_reported_is_lacking(reported: Reported) -> None:
    """Measures without a line in a round that is due are told in the box."""
    text = reported.site.path("progress.yml").read_text(encoding="utf-8")
    reported.site.write("progress.yml", text.split("      - measure: m02")[0])
    item = box_of(reported.page()).all("li")[0].text()
    missing = "รอบ 6 เดือนของมาตรการที่ 2 และรอบ 12 เดือนของมาตรการที่ 1, 2"
    assert item == f"มีไม่ครบ: สถานะของทุกมาตรการในทุกรอบที่ถึงกำหนด (ขาด{missing})"


def test_without_a_report_there_is_no_box(site: TinySite) -> None:
    """A page that says there is no report yet ticks nothing."""
    page = read(render(assess_site(load_site(site.root))).pages[f"{YEAR}/progress.md"])
    assert [one for one in page.all("aside") if one.attributes.get("class") == "ps-assessor"] == []


def test_a_finished_measure_needs_no_further_line(reported: Reported) -> None:
    """What was done in an earlier round is lacking in no later one: in the box, and on the page."""
    reported.site.write(
        "progress.yml",
        "rounds:\n  - months: 6\n    entries:\n"
        "      - {measure: m01, status: cancelled, reason: ซ้ำกับงานอื่น, problems: ไม่มี, suggestions: ไม่มี}\n",
    )
    item = box_of(reported.page()).all("li")[0].text()
    missing = "รอบ 6 เดือนของมาตรการที่ 2 และรอบ 12 เดือนของมาตรการที่ 2"
    assert item == f"มีไม่ครบ: สถานะของทุกมาตรการในทุกรอบที่ถึงกำหนด (ขาด{missing})"
    assert box_of(reported.page()).all("a")[0].attributes["href"] == "#_round-6"
