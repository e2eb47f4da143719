"""Columns that say one period together (ช่วงเวลาหลายช่อง): a beginning and an end, or marks in quarters or months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import MONTHS, MONTHS_SHORT
from prongsai.text import fold_digits
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

START, END = "start", "end"
_ENDS = (
    (START, re.compile(r"(?:วัน)?(?:ที่)?(?:เริ่ม|ตั้งแต่)\s*(?:ต้น|ดำเนินการ)?$")),
    (END, re.compile(r"(?:วัน)?(?:ที่)?(?:สิ้นสุด|(?:แล้ว)?เสร็จ|ถึง)\s*(?:ดำเนินการ)?$")),
)
_QUARTER = re.compile(r"(?:ไตรมาส|ไตรมาศ)\s*(?:ที่)?\s*([1-4])$")
_MONTH = re.compile(
    rf"(?:^|(?<=\s))({'|'.join(map(re.escape, (*MONTHS, *MONTHS_SHORT)))})\s*(?:[0-9]{{2}}|25[0-9]{{2}})?$"
)
_MARK = re.compile(r"[✓✔√☑/xX✗✘●○■◆▲*←→↔⟷<>⇐⇒⇔─━\-–—=\uf0fc\uf050]+")
"""What stands in the column of a quarter in which something is done, an arrow drawn with signs too."""
_TICK, _CROSS = re.compile("[✓✔√☑/]"), re.compile("[xX✗✘]")
"""Beside a tick a cross says that nothing is done then; alone it is a mark as any other."""
_NOTHING = ("", "-", "–", "—")


class Part(NamedTuple):
    """A column of a period that several columns say.

    Attributes:
        over: what its heading says of all of them.
        is_of: `START`, `END`, or the quarter or month of which it is.
    """

    over: str
    is_of: str


def parts_of(headings: Sequence[str]) -> dict[int, Part]:
    """Return the columns that say a period together, by their places; none where a single one does."""
    for found in (_ended(headings), _timed(headings)):
        if len(found) > 1:
            return found
    return {}


def _ended(headings: Sequence[str]) -> dict[int, Part]:
    found = [
        (at, Part(words[: match.start()].strip(), name))
        for at, words in enumerate(headings)
        for name, pattern in _ENDS
        if (match := pattern.search(words))
    ]
    return dict(found) if [part.is_of for _, part in found] == [START, END] else {}


def _timed(headings: Sequence[str]) -> dict[int, Part]:
    folded = [fold_digits(words) for words in headings]
    quarters = {at: match for at, words in enumerate(folded) if (match := _QUARTER.search(words))}
    months = {at: match for at, words in enumerate(folded) if (match := _MONTH.search(words))}
    said = {at: plain("sheet.plain.quarter", number=match[1]) for at, match in quarters.items()} or {
        at: match[0].strip() for at, match in months.items()
    }
    found = {at: Part(headings[at][: (quarters or months)[at].start()].strip(), words) for at, words in said.items()}
    return found if len({part.is_of for part in found.values()}) == len(found) else {}


def heading_of(parts: Mapping[int, Part]) -> str:
    """Return what columns that say a period together are called."""
    over = {part.over for part in parts.values()}
    return over.pop() if len(over) == 1 and "" not in over else plain("sheet.plain.times")


def period_of(cells: Sequence[tuple[str, str]]) -> str:
    """Return what the cells of such columns say together, each with what its column is of; empty for nothing."""
    said = [(is_of, "" if text in _NOTHING else " ".join(text.split())) for is_of, text in cells]
    by = dict(said)
    if START in by or END in by:
        start, end = by.get(START, ""), by.get(END, "")
        if start and end:
            return start if start == end else f"{start} – {end}"
        return plain(f"sheet.plain.{START if start else END}", text=start or end) if start or end else ""
    runs: list[list[str]] = []
    before, ticked = False, any(_TICK.search(text) for _, text in said)
    for is_of, text in said:
        meant = bool(text) and not (ticked and _CROSS.fullmatch(text))
        if meant and before:
            runs[-1].append(is_of)
        elif meant:
            runs.append([is_of])
        before = meant
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} – {run[-1]}" for run in runs)


def is_told(is_of: str, text: str) -> bool:
    """Tell whether a cell of such a column says no more than that its time is meant."""
    return is_of in (START, END) or text in _NOTHING or bool(_MARK.fullmatch(text))
