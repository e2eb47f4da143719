"""What a document (เอกสาร) is made of: headings, paragraphs, lists and tables, whatever writes it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from prongsai.text import thai_digits, with_digits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from prongsai.text import Digits

Made = TypeVar("Made")
CONTENTS = 3
"""The level of the lowest headings in the contents."""
_HALF_A_SHEET = 17
"""Letters that a hundredth of a table's width holds on half a sheet, upright or on its side."""
_ADDRESSES = frozenset({"to", "address", "picture", "media_type"})
"""Fields whose digits are never those of running text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; `to` is the address that they lead to, empty for none."""

    words: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `plain` one begins without an indent, as in a cell, a `quiet` one remarks on what is above."""

    runs: tuple[Run, ...]
    plain: bool = False
    quiet: bool = False

    @property
    def names(self) -> bool:
        """Tell whether it only names what is below it."""
        return self.plain and bool(self.runs) and all(run.bold for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the report; level 1 is the highest. One that is not `listed` has no line in the contents."""

    words: str
    level: int
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with the mark that stands before it; its own lists are among its blocks."""

    mark: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `rows` and `columns` are how many it covers, and `head` says that it names its row."""

    blocks: tuple[Block, ...]
    rows: int = 1
    columns: int = 1
    head: bool = False
    number: bool = False


class Placed(NamedTuple):
    """A cell at its column, and whether it goes on from a row above."""

    column: int
    cell: Cell
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a caption, the headings of its columns, and rows that hold no cell which one above covers.

    Attributes:
        shares: how wide each column is, in hundredths of the table.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]

    def placed(self) -> Iterator[list[Placed]]:
        """Yield the cells of each row where they stand, those that go on from a row above among them."""
        above: dict[int, tuple[Cell, int]] = {}
        for number, row in enumerate(self.rows):
            found, given, place = list[Placed](), iter(row), 0
            while place < len(self.headings):
                one, last = above.get(place, (None, 0))
                goes_on = one is not None and last > number
                if not goes_on or one is None:
                    one = next(given, Cell(()))
                    above[place] = one, number + one.rows
                found.append(Placed(place, one, goes_on))
                place += one.columns
            yield found

    def tied(self) -> Iterator[list[list[Placed]]]:
        """Yield rows by groups: those that a cell joins are one."""
        group = list[list[Placed]]()
        for row in self.placed():
            if group and not any(one.goes_on for one in row):
                yield group
                group = []
            group.append(row)
        if group:
            yield group

    def keeps(self, *rows: Sequence[Placed]) -> bool:
        """Tell whether rows stand whole on a sheet: those of half a sheet and more would leave another half empty."""
        joined = [self._height(one) for row in rows for one in row if one.cell.rows > 1]
        alone = (max((self._height(one) for one in row if one.cell.rows == 1), default=0.0) for row in rows)
        return max([sum(alone), *joined]) <= 1

    def _height(self, one: Placed) -> float:
        """Return how much of half a sheet a cell fills."""
        return len(words_of(one.cell.blocks)) / (_HALF_A_SHEET * sum(self.shares[one.column :][: one.cell.columns]))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart (แผนภูมิ) as SVG without a look of its own; `told` says in words what it shows."""

    title: str
    told: str
    svg: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover (ปก): an emblem where the agency has one, its lines in large letters, and what stands at its foot.

    Attributes:
        picture: the agency's own emblem; empty for none.
        told: what stands for the picture where it is not seen.
        address: the full lasting address of the item; empty where the site's own is not known.
    """

    lines: tuple[str, ...]
    foot: tuple[str, ...]
    picture: bytes = b""
    media_type: str = ""
    told: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the contents (สารบัญ) go."""

    title: str


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a memo's head: its label, and what is filled in; empty leaves room for it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MemoHead:
    """The head of a memo (บันทึกข้อความ): two fields that share a line stand beside each other."""

    title: str
    lines: tuple[tuple[Field, ...], ...]
    picture: bytes = b""
    media_type: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign (ที่ลงนาม), with the post of who signs there, and never a name."""

    post: str


Block = Paragraph | Heading | Listing | Grid | Drawing | Cover | Contents | MemoHead | Signature


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that begin on a sheet of their own; a `wide` one lies on its side, and begins with a heading."""

    blocks: tuple[Block, ...]
    wide: bool = False

    @property
    def titled(self) -> bool:
        """Tell whether it begins with its title: a heading of which no other is beside."""
        levels = [block.level for block in self.blocks if isinstance(block, Heading)]
        return bool(levels) and isinstance(self.blocks[0], Heading) and levels.count(levels[0]) == 1


@dataclass(frozen=True, slots=True)
class Content:
    """What a document shows.

    Attributes:
        title: what a reader's program calls it.
        author: the agency that reports, or whose report it was compiled from.
        day: the day of the report or of the last change of its content; None where neither is known.
        digits: those of its page numbers; its text has them already.
    """

    title: str
    author: str
    day: date | None
    digits: Digits
    sheets: tuple[Sheet, ...]


def in_digits(value: Made, digits: Digits) -> Made:
    """Return blocks with the digits of running text; addresses keep Arabic ones."""
    return value if digits == "arabic" else _in_thai(value)


def _in_thai(value: Any) -> Any:  # noqa: ANN401 - whatever blocks hold
    if isinstance(value, str):
        # A drawing keeps the digits of its measures.
        return with_digits(value, "thai") if value.startswith("<svg") else thai_digits(value)
    if isinstance(value, tuple):
        return tuple(map(_in_thai, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = (field.name for field in fields(value) if field.name not in _ADDRESSES)
    return replace(value, **{name: _in_thai(getattr(value, name)) for name in own})


def text(*words: str, plain: bool = False, quiet: bool = False) -> tuple[Paragraph, ...]:
    """Return plain words as paragraphs, one for each line that is not blank."""
    told = (line.strip() for one in words for line in one.splitlines())
    return tuple(Paragraph((Run(line),), plain, quiet) for line in told if line)


def words_of(blocks: tuple[Block, ...]) -> str:
    """Return all words of paragraphs and lists, by which a column is measured."""
    return " ".join(_words(blocks))


def _words(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs=runs):
                yield "".join(run.words for run in runs)
            case Listing(items=items):
                yield from (words for item in items for words in (item.mark, *_words(item.blocks)))
            case Grid(rows=rows):
                yield from (words for row in rows for cell in row for words in _words(cell.blocks))
