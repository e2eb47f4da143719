"""What the agency's home and the executives' page show of several years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.assess.samples import assess_folder, scores, write_agency
from tests.render.reading import Element, dangers, read, render
from tests.render.test_charts import outside
from tests.render.test_tree import broken_links
from tests.years.several import write_years

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.render import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Return the rendered site of the agency of three years."""
    return render(assess_folder(write_years(tmp_path)))


@pytest.fixture
def home(tree: Tree) -> Element:
    """Return the agency's home."""
    return read(tree.pages["ban-na/index.md"])


def charts(page: Element) -> list[Element]:
    """Return the charts of a page; what only lends them patterns is none."""
    return [one for one in page.all("svg") if one.attributes.get("role") == "img"]


def svg(page: Element, name: str) -> Element:
    """Return the chart whose title has this id."""
    return next(one for one in charts(page) if one.all("title")[0].attributes["id"] == f"{name}-t")


def rows(page: Element, caption: str) -> list[list[str]]:
    """Return the rows of the table whose caption begins so."""
    table = next(table for table in page.all("table") if table.all("caption")[0].text().startswith(caption))
    return [[cell.text() for cell in row.all("th", "td")] for row in table.all("tr")[1:]]


def test_the_overall_chart_has_every_year(home: Element) -> None:
    """Five years, joined by four pieces; the two that only a later report names are hollow."""
    chart = svg(home, "chart-trend")
    dots = [dot.attributes["class"] for dot in chart.all("circle")]
    assert dots == ["dot hollow", "dot hollow", "dot", "dot", "dot"]
    assert len([line for line in chart.all("line") if line.attributes["class"] == "line"]) == 4
    assert chart.all("desc")[0].text() == "ปี 2563 70.10; ปี 2564 75.50; ปี 2565 80.80; ปี 2566 83.50; ปี 2567 86.20"


def test_higher_scores_stand_higher(home: Element) -> None:
    """Within the chart a rising score rises, to the scale that the ticks show."""
    heights = [float(dot.attributes["cy"]) for dot in svg(home, "chart-trend").all("circle")]
    assert heights == sorted(heights, reverse=True)


def test_a_gap_is_not_drawn_over(tmp_path: Path) -> None:
    """Between years that do not follow one another there is no line."""
    tree = render(assess_folder(write_years(tmp_path, {2563: scores(), 2565: scores()})))
    chart = svg(read(tree.pages["ban-na/index.md"]), "chart-trend")
    assert [line for line in chart.all("line") if line.attributes["class"] == "line"] == []
    assert len(chart.all("circle")) == 2


def test_each_indicator_has_a_small_chart_on_one_scale(home: Element) -> None:
    """Ten small charts beside the large one, each with as many years, and equal scores at equal heights."""
    assert len(charts(home)) == 11
    eight, nine = svg(home, "chart-trend-10").all("circle"), svg(home, "chart-trend-6").all("circle")
    assert eight[2].attributes["cy"] == nine[2].attributes["cy"]


def test_all_stays_within_the_frames(tree: Tree) -> None:
    """No text of the charts leaves its frame, no link leads nowhere, and nothing could run."""
    pages = {path: read(page) for path, page in tree.pages.items()}
    assert [text for page in pages.values() for one in charts(page) for text in outside(one)] == []
    assert broken_links(tree, pages) == []
    assert [found for page in pages.values() for found in dangers(page)] == []


def test_the_tables_have_the_figures(home: Element) -> None:
    """What is drawn is written too: the overall by year, the indicators by year with the change and its sign."""
    assert [row[:3] for row in rows(home, "คะแนนภาพรวมแต่ละปี")[:3]] == [
        ["2567", "86.20", "ผ่าน"],
        ["2566", "83.50", "ผ่าน"],
        ["2565", "80.80", "B"],
    ]
    series = rows(home, "คะแนนรายตัวชี้วัดแต่ละปี")
    assert series[8][1:] == ["60.00", "75.00", "90.00", "▲ +15.00"]
    assert series[5][1:] == ["83.00", "83.00", "80.00", "▼ −3.00"]
    assert series[9][4] == "คงที่ 0.00"


def test_what_measures_addressed_is_told_as_fact(home: Element) -> None:
    """The table sets measures beside the next year's score, and says that it claims no cause."""
    assert rows(home, "ตัวชี้วัดที่มีมาตรการ")[0] == [
        "9. การเปิดเผยข้อมูล",
        "ยังไม่มีรายงาน มาตรการหนึ่ง",
        "75.00 (ปี 2566)",
        "90.00 (ปี 2567)",
        "▲ +15.00",
    ]
    assert "ไม่ได้สรุปว่ามาตรการเป็นเหตุ" in home.text()


def test_the_two_scales_are_said_to_differ(home: Element) -> None:
    """Letters and words stand apart, and the page says that they are not compared."""
    assert "ระดับแบบตัวอักษร" in home.text()
    assert "จึงไม่นำมาเทียบกัน" in home.text()


