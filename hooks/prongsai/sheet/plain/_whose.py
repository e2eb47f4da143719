"""Whose measures a table holds (มาตรการของใคร): by the line above it, or its heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prongsai.sheet.plain._headings import columns_of
from prongsai.sheet.plain._rows import headed
from prongsai.sheet.plain._score_heads import titles_of, years_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.sheet.plain._rows import Row
    from prongsai.sheet.plain._score_heads import Own

_TITLE = re.compile("มาตรการ|แผน|โครงการ|กิจกรรม|ผลการประเมิน|ITA")


class Doubt(NamedTuple):
    """Words of a table that say another agency, whose table is not taken, or other years, and where they stand."""

    key: str
    row: Row
    words: str
    years: frozenset[int]


def own_measures(rows: Sequence[Row], own: Own) -> tuple[list[Row], list[Doubt]]:
    """Return rows without the tables of measures of another agency, and what is told; parts of a table go with it.

    A report on the results of a year has measures of that fiscal year or of the next.
    """
    heads = {row.sheet: row for row in headed(rows) if columns_of(row.cells)}
    titles = titles_of([row for row in rows if not row.note], _TITLE)
    left: list[Row] = []
    doubts: list[Doubt] = []
    sheet, refused = -1, False
    for row in rows:
        if row.sheet != sheet:
            sheet, title, head = row.sheet, titles.get(row.sheet), heads.get(row.sheet)
            if title:
                refused = head is not None and own.is_of_another(title.words)
            said = [] if head is None else [one.words for one in columns_of(head.cells) or () if one.field == "title"]
            years = frozenset((title.years if title else set()) | years_in(said))
            if refused and title:
                doubts.append(Doubt("other_agency", title.row, title.words, years))
            elif head and not refused and years and years.isdisjoint({own.year, own.year + 1}):
                doubts.append(Doubt("measures_year", title.row if title else head, "", years))
        if not refused:
            left.append(row)
    return left, doubts
