"""Letters that look right and are not (อักขระ): each kind of slip with its clean form, strays of other scripts too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = {"DEVANAGARI": "เทวนาครี", "LAO": "ลาว", "KHMER": "เขมร", "CYRILLIC": "ซีริลลิก", "GREEK": "กรีก"}
"""The scripts' names in Thai, by the first word of their letters' Unicode names."""

# Consonants of the scripts of India's family stand in one common order, so two rows of the same length are a table.
_CONSONANTS = {
    "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ": "กขคฆงจฉชฌญฏฐฑฒณตถทธนปผพภมยรลวศษสหฬ",
    "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអ": "กขคฆงจฉชฌญฎฐฑฒณตถทธนปผพภมยรลวศษสหฬอ",
}
_VOWELS = {"ािीुूेै्ं": "าิีุูเไฺํ", "ាិីឹឺុូេែៃោំ": "าิีึืุูเแไโำ"}
_LOOKALIKES = {"АВЕКМНОРСТХаеорсухІіЅѕ": "ABEKMHOPCTXaeopcyxIiSs", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο": "ABEZHIKMNOPTYXo"}
# The Lao block repeats the Thai one, 0x80 further on.
_LAO = {
    lao: lao - 0x80
    for lao in range(0x0E81, 0x0EDA)
    if unicodedata.category(chr(lao)) != "Cn" and unicodedata.category(chr(lao - 0x80)) != "Cn"
}
# Old Thai fonts kept marks moved aside for tall letters as letters of their own, and PDF files give them back.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_OF_FONTS = f"\u0e10\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}\u0e0d\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
_OF_FONTS_FROM = 0xF700
_BLOCKS = (("\u0900", "\u0dff"), ("\u0e80", "\u10ff"), ("\u1780", "\u17ff"))
_TO_THAI: dict[int, int | str | None] = {
    letter: None for first, last in _BLOCKS for letter in range(ord(first), ord(last) + 1)
}
for _table in (_CONSONANTS, _VOWELS, _LOOKALIKES):
    for _foreign, _own in _table.items():
        _TO_THAI |= dict(zip(map(ord, _foreign), _own, strict=True))
_TO_THAI |= _LAO | dict(enumerate(_OF_FONTS, _OF_FONTS_FROM))
"""What each stray letter stands for; None where nobody can tell."""

_STRAY = "[" + "".join(f"{first}-{last}" for first, last in _BLOCKS) + "\uf700-\uf71a]"
_ALIKE = "[" + "".join(_LOOKALIKES) + "]"


def _beside(letter: str, neighbour: str) -> str:
    # The letter goes first, so that the search skips from one stray letter to the next; a run is looked at once, from
    # its beginning.
    return f"{letter}(?<!{letter}{letter}){letter}*+(?={neighbour})|{letter}(?<={neighbour}{letter}){letter}*+"


_FOREIGN = re.compile(f"{_beside(_STRAY, '[ก-๛]')}|{_beside(_ALIKE, '[0-9A-Za-zก-๛]')}")
"""Stray letters inside a Thai word, and look-alikes beside a digit, a Latin or a Thai letter (О34)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of slip.

    Attributes:
        code: its finding.
        rules: patterns of it, each with what stands in its place.
        sign: what every slip of this kind holds, so that a text is looked through once; most have none.
        in_remarks: whether remarks are read too: what no eye can see is never quoted on purpose.
    """

    code: str
    sign: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
    in_remarks: bool = False

    def found(self, text: str) -> list[re.Match[str]]:
        """Return the slips in `text`, in order."""
        if self.sign.search(text) is None:
            return []
        return sorted((match for rule, _ in self.rules for match in rule.finditer(text)), key=re.Match.start)

    def clean(self, text: str) -> str:
        """Return `text` without slips of this kind; mending one may bring out another."""
        before = None
        while text != before:
            before = text
            for rule, form in self.rules:
                text = rule.sub(form, text)
        return text


# How Thai is written: a consonant, a vowel above or below it, a tone mark. Marks stand after the letter they belong to.
_VOWEL, _MARK, _ABOVE = "[ัิ-ฺ]", "[็-๎]", "[ัิ-ฺ็-๎]"
_DECOMPOSED = Kind(
    "W606",
    re.compile("ํ|เเ"),
    ((re.compile("ํ([่-๋]?)า"), r"\1ำ"), (re.compile("([ก-ฮ])า([่-๋]?)ํ"), r"\1\2ำ"), (re.compile("เเ"), "แ")),
    in_remarks=True,
)
# Joiners and what chooses a form of a letter belong to emoji and to other scripts.
_NEVER_SEEN = rf"(?![\u180b-\u180d\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff])[{INVISIBLE}]"
KINDS = (
    Kind("W605", re.compile(f"{_STRAY}|{_ALIKE}"), ((_FOREIGN, lambda match: match[0].translate(_TO_THAI)),)),
    _DECOMPOSED,
    Kind(
        "W607",
        # Two that cannot follow one another, or one that follows no Thai letter; a letter goes first, as above.
        re.compile(
            f"[ะาำเแโใไ]{_ABOVE}|{_ABOVE}{_VOWEL}|{_MARK}{_MARK}|{'|'.join(2 * letter for letter in 'ะาำแโใไ')}"
            f"|{_ABOVE}(?<![ก-๎◌“\"'(]{_ABOVE})"
        ),
        (
            (re.compile(r"([ะาำแโใไัิ-ฺ็-๎])\1+"), r"\1"),
            (re.compile("([่-๋])[่-๋]+"), r"\1"),
            (re.compile("([ัิ-ู])[ัิ-ู]+"), r"\1"),
            (re.compile(f"({_MARK})({_VOWEL})"), r"\2\1"),
            (re.compile(f"([ะาำ])({_VOWEL}|[็-์๎])"), r"\2\1"),
            (re.compile(f"([เแโใไ])((?:{_VOWEL}|{_MARK})+)([ก-ฮ])"), r"\1\3\2"),
            (re.compile("ใ้"), "ให้"),
            (re.compile(f"(?<=[เแโใไ])(?:{_VOWEL}|{_MARK})+"), ""),
            (re.compile(f"(?<![ก-๎◌“\"'(])(?:{_VOWEL}|{_MARK})+"), ""),
        ),
    ),
    Kind(
        "W608",
        re.compile(f"[\u200d{INVISIBLE}]"),
        (
            # A joiner inside an emoji is part of it.
            (re.compile("(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"), ""),
            (re.compile(_NEVER_SEEN), ""),
        ),
        in_remarks=True,
    ),
)


def composed(text: str) -> str:
    """Return `text` with สระอำ and แ each as one letter."""
    return _DECOMPOSED.clean(text)
