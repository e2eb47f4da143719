"""A table of scores as agencies have it, in the form and by `prongsai sheet in`: read, or told row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from prongsai.edit import Upload
from prongsai.sheet._grids import Grid
from tests.edit.walker import Walker
from tests.sheet.books import saved, sheet

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet._grids import Value
    from tests.conftest import TinySite

SCORES = "thung-thong/2568/scores.yml"
ITAS = """ผลการประเมิน ITA
เครื่องมือ\tตัวชี้วัด\tคะแนนเต็ม\tคะแนนปี 2567\tคะแนนปี 2568\tระดับ
IIT\t1 การปฏิบัติหน้าที่\t100\t80.11\t๙๑.๒๕\tผ่าน
\t2 การใช้งบประมาณ\t100\t80.12\t92.25\tผ่าน
\tรวม IIT\t100\t80.13\t89.5\t
EIT\tตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\t100\t80.14\t93.25 %\tผ่าน
OIT\tการเปิดเผยข้อมูล\t100\t80.15\t81.25\tผ่าน
\tการป้องกันการทุจริต\t100\t80.16\t-\tผ่าน
\tรวมคะแนน ITA\t100\t80.17\t88.00\tผ่าน
"""


def held(site: TinySite) -> dict[str, object]:
    """Return what scores.yml holds."""
    found: dict[str, object] = yaml.load((site.root / SCORES).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
    return found


def told(walker: Walker) -> list[str]:
    """Return what the page tells beside rows."""
    return [" ".join(one.text().split()) for one in walker.page.css(".e-find")]


def test_a_pasted_table_of_scores_is_taken(tiny: TinySite) -> None:
    """The column of the year, indicators by number or name, tools, the overall and its level; other years and figures are none."""
    before = held(tiny)
    walker = Walker(tiny.root).open(SCORES).follow("นำเข้าตารางจาก Word หรือ Excel").send("look", {"text": ITAS})
    read = " ".join(walker.shown(".e-panel").text(separator=" ").split())
    assert read == (
        "คะแนนที่อ่านได้ 1. การปฏิบัติหน้าที่ 91.25 2. การใช้งบประมาณ 92.25 IIT 89.5 6. คุณภาพการดำเนินงาน 93.25 "
        "9. การเปิดเผยข้อมูล 81.25 ภาพรวม 88.00 ระดับ ผ่าน"
    )
    assert (told(walker), held(tiny)) == ([], before)
    assert "นำเข้าคะแนน 7 ค่า" in walker.shown(".e-bar").text()
    walker.send("take", {})
    after = held(tiny)
    assert after["indicators"] == before["indicators"] | {"1": "91.25", "2": "92.25", "6": "93.25", "9": "81.25"}  # type: ignore[operator]
    assert (after["overall"], after["level"], after["tools"]) == ("88.00", "ผ่าน", {"IIT": "89.5"})
    assert walker.values()["overall"] == ["88.00"]
    walker.undo()
    assert held(tiny) == before


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\nเรื่องอื่น\t70\n", "ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: เรื่องอื่น 70"),
        ("ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\nตัวชี้วัดที่ 2\t70\n", "มีคะแนนของ 2. การใช้งบประมาณ มากกว่าหนึ่งค่า จึงไม่นำเข้าค่านี้: 70"),
        ("ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\nตัวชี้วัดที่ 3\tดี\n", "ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: ตัวชี้วัดที่ 3 ดี"),
        (
            "ข้อ\tรายการ\tคะแนน\nตัวชี้วัดที่ 2\t\t91\n1\tโครงสร้าง\t100\n",
            "ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: 1 โครงสร้าง 100",
        ),
        (
            "ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\nการใช้อำนาจ\t0.9\n",
            "คะแนนของ 3. การใช้อำนาจ ไม่เกิน 1 อาจเป็นสัดส่วนที่ Excel เก็บไว้ จึงไม่นำเข้า ให้พิมพ์เป็นคะแนนเต็ม 100: 0.9",
        ),
    ],
    ids=["of nothing known", "twice", "no score", "a running number", "a share of Excel"],
)
def test_what_is_not_understood_is_told_beside_its_row(tiny: TinySite, text: str, what: str) -> None:
    """The rest is read."""
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert told(walker) == [f"แถว 3 ตาราง: {what}"]
    assert "นำเข้าคะแนน 1 ค่า" in walker.shown(".e-bar").text()


def test_columns_that_could_both_be_the_score_are_not_guessed(tiny: TinySite) -> None:
    """Nothing is taken, and the headings are told."""
    text = "ตัวชี้วัด\tคะแนนครั้งที่ 1\tคะแนนครั้งที่ 2\nการใช้งบประมาณ\t90\t91\n"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text})
    assert walker.page.css(".e-bar button") == []
    assert "มีช่องคะแนนมากกว่าหนึ่งช่อง" in told(walker)[0]


def test_what_a_score_is_held_against_is_no_level(tiny: TinySite) -> None:
    """`ผ่าน` beside the overall score is one below `ระดับ`, and none where its column tells of each score whether it is enough."""
    rows = "ตัวชี้วัด\tคะแนน\t{}\nการใช้งบประมาณ\t80\tไม่ผ่าน\nภาพรวม\t90\tผ่าน\n"
    for heading, level in (("ผลเทียบเกณฑ์ 85", False), ("ระดับ", True)):
        walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": rows.format(heading)})
        assert ("ระดับ ผ่าน" in " ".join(walker.shown(".e-panel").text(separator=" ").split())) is level


def test_a_plain_workbook_of_scores(tiny: TinySite, tmp_path: Path) -> None:
    """By the command and in the form, figures as Excel holds them; what is told is told by its cell."""
    rows: list[list[Value]] = [["ตัวชี้วัด", "คะแนน"], ["1. การปฏิบัติหน้าที่", 91.25], ["ภาพรวม", 88], ["เรื่องอื่น", 7.5]]
    file = saved({"ผล": Grid(rows)}, tmp_path / "คะแนน.xlsx")
    walker = (
        Walker(tiny.root)
        .open("thung-thong/2568/table")
        .send("look", {}, {"file": Upload(file.name, file.read_bytes())})
    )
    assert "1. การปฏิบัติหน้าที่ 91.25 ภาพรวม 88" in " ".join(walker.shown(".e-panel").text(separator=" ").split())
    done = sheet(tiny.root, "in", file, "thung-thong/2568", "--today", "2569-01-05")
    assert done.exit_code == 0, done.output
    assert "ผล!B4: W931 ตาราง: ไม่ทราบว่าแถวนี้เป็นคะแนนของสิ่งใด จึงไม่นำเข้า: เรื่องอื่น 7.5\n" in done.output
    assert held(tiny)["overall"] == "88"


@pytest.mark.parametrize(
    ("row", "shown", "hidden"),
    [
        ("เลขบัตรประชาชน 1101700230708\t91", "เลขบัตรประชาชน", "1101700230708"),
        ("นายสมหมาย รักดี 0812345678\t90", "จึงไม่นำเข้า", "0812345678"),
        ("โทร 0812345678\tsomchai.j@gmail.com", "จึงไม่นำเข้า", "somchai.j@gmail.com"),
    ],
)
def test_what_is_told_of_a_table_is_masked(tiny: TinySite, row: str, shown: str, hidden: str) -> None:
    """What is personal in its cells is not printed whole."""
    text = f"ตัวชี้วัด\tคะแนน\nการใช้งบประมาณ\t91\n{row}\n"
    (one,) = told(Walker(tiny.root).open("thung-thong/2568/table").send("look", {"text": text}))
    assert (shown in one, hidden in one) == (True, False)
