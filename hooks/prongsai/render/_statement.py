"""What the accessibility statement (คำแถลงการเข้าถึงเว็บไซต์) tells: the result of the last test of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from datetime import date

RESULT = "accessibility.yml"
"""Where the test leaves its result, beside this file, so that a site tells it wherever it is built."""


@dataclass(frozen=True, slots=True)
class Known:
    """A violation that the keepers of a site know of and have not mended yet: where, which rule, and why."""

    kind: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class LastTest:
    """The result of the last automatic test.

    Attributes:
        tested: the day of the test.
        axe: the version of axe-core.
        kinds: the kinds of pages and states, each by the pattern of its address.
        themes: the choices of colours.
        widths: the widths of the window in CSS pixels.
        runs: how many times a page was looked at; less than all of these together, for some kinds have one width only.
        violations: how many places break a rule, those of `known` included; 0 or more.
        known: what is known and not mended.
    """

    tested: date
    axe: str
    kinds: tuple[str, ...]
    themes: tuple[str, ...]
    widths: tuple[int, ...]
    runs: int
    violations: int
    known: tuple[Known, ...]


@cache
def last_test() -> LastTest:
    """Return the result that the last test has left."""
    told = yaml.safe_load(files("prongsai.render").joinpath(RESULT).read_text(encoding="utf-8"))
    return LastTest(
        tested=told["tested"],
        axe=told["axe"],
        kinds=tuple(told["kinds"]),
        themes=tuple(told["themes"]),
        widths=tuple(told["widths"]),
        runs=told["runs"],
        violations=told["violations"],
        known=tuple(Known(**one) for one in told["known"]),
    )
