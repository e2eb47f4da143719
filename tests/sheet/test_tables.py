"""`prongsai sheet in` of plain tables: what agencies have in Word, in a .csv file or on the clipboard becomes a draft."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from prongsai.findings import ContentError
from prongsai.sheet import rows_of, rows_of_file
from prongsai.sheet.plain._points import points_of, texts_of
from tests.sheet.books import sheet
from tests.sheet.measured import compared, read, word_document

if TYPE_CHECKING:
    from tests.conftest import TinySite

TABLES = Path(__file__).parent / "tables"
SHAPES = sorted(path.stem for path in TABLES.glob("*.txt"))
HEADINGS = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
ROW = ["เปิดเผยข้อมูล", "1. รวบรวม 2. เผยแพร่", "กองคลัง", "ไตรมาส 2"]


@pytest.mark.parametrize("form", ["text", "docx"])
@pytest.mark.parametrize("shape", SHAPES)
def test_all_that_a_table_says_is_understood(shape: str, form: str, tmp_path: Path) -> None:
    """Five shapes of published tables, with cells and headings that pages part, read as their keys say."""
    key = yaml.safe_load((TABLES / f"{shape}.yml").read_text(encoding="utf-8"))
    rows = rows_of_file(TABLES / f"{shape}.txt")
    if form == "docx":
        rows = rows_of_file(word_document(rows, tmp_path / "table.docx"))
    records, _ = read(rows, key["results_year"])
    cells = [*compared(records, key, key["results_year"])]
    assert [(line, name) for line, name, good in cells if not good] == []
    assert len(cells) > 10


def table(*rows: list[str], parted: str = "\t") -> str:
    """Return rows as a program puts them on the clipboard."""
    return "\n".join(parted.join(row) for row in (HEADINGS, *rows)) + "\n"


def test_a_pasted_table_becomes_a_draft_and_is_told_row_by_row(tiny: TinySite, tmp_path: Path) -> None:
    """The measures come behind those that are there, with the units that are new; nothing else of the files changes."""
    before = tiny.path("measures.yml").read_text(encoding="utf-8")
    file = tmp_path / "ตาราง.txt"
    file.write_text(table(ROW, ["อบรม", "จัดอบรม", "กองช่าง", "ช่วงที่เหมาะสม"]), encoding="utf-8")
    done = sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05")
    assert done.exit_code == 0, done.output
    assert (
        "ตาราง.txt:3:4: W931 ตาราง: อ่านช่อง “ระยะเวลาดำเนินการ” เป็นช่วงเวลาไม่ได้ จึงเก็บเป็นถ้อยคำ: ช่วงที่เหมาะสม\n"
        in done.output
    )
    assert "W931 ตาราง: เพิ่มส่วนราชการที่ยังไม่มีในข้อมูลหน่วยงาน ดูว่าชื่อถูกต้อง: กองช่าง\n" in done.output
    assert "  - เพิ่มมาตรการ “เปิดเผยข้อมูล”" in done.output
    after = tiny.path("measures.yml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    held = yaml.safe_load(after)["measures"][-2:]
    assert [one["title"] for one in held] == ["เปิดเผยข้อมูล", "อบรม"]
    assert (held[0]["steps"], held[1]["period"]) == (["รวบรวม", "เผยแพร่"], {"text": "ช่วงที่เหมาะสม"})


def test_the_same_table_again_changes_nothing(tiny: TinySite, tmp_path: Path) -> None:
    """A measure whose title is there is told and not taken twice."""
    file = tmp_path / "table.txt"
    file.write_text(table(ROW), encoding="utf-8")
    first = sheet(tiny.root, "in", file, "thung-thong/2568")
    files = {path: path.read_bytes() for path in tiny.root.rglob("*.yml")}
    again = sheet(tiny.root, "in", file, "thung-thong/2568")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "table.txt:2:1: W931 ตาราง: มีมาตรการชื่อนี้แล้ว จึงไม่นำเข้าซ้ำ: เปิดเผยข้อมูล\n" in again.output
    assert {path: path.read_bytes() for path in tiny.root.rglob("*.yml")} == files


def test_an_empty_measure_of_a_new_year_goes_and_the_headings_stand(tiny: TinySite, tmp_path: Path) -> None:
    """The first table takes the place of the measure without a title, and its headings are those of the page."""
    tiny.path("measures.yml").write_text(
        "measures:\n  - id: m01\n    title:\n    responsible: [clerk]\n", encoding="utf-8"
    )
    tiny.edit("scores.yml", "overall:", "draft: true\noverall:")
    file = tmp_path / "table.txt"
    file.write_text(table(ROW), encoding="utf-8")
    done = sheet(tiny.root, "in", file, "thung-thong/2568")
    assert done.exit_code == 0, done.output
    held = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))
    assert [(one["id"], one["title"]) for one in held["measures"]] == [("m01", "เปิดเผยข้อมูล")]
    assert [(one["heading"], one["show"]) for one in held["table"]["columns"]] == [
        ("มาตรการ", "title"),
        ("ขั้นตอน", "steps"),
        ("ผู้รับผิดชอบ", "responsible"),
        ("ระยะเวลาดำเนินการ", "period"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (table(ROW).replace("\t", " "), "E930 ไม่พบตารางมาตรการ"),
        (table(), "E930 ไม่พบตารางมาตรการ"),
        ("", "E930 ไม่พบตารางมาตรการ"),
        ("ชื่อ\tคะแนน\nค่าที่ไม่มีใครรู้จัก\t90\n", "E930 ไม่พบตารางมาตรการ"),
    ],
    ids=["spaces", "headings alone", "nothing", "scores"],
)
def test_what_is_no_table_is_refused(tiny: TinySite, tmp_path: Path, text: str, problem: str) -> None:
    """Without headings that are known nothing is guessed, and nothing is written."""
    file = tmp_path / "table.txt"
    file.write_text(text, encoding="utf-8")
    before = tiny.path("measures.yml").read_bytes()
    done = sheet(tiny.root, "in", file, "thung-thong/2568")
    assert (done.exit_code, tiny.path("measures.yml").read_bytes()) == (1, before)
    assert f"table.txt:1:1: {problem}" in done.output


def test_the_year_must_be_told(tiny: TinySite, tmp_path: Path) -> None:
    """A plain table does not say whose it is."""
    file = tmp_path / "table.txt"
    file.write_text(table(ROW), encoding="utf-8")
    done = sheet(tiny.root, "in", file)
    assert (done.exit_code, "บอกหน่วยงานและปี เช่น ban-mai/2568" in done.output) == (2, True)


def titles(rows: object) -> list[object]:
    """Return the titles of the measures of rows."""
    return [one["title"] for one in read(rows, 2568)[0]]  # type: ignore[arg-type]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_a_csv_file_in_any_coding_of_thai(tmp_path: Path, parted: str, coding: str) -> None:
    """Programs part cells by commas, semicolons or tabs, and code Thai in four ways."""
    file = tmp_path / "table.csv"
    with file.open("w", encoding=coding, newline="") as into:
        csv.writer(into, delimiter=parted).writerows([HEADINGS, ["ก, ข; ค", "1. หนึ่ง\n2. สอง", *ROW[2:]]])
    assert titles(rows_of_file(file)) == ["ก, ข; ค"]


def test_cells_of_several_paragraphs_on_the_clipboard() -> None:
    """A cell goes on in the next line until the row is whole; points below a whole row are of its last cell."""
    text = table(["ก", "1. หนึ่ง\n2. สอง", "กองคลัง", "ไตรมาส 1"], ["ข", "ทำ", "กองช่าง", "ไตรมาส 2"])
    (first, second), _ = read(rows_of(text.encode(), ""), 2568)
    assert (first["steps"], first["responsible"], second["steps"]) == (["หนึ่ง", "สอง"], ["กองคลัง"], ["ทำ"])


def test_a_table_of_a_page_with_merged_cells() -> None:
    """What Word puts on the clipboard as HTML: a cell over several rows holds for each, and lists keep their points."""
    page = (
        "<html><style>td{}</style><table><tr><td><p>ตัวชี้วัด<o:p></o:p></p></td><td>มาตรการ</td><td>ขั้นตอน</td>"
        "<td>ผู้รับผิดชอบ</td></tr><tr><td rowspan=2>9. การเปิดเผย\nข้อมูล</td><td>ก &amp; ข</td>"
        "<td><ul><li>หนึ่ง</li><li>สอง</li></ul></td><td rowspan=2>กองคลัง</td></tr>"
        "<tr><td>ค</td><td>สาม</td></tr></table></html>"
    )
    found, _ = read(rows_of(page.encode(), ""), 2568)
    assert [one["title"] for one in found] == ["ก & ข", "ค"]
    assert [one["addresses"] for one in found] == [[{"indicator": "9"}]] * 2
    assert [one["title"] for one in found[0]["steps"]] == ["หนึ่ง", "สอง"]


def test_a_person_is_no_unit() -> None:
    """A name of a person in the column of who is responsible is told and not taken."""
    (one,), found = read(rows_of(table([*ROW[:2], "นายสมมุติ นามสมมุติ, กองคลัง", ROW[3]]).encode(), ""), 2568)
    assert one["responsible"] == ["กองคลัง"]
    assert [finding.message for finding in found] == ["ตาราง: ช่องผู้รับผิดชอบมีชื่อบุคคล จึงไม่นำเข้า ให้ใส่ส่วนราชการแทน"]


@pytest.mark.parametrize(
    "heading", ["มาตรการ/แนวทางการพัฒนา", "มาตรการ / แนวทางการแก้ไข", "โครงการ/แนวทางปฏิบัติ", "แนวทาง/มาตรการ"]
)
def test_the_first_word_of_a_heading_tells_what_is_a_measure(heading: str) -> None:
    """A column of measures, whatever else its heading calls them: each row is one, by its own name."""
    text = f"ตัวชี้วัด\t{heading}\tขั้นตอน\tผู้รับผิดชอบ\nตัวชี้วัดที่ 9\tก\tทำ\tกองคลัง\n\tข\tทำ\tกองคลัง\n"
    measures, found = read(rows_of(text.encode(), ""), 2568)
    assert ([one["title"] for one in measures], found) == (["ก", "ข"], [])


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("นายกมล นามสมมุติ", []),
        ("กองคลัง โดย น.ส.สมมุติ นามสมมุติ", ["กองคลัง"]),
        ("กองคลัง (ดร.สมมุติ นามสมมุติ)", ["กองคลัง"]),
        ("นายกเทศมนตรี", []),
    ],
)
def test_no_name_of_a_person_becomes_a_unit(cell: str, units: list[str]) -> None:
    """Whatever the title, and wherever it stands in the cell."""
    (one,), _ = read(rows_of(table([*ROW[:2], cell, ROW[3]]).encode(), ""), 2568)
    assert one.get("responsible", []) == units


@pytest.mark.parametrize(
    ("cell", "units", "posts"),
    [
        ("ผู้อำนวยการกองคลัง", ["กองคลัง"], ""),
        ("หัวหน้าสำนักปลัด, รองผู้อำนวยการกองช่าง", ["สำนักปลัด", "กองช่าง"], ""),
        ("ปลัดเทศบาล", [], "ปลัดเทศบาล"),
        ("ผอ.สำนักปลัด/กองช่าง", ["สำนักปลัด", "กองช่าง"], ""),
        ("หัวหน้าสำนักปลัด และปลัดเทศบาล", ["สำนักปลัด"], "ปลัดเทศบาล"),
        ("ทุกส่วนราชการ", ["ทุกส่วนราชการ"], ""),
        ("นายกเทศมนตรี, นักทรัพยากรบุคคล, กองการเจ้าหน้าที่", ["กองการเจ้าหน้าที่"], "นายกเทศมนตรี, นักทรัพยากรบุคคล"),
    ],
)
def test_a_post_is_no_unit(cell: str, units: list[str], posts: str) -> None:
    """Who heads a unit stands for it, whether it is listed or not; any other post is told and not taken."""
    listed = [{"id": "clerk", "name": "สำนักปลัด"}]
    (one,), found = read(rows_of(table([*ROW[:2], cell, ROW[3]]).encode(), ""), 2568, listed)
    told = f"ตาราง: ช่องผู้รับผิดชอบมีชื่อตำแหน่ง จึงไม่นำเข้า ให้เลือกส่วนราชการแทน: {posts}"
    assert (one.get("responsible", []), [finding.message for finding in found]) == (units, [told] if posts else [])


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("สมมุติ นามสมมุติ", []),
        ("กองคลัง โทร 1234", ["กองคลัง"]),
        ("กองคลัง (หลัก) กองช่าง (สนับสนุน)", ["กองคลัง", "กองช่าง"]),
        ("กองคลังเป็นหลัก", ["กองคลัง"]),
        ("ไม่มี", []),
    ],
)
def test_words_that_name_no_unit_are_told(cell: str, units: list[str]) -> None:
    """What begins as no unit's name does comes into no list; it may be a person, and is not printed."""
    listed = [{"id": "finance", "name": "กองคลัง"}]
    (one,), found = read(rows_of(table([*ROW[:2], cell, ROW[3]]).encode(), ""), 2568, listed)
    told = "ตาราง: ช่องผู้รับผิดชอบมีคำที่ไม่ขึ้นต้นอย่างชื่อส่วนราชการ จึงไม่นำเข้าคำนั้น ถ้าเป็นส่วนราชการให้เพิ่มในข้อมูลหน่วยงานก่อน"
    assert (one.get("responsible", []), [finding.message for finding in found]) == (units, [told])


