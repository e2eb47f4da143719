"""axe-core over pages: the package axe-playwright-python carries it, so nothing is fetched while testing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Every rule that is no experiment and asks no more than level AA; the sizes of targets must be asked for. Where the
# reader asked for high contrast, letters need the enhanced one of level AAA.
RUN = """async enhanced => {
  const found = await axe.run(document, {
    resultTypes: ["violations", "incomplete"],
    rules: {"target-size": {enabled: true}, "color-contrast-enhanced": {enabled: enhanced}},
  });
  const told = results => results.flatMap(({id, impact, nodes}) => nodes.map(node => [id, impact, String(node.target)]));
  return {violations: told(found.violations), incomplete: told(found.incomplete)};
}"""


@dataclass(frozen=True, slots=True)
class Broken:
    """A place that breaks a rule, or that a person must look at."""

    rule: str
    impact: str
    target: str


@cache
def source() -> str:
    """Return the source of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def version() -> str:
    """Return the version of axe-core."""
    found = re.search(r"axe v([0-9.]+)", source())
    assert found
    return found.group(1)


def start_axe(page: Page, *, enhanced: bool = False) -> None:
    """Let axe look at a page, through DevTools, so that no policy stops it; pages of several windows at once.

    The page keeps axe until the next is opened: what it has compiled serves for the next colours.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    page.evaluate(f"enhanced => {{ window.axeTold = ({RUN})(enhanced); }}", enhanced)


def axe_told(page: Page) -> tuple[list[Broken], list[Broken]]:
    """Return where a page breaks a rule, and what axe leaves to a person."""
    told: dict[str, list[list[str]]] = page.evaluate("() => window.axeTold")
    return [Broken(*one) for one in told["violations"]], [Broken(*one) for one in told["incomplete"]]
