"""How alike a text is to a title, name or question that is known (ความเหมือน).

Reports print them longer, shorter, with a word changed or misspelt, and questions beside a garbled code.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from prongsai.text import fold_digits, question_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.criteria._criteria import Criteria, IndicatorRule

_NOT_LETTERS = re.compile(r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]+")
_GOES_WITH = re.compile("[ะ-ฺๅ็-๎]")
"""What belongs to the letter before it."""
_LEADS = re.compile("[เ-ไ]")
_ANCHOR = 4
"""How many letters a text must share with a title from its beginning on, to be held against it."""
_SHORT = 12
_SLACK = 3
"""How many letters longer or shorter a name may be printed, to be looked at."""
_ALMOST, _STRICT = 0.85, 0.75
ALIKE = 0.75
"""From this share of a title on, a text prints that title, if in other words."""
_IN_A_ROW = 4
"""How many letters in a row say something."""
_ENOUGH = 0.6
"""From this share of a question's wording on, a text says what the question asks."""
_LETTER = {"i": "i", "1": "i", "l": "i", "๑": "i", "e": "e", "๕": "e", "6": "e"}
"""The letter of a code by what is printed in its place."""


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """Return the letters and digits of `text` alone: Arabic digits, small Latin letters, no spaces or signs."""
    return _NOT_LETTERS.sub("", fold_digits(text)).casefold()


