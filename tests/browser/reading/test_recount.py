"""Days counted anew to the reader's own date: as if the page had been built that day, wherever the reader is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.conftest import WHOLE
from tests.publish.project import mkdocs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BUILT, LATER = "2568-01-10", "2568-09-05"
PROGRESS = "sample/2566/progress/index.html"
PAGES = ("index.html", "sample/2566/index.html", PROGRESS, "sample/2567/progress/index.html")
# Whatever tells of days: whether it is there to see, and its words.
TOLD = """() => [...document.querySelectorAll("[data-end], [data-until], [data-days], [data-left], [data-count]")]
  .map(place => [place.hidden, place.textContent.trim()])"""


@dataclass
class Reader:
    """Opens pages of one built site at a moment (UTC) in a time zone; without a moment, with JavaScript off."""

    page: Page
    site: Path

    def told(self, page: str) -> list[list[object]]:
        """Return what a page tells of days."""
        self.page.goto((self.site / page).as_uri())
        found: list[list[object]] = self.page.evaluate(TOLD)
        return found


class Readers:
    """Readers of two sites of one agency, built on two days from the same content."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        content = shutil.copytree(WHOLE / "sample", folder / "content" / "sample").parent
        for day in (BUILT, LATER):
            done = mkdocs(
                "build",
                PRONGSAI_CONTENT=str(content),
                PRONGSAI_TODAY=day,
                PRONGSAI_SITE=str(folder / day),
            )
            assert done.returncode == 0, done.stderr
        self.static = {day: self._all(day) for day in (BUILT, LATER)}

    def at(self, day: str, now: str | None, zone: str = "Asia/Bangkok") -> Reader:
        """Return a reader of the site built on `day`."""
        context = self._browser.new_context(timezone_id=zone, java_script_enabled=now is not None)
        page = context.new_page()
        if now:
            page.clock.set_fixed_time(now)
        return Reader(page, self._folder / day)

    def _all(self, day: str) -> dict[str, list[list[object]]]:
        reader = self.at(day, None)
        return {page: reader.told(page) for page in PAGES}


@pytest.fixture(scope="module")
def readers(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """Build both sites; every window is closed at the end."""
    before = len(browser.contexts)
    yield Readers(browser, tmp_path_factory.mktemp("days"))
    for context in browser.contexts[before:]:
        context.close()


@pytest.mark.parametrize(
    ("now", "zone"),
    [("2025-09-04T17:00:00Z", "America/Los_Angeles"), ("2025-09-05T16:59:59Z", "Pacific/Auckland")],
)
def test_an_old_page_counts_as_a_new_one(readers: Readers, now: str, zone: str) -> None:
    """From midnight to midnight in Thailand an old page tells, word for word, what one built that day does."""
    reader = readers.at(BUILT, now, zone)
    told = {}
    for page in PAGES:
        told[page] = reader.told(page)
        days = reader.page.locator("time[data-as-of=counts]").all_inner_texts()
        assert set(days) <= {"5 ก.ย. 2568", "5 กันยายน 2568"}
        assert len(days) + reader.page.locator(".ps-recounted").count() > 0
    assert told == readers.static[LATER]
    assert told != readers.static[BUILT]
    assert all(told.values())


def test_the_day_of_counting_is_told(readers: Readers) -> None:
    """The published day stays, and the day that was counted to stands beside it."""
    reader = readers.at(BUILT, "2025-09-04T17:00:00Z", "UTC")
    reader.told(PROGRESS)
    lead = reader.page.locator(".ps-lead").inner_text()
    assert "นับสถานะถึงวันที่ 10 มกราคม 2568 (นับใหม่ถึงวันนี้ 5 กันยายน 2568)" in lead


@pytest.mark.parametrize("now", ["2025-01-09T17:00:00Z", "2024-06-01T00:00:00Z"])
def test_a_page_of_today_or_a_slow_clock_changes_nothing(readers: Readers, now: str) -> None:
    """On the day of the build, and where a clock runs behind it, the page stays as it was published."""
    reader = readers.at(BUILT, now)
    assert reader.told(PROGRESS) == readers.static[BUILT][PROGRESS]
    assert reader.page.locator(".ps-recounted").count() == 0


def test_a_finished_measure_is_never_counted_anew(readers: Readers) -> None:
    """Years later, what is done or given up is so still: only what waits is overdue."""
    reader = readers.at(BUILT, "2035-01-01T00:00:00Z")
    reader.told(PROGRESS)
    rows = reader.page.locator(".ps-rows").first.locator("li")
    found = {
        (row.locator(".ps-status").inner_text(), any(word in row.inner_text() for word in ("เกินกำหนด", "พ้นกำหนด")))
        for row in rows.all()
    }
    assert ("แล้วเสร็จ", False) in found
    ended = {(status, late) for status, late in found if status.startswith(("แล้วเสร็จ", "ยกเลิก"))}
    assert {late for _, late in found - ended} == {True}
    assert {late for _, late in ended} == {False}
