"""Measures with their periods as days, their units by name, and the points that they stand for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.text import round2
from tests.assess.samples import AGENCY, assess_folder, assessed, measures, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment


@pytest.mark.parametrize(
    ("period", "start", "end", "words"),
    [
        ("fiscal_year", date(2022, 10, 1), date(2023, 9, 30), "ตลอดปีงบประมาณ พ.ศ. 2566"),
        ("first_half", date(2022, 10, 1), date(2023, 3, 31), "ภายใน 6 เดือนแรกของปีงบประมาณ พ.ศ. 2566"),
        ("second_half", date(2023, 4, 1), date(2023, 9, 30), "ภายใน 6 เดือนหลังของปีงบประมาณ พ.ศ. 2566"),
        ({"start": "ก.พ. 2566", "end": "ก.พ. 2566"}, date(2023, 2, 1), date(2023, 2, 28), "ก.พ. 2566"),
        ({"start": "ก.พ. 2567", "end": "2567-02"}, date(2024, 2, 1), date(2024, 2, 29), "ก.พ. 2567"),
        (
            {"start": "15 ตุลาคม 2565", "end": "ก.ย. 2566"},
            date(2022, 10, 15),
            date(2023, 9, 30),
            "15 ต.ค. 2565 – ก.ย. 2566",
        ),
        (
            {"name": "first_half", "start": "2566-01-05"},
            date(2023, 1, 5),
            date(2023, 3, 31),
            "ภายใน 6 เดือนแรกของปีงบประมาณ พ.ศ. 2566 (ตั้งแต่ 5 ม.ค. 2566)",
        ),
        (
            {"name": "fiscal_year", "end": "2566-06-30"},
            date(2022, 10, 1),
            date(2023, 6, 30),
            "ตลอดปีงบประมาณ พ.ศ. 2566 (ภายใน 30 มิ.ย. 2566)",
        ),
    ],
)
def test_a_period_becomes_days(tmp_path: Path, period: Any, start: date, end: date, words: str) -> None:  # noqa: ANN401
    """A named period, a month or a day gives the first and the last day, and words of the same precision; a name stays."""
    view = assessed(tmp_path, measures=measures({"period": period})).measures[0]
    assert (view.start, view.end, view.period) == (start, end, words)


def test_without_a_period_nothing_is_known(tmp_path: Path) -> None:
    """A measure that names no period has neither words nor days: the fiscal year is nobody's word for it."""
    year = assessed(tmp_path, 2567, measures=measures({}))
    assert year.fiscal_year == 2568
    view = year.measures[0]
    assert (view.period, view.start, view.end, view.days) == (None, None, None, None)


@pytest.mark.parametrize(
    ("period", "words", "days"),
    [
        (
            ["ม.ค. 2566 – ก.พ. 2566", "ก.ค. 2566 – ส.ค. 2566"],
            "ม.ค. 2566 – ก.พ. 2566 และ ก.ค. 2566 – ส.ค. 2566",
            "1 ม.ค. 2566 – 28 ก.พ. 2566 และ 1 ก.ค. 2566 – 31 ส.ค. 2566",
        ),
        (["ม.ค. 2566 – ก.พ. 2566"], "ม.ค. 2566 – ก.พ. 2566", "1 ม.ค. 2566 – 28 ก.พ. 2566"),
        (["ม.ค. 2566 – ก.พ. 2566", "ภายใน ส.ค. 2566"], "ม.ค. 2566 – ก.พ. 2566 และ ภายใน ส.ค. 2566", None),
    ],
)
def test_days_of_several_times_are_those_of_each(tmp_path: Path, period: list[str], words: str, days: str) -> None:
    """What runs at several times is not said to run from the first day of them to the last."""
    view = assessed(tmp_path, measures=measures({"period": period})).measures[0]
    assert (view.period, view.days) == (words, days)


def test_a_unit_is_followed_by_the_unit_it_is_part_of(tmp_path: Path) -> None:
    """A unit inside another is shown with it; one that stands alone is shown alone, in the order given."""
    view = assessed(tmp_path, measures=measures({"responsible": ["plan", "clerk"]})).measures[0]
    assert view.units == ("งานแผน สำนักปลัด", "สำนักปลัด")


