"""What changed between two versions of a year (ประวัติการแก้ไข), in the words of its pages. Pure.

A version is laid out as leaves: each value by its path, the records of a list by what identifies them and not by their
place. Two versions are then compared leaf by leaf; a record that came or went is told once, without its leaves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel

from prongsai.assess.years.change_words import WORDS
from prongsai.content import (
    ENTRY_KINDS,
    NARRATIVE_FILE,
    PERIODS,
    STATUSES,
    Acknowledgement,
    Advice,
    Column,
    Entry,
    Evidence,
    Limitation,
    Measure,
    Note,
    Progress,
    ProgressEntry,
    Reference,
    Round,
)
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from prongsai.content import FileContent, Version

_SHORT = 60
"""The most characters of a value that a sentence quotes; of a longer one it tells only that the words changed."""
_SHOWN = {"status": STATUSES, "steps": STATUSES, "name": PERIODS, "kind": ENTRY_KINDS}
"""Codes by the field that holds them, in words."""
_RECORDS = ("scores.yml", "analysis.yml", "measures.yml", "progress.yml")
_THAI_END = re.compile(r"[ก-๎]$")
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed on one day.

    Attributes:
        day: the day in Thailand; None for what is built but not committed yet.
        changes: one sentence each, in the order of the pages; never empty.
    """

    day: date | None
    changes: tuple[str, ...]


@dataclass(slots=True)
class _Laid:
    """A version laid out.

    Attributes:
        leaves: each given value by its path.
        records: the name that a reader knows each record of a list by.
        orders: the keys of each list in their order.
    """

    leaves: dict[Path, object] = field(default_factory=dict)
    records: dict[Path, str] = field(default_factory=dict)
    orders: dict[Path, list[str]] = field(default_factory=dict)


def revisions_of(versions: Sequence[Version], units: Mapping[str, str]) -> tuple[Revision, ...]:
    """Return what changed from each version to the next, the latest first; `units` are names by their codes."""
    found = []
    for before, after in pairwise(versions):
        if changes := describe_changes(before.files, after.files, units):
            found.append(Revision(after.day, changes))
    return tuple(reversed(found))


