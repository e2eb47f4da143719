"""Folders and files: years, missing and unknown files, links that lead away, and a run that tells everything."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SCORES, YEAR

if TYPE_CHECKING:
    from tests.conftest import TinySite

PIPE = "เป็นท่อหรืออุปกรณ์ ไม่ใช่ไฟล์"
OUTSIDE = "E011 ลิงก์ไฟล์ (symlink) ชี้ออกไปนอกโฟลเดอร์เนื้อหา จึงไม่อ่าน"


def test_the_tiny_site_has_no_finding(site: TinySite) -> None:
    """A complete site has nothing wrong, so that every other test sees only what it broke."""
    assert site.lines() == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2658", "E107 ไม่รู้จักปีการประเมิน 2658 (ใช้ได้: 2550 ถึง 2599) (ใกล้เคียงที่สุด: 2568)"),
        ("2025", "E107 ไม่รู้จักปีการประเมิน 2025 (ใช้ได้: 2550 ถึง 2599) (ปี ค.ศ. ให้ใช้ พ.ศ. 2568)"),
        ("๒๕๖๘", "E012 โฟลเดอร์ “๒๕๖๘” ไม่ใช่ปี พ.ศ. สี่หลัก (ใช้ 2568)"),
        ("2568-old", "E012 โฟลเดอร์ “2568-old” ไม่ใช่ปี พ.ศ. สี่หลัก (ใกล้เคียงที่สุด: 2568)"),
        ("images", "E012 โฟลเดอร์ “images” ไม่ใช่ปี พ.ศ. สี่หลัก"),
    ],
)
def test_a_folder_that_is_no_known_year_is_refused(site: TinySite, name: str, expected: str) -> None:
    """Below an agency stand only years whose results may be reported; another name is refused with the year meant."""
    (site.root / YEAR).rename(site.root / "thung-thong" / name)
    assert site.lines() == [f"thung-thong/{name}:1:1: {expected}"]


@pytest.mark.parametrize("name", ["Thung-Thong", "thung_thong", "ทุ่งทอง", "thung--thong"])
def test_an_agency_folder_that_is_no_address_is_refused(site: TinySite, name: str) -> None:
    """The folder's name becomes a permanent address, so only small letters, digits and single hyphens do."""
    (site.root / "thung-thong").rename(site.root / name)
    assert site.lines() == [
        f"{name}:1:1: E013 ชื่อโฟลเดอร์หน่วยงาน “{name}” ใช้เป็นที่อยู่เว็บไม่ได้ ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น roi-et"
    ]


def test_hidden_folders_are_passed_over(site: TinySite) -> None:
    """Folders that begin with a point or an underscore are no agencies and no years."""
    (site.root / ".git").mkdir()
    (site.root / "_drafts").mkdir()
    (site.root / "thung-thong" / "_2569").mkdir()
    assert site.lines() == []


def test_no_agency_at_all_is_told(site: TinySite) -> None:
    """A content folder that is empty or gone is an error that says what to write, not an empty site."""
    told = "ยังไม่มีหน่วยงาน ให้สร้างโฟลเดอร์ของหน่วยงานที่มีไฟล์ agency.yml เช่น content/ban-mai/agency.yml (prongsai new agency ban-mai ถามชื่อและประเภทแล้วเขียนให้)"
    for gone in (site.root / "thung-thong", site.root):
        shutil.rmtree(gone)
        assert site.lines() == [f".:1:1: E016 {told}"]


@pytest.mark.parametrize("name", ["agency.yml", "scores.yml"])
def test_a_missing_file_is_named(site: TinySite, name: str) -> None:
    """Each of the two files that a report needs is asked for by its name."""
    path = site.path(name)
    path.unlink()
    assert site.lines() == [f"{path.relative_to(site.root).as_posix()}:1:1: E001 ไม่พบไฟล์ที่ต้องมี {name}"]


