"""`prongsai check AGENCY` and `AGENCY/YEAR`: what is looked at, how it may be said, and what is said of a wrong one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from tests.publish.project import scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


def check(*arguments: str) -> Result:
    """Run `prongsai check` in the current folder."""
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two agencies, `ban-mai` of two years and `na-klang` of one, each year with a score that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").touch()
    for slug in ("ban-mai", "na-klang"):
        write_agency(tmp_path / "content", slug)
    content = tmp_path / "content"
    shutil.copytree(content / "ban-mai" / "2568", content / "ban-mai" / "2567")
    for folder in content.glob("*/25*"):
        (folder / "scores.yml").write_text(scores("195.25"), encoding="utf-8")
    return tmp_path


def places(result: Result) -> set[str]:
    """Return the files that errors of a run stand in."""
    return {line.split(":")[0].removeprefix("content/") for line in result.stdout.splitlines() if " E102 " in line}


def test_an_agency_alone_is_looked_at() -> None:
    """`check na-klang` tells what is wrong in its files, and of no other agency's."""
    result = check("na-klang")
    assert result.exit_code == 1
    assert places(result) == {"na-klang/2568/scores.yml"}


@pytest.mark.parametrize(
    "said", ["ban-mai/2567", "ban-mai/๒๕๖๗", "content/ban-mai/2567/", "content/ban-mai/2567/scores.yml"]
)
def test_a_year_alone_is_looked_at(said: str) -> None:
    """A year is said by its agency and number, or by the path that a terminal completes."""
    assert places(check(said)) == {"ban-mai/2567/scores.yml"}


def test_what_all_years_share_is_told_with_each(project: Path) -> None:
    """An error in agency.yml, for which no year can be assessed, is told with a year too."""
    with (project / "content" / "ban-mai" / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("websit: https://www.example.go.th\n")
    assert " E104 " in check("ban-mai/2567").stdout
    assert " E104 " not in check("na-klang").stdout


def test_the_folder_of_the_content_is_all_of_it() -> None:
    """`check content/` looks at every agency."""
    assert len(places(check("content/"))) == 3


def test_others_are_not_missed(project: Path) -> None:
    """The site's list of agencies does not make the others vanish, for they are not looked at."""
    (project / "content" / "addresses.txt").write_text("ban-mai/\nna-klang/\n", encoding="utf-8")
    assert "E901" not in check("na-klang").stdout


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("na-klong", "ไม่พบหน่วยงาน “na-klong” (ใกล้เคียงที่สุด: na-klang) · No such agency: na-klong."),
        ("ban-mai/2569", "ban-mai ไม่มีปี “2569” (ใกล้เคียงที่สุด: 2568) · No such year: 2569."),
    ],
)
def test_what_is_not_there_is_wrong_usage(said: str, told: str) -> None:
    """An agency or year that is not there exits 2 and names the nearest."""
    result = check(said)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_checklist_is_that_of_the_year(project: Path) -> None:
    """With a year, only its checklist is shown."""
    for folder in (project / "content").glob("*/25*"):
        (folder / "scores.yml").write_text(scores("95.25"), encoding="utf-8")
    lines = check("ban-mai/2567", "--checklist").stdout.splitlines()
    [headed] = [line for line in lines if line.startswith("องค์การ")]
    assert headed.startswith("องค์การบริหารส่วนตำบลบ้านใหม่ ปี 2567 ")


FOLDERS = {
    "content/ban-mai": (
        "content/ban-mai/.:1:1: E032 โฟลเดอร์นี้เป็นของหน่วยงานเดียว โฟลเดอร์เนื้อหาที่เก็บทุกหน่วยงานคือ content: "
        "ใช้ --content content (ตรวจเฉพาะส่วนนี้: prongsai check ban-mai)\n"
    ),
    "content/ban-mai/2567": (
        "content/ban-mai/2567/.:1:1: E032 โฟลเดอร์นี้เป็นของปีเดียว โฟลเดอร์เนื้อหาที่เก็บทุกหน่วยงานคือ content: "
        "ใช้ --content content (ตรวจเฉพาะส่วนนี้: prongsai check ban-mai/2567)\n"
    ),
    ".": ("./.:1:1: E032 โฟลเดอร์นี้เป็นของทั้งโครงการ โฟลเดอร์เนื้อหาที่เก็บทุกหน่วยงานคือ content: ใช้ --content content\n"),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_another_folder_than_the_contents_is_told(folder: str) -> None:
    """`--content` of an agency's folder, a year's or the project's is told as that alone, with the folder to name."""
    result = check("--content", folder)
    assert result.exit_code == 1
    assert result.stdout == FOLDERS[folder]


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (
            "content/ban-mai/agency.yml",
            "content/ban-mai/agency.yml เป็นไฟล์ ให้ระบุโฟลเดอร์ที่เก็บทุกหน่วยงาน · A file, not the content folder.",
        ),
        ("contents", "ไม่พบโฟลเดอร์ contents (ใกล้เคียงที่สุด: content) · No such folder."),
        ("nowhere/content", "ไม่พบโฟลเดอร์ nowhere/content · No such folder."),
    ],
)
def test_what_is_no_folder_is_told_in_thai(folder: str, told: str) -> None:
    """A file, or a folder that is not there, exits 2 with the nearest of those beside it."""
    result = check("--content", folder)
    assert result.exit_code == 2
    assert told in result.stderr


def test_an_agency_without_its_file_is_known_by_its_years(project: Path) -> None:
    """A folder with years in it is an agency's, even where its agency.yml is missing."""
    (project / "content" / "ban-mai" / "agency.yml").unlink()
    assert " E032 โฟลเดอร์นี้เป็นของหน่วยงานเดียว" in check("--content", "content/ban-mai").stdout
