"""Charts and colours: they change with the choice, keep their contrast, and say nothing by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.accessibility.axe import axe_told, start_axe
from tests.browser.accessibility.looks import THEMES, Theme, choose, opened
from tests.browser.state import rest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Web

PAGES = ("sample/", "sample/2566/", "sample/2566/progress/", "town/2568/analysis/")
FILLS = "() => [...document.querySelectorAll('.ps-chart .bar')].map(one => getComputedStyle(one).fill)"
# For each piece of writing and each drawn bar of charts, rows and blocks, and for what is chosen: its contrast with what is
# behind it.
CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = colour => rgba(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const behind = text => {
    const box = text.getBoundingClientRect();
    const below = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
      .find(one => one.matches("rect, path") && one.closest("svg") === text.closest("svg"));
    return below ? getComputedStyle(below).fill : ground;
  };
  const told = [];
  for (const chart of document.querySelectorAll(".ps-chart svg, .ps-bar")) {
    chart.scrollIntoView({block: "center", behavior: "instant"});
    for (const text of chart.querySelectorAll("text, tspan"))
      told.push([text.className.baseVal, text.textContent, ratio(getComputedStyle(text).fill, behind(text)), 4.5]);
    for (const bar of chart.querySelectorAll(".bar, .dot, .mark, .pointer, .line, .fill")) {
      const style = getComputedStyle(bar);
      told.push([bar.className.baseVal, "", ratio(style.fill === "none" || bar.matches(".line, .hollow") ? style.stroke : style.fill, ground), 3]);
    }
  }
  for (const block of document.querySelectorAll(".ps-deliv > *"))
    told.push([block.className, "", ratio(getComputedStyle(block).color, ground), 3]);
  for (const chosen of document.querySelectorAll(".ps-tabs [aria-current], .ps-years b, .ps-level"))
    told.push([chosen.className, chosen.textContent, ratio(getComputedStyle(chosen).backgroundColor, ground), 3]);
  return told;
}"""
READ = """() => ({
  ink: getComputedStyle(document.querySelector(".ps-chart .bar")).fill,
  ground: getComputedStyle(document.body).backgroundColor,
  tab: getComputedStyle(document.querySelector(".ps-tabs [aria-current]")).borderTopColor,
})"""


def test_charts_change_with_the_colours(web: Web, browser: Browser) -> None:
    """The bars of a chart have another colour in each choice of colours, at once."""
    seen = []
    with opened(browser, web.address + "town/2568/analysis/", 1280) as page:
        for theme in THEMES:
            choose(page, theme)
            seen.append(page.evaluate(FILLS)[0])
    assert len(set(seen)) == len(THEMES)


@pytest.mark.parametrize("path", PAGES)
def test_charts_have_contrast(web: Web, browser: Browser, path: str) -> None:
    """Letters of charts have 4.5:1 with what is behind them, and what is drawn or chosen has 3:1 with the page."""
    told: dict[Theme, list[tuple[str, str, float, float]]] = {}
    with opened(browser, web.address + path, 1280) as page:
        for theme in THEMES:
            choose(page, theme)
            told[theme] = page.evaluate(CONTRAST)
    assert all(told.values())
    assert [(theme, one) for theme, seen in told.items() for one in seen if one[2] < one[3]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_is_given_where_it_is_asked_for(web: Web, browser: Browser, scheme: Any) -> None:  # noqa: ANN401 - Playwright's own literal
    """Where the reader's system asks for more contrast all letters have 7:1, in light and in dark."""
    context = browser.new_context(color_scheme=scheme, contrast="more", reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    for path in PAGES:
        page.goto(web.address + path)
        rest(page)
        start_axe(page, enhanced=True)
        broken, _ = axe_told(page)
        assert (path, broken) == (path, [])
    context.close()


def test_forced_colours_keep_what_is_drawn(web: Web, browser: Browser) -> None:
    """With the system's own colours bars are seen on the page, and the open tab has an edge."""
    context = browser.new_context(forced_colors="active", color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(web.address + "town/2568/analysis/")
    rest(page)
    told = page.evaluate(READ)
    context.close()
    assert told["ground"] == "rgb(255, 255, 255)"
    assert told["ink"] == "rgb(0, 0, 0)"
    assert told["tab"] not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_what_is_short_of_the_goal_is_told_without_colour(web: Web, browser: Browser) -> None:
    """A bar below the goal has a broken edge and a mark of its own, and the table says so in words."""
    with opened(browser, web.address + "town/2568/analysis/", 1280) as page:
        low = page.locator(".ps-chart .bar.low")
        assert low.count() > 0
        assert low.first.evaluate("bar => getComputedStyle(bar).strokeDasharray") != "none"
        assert page.locator(".ps-chart .mark").count() == low.count()
    with opened(browser, web.address + "town/2568/", 1280) as page:
        assert page.locator(".ps-rows .ps-low").count() == 1


def test_weak_and_strong_differ_by_sign_word_and_colour(web: Web, browser: Browser) -> None:
    """Each kind of finding has a sign, a word and a colour of its own, and its card the same colour at its edge."""
    look = """all => all.map(one => [
      one.innerText, getComputedStyle(one, "::before").maskImage, getComputedStyle(one).color,
      getComputedStyle(one.closest(".ps-entry")).borderInlineStartColor])"""
    with opened(browser, web.address + "town/2568/analysis/", 1280) as page:
        told = {tuple(one) for one in page.locator(".ps-entry .ps-kind").evaluate_all(look)}
    words, signs, colours, edges = zip(*told, strict=True)
    assert set(words) == {"จุดแข็ง", "จุดอ่อน", "ต้องพัฒนาให้ดีขึ้น"}
    assert len(set(signs)) == len(set(colours)) == 3
    assert colours == edges