@pytest.mark.parametrize("name", ["analysis.yml", "analysis.md"])
def test_an_analysis_may_be_missing(site: TinySite, name: str) -> None:
    """A report without an analysis of its own has no error."""
    site.path(name).unlink()
    assert [finding for finding in site.findings() if finding.severity == "error"] == []


def test_a_misspelt_sibling_is_pointed_out(site: TinySite) -> None:
    """Where a file is missing and one of nearly its name is there, both are told."""
    site.path("scores.yml").rename(site.path("score.yml"))
    assert site.lines() == [
        f"{YEAR}/score.yml:1:1: W014 ไม่รู้จักไฟล์ “score.yml” จึงไม่นำไปเผยแพร่ (ใกล้เคียงที่สุด: scores.yml)",
        f"{YEAR}/scores.yml:1:1: E001 ไม่พบไฟล์ที่ต้องมี scores.yml (พบ score.yml อาจสะกดผิด)",
    ]


def test_an_unknown_file_is_only_a_warning(site: TinySite) -> None:
    """A file that no page uses is told, and stops nothing."""
    site.write("thung-thong/logo.png", "x")
    (finding,) = site.findings()
    assert str(finding) == "thung-thong/logo.png:1:1: W014 ไม่รู้จักไฟล์ “logo.png” จึงไม่นำไปเผยแพร่"
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (f"{YEAR}/measures.yml", f"{YEAR}/measures.yml:1:1: E015 อ่านไฟล์ไม่ได้ ({PIPE})"),
        (f"{YEAR}/analysis.md", f"{YEAR}/analysis.md:1:1: E015 อ่านไฟล์ไม่ได้ ({PIPE})"),
        ("thung-thong/addresses.txt", f"thung-thong/addresses.txt:1:1: E015 อ่านไฟล์ไม่ได้ ({PIPE})"),
        ("thung-thong/emblem.svg", "thung-thong/agency.yml:10:9: E952 ไม่พบหรืออ่านไฟล์ตราสัญลักษณ์ emblem.svg ไม่ได้"),
    ],
)
def test_a_pipe_in_place_of_a_file_is_not_waited_for(site: TinySite, file: str, told: str) -> None:
    """What never ends, as a pipe that nobody writes to, is told and not read."""
    site.append("agency.yml", "emblem: emblem.svg\n")
    (site.root / file).unlink(missing_ok=True)
    os.mkfifo(site.root / file)
    assert told in site.lines()


def test_a_folder_in_place_of_a_file_is_told(site: TinySite) -> None:
    """What stands under a file's name but cannot be read is an error of its own."""
    site.path("analysis.yml").unlink()
    site.path("analysis.yml").mkdir()
    (line,) = site.lines()
    assert line.startswith(f"{YEAR}/analysis.yml:1:1: E015 อ่านไฟล์ไม่ได้ (")


@pytest.mark.parametrize("name", ["agency.yml", "scores.yml", "measures.yml", "analysis.yml", "analysis.md"])
def test_a_link_to_a_file_outside_is_not_read(site: TinySite, name: str) -> None:
    """A file outside the content folder cannot reach the site through a symbolic link."""
    path = site.path(name)
    outside = site.root.parent / "outside.txt"
    path.rename(outside)
    path.symlink_to(outside)
    assert site.lines() == [f"{path.relative_to(site.root).as_posix()}:1:1: {OUTSIDE}"]


@pytest.mark.parametrize("name", ["thung-thong", YEAR])
def test_a_link_to_a_folder_outside_is_not_read(site: TinySite, name: str) -> None:
    """A folder outside the content folder cannot reach the site through a symbolic link."""
    outside = site.root.parent / "outside"
    (site.root / name).rename(outside)
    (site.root / name).symlink_to(outside)
    assert site.lines() == [f"{name}:1:1: {OUTSIDE}"]


def test_a_link_inside_the_content_is_read(site: TinySite) -> None:
    """A symbolic link that stays inside the content folder is as good as the file."""
    site.write("_shared/scores.yml", SCORES)
    site.path("scores.yml").unlink()
    site.path("scores.yml").symlink_to("../../_shared/scores.yml")
    assert site.lines() == []


