"""Personal data inside evidence: told where progress.yml cites the file, masked, and with where in the file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evidence.files import AUTHOR, ID, docx, pdf, picture, xlsx
from tests.progress.files import FILES, document

if TYPE_CHECKING:
    from tests.progress.conftest import Reported

AT = "progress.yml:26:20:"
ARTIST, MAKE = 0x013B, 0x010F
FIXED = "ลบได้ด้วย check --fix"


def told(reported: Reported, file: str, data: bytes) -> list[str]:
    """Cite another file as evidence, and return what is found."""
    reported.edit("evidence/training.pdf", f"evidence/{file}")
    reported.site.write(f"thung-thong/2568/evidence/{file}", data)
    return reported.lines()


@pytest.mark.parametrize(
    ("file", "data", "expected"),
    [
        (
            "a.pdf",
            pdf("one", f"citizen id {ID}"),
            ["E921 หลักฐาน evidence/a.pdf หน้า 2 มีเลขประจำตัวประชาชน xxxxxxxxx0013 ให้ลบ หรือปิดไว้ให้เหลือไม่เกินสี่ตัวท้าย"],
        ),
        (
            "a.xlsx",
            xlsx(("เลขประจำตัวประชาชน",), (ID,), (ID,), (ID,)),
            [
                "E921 หลักฐาน evidence/a.xlsx แผ่นงานที่ 1 มีเลขประจำตัวประชาชน xxxxxxxxx0013 และอีก 2 แห่ง ให้ลบ หรือปิดไว้ให้เหลือไม่เกินสี่ตัวท้าย"
            ],
        ),
        (
            "a.docx",
            docx("ผู้รับคือนายสมมุติ ทดสอบดี", "โทร 081-234-5678", author=AUTHOR),
            [
                "W924 หลักฐาน evidence/a.docx มีโทรศัพท์เคลื่อนที่ xxx-xxx-5678 ให้ใช้โทรศัพท์สำนักงานแทน",
                "W926 หลักฐาน evidence/a.docx มีชื่อบุคคล นาย ส… ท… ให้ใช้ชื่อตำแหน่งแทน",
                f"W928 หลักฐาน evidence/a.docx มีข้อมูลแฝง ผู้สร้าง “S…” {FIXED}",
                f"W928 หลักฐาน evidence/a.docx มีข้อมูลแฝง ผู้แก้ไขล่าสุด “S…” {FIXED}",
            ],
        ),
        (
            "a.jpg",
            picture("JPEG", exif={ARTIST: AUTHOR, MAKE: "Camera"}, gps=True),
            [
                f"W928 หลักฐาน evidence/a.jpg มีข้อมูลแฝง ผู้ถ่ายภาพ “S…” {FIXED}",
                f"W928 หลักฐาน evidence/a.jpg มีข้อมูลแฝง พิกัดสถานที่ {FIXED}",
                f"H929 หลักฐาน evidence/a.jpg มีข้อมูลแฝง รุ่นกล้องหรือเวลาที่ถ่าย {FIXED}",
            ],
        ),
        (
            "a.xls",
            FILES["Office 97-2003"],
            ["H920 หลักฐาน evidence/a.xls ตรวจข้อมูลส่วนบุคคลไม่ได้ทั้งหมด (เป็น Office รุ่นเก่า) ให้เปิดดูด้วยตนเอง"],
        ),
        ("a.docx", docx("รายงาน", author="เทศบาลตำบลทุ่งทอง"), []),
    ],
)
def test_what_stands_inside_is_told(reported: Reported, file: str, data: bytes, expected: list[str]) -> None:
    """One line for each kind, with the page or sheet and how many there are; the office's own name is nobody's."""
    assert sorted(told(reported, file, data)) == sorted(f"{AT} {line}" for line in expected)


def test_the_name_of_a_file_is_read_and_masked(reported: Reported) -> None:
    """A file that is named after a person is told by its line, and no other message prints the name."""
    lines = told(reported, "นายสมมุติ ทดสอบดี.pdf", pdf("", properties={"/Author": AUTHOR}))
    assert [line.split()[1] for line in lines] == ["H920", "W928", "W926"]
    assert not any("สมมุติ" in line for line in lines)


def test_what_is_inside_can_be_acknowledged(reported: Reported) -> None:
    """An acknowledgement may name the piece of evidence by its place in progress.yml."""
    reported.site.append(
        "progress.yml",
        "acknowledge: [{finding: W928, reason: ผู้เขียนคือผู้บริหาร, at: rounds.2.entries.1.evidence.1}]\n",
    )
    (line,) = told(reported, "a.pdf", pdf("one", properties={"/Author": AUTHOR}))
    assert line.endswith("รับทราบแล้ว: ผู้เขียนคือผู้บริหาร")


def test_an_emblem_is_read_too(reported: Reported) -> None:
    """A drawing that tells its maker is told where agency.yml names it, to be mended by hand."""
    reported.site.append("agency.yml", "emblem: emblem.svg\n")
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg"><metadata><creator xmlns="http://purl.org/dc/elements/1.1/">{AUTHOR}</creator></metadata></svg>'
    reported.site.write("thung-thong/emblem.svg", drawing)
    told = "W928 ตราสัญลักษณ์ emblem.svg มีข้อมูลแฝง ชื่อผู้สร้าง “S…” ลบในโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่"
    assert reported.lines() == [f"thung-thong/agency.yml:10:9: {told}"]


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (document(b"<</S/JavaScript/JS(x)>>", catalog=b"/OpenAction 5 0 R"), "E821"),
        (b"no file of a known kind", "E805"),
        (document().replace(b"/Type/Catalog/Pages 2 0 R", b"/Type/Catalog"), "E820"),
        (None, "E802"),
    ],
)
def test_one_bad_file_hides_nothing_of_the_others(reported: Reported, damage: bytes | None, code: str) -> None:
    """What is personal in a file of evidence is told beside what is wrong with another of the same year."""
    reported.edit('{url: "https://www.example.go.th/news/1",', "{file: evidence/b.pdf,")
    if damage is not None:
        reported.site.write("thung-thong/2568/evidence/b.pdf", damage)
    lines = told(reported, "a.pdf", pdf(f"citizen id {ID}"))
    assert [line.split()[:2] for line in lines if " E" in line] == [[AT, "E921"], ["progress.yml:27:20:", code]]


def test_a_file_that_runs_something_is_read_too(reported: Reported) -> None:
    """A file that is refused for what it does is told with what is personal in it."""
    data = pdf(f"citizen id {ID}").replace(b"/Catalog", b"/Catalog/AA<</WC<</S/JavaScript/JS(x)>>>>", 1)
    assert [line.split()[1] for line in told(reported, "a.pdf", data)] == ["E821", "E921"]
