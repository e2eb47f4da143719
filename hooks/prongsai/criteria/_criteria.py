"""The criteria of one year, read from `years/<year>.yml`. An unknown fact is absent, never filled from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Confidence = Literal["V2", "V1", "A"]
"""V2: seen word for word in two or more sources; V1: in one; A: follows from seen values by arithmetic or logic."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool (เครื่องมือ: IIT, EIT, OIT) and its weight in per cent of the overall score; None where not known."""

    code: str
    name: str
    weight: Decimal | None
    confidence: Confidence
    parts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """An indicator (ตัวชี้วัด): its number, official name, tool, and the other names reports give it.

    Attributes:
        weight: its own weight in per cent of the overall score, where a framework weighs indicators and not tools.
    """

    number: int
    name: str
    tool: str | None
    aliases: tuple[str, ...] = ()
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A disclosure item (ข้อ O): its code, title, and sub-indicator where known."""

    code: str
    title: str
    sub: str | None = None
    former_title: str | None = None

    @property
    def number(self) -> int:
        """The number after the letters (O34, MOIT12)."""
        return int("".join(letter for letter in self.code if letter.isdigit()) or 0)


@dataclass(frozen=True, slots=True)
class Question:
    """A question (ข้อคำถาม) of IIT (`i1`…) or EIT (`e1`…); `wording` is None where it was not seen."""

    code: str
    tool: str
    indicator: int
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the seven topics (ประเด็น) that the measures item asks to be analysed."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Band:
    """A level (ระดับ) on the letter scale with its lowest and highest overall score."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class LevelRule:
    """When a level in words is reached, as far as seen.

    Attributes:
        overall_min: the lowest overall score.
        each_tool_min: the lowest score of every tool; None for no such condition.
        official: True when a source quotes the NACC; False for a rule seen only elsewhere, good for a hint at most.
    """

    name: str
    overall_min: Decimal
    each_tool_min: Decimal | None
    official: bool


@dataclass(frozen=True, slots=True)
class Levels:
    """The level scale of a year: letters (bands on the overall score) or words (with a condition per tool)."""

    system: Literal["letters", "words"]
    bands: tuple[Band, ...] = ()
    rules: tuple[LevelRule, ...] = ()
    confidence: Confidence | None = None
    names: tuple[str, ...] = ()
    """Every level that the year is known to have, the highest first."""


@dataclass(frozen=True, slots=True)
class SubIndicator:
    """A sub-indicator (ตัวชี้วัดย่อย) such as `9.1`, and its first and last item number where known."""

    id: str
    name: str | None
    items: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Target:
    """The target score (ค่าเป้าหมาย) and the plan that set it."""

    score: Decimal
    set_by: str | None = None


# Told apart by identity: what has been worked out of one year can be kept beside it.
@dataclass(frozen=True, eq=False)
class Criteria:
    """Everything known of one assessment year (B.E.). Empty tuples and None mean: not known."""

    year: int
    tools: tuple[Tool, ...] = ()
    indicators: tuple[IndicatorRule, ...] = ()
    levels: Levels | None = None
    target: Target | None = None
    items: tuple[Item, ...] = ()
    measures_item: Item | None = None
    report_item: Item | None = None
    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    sub_indicators: tuple[SubIndicator, ...] = ()
    rules: frozenset[str] = frozenset()
    """How figures roll up where it was seen: `mean_of_questions`, `mean_of_sub_indicators`."""
    national: bool = True
    """Whether it is the assessment of the NACC (ป.ป.ช.), whose tools, codes and topics are then the only ones."""
    full_lists: bool = False
    """Whether the NACC's full lists of questions hold, whatever part of them was seen."""

    @cached_property
    def item_by_code(self) -> dict[str, Item]:
        """The items whose title is known, by code."""
        return {item.code: item for item in self.items}

    @cached_property
    def question_by_code(self) -> dict[str, Question]:
        """The questions known, by code."""
        return {question.code: question for question in self.questions}

    @cached_property
    def indicator_by_number(self) -> dict[int, IndicatorRule]:
        """The indicators by number."""
        return {rule.number: rule for rule in self.indicators}

    @property
    def weighs_indicators(self) -> bool:
        """Whether each indicator has a weight of its own, and none a share of its tool's."""
        return bool(self.indicators) and all(rule.weight is not None for rule in self.indicators)

    @cached_property
    def weighted(self) -> tuple[tuple[Decimal, tuple[int, ...]], ...]:
        """What the overall score is made of: weights and the numbers of the indicators whose mean each weighs.

        Empty where a weight is not known.
        """
        if self.weighs_indicators:
            return tuple((rule.weight, (rule.number,)) for rule in self.indicators if rule.weight is not None)
        parts = [(tool.weight, self.indicators_of(tool.code)) for tool in self.tools]
        known = [(weight, numbers) for weight, numbers in parts if weight is not None and numbers]
        return tuple(known) if len(known) == len(parts) else ()

    @cached_property
    def shares(self) -> dict[int, Decimal]:
        """Each indicator's share of the overall score, 0 to 1, by number; empty where a weight is not known."""
        return {number: weight / 100 / len(numbers) for weight, numbers in self.weighted for number in numbers}

    def indicators_of(self, tool: str) -> tuple[int, ...]:
        """Return the numbers of the indicators of a tool."""
        return tuple(rule.number for rule in self.indicators if rule.tool == tool)

    @cached_property
    def item_codes(self) -> list[str]:
        """Every valid item code: O1 up to the highest number known, or those of another framework's list.

        Empty when the year's items are unknown.
        """
        if not self.national:
            return [item.code for item in self.items]
        return [f"O{number}" for number in range(1, max((item.number for item in self.items), default=0) + 1)]

    @cached_property
    def question_codes(self) -> list[str]:
        """Every valid question code; empty when the year's questions are unknown.

        Where a year's own list is known in part, the 30 and 15 of the full lists hold.
        """
        if not self.full_lists:
            return [question.code for question in self.questions]
        return [f"i{number}" for number in range(1, 31)] + [f"e{number}" for number in range(1, 16)]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The known titles of the year's items and questions by code."""
        wordings = {question.code: question.wording for question in self.questions if question.wording}
        return {item.code: item.title for item in self.items} | wordings

    @property
    def tool_line(self) -> Decimal | None:
        """The lowest score that a level asks of each tool; None where no level is known to ask for any."""
        asked = (rule.each_tool_min for rule in self.levels.rules) if self.levels else ()
        return min(filter(None, asked), default=None)

    def lending(self, year: Criteria) -> Criteria:
        """Return what is known of this year with what another one lends: weights, and the names where none are known.

        Itself where its own weights are known, or where its own list is of other indicators than the one that lends.
        """
        own = self.indicator_by_number or year.indicator_by_number
        if self.weighted or own.keys() != year.indicator_by_number.keys():
            return self
        lent = tuple(replace(own[rule.number], tool=rule.tool, weight=rule.weight) for rule in year.indicators)
        return replace(self, tools=year.tools, indicators=lent)


