"""No page, data file or feed states what the content does not say and no rule with a source gives."""

from __future__ import annotations

import json
import re

import pytest

from prongsai.criteria import known_years, load_criteria
from tests.frameworks.sites import NAMES, SITES, made

FOREIGN = ("hospital", "school")
_SHORT = 12
_THE_NACCS = re.compile(r"ITAS|ป\.ป\.ช|\b[IEO]IT\b|(?<!MOPH )\bITA\b|แผนแม่บท|ข้อ OIT|nacc")


def given(name: str) -> str:
    """Return everything that the files of a site say."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (SITES / name).rglob("*.yml"))


def known() -> set[str]:
    """Return the NACC's names of tools, indicators and topics, and its titles of items."""
    words: set[str] = set()
    for year in known_years():
        criteria = load_criteria(year)
        words |= {tool.name for tool in criteria.tools} | {topic.title for topic in criteria.topics}
        words |= {rule.name for rule in criteria.indicators} | {item.title for item in criteria.items}
    # A short one, such as โครงสร้าง, is a word of any text.
    return {word for word in words if len(word) > _SHORT}


@pytest.mark.parametrize("name", FOREIGN)
def test_nothing_of_the_nacc_stands_on_another_framework(name: str) -> None:
    """Neither names, titles, tools, codes nor the system of the NACC are on any page or in any file of the agency."""
    said = given(name)
    names = {word for word in known() if word not in said}
    for path, text in made(name).told().items():
        found = [word for word in names if word in text] + _THE_NACCS.findall(text)
        assert found == [], path


