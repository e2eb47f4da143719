"""Values that look like others, cannot be seen, or have no end: each is read for what it is, or told with its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from prongsai.addresses import paths
from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.findings import FORMATS, render_findings
from tests.conftest import FILES
from tests.render.reading import render

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.mark.parametrize(
    "zero", ["-0", "-0.0", "-๐.๐๐", "+0", "0.000", "0.00000000000", "-0.๐0000000", "−0", "–0.0", "－๐", "＋0"]
)
def test_a_zero_with_a_sign_is_zero(tiny: TinySite, zero: str) -> None:
    """A score of minus nothing is read as 0, and no page or data file shows a sign."""
    tiny.write("scores.yml", FILES["thung-thong/2568/scores.yml"].replace("overall: 90", f"overall: {zero}"))
    scores = load_site(tiny.root).agencies[0].reports[0].scores
    assert str(scores.overall).lstrip("0.") == ""
    assert scores.overall is not None
    assert not scores.overall.is_signed()
    assert " E301 " in tiny.lines()[0]


@pytest.mark.parametrize(("typed", "near"), [("93.145", "93.15"), ("0.001", "0.00"), ("๙๓.๑๔๑", "93.14")])
def test_a_score_keeps_its_decimals_or_is_refused(tiny: TinySite, typed: str, near: str) -> None:
    """A score that would be rounded without a word is refused; zeros at its end are none."""
    tiny.edit("scores.yml", "overall: 90", f"overall: {typed}")
    (line,) = (line for line in tiny.lines() if "E120" in line)
    assert line.endswith(
        f"scores.yml:1:10: E120 คะแนนมีทศนิยมเกินสองตำแหน่ง (พบ {typed}) ITAS รายงานสองตำแหน่ง ให้เขียน {near} ถ้าตรงกับรายงาน"
    )
    tiny.edit("scores.yml", f"overall: {typed}", "overall: 90.000")
    assert tiny.lines() == []


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("measures.yml", "fiscal_year: {}\n"),
        ("measures.yml", "disclosure: {{ita_year: {}}}\n"),
        ("scores.yml", "criteria_year: {}\n"),
    ],
)
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2025", "2025 ปี ค.ศ. ให้เขียน พ.ศ. 2568"),
        ("1756", "1756"),
        ("68", "68 ให้เขียน 2568"),
        ("ปีงบประมาณ 2569", "ปีงบประมาณ 2569 ให้เขียน 2569"),
        ("๓๑๑๒", "๓๑๑๒"),
        ("2569.0", "2569.0"),
    ],
)
def test_a_year_is_one_of_the_buddhist_era(tiny: TinySite, file: str, written: str, typed: str, told: str) -> None:
    """A year of another era, or no year at all, is told where it stands: pages and data would call it one."""
    text = written.format(typed)
    tiny.append(file, text)
    (line,) = tiny.lines()
    assert line.endswith(f":{text.rindex(':') + 3}: E101 ค่านี้ต้องเป็นปี พ.ศ. สี่หลัก เช่น 2569 (พบ {told})")


@pytest.mark.parametrize(
    "escape", [r"\0", r"\e", r"\uFFFE", r"\x01", r"\b", r"\uFDD0", r"\U0001FFFE", r"\N", r"\L", r"\P"]
)
def test_an_escape_of_no_letter_is_told(tiny: TinySite, escape: str) -> None:
    """A control character that an escape hides is refused at its value, in a key too."""
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f'name: "ทุ่ง{escape}ทอง"')
    number = {r"\0": 0, r"\e": 0x1B, r"\b": 8, r"\N": 0x85, r"\L": 0x2028, r"\P": 0x2029}.get(escape) or int(
        escape[2:] or "0", 16
    )
    told = f"E006 ไวยากรณ์ YAML ผิด: มีอักขระควบคุมที่มองไม่เห็น (U+{number:04X}) เขียนไว้ด้วย \\"
    assert tiny.lines()[0] == f"thung-thong/agency.yml:1:7: {told}"
    tiny.write("agency.yml", f'"a{escape}": 1\n')
    assert tiny.lines()[0] == f"thung-thong/agency.yml:1:1: {told}"


def test_a_control_character_of_the_narrative_is_told(tiny: TinySite) -> None:
    """What a copy from a PDF leaves in the narrative is told with its number and its place."""
    tiny.write("analysis.md", "# ผล\n\nก\x0bข\n")
    assert tiny.lines() == ["thung-thong/2568/analysis.md:3:2: E019 มีอักขระควบคุมที่มองไม่เห็น (U+000B) ให้ลบออก"]


@pytest.mark.parametrize("letter", ["\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"])
def test_what_unicode_keeps_for_no_letter_is_told(tiny: TinySite, letter: str) -> None:
    """A number that is no letter's is refused wherever it stands among letters."""
    tiny.write("analysis.md", f"# ผล\n\nก{letter}ข\n")
    told = f"E019 มีอักขระควบคุมที่มองไม่เห็น (U+{ord(letter):04X}) ให้ลบออก"
    assert tiny.lines() == [f"thung-thong/2568/analysis.md:3:2: {told}"]
    tiny.write("analysis.md", "# ผล\n")
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f"name: ทุ่ง{letter}ทอง")
    assert tiny.lines()[0] == "thung-thong/agency.yml:1:11: E006 ไวยากรณ์ YAML ผิด: มีอักขระควบคุมที่มองไม่เห็น"


