"""Rows (แถว): what is named, its figure or state at the end of the line, a bar below where there is one, and the rest.

On a phone a row takes the place of a table's card; on a wide screen it is a row all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.text import round2

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to 100: how far it is filled and where its marks stand, all in per cent of its width.

    Attributes:
        low: what it shows is below what is asked, so that it is drawn otherwise.
        mark: None for no mark.
        own: the mark of the agency's own line; None for none.
    """

    filled: str
    low: bool = False
    mark: str | None = None
    own: str | None = None


def bar(
    score: Decimal,
    *,
    low: bool = False,
    mark: Decimal | None = None,
    own: Decimal | None = None,
    of: Decimal | None = None,
) -> Bar:
    """Return the bar of a score, or of a part `of` the most."""
    filled, at, beside = score if of is None else score * 100 / of, mark, None if own == mark else own
    return Bar(f"{round2(filled)}%", low, *(None if line is None else f"{round2(line)}%" for line in (at, beside)))


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        value: what stands at the end of its line; empty for nothing.
        more: what stands small below.
        css: classes beside the row's own: `ps-head` for one that heads those below it.
    """

    name: object
    value: object = ""
    more: object = ""
    bar: Bar | None = None
    css: str = ""
    id: str = ""
