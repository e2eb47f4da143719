"""What a measure is for (สิ่งที่มุ่งแก้): codes and names of the year's criteria in the words of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.content import name_meant
from prongsai.patch import Bare
from prongsai.sheet.plain._points import points_of, texts_of
from prongsai.text import fold_digits, item_code, question_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.criteria import Criteria, Topic
    from prongsai.patch import Value

Subject = tuple[str, str]
"""A kind of reference, and what it refers to."""
_CODE = re.compile(
    r"ตัวชี้วัด(?!ย่อย)(?:ที่)?\s*(?P<indicator>[0-9๐-๙]{1,2})(?![.0-9๐-๙])"
    r"|(?<![A-Za-z0-9๐-๙.])(?P<item>[OoО0๐]\s?[0-9๐-๙]{1,2})(?![.0-9๐-๙])"
    r"|(?<![A-Za-z0-9๐-๙.])(?P<question>[IiEe]\s?[0-9๐-๙]{1,2})(?![0-9๐-๙])"
)
_NUMBER = re.compile(r"\(?([0-9]{1,2})[.)]?")
_TOOL = re.compile(r"(?<![A-Za-z])([IEO]IT)(?![A-Za-z])")
_BARE = re.compile(r"^[\s(]*[0-9๐-๙]{1,2}[.)]+\s*|มีคะแนน.*$|คะแนน\s*[0-9๐-๙.]+")


@dataclass(frozen=True, slots=True)
class Subjects:
    """Reads what cells speak of by the lists of a year.

    Attributes:
        topics: those that the disclosure item of the year asks for.
    """

    criteria: Criteria
    topics: tuple[Topic, ...]

    def of(self, text: str, field: str) -> list[Subject]:
        """Return what a cell of a column speaks of: by codes, else by names, else by the number before the words."""
        return self._codes(text) or self.named(text) or self._number(text, field) or self._tools(text)

    def _codes(self, text: str) -> list[Subject]:
        return [*dict.fromkeys(one for match in _CODE.finditer(text) for one in self._code(match))]

    def _code(self, match: re.Match[str]) -> Iterator[Subject]:
        kind, found = match.lastgroup or "", match[match.lastgroup or 0]
        if kind == "indicator":
            if int(found) in self._indicators:
                yield kind, fold_digits(found).lstrip("0")
            return
        code = item_code(found.replace("О", "O")) if kind == "item" else question_code(found)
        known = self.criteria.item_codes if kind == "item" else self.criteria.question_codes
        if code and (code in known or not known):
            yield kind, code

    def unknown(self, text: str) -> list[str]:
        """Return the codes in a cell that the year does not have, as they are typed."""
        return [*dict.fromkeys(match[0].strip() for match in _CODE.finditer(text) if not [*self._code(match)])]

    @property
    def _indicators(self) -> dict[int, str]:
        return {one.number: one.name or "" for one in self.criteria.indicators}

    def named(self, text: str) -> list[Subject]:
        """Return the indicators and topics that are called by their names, one for each line."""
        names = {one.title: ("topic", str(one.number)) for one in self.topics}
        names |= {
            name: ("indicator", str(one.number))
            for one in self.criteria.indicators
            for name in (one.name, *one.aliases)
            if name
        }
        lines = [_BARE.sub("", " ".join(line.split())).strip() for line in texts_of(points_of(text))]
        keys = {name: f"{kind}:{code}" for name, (kind, code) in names.items()}
        found = [key for line in lines if (key := name_meant(line, keys, almost=True))]
        return [(kind, code) for kind, _, code in (key.partition(":") for key in dict.fromkeys(found))]

    def aims(self, title: str) -> list[Subject]:
        """Return what the title of a measure names: it says one but for a few letters, more than a word of it."""
        said = _squeezed(title)
        return [
            one
            for one in self.named(title)
            if any(name in said or len(said) * 4 >= len(name) * 3 for name in self._names_of(one))
        ]

    def _names_of(self, subject: Subject) -> list[str]:
        kind, code = subject
        if kind == "topic":
            return [_squeezed(one.title) for one in self.topics if str(one.number) == code]
        rules = [one for one in self.criteria.indicators if str(one.number) == code]
        return [_squeezed(name) for one in rules for name in (one.name, *one.aliases) if name]

    def _number(self, text: str, field: str) -> list[Subject]:
        match = _NUMBER.match(fold_digits(text.strip()))
        if match is None or field not in ("subject", "topic"):
            return []
        number = int(match[1])
        if field == "topic":
            return [("topic", str(number))] if number in {one.number for one in self.topics} else []
        return [("indicator", str(number))] if number in self._indicators else []

    def _tools(self, text: str) -> list[Subject]:
        return [("tool", code) for code in dict.fromkeys(_TOOL.findall(text))]

    def words(self, subjects: list[Subject]) -> str:
        """Return what subjects are called, empty for those that have no name."""
        titles = {("topic", str(one.number)): one.title for one in self.topics}
        titles |= {("indicator", str(number)): name for number, name in self._indicators.items()}
        return " ".join(titles.get(one, "") for one in subjects).strip()


def written(subjects: list[Subject]) -> list[Value]:
    """Return subjects as a file refers to them."""
    return [{kind: Bare(code)} for kind, code in subjects]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
