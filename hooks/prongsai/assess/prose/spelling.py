"""Letters of other scripts that stray into Thai text (อักษรต่างภาษา), and the letter that was meant."""

from __future__ import annotations

import re
import unicodedata

NAMES = {"DEVANAGARI": "เทวนาครี", "LAO": "ลาว", "KHMER": "เขมร", "CYRILLIC": "ซีริลลิก", "GREEK": "กรีก"}
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
_BLOCKS = (range(0x900, 0xE00), range(0xE80, 0x1100), range(0x1780, 0x1800))
TO_THAI: dict[int, int | str | None] = {letter: None for block in _BLOCKS for letter in block}
for _table in (_CONSONANTS, _VOWELS, _LOOKALIKES):
    for _foreign, _own in _table.items():
        TO_THAI |= dict(zip(map(ord, _foreign), _own, strict=True))
TO_THAI |= _LAO | dict(enumerate(_OF_FONTS, _OF_FONTS_FROM))
"""What each stray letter stands for; None where nobody can tell."""

_STRAY = r"[\u0900-\u0dff\u0e80-\u10ff\u1780-\u17ff\uf700-\uf71a]"
_ALIKE = "[" + "".join(_LOOKALIKES) + "]"


def _beside(letter: str, neighbour: str) -> str:
    # The letter goes first, so that the search skips from one stray letter to the next.
    return f"{letter}+(?={neighbour})|{letter}(?<={neighbour}{letter}){letter}*"


FOREIGN = re.compile(f"{_beside(_STRAY, '[ก-๛]')}|{_beside(_ALIKE, '[0-9A-Za-zก-๛]')}")
"""Stray letters inside a Thai word, and look-alikes beside a digit, a Latin or a Thai letter (О34)."""
