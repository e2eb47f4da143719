"""Days of birth (วันเกิด) of persons: behind words for one, told from the day on which something else happened."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN
from prongsai.personal._mention import Mention, mask_digits
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROWN_UP = 2550
"""Who was born before may work in an office; what else begins is younger than most reports."""
_CHRISTIAN = 2200
"""Up to this a year is one of the Common Era."""
_BEFORE = 40
"""Within how many letters before a day it is said whose it is."""
_MONTH = r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?|[ก-๎]{3,8}(?:คม|ยน|พันธ์)"


def find_births(text: str, folded: str) -> Iterator[Mention]:
    """Yield the days of birth."""
    if "เกิด" not in folded:
        return
    for match in _pattern().finditer(folded):
        year = int(match["year"])
        grown_up = (year if year > _CHRISTIAN else year + 543) < _GROWN_UP
        if match["said"] or (
            grown_up and not _begins(folded[max(0, match.start() - _BEFORE) : match.start()].rstrip())
        ):
            yield Mention("birth", *match.span("day"), mask_digits(text[match.start("day") : match.end("day")], 0))


def _begins(before: str) -> bool:
    """Tell whether what stands before is no person: it happens on a day, or is an office."""
    births = words().births
    office = before.endswith(births.offices) and not any(word in before for word in births.staff)
    return office or before.endswith(births.not_after)


@cache
def _pattern() -> re.Pattern[str]:
    births, space = words().births, f"[ {UNSEEN}]{{0,3}}"
    said, born = ("|".join(map(re.escape, found)) for found in (births.said, births.born))
    month = rf"(?:{space}(?:เดือน{space})?(?:{_MONTH}){space}(?:พ\.?ศ\.?{space})?|[/.-][0-9]{{1,2}}[/.-])"
    return re.compile(
        rf"(?:(?P<said>(?<!เหตุ)(?:{said}))|{born}){space}[:=]?{space}(?:วันที่)?{space}"
        rf"(?P<day>[0-9]{{1,2}}{month}(?P<year>[0-9]{{4}}))(?![0-9])"
    )
