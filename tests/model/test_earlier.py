"""What a report says of earlier years and of levels and targets of its own is kept and shown as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.render.reading import read

if TYPE_CHECKING:
    from tests.model.conftest import Report
    from tests.render.reading import Element

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


FULL = """\
earlier:
  ๒๕๖๗:
    level: ผ่าน
    tools: {iit: 86.40}
    indicators: {๙: 80.15, 10: 90}
    rank: {province: 15, among: เทศบาลตำบล}
  2566: 80
"""


def test_what_a_report_says_of_earlier_years_is_shown(report: Report) -> None:
    """Ranks and indicators too, and a year of which no overall score is told; each by the names of its own list."""
    report.site.append("scores.yml", FULL)
    tables = [[[cell.text() for cell in row.all("th", "td")] for row in one.all("tr")] for one in told(report)]
    assert tables == [
        [
            ["ปี", "คะแนน", "ระดับ", "IIT", "ลำดับ"],
            ["2567", "–", "ผ่าน", "86.40", "ที่ 15 ของจังหวัด (เทศบาลตำบล)"],
            ["2566", "80.00", "ไม่ได้ระบุ", "–", "ไม่ได้ระบุ"],
        ],
        [
            ["ตัวชี้วัด", "คะแนน"],
            ["9. การเปิดเผยข้อมูล", "80.15"],
            ["10. การป้องกันการทุจริต", "90.00"],
        ],
    ]
    assert report.data()["earlier"]["2567"] == {
        "score": None,
        "level": "ผ่าน",
        "tools": {"IIT": 86.4},
        "indicators": {"9": 80.15, "10": 90},
        "rank": {"province": 15, "country": None, "among": "เทศบาลตำบล"},
    }


def told(report: Report) -> list[Element]:
    """Return the tables of earlier years on the results page."""
    return [one for one in report.page("index").all("table") if "ตามที่รายงานระบุ" in one.all("caption")[0].text()]


def test_an_earlier_year_has_only_what_its_list_has(report: Report) -> None:
    """An indicator that the list of that year does not have is told where it stands, and so is one told twice."""
    report.site.append("scores.yml", "earlier: {2567: {indicators: {11: 80, 9: 70, ๙: 71}}}\n")
    assert [line.partition(": ")[2].split(" ")[0] for line in report.lines() if "scores.yml" in line] == [
        "E106",
        "E112",
    ]


def test_prose_on_an_earlier_year_is_held_to_what_the_report_tells(report: Report) -> None:
    """An indicator and a tool of the year before, in a sentence, are compared with `earlier`."""
    report.site.append("scores.yml", FULL)
    report.site.append("analysis.md", "\nปี 2567 ตัวชี้วัดที่ 9 ได้ 80.51 คะแนน และ IIT ปี 2567 ได้ 86.40 คะแนน\n")
    assert [line.partition("W401 ")[2] for line in report.lines() if "W401" in line] == [
        "เนื้อความพิมพ์ 80.51 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ปี 2567 ได้ 80.15 (ปี 2568 ได้ 90.00) แก้เป็น 80.15"
    ]


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
    assert facts["ค่าเป้าหมายของหน่วยงาน"] == "92 ยังไม่บรรลุ"
    assert facts["ค่าเป้าหมาย"] == "85 บรรลุเป้าหมาย"
    assert report.data()["own_target"] == 92
