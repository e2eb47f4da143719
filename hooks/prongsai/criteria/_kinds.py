"""Kinds of agencies (ประเภทหน่วยงาน), read from `kinds.yml`; one that is not listed is what the agency writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from prongsai.criteria._criteria import Confidence

OTHER = "อื่น ๆ"
"""Said of an agency whose kind is not told: it is like no other one."""
_PASSED_OVER = re.compile(r"[\s.]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of agency.

    Attributes:
        name: as it is stored, shown and published.
        full: its full name, where `name` is short for one.
        short: what stands for it before an agency's name.
        in_province: whether each of its agencies lies in one province.
        coverage: the area that one serves, in the words of the government's data catalogue; None where not known.
    """

    name: str
    full: str
    short: tuple[str, ...]
    in_province: bool
    coverage: str | None
    source: str
    confidence: Confidence

    @property
    def words(self) -> tuple[str, ...]:
        """Every name that it goes by, the full one first."""
        return tuple(dict.fromkeys((self.full, self.name, *self.short)))


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds that are listed, in the order in which they are offered."""
    records = yaml.safe_load(files("prongsai.criteria").joinpath("kinds.yml").read_text(encoding="utf-8"))
    return tuple(map(_kind, records))


def _kind(record: dict[str, Any]) -> Kind:
    return Kind(
        name=record["name"],
        full=record.get("full", record["name"]),
        short=tuple(record.get("short", ())),
        in_province=record.get("in_province", False),
        coverage=record.get("coverage"),
        source=record["source"],
        confidence=record["confidence"],
    )


def kind_known_as(words: str) -> Kind | None:
    """Return the kind that goes by `words`, whatever the spaces and stops in them; None where none is listed."""
    return _by_name().get(_folded(words))


def kind_name(words: str) -> str:
    """Return what a kind is stored as: a listed one by its name, any other as it is written, with single spaces."""
    if _folded(words) in ("อื่นๆ", "other"):
        return OTHER
    known = kind_known_as(words)
    return known.name if known else " ".join(words.split())


@cache
def _by_name() -> dict[str, Kind]:
    return {_folded(word): kind for kind in kinds() for word in kind.words}


def _folded(words: str) -> str:
    return _PASSED_OVER.sub("", words).casefold()