def describe_changes(
    before: Mapping[str, FileContent], after: Mapping[str, FileContent], units: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Return a sentence for each thing that differs; empty when a reader was shown the same."""
    return tuple(dict.fromkeys(_sentences(before, after, units or {})))


def _sentences(
    before: Mapping[str, FileContent], after: Mapping[str, FileContent], units: Mapping[str, str]
) -> Iterator[str]:
    titles = _titles(before) | _titles(after)
    for file in _RECORDS:
        old, new = before.get(file), after.get(file)
        if _unreadable(file, before) or _unreadable(file, after):
            yield f"แก้ไขไฟล์ {file}"
        elif old is not new:
            stem = file.removesuffix(".yml")
            yield from _compare(_lay_out(old, stem, titles), _lay_out(new, stem, titles), units)
        if file == "analysis.yml":
            yield from _narrative(before, after)
    yield from _evidence(before, after)


def _unreadable(file: str, version: Mapping[str, FileContent]) -> bool:
    return file in version and version[file] is None


def _narrative(before: Mapping[str, FileContent], after: Mapping[str, FileContent]) -> Iterator[str]:
    old, new = before.get(NARRATIVE_FILE), after.get(NARRATIVE_FILE)
    if _unreadable(NARRATIVE_FILE, before) or _unreadable(NARRATIVE_FILE, after):
        yield f"แก้ไขไฟล์ {NARRATIVE_FILE}"
    elif old != new:
        yield "แก้ถ้อยคำในบทวิเคราะห์" if old and new else "เพิ่มบทวิเคราะห์" if new else "ตัดบทวิเคราะห์ออก"


def _evidence(before: Mapping[str, FileContent], after: Mapping[str, FileContent]) -> Iterator[str]:
    """Yield the cited files of evidence whose content was replaced; those that came or went are told as records."""
    progress = after.get("progress.yml")
    rounds = progress.rounds if isinstance(progress, Progress) else ()
    cited = {one.file: one.title for each in rounds for entry in each.entries for one in entry.evidence if one.file}
    for file, title in cited.items():
        if file in before and file in after and before[file] != after[file]:
            yield f"เปลี่ยนไฟล์ของหลักฐาน “{title}”"


def _titles(version: Mapping[str, FileContent]) -> dict[str, str]:
    measures = getattr(version.get("measures.yml"), "measures", ())
    return {one.id: one.title for one in measures}


def _lay_out(content: FileContent, stem: str, titles: Mapping[str, str]) -> _Laid:
    laid = _Laid()
    _lay(content, (stem,), laid, titles)
    return laid


def _lay(value: object, path: Path, laid: _Laid, titles: Mapping[str, str]) -> None:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _lay(getattr(value, name), (*path, name), laid, titles)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _lay(inner, (*path, str(key)), laid, titles)
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel) and not isinstance(value[0], Reference):
        _lay_records(value, path, laid, titles)
    elif value == () and path[-1] == "limitations":
        # Said to be none, which is more than nothing said.
        laid.leaves[path] = "ไม่มี"
    elif value is not None and value is not False and value != ():
        laid.leaves[path] = value


def _lay_records(value: tuple[BaseModel, ...], path: Path, laid: _Laid, titles: Mapping[str, str]) -> None:
    keys: list[str] = []
    for one in value:
        key, name = _identity(one, titles)
        same = sum(other.partition("\0")[0] == key for other in keys)
        keys.append(f"{key}\0{same}" if same else key)
        here = (*path, keys[-1])
        laid.records[here] = f"{name} ที่ {same + 1}" if same else name
        _lay(one, here, laid, titles)
    laid.orders[path] = keys


def _identity(one: BaseModel, titles: Mapping[str, str]) -> tuple[str, str]:  # noqa: C901 - one line for each record
    """Return what tells a record from its like, and the name that a reader knows it by."""
    match one:
        case Measure():
            return one.id, f" “{titles.get(one.id, one.title)}”"
        case Round():
            return str(one.months), str(one.months)
        case ProgressEntry():
            return one.measure, f" “{titles.get(one.measure, one.measure)}”"
        case Evidence():
            return one.file or str(one.url), f" “{one.title}”"
        case Column():
            return one.heading, f"“{one.heading}”"
        case Entry():
            return f"{one.about.kind} {one.about.value}", _reference(one.about)
        case Advice():
            name = " ".join(str(part) for part in (one.tool, one.part and f"ส่วนที่ {one.part}") if part)
            return name, name or "ภาพรวม"
        case Acknowledgement():
            return f"{one.finding} {one.at}", one.finding
        case Note():
            return one.text, f"“{_cut(one.text)}”"
        case Limitation():
            return "", ""
    raise TypeError(type(one).__name__)


def _reference(about: Reference) -> str:
    kinds = {"indicator": "ตัวชี้วัดที่", "topic": "ประเด็นที่", "tool": "เครื่องมือ", "question": "ข้อคำถาม", "item": "ข้อ"}
    return f"{kinds[about.kind]} {about.value}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else text[:_SHORT].rstrip() + "…"


def _compare(old: _Laid, new: _Laid, units: Mapping[str, str]) -> Iterator[str]:
    names = old.records | new.records
    whole = old.records.keys() ^ new.records.keys()
    for path in dict.fromkeys((*new.records, *old.records, *new.leaves, *old.leaves)):
        if any(path[:length] in whole for length in range(len(path))):
            continue
        if path in whole:
            label = _label(path, names)
            yield f"เพิ่ม{label}" if path in new.records else f"ตัด{_then(label, 'ออก')}"
        elif old.leaves.get(path) != new.leaves.get(path):
            yield _leaf(_label(path, names), *(_shown(path, one.leaves.get(path), units) for one in (old, new)))
    for path, keys in new.orders.items():
        before = old.orders.get(path, [])
        if [key for key in before if key in keys] != [key for key in keys if key in before]:
            yield f"เรียงลำดับ{_then(_label(path, names), 'ใหม่')}"


def _then(label: str, word: str) -> str:
    """Return a label with a Thai word after it: a space stands between them unless the label ends in Thai too."""
    return label + word if _THAI_END.search(label) else f"{label} {word}"


def _leaf(label: str, old: str, new: str) -> str:
    long = len(old) > _SHORT or len(new) > _SHORT or "\n" in old + new
    if not old:
        return f"เพิ่ม{label}" if long else f"เพิ่ม{label}: {new}"
    if not new:
        gone = f"ตัด{_then(label, 'ออก')}"
        return gone if long else f"{gone} (เดิม {old})"
    return f"แก้ถ้อยคำใน{label}" if long or old == new else f"แก้{label} จาก {old} เป็น {new}"


def _label(path: Path, names: Mapping[Path, str]) -> str:
    """Return what is spoken of, with the names of the records and keys on the way to it."""
    pattern, given = path[0], []
    for length, step in enumerate(path[1:], 2):
        if f"{pattern}.{step}" in WORDS or any(key.startswith(f"{pattern}.{step}.") for key in WORDS):
            pattern += f".{step}"
        else:
            pattern += ".*"
            given.append(names.get(path[:length], step))
    return " ".join(WORDS[pattern].format(*given).split())


def _shown(path: Path, value: object, units: Mapping[str, str]) -> str:
    """Return a value as a page shows it; empty for none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(_shown(path, one, units) for one in value)
    if isinstance(value, Reference):
        return _reference(value)
    if isinstance(value, bool):
        return "ใช่"
    if isinstance(value, Decimal):
        rounded = round2(value)
        return str(rounded if rounded == value else value)
    text = str(value)
    if path[-1] in ("responsible", "unit"):
        return units.get(text, text)
    codes = _SHOWN.get(path[-1]) or _SHOWN.get(path[-2], {})
    return codes.get(text, text)
