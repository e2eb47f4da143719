"""Edits of every kind for a file's text, and what must hold of each: the measure of a patch."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from prongsai.content import Location, Source, parse
from prongsai.patch import Edit, Insert, Move, Put, Remove, meant, patched

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LINES = 7
WORDS = st.sampled_from(
    ["ค่าใหม่", "ก: ข # ค", "- ข้อ", "12:30", "2567-04-05", "no", "010", "O'Neil", '"ก"', "[ก]", "a\nข", "ก " * 90 + "ก"]
)


def lines_changed(before: str, after: str) -> int:
    """Return how many lines go and come, as git counts them."""
    told = [*unified_diff(before.split("\n"), after.split("\n"), n=0)][2:]
    return sum(line[0] in "+-" for line in told)


def lists(data: object, at: Location = ()) -> Iterator[tuple[Location, list[Any]]]:
    """Yield every list in the data of a file, with its location."""
    if isinstance(data, list):
        yield at, data
    for step, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from lists(inner, (*at, step))


def read(text: str) -> object:
    """Return the data of a text."""
    return parse(Source("", text))


@st.composite
def edits(draw: st.DrawFn, text: str) -> Edit:
    """Return an edit of a text: a value that is another, one with a word more, an item that comes, moves or goes."""
    source = Source("", text)
    standing = [*lists(parse(source))]
    kind = draw(st.sampled_from(["put", "word", "insert", "move", "remove"] if standing else ["put", "word"]))
    if kind in ("put", "word"):
        at = draw(st.sampled_from(sorted(source.scalars, key=str)))
        old = source.scalars[at].value
        middle = len(old) // 2
        return Put(at, f"{old[:middle]}คำ{old[middle:]}" if kind == "word" else draw(WORDS))
    at, items = draw(st.sampled_from(standing))
    index = draw(st.integers(0, len(items) - 1))
    if kind == "insert":
        return Insert(at, index, draw(WORDS))
    # What is taken out leaves something in the file: of an item that is all there is, the file is removed instead.
    if kind == "move" or read(text) == _alone(at, items):
        return Move(at, index, draw(st.integers(0, len(items) - 1)))
    return Remove((*at, index))


def _alone(at: Location, items: list[Any]) -> object:
    """Return the data of a file that holds a list of one item and nothing else."""
    if len(items) > 1:
        return None
    data: object = items
    for step in reversed(at):
        data = {step: data} if isinstance(step, str) else [data]
    return data


def holds(text: str, edit: Edit) -> None:
    """Hold a patch to what is meant: it reads as that, and changes no more lines than it must."""
    new = patched(text, [edit])
    assert read(new) == meant(read(text), edit)
    gone, come = Counter(text.split("\n")), Counter(new.split("\n"))
    if isinstance(edit, Move):
        # Whole lines change places, as many as an item has; between brackets it is one line.
        assert gone == come or lines_changed(text, new) <= MOST_LINES
    elif isinstance(edit, Remove):
        assert (come - gone).total() <= 1
    else:
        shorter = 0 if isinstance(edit, Insert) else _lines_of(text, edit)
        assert lines_changed(text, new) <= MOST_LINES + shorter


def _lines_of(text: str, edit: Put) -> int:
    """Return how many lines an old text has that a wholly new one takes the place of; none for a word in it."""
    source = Source("", text)
    parse(source)
    old = source.scalars[edit.at]
    return 0 if "คำ" in str(edit.value) else text[old.start : old.end].count("\n")
