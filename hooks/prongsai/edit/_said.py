"""What is found, in the words of the form (ถ้อยคำของแบบฟอร์ม): pages and boxes stand for files and their keys."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, NARRATIVE_FILE, shapes_of
from prongsai.edit._found import lacked
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.content import Shape
    from prongsai.findings import Finding

NAMED = frozenset(
    ["id", "measure", "draft", "sample", "not_attached", "lost", "merge", "months", "about", "responsible"]
)
"""Fields that are called otherwise in a form than where their change is told."""
PARTS = {
    "agency.yml": "agency",
    "scores.yml": "scores",
    "analysis.yml": "analysis",
    NARRATIVE_FILE: "narrative",
    "measures.yml": "measures",
    "progress.yml": "progress",
}
_STRIPS = "ลบได้ด้วย check --fix"
"""What is said of hidden data that can be taken out."""
_INSTEAD = (
    (re.compile(r"ลบบรรทัด draft"), "draft"),
    (re.compile(r"ลบบรรทัดนี้"), "empty"),
    (re.compile(r"ให้เขียน \{text: (?P<text>[^{}]*)\}"), "words"),
    (re.compile(r"ให้เขียน \{(?P<key>[a-z_]+): (?P<text>[^{}]*)\}"), "record"),
    (re.compile(r"ใน units ของ agency\.yml"), "units"),
    (re.compile(r"ไฟล์หลักฐานให้วางในโฟลเดอร์ evidence แล้วเขียน file: evidence/\S+"), "evidence"),
    (re.compile(r"ไม่อยู่ในโฟลเดอร์ evidence ของปี"), "no_evidence"),
    (re.compile(r"true หรือ false"), "flag"),
    (re.compile(re.escape(_STRIPS)), "hidden"),
    (re.compile(r" \(prongsai check --fix แก้ให้\)"), ""),
)
"""What messages ask whoever edits files to do, by the key of what the form asks instead."""
_FILE = re.compile(rf"(?:[a-z0-9-]+/(?:(?P<year>\d{{4}})/)?)?(?P<file>{'|'.join(map(re.escape, PARTS))})")
_KEY = re.compile(r"“[^”]*”|\{\{[^{}]*\}\}|(?<![\w./{:-])[a-z]+(?:_[a-z]+)*(?:\.[a-z_]+)*(?![\w/:@-]|\.\w| ?[=}])")
"""What stands in quotation marks or is a placeholder, which stay, or a word that may be a key."""


def told_finding(one: Finding, where: str = "") -> dict[str, str]:
    """Return what a template shows of a finding."""
    word, text = plain(f"edit.gravity.{one.severity}"), one.message
    file = one.place.file.rpartition("/")[2]
    if (key := lacked(one)) in (labels := _labels(file)):
        text = text.replace(f"“{key}”", f"“{labels[key]}”")
    return {
        "severity": one.severity,
        "word": word,
        "text": in_form(text, file),
        "code": one.code,
        "where": where,
        "do": "",
        "known": "",
        "strips": "yes" if _STRIPS in one.message else "",
    }


def in_form(text: str, file: str) -> str:
    """Return a message on a file without the names that its language has for what the form shows by pages and boxes."""
    for pattern, key in _INSTEAD:
        for match in reversed([*pattern.finditer(text)]):
            held = match.groupdict()
            if "key" in held:
                held["key"] = _labels(file).get(held["key"], held["key"])
            text = f"{text[: match.start()]}{plain(f'edit.instead.{key}', **held) if key else ''}{text[match.end() :]}"
    text = _FILE.sub(_part, text)
    return _KEY.sub(lambda match: _boxed(match[0], file), text)


def _part(match: re.Match[str]) -> str:
    name = plain(f"edit.part.{PARTS[match['file']]}")
    return f"“{plain('edit.of_year', part=name, year=match['year']) if match['year'] else name}”"


def _boxed(word: str, file: str) -> str:
    """Return the boxes that a dotted key leads to, in quotation marks; any other word as it is."""
    labels = _labels(file) | {key: label for key, label in _all_labels().items() if key not in _labels(file)}
    keys = word.split(".")
    known = [labels[key] for key in keys if key in labels]
    return f"“{' › '.join(known)}”" if len(known) == len(keys) else word


@cache
def _all_labels() -> dict[str, str]:
    return {key: label for name in reversed([*FILE_RECORDS]) for key, label in _labels(name).items()}


@cache
def _labels(name: str) -> dict[str, str]:
    """Return the words of the fields of a file by their keys; of what several have, those of a list."""
    found: dict[str, str] = {}
    for key, shape in _fields(name):
        found.setdefault(key, plain(f"edit.label.{key}") if key in NAMED else shape.label)
    return found


def _fields(name: str) -> Iterator[tuple[str, Shape]]:
    records, seen = [FILE_RECORDS[name]] if name in FILE_RECORDS else [], set()
    for record in records:
        seen.add(record)
        for key, shape in sorted(shapes_of(record).items(), key=lambda one: one[1].kind != "groups"):
            yield key, shape
            if shape.record and shape.record not in seen:
                records.append(shape.record)
