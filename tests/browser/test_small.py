"""The joined style sheet shows every page as the sheets that it was made of would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.state import answered, rest
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from tests.browser.conftest import Web

JOINED = "**/assets/stylesheets/site.css"
SOURCES = ("prongsai", "reading", "contrast")
NARROW = 960
"""Below this width, in pixels, a search takes the whole page."""
WORDS = "words.css"
"""Written by the build, which leaves it beside the joined sheet."""
COMPUTED = """() => {
  // A box whose layout is taken over from before may be told without its margins, so that all is laid out anew.
  const root = document.documentElement
  for (const width of ["50%", ""]) {
    root.style.width = width
    root.getBoundingClientRect()
  }
  // Shorter spellings: nothing is nothing in any unit, and a hundredth of a pixel is not seen.
  const plain = value => value.replaceAll("0% 0%", "0px 0px").replace(/[0-9]+[.][0-9]+/g, one => Number(one).toFixed(2))
  const known = new Map()
  const sum = value => {
    if (!known.has(value))
      known.set(value, [...plain(value)].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) | 0, 7))
    return known.get(value)
  }
  const names = Array.from(getComputedStyle(document.body)).filter(name => !name.startsWith("--"))
  const found = {}
  document.querySelectorAll("html, body, body *").forEach((element, number) => {
    const listed = getComputedStyle(element).display === "list-item"
    for (const part of ["", "::before", "::after", ...(listed ? ["::marker"] : [])]) {
      const style = getComputedStyle(element, part)
      if (part === "" || style.content !== "none")
        found[`${number} ${element.localName}.${element.className}${part}`] = names
          .reduce((total, name) => (total * 31 + sum(style.getPropertyValue(name))) | 0, 7)
    }
  })
  return found
}"""
"""A number for all that is computed for each element, the size that it comes to, too; not for what only sheets read."""


def in_order(web: Web) -> str:
    """Return the sheets that the joined one was made of: the theme's as it brings them, and our sources."""
    folder = web.folder / "assets" / "stylesheets"
    theirs = [next(folder.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    ours = [ROOT / "overrides" / "assets" / "stylesheets" / f"{name}.css" for name in SOURCES]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*theirs, folder / WORDS, *ours))


def arrive(page: Page) -> None:
    """Wait for all that an opened page asks for."""
    page.wait_for_load_state("networkidle")


def recolour(page: Page) -> None:
    """Choose the next colours."""
    page.locator("[data-md-component=palette] label:visible").first.click()
    page.mouse.move(0, 300)


def search(page: Page) -> None:
    """Search for a word, letter by letter."""
    page.locator(".md-search__input").press_sequentially("มาตรการ")
    answered(page)
    # A narrow page is held still below its search, a while after that opens.
    if page.viewport_size and page.viewport_size["width"] < NARROW:
        page.locator("body[data-md-scrolllock]").wait_for()


def styles(page: Page, step: Callable[[Page], None]) -> dict[str, int]:
    """Return what is computed for every element of a page, and before and after it, once it rests after a step."""
    page.bring_to_front()
    step(page)
    rest(page)
    found: dict[str, int] = page.evaluate(COMPUTED)
    return found


@pytest.mark.parametrize(("path", "width"), [("town/2568/", 390), ("sample/2566/progress/", 1280)])
def test_the_joined_sheet_changes_no_style(browser: Browser, web: Web, path: str, width: int) -> None:
    """Left-out rules and shorter spellings make no difference to a page, its palette and its search."""
    looks = in_order(web)

    def answer(route: Route) -> None:
        route.fulfill(body=looks, content_type="text/css; charset=utf-8")

    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    joined, apart = context.new_page(), context.new_page()
    apart.route(JOINED, answer)
    try:
        for page in (joined, apart):
            page.goto(web.address + path)
        for step in (arrive, recolour, search):
            found, expected = styles(joined, step), styles(apart, step)
            assert len(found) > len(set(found.values())) > 100
            assert {key for key in found.keys() | expected.keys() if found.get(key) != expected.get(key)} == set()
    finally:
        context.close()
