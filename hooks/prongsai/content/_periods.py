"""Periods and frequencies as Thai officers write them (ระยะเวลา, ความถี่): `ไตรมาส ๒`, `ภายใน มี.ค. 2569`, `ทุก ๖ เดือน`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.content._dates import BE, ThaiDate, answering_year, full_year, month_named, parse_date
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PERIODS = {
    "fiscal_year": "ตลอดปีงบประมาณ",
    "first_half": "6 เดือนแรก",
    "second_half": "6 เดือนหลัง",
    "quarter_1": "ไตรมาสที่ 1",
    "quarter_2": "ไตรมาสที่ 2",
    "quarter_3": "ไตรมาสที่ 3",
    "quarter_4": "ไตรมาสที่ 4",
    "quarters_1_3": "ไตรมาสที่ 1 ถึง 3",
    "quarters_2_3": "ไตรมาสที่ 2 ถึง 3",
    "quarters_2_4": "ไตรมาสที่ 2 ถึง 4",
}
"""The named periods of a fiscal year; it begins in October, and so does its first quarter."""
NAMED_MONTHS = {
    "fiscal_year": (0, 12),
    "first_half": (0, 6),
    "second_half": (6, 12),
    **{f"quarter_{number}": (3 * number - 3, 3 * number) for number in range(1, 5)},
    **{f"quarters_{first}_{last}": (3 * first - 3, 3 * last) for first, last in ((1, 3), (2, 3), (2, 4))},
}
"""How many months after 1 October each begins and ends."""
_BY_MONTHS = {months: name for name, months in NAMED_MONTHS.items()}
_SAME = {
    "fiscal_year": "ตลอดปีงบประมาณ|ตลอดทั้งปีงบประมาณ|ทั้งปีงบประมาณ|ปีงบประมาณ|ทั้งปี|ตลอดปี|ตลอดทั้งปี|12เดือน",
    "first_half": "6เดือนแรก|หกเดือนแรก|ครึ่งปีแรก|ครึ่งปีงบประมาณแรก|ครึ่งแรก",
    "second_half": "6เดือนหลัง|หกเดือนหลัง|ครึ่งปีหลัง|ครึ่งปีงบประมาณหลัง|ครึ่งหลัง",
}
_NAMED = {word: name for name, words in _SAME.items() for word in words.split("|")}
_OCTOBER = 10
_QUARTERS = re.compile(r"ไตรมาส(?:ที่)?([1-4])(?:(?:-|–|ถึง|(?P<and>และ))(?:ไตรมาส(?:ที่)?)?([1-4]))?(?:/([0-9]{2,4}))?")
_LISTED = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4](?:\s*(?:,|และ|กับ)\s*(?:ไตรมาส(?:ที่)?)?\s*[1-4])+)")
_OF_YEAR = re.compile(
    r"\s*(?:(?:ของ|(?<!ภาย)ใน|ตาม)?(?:ปีงบประมาณ|ปีปฏิทิน|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*([0-9]{4}|[0-9]{2})"
    r"|(?:ของ|(?<!ภาย)ใน|ตาม)ปี(?:งบประมาณ)?|(?:ของ|(?<!ภาย)ใน|ตาม)?ปีปฏิทิน)$"
)
CALENDAR = "ปีปฏิทิน"
_JANUARY = 3
"""How many months after 1 October a calendar year begins."""
_ENDS = {"ไตรมาสแรก": "ไตรมาส 1", "ไตรมาสสุดท้าย": "ไตรมาส 4"}
_BEFORE = re.compile(r"^(?:ภายใน(?:ช่วง|รอบ)?|ในช่วง|ช่วง|ใน|รอบ|ระหว่าง|ระยะเวลา)\s*(?!เดือน\s*[ก-ฮ]|วันที่)")
_WITHIN = re.compile(r"^(?:ภายใน|ไม่เกิน|ถึง|แล้วเสร็จภายใน|ให้แล้วเสร็จภายใน)\s*(.+)$")
_FROM = re.compile(r"^(?=.*เป็นต้นไป$|ตั้งแต่|เริ่ม)(?:เริ่มตั้งแต่|ตั้งแต่|เริ่ม)?\s*(.+?)(?:\s*เป็นต้นไป)?$")
_TO = re.compile(
    r"\s*(?:–|—|(?<![0-9])-|-(?![0-9])|(?<=/[0-9]{4})-(?=[0-9]{1,2}/)|(?<=[0-9])\s-\s(?=[0-9])"
    r"|-(?=[0-9]{1,2}\s*[ก-ฮ])|ถึง(?:เดือน|วันที่)?)\s*"
)
_PLAIN_DAY = re.compile(r"(?:วันที่\s*)?(?P<day>[0-9]{1,2})\s*(?:(?:เดือน\s*)?(?P<name>[ก-ฮะ-์.]+))?")
_PLAIN_MONTH = re.compile(r"(?:เดือน\s*)?(?P<name>[ก-ฮะ-์.]+)")
_FIRST_TIME = re.compile(r"^(?P<every>.+?)\s*(?:โดย)?\s*ครั้งแรก\s*(?:ภายใน)?\s*(?P<end>.+)$")
_SEVERAL = re.compile(r"\s*(?:,|และ|กับ)\s*")
_BESIDE = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)")
_BY_THEN = re.compile(r"^(?:ให้)?(?:แล้วเสร็จ)?ภายใน(?!ช่วง|รอบ|\s*(?:6|หก|ครึ่ง))\s*")
_GAP = re.compile(r"\s|(?<=\S)(?=ตลอด|ทั้งปี)")
"""What stands between a frequency and the time that it is for."""
_LONGEST = 80
"""How many signs a frequency takes at most."""

Read = dict[str, object]
"""The values of a period's fields."""


