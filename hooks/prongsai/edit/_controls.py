"""The controls of a form (ช่องของแบบฟอร์ม): one for each value of a file, made from the model's declaration and data.

What the model does not know, or stands in a shape that the form does not, is shown as such and left alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from prongsai.content import Reference, Shape, read_period, shapes_of
from prongsai.edit._names import name_of
from prongsai.patch import value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import BaseModel

    from prongsai.content import Location
    from prongsai.edit._menus import Data, Menus, Option

Drawn = Literal["line", "text", "select", "ticks", "codes", "reference", "fields", "list", "rows", "keyed", "file"]
"""How a control looks: one to be typed into or chosen from, several, a group of fields, a list in place, links to the
pages of a list's records, values by keys, or what must be edited in the file."""
_MOST_TICKS = 16
_MOST_FIELDS = 7
_WIDE = ("groups", "keyed", "references")
WORDED = "text"
"""The field that holds what a report says in words only."""
_UNKNOWN = Shape("line", "", "")
_PRINTED = shapes_of(Reference)["printed"]


@dataclass(frozen=True, slots=True)
class Control:
    """A control.

    Attributes:
        at: where its value stands; of a new item of a list, the place behind the last.
        value: what stands there as it is shown, of several values each; empty for none.
        options: what may be chosen.
        inner: the controls within it.
        title: what a record of a list is called.
        new: whether it is for an item, or a record, that is not there yet.
        order: the fields of the record around, in the model's order.
        more: of a value that may stand alone, the other fields of its record.
        words: of a value that stands in the words of its report, what tells whether another one need not.
    """

    at: Location
    drawn: Drawn
    shape: Shape
    value: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    inner: tuple[Control, ...] = ()
    title: str = ""
    new: bool = False
    order: tuple[str, ...] = ()
    more: tuple[Control, ...] = ()
    words: Callable[[str], bool] | None = None

    @property
    def name(self) -> str:
        """Its name in the page."""
        return name_of(self.at)

    @property
    def takes(self) -> bool:
        """Whether something is typed or chosen in it itself."""
        return self.drawn in ("line", "text", "select", "ticks", "codes", "reference")

    @property
    def every(self) -> Iterator[Control]:
        """It, and all controls within it."""
        yield self
        for one in (*self.inner, *self.more):
            yield from one.every