@pytest.mark.parametrize(
    "title", ["มาตรการ", "โครงการที่ 2", "กิจกรรมส่งเสริมการปฏิบัติงาน", "ตรวจ", "การดำเนินงาน", "การปรับปรุง"]
)
def test_a_title_that_says_nothing_of_an_aim_has_none(title: str) -> None:
    """A word that stands in the name of one topic alone is not taken for it."""
    (one,), _ = read(rows_of(table([title, *ROW[1:]]).encode(), ""), 2568)
    assert "addresses" not in one


def test_a_numbered_row_without_a_title_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """It is taken with the measure above, as merged cells are, and a line says that it might be one more."""
    rows = [["ที่", *HEADINGS], ["1", *ROW], ["2", "", "อบรม", "กองคลัง", ""], ["", "", "ติดตาม", "กองคลัง", ""]]
    file = tmp_path / "t.txt"
    file.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    done = sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05")
    told = "แถวลำดับที่ 2 ไม่มีชื่อมาตรการ จึงรวมกับมาตรการข้างบน ถ้าเป็นอีกมาตรการให้เติมชื่อในตารางแล้วนำเข้าใหม่"
    assert [line for line in done.output.splitlines() if "W931" in line] == [f"t.txt:3:1: W931 ตาราง: {told}"]
    assert "อบรม" in tiny.path("measures.yml").read_text(encoding="utf-8")


