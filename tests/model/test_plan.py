"""Periods, frequencies, money and indicators of success as officers write them, and what a table says for all measures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.content._periods import months_of, read_period, read_rounds

if TYPE_CHECKING:
    from tests.model.conftest import Report

OCTOBER, SEPTEMBER = date(2025, 10, 1), date(2026, 9, 30)
WRITTEN = {
    "ไตรมาส ๒": ("ไตรมาสที่ 2 ของปีงบประมาณ พ.ศ. 2569", date(2026, 1, 1), date(2026, 3, 31)),
    "ไตรมาส 1-4": ("ตลอดปีงบประมาณ พ.ศ. 2569", OCTOBER, SEPTEMBER),
    "ไตรมาสที่ 2 ถึงไตรมาสที่ 3": ("ไตรมาสที่ 2 ถึง 3 ของปีงบประมาณ พ.ศ. 2569", date(2026, 1, 1), date(2026, 6, 30)),
    "ไตรมาส 4/2568": ("1 ก.ค. 2568 – 30 ก.ย. 2568", date(2025, 7, 1), date(2025, 9, 30)),
    "ภายใน มี.ค. 2569": ("ภายใน มี.ค. 2569", None, date(2026, 3, 31)),
    "ภายในวันที่ 15 มีนาคม 2569": ("ภายใน 15 มี.ค. 2569", None, date(2026, 3, 15)),
    "ตั้งแต่ ม.ค. 2569 เป็นต้นไป": ("ตั้งแต่ ม.ค. 2569", date(2026, 1, 1), None),
    "6 เดือนแรก": ("ภายใน 6 เดือนแรกของปีงบประมาณ พ.ศ. 2569", OCTOBER, date(2026, 3, 31)),
    "ครึ่งปีหลัง": ("ภายใน 6 เดือนหลังของปีงบประมาณ พ.ศ. 2569", date(2026, 4, 1), SEPTEMBER),
    "ทั้งปี": ("ตลอดปีงบประมาณ พ.ศ. 2569", OCTOBER, SEPTEMBER),
    "ตลอดปีงบประมาณ พ.ศ. ๒๕๖๙": ("ตลอดปีงบประมาณ พ.ศ. 2569", OCTOBER, SEPTEMBER),
    "1 ต.ค. 68": ("1 ต.ค. 2568", OCTOBER, OCTOBER),
    "1-10-2568": ("1 ต.ค. 2568", OCTOBER, OCTOBER),
    "เดือนตุลาคม 2568": ("ต.ค. 2568", OCTOBER, date(2025, 10, 31)),
    "มิ.ย 2569": ("มิ.ย. 2569", date(2026, 6, 1), date(2026, 6, 30)),
    "4 สค 2569": ("4 ส.ค. 2569", date(2026, 8, 4), date(2026, 8, 4)),
    "ต.ค. - ธ.ค. 2568": ("ต.ค. 2568 – ธ.ค. 2568", OCTOBER, date(2025, 12, 31)),
    "ต.ค. 68 ถึง มี.ค. 69": ("ต.ค. 2568 – มี.ค. 2569", OCTOBER, date(2026, 3, 31)),
    "ตุลาคม - มีนาคม": ("ต.ค. 2568 – มี.ค. 2569", OCTOBER, date(2026, 3, 31)),
    "1 - 31 ต.ค. 2568": ("1 ต.ค. 2568 – 31 ต.ค. 2568", OCTOBER, date(2025, 10, 31)),
    "ม.ค.-ก.พ. และ ก.ค.-ส.ค.": (
        "ม.ค. 2569 – ก.พ. 2569 และ ก.ค. 2569 – ส.ค. 2569",
        date(2026, 1, 1),
        date(2026, 8, 31),
    ),
    "ทุกไตรมาส ครั้งแรกภายใน 31 ธ.ค. 2568": ("ทุกไตรมาส ครั้งแรกภายใน 31 ธ.ค. 2568", None, SEPTEMBER),
    "{text: ดำเนินการอย่างต่อเนื่อง}": ("ดำเนินการอย่างต่อเนื่อง", None, None),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_a_period_is_read_as_it_is_written(report: Report, written: str) -> None:
    """Quarters, halves, months and days, of which only one may carry a year, give words and days, and no day else."""
    report.put(f"    period: {written}\n")
    view = report.assessed().measures[0]
    assert (view.period, view.start, view.end) == WRITTEN[written]


UNREAD = {
    "เร็ว ๆ นี้": ("", "เร็ว ๆ นี้"),
    "ดำเนินการอย่างต่อเนื่อง": ("", "ดำเนินการอย่างต่อเนื่อง"),
    "2569": ("", ""),
    "1 ต.ค. 40": ("", ""),
    "ปี 69": ("", ""),
    "15 วัน": ("", ""),
    "ไตรมาส 4-1": (" (ใกล้เคียงที่สุด: ไตรมาส 1-4)", ""),
    "ไตรมาส 5": (" (ไตรมาสมี 1 ถึง 4)", ""),
    "ไตมาส 2": (" (ใกล้เคียงที่สุด: ไตรมาส 2)", ""),
    "ไตรมาสสอง": (" (ใกล้เคียงที่สุด: ไตรมาส 2)", ""),
    "Q2": (" (ใกล้เคียงที่สุด: ไตรมาส 2)", ""),
    "first half": (" (ใกล้เคียงที่สุด: 6 เดือนแรก)", ""),
    "fiscal year": (" (ใกล้เคียงที่สุด: ตลอดปีงบประมาณ)", ""),
    "6 เดือนเเรก": (" (ใกล้เคียงที่สุด: 6 เดือนแรก)", ""),
    "รอบ 6 เดือน": (" (ใกล้เคียงที่สุด: 6 เดือนแรก หรือ 6 เดือนหลัง)", ""),
    "ครึ่งปี": (" (ใกล้เคียงที่สุด: 6 เดือนแรก หรือ 6 เดือนหลัง)", ""),
    "สิ้นปีงบประมาณ": (" (ใกล้เคียงที่สุด: ภายใน ก.ย. 2569)", ""),
    "ภายใน มีนาคน 2569": (" (ใกล้เคียงที่สุด: ภายใน มีนาคม 2569)", ""),
    "2025-10-01": (" (ใกล้เคียงที่สุด: 2568-10-01)", ""),
    "32 ต.ค. 2568": (" (เดือนนี้มีถึงวันที่ 31: 31 ต.ค. 2568)", ""),
    "'-'": (" (ถ้ารายงานไม่ระบุ ให้ลบบรรทัดนี้)", ""),
    "ไม่ระบุ": (" (ถ้ารายงานไม่ระบุ ให้ลบบรรทัดนี้)", ""),
}


@pytest.mark.parametrize("written", UNREAD)
def test_what_is_no_period_is_told_with_forms_to_type(report: Report, written: str) -> None:
    """What is no period is refused with what was most likely meant, forms of the year, and a way to keep the words."""
    report.put(f"    period: {written}\n")
    forms = "ตลอดปีงบประมาณ, 6 เดือนแรก, ไตรมาส 2, ภายใน มี.ค. 2569, ต.ค. 2568 – มี.ค. 2569"
    hint, words = UNREAD[written]
    keep = f"ถ้ารายงานไม่มีวัน ให้เขียน {{text: {words or 'ถ้อยคำของรายงาน'}}}"
    told = f"E122 อ่านระยะเวลา “{written.strip(chr(39))}” ไม่ได้{hint} ให้เขียนเช่น {forms} {keep}"
    assert report.lines() == [f"measures.yml:7:13: {told}"]


def test_a_period_of_several_quarters_is_read(report: Report) -> None:
    """Named periods in a list are their days, each a time of its own."""
    report.put("    period: [ไตรมาส 1, ไตรมาส 3]\n")
    assert report.lines() == []
    assert report.assessed().measures[0].period == "1 ต.ค. 2568 – 31 ธ.ค. 2568 และ 1 เม.ย. 2569 – 30 มิ.ย. 2569"


def test_a_year_of_two_digits_is_sure_only_near_the_report(report: Report) -> None:
    """The officer is told to write a year whole that lies far from the report's own."""
    report.put("    period: {start: 1 ต.ค. 40, end: 30 ก.ย. 69}\n")
    told = "E114 อ่านวันที่ “1 ต.ค. 40” ไม่ได้ ให้เขียนเช่น 2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.) (เขียนปีให้ครบสี่หลัก ปีสองหลักนี้ไม่แน่ว่าเป็นปีใด)"
    assert report.lines() == [f"measures.yml:7:21: {told}"]


