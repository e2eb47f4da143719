"""The words of a cell (ข้อความในเซลล์): a record as one line, a list as a line for each item, codes by their names.

A line is words, then what else its record holds, each part behind ` | ` with what it is called. A line that is as it
was stands for the very value of the file; what cannot be written so that it is read back is not shown at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prongsai.content import Reference, read_marks, reference_meant, shapes_of
from prongsai.patch import Bare
from prongsai.sheet._difference import rebuilt
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.content import Shape
    from prongsai.patch import Value

Data = Any
"""What a file of YAML holds."""
_PART = " | "
_BELOW = ">"
_BREAK, _INNER = "↵", " ¦ "
"""A line break within a line of a cell, and what parts the parts of a part."""
UNITS = ("responsible", "unit")
"""Fields that name units."""
SAID_NEW = "(ใหม่)"
"""What an officer types behind the name of a unit that is like one of the list, and none of them."""
_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_THAI = re.compile("[ก-ฮ]")
_CODE = r"[A-Za-z]{0,10}[0-9๐-๙][0-9๐-๙.]*"
_TOOL = r"[A-Z]+(?: ส่วนที่ [0-9๐-๙])?"


def called(name: str, shape: Shape) -> str:
    """Return what a field is called above a column or before its value."""
    try:
        return plain(f"sheet.called.{name}")
    except KeyError:
        return shape.label


def _code_of(field: str, text: str, known: Mapping[str, str]) -> str:
    """Return the code of what a cell of a field says, or that itself; a new unit is known without its sign."""
    bare = text.removesuffix(SAID_NEW).rstrip() if field in UNITS else text
    return known.get(text, known.get(bare, text))


@dataclass(frozen=True, slots=True)
class Cells:
    """Writes values as cells and reads them; `units` are the names of the agency's units by their ids."""

    units: Mapping[str, str]

    def words(self, name: str, shape: Shape) -> Mapping[str, str]:
        """Return the words of the codes that a field may hold."""
        if shape.kind == "flag":
            return {"true": plain("sheet.yes")}
        return shape.choices or (self.units if name in UNITS else {})

    def shown(self, name: str, shape: Shape, value: Data) -> str | None:
        """Return a value as a cell shows it; None where the cell could not be read back."""
        if value is None:
            return ""
        match shape.kind:
            case "line" | "text" | "choice" | "flag":
                return self._text(name, shape, value)
            case "codes":
                return self._codes(name, shape, value)
            case "keyed":
                return self._keyed(shape, value)
            case "group" if isinstance(value, str):
                return self.words(name, shape).get(value, value)
            case "group" | "reference":
                line = self._line(shape, value)
                return line if line is not None and self._read_line(shape, line, value) == value else None
        return self._lines(shape, value)

    def read(self, name: str, shape: Shape, text: str, old: Data) -> Value:
        """Return the value that a cell stands for, in the shape in which it stands in the file; None for nothing."""
        text = text.strip()
        if not text:
            return None
        match shape.kind:
            case "line" | "text" | "choice" | "flag":
                return [*text.split("\n")] if isinstance(old, list) else self._code(name, shape, text)
            case "codes":
                return self._read_codes(name, shape, text, old)
            case "keyed":
                return self._read_keyed(shape, text)
            case "group" | "reference":
                return self._read_line(shape, text, old)
        return self._read_lines(shape, text, old)

    def _code(self, name: str, shape: Shape, text: str) -> str:
        code = _code_of(name, text, {words: code for code, words in self.words(name, shape).items()})
        return Bare(code) if shape.short else code

    def _text(self, name: str, shape: Shape, value: Data) -> str | None:
        if isinstance(value, str):
            return self.words(name, shape).get(value, value).strip()
        plain_lines = shape.kind == "text" and _texts(value) and not any("\n" in one for one in value)
        return "\n".join(value) if plain_lines else None

    def _codes(self, name: str, shape: Shape, value: Data) -> str | None:
        if not _texts(listed := _listed(value)):
            return None
        words = self.words(name, shape)
        text = ("\n" if words else ", ").join(words.get(one, one) for one in listed)
        return text if _listed(self._read_codes(name, shape, text, value)) == listed else None

    def _read_codes(self, name: str, shape: Shape, text: str, old: Data) -> Value:
        known = {words: code for code, words in self.words(name, shape).items()}
        # Words that say several (`ทุกไตรมาส`) are one text.
        codes: list[Value] = [Bare(_code_of(name, one, known)) for one in _BETWEEN.split(text) if one]
        return codes[0] if len(codes) == 1 and (isinstance(old, str) or not _is_code(codes[0])) else codes

    def _keyed(self, shape: Shape, value: Data) -> str | None:
        if shape.record or not isinstance(value, dict) or not _texts([*value.values()]):
            return None
        return "\n".join(f"{key}: {shape.choices.get(one, one)}" for key, one in value.items())

    def _read_keyed(self, shape: Shape, text: str) -> Value:
        pairs = (line.partition(":") for line in text.split("\n") if line.strip())
        return {key.strip(): self._code("", shape._replace(kind="choice"), value.strip()) for key, _, value in pairs}

    def _lines(self, shape: Shape, value: Data) -> str | None:
        """Return a list as a line for each item; a text in which lines are marked by numbers is shown as it is."""
        if isinstance(value, str) and "\n" in value and shape.kind == "groups":
            return value.strip()
        items = _listed(value)
        blocks = [self._block(shape, one) for one in items]
        if any(
            block is None or self._read_block(shape, block, one) != one
            for block, one in zip(blocks, items, strict=True)
        ):
            return None
        return "\n".join(filter(None, blocks))

    def _read_lines(self, shape: Shape, text: str, old: Data) -> Value:
        marked = shape.kind == "groups" and bool(shape.alone)
        if marked and (
            (isinstance(old, str) and "\n" in old) or (old is None and any(one.below for one in read_marks(text)))
        ):
            return text
        items = _listed(old)
        before = [self._block(shape, one) or "" for one in items]
        read = rebuilt(before, _blocks(text, shape), items, lambda block, item: self._read_block(shape, block, item))
        alone = len(read) == 1 and not isinstance(old, list) and (old is not None or isinstance(read[0], str))
        return read[0] if alone else read

    def _block(self, shape: Shape, item: Data) -> str | None:
        """Return an item as a line, with a line below it for each item of its own list."""
        if shape.kind == "lines":
            return item.replace("\n", _BREAK) if isinstance(item, str) else None
        inner = _below(shape)
        if inner is None or not isinstance(item, dict) or inner not in item:
            return self._line(shape, item)
        head = self._line(shape, {name: value for name, value in item.items() if name != inner})
        lines = self._lines(_of(shape)[inner], item[inner])
        return (
            None
            if head is None or lines is None
            else "\n".join([head, *(f"{_BELOW} {one}" for one in lines.split("\n"))])
        )

    def _read_block(self, shape: Shape, block: str, old: Data) -> Value:
        if shape.kind == "lines":
            return block.replace(_BREAK, "\n")
        head, *lines = block.split("\n")
        inner = _below(shape)
        before = old.get(inner) if isinstance(old, dict) else None
        if inner is None or not (lines or before):
            return self._read_line(shape, head, old)
        rest = {name: value for name, value in old.items() if name != inner} if isinstance(old, dict) else old
        value = self._read_line(shape, head, rest)
        held = value if isinstance(value, dict) else {shape.alone: value}
        text = "\n".join(line.removeprefix(_BELOW).strip() for line in lines)
        below = self._read_lines(_of(shape)[inner], text, before) if text else None
        return _in_order({**held, **({inner: below} if below else {})}, _of(shape), old)

    def _line(self, shape: Shape, item: Data) -> str | None:
        """Return a record, or the value that stands alone for one, as a line; None where it has what a line has not."""
        if isinstance(item, str):
            return self.words("", shape._replace(kind="line")).get(item, item).replace("\n", _BREAK)
        fields = _of(shape)
        if not isinstance(item, dict) or not item.keys() <= fields.keys():
            return None
        if shape.record is Reference:
            return _reference_line(item)
        main = _main(shape)
        head = self.shown(main, fields[main], item.get(main)) if main else ""
        mark = item.get("mark") if head else None
        parts = [
            (name, self.shown(name, fields[name], value))
            for name, value in item.items()
            if name not in (main, mark and "mark")
        ]
        if head is None or any(text is None for _, text in parts):
            return None
        flat = [
            (name, text.replace("\n", ", ") if fields[name].kind == "codes" else _flat(text))
            for name, text in parts
            if text
        ]
        told = [f"{called(name, fields[name])}: {text}" for name, text in flat]
        return _PART.join(filter(None, [" ".join(filter(None, [mark, head])).replace("\n", _BREAK), *told]))

    def _read_line(self, shape: Shape, line: str, old: Data) -> Value:
        fields = _of(shape)
        head, parts = _parted(line, fields)
        if shape.record is Reference:
            return _read_reference(head, parts, old)
        held: dict[str, Value] = {name: self._read_part(name, fields[name], text, old) for name, text in parts.items()}
        before = old if isinstance(old, dict) else {}
        main = _main(shape)
        if head and "mark" in fields and (held or before):
            mark, head = _mark(head, before.get("mark"))
            held |= {"mark": mark} if mark else {}
        if head:
            held[main] = self._code(main, fields[main], head)
        if shape.alone and held.keys() == {main} and main not in before:
            return held[main]
        return _in_order(held, fields, old)

    def _read_part(self, name: str, shape: Shape, text: str, old: Data) -> Value:
        return self.read(name, shape, text, old.get(name) if isinstance(old, dict) else None)


