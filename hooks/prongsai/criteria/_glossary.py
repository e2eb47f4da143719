"""The words of the assessment in plain words (อภิธานศัพท์), read from `glossary.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from prongsai.criteria._criteria import Confidence


# A bare address or a title in Thai; other notes tell those who keep the criteria how to find a source again.
_READABLE = re.compile(r"https://\S+$|[ก-๙]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the assessment.

    Attributes:
        key: its lasting id, in Latin letters.
        term: the word as pages write it.
        plain: what it is, in words that need no glossary.
        pattern: how it is recognised in a text; empty where it is too common a word to be looked for.
        full: its official name, where it is short for one.
        english: its English name, where a report prints one.
        sources: where it was seen, as told to readers: addresses and Thai titles, no working notes.
    """

    key: str
    term: str
    plain: str
    pattern: str
    full: str | None
    english: str | None
    sources: tuple[str, ...]
    confidence: Confidence


@cache
def glossary() -> tuple[Term, ...]:
    """Return the terms in the order of the glossary."""
    told = _read("sources.yml")
    return tuple(_term(record, told) for record in _read("glossary.yml"))


def _term(record: dict[str, Any], told: dict[str, str]) -> Term:
    return Term(
        key=record["key"],
        term=record["term"],
        plain=record["plain"],
        pattern="|".join(record["match"]),
        full=record.get("full"),
        english=record.get("english"),
        sources=tuple(dict.fromkeys(filter(_READABLE.match, (_source(seen, told) for seen in record["sources"])))),
        confidence=record["confidence"],
    )


def _source(seen: str, told: dict[str, str]) -> str:
    """Return what a key such as `S004:59` or `NACC-1741` stands for.

    Raises:
        KeyError: sources.yml does not know it.
    """
    name = seen.partition(":")[0]
    if name in told:
        return told[name]
    news = re.fullmatch(r"NACC-([0-9]+)", name)
    if news is None:
        raise KeyError(name)
    return f"https://itas.nacc.go.th/home/detailnews/{news.group(1)}"


def _read(name: str) -> Any:  # noqa: ANN401 - plain data
    return yaml.safe_load(files("prongsai.criteria").joinpath(name).read_text(encoding="utf-8"))
