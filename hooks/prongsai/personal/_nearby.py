"""The words that stand near a place of a text (คำบริบท), whatever spaces are in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from prongsai.personal._folded import SEEN, bare

BEFORE = 120
"""How many letters before a number a word may end that tells what it is: a label, or the heading of a column."""
AFTER = 40
"""How many letters after a number such a word may begin."""


class Nearby:
    """The places of words in a folded text, each kind of word looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[tuple[str, ...], tuple[list[int], list[int]]] = {}

    def gap(self, words: tuple[str, ...], start: int, end: int) -> int | None:
        """Return how many letters lie between the nearest of `words` and the stretch; None where none is near."""
        starts, ends = self.places(words)
        if not starts:
            return None
        gaps = []
        if (number := bisect_right(ends, start)) and start - ends[number - 1] <= BEFORE:
            gaps.append(start - ends[number - 1])
        if (number := bisect_left(starts, end)) < len(starts) and starts[number] - end <= AFTER:
            gaps.append(starts[number] - end)
        return min(gaps, default=None)

    def places(self, words: tuple[str, ...]) -> tuple[list[int], list[int]]:
        """Return where `words` begin and where they end in the text, each in ascending order."""
        if words not in self._places:
            found = [place for word in words for place in self._of(word)]
            self._places[words] = (sorted(start for start, _ in found), sorted(end for _, end in found))
        return self._places[words]

    def _of(self, word: str) -> list[tuple[int, int]]:
        found = []
        place = self._bare.find(word)
        while place >= 0:
            found.append((self._place(place), self._place(place + len(word) - 1) + 1))
            place = self._bare.find(word, place + len(word))
        return found

    def _place(self, place: int) -> int:
        """Return where a letter of the bare text stands in the text."""
        begins, moved = self._stretches
        number = bisect_right(begins, place) - 1
        return place + moved[number]

    @cached_property
    def _bare(self) -> str:
        return bare(self._text)

    @cached_property
    def _stretches(self) -> tuple[list[int], list[int]]:
        """Return where each stretch of letters begins in the bare text, and by how much it was moved."""
        begins, moved, length = [], [], 0
        for match in SEEN.finditer(self._text):
            begins.append(length)
            moved.append(match.start() - length)
            length += match.end() - match.start()
        return begins, moved