def read_period(text: str, results: int | None) -> Read | None:
    """Return what a period says, or None when it is not understood; `results` is the year whose results are reported.

    Days without a year, and years of two digits, are read where that year makes them sure.
    """
    said = _said(text)
    fiscal = None if results is None else answering_year(results)
    read = _beside(text, results) or _by_then(text, fiscal) or _named(said, fiscal) or _days(said, fiscal)
    return read or _recurring(said, fiscal) or _several(said, fiscal)


def _said(text: str) -> str:
    """Return a text on one line, in our digits, its first and last quarter by their numbers."""
    said = " ".join(fold_digits(text).split())
    for word, number in _ENDS.items():
        said = said.replace(word, number)
    return said


def named_beside(text: str, results: int | None) -> tuple[str, Read, Read] | None:
    """Return a name, what it says, and what the days or the name beside it say: `ไตรมาส 2 (ม.ค. - มี.ค. 2569)`.

    In either order, and in the one that does not contradict where there is one: `ไตรมาส 2 (6 เดือนแรก)`.
    """
    match = _BESIDE.fullmatch(_said(text))
    if match is None or results is None:
        return None
    fiscal = answering_year(results)
    first, second = match.groups()
    found = [one for one in (_said_twice(first, second, fiscal), _said_twice(second, first, fiscal)) if one]
    return min(found, key=lambda one: differ(*(days_of(read, fiscal) for read in one[:0:-1])), default=None)


def _said_twice(name: str, other: str, fiscal: int) -> tuple[str, Read, Read] | None:
    """Return a name with what it says beside other words: a calendar quarter where the year is said and they agree."""
    named, alike = _named(name, fiscal), _named(other, fiscal) or {}
    beside = _days(other, fiscal) or (alike if "name" in alike and "name" in (named or alike) else None)
    if beside is None:
        return None
    days = days_of(beside, fiscal)
    day = days[0] or days[1]
    of_calendar = _named(name, fiscal, day.year + BE) if day else None
    readings = [one for one in (named, of_calendar) if one]
    agreeing = [one for one in readings if not differ(days, days_of(one, fiscal))]
    return (name, [*agreeing, *readings][0], beside) if readings else None


