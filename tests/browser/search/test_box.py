"""The theme's search box with our search behind it: how results look, and how they are reached."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.browser.search.conftest import Box
from tests.browser.state import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page, Route

    from tests.browser.conftest import Web

INDEX = "**/search/pages.js"
DEPENDENT = re.compile("^[ะาำัิ-ฺๅๆ็-๎]")
LEADING = re.compile("[เแโใไ]$")
ONE = {
    "at": "one/",
    "title": "หน้าหนึ่ง",
    "text": "",
    "sections": [["part", "หัวข้อ", "ก <b>ตัวหนา</b> & ข"]],
}


def marked(page: Page, place: str) -> set[str]:
    """Return the words that are marked in a part of the list."""
    return set(page.locator(f"{place} mark").all_text_contents())


def test_results_are_grouped_by_page_and_marked(box: Box) -> None:
    """A page is in the list once, the words are marked in its title and excerpt, and its sections are below it."""
    box.ask("การวิเคราะห์ ฟ้างาม")
    first = ".md-search-result__item:first-child"
    assert box.page.locator(f"{first} h1").inner_text() == "การวิเคราะห์ผลการประเมิน ITA ปี 2566 อบจ.ฟ้างาม"
    assert marked(box.page, f"{first} h1") == {"การวิเคราะห์", "ฟ้างาม"}
    box.page.locator(f"{first} summary").click()
    sections = box.page.locator(f"{first} details a")
    assert sections.count() > 0
    for section in sections.all():
        assert marked(box.page, f"{first} details a") <= {"การวิเคราะห์", "ฟ้างาม"}
        assert "province/2566/analysis/" in str(section.get_attribute("href"))
        assert "#" in str(section.get_attribute("href"))


def test_a_heading_goes_before_running_text(box: Box) -> None:
    """Pages with the word in their title come before all others, those with it in a heading next."""
    found = box.ask("ข้อจำกัด")
    titles = box.page.locator(".md-search-result__item h1").all_inner_texts()
    headed = [
        "ข้อจำกัด" in item.locator("h2").first.inner_text() if item.locator("h2").count() else False
        for item in box.page.locator(".md-search-result__item").all()
    ]
    assert len(found) == len(titles) == len(headed)
    assert headed[0]
    real = [one for one, title in zip(headed, titles, strict=True) if "ข้อมูลสมมุติ" not in title]
    assert real == sorted(real, reverse=True)


def test_an_excerpt_is_cut_at_a_word(box: Box) -> None:
    """No excerpt begins or ends inside a cluster of letters, and each has the word in it."""
    box.ask("ดำเนินการ")
    texts = box.page.locator(".md-search-result__article").evaluate_all(
        "all => all.map(one => [...one.childNodes].filter(node => !/^H[12]$/.test(node.nodeName)).map(node => node.textContent).join(''))"
    )
    cut = [text for text in texts if "…" in text]
    assert len(cut) > 10
    begun = [text[1:] for text in cut if text.startswith("…")]
    ended = [text[:-1] for text in cut if text.endswith("…")]
    assert begun
    assert [text for text in begun if DEPENDENT.search(text)] == []
    assert [text for text in ended if LEADING.search(text)] == []
    assert [text for text in cut if len(text) > 300] == []


def test_an_invented_agency_says_so_and_stands_behind(box: Box) -> None:
    """Pages of the invented agency are found, say that they are invented, and follow the real ones."""
    found = box.ask("O42")
    assert found[:2] == ["subdistrict/2565/measures/", "sample/2565/measures/"]
    titles = box.page.locator(".md-search-result__item h1").all_inner_texts()
    told = [title.endswith("(ข้อมูลสมมุติ)") for title in titles]
    assert told == [path.startswith("sample/") for path in found]


def test_ways_to_a_page_are_not_found(box: Box, texts: dict[str, str]) -> None:
    """Navigation, breadcrumbs and notices are on every page and found on none; pages that lead elsewhere are not found."""
    index = box.page.evaluate("async address => (await fetch(address)).text()", f"{box.address}search/pages.js")
    for words in ("ข้อมูลสมมุติเพื่อแสดงตัวอย่าง", "หน้านี้ย้ายแล้ว", "ลิงก์มายังหัวข้อนี้", "¶"):
        assert words not in index
    assert sorted(re.findall('"at":"([^"]*)"', index)) == sorted(texts)
    assert "\\u0e" not in index


def test_the_keys_of_the_box_still_work(box: Box, web: Web) -> None:
    """The slash opens the box, arrows walk the results, Escape closes it, and Enter leads to the best page."""
    opened = "() => document.getElementById('__search').checked"
    assert box.page.evaluate(opened)
    box.page.keyboard.press("Escape")
    assert not box.page.evaluate(opened)
    box.page.keyboard.press("/")
    assert box.page.evaluate(opened)
    box.ask("O34 ฟ้างาม")
    for key, place in (("ArrowDown", ".md-search-result__link"), ("ArrowUp", ".md-search__input")):
        box.page.keyboard.press(key)
        assert box.page.evaluate("place => document.activeElement.matches(place)", place)
    box.page.keyboard.press("Enter")
    box.page.wait_for_url(f"{web.address}province/2566/measures/?h=*")
    box.page.locator("article mark", has_text="O34").first.wait_for()


def test_the_box_opens_at_once(visit: Callable[..., Page]) -> None:
    """Whoever enters, leaves and enters the box within one moment finds it open each time."""
    seen = visit("").evaluate("""() => {
      const [box, open] = [document.forms.search.query, document.getElementById("__search")];
      const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const seen = [open.checked];
      for (const key of ["/", "Escape", "/", "Escape", "/"]) {
        press(key);
        seen.push(open.checked && document.activeElement === box);
      }
      return seen;
    }""")
    assert seen == [False, True, False, True, False, True]


def ask_of(page: Page, text: str, query: str) -> Locator:
    """Return the words that are marked when a site of one page with a text is asked."""
    index = f"prongsaiIndex([{json.dumps(ONE | {'text': text})}])"
    page.context.route(INDEX, lambda route: route.fulfill(body=index, content_type="text/javascript"))
    page.locator(".md-search__input").fill(query)
    answered(page)
    page.context.unroute(INDEX)
    return page.locator(".md-search-result__link").first.locator("mark")


@pytest.mark.parametrize(
    ("text", "query"),
    [("งบ 1,234 บาท", "1234"), ("งบ 1234 บาท", "1,234"), ("งบ ๑,๒๓๔,๕๖๗.๕๐ บาท", "1234567.50"), ("ปี 2569", "2569")],
)
def test_commas_in_an_amount_may_be_left_out(visit: Callable[..., Page], text: str, query: str) -> None:
    """An amount is found whether or not its thousands are parted where it stands and where it is typed."""
    assert ask_of(visit("compare/"), text, query).all_inner_texts() == [text.split(" ")[1]]


def test_the_agency_that_one_stands_on_comes_first(visit: Callable[..., Page], web: Web) -> None:
    """Of pages that have a word equally, those of the agency whose page is open stand before the others."""
    for agency in ("town", "province", "subdistrict"):
        page = visit(f"{agency}/")
        page.locator(".md-search__input").focus()
        assert Box(page, web.address).ask("ข้อจำกัด")[0].startswith(f"{agency}/")


def test_nothing_found_is_no_dead_end(box: Box) -> None:
    """Below an empty list stands what to try and where to go, and it goes with the next answer."""
    helped = box.page.locator(".ps-search-help")
    assert not helped.is_visible()
    assert box.ask("ยานอวกาศ") == []
    assert helped.is_visible()
    for link in helped.locator("a").all():
        assert box.page.request.get(str(link.evaluate("link => link.href"))).ok
    assert box.ask("ทุจริต")
    assert not helped.is_visible()


@contextmanager
def held(page: Page) -> Iterator[None]:
    """Hold back the index, which is to be asked for meanwhile, and let it come at the end."""
    kept: list[Route] = []
    # Playwright marks the function that it calls, and a built-in one cannot be marked.
    page.context.route(INDEX, lambda route: kept.append(route))  # noqa: PLW0108
    with page.expect_request(INDEX):
        yield
    for route in kept:
        route.continue_()
    page.context.unroute(INDEX)


def test_the_list_says_that_an_answer_is_on_its_way(visit: Callable[..., Page]) -> None:
    """Until what is typed is answered the list is busy."""
    page = visit("")
    results = page.locator(".md-search-result")
    with held(page):
        page.locator(".md-search__input").fill("สินบน")
        assert results.get_attribute("aria-busy") == "true"
    answered(page)
    assert page.locator(".md-search-result__link").count() > 0


def test_words_typed_before_the_index_is_there_are_not_lost(visit: Callable[..., Page]) -> None:
    """What is typed while the index is on its way is answered when it arrives, and only the last of it."""
    page = visit("")
    query = page.locator(".md-search__input")
    with held(page):
        query.fill("สินบน")
        query.press_sequentially(" ของขวัญ")
    answered(page)
    assert marked(page, ".md-search-result__item") == {"สินบน", "ของขวัญ"}


def test_words_put_in_without_a_key_are_heard(box: Box) -> None:
    """What is pasted with the mouse or dictated is searched for, though no key was pressed."""
    box.page.locator(".md-search__input").fill("ไม่รับของขวัญ")
    box.page.locator(".md-search-result__link").first.wait_for()
    assert "ไม่รับของขวัญ" in marked(box.page, ".md-search-result__item")


def test_the_index_is_fetched_only_to_search(visit: Callable[..., Page]) -> None:
    """A visit that does not search asks for no index; entering the box does."""
    page = visit("compare/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.reload(wait_until="networkidle")
    assert "search_index.json" in asked
    assert "pages.js" not in asked
    with page.expect_request(INDEX):
        page.locator(".md-search__input").focus()


def test_a_lost_index_is_told(visit: Callable[..., Page]) -> None:
    """Where the index cannot be had the list says so, and not that nothing was found; then it is asked for again."""
    page = visit("compare/")
    page.context.route(INDEX, lambda route: route.fulfill(body="throw 0", content_type="text/javascript"))
    page.locator(".md-search__input").fill("ทุจริต")
    told = page.locator(".md-search-result__item", has_text="ค้นหาไม่ได้ในขณะนี้")
    told.wait_for()
    page.context.unroute(INDEX)
    page.locator(".md-search__input").fill("สินบน")
    page.locator(".md-search-result__item", has_text="สินบน").first.wait_for()
    assert told.count() == 0


def test_text_is_never_markup(visit: Callable[..., Page]) -> None:
    """What looks like HTML in a page's text is shown as text in the list."""
    page = visit("compare/")
    index = f"prongsaiIndex([{json.dumps(ONE)}])"
    page.context.route(INDEX, lambda route: route.fulfill(body=index, content_type="text/javascript"))
    page.locator(".md-search__input").fill("<b>")
    shown = page.locator(".md-search-result__link", has_text="หัวข้อ")
    shown.wait_for()
    page.context.unroute(INDEX)
    assert shown.inner_text().endswith("ก <b>ตัวหนา</b> & ข")
    assert shown.locator("b").count() == 0
    assert shown.locator("mark").all_inner_texts() == ["<b>"]


@pytest.mark.parametrize("query", ["O34", "๐34"])
def test_a_shared_query_is_answered(visit: Callable[..., Page], query: str) -> None:
    """A query that stands in the address is answered when the page opens."""
    page = visit(f"?q={quote(query)}")
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "province/2566/measures/" in str(result.get_attribute("href"))
