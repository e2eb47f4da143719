"""A mention of personal data: what it is, where it stands, how sure it is, and the form in which it may be told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from prongsai.personal._folded import DIGIT

Kind = Literal[
    "national_id",
    "mobile",
    "bank_account",
    "email",
    "name",
    "line_id",
    "passport",
    "laser_id",
    "plate",
    "address",
    "birth",
]
KEPT = 4
"""How many of the last digits are told, so that the officer knows which number is meant."""
_DIGIT = re.compile(DIGIT)
_LETTER = re.compile("[A-Za-zก-ฮ]")


@dataclass(frozen=True, slots=True)
class Mention:
    """Personal data in a text.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        masked: all but its last four digits, or its first letters, covered; this alone may be printed.
        grave: whether it is beyond doubt, by a check digit or a shape and a word nearby.
        value: the same for every way of writing it, to compare with what an agency allows; never printed.
    """

    kind: Kind
    start: int
    end: int
    masked: str
    grave: bool = False
    value: str = field(default="", repr=False)


def mask_digits(text: str, kept: int = KEPT) -> str:
    """Return `text` with an `x` for each digit but the last `kept`; spaces and hyphens stay."""
    digits = [match.start() for match in _DIGIT.finditer(text)]
    covered = set(digits[: len(digits) - kept])
    return "".join("x" if place in covered else letter for place, letter in enumerate(text))


def mask_letters(text: str) -> str:
    """Return `text` with an `x` for each letter."""
    return _LETTER.sub("x", text)
