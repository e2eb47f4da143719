"""Pages judge no indicator for the report: its own words first, its own lines then, and what fails before what is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.render.reading import read

if TYPE_CHECKING:
    from tests.model.conftest import Report

ENTRIES = """\
entries:
  - {about: {indicator: 9}, kind: strength, finding: เปิดเผยครบ}
  - {about: {indicator: 2}, kind: urgent, finding: ต้องเร่งพัฒนา}
"""


def test_no_line_of_ours_judges(report: Report) -> None:
    """Where the report chose no scores, nothing is called a strength or a weakness by its score, on pages or in data."""
    assert "จุดแข็ง" not in report.page("index").text()
    data = report.data()
    assert (data["strengths"], data["weaknesses"], data["thresholds"]["improve"]) == ([], [], None)


def test_the_reports_own_words_stand_first(report: Report) -> None:
    """What the analysis calls a strength or urgent is told by that word, before what its lines tell."""
    report.site.write("analysis.yml", ENTRIES)
    report.site.append("measures.yml", "thresholds: {improve: 95}\n")
    rows = {
        row.all("dt")[0].text(): row.all("dd")[0].text() for row in report.page("index").all("div") if row.all("dt")
    }
    told = [(term, value) for term, value in rows.items() if "ตาม" in term]
    assert told[:2] == [
        ("จุดแข็ง ตามบทวิเคราะห์ของรายงาน", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"),
        ("ต้องแก้ไขโดยเร่งด่วน ตามบทวิเคราะห์ของรายงาน", "ตัวชี้วัดที่ 2 การใช้งบประมาณ"),
    ]
    assert told[2][0] == "ต้องพัฒนาตามคะแนน (ต่ำกว่า 95.00)"


def test_the_target_is_a_line_of_reference(report: Report) -> None:
    """The target is that of the overall score: indicators are held against 85 as a line, and none reaches a target."""
    page = report.page("index")
    assert "เทียบกับ 85" in [one.text() for one in page.all("th")]
    assert "ถึงเป้าหมาย" not in page.text()
    assert "ค่าเป้าหมายของคะแนนภาพรวม แสดงไว้เป็นเส้นอ้างอิง" in page.text()


@pytest.mark.parametrize(
    ("own", "told", "marks"),
    [
        ("92", "เป้าหมายของหน่วยงาน 92 · เป้าหมาย 85", ["85.00%", "92.00%"]),
        ("85", "เป้าหมายของหน่วยงาน 85 · เป้าหมาย 85", ["85.00%"]),
    ],
)
def test_the_agencys_own_target_is_told_and_drawn(report: Report, own: str, told: str, marks: list[str]) -> None:
    """Home and brief tell the target that the agency set itself beside the NACC's, and both are marks of the bar."""
    report.site.append("measures.yml", f"thresholds: {{target: {own}}}\n")
    pages = {path: read(page) for path, page in report.tree().pages.items()}
    for path in ("thung-thong/index.md", "thung-thong/brief/index.md", "thung-thong/2568/index.md"):
        assert told in pages[path].text()
        bar = pages[path].all("svg")[0]
        drawn = [one for one in bar.all("rect") if one.attributes["class"] == "mark"]
        assert [one.attributes["x"] for one in drawn] == marks, path


def test_a_score_below_the_agencys_own_target_is_drawn_low(report: Report) -> None:
    """A score that reaches 85 and not what the agency aims at is drawn as one that falls short."""
    report.site.append("measures.yml", "thresholds: {target: 92}\n")
    home = read(report.tree().pages["thung-thong/index.md"])
    assert [one.attributes["class"] for one in home.all("svg")[0].all("rect")][1] == "fill low"


@pytest.mark.parametrize(
    ("lines", "mark", "words"),
    [
        ("improve: 95", "95.00%", "หน่วยงานกำหนดเองว่าต่ำกว่า 95.00 คะแนนต้องพัฒนา ขีดไว้ด้วย"),
        ("weakness: 88.5", "88.50%", "หน่วยงานกำหนดเองว่าต่ำกว่า 88.50 คะแนนเป็นจุดอ่อน"),
        ("improve: 95, weakness: 80", "95.00%", "หน่วยงานกำหนดเองว่าต่ำกว่า 95.00 คะแนนต้องพัฒนา"),
    ],
)
def test_the_agencys_own_line_is_drawn(report: Report, lines: str, mark: str, words: str) -> None:
    """The score below which the report says that something must improve, or is weak, is a mark beside the line of reference."""
    report.site.append("measures.yml", f"thresholds: {{{lines}}}\n")
    page = report.page("index")
    rows = [row for row in page.all("li") if row.all("svg") and row.text().startswith("1. ")]
    drawn = [one.attributes["x"] for one in rows[0].all("rect") if one.attributes["class"] == "mark"]
    assert drawn == ["85.00%", mark]
    assert words in page.text()


def test_an_own_line_at_the_target_is_no_second_mark(report: Report) -> None:
    """Where the agency draws its line at the line of reference, no other mark is promised."""
    report.site.append("measures.yml", "thresholds: {improve: 85}\n")
    text = report.page("index").text()
    assert "หน่วยงานกำหนดเองว่าต่ำกว่า 85.00 คะแนนต้องพัฒนา" in text
    assert "ขีดไว้ด้วย" not in text


