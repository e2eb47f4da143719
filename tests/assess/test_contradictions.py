"""Totals that do not follow from their parts are told with both figures, and can be acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.samples import SLUG, assess_folder, assessed, codes, line_of, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment


def test_a_report_that_contradicts_itself_says_so(years: dict[str, Assessment]) -> None:
    """E301 names the printed 92.01 and the computed 91.65 at the printed figure, with the author's reason."""
    found = [finding for finding in years["town"].findings if finding.code == "E301"]
    assert len(found) == 1
    assert "92.01" in found[0].message
    assert "91.65" in found[0].message
    assert "0.36" in found[0].message
    line = line_of("town/2568/scores.yml", "overall: 92.01")
    assert str(found[0].place) == f"town/2568/scores.yml:{line}:10"
    assert found[0].acknowledged is not None
    assert found[0].acknowledged.startswith("รายงานพิมพ์คะแนนภาพรวม 92.01")
    assert found[0].severity == "warning"


@pytest.mark.parametrize("slug", ["province", "subdistrict"])
def test_the_others_add_up(slug: str, years: dict[str, Assessment]) -> None:
    """The reports of the province and the subdistrict have an overall score that follows from the indicators."""
    assert not {"E301", "E302", "H304"} & set(codes(years[slug]))


def test_unacknowledged_it_is_an_error(tmp_path: Path) -> None:
    """A contradiction that no note names is an error, and the build would stop."""
    site = assess_folder(write_agency(tmp_path, scores=scores(overall="80.98")))
    assert [finding.code for finding in site.findings.errors] == ["E301"]
    assert "80.98" in site.findings.errors[0].message
    assert "80.80" in site.findings.errors[0].message


def test_a_total_that_follows_is_no_finding(tmp_path: Path) -> None:
    """The sample's own total follows from its indicators."""
    assert "E301" not in codes(assessed(tmp_path))


def test_a_note_with_its_code_acknowledges(tmp_path: Path) -> None:
    """The note's words become the reason, the error a warning, and nothing is left unmatched."""
    noted = scores(overall="80.98", notes=[{"text": "พิมพ์ไว้เช่นนี้", "finding": "E301"}])
    year = assessed(tmp_path, scores=noted)
    told = [finding for finding in year.findings if finding.code == "E301"]
    assert [(finding.acknowledged, finding.severity) for finding in told] == [("พิมพ์ไว้เช่นนี้", "warning")]
    assert "W303" not in codes(year)


def test_a_note_in_another_file_does_not_acknowledge(tmp_path: Path) -> None:
    """A contradiction in scores.yml is not acknowledged by a note in analysis.yml, which is told to match nothing."""
    note = {"text": "ผิดไฟล์", "finding": "E301"}
    site = assess_folder(write_agency(tmp_path, scores=scores(overall="80.98"), analysis={"notes": [note]}))
    told = {finding.code: finding for finding in site.findings}
    assert told["E301"].acknowledged is None
    assert told["W303"].place.file == f"{SLUG}/2565/analysis.yml"


def test_an_acknowledgement_of_nothing_is_told(tmp_path: Path) -> None:
    """A note that names a finding which does not exist is a warning at the note."""
    year = assessed(tmp_path, scores=scores(notes=[{"text": "แก้แล้ว", "finding": "E301"}]))
    told = [finding for finding in year.findings if finding.code == "W303"]
    assert [(finding.severity, "E301" in finding.message) for finding in told] == [("warning", True)]
    assert told[0].place.line > 1


@pytest.mark.parametrize(
    ("code", "right", "wrong"), [("IIT", "92", "92.5"), ("eit", "84", "83.99"), ("OIT", "70", "7")]
)
def test_a_tool_must_be_the_mean_of_its_indicators(tmp_path: Path, code: str, right: str, wrong: str) -> None:
    """E302 names the tool with both figures; the right mean is no finding."""
    assert "E302" not in codes(assessed(tmp_path / "right", scores=scores(tools={code: right})))
    year = assessed(tmp_path / "wrong", scores=scores(tools={code: wrong}))
    told = [finding for finding in year.findings if finding.code == "E302"]
    assert len(told) == 1
    assert code.upper() in told[0].message
    assert f"{float(wrong):.2f}" in told[0].message
    assert f"{float(right):.2f}" in told[0].message
    assert told[0].severity == "error"


def test_unknown_weights_are_a_hint(tmp_path: Path) -> None:
    """For results of 2569 nothing is computed and nothing is doubted: one hint says so."""
    year = assessed(tmp_path, 2569)
    told = [finding for finding in year.findings if finding.code == "H312"]
    assert [(finding.severity, "2569" in finding.message) for finding in told] == [("hint", True)]
    assert year.overall is None
    assert year.tools == ()
    assert year.by_lost == ()
    assert not [finding for finding in year.findings if finding.severity == "error"]


def test_the_agency_may_name_the_criteria(tmp_path: Path) -> None:
    """With criteria_year the weights of that year hold, and the total is checked again."""
    year = assessed(tmp_path / "right", 2569, scores=scores(criteria_year=2568))
    assert str(year.overall) == "80.8"
    assert "H304" not in codes(year)
    wrong = assessed(tmp_path / "wrong", 2569, scores=scores(criteria_year=2568, overall="81.80"))
    assert "E301" in codes(wrong)


def test_an_unknown_indicator_keeps_its_own_name(tmp_path: Path) -> None:
    """Where the year's list is unknown, the name that the agency gives is shown, or else last year's, not confirmed."""
    named = scores(indicators={**scores()["indicators"], 1: {"score": 90, "name": "ตัวชี้วัดใหม่"}})
    year = assessed(tmp_path, 2569, scores=named)
    assert [(result.name, result.name_year) for result in year.indicators[:2]] == [
        ("ตัวชี้วัดใหม่", None),
        ("การใช้งบประมาณ", 2568),
    ]


def test_extremes_and_lost_points_are_in_order(tmp_path: Path) -> None:
    """The highest and lowest are all that share the score; the costliest indicator stands first."""
    level = {**scores()["indicators"], 5: 93, 8: 60}
    year = assessed(tmp_path, scores=scores(indicators=level, overall="78.24"))
    assert [result.number for result in year.highest] == [4, 5]
    assert [result.number for result in year.lowest] == [8, 9]
    assert [result.number for result in year.by_lost][:3] == [9, 8, 10]
    assert [result.rank for result in year.ranking] == [1, 1, 3, 4, 5, 6, 7, 8, 9, 9]
