"""Kinds of agencies: what is listed goes by several names, and any other is kept as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site, compare_site
from prongsai.content import load_site
from prongsai.criteria import kinds
from tests.conftest import AGENCY, FILES
from tests.render.reading import render

if TYPE_CHECKING:
    from prongsai.render import Tree
    from tests.conftest import TinySite

LIES = "province: ตัวอย่าง"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("ทต.", "เทศบาลตำบล"),
        ("องค์การบริหารส่วนตำบล", "อบต."),
        ("อบต", "อบต."),
        ("รพ.", "โรงพยาบาล"),
        ("อื่นๆ", "อื่น ๆ"),
        ("other", "อื่น ๆ"),
        ("กทม.", "กทม."),
        ("รัฐวิสาหกิจ", "รัฐวิสาหกิจ"),
        ("สำนักงาน  เขต", "สำนักงาน เขต"),
    ],
)
def test_a_kind_is_read(site: TinySite, written: str, kind: str) -> None:
    """Every name of a listed kind means that kind; one that is not listed is kept, but for needless spaces."""
    site.edit("agency.yml", "kind: เทศบาลตำบล", f"kind: {written}")
    (content,) = load_site(site.root).agencies
    assert content.agency.kind == kind


def test_kinds_are_told_with_source_and_confidence() -> None:
    """Each kind that is listed says where it was seen and how surely, and no word means two of them."""
    words = [word for kind in kinds() for word in kind.words]
    assert len(words) == len(set(words))
    assert {kind.confidence for kind in kinds()} <= {"V1", "V2"}
    assert all(kind.source for kind in kinds())


def test_an_unlisted_kind_that_is_almost_a_listed_one_is_doubted(site: TinySite) -> None:
    """A slip of the hand is told, with the kind that may be meant, and stops nothing."""
    site.edit("agency.yml", "kind: เทศบาลตำบล", "kind: เทศบานตำบล")
    assert site.lines() == [
        "thung-thong/agency.yml:3:7: H130 ประเภท “เทศบานตำบล” ไม่อยู่ในรายการ คล้ายกับ “เทศบาลตำบล” ถ้าตั้งใจเขียนเช่นนี้ให้คงไว้"
    ]


@pytest.mark.parametrize("kind", ["เทศบาลเมือง", "อบจ.", "จังหวัด"])
def test_a_kind_that_lies_in_a_province_says_which(site: TinySite, kind: str) -> None:
    """The province is asked for where every agency of the kind has one."""
    site.edit("agency.yml", f"kind: เทศบาลตำบล\n{LIES}", f"kind: {kind}")
    assert "thung-thong/agency.yml:1:1: E103 ขาดข้อมูลที่ต้องมี “province”" in site.lines()


def _rendered(site: TinySite) -> Tree:
    return render(assess_site(load_site(site.root)))


@pytest.mark.parametrize("kind", ["กรม", "รัฐวิสาหกิจ", "องค์การมหาชน"])
def test_no_province_is_asked_of_others_or_shown(site: TinySite, kind: str) -> None:
    """An agency of the whole country has no province, and no page makes one of nothing."""
    site.edit("agency.yml", f"kind: เทศบาลตำบล\n{LIES}", f"kind: {kind}")
    site.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", "name: หน่วยงานทุ่งทอง")
    site.edit("analysis.md", "{{ agency }}", "หน่วยงาน")
    assert site.lines() == []
    tree = _rendered(site)
    told = (page for path, page in tree.pages.items() if "thung-thong" in path and "data" not in path)
    assert not any("จังหวัด" in page or "None" in page for page in told)
    assert "ที่ตั้ง" not in tree.pages["thung-thong/index.md"]
    assert b'"province": null' in tree.files["thung-thong/2568/data/report.json"]


def test_a_province_is_not_said_twice(site: TinySite) -> None:
    """จังหวัดตัวอย่าง lies in itself: its one-page brief names it once."""
    site.edit("agency.yml", "kind: เทศบาลตำบล", "kind: จังหวัด")
    site.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", "name: จังหวัดตัวอย่าง")
    brief = _rendered(site).pages["thung-thong/brief/index.md"]
    assert "จังหวัดตัวอย่าง จังหวัดตัวอย่าง" not in brief


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("สำนักงานเขต", "สำนักงานเขต", True),
        ("สำนักงานเขต", "สำนักงานเขตพื้นที่", False),
        ("ทต.", "เทศบาลตำบล", True),
        ("โรงพยาบาล", "โรงเรียน", False),
        ("อื่น ๆ", "อื่นๆ", False),
    ],
)
def test_agencies_are_compared_with_those_of_the_very_same_kind(
    site: TinySite, first: str, second: str, *, together: bool
) -> None:
    """Only the same words make a group, and an agency of no told kind is like no other."""
    for slug, kind in (("one", first), ("two", second)):
        for file, text in FILES.items():
            site.write(f"{slug}/{file.partition('/')[2]}", text)
        site.write(f"{slug}/agency.yml", AGENCY.replace("kind: เทศบาลตำบล", f"kind: {kind}"))
    compared = compare_site(assess_site(load_site(site.root)))
    assert any({one.slug for one in group.members} >= {"one", "two"} for group in compared.groups) is together
