"""`prongsai sheet in`: what was filled comes into the files, told in the words of the page; else it is told by its cell."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.sheet._grids import MOST_ROWS, Fault
from tests.sheet.books import find, out, saved, sheet, unchanged, with_cell, with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from prongsai.sheet._grids import Grid, Value
    from tests.conftest import TinySite

MEASURES = "มาตรการ"
YEAR = "ทต.ทุ่งทอง ผลการประเมินปี 2568"


@pytest.fixture
def book(tiny: TinySite, tmp_path: Path) -> Mapping[str, Grid]:
    """Return the sheets of the tiny site's year."""
    return out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")


def taken(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path, *options: str) -> tuple[int, str]:
    """Return the exit status and what is said of sheets that come in."""
    done = sheet(tiny.root, "in", saved(book, tmp_path / "back.xlsx"), *options, "--today", "2569-01-05")
    return done.exit_code, done.output


def test_changes_are_told_in_the_words_of_the_page_and_written(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """A score, a title and a step more change their lines alone, and are told page by page."""
    tiny.edit("measures.yml", "measures:\n", "# เรียงตามประเด็น\nmeasures:\n")
    scores, measures = (tiny.path(name).read_text(encoding="utf-8") for name in ("scores.yml", "measures.yml"))
    book = with_cell(book, find(book, "คะแนน", "ค่า", 14), 85)
    book = with_cell(book, find(book, MEASURES, "ชื่อมาตรการ"), "มาตรการเผยแพร่ข้อมูลเปิด")
    book = with_cell(book, find(book, MEASURES, "ขั้นตอน"), "จัดทำข้อมูลให้ครบถ้วน\nเผยแพร่ข้อมูล")
    status, said = taken(tiny, book, tmp_path)
    assert status == 0, said
    assert said.startswith(
        f"{YEAR} · ผลการประเมิน\n"
        "  - แก้คะแนนตัวชี้วัดที่ 9 จาก 90.00 เป็น 85.00\n"
        f"{YEAR} · มาตรการ\n"
        "  - แก้ชื่อของมาตรการ “มาตรการเผยแพร่ข้อมูลเปิด” จาก มาตรการเผยแพร่ข้อมูล เป็น มาตรการเผยแพร่ข้อมูลเปิด\n"
    )
    assert said.endswith("เขียน thung-thong/2568/scores.yml, thung-thong/2568/measures.yml แล้ว\n")
    assert tiny.path("scores.yml").read_text(encoding="utf-8") == scores.replace("  9: 90\n", "  9: 85.00\n")
    assert tiny.path("measures.yml").read_text(encoding="utf-8") == measures.replace(
        "title: มาตรการเผยแพร่ข้อมูล", "title: มาตรการเผยแพร่ข้อมูลเปิด"
    ).replace("[จัดทำข้อมูลให้ครบถ้วน]", "[จัดทำข้อมูลให้ครบถ้วน, เผยแพร่ข้อมูล]", 1)


@pytest.mark.parametrize("slug", ["../other/thung-thong", "thung-thong/../thung-thong", "{root}/../other", "nobody"])
def test_a_workbook_of_no_agency_of_the_content_is_refused(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path, slug: str
) -> None:
    """Its hidden sheet may name any folder, whoever made it: what is not of this content is neither read nor written."""
    shutil.copytree(tiny.root, tiny.root.parent / "other")
    slug = slug.format(root=tiny.root)
    book = with_cell(with_cell(book, "_prongsai!A2", slug), find(book, "คะแนน", "ค่า", 14), 85)
    with unchanged(tiny.root), unchanged(tiny.root.parent / "other"):
        status, said = taken(tiny, book, tmp_path)
    assert (status, f"แผ่นงานเป็นของ {slug}/2568 ซึ่งไม่มีในเนื้อหา" in said) == (1, True)


def test_a_dry_run_writes_nothing(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """What would change is told, and the files stay; a workbook without changes says so."""
    changed = with_cell(book, find(book, "คะแนน", "ค่า", 14), 85)
    with unchanged(tiny.root):
        assert taken(tiny, changed, tmp_path, "--dry-run")[1].endswith("ยังไม่ได้เขียน (--dry-run)\n")
        assert taken(tiny, book, tmp_path) == (0, "แผ่นงานนี้ไม่เปลี่ยนอะไร\n")


def test_what_is_found_by_the_change_is_told_at_its_cell(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """A score that contradicts the overall one is written as the report has it, and told at the cell."""
    status, said = taken(tiny, with_cell(book, find(book, "คะแนน", "ค่า", 14), 40), tmp_path)
    assert status == 0
    assert "\nคะแนน!C3: E301 " in said


def test_rows_come_go_and_move(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A row without a key is a new measure in its place, one that is gone is taken out, one that moved is moved."""
    head, first, second = book[MEASURES].rows[:3]
    new: list[Value] = ["" for _ in head]
    filled: dict[str, Value] = {"รหัสถาวร": "m03", "ชื่อมาตรการ": "ใหม่", "ขั้นตอน": "ก\n> ข\nค"}
    for heading, value in filled.items():
        new[head.index(heading)] = value
    status, said = taken(tiny, with_rows(book, MEASURES, [head, second, new, first]), tmp_path)
    assert status == 0, said
    assert f"{YEAR} · มาตรการ\n  - เพิ่มมาตรการ “ใหม่”\n" in said
    text = tiny.path("measures.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "id:" in line] == ["  - id: m02", "  - id: m03", "  - id: m01"]
    assert "  - id: m03\n    title: ใหม่\n    steps: [{title: ก, steps: ข}, ค]\n  - id: m01\n" in text


def test_a_row_that_was_cleared_or_deleted_is_taken_out(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """Clearing the cells of a row, which a locked sheet allows, is the same as deleting it."""
    head, first, second = book[MEASURES].rows[:3]
    cleared = with_rows(book, MEASURES, [head, first, [second[0], *("" for _ in second[1:])]])
    deleted = with_rows(book, MEASURES, [head, first])
    said = [taken(tiny, one, tmp_path, "--dry-run")[1] for one in (cleared, deleted)]
    assert said[0] == said[1]
    assert "ตัดมาตรการ “มาตรการป้องกันการทุจริต” ออก" in said[0]


def test_columns_may_move_and_others_stand_among_them(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """Columns are known by their headings, rows above these are passed over, and a column of one's own is told."""
    rows = [[*reversed(row), "ของฉัน" if line == 0 else "x"] for line, row in enumerate(book[MEASURES].rows)]
    rows[1][rows[0].index("ชื่อมาตรการ")] = "ชื่อใหม่"
    status, said = taken(tiny, with_rows(book, MEASURES, [["หัวกระดาษ"], [], *rows]), tmp_path, "--dry-run")
    assert status == 0
    assert said.startswith("มาตรการ!Q3: W949 ไม่ได้อ่านคอลัมน์ “ของฉัน” หรือไม่มีในแผ่นงาน ข้อมูลส่วนนั้นจึงคงเดิม\n")
    assert "เป็น ชื่อใหม่" in said


def test_a_column_or_sheet_that_is_gone_takes_nothing_with_it(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """What was deleted from the workbook as a whole is told and stays in the content."""
    at = book[MEASURES].rows[0].index("ขั้นตอน")
    without = with_rows(book, MEASURES, [[*row[:at], *row[at + 1 :]] for row in book[MEASURES].rows])
    without = {name: grid for name, grid in without.items() if name != "คะแนน"}
    status, said = taken(tiny, without, tmp_path)
    assert status == 0
    assert "มาตรการ!A1: W949 ไม่ได้อ่านคอลัมน์ “ขั้นตอน”" in said
    assert "คะแนน!A1: W949 ไม่ได้อ่านแผ่น “คะแนน”" in said
    assert said.endswith("แผ่นงานนี้ไม่เปลี่ยนอะไร\n")


@pytest.mark.parametrize(
    ("heading", "line", "value", "told"),
    [
        ("ชื่อมาตรการ", 1, "ชื่อของมาตรการ", "มาตรการ!C1: E942 ไม่รู้จักหัวคอลัมน์ “ชื่อของมาตรการ” (ใกล้เคียงที่สุด: ชื่อมาตรการ)"),
        ("ขั้นตอน", 1, "ชื่อมาตรการ", "มาตรการ!C1: E942 ไม่รู้จักหัวคอลัมน์ “ชื่อมาตรการ” (ซ้ำกัน)"),
        ("แถว", 3, "1", "มาตรการ!A3: E943 ไม่รู้จักแถว “1” ซ้ำกับแถวก่อน ถ้าเป็นแถวใหม่ให้เว้นช่องนี้ว่าง"),
        ("แถว", 3, "9", "มาตรการ!A3: E943 ไม่รู้จักแถว “9” ถ้าเป็นแถวใหม่ให้เว้นช่องนี้ว่าง"),
        (
            "รหัสถาวร",
            2,
            10,
            "มาตรการ!B2: E945 โปรแกรมตารางคำนวณเปลี่ยนข้อความเป็นตัวเลข 10 จึงไม่ทราบว่าพิมพ์ไว้อย่างไร ให้พิมพ์ใหม่เป็นข้อความ เช่น '10",
        ),
        (
            "ระยะเวลา",
            2,
            date(2026, 3, 31),
            "มาตรการ!J2: E946 โปรแกรมตารางคำนวณเปลี่ยนข้อความเป็นวันที่ 31 มี.ค. 2569 จึงไม่ทราบว่าพิมพ์ไว้อย่างไร ให้พิมพ์ใหม่เป็นข้อความ เช่น 31 มี.ค. 2569",
        ),
        ("รหัสถาวร", 2, "ข้อ 1", "มาตรการ!B2: E943 "),
        ("ผู้รับผิดชอบ", 2, "กองคลังง", "มาตรการ!I2: E109 "),
        ("สิ่งที่มาตรการมุ่งแก้", 2, "ตัวชี้วัดที่ 99", "มาตรการ!E2: E106 "),
        ("ระยะเวลา", 3, "เร็ว ๆ นี้", "มาตรการ!J3: E122 "),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_mistake_is_told_by_its_cell_and_nothing_is_written(  # noqa: PLR0913, PLR0917 - a case each
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path, heading: str, line: int, value: Value, told: str
) -> None:
    """What cannot be read, or not surely, stops all of the workbook; beside it a good change is not written either."""
    book = with_cell(book, find(book, MEASURES, heading, line), value)
    with unchanged(tiny.root):
        status, said = taken(tiny, with_cell(book, find(book, "คะแนน", "ค่า", 14), 85), tmp_path)
    assert status == 1
    assert [one for one in said.splitlines() if one.startswith(told)] != [], said
    assert said.endswith("ยังไม่ได้เขียนสิ่งใด แก้ช่องที่บอกแล้วลองอีกครั้ง\n")


def test_a_share_is_no_score(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A cell that shows 95 % holds 0.95: what it meant is told, and what floats add to a figure is not taken."""
    status, said = taken(tiny, with_cell(book, find(book, "คะแนน", "ค่า", 14), 0.95), tmp_path)
    assert (status, "ตัวเลข 0.95 " in said, "เช่น '95.00" in said) == (1, True, True)
    _, said = taken(tiny, with_cell(book, find(book, "คะแนน", "ค่า", 14), 81.1 + 0.2), tmp_path, "--dry-run")
    assert "81.30" in said


def test_rows_beyond_all_measure_are_told(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A sheet with more rows than are read is refused, and nothing counts as taken out."""
    rows: list[Sequence[Value]] = [*book[MEASURES].rows, *[[] for _ in range(MOST_ROWS)], ["", "m09"]]
    with unchanged(tiny.root):
        status, said = taken(tiny, with_rows(book, MEASURES, rows), tmp_path)
    assert (status, f"แผ่น “{MEASURES}” มีข้อมูลเกินแถวที่ {MOST_ROWS} " in said) == (1, True)


def test_a_day_in_a_column_of_days_is_taken_in_either_era(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """A program's day is the day that it shows, whether its year counts as C.E. or was typed as B.E."""
    rounds: list[list[Value]] = [
        ["แถว", "รอบ (เดือน)", "วันที่รายงาน"],
        ["", "6", date(2026, 4, 5)],
        ["", "12", date(2569, 10, 1)],
    ]
    status, said = taken(tiny, with_rows(book, "รอบรายงาน", rounds), tmp_path)
    assert status == 0, said
    text = tiny.path("progress.yml").read_text(encoding="utf-8")
    assert text == "rounds:\n  - months: 6\n    reported: 5 เม.ย. 2569\n  - months: 12\n    reported: 1 ต.ค. 2569\n"


def test_a_day_of_an_unlikely_year_is_told(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A year of two digits that a program took for another century is not guessed."""
    rounds: list[list[Value]] = [["แถว", "รอบ (เดือน)", "วันที่รายงาน"], ["", "6", date(1969, 3, 31)]]
    status, said = taken(tiny, with_rows(book, "รอบรายงาน", rounds), tmp_path)
    assert (status, said.splitlines()[-2].partition(" โปร")[0]) == (1, "รอบรายงาน!C2: E946")


def test_progress_of_a_new_round_brings_the_round(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A row of progress names its round by its months; the round comes with its rows."""
    head = book["ผลการดำเนินการ"].rows[0]
    row: list[Value] = ["" for _ in head]
    filled: dict[str, Value] = {"รอบ (เดือน)": "6", "รหัสมาตรการ": "m01", "สถานะ": "กำลังดำเนินการ", "งบประมาณที่ใช้": 500.0}
    for heading, value in filled.items():
        row[head.index(heading)] = value
    status, said = taken(tiny, with_rows(book, "ผลการดำเนินการ", [head, row]), tmp_path)
    assert status == 0, said
    assert tiny.path("progress.yml").read_text(encoding="utf-8") == (
        "rounds:\n  - months: 6\n    entries:\n      - measure: m01\n        status: in_progress\n        spent: 500\n"
    )


def test_merged_cells_are_told(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """Cells of several measures in one are not parted by guessing."""
    grid = book[MEASURES]
    at = grid.rows[0].index("ผู้รับผิดชอบ")
    merged = {**book, MEASURES: type(grid)(grid.rows, (((1, at), (2, at)),))}
    status, said = taken(tiny, merged, tmp_path)
    assert (status, said.splitlines()[0]) == (
        1,
        "มาตรการ!I2: E944 เซลล์นี้ผสานไว้ 2 แถว ให้ยกเลิกการผสานเซลล์ แล้วพิมพ์ค่าของแต่ละแถว",
    )


@pytest.mark.parametrize(
    ("kept", "told"),
    [pytest.param("#REF!", "#REF!", id="a fault"), pytest.param("", "=1/0", id="no value is kept")],
)
def test_a_formula_that_cannot_be_computed_is_told(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path, kept: str, told: str
) -> None:
    """What programs read as an empty cell takes nothing out of the content."""
    cell = find(book, MEASURES, "ขั้นตอน")
    path = saved(with_cell(book, cell, Fault(kept)), tmp_path / "back.xlsx")
    with unchanged(tiny.root):
        done = sheet(tiny.root, "in", path)
    assert (done.exit_code, done.output.splitlines()[0]) == (
        1,
        f"มาตรการ!H2: E946 โปรแกรมตารางคำนวณเปลี่ยนข้อความเป็นค่าที่คำนวณไม่ได้ {told} จึงไม่ทราบว่าพิมพ์ไว้อย่างไร ให้พิมพ์ใหม่เป็นข้อความ",
    )


def test_a_permanent_id_stays(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """The id of a measure that is there is part of its address, and is not changed by a workbook."""
    with unchanged(tiny.root):
        status, said = taken(tiny, with_cell(book, find(book, MEASURES, "รหัสถาวร"), "new"), tmp_path)
    assert (status, said.splitlines()[0]) == (
        1,
        "มาตรการ!B2: E943 ไม่รู้จักแถว “new” รหัสถาวรของแถวนี้คือ m01 และเปลี่ยนไม่ได้ ให้คืนรหัสเดิม",
    )


def test_computed_cells_are_never_believed(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """Whatever stands in a locked cell, by protection lifted or a program without it, changes nothing."""
    book = with_cell(book, find(book, "คะแนน", "คำนวณได้", 3), 12.5)
    book = with_cell(book, find(book, "คะแนน", "ข้อมูล", 3), "อื่น")
    assert taken(tiny, book, tmp_path) == (0, "แผ่นงานนี้ไม่เปลี่ยนอะไร\n")


def test_what_somebody_else_changed_meanwhile_stays(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """Changes of the content elsewhere are joined with those of the workbook; at the same value nothing is written."""
    tiny.edit("scores.yml", "  1: 90\n", "  1: 91\n")
    tiny.edit("measures.yml", "title: มาตรการป้องกันการทุจริต", "title: มาตรการต้านทุจริต")
    book = with_cell(book, find(book, "คะแนน", "ค่า", 14), 85)
    assert taken(tiny, book, tmp_path)[0] == 0
    scores = tiny.path("scores.yml").read_text(encoding="utf-8")
    assert "  1: 91\n" in scores
    assert "  9: 85.00\n" in scores
    with unchanged(tiny.root):
        status, said = taken(tiny, with_cell(book, find(book, MEASURES, "ชื่อมาตรการ", 3), "อื่น"), tmp_path)
    assert status == 1
    assert "มาตรการ!C3: E947 ข้อมูลตรงนี้ใน thung-thong/2568/measures.yml เปลี่ยนไปตั้งแต่ทำแผ่นงาน จึงไม่เขียนทับ" in said


def test_what_cannot_change_alone_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """A value that stands for two by a name of YAML is changed in the file; nothing else is written either."""
    tiny.edit("measures.yml", "responsible: [clerk]", "responsible: &who [clerk]")
    tiny.edit("measures.yml", "responsible: [finance]", "responsible: *who")
    book = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    with unchanged(tiny.root):
        status, said = taken(tiny, with_cell(book, find(book, MEASURES, "ผู้รับผิดชอบ", 3), "กองคลัง"), tmp_path)
    told = "มาตรการ!I3: E948 เปลี่ยนตรงนี้โดยไม่กระทบส่วนอื่นของ thung-thong/2568/measures.yml ไม่ได้ ให้แก้ในไฟล์"
    assert (status, said.splitlines()[0]) == (1, told)


def test_a_workbook_of_another_version_or_year_is_told(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """Neither a sheet without the hidden one, nor of another layout, nor of another year is taken for this one."""
    old = with_cell(book, "_prongsai!A1", "prongsai 0")
    none = {name: grid for name, grid in book.items() if name != "_prongsai"}
    again = " ให้ทำแผ่นงานใหม่ด้วย prongsai sheet out\n"
    assert taken(tiny, old, tmp_path)[1].endswith(f"แผ่นงานเป็นของรุ่นอื่น (prongsai 0) รุ่นนี้อ่าน prongsai 1{again}")
    assert taken(tiny, none, tmp_path)[1].endswith(f"หรือแผ่นกำกับถูกลบ{again}")
    tiny.write("thung-thong/2567/scores.yml", "overall: 90\n")
    done = sheet(tiny.root, "in", saved(book, tmp_path / "back.xlsx"), "thung-thong/2567")
    assert (done.exit_code, done.output) == (1, f"back.xlsx:1:1: E941 แผ่นงานเป็นของ thung-thong/2568{again}")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"PK\x03\x04 broken", "ไม่ใช่ไฟล์ .xlsx หรือ .ods ที่สมบูรณ์"),
        (b"\xd0\xcf\x11\xe0 old", "เป็นไฟล์รุ่นเก่า (.xls) หรือตั้งรหัสผ่านไว้ ให้บันทึกเป็น .xlsx โดยไม่ตั้งรหัสผ่าน"),
        (b"", "ใหญ่เกินไปหรือว่าง"),
    ],
    ids=["broken", "old", "empty"],
)
def test_what_is_no_workbook_is_told(tiny: TinySite, tmp_path: Path, raw: bytes, told: str) -> None:
    """A file that no program could read is refused with what to do."""
    path = tmp_path / "back.xlsx"
    path.write_bytes(raw)
    done = sheet(tiny.root, "in", path)
    assert (done.exit_code, done.output) == (1, f"back.xlsx:1:1: E940 อ่านแผ่นงานไม่ได้: {told}\n")


def test_a_draft_tells_the_cells_that_change(tiny: TinySite, tmp_path: Path) -> None:
    """Of a year that readers are not shown, the cells are told."""
    tiny.edit("scores.yml", "overall: 90\n", "draft: true\n")
    book = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    status, said = taken(tiny, with_cell(book, find(book, "คะแนน", "ค่า", 3), 91.25), tmp_path)
    assert (status, said.splitlines()[:3]) == (
        0,
        [YEAR, "  - แก้ฉบับร่าง ยังไม่แสดงบนเว็บไซต์", "  - คะแนน!C3 คะแนนภาพรวม"],
    )