def test_what_the_report_calls_urgent_stands_first_at_home_too(report: Report) -> None:
    """On the agency's home as in its brief, what the report calls urgent goes before what costs most points."""
    report.site.write("analysis.yml", ENTRIES)
    for path in ("thung-thong/index.md", "thung-thong/brief/index.md"):
        text = " ".join(read(report.tree().pages[path]).text().split()).partition("สิ่งที่ช่วยได้มากที่สุด")[2]
        assert text.lstrip("ปี 0123456789").startswith("ต้องแก้ไขโดยเร่งด่วน 2. การใช้งบประมาณ"), path


def test_one_measure_that_ended_unheard_is_told_so_in_the_brief(report: Report) -> None:
    """Of a measure whose time is over without a report the brief says so, though others still run."""
    report.put("    period: {start: ม.ค. 2569, end: มี.ค. 2569}\n")
    brief = read(report.tree().pages["thung-thong/brief/index.md"]).text()
    assert "สิ้นสุดเมื่อ 31 มี.ค. 2569 (62 วัน) · ยังไม่มีรายงานในเว็บไซต์นี้" in brief


@pytest.mark.parametrize(("rounds", "told"), [("    rounds: [3, 6]\n", "ไม่มีรอบรายงานถัดไป"), ("", "ไม่ได้ระบุรอบรายงานไว้")])
def test_that_no_round_is_said_is_not_that_there_is_none(report: Report, rounds: str, told: str) -> None:
    """Of measures that are late and of which no round is said the brief says so, and not that no round comes."""
    for _ in range(2):
        report.put(rounds, "    rounds: [6, 12]\n")
    report.put("    period: {end: มี.ค. 2569}\n")
    report.put("    period: {end: มี.ค. 2569}\n")
    brief = read(report.tree().pages["thung-thong/brief/index.md"]).text()
    assert [words for words in ("ไม่มีรอบรายงานถัดไป", "ไม่ได้ระบุรอบรายงานไว้") if words in brief] == [told]


def test_the_condition_that_fails_is_named_first(report: Report) -> None:
    """A part of EIT below what the level asks of each is named before the target that the overall score reaches."""
    report.site.append("scores.yml", "eit_parts: {1: 91, 2: 83}\n")
    low = "EIT ส่วนที่ 2 (83.00) ต่ำกว่า 85 คะแนน"
    told = report.page("index").text()
    assert told.index(low) < told.index("คะแนนภาพรวมถึงค่าเป้าหมาย 85 แล้ว")
    assert told.count(low) == 1
    brief = next(read(page) for path, page in report.tree().pages.items() if "brief" in path)
    assert brief.text().count(low) == 1


def test_a_name_that_the_report_prints_is_kept(report: Report) -> None:
    """The officer is told of a name that is not the official one, and readers are shown both."""
    report.site.edit("scores.yml", "3: 90", "3: {score: 90, name: การใช้จ่ายเงิน}")
    told = "H610 รายงานพิมพ์ชื่อตัวชี้วัดที่ 3 ว่า “การใช้จ่ายเงิน” ชื่อทางการของปีนี้คือ “การใช้อำนาจ” หน้าเว็บแสดงทั้งสองชื่อ"
    assert [line.partition(": ")[2] for line in report.lines() if "H610" in line] == [told]
    assert "3. การใช้อำนาจ (รายงานพิมพ์ว่า การใช้จ่ายเงิน)" in report.page("index").text()
    assert report.data()["indicators"][2]["printed"] == "การใช้จ่ายเงิน"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "9 การเปิดเผยข้อมูลข่าวสาร",
            "H610 รายงานพิมพ์ชื่อตัวชี้วัดที่ 9 ว่า “การเปิดเผยข้อมูลข่าวสาร” ชื่อทางการของปีนี้คือ “การเปิดเผยข้อมูล” หน้าเว็บแสดงทั้งสองชื่อ",
        ),
        ("๙ การใช้อำนาจ", "W405 การใช้อำนาจ คือตัวชี้วัดที่ 3 แต่พิมพ์เลข 9"),
        ("9. การเปิดเผยข้อมูล", ""),
    ],
)
def test_a_name_in_the_printed_order_is_told_too(report: Report, line: str, told: str) -> None:
    """A name in the printed order that is not the official one is told as one beside a score is."""
    report.site.append("scores.yml", f"ranking: [1, 2, 3, 4, 5, 6, 7, 8, {line}, 10]\n")
    found = [one for one in report.lines() if one.startswith("scores.yml:14:")]
    assert found == ([f"scores.yml:14:35: {told}"] if told else [])


def test_a_tools_score_that_the_report_does_not_print_is_marked(report: Report) -> None:
    """P7: the agency's page, the brief and the results tell which scores of tools are reckoned, and none that is printed."""
    for printed in ("", "tools: {IIT: 90, EIT: 90, OIT: 90}\n"):
        report.site.append("scores.yml", printed)
        pages = report.tree().pages
        for path in ("thung-thong/index.md", "thung-thong/brief/index.md", "thung-thong/2568/index.md"):
            told = [one.text() for one in read(pages[path]).all("li") if one.text().startswith(("IIT", "EIT", "OIT"))]
            assert ["คำนวณ" in one for one in told] == [not printed] * 3, path
