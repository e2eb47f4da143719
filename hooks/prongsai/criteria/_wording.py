"""The question that a garbled code stands for (รหัสข้อคำถามที่พิมพ์ผิด): by its letter and by the words beside it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.text import question_code

if TYPE_CHECKING:
    from prongsai.criteria._criteria import Criteria

_NOT_LETTERS = re.compile(r"[^0-9A-Za-zก-ฮะ-ฺเ-ๅ็-๎]+")
_LEAST_BLOCK = 4
_ENOUGH = 0.6
"""From this share of a question's wording on, a text says what the question asks."""
_LETTER = {"i": "i", "1": "i", "l": "i", "๑": "i", "e": "e", "๕": "e", "6": "e"}
"""The letter of a code by what is printed in its place."""


def meant_question(printed: str, beside: str, criteria: Criteria) -> str | None:
    """Return the code that `printed` stands for: by the words beside it, or else by its shape; None where none fits."""
    letter = _LETTER.get(printed[:1].casefold(), "")
    worded = {one.code: share for one in criteria.questions if (share := _share(one.wording or "", beside)) >= _ENOUGH}
    likely = [code for code in worded if code.startswith(letter)] or [*worded]
    read = question_code(printed)
    if read in likely or (read in criteria.question_codes and not likely):
        return read
    return max(likely, key=lambda code: worded[code], default=None)


def _share(wording: str, text: str) -> float:
    """Return how much of a question's wording stands in a text, 0 to 1, in runs of some letters."""
    own = _NOT_LETTERS.sub("", wording)
    matcher = SequenceMatcher(None, own, _reduced(text), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size >= _LEAST_BLOCK) / max(len(own), 1)


@lru_cache(maxsize=8)
def _reduced(text: str) -> str:
    return _NOT_LETTERS.sub("", text)