def test_several_times_are_data_each(report: Report) -> None:
    """The times of a measure stand one by one in the data, as written in a list or in words."""
    report.put("    period: [ม.ค. - ก.พ. 2569, {start: ก.ค. 2569, end: ส.ค. 2569}]\n")
    measure = report.data()["measures"][0]
    days = [(one["start"], one["end"]) for one in measure["windows"]]
    assert days == [("2026-01-01", "2026-02-28"), ("2026-07-01", "2026-08-31")]
    assert (measure["start"], measure["end"]) == ("2026-01-01", "2026-08-31")


@given(st.text(), st.one_of(st.none(), st.integers(2500, 2699)))
def test_any_text_is_a_period_or_none(text: str, year: int | None) -> None:
    """No text makes the readers of periods, rounds and frequencies fail."""
    assert read_period(text, year) is None or text.strip()
    assert all(1 <= months <= 12 for months in months_of(text))
    assert all(months.isdecimal() for months in read_rounds(text))


FREQUENCIES = {
    "ปีละ ๑ ครั้ง": [12],
    "อย่างน้อยปีละ 2 ครั้ง": [6, 12],
    "ทุก ๖ เดือน": [6, 12],
    "ทุก ๆ สามเดือน": [3, 6, 9, 12],
    "ทุกไตรมาส": [3, 6, 9, 12],
    "เดือนละครั้ง": [*range(1, 13)],
    "ทุกสัปดาห์": [],
}