class Form:
    """Makes the controls of a file."""

    def __init__(self, data: Data, menus: Menus) -> None:
        self._data = data
        self._menus = menus

    def controls(self, record: type[BaseModel], at: Location = ()) -> tuple[Control, ...]:
        """Return the controls of the record at a location, known fields first; of one that is not there, all empty."""
        data = value_at(self._data, at) if at else self._data
        held = data if isinstance(data, dict) else {}
        shapes = shapes_of(record)
        known = [self._control(shape, held.get(key), (*at, key), held) for key, shape in shapes.items()]
        unknown = [self._in_file((*at, key), _UNKNOWN._replace(label=key)) for key in held if key not in shapes]
        return tuple(replace(one, order=tuple(shapes)) for one in (*known, *unknown))

    def fresh_id(self, record: type[BaseModel], at: Location) -> str:
        """Return a lasting id that no item of the list has, for the one behind the last; empty for what has none."""
        if "id" not in shapes_of(record):
            return ""
        listed = value_at(self._data, at[:-1])
        ids = {str(one.get("id")) for one in listed if isinstance(one, dict)} if isinstance(listed, list) else set()
        letter = "m" if at[-2] == "measures" else "u"
        return next(name for number in range(len(ids) + 1, 10**6) if (name := f"{letter}{number:02d}") not in ids)

    def _control(self, shape: Shape, value: Data, at: Location, data: Data) -> Control:
        # Longer words are never a code, whatever their field is called.
        options = () if shape.kind == "text" else self._menus.of(at, data)
        match shape.kind:
            case "group" if shape.alone and not isinstance(value, dict):
                return self._one(shape, value, at, options)
            case "group" if takes_words(shape) and [*value] == [WORDED] and isinstance(value[WORDED], str):
                return self._in_words(shape, value[WORDED], at)
            case "group":
                return self._group(shape, value, at)
            case "groups":
                return self._groups(shape, value, at)
            case "keyed":
                return self._keyed(shape, value, at, options)
            case "lines" | "references":
                return self._lines(shape, value, at)
            case "codes":
                return self._codes(shape, value, at, options)
            case "reference":
                return self._reference(shape, value, at)
        return self._one(shape, value, at, options)

    def _in_file(self, at: Location, shape: Shape) -> Control:
        return Control(at, "file", shape)

    def _one(self, shape: Shape, value: Data, at: Location, options: tuple[Option, ...]) -> Control:
        if value is not None and not isinstance(value, str):
            return self._in_file(at, shape)
        choices = tuple(shape.choices.items()) or options
        held: tuple[str, ...] = (
            (shape.choices.get(value, value),) if value and shape.kind == "group" else (value,) if value else ()
        )
        if shape.kind == "group":
            # Words of its own are read, too: what can be chosen is offered, and nothing more.
            return Control(at, "line", shape, held, tuple((words, words) for _, words in choices))
        if shape.kind == "flag":
            held, choices = _flag(value)
        if choices and at[-1] != "kind":
            return Control(at, "select", shape, held, _with_own(choices, held))
        return Control(at, "text" if shape.kind == "text" else "line", shape, held, choices)

    def _in_words(self, shape: Shape, value: str, at: Location) -> Control:
        """Return a value in the words of the report as the one box that it would have without them."""
        named = (*shape.choices, *shape.choices.values())
        year = self._menus.year or 0
        return replace(
            self._one(shape, value, at, ()), words=lambda text: text in named or read_period(text, year) is not None
        )

    def _codes(self, shape: Shape, value: Data, at: Location, options: tuple[Option, ...]) -> Control:
        held = [value] if isinstance(value, str) else [] if value is None else value
        if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
            return self._in_file(at, shape)
        choices = tuple(shape.choices.items()) or options
        if not 0 < len(choices) <= _MOST_TICKS:
            return Control(at, "codes", shape, tuple(held), choices)
        return Control(at, "ticks", shape, tuple(held), _with_own(choices, tuple(held)))

    def _reference(self, shape: Shape, value: Data, at: Location, *, new: bool = False) -> Control:
        if value is not None and not (isinstance(value, dict) and all(isinstance(one, str) for one in value.values())):
            return self._in_file(at, shape)
        held = tuple(f"{kind}:{one}" for kind, one in (value or {}).items() if kind != "printed")
        options = tuple(option for _, group in self._menus.references for option in group)
        known = {value for value, _ in options}
        own = tuple((one, one.partition(":")[2]) for one in held if one not in known)
        printed = self._one(_PRINTED, (value or {}).get("printed"), (*at, "printed"), ())
        return Control(at, "reference", shape, held[:1], own, new=new, more=() if new else (printed,))

    def _lines(self, shape: Shape, value: Data, at: Location) -> Control:
        """Return a list whose items stand one under another, with room for one more."""
        several = isinstance(value, list)
        held = value if several else [] if value is None else [value]
        make = self._line if shape.kind == "lines" else self._reference
        item = shape._replace(kind="text" if shape.kind == "lines" else "reference")
        inner = [make(item, one, (*at, place) if several else at) for place, one in enumerate(held)]
        inner.append(make(item, None, (*at, len(held)), new=True))
        return Control(at, "list", shape, inner=tuple(inner))

    def _line(self, shape: Shape, value: Data, at: Location, *, new: bool = False) -> Control:
        if value is not None and not isinstance(value, str):
            return self._in_file(at, shape)
        return Control(at, "text", shape, (value,) if value else (), new=new)

    def _group(self, shape: Shape, value: Data, at: Location) -> Control:
        assert shape.record is not None  # noqa: S101 - a group is of a record
        if value is not None and not isinstance(value, dict):
            return self._in_file(at, shape)
        fields = self.controls(shape.record, at)
        if not shape.alone:
            return Control(at, "fields", shape, inner=fields)
        # Where one field may stand for all, those that do not are seldom more than one or two.
        filled = tuple(one for one in fields if any(inner.value for inner in one.every))
        return Control(at, "fields", shape, inner=filled, more=tuple(one for one in fields if one not in filled))

    def _groups(self, shape: Shape, value: Data, at: Location) -> Control:
        assert shape.record is not None  # noqa: S101 - a group is of a record
        several = isinstance(value, list)
        held = value if several else [] if value is None else [value]
        rows = not shape.alone and is_wide(shape.record)
        make = self._row if rows else self._item
        inner = [make(shape, one, (*at, place) if several else at) for place, one in enumerate(held)]
        if not rows:
            inner.append(self._item(shape, None, (*at, len(held)), new=True))
        return Control(at, "rows" if rows else "list", shape, inner=tuple(inner))

    def _row(self, shape: Shape, value: Data, at: Location) -> Control:
        return Control(at, "fields", shape, title=title_of(value, self._menus))

    def _item(self, shape: Shape, value: Data, at: Location, *, new: bool = False) -> Control:
        """Return a record of a list in its place: its words alone with the rest behind, or all its fields."""
        assert shape.record is not None  # noqa: S101 - a group is of a record
        if value is not None and not isinstance(value, str if shape.alone else dict) and not isinstance(value, dict):
            return self._in_file(at, shape)
        fields = self.controls(shape.record, at)
        if not shape.alone:
            fresh = self.fresh_id(shape.record, at) if new else ""
            return Control(at, "fields", shape, inner=fields, new=new, title=fresh)
        words = next(one for one in fields if one.at[-1] == shape.alone)
        if not isinstance(value, dict):
            words = replace(words, at=at, value=(value,) if value else ())
        more = tuple(one for one in fields if one.at[-1] != shape.alone)
        return Control(at, "fields", shape, inner=(words,), new=new, more=more)

    def _keyed(self, shape: Shape, value: Data, at: Location, options: tuple[Option, ...]) -> Control:
        if value is not None and not isinstance(value, dict):
            return self._in_file(at, shape)
        held = value or {}
        keys = dict(options) | {key: key for key in held if key not in dict(options)}
        inner = (self._by_key(shape._replace(label=words), held.get(key), (*at, key)) for key, words in keys.items())
        return Control(at, "keyed", shape, inner=tuple(replace(one, order=tuple(keys)) for one in inner))

    def _by_key(self, shape: Shape, value: Data, at: Location) -> Control:
        if shape.record is None:
            return self._one(shape._replace(kind="choice" if shape.choices else "line"), value, at, ())
        return self._item(shape, value, at)


