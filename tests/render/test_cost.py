"""What Markdown costs: any narrative that is accepted becomes a page in time that grows with its length alone."""

from __future__ import annotations

from time import process_time

import pytest

from prongsai.content import excess
from prongsai.render._markdown import clean
from tests.yardstick import slowness

# All but the plainest took seconds to minutes before there was a bound.
HARD = [
    *("[a] ", "[[[[a]]]] ", "<b>", "<div>", "</div>", "<ul><li>", "a\n==\n", "---\n", "# a\n", "[a]:\n", "|\n", "`a ", "``a` "),
    *("***a **b ", "**a**** ", "***a**b*", "__a_", "** *a", "*", "_ ", "*a ", "*a **b _c ", "**a* ", "/*\\[1. ก:**", "_*a*_**", "\\*", "&amp;", "{: .a", "# a {" + " " * 1000, "> a\n> b\n", "- a\n"),
]  # fmt: skip


@pytest.mark.parametrize("repeated", HARD, ids=lambda text: text[:12])
def test_the_longest_paragraphs_become_a_page_at_once(repeated: str) -> None:
    """Three paragraphs of any kind, as long and as many-lined as may be, take less than a second of the processor."""
    tags = repeated.count("<") or 1
    lines = (repeated * (650 // tags if "<" in repeated else 10_000))[:9_900].split("\n")[:490]
    text = "\n\n".join(["\n".join(lines)] * 3)
    assert excess(text) is None
    started = process_time()
    clean(text)
    assert process_time() - started < slowness()


@pytest.mark.parametrize(
    "words", ["**“ก”**ข", "ก**(ข)**ค", "**ก:**ข", "**93.14%**ข", "**ก**ข", "***ก***ข", "ก_ข_ค", "**ก *ข* ค**"]
)
def test_thai_words_are_emphasised_without_spaces(words: str) -> None:
    """Thai has no spaces between words, so a mark of emphasis counts beside a letter and a quotation mark alike."""
    assert "*" not in clean(words)
