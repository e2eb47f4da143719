"""`prongsai edit`: the form, in the browser of this machine."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import click

from prongsai.cli._options import content_option, today_option
from prongsai.cli._project import find_project

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command(help="เปิดแบบฟอร์มแก้ไขข้อมูลในเบราว์เซอร์ของเครื่องนี้ · Open the editing form in this machine's browser.")
@content_option
@today_option
@click.option("--no-browser", is_flag=True, help="แสดงที่อยู่เท่านั้น · Only print the address.")
def edit(content: Path | None, today: date, *, no_browser: bool) -> None:
    """Serve the form until the officer stops it."""
    from prongsai.edit import Desk, FormServer  # noqa: PLC0415 - the form takes long to import

    folder = content or find_project().content
    with FormServer(Desk(folder, today)) as server:
        click.echo(f"เปิดที่ {server.address} ปิดด้วย Ctrl+C · Stop it with Ctrl+C.")
        if not no_browser:
            webbrowser.open(server.address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("ปิดแบบฟอร์มแล้ว · Closed.")
