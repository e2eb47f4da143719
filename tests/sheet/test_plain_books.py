"""A plain table of measures in a workbook that is none of ours (.xlsx, .ods): read as one of Word is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from prongsai.edit import Upload
from prongsai.sheet._grids import Grid
from tests.edit.walker import Walker
from tests.sheet.books import out, saved, sheet
from tests.sheet.test_tables import HEADINGS, ROW

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.sheet._grids import Value
    from tests.conftest import TinySite

MORE: list[Value] = ["อบรม", "จัดอบรม", "กองช่าง", date(2026, 3, 31)]


def titles(site: TinySite) -> list[str]:
    """Return the titles of the measures that are there."""
    return [one["title"] for one in yaml.safe_load(site.path("measures.yml").read_text(encoding="utf-8"))["measures"]]


def book(path: Path) -> Path:
    """Write a workbook with a table below a title, on its second sheet."""
    return saved({"ปก": Grid([["แผนปฏิบัติการ"]]), "ตาราง": Grid([["แผน ปี 2569"], [], [*HEADINGS], [*ROW], MORE])}, path)


def test_a_plain_workbook_is_read(tiny: TinySite, tmp_path: Path) -> None:
    """By the command: measures come, a day that Excel made is one again, and what is told is told by its cell."""
    before = titles(tiny)
    done = sheet(tiny.root, "in", book(tmp_path / "แผน.xlsx"), "thung-thong/2568", "--today", "2569-01-05")
    assert done.exit_code == 0, done.output
    assert titles(tiny) == [*before, "เปิดเผยข้อมูล", "อบรม"]
    assert "ตาราง!D5: W931 ตาราง: อ่านช่อง" not in done.output
    assert "ตาราง!C5: W931 ตาราง: เพิ่มส่วนราชการที่ยังไม่มีในข้อมูลหน่วยงาน ดูว่าชื่อถูกต้อง: กองช่าง\n" in done.output
    assert "31 มี.ค. 2569" in tiny.path("measures.yml").read_text(encoding="utf-8")


def test_the_form_takes_it_too(tiny: TinySite, tmp_path: Path) -> None:
    """A file that is chosen there is shown, and taken, with its sheet kept on the way."""
    file = book(tmp_path / "แผน.xlsx")
    walker = Walker(tiny.root).open("thung-thong/2568/table")
    walker.send("look", {}, {"file": Upload(file.name, file.read_bytes())})
    assert "นำเข้า 2 มาตรการเป็นร่าง" in walker.shown(".e-bar").text()
    walker.send("take", {})
    assert titles(tiny)[-2:] == ["เปิดเผยข้อมูล", "อบรม"]


def test_a_workbook_without_any_table_is_refused(tiny: TinySite, tmp_path: Path) -> None:
    """It is told what a table must have; a year must be told, too, for a plain one says none."""
    file = saved({"ก": Grid([["ชื่อ", "ค่า"], ["ก", 1]])}, tmp_path / "อื่น.xlsx")
    done = sheet(tiny.root, "in", file, "thung-thong/2568")
    assert (done.exit_code, "E930 ไม่พบตารางมาตรการ" in done.output) == (1, True)
    assert sheet(tiny.root, "in", file).exit_code == 2


def test_one_of_ours_goes_its_own_way(tiny: TinySite, tmp_path: Path) -> None:
    """Without its hidden sheet it is no plain table, and in the form it is told what it is."""
    grids = out(tiny.root, "thung-thong", 2568, tmp_path / "ours.xlsx")
    bare = saved({name: grid for name, grid in grids.items() if not name.startswith("_")}, tmp_path / "bare.xlsx")
    done = sheet(tiny.root, "in", bare, "thung-thong/2568")
    assert (done.exit_code, "E941 ไม่ใช่แผ่นงานที่ prongsai sheet out ทำไว้ หรือแผ่นกำกับถูกลบ" in done.output) == (1, True)
    upload = Upload("ours.xlsx", (tmp_path / "ours.xlsx").read_bytes())
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {}, {"file": upload})
    assert (walker.status, "ทำจากข้อมูลของระบบ" in walker.shown(".e-find.error").text()) == (400, True)


@pytest.mark.parametrize("name", ["เก่า.xls", "ไม่ใช่.xlsx"])
def test_a_file_that_is_no_workbook_is_told_in_the_form(tiny: TinySite, name: str) -> None:
    """The page says what to do, and nothing is read."""
    data = b"\xd0\xcf\x11\xe0" + bytes(600) if name.endswith(".xls") else b"PK"
    walker = Walker(tiny.root).open("thung-thong/2568/table").send("look", {}, {"file": Upload(name, data)})
    assert (walker.status, len(walker.page.css(".e-find.error"))) == (400, 1)
