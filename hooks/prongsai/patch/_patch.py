"""A text of YAML changed at one place: letters of a value are replaced, or lines of an item come, go or move."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import yaml

from prongsai.content import Source, parse
from prongsai.findings import ContentError
from prongsai.patch._edits import Edit, Insert, Move, Put, Remove, Unpatchable, meant, plainly
from prongsai.patch._render import style_of
from prongsai.patch._spell import spelled
from prongsai.patch._tree import Tree, comments, flow, in_flow, start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.content import Location


def patched(text: str, edits: Iterable[Edit]) -> str:
    """Return a file's text after some edits, each read back by the reader of content and compared with what is meant.

    Raises:
        ContentError: the text is no YAML that can be read.
        Unpatchable: an edit cannot be made so that all else stays.
    """
    for edit in edits:
        text = _edited(text, edit)
    return text


def _edited(text: str, edit: Edit) -> str:
    data = parse(Source("", text))
    after = meant(data, edit)
    if after == data:
        return text
    edit = plainly(data, edit)
    new = _written(Tree(text), edit)
    try:
        read = parse(Source("", new))
    except ContentError as error:
        raise Unpatchable(edit) from error
    lost = Counter(comments(text)) - Counter(comments(new))
    # What is said within an item goes with it, and with nothing else.
    if read != after or (lost and not isinstance(edit, Remove)):
        raise Unpatchable(edit)
    return new


def _written(tree: Tree, edit: Edit) -> str:
    match edit:
        case Put():
            parent, name = tree.node(edit.at[:-1]), edit.at[-1]
            if isinstance(parent, yaml.MappingNode) and all(key.value != name for key, _ in parent.value):
                return _with_field(tree, parent, edit)
            return _with_value(tree, edit)
        case Insert():
            return _with_item(tree, edit)
        case Move():
            return _moved(tree, edit)
        case Remove():
            return _without(tree, edit.at)


def _replace(tree: Tree, begin: int, end: int, written: str) -> str:
    return tree.text[:begin] + written + tree.text[end:]


def _name_of(at: Location) -> str:
    """Return the name of the field that a location is of, itself or as an item of it."""
    return next((step for step in reversed(at) if isinstance(step, str)), "")


def _with_value(tree: Tree, edit: Put) -> str:
    """Return the text with another value where one stands."""
    parent, node, value = tree.node(edit.at[:-1]), tree.node(edit.at), edit.value
    style, end = style_of(tree), tree.end(node)
    inside = in_flow(tree, edit.at)
    column, begin = _lead(tree, parent, node, edit.at)
    if isinstance(value, str) and isinstance(node, yaml.ScalarNode) and start(node) < end:
        room = style.room(column)._replace(flow=inside, before=tree.column(start(node)))
        return _replace(tree, start(node), end, spelled(value, room, tree.raw(node)))
    if inside:
        space = " " if start(node) == end and tree.text[end - 1] != " " else ""
        return _replace(tree, start(node), end, space + style.between(value))
    if isinstance(parent, yaml.MappingNode):
        return _replace(tree, begin, end, style.inline(value, column, str(edit.at[-1])))
    return _replace(tree, begin, end, style.item(value, column, _name_of(edit.at)))


def _lead(tree: Tree, parent: yaml.Node, node: yaml.Node, at: Location) -> tuple[int, int]:
    """Return the column of a value's key or dash, and where what belongs to the value begins behind it."""
    if isinstance(parent, yaml.MappingNode):
        key, _ = tree.pair(parent, at[-1])
        return tree.column(start(key)), tree.text.index(":", key.end_mark.index) + 1
    if flow(parent):
        return tree.column(start(node)), start(node)
    dash = tree.dashes(parent)[int(at[-1])]
    return tree.column(dash), dash + 1


def _with_field(tree: Tree, parent: yaml.Node, edit: Put) -> str:
    """Return the text with a field that was not there, in its place among those that are."""
    name, style = str(edit.at[-1]), style_of(tree)
    if not parent.value:
        return _with_value(tree, Put(edit.at[:-1], {name: edit.value}))
    before = _before(name, [key.value for key, _ in parent.value], edit.order)
    if flow(parent) or in_flow(tree, edit.at[:-1]):
        written = f"{style.key(name)}: {style.between(edit.value)}".rstrip()
        if before is None:
            return _replace(tree, at := start(parent.value[0][0]), at, written + ", ")
        return _replace(tree, at := tree.end(tree.pair(parent, before)[1]), at, ", " + written)
    column = tree.column(start(parent.value[0][0]))
    written = style.fields({name: edit.value}, column)
    if before is None:
        return _replace(tree, at := start(parent.value[0][0]), at, f"{written}\n{' ' * column}")
    return _replace(tree, at := tree.lines_end(tree.pair(parent, before)[1], column), at, f"\n{' ' * column}{written}")


