"""What a reference that leads nowhere was most likely meant for: a unit, a measure, a step, another kind of code."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from prongsai.text import fold_digits, item_code, may_search, parse_number, question_code, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from prongsai.criteria import IndicatorRule

_BETWEEN = re.compile(r"\s*(?:[,;/\n]|และ|กับ)\s*")
_TOOL = re.compile(r"(?i)(?:แบบวัด|เครื่องมือ)?\s*([IEO])\s*I\s*T")
_OF_COUNTED = r"(?:EIT\s*)?(ตัวชี้วัด|ประเด็น|มาตรการ|ข้อ|ส่วน|ไตรมาส|ม\.|Q)?(?:ที่)?"
_COUNTED = re.compile(rf"(?i)[(#\s]*{_OF_COUNTED}[\s(:.-]*([0-9]{{1,2}})(?:\.0+)?[\s).:]*")
"""A number alone, or behind the word for what it counts."""
_IN_WORDS = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
_IN_WORD = re.compile("|".join(_IN_WORDS))
_ALIKE = 0.75
"""How alike two names must be for one to be the other misspelt: กองช่าง is not กองคลัง."""
_FEWEST = 3
"""The fewest letters by which one name may be a part of another."""


def like_unit(found: str, units: Mapping[str, str]) -> str:
    """Return the clause that helps after an unknown unit: the id of what has almost this name, or of several.

    `units` are the names by id.
    """
    if not may_search(len(units)):
        return ""
    ids, named = {one: one for one in units}, {name: one for one, name in units.items()}
    if (near := name_meant(found, ids | named)) is None:
        pieces = [name_meant(piece, ids | named) for piece in _BETWEEN.split(found)]
        if len(pieces) > 1 and all(pieces):
            return f" (หลายส่วนราชการให้เขียนเป็นรายการ: [{', '.join(filter(None, pieces))}])"
    near = near or name_meant(found, named, almost=True)
    return f" (ใกล้เคียงที่สุด: {near})" if near else suggestion(found.strip("“”\"'"), ids)


def like_measure(found: str, measures: Mapping[str, str]) -> str:
    """Return the clause that helps after an unknown measure, which may be called by its place or its title (by id)."""
    if not may_search(len(measures)):
        return ""
    number = counted(found)
    if number and number <= len(measures):
        return f" (ใกล้เคียงที่สุด: {[*measures][number - 1]})"
    near = name_meant(found, {title: one for one, title in measures.items()}, almost=True)
    return f" (ใกล้เคียงที่สุด: {near})" if near else suggestion(fold_digits(found), measures)


def like_step(found: str, steps: Sequence[str]) -> str:
    """Return the clause that helps after a step that is called by its words."""
    if not may_search(len(steps)):
        return ""
    near = name_meant(found, {step: str(number) for number, step in enumerate(steps, 1)}, almost=True)
    return f" (ใกล้เคียงที่สุด: {near})" if near else ""


def counted(found: str) -> int | None:
    """Return the number that a text says with a word for what it counts, or signs around it (`ประเด็นที่ ๓`, `(9)`)."""
    folded = _IN_WORD.sub(lambda word: str(_IN_WORDS.index(word[0]) + 1), fold_digits(found))
    match = _COUNTED.fullmatch(folded)
    return int(match[2]) if match else None


def like_number(found: str, known: Iterable[int]) -> str:
    """Return the clause that helps after a number which is not among those known: the nearest by its value."""
    number = parse_number(str(counted(found) or found))
    near = None if number is None else min(known, key=lambda one: abs(one - number), default=None)
    return "" if near is None else f" (ใกล้เคียงที่สุด: {near})"


def like_indicator(found: str, rules: Iterable[IndicatorRule]) -> str | None:
    """Return the number of the indicator that is called by its name."""
    names = {name: str(rule.number) for rule in rules for name in (rule.name, *rule.aliases)}
    return name_meant(found, names, almost=True)


def like_tool(found: str) -> str | None:
    """Return the tool that words around its letters mean (`แบบวัด IIT`)."""
    match = _TOOL.fullmatch(found.strip())
    return f"{match[1].upper()}IT" if match else None


def reference_meant(found: str, kind: str = "") -> str:
    """Return the reference that a text alone says, but for one of this kind: `O18` is `item: O18`; empty for none."""
    match = _COUNTED.fullmatch(fold_digits(found))
    told = {
        "item": item_code(found) if found[:1] in ("O", "o") else None,
        "question": question_code(found) if found[:1] in ("i", "I", "e", "E") else None,
        "tool": like_tool(found),
        "indicator": match[2] if match and match[1] in (None, "ตัวชี้วัด") and "EIT" not in found.upper() else None,
        "topic": match[2] if match and match[1] == "ประเด็น" else None,
    }
    return next((f"{name}: {code}" for name, code in told.items() if code and name != kind), "")


def name_meant(found: str, names: Mapping[str, str], *, almost: bool = False) -> str | None:
    """Return what has a name, whatever its spaces; with `almost` also what alone has it as a part, or nearly it."""
    wanted, plain = _plain(found), {_plain(name): name for name in names}
    if wanted in plain:
        return names[plain[wanted]]
    if not almost or len(wanted) < _FEWEST:
        return None
    parts = {names[name] for text, name in plain.items() if wanted in text or (len(text) >= _FEWEST and text in wanted)}
    if len(parts) == 1:
        return parts.pop()
    near = get_close_matches(wanted, plain, n=1, cutoff=_ALIKE)
    return names[plain[near[0]]] if near else None


def _plain(text: str) -> str:
    return re.sub(r"[\s.“”\"']", "", text).casefold()
