"""A clause as tokens (คำในประโยค): the words of `words.yml`, numbers, years, codes, and the subjects of a report."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from prongsai.assess.prose.spelling import composed
from prongsai.assess.prose.words import lists, patterns, together
from prongsai.criteria import almost, kinds, letters
from prongsai.text import fold_digits, item_code, question_code, trie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.assess._assessment import Assessment

_FORMS = patterns("tokens")
_ERAS = {"short": 2500, "ce": 543}
"""What is left out of a year in two digits ("ปี 67"), and what one of the Christian era is behind."""
SIGNS = {"+": 1, "▲": 1, "↑": 1, "-": -1, "−": -1, "–": -1, "▼": -1, "↓": -1}
"""Which way a number goes by the sign before it."""
_SIGNED = str.maketrans({sign: "+" if way > 0 else "-" for sign, way in SIGNS.items()} | {",": None})
_RANGE = re.compile(r"ถึง|[-–]")
_THAI = re.compile("[ก-๎]")
_LETTERS, _GAP = re.compile(r"[^\W_]|[ก-๎]"), frozenset({"gap"})
_ELSE = frozenset({"foreign", "called"})
"""What another agency may do that is called by its name, or by what it is."""
_NAMING = frozenset({"gap", "text", "counted", "persons", "side EIT"})
"""What the name of an indicator that is misspelt, or of something else, is made of."""

_ACTS = together("acts")
_OWN = frozenset({"own"})
_FIGURE = frozenset({"got", "score", "number"})
"""What begins to tell a figure."""

Of = Literal["indicator", "tool", "part", "question", "item", "overall", "mean", "other"]


class Subject(NamedTuple):
    """Whose score is spoken of.

    Attributes:
        values: the numbers of the indicators; the tool's, question's or item's code, or tool and part as `EIT 1`.
        printed: the number printed before an indicator's name, when it is printed.
        numbered: where that number stands.
    """

    kind: Of
    values: tuple[str, ...] = ()
    printed: int | None = None
    numbered: tuple[int, int] = (0, 0)

    @property
    def each(self) -> tuple[Subject, ...]:
        """It, or each of several: "ตัวชี้วัดที่ 6, 7 และ 8" are three."""
        several = len(self.values) > 1
        return tuple(Subject("indicator", (one,)) for one in self.values) if several else (self,)


OVERALL, OTHER = Subject("overall"), Subject("other")
"""The agency as a whole, and somebody or something of whom no score is known."""
YEARS = ("year", "last year", "this year")
"""The kinds of words for years."""


class Token(NamedTuple):
    """A word, number or subject between `start` and `end` of a clause, with what it may do there."""

    start: int
    end: int
    kinds: frozenset[str]
    text: str = ""
    number: Decimal | int | None = None
    subject: Subject | None = None

    @property
    def figure(self) -> Decimal:
        """The number that it is."""
        return Decimal(0) if self.number is None else Decimal(self.number)

    @property
    def exact(self) -> bool:
        """Whether it is printed with two decimals, as ITAS prints scores."""
        return len(self.text.partition(".")[2]) == 2  # noqa: PLR2004

    @property
    def signed(self) -> bool:
        """Whether it is a number with a sign before it, as differences have."""
        return self.number is not None and self.text[:1] in SIGNS

    def may(self, *kinds: str) -> bool:
        """Tell whether it may be one of these kinds of words."""
        return not self.kinds.isdisjoint(kinds)


NOTHING = Token(-1, -1, frozenset())
"""What stands before the first token and after the last."""


def has(tokens: Iterable[Token], *kinds: str) -> bool:
    """Tell whether any of some tokens may be one of these kinds of words."""
    return any(not one.kinds.isdisjoint(kinds) for one in tokens)


@dataclass(frozen=True, slots=True)
class Names:
    """What a report calls its indicators and tools, and the agency, each by every name.

    `whole` is the agency's, where it does not begin with what it is: "องค์การศูนย์กระจายสินค้าแห่งประเทศไทย".
    """

    indicators: Mapping[str, int]
    tools: Mapping[str, str]
    agency: str
    short: str
    called: tuple[str, ...]
    provinces: tuple[str, ...]
    whole: str


def names_of(assessment: Assessment) -> Names:
    """Return what a report calls its indicators and tools, and the agency."""
    by_name = {result.name: result.number for result in assessment.indicators if result.name}
    lender = assessment.framework.year(assessment.names_of) if assessment.names_of else assessment.criteria
    for rule in lender.indicators:
        for name in (rule.name, *rule.aliases):
            by_name.setdefault(name, rule.number)
    full, known = assessment.agency.name, assessment.agency.known_kind
    words = known.words if known else (assessment.agency.kind,)
    own = next((full.removeprefix(word).strip() for word in words if full.startswith(word)), full)
    tools = {tool.name: tool.code for tool in assessment.criteria.tools}
    provinces = tuple(filter(None, (own, assessment.agency.province)))
    whole = full if own == full else ""
    return Names(by_name, tools, own, assessment.agency.short_name, tuple(words), provinces, whole)


@cache
def _table() -> dict[str, list[str]]:
    agencies = {word for kind in kinds() for word in kind.words} | {"เทศบาล", "จังหวัด"}
    found = lists("words.yml")
    others = [form.format(word) for word in sorted(agencies) for form in together("other agencies")]
    return found | {"agency": sorted(agencies), "foreign": [*found["foreign"], *others]}


def spelt(*kinds: str) -> set[str]:
    """Return the words of some kinds, as `words.yml` lists them."""
    return {word for kind in kinds for word in _table()[kind]}


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return what each word may do, by the word without its spaces."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, listed in _table().items():
        for word in listed:
            found[_bare(word)].add(kind)
    return {word: frozenset(may) for word, may in found.items()}


@cache
def numerals() -> dict[str, int]:
    """Return the numbers that are written as words."""
    listed = (enumerate(_table()[kind], 1) for kind in ("numerals", "latin numerals"))
    return {word: number for words in listed for number, word in words}


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


@cache
def _pattern(names: tuple[str, ...], tools: tuple[str, ...]) -> re.Pattern[str]:
    listed = spelt(*_table())
    latin = {word for word in listed if word[0].isascii() and word[0].isalpha()}
    thai = trie(sorted(listed - latin))
    latin |= {one.capitalize() for one in latin if one[0].islower()}
    known = {"name": trie(names), "tool": trie(tools), "thai": thai, "latin": trie(sorted(latin))}
    return patterns("token", **known)["any"]


def tokenise(text: str, names: Names) -> list[Token]:
    """Return the tokens of a clause in order; letters that are no known word are gaps."""
    search = _pattern(tuple(names.indicators), tuple(names.tools)).search
    found: list[Token] = []
    at, whole = 0, _spelt_out(text, names)
    while (match := search(text, at)) or whole:
        if whole and (match is None or match.end() > whole[0].start):
            token = whole.pop(0)
        else:
            token = _known_as(match, text, names) if match else NOTHING
        if at < token.start and _LETTERS.search(text, at, token.start):
            found.append(_gap(text, at, token.start, found))
        found.append(token)
        at = max(token.end, at + 1)
    if _LETTERS.search(text, at):
        found.append(_gap(text, at, len(text), found))
    return _called(_names_alone(_others([*_ranked(found)], names)), text, names)


def _spelt_out(text: str, names: Names) -> list[Token]:
    if not names.whole:
        return []
    return [Token(one.start(), one.end(), _OWN, one[0]) for one in re.finditer(re.escape(names.whole), text)]


def _known_as(match: re.Match[str], text: str, names: Names) -> Token:
    token = _token(match, names)
    ours = token.may("foreign") and token.text.endswith(names.called)  # "ของจังหวัด…"
    if token.may("agency") or ours:
        token = _agency(token, text, names)
    if token.may("foreign") and token.text.startswith("ของ") and token.text[3:] in names.called:
        token = token._replace(kinds=frozenset({"agency"}))  # "ของจังหวัด" of a province itself
    return token


def singly(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the subjects of tokens one by one."""
    for token in tokens:
        each = (token.subject,) if token.subject is None else token.subject.each
        yield from (token if one is token.subject else token._replace(subject=one) for one in each)