def _before(name: str, standing: list[str], order: tuple[str, ...]) -> str | None:
    """Return the field behind which a new one has its place; None where that is before all."""
    if name not in order:
        return standing[-1]
    return next((one for one in reversed(order[: order.index(name)]) if one in standing), None)


def _with_item(tree: Tree, edit: Insert) -> str:
    """Return the text with one more item in a list that has some."""
    node, style, text = tree.node(edit.at), style_of(tree), tree.text
    last = edit.index == len(node.value)
    if flow(node):
        written = style.between(edit.value)
        at = tree.end(node.value[-1]) if last else start(node.value[edit.index])
        return _replace(tree, at, at, f", {written}" if last else f"{written}, ")
    dashes = _own_dashes(tree, node)
    column = tree.column(dashes[0])
    written = f"{' ' * column}-{style.item(edit.value, column, _name_of(edit.at))}"
    second = tree.with_comments(dashes[1]) if len(dashes) > 1 else 0
    apart = "\n" if text[:second].endswith("\n\n") else ""
    if last:
        return _replace(tree, at := tree.lines_end(node.value[-1], column), at, f"\n{apart}{written}")
    # What is said above the first item may speak of the whole list.
    at = tree.with_comments(dashes[edit.index]) if edit.index else tree.line_start(dashes[0])
    return _replace(tree, at, at, f"{written}\n{apart}")


def _own_dashes(tree: Tree, node: yaml.Node) -> list[int]:
    """Return where the dashes of a list stand.

    Raises:
        Unpatchable: the first of them has something else before it in its line.
    """
    dashes = tree.dashes(node)
    if not all(map(tree.own_line, dashes)):
        raise Unpatchable
    return dashes


def _moved(tree: Tree, edit: Move) -> str:
    """Return the text with the items of a list in another order; what stands between them stays."""
    node = tree.node(edit.at)
    if flow(node):
        spans = [(start(one), tree.end(one)) for one in node.value]
    else:
        dashes = _own_dashes(tree, node)
        begins = [tree.line_start(dashes[0]), *map(tree.with_comments, dashes[1:])]
        ends = [tree.lines_end(one, tree.column(dashes[0])) for one in node.value]
        spans = [*zip(begins, ends, strict=True)]
    items = [tree.text[begin:end] for begin, end in spans]
    between = [tree.text[end:begin] for (_, end), (begin, _) in pairwise(spans)]
    items.insert(edit.to, items.pop(edit.index))
    joined = "".join(item + behind for item, behind in zip(items, [*between, ""], strict=True))
    return _replace(tree, spans[0][0], spans[-1][1], joined)


def _without(tree: Tree, at: Location) -> str:
    """Return the text without a field or an item, of which others stay."""
    parent, node = tree.node(at[:-1]), tree.node(at)
    mapping = isinstance(parent, yaml.MappingNode)
    if flow(parent):
        return _without_between(tree, parent, node)
    if not mapping:
        begin = _own_dashes(tree, parent)[int(at[-1])]
    else:
        begin = start(tree.pair(parent, at[-1])[0])
        if not tree.own_line(begin):
            return _without_first(tree, parent, begin)
    end = tree.lines_end(node, tree.column(begin))
    begin = tree.line_start(begin)
    if end == len(tree.text):
        return _replace(tree, max(begin - 1, 0), end, "")
    return _replace(tree, begin, end + 1, "")


def _without_first(tree: Tree, parent: yaml.Node, begin: int) -> str:
    """Return the text without the field that stands beside the dash of an item: the next one takes its place."""
    end, following = tree.end(parent.value[0][1]), start(parent.value[1][0])
    comment = tree.text[end:following].strip()
    return _replace(tree, begin, end if comment else following, "")


def _without_between(tree: Tree, parent: yaml.Node, node: yaml.Node) -> str:
    """Return the text without an item, or a field, between brackets, and without its comma."""
    parts = [(one[0], one[1]) if isinstance(one, tuple) else (one, one) for one in parent.value]
    index = next(place for place, (_, value) in enumerate(parts) if value is node)
    if index + 1 < len(parts):
        return _replace(tree, start(parts[index][0]), start(parts[index + 1][0]), "")
    return _replace(tree, tree.end(parts[index - 1][1]), tree.end(node), "")
