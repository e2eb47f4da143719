"""`prongsai check`: exit codes, formats, paths, and content broken in every way an office breaks files."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from tests.conftest import WHOLE
from tests.publish.project import prongsai, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SCORES = "ban-mai/2568/scores.yml"


def check(*arguments: str) -> Result:
    """Run `prongsai check` in the current folder."""
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `mkdocs.yml` and one small sound agency, as the current folder."""
    (tmp_path / "mkdocs.yml").touch()
    write_agency(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def broken(project: Path) -> Path:
    """The same project with a score of 195.25 at line 1, column 10."""
    scores = project / "content" / SCORES
    text = scores.read_text(encoding="utf-8")
    scores.write_text(text.replace("overall: 95.25", "overall: 195.25"), encoding="utf-8")
    return project


@pytest.mark.usefixtures("project")
def test_sound_content_is_fine() -> None:
    """Sound content exits 0, prints no finding, and says so on stderr."""
    result = check()
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "ตรวจแล้ว พบข้อผิดพลาด 0 จุด คำเตือน 0 จุด ข้อสังเกต 0 จุด\n"


@pytest.mark.usefixtures("broken")
def test_an_error_exits_1() -> None:
    """An error exits 1; its line stands on stdout, the count on stderr."""
    result = check()
    assert result.exit_code == 1
    assert result.stdout == f"content/{SCORES}:1:10: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 195.25)\n"
    assert result.stderr == (
        "ตรวจแล้ว พบข้อผิดพลาด 1 จุด คำเตือน 0 จุด ข้อสังเกต 0 จุด"
        " (ยังไม่ได้เทียบเนื้อความกับคะแนนของ ban-mai/2568 และตรวจชื่อ ปี และมาตรการของ ban-mai/2568"
        " เพราะไฟล์มีข้อผิดพลาด แก้แล้วให้ตรวจอีกครั้ง)\n"
    )


def test_an_observation_alone_is_fine(project: Path) -> None:
    """A warning is told and counted, and exits 0."""
    (project / "content" / "ban-mai" / "2568" / "score.yml").write_text("x", encoding="utf-8")
    result = check()
    assert result.exit_code == 0
    assert result.stdout.startswith("content/ban-mai/2568/score.yml:1:1: W014 ")
    assert result.stderr == "ตรวจแล้ว พบข้อผิดพลาด 0 จุด คำเตือน 1 จุด ข้อสังเกต 0 จุด\n"


def test_the_project_is_found_from_a_folder_below(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder below the project, its content is checked and named so that the path can be opened from there."""
    monkeypatch.chdir(broken / "content" / "ban-mai")
    result = check()
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{broken}/content/{SCORES}:1:10: E102 ")


@pytest.mark.parametrize(
    ("place", "content", "shown"),
    [
        (".", "content", "content/"),
        (".", "./content/../content", "content/"),
        ("content", ".", ""),
        ("content/ban-mai", "..", "{project}/content/"),
    ],
)
def test_paths_are_as_seen_from_here(
    broken: Path, monkeypatch: pytest.MonkeyPatch, place: str, content: str, shown: str
) -> None:
    """Every path that is printed can be opened from the current folder, however the content folder was named."""
    monkeypatch.chdir(broken / place)
    line = check("--content", content).stdout
    path = line.partition(":")[0]
    assert (broken / place / path).resolve() == (broken / "content" / SCORES).resolve()
    assert path.removeprefix("./") == shown.format(project=broken) + SCORES


@pytest.mark.usefixtures("broken")
def test_json_is_a_list_of_records() -> None:
    """JSON holds every finding as a record with the same path, and stdout nothing else."""
    result = check("--format", "json")
    assert result.exit_code == 1
    assert result.stderr == ""
    [record] = json.loads(result.stdout)
    assert record == {
        "code": "E102",
        "severity": "error",
        "file": f"content/{SCORES}",
        "line": 1,
        "column": 10,
        "message": "คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 195.25)",
        "acknowledged": None,
    }


@pytest.mark.usefixtures("project")
def test_json_of_sound_content_is_an_empty_list() -> None:
    """Without findings the JSON is still JSON."""
    assert json.loads(check("--format", "json").stdout) == []


@pytest.mark.usefixtures("broken")
def test_github_annotations_name_the_place() -> None:
    """The annotation carries level, file, line, column and title, on stdout alone."""
    result = check("--format", "github")
    assert result.exit_code == 1
    assert result.stderr == ""
    expected = rf"::error file=content/{SCORES},line=1,col=10,title=E102 [^:\n]+::คะแนนต้อง[^\n]+\n"
    assert re.fullmatch(expected, result.stdout)


@pytest.mark.usefixtures("broken")
def test_gitlab_report_names_the_place() -> None:
    """The Code Quality report holds the finding with its path and line, and stdout nothing else."""
    result = check("--format", "gitlab")
    assert result.exit_code == 1
    assert result.stderr == ""
    [record] = json.loads(result.stdout)
    assert record["check_name"] == "E102"
    assert record["location"] == {"path": f"content/{SCORES}", "lines": {"begin": 1}}


@pytest.mark.parametrize(
    ("level", "code"),
    [("error", 0), ("warning", 1), ("W014", 1), ("w014", 1), ("W961", 0)],
)
def test_warnings_may_fail(project: Path, level: str, code: int) -> None:
    """With `--fail-on warning` a warning exits 1, with `--fail-on W014` that one does, and else only an error."""
    (project / "content" / "ban-mai" / "2568" / "score.yml").write_text("x", encoding="utf-8")
    assert check("--fail-on", level).exit_code == code


@pytest.mark.usefixtures("broken")
def test_an_error_fails_whatever_code_is_named() -> None:
    """Naming a code to fail on does not make an error pass."""
    assert check("--fail-on", "W961").exit_code == 1


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_sound_site_passes(form: str) -> None:
    """The whole site has no error in any format, and its acknowledged one is told."""
    result = check("--content", str(WHOLE), "--format", form)
    assert result.exit_code == 0
    assert "รับทราบแล้ว" in result.stdout or form == "json"
    assert "E301" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--content", "no-such-folder"],
        ["--content", "mkdocs.yml"],
        ["--format", "xml"],
        ["--fail-on", "hint"],
        ["--fail-on", "W999"],
        ["--no-such-option"],
        ["too", "many"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("project")
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """Wrong usage exits 2 and says how the command is used, on stderr alone."""
    result = check(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Usage: ")


def test_without_a_project_it_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a project, and without `--content`, the command exits 2 and names what it looked for."""
    monkeypatch.chdir(tmp_path)
    result = check()
    assert result.exit_code == 2
    assert "ไม่พบ mkdocs.yml หรือโฟลเดอร์ content" in result.stderr
    assert "No mkdocs.yml and no content/" in result.stderr


def test_content_alone_is_a_project(broken: Path) -> None:
    """A folder with `content/` and no `mkdocs.yml` is a project, from below too."""
    (broken / "mkdocs.yml").unlink()
    assert check().exit_code == 1


def test_a_folder_above_that_is_only_called_so_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the current folder `content/` is a project's only where an agency is in it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    assert check().exit_code == 2
    write_agency(tmp_path / "content")
    assert check().exit_code == 0


def test_content_needs_no_project(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--content` a folder can be checked from anywhere."""
    (broken / "mkdocs.yml").unlink()
    monkeypatch.chdir(broken)
    assert check("--content", "content").exit_code == 1


BAD_FILES = {
    "a byte that is no letter": (b"overall: 95.25\nlevel: \xff\n", "2:8: E005"),
    "old Thai encoding": ("level: ดีเยี่ยม\n".encode("cp874"), "1:8: E004"),
    "UTF-16": ("level: A\n".encode("utf-16"), "1:1: E003"),
    "empty": (b"", "1:1: E002"),
    "huge": (b"#" * 2_000_001, "1:1: E008"),
    "not YAML": (b"overall: [1\n", "2:1: E006"),
    "a list": (b"- 1\n- 2\n", "1:1: E101"),
    "a deep nest": (b"[" * 5000, r"\d+:\d+: E"),
    "a control character": (b"level: \x07\n", r"\d+:\d+: E"),
    "an alias to itself": (b"level: &a [*a]\n", r"\d+:\d+: E"),
}


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_bad_file_is_a_finding(project: Path, bad: str) -> None:
    """A file that cannot be read as it should is told with its place, and nothing of the program shows."""
    data, told = BAD_FILES[bad]
    (project / "content" / SCORES).write_bytes(data)
    result = check()
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert re.match(rf"content/{SCORES}:{told}", result.stdout)


def test_a_folder_in_a_files_place_is_a_finding(project: Path) -> None:
    """A folder named scores.yml is told as a file that cannot be read."""
    (project / "content" / SCORES).unlink()
    (project / "content" / SCORES).mkdir()
    result = check()
    assert isinstance(result.exception, SystemExit)
    assert f"content/{SCORES}:1:1: E015" in result.stdout


def test_a_link_to_nowhere_is_a_finding(project: Path) -> None:
    """A scores.yml that is a link to a file that is not there is told, not raised."""
    (project / "content" / SCORES).unlink()
    (project / "content" / SCORES).symlink_to("elsewhere.yml")
    result = check()
    assert isinstance(result.exception, SystemExit)
    assert re.search(rf"content/{SCORES}:1:1: E\d+", result.stdout)


def test_an_empty_content_folder_is_told(project: Path, tmp_path: Path) -> None:
    """A content folder without an agency is an error that says which file is wanted."""
    (tmp_path / "empty").mkdir()
    result = check("--content", str(project / "empty"))
    assert result.exit_code == 1
    assert "agency.yml" in result.stdout


def test_the_command_prints_thai_to_any_terminal(broken: Path) -> None:
    """As a process of its own, the command prints the same line and exits 1."""
    done = prongsai("check", cwd=broken)
    assert done.returncode == 1
    assert done.stdout.startswith(f"content/{SCORES}:1:10: E102 คะแนน")
    assert "Traceback" not in done.stderr


def test_one_agency_or_one_year_is_checked_alone(broken: Path) -> None:
    """`check AGENCY` and `check AGENCY/YEAR` print and count only what stands there; an unknown one names the nearest."""
    write_agency(broken / "content", "ban-kao")
    assert "E102" in check("ban-mai").stdout
    assert check("ban-mai/2568").exit_code == 1
    assert check("ban-kao").stdout == ""
    assert check("ban-kao").exit_code == 0
    unknown = check("ban-mia")
    assert unknown.exit_code == 2
    assert "ไม่พบหน่วยงาน “ban-mia” (ใกล้เคียงที่สุด: ban-mai)" in unknown.stderr


def test_equal_hints_of_a_file_are_one_line_of_text(project: Path) -> None:
    """Text folds hints of one kind in one file, with their number; JSON keeps each."""
    narrative = project / "content" / "ban-mai" / "2568" / "analysis.md"
    narrative.write_text(
        "คะแนนภาพรวม 95.25 คะแนน\n\nผลคะแนน 95.25 คะแนน\n\nได้คะแนน 95.25 คะแนน\n" * 2, encoding="utf-8"
    )
    lines = [line for line in check().stdout.splitlines() if "H402" in line]
    assert [line.endswith("· และ H402 อีก 5 จุดในไฟล์นี้ (บรรทัด 3, 5, 6, 8, 10)") for line in lines] == [True]
    assert [one["code"] for one in json.loads(check("--format", "json").stdout)].count("H402") == 6
