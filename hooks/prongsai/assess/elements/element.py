"""An element of the checklist (องค์ประกอบที่ต้องแสดง): what must be there, whether it is, and where it is lacking."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from prongsai.assess.prose.words import lists
from prongsai.words import listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from prongsai.assess.elements.named import Named
    from prongsai.findings import Finding

_FEWEST = 4
"""Fewer letters than these say nothing of anything: they hold a place."""


def tells(*texts: str | None, fewest: int = _FEWEST) -> bool:
    """Tell whether one of the texts says something of its own: not that there is nothing, nor that it comes."""
    return any(_says(text, fewest) and _bare(text) not in _empty() for text in texts)


@cache
def _empty() -> frozenset[str]:
    """Return the texts that hold a place, as `words.yml` names them or their parts."""
    found = lists("words.yml", "prongsai.assess.elements")
    pairs = [*product(found["waits"], found["works"]), *product(found["leads"], found["places"])]
    return frozenset(map(_bare, [*found["nothing"], *found["waits"], *map("".join, pairs)]))


def _bare(text: str | None) -> str:
    return re.sub(r"[\s.…–\-*#:()\[\]]", "", text or "").casefold()


def says(*texts: str | None, figures: bool = False) -> bool:
    """Tell whether one of the texts says something: in letters, or `figures`, and more than one over and over."""
    return any(_says(text, figures=figures) for text in texts)


def _says(text: str | None, fewest: int = _FEWEST, *, figures: bool = False) -> bool:
    signs = "".join((text or "").split())
    return (
        len(signs) >= fewest
        and signs.count(signs[:1]) < len(signs)
        and any(map(str.isalnum if figures else str.isalpha, signs))
    )


@dataclass(frozen=True, slots=True)
class Lacking:
    """Where an element is lacking, of which one at most is told.

    Attributes:
        subjects: names of subjects.
        measures: numbers of measures.
        rounds: months of rounds of progress, each with numbers of measures.
    """

    subjects: tuple[str, ...] = ()
    measures: tuple[int, ...] = ()
    rounds: tuple[tuple[int, tuple[int, ...]], ...] = ()

    def __len__(self) -> int:
        """Count the subjects or measures that lack it, those of each round by themselves."""
        return len(self.subjects) + len(self.measures) + sum(len(own) for _, own in self.rounds)

    def __str__(self) -> str:
        """Return the words for it; empty where nothing is told."""
        if self.rounds:
            told = (plain("assessor.lacking.round", months=months, numbers=_row(own)) for months, own in self.rounds)
            return plain("assessor.lacking.rounds", rounds=listed(told))
        if self.measures:
            return plain("assessor.lacking.measures", numbers=_row(self.measures))
        return plain("assessor.lacking.subjects", subjects=_row(self.subjects)) if self.subjects else ""


@dataclass(frozen=True, slots=True)
class Required:
    """One element of a complete report.

    Attributes:
        key: its name for programs.
        asked: the year's criteria are known to ask for it; else it is what complete reports were seen to have.
        present: it is there, in every place where it must be.
        partly: it is there in some of those places only.
        unclear: where it is missing the report does not say whether it is there.
        lacking: where it is missing.
        findings: what tells the officer of its absence.
        about: the subjects of which it speaks, as kind and value: those that lack it, or else all that have it.
        line: the score below which a subject needs it (0 to 100), where that is what it is about.
        stated: how many limitations are stated, where it is about them; 0 where it is said that there are none.
    """

    key: str
    asked: bool = False
    present: bool = True
    partly: bool = False
    unclear: bool = False
    lacking: Lacking = Lacking()
    findings: tuple[Finding, ...] = ()
    about: tuple[Named, ...] = ()
    line: Decimal | None = None
    stated: int | None = None

    def ticked(self, lacking: Lacking, count: int, findings: Iterable[Finding] = ()) -> Required:
        """Return the element ticked or not, by what lacks it of the `count` that must have it."""
        if not lacking:
            return self
        partly = len(lacking) < count
        return replace(self, present=False, partly=partly, lacking=lacking, findings=tuple(findings))

    @property
    def label(self) -> str:
        """Its Thai name."""
        return plain(f"assessor.elements.{self.key}", line=self.line)

    @property
    def words(self) -> str:
        """The tick in words."""
        if self.present:
            return plain("assessor.tick.present")
        return plain(f"assessor.tick.{'unclear' if self.unclear else 'partly' if self.partly else 'absent'}")

    @property
    def detail(self) -> str:
        """Where it is missing, or what was stated; may be empty."""
        if self.stated is None:
            return str(self.lacking)
        return plain("assessor.limitations" if self.stated else "assessor.no_limitations", count=self.stated)


def _row(names: Iterable[object]) -> str:
    return ", ".join(map(str, names))
