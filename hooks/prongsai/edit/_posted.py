"""What was typed, as edits of the file: only what differs from what the page showed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.edit._controls import WORDED
from prongsai.patch import Bare, Insert, Put, Remove

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prongsai.content import Location
    from prongsai.edit._controls import Control
    from prongsai.patch import Edit, Value

    Posted = Mapping[str, Sequence[str]]

WORDS = "~text"
"""Ends the name of the line in which what is referred to is typed in words."""
_BETWEEN = re.compile(r"[,;\s]+")
_THAI = re.compile("[ก-ฮ]")


@dataclass(frozen=True, slots=True)
class Change:
    """What one control, or the record of a new item, changes.

    Attributes:
        at: where; of a new item, the place behind the last.
        typed: what was typed, by the names of controls.
        edits: the same for the file.
    """

    at: Location
    typed: Mapping[str, tuple[str, ...]]
    edits: tuple[Edit, ...]


def typed_in(control: Control, posted: Posted) -> tuple[str, ...]:
    """Return what was typed or chosen in a control, as it is shown; what was not sent is as it was."""
    if control.drawn == "reference":
        words = _clean(posted.get(control.name + WORDS, ("",)))
        if words:
            return (f"text:{words[0]}",)
    if control.name not in posted and control.name + WORDS not in posted:
        return control.value
    if control.drawn == "codes":
        return tuple(_codes(" ".join(posted.get(control.name, ()))))
    return _clean(posted.get(control.name, ()))


def _clean(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for text in texts if (one := text.replace("\r\n", "\n").replace("\r", "\n").strip()))


def _codes(text: str) -> list[str]:
    """Return the codes of a line; words that say them are one text."""
    return [text.strip()] if _THAI.search(text) else [one for one in _BETWEEN.split(text) if one]


def changes(controls: Iterable[Control], posted: Posted, order: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield what was changed, in the order of the page; `order` is that of the fields around a list's new item."""
    for control in controls:
        yield from _changes(control, posted, order)


def _changes(control: Control, posted: Posted, order: tuple[str, ...]) -> Iterator[Change]:
    if control.new:
        yield from _item(control, posted, control.order or order)
    elif control.inner and control.inner[0].at == control.at:
        yield from _alone(control, posted)
    else:
        typed = typed_in(control, posted) if control.takes else ()
        if control.takes and typed != control.value:
            yield Change(control.at, {control.name: typed}, _edits(control, typed))
        yield from changes((*control.inner, *control.more), posted, control.order)


def _item(control: Control, posted: Posted, order: tuple[str, ...]) -> Iterator[Change]:
    """Yield a new item of a list, if anything of it was typed."""
    value = collected(control, posted)
    if isinstance(value, dict) and control.title and "id" not in value:
        value = {"id": Bare(control.title), **value}
    if value:
        place = control.at[-1]
        assert isinstance(place, int)  # noqa: S101 - a new item has its place in a list
        yield Change(control.at, all_typed(control, posted), (Insert(control.at[:-1], place, value, order),))


def _alone(control: Control, posted: Posted) -> Iterator[Change]:
    """Yield a value that stands alone, as the record that it becomes where another field of it was filled."""
    words = control.inner[0]
    rest = _rest(control, posted)
    typed = typed_in(words, posted)
    if rest and typed:
        record: dict[str, Value] = {control.shape.alone: typed[0], **rest}
        yield Change(control.at, all_typed(control, posted), (Put(control.at, record, control.order),))
    elif typed != words.value:
        yield Change(words.at, {words.name: typed}, _edits(replace(words, order=control.order), typed))


def all_typed(control: Control, posted: Posted) -> dict[str, tuple[str, ...]]:
    """Return all that was typed in a control and those within it, by their names."""
    return {one.name: typed for one in control.every if one.takes and (typed := typed_in(one, posted))}


def collected(control: Control, posted: Posted) -> Value:
    """Return the value of a control as it would be written anew; None where nothing was typed."""
    if control.takes:
        typed = typed_in(control, posted)
        return _value(control, typed) if typed else None
    if control.inner and control.inner[0].at == control.at:
        words = collected(control.inner[0], posted)
        rest = _rest(control, posted)
        if not rest:
            return words
        return {control.shape.alone: words, **rest} if words else {**rest}
    if control.drawn == "list":
        return [value for one in control.inner if (value := collected(one, posted))] or None
    held: dict[str, Value] = {}
    held |= {str(one.at[-1]): value for one in control.inner if (value := collected(one, posted))}
    return held or None


def _rest(control: Control, posted: Posted) -> dict[str, Value]:
    """Return the other fields of the record of a value that may stand alone, as far as they are filled."""
    return {str(one.at[-1]): value for one in control.more if (value := collected(one, posted))}


def _edits(control: Control, typed: tuple[str, ...]) -> tuple[Edit, ...]:
    if not typed:
        return (Remove(control.at),)
    value = _value(control, typed)
    if control.words and not control.words(typed[0]):
        return (Put((*control.at, WORDED), typed[0]),)
    if control.drawn != "reference" or not control.value or not isinstance(value, dict):
        return (Put(control.at, value, control.order),)
    # What else stands beside what is referred to, such as the printed name, stays.
    ((kind, code),) = value.items()
    before = control.value[0].partition(":")[0]
    gone = () if kind == before else (Remove((*control.at, before)),)
    return (Put((*control.at, kind), code), *gone)


def _value(control: Control, typed: tuple[str, ...]) -> Value:
    """Return what is written for what was typed."""
    if control.drawn == "reference":
        kind, _, value = typed[0].partition(":")
        return {kind: value if kind == "text" else Bare(value)}
    if control.drawn in ("ticks", "codes"):
        texts = list(typed)
        # Several that words say are one text.
        return texts[0] if len(texts) == 1 and _THAI.search(texts[0]) else [Bare(one) for one in texts]
    text = typed[0]
    keys = {words: key for key, words in control.shape.choices.items()}
    text = keys.get(text, text)
    return Bare(text) if control.shape.short and control.drawn != "text" else text


def in_order(found: Iterable[Change]) -> list[Change]:
    """Return changes so that none moves the place of another: what is put, what comes last, what goes from behind."""
    listed = list(found)
    goes = [one for one in listed if any(isinstance(edit, Remove) for edit in one.edits)]
    comes = [one for one in listed if any(isinstance(edit, Insert) for edit in one.edits)]
    stays = [one for one in listed if one not in goes and one not in comes]
    return [*stays, *sorted(comes, key=_place), *sorted(goes, key=_place, reverse=True)]


def _place(change: Change) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in change.at)
