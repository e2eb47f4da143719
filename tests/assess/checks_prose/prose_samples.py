"""A tiny site whose scores all differ, and what the check of prose says of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prongsai.findings import Finding
    from tests.conftest import TinySite

# IIT 92.69, 87.13, 92.98, 84.11, 89.48; EIT 81.13, 77.02, 78.62; OIT 83.33, 100.
SCORES = """\
overall: 87.13
level: ผ่าน
indicators: {1: 92.69, 2: 87.13, 3: 92.98, 4: 84.11, 5: 89.48, 6: 81.13, 7: 77.02, 8: 78.62, 9: 83.33, 10: 100}
questions: {e7: 78.30, e10: 66.67, i20: 73.91}
items: {O10: 0, O11: 50}
"""


def judge(site: TinySite, text: str) -> list[Finding]:
    """Return what is found of figures and claims when `text` is the narrative."""
    site.write("scores.yml", SCORES)
    site.write("analysis.md", text)
    return [finding for finding in site.findings() if finding.code[1] == "4"]


def codes(site: TinySite, text: str) -> list[str]:
    """Return the codes of what is found."""
    return [finding.code for finding in judge(site, text)]


def messages(site: TinySite, text: str) -> list[str]:
    """Return what is found as `line:column code message`."""
    return [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in judge(site, text)]
