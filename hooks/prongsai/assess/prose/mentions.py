"""What a clause speaks of (สิ่งที่กล่าวถึง): indicators, tools, questions, items, the overall score, the extremes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal

from prongsai.text import fold_digits, item_code, question_code, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator, ToolScore

Kind = Literal["indicator", "tool", "part", "question", "item", "overall", "highest", "lowest", "other"]
D = "[0-9๐-๙]"
# A name alone is meant only where it stands on its own: "แผนการใช้งบประมาณประจำปี" is no indicator.
_BEFORE_NAME = re.compile(r"(?:^|[^ก-ฮะ-์]|ด้าน|ตัวชี้วัด|และ|คือ|ส่วน|กับ|ได้แก่|เรื่อง|โดย|หรือ|แต่|ว่า|ของ)$")
_AFTER_NAME = re.compile(r"$|[^ก-ฮะ-์]|ได้|มี|ซึ่ง|โดย|อยู่|เป็น|คะแนน|ที่|เท่ากับ|คือ|และ|กับ|ร้อยละ|สูงสุด|ต่ำสุด|ในภาพรวม")
Named = tuple[str, str]
"""The kind and value of a reference, such as `("indicator", "9")`."""

_PLACEHOLDER = re.compile(r"\b(indicator|score|rank|lost|topic)\(\s*[\"']?([0-9]{1,6})")
# ตัวชี้วัดที่ 7, ประเด็นที่ 3, ตัวชี้วัดที่ 1 ถึง 5, ตัวชี้วัดที่ 1-5
_LITERAL = re.compile(
    r"(ตัวชี้วัด|ประเด็น)ที่\s*([0-9]{1,6})(?![0-9]|\.[0-9])(?:\s*(?:ถึง(?:(?:ตัวชี้วัด|ประเด็น)ที่)?|[-–])\s*([0-9]{1,2})(?![0-9]))?"
)
_KIND = {"ตัวชี้วัด": "indicator", "ประเด็น": "topic", "topic": "topic"}
_MOST = 10


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject named between `start` and `end` of a clause.

    Attributes:
        value: the indicator's number, the tool's, question's or item's code, or tool and part as `EIT 1`.
        printed: the number printed before an indicator's name, when it is printed.
        numbered: where that number stands.
    """

    start: int
    end: int
    kind: Kind
    value: str = ""
    printed: int | None = None
    numbered: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a subject's score may be: each right value and the placeholder that gives it, empty when none does.

    The first value is the one to be told. `slot` is the indicator's number.
    """

    label: str
    values: dict[Decimal, str] = field(default_factory=dict)
    slot: int | None = None


def named(text: str) -> set[Named]:
    """Return the indicators and topics that a text names, as placeholders or in words with their numbers."""
    folded = fold_digits(text)
    found = {(_KIND.get(match[1], "indicator"), str(int(match[2]))) for match in _PLACEHOLDER.finditer(folded)}
    for match in _LITERAL.finditer(folded):
        first = int(match[2])
        last = min(int(match[3] or first), _MOST)
        found |= {(_KIND[match[1]], str(number)) for number in range(first, max(first, last) + 1)}
    return found


@cache
def _pattern(names: tuple[str, ...], tools: tuple[str, ...]) -> re.Pattern[str]:
    name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    tool = "|".join(map(re.escape, sorted(tools, key=len, reverse=True)))
    # The letters that a subject may begin with: looked at first, they spare most of the work.
    first = "".join(sorted({re.escape(one[0]) for one in (*names, *tools)})) + "ตIEOei๐0oปหขดกสภคม" + "น"
    return re.compile(
        rf"(?=[{first}])(?:ตัวชี้วัด(?P<which>ที่)?\s*(?P<no>{D}{{1,2}})(?!{D}|\.{D})"
        rf"(?:(?P<more>\s*(?:,|และ|ถึง|-|–|กับ)\s*{D}{{1,2}}(?!{D}|\.{D}))|(?P<lead>[\s*_(:\"“]*(?:ด้าน)?)(?P<named>{name}))?"
        rf"|(?<![A-Za-z])(?P<tool>IIT|EIT|OIT)(?![A-Za-z])(?P<part>\s*(?:ส่วนที่\s*(?P<n>{D})|Public|Survey))?"
        rf"|(?P<tool_name>{tool})|(?P<name>{name})"
        rf"|(?<![A-Za-z0-9๐-๙])(?P<question>[EeIi]{D}{{1,2}})(?![A-Za-z0-9๐-๙])"
        rf"|(?<![A-Za-z0-9๐-๙])(?P<item>O{D}{{1,2}}|(?<=ข้อ)[o๐0]{D}{{1,2}}|(?<=ข้อ )[o๐0]{D}{{1,2}})(?![A-Za-z0-9๐-๙])"
        rf"|(?P<other>(?:ตัวชี้วัดย่อย|ประเด็น|หัวข้อ|ข้อ|ด้าน|กลุ่ม|ส่วน)(?:ที่)?\s*{D}[0-9๐-๙.]*)"
        r"|(?P<overall>ภาพรวม|คะแนนรวม|คะแนนเฉลี่ยรวม|คะแนน\s?ITA(?![A-Za-z]))"
        r"|(?P<highest>(?:สูง|มาก)(?:ที่)?สุด)|(?P<lowest>(?:ต่ำ|น้อย)(?:ที่)?สุด))"
    )


class Lexicon:
    """The subjects that a report's prose may name, and their figures."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._by_name = {result.confirmed: result.number for result in assessment.indicators if result.confirmed}
        for rule in assessment.criteria.indicators:
            for name in (rule.name, *rule.aliases):
                self._by_name.setdefault(name, rule.number)
        self._tools = {tool.name: tool.code for tool in assessment.criteria.tools}
        self._search = _pattern(tuple(self._by_name), tuple(self._tools) or ("แบบวัด IIT",))

    def mentions(self, text: str) -> list[Mention]:
        """Return the subjects named in a clause, in order."""
        return [self._mention(match) for match in self._search.finditer(text)]

    def _mention(self, match: re.Match[str]) -> Mention:
        start, end = match.span()
        if match["no"]:
            return self._indicator(match)
        if match["tool"]:
            part = fold_digits(match["n"]) if match["n"] else ""
            kind: Kind = "part" if part else "other" if match["part"] else "tool"
            return Mention(start, end, kind, f"{match['tool']} {part}".strip())
        if match["tool_name"]:
            return Mention(start, end, "tool", self._tools.get(match["tool_name"], ""))
        if match["name"]:
            before = _BEFORE_NAME.search(match.string, max(0, start - 12), start)
            alone = before and _AFTER_NAME.match(match.string, end)
            return Mention(start, end, "indicator" if alone else "other", str(self._by_name[match["name"]]))
        if match["question"]:
            return Mention(start, end, "question", question_code(match["question"]) or "")
        if match["item"]:
            return Mention(start, end, "item", item_code(match["item"]) or "")
        weak: tuple[Kind, ...] = ("overall", "highest", "lowest")
        return Mention(start, end, next((kind for kind in weak if match[kind]), "other"))

    def _indicator(self, match: re.Match[str]) -> Mention:
        printed, named = int(fold_digits(match["no"])), match["named"]
        end = match.end()
        if match["more"] or not (match["which"] or named):
            return Mention(match.start(), end, "other")
        number = self._by_name[named] if named else printed
        return Mention(match.start(), end, "indicator", str(number), printed, match.span("no"))

    def indicator(self, mention: Mention) -> Indicator | None:
        """Return the indicator that is mentioned."""
        return self._assessment.subjects.indicators.get(int(mention.value)) if mention.kind == "indicator" else None

    def figure(self, mention: Mention, scope: str | None) -> Figure | None:
        """Return what the mentioned subject's score may be; None where the report has no figure for it."""
        finders = {"tool": self._tool, "part": self._part, "question": self._question, "item": self._item}
        if mention.kind == "indicator":
            return self._indicator_figure(mention)
        if mention.kind == "overall":
            return self._overall()
        if mention.kind in ("highest", "lowest"):
            return self._extreme(mention.kind, scope)
        return finders[mention.kind](mention.value) if mention.kind in finders else None

    def _indicator_figure(self, mention: Mention) -> Figure | None:
        known = self._assessment.subjects.indicators
        result = known.get(int(mention.value))
        if result is None:
            return None
        values = {round2(result.score): f"score({result.number})"}
        # Where number and name do not fit, the name is what is meant; a figure of the number's own is no slip besides.
        other = known.get(mention.printed or result.number, result)
        values.setdefault(round2(other.score), "")
        return Figure(result.label, values, result.number)

    def _overall(self) -> Figure | None:
        reported, computed = self._assessment.report.scores.overall, self._assessment.overall
        if reported is None:
            return None
        values = {round2(reported): "overall"}
        if computed is not None:
            values.setdefault(round2(computed), "computed")
        return Figure("คะแนนภาพรวม", values)

    def _extreme(self, kind: str, scope: str | None) -> Figure | None:
        highest = kind == "highest"
        results = self._assessment.highest if highest else self._assessment.lowest
        if not results:
            return None
        values = {round2(results[0].score): f"{kind}.score"}
        for value in self._narrower(highest=highest, scope=scope):
            values.setdefault(value, "")
        word = "สูงสุด" if highest else "ต่ำสุด"
        return Figure(f"{results[0].label}ซึ่งคะแนน{word}", values)

    def _narrower(self, *, highest: bool, scope: str | None) -> Iterator[Decimal]:
        """Yield the extremes of narrower groups, which a clause may mean as well."""
        subjects, pick = self._assessment.subjects, max if highest else min
        for tool in () if scope is None else (scope,):
            if own := [one.score for one in self._assessment.indicators if one.tool == tool]:
                yield round2(pick(own))
        if subjects.tools:
            yield round2(pick(tool.shown for tool in subjects.tools.values()))
        if subjects.questions:
            yield round2(pick(subjects.questions.values()))

    def _tool(self, code: str) -> Figure | None:
        tool = self._assessment.subjects.tools.get(code)
        if tool is None:
            return None
        values = {round2(tool.shown): f'tool("{code}")'}
        if tool.reported is not None:
            values.setdefault(round2(tool.reported), "")
        return Figure(code, values)

    def _part(self, value: str) -> Figure | None:
        score = self._parts().get(value)
        return None if score is None else Figure(value.replace(" ", " ส่วนที่ "), {score: ""})

    def _parts(self) -> dict[str, Decimal]:
        given = self._assessment.report.scores.eit_parts
        return {
            f"EIT {fold_digits(name)}": round2(part.score) for name, part in given.items() if part.score is not None
        }

    def _question(self, code: str) -> Figure | None:
        score = self._assessment.subjects.questions.get(code)
        return None if score is None else Figure(f"ข้อ {code}", {round2(score): f'question("{code}")'})

    def _item(self, code: str) -> Figure | None:
        result = self._assessment.subjects.items.get(code)
        if result is None or result.score is None:
            return None
        return Figure(f"ข้อ {code}", {round2(result.score): f'item("{code}")'})

    def tool_scores(self, mentions: Iterable[Mention]) -> dict[str, Decimal]:
        """Return the scores of the tools mentioned; of EIT as a whole where both its parts are, but not reported."""
        tools: dict[str, ToolScore] = dict(self._assessment.subjects.tools)
        parts, found = self._parts(), {}
        named = [mention.value for mention in mentions]
        for value in named:
            code = value.split(" ")[0]
            if value in parts:
                found[value.replace(" ", " ส่วนที่ ")] = parts[value]
            elif code in tools and (value == code or {f"{code} 1", f"{code} 2"} <= set(named)):
                found[code] = round2(tools[code].shown)
        return found