def test_words_in_the_column_of_numbers_are_not_dropped() -> None:
    """Under a heading such as ข้อ, the codes of items are what the measure is about; other words are told."""
    rows = [["ข้อ", *HEADINGS], ["O10 การจัดซื้อ", *ROW], ["ด้านบุคลากร", "อบรม", *ROW[1:]], ["3", "ตรวจ", *ROW[1:]]]
    found, told = read(rows_of("\n".join("\t".join(row) for row in rows).encode(), ""), 2568)
    assert [one.get("addresses") for one in found] == [[{"item": "O10"}], None, None]
    assert [(one.place.line, one.message) for one in told] == [(3, "ตาราง: ไม่ได้นำเข้าช่อง “ข้อ”: ด้านบุคลากร")]


def test_a_measure_that_says_something_is_kept(tiny: TinySite, tmp_path: Path) -> None:
    """One whose title alone is left empty, as a new year leaves it, keeps its place and its id."""
    tiny.path("measures.yml").write_text(
        "measures:\n  - id: m01\n    title:\n    responsible: [clerk]\n    steps: [รวบรวม]\n", encoding="utf-8"
    )
    tiny.edit("scores.yml", "overall:", "draft: true\noverall:")
    file = tmp_path / "table.txt"
    file.write_text(table(ROW), encoding="utf-8")
    sheet(tiny.root, "in", file, "thung-thong/2568")
    held = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))["measures"]
    assert (held[0]["id"], held[0]["steps"]) == ("m01", ["รวบรวม"])


