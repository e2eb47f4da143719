"""Letters that look right and are not (อักขระ): each slip is told with its clean form, once for each line and kind."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from prongsai.assess.prose.passages import passages
from prongsai.assess.prose.spelling import KINDS, SCRIPTS
from prongsai.assess.prose.words import patterns
from prongsai.criteria import ALIKE, titled
from prongsai.findings import Finding

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.assess.prose.spelling import Kind

_FORMS = patterns("characters")
_AROUND = 10
_LONGEST = 60
_Slip = tuple[str, int, "Callable[[], dict[str, object]]"]
"""A finding's code, where the slip begins in its passage, and its figures, made only when it is told."""


def check_characters(assessment: Assessment) -> Iterator[Finding]:
    """Yield the slips in the passages of a report, one for each line and kind."""
    told: set[tuple[str, str, int]] = set()
    for passage in passages(assessment):
        for code, start, figures in _slips(passage, assessment):
            place = passage.place(start)
            key = (code, place.file, place.line)
            if key not in told:
                told.add(key)
                yield Finding.make(code, place, **figures())


def _slips(passage: Passage, assessment: Assessment) -> Iterator[_Slip]:
    for kind in KINDS:
        if kind.in_remarks or not passage.is_remark:
            for match in kind.found(passage.text):
                yield kind.code, match.start(), partial(_figures, passage.text, match, kind)
    if not passage.is_remark:
        yield from _zeros(passage, assessment)
        yield from _tags(passage)


def _figures(text: str, match: re.Match[str], kind: Kind) -> dict[str, object]:
    """Return a slip with its clean form, and its first letter that is not Thai, by its script where it is another's."""
    found = _around(text, match)
    clean = kind.clean(found)
    advice = f"น่าจะเป็น “{clean}”" if clean.strip() else "ให้ลบออก"
    foreign = (letter for letter in match[0] if not "\u0e00" <= letter <= "\u0e7f")
    named = (SCRIPTS.get(unicodedata.name(one, "").partition(" ")[0], f"U+{ord(one):04X}") for one in foreign)
    return {"found": found, "clean": clean, "advice": advice, "letter": next(named, "")}


def _around(text: str, match: re.Match[str]) -> str:
    """Return the slip with the letters around it, up to a space, beginning with a letter that carries its marks."""
    begin, over = match.start(), min(match.end(), match.start() + _LONGEST)
    start, end = begin, over
    first, last = max(start - _LONGEST, 0), min(end + _LONGEST, len(text))
    while start > first and not text[start - 1].isspace() and (begin - start < _AROUND or _goes_on(text[start])):
        start -= 1
    while end < last and not text[end].isspace() and (end - over < _AROUND or _goes_on(text[end])):
        end += 1
    return text[start:end]


def _goes_on(letter: str) -> bool:
    """Tell whether a text is not cut here: before a mark, in a number or an address, whose part is known for none."""
    return unicodedata.category(letter) == "Mn" or letter in "ะาำ" or letter.isdigit() or letter.isascii()


def _zeros(passage: Passage, assessment: Assessment) -> Iterator[_Slip]:
    """A zero stands for the letter O when the text says so: by the word ข้อ, by the item's title, by mixed digits."""
    for match in _FORMS["zero"].finditer(passage.text) if "0" in passage.text or "๐" in passage.text else ():
        code = f"O{int(match['number'])}"
        mixed = (match[0][0] == "๐") != (match["number"][0] in "๑๒๓๔๕๖๗๘๙")
        following = passage.text[match.end() : match.end() + 300].lstrip(" *:–-")
        named = titled(assessment.criteria, code, following) >= ALIKE
        if mixed or named or _FORMS["names an item"].search(passage.text, max(match.start() - 30, 0), match.start()):
            yield "W604", match.start(), partial(dict, found=match["code"], clean=code)


def _tags(passage: Passage) -> Iterator[_Slip]:
    lines: dict[int, list[re.Match[str]]] = {}
    for match in _FORMS["tag"].finditer(passage.text):
        lines.setdefault(passage.place(match.start()).line, []).append(match)
    for tags in lines.values():
        start, end = tags[0].start(), tags[-1].end()
        found = passage.text[start:end] if end - start <= _LONGEST else tags[0][0]
        clean = " ".join(_FORMS["tag"].sub(" ", _FORMS["unread"].sub(" ", found)).split())
        told = f"ให้พิมพ์ “{clean}”" if clean else "ให้ลบออก"
        yield "W609", start, partial(dict, found=found, advice=told)
