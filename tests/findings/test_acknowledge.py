"""Acknowledging a finding in the content: it stays visible with its reason, and one that matches nothing is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.assess.checks.acknowledge import acknowledged
from prongsai.content import load_site
from prongsai.findings import Finding
from prongsai.render import Options, render_site

if TYPE_CHECKING:
    from tests.conftest import TinySite

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "prongsai"
NOTE = "notes: [{finding: E301, text: ตามต้นฉบับ}]\n"
RECORD = "acknowledge: [{finding: E301, reason: ตามต้นฉบับ}]\n"
TOOLS = "tools:\n  IIT: 91\n  EIT: 92\n"


def found(site: TinySite) -> dict[str, str | None]:
    """Return the reason, or None, of each finding by its code and line."""
    return {
        f"{one.code} {one.place.file.rpartition('/')[2]}:{one.place.line}": one.acknowledged for one in site.findings()
    }


@pytest.mark.parametrize(
    "written", [NOTE, RECORD, RECORD.replace("[", "").replace("]", "")], ids=["note", "list", "one"]
)
def test_an_acknowledged_error_stops_nothing_and_stays(site: TinySite, written: str) -> None:
    """By a note or by a record, an error becomes a warning that carries the author's reason."""
    site.edit("scores.yml", "overall: 90", "overall: 91")
    assert found(site) == {"E301 scores.yml:1": None}
    site.append("scores.yml", written)
    assert found(site) == {"E301 scores.yml:1": "ตามต้นฉบับ"}
    assert [finding.severity for finding in site.findings()] == ["warning"]


def test_what_reading_tells_is_acknowledged_too(site: TinySite) -> None:
    """A kind that is written as meant, though it is almost a listed one, is acknowledged in agency.yml."""
    site.edit("agency.yml", "kind: เทศบาลตำบล", "kind: เทศบานตำบล")
    assert "H130 agency.yml:3" in found(site)
    site.append("agency.yml", "acknowledge: [{finding: H130, reason: ตามประกาศจัดตั้ง}]\n")
    assert found(site)["H130 agency.yml:3"] == "ตามประกาศจัดตั้ง"
    assert not any(one.startswith("W303") for one in found(site))


@pytest.mark.parametrize("written", [NOTE, RECORD], ids=["note", "record"])
def test_readers_see_the_contradiction_and_the_reason(site: TinySite, written: str) -> None:
    """The results page shows the contradiction with the author's reason as a footnote, whichever way it was written."""
    site.edit("scores.yml", "overall: 90", "overall: 91")
    site.append("scores.yml", written)
    tree = render_site(assess_site(load_site(site.root)), Options(templates=TEMPLATES))
    page = next(text for path, text in tree.pages.items() if path.endswith("2568/index.md"))
    assert "คะแนนรวมที่รายงาน 91.00 ไม่ตรงกับที่คำนวณจากตัวชี้วัด 90.00" in page
    assert "ผู้จัดทำรับทราบ: ตามต้นฉบับ</li>" in page


@pytest.mark.parametrize(
    ("written", "place", "told"),
    [
        (NOTE, "14:19", "E301"),
        (RECORD, "14:25", "E301"),
        ("acknowledge:\n  - reason: x\n    finding: E999\n", "16:14", "E999"),
        ("acknowledge: {finding: E301, reason: x, at: indicators.7}\n", "14:24", "E301 ที่ indicators.7"),
    ],
    ids=["note", "record", "unknown code", "elsewhere"],
)
def test_what_acknowledges_nothing_is_told(site: TinySite, written: str, place: str, told: str) -> None:
    """An acknowledgement of something that was not found in its file is a warning at its own code."""
    site.append("scores.yml", written)
    assert site.lines() == [f"thung-thong/2568/scores.yml:{place}: W303 บันทึกรับทราบ {told} ไม่ตรงกับสิ่งใดที่ตรวจพบในไฟล์นี้"]


def test_a_file_acknowledges_its_own_findings_only(site: TinySite) -> None:
    """What measures.yml acknowledges does not hold for scores.yml."""
    site.edit("scores.yml", "overall: 90", "overall: 91")
    site.append("measures.yml", RECORD)
    assert found(site) == {"E301 scores.yml:1": None, "W303 measures.yml:18": None}


@pytest.mark.parametrize(
    ("at", "lines"),
    [("tools.IIT", {15}), ("tools.EIT", {16}), ("tools", {15, 16})],
)
def test_a_key_narrows_it(site: TinySite, at: str, lines: set[int]) -> None:
    """With `at`, only what stands at that key, or below it, is acknowledged."""
    site.append("scores.yml", TOOLS + f"acknowledge: {{finding: E302, reason: x, at: {at}}}\n")
    found = site.findings()
    assert [finding.code for finding in found] == ["E302", "E302"]
    assert {finding.place.line for finding in found if finding.acknowledged} == lines


def test_the_narrower_one_gives_the_reason(site: TinySite) -> None:
    """Of two that match, the one that names its place is shown, and neither counts as matching nothing."""
    records = "acknowledge:\n  - {finding: E302, reason: ทั่วไป}\n  - {finding: E302, reason: เฉพาะ, at: tools.IIT}\n"
    site.append("scores.yml", TOOLS + records)
    assert found(site) == {"E302 scores.yml:15": "เฉพาะ", "E302 scores.yml:16": "ทั่วไป"}


@pytest.mark.parametrize("at", ["m02", "measures.2", "measures.๒"])
def test_a_measure_is_named_by_its_id_or_number(site: TinySite, at: str) -> None:
    """In measures.yml `at` may be a measure's id or its number from 1; what stands inside belongs to it."""
    site.append("measures.yml", f"acknowledge: {{finding: E103, reason: x, at: {at}}}\n")
    [report] = load_site(site.root).agencies[0].reports
    source = report.sources["measures.yml"]
    inside = [source.at("measures", 1), source.at("measures", 1, "title"), source.at_key("measures", 1, "steps")]
    outside = [source.at("measures", 0), source.at("measures"), source.at("measures", 0, "monitoring")]
    told = acknowledged([Finding.make("E103", place, field="x") for place in inside + outside], report)
    assert [finding.acknowledged for finding in told] == ["x", "x", "x", None, None, None]


@pytest.mark.parametrize(("at", "reason"), [("", "x"), (", at: nothing", "x"), (", at: elsewhere", None)])
def test_the_narrative_is_acknowledged_in_analysis_yml(site: TinySite, at: str, reason: str | None) -> None:
    """What is found in analysis.md is acknowledged in analysis.yml, there narrowed by words of its line."""
    site.append("analysis.md", "\n{{ nothing }}\n")
    site.append("analysis.yml", f"acknowledge: {{finding: E201, reason: x{at}}}\n")
    assert found(site)["E201 analysis.md:5"] == reason
    assert ("W303 analysis.yml:4" in found(site)) is (reason is None)
