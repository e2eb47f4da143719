"""Evidence: files that exist, lie inside evidence/, are small enough, and are what their names say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evidence.files import pdf
from tests.progress.files import BROKEN, FILES, SUFFIXES, archive, document, ole

if TYPE_CHECKING:
    from pathlib import Path

    from tests.progress.conftest import Reported

AT = "progress.yml:26:20:"
NOT_OPEN = "เปิดไม่ได้: เนื้อไฟล์ไม่ใช่ PDF, รูปภาพ (PNG, JPEG, GIF, WebP) หรือ Office ที่ครบถ้วน"


def cite(reported: Reported, file: str, data: bytes | None = None) -> None:
    """Cite another file as evidence, and write it when it has data."""
    reported.edit("evidence/training.pdf", file)
    if data is not None:
        reported.site.write(f"thung-thong/2568/{file}", data)


@pytest.mark.parametrize("kind", FILES)
def test_a_sound_file_is_published(reported: Reported, kind: str) -> None:
    """Each kind of evidence opens, and stands beside the page under its own name with the same bytes."""
    file = f"evidence/a{SUFFIXES[kind]}"
    cite(reported, file, FILES[kind])
    # Of an old Office file its text cannot be searched, which is told.
    assert [line.split()[1] for line in reported.lines()] == (["H920"] if kind == "Office 97-2003" else [])
    assert reported.tree().files[f"thung-thong/2568/progress/{file}"] == FILES[kind]
    assert file in [a.attributes["href"] for a in reported.page().all("a")]


@pytest.mark.parametrize("kind", BROKEN)
def test_what_does_not_open_is_refused(reported: Reported, kind: str) -> None:
    """A file is judged by its content: text, a broken file or an unknown kind is refused under any name."""
    cite(reported, "evidence/a.pdf", BROKEN[kind])
    assert reported.lines() == [f"{AT} E805 ไฟล์หลักฐาน evidence/a.pdf {NOT_OPEN}"]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.pdf"), ("PDF", "a.html"), ("Word", "a.xlsx"), ("PDF", "a")])
def test_a_name_must_be_that_of_the_content(reported: Reported, kind: str, name: str) -> None:
    """A sound file under a name of another kind is refused, for a browser opens it by its name."""
    cite(reported, f"evidence/{name}", FILES[kind])
    told = f"E806 ไฟล์หลักฐาน evidence/{name} มีเนื้อเป็น {kind} ชื่อต้องลงท้ายด้วย {SUFFIXES[kind]}"
    assert reported.lines() == [f"{AT} {told}"]


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("a.pdf", pdf(locked=True), "E820 ไฟล์หลักฐาน evidence/a.pdf เปิดไม่ได้: มีรหัสผ่าน ผู้อ่านเปิดไม่ได้"),
        ("a.xls", ole("Other"), "E820 ไฟล์หลักฐาน evidence/a.xls เปิดไม่ได้: เนื้อไฟล์เสียหรือไม่ครบ"),
        ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "E821 ไฟล์หลักฐาน evidence/a.xlsx มี มาโคร (VBA) ซึ่งสั่งงานเครื่องของผู้อ่านได้"),
        ("a.pdf", document(b"<</S/JavaScript/JS(x)>>"), "E821 ไฟล์หลักฐาน evidence/a.pdf มี JavaScript ซึ่งสั่งงานเครื่องของผู้อ่านได้"),
        ("a.pdf", document(b"<</Subtype/FileAttachment>>"), "W822 ไฟล์หลักฐาน evidence/a.pdf มี ไฟล์แนบในเอกสาร"),
    ],
)  # fmt: skip
def test_what_a_file_does_is_told_where_it_is_cited(reported: Reported, file: str, data: bytes, told: str) -> None:
    """A file that does not open, can run something or carries something is told in one line each."""
    cite(reported, f"evidence/{file}", data)
    assert [line for line in reported.lines() if line[len(AT) + 1 :].startswith(told[:4])] == [f"{AT} {told}"]


@pytest.mark.parametrize("file", [".", "./evidence", "evidence/\udcff.pdf", "evidence/a\tb.pdf"])
def test_a_name_that_is_none_is_told(reported: Reported, file: str) -> None:
    """A dot, a half letter or a sign that cannot be printed is no name of a file in evidence/."""
    reported.edit("evidence/training.pdf", f'"{file}"'.replace("\udcff", "\\xff").replace("\t", "\\t"))
    assert [line.split()[1] for line in reported.lines()] == ["E803" if "udcff" not in ascii(file) else "E802"]


def test_a_missing_file_is_told_with_the_nearest(reported: Reported) -> None:
    """A file that is not there is refused with the name that was meant."""
    cite(reported, "evidence/trainig.pdf")
    told = "E802 ไม่พบหรืออ่านไฟล์หลักฐาน evidence/trainig.pdf ไม่ได้ (ใกล้เคียงที่สุด: evidence/training.pdf)"
    assert reported.lines() == [f"{AT} {told}"]


@pytest.mark.parametrize(
    "file",
    [
        "scores.yml",
        "evidence",
        "evidence/../scores.yml",
        "../a.pdf",
        "/etc/hosts",
        "evidence/.a.pdf",
        "evidence//a.pdf",
    ],
)
def test_a_file_outside_is_refused(reported: Reported, file: str) -> None:
    """Only what lies inside evidence/ is published, under its plain name."""
    cite(reported, file)
    told = f"E803 ไฟล์หลักฐาน {file} ไม่อยู่ในโฟลเดอร์ evidence ของปี จึงไม่เผยแพร่"
    assert reported.lines() == [f"{AT} {told}"]


def test_a_link_that_leads_outside_is_refused(reported: Reported, tmp_path: Path) -> None:
    """A symbolic link out of evidence/ is refused, be it the file or the folder."""
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(FILES["PDF"])
    evidence = reported.site.root / "thung-thong" / "2568" / "evidence"
    (evidence / "training.pdf").unlink()
    (evidence / "training.pdf").symlink_to(secret)
    assert [line.split()[1] for line in reported.lines()] == ["E803"]
    (evidence / "training.pdf").unlink()
    evidence.rmdir()
    other = tmp_path / "other"
    other.mkdir()
    (other / "training.pdf").write_bytes(FILES["PDF"])
    evidence.symlink_to(other)
    assert [line.split()[1] for line in reported.lines()] == ["E803"]


def test_a_large_file_is_refused(reported: Reported) -> None:
    """A file of ten million bytes is read; one byte more is refused."""
    stream = b"<</Length %08d>>stream\n%b\nendstream"
    around = len(document(stream % (9_000_000, bytes(9_000_000)))) - 9_000_000
    whole = document(stream % (10_000_000 - around, bytes(10_000_000 - around)))
    cite(reported, "evidence/a.pdf", whole)
    assert reported.lines() == []
    reported.site.write("thung-thong/2568/evidence/a.pdf", whole + b"\n")
    told = "E804 ไฟล์หลักฐาน evidence/a.pdf ใหญ่ 10000001 ไบต์ (ไม่เกิน 10000000)"
    assert reported.lines() == [f"{AT} {told}"]


def test_a_name_with_thai_letters_and_spaces_has_a_sound_link(reported: Reported) -> None:
    """The address of a file with any printable name is quoted; the file itself keeps its name."""
    cite(reported, "evidence/รายงาน 1.pdf", FILES["PDF"])
    assert "thung-thong/2568/progress/evidence/รายงาน 1.pdf" in reported.tree().files
    href = "evidence/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%201.pdf"
    assert href in [a.attributes["href"] for a in reported.page().all("a")]


def test_a_file_that_nobody_cites_is_not_published(reported: Reported) -> None:
    """What stands in evidence/ without being cited stays unpublished."""
    reported.site.write("thung-thong/2568/evidence/draft.pdf", FILES["PDF"])
    assert [path for path in reported.tree().files if "draft" in path] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (", title: รายงานการอบรม", "", "E103"),
        (", date: 2569-08-20}", "}", "H816"),
        ("{file: evidence/training.pdf, ", "{", "E101"),
        ("{file: evidence/training.pdf, ", '{file: evidence/training.pdf, url: "https://a.go.th", ', "E101"),
    ],
)
def test_evidence_has_a_title_and_one_place(reported: Reported, old: str, new: str, expected: str) -> None:
    """Each piece of evidence has a title, and is either a file or a link; one without a date is told."""
    reported.edit(old, new)
    assert [line.split()[1] for line in reported.lines()] == [expected]
