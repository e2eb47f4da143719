"""The form in a browser: findings while typing, saving by itself, no barrier, and nothing that its policy refuses."""

from __future__ import annotations

import shutil
from datetime import date
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from prongsai.edit import Desk, FormServer
from tests.browser.accessibility.axe import axe_told, start_axe
from tests.browser.conftest import Visits, Web
from tests.browser.state import unfold
from tests.conftest import WHOLE
from tests.edit.test_form import PNG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

SCORES, MEASURE = "town/2568/scores.yml", "town/2568/measures.yml?at=measures/:0"
PROGRESS = "town/2568/progress.yml"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of an agency, to be edited."""
    root = tmp_path_factory.mktemp("form") / "content"
    shutil.copytree(WHOLE / "town", root / "town")
    return root


@pytest.fixture
def form(content: Path, browser: Browser) -> Iterator[Visits]:
    """Serve the form; what a page complains about, be it to its console, is told at the end of its test."""
    with FormServer(Desk(content, date(2026, 7, 1))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        visits = Visits(Web(server.address, content), browser)
        yield visits
        # What a button did leads on to a page.
        problems = [one for one in visits.close() if not one.startswith("answers 303")]
        for context in visits.contexts.values():
            context.close()
        server.shutdown()
        thread.join()
    assert problems == []


def typed(page: Page, name: str, value: str) -> None:
    """Type a value, and wait until it is judged."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator(f'[name="{name}"]').fill(value)


def left(page: Page) -> None:
    """Leave a field by the keyboard, and wait until it is saved."""
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Tab")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_has_a_barrier(form: Visits, width: int) -> None:
    """Everything unfolded, axe finds nothing on any kind of page, and none is wider than its window."""
    for address in ("", SCORES, MEASURE, "town/2568/analysis.md", "town/2568/table", "review"):
        page = form.open(address, width=width)
        unfold(page)
        start_axe(page)
        assert axe_told(page)[0] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_findings_come_while_typing(form: Visits, content: Path) -> None:
    """A slip is told beside its box before anything is saved; mended and left by Tab, it is saved by itself."""
    page = form.open(SCORES)
    typed(page, "indicators/9", "เก้าสิบ")
    told = page.locator('[data-found="indicators/9"] .e-find.error')
    told.wait_for()
    assert page.locator('[name="indicators/9"]').get_attribute("aria-invalid") is not None
    assert "เก้าสิบ" not in (content / SCORES).read_text(encoding="utf-8")
    typed(page, "indicators/9", "88.5")
    told.wait_for(state="detached")
    left(page)
    page.get_by_role("status").filter(has_text="บันทึกแล้ว").wait_for()
    assert "  9: 88.5\n" in (content / SCORES).read_text(encoding="utf-8")


def test_a_new_line_keeps_the_place_of_the_keyboard(form: Visits, content: Path) -> None:
    """A step typed in the empty box is saved on leaving it; another empty one comes, and focus stays where it went."""
    page = form.open(MEASURE)
    page.get_by_label("ขั้นตอน 4", exact=True).fill("ขั้นที่เพิ่งพิมพ์")
    page.keyboard.press("Tab")
    page.get_by_label("ขั้นตอน 5", exact=True).wait_for()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert "ขั้นที่เพิ่งพิมพ์" in (content / "town/2568/measures.yml").read_text(encoding="utf-8")


def test_a_link_waits_until_all_that_was_typed_is_saved(form: Visits, content: Path) -> None:
    """What is left while an earlier question is still open is saved before a link that is pressed leads on."""
    page = form.open(SCORES)
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it asks how many a handler takes
    with page.expect_request(lambda request: request.method == "POST"):
        page.locator('[name="indicators/8"]').fill("77.25")
    # The press leaves the field first, as any does; the answer to the earlier question comes after it.
    page.evaluate("() => { document.activeElement.blur(); document.querySelector('a[href]').click(); }")
    assert page.url.endswith(SCORES)
    with page.expect_navigation():
        held[0].continue_()
    assert "  8: 77.25\n" in (content / SCORES).read_text(encoding="utf-8")


