"""What a guide shows an officer: files to type, what `check` tells of them, and what then stands on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = ROOT / "docs"
GUIDES = sorted((DOCS / "officers").glob("*.md"))
_PIECE = re.compile(
    r"^```yaml\n(?P<text># (?P<name>\S+)\n.*?)^```$"
    r"|^```markdown\n(?P<narrative>.*?)^```$"
    r"|^```text\n(?P<told>(?:thung-thong|khao-khiao)/.*?)^```$"
    r"|^\*\*หน้าเว็บแสดง\*\*\n\n(?P<shown>(?:(?:[|-] |\|--)[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Example:
    """A file to type.

    Attributes:
        name: what it is called in the folder of the year, or its path from `content/`.
        told: the lines that `check` tells then.
        rows: rows of tables that a page shows then, each with some of its cells in their order.
        words: what else stands on a page then.
    """

    name: str
    text: str
    told: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def show(self, lines: str) -> None:
        """Take in what the guide says that a page shows: rows of a table, or the points of a list."""
        for line in lines.splitlines():
            if line.startswith("- "):
                self.words.append(line.removeprefix("- "))
            elif not line.startswith("|-"):
                self.rows.append([cell.strip() for cell in line.strip("|").split("|")])


def examples(guide: str) -> Iterator[Example]:
    """Yield the files that a guide shows, in order, each with what is said of it before the next."""
    last: Example | None = None
    for piece in _PIECE.finditer(guide):
        if piece["text"] or piece["narrative"]:
            if last:
                yield last
            last = Example(piece["name"] or "analysis.md", piece["text"] or piece["narrative"])
        assert last is not None, piece[0]
        last.told += (piece["told"] or "").splitlines()
        last.show(piece["shown"] or "")
    if last:
        yield last
