"""The day by which "overdue" is told (วันที่อ้างอิง): given by hand, or today in Thailand. Read at the edge only."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from prongsai.content._dates import parse_date

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
"""Thai time has had no summer time since it began in 1920, so that no time zone data are needed."""


def read_today(text: str | None, now: datetime | None = None) -> date:
    """Return the day that `text` names (B.E. in any form, or C.E. as YYYY-MM-DD), or else today's in Thailand.

    Raises:
        ValueError: `text` is no day.
    """
    if not text:
        return (now or datetime.now(BANGKOK)).astimezone(BANGKOK).date()
    thai = parse_date(text)
    if thai is not None and thai.day is not None:
        return thai.first()
    return date.fromisoformat(text.strip())
