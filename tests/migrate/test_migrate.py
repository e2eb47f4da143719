"""`prongsai migrate`: content of version 0.1, as it was published, is brought up with only the lines that must change."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import CONTENT_VERSION, FILE_RECORDS, load_site
from prongsai.migrate import MigrationError, migrate
from tests.publish.project import ROOT
from tests.render.reading import render

if TYPE_CHECKING:
    from tests.conftest import TinySite

OLD = ROOT / "tests" / "sites" / "content-0.1"
"""The content of this repository at 0.1, and the figures that 0.1 published of it."""
VERSION = f"content_version: {CONTENT_VERSION}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the old content."""
    shutil.copytree(OLD / "content", tmp_path / "content")
    return tmp_path


def lines(folder: Path) -> dict[str, list[bytes]]:
    """Return the lines of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().splitlines(keepends=True) for path in files}


def figures(content: Path) -> dict[str, Any]:
    """Return what is published of each year: scores, levels, and when each measure begins and ends."""
    found = {}
    for name, data in render(assess_site(load_site(content))).files.items():
        if name.endswith("/data/report.json"):
            report = json.loads(data)
            found[name.removesuffix("/data/report.json")] = {
                "overall": report["overall"],
                "level": report["level"]["reported"],
                "tools": report["tools"],
                "indicators": [one["score"] for one in report["indicators"]],
                "measures": {one["id"]: [one["start"], one["end"]] for one in report["measures"]},
            }
    return found


def test_migrated_content_builds_the_same_figures(project: Path) -> None:
    """Every score, level and day that 0.1 published stands as it was, and nothing is wrong with the content."""
    migrate(project / "content")
    assert load_site(project / "content").findings.errors == []
    assert figures(project / "content") == json.loads((OLD / "figures.json").read_text(encoding="utf-8"))


def test_only_what_must_change_is_changed(project: Path) -> None:
    """One line comes to each agency.yml, and no other byte of any file is another."""
    before = lines(project / "content")
    migrate(project / "content")
    after = lines(project / "content")
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {name for name in before if name.endswith("agency.yml")}
    line = f"{VERSION}\n".encode()
    for name in changed:
        after[name].remove(line)
    assert after == before


def test_a_site_with_schemas_of_its_own_names_them(project: Path) -> None:
    """Where the engine is installed and no longer beside the content, editors find the schemas in the site."""
    (project / ".schemas").mkdir()
    changed = migrate(project / "content")
    named = {line.partition("$schema=")[2] for one in changed for line in one.lines if "+ # yaml" in line}
    assert named == {
        f"../../{'' if name == 'agency.yml' else '../'}.schemas/{name.removesuffix('.yml')}.schema.json"
        for name in FILE_RECORDS
    }


def test_migrating_again_changes_nothing(project: Path) -> None:
    """What is of this version stays as it is."""
    assert migrate(project / "content")
    assert migrate(project / "content") == []


def test_the_command_says_what_it_did(project: Path) -> None:
    """Each changed line is told with file and number; without writing, where that is asked for."""
    for arguments, end in ((["--dry-run"], " (ยังไม่ได้เขียน)"), ([], "")):
        done = CliRunner().invoke(main, ["migrate", "--content", str(project / "content"), *arguments])
        assert done.exit_code == 0, done.output
        told = [line.partition("/content/")[2] for line in done.stdout.splitlines()]
        slugs = ("roi-et", "sample", "tak-pao", "takhram-en")
        assert told == [f"{slug}/agency.yml:3: + {VERSION}" for slug in slugs]
        assert done.stderr == f"แก้ 4 ไฟล์ให้เป็นรุ่น {CONTENT_VERSION}{end}\n"
    done = CliRunner().invoke(main, ["migrate", "--content", str(project / "content")])
    assert (done.stdout, done.stderr) == ("", f"เป็นรุ่น {CONTENT_VERSION} อยู่แล้ว\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: ก\n", f"{VERSION}\nname: ก\n"),
        ("# ก\r\nname: ก\r\n", f"# ก\r\n{VERSION}\r\nname: ก\r\n"),
        ("\n# ก\n\nname: >-\n  ก\n  ข: ค\n", f"\n# ก\n\n{VERSION}\nname: >-\n  ก\n  ข: ค\n"),
        ("content_version: 0.1   # เดิม\nname: ก", f"{VERSION}   # เดิม\nname: ก"),
        ('content_version: "0.1"\r\nname: ก\r\n', f"{VERSION}\r\nname: ก\r\n"),
        ("\ufeffname: ก\nkind: ข\n", f"\ufeffname: ก\n{VERSION}\nkind: ข\n"),
    ],
)
def test_a_file_keeps_its_form(tmp_path: Path, before: str, after: str) -> None:
    """Comments, empty lines, folded texts, a byte order mark and the ends of lines stay as they were."""
    file = tmp_path / "ban-mai" / "agency.yml"
    file.parent.mkdir()
    file.write_bytes(before.encode())
    migrate(tmp_path)
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize("broken", [b"name: [\n", "name: ก".encode("cp874")])
def test_what_cannot_be_read_stops_it(project: Path, broken: bytes) -> None:
    """A file that cannot be read is named, and no file is written."""
    (project / "content" / "tak-pao" / "agency.yml").write_bytes(broken)
    before = lines(project / "content")
    with pytest.raises(MigrationError, match=r"tak-pao/agency\.yml"):
        migrate(project / "content")
    assert lines(project / "content") == before
    done = CliRunner().invoke(main, ["migrate", "--content", str(project / "content")])
    assert (done.exit_code, "Traceback" in done.output) == (1, False)


def test_a_site_gets_this_versions_lock_and_schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `new site` wrote is written again, and content that an older engine's CI would install is not left."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["new", "site", "ita"]).exit_code == 0
    monkeypatch.chdir(tmp_path / "ita")
    fresh = lines(tmp_path / "ita")
    for name in ("requirements.txt", ".schemas/scores.schema.json"):
        Path(name).write_text("of an older version", encoding="utf-8")
    # What an older version did not have, and a system opens only where it may be run.
    Path("แก้ไขข้อมูล.command").unlink()
    done = CliRunner().invoke(main, ["migrate"])
    told = ["requirements.txt", ".schemas/scores.schema.json", "แก้ไขข้อมูล.command"]
    assert (done.exit_code, done.stdout.splitlines()) == (0, told)
    assert lines(tmp_path / "ita") == fresh
    assert os.access("แก้ไขข้อมูล.command", os.X_OK)


@pytest.mark.parametrize(
    ("version", "newer"), [("0.1", False), (CONTENT_VERSION, False), ("0.10", True), ("ใหม่", True)]
)
def test_content_of_a_newer_version_is_refused(site: TinySite, version: str, newer: bool) -> None:  # noqa: FBT001
    """What this engine may not understand is an error that tells both versions; what is older is read."""
    site.edit("agency.yml", "name: ", f"content_version: {version}\nname: ")
    told = f"ข้อมูลเป็นรุ่น {version} แต่ระบบที่ติดตั้งรู้จักถึงรุ่น {CONTENT_VERSION} ให้ติดตั้งรุ่นใหม่"
    assert site.lines() == ([f"thung-thong/agency.yml:1:18: E030 {told}"] if newer else [])
