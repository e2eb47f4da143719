"""What stands above a clause (หัวข้อ): its headings and the lines that lead to it, of which it goes on to speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from prongsai.assess.prose.tokens import has
from prongsai.assess.prose.words import patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.assess.prose.tokens import Token

_FORMS = patterns("above")
_HEADING, _LINE, _PLAIN, _NUMBER, _BULLET = range(5)
"""How far down a clause stands, a list within a list by its indent further."""
_DEEPEST, _TAIL = 99, 60
_SHORT = 6
"""Of so few words a line is that only names somebody, perhaps with a score."""
_OTHERS = ("foreign", "else", "persons")


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading, or a line that leads to what follows, `level` steps down: `aims` tells an aim, a `question` asks."""

    level: int
    text: str
    aims: bool
    question: bool

    @property
    def asks(self) -> bool:
        """Whether it is a question, or a line set as a heading."""
        return self.level == _LINE or self.question

    def of_others(self, tokens: Sequence[Token]) -> bool:
        """Whether it tells of others, and holds nothing against them; or asks of what is no score."""
        if self.question:
            told = has(tokens, *_OTHERS)
        else:
            # What begins with another agency's name, or names it behind "ของ", is of that; a title's may be a slip.
            named = any(one.may("called") and (at < 2 or tokens[at - 1].may("of")) for at, one in enumerate(tokens))  # noqa: PLR2004
            named = named and len(tokens) <= _SHORT and not self.text.startswith("# ")
            known = _FORMS["known for"].search(self.text) or named
            told = any(one.may("foreign") and (known or not one.may("called")) for one in tokens)
            told = told and bool(known or not has(tokens, "rank"))
        return told and not _FORMS["against"].search(self.text)


def silenced_by(leads: Sequence[Lead], said: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return why no score of the agency is told below leads, whose tokens are `said`: others are, or an aim."""
    told = ((lead, one) for lead, one in zip(leads, said, strict=True) if has(one, "own", *_OTHERS))
    others = {"foreign"} if any(lead.of_others(one) for lead, one in islice(told, 1)) else set()
    return frozenset(others | ({"wish"} if any(lead.aims for lead in leads) else set()))


@dataclass(slots=True)
class Leads:
    """The headings and lines that hold where one has come to in a text."""

    held: list[Lead] = field(default_factory=list)

    def above(self, text: str) -> tuple[Lead, ...]:
        """Return what stands above a clause, the nearest first, and take it for what the next ones stand below."""
        said = text.strip()
        level = _level(text)
        found = tuple(one for one in reversed(self.held) if one.level < level)
        if said:
            self.held = [*found[::-1]]
            leads = _FORMS["aims"].fullmatch(said) or _FORMS["led"].search(said[-_TAIL:])
            short = _FORMS["short"].fullmatch(said) and (level > _PLAIN or not said.endswith("คะแนน"))
            if level <= _LINE or leads or (level < _DEEPEST and short):
                told = bool(_FORMS["aim"].search(said)) and not _FORMS["reached"].search(said)
                self.held.append(
                    Lead(level, said, told and (level <= _LINE or bool(leads)), _FORMS["asks"].search(said) is not None)
                )
        return found


def _level(text: str) -> int:
    said = text.lstrip("\n")
    if said.startswith("#"):
        return _HEADING
    if _FORMS["line"].fullmatch(said.strip()):
        return _LINE
    if _FORMS["row"].match(said):
        return _DEEPEST
    item = _FORMS["item"].match(said)
    if item is None:
        return _PLAIN
    return (_NUMBER if item["number"] else _BULLET) + len(item["indent"])
