"""YAML read with places. Every scalar stays text; the model gives it meaning, so `no`, `010` and `12:30` are safe."""

from __future__ import annotations

import html
import re
from operator import is_
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.content._source import SIZE_LIMIT, Scalar
from prongsai.content._syntax import NO_ANCHOR, NO_TAG, QUOTED, syntax
from prongsai.findings import ContentError, Finding, Place

if TYPE_CHECKING:
    from prongsai.content._source import Location, Source

_STRING = "tag:yaml.org,2002:str"
_KNOWN = {"resolve": lambda *_: _STRING, "descend_resolver": is_, "ascend_resolver": staticmethod(bool)}
_Loader: Any = type("_Loader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), _KNOWN)
"""Guesses no type from what is written, nor from the way to it, which it does not note: the model knows each."""
NODE_LIMIT = 10_000
"""The most values a file may unfold to; an alias counts each time it is used."""
DEPTH_LIMIT = 40
_NAMED = re.compile("[!&*]")
"""Without these no value has a tag or a name."""
_OPENS = re.compile(r"[\[{?-]")
_MOST_OPENED = 2_000
"""So many lists and groups within one another are composed without harm; each begins with a sign, or is set in."""
_MOST_SLIPS = 20
"""How many slips of keys are told of a file at most."""
_TAB = re.compile(r"^[ ]*(?:-[ ]*)*\t[ \t]*[^\s#]", re.MULTILINE)
_JOINED_KEY = re.compile(r"([^\s:]+):(\S.*)")
"""A key without a space behind its colon, which between brackets is one word with its value."""
_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
_UNPRINTABLE = re.compile(f"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffc{_PLANES}]")
"""What is no letter: control characters, halves of pairs, those that Unicode keeps for none (U+FDD0, U+1FFFE), and the
sign for a letter that was lost."""
_ENDS = re.compile("[\x85\u2028\u2029]")
"""Ends of lines that no editor shows; pasted they do no harm, and nobody types their escapes for a text."""
_LOST = "\ufffd"
_REFERENCE = re.compile(r"&#(?:[xX][0-9A-Fa-f]{1,20}(?![0-9A-Fa-f])|[0-9]{1,20}(?![0-9]))")
_UNSEEN = "มีอักขระควบคุมที่มองไม่เห็น"
_NOTHING = frozenset({"", _LOST, "\u2028", "\u2029"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
Slip = tuple[Finding, "Location"]
"""What is wrong with a key without making the file unreadable, and the location that is in doubt for it."""


def parse(source: Source, slips: list[Slip] | None = None) -> Any:  # noqa: ANN401 - what a YAML file holds is not known before the model reads it
    """Return the data of `source` as dicts, lists, strings and None, and fill its `marks`, `keys` and `scalars`.

    With `slips`, what is wrong with keys alone is put there: of one that stands twice the first value is taken.

    Raises:
        ContentError: a syntax error, a tab, a duplicate key, an unfolding beyond `NODE_LIMIT`, or an empty file.
    """
    tab = _TAB.search(source.text)
    try:
        node = _compose(source)
    except ContentError:
        if tab is not None:
            place = source.place(tab.start() + tab.group().index("\t"))
            raise ContentError(Finding.make("E007", place)) from None
        raise
    builder = _Builder(source)
    data = None if node is None else builder.build(node)
    if slips is not None:
        slips += builder.slips
    elif builder.slips:
        raise ContentError(builder.slips[0][0])
    if data is None:
        raise ContentError(Finding.make("E002", Place(source.file)))
    return data


def refuse_unprintable(source: Source) -> None:
    """Refuse a text, not of YAML, that holds a control character or a reference to one (`&#27;`).

    A byte order mark inside it is one for YAML alone; in a text it is a slip, of which the clean form is told.

    Raises:
        ContentError: it holds one; the finding says which, and where.
    """
    if (found := _UNPRINTABLE.search(source.text.replace("\ufeff", " "))) is not None:
        place = source.place(found.start())
        raise ContentError(_lost(found, place) or Finding.make("E019", place, letter=f"U+{ord(found[0]):04X}"))
    if reference := _lost_reference(source.text):
        raise ContentError(Finding.make("E019", source.place(reference.start()), letter=f"{reference[0]};"))


def _lost(found: re.Match[str], place: Place) -> Finding | None:
    """Return the finding for a letter that was lost, whose sign a reader would see; None for what nobody sees."""
    return Finding.make("E035", place) if found[0] == _LOST else None


def _lost_reference(text: str) -> re.Match[str] | None:
    """Return the first reference of a text in whose place a browser shows nothing, or a sign for what is lost."""
    if "&#" not in text:
        return None
    return next((one for one in _REFERENCE.finditer(text) if html.unescape(one[0]) in _NOTHING), None)


def _compose(source: Source) -> yaml.Node | None:
    unprintable = _UNPRINTABLE.search(source.text)
    if unprintable is not None:
        place = source.place(unprintable.start())
        raise ContentError(_lost(unprintable, place) or Finding.make("E006", place, problem=_UNSEEN))
    try:
        if _may_be_odd(source.text):
            _refuse_events(source)
        node: yaml.Node | None = yaml.compose(source.text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise ContentError(syntax(source, error)) from error
    return node


def _may_be_odd(text: str) -> bool:
    """Tell whether a text may have what `_refuse_events` refuses, which looks at all of it once more.

    What it has too deep without being that deep in signs is refused while data are built.
    """
    return len(text) > NODE_LIMIT or _NAMED.search(text) is not None or len(_OPENS.findall(text)) > _MOST_OPENED


def _refuse_events(source: Source) -> None:
    """Refuse what composing would swallow, and depth and numbers of values that overflow the stack or the memory.

    A tag and a name that nothing refers to are no part of the value behind them, though whoever typed it meant a text.
    """
    depth = values = 0
    anchors: dict[str | None, Any] = {}
    for event in yaml.parse(source.text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if depth > DEPTH_LIMIT or values > 2 * NODE_LIMIT:
            raise ContentError(Finding.make("E009", _place(source, event.start_mark), limit=NODE_LIMIT))
        if getattr(event, "tag", None) not in (None, _STRING):
            raise ContentError(Finding.make("E006", _place(source, event.start_mark), problem=NO_TAG))
        if isinstance(event, yaml.AliasEvent):
            anchors.pop(event.anchor, None)
        elif isinstance(event, yaml.ScalarEvent) and event.anchor:
            anchors[event.anchor] = event.start_mark
    for mark in anchors.values():
        raise ContentError(Finding.make("E006", _place(source, mark), problem=NO_ANCHOR))


def _place(source: Source, mark: Any) -> Place:  # noqa: ANN401 - the C parser has a mark of its own
    # By the letter: YAML counts lines that no editor does, after signs of other systems.
    return source.place(mark.index)


class _Builder:
    """Turns nodes into data, counting what aliases unfold to and noting where each value stands."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.slips: list[Slip] = []
        self._count = 0
        self._letters = 0
        # Without these no value says more, or other letters, than stand in the text.
        self._typed = "&" not in source.text and "\\" not in source.text

    def build(self, node: yaml.Node, location: Location = ()) -> Any:  # noqa: ANN401 - see parse
        self._count += 1
        depth = len(location) + isinstance(node, yaml.CollectionNode)
        if self._count > NODE_LIMIT or depth > DEPTH_LIMIT:
            raise ContentError(Finding.make("E009", _place(self._source, node.start_mark), limit=NODE_LIMIT))
        self._source.marks[location] = node.start_mark.index
        if isinstance(node, yaml.ScalarNode):
            self._take(node)
            self._source.scalars[location] = Scalar(node.value, node.start_mark.index, node.end_mark.index)
            # A plain scalar has no style; the C parser says so with an empty text.
            return None if not node.style and node.value in _NULL else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*location, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, location)

    def _take(self, node: yaml.ScalarNode) -> None:
        """Count the letters of a value, for an alias says them all again, and refuse those that an escape hides."""
        if self._typed:
            return
        self._letters += len(node.value)
        if self._letters > SIZE_LIMIT:
            raise ContentError(Finding.make("E009", _place(self._source, node.start_mark), limit=NODE_LIMIT))
        if node.style == '"' and (found := _UNPRINTABLE.search(node.value) or self._escaped_end(node)):
            place, problem = _place(self._source, node.start_mark), f"{_UNSEEN} (U+{ord(found[0]):04X}) เขียนไว้ด้วย \\"
            raise ContentError(_lost(found, place) or Finding.make("E006", place, problem=problem))
        if reference := _lost_reference(node.value):
            problem = f"{_UNSEEN} ({reference[0]};)"
            raise ContentError(Finding.make("E006", _place(self._source, node.start_mark), problem=problem))

    def _escaped_end(self, node: yaml.ScalarNode) -> re.Match[str] | None:
        """Return the first end of a line within a value that an escape hides, such as that of U+2028."""
        found = _ENDS.search(node.value)
        typed = found is not None and found[0] in self._source.text[node.start_mark.index : node.end_mark.index]
        return None if typed else found

    def _mapping(self, node: yaml.Node, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        twice = False
        for key_node, value_node in node.value:
            at = key_node.start_mark.index
            if not isinstance(key_node, yaml.ScalarNode):
                raise ContentError(Finding.make("E006", self._source.place(at), problem=self._no_key(key_node)))
            self._take(key_node)
            if _is_nothing(value_node) and (joined := _JOINED_KEY.fullmatch(key_node.value)) and not key_node.style:
                data[joined[1]] = self._parted(joined, at, (*location, joined[1]))
                continue
            key = key_node.value
            here = (*location, key)
            if key in data:
                # One tells it: where the dash of an item is missing, all keys behind it stand twice.
                if not twice:
                    item = bool(location) and isinstance(location[-1], int)
                    hint = " ถ้าเป็นรายการใหม่ ให้ขึ้นต้นด้วย “- ”" if item else ""
                    first = self._source.place(self._source.keys[here]).line
                    self._slip("E010", at, location if item else here, key=key, first=first, hint=hint)
                twice = True
                continue
            self._source.keys[here] = at
            data[key] = self.build(value_node, here)
        return data

    def _slip(self, code: str, at: int, location: Location, **figures: object) -> None:
        if len(self.slips) < _MOST_SLIPS:
            self.slips.append((Finding.make(code, self._source.place(at), **figures), location))

    def _parted(self, joined: re.Match[str], at: int, location: Location) -> str:
        """Return the value of a key without a space behind its colon, and tell of it."""
        problem = f"หลัง “:” ต้องเว้นวรรค ให้เขียน {joined[1]}: {joined[2]}"
        self._slip("E006", at, location[:-1], problem=problem)
        self._source.keys[location] = self._source.marks[location] = at
        return joined[2]

    def _no_key(self, node: yaml.Node) -> str:
        """Return what to say of a group or list that stands for a key, as the placeholders of a narrative do."""
        if self._source.text.startswith("{", node.start_mark.index):
            return f"คำแทนค่า {{{{ }}}} ใช้ในไฟล์นี้ไม่ได้ ให้พิมพ์ค่า {QUOTED}"
        return "ชื่อข้อมูลต้องเป็นข้อความ"


def _is_nothing(node: yaml.Node) -> bool:
    """Tell whether nothing at all stands for a value, not even quotation marks."""
    return isinstance(node, yaml.ScalarNode) and not node.value and node.start_mark.index == node.end_mark.index