def _item(record: dict[str, Any] | None) -> Item | None:
    return Item(record["code"], record["title"], former_title=record.get("former_title")) if record else None


def _levels(record: dict[str, Any] | None) -> Levels | None:
    if record is None:
        return None
    rows = record.get("levels", [])
    bands = [
        Band(row["name"], Decimal(str(row["min"])), Decimal(str(row["max"])))
        for row in rows
        if "min" in row and "max" in row
    ]
    names = tuple(row["name"] for row in (*rows, *record.get("analogue", {}).get("levels", ())))
    return Levels(record["system"], tuple(bands), tuple(_rules(record)), record.get("confidence"), names)


def _rules(record: dict[str, Any]) -> Iterator[LevelRule]:
    # A lowest score without a highest is no band.
    rows = [
        {"overall_min": row["min"]} | row if row.keys() & {"min", "max"} == {"min"} else row
        for row in record.get("levels", [])
    ]
    official = [row for row in rows if "overall_min" in row]
    analogue = record.get("analogue", {}).get("levels", [])
    for row, known in [(row, True) for row in official] + [(row, False) for row in analogue]:
        each = row.get("each_tool_min")
        yield LevelRule(row["name"], Decimal(row["overall_min"]), None if each is None else Decimal(each), known)


def _sub_indicator(record: dict[str, Any]) -> SubIndicator:
    bounds = record["items"]
    return SubIndicator(record["id"], record["name"], (bounds[0], bounds[1]) if bounds else None)


def _tool(record: dict[str, Any]) -> Tool:
    parts = tuple((part["part"], part["name"]) for part in record.get("parts", []))
    return Tool(record["code"], record["name"], _weight(record), record["confidence"], parts)


def _weight(record: dict[str, Any]) -> Decimal | None:
    weight = record.get("weight_percent")
    return None if weight is None else Decimal(weight)


def _indicator(record: dict[str, Any]) -> IndicatorRule:
    aliases = tuple(record.get("aliases", ()))
    return IndicatorRule(record["number"], record["name"], record.get("tool"), aliases, _weight(record))


def _target(record: dict[str, Any] | None) -> Target | None:
    return Target(Decimal(record["score"]), record.get("set_by")) if record else None


@cache
def known_years() -> tuple[int, ...]:
    """Return the years that have a criteria file, ascending."""
    names = (entry.name for entry in files("prongsai.criteria").joinpath("years").iterdir())
    return tuple(sorted(int(name.removesuffix(".yml")) for name in names if name.endswith(".yml")))


@cache
def load_criteria(year: int) -> Criteria:
    """Return the criteria of `year` (B.E.); a year without a file gives criteria in which nothing is known."""
    if year not in known_years():
        return Criteria(year)
    text = files("prongsai.criteria").joinpath("years", f"{year}.yml").read_text(encoding="utf-8")
    data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, in C where present; the file is our own
    # A tool whose weight was not seen says nothing of a year: which tools it had is in its list of indicators.
    data["tools"] = [record for record in data["tools"] if record.get("weight_percent") is not None]
    return criteria_from(data, national=True)


def criteria_from(data: dict[str, Any], *, national: bool) -> Criteria:
    """Return what the data of one year's file tell, in whatever framework."""
    return Criteria(
        year=data["year"],
        tools=tuple(map(_tool, data.get("tools", ()))),
        indicators=tuple(map(_indicator, data.get("indicators", ()))),
        levels=_levels(data.get("levels")),
        target=_target(data.get("target")),
        items=tuple(Item(r["code"], r["title"], r.get("sub")) for r in data.get("oit_items", ())),
        measures_item=_item(data.get("measures_item")),
        report_item=_item(data.get("report_item")),
        topics=tuple(Topic(r["number"], r["title"]) for r in data.get("topics", ())),
        sub_indicators=tuple(map(_sub_indicator, data.get("sub_indicators", ()))),
        rules=frozenset(rule["rule"] for rule in data.get("scoring", {}).values()),
        questions=tuple(
            Question(r["code"], r["tool"], r["indicator"], r.get("wording")) for r in data.get("questions", ())
        ),
        national=national,
        full_lists=national and bool(data.get("tools")),
    )
