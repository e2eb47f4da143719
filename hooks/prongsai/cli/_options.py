"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.content import read_today

if TYPE_CHECKING:
    from datetime import date

# That it cannot be read is told by the reading itself, in Thai.
_CONTENT = click.Path(exists=True, file_okay=False, readable=False, path_type=Path)


content_option = click.option(
    "--content", type=_CONTENT, envvar="PRONGSAI_CONTENT", help="โฟลเดอร์เนื้อหา · The content folder. [content]"
)


def _read_day(context: click.Context, option: click.Parameter, value: str | None) -> date:  # noqa: ARG001 - click's own signature
    """Return the day that `--today` names, or today in Thailand."""
    try:
        return read_today(value)
    except ValueError:
        raise click.BadParameter(f"ไม่ใช่วันที่: {value} · Give a day such as 2569-03-31.") from None


today_option = click.option(
    "--today",
    callback=_read_day,
    envvar="PRONGSAI_TODAY",
    metavar="DATE",
    help="วันที่ใช้คิดว่าเกินกำหนดหรือไม่ · The day by which overdue is told. [today in Thailand]",
)
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    help="จำนวนโปรเซส · How many processes share the work. [one for each core, if it is large]",
)
