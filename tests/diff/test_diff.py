"""`prongsai diff`: what readers would see changed since a revision, in words, with the pages concerned."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from markdown import markdown

from prongsai.cli import main
from tests.history.repository import begin, commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.conftest import TinySite

YEAR = "ทต.ทุ่งทอง ผลการประเมินปี 2568"


@pytest.fixture
def committed(tiny: TinySite) -> TinySite:
    """The tiny site as it stands in git."""
    begin(tiny)
    return tiny


def diff(site: TinySite, *arguments: str) -> Result:
    """Run the command on a site."""
    return CliRunner().invoke(main, ["diff", "--content", str(site.root), *arguments])


def told(site: TinySite, *arguments: str) -> str:
    """Return what the command prints."""
    done = diff(site, *arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_each_change_stands_under_its_page(committed: TinySite) -> None:
    """Changed scores, words and measures are told in the words of the page, with the address of each page."""
    committed.edit("scores.yml", "  9: 90\n", "  9: 85\n")
    committed.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", "title: มาตรการเผยแพร่ข้อมูลเปิด")
    committed.edit("analysis.md", "# ผลการประเมิน", "# ผลการประเมินของเรา")
    assert told(committed) == (
        f"{YEAR} · ผลการประเมิน  thung-thong/2568/\n"
        "  - แก้คะแนนตัวชี้วัดที่ 9 จาก 90.00 เป็น 85.00\n"
        f"{YEAR} · การวิเคราะห์  thung-thong/2568/analysis/\n"
        "  - แก้ถ้อยคำในบทวิเคราะห์\n"
        f"{YEAR} · มาตรการ  thung-thong/2568/measures/\n"
        "  - แก้ชื่อของมาตรการ “มาตรการเผยแพร่ข้อมูลเปิด” จาก มาตรการเผยแพร่ข้อมูล เป็น มาตรการเผยแพร่ข้อมูลเปิด\n"
    )


def test_comments_and_spelling_of_yaml_are_no_change(committed: TinySite) -> None:
    """What readers are shown the same is not told, and that nothing changes is said."""
    committed.edit("scores.yml", "overall: 90\n", "# ตามประกาศ\noverall: '90.00'\n")
    assert told(committed) == "ไม่มีอะไรเปลี่ยนจาก HEAD\n"


def test_the_agency_and_its_units_are_told(committed: TinySite) -> None:
    """A unit's new name is a change of the agency's page."""
    committed.edit("agency.yml", "name: กองคลัง", "name: กองการคลัง")
    assert told(committed) == (
        "ทต.ทุ่งทอง · หน้าหน่วยงาน  thung-thong/\n  - แก้ชื่อของส่วนราชการ “กองการคลัง” จาก กองคลัง เป็น กองการคลัง\n"
    )


def test_a_year_comes_and_goes(committed: TinySite) -> None:
    """A year that becomes a draft is no longer shown; taken out of the draft, it is published anew."""
    committed.edit("scores.yml", "overall: 90\n", "draft: true\noverall: 90\n")
    assert told(committed) == f"{YEAR} · ผลการประเมิน\n  - ไม่แสดงปีนี้อีก\n"
    commit(committed, "2025-12-02")
    committed.edit("scores.yml", "  9: 90\n", "  9: 85\n")
    assert told(committed) == f"{YEAR}\n  - แก้ฉบับร่าง ยังไม่แสดงบนเว็บไซต์\n"
    committed.edit("scores.yml", "draft: true\n", "")
    assert told(committed) == f"{YEAR} · ผลการประเมิน  thung-thong/2568/\n  - เผยแพร่ปีนี้เป็นครั้งแรก\n"


def test_an_agency_comes_and_goes(committed: TinySite) -> None:
    """A folder's new name is an agency that is not shown any more and one that is new."""
    (committed.root / "thung-thong").rename(committed.root / "thung-ngoen")
    assert told(committed).partition("ไฟล์อื่น")[0].splitlines() == [
        "ทต.ทุ่งทอง · หน้าหน่วยงาน  thung-ngoen/",
        "  - เพิ่มหน่วยงานนี้",
        f"{YEAR} · ผลการประเมิน  thung-ngoen/2568/",
        "  - เผยแพร่ปีนี้เป็นครั้งแรก",
        "ทต.ทุ่งทอง",
        "  - ไม่แสดงหน่วยงานนี้อีก",
        f"{YEAR} · ผลการประเมิน",
        "  - ไม่แสดงปีนี้อีก",
    ]


