"""`prongsai migrate`: content of an older version brought up to this one, told line by line."""

from __future__ import annotations

from pathlib import Path

import click

from prongsai.cli._project import find_project
from prongsai.content import CONTENT_VERSION
from prongsai.files import shown
from prongsai.migrate import MigrationError, migrate, refresh


@click.command(
    name="migrate", help="ปรับข้อมูลของรุ่นก่อนให้เป็นรุ่นนี้ แก้เฉพาะบรรทัดที่ต้องแก้ · Bring older content up to this version."
)
@click.option("--content", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="PRONGSAI_CONTENT")
@click.option("--dry-run", is_flag=True, help="แสดงโดยไม่เขียน · Show, and write nothing.")
def migrate_content(content: Path | None, *, dry_run: bool) -> None:
    """Patch the content, write what the site has of the engine again, and say what was done."""
    folder = content or find_project().content
    try:
        changed = migrate(folder, write=not dry_run)
    except MigrationError as error:
        raise click.ClickException(str(error)) from None
    for one in changed:
        for line in one.lines:
            click.echo(f"{shown(one.path)}:{line}")
    renewed = [] if dry_run else refresh(folder.resolve().parent)
    for name in renewed:
        click.echo(name)
    told = f"เป็นรุ่น {CONTENT_VERSION} อยู่แล้ว" if not changed else f"แก้ {len(changed)} ไฟล์ให้เป็นรุ่น {CONTENT_VERSION}"
    click.echo(told + (" (ยังไม่ได้เขียน)" if dry_run and changed else ""), err=True)
