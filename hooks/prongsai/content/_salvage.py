"""What can be read of a file with errors, so that what it refers to is checked in the same run.

The values that are wrong are left out, and what must be there is stood in for. Nothing of this is ever published: it
only tells which findings about references would come up next.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prongsai.content._source import Location
    from prongsai.findings import Finding

_M = TypeVar("_M", bound=BaseModel)
_ROUNDS = 20
"""How often values are left out: what one hides comes up when it is gone."""
_STAND_IN = "?"
_SURE = frozenset({"E108", "E109", "E110", "E111", "E112", "E113", "E133", "E801", "E807", "E815"})
"""What is true of a value whatever else is wrong: it is not known, or given twice."""
_INDICATOR = "E106"
"""So is an indicator that is not known, where its list is not that of broken scores."""


def salvaged(model: type[_M], data: Any, context: dict[str, int | None], error: ValidationError) -> _M | None:  # noqa: ANN401 - see parse
    """Return what is left of a file's data without its errors; None where they are in how the file is built."""
    rest = deepcopy(data)
    for _ in range(_ROUNDS):
        if not all(_mended(rest, one["loc"], missing=one["type"] == "missing") for one in error.errors()):
            return None
        try:
            return model.model_validate(rest, context=context)
        except ValidationError as again:
            error = again
    return None


def sure(found: Iterable[Finding], broken: set[str]) -> list[Finding]:
    """Return the findings that do not come of what was left out of the files that are broken."""
    codes = _SURE if any(file.endswith("scores.yml") for file in broken) else {*_SURE, _INDICATOR}
    return [finding for finding in found if finding.code in codes]


def _mended(data: Any, location: Location, *, missing: bool) -> bool:  # noqa: ANN401 - see parse
    """Leave a wrong value out of a group, or put one where it is missing; False where neither can be done.

    An item of a list stays: those behind it would move to other places.
    """
    group, key, at = None, None, data
    for step in location:
        if isinstance(at, dict) and step in at:
            group, key, at = at, step, at[step]
        elif isinstance(at, list) and isinstance(step, int) and step < len(at):
            at = at[step]
        elif missing and isinstance(at, dict) and step == location[-1]:
            at[step] = _STAND_IN
            return True
        else:
            break
    if group is None:
        return False
    del group[key]
    return True
