"""The forms in which findings leave the program: text, JSON and GitHub annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from prongsai.findings._catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prongsai.findings._finding import Finding

_GITHUB_LEVEL = {"error": "error", "warning": "warning", "hint": "notice"}


def as_record(finding: Finding) -> dict[str, object]:
    """Return the finding as plain data, as `report.json` and `--format json` carry it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message,
        "acknowledged": finding.acknowledged,
    }


def _text(found: list[Finding], prefix: str) -> str:
    return "".join(f"{prefix}{finding}\n" for finding in found)


def _json(found: list[Finding], prefix: str) -> str:
    records = [{**as_record(finding), "file": prefix + finding.place.file} for finding in found]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _github(found: list[Finding], prefix: str) -> str:
    return "".join(
        f"::{_GITHUB_LEVEL[finding.severity]} file={_property(prefix + finding.place.file)},"
        f"line={finding.place.line},col={finding.place.column},"
        f"title={_property(f'{finding.code} {catalogue()[finding.code].title}')}::{_data(finding.sentence)}\n"
        for finding in found
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[list[Finding], str], str]] = {"text": _text, "json": _json, "github": _github}


def render_findings(found: Iterable[Finding], form: str = "text", prefix: str = "") -> str:
    """Render `found` in one of `FORMATS`; `prefix` goes before each file, so that paths hold from where one stands."""
    return FORMATS[form](list(found), prefix)
