"""Controls made ready for the templates: with what was typed, what is found beside them, and their buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from prongsai.content import parse_date
from prongsai.edit._controls import takes_words
from prongsai.edit._desk import year_of
from prongsai.edit._known import WHY, may_stand
from prongsai.edit._names import location_of, name_of
from prongsai.edit._posted import WORDS
from prongsai.edit._said import NAMED, told_finding
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.content import Location
    from prongsai.edit._controls import Control
    from prongsai.edit._drafts import Drafts
    from prongsai.edit._found import Found
    from prongsai.edit._page import Sheet

_NO_PERIOD = "E122"
_DAY = "1 ต.ค. 2568"
"""The example of every field that is a day."""
_OPEN = ("indicators", "tools", "units", "evidence", "contact")
"""Groups that officers fill each year, and that therefore stand open."""
_RARE = frozenset(
    [
        "id",
        "continues",
        "printed",
        "framework",
        "also_level",
        "criteria_year",
        "content_version",
        "sample",
        "emblem",
        "ranking",
        "quarters",
        "eit_parts",
        "table",
        "limitations_table",
        "disclosure",
        "thresholds",
        "defaults",
        "frequency",
        "licence",
        "document",
    ]
)
"""Fields that most officers never need, and ids, which are not to be changed once published: they stand closed."""
_EXPLAINED = frozenset(["period", "rounds", "id", "draft", "responsible", "items", "cites"])
_CODE = re.compile(r"[{}\[\]_]|[A-Za-z]{3,}\.yml|\b[a-z]{3,}\b")
"""What a hint for the form never says: names of a file's own language."""