def _gap(text: str, start: int, end: int, before: list[Token]) -> Token:
    last = before[-1] if before and before[-1].end == start else None
    acts = text.startswith(_ACTS, start)  # "มหาวิทยาลัยนับตัวชี้วัดที่ …"
    if last is not None and "agency" in last.kinds and _THAI.match(text, start) and not acts:
        before[-1] = last._replace(kinds=_ELSE)
    return Token(start, end, _GAP, text[start:end])


def _agency(token: Token, text: str, names: Names) -> Token:
    """Return the name of the agency itself with its province; one of another kind there is another agency."""
    if text.startswith("ฯ", token.end):
        return token._replace(end=token.end + 1)
    at, name = token.end + (text[token.end : token.end + 1] == " "), names.agency
    if not (name and text.startswith(name, at)):
        return token
    end = at + len(name)
    if _FORMS["longer"].match(text, end) or not any(
        word.startswith(token.text) or text.endswith(word, 0, token.end) for word in names.called
    ):
        return token._replace(end=end, kinds=_ELSE)
    place = _FORMS["place"].match(text, end)
    ends = [place.end() + len(one) for one in names.provinces if place and text.startswith(one, place.end())]
    return token._replace(end=max(ends, default=end), kinds=frozenset({"own"}))


def _ranked(found: list[Token]) -> Iterator[Token]:
    """Yield the tokens, those for a rank in words before those among whom it is as for one in digits."""
    for index, (token, after) in enumerate(pairwise([*found, NOTHING])):
        among = after.may("foreign", *("among", "of") * token.may("numerals")) and not after.may("called")
        match = _FORMS["placed"].fullmatch(token.text) if among else None
        if match is None or not (match["rank"] or (index and found[index - 1].may("rank"))):
            yield token
            continue
        start = token.start + match.start("number")
        if match["rank"]:
            yield Token(token.start, start, frozenset({"rank"}), match["rank"])
        yield Token(start, token.end, frozenset({"number"}), match["number"], numerals()[match["number"]])


