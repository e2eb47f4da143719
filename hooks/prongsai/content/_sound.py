"""What is told without errors (สิ่งที่อ่านได้ครบ) in a year that has some: contradictions are looked for in that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from prongsai.content._source import Source

if TYPE_CHECKING:
    from collections.abc import Container

    from prongsai.content._site import Report, YearParts
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Measures
    from prongsai.criteria import Framework

_T = TypeVar("_T")


def sound_report(
    parts: YearParts, wrong: Container[str], empty: tuple[Analysis, Measures], agency: Source, framework: Framework
) -> Report | None:
    """Return the report that is left when the files with errors are taken for empty; None without its scores."""
    if (scores := _sound(parts.scores, wrong)) is None:
        return None
    folder = scores[1].file.rpartition("/")[0]
    narrative = parts.narrative
    if narrative is None or narrative.file in wrong:
        narrative = Source(f"{folder}/analysis.md")
    left = replace(
        parts,
        analysis=_sound(parts.analysis, wrong) or (empty[0], Source(f"{folder}/analysis.yml")),
        measures=_sound(parts.measures, wrong) or (empty[1], Source(f"{folder}/measures.yml")),
        narrative=narrative,
        progress=None,
    )
    return left.report(agency, framework)


def _sound(part: tuple[_T, Source] | None, wrong: Container[str]) -> tuple[_T, Source] | None:
    return None if part is None or part[1].file in wrong else part
