"""Names by which a person is found in LINE (ไลน์ไอดี); one with @ is an office's, unless it says whose it is."""

from __future__ import annotations

import re
from functools import cache
from string import digits
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN, bare
from prongsai.personal._mention import Mention
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_APART = f"[ {UNSEEN}]{{0,2}}"
"""What may part the letters of a word that is written for show: L I N E."""
_SIGN = re.compile("|".join(_APART.join(letters) for letters in (("[Ll]", "[Ii]", "[Nn]", "[Ee]"), "ไลน")))
_BEFORE, _BEHIND = 12, 120
"""How far before the app's word what is read with it may begin, and how far behind it ends."""
_NAME = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._{UNSEEN}\-]{{3}}", re.IGNORECASE)
"""How each name begins, which is found faster than what is said around it: most of those words are in ออนไลน์."""
_FEWEST = 5
"""How many letters a name has that is nothing else, where it is asked to be added."""
_JOINTS = re.compile("[._-]+")
_QUOTES = "[\"'(“”‘’«„]"


def find_chats(text: str, folded: str) -> Iterator[Mention]:
    """Yield the names in LINE."""
    for match in _found(folded):
        start, end = match.span("id")
        value = bare(match["id"])
        first = _JOINTS.split(value)[0]
        if not words().chats.others.isdisjoint({first, first.rstrip(digits), _JOINTS.sub("", value)}):
            continue
        sure = any(match[how] is not None for how in ("named", "link", "own"))
        asked = match["asked"] is not None and text[start:end].islower() and len(value) >= _FEWEST
        if sure or asked or not (value.isdigit() or value.isalpha()):
            yield Mention("line_id", start, end, f"{text[start]}…", value=value)


def _found(folded: str) -> Iterator[re.Match[str]]:
    """Yield what is said around each word for the app, which is found much faster than all of it at once."""
    end = 0
    for sign in _SIGN.finditer(folded):
        if sign.start() >= end:
            begin, last = max(sign.start() - _BEFORE, end), sign.end() + _BEHIND
            if _NAME.search(folded, begin, last) and (match := _pattern().search(folded, begin, last)):
                end = match.end()
                yield match


@cache
def _pattern() -> re.Pattern[str]:
    chats = words().chats
    space = f"[ {UNSEEN}]"
    app, own = (f"(?:{'|'.join(map(_APART.join, written))})" for written in (chats.app, chats.id))
    # Whether one of these letters is next is told at once, and most letters are none.
    first = "".join(sorted({word[0] for word in (*chats.app, *chats.id, *chats.asked)}))
    not_after = f"(?=[{first}])" + "".join(
        f"(?<!{word})" for word in (*chats.not_after, *(f"{word}[ -]" for word in chats.lines))
    )
    led = "|".join(chats.led)
    between = f"[ {UNSEEN}._-]{{0,2}}"
    told = f"{space}{{0,3}}[^A-Za-z0-9@\n]{{0,30}}(?:[:=]|คือ|ว่า)"
    said = f"(?:(?:{app}{between}{own}|{own}{between}{app})(?:{told}|[.]?)|{app}{between}{chats.private}{told})"
    named = f"(?P<named>(?<![A-Za-z]){not_after}{said}{space}{{0,3}}{_QUOTES}?)"
    link = r"(?P<link>(?<![A-Za-z.])line(?:\.me/(?:R/)?|://)ti/p/~?)"
    asked = (
        f"(?<![A-Za-z]){not_after}(?:{app}{space}{{0,3}}[:=]|(?P<asked>{'|'.join(chats.asked)})){space}{{0,3}}[:=]?{space}{{0,3}}"
        f"{_QUOTES}?"
    )
    # Alone behind the app's word it is one by its letters and digits: som_song, kaew99, and no ITA2568, e-service.
    whose = f"{between}(?:ของ)?(?:{'|'.join(chats.whose)})[ก-๎.]{{0,30}}"
    alone = (
        rf"(?<![A-Za-z])(?<![A-Za-z] ){not_after}(?:{app}|(?<!กลุ่ม)(?<!กลุ่ม ){app}{whose})(?:{space}{{0,3}}(?:{led}))?"
        rf"{space}{{1,3}}{_QUOTES}?(?=[A-Za-z]?(?-i:[a-z]+)(?:_|[0-9]))"
    )
    own_account = (
        rf"(?P<own>(?<![A-Za-z]){not_after}{app}{whose}{space}{{0,3}}(?:{led})?{space}{{0,3}}[:=]?{space}{{0,3}}@)"
    )
    return re.compile(
        rf"(?:{named}|{link}|{own_account}|{asked}|{alone})(?P<id>[A-Za-z0-9][A-Za-z0-9._{UNSEEN}\-]{{3,30}})(?![A-Za-z0-9@]|\s?@)",
        re.IGNORECASE,
    )
