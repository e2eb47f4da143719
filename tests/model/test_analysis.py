"""The analysis as reports print it: entries in entries, nothing twice, and prose as prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.model.conftest import Report

NESTED = """\
entries:
  - about: {topic: 3}
    finding: พบว่า
    entries:
      - {about: {question: i20, printed: "1๒๐"}, finding: บุคลากรบางรายไม่ทราบแนวปฏิบัติ}
      - {about: {text: ข้อคำถาม In}, finding: เจ้าหน้าที่ไม่มุ่งผลสัมฤทธิ์ของงาน}
    guidance:
      - {text: จัดทำคู่มือการใช้ทรัพย์สิน, mark: ๑., responsible: finance}
      - เผยแพร่คู่มือ
  - {about: {indicator: 9}, finding: เปิดเผยข้อมูลครบถ้วน}
"""


def sections(report: Report, part: str) -> list[tuple[str, int]]:
    """Return the headings of the pieces of the analysis on a page, in order, with how deep each lies."""
    page = report.page(part)
    pieces = [one for one in page.all("section") if one.attributes.get("class") == "ps-entry"]
    heads = [next(iter(one.all("h3", "h4", "h5"))) for one in pieces]
    return [(head.text().split("¶")[0].strip(), int(head.tag[1])) for head in heads]


def test_entries_lie_within_entries(report: Report) -> None:
    """What is found of questions stands within its topic, in one reading order, on both pages and in the data."""
    report.site.write("analysis.yml", NESTED)
    expected = [
        ("ประเด็นที่ 3 ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", 3),
        ("ข้อคำถาม i20 (รายงานพิมพ์ว่า 1๒๐)", 4),
        ("ข้อคำถาม In", 4),
        ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00", 3),
    ]
    assert sections(report, "analysis") == sections(report, "measures") == expected
    first = report.data()["entries"][0]
    assert [(one["about"]["kind"], one["about"]["printed"]) for one in first["entries"]] == [
        ("question", "1๒๐"),
        ("text", ""),
    ]


def test_guidance_is_a_list_with_its_units(report: Report) -> None:
    """Each line of a guidance keeps its mark and names the unit that is to do it; an unknown unit is told there."""
    report.site.write("analysis.yml", NESTED)
    assert "๑. จัดทำคู่มือการใช้ทรัพย์สิน (กองคลัง)" in report.page("analysis").text()
    report.site.write("analysis.yml", NESTED.replace("responsible: finance", "responsible: finanse"))
    told = "E109 ไม่รู้จักส่วนราชการ “finanse” ใน units ของ agency.yml (ใกล้เคียงที่สุด: finance)"
    assert report.lines()[0] == f"analysis.yml:8:67: {told}"


def test_a_part_of_eit_is_an_aim(report: Report) -> None:
    """A measure may aim at a part of a tool, which has its own score, or at words that no code names."""
    report.put("    addresses: [{tool: EIT ส่วนที่ 2}, {text: นโยบายไม่รับของขวัญ}]\n", "    addresses: [{indicator: 9}]\n")
    report.site.append("scores.yml", "eit_parts: {1: 91, 2: 89}\n")
    subjects = report.assessed().measures[0].subjects
    assert [(one.label, one.score) for one in subjects] == [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ส่วนที่ 2", 89),
        ("นโยบายไม่รับของขวัญ", None),
    ]


TOLD = "{{ agency }} ได้คะแนน {{ overall }}\n\nเปิดเผย**ข้อมูล**\nครบถ้วนทุกหมวด\n"
ENTRIES = """\
preface: คำนำของรายงานฉบับนี้
entries:
  - {about: {indicator: 9}, finding: เปิดเผยข้อมูลครบถ้วนทุกหมวด}
  - {about: {indicator: 10}, finding: ป้องกันการทุจริตได้ดี, guidance: ทบทวนแผนทุกปี}
