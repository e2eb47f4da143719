"""Criteria that the content tells itself: of another framework, or of a year that the program does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.frameworks.sites import Made, made, made_of

if TYPE_CHECKING:
    from tests.conftest import TinySite

FILE = "_criteria/moph/2567.yml"
HEAD = "name: MOPH ITA\nsource: คู่มือ\nconfidence: V1\n"
TOOLS = """\
tools:
  - {code: IIT, name: แบบวัดภายใน, weight_percent: 25}
  - {code: EIT, name: แบบวัดภายนอก, weight_percent: 25}
  - {code: OIT, name: แบบวัดเว็บไซต์, weight_percent: 50}
"""
OF_2571 = (
    "source: ประกาศสมมุติ\nconfidence: V1\n"
    + TOOLS
    + "indicators:\n"
    + "".join(
        f"  - {{number: {number}, name: ตัวที่{number}ของปีใหม่, tool: {tool}}}\n"
        for number, tool in enumerate(["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 3, 1)
    )
    + """\
items:
  - {code: O1, title: ข้อใหม่หนึ่ง}
  - {code: O2, title: ข้อใหม่สอง, sub: "11.1"}
levels:
  - {name: ดีเลิศ, overall_min: 85, each_tool_min: 80}
  - {name: พอใช้, overall_min: 50}
target: {score: 70, set_by: แผนสมมุติ}
"""
)
OF_2572 = "source: ประกาศสมมุติ\nconfidence: V1\nmeasures_item: {code: O9, title: ข้อมาตรการปีใหม่}\n"
SCORES = """\
overall: 87.50
level: ดีเลิศ
indicators: {1: 80, 2: 80, 3: 80, 4: 80, 5: 80, 6: 90, 7: 90, 8: 90, 9: 90, 10: 90, 11: 90}
items: {O2: 50}
"""


@pytest.fixture
def new_year(site: TinySite) -> Made:
    """Return the tiny site with results of 2571, a year that data files alone tell."""
    (site.root / "thung-thong/2568").rename(site.root / "thung-thong/2571")
    (site.root / "thung-thong/addresses.txt").unlink()
    site.write("_criteria/nacc/2571.yml", OF_2571)
    site.write("_criteria/nacc/2572.yml", OF_2572)
    site.write("thung-thong/2571/scores.yml", SCORES)
    return made_of(site.root)


def test_a_made_up_year_works_from_its_data_file_alone(new_year: Made) -> None:
    """Changed weights, eleven indicators, other items, levels and target of 2571 are used by pages and data alike."""
    told = new_year.report
    assert told["overall"] == {"reported": 87.5, "computed": 87.5}
    assert told["tools"] == {"IIT": 80, "EIT": 90, "OIT": 90}
    assert [one["name"] for one in told["indicators"]] == [f"ตัวที่{number}ของปีใหม่" for number in range(1, 12)]
    assert told["indicators"][10]["lost_points"] == pytest.approx(1.67)
    assert told["target"] == 70
    assert told["unknown"] == []
    assert (told["item"]["ita_year"], told["item"]["code"]) == (2572, "O9")
    assert "thung-thong/ita-2572/o9/index.html" in new_year.tree.files
    text = new_year.text("thung-thong/2571/index.md")
    assert "O2 ข้อใหม่สอง" in text
    assert "เป้าหมาย 70" in text
    assert "IIT ให้ถึง 80" in new_year.text("thung-thong/index.md")
    assert [one.code for one in new_year.site.findings if one.severity != "hint"] == ["W710"]


def test_a_slip_in_a_made_up_year_is_told_by_its_own_weights(site: TinySite, new_year: Made) -> None:
    """The overall score is held against the weights of the file, and the level against its conditions."""
    assert new_year.year.overall is not None
    site.write("thung-thong/2571/scores.yml", SCORES.replace("overall: 87.50", "overall: 78.50"))
    codes = {finding.code for finding in site.findings()}
    assert {"E301", "W305"} <= codes


def test_a_year_of_the_content_goes_before_the_programs(site: TinySite) -> None:
    """A file of the content for a year that the program knows is used in the place of the program's."""
    site.write("_criteria/nacc/2568.yml", OF_2571.replace("70", "60"))
    told = [str(finding) for finding in site.findings() if finding.code == "W724"]
    assert told == [
        "thung-thong/2568/scores.yml:3:1: W724 scores.yml ไม่ได้ระบุคะแนนตัวชี้วัดที่ 11 ตัวที่11ของปีใหม่ หน้าเว็บจะบอกว่ารายงานไม่ได้ระบุ"
    ]


