"""The measures table is the agency's own: its columns, its merged cells, and a grid without holes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from prongsai.content import COLUMN_FIELDS
from prongsai.render._measures_table import project
from prongsai.render._shown import Line
from tests.assess.samples import assess_folder, assessed, measures, scores, write_agency
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment


def table(*columns: tuple[str, bool]) -> dict[str, Any]:
    """Return the form of a table: each column's field, and whether it merges."""
    return {"columns": [{"heading": show, "show": show, "merge": str(merge).lower()} for show, merge in columns]}


def spans(assessment: Assessment) -> list[list[list[int]]]:
    """Return the spans of the table's cells, by group and row."""
    return [[[cell.span for cell in row.cells] for row in group] for group in project(assessment).groups]


def grids(root: Element) -> list[list[list[int]]]:
    """Return for each group of rows of the measures table which columns each row's own cells begin in.

    Cells for narrow screens, which the stylesheet hides beside a merged one, are left out.

    Raises:
        AssertionError: a cell leaves its group, overlaps another, or a place stays empty.
    """
    found = next(box for box in root.all("div") if "ps-measures" in box.attributes.get("class", ""))
    width = len(found.all("thead")[0].all("th"))
    groups = []
    for body in found.all("tbody"):
        rows = body.all("tr")
        taken: set[tuple[int, int]] = set()
        groups.append([own_columns(row, line, taken) for line, row in enumerate(rows)])
        assert taken == {(line, column) for line in range(len(rows)) for column in range(width)}
    return groups


def own_columns(row: Element, line: int, taken: set[tuple[int, int]]) -> list[int]:
    """Place a row's cells in the grid as a browser does, and return the columns that they begin in."""
    columns = []
    for cell in row.all("td", "th"):
        if cell.attributes.get("class") == "ps-again":
            continue
        column = next(place for place in range(100) if (line, place) not in taken)
        covered = {(line + down, column) for down in range(int(cell.attributes.get("rowspan", "1")))}
        assert not covered & taken
        taken |= covered
        columns.append(column)
    return columns


def test_the_tables_of_reports_are_whole(pages: dict[str, Element]) -> None:
    """The grids of the three tables are rectangular, and no merged cell crosses a group."""
    found = {path: grids(page) for path, page in pages.items() if path.endswith("measures.md")}
    assert {path.split("/")[0]: [len(group) for group in groups] for path, groups in found.items()} == {
        "town": [1, 1, 2, 1, 1, 1, 1, 1, 1, 1],
        "province": [7],
        "subdistrict": [1, 1, 1],
    }


def test_two_measures_share_what_merges(years: dict[str, Assessment]) -> None:
    """The two measures on indicator 3 share the indicator and the finding, and nothing else."""
    assert spans(years["town"])[2] == [[2, 1, 2, 1, 1, 1], [0, 1, 0, 1, 1, 1]]


def test_one_finding_may_stand_for_all_rows(years: dict[str, Assessment]) -> None:
    """One finding of the province spans all seven topics, and they stay in one group."""
    assert [row[2] for row in spans(years["province"])[0]] == [7, 0, 0, 0, 0, 0, 0]


RECORDS: list[dict[str, Any]] = [
    {"finding": "ก", "responsible": "clerk", "monitoring": "x"},
    {"finding": "ก", "responsible": "clerk", "monitoring": "x"},
    {"finding": "ก", "responsible": "plan", "monitoring": "x"},
    {"finding": "ข", "responsible": "plan", "monitoring": "x"},
    {"finding": "ข", "responsible": "plan", "monitoring": "y"},
]


def test_a_merge_stays_inside_all_merges_to_its_left(tmp_path: Path) -> None:
    """Three merging columns nest: an inner cell never runs past the end of an outer one."""
    form = table(("finding", True), ("title", False), ("responsible", True), ("monitoring", True))
    root = write_agency(tmp_path, measures=measures(*RECORDS, table=form))
    site = assess_folder(root)
    assert spans(site.agencies[0].years[0]) == [
        [[3, 1, 2, 2], [0, 1, 0, 0], [0, 1, 1, 1]],
        [[2, 1, 2, 1], [0, 1, 0, 1]],
    ]
    assert grids(read(render(site).pages["ban-na/2565/measures.md"])) == [
        [[0, 1, 2, 3], [1], [1, 2, 3]],
        [[0, 1, 2, 3], [1, 3]],
    ]


def test_an_inner_column_may_stand_first(tmp_path: Path) -> None:
    """A merge over all rows beside one over some keeps all rows in one group."""
    records = [{"finding": "ก", "monitoring": "x"}, {"finding": "ข", "monitoring": "x"}, {"finding": "ข"}]
    form = table(("title", False), ("period", True), ("finding", True))
    site = assess_folder(write_agency(tmp_path, measures=measures(*records, table=form)))
    assert spans(site.agencies[0].years[0]) == [[[1, 3, 1], [1, 0, 2], [1, 0, 0]]]
    assert grids(read(render(site).pages["ban-na/2565/measures.md"])) == [[[0, 1, 2], [0, 2], [0]]]


