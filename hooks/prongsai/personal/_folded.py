"""Texts made comparable without moving a letter: Thai digits, kinds of spaces and hyphens, what no eye can see."""

from __future__ import annotations

import re

BARRIER = "\x1f"
"""Stands between two texts that are read at once; nothing reaches across it."""
UNSEEN = "\u200b"
"""Stands for every letter that a reader does not see, Markdown's marks included."""
_TABLE = {
    **dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True)),
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("*`\\\u00ad\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff", UNSEEN),
    "＠": "@",
    "．": ".",
    "＋": "+",
}
_FOLDED = re.compile("[" + "".join(map(re.escape, _TABLE)) + "]")
_BLANK = re.compile(rf"[\s{UNSEEN}{BARRIER}]+")
_DECOMPOSED = re.compile("ํ([่-๋]?)า")
SEEN = re.compile(rf"[^\s{UNSEEN}{BARRIER}]+")
"""A stretch of letters that `bare` keeps."""


def fold(text: str) -> str:
    """Return `text` with each letter that has a plainer equal replaced by it, สระอำ made one letter; none moves."""
    text = _FOLDED.sub(lambda match: _TABLE[match[0]], text)
    return _DECOMPOSED.sub(rf"{UNSEEN}\1ำ", text) if "ํ" in text else text


def plain(text: str) -> str:
    """Return any text in the form in which words are compared."""
    return bare(fold(text))


def bare(text: str) -> str:
    """Return folded `text` in small letters without what is not seen, to look for words in."""
    return _BLANK.sub("", text).lower()