@pytest.mark.parametrize(
    "reference",
    [
        "&#27;",
        "&#x1b;",
        "&#0;",
        "&#xD800;",
        "&#1114112;",
        "&#x1FFFE;",
        "&#xfdd0;",
        "&#000000027;",
        "&#1234567890123;",
        "&#8232;",
    ],
)
def test_a_reference_to_no_letter_is_told(tiny: TinySite, reference: str) -> None:
    """A browser would put a control character, or a sign for what is lost, in its place."""
    tiny.write("analysis.md", f"# ผล\n\nก{reference}ข\n")
    told = f"E019 มีอักขระควบคุมที่มองไม่เห็น ({reference}) ให้ลบออก"
    assert tiny.lines() == [f"thung-thong/2568/analysis.md:3:2: {told}"]
    tiny.write("analysis.md", "# ผล\n")
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f"name: ทุ่ง{reference}ทอง")
    assert tiny.lines()[0] == f"thung-thong/agency.yml:1:7: E006 ไวยากรณ์ YAML ผิด: มีอักขระควบคุมที่มองไม่เห็น ({reference})"


@pytest.mark.parametrize("reference", ["&#3585;", "&#x0E01;", "&amp;#27;", "&#9;", "&#128;", "&#x;"])
def test_any_other_reference_passes(tiny: TinySite, reference: str) -> None:
    """What stands for a letter, or for no reference at all, is the writer's own."""
    tiny.write("analysis.md", f"# ผล\n\nก{reference}ข\n")
    assert "E019" not in " ".join(tiny.lines())


@pytest.mark.parametrize("typed", ["ทุ่ง\ufffdทอง", r'"ทุ่ง\uFFFDทอง"', "'\ufffd'"])
def test_a_letter_that_was_lost_is_told(tiny: TinySite, typed: str) -> None:
    """The sign that stands for a letter which a program could not keep is refused: pages would show it."""
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f"name: {typed}")
    lost = "E035 มีเครื่องหมาย � (U+FFFD) แทนอักษรที่หายไป ให้พิมพ์อักษรเดิม"
    column = 7 + max(typed.find("\ufffd"), 0)
    assert tiny.lines()[0] == f"thung-thong/agency.yml:1:{column}: {lost}"
    tiny.write("analysis.md", "# ผล\n\nก\ufffdข\n")
    assert f"thung-thong/2568/analysis.md:3:2: {lost}" in tiny.lines()


def test_a_letter_that_nobody_sees_is_told_within_a_word(tiny: TinySite) -> None:
    """Blanks of other scripts part a word for whoever searches, and nobody sees them."""
    tiny.write("analysis.md", "# ผล\n\nโปร่ง\u3164ใส และ โปร่ง\u2800ใส\n")
    assert tiny.lines() == ["thung-thong/2568/analysis.md:3:6: W608 มีอักขระที่มองไม่เห็น (U+3164) ใน “โปร่งใส” ให้ลบออก"]


