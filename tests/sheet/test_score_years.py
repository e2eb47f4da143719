"""Of which year and agency a table of scores is (ปีและหน่วยงานของตารางคะแนน): no others are taken for the report's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from prongsai.edit import Upload
from prongsai.sheet._grids import Grid
from tests.edit.walker import Walker
from tests.sheet.books import saved
from tests.sheet.test_bare_scores import read
from tests.sheet.test_scores import held, told

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet._grids import Value
    from tests.conftest import TinySite

NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ")
OTHER = "ไม่มีช่องคะแนนของปี 2568 จึงไม่นำเข้า ถ้าเป็นคะแนนของปีนี้ให้แก้หัวตาราง"


def looked(site: TinySite, heads: list[str], *columns: str) -> Walker:
    """Return the form with headings above the names of indicators and columns of scores that begin so."""
    rows = ["\t".join([name, *(f"{column}.{at}" for column in columns)]) for at, name in enumerate(NAMES, 1)]
    text = "\n".join([*heads, *rows]) + "\n"
    return Walker(site.root).open("thung-thong/2568/table").send("look", {"text": text})


@pytest.mark.parametrize(
    ("heads", "line", "headings"),
    [
        (["ตัวชี้วัด\tคะแนนปี 2567"], 1, "คะแนนปี 2567"),
        (["ตัวชี้วัด\tผลการประเมิน พ.ศ. ๒๕๖๖"], 1, "ผลการประเมิน พ.ศ. ๒๕๖๖"),
        (["ตัวชี้วัด\t2567"], 1, "2567"),
        (["ตัวชี้วัด\tเป้าหมายคะแนนปี 2569"], 1, "เป้าหมายคะแนนปี 2569"),
        (["ตัวชี้วัด\tผลต่างคะแนน"], 1, "ผลต่างคะแนน"),
        (["ตัวชี้วัด\tคะแนนคาดการณ์"], 1, "คะแนนคาดการณ์"),
        (["ตัวชี้วัด\tคะแนนครึ่งปีแรก"], 1, "คะแนนครึ่งปีแรก"),
        (["ตัวชี้วัด\tคะแนนเฉลี่ย อปท."], 1, "คะแนนเฉลี่ย อปท."),
        (["ตัวชี้วัด\tคะแนนความพึงพอใจ"], 1, "คะแนนความพึงพอใจ"),
        (["ตัวชี้วัด\tคะแนนปีที่แล้ว"], 1, "คะแนนปีที่แล้ว"),
        (["ตัวชี้วัด\tคะแนน 2024"], 1, "คะแนน 2024"),
        (["ตัวชี้วัด\tคะแนนปี 67"], 1, "คะแนนปี 67"),
        (["ตัวชี้วัด\tคะแนน ปีงบประมาณ 67"], 1, "คะแนน ปีงบประมาณ 67"),
        (["ตัวชี้วัด\tคะแนน ปีงบฯ 67"], 1, "คะแนน ปีงบฯ 67"),
        (["ตัวชี้วัด\tคะแนน (งวดที่ 1)"], 1, "คะแนน (งวดที่ 1)"),
        (["ตัวชี้วัด\tคะแนนไตรมาส 1"], 1, "คะแนนไตรมาส 1"),
        (["ตัวชี้วัด\tคะแนนประเมินตนเอง"], 1, "คะแนนประเมินตนเอง"),
        (["ตัวชี้วัด\tคะแนนเฉลี่ยของจังหวัด"], 1, "คะแนนเฉลี่ยของจังหวัด"),
        (["ตัวชี้วัด\tคะแนน อบต.ทุ่งนา"], 1, "คะแนน อบต.ทุ่งนา"),
        (["ตัวชี้วัด\tคะแนน", "\tปีงบประมาณ พ.ศ. 2567"], 2, "คะแนน ปีงบประมาณ พ.ศ. 2567"),
    ],
)
def test_a_column_of_another_year_or_of_an_aim_is_not_taken(
    tiny: TinySite, heads: list[str], line: int, headings: str
) -> None:
    """It is told with its heading, and nothing can be taken."""
    walker = looked(tiny, heads, "80")
    assert told(walker) == [f"แถว {line} ตาราง: ตาราง{OTHER}: {headings}"]
    assert walker.page.css(".e-bar button") == []


@pytest.mark.parametrize(
    "title", ["ผลการประเมิน ITA ประจำปี 2567", "คะแนน ปีงบประมาณ พ.ศ. ๒๕๖๗", "ปี 2567", "ITA 2024", "ITA 2566 และ 2567"]
)
def test_a_table_titled_with_another_year_is_not_taken(tiny: TinySite, title: str) -> None:
    """Whatever its heading says."""
    walker = looked(tiny, [title, "ตัวชี้วัด\tคะแนน"], "80")
    years = "2566, 2567" if "2566" in title else "2567"
    assert told(walker) == [f"แถว 2 ตาราง: ตารางนี้เป็นของปี {years} ไม่ใช่ปี 2568 จึงไม่นำเข้า ถ้าเป็นของปีนี้ให้แก้ปีเหนือตาราง"]
    assert walker.page.css(".e-bar button") == []


@pytest.mark.parametrize("between", ["", "\n"], ids=["one table", "two tables"])
def test_parts_of_a_table_are_of_the_years_above_them(tiny: TinySite, between: str) -> None:
    """What is above the scores of another year tells that they are not taken, and those of the report are."""
    parts = (f"คะแนน ITA ปี {year}\nตัวชี้วัด\tคะแนน\n{NAMES[0]}\t{score}\n" for year, score in ((2567, 80), (2568, 91)))
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": between.join(parts)})
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91"
    assert ["เป็นของปี 2567" in one for one in told(walker)] == [True]


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("ผลการประเมิน ITA เทศบาลตำบลทุ่งนา ปี 2568", False),
        ("คะแนน ITA อบต. ทุ่งทองคำ", False),
        ("คะแนน ITA เทศบาลตำบลทุ่งทองคำ", False),
        ("คะแนน ITA อบต.ทุ่งทอง", False),
        ("หน่วยงาน: อบต.ทุ่งนา", False),
        ("หน่วยงาน: ทต.ทุ่งทอง", True),
        ("คะแนน ITA ทุ่งทอง", True),
        ("ผลการประเมิน ITA ของเทศบาลตำบลทุ่งทอง ปี 2568", True),
        ("คะแนน ITA ทต.ทุ่งทอง อำเภอเมือง จังหวัดลำพูน", True),
        ("คะแนน ITA ของเทศบาลตำบล ประจำปี 2568", True),
        ("ผลคะแนน ITA เทศบาลตำบลทุ่งทอง รายตัวชี้วัด ปี 2568", True),
        ("ผลการประเมินเทศบาลตำบลทุ่งทองจำแนกตามเครื่องมือ", True),
        ("ผลการประเมินตามโครงการโรงเรียนสุจริต", True),
        ("ผลการประเมิน ITA เทศบาลเมืองทุ่งทอง", False),
    ],
)
def test_a_table_of_another_agency_is_not_taken(tiny: TinySite, title: str, taken: bool) -> None:  # noqa: FBT001 - a row
    """It is told with the words above it; a kind without a name is nobody else."""
    walker = looked(tiny, [title, "ตัวชี้วัด\tคะแนน"], "91")
    told_of_another = f"แถว 2 ตาราง: ตารางนี้เป็นของหน่วยงานอื่น จึงไม่นำเข้า ถ้าเป็นของหน่วยงานนี้ให้แก้ชื่อเหนือตาราง: {title}"
    assert (bool(walker.page.css(".e-bar button")), told(walker)) == (taken, [] if taken else [told_of_another])


TWO_HEADS = "ที่\tหน่วยงาน\tIIT\t\t\tรวม\tระดับ\n\t\tการปฏิบัติหน้าที่\tการใช้งบประมาณ\tการใช้อำนาจ\t\t\n"


@pytest.mark.parametrize(
    "heading",
    [
        "คะแนน (100 คะแนน)",
        "คะแนน ITA (คะแนนเต็ม 100)",
        "ค่าคะแนน (ร้อยละ)",
        "คะแนน ปีงบประมาณ 2568 (เต็ม 100)",
        "คะแนน ณ วันที่ 1 ส.ค. 2568",
    ],
)
def test_a_number_in_brackets_is_the_most_of_a_score(tiny: TinySite, heading: str) -> None:
    """What a heading of scores says beside is no other figure."""
    walker = looked(tiny, [f"ตัวชี้วัด\t{heading}"], "91")
    assert (read(walker), told(walker)) == ("คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.1 2. การใช้งบประมาณ 91.2", [])


def test_a_row_below_the_headings_is_one_of_scores(tiny: TinySite) -> None:
    """Though nothing but words stands in it."""
    text = f"ตัวชี้วัด\tคะแนน\nคะแนนรวม\t-\n{NAMES[0]}\t91\n"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91"


WIDE = "หน่วยงาน\t1. การปฏิบัติหน้าที่\tการใช้งบประมาณ\tตัวชี้วัดที่ 3\tคะแนน ITA\tระดับ\n"


@pytest.mark.parametrize(
    "text",
    [
        WIDE + "ทต.อื่น\t81\t82\t83\t84\tผ่าน\nเทศบาลตำบลทุ่งทอง\t91\t92\t93\t94\tผ่านดีเยี่ยม\n",
        f"ผลการประเมิน ITA จังหวัดลำพูน ปี 2568\n{WIDE}ทุ่งทอง\t91\t92\t93\t94\tผ่านดีเยี่ยม\nเฉลี่ย\t1\t2\t3\t4\t\n",
        WIDE + "2567\t81\t82\t83\t84\tผ่าน\n2568\t91\t92\t93\t94\tผ่านดีเยี่ยม\n",
        WIDE.replace("หน่วยงาน", "หน่วยงาน\tปี")
        + "ทต.ทุ่งทอง\t2567\t81\t82\t83\t84\tผ่าน\nทต.ทุ่งทอง\t2568\t91\t92\t93\t94\tผ่านดีเยี่ยม\n",
        WIDE + "คะแนนที่ได้\t91\t92\t93\t94\tผ่านดีเยี่ยม\n",
        "ที่\tหน่วยงาน\tตัวชี้วัดที่ 1\tตัวชี้วัดที่ 2\tตัวชี้วัดที่ ๓\tผลรวม\tระดับ\n1\tทต.ทุ่งทอง\t91\t92\t93\t94\tผ่านดีเยี่ยม\n",
        TWO_HEADS + "1\tทต.ทุ่งทอง\t91\t92\t93\t94\tผ่านดีเยี่ยม\n2\tอบต.ทุ่งทอง\t81\t82\t83\t84\tผ่าน\n",
    ],
    ids=["agencies", "an average", "years", "agencies and years", "one", "numbers", "two heads"],
)
def test_a_column_for_each_indicator_is_read_in_the_own_row(tiny: TinySite, text: str) -> None:
    """As a province shows its agencies, or an agency its years."""
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert (read(walker), told(walker)) == (
        "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91 2. การใช้งบประมาณ 92 3. การใช้อำนาจ 93 ภาพรวม 94 ระดับ ผ่านดีเยี่ยม",
        [],
    )


@pytest.mark.parametrize("whose", ["อบต.ทุ่งทอง", "2567", "เทศบาลตำบลทุ่งทองคำ", "ทต.ทุ่งทอง ปี 2567"])
def test_a_column_for_each_indicator_without_an_own_row_is_told(tiny: TinySite, whose: str) -> None:
    """Nothing is taken."""
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {"text": f"{WIDE}{whose}\t81\t82\t83\t84\tผ่าน\n"})
    assert told(walker) == ["แถว 1 ตาราง: ตารางนี้ไม่มีแถวของหน่วยงานนี้หรือของปี 2568 จึงไม่นำเข้า"]


def test_a_level_that_no_year_has_is_told(tiny: TinySite) -> None:
    """The rest is read; of the levels that are not told for the year those of other years are known."""
    text = f"{NAMES[0]}\t91\n{NAMES[1]}\t92\nระดับ\tดีเด่น\n"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert told(walker) == ["แถว 3 ตาราง: “ดีเด่น” ไม่ใช่ระดับที่มีในการประเมิน จึงไม่นำเข้า"]
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {"text": text.replace("ดีเด่น", "ต้องปรับปรุงโดยด่วน")})
    assert read(walker).endswith("ระดับ ต้องปรับปรุงโดยด่วน")


def test_what_stands_below_scores_does_not_say_of_which_year_they_are(tiny: TinySite) -> None:
    """Nor does a note above them, where no heading tells them apart."""
    text = f"หมายเหตุ คะแนนปี 2567 อยู่ท้ายรายงาน\n{NAMES[0]}\t91\n{NAMES[1]}\t92\nหมายเหตุ คะแนน ITA ปี 2567 ได้ 95.00\t\n"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91 2. การใช้งบประมาณ 92"


def test_a_table_of_word_is_of_the_year_of_the_line_above_it(tiny: TinySite, tmp_path: Path) -> None:
    """The table of another year beside it is told, and that of the report read."""
    file, document = tmp_path / "คะแนน.docx", Document()
    for year, score in ((2567, "80"), (2568, "91")):
        document.add_paragraph(f"ตารางคะแนน ITA ปี {year}")
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ("ตัวชี้วัด", "คะแนน", NAMES[0], score), strict=True):  # noqa: SLF001 - row by row
            cell.text = words
    document.save(str(file))
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {}, {"file": Upload(file.name, file.read_bytes())})
    assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91"
    assert told(walker) == ["แถว 1 ตาราง: ตารางนี้เป็นของปี 2567 ไม่ใช่ปี 2568 จึงไม่นำเข้า ถ้าเป็นของปีนี้ให้แก้ปีเหนือตาราง"]


@pytest.mark.parametrize(
    "heads",
    [
        ["ตัวชี้วัด\tปี 2567\tปี 2568\tปี 2569"],
        ["ตัวชี้วัด\t2567\t2568\tผลต่าง"],
        ["ตัวชี้วัด\tคะแนน\t\t", "\tปี 2567\tปี 2568\tผลต่าง"],
        ["ตัวชี้วัด\tคะแนน ITA\t\tเปลี่ยนแปลง", "\tพ.ศ. ๒๕๖๗\tพ.ศ. ๒๕๖๘\t"],
        ["ตัวชี้วัด\tคะแนนปี 67\tคะแนนปี 68\tลำดับ"],
        ["ตัวชี้วัด\tScore 2024\tคะแนน 2025\tลำดับ"],
        ["ตัวชี้วัด\tคะแนนกลุ่มอำเภอ\tผลคะแนนการประเมิน ITA ที่ได้รับ (ร้อยละ)\tลำดับ"],
        ["ตัวชี้วัด\tผลการประเมิน\t\t", "\tปี 2567\tปี 2568\tเพิ่ม/ลด"],
        ["ตัวชี้วัด\tคะแนน\t\t", "\t2567\t2568\tแนวโน้ม"],
        ["ตัวชี้วัด\tปี 2567 (เต็ม 100)\tปี 2568 (เต็ม 100)\t+/-"],
        ["ตัวชี้วัด\tปีที่แล้ว\tปีปัจจุบัน\tลำดับ"],
        ["ตัวชี้วัด\tเป้าหมาย\tผล\tลำดับ"],
        ["ตัวชี้วัด\tคะแนนก่อนทบทวน\tคะแนนหลังทบทวน\tเกณฑ์"],
        ["ตัวชี้วัด\tทต.อื่น\tเทศบาลตำบลทุ่งทอง\tค่าเฉลี่ยจังหวัด"],
        ["ตัวชี้วัด\tคะแนน อบต.ทุ่งนา\tคะแนน ทต. ทุ่งทอง\tคะแนนเฉลี่ย"],
        ["ผลการประเมิน ITA ปี 2567 - 2568", "ตัวชี้วัด\tคะแนน ปี 2567\tคะแนน ปี 2568\tคะแนนเต็ม"],
    ],
)
def test_of_several_columns_the_one_of_the_report_is_taken(tiny: TinySite, heads: list[str]) -> None:
    """By its year or agency, in one row of headings or two, with what scores are called or without."""
    walker = looked(tiny, heads, "80", "91", "10")
    assert (read(walker), told(walker)) == (
        "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.1 2. การใช้งบประมาณ 91.2",
        [],
    )


@pytest.mark.parametrize(
    "heads",
    [["ตัวชี้วัด\tปี 2566\tปี 2567"], ["ตัวชี้วัด\tคะแนน\t", "\tปี 2566\tปี 2567"]],
    ids=["one row", "two rows"],
)
def test_of_other_years_alone_none_is_taken(tiny: TinySite, heads: list[str]) -> None:
    """The headings are told once, not each row."""
    before = held(tiny)
    walker = looked(tiny, heads, "80", "81")
    assert [OTHER in one for one in told(walker)] == [True]
    assert (walker.page.css(".e-bar button"), held(tiny)) == ([], before)


@pytest.mark.parametrize(("own", "taken"), [("ปี 2568", "81"), ("ปี 2566", "")])
def test_headings_merged_over_columns_of_a_workbook(tiny: TinySite, tmp_path: Path, own: str, taken: str) -> None:
    """Are those of each column below."""
    rows: list[list[Value]] = [["ตัวชี้วัด", "คะแนน", ""], ["", "ปี 2567", own], [NAMES[0], 80, 81]]
    file = saved({"ผล": Grid(rows, (((0, 0), (1, 0)), ((0, 1), (0, 2))))}, tmp_path / "คะแนน.xlsx")
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {}, {"file": Upload(file.name, file.read_bytes())})
    if taken:
        assert read(walker) == "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 81"
    else:
        assert (OTHER in told(walker)[0], walker.page.css(".e-bar button")) == (True, [])


@pytest.mark.parametrize(
    ("note", "told_as"),
    [
        ("หมายเหตุ: คะแนนการเปิดเผยข้อมูลปี 2567 ได้ 95.00\t", "หมายเหตุ: คะแนนการเปิดเผยข้อมูลปี 2567 ได้ 95.00"),
        ("ที่มา: ระบบ ITAS\t", "ที่มา: ระบบ ITAS"),
        ("หมายเหตุ ไม่รวมแบบวัดของสถานศึกษา", "หมายเหตุ ไม่รวมแบบวัดของสถานศึกษา"),
    ],
)
def test_a_note_below_a_table_of_scores_is_told(tiny: TinySite, note: str, told_as: str) -> None:
    """With its words: nothing is lost unsaid."""
    text = f"ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\n{note}\n"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert read(walker) == "คะแนนที่อ่านได้ 2. การใช้งบประมาณ 91"
    assert told(walker) == [f"แถว 3 ตาราง: ไม่ได้นำเข้าหมายเหตุของตาราง: {told_as}"]