def test_what_does_not_merge_or_is_empty_stays_apart(tmp_path: Path) -> None:
    """Equal neighbours stay apart in a plain column, and empty cells are never made one."""
    year = assessed(tmp_path, measures=measures({}, {}, table=table(("period", False), ("finding", True))))
    assert spans(year) == [[[1, 1]], [[1, 1]]]


def test_equal_cells_that_are_not_neighbours_stay_apart(tmp_path: Path) -> None:
    """Only neighbours merge; the agency's order is kept."""
    records = [{"finding": "ก"}, {"finding": "ข"}, {"finding": "ก"}]
    year = assessed(tmp_path, measures=measures(*records, table=table(("finding", True), ("title", False))))
    assert spans(year) == [[[1, 1]], [[1, 1]], [[1, 1]]]


def test_covered_cells_repeat_for_narrow_screens(pages: dict[str, Element]) -> None:
    """A row under a merged cell repeats its text, marked to be hidden where the table is wide, with its heading."""
    again = [cell for cell in pages["town/2568/measures.md"].all("td") if cell.attributes.get("class") == "ps-again"]
    assert [cell.attributes["data-label"] for cell in again] == ["ตัวชี้วัด", "ผลการวิเคราะห์ตัวชี้วัด"]
    assert again[0].text().strip() == "3. การใช้อำนาจ"


def test_without_a_form_there_are_default_columns(tmp_path: Path) -> None:
    """An agency that chooses no columns gets six, under a title with the fiscal year."""
    found = project(assessed(tmp_path))
    assert found.headings == (
        "สิ่งที่มุ่งแก้",
        "มาตรการ",
        "ขั้นตอน/วิธีดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "การกำกับติดตาม",
    )
    assert found.title == "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2566"


FIELDS: dict[str, list[str]] = {
    "number": ["(๑)"],
    "addresses": ["9. การเปิดเผยข้อมูล", "2. การให้บริการและระบบ E-Service", "O1 โครงสร้าง"],
    "addresses_scored": [
        "แบบวัด OIT ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล มีคะแนน 60.00",
        "ประเด็นที่ 2 การให้บริการและระบบ E-Service",
        "แบบวัด OIT O1 โครงสร้าง มีคะแนน 0.00",
    ],
    "topic": ["2. การให้บริการและระบบ E-Service"],
    "items": ["O1 โครงสร้าง"],
    "finding": ["ผล"],
    "title": ["มาตรการ 1"],
    "continues": ["m01"],
    "steps": ["หนึ่ง", "สอง"],
    "responsible": ["งานแผน สำนักปลัด"],
    "period": ["ตลอดปีงบประมาณ พ.ศ. 2566"],
    "frequency": ["ทุก 6 เดือน"],
    "budget": ["25,000 บาท"],
    "kpi": ["ผู้อบรม (คน) · ฐาน 1 · เป้าหมาย 9"],
    "printed": ["(๑)"],
    "printed_title": ["(๑) มาตรการ 1"],
    "approach": ["๑. ประกาศ"],
    "rounds": ["รายงานผลการดำเนินงานตามมาตรการ รอบ 6 เดือน และรอบ 12 เดือน"],
    "monitoring": ["ติดตาม"],
}
FULL = {
    "addresses": [{"indicator": 9}, {"topic": 2}, {"item": "O1"}],
    "continues": "m01",
    "finding": "ผล",
    "steps": ["หนึ่ง", "สอง"],
    "responsible": "plan",
    "period": "fiscal_year",
    "rounds": [6, 12],
    "monitoring": "ติดตาม",
    "frequency": "ทุก 6 เดือน",
    "budget": 25000,
    "kpi": {"text": "ผู้อบรม", "baseline": 1, "target": 9, "unit": "คน"},
    "printed": "(๑)",
    "approach": "๑. ประกาศ",
}


@pytest.mark.parametrize("name", COLUMN_FIELDS)
def test_a_column_shows_its_field(tmp_path: Path, name: str) -> None:
    """Every field that a column may show gives its lines, and only steps of more than one are numbered."""
    given = measures(FULL, table=table((name, False)))
    year = assessed(tmp_path, measures=given, scores=scores(items={"O1": 0}))
    parts = project(year).groups[0][0].cells[0].parts
    lines = [line for part in parts for line in part.lines]
    told = [f"{line.mark} {line.words}".strip() if isinstance(line, Line) else line for line in lines]
    assert told == FIELDS[name]
    assert [part.ordered for part in parts] == [name == "steps"]


def test_a_column_of_several_fields_sets_off_the_title(tmp_path: Path) -> None:
    """Where the title shares its cell, it stands out; a field without content leaves no empty line."""
    form = {"columns": [{"heading": "มาตรการ", "show": ["title", "finding", "steps"]}]}
    year = assessed(tmp_path, measures=measures({"steps": "ทำ"}, table=form))
    parts = project(year).groups[0][0].cells[0].parts
    assert [(part.lines, part.strong) for part in parts] == [(("มาตรการ 1",), True), ((Line("ทำ"),), False)]