@pytest.mark.parametrize("name", NAMES)
def test_no_target_is_told_that_no_source_gives(name: str) -> None:
    """Where the target of a year is not known, there is none in the data, on charts or in any sentence."""
    site = made(name)
    if site.year.target is not None:
        assert load_criteria(site.year.year).target is not None
        return
    assert site.report["target"] is None
    told = site.told().items()
    assert [path for path, text in told if re.search(r"เส้นประคือค่าเป้าหมาย|บรรลุเป้าหมาย|ขาดอีก|ให้ถึง [0-9]", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_judgement_is_made_without_a_line(name: str) -> None:
    """Strength, weakness and need to improve are told only where the agency or the year's target draws a line."""
    site = made(name)
    lines = {key for key, value in site.report["thresholds"].items() if value is not None}
    if not lines:
        assert (site.report["strengths"], site.report["weaknesses"]) == ([], [])
        page = site.text(f"{site.folder}/index.md")
        assert not re.search("จุดแข็ง|จุดอ่อน|ต้องพัฒนาตามคะแนน", page)


@pytest.mark.parametrize("name", NAMES)
def test_days_and_periods_are_those_of_the_content(name: str) -> None:
    """A measure runs when its file says, or nobody knows when, in a fiscal year that is given or the NACC's rule gives."""
    site = made(name)
    for view in site.year.measures:
        period = view.measure.period
        first, last = (period.start, period.end) if period else (None, None)
        assert view.start == (first.first() if first else None)
        assert view.end == (last.last() if last else None)
    own = site.year.report.measures.fiscal_year
    assert not site.year.measures or own is not None or site.year.framework.national


@pytest.mark.parametrize("name", NAMES)
def test_level_and_scores_are_those_of_the_report(name: str) -> None:
    """Level, overall and indicators are published as given, and what is not given is null or not there."""
    site, scores = made(name), made(name).year.report.scores
    assert site.report["level"] == {"reported": scores.level, "also": None}
    assert site.report["overall"]["reported"] == (None if scores.overall is None else float(scores.overall))
    assert len(site.report["indicators"]) == len(scores.indicators)
    assert site.report["reported_tools"] == {
        code: float(score) for code, score in scores.tools.items() if score is not None
    }


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_those_of_a_source(name: str) -> None:
    """Points lost and a computed overall score are there only where weights are told by a source."""
    site = made(name)
    weighed = bool(site.year.criteria.weighted)
    lost = [one["lost_points"] for one in site.report["indicators"]]
    assert [one is not None for one in lost] == [weighed] * len(lost)
    assert (site.report["overall"]["computed"] is not None) is (weighed and bool(lost))
    assert weighed or "น้ำหนัก (ร้อยละ)" not in site.text(f"{site.folder}/index.md")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_known_is_said(name: str) -> None:
    """Each thing that the data call unknown has a sentence on the results page, and nothing is printed as None."""
    site = made(name)
    page = site.tree.pages[f"{site.folder}/index.md"]
    told = page.partition("{ #unknown }")[2].count("<li>") + page.count("ยังไม่ยืนยัน")
    assert told >= len(site.report["unknown"])
    assert bool(told) is bool(site.report["unknown"])
    assert [path for path, text in site.told().items() if "None" in text] == []


def test_a_result_alone_speaks_of_no_measures() -> None:
    """Where only a result is published nothing is said to be promised, and no measures are looked for or counted."""
    site = made("province-overall")
    assert "ผลการประเมินแต่ละปี" in site.text("din-daeng/index.md")
    data = site.text("din-daeng/2567/data.md")
    assert "ดาวน์โหลดตัวเลขทั้งหมดของจังหวัดดินแดง ปี 2567" in data
    assert "measures.csv มาตรการ (ยังไม่มีในเว็บไซต์นี้)" in data
    assert "ความครบถ้วนของรายงาน" not in data
    assert "ความครบถ้วนของรายงาน" in made("school").text("ban-don/2567/data.md")


def test_what_could_not_be_checked_is_not_said_to_agree() -> None:
    """Where no total can be reckoned, no contradiction is said to be in what can be checked alone."""
    for name, page in (("province-overall", "din-daeng/2567/data.md"), ("subdistrict-2569", "na-klang/2569/data.md")):
        assert "0 จุด ไม่พบในส่วนที่ตรวจได้" in made(name).text(page)
    assert "0 จุด ตรวจแล้วไม่พบ" in made("hospital").text("khao-khat/2567/data.md")


def test_no_source_is_told_that_is_not_given() -> None:
    """Where the scores are from is told as the report tells it, or said not to be told."""
    given, none = (made(name).tree.files for name in ("province-overall", "subdistrict-2569"))
    assert json.loads(given["din-daeng/2567/data/catalogue.json"])["data_source"] == "ข่าวประชาสัมพันธ์ของจังหวัด"
    assert json.loads(none["na-klang/2569/data/catalogue.json"])["data_source"] is None


def test_no_share_of_a_tool_is_told_without_tools() -> None:
    """Where each indicator has a weight of its own, points lost are said to come of that on each page that tells them."""
    for page in ("khao-khat/index.md", "khao-khat/2567/index.md"):
        text = made("hospital").text(page)
        assert "น้ำหนักของเครื่องมือ" not in text, page
        assert "น้ำหนักของตัวชี้วัด" in text, page
    assert "น้ำหนักของเครื่องมือ" not in made("school").text("ban-don/brief/index.md")


def test_an_item_that_lost_nothing_is_not_said_to_have_lost() -> None:
    """Items of which one has all its points are those that the report scores; where each lost some, they are that."""
    assert "ข้อที่เสียคะแนน" not in made("hospital").text("khao-khat/2567/index.md")
    assert "ข้อที่เสียคะแนน" in made("school").text("ban-don/2567/index.md")


def test_no_analysis_is_promised_where_there_is_none() -> None:
    """A year without an analysis says so on both pages that would show it, and does not announce one."""
    site, none = made("school"), "ยังไม่มีการวิเคราะห์ผลการประเมินปี 2567 ในเว็บไซต์นี้"
    assert "แสดงมาตรการที่จะดำเนินการ" in site.text("ban-don/2567/measures.md")
    for part in ("measures", "analysis"):
        assert none in site.text(f"ban-don/2567/{part}.md")
        assert "ยังไม่มีการวิเคราะห์" not in made("hospital").text(f"khao-khat/2567/{part}.md")


@pytest.mark.parametrize("name", ["school", "province-overall"])
def test_indicators_that_are_not_told_are_not_counted(name: str) -> None:
    """Neither nought nor ten indicators are said to be in the data of a report that tells none."""
    site = made(name)
    assert site.year.indicators == ()
    told = {path: text for path, text in site.told().items() if "data" in path}
    assert [path for path, text in told.items() if re.search(r"ตัวชี้วัด 0 ตัว|คะแนนสิบตัวชี้วัด|และสิบตัวชี้วัด", text)] == []
    assert "คะแนนตัวชี้วัด (รายงานไม่ได้ระบุ)" in site.text(f"{site.folder}/data.md")