def test_other_files_are_named(committed: TinySite) -> None:
    """A file that makes no page of its own is told by its path; a hidden one is no content."""
    committed.write("thung-thong/emblem.svg", "<svg/>")
    committed.write("thung-thong/.~lock", "x")
    assert told(committed) == "ไฟล์อื่น\n  - แก้ไขไฟล์ thung-thong/emblem.svg\n"


def test_a_hidden_file_in_the_history_is_no_difference(tiny: TinySite) -> None:
    """Such as the one by which git keeps the folder of a site without agencies."""
    tiny.write(".gitkeep", "")
    tiny.write("thung-thong/.keep", "")
    begin(tiny)
    assert told(tiny) == "ไม่มีอะไรเปลี่ยนจาก HEAD\n"


def test_what_a_link_leads_out_to_is_not_read(committed: TinySite, tmp_path: Path) -> None:
    """A file of the machine is no content: what stands in it is not told on a page of the forge."""
    (tmp_path / "outside.yml").write_text("overall: 77\nlevel: ผ่าน\n", encoding="utf-8")
    committed.path("scores.yml").unlink()
    committed.path("scores.yml").symlink_to(tmp_path / "outside.yml")
    assert told(committed) == f"{YEAR} · ผลการประเมิน\n  - ไม่แสดงปีนี้อีก\n"


def test_a_file_that_cannot_be_read_is_told_as_changed(committed: TinySite) -> None:
    """A broken file is not passed over, nor taken for an empty one."""
    committed.write("measures.yml", "measures: [")
    assert told(committed) == f"{YEAR} · มาตรการ  thung-thong/2568/measures/\n  - แก้ไขไฟล์ measures.yml\n"


def test_a_branch_is_compared_with_where_it_began(committed: TinySite) -> None:
    """What the other branch has gone on to say is not told as taken back."""
    git(committed.root.parent, "checkout", "-b", "draft")
    committed.edit("scores.yml", "  9: 90\n", "  9: 85\n")
    commit(committed, "2025-12-02")
    git(committed.root.parent, "checkout", "main")
    committed.edit("scores.yml", "  8: 90\n", "  8: 70\n")
    commit(committed, "2025-12-03")
    git(committed.root.parent, "checkout", "draft")
    assert told(committed, "main").splitlines()[1:] == ["  - แก้คะแนนตัวชี้วัดที่ 9 จาก 90.00 เป็น 85.00"]


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "HEAD:content"])
def test_an_unknown_revision_is_told(committed: TinySite, revision: str) -> None:
    """A revision that git does not know is wrong usage, in one line."""
    done = diff(committed, revision)
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        f"Error: ไม่พบฉบับ “{revision}” ใน git · Git knows no such revision: {revision}.",
    )


def test_where_there_is_no_history_that_is_told(tiny: TinySite) -> None:
    """Nothing was used wrongly: there is nothing to compare with yet, and what brings it is said."""
    done = diff(tiny)
    told = "ยังไม่มีประวัติให้เทียบ เริ่มด้วย git init แล้วบันทึกฉบับแรกด้วย git add กับ git commit ระหว่างนี้ดูหน้าเว็บด้วย prongsai serve"
    assert (done.exit_code, done.stderr) == (1, f"Error: {told} · There is no history to compare with.\n")


def test_an_option_of_git_is_no_revision(committed: TinySite) -> None:
    """What begins with a hyphen is never handed to git."""
    assert diff(committed, "--", "--all").exit_code == 2


MARKS = "ชื่อ <b>หนา</b> *เอน* @somebody [ลิงก์](https://example.com) `รหัส` | # ๑"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_words_of_the_content_are_shown_as_they_are(committed: TinySite, form: str) -> None:
    """No mark in a title becomes markup, a link, or a call of somebody on the forge."""
    committed.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: '{MARKS}'")
    shown = told(committed, "--format", form)
    page = markdown(shown) if form == "markdown" else shown
    assert ("@somebody" in shown) == (form == "html")
    assert "<b>" not in page
    assert 'example.com"' not in page
    assert unescape(re.sub(r"<[^>]+>", "", page)).count(MARKS) == 1


def test_the_page_leads_to_the_pages_of_the_site(committed: TinySite) -> None:
    """Put at the top of the built site, the HTML leads to each page concerned."""
    committed.edit("scores.yml", "  9: 90\n", "  9: 85\n")
    shown = told(committed, "--format", "html")
    assert f'<a href="thung-thong/2568/">{YEAR} · ผลการประเมิน</a>' in shown
    assert '<html lang="th">' in shown


def test_personal_data_is_masked(committed: TinySite) -> None:
    """What was taken out of a report does not come back in what tells of it."""
    committed.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", "title: ติดต่อ 081-234-5678")
    assert "081-234-5678" not in told(committed)
