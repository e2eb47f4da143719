"""The reference of fields, placeholders and findings, made from the model itself so that it cannot fall behind.

`python -m prongsai.reference FILE` writes it between the markers of a Markdown file.
"""

from __future__ import annotations

import sys
import typing
from pathlib import Path
from typing import Any

from prongsai.assess import CHARTS, PLACEHOLDERS, TABLES
from prongsai.content import FILE_RECORDS, records_below, type_words
from prongsai.findings import catalogue

if typing.TYPE_CHECKING:
    from pydantic import BaseModel

START, END = "<!-- reference: made by `make reference`, do not edit below -->", "<!-- reference: end -->"


def reference() -> str:
    """Return the whole reference as Markdown."""
    parts = [_file(name, record) for name, record in FILE_RECORDS.items()]
    return "\n".join([*parts, _placeholders(), _findings()])


def _file(name: str, record: type[BaseModel]) -> str:
    sections = [f"### {name}\n", _table(record)]
    for inner in records_below(record):
        sections += [f"#### {name} · {inner.__name__}\n", f"{_first_line(inner)}\n", _table(inner)]
    return "\n".join(sections)


def _first_line(record: type[BaseModel]) -> str:
    return (record.__doc__ or "").strip().split("\n", 1)[0]


def _table(record: type[BaseModel]) -> str:
    hints: dict[str, Any] = typing.get_type_hints(record, include_extras=True)
    rows = [
        f"| `{name}` | {'ต้องมี' if field.is_required() else ''} | {type_words(hints[name])} | {field.description} |"
        for name, field in record.model_fields.items()
    ]
    return "\n".join(["| ชื่อ | | ชนิด | ความหมาย |", "|---|---|---|---|", *rows, ""])


def _placeholders() -> str:
    rows = [f"| `{{{{ {name} }}}}` | {meaning} |" for name, meaning in PLACEHOLDERS.items()]
    lists = f"ตาราง: {', '.join(f'`{name}`' for name in TABLES)} · แผนภูมิ: {', '.join(f'`{name}`' for name in CHARTS)}"
    head = ["### คำแทนค่าใน analysis.md\n", "| คำแทนค่า | ความหมาย |", "|---|---|"]
    return "\n".join([*head, *rows, "", lists, ""])


def _findings() -> str:
    head = ["### สิ่งที่ตรวจพบ\n", "| รหัส | เรื่อง | วิธีแก้ |", "|---|---|---|"]
    rows = [f"| {entry.code} | {entry.title} · {entry.title_en} | {entry.mend} |" for entry in catalogue().values()]
    return "\n".join([*head, *rows, ""])


def replace_between(text: str) -> str:
    """Return `text` with what stands between the markers replaced by the reference."""
    before, rest = text.split(START)
    return f"{before}{START}\n\n{reference()}\n{END}{rest.split(END)[1]}"


def main(path: str) -> None:
    """Write the reference into the file at `path`."""
    file = Path(path)
    file.write_text(replace_between(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