def test_units_of_a_report_have_their_parents(years: dict[str, Assessment]) -> None:
    """The town's supplies section is shown with its division."""
    assert years["town"].measures[1].units == ("งานพัสดุ กองคลัง",)


def test_a_measure_is_worth_what_its_indicators_lost(tmp_path: Path) -> None:
    """Each indicator is counted once, though a measure names both it and one of its questions."""
    own = measures(
        {"addresses": [{"indicator": 9}]},
        {"addresses": [{"indicator": 6}, {"question": "e1"}, {"indicator": 9}]},
        {"addresses": [{"tool": "OIT"}]},
        {"addresses": [{"topic": 3}]},
        {},
    )
    year = assessed(tmp_path, measures=own, scores=scores(questions={"e1": 70}))
    worth = [None if view.worth is None else str(round2(view.worth)) for view in year.measures]
    # Indicator 9 loses 40% / 2 of 40 points, indicator 6 30% / 3 of 17, indicator 10 40% / 2 of 20.
    assert worth == ["8.00", "9.70", "12.00", None, None]
    assert [sorted(view.answers) for view in year.measures] == [[9], [6, 9], [9, 10], [], []]


def test_an_item_that_kept_its_points_is_worth_nothing(years: dict[str, Assessment]) -> None:
    """The items of the province's topics lost no points, so its measures claim none."""
    assert [view.worth for view in years["province"].measures] == [None] * 7


def test_a_lost_item_is_worth_its_indicator(tmp_path: Path) -> None:
    """An item that lost its points stands for what its indicator lost; one that did not, for nothing."""
    own = measures({"addresses": [{"item": "O2"}]}, {"addresses": [{"item": "O3"}]})
    year = assessed(tmp_path, measures=own, scores=scores(items={"O2": {"lost": "true"}}))
    assert [view.worth is None for view in year.measures] == [False, True]
    assert year.measures[0].worth == 8


def test_subjects_have_names_tools_and_figures(tmp_path: Path) -> None:
    """What a measure is about is named by the year's criteria, with the score where there is one."""
    about: list[dict[str, Any]] = [
        {"indicator": "๙"},
        {"topic": 2},
        {"tool": "eit"},
        {"question": "E1"},
        {"item": "๐๑"},
    ]
    year = assessed(
        tmp_path, measures=measures({"addresses": about}), scores=scores(questions={"e1": 70}, items={"O1": 0})
    )
    found = year.measures[0].subjects
    assert [subject.kind for subject in found] == ["indicator", "topic", "tool", "question", "item"]
    assert [subject.value for subject in found] == ["9", "2", "EIT", "e1", "O1"]
    assert [subject.tool for subject in found] == ["OIT", None, "EIT", "EIT", "OIT"]
    assert [None if subject.score is None else float(subject.score) for subject in found] == [60, None, 84, 70, 0]
    assert found[0].label == "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"
    assert found[1].label == "ประเด็นที่ 2 การให้บริการและระบบ E-Service"
    assert found[4].label.startswith("O1 ")
    assert found[4].title


def test_a_subject_unknown_to_the_year_keeps_its_code(tmp_path: Path) -> None:
    """Where the year's list is unknown, the code alone is shown."""
    about: list[dict[str, Any]] = [{"tool": "OIT"}, {"item": "O6"}]
    found = assessed(tmp_path, 2569, measures=measures({"addresses": about})).measures[0].subjects
    assert [(subject.label, subject.title, subject.score) for subject in found] == [("OIT", "", None), ("O6", "", None)]


def test_a_broken_year_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    """A measure of an unknown unit takes its year away, with an error that says why."""
    root = write_agency(tmp_path, 2566, measures=measures({"responsible": ["nobody"]}))
    write_agency(root, 2565, slug="ban-nai", agency=AGENCY | {"name": "เทศบาลตำบลบ้านใน"})
    site = assess_folder(root)
    assert {agency.slug: len(agency.years) for agency in site.agencies} == {"ban-na": 0, "ban-nai": 1}
    assert [finding.code for finding in site.findings.errors] == ["E109"]
