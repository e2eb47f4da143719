"""The section on a year's data page: changed, not changed and not known are told apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import Agency, Contact, last_changes, load_site, read_versions
from prongsai.render import Options, render_site
from prongsai.render._foot import contact
from tests.history.repository import begin, commit

if TYPE_CHECKING:
    from tests.conftest import TinySite

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "prongsai"
UNKNOWN = "ไม่มีประวัติการแก้ไขในการสร้างครั้งนี้"
UNCHANGED = "เผยแพร่ครั้งแรก 1 ธันวาคม 2568 และยังไม่มีการแก้ไขตั้งแต่นั้น"
CHANGED = "<dt>3 ธ.ค. 2568</dt><dd><ul><li>แก้คะแนนตัวชี้วัดที่ 7 จาก 90.00 เป็น 84.10</li></ul></dd>"


def pages(site: TinySite, *, history: bool = True) -> dict[str, str]:
    """Return the rendered pages."""
    versions = read_versions(site.root) if history else None
    changed = last_changes(site.root) if history else {}
    return render_site(assess_site(load_site(site.root)), Options(TEMPLATES, changed=changed, versions=versions)).pages


def told(site: TinySite, *, history: bool = True) -> list[bool]:
    """Tell which of the three states the data page shows."""
    page = pages(site, history=history)["thung-thong/2568/data.md"]
    return [words in page for words in (UNKNOWN, UNCHANGED, CHANGED)]


def test_the_three_states_are_told_apart(tiny: TinySite) -> None:
    """A reader can tell that nothing changed from that it is not known, and sees each change with its day."""
    begin(tiny)
    assert told(tiny, history=False) == [True, False, False]
    assert told(tiny) == [False, True, False]
    tiny.edit("scores.yml", "  7: 90\n", "  7: 84.1\n")
    commit(tiny, "2025-12-03")
    assert told(tiny) == [False, False, True]


def test_many_changes_of_a_day_are_closed(tiny: TinySite) -> None:
    """Up to five changes of a day stand open; more wait below how many they are, none left out."""
    begin(tiny)
    for number in range(1, 7):
        tiny.edit("scores.yml", f"  {number}: 90\n", f"  {number}: 89\n")
        few = pages(tiny)["thung-thong/2568/data.md"]
        assert ("อ่านการแก้ไข" in few) == (number > 5)
        assert few.count("<li>แก้คะแนนตัวชี้วัดที่ ") == number
    assert "<summary>อ่านการแก้ไข 6 รายการ</summary>" in few


def test_a_change_that_is_not_committed_has_no_day(tiny: TinySite) -> None:
    """What is built but not committed is told as such."""
    begin(tiny)
    tiny.edit("scores.yml", "  7: 90\n", "  7: 84.1\n")
    assert "<dt>ฉบับนี้ (ยังไม่บันทึกวันที่)</dt>" in pages(tiny)["thung-thong/2568/data.md"]


def test_no_name_of_who_committed_is_told(tiny: TinySite) -> None:
    """Neither the author nor the message of a commit stands on any page."""
    begin(tiny)
    tiny.edit("scores.yml", "  7: 90\n", "  7: 84.1\n")
    commit(tiny, "2025-12-03")
    everything = "".join(pages(tiny).values())
    assert "ชื่อบุคคล" not in everything
    assert "test@example.go.th" not in everything


def test_each_page_of_a_year_leads_to_its_history(tiny: TinySite) -> None:
    """The foot of each page of a year links to what changed in it."""
    begin(tiny)
    found = pages(tiny)
    for part in ("index", "analysis", "measures", "progress", "data"):
        assert "#history" in found[f"thung-thong/2568/{part}.md"].partition('<footer class="ps-foot"')[2], part


def test_each_page_tells_its_day_and_whom_to_ask(tiny: TinySite) -> None:
    """Below a page stands when it last changed and how its agency is reached; of the whole site, where that is told."""
    begin(tiny)
    feet = {path: page.partition('<footer class="ps-foot"')[2] for path, page in pages(tiny).items()}
    assert [path for path, foot in feet.items() if "ปรับปรุงล่าสุด 1 ธันวาคม 2568" not in foot] == []
    assert "ยังไม่ได้ระบุช่องทางติดต่อ" in feet["thung-thong/2568/index.md"]
    assert '<a href="../accessibility/#contact">ติดต่อหน่วยงานเจ้าของข้อมูล</a>' in feet["glossary/index.md"]
    tiny.edit("agency.yml", "kind:", "contact: {phone: 0 2123 4567}\nkind:")
    foot = pages(tiny)["thung-thong/2568/index.md"].partition('<footer class="ps-foot"')[2]
    assert "โทรศัพท์ 0 2123 4567" in foot


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"line": "@office"}, "LINE @office"),
        ({"facebook": "อบต.ทุ่งทอง"}, "Facebook อบต.ทุ่งทอง"),
        ({"facebook": "https://www.example.com/a"}, '<a href="https://www.example.com/a">Facebook</a>'),
        ({"address": "1 ถนนหนึ่ง"}, "1 ถนนหนึ่ง"),
        ({"address": "1 ถนนหนึ่ง", "phone": "0 2123 4567"}, "โทรศัพท์ 0 2123 4567"),
    ],
)
def test_any_way_to_reach_an_agency_is_one(given: dict[str, str], told: str) -> None:
    """Whichever way an agency tells is told, its address where that is all."""
    agency = Agency(name="ก", short_name="อบต.ทุ่งทอง", kind="อบต.", contact=Contact(**given))
    assert contact(agency) == f"ติดต่อ อบต.ทุ่งทอง: {told}"
