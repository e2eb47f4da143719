"""What a terminal shows: whether in colour, and how wide Thai text is."""

from __future__ import annotations

import os
import sys
import unicodedata


def coloured() -> bool:
    """Tell whether colours are wanted: on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width(text: str) -> int:
    """Return how many columns `text` takes: Thai vowels and tones above or below a letter take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def padded(text: str, columns: int) -> str:
    """Return `text` with spaces after it, so that it takes `columns`."""
    return text + " " * (columns - width(text))
