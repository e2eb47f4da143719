"""What is said together (กรอบของข้อความ): of whom, what, against what, and for which year; in whatever order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.prose.tokens import NOTHING, OTHER, singly
from prongsai.assess.prose.words import together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess.prose.passages import Clause
    from prongsai.assess.prose.tokens import Token

_SOLID = frozenset(together("solid"))
NOUNS = ("noun indicators", "noun tools", "noun measures", "noun topics")
FARTHEST = 100
"""How many words are looked back over: no sentence has more, and of one that does not end each word has its turn."""
_PLACED = ("limit", "change_at", "extreme_at", "origin", "count", "rank", "level", "amount", "weight")
"""What of a frame stands at a place."""
_FEW = 60
"""So many letters a line has at most whose year holds for all below it."""
_LONG = 100
"""From so many letters on a clause most likely says more than one thing."""
AN_AMOUNT = 30
"""From here on a figure right after "than last year" is last year's score and no difference."""
AN_AIM = Decimal("0.5")
"""Of these an aim or a line is a multiple."""
SILENCING = frozenset({"if", "wish", "else", "foreign"})
"""Where others or wishes are spoken of nothing is claimed of the agency."""


@dataclass(slots=True)
class Said:
    """A number said between `start` and `end` of a clause: of whom, of which year where that is told, whether got."""

    start: int
    end: int
    number: Decimal
    of: list[Token]
    year: int | None = None
    got: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A line that scores are said to be above or below, between `start` and `end` of a clause.

    It is an aim that was `reached` or not, by the whole where nobody else is named.
    """

    start: int
    end: int
    below: bool
    value: Decimal
    reached: bool = False

    def met(self, score: Decimal, *, strictly: bool = False) -> bool:
        """Tell whether a score is on the side that is meant; one on the line is, unless `strictly`."""
        return (not strictly) if score == self.value else (score < self.value) == self.below


@dataclass(slots=True)
class Context:
    """What a clause is read with.

    Attributes:
        year: the report's.
        default: of whom its field or what stands above it speaks, where that is one.
        of: the year before that what stands above is of.
        silenced: why no score of the agency is told below what stands above: others are, or an aim.
        asked: what the question says that is answered here.
        before: what the clause before said last of who is the highest or lowest, which this one may go on with.
        means: of country and province, as they are told from one clause to the next.
        aim: the line that is meant where an aim is named without a number; None where the report names several.
    """

    year: int
    default: Token | None = None
    of: int | None = None
    silenced: frozenset[str] = frozenset()
    asked: Frame | None = None
    before: Frame | None = None
    means: dict[str, Decimal] = field(default_factory=dict)
    aim: Decimal | None = None


@dataclass(slots=True)
class Frame:
    """What is said together.

    Attributes:
        subjects: those who are spoken of; none for the agency as a whole.
        own: whether they are named here, and not only before.
        extreme: 1 for the highest, -1 for the lowest, 2 for the second highest, 3 for the third.
        several: how many are said to be the highest or the lowest together.
        among: the line above or below which those are of whom one is the highest or lowest.
        both: a second place that is named together with the first: "สูงสุดและต่ำสุด ได้แก่ …"; 0 for none.
        either: the place and its word behind the greatest rise, that may be of scores or of rises: "… ส่วนต่ำสุดคือ …".
        after: who stands right before the subject in the order: "รองจาก …".
        apart: whether something is said to be above or below something else.
        of_change: whether rises are compared, or a second is that of the greatest rise that was told before it.
        but: what is said of those that are left out: "ทุกตัวชี้วัดเพิ่มขึ้น ยกเว้น …".
        change: 1 where something is said to have risen, -1 to have fallen, 0 to be as it was.
        aim: a line that something is said to be apart from by an amount.
        against: what the subjects are compared with.
        quantity: whether it is said of every, none, or the sole one, or vaguely of most, or of the rest where nobody is
            left out; `noun` tells of what.
        total: the word that says that a count is of all; empty where none does.
        steps: by how many places a rank is said to have moved.
        year: the year that is spoken of, None where none is told; `base` that which it is compared with.
        years: several years that are named in a row, each with a value of its own in their order.
        ordered: whether the subjects are numbered from the first on: "ลำดับที่ 1 … ลำดับที่ 2 …".
        of: the year before this one that stands above, of which a score may be, too.
        tool: the tool that the clause is about.
        within: whether the highest or lowest is that of the tool alone: "สูงสุดของ IIT".
        part_of: the indicator or tool that a question or indicator is said to be of; `weight` what a tool is said to
            weigh, `weighted` its score by that weight.
        bounds: between what scores are said to lie.
        scored: whether scores are spoken of.
        strange: whether words stand in its clause that are not known, and may tell of whom it speaks.
    """

    clause: Clause
    subjects: list[Token] = field(default_factory=list)
    own: bool = False
    values: list[Said] = field(default_factory=list)
    extreme: int = 0
    several: int = 1
    among: Limit | None = None
    both: int = 0
    either: tuple[int, Token, Frame] | None = None
    after: Token | None = None
    apart: bool = False
    of_change: bool = False
    but: Frame | None = None
    extreme_at: Token | None = None
    limit: Limit | None = None
    change: int | None = None
    change_at: Token | None = None
    origin: Said | None = None
    result: Said | None = None
    amount: Said | None = None
    aim: Decimal | None = None
    against: Token | None = None
    quantity: str = ""
    quantity_at: Token | None = None
    noun: str = ""
    count: Said | None = None
    total: str = ""
    rank: Said | None = None
    steps: Said | None = None
    scope: str = ""
    level: Token | None = None
    year: int | None = None
    base: int | None = None
    years: list[int] = field(default_factory=list)
    ordered: bool = False
    of: int | None = None
    tool: str | None = None
    within: bool = False
    part_of: Token | None = None
    weight: Said | None = None
    weighted: Said | None = None
    bounds: list[Said] = field(default_factory=list)
    scored: bool = False
    strange: bool = False

    @property
    def is_long(self) -> bool:
        """Whether its clause is as long as those that say more than one thing."""
        return len(self.clause.text) >= _LONG

    @property
    def asked(self) -> int | None:
        """The year before that is asked about right above: "**ถาม** ปีก่อนอยู่ระดับใด ⏎ …"."""
        return self.of if self.clause.above and self.clause.above[0].asks else None

    @property
    def year_above(self) -> int | None:
        """The year before that is asked about right above, or told in few words: "- ปี 2566 ⏎   - ระดับผ่าน"."""
        few = bool(self.clause.above) and len(self.clause.above[0].text) <= _FEW
        return self.of if few else self.asked

    @property
    def filled(self) -> bool:
        """Whether something is said already."""
        told = (self.limit, self.change, self.origin, self.count, self.rank, self.level, self.amount, self.against)
        return bool(self.values or self.extreme or self.quantity) or any(one is not None for one in told)

    @property
    def greatest(self) -> bool:
        """Whether the greatest rise or fall is spoken of, and no highest score: "เพิ่มขึ้นสูงสุด"."""
        at, change = self.extreme_at, self.change_at
        if at is None or change is None or self.change is None:
            return False
        beside = change.end <= at.start and not self.clause.text[change.end : at.start].strip()
        return self.of_change or beside or (at.text.startswith(("มาก", "น้อย")) and change.start < at.start)

    @property
    def latest(self) -> int:
        """Where what is said last begins; -1 where nothing is said yet."""
        said = (*self.values, *(getattr(self, one) for one in _PLACED))
        return max((one.start for one in said if one is not None), default=-1)

    @property
    def headed(self) -> bool:
        """Whether several subjects are yet to come, each with its figure: "สามอันดับแรก ได้แก่ …"."""
        return self.several > 1

    @property
    def compared(self) -> bool:
        """Whether a small number is how far two figures are apart, and no score."""
        return (
            self.apart or bool(self.both) or any(one is not None for one in (self.change_at, self.against, self.limit))
        )

    def parted(self) -> list[Frame]:
        """Return one for each end of the scores where two are named together; years in a row have a value each."""
        if len(self.years) == len(self.values):
            self.values = [replace(said, year=year) for said, year in zip(self.values, self.years, strict=True)]
        elif self.years and len(self.values) > 1:
            self.values = []
        if not self.both or self.amount is not None:
            return [self]
        subjects, values = [*singly(self.subjects)], self.values
        paired = [one for one in (subjects, values) if len(one) == 2]  # noqa: PLR2004 - the highest and the lowest
        ends = enumerate((self.extreme, self.both) if paired else ())
        return [
            replace(
                self,
                subjects=subjects[at : at + 1] if subjects in paired else [],
                values=values[at : at + 1] if values in paired else [],
                extreme=end,
                several=1,
            )
            for at, end in ends
        ]

    @property
    def narrow(self) -> bool:
        """Whether a part of the results is spoken of, and not the agency as a whole."""
        return any(one.subject is not None and one.subject.kind != "overall" for one in self.subjects)


def _brackets(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each bracket closes, and where it was opened."""
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if "open" in token.kinds:
            opened.append(index)
        elif opened and "close" in token.kinds:
            yield index, opened.pop()


