"""Turns the placeholders of every narrative into typed figures, plants slips in them, and counts how the checks do."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.assess import BLOCK, assess_site
from prongsai.assess._assess import assess
from prongsai.content import Source, load_site
from prongsai.text import thai_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.assess import Assessment

_FIGURE = re.compile(r"(?<![0-9.])[0-9]{1,3}\.[0-9]{2}(?![0-9])")
_COUNT = re.compile(r"[0-9]{1,2}")
_WRONG = ("W401", "W403", "W404", "W405", "W406")


@dataclass(frozen=True)
class ProseResult:
    """What became of the slips planted in the narratives.

    Attributes:
        planted: figures and counts that were changed, one at a time.
        detected: those after which a contradiction is found that was not found before.
        false_alarms: contradictions found in the narratives with right figures typed by hand.
    """

    planted: int
    detected: int
    false_alarms: int


@dataclass(frozen=True)
class Typed:
    """A narrative typed by hand: its pieces, and which of them hold a figure or a count that may be changed."""

    assessment: Assessment
    pieces: tuple[str, ...]
    plantable: tuple[int, ...]

    def contradictions(self, at: int = -1, planted: str = "") -> set[tuple[int, str]]:
        """Return the line and code of every contradiction found, with one piece replaced."""
        text = "".join(planted if place == at else piece for place, piece in enumerate(self.pieces))
        year = self.assessment
        narrative = Source(year.report.narrative.file, text)
        report = replace(year.report, narrative=narrative)
        found = assess(year.slug, year.agency, report, year.previous).findings
        return {(one.place.line, one.code) for one in found if one.place.file == narrative.file and one.code in _WRONG}

    def line(self, at: int) -> int:
        """Return the line on which a piece begins."""
        return "".join(self.pieces[:at]).count("\n") + 1


def measure_prose(root: Path, seed: int = 1, plants: int = 200) -> ProseResult:
    """Plant `plants` slips in the narratives of the reports below `root`, typed by hand, and count."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable draw, not a secret
    years = [year for agency in assess_site(load_site(root)).agencies for year in agency.years]
    narratives = [typed_narrative(year, chance) for year in years]
    clean = [one.contradictions() for one in narratives]
    alarms = sum(len(found) for found in clean)
    choices = [(number, at) for number, one in enumerate(narratives) for at in one.plantable]
    detected = 0
    for number, at in (chance.choice(choices) for _ in range(plants if choices else 0)):
        narrative = narratives[number]
        new = narrative.contradictions(at, slip(narrative.pieces[at], chance)) - clean[number]
        detected += any(line == narrative.line(at) for line, _ in new)
    return ProseResult(plants if choices else 0, detected, alarms)


def typed_narrative(assessment: Assessment, chance: random.Random) -> Typed:
    """Return a narrative in which figures stand where placeholders stood, in Thai or Arabic digits at random."""
    segments = assessment.narrative.segments
    blocks = iter(assessment.narrative.blocks)
    pieces: list[str] = []
    plantable: list[int] = []
    for place, segment in enumerate(segments):
        if segment.offset is not None:
            pieces.append(segment.text)
            continue
        if BLOCK.search(segment.text):
            block = next(blocks)
            pieces.append(f'{{{{ {block.kind}("{block.name}") }}}}')
            continue
        after = segments[place + 1].text if place + 1 < len(segments) else ""
        for text, changeable in _parts(segment.text, counting=after.lstrip().startswith("ตัวชี้วัด")):
            if changeable:
                plantable.append(len(pieces))
            pieces.append(thai_digits(text) if chance.random() < 0.5 else text)  # half of them
    return Typed(assessment, tuple(pieces), tuple(plantable))


def _parts(text: str, *, counting: bool) -> Iterator[tuple[str, bool]]:
    """Yield a placeholder's text in pieces, each a figure that may be changed, or not."""
    if counting and _COUNT.fullmatch(text):
        yield text, True
        return
    end = 0
    for match in _FIGURE.finditer(text):
        yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    yield text[end:], False


def slip(typed: str, chance: random.Random) -> str:
    """Return a figure or count with one digit changed, and no zero put in front."""
    places = [place for place, letter in enumerate(typed) if letter.isdigit()]
    while True:
        place = chance.choice(places)
        digits = "๐๑๒๓๔๕๖๗๘๙" if ord(typed[place]) > ord("9") else "0123456789"
        changed = typed[:place] + chance.choice(digits) + typed[place + 1 :]
        whole = changed.partition(".")[0]
        if changed != typed and (len(whole) == 1 or int(whole[0]) > 0):
            return changed
