"""What the theme's bundle says to its search worker and expects of it; ours answers in the worker's place.

The theme may change both with any version. Where one of these tests fails after an upgrade, compare the theme's
`integrations/search/worker` with `overrides/assets/javascripts/search/worker.js`, and then name the new files here.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Web

THEME = Path(str(files("material"))) / "templates"
SCRIPTS = THEME / "assets" / "javascripts"
PARTIALS = Path(__file__).resolve().parents[3] / "overrides" / "partials"
WORKER = "workers/search.a7633da7.min.js"
BUNDLE = "bundle.a5f9d56c.min.js"
RECORD = """() => {
  window.said = [];
  window.Worker = class extends EventTarget {
    constructor(address) { super(); window.worker = this; window.said.push(String(address)); }
    postMessage(message) { window.said.push(message); }
    answer(data) { this.dispatchEvent(new MessageEvent('message', { data })); }
  };
}"""
"""Puts a worker into a page that only remembers what it is told."""
RESULT = {
    "items": [
        [
            {"location": "one/", "title": "หน้า <mark>หนึ่ง</mark>", "text": "ต้น", "score": 2, "terms": {"หนึ่ง": True}},
            {"location": "one/#a", "title": "หัวข้อ", "text": "ปลาย", "score": 1, "terms": {}},
        ]
    ]
}


def test_the_theme_has_the_scripts_we_know() -> None:
    """The theme's worker and bundle are the very versions that our worker was written for."""
    found = {path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.glob("**/*.min.js") if "lunr" not in path.parts}
    assert found == {WORKER, BUNDLE}


def test_the_box_is_the_themes() -> None:
    """Our copy of the box is the theme's, but for the name of its dialog and the help below a list with nothing in it."""
    theirs, ours = ((folder / "search.html").read_text(encoding="utf-8") for folder in (THEME / "partials", PARTIALS))
    named = ours.replace(""" aria-label="{{ lang.t('search') }}">""", ">", 1)
    helped = re.sub(r"\n *<p class=\"ps-search-help\" hidden>.*</p>", "", named, count=1)
    assert len(ours) > len(named) > len(helped)
    assert helped.partition("-#}")[2] == theirs.partition("-#}")[2]


def test_the_bundle_speaks_as_we_answer(visit: Callable[..., Page], web: Web) -> None:
    """The bundle starts the worker it names, sets it up, waits until it is ready, asks, and lists what it is told."""
    page = visit("")
    page.add_init_script(f"({RECORD})()")
    page.reload()
    page.wait_for_function("() => window.said?.length === 2")
    address, setup = page.evaluate("() => window.said")
    assert address.endswith(f"assets/javascripts/{WORKER}")
    assert setup["type"] == 0
    assert {*setup["data"]} == {"config", "docs", "options"}
    page.evaluate("() => window.worker.answer({ type: 1 })")
    page.locator(".md-search__input").fill("หนึ่ง")
    page.wait_for_function("() => window.said.at(-1).data === 'หนึ่ง'")
    theirs = page.evaluate("() => window.said.slice(2).filter(message => message.type !== 'prepare')")
    assert theirs == [{"type": 2, "data": words, "from": page.url} for words in ("", "หนึ่ง")]
    page.evaluate("data => window.worker.answer({ type: 3, data })", RESULT)
    links = page.locator(".md-search-result__link")
    links.first.wait_for()
    assert links.first.locator("mark").inner_text() == "หนึ่ง"
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{web.address}one/?h=%E0%B8%AB%E0%B8%99%E0%B8%B6%E0%B9%88%E0%B8%87",
        f"{web.address}one/?h=#a",
    ]
