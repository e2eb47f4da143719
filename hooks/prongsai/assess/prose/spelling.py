"""Letters that look right and are not (อักขระ): each kind of slip of `letters.yml` with its clean form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prongsai.assess.prose.words import lists
from prongsai.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS = lists("letters.yml")
SCRIPTS: dict[str, str] = _LETTERS["scripts"]
"""The scripts' names in Thai, by the first word of their letters' Unicode names."""
_LAO = range(0x0E81, 0x0EDA)
_TO_THAI: dict[int, int | None] = dict.fromkeys(
    letter for first, _, last in _LETTERS["blocks"] for letter in range(ord(first), ord(last) + 1)
)
"""What each stray letter stands for; None where nobody can tell."""
# The Lao block repeats the Thai one, 0x80 further on.
_TO_THAI |= {
    lao: lao - 0x80
    for lao in _LAO
    if "Cn" not in (unicodedata.category(chr(lao)), unicodedata.category(chr(lao - 0x80)))
}
for _foreign, _own in (_LETTERS["stands for"] | _LETTERS["looks like"]).items():
    _TO_THAI |= dict(zip(map(ord, _foreign), map(ord, _own), strict=True))


def _beside(letter: str, neighbour: str) -> str:
    # The letter goes first, so that the search skips from one stray letter to the next; a run is looked at once, from
    # its beginning.
    return f"{letter}(?<!{letter}{letter}){letter}*+(?={neighbour})|{letter}(?<={neighbour}{letter}){letter}*+"


_STRAY, _ALIKE = f"[{''.join(_LETTERS['blocks'])}\uf700-\uf71a]", f"[{''.join(_LETTERS['looks like'])}]"
# Stray letters inside a Thai word, and look-alikes beside a digit, a Latin or a Thai letter (О34).
_FOREIGN = f"{_beside(_STRAY, '[ก-๛]')}|{_beside(_ALIKE, '[0-9A-Za-zก-๛]')}"
_PARTS = _LETTERS["parts"] | {"stray": _STRAY, "alike": _ALIKE, "foreign": _FOREIGN, "invisible": INVISIBLE}


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


def _pattern(told: str) -> re.Pattern[str]:
    return re.compile(told.format(**_PARTS))


def _kind(code: str, sign: str, rules: list[list[str]], **told: Any) -> Kind:  # noqa: ANN401 - what the file has
    """Return a kind as `letters.yml` tells it; what `stands for` others is put in their place."""
    put: dict[str, Callable[[re.Match[str]], str]] = {"stands for": lambda match: match[0].translate(_TO_THAI)}
    return Kind(code, _pattern(sign), tuple((_pattern(one), put.get(form, form)) for one, form in rules), **told)


KINDS = tuple(_kind(code, **told) for code, told in _LETTERS["kinds"].items())


def composed(text: str) -> str:
    """Return `text` with สระอำ and แ each as one letter."""
    return KINDS[1].clean(text)
