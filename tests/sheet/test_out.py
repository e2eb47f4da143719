"""`prongsai sheet out`: a year as a workbook that says what it holds, and the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from prongsai.sheet import read_year, workbook
from tests.sheet.books import WHOLE, out, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

TITLES = [
    "คำอธิบาย",
    "คะแนน",
    "ข้อคำถาม",
    "ข้อ OIT",
    "ข้อมูลรายงาน",
    "การวิเคราะห์",
    "ข้อเสนอแนะผู้ตรวจ",
    "ข้อจำกัด",
    "มาตรการ",
    "รอบรายงาน",
    "ผลการดำเนินการ",
    "_lists",
    "_prongsai",
]


def test_the_command_writes_the_sheets_of_a_year(tiny: TinySite, tmp_path: Path) -> None:
    """The workbook has a sheet for each part of the year, and says how it comes back."""
    done = sheet(tiny.root, "out", "thung-thong/2568", tmp_path / "year.xlsx")
    assert (done.exit_code, done.output) == (
        0,
        "เขียน year.xlsx แล้ว แก้แล้วนำกลับด้วย prongsai sheet in year.xlsx\n",
    )
    with zipfile.ZipFile(tmp_path / "year.xlsx") as packed:
        assert re.findall('<sheet name="([^"]*)"', packed.read("xl/workbook.xml").decode()) == TITLES


def test_the_same_content_is_the_same_bytes() -> None:
    """Neither the day nor the clock is in a workbook."""
    year = read_year(WHOLE, "sample", 2567)
    written = workbook(year)
    assert written == workbook(year)
    with zipfile.ZipFile(BytesIO(written)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_a_sheet_is_printed_as_wide_as_its_paper() -> None:
    """On A4 on its side all columns stand beside one another, and each page begins with the headings."""
    with zipfile.ZipFile(BytesIO(workbook(read_year(WHOLE, "sample", 2567)))) as packed:
        scores, book = (packed.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet2", "workbook"))
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"' in scores
    assert "Print_Titles" in book


STEPS = """\
    steps:
      - mark: ๑.
        title: สรุปการยืมและคืน
        responsible: [clerk, finance]
        due: 2568-01-15
        steps:
          - {mark: "-", title: ตรวจทะเบียนคุม}
          - ติดตามทรัพย์สิน
      - เผยแพร่
"""


def test_a_measure_stands_in_a_row_with_its_steps_in_lines(tiny: TinySite, tmp_path: Path) -> None:
    """Steps stand one a line, steps within them behind `>`, units by their names, codes in words."""
    tiny.edit(
        "measures.yml",
        "    steps: [จัดทำข้อมูลให้ครบถ้วน]\n    responsible: [clerk]\n",
        f"{STEPS}    responsible: [clerk]\n",
    )
    rows = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")["มาตรการ"].rows
    told = dict(zip(rows[0], rows[1], strict=True))
    assert told["ขั้นตอน"] == (
        "๑. สรุปการยืมและคืน | ผู้รับผิดชอบ: สำนักปลัดเทศบาล, กองคลัง | กำหนด: 2568-01-15\n"
        "> - ตรวจทะเบียนคุม\n"
        "> ติดตามทรัพย์สิน\n"
        "เผยแพร่"
    )
    assert (told["รหัสถาวร"], told["ผู้รับผิดชอบ"]) == ("m01", "สำนักปลัดเทศบาล")
    assert (told["สิ่งที่มาตรการมุ่งแก้"], told["ระยะเวลา"]) == ("ตัวชี้วัดที่ 9", "ตลอดปีงบประมาณ")


def test_scores_are_numbers_and_what_follows_from_them_is_computed(tmp_path: Path) -> None:
    """Scores are figures that a program can add up; the overall score is told beside them, as it follows from them."""
    rows = out(WHOLE, "sample", 2567, tmp_path / "year.xlsx")["คะแนน"].rows
    told = {row[0]: row[2:] for row in rows}
    assert told["indicators.9.score"][0] == 94.25
    assert told["overall"] == [90.25, 90.25]
    assert told["tools.EIT"] == [87.0, 87.0]


def test_what_is_filled_is_open_text_and_the_rest_is_locked(tmp_path: Path) -> None:
    """Cells to be filled are unlocked and text, scores excepted; keys, names and computed cells are locked, in colour."""
    path = tmp_path / "year.xlsx"
    out(WHOLE, "sample", 2567, path)
    with zipfile.ZipFile(path) as packed:
        measures = packed.read(f"xl/worksheets/sheet{TITLES.index('มาตรการ') + 1}.xml").decode()
        scores = packed.read("xl/worksheets/sheet2.xml").decode()
        styles = packed.read("xl/styles.xml").decode()
    assert "<sheetProtection" in measures
    assert '<dataValidation type="list"' in measures
    assert '<dataValidation type="decimal"' in scores
    text = re.findall('<numFmt numFmtId="([0-9]+)" formatCode="@"/>', styles)[0]
    formats = re.findall(r"<xf [^>]*/>|<xf [^>]*[^/]>.*?</xf>", styles[styles.index("<cellXfs") :])

    def look(sheet_text: str, cell: str) -> str:
        found = re.search(rf'<c r="{cell}" s="([0-9]+)"', sheet_text)
        assert found
        return str(formats[int(found[1])])

    assert f'numFmtId="{text}"' in look(measures, "C2")
    assert 'locked="0"' in look(measures, "C2")
    assert 'locked="0"' not in look(measures, "A2")
    assert re.search('<col min="3" max="3" [^>]*style="[0-9]+"', measures)
    assert 'locked="0"' not in look(scores, "D3")
    assert f'numFmtId="{text}"' not in look(scores, "C3")


def test_a_year_that_is_not_there_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """The nearest year or agency is told, and nothing is written."""
    done = sheet(tiny.root, "out", "thung-thong/2567", tmp_path / "year.xlsx")
    assert done.exit_code == 2
    assert "thung-thong ไม่มีปี “2567” (ใกล้เคียงที่สุด: 2568)" in done.output
    assert "บอกหน่วยงานและปี" in sheet(tiny.root, "out", "thung-thong", tmp_path / "year.xlsx").output
    assert not (tmp_path / "year.xlsx").exists()


def test_a_file_that_cannot_be_read_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """Broken YAML has no workbook; its place is told."""
    tiny.edit("scores.yml", "overall: 90\n", "overall: [90\n")
    done = sheet(tiny.root, "out", "thung-thong/2568", tmp_path / "year.xlsx")
    assert done.exit_code == 1
    assert done.output.startswith("thung-thong/2568/scores.yml:2:")
