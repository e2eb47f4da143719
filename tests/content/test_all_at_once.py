"""A file with errors is read as far as it can be, so that what else is wrong comes up in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"
PERIOD = f"{YEAR}/measures.yml:7:13: E122"
UNIT = "E109 ไม่รู้จักส่วนราชการ “nobody” ใน units ของ agency.yml"


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ([("measures.yml", "fiscal_year", "ไม่รู้"), ("measures.yml", "[clerk]", "[nobody]")], ["E109", "E122"]),
        (
            [("agency.yml", "province", "website: x\nprovince"), ("measures.yml", "[clerk]", "[nobody]")],
            ["E109", "E118"],
        ),
        (
            [("agency.yml", "kind:", "kinds:"), ("scores.yml", "indicators:", "questions: {i99: 3}\nindicators:")],
            ["E103", "E104", "E110"],
        ),
        (
            [
                ("measures.yml", "    title: มาตรการเผยแพร่ข้อมูล\n", ""),
                ("measures.yml", "indicator: 10", "indicator: 19"),
            ],
            ["E103", "E106"],
        ),
        ([("scores.yml", "  3: 90", "  3: 900"), ("measures.yml", "indicator: 9", "indicator: 19")], ["E102", "E106"]),
        ([("scores.yml", "  3: 90", "  3: 900"), ("scores.yml", "  10:", "  11:")], ["E102", "E106"]),
        (
            [("measures.yml", "  - id: m01\n    title", "  - title"), ("measures.yml", "[clerk]", "[nobody]")],
            ["E103", "E109"],
        ),
        (
            [("measures.yml", "measures:\n", "measures:\n  - ก\n"), ("measures.yml", "[clerk]", "[nobody]")],
            ["E101", "E109"],
        ),
        (
            [("measures.yml", "    title:", "    id: m2\n    title:"), ("measures.yml", "[clerk]", "[nobody]")],
            ["E010", "E109"],
        ),
        ([("agency.yml", "units:", "unit:")], ["E104"]),
        ([("agency.yml", "  - id: clerk\n    name", "  - name")], ["E103"]),
        (
            [("agency.yml", "name:", "name: ["), ("scores.yml", "  1: 90", "  1: 90\n  ๑: 90")],
            ["E006", "E112"],
        ),
        (
            [
                ("measures.yml", "fiscal_year", "ไม่รู้"),
                ("progress.yml", "", "rounds: [{months: 6, entries: [{measure: m9, status: done}]}]\n"),
            ],
            ["E122", "E801"],
        ),
        ([("progress.yml", "", "rounds: [{months: 6, entries: [{measure: m9, status: ไม่รู้}]}]\n")], ["E113", "E801"]),
    ],
    ids=[
        "one file",
        "the agency's",
        "a field of another name",
        "a missing value",
        "a score",
        "scores among themselves",
        "a missing id",
        "an item of a list",
        "a key twice",
        "no units to doubt by",
        "a unit without its id",
        "an agency that cannot be read",
        "progress",
        "one entry",
    ],
)
def test_what_a_broken_file_refers_to_is_checked(
    site: TinySite, edits: list[tuple[str, str, str]], codes: list[str]
) -> None:
    """An unknown unit, code or measure is told beside a value that cannot be read; what may come of that is not."""
    for name, old, new in edits:
        if old:
            site.edit(name, old, new)
        else:
            site.write(name, new)
    assert sorted({finding.code for finding in site.findings()}) == codes


def test_each_field_that_is_no_yaml_is_told(site: TinySite) -> None:
    """Two fields that are not closed, a value between them and a unit that nobody has come up in one run, at their places."""
    site.edit("scores.yml", "level: ผ่านดี", "level: [ผ่านดี\nrank: {province: ที่หนึ่ง}\nsource: {title: ก")
    site.edit("measures.yml", "[clerk]", "[nobody]")
    found = [(str(one.place), one.code) for one in site.findings()]
    assert found == [
        (f"{YEAR}/measures.yml:6:19", "E109"),
        (f"{YEAR}/scores.yml:3:1", "E006"),
        (f"{YEAR}/scores.yml:3:18", "E101"),
        (f"{YEAR}/scores.yml:5:1", "E006"),
    ]


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        ([("scores.yml", "3: 90", '3: "90'), ("scores.yml", "8: 90", "8: 883.45")], ["6:6 E006", "11:6 E102"]),
        ([("scores.yml", "3: 90", '"3": "90'), ("scores.yml", "8: 90", '"8": 883.45')], ["6:8 E006", "11:8 E102"]),
        (
            [("measures.yml", "title: มาตรการ", 'title: "มาตรการ'), ("measures.yml", "[clerk]", "[nobody]")],
            ["3:12 E006", "6:19 E109"],
        ),
        (
            [
                ("measures.yml", "[clerk]", "[clerk"),
                ("measures.yml", "period: fiscal_year", "monitoring: *x\n    period: ไม่รู้"),
            ],
            ["7:1 E006", "7:17 E006", "8:13 E122"],
        ),
        (
            [
                (
                    "measures.yml",
                    "measures:\n",
                    "measures:\n  - @\n  - id: m2\n    title: ก\n    responsible: [nobody]\n",
                )
            ],
            ["2:5 E006", "5:19 E109"],
        ),
        (
            [
                ("measures.yml", "    period", '    finding: "ก\n    ข"\n    period'),
                ("measures.yml", "[clerk]", "[clerk"),
            ],
            ["7:1 E006"],
        ),
        (
            [
                ("measures.yml", "    period", "    finding: |\n      ก &all ข\n    period"),
                ("measures.yml", "    title", "    title [\n    title"),
                ("measures.yml", "[clerk]", "[nobody]"),
            ],
            ["3:5 E006", "7:19 E109"],
        ),
        (
            [("measures.yml", "    title", "   title"), ("measures.yml", "    period", "    x: 1\n    period")],
            ["3:4 E006", "7:5 E104"],
        ),
    ],
    ids=[
        "a score",
        "quoted keys",
        "a title",
        "two fields of a measure",
        "an item",
        "a quotation of two lines",
        "a word like an anchor",
        "an indentation",
    ],
)
def test_what_is_no_yaml_within_a_field_costs_that_alone(
    site: TinySite, edits: list[tuple[str, str, str]], found: list[str]
) -> None:
    """The score, the field of a measure or the item that is not closed is told; what stands beside it is checked."""
    for name, old, new in edits:
        site.edit(name, old, new)
    assert [f"{one.place.line}:{one.place.column} {one.code}" for one in site.findings()] == found


@pytest.mark.parametrize(
    "typed", ["units: &all [ก]\nlevel: *all\n", "- ก\n", "".join(f"a{number}: ก\n" for number in range(101))]
)
def test_a_file_whose_fields_cannot_be_parted_is_told_once(site: TinySite, typed: str) -> None:
    """Where fields refer to one another, the file has none, or too many, its first fault is told and no more."""
    site.edit("measures.yml", "measures:", f"{typed}x: [\nmeasures:")
    site.edit("measures.yml", "[clerk]", "[nobody]")
    assert [finding.code for finding in site.findings()] == ["E006"]


def test_what_is_left_out_of_a_broken_file_is_not_missed(site: TinySite) -> None:
    """A score that cannot be read is told once, and not as one that is missing too."""
    site.edit("scores.yml", "  3: 90", "  3: เก้าสิบ")
    assert site.lines() == [f"{YEAR}/scores.yml:6:6: E101 คะแนนต้องเป็นตัวเลข (พบ เก้าสิบ)"]


def test_what_is_broken_is_not_published(site: TinySite) -> None:
    """A report or an agency of which only a part can be read has an error and no page."""
    site.edit("measures.yml", "period: fiscal_year", "period: ไม่รู้")
    assert [line[: len(PERIOD)] for line in site.lines()] == [PERIOD]


def test_what_stands_in_a_list_of_records_is_told_once(site: TinySite) -> None:
    """A field that every record of a list lacks, and one that it does not know, are told where they are, and no more."""
    site.append(
        "analysis.yml", "limitations_table:\n  columns:\n    - heading: ผลกระทบ\n    - {heading: ก, shown: text}\n"
    )
    assert [(finding.place.line, finding.code) for finding in site.findings()] == [
        (6, "E103"),
        (7, "E103"),
        (7, "E104"),
    ]
