"""Contradictions are looked for in the files without errors of a year that has some elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site

if TYPE_CHECKING:
    from tests.conftest import TinySite


def codes(site: TinySite) -> list[str]:
    """Return the codes of what is found, in order, and tell that nothing of it is published."""
    assessed = assess_site(load_site(site.root))
    assert [year for agency in assessed.agencies for year in agency.years] == []
    return sorted(finding.code for finding in assessed.findings)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("measures.yml", "period: fiscal_year", "period: ไม่รู้", "E122"),
        ("measures.yml", "[clerk]", "[clerk", "E006"),
        ("measures.yml", "[clerk]", "[nobody]", "E109"),
        ("analysis.yml", "indicator: 9", "indicator: 99", "E106"),
        ("agency.yml", "province", "website: x\nprovince", "E118"),
        ("agency.yml", "kind: เทศบาลตำบล", "kind: [เทศบาลตำบล", "E006"),
        ("agency.yml", "name: เทศ", 'name: "เทศ', "E006"),
        ("agency.yml", "province: ", "province： ", "E006"),
        ("agency.yml", "  - id: finance", "  - id: finance: x", "E006"),
        ("measures.yml", "measures:", "fiscal_year: {2569\nmeasures:", "E006"),
    ],
    ids=[
        "a value",
        "not YAML",
        "a unit",
        "a code",
        "the agency's",
        "an agency's bracket",
        "an agency's quotation",
        "an agency's colon",
        "an agency's units",
        "a field of measures",
    ],
)
def test_contradictions_are_told_beside_errors(tiny: TinySite, name: str, old: str, new: str, code: str) -> None:
    """Total against indicators, and a typed figure against its score, in the same run as an error of another file."""
    tiny.edit("scores.yml", "overall: 90", "overall: 91")
    tiny.append("analysis.md", "\nคะแนนภาพรวม 80.00 คะแนน\n")
    tiny.edit(name, old, new)
    assert codes(tiny) == sorted(["E301", "W401", code])


@pytest.mark.parametrize("typed", ["framework: [nacc", "framework： โรงพยาบาล", "นิยาม [x", "framework โรงพยาบาล"])
def test_figures_wait_where_the_rules_are_not_known(tiny: TinySite, typed: str) -> None:
    """A line of agency.yml that is no YAML, and may say by which framework the agency is assessed, is mended first."""
    tiny.edit("scores.yml", "overall: 90", "overall: 91")
    tiny.edit("agency.yml", "province", f"{typed}\nprovince")
    assert codes(tiny) == ["E006"]


def test_scores_with_an_error_contradict_nothing(tiny: TinySite) -> None:
    """What cannot be read of the scores is mended first; until then no figure is held against the rest."""
    tiny.edit("scores.yml", "overall: 90", "overall: 910")
    tiny.append("analysis.md", "\nคะแนนภาพรวม 80.00 คะแนน\n")
    assert codes(tiny) == ["E102"]


def test_what_is_acknowledged_stays_so(tiny: TinySite) -> None:
    """A contradiction that its author lets stand is no error, and no acknowledgement is called needless meanwhile."""
    tiny.edit("scores.yml", "overall: 90", "overall: 91")
    tiny.append("scores.yml", "acknowledge:\n  - {finding: E301, reason: ก}\n  - {finding: W713, reason: ข}\n")
    tiny.edit("measures.yml", "[clerk]", "[nobody]")
    assert codes(tiny) == ["E109", "E301"]
    errors = assess_site(load_site(tiny.root)).findings.errors
    assert [finding.code for finding in errors] == ["E109"]
