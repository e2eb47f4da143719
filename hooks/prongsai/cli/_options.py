"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prongsai.content import read_today
from prongsai.text import suggestion

if TYPE_CHECKING:
    from datetime import date


class _ContentFolder(click.Path):
    """The folder of all agencies; what is none is told in Thai, and whether it can be read by the reading itself."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own signature
        path = Path(value)
        if path.is_file():
            self.fail(f"{path} เป็นไฟล์ ให้ระบุโฟลเดอร์ที่เก็บทุกหน่วยงาน · A file, not the content folder.", param, ctx)
        if not path.exists():
            beside = [one.name for one in path.parent.iterdir() if one.is_dir()] if path.parent.is_dir() else []
            near = suggestion(path.name, beside, limit=0)
            self.fail(f"ไม่พบโฟลเดอร์ {path}{near} · No such folder.", param, ctx)
        return super().convert(value, param, ctx)


content_option = click.option(
    "--content", type=_ContentFolder(), envvar="PRONGSAI_CONTENT", help="โฟลเดอร์เนื้อหา · The content folder. [content]"
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