def test_a_line_above_a_csv_table_and_a_cell_too_many() -> None:
    """A title without a comma does not hide the table, and what stands beyond the headings is told."""
    text = "\n".join(["แผนปฏิบัติการ", ",".join(HEADINGS), ",".join([*ROW, "หมายเหตุ"])])
    (one,), found = read(rows_of(text.encode(), "table.csv"), 2568)
    assert one["title"] == ROW[0]
    assert [finding.message for finding in found] == ["ตาราง: ไม่ได้นำเข้าช่อง “”: หมายเหตุ"]


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("รวม 1 มาตรการ", "รวม"),
        ("(ลงชื่อ) นายสมมุติ นามสมมุติ", "ลงชื่อ"),
        ("(นายสมมุติ นามสมมุติ)", "นาย ส… น…"),
        ("ตำแหน่ง ปลัด", "ตำแหน่ง"),
        ("ผู้จัดทำ: ก", "ผู้จัดทำ"),
    ],
)
def test_what_stands_below_a_table_is_no_measure(aside: str, told: str, tiny: TinySite, tmp_path: Path) -> None:
    """A row of totals and a place to sign are told by how they begin, and nothing of them is written."""
    file = tmp_path / "t.txt"
    file.write_text(table(ROW, [aside, "", "", ""]), encoding="utf-8")
    done = sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05")
    assert f"t.txt:3:1: W931 ตาราง: แถวที่ขึ้นต้นด้วย “{told}” ไม่ใช่มาตรการ จึงไม่นำเข้า\n" in done.output
    assert aside not in tiny.path("measures.yml").read_text(encoding="utf-8")