"""


@pytest.mark.parametrize(
    ("narrative", "headings"),
    [
        (TOLD, ["ตัวชี้วัดที่ 10 การป้องกันการทุจริต 90.00"]),
        (f"{TOLD}\nป้องกันการทุจริตได้ดี และทบทวนแผนทุกปี\n", []),
        (f"{TOLD}\nป้องกันการทุจริตได้ดี\n", ["ตัวชี้วัดที่ 10 การป้องกันการทุจริต 90.00"]),
        (
            'ก่อน\n\n{{ entry("indicator", 10) }}\n\nหลัง\n',
            ["ตัวชี้วัดที่ 10 การป้องกันการทุจริต 90.00", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00"],
        ),
        ('{{ table("entries") }}\n', ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต 90.00"]),
    ],
    ids=["said", "all-said", "guidance-left", "placed", "all-placed"],
)
def test_the_page_says_nothing_twice(report: Report, narrative: str, headings: list[str]) -> None:
    """An entry stands where the narrative places it, else after it; what the narrative says in its words stands once."""
    report.site.write("analysis.yml", ENTRIES)
    report.site.write("analysis.md", narrative)
    page = report.page("analysis")
    assert [words for words, _ in sections(report, "analysis")] == headings
    letters = "".join(page.text().split())
    assert [letters.count(text) for text in ("ครบถ้วนทุกหมวด", "ป้องกันการทุจริตได้ดี", "ทบทวนแผนทุกปี")] == [1, 1, 1]


@pytest.mark.parametrize(
    ("narrative", "headings"),
    [
        (TOLD, ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00"]),
        ('{{ entry("indicator", 9) }}\n', ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00"]),
        ('{{ table("entries") }}\n', ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 90.00"]),
    ],
    ids=["said", "placed", "all-placed"],
)
def test_a_note_on_an_entry_stands_on_the_page(report: Report, narrative: str, headings: list[str]) -> None:
    """A note on an entry stands there once, below what the entry is about, though the narrative says the entry itself."""
    entry = "  - {about: {indicator: 9}, finding: เปิดเผยข้อมูลครบถ้วนทุกหมวด}\n"
    report.site.write("analysis.yml", f"entries:\n{entry}notes:\n  - {{text: รายงานพิมพ์ไว้สองแห่ง, at: entries.1}}\n")
    report.site.write("analysis.md", narrative)
    text = report.page("analysis").text()
    assert [words for words, _ in sections(report, "analysis")] == headings
    assert (text.count("รายงานพิมพ์ไว้สองแห่ง"), "".join(text.split()).count("ครบถ้วนทุกหมวด")) == (1, 1)


def test_what_holds_others_leaves_its_own_words_to_the_narrative(report: Report) -> None:
    """A topic whose finding the narrative says stands after it for what is found within, and does not say it again."""
    report.site.write("analysis.yml", NESTED.replace("finding: พบว่า\n", "finding: บุคลากรขอยืมทรัพย์สินโดยไม่มีทะเบียน\n"))
    report.site.write("analysis.md", "ผลคือ**บุคลากร**ขอยืมทรัพย์สิน\nโดยไม่มีทะเบียน\n")
    page = report.page("analysis").text()
    assert "".join(page.split()).count("บุคลากรขอยืมทรัพย์สินโดยไม่มีทะเบียน") == 1
    assert "บุคลากรบางรายไม่ทราบแนวปฏิบัติ" in page
    assert sections(report, "analysis")[0][0].startswith("ประเด็นที่ 3 ")


def test_a_preface_that_the_narrative_tells_stands_once(report: Report) -> None:
    """So it is with the preface."""
    report.site.write("analysis.yml", ENTRIES)
    report.site.write("analysis.md", "# คำนำ\n\nคำนำของรายงาน\nฉบับนี้\n")
    assert "".join(report.page("analysis").text().split()).count("คำนำของรายงานฉบับนี้") == 1


def test_an_entry_that_is_not_there_cannot_be_placed(report: Report) -> None:
    """The officer is told what there is."""
    report.site.write("analysis.md", '{{ entry("indicator", 3) }}\n')
    told = "ไม่มีผลการวิเคราะห์ใน analysis.yml ของ indicator 3 (ใกล้เคียงที่สุด: indicator 9)"
    assert told in report.lines()[0]


def test_limitations_in_prose_stay_prose(report: Report) -> None:
    """A text is a paragraph and no table of one cell, on both pages."""
    report.site.append("analysis.yml", "limitations: หลักเกณฑ์เปลี่ยนทุกปี ทำให้ต้องศึกษาใหม่\n")
    for part in ("analysis", "measures"):
        page = report.page(part)
        assert [one.text() for one in page.all("p") if "หลักเกณฑ์" in one.text()] == ["หลักเกณฑ์เปลี่ยนทุกปี ทำให้ต้องศึกษาใหม่"]
        assert [one for one in page.all("table") if "หลักเกณฑ์" in one.text()] == []


OWN = """\
limitations:
  - {text: งบประมาณไม่พอ, analysis: ทำเว็บไซต์ไม่ได้, handling: ขอเพิ่มงบประมาณ}
limitations_table:
  title: ตารางวิเคราะห์ข้อจำกัด
  columns:
    - {heading: ข้อจำกัดของหน่วยงาน, show: text}
    - {heading: ผลกระทบ, show: analysis}
    - {heading: แนวทางจัดการ, show: handling}
"""


def test_limitations_keep_the_agencys_headings(report: Report) -> None:
    """The table of limitations has the headings that the agency gave its own."""
    report.site.append("analysis.yml", OWN)
    table = next(one for one in report.page("measures").all("table") if "งบประมาณไม่พอ" in one.text())
    assert [one.text() for one in table.all("th") if one.attributes.get("scope") == "col"] == [
        "ข้อจำกัดของหน่วยงาน",
        "ผลกระทบ",
        "แนวทางจัดการ",
    ]
    assert table.all("caption")[0].text() == "ตารางวิเคราะห์ข้อจำกัด"


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        ("", ["ข้อจำกัด", "ข้อเสนอแนะหรือการจัดการ"]),
        ("limitations_table: {columns: [{heading: ผลกระทบ, show: text}]}\n", ["ผลกระทบ", "ข้อเสนอแนะหรือการจัดการ"]),
        (
            "limitations_table: {columns: [{heading: แนวทางจัดการ, show: handling}, {heading: ผลกระทบ, show: text}]}\n",
            ["แนวทางจัดการ", "ผลกระทบ"],
        ),
    ],
)
def test_no_part_of_a_limitation_is_lost(report: Report, table: str, heads: list[str]) -> None:
    """What the agency's own table of limitations does not show stands in a column of ours; no column is of nothing."""
    report.site.append("analysis.yml", f"limitations: [{{text: บุคลากรน้อย, handling: ขอเพิ่มอัตรา}}, ขาดงบ]\n{table}")
    page = report.page("analysis")
    [shown] = [one for one in page.all("table") if "บุคลากรน้อย" in one.text()]
    assert [one.text() for one in shown.all("thead")[0].all("th")] == heads
    assert "ขอเพิ่มอัตรา" in shown.text()
