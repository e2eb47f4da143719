"""Which clauses may say anything of scores (ประโยคที่อาจกล่าวถึงคะแนน): most name only items and years."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from prongsai.assess.prose.tokens import spelt
from prongsai.assess.prose.words import lists, patterns, together

if TYPE_CHECKING:
    from prongsai.assess.prose.passages import Clause

_FORMS = patterns("telling")
_CLAIMS = ("extreme", "quantity", "failed", "relation", "change", "whole", "numeral")
"""The parts of the reader that take words for a claim, where no figure stands."""


def may_tell(clause: Clause) -> bool:
    """Tell whether a clause may say anything of scores, and is worth to be read."""
    if clause.about is not None and clause.about.kind == "question":
        return True  # "… ของการใช้อำนาจ"
    if _FORMS["figure"].search(_FORMS["no figure"].sub(" ", clause.text)):
        return True
    said = clause.text.casefold()
    return any(one in said for one in _claims())


@cache
def _claims() -> tuple[str, ...]:
    """Return letters of which some stand in every word that claims something, and in every level."""
    takes = lists("kinds.yml")["takes"]
    words = {*spelt("after", *(kind for name in _CLAIMS for kind in takes[name])), *together("levels")}
    found: list[str] = []
    for letters in sorted((max(word.casefold().split(), key=len) for word in words), key=len):
        if not any(one in letters for one in found):
            found.append(letters)
    return tuple(found)
