"""Rows that an officer adds to a workbook (แถวที่เพิ่ม): without ids and codes, in the words of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests.sheet.books import find, out, unchanged, with_cell, with_rows
from tests.sheet.test_in import MEASURES, taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from prongsai.sheet._grids import Grid, Value
    from tests.conftest import TinySite

PROGRESS = "ผลการดำเนินการ"
IF_NEW = " ถ้าเป็นส่วนราชการใหม่ให้พิมพ์ (ใหม่) ต่อท้ายชื่อ"


@pytest.fixture
def book(tiny: TinySite, tmp_path: Path) -> Mapping[str, Grid]:
    """Return the sheets of the tiny site's year."""
    return out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")


def added(book: Mapping[str, Grid], name: str, **filled: Value) -> dict[str, Grid]:
    """Return sheets with a row more, filled by the headings of its columns."""
    head = book[name].rows[0]
    row: list[Value] = ["" for _ in head]
    for heading, value in filled.items():
        row[head.index(heading)] = value
    return with_rows(book, name, [*book[name].rows, row])


def test_a_row_needs_no_id_and_its_units_no_list(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """A measure has the next id; a unit that is not listed comes into the list, as from a Word table, and is told."""
    more = added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ="กองการศึกษา\nกองคลัง", ระยะเวลา="ตลอดปีงบประมาณ")
    more = added(more, MEASURES, ชื่อมาตรการ="ทบทวน", ผู้รับผิดชอบ="กองการศึกษา")
    status, said = taken(tiny, more, tmp_path)
    assert status == 0, said
    assert "มาตรการ!I4: W931 ตาราง: เพิ่มส่วนราชการที่ยังไม่มีในข้อมูลหน่วยงาน ดูว่าชื่อถูกต้อง: กองการศึกษา\n" in said
    *_, first, second = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))["measures"]
    assert (first["id"], first["responsible"], second["id"]) == ("m03", ["u03", "finance"], "m04")
    agency = yaml.safe_load((tiny.root / "thung-thong/agency.yml").read_text(encoding="utf-8"))
    assert agency["units"][-1] == {"id": "u03", "name": "กองการศึกษา"}


def test_a_unit_like_another_is_a_slip_until_it_is_said_to_be_new(
    tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path
) -> None:
    """The message says how; then the name comes into the list once, without the sign."""
    told = f"มาตรการ!I4: E109 ไม่รู้จักส่วนราชการ “กองคลัง1” ในรายชื่อส่วนราชการ{IF_NEW}"
    with unchanged(tiny.root):
        status, said = taken(tiny, added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ="กองคลัง1"), tmp_path)
    assert (status, said.startswith(told)) == (1, True), said
    more = added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ="กองคลัง1 (ใหม่)\nกองคลัง")
    more = added(more, MEASURES, ชื่อมาตรการ="ทบทวน", ผู้รับผิดชอบ="กองคลัง1 (ใหม่)")
    status, said = taken(tiny, more, tmp_path)
    assert status == 0, said
    *_, first, last = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))["measures"]
    units = yaml.safe_load((tiny.root / "thung-thong/agency.yml").read_text(encoding="utf-8"))["units"]
    assert (first["responsible"], last["responsible"]) == (["u03", "finance"], ["u03"])
    assert [one["name"] for one in units if one["id"] == "u03" or "(ใหม่)" in one["name"]] == ["กองคลัง1"]


@pytest.mark.parametrize("other", ["", "\n  - {id: u09, name: กองคลัง}"], ids=["alone", "beside its like"])
def test_a_listed_name_with_the_sign_of_new_ones_is_that_unit(tiny: TinySite, tmp_path: Path, other: str) -> None:
    """The workbook shows it so."""
    file = tiny.root / "thung-thong" / "agency.yml"
    text = file.read_text(encoding="utf-8")
    assert text.endswith("    name: กองคลัง\n")
    file.write_text(f"{text.rstrip()} (ใหม่){other}\n", encoding="utf-8")
    before = file.read_bytes()
    book = out(tiny.root, "thung-thong", 2568, tmp_path / "year.xlsx")
    status, said = taken(tiny, added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ="กองคลัง (ใหม่)"), tmp_path)
    assert status == 0, said
    *_, last = yaml.safe_load(tiny.path("measures.yml").read_text(encoding="utf-8"))["measures"]
    assert (last["responsible"], file.read_bytes()) == (["finance"], before)


@pytest.mark.parametrize("name", ["กองการศึกษา นายสมมุติ นามสมมุติ", "งานแผน โทร 081-234-5678"])
def test_a_person_comes_into_no_list_of_units(
    tiny: TinySite, book: Mapping[str, Grid], name: str, tmp_path: Path
) -> None:
    """Whoever is named beside a unit is told as no unit, and nothing is written."""
    with unchanged(tiny.root):
        status, said = taken(tiny, added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ=name), tmp_path)
    assert status == 1
    assert said.startswith(f"มาตรการ!I4: E109 ไม่รู้จักส่วนราชการ “{name}” ในรายชื่อส่วนราชการ")


def test_progress_names_its_measure_by_the_title(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """The title stands for the code, also that of a measure that comes with the same workbook."""
    more = added(book, MEASURES, ชื่อมาตรการ="อบรม", ผู้รับผิดชอบ="กองคลัง")
    for title in ("มาตรการเผยแพร่ข้อมูล", "อบรม"):
        more = added(more, PROGRESS, มาตรการ=title, สถานะ="กำลังดำเนินการ", **{"รอบ (เดือน)": "6"})
    status, said = taken(tiny, more, tmp_path)
    assert status == 0, said
    entries = yaml.safe_load(tiny.path("progress.yml").read_text(encoding="utf-8"))["rounds"][0]["entries"]
    assert [one["measure"] for one in entries] == ["m01", "m03"]


def test_what_lacks_is_told_by_its_heading(tiny: TinySite, book: Mapping[str, Grid], tmp_path: Path) -> None:
    """No name of a field or file, and units by their names."""
    more = added(book, PROGRESS, มาตรการ="เรื่องอื่น", สถานะ="กำลังดำเนินการ", **{"รอบ (เดือน)": "6"})
    with unchanged(tiny.root):
        status, said = taken(tiny, more, tmp_path)
        assert (status, said.splitlines()[0]) == (1, "ผลการดำเนินการ!A2: E103 ขาดข้อมูลที่ต้องมี “รหัสมาตรการ”")
        _, said = taken(tiny, with_cell(book, find(book, MEASURES, "ผู้รับผิดชอบ"), "กองคลงั"), tmp_path)
    assert (
        said.splitlines()[0]
        == f"มาตรการ!I2: E109 ไม่รู้จักส่วนราชการ “กองคลงั” ในรายชื่อส่วนราชการ{IF_NEW} (ใกล้เคียงที่สุด: กองคลัง)"
    )
