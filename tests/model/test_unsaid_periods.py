"""A measure whose period the report does not give: no page, no data and no count says one in its place."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.render.reading import read, render

if TYPE_CHECKING:
    from prongsai.render import Tree
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
PROGRESS = """\
rounds:
  - months: 12
    entries:
      - {measure: m01, status: in_progress, work: เริ่มแล้ว, problems: ไม่มี, suggestions: ไม่มี}
      - measure: m02
        status: done
        work: เสร็จแล้ว
        problems: ไม่มี
        suggestions: ไม่มี
        date: 15 ก.ย. 2569
        evidence: {url: "https://www.example.go.th/news", title: ข่าว, date: ก.ย. 2569}
"""
LONG_AFTER = date(2027, 6, 1)


def unsaid(tiny: TinySite, *, reported: bool = False) -> Tree:
    """Return the site whose measures name no period, as rendered long after their fiscal year."""
    text = tiny.path("measures.yml").read_text(encoding="utf-8").replace("    period: fiscal_year\n", "")
    tiny.write("measures.yml", text)
    if reported:
        tiny.write("progress.yml", PROGRESS)
    site = assess_site(load_site(tiny.root), LONG_AFTER)
    assert not site.findings.errors
    return render(site)


def test_pages_say_that_no_period_is_given(tiny: TinySite) -> None:
    """The table and the page of what became of the measures say so, and none names a day."""
    tree = unsaid(tiny)
    table = read(tree.pages[f"{YEAR}/measures.md"])
    cells = [one.text() for one in table.all("td", "dd") if "ไม่ได้ระบุ" in one.text()]
    assert cells == ["ไม่ได้ระบุ"] * 2
    assert read(tree.pages[f"{YEAR}/progress.md"]).text().count("ยังไม่มีรายงาน ไม่ได้ระบุระยะเวลา") == 2
    for page in tree.pages.values():
        assert not re.search(r"ตลอดปีงบประมาณ|1 ต\.ค\. 2568|30 ก\.ย\. 2569", page)


def test_data_have_no_period(tiny: TinySite) -> None:
    """Days and words of the period are null in the JSON, and empty in the CSV."""
    tree = unsaid(tiny)
    measures = json.loads(tree.files[f"{YEAR}/data/report.json"])["measures"]
    assert [(one["start"], one["end"], one["period"]) for one in measures] == [(None, None, None)] * 2
    assert tree.files[f"{YEAR}/data/measures.csv"].decode("utf-8-sig").count("สำนักปลัดเทศบาล,,,,") == 1


def test_nothing_is_overdue_from_it(tiny: TinySite) -> None:
    """A measure that is not done is no day late, one that is done is neither late nor on time, and no reason is asked."""
    data = json.loads(unsaid(tiny, reported=True).files[f"{YEAR}/data/report.json"])
    standings = [(one["standing"], one["days"], one["end"]) for one in data["progress"]["measures"]]
    assert standings == [("open", None, None), ("done", None, None)]
    assert [one["code"] for one in data["findings"]] == ["H703", "W808"]


def test_its_time_is_not_drawn(tiny: TinySite) -> None:
    """The report's page tells its standing without a day to count from, and draws its rounds without a period."""
    page = unsaid(tiny, reported=True).pages[f"{YEAR}/progress.md"]
    assert "ยังไม่แล้วเสร็จ (ไม่ได้ระบุกำหนด)" in page
    assert "data-end=" not in page
    assert 'class="period"' not in page
