"""What both forges show of a change before it is published: words, findings and pages, by commands that run."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from tests.history.repository import begin
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

NEW = ROOT / "hooks" / "prongsai" / "new" / "files"
TEMPLATES = [
    ROOT / ".github" / "workflows" / "check.yml",
    ROOT / ".gitlab-ci.yml",
    NEW / "github.yml",
    NEW / "gitlab.yml",
]
COMMAND = re.compile(r"prongsai ((?:diff|check) .*--format (?:html|markdown)) (>>?) (\S+)$", re.MULTILINE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_change_is_shown_with_its_findings(tiny: TinySite, template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each template tells the change in words and as a page beside the built site, then what is found."""
    begin(tiny)
    tiny.edit("scores.yml", "  9: 90\n", "  9: 85\n")
    monkeypatch.setenv("PRONGSAI_CONTENT", str(tiny.root))
    written: dict[str, str] = {}
    for command, how, where in COMMAND.findall(template.read_text(encoding="utf-8")):
        arguments = [re.sub(r"\$\w+", "HEAD", one) for one in shlex.split(command)]
        done = CliRunner().invoke(main, arguments)
        file = where.strip('"').rpartition("/")[2]
        written[file] = (written.get(file, "") if how == ">>" else "") + done.output
    page, words = written.pop("changes.html"), written.popitem()[1]
    assert "แก้คะแนนตัวชี้วัดที่ 9 จาก 90.00 เป็น 85.00" in page
    assert words.startswith("### สิ่งที่จะเปลี่ยนบนเว็บไซต์\n\n**ทต.ทุ่งทอง ผลการประเมินปี 2568 · ผลการประเมิน**")
    assert "### สิ่งที่ตรวจพบ\n\n" in words
    assert written == {}
