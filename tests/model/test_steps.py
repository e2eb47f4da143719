"""Steps as reports print them: two levels, lines of their own, kept marks, units and days of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.content._marks import read_marks

if TYPE_CHECKING:
    from tests.model.conftest import Report

STEPS = "    steps: [จัดทำข้อมูลให้ครบถ้วน]\n"
NESTED = """\
    steps:
      - {title: จัดทำแผน, steps: [สำรวจ, เขียน]}
      - เผยแพร่
"""
TYPED = """\
    steps: |
      ๑. จัดทำแผน
      - สำรวจ
      - เขียน
      ๒. เผยแพร่
"""


def lists(report: Report) -> list[str]:
    """Return the lists of steps in the measures table, as their text with a bar before each line."""
    table = next(box for box in report.page("measures").all("div") if "ps-measures" in box.attributes.get("class", ""))
    outer = [one for one in table.all("ol", "ul") if "แผน" in one.text()]
    return ["".join(f"|{line.text()}" for line in outer[0].all("li"))] if outer else []


@pytest.mark.parametrize(
    ("written", "shown", "cell"),
    [
        (NESTED, "|จัดทำแผนสำรวจเขียน|สำรวจ|เขียน|เผยแพร่", "จัดทำแผน\nสำรวจ\nเขียน\nเผยแพร่"),
        (TYPED, "|๑. จัดทำแผน- สำรวจ- เขียน|- สำรวจ|- เขียน|๒. เผยแพร่", "๑. จัดทำแผน\n- สำรวจ\n- เขียน\n๒. เผยแพร่"),
    ],
    ids=["records", "M2-typed"],
)
def test_steps_have_two_levels(report: Report, written: str, shown: str, cell: str) -> None:
    """Steps within steps, as records or as marked lines of one text, are lists in lists on the page and lines in data.

    Printed marks stand where the report has them, and no number is added to them.
    """
    report.put(written, STEPS)
    assert lists(report) == [shown]
    assert report.rows("measures.csv")[0]["steps"] == cell
    step = report.data()["measures"][0]["steps"][0]
    assert (step["title"], [one["title"] for one in step["steps"]]) == ("จัดทำแผน", ["สำรวจ", "เขียน"])


def test_lines_without_marks_stay_lines(report: Report) -> None:
    """A step of two lines keeps its break in the table and does not become a running paragraph."""
    report.put("    steps: |\n      จัดทำแผน\n      แล้วเผยแพร่\n", STEPS)
    cells = [cell for cell in report.page("measures").all("td") if cell.text() == "จัดทำแผนแล้วเผยแพร่"]
    assert [len(cell.all("br")) for cell in cells] == [1]


MARKS = ["๑.", "1.", "(๑)", "(1)", "1)", "๗)", "ก.", "ข)", "๑.๒", "3.1.2", "-", "–", "•"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_told_from_the_words(mark: str) -> None:
    """Numbers with a point or a bracket, letters and dashes before a line are its mark."""
    assert next(iter(read_marks(f"{mark} จัดทำ")))[:2] == ("จัดทำ", mark)


@pytest.mark.parametrize("text", ["3 เดือน", "2568 ปีงบประมาณ", "พ.ศ. 2568", "-จัดทำ", "1.5", "จัดทำ 1. ข้อ"])
def test_other_beginnings_are_words(text: str) -> None:
    """A number that counts, a year, an abbreviation and a dash without a space belong to the words."""
    assert read_marks(text) == ((text, "", ()),)


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    """Whatever is typed, every letter that is no space stands in a line or a mark, in its order."""
    lines = [line for one in read_marks(text) for line in (one, *one.below)]
    assert "".join("".join(f"{one.mark}{one.words}" for one in lines).split()) == "".join(text.split())


OWN = """\
    steps:
      - title: จัดทำแผน
        responsible: [finance]
        due: 31 มี.ค. 2569
        steps: [{title: สำรวจ, responsible: clerk, due: ก.พ. 2569}]
      - เผยแพร่
"""


def test_a_step_has_its_own_unit_and_day(report: Report) -> None:
    """Both stand behind the step, in the table and in the data."""
    report.put(OWN, STEPS)
    page = report.page("measures").text()
    assert "จัดทำแผน (กองคลัง · ภายใน 31 มี.ค. 2569)" in page
    assert "สำรวจ (สำนักปลัดเทศบาล · ภายใน ก.พ. 2569)" in page
    step = report.data()["measures"][0]["steps"][0]
    assert (step["responsible"], step["due"], step["steps"][0]["due"]) == (["finance"], "2026-03-31", "2026-02")


def test_an_unknown_unit_of_a_step_is_told_at_its_place(report: Report) -> None:
    """Steps and the steps within them name units that agency.yml has."""
    report.put(OWN.replace("clerk", "clark"), STEPS)
    assert report.lines() == [
        "measures.yml:9:45: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)"
    ]


def test_a_step_lies_in_the_fiscal_year(report: Report) -> None:
    """The day of a step is held to the fiscal year as that of a measure is."""
    report.put(OWN.replace("31 มี.ค. 2569", "31 มี.ค. 2568"), STEPS)
    told = "W503 31 มี.ค. 2568 อยู่นอกปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 2568 ถึง 30 ก.ย. 2569)"
    assert report.lines() == [f"measures.yml:8:14: {told}"]


PROGRESS = """\
rounds:
  - months: 6
    reported: 5 เม.ย. 2569
    entries:
      - measure: m01
        status: in_progress
        work: เริ่มแล้ว
        problems: ไม่มี
        suggestions: ไม่มี
        steps: {1: in_progress, 1.1: done}
      - {measure: m02, status: in_progress, work: เริ่มแล้ว, problems: ไม่มี, suggestions: ไม่มี}
"""


def test_overdue_is_counted_for_each_step(report: Report) -> None:
    """A step past its own last day is overdue while its measure is not, on the page and in the data."""
    report.put(OWN, STEPS)
    report.site.write("progress.yml", PROGRESS)
    measure = report.data()["progress"]["measures"][0]
    assert (measure["standing"], measure["days"]) == ("open", 121)
    assert [(one["step"], one["status"], one["standing"], one["days"]) for one in measure["steps"]] == [
        ("1", "in_progress", "overdue", 62),
        ("1.1", "done", "done", None),
    ]
    page = report.page("progress").text()
    assert "ขั้นตอนเกินกำหนด 1" in page
    assert "ขั้นตอนที่ 1 ภายใน 31 มี.ค. 2569: เกินกำหนด 62 วัน" in page


def test_a_step_is_told_once_in_a_round(report: Report) -> None:
    """Two digits of one number are one step: the second is refused with the line of the first."""
    report.site.write("progress.yml", PROGRESS.replace("{1: in_progress, 1.1: done}", "{1: done, ๑: not_started}"))
    assert report.lines()[0] == "progress.yml:10:26: E112 รหัส “1” ซ้ำ (ครั้งแรกอยู่บรรทัด 10)"


def test_a_step_that_is_not_there_is_told(report: Report) -> None:
    """A step within a step that has none is unknown."""
    report.site.write("progress.yml", PROGRESS)
    assert report.lines()[0] == "progress.yml:10:33: E807 มาตรการ “มาตรการเผยแพร่ข้อมูล” ไม่มีขั้นตอนที่ 1.1 (มี 1 ขั้นตอน)"
