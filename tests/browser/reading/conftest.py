"""Windows of a reader's own: nothing that one test chooses or copies is there in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from tests.browser.state import rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Web


class Window(Protocol):
    """Opens a page in a new window of its own; `options` are those of a browser context."""

    def __call__(self, path: str, **options: Any) -> Page:  # noqa: ANN401 - passed on to the browser
        """Open the page at `path` below the site."""


@pytest.fixture
def window(browser: Browser, web: Web) -> Iterator[Window]:
    """Open pages in new windows; afterwards none may have met an error."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_(path: str, **options: Any) -> Page:  # noqa: ANN401 - passed on to the browser
        before = options.pop("before", None)
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(web.address + path)
        if options.get("java_script_enabled", True):
            rest(page)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []
