"""Numbers of persons (เลขประจำตัวประชาชน, โทรศัพท์เคลื่อนที่, บัญชีธนาคาร), however their digits are grouped.

A text is cut into runs of digits; within a run every stretch of groups that has the digits of a kind is a candidate,
and the surest candidates take their digits first. Each digit is in a bounded number of them, so time grows with length.
Digits that stand in boxes of their own, as in a form, make runs too: cells of a table, items of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from prongsai.personal._folded import BARRIER, UNSEEN
from prongsai.personal._mention import Mention, mask_digits
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.personal._nearby import Nearby
    from prongsai.personal._words import Number

_BETWEEN = rf"(?:(?:{UNSEEN}*[ .()\[\]{{}}_\-]){{0,3}}{UNSEEN}*|(?:{UNSEEN}*[ \-]){{0,3}}{UNSEEN}*\n[ {UNSEEN}]*)"
# The digit goes first, so that the search skips from one to the next.
_FIRST = "[0-9](?<![0-9][0-9])"
_RUN = re.compile(rf"{_FIRST}(?:{_BETWEEN}[0-9]){{8,}}+")
_BOX = rf"[\"']?[ {UNSEEN}]*(?:[/|,:;~=•]|(?:{BARRIER}[ \n]*)+(?:- )?)[ {UNSEEN}]*[\"']?"
"""Between cells of a table, items of a list, or the boxes of a form that somebody drew with strokes."""
_BOXES = re.compile(rf"{_FIRST}(?:(?:{_BOX})?[0-9]){{8,}}+")
_GROUP = re.compile("[0-9]+")
_LATIN_END = re.compile("[A-Za-z]+$")
_WORD_END = re.compile("(?:[a-z]{3}|[ก-๎]{3})-$")
_LONGEST_LABEL = 10
_MOST_SPACE = 4
_MOMENT = re.compile(
    r"(?<![0-9])(?:[0-2]?[0-9][.:][0-5][0-9]|[0-3]?[0-9][-/. ][01]?[0-9][-/. ](?:25|20)[0-9]{2})(?![0-9])"
)
"""A time of the day, or a day."""
_NO_YEAR = "(?!(?:20|25)[0-9][0-9](?![0-9]))[0-9]++"
_HYPHENED = re.compile(f"(?:{_NO_YEAR}-){{2,12}}{_NO_YEAR}(?!-[0-9])")
"""Three groups of digits to thirteen that hyphens alone part, and no year among them, as codes of things have."""
_DIALLED = 9
"""The last digits of a mobile telephone, the same in each form: with a zero before them, +66, or nothing."""
_REACH = 200
"""How far one number hands the word beside it on to the next of its kind, as down the column of a table."""
_MOST_SINGLE = 40
_LEAST_EACH = 1.5
"""More groups than that, of fewer digits than this on the average, are a table of figures and no numbers."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of groups of digits, taken for a kind of number.

    Attributes:
        groups: which groups of the run they are.
        shaped: whether they are grouped as numbers of the kind are written.
        near: how far the nearest word of the kind is; None where none is near.
    """

    name: str
    groups: range
    start: int
    end: int
    digits: str
    shaped: bool
    near: int | None

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The order in which candidates take their digits: those of a known shape first, then by kind and place."""
        return (not self.shaped, [*words().numbers].index(self.name), self.start)


def check_digit(twelve: str) -> str:
    """Return the last digit of a national id (เลขประจำตัวประชาชน) for its first twelve.

    The digits are weighted from 13 down to 2; what is lacking to a multiple of 11 is the check digit, by its last
    place (the rule that python-stdnum holds for `stdnum.th.pin`).
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(13, 1, -1), twelve, strict=True))
    return str((11 - total % 11) % 10)


def find_numbers(text: str, folded: str, nearby: Nearby) -> Iterator[Mention]:
    """Yield the numbers of persons in a text by place; those in boxes after the others."""
    for pattern in (_RUN, _BOXES):
        told: dict[str, int] = {}
        for run in pattern.finditer(folded):
            for one in _chosen(_candidates(run, nearby, told)):
                number = words().numbers[one.name]
                if number.kind is not None:
                    value = f"0{one.digits[-_DIALLED:]}" if number.kind == "mobile" else one.digits
                    masked, grave = mask_digits(text[one.start : one.end]), number.grave and one.near is not None
                    yield Mention(number.kind, one.start, one.end, masked, grave, value)


@cache
def _by_length() -> dict[int, list[tuple[str, Number]]]:
    """Return the kinds by how many digits they have."""
    kinds: dict[int, list[tuple[str, Number]]] = {}
    for name, number in words().numbers.items():
        kinds.setdefault(number.digits, []).append((name, number))
    return kinds


def _chosen(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Return the candidates of a run that hold, none with a digit of another, by place."""
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(candidates, key=lambda one: one.rank):
        if taken.isdisjoint(candidate.groups):
            taken.update(candidate.groups)
            chosen.append(candidate)
    return sorted(chosen, key=lambda one: one.start)


def _candidates(run: re.Match[str], nearby: Nearby, told: dict[str, int]) -> Iterator[_Candidate]:
    """Yield what may hold in a run; `told` is where the last of each kind ended that has a word or was handed one."""
    parts = _GROUP.findall(run.string, run.start(), run.end())
    digits = "".join(parts)
    if len(parts) > _MOST_SINGLE and len(digits) < _LEAST_EACH * len(parts):
        return
    spans = [match.span() for match in _GROUP.finditer(run.string, run.start(), run.end())]
    boxes = run.re is _BOXES
    begins = [0, *accumulate(end - start for start, end in spans)]
    groups = {begin: group for group, begin in enumerate(begins)}
    for first, begin in enumerate(begins[:-1]):
        for name, number, last in _fitting(groups, begin, digits, nearby):
            if not (boxes and last == first + 1):
                own = digits[begin : begin + number.digits]
                near = _near(number, spans[first][0], spans[last - 1][1], nearby, told.get(name, -_REACH))
                shaped = _is_shaped(number, spans[first:last], run, near=near is not None)
                one = _Candidate(name, range(first, last), spans[first][0], spans[last - 1][1], own, shaped, near)
                if _holds(one, number, run.string, nearby) and (shaped or not boxes):
                    told |= {} if near is None else {name: one.end}
                    yield one


def _fitting(groups: dict[int, int], begin: int, digits: str, nearby: Nearby) -> Iterator[tuple[str, Number, int]]:
    """Yield the kinds whose first digits stand at a place, and whose last end a group: which is told, too.

    Words are looked for last, once such digits are there: those that need a word hold only where one is.
    """
    for length, those in _by_length().items():
        if (last := groups.get(begin + length)) is not None:
            for name, number in those:
                if digits.startswith(number.begins, begin) and (not number.only_near or nearby.places(number.near)[0]):
                    yield name, number, last


def _near(number: Number, start: int, end: int, nearby: Nearby, told: int) -> int | None:
    """Return how far the word of a number is, or the number above it in a column that has one."""
    gap = nearby.gap(number.near, start, end)
    handed_on = number.column and 0 <= start - told < _REACH
    return start - told if gap is None and handed_on else gap


def _is_shaped(number: Number, spans: list[tuple[int, int]], run: re.Match[str], *, near: bool) -> bool:
    """Tell whether digits are grouped as those of a kind are: in boxes without a word, only as no figures are."""
    shape = tuple(stop - begin for begin, stop in spans)
    if run.re is _BOXES and not near:
        return shape in number.boxes
    if number.shapes is None or shape in number.shapes:
        return True
    whole = _HYPHENED.match(run.string, spans[0][0]) if number.hyphens else None
    return whole is not None and whole.end() == spans[-1][1]


def _holds(one: _Candidate, number: Number, text: str, nearby: Nearby) -> bool:
    """Tell whether a candidate is a number of its kind, by its shape or by a word nearby."""
    if not one.shaped and (one.near is None or _MOMENT.search(text, one.start, one.end)):
        return False
    if one.name == "national_id" and check_digit(one.digits[:-1]) != one.digits[-1]:
        return False
    if not _follows(number.after, text, one.start) or _is_fraction(text, one.start):
        return False
    if number.only_near:
        return one.shaped and one.near is not None and _is_nearest(one, nearby)
    return one.near is not None or not _is_part(one, text)


def _follows(after: str, text: str, start: int) -> bool:
    """Tell whether digits follow a sign, with nothing but space between."""
    return not after or text[max(start - _MOST_SPACE, 0) : start].rstrip(f" {UNSEEN}").endswith(after)


def _is_nearest(one: _Candidate, nearby: Nearby) -> bool:
    """Tell whether the word of a candidate is nearer than those of other kinds that may have the same digits."""
    rivals = (words().numbers[name] for name in words().numbers[one.name].rivals)
    gaps = (nearby.gap(rival.near, one.start, one.end) for rival in rivals if one.digits.startswith(rival.begins))
    return one.near is not None and all(gap is None or one.near < gap for gap in gaps)


def _is_fraction(text: str, start: int) -> bool:
    """Tell whether the digits at `start` are the decimals of a number."""
    return text[start - 1 : start] == "." and text[max(start - 2, 0) : start - 1].isdigit()


def _is_part(one: _Candidate, text: str) -> bool:
    """Tell whether digits are part of a longer code: more stands before their hyphen, or they touch Latin letters.

    A word before it is no code, as in the name of a file; and an id that is written without a gap is part of none,
    whatever stands before its hyphen: its check digit says enough.
    """
    before = text[max(one.start - _LONGEST_LABEL - 1, 0) : one.start]
    whole_id = one.name == "national_id" and len(one.groups) == 1
    hyphened = before.endswith("-") and before[-2:-1].isalnum() and not whole_id and not _WORD_END.search(before)
    touched = _LATIN_END.search(before)
    return hyphened or (touched is not None and touched[0].lower() not in words().labels) or _is_latin(text, one.end)


def _is_latin(text: str, place: int) -> bool:
    return text[place : place + 1].isascii() and text[place : place + 1].isalpha()