def test_a_hospitals_own_framework_is_used() -> None:
    """Nine indicators with weights of their own, other codes of items and a score for each quarter, from one file."""
    site = made("hospital")
    told = site.report
    assert told["framework"] == {"key": "moph", "name": "MOPH ITA"}
    assert told["overall"] == {"reported": 94.2, "computed": 94.2}
    assert told["quarters"] == {"1": 90, "2": 92.5, "3": 93, "4": 94.2}
    assert told["indicators"][0]["name"] == "การเปิดเผยข้อมูลของโรงพยาบาล"
    assert list(told["items"]) == ["MOIT12", "MOIT1"]
    assert told["item"] == {"ita_year": 2567, "code": "MOIT12", "title": "มาตรการป้องกันการรับสินบน"}
    assert "khao-khat/item-2567/moit12/index.html" in site.tree.files
    text = site.text("khao-khat/2567/index.md")
    assert "ผลการประเมิน MOPH ITA ปี 2567" in text
    assert "คะแนนภาพรวมรายไตรมาส ปี 2567" in text
    assert "MOIT12 มาตรการป้องกันการรับสินบน50.00" in text


def test_a_foreign_item_keeps_its_own_title_or_none() -> None:
    """An item of a list that nobody knows has the code that is written, and no title of the NACC's."""
    site = made("school")
    assert site.report["item"]["title"] == "มาตรการส่งเสริมคุณธรรมภายในสถานศึกษา"
    subjects = site.year.subjects
    assert (subjects.item("O12").label, subjects.item("O32").label) == ("O12", "O32")
    codes = {finding.code for finding in site.site.findings}
    assert not codes & {"E111", "W501", "W705", "W706", "W707", "W311"}


def test_names_as_printed_are_those_of_an_unknown_framework(site: TinySite) -> None:
    """Nine indicators of a framework without a file have the names that the report prints, everywhere."""
    site.append("agency.yml", "framework: ITA ของโรงพยาบาล\n")
    names = {number: f"ด้านที่{number}ของเรา" for number in range(1, 10)}
    rows = "".join(f"  {number}: {{score: {70 + number}, name: {name}}}\n" for number, name in names.items())
    site.write("scores.yml", f"overall: 75\nlevel: พอใช้\nindicators:\n{rows}")
    measures = site.path("measures.yml").read_text(encoding="utf-8").replace("indicator: 10", "indicator: 8")
    site.write("measures.yml", f"fiscal_year: 2569\n{measures}")
    (site.root / "thung-thong/addresses.txt").unlink()
    told = made_of(site.root)
    assert [one["name"] for one in told.report["indicators"]] == list(names.values())
    assert {one["tool"] for one in told.report["indicators"]} == {None}
    csv = told.tree.files["thung-thong/2568/data/indicators.csv"].decode("utf-8-sig")
    text = told.text("thung-thong/2568/index.md") + told.text("thung-thong/2568/measures.md") + csv
    assert "ตัวชี้วัดที่ 9 ด้านที่9ของเรา" in text
    assert not [word for word in ("การเปิดเผยข้อมูล", "เครื่องมือ", "ข้อ O", "ITA ปี", "เส้นประ") if word in text]


