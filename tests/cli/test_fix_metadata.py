"""`prongsai check --fix` on evidence: what it tells of its maker goes, once git holds the file as it was."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.evidence import read_inside
from tests.evidence.files import AUTHOR, pdf
from tests.evidence.hidden import HIDDEN
from tests.history.repository import begin
from tests.progress.conftest import PROGRESS

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.conftest import TinySite

DATA = pdf("one", properties={"/Author": AUTHOR})
SHOWN = "thung-thong/2568/evidence/training.pdf"


@pytest.fixture
def evidence(tiny: TinySite) -> Path:
    """Write a report with a document that names its author, and return where the document stands."""
    tiny.write("progress.yml", PROGRESS)
    tiny.write(SHOWN, DATA)
    return tiny.root / SHOWN


def fix(tiny: TinySite, *options: str) -> Result:
    """Run the command on the tiny site."""
    return CliRunner().invoke(main, ["check", "--content", str(tiny.root), "--today", "2569-10-10", "--fix", *options])


def test_metadata_goes_and_the_original_stays_in_git(tiny: TinySite, evidence: Path) -> None:
    """The file is written again without its author, nothing is left beside it, and the finding is gone."""
    begin(tiny)
    result = fix(tiny, "--yes")
    assert f"ลบข้อมูลแฝงใน {SHOWN}: ผู้เขียน\n" in result.stderr
    assert "ลบข้อมูลแฝงแล้ว 1 ไฟล์" in result.stderr
    assert "W928" not in result.stdout
    assert [one.value for one in read_inside("PDF", DATA).properties] == [AUTHOR]
    assert read_inside("PDF", evidence.read_bytes()).properties == ()
    assert [path.name for path in evidence.parent.iterdir()] == ["training.pdf"]
    command = ["git", "show", f"HEAD:./{evidence.name}"]
    assert subprocess.run(command, cwd=evidence.parent, check=True, capture_output=True).stdout == DATA


def test_what_git_does_not_hold_is_left_alone(tiny: TinySite, evidence: Path) -> None:
    """A file that was never committed, or was changed since, could not be had back."""
    told = f"ไม่ลบข้อมูลแฝงใน {SHOWN}: ยังไม่ได้บันทึกไฟล์นี้ขึ้น git ต้นฉบับจะไม่เหลือ"
    assert told in fix(tiny, "--yes").stderr
    begin(tiny)
    changed = pdf("two", properties={"/Author": AUTHOR})
    evidence.write_bytes(changed)
    assert told in fix(tiny, "--yes").stderr
    assert evidence.read_bytes() == changed


def test_without_a_yes_nothing_is_written(tiny: TinySite, evidence: Path) -> None:
    """Where nobody can be asked, the files are named and stay."""
    begin(tiny)
    assert "ไม่ได้แก้ไฟล์หลักฐานใด (ใช้ --yes เพื่อแก้โดยไม่ถาม)" in fix(tiny).stderr
    assert evidence.read_bytes() == DATA


def test_an_acknowledged_author_stays(tiny: TinySite, evidence: Path) -> None:
    """What the author of the report lets stand is not taken out."""
    tiny.append("progress.yml", "acknowledge: [{finding: W928, reason: ก}]\n")
    begin(tiny)
    assert "ข้อมูลแฝง" not in fix(tiny, "--yes").stderr
    assert evidence.read_bytes() == DATA


def test_words_that_no_page_shows_go_too(tiny: TinySite) -> None:
    """An id in the comment of a picture is hidden data as an author's name is, and the finding says so."""
    tiny.write("progress.yml", PROGRESS.replace("training.pdf", "training.jpg"))
    tiny.write(SHOWN.replace(".pdf", ".jpg"), HIDDEN["jpeg: a comment behind the picture"])
    begin(tiny)
    result = fix(tiny, "--yes")
    assert "training.jpg: ข้อความที่มีข้อมูลส่วนบุคคล\n" in result.stderr
    assert "W923" not in result.stdout


def test_what_cannot_be_taken_out_is_named(tiny: TinySite, monkeypatch: pytest.MonkeyPatch, evidence: Path) -> None:
    """Nothing is said to be gone that a second look still finds."""
    begin(tiny)
    monkeypatch.setattr("prongsai.cli._fix_metadata.without_metadata", lambda _, data: data)
    assert f"ลบข้อมูลแฝงใน {SHOWN} ไม่ได้: ผู้เขียน ให้ลบในโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่" in fix(tiny, "--yes").stderr
    assert evidence.read_bytes() == DATA