def _beside(text: str, results: int | None) -> Read | None:
    """Return a named time with its days beside it, in the report's words; these alone if they contradict."""
    both = named_beside(text, results)
    if both is None or results is None:
        return None
    words: Read = {"text": " ".join(text.split())}
    _, named, days = both
    first, last = days_of(named, answering_year(results))
    start, end = days_of(days, answering_year(results))
    if not lies_within((start, end), (first, last)):
        return words
    return named | words if start in (None, first) and end in (None, last) else named | days | words


Days = tuple[date | None, date | None]
"""The first and the last day of a time; None for one that is not known."""


def as_window(read: Mapping[str, object], fiscal_year: int) -> Read:
    """Return a time from its first day to its last, as far as they are known; empty for one that comes again."""
    if "every" in read or "windows" in read:
        return {}
    named = fiscal_days(fiscal_year, NAMED_MONTHS[str(read["name"])]) if "name" in read else ()
    return dict(zip(("start", "end"), named, strict=False)) | {
        field: read[field] for field in ("start", "end") if field in read
    }


def days_of(read: Mapping[str, object], fiscal_year: int) -> Days:
    """Return the first and last day of a time of a fiscal year, None for one that is not known."""
    window = as_window(read, fiscal_year)
    start, end = window.get("start"), window.get("end")
    return start.first() if isinstance(start, ThaiDate) else None, end.last() if isinstance(end, ThaiDate) else None


def lies_within(inner: Days, outer: Days) -> bool:
    """Tell whether no day that is known of a time lies before or after another."""
    first, last = outer
    return all(day is None or ((first is None or day >= first) and (last is None or day <= last)) for day in inner)


def contradiction(text: str, results: int) -> tuple[str, str, Days] | None:
    """Return what contradicts in a time or in one of several: its words, its name, and the days of that."""
    fiscal = answering_year(results)
    for part in (text, *_SEVERAL.split(text)):
        if both := named_beside(part, results):
            name, *said = both
            named, beside = (days_of(read, fiscal) for read in said)
            if differ(beside, named):
                return part, name, named
    return None


def differ(said: Days, named: Days) -> bool:
    """Tell whether days are not those of a time that they stand beside: beyond it, or all of it but its last day."""
    short = said[0] == named[0] and said[1] and named[1] and named[1] - said[1] == timedelta(1)
    return bool(short) or not lies_within(said, named)


def _by_then(text: str, fiscal: int | None) -> Read | None:
    """Return that something is done by the end of a named time, which does not say when it begins.

    A half by its name is within it already.
    """
    said = _said(text)
    match = _BY_THEN.match(said)
    named = _named(said[match.end() :], fiscal) if match and fiscal else None
    return {"end": as_window(named, fiscal)["end"], "text": " ".join(text.split())} if named and fiscal else None


def _named(said: str, fiscal: int | None, calendar: int | None = None) -> Read | None:
    """Return a period of a fiscal year that is called by a name; one of another year by its days.

    With `calendar` what is said to be of a year, and of no fiscal one, is of a calendar year: this where none is named.
    """
    end = _OF_YEAR.search(said)
    bare = said[: end.start()] if end else said
    key = _BEFORE.sub("", bare).replace(" ", "")
    by_calendar = end is not None and (CALENDAR in end[0] or (calendar is not None and "งบ" not in end[0]))
    # `ตลอดปีงบประมาณ พ.ศ. 2569` and `ทั้งปี 2569` have the year's own word within their names.
    whole = key + ("ปีงบประมาณ" if end and ("งบ" in end[0] or by_calendar) else "ปี")
    key = whole if end and whole in _NAMED else key
    quarters = _QUARTERS.fullmatch(key)
    year = (end and end[1]) or (quarters and quarters[4])
    if quarters and quarters["and"] and int(quarters[3]) - int(quarters[1]) != 1:
        return None  # ไตรมาส 1 และ 3 are two times
    if quarters:
        months = (3 * int(quarters[1]) - 3, 3 * int(quarters[3] or quarters[1]))
    elif key in _NAMED:
        months = NAMED_MONTHS[_NAMED[key]]
    else:
        return None
    wanted = full_year(int(year), fiscal) if year else calendar if by_calendar else fiscal
    if months[0] >= months[1] or (wanted is None and (year or by_calendar)):
        return None
    if wanted is None or (wanted == fiscal and not by_calendar):
        return {"name": _BY_MONTHS[months]}
    later = _JANUARY if by_calendar else 0
    first, last = fiscal_days(wanted, (months[0] + later, months[1] + later))
    return {"start": first, "end": last}


