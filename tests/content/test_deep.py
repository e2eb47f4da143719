"""Texts of YAML that go deeper than any of ours: told, whatever makes them deep, and in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.content import load_site

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000,
        "".join(f"{' ' * depth}a b:\n" for depth in range(600)),
        "".join(f"{' ' * depth}-\n" for depth in range(600)),
        "".join(f"{' ' * depth}'a':\n" for depth in range(600)),
    ],
    ids=["lists on one line", "fields", "lists", "quoted fields"],
)
def test_what_is_too_deep_is_told(tiny: TinySite, text: str) -> None:
    """Lists or fields, each within the one before, are one finding; the stack has room for them."""
    tiny.write("analysis.yml", text)
    assert [one.code for one in load_site(tiny.root).findings if one.place.file.endswith("analysis.yml")] == ["E009"]
