"""Codes that a report uses (รหัส) against its year's criteria; where the criteria do not know, any code is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.content._meant import like_indicator, like_number, like_tool, reference_meant
from prongsai.criteria import meant_question
from prongsai.findings import Finding
from prongsai.text import (
    code_meant,
    codes_in,
    fold_digits,
    item_code,
    item_key,
    nearest,
    question_code,
    question_key,
    suggestion,
)

if TYPE_CHECKING:
    from prongsai.content.model.record import Reference
    from prongsai.criteria import Criteria
    from prongsai.findings import Place

TOOLS = ("IIT", "EIT", "OIT")
"""The tools of the NACC's assessment, in every year."""
LAST_INDICATOR = 99
_PARTS = ("1", "2")
_CODE_NUMBER = re.compile(r"[0-9]{1,6}")
_COUNTED = re.compile("[1-9][0-9]?")


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that a report may use.

    Attributes:
        criteria: those of the report's own year.
        listed: the numbers of the indicators that the criteria, or else the report's scores, tell; empty for any.
        topics: the numbers of the topics that there are; empty for any.
        framework: what the framework is called.
        scored: the tools whose scores the report tells.
    """

    criteria: Criteria
    listed: tuple[int, ...]
    topics: tuple[int, ...]
    framework: str
    scored: tuple[str, ...] = ()

    @property
    def tools(self) -> tuple[str, ...]:
        """The tools that there are, those of the report in a year of the NACC's that nobody knows; empty for any."""
        if not self.criteria.national:
            return tuple(tool.code for tool in self.criteria.tools)
        return TOOLS if self.criteria.indicators else (self.scored or TOOLS)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of EIT that there are."""
        return _PARTS if self.criteria.national else tuple(map(str, range(1, 10)))

    def indicator(self, raw: str) -> int | None:
        """Return the indicator's number, or None where there is none such."""
        folded = fold_digits(raw)
        number = int(folded) if _COUNTED.fullmatch(folded) else None
        return None if self.listed and number not in self.listed else number

    def check_reference(self, reference: Reference, place: Place, beside: str = "") -> list[Finding]:
        """Return the finding for a reference to what does not exist; `beside` is what is said of it."""
        value = reference.value
        if reference.kind == "indicator":
            return [] if self.indicator(value) else [self.unknown_indicator(value, place)]
        if reference.kind == "topic":
            known = self.topics or range(1, LAST_INDICATOR + 1)
            found, hint = _called("ประเด็นที่", value), like_number(value, known)
            unknown = Finding.make("E116", place, found=found, known=numbers(known), hint=hint)
            return [] if value in map(str, known) else [unknown]
        if reference.kind == "tool":
            tool, _, part = value.partition(":")
            return self._no_part(tool, part, place) if part else self.check_tool(tool, place)
        if reference.kind == "text":
            return []
        return self.check_code(value, place, reference.kind, beside)

    def _no_part(self, tool: str, part: str, place: Place) -> list[Finding]:
        """Return the finding for a part that a tool does not have; of the NACC's, EIT alone has any."""
        if self.criteria.national and tool != "EIT":
            return self.check_tool(f"{tool}:{part}", place)
        known = ", ".join(f"{tool} ส่วนที่ {number}" for number in self.parts)
        unknown = Finding.make("E108", place, found=f"{tool} ส่วนที่ {part}", known=known, hint="")
        return self.check_tool(tool, place) or ([] if part in self.parts else [unknown])

    def check_tool(self, raw: str, place: Place) -> list[Finding]:
        """Return the finding for a tool that the framework does not have."""
        if not self.tools or raw.upper() in map(str.upper, self.tools):
            return []
        near = like_tool(raw) if self.criteria.national else None
        near = near or nearest(raw, self.tools)
        return [Finding.make("E108", place, found=raw, known=", ".join(self.tools), hint=_nearest(near))]

    def check_code(self, raw: str, place: Place, kind: str, beside: str = "") -> list[Finding]:
        """Return the finding for an item or question code that the year does not have; no list known, any goes."""
        if self._takes(raw, kind):
            return []
        code, told = ("E111", "OIT" if self.criteria.national else self.framework) if kind == "item" else ("E110", "")
        several = [one for one in codes_in(raw) if self._takes(one, kind)]
        hint = f" (ใส่ได้ทีละข้อ ให้แยกเป็น {', '.join(several)})" if len(several) > 1 else ""
        hint = (
            hint or _nearest(self._meant(raw, kind, beside)) or _other_kind(raw, kind) or self._nearest_code(raw, kind)
        )
        return [Finding.make(code, place, found=raw, list=told, year=self.criteria.year, hint=hint)]

    def _meant(self, raw: str, kind: str, beside: str) -> str | None:
        """Return the code of the year that an item or question says, by the words beside it or by its own signs."""
        worded = meant_question(raw, beside, self.criteria) if kind == "question" and beside else None
        said = code_meant(raw, "item" if kind == "item" else "question")
        return worded or (said if said and self._takes(said, kind) else None)

    def _nearest_code(self, raw: str, kind: str) -> str:
        if kind == "item":
            return _nearest_code(code_meant(raw, "item") or item_key(raw), self.criteria.item_codes)
        return _nearest_code(code_meant(raw, "question") or question_key(raw), self.criteria.question_codes)

    def _takes(self, raw: str, kind: str) -> bool:
        """Tell whether the year has an item or question; where its list is not known, whether there may be one."""
        if kind == "item":
            valid = self.criteria.item_codes
            return item_key(raw) in valid if valid else not self.criteria.national or item_code(raw) is not None
        code, valid = question_key(raw), self.criteria.question_codes
        if valid:
            return code in valid or code.partition(".")[0] in valid
        return not self.criteria.national or question_code(raw) is not None

    def unknown_indicator(self, raw: str, place: Place) -> Finding:
        """Return the finding for an indicator that there is not."""
        known = self.listed or range(1, LAST_INDICATOR + 1)
        hint = like_number(raw, known) or _nearest(like_indicator(raw, self.criteria.indicators))
        hint = hint or _other_kind(raw, "indicator")
        return Finding.make("E106", place, found=_called("ตัวชี้วัดที่", raw), known=numbers(known), hint=hint)


