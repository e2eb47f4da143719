"""Every kind of bad input: the exact line that is told, and the published site untouched."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import TinySite

ROOT = Path(__file__).parents[2]
ALIAS_BOMB = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n" for last, name in pairwise("abcdefghi"))
).encode()
EDITS = {
    "a score out of range": (
        "scores.yml",
        ("  5: 90", "  5: 955.5"),
        [
            "thung-thong/2568/scores.yml:8:6: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)",
        ],
    ),
    "no number": (
        "scores.yml",
        ("  5: 90", "  5: เก้าสิบ"),
        [
            "thung-thong/2568/scores.yml:8:6: E101 คะแนนต้องเป็นตัวเลข (พบ เก้าสิบ)",
        ],
    ),
    "NaN": (
        "scores.yml",
        ("  5: 90", "  5: .nan"),
        [
            "thung-thong/2568/scores.yml:8:6: E101 คะแนนต้องเป็นตัวเลข (พบ .nan)",
        ],
    ),
    "an eleventh indicator": (
        "scores.yml",
        ("  10: 90\n", "  10: 90\n  11: 90\n"),
        [
            "thung-thong/2568/scores.yml:14:3: E106 ไม่มีตัวชี้วัดที่ 11 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
    ),
    "an unknown tool": (
        "scores.yml",
        ("level:", "tools: {OIP: 90}\nlevel:"),
        [
            "thung-thong/2568/scores.yml:2:9: E108 ไม่รู้จักเครื่องมือ “OIP” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: OIT)",
        ],
    ),
    "an unknown unit": (
        "measures.yml",
        ("[clerk]", "[clark]"),
        [
            "thung-thong/2568/measures.yml:6:19: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)",
        ],
    ),
    "an unknown question code": (
        "scores.yml",
        ("level:", "questions: {e16: 90}\nlevel:"),
        [
            "thung-thong/2568/scores.yml:2:13: E110 ไม่รู้จักข้อคำถาม “e16” ของปี 2568 (ใกล้เคียงที่สุด: e15)",
        ],
    ),
    "an unknown item code": (
        "scores.yml",
        ("level:", "items: {O29: 0}\nlevel:"),
        [
            "thung-thong/2568/scores.yml:2:9: E111 ไม่รู้จักข้อ “O29” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O28)",
        ],
    ),
    "an unknown indicator": (
        "measures.yml",
        ("{indicator: 9}", "{indicator: 12}"),
        [
            "thung-thong/2568/measures.yml:4:29: E106 ไม่มีตัวชี้วัดที่ 12 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
    ),
    "a duplicate key": (
        "scores.yml",
        ("level:", "overall: 91\nlevel:"),
        [
            "thung-thong/2568/scores.yml:2:1: E010 คีย์ “overall” ซ้ำ (ครั้งแรกอยู่บรรทัด 1)",
        ],
    ),
    "a duplicate id": (
        "measures.yml",
        ("id: m02", "id: m01"),
        [
            "thung-thong/2568/measures.yml:10:9: E112 รหัส “m01” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)",
        ],
    ),
    "an unknown field": (
        "scores.yml",
        ("overall:", "overal:"),
        [
            "thung-thong/2568/scores.yml:1:1: E104 ไม่รู้จักชื่อข้อมูล “overal” (ใกล้เคียงที่สุด: overall)",
        ],
    ),
    "a wrong type": (
        "measures.yml",
        ("measures:\n", "measures: ไม่มี\nold:\n"),
        [
            "thung-thong/2568/measures.yml:1:11: E101 “measures ข้อที่ 1” ต้องเป็นกลุ่มข้อมูล (ชื่อ: ค่า) (พบ ไม่มี)",
            "thung-thong/2568/measures.yml:2:1: E104 ไม่รู้จักชื่อข้อมูล “old” (ใช้ได้: fiscal_year, thresholds, disclosure, table, defaults, measures, notes, acknowledge)",
        ],
    ),
    "a YAML syntax error": (
        "scores.yml",
        ("level: ", "level: ดี: "),
        [
            "thung-thong/2568/scores.yml:2:10: E006 ไวยากรณ์ YAML ผิด: มีเครื่องหมาย “:” เกินในบรรทัด ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ",
        ],
    ),
    "a tab": (
        "scores.yml",
        ("  5: 90", "\t5: 90"),
        [
            "thung-thong/2568/scores.yml:8:1: E007 ใช้แท็บย่อหน้าไม่ได้ ให้ใช้ช่องว่าง (2 ช่องต่อหนึ่งระดับ)",
        ],
    ),
    "no where a number stands": (
        "scores.yml",
        ("  5: 90", "  5: no"),
        [
            "thung-thong/2568/scores.yml:8:6: E101 คะแนนต้องเป็นตัวเลข (พบ no)",
        ],
    ),
    "010 where a number stands": (
        "scores.yml",
        ("  5: 90", "  5: 010"),
        [
            "thung-thong/2568/scores.yml:8:6: E101 คะแนนต้องเป็นตัวเลข (พบ 010)",
        ],
    ),
    "12:30 where a number stands": (
        "scores.yml",
        ("  5: 90", "  5: 12:30"),
        [
            "thung-thong/2568/scores.yml:8:6: E101 คะแนนต้องเป็นตัวเลข (พบ 12:30)",
        ],
    ),
    "an undefined placeholder": (
        "analysis.md",
        ("{{ overall }}", "{{ overal }}"),
        [
            "thung-thong/2568/analysis.md:3:32: E201 ไม่รู้จักคำแทนค่า “overal” (ใกล้เคียงที่สุด: overall)",
        ],
    ),
    "an unclosed block": (
        "analysis.md",
        ("{{ overall }}", "{% if overall %}ok"),
        [
            "thung-thong/2568/analysis.md:3:29: E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {% if … %} แล้วไม่ปิดด้วย {% endif %}",
        ],
    ),
    "an endless loop": (
        "analysis.md",
        ("{{ overall }}", "{% for x in range(999999999) %}x{% endfor %}"),
        [
            "thung-thong/2568/analysis.md:3:29: E203 ใช้ “for” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if",
        ],
    ),
    "an address that runs a script": (
        "agency.yml",
        ("province:", "website: javascript:alert(1)\nprovince:"),
        [
            "thung-thong/agency.yml:4:10: E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “javascript:alert(1)”)",
        ],
    ),
}
WHOLE_FILES = {
    "an empty file": (
        "scores.yml",
        b"",
        "thung-thong/2568/scores.yml:1:1: E002 ไฟล์ว่าง ยังไม่มีข้อมูล",
    ),
    "UTF-16": (
        "scores.yml",
        "overall: 90\n".encode("utf-16"),
        "thung-thong/2568/scores.yml:1:1: E003 ไฟล์บันทึกเป็น UTF-16 (Notepad เรียกว่า Unicode) ให้เปิดแล้วบันทึกเป็นเข้ารหัส UTF-8",
    ),
    "Windows-874": (
        "agency.yml",
        "name: เทศบาลตำบลทุ่งทอง\n".encode("cp874"),
        "thung-thong/agency.yml:1:7: E004 ไฟล์บันทึกเป็น Windows-874 (Notepad เรียกว่า ANSI) ตรงคำว่า “เทศบาลตำบลทุ่งทอง” ให้เปิดแล้วบันทึกเป็นเข้ารหัส UTF-8",
    ),
    "broken UTF-8": (
        "agency.yml",
        b"name: \xe0\xb8\xff\xfe\n",
        "thung-thong/agency.yml:1:7: E005 ไฟล์ไม่ใช่ UTF-8 ที่ถูกต้อง (พบไบต์ 0xE0) ให้เปิดแล้วบันทึกใหม่เป็นเข้ารหัส UTF-8",
    ),
    "an alias bomb": (
        "analysis.yml",
        ALIAS_BOMB,
        "thung-thong/2568/analysis.yml:1:14: E009 โครงสร้าง YAML ใหญ่หรือซ้อนลึกเกินไป (เกิน 10000 ค่า หรืออ้างถึงตัวเอง) ให้เขียนค่าออกมาตรง ๆ แทน anchor/alias",
    ),
    "10 MB": (
        "scores.yml",
        b"# " + b"x" * 10_000_000,
        "thung-thong/2568/scores.yml:1:1: E008 ไฟล์ใหญ่เกินไป (10000002 ไบต์) ต้องไม่เกิน 1000000 ไบต์",
    ),
}


@pytest.fixture
def refused(site: TinySite, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """Build the tiny site over a published one, hold that nothing of it changed, and return the lines told."""
    published = tmp_path / "published" / "site"
    published.mkdir(parents=True)
    (published / "index.html").write_text("the last good site", encoding="utf-8")

    def run() -> list[str]:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(site.root), site_dir=str(published))
        with pytest.raises(Abort):
            build(config)
        assert [path.name for path in published.parent.iterdir()] == ["site"]
        assert [path.name for path in published.iterdir()] == ["index.html"]
        assert (published / "index.html").read_text(encoding="utf-8") == "the last good site"
        prefix = f"{site.root.as_posix()}/"
        told = capfd.readouterr().err.splitlines()
        return [line.removeprefix(prefix) for line in told if line.startswith(prefix)]

    return run


@pytest.mark.parametrize("name", EDITS)
def test_a_wrong_value_is_told_and_changes_nothing(name: str, site: TinySite, refused: Callable[[], list[str]]) -> None:
    """A wrong value gives its line with place, what was found and what is right; the published site stays."""
    file, (old, new), expected = EDITS[name]
    site.edit(file, old, new)
    assert refused() == expected


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_an_unreadable_file_is_told_and_changes_nothing(
    name: str, site: TinySite, refused: Callable[[], list[str]]
) -> None:
    """A file that cannot be read gives a line that says why and how to mend it; the published site stays."""
    file, content, expected = WHOLE_FILES[name]
    site.write(file, content)
    assert refused() == [expected]


def test_a_missing_file_is_told_and_changes_nothing(site: TinySite, refused: Callable[[], list[str]]) -> None:
    """A required file that is not there is named."""
    site.path("scores.yml").unlink()
    assert refused() == ["thung-thong/2568/scores.yml:1:1: E001 ไม่พบไฟล์ที่ต้องมี scores.yml"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2658", "E107 ไม่รู้จักปีการประเมิน 2658 (ใช้ได้: 2550 ถึง 2599) (ใกล้เคียงที่สุด: 2568)"),
        ("old", "E012 โฟลเดอร์ “old” ไม่ใช่ปี พ.ศ. สี่หลัก"),
    ],
)
def test_a_folder_that_is_no_known_year_is_told(
    name: str, expected: str, site: TinySite, refused: Callable[[], list[str]]
) -> None:
    """An unknown year and a folder that is no year are named."""
    (site.root / "thung-thong" / name).mkdir()
    assert refused() == [f"thung-thong/{name}:1:1: {expected}"]


def test_a_link_that_leads_outside_is_told(site: TinySite, tmp_path: Path, refused: Callable[[], list[str]]) -> None:
    """A symbolic link out of the content folder is not followed."""
    outside = tmp_path / "outside.yml"
    site.path("scores.yml").rename(outside)
    site.path("scores.yml").symlink_to(outside)
    told = "thung-thong/2568/scores.yml:1:1: E011 ลิงก์ไฟล์ (symlink) ชี้ออกไปนอกโฟลเดอร์เนื้อหา จึงไม่อ่าน"
    assert refused() == [told]


def test_all_mistakes_of_a_run_are_told_together(site: TinySite, refused: Callable[[], list[str]]) -> None:
    """Mistakes in several files are told in one run, in the order of files and lines."""
    for name in ("a score out of range", "an unknown unit", "an undefined placeholder"):
        file, (old, new), _ = EDITS[name]
        site.edit(file, old, new)
    expected = [EDITS[name][2][0] for name in ("an undefined placeholder", "an unknown unit", "a score out of range")]
    assert refused() == expected
