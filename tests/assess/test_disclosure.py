"""Which item a report answers: the measures item of the year after its results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.samples import assessed, measures

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment

OLD_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
NEW_TITLE = "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"


@pytest.mark.parametrize(("slug", "ita_year", "code"), [("subdistrict", 2566, "O42"), ("province", 2567, "O34")])
def test_reports_answer_the_old_item(slug: str, ita_year: int, code: str, years: dict[str, Assessment]) -> None:
    """Results of 2565 answer O42 of ITA 2566, results of 2566 answer O34 of ITA 2567."""
    item = years[slug].item
    assert (item.ita_year, item.code, item.title, item.former_title) == (ita_year, code, OLD_TITLE, None)
    assert item.name == f"{code} {OLD_TITLE}"


def test_results_of_2567_answer_o27(tmp_path: Path) -> None:
    """Results of 2567 answer O27 of ITA 2568."""
    item = assessed(tmp_path, 2567).item
    assert (item.ita_year, item.code, item.title) == (2568, "O27", OLD_TITLE)


def test_the_renamed_item_remembers_its_title(years: dict[str, Assessment]) -> None:
    """Results of 2568 answer O25 of ITA 2569, under its new title, with the former one beside it."""
    item = years["town"].item
    assert (item.ita_year, item.code, item.title, item.former_title) == (2569, "O25", NEW_TITLE, OLD_TITLE)


def test_an_unknown_numbering_gives_no_code(tmp_path: Path) -> None:
    """Results of 2569 belong to ITA 2570, whose items nobody has seen: neither a code nor a title."""
    item = assessed(tmp_path, 2569).item
    assert (item.ita_year, item.code, item.title, item.name) == (2570, None, "", "")


def test_the_agency_may_name_the_item(tmp_path: Path) -> None:
    """The agency's own year, code (in any spelling) and title go before the criteria."""
    own = measures(disclosure={"ita_year": 2571, "item": "๐๒๖", "title": "ชื่อใหม่"})
    item = assessed(tmp_path, 2569, measures=own).item
    assert (item.ita_year, item.code, item.title, item.former_title) == (2571, "O26", "ชื่อใหม่", None)


def test_another_code_does_not_borrow_the_title(tmp_path: Path) -> None:
    """A code of another item has that item's title, or none where it is not known, and no former one."""
    item = assessed(tmp_path, 2568, measures=measures(disclosure={"item": "O30"})).item
    assert (item.code, item.title, item.former_title) == ("O30", "", None)
    known = assessed(tmp_path / "known", 2568, measures=measures(disclosure={"item": "O24"})).item
    assert (known.code, known.title) == ("O24", "รายงานผลการดำเนินการป้องกันการทุจริต")


def test_the_year_alone_may_be_named(tmp_path: Path) -> None:
    """With only the year given, the code is that year's."""
    assert assessed(tmp_path, 2565, measures=measures(disclosure={"ita_year": 2568})).item.code == "O27"


def test_topics_are_those_of_the_only_list(years: dict[str, Assessment]) -> None:
    """The seven topics of 2567 name the topics of a report."""
    assert years["province"].subjects.topics["2"] == "การให้บริการและระบบ E-Service"
    assert len(years["province"].subjects.topics) == 7
