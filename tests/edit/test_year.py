"""An officer's year in the form alone, from a new site to a page that is ready: no file is opened by hand."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from prongsai.edit import Upload
from prongsai.render import Options, render_site
from tests.edit.test_form import PNG
from tests.edit.walker import DAY, Walker
from tests.history.repository import git
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

YEAR = "ban-mai/2568"
OPTIONS = ("--name", "เทศบาลตำบลบ้านใหม่", "--short-name", "ทต.บ้านใหม่", "--kind", "เทศบาลตำบล", "--province", "ตาก")
SLIPS = {
    "scores.yml": {
        "indicators/1": ("ร้อย", "91.25"),
        "overall": ("901", "๙๑.๒๕"),
        "source/announced": ("31 ก.พ. 2568", "5 ส.ค. 68"),
    },
    "measures.yml": {"period": ("31 เม.ย. 2569", "1 ต.ค. 2568 – 31 มี.ค. 2569"), "rounds": ("6, x", "6, 12")},
}
"""What is typed wrong into a field of each kind, and then right."""


def begun(folder: Path) -> Walker:
    """Return an officer before a new site that stands in git."""
    made = CliRunner().invoke(
        main, ["new", "site", str(folder), "--agency", "ban-mai", "--year", "2568", "--unit", "สำนักปลัด", *OPTIONS]
    )
    assert made.exit_code == 0, made.output
    git(folder, "init", "--initial-branch", "main")
    git(folder, "config", "user.name", "ทดสอบ")
    git(folder, "config", "user.email", "test@example.go.th")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "เริ่ม", day="2026-01-05T09:00:00+0700")
    return Walker(folder / "content")


def fill(walker: Walker, slips: dict[str, tuple[str, str]], **others: object) -> None:
    """Type something wrong into some fields, see each told, and mend it."""
    walker.press(**{name: wrong for name, (wrong, _) in slips.items()}, **others)
    assert [name for name in slips if not walker.found(name)] == []
    walker.press(**{name: right for name, (_, right) in slips.items()})
    assert [walker.found(name) for name in slips if walker.found(name)] == []


def test_an_officers_year(tmp_path: Path) -> None:
    """Scores, a narrative, two measures with steps, a round with a file: typed, mended, committed, and published."""
    walker = begun(tmp_path / "ita")
    root = tmp_path / "ita" / "content"
    walker.open("ban-mai/agency.yml").press(**{"units/:1/name": "กองคลัง", "website": "https://www.example.go.th"})
    walker.open(f"{YEAR}/measures.yml").follow("เพิ่ม: มาตรการ").press(responsible=["", "clerk"])
    walker.open(f"{YEAR}/scores.yml")
    fill(walker, SLIPS["scores.yml"], **{f"indicators/{number}": "91.25" for number in range(2, 11)}, level="ผ่านดี")
    walker.press(draft="", **{"source/title": "ระบบ ITAS"})
    # What a draft may lack, a published year must have: it is told where the draft was to end.
    assert "“ชื่อมาตรการ”" in walker.found("draft")[0]
    walker.open(f"{YEAR}/analysis.md").press(text="# ผลการประเมิน\n\n{{ agency }} ได้คะแนน {{ overall }}\n")
    walker.open(f"{YEAR}/measures.yml?at=measures/:0").press(
        title="เปิดเผยข้อมูลให้ครบถ้วน", **{"monitoring/:0": "รายงานผู้บริหาร"}
    )
    fill(walker, SLIPS["measures.yml"], **{"steps/:0": "ตรวจข้อมูล", "addresses/:0": "indicator:9"})
    walker.press(**{"steps/:1": "เผยแพร่"}).follow("กลับ").follow("เพิ่ม: มาตรการ")
    walker.press(title="อบรมบุคลากร", responsible=["", "u02"], period="ตลอดปีงบประมาณ", **{"steps/:0": "จัดอบรม"})
    walker.open(f"{YEAR}/progress.yml").follow("เพิ่ม: รอบรายงาน").press(months="6", reported="5 เม.ย. 2569")
    walker.follow("เพิ่ม: ผลรายมาตรการ").press(measure="m01", status="done", work="เผยแพร่แล้ว", date="31 มี.ค. 2569")
    walker.press("save", {"rounds/:0/entries/:0/evidence~file": Upload("ภาพ.png", PNG)})
    walker.open(f"{YEAR}/scores.yml").press(draft="")
    assert assess_site(load_site(root), DAY).findings.errors == []
    review = walker.open("review")
    assert "เผยแพร่ปีนี้เป็นครั้งแรก" in review.page.text()
    assert "บันทึกลงประวัติแล้ว" in review.press().page.text()
    site = assess_site(load_site(root), DAY)
    page = render_site(site, Options(ROOT / "overrides" / "prongsai")).pages["ban-mai/2568/index.md"]
    assert "91.25" in page
    walker.open(f"{YEAR}/scores.yml").send("save", {"indicators/9": "88"})
    assert "แก้คะแนนตัวชี้วัดที่ 9 จาก 91.25 เป็น 88.00" in walker.open("review").page.text()


def test_only_what_was_typed_changes(tmp_path: Path) -> None:
    """What a new site's file explains in comments stays, beside the values that were filled in."""
    walker = begun(tmp_path / "ita")
    path = tmp_path / "ita" / "content" / YEAR / "scores.yml"
    before = path.read_text(encoding="utf-8")
    walker.open(f"{YEAR}/scores.yml").send("save", {"overall": "90", "indicators/2": "90"})
    after = path.read_text(encoding="utf-8")
    lines = [
        line
        for line in unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
        if line[:2] not in ("--", "++", "@@")
    ]
    assert lines == [
        "-overall:       # คะแนนภาพรวม เช่น 93.14",
        "+overall: 90       # คะแนนภาพรวม เช่น 93.14",
        "-  2:           # การใช้งบประมาณ",
        "+  2: 90           # การใช้งบประมาณ",
    ]
