"""Sentences of the interface: what stands in them is safe and reads well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

from prongsai.words import listed, plain, say

if TYPE_CHECKING:
    from tests.render.reading import Element


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["ก"], "ก"), (["ก", "ข"], "ก และข"), (["ก", "ข", "ค"], "ก ข และค"), (["<b>", Markup("<i>")], "&lt;b&gt; และ<i>")],
)
def test_names_are_listed_within_a_sentence(names: list[str], expected: str) -> None:
    """The last two are joined by a word, and plain text is escaped."""
    assert str(listed(names)) == expected


def test_a_figure_can_be_neither_a_tag_nor_a_heading() -> None:
    """What an officer wrote stands in a sentence escaped and on one line."""
    assert say("blocks.acknowledged", reason="<b>\n## ข") == Markup("ผู้จัดทำรับทราบ: &lt;b&gt; ## ข")
    assert plain("blocks.acknowledged", reason="ก & ข") == "ผู้จัดทำรับทราบ: ก & ข"


def test_a_source_is_a_link_only_where_it_is_an_address(pages: dict[str, Element]) -> None:
    """A source with a note behind its address would be a link that leads nowhere; it stands as text."""
    page = pages["glossary/index.md"]
    assert [link for link in page.all("a") if " " in link.attributes["href"]] == []
    assert "GitHub" not in page.text()
    assert "(40030119)" not in page.text()
