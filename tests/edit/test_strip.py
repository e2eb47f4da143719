"""What a file of evidence tells beside what it shows is taken out by a button, where a command would be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.edit import Upload
from tests.edit.walker import Walker
from tests.evidence.files import docx, members

if TYPE_CHECKING:
    from tests.conftest import TinySite

ENTRY = "thung-thong/2568/progress.yml?at=rounds/:0/entries/:0"
NAME = "rounds/:0/entries/:0/evidence/:0/file"


@pytest.fixture
def walker(tiny: TinySite) -> Walker:
    """Return the form at an entry whose evidence tells its author."""
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    found = Walker(tiny.root).open(ENTRY)
    file = Upload("รายงาน.docx", docx("รายงานผล", author="สมหญิง ใจดี"))
    return found.press("save", {"rounds/:0/entries/:0/evidence~file": file})


def test_hidden_data_goes_by_a_button(tiny: TinySite, walker: Walker) -> None:
    """Beside the box of the file; no command is advised, and the file as it was is kept outside of the content."""
    told = [one for one in walker.found(NAME) if "W928" in one]
    assert ["ลบได้ที่ช่องของไฟล์ สิ่งที่แสดงในไฟล์ไม่เปลี่ยน" in one for one in told] == [True for _ in told] != []
    assert walker.shown(f"button[value='strip:{NAME}']").text() == "ลบข้อมูลแฝง"
    walker.send(f"strip:{NAME}", {})
    assert [one for one in walker.found(NAME) if "W928" in one] == []
    evidence = tiny.root / "thung-thong/2568/evidence/รายงาน.docx"
    assert "สมหญิง" not in members(evidence.read_bytes())["docProps/core.xml"].decode()
    kept = tiny.root.parent / ".cache/evidence/thung-thong/2568/รายงาน.docx"
    assert "สมหญิง" in members(kept.read_bytes())["docProps/core.xml"].decode()


def test_a_button_pressed_twice_keeps_the_file_as_it_was(tiny: TinySite, walker: Walker) -> None:
    """What is taken out the second time is kept beside it, under a name of its own."""
    walker.send(f"strip:{NAME}", {}).send(f"strip:{NAME}", {})
    kept = tiny.root.parent / ".cache/evidence/thung-thong/2568"
    authors = {one.name: "สมหญิง" in members(one.read_bytes())["docProps/core.xml"].decode() for one in kept.iterdir()}
    assert authors == {"รายงาน.docx": True, "รายงาน-2.docx": False}


def test_what_a_link_leads_to_is_no_place_to_keep_a_file(tiny: TinySite, walker: Walker) -> None:
    """A link in the place of `.cache`, which may come with a repository, is not followed: the file stays as it is."""
    (elsewhere := tiny.root.parent / "elsewhere").mkdir()
    (tiny.root.parent / ".cache").symlink_to(elsewhere)
    before = (evidence := tiny.root / "thung-thong/2568/evidence/รายงาน.docx").read_bytes()
    walker.send(f"strip:{NAME}", {})
    assert (walker.status, evidence.read_bytes(), [*elsewhere.iterdir()]) == (507, before, [])


def test_evidence_goes_nowhere_else(tiny: TinySite) -> None:
    """A link in the place of `evidence` or of a file in it is not followed, neither to add a file nor to strip one."""
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    (elsewhere := tiny.root.parent / "elsewhere").mkdir()
    evidence = tiny.root / "thung-thong/2568/evidence"
    evidence.symlink_to(elsewhere)
    file = Upload("รายงาน.docx", docx("รายงานผล", author="สมหญิง ใจดี"))
    added = {"rounds/:0/entries/:0/evidence~file": file}
    form = Walker(tiny.root).open(ENTRY).send("save", {}, added)
    assert (form.status, [*elsewhere.iterdir()]) == (507, [])
    evidence.unlink()
    evidence.mkdir()
    (evidence / "รายงาน.docx").symlink_to(elsewhere / "new.docx")
    form.open(ENTRY).send("save", {}, added)
    assert (sorted(one.name for one in evidence.iterdir()), [*elsewhere.iterdir()]) == (
        ["รายงาน-2.docx", "รายงาน.docx"],
        [],
    )
    theirs = elsewhere / "รายงาน-2.docx"
    theirs.write_bytes(file.data)
    for one in evidence.iterdir():
        one.unlink()
    evidence.rmdir()
    evidence.symlink_to(elsewhere)
    form.open(ENTRY).send(f"strip:{NAME}", {})
    assert (form.status, theirs.read_bytes()) == (404, file.data)


def test_nothing_but_evidence_of_the_year_is_written_again(tiny: TinySite, walker: Walker) -> None:
    """What leads out of its folder is not there."""
    tiny.edit("progress.yml", "evidence/รายงาน.docx", "scores.yml")
    before = tiny.path("scores.yml").read_bytes()
    walker.open(ENTRY).send(f"strip:{NAME}", {})
    assert (walker.status, tiny.path("scores.yml").read_bytes()) == (404, before)
