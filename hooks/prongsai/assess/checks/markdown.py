"""Markdown that would not show what its author meant: tables that stay text, links that lead nowhere, lost pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.prose.passages import typed_narrative
from prongsai.assess.prose.words import patterns
from prongsai.findings import Finding
from prongsai.text import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage

_FORMS = patterns("markdown")
_FOLLOWED = ("http:", "https:", "mailto:", "tel:")
"""The schemes of links that a page keeps (see the cleaning of prose in the rendering)."""
_WITHIN = ("../", "#")
"""How a link within the site begins: the page of the analysis has no files below it."""


def check_markdown(assessment: Assessment) -> Iterator[Finding]:
    """Yield the tables, links and pictures of the narrative that readers would not get."""
    narrative = typed_narrative(assessment)
    text = _FORMS["code"].sub(lambda match: re.sub(r"[^\n]", " ", match[0]), blanked(narrative.text, "<!--", "-->"))
    yield from _tables(narrative, text)
    yield from _links(narrative, text)


def _tables(passage: Passage, text: str) -> Iterator[Finding]:
    """Yield each run of lines with bars that Markdown does not take for a table, at its first line."""
    end = -1
    for row in _FORMS["row"].finditer(text):
        above = text[text.rfind("\n", 0, max(row.start() - 1, 0)) + 1 : row.start()]
        under = _FORMS["row"].match(text, row.end() + 1)
        if row.start() > end and (problem := _problem(row[0], under[0] if under else "", above)):
            yield Finding.make("W205", passage.place(row.start()), problem=problem)
        end = row.end() + 1


def _problem(head: str, rule: str, above: str) -> str:
    if not _FORMS["rule"].fullmatch(rule.strip()):
        return "ไม่มีบรรทัด |---| ใต้หัวตาราง"
    wanted, found = _columns(head), _columns(rule)
    if wanted != found:
        return f"หัวตารางมี {wanted} คอลัมน์ แต่บรรทัด |---| มี {found}"
    if above.strip() and not above.startswith("#"):
        return "ไม่มีบรรทัดว่างก่อนตาราง"
    return ""


def _columns(row: str) -> int:
    return len(_FORMS["cell end"].split(row.strip().strip("|")))


def _links(passage: Passage, text: str) -> Iterator[Finding]:
    for match in _FORMS["link"].finditer(text):
        place, to = passage.place(match.start()), match["to"]
        foreign = _FORMS["scheme"].match(to) is not None
        if match["picture"] or (foreign and not to.lower().startswith(_FOLLOWED)):
            yield Finding.make("W207", place, found=to)
        elif not foreign and not to.startswith((*_WITHIN, "{")):
            yield Finding.make("E206", place, found=to)
