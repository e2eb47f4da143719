"""The page of the report on the measures, its lasting address, its data, and the status bar on the agency's home."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from PIL import Image

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import report_schema
from prongsai.render._progress_charts import axis_of, strip
from tests.progress.files import FILES
from tests.render.reading import dangers, read, render
from tests.render.test_tree import broken_links

if TYPE_CHECKING:
    from tests.conftest import TinySite
    from tests.progress.conftest import Reported

YEAR = "thung-thong/2568"


def test_the_page_tells_everything(reported: Reported) -> None:
    """The page has both rounds, the day, statuses, days overdue, work, problems, suggestions, units and evidence."""
    text = reported.page().text()
    for words in (
        "นับสถานะถึงวันที่ 10 ตุลาคม 2569",
        "ผลการดำเนินการรอบ 6 เดือน",
        "ผลการดำเนินการรอบ 12 เดือน",
        "แล้วเสร็จตามกำหนด",
        "เกินกำหนด 10 วัน",
        "ไม่มีความคืบหน้า",
        "งบประมาณไม่พอ",
        "ขอโอนงบประมาณ",
        "เหตุผล: รอโอนงบประมาณ",
        "รายงานการอบรม",
        "ขั้นตอนที่ 1: กำลังดำเนินการ",
        "มาตรการตามส่วนราชการ",
        "กองคลัง",
    ):
        assert words in text


ROUND_12_WITHOUT = """\
      - measure: m02
        status: in_progress
        work: เริ่มแล้ว
        problems: งบประมาณมาช้า
        suggestions: ไม่มี
        reason: รอโอนงบประมาณ
"""


def test_a_measure_left_out_of_a_round_is_named_there(reported: Reported) -> None:
    """Below a round's table stands which measures nobody reported in it, and nothing where all were."""
    assert "ยังไม่มีรายงานในรอบนี้" not in reported.page().text()
    reported.edit(ROUND_12_WITHOUT, "")
    told = [one.text() for one in reported.page().all("p") if "ยังไม่มีรายงานในรอบนี้" in one.text()]
    assert told == ["ยังไม่มีรายงานในรอบนี้: มาตรการป้องกันการทุจริต"]


def test_a_round_that_nobody_reported_says_so(reported: Reported) -> None:
    """A round that is due and has no line at all says that alone, and names no measure."""
    path = reported.site.path("progress.yml")
    path.write_text(path.read_text(encoding="utf-8").partition("  - months: 12")[0], encoding="utf-8")
    text = reported.page().text()
    assert text.count("ถึงกำหนดแล้ว ยังไม่มีรายงานของรอบนี้") == 1
    assert "ยังไม่มีรายงานในรอบนี้" not in text


def test_the_page_is_harmless_and_its_links_lead_somewhere(reported: Reported) -> None:
    """The page needs no script, and every link of the site with a report leads to something."""
    tree = reported.tree()
    pages = {path: read(page) for path, page in tree.pages.items()}
    assert dangers(pages[f"{YEAR}/progress.md"]) == []
    assert broken_links(tree, pages) == []
    ids = [e.attributes["id"] for e in pages[f"{YEAR}/progress.md"].walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))


def test_without_a_report_the_page_says_so(site: TinySite) -> None:
    """A year without progress.yml has the page, which says there is no report yet, and no data of it."""
    tree = render(assess_site(load_site(site.root), date(2026, 10, 10)))
    text = read(tree.pages[f"{YEAR}/progress.md"]).text()
    assert "ยังไม่มีรายงานผลการดำเนินการตามมาตรการปีงบประมาณ พ.ศ. 2569" in text
    assert "ณ วันที่ 10 ตุลาคม 2569" in text
    assert "เกินกำหนด" not in text
    assert f"{YEAR}/data/progress.csv" not in tree.files
    assert json.loads(tree.files[f"{YEAR}/data/report.json"])["progress"] is None
    home = read(tree.pages["thung-thong/index.md"]).text()
    assert home.count("สิ้นสุดเมื่อ 30 ก.ย. 2569 (10 วัน) · ยังไม่มีรายงานในเว็บไซต์นี้") == 2


