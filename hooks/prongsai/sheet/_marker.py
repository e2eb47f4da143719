"""The hidden sheet that tells of what a workbook was made (แผ่นกำกับ): layout, agency, year, and the data of its files.

By the data it is known what was changed in the workbook, and what somebody else changed in the content meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prongsai.files import from_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARKER = "_prongsai"
"""The name of the sheet."""
LISTS = "_lists"
"""The name of the one, hidden too, that holds what menus offer."""
LAYOUT = "prongsai 1"
"""The version of the layout of sheets and of their cells."""
_LONGEST = 30_000
"""The most letters of a cell; programs take some 32,000."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the hidden sheet says."""

    layout: str
    slug: str
    year: int
    data: Mapping[str, Any]


def pieces(data: Any) -> list[str]:  # noqa: ANN401 - what a file of YAML holds
    """Return the data of a file as texts that cells can hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]


def read_marker(rows: Sequence[Sequence[Any]]) -> Marker | None:
    """Return what the hidden sheet says; None where it was changed so that it cannot be read."""
    try:
        columns = [[*column] for column in zip(*rows, strict=False)]
        layout, slug, year = (str(one) for one in columns[0][:3])
        data = {name: from_json("".join(parts)) for name, *parts in columns[1:] if name}
        return Marker(layout, slug, int(year), data)
    except (ValueError, IndexError, TypeError):
        return None