def _others(found: list[Token], names: Names) -> list[Token]:
    """Take for another agency who is called as an agency or a unit is, and got or gave a figure: "กองช่างได้ 92.40"."""
    heads, kinds = tuple(together("others")), ("agency", "gap", "text")
    for index, (token, after) in enumerate(pairwise(found)):
        gives = after.text.startswith("ให้") and after.start == token.end and token.may("gap", "text")
        gives = gives and has(found[index + 2 : index + 3], "score", "number")
        if gives and not any(one.subject for one in found[:index]):
            found[index] = token._replace(kinds=_ELSE)  # "พยาบาลให้ 93.45 คะแนน"
        own = "agency" in token.kinds and any(word.startswith(token.text) for word in names.called)
        told = ("got", "score", "is", "number", "link") if "agency" in token.kinds else ("got", "score")
        tells = after.may(*told) or after.text.startswith("เฉลี่ย")  # "อำเภอธารทองเฉลี่ย 71.11 คะแนน"
        other = not own and token.may(*kinds) and token.text.strip().startswith(heads) and tells
        if other and _goes_on_to_figure(found[index + 1 : index + 6]):
            found[index] = token._replace(kinds=_ELSE)  # "กองช่างได้คะแนน 92.40", "จังหวัดมีคะแนนเฉลี่ย 91.00"
        if "gap" in found[index].kinds and names.short and token.text.strip() == names.short:
            found[index] = token._replace(kinds=frozenset({"own"}))  # "ของ มรภ.ภูเพียง ได้ 89.50 คะแนน"
    return found


def _goes_on_to_figure(tokens: list[Token]) -> bool:
    """Tell whether words lead to a figure: those of "ได้คะแนนเฉลี่ย 92.40" do, and of "ได้จัดทำแผน … 92.40" not."""
    before = [*takewhile(lambda one: one.number is None, tokens)]
    return len(before) < len(tokens) and not any(one.subject or one.may("gap", "text") for one in before)


@lru_cache(maxsize=4096)
def _known(word: str) -> tuple[frozenset[str], str, None, Subject | None]:
    """Return what a word may do, itself, and the subject that it names."""
    may = _words()[_bare(word)]
    named = sorted(kind.removeprefix("side ") for kind in may)
    tool = next((kind for kind in named if kind[:3] in ("IIT", "EIT", "OIT")), "")
    if tool:
        return may, word, None, Subject("part" if " " in tool else "tool", (tool,))
    return may, word, None, OVERALL if "overall" in may else None


