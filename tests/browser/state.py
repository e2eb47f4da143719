"""The states that a page itself comes to, which a test waits for before it looks, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The second frame comes after the first was drawn, with all that was measured and put right in it.
RESTED = """async () => {
  await document.fonts.ready;
  await Promise.allSettled(document.getAnimations().map(one => one.finished));
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
}"""
ANSWERED = "() => document.querySelector('.md-search-result').ariaBusy === 'false'"

NEAR = "() => document.querySelectorAll('tr').forEach((row) => { row.style.contentVisibility = 'visible' })"


def lay_out(page: Page) -> None:
    """Lay out what waits until a reader comes near it."""
    page.evaluate(NEAR)


def rest(page: Page) -> None:
    """Wait until the fonts of a page are there, nothing moves, and what was asked for is drawn."""
    page.evaluate(RESTED)


def answered(page: Page) -> None:
    """Wait until what stands in the search box is answered, and the answer is in the list."""
    page.wait_for_function(ANSWERED)


def unfold(page: Page) -> None:
    """Open whatever a page keeps closed until it is pressed."""
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
