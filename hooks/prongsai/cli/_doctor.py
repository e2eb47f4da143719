"""`prongsai doctor`: what a published site sends, and the lines of configuration that it lacks."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from prongsai import __version__
from prongsai.content import long_date, read_today

if TYPE_CHECKING:
    from prongsai.doctor import Examined
    from prongsai.findings import Finding
    from prongsai.links import Manners


def manners() -> Manners:
    """Return how a published site is asked."""
    from prongsai.links import Manners  # noqa: PLC0415 - other commands open no connection

    return Manners(agent=f"prongsai-doctor/{__version__}", timeout=10, whole=20)


def _read_url(context: click.Context, option: click.Parameter, value: str) -> str:  # noqa: ARG001 - click's own signature
    """Return the address of a home page; anything else is wrong usage."""
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = None
    if not sound:
        raise click.BadParameter(f"ไม่ใช่ที่อยู่เว็บ: {value} · Give an address such as https://www.example.go.th/ita/")
    return value


@click.command(help="ตรวจเว็บไซต์ที่เผยแพร่แล้ว · Ask a published site for what it sends, and tell what to mend.")
@click.argument("url", envvar="PRONGSAI_SITE_URL", callback=_read_url)
def doctor(url: str) -> None:
    """Print what is to be mended, a line each; exit 1 when there is more than hints."""
    from prongsai.doctor import MOST, examine  # noqa: PLC0415 - what looks at sites takes long to import

    asking = manners()
    told = f"กำลังถาม {url} ทีละคำขอ ห่างกัน {asking.pause:g} วินาที ไม่เกิน {MOST} คำขอ"
    click.echo(told, err=True)
    examined = examine(url, read_today(os.environ.get("PRONGSAI_TODAY")), asking)
    for finding in examined.findings:
        click.echo(_line(finding))
    click.echo(_summary(examined), err=True)
    sys.exit(any(finding.severity != "hint" for finding in examined.findings))


def _line(finding: Finding) -> str:
    return f"{finding.place.file}: {finding.code} {finding.message}"


def _summary(examined: Examined) -> str:
    made = examined.made
    of = f"สร้างด้วย prongsai {made.version} เมื่อ {long_date(made.day)} " if made else ""
    return f"{of}ถามแล้ว {examined.asked} คำขอ พบ {len(examined.findings)} เรื่อง"
