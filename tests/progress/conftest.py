"""The tiny site with a sound report of two rounds and its evidence, and the smallest file of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import Assessment, assess_site
from prongsai.content import load_site
from tests.progress.files import FILES
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from prongsai.render import Tree
    from tests.conftest import TinySite

PROGRESS = """\
rounds:
  - months: 6
    reported: 2569-04-05
    entries:
      - measure: m01
        status: in_progress
        work: จัดทำแผน
        problems: ไม่มี
        suggestions: ไม่มี
        date: 2569-01-10
        unit: clerk
        steps: {1: in_progress}
      - measure: m02
        status: not_started
        work: ไม่มีความคืบหน้า
        problems: งบประมาณไม่พอ
        suggestions: ขอโอนงบประมาณ
  - months: 12
    reported: 2569-10-05
    entries:
      - measure: m01
        status: done
        work: เผยแพร่แล้ว
        result: ข้อมูลครบ
        evidence:
          - {file: evidence/training.pdf, title: รายงานการอบรม, date: 2569-08-20}
          - {url: "https://www.example.go.th/news/1", title: ข่าว, date: ส.ค. 2569}
        problems: ไม่มี
        suggestions: ไม่มี
        date: 2569-08-20
        unit: clerk
      - measure: m02
        status: in_progress
        work: เริ่มแล้ว
        problems: งบประมาณมาช้า
        suggestions: ไม่มี
        reason: รอโอนงบประมาณ
"""
TODAY = date(2026, 10, 10)


@dataclass(frozen=True)
class Reported:
    """The tiny site with progress.yml, read on a day."""

    site: TinySite

    def edit(self, old: str, new: str) -> None:
        """Replace the first `old` in progress.yml."""
        self.site.edit("progress.yml", old, new)

    def lines(self, today: date | None = TODAY) -> list[str]:
        """Return every finding as an officer reads it, without the folder's name."""
        found = assess_site(load_site(self.site.root), today).findings
        return [str(finding).removeprefix("thung-thong/2568/") for finding in found]

    def assessed(self, today: date | None = TODAY) -> Assessment:
        """Return the report, assessed."""
        return assess_site(load_site(self.site.root), today).agencies[0].years[0]

    def tree(self, today: date | None = TODAY) -> Tree:
        """Return the rendered site."""
        return render(assess_site(load_site(self.site.root), today))

    def page(self, today: date | None = TODAY) -> Element:
        """Return the page of the report on the measures."""
        return read(self.tree(today).pages["thung-thong/2568/progress.md"])


@pytest.fixture
def reported(site: TinySite) -> Reported:
    """Return the tiny site with a sound report on its measures."""
    site.write("progress.yml", PROGRESS)
    site.write("evidence/training.pdf".replace("evidence", "thung-thong/2568/evidence", 1), FILES["PDF"])
    return Reported(site)