def test_a_link_to_itself_is_told(site: TinySite) -> None:
    """A symbolic link that leads in a circle is a file that cannot be read, not a crash."""
    site.path("scores.yml").unlink()
    site.path("scores.yml").symlink_to("scores.yml")
    (site.root / "loop").symlink_to("loop")
    (line,) = site.lines()
    assert line.startswith(f"{YEAR}/scores.yml:1:1: E015 อ่านไฟล์ไม่ได้ (")


def test_mistakes_in_every_file_are_told_in_one_run(site: TinySite) -> None:
    """One run tells the mistakes of all files, several of one file among them, in order of place."""
    site.edit("agency.yml", "kind: เทศบาลตำบล", "licence: x\nkind: เทศบาลตำบล")
    site.edit("scores.yml", "1: 90", "1: x")
    site.edit("scores.yml", "9: 90", "9: 955.5")
    site.edit("measures.yml", "id: m02", "id: M2")
    site.write("analysis.yml", "")
    site.write("analysis.md", b"\xff\xfe")
    assert site.lines() == [
        f"{YEAR}/analysis.md:1:1: E003 ไฟล์บันทึกเป็น UTF-16 (Notepad เรียกว่า Unicode) ให้เปิดแล้วบันทึกเป็นเข้ารหัส UTF-8",
        f"{YEAR}/analysis.yml:1:1: E002 ไฟล์ว่าง ยังไม่มีข้อมูล",
        f"{YEAR}/measures.yml:10:9: E117 รหัส “M2” ใช้ทำลิงก์ไม่ได้ ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น m2",
        f"{YEAR}/scores.yml:4:6: E101 คะแนนต้องเป็นตัวเลข (พบ x)",
        f"{YEAR}/scores.yml:12:6: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)",
        "thung-thong/agency.yml:3:10: E113 ไม่รู้จัก “x” (ใช้ได้: CC-BY-4.0, CC-BY-SA-4.0, ODC-BY-1.0)",
    ]


def test_references_of_every_file_are_checked_in_one_run(site: TinySite) -> None:
    """Unknown codes in several files are told together."""
    site.edit("scores.yml", "  9: 90\n", "  9: 90\n  11: 90\n")
    site.edit("measures.yml", "clerk", "clark")
    site.edit("analysis.yml", "indicator: 9", "indicator: 99")
    assert site.lines() == [
        f"{YEAR}/analysis.yml:2:24: E106 ไม่มีตัวชี้วัดที่ 99 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        f"{YEAR}/measures.yml:6:19: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)",
        f"{YEAR}/scores.yml:13:3: E106 ไม่มีตัวชี้วัดที่ 11 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
    ]


def test_one_agency_does_not_stop_another(site: TinySite) -> None:
    """A broken agency is told beside the findings of a sound one."""
    shutil.copytree(site.root / "thung-thong", site.root / "ban-na")
    site.write("ban-na/agency.yml", "")
    site.edit("scores.yml", "9: 90", "9: 955.5")
    assert [line.split(" ")[:2] for line in site.lines()] == [
        ["ban-na/agency.yml:1:1:", "E002"],
        [f"{YEAR}/scores.yml:12:6:", "E102"],
    ]


def test_an_emblem_is_not_unknown_when_the_agency_could_not_be_read(site: TinySite) -> None:
    """A mistake in agency.yml alone is told, not the picture that it names."""
    (site.root / "thung-thong" / "emblem.svg").write_text("<svg/>", encoding="utf-8")
    site.edit("agency.yml", "short_name", "shortname")
    assert [line for line in site.lines() if "W014" in line] == []


def test_a_hidden_character_in_a_fields_name_is_shown(site: TinySite) -> None:
    """A name that looks right is told with the character that makes it wrong."""
    site.edit("scores.yml", "overall:", "\u200boverall:")
    told = "thung-thong/2568/scores.yml:1:1: E104 ไม่รู้จักชื่อข้อมูล “‹U+200B›overall” (ใกล้เคียงที่สุด: overall)"
    assert told in site.lines()
