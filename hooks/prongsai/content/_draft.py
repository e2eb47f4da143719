"""A draft (ฉบับร่าง): a year whose results are not announced yet. What it lacks is told, and is no error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from prongsai.content._fields import Flag
from prongsai.content._source import Source, read_text
from prongsai.content._yaml import parse
from prongsai.findings import ContentError, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from prongsai.content.model.scores import Scores

LACKS = "H021"
"""What a finding is called that tells something which a draft lacks."""


class Marked(BaseModel):
    """What of `scores.yml` is asked before all else: whether the year is a draft."""

    draft: Flag = False


def is_draft(scores: Path, root: Path, unsaved: Mapping[str, str]) -> bool:
    """Tell whether a year's `scores.yml` says `draft: true`; what else is wrong with the file is told by reading it."""
    try:
        text = unsaved.get(scores.relative_to(root).as_posix()) or read_text(scores, root)
        return marked(Source(scores.name, text)) is not None
    except (ContentError, OSError):
        return False


def marked(scores: Source) -> Marked | None:
    """Return the mark of a draft; None where there is none, or it cannot be read."""
    if "draft" not in scores.text:
        return None
    try:
        mark = Marked.model_validate(parse(scores))
    except (ContentError, ValidationError):
        return None
    return mark if mark.draft else None


def without_gaps(value: Any) -> Any:  # noqa: ANN401 - what a YAML file holds is not known before the model reads it
    """Return the data of a draft without what is not filled in yet: `overall:`, and groups of only such values."""
    if isinstance(value, dict):
        filled = {key: without_gaps(inner) for key, inner in value.items()}
        return {key: inner for key, inner in filled.items() if inner is not None} or (None if value else value)
    return [without_gaps(inner) for inner in value] if isinstance(value, list) else value


def lacking(scores: Scores, source: Source) -> Iterator[Finding]:
    """Yield what the results of a draft do not tell yet; those of a published year may leave it out for good."""
    for field in ("overall", "level", "indicators"):
        if getattr(scores, field) in (None, {}):
            yield Finding.make(LACKS, source.at(field), field=field)


def whole(scores: Source, year: int, found: Iterable[Finding]) -> Iterable[Finding]:
    """Yield what to do with a draft that lacks nothing and has no error."""
    folder = scores.file.rpartition("/")[0]
    here = (one for one in found if one.place.file.startswith(f"{folder}/"))
    if not any(one.code == LACKS or one.severity == "error" for one in here):
        yield Finding.make("H022", scores.at("draft"), year=year)
