"""The reference of fields, placeholders and findings, made from the model itself so that it cannot fall behind.

`python -m prongsai.reference FILE` writes it.
"""

from __future__ import annotations

import sys
import typing
from pathlib import Path
from typing import Any

from prongsai.assess import CHARTS, PLACEHOLDERS, TABLES
from prongsai.content import described_records, records_below, type_words
from prongsai.files import write_whole
from prongsai.findings import SEVERITY_WORDS, catalogue

if typing.TYPE_CHECKING:
    from pydantic import BaseModel

    from prongsai.findings import Entry

HEAD = """# Reference · คู่มืออ้างอิง

Made from the model by `make reference`; do not edit. Fields of each file, placeholders of the narrative, and every
finding with what it means and how to mend it.
"""


def reference() -> str:
    """Return the whole reference as Markdown."""
    parts = [_file(name, record) for name, record in described_records().items()]
    return "\n".join([HEAD, *parts, _placeholders(), _findings()])


def _file(name: str, record: type[BaseModel]) -> str:
    sections = [f"## {name}\n", _table(record)]
    for inner in records_below(record):
        first_line = (inner.__doc__ or "").strip().partition("\n")[0]
        sections += [f"### {name} · {inner.__name__}\n", f"{first_line}\n", _table(inner)]
    return "\n".join(sections)


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
    head = ["## คำแทนค่าใน analysis.md\n", "| คำแทนค่า | ความหมาย |", "|---|---|"]
    return "\n".join([*head, *rows, "", lists, ""])


def _findings() -> str:
    head = "## สิ่งที่ตรวจพบ\n\n`prongsai explain E102` บอกสิ่งเดียวกันนี้ที่เทอร์มินัล\n"
    return "\n".join([head, *map(_entry, catalogue().values())])


def _entry(entry: Entry) -> str:
    lines = [
        f"### {entry.code} {entry.title} · {entry.title_en}\n",
        f"- ระดับ: {SEVERITY_WORDS[entry.severity]} ({entry.severity})",
        f"- ความหมาย: {entry.meaning}",
        f"- วิธีแก้: {entry.mend}\n",
    ]
    examples = {"ตัวอย่างที่ผิด": entry.before, "แก้เป็น": entry.after}
    return "\n".join([*lines, *(f"{name}:\n\n```text\n{text}\n```\n" for name, text in examples.items() if text)])


def main(path: str) -> None:
    """Write the reference to the file at `path`."""
    write_whole(Path(path), reference().encode())


if __name__ == "__main__":
    main(sys.argv[1])