def _listed(value: Data) -> list[Data]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Data) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_code(value: Value) -> bool:
    return not (isinstance(value, str) and _THAI.search(value))


def _of(shape: Shape) -> dict[str, Shape]:
    """Return the shapes of the record that a field holds."""
    return shapes_of(shape.record) if shape.record else {}


def _main(shape: Shape) -> str:
    """Return the field of a record with which its line begins."""
    return shape.alone or next((name for name in ("title", "text") if name in _of(shape)), "")


def _below(shape: Shape) -> str | None:
    """Return the list within a record that stands in lines below its own."""
    return next((name for name, inner in _of(shape).items() if inner.kind == "groups" and inner.alone), None)


def _blocks(text: str, shape: Shape) -> list[str]:
    """Return the lines of a cell, each with those that stand below it."""
    found: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if line.startswith(_BELOW) and found and _below(shape):
            found[-1] += f"\n{_BELOW} {line.removeprefix(_BELOW).strip()}"
        elif line:
            found.append(line)
    return found


def _flat(text: str) -> str:
    """Return a part of a line on that line."""
    return text.replace("\n", _BREAK).replace(_PART, _INNER)


def _parted(line: str, fields: Mapping[str, Shape]) -> tuple[str, dict[str, str]]:
    """Return the words of a line, and its other parts by their fields; a part without a known name is of the words."""
    names = {called(name, shape): name for name, shape in fields.items()}
    head: list[str] = []
    parts: dict[str, str] = {}
    for part in line.split(_PART):
        label, colon, text = part.partition(":")
        name = names.get(label.strip())
        if colon and name and name not in parts:
            parts[name] = text.strip().replace(_BREAK, "\n").replace(_INNER, _PART)
        else:
            head.append(part.strip().replace(_BREAK, "\n"))
    return _PART.join(filter(None, head)), parts


