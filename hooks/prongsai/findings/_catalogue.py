"""The one catalogue of findings, kept as data in `catalogue/`, a file for each group of codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Severity = Literal["error", "warning", "hint"]
_SEVERITIES: dict[str, Severity] = {"E": "error", "W": "warning", "H": "hint"}
SEVERITY_WORDS: dict[Severity, str] = {"error": "ข้อผิดพลาด", "warning": "คำเตือน", "hint": "ข้อสังเกต"}
"""The severities as officers read them, the gravest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of finding.

    Attributes:
        code: `E` (error), `W` (warning) or `H` (hint) and three digits; never reused for another meaning.
        title: the Thai title.
        title_en: the English title.
        message: the Thai sentence, with `{name}` places for the figures found.
        advice: what the officer alone is told behind it.
        readers: what readers of a page are told instead of the message; empty where it does not concern them.
        meaning: what it means for a reader of the published page.
        mend: what the officer does about it.
        before: a short example of content in which it is found, or of the file's name.
        after: the same, mended.
    """

    code: str
    title: str
    title_en: str
    message: str
    meaning: str
    mend: str
    advice: str = ""
    readers: str | None = None
    before: str = ""
    after: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is: an error stops the build unless it is acknowledged; a warning and a hint do not."""
        return _SEVERITIES[self.code[0]]


def explained(entry: Entry) -> dict[str, str]:
    """Return what there is to say of a finding by its Thai heading; a part with nothing is left out."""
    parts = {"ความหมาย": entry.meaning, "วิธีแก้": entry.mend, "ตัวอย่างที่ผิด": entry.before, "แก้เป็น": entry.after}
    return {heading: text for heading, text in parts.items() if text}


def _load(text: str) -> dict[str, dict[str, str]]:
    records: dict[str, dict[str, str]] = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, in C where present
    return records


@cache
def catalogue() -> dict[str, Entry]:
    """Return every kind of finding by its code, in the catalogue's order."""
    folder = files("prongsai.findings").joinpath("catalogue")
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    records = {code: fields for text in texts for code, fields in _load(text).items()}
    return {code: Entry(code=code, **fields) for code, fields in records.items()}
