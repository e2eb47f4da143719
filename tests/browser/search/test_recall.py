"""What the search finds of a long list of queries, typed into the real box: all of what is there, and nothing else."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.browser.search.conftest import QUERY_LIST, Box, Query, pages_for

if TYPE_CHECKING:
    import pytest


@dataclass(frozen=True)
class Asked:
    """A query with the pages that have its words, and those that were found, best first."""

    query: Query
    wanted: set[str]
    found: list[str]

    @property
    def recall(self) -> float:
        """The share of the pages that have the words that was found."""
        return len(self.wanted & {*self.found}) / len(self.wanted) if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the pages found that have the words."""
        return len(self.wanted & {*self.found}) / len(self.found) if self.found else 1.0


def test_the_list_asks_for_enough(texts: dict[str, str]) -> None:
    """The list has a hundred and forty queries and more, and both words of many pages and words of none."""
    queries = [query["query"] for query in QUERY_LIST]
    numbers = [len(pages_for(query, texts)) for query in QUERY_LIST]
    assert len({*queries}) == len(queries) >= 140
    assert numbers.count(0) >= 5
    assert len([number for number in numbers if number >= 3]) >= 40


def test_every_page_with_the_words_is_found(
    box: Box, texts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every page that has the words is found, no other is, and the page that is meant comes first."""
    asked = [Asked(query, pages_for(query, texts), box.ask(query["query"])) for query in QUERY_LIST]
    recall = sum(one.recall for one in asked) / len(asked)
    precision = sum(one.precision for one in asked) / len(asked)
    meant = [one for one in asked if "first" in one.query]
    right = [one for one in meant if one.found[:1] and one.found[0] in one.query["first"]]
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(asked)} queries on {len(texts)} pages: recall {recall:.3f}, precision {precision:.3f}, "
            f"right page first {len(right)} of {len(meant)}\n"
        )
    missed = {one.query["query"]: one.wanted - {*one.found} for one in asked if one.recall < 1}
    wrong = {one.query["query"]: {*one.found} - one.wanted for one in asked if one.precision < 1}
    assert missed == {}
    assert precision >= 0.98, wrong
    assert len(right) >= 0.9 * len(meant), [(one.query, one.found[:3]) for one in meant if one not in right]
    assert [one.query for one in asked if len({*one.found}) < len(one.found)] == []
