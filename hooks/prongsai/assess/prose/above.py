"""What stands above a clause (หัวข้อ): its headings and the lines that lead to it, of which it goes on to speak."""

from __future__ import annotations

from dataclasses import dataclass, field

from prongsai.assess.prose.words import patterns

_FORMS = patterns("above")
_HEADING, _LINE, _PLAIN, _NUMBER, _BULLET = range(5)
"""How far down a clause stands, a list within a list by its indent further."""
_DEEPEST, _TAIL = 99, 60


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading, or a line that leads to what follows, `level` steps down; `aims` where it tells an aim."""

    level: int
    text: str
    aims: bool

    @property
    def asks(self) -> bool:
        """Whether it is a question, or a line set as a heading."""
        return self.level == _LINE


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
            if level <= _LINE or leads or (level < _DEEPEST and _FORMS["short"].fullmatch(said)):
                told = bool(_FORMS["aim"].search(said)) and not _FORMS["reached"].search(said)
                self.held.append(Lead(level, said, told and (level <= _LINE or bool(leads))))
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