class State:
    """The tokens of a clause, the frames that are done, the one that is being filled, and what holds for what follows.

    `blocks` says why a number is no score: another agency, a wish, another measure, shares of persons, weights.
    """

    def __init__(self, clause: Clause, tokens: Sequence[Token], context: Context) -> None:
        self._clause, self._tokens, self._current = clause, [*tokens], context.year
        self._default = default = context.default
        self._means, self._before, self._aim = context.means, context.before, context.aim
        self._ordered: dict[int, Token] = {}
        self._frame = Frame(
            clause, [default] if default else [], own=default is not None, tool=clause.tool, of=context.of
        )
        if (asked := context.asked) and asked.extreme_at and default is None and self._begins_with_name():
            at = asked.extreme_at._replace(start=0, end=0)  # "ตัวชี้วัดใดได้คะแนนต่ำสุด ⏎ การใช้อำนาจ …"
            self._frame.extreme, self._frame.extreme_at, self._frame.several = asked.extreme, at, asked.several
            self._frame.tool, self._frame.within, self._frame.of_change = asked.tool, asked.within, asked.greatest
            if asked.greatest and asked.change_at:
                change_at = asked.change_at._replace(start=0, end=0)
                self._frame.change, self._frame.change_at = asked.change, change_at
        self._done: list[Frame] = []
        self._silenced = context.silenced
        self._blocks: set[str] = {*context.silenced}
        self._saved: list[tuple[set[str], int | None, list[Token]]] = []
        self._year: int | None = None
        self._named_last: int | None = None
        self._years: list[int] = []
        self._limit: Limit | None = None
        self._line_before: Decimal | None = None
        self._than: Token | None = None
        self._way = self._frame.extreme if self._frame.extreme in {1, -1} else 1
        self._scope = ""
        self._left: Frame | None = None
        self._rests: Frame | None = None
        self._inside: Token | None = None
        self._opened = dict(_brackets(self._tokens))
        self._scored = self._full = self._ranged = self._made_of = self._aside = self._then = False
        self._another = self._defines = False

    def _begins_with_name(self) -> bool:
        """Whether it begins with who is meant, and no more than "คือ" before."""
        names = (one for one in self._tokens if not one.may("is", "indicator"))
        return (first := next(names, NOTHING)).subject is not None and first.subject.kind in {"indicator", "tool"}

    def _next(self) -> None:
        """Begin another frame, of the same subjects until others are named."""
        last = self._frame
        self._done.append(last)
        self._frame = Frame(self._clause, last.subjects, tool=last.tool, year=self._year, scored=self._scored)
        self._frame.years, self._frame.of = self._years, last.of

    def _next_of(self, *subjects: Token) -> None:
        """Begin another frame, of subjects that are named now, or with none of the agency as a whole."""
        self._next()
        self._frame.subjects, self._frame.own = [*subjects], bool(subjects)

    def _of_other(self, token: Token) -> None:
        """Speak of one, or some, of whom nothing is known: go on, or begin another frame where something was said."""
        if self._frame.filled:
            self._next()
        self._frame.subjects, self._frame.own = [token._replace(subject=OTHER)], True

    def _of_rest(self) -> None:
        """Go on with those from whom some were left out: "ทุกตัวชี้วัดนอกจากตัวชี้วัดที่ 4 ได้คะแนนเกิน 85 คะแนน"."""
        aside = self._clause.text[self._frame.subjects[-1].end :].lstrip() if self._frame.subjects else ""
        plain = not self._frame.filled or aside.startswith(("ซึ่ง", "ที่"))  # "… ยกเว้นการใช้อำนาจ ซึ่งได้ 91.08 คะแนน …"
        if self._rests is not None and self._frame is self._rests.but and plain:
            self._done = [*(one for one in self._done if one is not self._rests), self._frame]
            self._frame, self._left = self._rests, None
        self._rests = None

    def _words(self, index: int) -> list[Token]:
        """Return the words before a token, the nearest first, up to what is no mere word, or the unit of a number."""
        words: list[Token] = []
        for token in self._behind(index):
            if not _SOLID.isdisjoint(token.kinds):
                return words[:-1] if token.may("number") and words and words[-1].may("points", "counted") else words
            words.append(token)
        return words

    def _behind(self, index: int) -> Iterator[Token]:
        """Yield the tokens before one, the nearest first, up to a bound; what stands in brackets is passed over."""
        for _ in range(FARTHEST):
            if (index := index - 1) < 0:
                return
            if index in self._opened:
                index = self._opened[index]
            else:
                yield self._tokens[index]

    def _solid(self, index: int) -> Token:
        """Return the last token before one that is no mere word."""
        return next((one for one in self._behind(index) if not _SOLID.isdisjoint(one.kinds)), NOTHING)

    def _ahead(self, index: int, *passed: str) -> Token:
        """Return the next token that is none of these kinds."""
        return next((one for one in self._tokens[index + 1 :] if not one.may(*passed)), NOTHING)

    def _after(self, start: int, index: int) -> list[Token]:
        """Return the tokens from a place on, up to the one at `index`."""
        return [one for one in self._near(index, FARTHEST, 0) if one.start >= start]

    def _at(self, index: int) -> Token:
        """Return the token at a place, beyond the first and the last one nothing."""
        return self._tokens[index] if 0 <= index < len(self._tokens) else NOTHING

    def _near(self, index: int, before: int, after: int) -> list[Token]:
        return [*self._tokens[max(0, index - before) : index], *self._tokens[index + 1 : index + 1 + after]]

    def _said(self, token: Token, year: int | None = None) -> Said:
        return Said(token.start, token.end, token.figure, self._frame.subjects, year)

    def _noun(self, token: Token) -> str:
        return next((noun for noun in NOUNS if noun in token.kinds), "")

    def _is_default(self) -> bool:
        return self._frame.subjects[:1] == [self._default]