@pytest.mark.parametrize("written", FREQUENCIES)
def test_a_frequency_is_kept_and_gives_the_due_rounds(report: Report, written: str) -> None:
    """It is printed as written, and where it says when reports are due, those are due; else no round is said to be."""
    report.put(f"    rounds: {written}\n", "    rounds: [6, 12]\n")
    assert [cell.text() for cell in report.page("measures").all("div") if cell.text() == written] == [written]
    assert [*report.assessed().measures[0].due_months] == FREQUENCIES[written]
    measure = report.data()["measures"][0]
    assert (measure["frequency"], measure["rounds"]) == (written, [])


@pytest.mark.parametrize("written", ["รอบ 6 เดือน และ 12 เดือน", "6, ๑๒", "[๖, 12]"])
def test_rounds_in_words_are_rounds(report: Report, written: str) -> None:
    """Months that are written in words are the rounds themselves."""
    report.put(f"    rounds: {written}\n", "    rounds: [6, 12]\n")
    assert report.data()["measures"][0]["rounds"] == [6, 12]


DEFAULTS = """\
defaults:
  period: 6 เดือนแรก
  rounds: ปีละ 1 ครั้ง
  monitoring: รายงานผู้บริหาร
"""


def test_a_table_says_once_what_holds_for_all(report: Report) -> None:
    """A measure takes what it does not say itself, and the data tell which of its values are the table's."""
    text = report.site.path("measures.yml").read_text(encoding="utf-8")
    first, second = text.split("  - id: m02")
    own = second.replace("    period: fiscal_year\n", "").replace("    rounds: [6, 12]\n", "")
    own = own.replace("    monitoring: รายงานผลต่อผู้บริหาร\n", "")
    report.site.write("measures.yml", f"{DEFAULTS}{first}  - id: m02{own}")
    assert report.lines() == []
    views = report.assessed().measures
    assert [(view.end, view.due_months, view.measure.monitoring) for view in views] == [
        (SEPTEMBER, (6, 12), ("รายงานผลต่อผู้บริหาร",)),
        (date(2026, 3, 31), (12,), ("รายงานผู้บริหาร",)),
    ]
    assert [one["defaults"] for one in report.data()["measures"]] == [[], ["period", "frequency", "monitoring"]]


MONEY = {
    "25000": (25000, None, "25,000 บาท"),
    "๒๕,๐๐๐.๕๐ บาท": (25000.5, None, "25,000.50 บาท"),
    "ไม่ใช้งบประมาณ": (None, "ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ"),
    "{amount: 25000, text: งบอุดหนุน}": (25000, "งบอุดหนุน", "25,000 บาท งบอุดหนุน"),
}


