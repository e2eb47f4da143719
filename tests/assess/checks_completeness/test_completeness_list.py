"""The checklist: its elements per year and layout, in `check` and on the data page; and what whole reports lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.assess import checklist
from prongsai.cli import main
from prongsai.cli._checklist import render_checklist
from tests.render.reading import read, render

if TYPE_CHECKING:
    from prongsai.assess import Assessment
    from tests.assess.checks_completeness.complete import Complete

EACH = ["measures", "steps", "responsible", "period", "addresses", "monitoring"]


def test_elements_by_topic(topics: Complete) -> None:
    """For ITA 2567 the known elements are asked for; what a measure addresses, and monitoring, are not."""
    elements = checklist(topics.assessed())
    assert [element.key for element in elements] == ["analysis", "topics", "topic_measures", *EACH, "limitations"]
    assert [element.key for element in elements if not element.asked] == ["addresses", "monitoring"]
    assert all(element.present and element.words == "มี" for element in elements)


def test_elements_by_indicator(indicators: Complete) -> None:
    """By indicators the elements are what agencies published: none is known to be asked for."""
    elements = checklist(indicators.assessed())
    assert [element.key for element in elements] == ["analysis", "indicators", "indicator_measures", *EACH]
    assert not any(element.asked for element in elements)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ก", "ไม่มี"),
        ("กกกกกกกกกกก", "ไม่มี"),
        ('"..........."', "ไม่มี"),
        ('"--------.."', "ไม่มี"),
        ('"1234567"', "ไม่มี"),
        ("รอดำเนินการ", "ไม่มี"),
        ("(รอดำเนินการ)", "ไม่มี"),
        ('"- รอดำเนินการ"', "ไม่มี"),
        ("กำลังจัดทำ", "ไม่มี"),
        ("รอผล", "ไม่มี"),
        ("อยู่ระหว่างจัดทำ", "ไม่มี"),
        ("ไม่มี", "ไม่มี"),
        ("ตามเอกสารแนบ", "ไม่มี"),
        ("รายละเอียดตามเอกสารแนบท้าย.", "ไม่มี"),
        ("ไม่มีช่องทางถามตอบบนเว็บไซต์", "มี"),
        ("อยู่ระหว่างจัดทำระบบรับเรื่องร้องเรียน", "มี"),
        ("เปิดเผยครบทุกตัวชี้วัด", "มี"),
    ],
)
def test_an_entry_of_a_letter_is_no_analysis(indicators: Complete, said: str, words: str) -> None:
    """Three entries of the tools stand for the ten indicators where they say something, and for none where not (T12)."""
    entries = "".join(f"  - about: {{tool: {tool}}}\n    finding: {said}\n" for tool in ("IIT", "EIT", "OIT"))
    indicators.path("analysis.yml").write_text(f"entries:\n{entries}", encoding="utf-8")
    indicators.path("analysis.md").unlink(missing_ok=True)
    found = {one.key: one.words for one in checklist(indicators.assessed())}
    assert (found["analysis"], found.get("indicators", "ไม่มี")) == (words, words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ก", "ไม่มี"),
        ("ไม่มี", "ไม่มี"),
        ("'-'", "ไม่มี"),
        ("ตามเอกสารแนบ", "ไม่มี"),
        ("รายละเอียดตามแผนแนบท้าย", "ไม่มี"),
        ("ดูรายละเอียดในไฟล์แนบ", "ไม่มี"),
        ("ตามตารางแนบท้าย", "ไม่มี"),
        ("เป็นไปตามแผนที่แนบมา", "ไม่มี"),
        ("อยู่ระหว่างพิจารณา", "ไม่มี"),
        ("รอดำเนินการ", "ไม่มี"),
        ("อบรม", "มี"),
        ("จัดทำแผนแนบท้ายประกาศ", "มี"),
        ("ติดตามตามแผนแนบท้ายทุกเดือน", "มี"),
    ],
)
def test_steps_and_monitoring_of_a_letter_are_none(indicators: Complete, said: str, words: str) -> None:
    """What only holds their place is neither; a short word may be one."""
    text = indicators.path("measures.yml").read_text(encoding="utf-8")
    text = re.sub("steps: .*", f"steps: [{said}]", text.replace("rounds: [6, 12]", f"monitoring: {said}"))
    indicators.path("measures.yml").write_text(text, encoding="utf-8")
    found = {one.key: one.words for one in checklist(indicators.assessed())}
    assert (found["steps"], found["monitoring"]) == (words, words)


def test_limitations_in_prose_are_not_counted(topics: Complete) -> None:
    """One text may name several; entries of a list are counted."""
    topics.edit("analysis.yml", "limitations: ไม่มี", "limitations: ขาดบุคลากรและขาดงบประมาณ")
    assert [one.detail for one in checklist(topics.assessed()) if one.key == "limitations"] == [""]
    topics.edit("analysis.yml", "limitations: ขาดบุคลากรและขาดงบประมาณ", "limitations: [ขาดบุคลากร, ขาดงบประมาณ]")
    assert [one.detail for one in checklist(topics.assessed()) if one.key == "limitations"] == ["ระบุไว้ 2 ข้อ"]


@pytest.mark.parametrize(("said", "words"), [("ก", "ไม่มี"), ("...", "ไม่มี"), ("ขาดบุคลากร", "มี"), ("ไม่มี", "มี")])
def test_a_limitation_of_a_letter_is_none(topics: Complete, said: str, words: str) -> None:
    """A section of limitations says something, if only that there are none."""
    topics.edit("analysis.yml", "limitations: ไม่มี", f"limitations: {said}")
    [element] = [one for one in checklist(topics.assessed()) if one.key == "limitations"]
    assert element.words == words


def test_a_narrative_of_a_letter_is_no_analysis(topics: Complete) -> None:
    """What only holds a place in the narrative, or stands in a comment there, is no analysis."""
    topics.path("analysis.yml").unlink()
    for text, words in (("ก\n", "ไม่มี"), ("{## เขียนบทวิเคราะห์ตรงนี้ ##}\n", "ไม่มี"), ("ผลดีขึ้นทุกด้าน\n", "มี")):
        topics.path("analysis.md").write_text(text, encoding="utf-8")
        assert {one.key: one.words for one in checklist(topics.assessed())}["analysis"] == words


def test_a_partial_element(topics: Complete) -> None:
    """What is there in some places is not all there, and the places are named."""
    topics.edit("measures.yml", "    rounds: [6, 12]\n")
    [element] = [one for one in checklist(topics.assessed()) if one.key == "monitoring"]
    assert (element.present, element.words, element.detail) == (False, "มีไม่ครบ", "ขาดในมาตรการที่ 1")


def test_without_analysis_and_measures(topics: Complete) -> None:
    """An empty report lacks its analysis and measures; nothing is asked of measures that are not there."""
    topics.path("analysis.yml").unlink()
    topics.path("measures.yml").write_text("measures: []\n", encoding="utf-8")
    words = {element.key: element.words for element in checklist(topics.assessed())}
    assert words == dict.fromkeys(["analysis", "topics", "topic_measures", "measures", "limitations"], "ไม่มี")


def test_columns_stand_straight(topics: Complete) -> None:
    """In the terminal's list, marks above and below a letter take no column, so that the words stand in one."""
    topics.edit("measures.yml", "    rounds: [6, 12]\n")
    lines = render_checklist([topics.assessed()]).splitlines()
    assert lines[1] == "เทศบาลตำบลทุ่งทอง ปี 2566 (O34 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ITA ปี 2567)"
    ticks = [line for line in lines if line.startswith("  ")]
    marks = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
    # A word's ม after two spaces, counted in letters that take a column.
    assert len({marks.sub("", line).rindex("  ม") for line in ticks}) == 1
    assert [line[2] for line in ticks].count("✗") == 1
    assert next(line for line in ticks if line[2] == "✗").endswith("มีไม่ครบ  ขาดในมาตรการที่ 1")


