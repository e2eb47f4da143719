"""Inputs that once failed, and those that stand for a kind that did: each is told as it should be, for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.fuzz.base import TEXTS
from tests.fuzz.generate import Made
from tests.fuzz.oracle import Bench, bench

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND = sorted(Path(__file__).with_name("found").glob("*.yml"))
"""One case each: `what` failed, the `file` of the sound site that is changed, and what is `found` in it.

A case gives the whole `text`, `repeat`ed with something `before` and `after` it, or what to `replace` in the sound file.
A finding is told by its code, and by its line and column where these mattered.
"""


@pytest.fixture(scope="module")
def site() -> Iterator[Bench]:
    """Return the sound site, in which inputs take their places."""
    with bench() as made:
        yield made


def text_of(case: dict[str, Any]) -> str:
    """Return what stands in the file of a case."""
    if "replace" not in case:
        return str(case.get("before", "") + case["text"] * case.get("repeat", 1) + case.get("after", ""))
    old, new = case["replace"]
    sound = TEXTS[case["file"]]
    assert old in sound
    return sound.replace(old, new, 1)


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_once_failed_is_told(site: Bench, path: Path) -> None:
    """Each input that was found is told at its place, and nothing else goes wrong with it."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    made = Made("found", "", {case["file"]: text_of(case).encode()})
    verdict = site.judge(made, ("pages", "mended"))
    assert verdict.problems == []
    # What is refused is never published, and so no earlier version of what is.
    assert not verdict.accepted or site.judge(made, ("earlier",)).problems == []
    findings = [f"{one.place.line}:{one.place.column} {one.code}" for one in verdict.found]
    assert [one for one in case["found"] if not any(told.endswith(one) for told in findings)] == []
