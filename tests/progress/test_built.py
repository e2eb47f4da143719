"""The report on the measures as it is built and checked: the day given, evidence published, errors that stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.progress.files import FILES
from tests.publish.project import mkdocs, prongsai, write_project

if TYPE_CHECKING:
    from pathlib import Path

PROGRESS = """\
rounds:
  - months: 6
    entries:
      - measure: open-data
        status: in_progress
        work: ตรวจรายการแล้ว
        evidence: {file: evidence/รายงาน 1.pdf, title: รายงาน, date: 2569-03-01}
        problems: ไม่มี
        suggestions: ไม่มี
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose one agency has reported its first round, with evidence."""
    root = write_project(tmp_path / "project")
    year = root / "content" / "ban-mai" / "2568"
    (year / "progress.yml").write_text(PROGRESS, encoding="utf-8")
    (year / "evidence").mkdir()
    (year / "evidence" / "รายงาน 1.pdf").write_bytes(FILES["PDF"])
    return root


def test_a_build_publishes_the_page_and_its_evidence(project: Path) -> None:
    """The page tells the day that was given, the days overdue, and links to the evidence, which is published."""
    done = prongsai("build", "--today", "2569-10-03", cwd=project)
    assert done.returncode == 0, done.stderr
    folder = project / "site" / "ban-mai" / "2568" / "progress"
    text = re.sub("</?span[^>]*>", "", (folder / "index.html").read_text(encoding="utf-8"))
    assert "3 ตุลาคม 2569" in text
    assert "พ้นกำหนด 3 วัน ยังไม่มีรายงานว่าแล้วเสร็จ" in text
    assert 'href="evidence/%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%201.pdf"' in text
    assert (folder / "evidence" / "รายงาน 1.pdf").read_bytes() == FILES["PDF"]


def test_the_day_may_come_from_the_environment(project: Path) -> None:
    """`mkdocs build` takes the day from PRONGSAI_TODAY; what is no day stops the build."""
    assert mkdocs("build", cwd=project, PRONGSAI_TODAY="2026-09-30").returncode == 0
    page = project / "site" / "ban-mai" / "2568" / "progress" / "index.html"
    text = re.sub("</?span[^>]*>", "", page.read_text(encoding="utf-8"))
    assert "ครบกำหนดวันนี้" in text
    failed = mkdocs("build", cwd=project, PRONGSAI_TODAY="พรุ่งนี้")
    assert failed.returncode != 0
    assert "PRONGSAI_TODAY ต้องเป็นวันที่" in failed.stderr


def test_check_tells_by_the_day(project: Path) -> None:
    """`prongsai check --today` asks for the rounds due by that day, and refuses what is no day."""
    late = "W808 รอบ 12 เดือน (ถึง 30 ก.ย. 2569) ยังไม่มีรายงานของมาตรการ “เผยแพร่ข้อมูลให้ครบถ้วน”"
    assert late in prongsai("check", "--today", "1 ต.ค. 2569", cwd=project).stdout
    assert late not in prongsai("check", "--today", "30 ก.ย. 2569", cwd=project).stdout
    assert prongsai("check", "--today", "วันนี้", cwd=project).returncode == 2


def test_missing_evidence_stops_the_build(project: Path) -> None:
    """Evidence that is not there is an error: nothing is built until it is mended."""
    (project / "content" / "ban-mai" / "2568" / "evidence" / "รายงาน 1.pdf").unlink()
    done = prongsai("build", cwd=project)
    assert done.returncode != 0
    assert "E802" in done.stderr
    assert not (project / "site").exists()
