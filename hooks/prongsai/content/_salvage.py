"""What can be read of a file with errors, so that what it refers to is checked in the same run.

What is wrong or missing is stood in for by something that can be read, and what cannot be is left out. Nothing of this
is ever published: it only tells which findings about references would come up next.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content._source import Location
    from prongsai.findings import Finding

_M = TypeVar("_M", bound=BaseModel)
_ROUNDS = 60
"""How often the data is mended: what one error hides comes up when that is gone."""
_MOST = 200
"""With more errors than these a file is another thing than it should be, and nothing of it is worth telling."""
_NAME = "stand-in-"
_STAND_INS: tuple[Any, ...] = (_NAME, "1", "done", [], {}, {"text": _NAME}, "title")
"""What is tried in turn; each kind of value that must be there takes one of them."""
_OF_FRAMEWORK = "E106 E108 E110 E111 E113 E116"
_DOUBTS = (
    (r"agency\.yml units(/\d+(/id)?)?", "E109"),
    (r"agency\.yml (kind|province)", "E103"),
    (r"\w+\.yml (framework|criteria_year)", _OF_FRAMEWORK),
    (r"scores\.yml indicators", "E106"),
    (r"measures\.yml measures(/\d+(/id)?)?", "E801 E807 E815 E823"),
    (r"measures\.yml measures/\d+/(steps|kpi).*", "E807 E815"),
    (r"measures\.yml fiscal_year", "E103"),
    (r"progress\.yml rounds/\d+/months", "E112"),
    (r".*", "H727"),
)
"""Which findings may come of it where a file cannot be read, by the file's name and the location."""


def salvaged(
    model: type[_M],
    data: Any,  # noqa: ANN401 - see parse
    context: dict[str, int | None],
    error: ValidationError,
) -> _M | None:
    """Return what a file's data says without its errors; None where they are in how the file is built, or too many."""
    mended = _Mended(data)
    for _ in range(_ROUNDS):
        if error.error_count() > _MOST or not mended.mend(error.errors()):
            return None
        try:
            return model.model_validate(deepcopy(mended.data), context=context)
        except ValidationError as again:
            error = again
    return None


def doubtful(file: str, location: Location) -> set[str]:
    """Return the codes of findings that may come only of what could not be read at a location of a file, or in all."""
    name = file.rpartition("/")[2]
    place = f"{name} {'/'.join(map(str, location))}" if location else name
    patterns = ((pattern if location else pattern.partition(" ")[0], codes) for pattern, codes in _DOUBTS)
    return {code for pattern, codes in patterns if re.fullmatch(pattern, place) for code in codes.split()}


def sure(found: Iterable[Finding], doubts: set[str]) -> Iterator[Finding]:
    """Yield the findings that come neither of what is in doubt nor of what stands in for it."""
    yield from (one for one in found if one.code not in doubts and _NAME not in one.message)


class _Mended:
    """The data of a file, with stand-ins for what is wrong in it."""

    def __init__(self, data: Any) -> None:  # noqa: ANN401 - see parse
        self.data = deepcopy(data)
        self._tried: dict[Location, int] = {}
        self._names = 0

    def mend(self, errors: Iterable[Any]) -> bool:
        """Change the data where errors stand; False where nothing can be changed."""
        places = {self._standing(tuple(one["loc"]), missing=one["type"] == "missing"): one for one in errors}
        # From within: what stands in another is gone with it.
        for location in sorted(places, key=len, reverse=True):
            error = places[location]
            if location and not self._still(location[:-1]):
                continue
            if error["type"] == "extra_forbidden" and location == tuple(error["loc"]):
                self._at(location[:-1]).pop(location[-1])
            elif not self._replace(location):
                return False
        return True

    def _standing(self, location: Location, *, missing: bool) -> Location:
        """Return how much of a location there is in the data; a text may be read as a record or a list of one."""
        at = self.data
        for depth, step in enumerate(location):
            if isinstance(at, dict) and step in at:
                at = at[str(step)]
            elif isinstance(at, list) and isinstance(step, int) and step < len(at):
                at = at[step]
            else:
                return location if missing and isinstance(at, dict) and depth + 1 == len(location) else location[:depth]
        return location

    def _still(self, location: Location) -> bool:
        """Tell whether there is still a list or group at a location, where no other error has put a stand-in for it."""
        return self._standing(location, missing=False) == location and isinstance(self._at(location), dict | list)

    def _at(self, location: Location) -> Any:  # noqa: ANN401 - see parse
        at = self.data
        for step in location:
            at = at[step]
        return at

    def _replace(self, location: Location) -> bool:
        """Put the next stand-in at a location, then leave it out, then do the same with what it stands in.

        An item of a list is never left out: those behind it would move to other places.
        """
        if not location:
            return False
        tried = self._tried.get(location, 0)
        self._tried[location] = tried + 1
        *above, last = location
        if tried < len(_STAND_INS):
            self._at(tuple(above))[last] = self._stand_in(tried)
        elif tried == len(_STAND_INS) and isinstance(last, str):
            self._at(tuple(above)).pop(last, None)
        else:
            return self._replace(tuple(above))
        return True

    def _stand_in(self, number: int) -> Any:  # noqa: ANN401 - see parse
        self._names += 1
        one = _STAND_INS[number]
        # No two records are called the same.
        return f"{_NAME}{self._names}" if one == _NAME else deepcopy(one)
