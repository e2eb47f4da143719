"""Files as editors save them: encodings, line ends, sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.content._source import SIZE_LIMIT
from tests.conftest import FILES, SCORES, YEAR

if TYPE_CHECKING:
    from tests.conftest import TinySite

UTF16 = "E003 ไฟล์บันทึกเป็น UTF-16 (Notepad เรียกว่า Unicode) ให้เปิดแล้วบันทึกเป็นเข้ารหัส UTF-8"


@pytest.mark.parametrize("name", FILES)
def test_a_byte_order_mark_is_accepted(site: TinySite, name: str) -> None:
    """A file that Notepad saved as UTF-8 with a byte order mark reads as any other."""
    site.write(name, FILES[name].encode("utf-8-sig"))
    assert site.lines() == []


def test_windows_line_ends_are_accepted(site: TinySite) -> None:
    """Lines that end as on Windows keep their numbers in messages."""
    site.write("scores.yml", (SCORES + "x: 1\n").replace("\n", "\r\n"))
    (line,) = site.lines()
    assert line.startswith(f"{YEAR}/scores.yml:14:1: E104 ")


@pytest.mark.parametrize(("end", "lines"), [("\r", (2, 15)), ("\r\n", (2, 15)), ("\n\r", (3, 28))])
def test_line_ends_of_any_system_are_counted(site: TinySite, end: str, lines: tuple[int, int]) -> None:
    """A file whose lines end as on old systems reads as any other, and messages name the line that an editor shows."""
    site.write("scores.yml", (SCORES + "\nx: 1\n").replace("\n", end))
    site.write("analysis.md", "ก\nข {{ x }}\n".replace("\n", end))
    narrative, scores = site.lines()
    assert narrative.startswith(f"{YEAR}/analysis.md:{lines[0]}:6: E201 ")
    assert scores.startswith(f"{YEAR}/scores.yml:{lines[1]}:1: E104 ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(site: TinySite, encoding: str) -> None:
    """UTF-16, with or without its mark, is named as Notepad calls it."""
    site.write("scores.yml", SCORES.encode(encoding))
    assert site.lines() == [f"{YEAR}/scores.yml:1:1: {UTF16}"]


def test_windows_874_is_named_with_the_word(site: TinySite) -> None:
    """The old Thai encoding is named at the first Thai word, which is shown as it reads."""
    site.write("scores.yml", SCORES.encode("cp874"))
    (line,) = site.lines()
    assert line == (
        f"{YEAR}/scores.yml:2:8: E004 ไฟล์บันทึกเป็น Windows-874 (Notepad เรียกว่า ANSI) ตรงคำว่า “ผ่านดี” "
        "ให้เปิดแล้วบันทึกเป็นเข้ารหัส UTF-8"
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("text", ["overall: 90\nlevel: ผ่าน", "overall: 90\rlevel: ผ่าน"])
def test_broken_utf_8_is_named_with_the_byte(site: TinySite, mark: bytes, text: str) -> None:
    """A broken byte is told at its line and at the column that an editor counts, after a byte order mark too."""
    site.write("scores.yml", mark + text.encode() + b"\xff ok\n")
    assert site.lines() == [
        f"{YEAR}/scores.yml:2:12: E005 ไฟล์ไม่ใช่ UTF-8 ที่ถูกต้อง (พบไบต์ 0xFF) ให้เปิดแล้วบันทึกใหม่เป็นเข้ารหัส UTF-8"
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_told(site: TinySite, name: str, content: str) -> None:
    """A file without anything in it is told as such, whichever it is."""
    site.write(name, content)
    assert site.lines() == [f"{name}:1:1: E002 ไฟล์ว่าง ยังไม่มีข้อมูล"]


@pytest.mark.parametrize("content", ["# เฉพาะหมายเหตุ\n", "---\n", "null\n"])
def test_a_file_without_data_is_told(site: TinySite, content: str) -> None:
    """A file of comments or an empty document holds nothing, either."""
    site.write("scores.yml", content)
    assert site.lines() == [f"{YEAR}/scores.yml:1:1: E002 ไฟล์ว่าง ยังไม่มีข้อมูล"]


@pytest.mark.parametrize("size", [SIZE_LIMIT + 1, 10_000_000])
def test_a_file_beyond_the_limit_is_refused(site: TinySite, size: int) -> None:
    """A file larger than the limit is refused before it is read."""
    site.write("scores.yml", b"#" * size)
    assert site.lines() == [
        f"{YEAR}/scores.yml:1:1: E008 ไฟล์ใหญ่เกินไป ({size} ไบต์) ต้องไม่เกิน 1000000 ไบต์",
    ]


def test_a_file_of_just_the_limit_is_read(site: TinySite) -> None:
    """The limit itself is still allowed."""
    site.write("scores.yml", SCORES + "#" * (SIZE_LIMIT - len(SCORES.encode()) - 1) + "\n")
    assert site.path("scores.yml").stat().st_size == SIZE_LIMIT
    assert site.lines() == []


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (f"{YEAR}/scores.yml", "E006 ไวยากรณ์ YAML ผิด: มีอักขระควบคุมที่มองไม่เห็น"),
        (f"{YEAR}/analysis.md", "E019 มีอักขระควบคุมที่มองไม่เห็น (U+0000) ให้ลบออก"),
    ],
)
def test_one_unseen_character_makes_no_other_encoding(site: TinySite, file: str, told: str) -> None:
    """It is told where it stands."""
    site.write(file, FILES[file] + "# ก\0ข\n")
    line = FILES[file].count("\n") + 1
    assert site.lines() == [f"{file}:{line}:4: {told}"]