@pytest.mark.parametrize(
    "unseen",
    [
        r"\u0e48",
        r"\u0e4d\u0e49",
        r"\u200b",
        r"\u3164",
        r"\u2800",
        r"\u115f\u1160",
        r"\uffa0",
        r"\ufffc",
    ],
)
def test_a_name_that_shows_nothing_is_told(tiny: TinySite, unseen: str) -> None:
    """A mark without its letter, or what only joins letters, is no text."""
    tiny.edit("agency.yml", "name: เทศบาลตำบลทุ่งทอง", f'name: "{unseen}"')
    assert tiny.lines()[0].startswith("thung-thong/agency.yml:1:7: E101 ค่านี้ต้องเป็นข้อความ")


@pytest.mark.parametrize("field", ["name", "short_name", "district", "province"])
def test_a_name_without_an_end_is_told(tiny: TinySite, field: str) -> None:
    """A name stands on every page, so one longer than two hundred letters is refused."""
    text = tiny.path("agency.yml").read_text(encoding="utf-8").split("\n")
    kept = [line for line in text if not line.startswith(f"{field}:")]
    tiny.write("agency.yml", "\n".join([f"{field}: {'ก' * 201}", *kept]))
    assert tiny.lines()[0] == f"thung-thong/agency.yml:1:{len(field) + 3}: E121 ข้อความยาว 201 อักษร (ไม่เกิน 200)"


def test_a_text_without_an_end_is_told(tiny: TinySite) -> None:
    """A text of twenty thousand letters is read, and one letter more is refused."""
    tiny.write("analysis.yml", f"preface: {'ก ' * 10_000}\nlimitations: ไม่มี\n")
    assert "E121" not in " ".join(tiny.lines())
    tiny.write("analysis.yml", f"preface: {'ก ' * 10_000}ก\nlimitations: ไม่มี\n")
    assert tiny.lines() == ["thung-thong/2568/analysis.yml:1:10: E121 ข้อความยาว 20001 อักษร (ไม่เกิน 20000)"]


def test_aliases_of_a_long_text_are_counted(tiny: TinySite) -> None:
    """Two megabytes are the most that a file says, also where it says one text again and again."""
    tiny.write("analysis.yml", f"preface: &long {'ก' * 19_000}\nentries: [{'*long, ' * 200}]\n")
    assert [line.split()[1] for line in tiny.lines()] == ["E009"]


@pytest.mark.parametrize("name", ["accessibility", "assets", "compare", "data", "glossary", "schemas", "search"])
def test_an_agency_cannot_have_the_name_of_a_page_of_the_site(tiny: TinySite, name: str) -> None:
    """A folder with the name of one of the site's own pages or folders would take its place, so it is refused."""
    (tiny.root / "thung-thong").rename(tiny.root / name)
    told = f"E013 ชื่อโฟลเดอร์หน่วยงาน “{name}” ใช้เป็นที่อยู่เว็บไม่ได้ เพราะเป็นชื่อหน้าของเว็บไซต์เอง ให้ใช้ชื่ออื่น เช่น {name}-town"
    assert tiny.lines() == [f"{name}:1:1: {told}"]


def test_the_names_of_the_site_are_all_known(tiny: TinySite) -> None:
    """Nothing stands at the top of a site but what an agency cannot be named, its agencies, and files."""
    (tiny.root / "other").mkdir()
    tiny.write("other/agency.yml", FILES["thung-thong/agency.yml"])
    tree = render(assess_site(load_site(tiny.root)))
    folders = {path.partition("/")[0] for path in (*tree.pages, *tree.files) if "/" in path}

    assert folders - {"thung-thong", "other"} <= paths.own_names()


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_can_be_told(tiny: TinySite, form: str) -> None:
    """A file whose name is no UTF-8, or breaks a line, is told in every form on lines that can be written."""
    folder = os.fsencode(tiny.root / "thung-thong")
    for name in (b"\xff.yml", b"a\n::error::b.yml"):
        with open(os.path.join(folder, name), "wb"):  # noqa: PTH118, PTH123 - a name of bytes
            pass
    found = [one for one in tiny.findings() if one.code == "W014"]
    assert [one.place.file for one in found] == ["thung-thong/a\ufffd::error::b.yml", "thung-thong/\ufffd.yml"]
    assert b"\xef\xbf\xbd.yml" in render_findings(found, form).encode("utf-8")
