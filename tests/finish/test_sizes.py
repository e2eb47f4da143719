"""The sizes of files that pages offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.finish._sizes import tell_sizes
from prongsai.text import size_words

if TYPE_CHECKING:
    from prongsai.finish import Built


def test_a_file_that_is_offered_tells_its_size(built: Built) -> None:
    """The size stands beside a link that asks for it, of the very file that it leads to; others stay as they are."""
    (built.folder / "ban-mai" / "2568" / "ก 1.csv").write_bytes(b"x" * 24_400)
    asked = '<a href="../%E0%B8%81%201.csv" download data-size>ก</a><a href="none.csv" download data-size>ข</a>'
    built.pages["ban-mai/2568/data/index.html"] = f'{asked}<a href="../%E0%B8%81%201.csv" download>ค</a>'
    assert list(tell_sizes(built)) == []
    assert built.pages["ban-mai/2568/data/index.html"] == (
        '<a href="../%E0%B8%81%201.csv" download>ก</a> <small>(24 KB)</small>'
        '<a href="none.csv" download>ข</a><a href="../%E0%B8%81%201.csv" download>ค</a>'
    )


def test_a_size_has_the_digits_of_its_page(built: Built) -> None:
    """Where running text has Thai digits, so has a size beside a link."""
    (built.folder / "a.csv").write_bytes(b"x" * 24_400)
    built.digits = "thai"
    built.pages["index.html"] = '<a href="a.csv" download data-size>ก</a>'
    assert list(tell_sizes(built)) == []
    assert built.pages["index.html"] == '<a href="a.csv" download>ก</a> <small>(๒๔ KB)</small>'


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"), (1499, "1 KB"), (24_400, "24 KB"), (999_499, "999 KB"),
        (1_000_000, "1.0 MB"), (9_940_000, "9.9 MB"), (12_300_000, "12 MB"),
    ],
)  # fmt: skip
def test_sizes_are_told_in_three_figures_at_most(size: int, words: str) -> None:
    """Thousands of bytes as KB, at least one; from a million on as MB."""
    assert size_words(size) == words