def test_the_home_tells_what_became_of_the_promises(reported: Reported) -> None:
    """The agency's home tells how many measures are done and which are overdue, and leads to the report."""
    home = read(reported.tree().pages["thung-thong/index.md"])
    section = home.all("section")[1]
    assert "สัญญาไว้ 2 เรื่องในปี 2569" in section.text()
    assert "ทำเสร็จ 1 กำลังทำ 0 เกินกำหนด 1" in section.text()
    assert "มาตรการป้องกันการทุจริต เกินกำหนด 10 วัน กองคลัง · ครบ 30 ก.ย. 2569" in section.text()
    assert [a.attributes["href"] for a in section.all("a")] == ["2568/progress/#m02", "2568/progress/"]


def test_the_data_satisfy_the_schema(reported: Reported) -> None:
    """report.json holds the progress as the schema says, with days in C.E. and addresses that lead to the evidence."""
    found = json.loads(reported.tree().files[f"{YEAR}/data/report.json"])
    Draft202012Validator(report_schema(), format_checker=FormatChecker()).validate(found)
    progress = found["progress"]
    assert progress["today"] == "2026-10-10"
    assert progress["totals"] == {"not_started": 0, "in_progress": 1, "done": 1, "cancelled": 0}
    assert progress["measures"][1] == {
        "measure": "m02",
        "status": "in_progress",
        "standing": "overdue",
        "days": 10,
        "end": "2026-09-30",
        "done": None,
        "steps": [],
    }
    assert [one["date"] for one in progress["rounds"][1]["entries"][0]["evidence"]] == ["2026-08-20", "2026-08"]
    assert progress["rounds"][1]["entries"][0]["evidence"][0]["address"] == "../progress/evidence/training.pdf"


def test_the_table_has_a_row_for_each_line(reported: Reported) -> None:
    """progress.csv has one row for each measure of each round, earlier rounds kept."""
    text = reported.tree().files[f"{YEAR}/data/progress.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["round"], row["measure"], row["status"]) for row in rows] == [
        ("6", "m01", "in_progress"),
        ("6", "m02", "not_started"),
        ("12", "m01", "done"),
        ("12", "m02", "in_progress"),
    ]
    assert rows[2]["evidence"] == "../progress/evidence/training.pdf\nhttps://www.example.go.th/news/1"


@pytest.mark.parametrize(
    ("year", "address"),
    [(2565, None), (2566, "ita-2568/o28"), (2567, "ita-2569/o26"), (2568, None)],
)
def test_the_lasting_address_is_that_of_the_reports_item(reported: Reported, year: int, address: str | None) -> None:
    """The report has the item of its own ITA year, the fiscal year itself up to 2566, the next after; unknown, none."""
    (reported.site.root / YEAR).rename(reported.site.root / "thung-thong" / str(year))
    path = reported.site.root / "thung-thong" / str(year) / "progress.yml"
    path.write_text("rounds:\n  - months: 6\n", encoding="utf-8")
    tree = reported.tree(None)
    found = [name for name, data in tree.files.items() if name.endswith(".html") and b"/progress/" in data]
    assert found == ([f"thung-thong/{address}/index.html"] if address else [])


def test_an_agency_may_name_the_item(reported: Reported) -> None:
    """What the agency says of year, item and title goes before the criteria."""
    reported.site.append("progress.yml", "disclosure: {ita_year: 2569, item: O9, title: รายงานผล}\n")
    tree = reported.tree()
    assert "thung-thong/ita-2569/o9/index.html" in tree.files
    assert "O9 รายงานผล" in tree.pages[f"{YEAR}/progress.md"]


def test_text_of_the_report_is_escaped(reported: Reported) -> None:
    """What an officer types is shown as text, never as a part of the page."""
    reported.edit("work: จัดทำแผน", "work: <script>alert(1)</script>")
    assert dangers(reported.page()) == []
    assert "<script>alert(1)</script>" in reported.page().text()


def test_all_measures_share_one_axis(reported: Reported) -> None:
    """Plan, rounds and the day of the page stand where they are in the fiscal year, whose quarters are named."""
    progress = reported.assessed(date(2026, 4, 1)).progress
    assert progress
    axis = axis_of(progress)
    assert axis
    assert [name for _, name in axis.names] == ["ต.ค.–ธ.ค.", "ม.ค.–มี.ค.", "เม.ย.–มิ.ย.", "ก.ค.–ก.ย."]
    half = round(100 * 182 / 365, 2)
    assert (axis.end, axis.today, axis.broken) == (100.0, half, False)
    drawn = strip(progress.measures[0], axis)
    assert (drawn.plan, drawn.rounds, drawn.over) == ((0.0, 100.0), (half, 100.0), None)
    assert drawn.done == (0.0, 88.77, "done")


