"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

import json
from typing import Any

from prongsai.findings import Finding, Place, render_findings

FILE = "a/2568/scores.yml"
ERROR = Finding.make("E102", Place(FILE, 3, 9), found="101")


def report(*found: Finding) -> list[dict[str, Any]]:
    """Return the report of `found`."""
    records: list[dict[str, Any]] = json.loads(render_findings(found, "gitlab", "content/"))
    return records


def test_a_record_has_what_gitlab_asks_for() -> None:
    """A record holds description, check name, severity, path and line, and a fingerprint of 64 hexadecimal digits."""
    [record] = report(ERROR)
    fingerprint = record.pop("fingerprint")
    assert len(fingerprint) == 64
    assert int(fingerprint, 16)
    assert record == {
        "description": "E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 101)",
        "check_name": "E102",
        "severity": "blocker",
        "location": {"path": f"content/{FILE}", "lines": {"begin": 3}},
    }


def test_severities_are_gitlabs_own_words() -> None:
    """Error, warning, acknowledged finding and hint become blocker, major, minor and info."""
    warning = Finding.make("W014", Place("a/x.txt"), name="x.txt", hint="")
    hint = Finding.make("H304", Place(FILE), year=2570)
    records = report(ERROR, warning, ERROR.acknowledge("ตามต้นฉบับ"), hint)
    assert [record["severity"] for record in records] == ["blocker", "major", "minor", "info"]


def test_a_fingerprint_stays_when_lines_move() -> None:
    """The same finding some lines further down has the same fingerprint, and another finding another one."""
    moved = Finding.make("E102", Place(FILE, 30, 9), found="101")
    other = Finding.make("E102", Place(FILE, 3, 9), found="102")
    elsewhere = Finding.make("E102", Place("b/2568/scores.yml", 3, 9), found="101")
    [first], [second], [third], [fourth] = report(ERROR), report(moved), report(other), report(elsewhere)
    assert first["fingerprint"] == second["fingerprint"]
    assert len({first["fingerprint"], third["fingerprint"], fourth["fingerprint"]}) == 3


def test_fingerprints_are_unique() -> None:
    """Two findings that say the same of two lines of a file have two fingerprints."""
    again = Finding.make("E102", Place(FILE, 4, 9), found="101")
    assert len({record["fingerprint"] for record in report(ERROR, again)}) == 2


def test_nothing_found_is_an_empty_list() -> None:
    """Without findings the report is still JSON."""
    assert report() == []