def _other_kind(raw: str, kind: str) -> str:
    """Return the clause that says as what a code of another kind is referred to."""
    meant = reference_meant(raw, kind)
    return f" (ให้เขียน {meant})" if meant and not meant.startswith("indicator") else ""


def _called(word: str, raw: str) -> str:
    """Return a number behind the word for what it counts, which may be typed before it."""
    return raw if raw.startswith(word.removesuffix("ที่")) else f"{word} {raw}"


def _nearest(code: str | None) -> str:
    return f" (ใกล้เคียงที่สุด: {code})" if code else ""


def numbers(known: tuple[int, ...] | range) -> str:
    """Return numbers in words: `1 ถึง 10`, or each where one between them is missing."""
    first, last = min(known), max(known)
    return f"{first} ถึง {last}" if last - first + 1 == len(known) else ", ".join(map(str, known))


def _nearest_code(raw: str, valid: list[str]) -> str:
    """Prefer the highest code of the same letter for a number beyond it: after O43, O44 most likely meant O43."""
    digits = re.sub("[^0-9]", "", fold_digits(raw))
    letters = {code[:1] for code in valid}
    if not re.search("[A-Za-z]", raw):
        code = f"{letters.pop()}{digits}" if len(letters) == 1 else ""
        return _nearest(code) if code in valid else ""
    beyond = [code for code in valid if code[0] == raw[:1]]
    if beyond and _CODE_NUMBER.fullmatch(raw[1:]) and int(raw[1:]) > int(beyond[-1][1:]):
        near = nearest(raw, [code for code in beyond if len(code) == len(raw)]) or beyond[-1]
        return _nearest(near)
    return suggestion(raw, valid, limit=0)
