"""Texts made comparable without moving a letter: Thai digits, kinds of spaces and hyphens, what no eye can see."""

from __future__ import annotations

import re

from prongsai.text import UNSEEN as NEVER_SEEN

BARRIER = "\x1f"
"""Stands between two texts that are read at once; nothing reaches across it."""
UNSEEN = "\u200b"
"""Stands for every letter that a reader does not see, Markdown's marks included."""
_ZEROS = "๐０໐០၀०٠۰𝟎𝟘𝟢𝟬𝟶₀"
"""The zeros of Thai, of neighbours, and of the letters that word processors and chats offer for show."""
_DIGITS = {
    **{chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)},
    **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)),
    **dict(zip("⓪①②③④⑤⑥⑦⑧⑨", "0123456789", strict=True)),
}
DIGIT = f"[0-9{''.join(_DIGITS)}]"
"""The pattern of a digit, however it is written."""
_WIDE = {chr(ord(letter) + 0xFEE0): letter for letter in map(chr, range(ord("!"), ord("~") + 1))}
"""Letters, digits and signs in the width of Chinese ones, as keyboards of other languages type them."""
_TABLE = {
    **_WIDE,
    **_DIGITS,
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys((*"*`\\", *(chr(letter) for few in NEVER_SEEN for letter in few)), UNSEEN),
    "·": ".",
}
_FOLDED = re.compile("[" + "".join(re.escape(letter) for letter in _TABLE if letter <= "\uffff") + "]")
_FOR_SHOW = {ord(letter): plainer for letter, plainer in _TABLE.items() if letter > "\uffff"}
"""Letters beyond the first plane: one of them in the pattern above would make it ten times as slow."""
_BEYOND = re.compile("[^\0-\uffff]")
_BLANK = re.compile(rf"[\s{UNSEEN}{BARRIER}]+")
_DECOMPOSED = re.compile("ํ([่-๋]?)า")
SEEN = re.compile(rf"[^\s{UNSEEN}{BARRIER}]+")
"""A stretch of letters that `bare` keeps."""


def fold(text: str) -> str:
    """Return `text` with each letter that has a plainer equal replaced by it, สระอำ made one letter; none moves."""
    if _BEYOND.search(text):
        text = text.translate(_FOR_SHOW)
    text = _FOLDED.sub(lambda match: _TABLE[match[0]], text)
    return _DECOMPOSED.sub(rf"{UNSEEN}\1ำ", text) if "ํ" in text else text


def plain(text: str) -> str:
    """Return any text in the form in which words are compared."""
    return bare(fold(text))


def bare(text: str) -> str:
    """Return folded `text` in small letters without what is not seen, to look for words in."""
    return _BLANK.sub("", text).lower()
