"""What is rounded (การปัดเศษ) contradicts nothing: pages tell no difference of it, and lead to no notes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, render_site
from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from tests.conftest import TinySite


def leading(site: TinySite) -> list[str]:
    """Return the pages that lead to the notes of a year's results."""
    pages = render_site(assess_site(load_site(site.root)), Options(TEMPLATES)).pages
    return [path for path, page in pages.items() if "2568/#notes" in page]


SCORES = """\
overall: 87.78
level: ผ่าน
indicators: {1: 91.20, 2: 79.86, 3: 86.10, 4: 82.50, 5: 87.52, 6: 85.10, 7: 84.20, 8: 84.26, 9: 93.10, 10: 90.84}
"""
"""Scores of which the overall one is computed as 87.77, or 87.78 before they were rounded."""


def test_what_rounding_explains_leads_to_no_notes(tiny: TinySite) -> None:
    """A hundredth more than is computed is no contradiction; one of ten points, acknowledged, is told at home."""
    tiny.write("scores.yml", SCORES)
    assert leading(tiny) == []
    wrong = SCORES.replace("87.78", "80") + "acknowledge: [{finding: E301, reason: ประกาศพิมพ์ผิด}]\n"
    tiny.write("scores.yml", wrong)
    assert "index.md" in leading(tiny)