@lru_cache(maxsize=256)
def fiscal_days(fiscal_year: int, months: tuple[int, int]) -> tuple[ThaiDate, ThaiDate]:
    """Return the first and last day of a time that begins and ends so many months after a fiscal year's 1 October."""
    (first_year, first), (last_year, last) = (
        divmod(fiscal_year * 12 - 15 + months[0] + 12, 12),
        divmod(fiscal_year * 12 - 15 + months[1] + 11, 12),
    )
    month = ThaiDate(last_year, last + 1)
    return ThaiDate(first_year, first + 1, 1), ThaiDate(last_year, last + 1, month.last().day)


def _days(said: str, fiscal: int | None) -> Read | None:
    """Return a time from a day or month to another, until one, from one on, or of one alone."""
    if (whole := _date(said, fiscal)) is not None:
        return {"start": whole, "end": whole}
    for pattern, field in ((_WITHIN, "end"), (_FROM, "start")):
        if (match := pattern.match(said)) and (day := _date(match[1], fiscal)):
            return {field: day}
    sides = _TO.split(re.sub(r"^(?:เริ่มตั้งแต่|ตั้งแต่|ระหว่าง|ช่วง|เริ่ม)\s*", "", said))
    if len(sides) != 2:  # noqa: PLR2004 - from and to
        return None
    end = _date(sides[1], fiscal)
    start = _date(sides[0], fiscal if end is None else None) or (_before(sides[0], end) if end else None)
    return {"start": start, "end": end} if start and end else None


def _date(said: str, fiscal: int | None) -> ThaiDate | None:
    """Return a day or month; one without a year lies in the fiscal year."""
    if (found := parse_date(said, fiscal)) is not None or fiscal is None:
        return found
    match = _PLAIN_DAY.fullmatch(said) or _PLAIN_MONTH.fullmatch(said)
    month = month_named(match["name"] or "") if match else None
    if match is None or month is None:
        return None
    day = match.groupdict().get("day")
    return parse_date(f"{fiscal - (month >= _OCTOBER)}-{month}" + (f"-{day}" if day else ""))


def _before(said: str, end: ThaiDate) -> ThaiDate | None:
    """Return the day or month that a time begins with whose end alone carries a year."""
    if (found := parse_date(said, end.year)) is not None:
        return found
    match = _PLAIN_DAY.fullmatch(said) or _PLAIN_MONTH.fullmatch(said)
    if match is None:
        return None
    month = month_named(match["name"]) if match["name"] else end.month
    if month is None:
        return None
    day = match.groupdict().get("day")
    return parse_date(f"{end.year - (month > end.month)}-{month}" + (f"-{day}" if day else ""))


def _recurring(said: str, fiscal: int | None) -> Read | None:
    """Return a time that comes again and again, with the end of its first turn or the whole year where that is said."""
    if months_of(said):
        return {"every": said}
    for gap in _GAP.finditer(said, 0, _LONGEST):
        every = said[: gap.start()]
        if months_of(every) and _named(said[gap.end() :], fiscal) == {"name": "fiscal_year"}:
            return {"every": every, "name": "fiscal_year"}
    match = _FIRST_TIME.match(said)
    if match is None:
        return None
    end = _date(match["end"], fiscal)
    return {"every": match["every"], "end": end} if end and months_of(match["every"]) else None


