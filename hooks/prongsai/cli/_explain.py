"""`prongsai explain`: what a finding's code means, from the catalogue."""

from __future__ import annotations

import textwrap

import click

from prongsai.cli._terminal import coloured, padded, width
from prongsai.findings import SEVERITY_WORDS, Entry, catalogue
from prongsai.text import nearest

_PARTS = {"meaning": "ความหมาย", "mend": "วิธีแก้", "before": "ตัวอย่างที่ผิด", "after": "แก้เป็น"}


@click.command(help="อธิบายรหัสสิ่งที่ตรวจพบ เช่น E102 · Explain a finding's code; without one, list them all.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Print one entry of the catalogue, or a line for each."""
    click.echo(_listing() if code is None else _explanation(entry_of(code)), color=coloured())


def entry_of(code: str) -> Entry:
    """Return the entry of `code`; a code that is not known is wrong usage."""
    entries = catalogue()
    if code.upper() in entries:
        return entries[code.upper()]
    near = nearest(code.upper().replace("O", "0"), entries)
    hint = f"ใกล้เคียงที่สุด: {near} · Did you mean {near}?" if near else "ดูทั้งหมด: prongsai explain"
    raise click.UsageError(f"ไม่รู้จักรหัส “{code}” ({hint})")


def _explanation(entry: Entry) -> str:
    head = f"{click.style(entry.code, bold=True)} {SEVERITY_WORDS[entry.severity]} ({entry.severity})"
    parts = [
        f"{click.style(name, bold=True)}\n{textwrap.indent(text, '  ')}"
        for field, name in _PARTS.items()
        if (text := getattr(entry, field))
    ]
    return "\n\n".join([f"{head}\n{entry.title} · {entry.title_en}", *parts])


def _listing() -> str:
    columns = max(width(word) for word in SEVERITY_WORDS.values())
    return "\n".join(
        f"{entry.code}  {padded(SEVERITY_WORDS[entry.severity], columns)}  {entry.title} · {entry.title_en}"
        for entry in catalogue().values()
    )