@pytest.mark.parametrize("written", MONEY)
def test_a_budget_is_a_sum_or_stated_words(report: Report, written: str) -> None:
    """A sum is a number in the data; that no money is needed is a stated value; both stand in the details."""
    amount, text, shown = MONEY[written]
    report.put(f"    period: fiscal_year\n    budget: {written}\n")
    assert report.data()["measures"][0]["budget"] == {"amount": amount, "text": text}
    assert report.details("งบประมาณ") == [shown]
    assert report.lines() == []


KPI = (
    "    period: fiscal_year\n    kpi: {text: ผู้ได้รับการอบรม, baseline: 60, target: 80, unit: ร้อยละ}\n    budget: 25000\n"
)
PROGRESS = """\
rounds:
  - months: 6
    reported: 5 เม.ย. 2569
    entries:
      - {measure: m01, status: in_progress, work: อบรม, problems: ไม่มี, suggestions: ไม่มี, kpi: 72, spent: "20,000"}
      - {measure: m02, status: in_progress, work: เริ่ม, problems: ไม่มี, suggestions: ไม่มี}
"""


def test_an_indicator_of_success_is_followed(report: Report) -> None:
    """Its base, target and unit stand with the measure, its result and the money spent with the round, in page and data."""
    report.put(KPI)
    report.site.write("progress.yml", PROGRESS)
    assert report.details("ตัวชี้วัดความสำเร็จ") == ["ผู้ได้รับการอบรม (ร้อยละ) · ฐาน 60 · เป้าหมาย 80"]
    page = report.page("progress").text()
    assert "ผู้ได้รับการอบรม (ร้อยละ): ฐาน 60 → รอบ 6 เดือน 72 → เป้าหมาย 80" in page
    assert "ใช้งบประมาณ: 20,000 บาท จาก 25,000 บาท" in page
    data = report.data()
    assert data["measures"][0]["kpi"] == [{"text": "ผู้ได้รับการอบรม", "baseline": "60", "target": "80", "unit": "ร้อยละ"}]
    entry = data["progress"]["rounds"][0]["entries"][0]
    assert (entry["kpi"], entry["spent"]) == (["72"], 20000)
    assert report.rows("progress.csv")[0]["spent"] == "20000.00"


def test_a_result_belongs_to_an_indicator(report: Report) -> None:
    """More results than the measure has indicators cannot be placed, and are refused."""
    report.site.write("progress.yml", PROGRESS)
    told = "E815 มีผลตามตัวชี้วัดความสำเร็จ 1 ค่า แต่มาตรการ “มาตรการเผยแพร่ข้อมูล” มีตัวชี้วัด 0 ตัว"
    assert report.lines()[0] == f"progress.yml:5:94: {told}"


def test_columns_show_the_new_fields(report: Report) -> None:
    """The agency's own table has columns for the approach, the money, the indicators and the printed number."""
    shown = ("printed", "printed_title", "approach", "budget", "kpi", "frequency")
    heads = ", ".join(f"{{heading: {name}, show: {name}}}" for name in shown)
    report.put(f"{KPI}    approach: |\n      ๑. ประกาศ\n      ๒. อบรม\n    printed: (๒)\n    frequency: ทุกปี\n")
    report.put("", "    rounds: [6, 12]\n")
    text = report.site.path("measures.yml").read_text(encoding="utf-8")
    report.site.write("measures.yml", f"table: {{columns: [{heads}]}}\n{text}")
    table = next(box for box in report.page("measures").all("div") if "ps-measures" in box.attributes.get("class", ""))
    assert [cell.text() for cell in table.all("tbody")[0].all("th", "td")] == [
        "(๒)",
        "(๒) มาตรการเผยแพร่ข้อมูล ยังไม่ถึงรอบรายงาน ครบ 30 ก.ย. 2569 (อีก 121 วัน)",
        "๑. ประกาศ๒. อบรม",
        "25,000 บาท",
        "ผู้ได้รับการอบรม (ร้อยละ) · ฐาน 60 · เป้าหมาย 80",
        "ทุกปี",
    ]