@lru_cache(maxsize=4096)
def share(title: str, text: str, *, least: int = 3, anywhere: bool = False) -> float:
    """Return how much of `title` stands in `text`, in order and in runs of some letters, both reduced to them: 0 to 1.

    It is looked for at the beginning of the text alone, or `anywhere` in it.
    """
    window = text if anywhere else text[: len(title) * 5 // 4 + 2]
    blocks = SequenceMatcher(None, title, window, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= least) / max(len(title), 1)


def titled(criteria: Criteria, code: str, text: str, *, backwards: bool = False) -> float:
    """Return how much of the title of an item or question a text begins with; of both read `backwards`, where said."""
    title = reduced(criteria).get(code, "")
    return begins(title[::-1] if backwards else title, letters(text), text) if title else 0.0


def best_title(criteria: Criteria, items: bool, text: str, *, backwards: bool = False) -> tuple[float, str]:  # noqa: FBT001
    """Return how much of which item's or question's title a text begins with, that of which it has the most."""
    said = letters(text)
    alike = _by_beginning(criteria, items, backwards).get(said[:_ANCHOR], ())
    return max(((begins(title, said, text), code) for code, title in alike), default=(0.0, ""))


@cache
def _by_beginning(criteria: Criteria, items: bool, backwards: bool) -> dict[str, list[tuple[str, str]]]:  # noqa: FBT001
    """Return the codes and titles of a year's items or questions by the letters that those begin with."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code, title in reduced(criteria).items():
        if (code[:1] == "O") == items:
            read = title[::-1] if backwards else title
            found.setdefault(read[:_ANCHOR], []).append((code, read))
    return found


def begins(title: str, text: str, following: str) -> float:
    """Return the share of `title` in `text` when the two begin alike, else 0.

    A short title (`โครงสร้าง`) must stand alone: words of prose begin with it too. `following` is the text as printed,
    up to where the title would end or beyond.
    """
    if title[:_ANCHOR] != text[:_ANCHOR]:
        return 0.0
    if len(title) < _SHORT:
        return 1.0 if text.startswith(title) and _stands_alone(title, following) else 0.0
    return share(title, text)


def _stands_alone(title: str, following: str) -> bool:
    pattern = r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]*".join(map(re.escape, title))
    return re.match(rf"[^0-9A-Za-zก-๎]*{pattern}(?![0-9A-Za-zก-๎])", fold_digits(following), re.IGNORECASE) is not None


def _nearest_beginning(text: str, name: str, slack: int) -> str:
    """Return the beginning of `text`, of about the length of `name`, that takes the fewest changes to become it.

    It ends with a whole word where one ends there, and never between a letter and the marks or vowels that follow it.
    """
    lengths = range(max(len(name) - slack, 1), min(len(name) + slack, len(text)) + 1)
    whole = [text[:length] for length in lengths if not _GOES_WITH.match(text, length)]
    return min(whole, key=lambda one: (_changes(one, name), abs(len(one) - len(name))), default="")


def _changes(text: str, other: str) -> int:
    """Return how many letters must be changed, put in or left out for one text to become another."""
    steps = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return sum(max(end - start, last - first) for kind, start, end, first, last in steps if kind != "equal")


def _apart(text: str, other: str) -> tuple[str, str]:
    """Return two names without the words with which both begin and end, as far as letters tell where words part."""
    first = _alike(text, other, _may_part)
    text, other = text[first:], other[first:]
    last = _alike(text[::-1], other[::-1], lambda turned, at: at > 1 and _may_part(turned[::-1], len(turned) - at))
    return text[: len(text) - last], other[: len(other) - last]


def _alike(text: str, other: str, parts: Callable[[str, int], bool]) -> int:
    """Return with how many letters both begin, up to where one may be parted in both."""
    most = next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )
    return max(at for at in range(most + 1) if not at or (parts(text, at) and parts(other, at)))


def _may_part(text: str, at: int) -> bool:
    return len(text) != at + 1 and not (_GOES_WITH.match(text, at) or _LEADS.match(text, at - 1))


_GROWN = re.compile("[ก-ฮ]?[ิุ]?์|[ะ-ฺ็-๎]")
"""Letters with which no word begins: right behind a name they are a slip of it."""


def misspelt(run: str, name: str) -> str | None:
    """Return the beginning of `run` that is `name` spelt differently, or None when it is the name or another word.

    Thai has no spaces between words: a run of about the name's length may be unlike it by half, but a name inside a
    longer run only by a quarter, and a short one (ตาก, ตราด) never by more.
    """
    if run.startswith(name):
        grown = _GROWN.match(run, len(name))
        return run[: grown.end()] if grown else None
    beginning = _nearest_beginning(run, name, _SLACK)
    if len(name) > _SLACK + 2 and len(beginning) != len(name) and is_off_by_one(beginning, name):
        return beginning
    if _is_another(beginning, name):
        return None
    loose = 0.5 if len(name) > 2 * _SLACK else _STRICT
    if abs(len(run) - len(name)) <= _SLACK and _common(run, name) >= loose:
        return run
    return beginning if _common(beginning, name) >= _STRICT else None


def off_by_one(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield where a name stands in a text but for one letter of one half, and how it is spelt there."""
    first, last = name[: len(name) // 2], name[len(name) // 2 :]
    if first not in text and last not in text:
        return
    spans = [(one.start(), one.end() + len(last)) for one in re.finditer(re.escape(first), text)]
    spans += [(one.start() - len(first), one.end()) for one in re.finditer(re.escape(last), text)]
    for start, end in spans:
        if text[max(0, start) : end] == name:
            continue
        moved = [(start, end), (start, end - 1), (start, end + 1), (start - 1, end), (start + 1, end)]
        found = [span for span in moved if span[0] >= 0 and is_off_by_one(text[slice(*span)], name)]
        whole = [span for span in found if not (_GOES_WITH.match(text, span[0]) or _GOES_WITH.match(text, span[1]))]
        if whole:
            yield whole[0][0], text[slice(*whole[0])]


def is_off_by_one(text: str, other: str) -> bool:
    """Tell whether one letter was left out, put in or changed, or two beside each other swapped."""
    first = next((at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    rest, meant = text[first:], other[first:]
    swapped = rest[1::-1] == meant[:2] and len(meant) > 1 and rest[2:] == meant[2:]
    return text != other and (rest[1:] == meant[1:] or rest[1:] == meant or rest == meant[1:] or swapped)


def _is_another(printed: str, name: str) -> bool:
    """Tell whether a whole word differs, and not a letter or a mark: "หนองแวง" is no "หนองบัว" misspelt."""
    first, second = _apart(printed, name)
    apart = bool(first and second) and _changes(first, second) > 1
    return apart and SequenceMatcher(None, first, second).ratio() <= 0.5  # noqa: PLR2004 - by half


def _common(printed: str, name: str) -> float:
    """Return how much of both is the same, single letters left out: they stand in any Thai word."""
    blocks = SequenceMatcher(None, printed, name, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks if block.size > 1) / (len(printed) + len(name))


def almost(printed: str, names: dict[str, str], *, whole: bool) -> tuple[str, str] | None:
    """Return what `printed` is, or begins with, and the official name that it almost is; None for any other text."""
    if any(printed.startswith((name, name.removeprefix("การ"))) for name in names):
        return None
    spans = {name: [len(printed)] if whole else range(len(name) - _SLACK, len(name) + _SLACK + 1) for name in names}
    tries = [
        (_ratio(printed[:length], name), name)
        for name, lengths in spans.items()
        if _has_letters_of(name, printed[: lengths[-1]], lengths[0])
        for length in lengths
    ]
    likeness, name = max(tries, default=(0.0, ""))
    slip = printed if whole else _nearest_beginning(printed, name, _SLACK)
    return (slip, names[name]) if likeness >= _ALMOST else None


def _ratio(printed: str, name: str) -> float:
    """Return how alike two names are, or 0 where the cheap upper bounds say that they are not almost the same."""
    matcher = _matcher(name)
    matcher.set_seq1(printed)
    alike = matcher.real_quick_ratio() >= _ALMOST and matcher.quick_ratio() >= _ALMOST
    return matcher.ratio() if alike else 0.0


@cache
def _matcher(name: str) -> SequenceMatcher[str]:
    """Keep a matcher for each official name, for preparing one costs more than comparing."""
    return SequenceMatcher(None, "", name, autojunk=False)


def _has_letters_of(name: str, printed: str, least: int) -> bool:
    """Tell whether enough letters of a name stand in a text for `least` of them or more to be almost the same."""
    needed = _ALMOST * (len(name) + min(least, len(printed)))
    if 2 * min(len(name), len(printed)) < needed:
        return False
    return 2 * sum((_letters_of(name) & Counter(printed)).values()) >= needed


@cache
def _letters_of(name: str) -> Counter[str]:
    return Counter(name)


@cache
def called(criteria: Criteria) -> dict[str, IndicatorRule]:
    """Return the indicators of a year by each of their names, reduced to letters; official ones go before others."""
    others = {letters(name): rule for rule in criteria.indicators for name in rule.aliases}
    return others | {letters(rule.name): rule for rule in criteria.indicators}


@cache
def reduced(criteria: Criteria) -> dict[str, str]:
    """Return the known titles of a year's items and questions by code, reduced to letters."""
    return {code: letters(title) for code, title in criteria.titles.items()}


def meant_question(printed: str, beside: str, criteria: Criteria) -> str | None:
    """Return the code that `printed` stands for: by the words beside it, or else by its shape; None where none fits."""
    letter = _LETTER.get(printed[:1].casefold(), "")
    said = letters(beside)
    shares = {
        one.code: share(letters(one.wording or ""), said, least=_IN_A_ROW, anywhere=True) for one in criteria.questions
    }
    worded = {code: share for code, share in shares.items() if share >= _ENOUGH}
    likely = [code for code in worded if code.startswith(letter)] or [*worded]
    read = question_code(printed)
    if read in likely or (read in criteria.question_codes and not likely):
        return read
    return max(likely, key=lambda code: worded[code], default=None)