def test_a_table_of_another_width_is_told(tiny: TinySite, tmp_path: Path) -> None:
    """What its cells are is not known without headings of its own: nothing of it is taken, in one line."""
    file = tmp_path / "t.txt"
    file.write_text(table(ROW) + "\n" + "\t".join(["ข", *ROW]) + "\n" + "\t".join(["ค", *ROW]) + "\n", encoding="utf-8")
    done = sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05")
    told = "W931 ตาราง: จำนวนช่องของตารางที่ขึ้นต้นด้วย “ข” ไม่เท่ากับหัวตารางก่อนหน้า จึงไม่นำเข้าทั้งตาราง"
    assert told in done.output
    assert "ที่ขึ้นต้นด้วย “ค”" not in done.output


@pytest.mark.parametrize("row", [["รวมพลังต้านทุจริต", "", "", ""], ["รวม 5 กิจกรรม", *ROW[1:]]])
def test_a_measure_that_begins_like_a_total_is_one(row: list[str]) -> None:
    """Its name goes on as a word, or somebody does it."""
    found, _ = read(rows_of(table(row).encode(), ""), 2568)
    assert [one["title"] for one in found] == [row[0]]


@pytest.mark.parametrize("cell", ["สำนักปลัด อบต.", "สำนักปลัดอบต.", "สำนักปลัด เทศบาล/กองคลัง"])
def test_the_agencys_kind_behind_a_unit_is_no_unit(cell: str) -> None:
    """It is the unit that the agency lists, whatever of its agency the table adds."""
    listed = [{"id": "clerk", "name": "สำนักปลัด"}, {"id": "finance", "name": "กองคลัง"}]
    (one,), found = read(rows_of(table([*ROW[:2], cell, ROW[3]]).encode(), ""), 2568, listed)
    assert (one["responsible"], found) == (["สำนักปลัด", "กองคลัง"][: 1 + cell.count("/")], [])


def test_a_row_over_the_whole_table_tells_what_is_below_it() -> None:
    """Merged over all columns it stands in that of the numbers, and is no measure and no part of one."""
    head = ["ลำดับ", "ตัวชี้วัด", *HEADINGS]
    rows = [
        head,
        ["9. การเปิดเผยข้อมูล", *[""] * 5],
        ["1", "", *ROW],
        ["10. การป้องกันการทุจริต", *[""] * 5],
        ["2", "", "อบรม", *ROW[1:]],
    ]
    found, _ = read(rows_of("\n".join("\t".join(row) for row in rows).encode(), ""), 2568)
    assert [(one["title"], one["addresses"]) for one in found] == [
        ("เปิดเผยข้อมูล", [{"indicator": "9"}]),
        ("อบรม", [{"indicator": "10"}]),
    ]


def test_what_no_reader_can_read_is_told_in_one_line() -> None:
    """A cell of a whole book is no crash."""
    with pytest.raises(ContentError, match="E940"):
        rows_of(f"มาตรการ,ขั้นตอน\n{'ก' * 140_000},ข".encode(), "table.csv")
    assert rows_of(b"<table><![foo bar]></table>", "table.html") == ()


def test_a_column_that_is_not_known_is_listed_beside_its_row() -> None:
    """What stands in it is told with its heading, cell by cell."""
    text = "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tหมายเหตุ\nก\tทำ\tกองคลัง\tรอหนังสือ\nข\tทำ\tกองคลัง\t\n"
    _, found = read(rows_of(text.encode(), ""), 2568)
    assert [(one.place.line, one.place.column, one.message) for one in found] == [
        (2, 4, "ตาราง: ไม่ได้นำเข้าช่อง “หมายเหตุ”: รอหนังสือ")
    ]


@given(
    st.lists(st.text("กขคงจ ", min_size=8, max_size=20).filter(lambda one: one == one.strip()), min_size=2, max_size=9)
)
def test_numbered_points_on_one_line_come_back(points: list[str]) -> None:
    """However many points stand on one line, each number begins one."""
    line = " ".join(f"{number}. {' '.join(point.split())}" for number, point in enumerate(points, 1))
    assert texts_of(points_of(line)) == [" ".join(point.split()) for point in points]