def _mark(head: str, before: Data) -> tuple[str, str]:
    """Return the number or dash before a line's words, as the file has it if it is still there, and the words."""
    if isinstance(before, str) and head.startswith(f"{before} "):
        return before, head[len(before) + 1 :]
    marked = read_marks(head)
    return (marked[0].mark, marked[0].words) if before and len(marked) == 1 and not marked[0].below else ("", head)


def _in_order(held: dict[str, Value], fields: Mapping[str, Shape], old: Data) -> dict[str, Value]:
    """Return a record's fields as they stand in the file, new ones in the model's order behind them."""
    names = [*(old if isinstance(old, dict) else ()), *fields]
    return {name: held[name] for name in dict.fromkeys(names) if name in held}


def _reference_line(item: Mapping[str, Data]) -> str | None:
    fields = shapes_of(Reference)
    kinds = [(kind, value) for kind, value in item.items() if kind != "printed"]
    if len(kinds) != 1 or not _texts([*item.values()]):
        return None
    ((kind, value),) = kinds
    head = value if kind == "text" else plain(f"names.subject.{kind}", value=value)
    parts = {name: text for name, text in item.items() if name == "printed" or _referred(head) != {kind: value}}
    told = [f"{called(name, fields[name])}: {_flat(text)}" for name, text in parts.items()]
    return _PART.join(told if kind in parts else [_flat(head), *told])


def _read_reference(head: str, parts: Mapping[str, str], old: Data) -> Value:
    before = old if isinstance(old, dict) else {}
    value: dict[str, Value] = {}
    value |= _referred(head)
    value |= {name: text if name in ("printed", "text") else Bare(text) for name, text in parts.items()}
    names = dict.fromkeys([*before, *value])
    return {name: value[name] for name in names if name in value}


def _referred(head: str) -> dict[str, Value]:
    for kind in ("indicator", "topic", "tool", "question", "item"):
        form = re.escape(plain(f"names.subject.{kind}", value="\0")).replace(
            "\0", f"({_TOOL if kind == 'tool' else _CODE})"
        )
        if match := re.fullmatch(form, head):
            return {kind: Bare(match[1])}
    kind, colon, code = reference_meant(head).partition(": ")
    if colon:
        return {kind: Bare(code)}
    return {"text": head} if head else {}
