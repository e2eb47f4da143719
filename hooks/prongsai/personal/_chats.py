"""Names by which a person is found in LINE (ไลน์ไอดี); those of official accounts begin with @, and are an office's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN, bare
from prongsai.personal._mention import Mention
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGN = re.compile("[Llไ](?:[Ii][Nn][Ee]|ลน)")
_BEFORE, _BEHIND = 8, 120
"""How far before the app's word what is read with it may begin, and how far behind it ends."""
_APART = re.compile("[._-]+")


def find_chats(text: str, folded: str) -> Iterator[Mention]:
    """Yield the names in LINE."""
    for match in _found(folded):
        start, end = match.span("id")
        value = bare(match["id"])
        if not words().chats.others.isdisjoint({_APART.split(value)[0], _APART.sub("", value)}):
            continue
        if match["named"] is not None or match["link"] is not None or not (value.isdigit() or value.isalpha()):
            yield Mention("line_id", start, end, f"{text[start]}…", value=value)


def _found(folded: str) -> Iterator[re.Match[str]]:
    """Yield what is said around each word for the app, which is found much faster than all of it at once."""
    end = 0
    for sign in _SIGN.finditer(folded):
        if sign.start() >= end:
            begin = max(sign.start() - _BEFORE, end)
            if match := _pattern().search(folded, begin, sign.end() + _BEHIND):
                end = match.end()
                yield match


@cache
def _pattern() -> re.Pattern[str]:
    chats = words().chats
    space = f"[ {UNSEEN}]"
    app, own = f"(?:{'|'.join(chats.app)})", f"(?:{'|'.join(chats.id)})"
    not_after = "".join(f"(?<!{word})" for word in chats.not_after)
    between = f"[ {UNSEEN}._-]?"
    said = f"(?:{space}{{0,3}}[^A-Za-z0-9@\n]{{0,30}}[:=]|[.]?){space}{{0,3}}[\"'(]?"
    named = f"(?P<named>(?<![A-Za-z]){not_after}(?:{app}{between}{own}|{own}{between}{app}){said})"
    link = r"(?P<link>(?<![A-Za-z.])line\.me/(?:R/)?ti/p/~?)"
    asked = (
        f"(?<![A-Za-z]){not_after}(?:{app}{space}{{0,3}}[:=]|{'|'.join(chats.asked)}){space}{{0,3}}[:=]?{space}{{0,3}}"
    )
    return re.compile(
        rf"(?:{named}|{link}|{asked})(?P<id>[A-Za-z0-9][A-Za-z0-9._{UNSEEN}\-]{{3,30}})(?![A-Za-z0-9@]|\s?@)",
        re.IGNORECASE,
    )
