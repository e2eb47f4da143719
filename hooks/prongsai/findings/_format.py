"""The forms in which findings leave the program: text, JSON, Markdown, GitHub annotations, GitLab Code Quality."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from prongsai.findings._catalogue import catalogue
from prongsai.findings._finding import gathered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prongsai.findings._catalogue import Severity
    from prongsai.findings._finding import Finding

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "hint": "cyan"}
_SIGNS: dict[Severity, str] = {"error": "❌", "warning": "⚠️", "hint": "💡"}
_MARKS = re.compile(r"[\\`*_{}\[\]()#+!|~@<>&]")
"""What Markdown, and the forges that show it, take for more than a letter."""
_FEW = 3
"""So many hints of one kind in one file are each told; more share a line."""
_GITHUB_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
_GITLAB_SEVERITY: dict[Severity, str] = {"error": "blocker", "warning": "major", "hint": "info"}


def shown_folder(folder: Path) -> str:
    """Return what goes before the files of findings: their folder as seen from the current one, with a closing `/`."""
    resolved, here = folder.resolve(), Path.cwd()
    return f"{(resolved.relative_to(here) if resolved.is_relative_to(here) else resolved).as_posix()}/"


def as_record(finding: Finding) -> dict[str, object]:
    """Return the finding as plain data, as `report.json` and `--format json` carry it."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": finding.message + finding.more,
        "acknowledged": finding.acknowledged,
    }


def _text(found: list[Finding], prefix: str) -> str:
    """Return a line for each finding; hints of one kind in one file share one, so that they hide nothing graver."""
    hints = [one for one in found if one.severity == "hint" and one.acknowledged is None]
    others = [one for one in found if one.severity != "hint" or one.acknowledged is not None]
    return "".join(f"{prefix}{_line(one)}\n" for one in sorted([*others, *gathered(hints, _FEW, 1)]))


def _line(finding: Finding) -> str:
    # What stands in the content may break lines or hold colours of its own.
    sentence = " ".join(click.unstyle(finding.sentence).split())
    code = click.style(finding.code, fg=_COLOURS[finding.severity], bold=True)
    return f"{finding.place}: {code} {sentence}"


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


def _gitlab(found: list[Finding], prefix: str) -> str:
    """Return a Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    seen: Counter[tuple[str, ...]] = Counter()
    records = []
    for finding in found:
        # Without the line, so that a finding stays the same one when lines are added above it.
        what = (finding.place.file, finding.code, finding.message)
        seen[what] += 1
        records.append(
            {
                "description": f"{finding.code} {finding.sentence}",
                "check_name": finding.code,
                "fingerprint": hashlib.sha256("\0".join((*what, str(seen[what]))).encode()).hexdigest(),
                "severity": "minor" if finding.acknowledged is not None else _GITLAB_SEVERITY[finding.severity],
                "location": {"path": prefix + finding.place.file, "lines": {"begin": finding.place.line}},
            }
        )
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def literal(text: str) -> str:
    """Return a text in one line that Markdown shows as it is; nobody of the forge is called by an `@` in it."""
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", " ".join(click.unstyle(text).split()))


def _markdown(found: list[Finding], prefix: str) -> str:
    """Return a heading and an item for each finding; that there is none is said."""
    items = [
        f"- {_SIGNS[one.severity]} **{one.code}** {literal(one.sentence)} ({literal(prefix + str(one.place))})\n"
        for one in found
    ]
    return "".join(["### สิ่งที่ตรวจพบ\n\n", *(items or ["ไม่พบสิ่งใด\n"])])


FORMATS: dict[str, Callable[[list[Finding], str], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
}


def render_findings(found: Iterable[Finding], form: str = "text", prefix: str = "", *, colour: bool = False) -> str:
    """Render `found` in one of `FORMATS`; `prefix` goes before each file, so that paths hold from where one stands."""
    text = FORMATS[form](list(found), prefix)
    return text if colour else click.unstyle(text)
