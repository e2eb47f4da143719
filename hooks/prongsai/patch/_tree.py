"""Where the values of a YAML text stand, to the letter: what PyYAML's marks tell, and what they leave open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.patch._edits import Unpatchable

if TYPE_CHECKING:
    from prongsai.content import Location

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TO_DASH = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*-")
"""What may stand between an item's last letter and the dash of the next one."""
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\n]*")


class Tree:
    """A text of YAML with its nodes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader)

    def node(self, location: Location) -> yaml.Node:
        """Return the node of a value that stands in the text."""
        node: yaml.Node = self.root
        for step in location:
            node = self.pair(node, step)[1] if isinstance(node, yaml.MappingNode) else node.value[step]
        return node

    @staticmethod
    def pair(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node]:
        """Return the nodes of a key and its value."""
        return next((name, value) for name, value in node.value if name.value == key)

    def line_start(self, offset: int) -> int:
        """Return where the line of a letter begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Return where the line of a letter ends, before its line break."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found

    def column(self, offset: int) -> int:
        """Return how many letters stand before one in its line."""
        return offset - self.line_start(offset)

    def raw(self, node: yaml.Node) -> str:
        """Return a value as it is written."""
        return self.text[start(node) : self.end(node)]

    def end(self, node: yaml.Node) -> int:
        """Return where the last letter of a value ends, without the breaks and comments behind it."""
        if isinstance(node, yaml.ScalarNode):
            block = node.style in ("|", ">")
            return len(self.text[: node.end_mark.index].rstrip()) if block else node.end_mark.index
        if flow(node) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def lines_end(self, node: yaml.Node, column: int) -> int:
        """Return where the lines of a value end, with the comments below that are set in further than `column`."""
        end = self.line_end(self.end(node))
        while end < len(self.text):
            comment = _COMMENT_LINE.match(self.text, end + 1)
            if comment is None or len(comment[1]) <= column:
                break
            end = comment.end()
        return end

    def dashes(self, node: yaml.Node) -> list[int]:
        """Return where the dashes of a list stand, each on a line of its own.

        Raises:
            Unpatchable: one does not.
        """
        found = [start(node)]
        for item in node.value[:-1]:
            match = _TO_DASH.match(self.text, self.line_end(self.end(item)))
            if match is None:
                raise Unpatchable
            found.append(match.end() - 1)
        return found

    def own_line(self, offset: int) -> bool:
        """Tell whether nothing stands before a letter in its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def with_comments(self, offset: int) -> int:
        """Return where the comments begin that stand right above a line and as far in; else its own beginning."""
        begin, column = self.line_start(offset), self.column(offset)
        while begin:
            above = self.line_start(begin - 1)
            comment = _COMMENT_LINE.fullmatch(self.text, above, begin - 1)
            if comment is None or len(comment[1]) != column:
                break
            begin = above
        return begin


def start(node: yaml.Node) -> int:
    """Return where the first letter of a value stands."""
    return int(node.start_mark.index)


def flow(node: yaml.Node) -> bool:
    """Tell whether a list or group is written between brackets."""
    return bool(getattr(node, "flow_style", False))


def in_flow(tree: Tree, location: Location) -> bool:
    """Tell whether a value stands between brackets."""
    node = tree.root
    for step in location:
        if flow(node):
            return True
        node = tree.pair(node, step)[1] if isinstance(node, yaml.MappingNode) else node.value[step]
    return False


def comments(text: str) -> list[str]:
    """Return every comment of a text, in order."""
    found, at = [], 0
    for token in yaml.scan(text, Loader):
        found += _in_gap(text[at : token.start_mark.index])
        at = max(at, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            found += _in_gap(text[token.start_mark.index : text.find("\n", token.start_mark.index)])
    return found + _in_gap(text[at:])


def _in_gap(gap: str) -> list[str]:
    return [line[line.index("#") :] for line in gap.splitlines() if "#" in line]