def test_what_is_past_due_is_drawn_to_the_day(reported: Reported) -> None:
    """Soon after the plan its time is drawn to scale; long after, the axis is broken and ends with the day."""
    reported.edit("status: done", "status: in_progress")
    for day, broken in ((date(2026, 10, 30), False), (date(2027, 10, 30), True)):
        progress = reported.assessed(day).progress
        assert progress
        axis = axis_of(progress)
        assert axis
        assert axis.broken == broken
        assert axis.today == pytest.approx(100, abs=0.5)
        late = [strip(one, axis) for one in progress.measures if one.past]
        assert late
        assert {one.over and one.over[0] for one in late} == {axis.end}
        assert all(one.over and sum(one.over) == pytest.approx(axis.today, abs=0.02) for one in late)


def test_the_board_has_each_unit(reported: Reported) -> None:
    """Each responsible unit has its measures and how many of them are overdue."""
    progress = reported.assessed().progress
    assert progress
    told = [(board.unit, [one.view.measure.id for one in board.measures], board.overdue) for board in progress.units]
    assert told == [("สำนักปลัดเทศบาล", ["m01"], 0), ("กองคลัง", ["m02"], 1)]


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("ก.pdf", "PDF", '<span class="ps-file ps-file-text" aria-hidden="true"></span>รายงาน (PDF, 1 KB)'),
        ("ก.xlsx", "Excel", '<span class="ps-file ps-file-table" aria-hidden="true"></span>รายงาน (Excel, 1 KB)'),
        (
            "ก.png",
            "PNG",
            '<img class="ps-thumb" src="evidence/%E0%B8%81.png" width="64" height="84" alt="" loading="lazy" decoding="async">รายงาน (PNG, 1 KB)',
        ),
    ],
)
def test_evidence_is_shown_by_its_picture_or_a_sign(reported: Reported, name: str, kind: str, shown: str) -> None:
    """A picture stands in small beside its title, what is none has a sign of its kind; one for a link is another."""
    reported.site.write(f"thung-thong/2568/evidence/{name}", FILES[kind])
    reported.edit("evidence/training.pdf, title: รายงานการอบรม", f"evidence/{name}, title: รายงาน")
    page = reported.tree().pages["thung-thong/2568/progress.md"]
    assert f">{shown}</a>" in page


def test_a_large_picture_waits_until_it_is_opened(reported: Reported, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of many bytes is not sent with the page: a sign stands in its place."""
    monkeypatch.setattr("prongsai.render._progress_tables._LARGE", 10)
    reported.site.write("thung-thong/2568/evidence/ก.png", FILES["PNG"])
    reported.edit("evidence/training.pdf", "evidence/ก.png")
    assert "ps-file-picture" in reported.tree().pages["thung-thong/2568/progress.md"]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WebP"])
def test_a_picture_that_moves_stands_still_as_a_sign(reported: Reported, kind: str) -> None:
    """Nothing moves on a page unasked: of evidence that does, a sign stands there."""
    file, first, second = io.BytesIO(), Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")
    first.save(file, kind, save_all=True, append_images=[second], duration=99)
    name = f"ก.{kind.lower()}"
    reported.site.write(f"thung-thong/2568/evidence/{name}", file.getvalue())
    reported.edit("evidence/training.pdf", f"evidence/{name}")
    page = reported.tree().pages["thung-thong/2568/progress.md"]
    assert "ps-file-picture" in page
    assert "ps-thumb" not in page


def test_a_note_leads_to_the_original(reported: Reported) -> None:
    """The line of the original that a note names is a link where the address of the original is known."""
    note = "notes: [{text: พิมพ์ตก, line: 45}]\n"
    reported.site.append("measures.yml", note)
    path = "thung-thong/2568/measures.md"
    assert '<small class="ps-line">(บรรทัดที่ 45 ของข้อความรายงานต้นฉบับ)</small>' in reported.tree().pages[path]
    source = "compiled_from: {title: รายงาน, url: https://www.example.go.th/ita.pdf}\n"
    reported.site.append("agency.yml", source)
    page = reported.tree().pages[path]
    assert '<a href="https://www.example.go.th/ita.pdf">(บรรทัดที่ 45 ของข้อความรายงานต้นฉบับ)</a></small>' in page