def test_check_shows_it_when_asked(topics: Complete) -> None:
    """Piped, `check` prints findings alone; `--checklist` adds the list, and never to another format."""
    run = CliRunner()
    run.invoke(main, ["addresses", "--content", str(topics.root), "--write"])
    assert run.invoke(main, ["check", "--content", str(topics.root)]).stdout == ""
    shown = run.invoke(main, ["check", "--content", str(topics.root), "--checklist"])
    assert shown.stdout == render_checklist([topics.assessed()])
    plain = run.invoke(main, ["check", "--content", str(topics.root), "--checklist", "--format", "json"])
    assert plain.stdout == "[]\n"


def test_the_data_page_says_it_in_words(topics: Complete) -> None:
    """The data page counts contradictions, compares the overall score, and says มี or ไม่มี for each element."""
    topics.append("scores.yml", "items: {O2: 0}\n")
    page = read(render(topics.site()).pages["thung-thong/2566/data.md"])
    text = " ".join(page.text().split())
    assert "ข้อขัดแย้งของตัวเลขที่โปรแกรมพบ 0 จุด" in text.replace("พบ0", "พบ 0")
    assert "คะแนนภาพรวมที่คำนวณจากตัวชี้วัดได้ 90.00 ตรงกับที่รายงาน" in text
    told = {row.all("dt")[0].text(): row.all("dd")[0].text() for row in page.all("div") if row.all("dt")}
    assert told["เรื่องที่พบของข้อมาตรการ"].startswith("8 จาก 8")
    assert told["การระบุข้อจำกัดของหน่วยงาน"] == "มี (ระบุว่าไม่มีข้อจำกัด)"
    assert told["มาตรการของทุกข้อ OIT ที่เสียคะแนน"] == "ไม่มี (ขาด O2)"


def test_the_data_page_says_what_contradicts(years: dict[str, Assessment], topics: Complete) -> None:
    """A contradiction is counted, acknowledged or not, and a gap of the list is none."""
    assert "E301" in [one.code for one in years["town"].contradictions]
    assert "W710" in [one.code for one in years["province"].findings]
    assert "W710" not in [one.code for one in years["province"].contradictions]
    topics.edit("scores.yml", "overall: 90", "overall: 91")
    topics.append("scores.yml", "notes: [{text: พิมพ์ไว้, finding: E301}]\n")
    page = read(render(topics.site()).pages["thung-thong/2566/data.md"]).text()
    assert "ผู้จัดทำรับทราบแล้ว 1 จุด" in page
    assert "ได้ 90.00 ไม่ตรงกับที่รายงาน 91.00" in page


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("town", {}),
        ("subdistrict", {}),
        ("province", {"W710": ["ข้อ O2 "], "W711": ["ข้อ e1 ", "ข้อ e14 ", "ข้อ e15 "], "H717": ["ทั้ง 7 มาตรการ "]}),
    ],
)
def test_what_a_report_lacks(slug: str, expected: dict[str, list[str]], years: dict[str, Assessment]) -> None:
    """Of three reports the province's alone lacks something: measures for O2, e1, e14 and e15, and monitoring."""
    found: dict[str, list[str]] = {}
    for one in years[slug].findings:
        if one.code[1] == "7":
            found.setdefault(one.code, []).append(one.message)
    assert {code: len(told) for code, told in found.items()} == {code: len(start) for code, start in expected.items()}
    for code, starts in expected.items():
        assert all(told.startswith(start) for told, start in zip(found[code], starts, strict=True))