def takes_words(shape: Shape) -> bool:
    """Tell whether a value that stands alone may be given in the words of a report instead."""
    return shape.record is not None and shape.alone not in ("", WORDED) and WORDED in shapes_of(shape.record)


def is_wide(record: type[BaseModel]) -> bool:
    """Tell whether a record has more than fits into a list, so that it has a page of its own."""
    shapes = shapes_of(record).values()
    return len(shapes) > _MOST_FIELDS or any(shape.kind in _WIDE for shape in shapes)


def title_of(value: Data, menus: Menus) -> str:
    """Return what a record of a list is called."""
    held: Mapping[str, Data] = value if isinstance(value, dict) else {}
    about = held.get("about")
    if isinstance(about, dict):
        known = {key: words for _, group in menus.references for key, words in group}
        return " ".join(known.get(f"{kind}:{one}", str(one)) for kind, one in about.items())
    measure = held.get("measure")
    titles = dict(menus.named.get("measure", ()))
    told = [held.get(name) for name in ("title", "name", "text", "months", "finding", "heading", "id")]
    return str(titles.get(str(measure), measure) if measure else next((one for one in told if one), ""))


def _flag(value: str | None) -> tuple[tuple[str, ...], tuple[Option, ...]]:
    said = value is not None and value.strip().lower() in ("true", "yes", "ใช่")
    return (("true",) if said else ()), (("true", "ใช่"),)


def _with_own(options: tuple[Option, ...], held: tuple[str, ...]) -> tuple[Option, ...]:
    """Return what may be chosen, with what stands in the file though it is not offered."""
    known = {value for value, _ in options}
    return options + tuple((one, one) for one in held if one not in known)