def test_one_year_has_priorities_and_no_trend(tmp_path: Path) -> None:
    """An agency of one year has no trend; the what-if table stands with its figures and its method."""
    page = read(render(assess_folder(write_agency(tmp_path))).pages["ban-na/index.md"])
    assert charts(page) == []
    assert rows(page, "คะแนนภาพรวม ปี 2565")[0] == [
        "9. การเปิดเผยข้อมูล",
        "60.00",
        "8.00",
        "1",
        "85.80",
        "87.80",
        "88.80",
        "81.00",
    ]
    assert "#lost" in [a.attributes["href"][-5:] for a in page.all("a")]
    assert "ค่าเป้าหมาย 85" in page.text()
    assert "OIT ให้ถึง" not in page.text()
    assert "ยังไม่มีรายงานผลการดำเนินการ จึงนับทุกมาตรการปี 2566 เป็นมาตรการที่ยังไม่แล้วเสร็จ" in page.text()


def test_the_tables_count_what_is_outstanding(tmp_path: Path) -> None:
    """With a report the what-if table tells how many measures are left of how many, and the brief the state of each."""
    write_agency(tmp_path)
    report = "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n"
    (tmp_path / "ban-na" / "2565" / "progress.yml").write_text(report, encoding="utf-8")
    tree = render(assess_folder(tmp_path))
    page = read(tree.pages["ban-na/index.md"])
    assert [row[3] for row in rows(page, "คะแนนภาพรวม ปี 2565")[:3]] == ["0 จาก 1", "1 จาก 1", "ยังไม่มีมาตรการ"]
    assert "นับจากผลการดำเนินการรอบล่าสุด" in page.text()
    brief = costly(read(tree.pages["ban-na/brief/index.md"]))
    assert [row[1] for row in brief] == ["แล้วเสร็จ มาตรการหนึ่ง", "ยังไม่มีรายงาน มาตรการสอง", "ยังไม่มีมาตรการ"]


def costly(page: Element) -> list[tuple[str, str]]:
    """Return the rows of what would help most: the indicator with its points, and what stands below it."""
    found = [one for one in page.all("li") if one.attributes.get("class") == "ps-lost"]
    return [(one.all("span")[0].text() + one.all("b")[0].text(), one.all("div")[0].text()) for one in found]


def test_the_brief_has_what_an_executive_asks(tree: Tree) -> None:
    """Whose it is, score, level, change, what is low, the trend, and the costliest indicators of the latest year."""
    page = read(tree.pages["ban-na/brief/index.md"])
    assert page.all("h1")[0].text() == "สรุปผู้บริหารของเทศบาลตำบลบ้านนา ปี 2567"
    told = page.all("section")[0].text()
    assert [words for words in ("86.20", "ผ่าน", "▲ +2.70", "ต่ำกว่า 85 คะแนน") if words not in told] == []
    assert len(charts(page)) == 1
    # 2567: 10 loses 0.20 x 20 = 4, then 6 and 9 lose 0.10 x 20 = 0.20 x 10 = 2.
    assert [" ".join(one.split()) for one, _ in costly(page)] == [
        "10. การป้องกันการทุจริต ได้ 80.00▼ −4.00",
        "6. คุณภาพการดำเนินงาน ได้ 80.00▼ −2.00",
        "9. การเปิดเผยข้อมูล ได้ 90.00▼ −2.00",
    ]


def test_the_brief_tells_first_what_the_agency_calls_urgent(tmp_path: Path) -> None:
    """P6: what the analysis calls urgent stands before what costs most, whatever it costs, and is told once."""
    urgent = [{"about": {"indicator": 2}, "kind": "urgent", "finding": "แก้ด่วน"}]
    root = write_agency(tmp_path, analysis={"entries": urgent})
    page = read(render(assess_folder(root)).pages["ban-na/brief/index.md"])
    shown = [one for one, _ in costly(page)]
    assert "ต้องแก้ไขโดยเร่งด่วน 2. การใช้งบประมาณ" in " ".join(shown[0].split())
    assert sum("2. การใช้งบประมาณ" in one for one in shown) == 1
    assert len(shown) == 3


def test_a_brief_copes_with_unknown_weights(tmp_path: Path) -> None:
    """In a year whose weights are not known the page says so in place of priorities."""
    page = read(render(assess_folder(write_agency(tmp_path, 2569))).pages["ban-na/brief/index.md"])
    assert "ยังไม่ทราบน้ำหนักคะแนนของปีนี้" in page.text()


@pytest.mark.parametrize(("day", "late"), [(date(2025, 9, 30), 0), (date(2025, 10, 1), 1)])
def test_the_brief_names_what_is_late(tmp_path: Path, day: date, late: int) -> None:
    """From the day after 30 September 2568 a measure that is not done stands with its unit, its days and its reason."""
    write_years(tmp_path)
    entry = "      - measure: m02\n        status: in_progress\n        reason: รอผู้รับจ้าง\n"
    (tmp_path / "ban-na" / "2567" / "progress.yml").write_text(
        f"rounds:\n  - months: 6\n    entries:\n{entry}", encoding="utf-8"
    )
    page = read(render(assess_site(load_site(tmp_path), day)).pages["ban-na/brief/index.md"])
    told = [" ".join(one.text().split()) for one in page.all("li") if "เกินกำหนด 1 วัน" in one.text()][:1]
    assert told == ["มาตรการสอง เกินกำหนด 1 วัน สำนักปลัด · ครบ 30 ก.ย. 2568 · รอผู้รับจ้าง"][:late]
