"""The words and shapes of `words.yml`, as typed tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

from prongsai.personal._folded import bare
from prongsai.personal._mention import Kind

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _shapes(written: list[object] | str) -> set[tuple[int, ...]] | None:
    if written == "any":
        return None
    return {tuple(int(length) for length in str(shape).split("-")) for shape in written}


def _bare(written: list[str]) -> tuple[str, ...]:
    return tuple(map(bare, written))


Texts = tuple[str, ...]
Near = Annotated[Texts, BeforeValidator(_bare)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Number(_Table):
    """A kind of number.

    Attributes:
        kind: the mention that it makes; None for an office's, which makes none and only takes its digits.
        grave: whether it is beyond doubt beside one of its words.
        digits: how many it has.
        begins: its first digits, one of these.
        shapes: the lengths of its groups that are taken for it without a word nearby; None when any are.
        hyphens: whether three groups or more, of any length, are taken for it where hyphens alone part them.
        boxes: the lengths of its groups that are taken for it in cells and items of their own without a word nearby.
        near: words that tell it.
        column: whether the word beside one number tells the next below it, too, as down the column of a table.
        only_near: whether it is told only beside one of them, and in one of its shapes.
        rivals: kinds that may have the same digits; it is told only where its own word is nearer than theirs.
        after: what stands before it.
    """

    kind: Kind | None
    digits: int
    begins: Texts
    shapes: Annotated[frozenset[tuple[int, ...]] | None, BeforeValidator(_shapes)]
    hyphens: bool = False
    boxes: Annotated[frozenset[tuple[int, ...]], BeforeValidator(_shapes)] = frozenset()
    near: Near
    column: bool = False
    only_near: bool = False
    rivals: Texts = ()
    grave: bool = False
    after: str = ""


class Card(_Table):
    """A kind of number with letters.

    Attributes:
        signs: a text has one of these, or none of these numbers.
        near: words of which one must stand near.
        others: words that speak of something else; one that is nearer than any of `near` rules it out.
        kept: how many of its last digits may be told.
    """

    kind: Kind
    pattern: str
    signs: Texts
    near: Near
    others: Near = ()
    kept: int = 4


class Mail(_Table):
    """Where people have addresses of their own, how an office's begins, and what is said for the signs."""

    private: Texts
    office: Texts
    at: Texts
    dot: Texts
    signs: Texts


class Chats(_Table):
    """What a name in LINE is told by; see `words.yml`."""

    app: Texts
    id: Texts
    asked: Texts
    led: Texts
    whose: Texts
    private: str
    not_after: Texts
    lines: Texts
    others: frozenset[str]


class Excluded(_Table):
    """Words that are no name: whole ones, and beginnings."""

    begins: Texts
    whole: frozenset[str]

    def holds(self, word: str) -> bool:
        """Tell whether `word` is none of a name."""
        return word in self.whole or word.startswith(self.begins)


class NameWords(_Table):
    """What names are told by; see `words.yml`."""

    titles: Texts
    latin: Texts
    monk: str
    ordained: str
    no_title: Texts
    units: frozenset[str]
    after_title: Texts
    glued: frozenset[str]
    before: Texts
    post: str
    not_post: Excluded
    places: Texts
    not_given: Excluded
    not_family: Excluded
    family: Texts
    civil: frozenset[str]
    acts: Texts
    no_given_alone: frozenset[str]
    posts: Texts
    no_signer: Texts
    of_place: frozenset[str]
    fields: frozenset[str]


class Births(_Table):
    """What a day of birth is told by, and what else begins or happens on a day; see `words.yml`."""

    said: Texts
    born: Texts
    offices: Texts
    staff: Texts
    not_after: Texts


class Homes(_Table):
    """What the house number of a home is told by; see `words.yml`."""

    home: Texts
    number: Texts
    counted: Texts
    goes_on: Texts
    others: Texts


class Words(_Table):
    """Everything by which personal data is recognised; the parts are explained in `words.yml`."""

    numbers: dict[str, Number]
    labels: frozenset[str]
    cards: dict[str, Card]
    mail: Mail
    chats: Chats
    names: NameWords
    births: Births
    homes: Homes


@cache
def words() -> Words:
    """Return the tables."""
    text = files("prongsai.personal").joinpath("words.yml").read_text(encoding="utf-8")
    return Words.model_validate(yaml.load(text, _Loader))  # noqa: S506 - a safe loader, in C where present