def _several(said: str, fiscal: int | None) -> Read | None:
    """Return several times of one measure, each from a day or month to another; their words if one contradicts."""
    results = None if fiscal is None else fiscal - 1
    parts = _SEVERAL.split(said)
    windows = [_days(one, fiscal) or _beside(one, results) or (fiscal and _named(one, fiscal)) for one in parts]
    if (listed := _LISTED.fullmatch(said)) and fiscal is not None:
        numbers = [int(one) for one in re.findall("[1-4]", listed[1])]
        days = (fiscal_days(fiscal, (3 * number - 3, 3 * number)) for number in numbers)
        windows = [{"start": first, "end": last} for first, last in days]
    return several([one for one in windows if one], said, fiscal) if len(windows) > 1 and all(windows) else None


def several(times: list[Read], said: str, fiscal: int | None) -> Read:
    """Return several times as one period: each from its first day to its last, or their words if one contradicts."""
    if any(one.keys() == {"text"} for one in times):
        return {"text": said}
    return {"windows": [as_window(one, fiscal or 0) for one in times]}


_YEAR = 12
_WORDS = {"สิบสอง": "12", "หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4", "หก": "6", "ครึ่งปี": "6เดือน"}
_EVERY_MONTHS = re.compile(r"(?:ทุกๆ?|ราย)([0-9]{1,2})เดือน")
_TIMES = re.compile(r"(?:ปี|ปีงบประมาณ)ละ([0-9]{1,2})?(?:ครั้ง|รอบ)?")
_ONE_MONTH = re.compile(r"(?:ทุกๆ?|ราย|ประจำ)เดือน|เดือนละ(?:[0-9]{1,2})?(?:ครั้ง)?")
_QUARTERLY = re.compile(r"(?:ทุกๆ?|ราย)ไตรมาส|ไตรมาสละ1?(?:ครั้ง)?")
_YEARLY = re.compile(r"ทุกๆ?ปี(?:งบประมาณ)?|รายปี|ประจำปี")


def months_of(text: str) -> tuple[int, ...]:
    """Return the months after 1 October in which what is done so often is due; empty where that does not follow.

    What is done once a year is due at its end, and what is done twice after each half.
    """
    said = re.sub(r"\s|อย่างน้อย|เป็นประจำ", "", fold_digits(text))
    for word, figure in _WORDS.items():
        said = said.replace(word, figure)
    step = _step(said)
    return tuple(range(step, _YEAR + 1, step)) if step else ()


def _step(said: str) -> int | None:
    """Return how many months lie between two times."""
    known: Iterable[tuple[re.Pattern[str], int]] = ((_ONE_MONTH, 1), (_QUARTERLY, 3), (_YEARLY, _YEAR))
    if (fixed := next((months for pattern, months in known if pattern.fullmatch(said)), None)) is not None:
        return fixed
    if match := _EVERY_MONTHS.fullmatch(said):
        return int(match[1]) if int(match[1]) and _YEAR % int(match[1]) == 0 else None
    if match := _TIMES.fullmatch(said):
        times = int(match[1] or 1)
        return _YEAR // times if times and _YEAR % times == 0 else None
    return None


def read_rounds(text: str) -> tuple[str, ...]:
    """Return the months of rounds that are written in words, such as `รอบ 6 เดือน และ 12 เดือน`; empty for none."""
    said = re.sub(r"\s", "", fold_digits(text)).removeprefix("รายงาน").removeprefix("รอบ")
    parts = [re.fullmatch(r"(?:รอบ)?([1-9][0-9]?)(?:เดือน)?", part) for part in re.split(r",|และ", said)]
    return tuple(part[1] for part in parts if part) if all(parts) else ()
