"""What a report says of earlier years and of levels and targets of its own is kept and shown as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.render.reading import read

if TYPE_CHECKING:
    from tests.model.conftest import Report

EARLIER = """\
also_level: A
earlier:
  2567: {score: 88.50, level: ผ่าน, tools: {IIT: 90.10, OIT: 85}}
  2566: 80
"""


def test_an_earlier_year_keeps_level_and_tools(report: Report) -> None:
    """The level of an earlier year and its tools stand beside its score, where the report tells them."""
    report.site.append("scores.yml", EARLIER)
    home = read(report.tree().pages["thung-thong/index.md"])
    rows = [[cell.text() for cell in row.all("th", "td")] for row in home.all("tr")]
    assert ["2567", "88.50", "ผ่าน", "รายงานปีหลังระบุไว้ (IIT 90.10 และOIT 85.00)"] in rows
    assert ["2566", "80.00", "ไม่ได้ระบุ", "รายงานปีหลังระบุไว้"] in rows
    assert report.data()["earlier"]["2567"]["tools"] == {"IIT": 90.1, "OIT": 85}


def test_a_second_level_is_shown(report: Report) -> None:
    """A report that prints two levels has both, the second beside the first."""
    report.site.append("scores.yml", EARLIER)
    assert "รายงานพิมพ์ไว้อีกระดับว่า A" in report.page("index").text()
    assert report.data()["level"]["also"] == "A"


def test_an_unknown_tool_of_an_earlier_year_is_told(report: Report) -> None:
    """The tools of an earlier year are those that there are."""
    report.site.append("scores.yml", EARLIER.replace("OIT", "OTT"))
    assert any("“OTT”" in line or " OTT " in line for line in report.lines())


def test_an_own_target_is_the_agencys(report: Report) -> None:
    """A pass mark that the agency set is named as its own, and the year's target stands beside it as what it is."""
    report.site.append("measures.yml", "thresholds: {target: 92}\n")
    facts = {
        one.all("dt")[0].text(): one.all("dd")[0].text() for one in report.page("index").all("div") if one.all("dt")
    }
    assert facts["ค่าเป้าหมายของหน่วยงาน"] == "92ยังไม่บรรลุ"
    assert facts["ค่าเป้าหมาย"] == "85บรรลุเป้าหมาย"
    assert report.data()["own_target"] == 92