def test_a_framework_may_be_told_for_one_year_alone(site: TinySite) -> None:
    """A year's own word goes before the agency's, and years of different frameworks make no trend."""
    site.write("thung-thong/2567/scores.yml", "framework: กรอบอื่น\noverall: 70\nlevel: ดี\n")
    told = made_of(site.root)
    assert [year.framework.key for year in told.site.agencies[0].years] == ["nacc", "กรอบอื่น"]
    assert "thung-thong/2567/index.md" in told.tree.pages
    assert "{ #trends }" not in told.tree.pages["thung-thong/index.md"]


@pytest.mark.parametrize("framework", ["nacc", "NACC", "ป.ป.ช.", "ปปช", "ITA"])
def test_the_naccs_framework_has_several_names(site: TinySite, framework: str) -> None:
    """However the NACC's framework is called, its rules hold."""
    site.append("agency.yml", f"framework: {framework}\n")
    assert site.lines() == []


def test_a_foreign_fiscal_year_is_asked_for(site: TinySite) -> None:
    """Which year the measures are of follows from the NACC's rule alone; another framework's are told."""
    site.append("agency.yml", "framework: กรอบอื่น\n")
    assert "thung-thong/2568/measures.yml:1:1: E103 ขาดข้อมูลที่ต้องมี “fiscal_year”" in site.lines()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD + TOOLS.replace("50}", "40}"), "4:1: E131 น้ำหนักรวมต้องเป็น 100 (พบ 90 จาก 3 ใน 3 รายการ)"),
        (
            HEAD + TOOLS + "indicators: [{number: 1, name: ก, tool: XIT}]\n",
            "8:41: E108 ไม่รู้จักเครื่องมือ “XIT” (มี IIT, EIT, OIT)",
        ),
        (HEAD + "items: [{code: M1, title: ก}, {code: M1, title: ข}]\n", "4:38: E112 รหัส “M1” ซ้ำ (ครั้งแรกอยู่บรรทัด 4)"),
        ("name: ก\nsource: ข\n", "1:1: E103 ขาดข้อมูลที่ต้องมี “confidence”"),
        (
            HEAD.replace("V1", "M"),
            "3:13: E113 ไม่รู้จัก “M” (ใช้ได้: V2, V1, A)",
        ),
        (HEAD + "weights: 30\n", "4:1: E104 ไม่รู้จักชื่อข้อมูล “weights”"),
        ("tools: [\n", "2:1: E006 ไวยากรณ์ YAML ผิด: วงเล็บเปิดแล้วไม่ปิด หรือขาดค่าก่อนเครื่องหมายนี้"),
    ],
)
def test_a_mistake_in_a_file_of_criteria_is_told_at_its_place(site: TinySite, text: str, line: str) -> None:
    """Criteria of the content are read as every other file of an officer: never a traceback, always the place."""
    site.write(FILE, text)
    assert [one for one in site.lines() if one.startswith(f"{FILE}:{line}")] != [], site.lines()


def test_a_file_of_criteria_is_named_by_its_year(site: TinySite) -> None:
    """A file of another name would never be read, which is told."""
    site.write("_criteria/moph/criteria.yml", HEAD)
    assert (
        "_criteria/moph/criteria.yml:1:1: W014 ไม่รู้จักไฟล์ “criteria.yml” จึงไม่นำไปเผยแพร่ (ไฟล์เกณฑ์ตั้งชื่อตามปี เช่น 2567.yml)"
        in site.lines()
    )


def test_a_year_without_measures_is_told(site: TinySite) -> None:
    """Results without measures are published, with a line that says what is not there yet and what may be misspelt."""
    site.path("measures.yml").rename(site.path("measure.yml"))
    (site.root / "thung-thong/addresses.txt").unlink()
    assert (
        "thung-thong/2568/measures.yml:1:1: W029 ยังไม่มี measures.yml จึงเผยแพร่เฉพาะผลการประเมิน (พบ measure.yml อาจสะกดผิด)"
        in site.lines()
    )
