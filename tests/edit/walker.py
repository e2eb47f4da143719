"""Whoever uses the form without a script: opens pages, fills in what stands on them, and presses their buttons."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from prongsai.edit import App, Desk, Request, Upload

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

DAY = date(2026, 7, 1)


class Walker:
    """An officer at the form.

    Attributes:
        desk: the desk that the form is of.
        page: the page that is open.
        status: how it was answered.
    """

    def __init__(self, content: Path, desk: Desk | None = None) -> None:
        self.desk = desk or Desk(content, DAY)
        self._app = App(self.desk)
        self._at = ""
        self.page = LexborHTMLParser("")
        self.status = 0

    def open(self, address: str) -> Walker:
        """Open a page."""
        split = urlsplit(address)
        self._show(Request("GET", split.path, parse_qs(split.query)), address)
        return self

    def follow(self, words: str) -> Walker:
        """Follow the first link with some words, from where the page stands."""
        link = next(one for one in self.page.css("main a, nav a") if words in one.text())
        return self.open(urljoin(f"/{self._at}", link.attributes["href"] or "").removeprefix("/"))

    def values(self) -> dict[str, list[str]]:
        """Return what the form of the page would send."""
        found: dict[str, list[str]] = {}
        for box in self._form().css("input, textarea, select"):
            name, value = box.attributes.get("name"), _value(box)
            if name and value is not None:
                found.setdefault(name, []).append(value)
        return found

    def press(self, do: str = "save", uploads: dict[str, Upload] | None = None, /, **typed: object) -> Walker:
        """Fill in controls, by the ends of their names, and press a button."""
        return self.send(do, {_named(self.values(), end): value for end, value in typed.items()}, uploads)

    def send(self, do: str, typed: dict[str, object], uploads: dict[str, Upload] | None = None) -> Walker:
        """Fill in controls by their whole names, and press a button."""
        form = self.values()
        unknown = typed.keys() - form.keys()
        assert not unknown, f"{unknown} of {form.keys()}"
        form |= {name: [*value] if isinstance(value, list) else [str(value)] for name, value in typed.items()}
        action = urlsplit((self._form().attributes["action"] or "").removeprefix("/"))
        form["do"] = [do]
        self._show(Request("POST", action.path, parse_qs(action.query), form, uploads or {}), self._at)
        return self

    def post(self, path: str, form: dict[str, str]) -> Walker:
        """Send a small form of the page, such as that of a new year."""
        action = next(one for one in self.page.css("form") if (one.attributes["action"] or "").endswith(f"/{path}"))
        boxes = {box.attributes.get("name") for box in action.css("input, select")}
        assert form.keys() <= boxes, f"{form.keys()} of {boxes}"
        self._show(Request("POST", path, {}, {name: [value] for name, value in form.items()}), path)
        return self

    def quietly(self, typed: dict[str, object], how: str = "save") -> dict[str, Any]:
        """Save as the page's script does by itself, and return what it is answered; it opens the page again if told."""
        form = self.values() | {name: [str(value)] for name, value in typed.items()} | {"quiet": [how]}
        action = urlsplit((self._form().attributes["action"] or "").removeprefix("/"))
        response = self._app(Request("POST", action.path, parse_qs(action.query), form))
        answer: dict[str, Any] = json.loads(response.body)
        if answer.get("again"):
            self.open(self._at)
        return answer

    def shown(self, selector: str) -> LexborNode:
        """Return the first element that a selector finds; there must be one."""
        found = self.page.css_first(selector)
        assert found is not None, selector
        return found

    def undo(self) -> int:
        """Press the button that takes the latest saving back, and return how that was answered."""
        self._show(Request("POST", "undo"), "")
        return self.status

    def found(self, end: str = "") -> list[str]:
        """Return what is found beside the control whose name has an end, or on the whole page."""
        boxes = [one for one in self.page.css("[data-found]") if (one.attributes["data-found"] or "").endswith(end)]
        return [" ".join(one.text().split()) for box in boxes for one in box.css(".e-find")]

    def _form(self) -> LexborNode:
        form = self.page.css_first("form.e-form") or self.page.css_first("main form")
        assert form is not None, self.page.text()
        return form

    def _show(self, request: Request, address: str) -> None:
        response = self._app(request)
        self.status = response.status
        if response.status == 303:
            self.open(response.to.partition("#")[0])
            return
        self._at = address
        self.page = LexborHTMLParser(response.body.decode())


def _value(box: LexborNode) -> str | None:
    """Return what a control sends; None where it sends nothing."""
    if box.tag == "textarea":
        return box.text().removeprefix("\n")
    if box.tag == "select":
        chosen = box.css_first("option[selected]") or box.css_first("option")
        return chosen.attributes.get("value") if chosen else None
    kind = box.attributes.get("type")
    if kind == "file" or (kind == "checkbox" and "checked" not in box.attributes):
        return None
    return box.attributes.get("value") or ""


def _named(values: dict[str, list[str]], end: str) -> str:
    """Return the outermost of the names that are, or end, as asked."""
    return min((name for name in values if name == end or name.endswith(f"/{end}")), key=len)
