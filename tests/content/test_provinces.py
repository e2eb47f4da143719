"""Provinces: a slip and a short name are doubted, an invented one is not, and the agency's own name says another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from prongsai import criteria

if TYPE_CHECKING:
    from tests.conftest import TinySite

LIES = "province: ตัวอย่าง"
MEANT = {
    "เชียงใหม่": ("เชียงไหม่", "เชียงใหม", "เซียงใหม่"),
    "นครราชสีมา": ("นครราชศรีมา", "โคราช"),
    "ศรีสะเกษ": ("ศรีษะเกษ", "ศรีสะเกศ"),
    "ปราจีนบุรี": ("ปราจีณบุรี", "ปราจีน"),
    "สุโขทัย": ("สุโขทัยธานี",),
    "พระนครศรีอยุธยา": ("อยุธยา", "พระนครศรีอยุทธยา"),
    "กรุงเทพมหานคร": ("บางกอก", "กรุงเทพมหานครฯ", "กรุงเทพมหานคน"),
    "อุตรดิตถ์": ("อุตรดิษฐ์",),
    "พะเยา": ("พเยา",),
    "เชียงใหม่” หรือ “ลำพูน": ("เชียงใหม่ และลำพูน", "เชียงใหม่, ลำพูน", "เชียงใหม่ ลำพูน"),
}
NO_SLIPS = (
    "เพชรบูรณ์",
    "เพชรบุรี",
    "ตาก",
    "ระนอง",
    "กรุงเทพมหานคร",
    "บึงกาฬ",
    "ฟ้างาม",
    "ธาราบุรี",
    "ดินแดง",
    "ตัวอย่าง",
    "ทุ่งทอง",
    "สายธาร",
    "แก้วบุรี",
)


@pytest.mark.parametrize(("near", "typed"), [(near, one) for near, words in MEANT.items() for one in words])
def test_a_province_that_is_nearly_one_is_doubted(site: TinySite, near: str, typed: str) -> None:
    """A slip, a short name and two at once are told with what is meant, and stop nothing."""
    site.edit("agency.yml", LIES, f"province: {typed}")
    told = f"H136 จังหวัด “{typed}” ไม่ใช่ชื่อของจังหวัดใด น่าจะหมายถึง “{near}” ถ้าตั้งใจเขียนเช่นนี้ให้คงไว้"
    assert site.lines() == [f"thung-thong/agency.yml:4:11: {told}"]


@pytest.mark.parametrize("typed", NO_SLIPS)
def test_a_province_and_an_invented_one_are_as_they_are(site: TinySite, typed: str) -> None:
    """The name of one is never another's slip, and what is like none may be invented."""
    site.edit("agency.yml", LIES, f"province: {typed}")
    assert site.lines() == []


NAMED = {
    ("จังหวัดลำพูน", "ลำปาง"): ["W137 ชื่อหน่วยงานว่าจังหวัดลำพูน แต่ระบุจังหวัด ลำปาง"],
    ("องค์การบริหารส่วนจังหวัดลำพูน", "เชียงใหม่"): ["W137 ชื่อหน่วยงานว่าจังหวัดลำพูน แต่ระบุจังหวัด เชียงใหม่"],
    ("สำนักงานสาธารณสุขจังหวัดน่าน", "แพร่"): ["W137 ชื่อหน่วยงานว่าจังหวัดน่าน แต่ระบุจังหวัด แพร่"],
    ("องค์การบริหารส่วนจังหวัดลำพูน", "ลำพูน"): [],
    ("สำนักงานจังหวัดนครราชสีมา", "นครราชสีมา"): [],
    ("องค์การบริหารส่วนจังหวัดตากฟ้า", "ฟ้างาม"): [],
    ("เทศบาลตำบลลำพูน", "ลำปาง"): [],
}


@pytest.mark.parametrize(("name", "province"), NAMED)
def test_a_province_that_the_agencys_name_contradicts_is_told(site: TinySite, name: str, province: str) -> None:
    """What stands behind จังหวัด in a name is a province, where it is the whole of one."""
    site.edit("agency.yml", f"kind: เทศบาลตำบล\n{LIES}", f"kind: จังหวัด\nprovince: {province}")
    site.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f"name: {name}")
    assert [line.partition(": ")[2] for line in site.lines()] == NAMED[name, province]


def test_there_are_77_provinces() -> None:
    """Each is its own name, and no word is said for two of them."""
    told = yaml.safe_load((Path(criteria.__file__).parent / "provinces.yml").read_text(encoding="utf-8"))
    words = [word for called in told["called"].values() for word in called]
    assert (len({*told["provinces"]}), {*told["called"]} - {*told["provinces"]}) == (77, set())
    assert len({*words}) == len(words)
