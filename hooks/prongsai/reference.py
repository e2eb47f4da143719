"""The reference of fields, placeholders and findings, made from the model itself so that it cannot fall behind.

`python -m prongsai.reference FILE` writes it as one file; the documents have it as pages.
"""

from __future__ import annotations

import re
import sys
import typing
from pathlib import Path
from typing import Any

from prongsai.assess import CHARTS, PLACEHOLDERS, TABLES
from prongsai.content import described_records, records_below, type_words
from prongsai.files import write_whole
from prongsai.findings import SEVERITY_WORDS, catalogue, explained

if typing.TYPE_CHECKING:
    from pydantic import BaseModel

    from prongsai.findings import Entry

HEAD = """# Reference · คู่มืออ้างอิง

Made from the model by `make reference`; do not edit. Fields of each file, placeholders of the narrative, and every
finding with what it means and how to mend it.
"""

GROUPS: dict[str, tuple[str, ...]] = {
    "การอ่านไฟล์": ("0",),
    "ค่าของแต่ละช่อง": ("1",),
    "คำแทนค่าใน analysis.md": ("2",),
    "คะแนนรวมและระดับ": ("3",),
    "ตัวเลขในเนื้อความ": ("4",),
    "รหัสข้อและปี": ("5",),
    "ชื่อและตัวอักษร": ("6",),
    "ความครบถ้วนตามที่ผู้ตรวจประเมินดู": ("7",),
    "รายงานผลการดำเนินการและหลักฐาน": ("8",),
    "ที่อยู่ที่เผยแพร่แล้ว": ("90",),
    "ข้อมูลส่วนบุคคล": ("92",),
    "ตราสัญลักษณ์": ("95",),
    "ลิงก์ไปเว็บไซต์อื่น": ("96",),
    "การสร้างและเผยแพร่": ("97",),
    "เว็บไซต์ที่เผยแพร่แล้ว": ("98", "99"),
}
"""What findings are about, and with which digits their codes begin behind the letter."""
CONTENTS_PAGE = "reference/index.md"
PLACEHOLDERS_PAGE = "reference/placeholders.md"
FINDINGS_PAGE = "reference/findings/index.md"


def reference_pages() -> dict[str, str]:
    """Return the same as pages by their path: one for each file, the placeholders, and one for each finding."""
    files = {name: f"reference/{name.removesuffix('.yml')}.md" for name in described_records()}
    pages = {files[name]: _raised(_file(name, record)) for name, record in described_records().items()}
    pages |= {CONTENTS_PAGE: _contents(files), PLACEHOLDERS_PAGE: _raised(_placeholders()), FINDINGS_PAGE: _index()}
    return pages | {f"reference/findings/{entry.code}.md": _page(entry) for entry in catalogue().values()}


def _contents(files: dict[str, str]) -> str:
    """Return the page that leads to all others."""
    named = {f"ทุกช่องของ `{name}`": page for name, page in files.items()}
    named |= {"คำแทนค่าใน `analysis.md`": PLACEHOLDERS_PAGE, f"สิ่งที่ตรวจพบ {len(catalogue())} เรื่อง": FINDINGS_PAGE}
    lines = [f"- [{words}]({page.removeprefix('reference/')})" for words, page in named.items()]
    head = ["# อ้างอิง · Reference\n", "ทำจากโปรแกรมเอง จึงตรงกันเสมอ · Made from the model itself.\n"]
    return "\n".join([*head, *lines, ""])


def _raised(section: str) -> str:
    """Return a section as a page of its own, its headings one level higher."""
    return re.sub("(?m)^#(#+ )", r"\1", section)


def _index() -> str:
    """Return the list of all findings by what they are about."""
    lines = ["# สิ่งที่ตรวจพบ · Findings\n"]
    for about, digits in GROUPS.items():
        lines += [f"## {about}\n", "| รหัส | ระดับ | เรื่อง |", "|---|---|---|"]
        lines += [
            f"| [{entry.code}]({entry.code}.md) | {SEVERITY_WORDS[entry.severity]} | {entry.title} · {entry.title_en} |"
            for entry in catalogue().values()
            if entry.code[1:].startswith(digits)
        ]
        lines.append("")
    return "\n".join(lines)


def _page(entry: Entry) -> str:
    """Return the page of a finding, which says what `prongsai explain` says."""
    head = f"# {entry.code} {entry.title}\n\n{SEVERITY_WORDS[entry.severity]} ({entry.severity}) · {entry.title_en}\n"
    examples = (entry.before, entry.after)
    parts = [
        f"## {heading}\n\n" + (f"```text\n{text}\n```\n" if text in examples else f"{text}\n")
        for heading, text in explained(entry).items()
    ]
    return "\n".join([head, *parts, "[สิ่งที่ตรวจพบทั้งหมด · All findings](index.md)\n"])


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
        f"| `{field.alias or name}` | {'ต้องมี' if field.is_required() else ''} | {type_words(hints[name])} "
        f"| {field.description} |"
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