class Draw:
    """Draws the controls of a page."""

    def __init__(self, page: Sheet, drafts: Drafts, found: Found, why_not: Mapping[str, str] | None = None) -> None:
        self._page = page
        self._why_not = why_not or {}
        self._drafts = drafts
        self._found = found
        self._year = year_of(page.file)
        every = () if page.new else (one for control in page.controls for one in control.every)
        self._worded = {one.name for one in every if takes_words(one.shape) and one.drawn == "line"}

    @property
    def at(self) -> str:
        """The name of the record that the page is of."""
        return name_of(self._page.at)

    @property
    def back(self) -> str:
        """The page of the list that the record is of, or of what that list is within; empty for a whole file."""
        if not self._page.at:
            return ""
        above = next(
            (self._page.at[:end] for end in range(len(self._page.at) - 2, 0, -1) if _is_record(self._page.at[:end])), ()
        )
        return f"{self._page.file}?at={name_of(above)}" if above else self._page.file

    def findings(self, name: str) -> list[dict[str, str]]:
        """Return what is found beside a control, the gravest first, and why something of it was not done."""
        found = [told_finding(one) for one in sorted(self._found.beside.get(name, ()), key=lambda one: one.severity)]
        for one in found:
            if one["code"] == _NO_PERIOD and name in self._worded:
                one |= {"do": f"words:{name}", "act": plain("edit.keep_words")}
            if one["strips"] and name and location_of(name)[-1] == "file":
                one |= {"do": f"strip:{name}", "act": plain("edit.strip")}
            if not self._page.new and may_stand(one["code"], name):
                one |= {"known": f"{one['code']}/{name}".removesuffix("/"), "why": WHY}
        return [*self.why_not(name), *found]

    def why_not(self, name: str) -> list[dict[str, str]]:
        """Return why something was not done to what has a name."""
        told = {"severity": "error", "word": plain("edit.not_done"), "code": "", "where": "", "do": "", "known": ""}
        return [told | {"text": self._why_not[name]}] if name in self._why_not else []

    def control(self, control: Control) -> dict[str, Any]:
        """Return what a template shows of a control."""
        made = getattr(self, f"_{control.drawn}", self._simple)(control)
        draft = self._drafts.get(control.name)
        found = self.findings(control.name)
        return {
            "drawn": control.drawn,
            "name": control.name,
            "label": _label(control),
            "hint": _hint(control),
            "example": control.shape.example,
            "required": control.shape.required,
            "new": control.new,
            "found": found,
            "wrong": any(one["severity"] == "error" for one in found),
            "clash": _joined(control.value) if draft and draft.why == "clash" else None,
            "place": isinstance(control.at[-1], int),
            "apart": all(one.at != control.at for one in control.inner),
            "file": self._page.file,
        } | made

    def parts(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the controls of the page, and those that are seldom needed."""
        rare = [one for one in self._page.shown if one.at[-1] in _RARE]
        return [self.control(one) for one in self._page.shown if one not in rare], [self.control(one) for one in rare]

    def _typed(self, control: Control) -> tuple[str, ...]:
        draft = self._drafts.get(control.name)
        return draft.typed if draft else control.value

    def _simple(self, control: Control) -> dict[str, Any]:
        typed = self._typed(control)
        options = [{"value": value, "words": words, "chosen": value in typed} for value, words in control.options]
        text = ", ".join(typed) if control.drawn == "codes" else "".join(typed[:1])
        return {
            "value": text,
            "options": options,
            "rows": min(12, 1 + text.count("\n") + len(text) // 70),
            "read": self._read(control, text),
        }

    def _read(self, control: Control, text: str) -> str:
        """Return how a day is understood, where it was not written so, or that a period is kept in words."""
        if control.words:
            return plain("edit.kept_words")
        day = parse_date(text, self._year) if text and control.shape.example == _DAY else None
        return plain("edit.read_as", value=day) if day is not None and str(day) != text else ""

    def _reference(self, control: Control) -> dict[str, Any]:
        typed = self._typed(control)
        chosen = next(iter(typed), "")
        groups = [
            (title, [{"value": value, "words": words, "chosen": value == chosen} for value, words in options])
            for title, options in self._page.menus.references
        ]
        known = {one["value"] for _, options in groups for one in options}
        words = chosen.removeprefix("text:") if chosen.startswith("text:") else ""
        own = (
            []
            if not chosen or chosen in known or words
            else [{"value": chosen, "words": chosen.partition(":")[2], "chosen": True}]
        )
        more = [self.control(one) for one in control.more if one.value]
        return {"groups": groups, "own": own, "words": words, "words_name": control.name + WORDS, "more": more}

    def _fields(self, control: Control) -> dict[str, Any]:
        inner, more = [self.control(one) for one in control.inner], [self.control(one) for one in control.more]
        return {
            "inner": inner,
            "more": more,
            "title": control.title,
            "alone": bool(control.shape.alone) and len(inner) == 1,
            "filled": _filled(control.more),
            "bare": len(control.more) == 1 and not _filled(control.more),
            "open": self._is_open(control),
            "count": _filled(control.inner),
        }

    def _is_open(self, control: Control) -> bool:
        told = any(one.name in self._found.beside for one in control.every)
        return told or control.shape.required or control.at[-1] in _OPEN

    def _list(self, control: Control) -> dict[str, Any]:
        inner = [self.control(one) for one in control.inner]
        last = len(inner) - 2
        for place, one in enumerate(inner):
            one |= {"number": place + 1, "first": place == 0, "last": place >= last}
        filled = len(inner) - 1
        closed = control.shape.kind == "groups" and not control.shape.alone
        upload = control.at[-1] == "evidence" and not self._page.new
        return {"inner": inner, "count": filled, "open": not closed or self._is_open(control), "upload": upload}

    def _rows(self, control: Control) -> dict[str, Any]:
        rows = [
            {
                "name": one.name,
                "title": one.title or plain("edit.untitled"),
                "href": f"{self._page.file}?at={one.name}",
                "found": self.findings(one.name) + self._below(one.at),
                "why_not": self.why_not(one.name),
                "first": place == 0,
                "last": place == len(control.inner) - 1,
            }
            for place, one in enumerate(control.inner)
        ]
        add = f"{self._page.file}?at={name_of((*control.at, len(rows)))}"
        return {"inner": rows, "add": add, "count": len(rows), "open": True}

    def _below(self, at: Location) -> list[dict[str, str]]:
        """Return what is found within a record that has a page of its own."""
        prefix = name_of(at) + "/"
        found = (one for name, listed in self._found.beside.items() if name.startswith(prefix) for one in listed)
        return [told_finding(one) for one in found]

    def _keyed(self, control: Control) -> dict[str, Any]:
        inner = [self.control(one) for one in control.inner]
        return {"inner": inner, "count": _filled(control.inner), "open": self._is_open(control)}


def _label(control: Control) -> str:
    name = control.at[-1]
    return plain(f"edit.label.{name}") if name in NAMED else control.shape.label


def _hint(control: Control) -> str:
    """Return what else is to be known of a field, in words that need no knowledge of files."""
    name, hint = control.at[-1], control.shape.hint
    if name in _EXPLAINED and control.drawn != "rows":
        return plain(f"edit.hint.{name}")
    if control.drawn in ("file", "fields") or _CODE.search(hint):
        return ""
    # What the name says already is not said again.
    rest = hint.removeprefix(control.shape.label)
    if not rest or rest.startswith(" ("):
        return ""
    return rest.strip(" :") if rest[0] in " :" else hint


def _is_record(at: Location) -> bool:
    return isinstance(at[-1], int)


def _filled(controls: tuple[Control, ...]) -> int:
    """Return how many controls, within others too, hold something."""
    return sum(bool(one.value) for control in controls for one in control.every)


def _joined(value: tuple[str, ...]) -> str:
    return ", ".join(value)