def _token(match: re.Match[str], names: Names) -> Token:
    start, end = match.span()
    group = match.lastgroup or ""
    if group == "word":
        return Token(start, end, *_known(match[0]))
    if group == "number":
        typed = "".join(fold_digits(match[0]).translate(_SIGNED).split())
        return Token(start, end, frozenset({"number"}), match[0], Decimal(typed))
    if group in {"be", "short", "ce"}:
        year = int(fold_digits(match[group])) + _ERAS.get(group, 0)
        return Token(start, end, frozenset({"year"}), match[0], year)
    if group in {"date", "years", "turn", "open", "close"}:
        return Token(start, end, frozenset({group}), match[0])
    return Token(start, end, frozenset({"subject"}), match[0], subject=_subject(match, names))


def _subject(match: re.Match[str], names: Names) -> Subject:
    if match["mean"]:
        return Subject("mean", ("",))
    if match["name"]:
        return Subject("indicator", (str(names.indicators[match["name"]]),))
    if match["tool"]:
        return Subject("tool", (names.tools[match["tool"]],))
    if match["question"]:
        return Subject("question", (question_code(match["question"]) or "",))
    if match["item"]:
        return Subject("item", (item_code(match["item"]) or "",))
    return _numbered(match, names)


def _numbered(match: re.Match[str], names: Names) -> Subject:
    printed, more = int(fold_digits(match["no"] or match["latin_no"])), fold_digits(match["more"] or "")
    if more:
        others = [int(number) for number in re.findall("[0-9]+", more)]
        first, last = sorted((printed, others[-1]))  # so "ตัวชี้วัดที่ 7-1" are seven
        own = range(first, last + 1) if _RANGE.search(more) else (printed, *others)
        return Subject("indicator", tuple(map(str, own)))
    if not (match["which"] or match["named"] or match["latin_no"] or match["gets"] is not None):
        return OTHER
    number = names.indicators[match["named"]] if match["named"] else printed
    return Subject("indicator", (str(number),), printed, match.span("no") if match["no"] else match.span("latin_no"))


def _names_alone(found: list[Token]) -> list[Token]:
    """Take for an indicator's name only what is not part of longer words."""
    for index, token in enumerate(found):
        if token.subject is None or token.subject != Subject("indicator", token.subject.values[:1]):
            continue
        around = [*found[max(0, index - 1) : index], *found[index + 1 : index + 2]]
        glued = any(one.may("gap", "text") and _touches(token, one) for one in around)
        if glued or any(one.start == token.end and _FORMS["goes on"].match(one.text) for one in around):
            found[index] = token._replace(subject=OTHER)
    return found


def _called(found: list[Token], text: str, names: Names) -> list[Token]:
    """Take for a subject what is named as indicators are, right before a figure: one misspelt, or what is none."""
    index = len(found)
    while index > 1:
        index -= 1
        if _FIGURE.isdisjoint(found[index].kinds) or _NAMING.isdisjoint(found[index - 1].kinds):
            continue
        first = index - 1
        while (
            first
            and not _NAMING.isdisjoint(found[first - 1].kinds)
            and " " not in text[found[first].start - 1 : found[first].start + 1]
        ):
            first -= 1
        figure = next((one for one in found[index:] if not one.may("got", "score", "link", "rel", "is")), found[first])
        start, end, before = found[first].start, found[index - 1].end, found[first - 1] if first else None
        match = _FORMS["nominal"].match(text, start, end)
        asked = next((one.subject for one in reversed(found[:first]) if one.subject or one.number is not None), None)
        if not (match and figure.may("number")) or (before and before.subject) or (asked and asked.kind == "question"):
            continue  # "ข้อ i20 เรื่องความสะดวกในการขอยืม ได้ 83.60"
        start, said = match.start("name"), match["name"].rstrip()
        slip = almost(letters(composed(said)), _reduced(tuple(names.indicators)), whole=True)
        subject = Subject("indicator", (str(names.indicators[slip[1]]),)) if slip else OTHER
        kinds = frozenset({"subject", "misspelt" if slip else "strange"})
        found[first:index] = [Token(start, start + len(said), kinds, said, subject=subject)]
        index = first
    return found


@cache
def _reduced(names: tuple[str, ...]) -> dict[str, str]:
    return {letters(name): name for name in names}


def _touches(token: Token, other: Token) -> bool:
    """Tell whether unknown letters stand right before or after a name, without a space or sign between."""
    if other.end <= token.start:
        return other.end == token.start and _THAI.match(other.text[-1:]) is not None
    return other.start == token.end and _THAI.match(other.text) is not None
