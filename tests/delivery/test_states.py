"""The state of each measure: one rule, the same wherever the measure stands, and silence said as loudly as delay."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.render.reading import read, render

if TYPE_CHECKING:
    from prongsai.assess import Delivery
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
ROUND = """\
rounds:
  - months: 6
    reported: 2569-04-05
    entries:
      - measure: m01
        status: {first}
        work: จัดทำแผน
        problems: ไม่มี
        suggestions: ไม่มี
      - measure: m02
        status: {second}
        work: เริ่มแล้ว
        problems: ไม่มี
        suggestions: ไม่มี
"""
OCTOBER, SEPTEMBER, MAY = date(2026, 10, 10), date(2026, 9, 20), date(2026, 5, 1)


def delivery(site: TinySite, today: date | None) -> Delivery:
    """Return what became of the tiny site's measures on a day."""
    (agency,) = assess_site(load_site(site.root), today).agencies
    return agency.years[0].delivery


@pytest.mark.parametrize(
    ("today", "status", "state"),
    [
        (OCTOBER, "done", "done"),
        (OCTOBER, "cancelled", "cancelled"),
        (OCTOBER, "in_progress", "overdue"),
        (OCTOBER, "not_started", "overdue"),
        (SEPTEMBER, "in_progress", "due_soon"),
        (MAY, "in_progress", "in_progress"),
        (MAY, "not_started", "not_started"),
        (None, "in_progress", "in_progress"),
    ],
)
def test_a_reported_measure_is_what_its_report_and_its_end_say(
    site: TinySite, today: date | None, status: str, state: str
) -> None:
    """Done and cancelled stay; what waits is overdue past its end, due soon before it, and else what was reported."""
    site.write(f"{YEAR}/progress.yml", ROUND.format(first=status, second="done"))
    assert [one.state for one in delivery(site, today).outcomes] == [state, "done"]


@pytest.mark.parametrize(
    ("today", "states"),
    [
        (date(2026, 3, 31), ["awaited", "awaited"]),
        (MAY, ["unreported", "awaited"]),
        (OCTOBER, ["unreported", "unreported"]),
        (None, ["unreported", "unreported"]),
    ],
)
def test_silence_is_told_from_the_day_a_report_was_promised_by(
    site: TinySite, today: date | None, states: list[str]
) -> None:
    """Without a report a measure waits for its first round or its end, whichever is first; after that nobody told."""
    first, second = site.path("measures.yml").read_text(encoding="utf-8").split("  - id: m02")
    later = second.replace("rounds: [6, 12]", "rounds: [12]")
    site.path("measures.yml").write_text(f"{first}  - id: m02{later}", encoding="utf-8")
    assert [one.state for one in delivery(site, today).outcomes] == states


def test_all_sums_are_all_measures(site: TinySite) -> None:
    """Promised is the sum of the states, and who never reported is in one of them."""
    site.write(f"{YEAR}/progress.yml", ROUND.format(first="done", second="in_progress"))
    for today in (OCTOBER, MAY, None):
        found = delivery(site, today)
        assert sum(found.counts.values()) == len(found.outcomes) == 2


def test_a_period_that_ended_without_a_report_is_said_everywhere(site: TinySite) -> None:
    """P5: tiles, record, brief, measures and progress say that the period is over and that no report stands here."""
    tree = render(assess_site(load_site(site.root), OCTOBER))
    words = "สิ้นสุดเมื่อ 30 ก.ย. 2569 (10 วัน) · ยังไม่มีรายงานในเว็บไซต์นี้"
    for page, times in {"index": 2, "brief/index": 1, "2568/measures": 2, "2568/progress": 2}.items():
        assert read(tree.pages[f"thung-thong/{page}.md"]).text().count(words) >= times, page


def test_data_and_feed_say_it_too(site: TinySite) -> None:
    """P5: report.json, measures.csv and the feed tell that the time of all has passed without a report."""
    files = render(assess_site(load_site(site.root), OCTOBER)).files
    found = json.loads(files[f"{YEAR}/data/report.json"])
    told = found["delivery"]
    assert (told["has_report"], told["promised"], told["ended"]) == (False, 2, "2026-09-30")
    assert {state: count for state, count in told["states"].items() if count} == {"unreported": 2}
    assert [(one["state"], one["days"]) for one in found["measures"]] == [("unreported", 10)] * 2
    table = csv.DictReader(files[f"{YEAR}/data/measures.csv"].decode("utf-8-sig").splitlines())
    assert next(table)["state"] == "unreported"
    feed = files["thung-thong/feed.xml"].decode()
    assert "มาตรการปีงบประมาณ พ.ศ. 2569 สิ้นสุดเมื่อ 30 กันยายน 2569 · ยังไม่มีรายงานในเว็บไซต์นี้" in feed


def test_the_record_has_a_row_of_blocks_for_each_year(site: TinySite) -> None:
    """Each round of years tells all its promises, and leads to its measures and to what became of them."""
    site.write(f"{YEAR}/progress.yml", ROUND.format(first="done", second="in_progress"))
    page = read(render(assess_site(load_site(site.root), OCTOBER)).pages["thung-thong/index.md"])
    (one,) = (item for item in page.all("li") if item.attributes.get("id") == "year-2568")
    assert one.text().startswith("ผล 2568 → มาตรการ 2569 เปิดเผยใน ITA 2569 (O25)")
    assert "สัญญาไว้ 2 เรื่อง ทำเสร็จ 1 กำลังทำ 0 เกินกำหนด 1" in one.text()
    (drawn,) = (box for box in one.all("div") if box.attributes.get("class") == "ps-deliv")
    assert [block.attributes["class"] for block in drawn.all("span")] == ["ps-status-done", "ps-status-overdue"]
    found = [a.attributes["href"] for a in one.all("a")]
    assert {"2568/", "2568/measures/", "2568/progress/", "ita-2569/o25/"} <= {*found}