def test_a_button_waits_until_all_that_was_typed_is_saved(form: Visits, content: Path) -> None:
    """Pressed while a saving is not answered, it does what it does after that; nobody else is said to have changed anything."""
    page = form.open(MEASURE)
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it asks how many a handler takes
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_label("ขั้นตอน 1", exact=True).fill("ขั้นแรก")
    page.get_by_label("ขั้นตอน 1", exact=True).fill("ขั้นแรกที่พิมพ์ต่อ")
    page.evaluate("() => { document.activeElement.blur(); document.querySelector('button.main').click(); }")
    with page.expect_navigation():
        held[0].continue_()
    assert "ถูกแก้จากที่อื่น" not in page.locator("body").inner_text()
    assert "ขั้นแรกที่พิมพ์ต่อ" in (content / "town/2568/measures.yml").read_text(encoding="utf-8")


def test_a_pasted_table_keeps_its_cells(form: Visits) -> None:
    """What Word puts on the clipboard as a page is read, whose cells have paragraphs that its text would lose."""
    page = form.open("town/2568/table")
    page.evaluate(
        """cells => {
            const data = new DataTransfer();
            data.setData("text/html", `<table>${cells.map(row => `<tr><td>${row.join("</td><td>")}</td></tr>`).join("")}</table>`);
            const box = document.querySelector("#text");
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
            box.value = "x";
            box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["เปิดเผย", "<p>รวบรวม</p><p>เผยแพร่</p>", "กองคลัง"]],
    )
    page.get_by_role("button", name="ดูสิ่งที่อ่านได้").click()
    page.get_by_role("button", name="นำเข้า 1 มาตรการเป็นร่าง").wait_for()
    # Where lines end is read from how the page is drawn, which its style says.
    page.wait_for_load_state()
    assert page.locator("dd", has_text="รวบรวม").inner_text() == "รวบรวม\nเผยแพร่"


def test_the_page_beside_the_form_follows_what_is_typed(form: Visits) -> None:
    """As the site will look, with its fonts, before anything is saved; where it was scrolled to it stays."""
    page = form.open(SCORES)
    shown = page.frame_locator("#preview iframe")
    shown.locator("article h1").wait_for()
    frame = page.frame(url="**/preview/**")
    assert frame is not None
    frame.evaluate("scrollTo(0, 200)")
    typed(page, "indicators/9", "66.66")
    shown.get_by_text("66.66").first.wait_for()
    assert frame.evaluate("[scrollY, getComputedStyle(document.body).fontFamily.includes('Sarabun')]") == [200, True]


def test_the_page_is_looked_at_over_the_form_on_a_phone(form: Visits) -> None:
    """By a button; it has the keyboard, Esc leads back to the field that was typed in, and nothing is a barrier."""
    page = form.open(SCORES, width=390)
    assert not page.locator("#preview").is_visible()
    typed(page, "indicators/9", "66.67")
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    page.frame_locator("#preview iframe").get_by_text("66.67").first.wait_for()
    assert page.evaluate("[document.activeElement.closest('dialog')?.id, document.documentElement.scrollWidth]") == [
        "preview",
        390,
    ]
    start_axe(page)
    assert axe_told(page)[0] == []
    page.keyboard.press("Escape")
    assert not page.locator("#preview").is_visible()
    assert page.evaluate("document.activeElement.name") == "indicators/9"


def test_a_sign_opens_the_menu_of_values(form: Visits) -> None:
    """Typed in a narrative, `=` shows them; arrows and Enter choose one in its place, Esc leaves it as it is."""
    page = form.open("town/2568/analysis.md")
    box, menu, offered = page.locator("#text"), page.locator("#values[open]"), page.locator("[data-insert]")
    box.fill("ได้ ")
    box.press("=")
    menu.wait_for()
    page.keyboard.press("Escape")
    assert (box.input_value(), menu.count(), page.evaluate("document.activeElement.id")) == ("ได้ =", 0, "text")
    box.fill("ได้ ")
    box.press("=")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.insert") == offered.nth(0).get_attribute("data-insert")
    page.keyboard.press("ArrowDown")
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Enter")
    assert (box.input_value(), menu.count()) == (f"ได้ {offered.nth(1).get_attribute('data-insert')}", 0)


def test_a_sign_that_is_meant_stays_in_the_text(form: Visits) -> None:
    """What is typed behind `=` is text and shuts the menu; where the caret went elsewhere, a value takes no letter away."""
    page = form.open("town/2568/analysis.md")
    box, offered = page.locator("#text"), page.locator("[data-insert='{{ overall }}']")
    box.fill("")
    page.keyboard.type("a = b")
    assert (box.input_value(), page.locator("#values[open]").count()) == ("a = b", 0)
    page.keyboard.type(" =")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    with page.expect_response(lambda response: response.request.method == "POST"):
        offered.click()
    assert box.input_value() == "a{{ overall }} = b ="


def test_a_value_is_put_where_the_caret_stands(form: Visits) -> None:
    """The menu of values puts what is chosen between the words, and its figure is seen on the page."""
    page = form.open("town/2568/analysis.md")
    box = page.locator("#text")
    box.fill("ได้ คะแนน")
    box.evaluate("box => box.setSelectionRange(4, 4)")
    page.locator("#values summary").click()
    offered = page.locator("[data-insert='{{ overall }}']")
    offered.click()
    assert box.input_value() == "ได้ {{ overall }}คะแนน"
    page.frame_locator("iframe").locator("main").get_by_text(offered.locator("b").inner_text()).first.wait_for()


def test_a_value_that_is_put_without_typing_is_saved(form: Visits, content: Path) -> None:
    """As what is typed is, once the officer goes on."""
    page = form.open("town/2568/analysis.md")
    page.locator("#values summary").click()
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.locator("[data-insert='{{ lowest.name }}']").click()
    assert "{{ lowest.name }}" in (content / "town/2568/analysis.md").read_text(encoding="utf-8")


@pytest.fixture
def entry(content: Path) -> str:
    """The page of a report on a measure, in which nothing is told yet."""
    rounds = "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n"
    (content / PROGRESS).write_text(rounds, encoding="utf-8")
    return f"{PROGRESS}?at=rounds/:0/entries/:0"


def test_a_file_is_attached_when_it_is_chosen(form: Visits, content: Path, entry: str) -> None:
    """With what was typed before it, and though an earlier question is not answered yet."""
    page = form.open(entry)
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it asks how many a handler takes
    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("[name$='/:0/work']").fill("อบรมแล้ว")
    page.evaluate("document.activeElement.blur()")
    page.locator("input[type=file]").set_input_files({"name": "ภาพ.png", "mimeType": "image/png", "buffer": PNG})
    with page.expect_navigation():
        held[0].continue_()
    assert "ถูกแก้จากที่อื่น" not in page.locator("body").inner_text()
    kept = (content / PROGRESS).read_text(encoding="utf-8")
    assert ("file: evidence/ภาพ.png" in kept, "work: อบรมแล้ว" in kept) == (True, True)
    assert (content / "town/2568/evidence/ภาพ.png").read_bytes() == PNG


def test_a_file_that_is_dropped_beside_the_control_is_attached(form: Visits, content: Path, entry: str) -> None:
    """Anywhere upon its box; upon the rest of the page it does nothing, nor opens in its place."""
    page = form.open(entry)
    session = page.context.new_cdp_session(page)
    file = content.parent / "ภาพ.png"
    file.write_bytes(PNG)

    def drop(x: float, y: float) -> None:
        for kind in ("dragEnter", "dragOver", "drop"):
            data = {"items": [], "files": [str(file)], "dragOperationsMask": 1}
            session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})

    drop(30, 200)
    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 0
    page.locator(".e-drop").scroll_into_view_if_needed()
    box = page.locator(".e-drop").bounding_box()
    assert box
    with page.expect_navigation():
        drop(box["x"] + box["width"] - 20, box["y"] + 20)
    assert (content / "town/2568/evidence/ภาพ.png").read_bytes() == PNG


def test_a_reason_stays_while_other_things_are_typed(form: Visits, entry: str) -> None:
    """Neither a check nor a saving that makes the page anew takes it, or shuts its row."""
    page = form.open(entry)
    reason = page.locator("[name^='~why/W813/']")
    unfold(page)
    reason.fill("ตามรายงาน")
    typed(page, "rounds/:0/entries/:0/evidence/:0/title", "ภาพ")
    typed(page, "rounds/:0/entries/:0/evidence/:0/url", "https://example.org/a.pdf")
    left(page)
    page.locator("[name$='/evidence/:1/url']").wait_for(state="attached")
    assert (reason.is_visible(), reason.input_value()) == (True, "ตามรายงาน")
