"""Every placeholder of a narrative gives the figure that the tables show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.assess import BLOCK, CHARTS, PLACEHOLDERS, TABLES, Block
from tests.assess.samples import assessed, codes, measures, scores

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment

GIVEN: dict[str, Any] = {
    "scores": scores(
        overall="80.90",
        rank={"province": 3, "country": 41},
        questions={"E7": "78.3"},
        items={"O10": 0, "O11": {"lost": "true"}},
        notes=[{"text": "พิมพ์ไว้เช่นนี้", "finding": "E301"}],
    ),
    "analysis": {"entries": [{"about": {"question": "E7"}, "finding": "เข้าถึงยาก"}]},
    "measures": measures({}, thresholds={"strength": "87.5", "weakness": 84}),
}
VALUES = [
    ("overall", "80.90"),
    ("computed", "80.80"),
    ("level", "B"),
    ("target", "85"),
    ("agency", "เทศบาลตำบลบ้านนา"),
    ("year", "2565"),
    ("fiscal_year", "2566"),
    ("ita_year", "2566"),
    ("rank_province", "3"),
    ("rank_country", "41"),
    ("highest.number", "5"),
    ("highest.name", "การแก้ไขปัญหาการทุจริต"),
    ("highest.score", "94.00"),
    ("lowest.number", "9"),
    ("lowest.name", "การเปิดเผยข้อมูล"),
    ("lowest.score", "60.00"),
    ("score(9)", "60.00"),
    ("indicator(9)", "การเปิดเผยข้อมูล"),
    ("rank(9)", "10"),
    ("lost(9)", "8.00"),
    ('question("e7")', "78.30"),
    ('item("๐10")', "0.00"),
    ('item_title("O18")', "แผนการใช้จ่ายงบประมาณประจำปี"),
    ('tool("OIT")', "70.00"),
    ('tool_name("oit")', "แบบวัดการเปิดเผยข้อมูลสาธารณะ"),
    ("topic(2)", "การให้บริการและระบบ E-Service"),
    ('threshold("strength")', "87.5"),
    ('threshold("weakness")', "84"),
    ('count("strengths")', "5"),
    ('count("strengths", above=92)', "3"),
    ('count("weaknesses", below=84)', "3"),
    ('list("weaknesses", below=82.5)', "การป้องกันการทุจริต (80.00) และ การเปิดเผยข้อมูล (60.00)"),
    ('list("strengths", above=99)', "ไม่มี"),
    ("thai(score(9))", "๖๐.๐๐"),
    ('thai(count("strengths"))', "๕"),
]
BLOCKS = [("table", name) for name in TABLES] + [("chart", name) for name in CHARTS]


@pytest.mark.parametrize(("expression", "expected"), VALUES)
def test_a_placeholder_gives_its_value(tmp_path: Path, expression: str, expected: str) -> None:
    """A placeholder stands for the text that a reader expects, and finds nothing wrong."""
    year = assessed(tmp_path, narrative=f"[{{{{ {expression} }}}}]", **GIVEN)
    assert year.narrative.text == f"[{expected}]"
    assert year.narrative.findings == ()


@pytest.mark.parametrize(("kind", "name"), BLOCKS)
def test_a_block_marks_its_place(tmp_path: Path, kind: str, name: str) -> None:
    """A table or chart leaves a mark where it goes, and says which it is."""
    narrative = assessed(tmp_path, narrative=f'ก่อน {{{{ {kind}("{name}") }}}} หลัง', **GIVEN).narrative
    assert narrative.blocks == (Block(kind, name),)
    assert BLOCK.sub("ที่นี่", narrative.text) == "ก่อน ที่นี่ หลัง"


def test_a_piece_of_the_analysis_marks_its_place(tmp_path: Path) -> None:
    """So does what is found of one thing, which is named by its kind and by its number or code as an officer types it."""
    narrative = assessed(tmp_path, narrative='ก่อน {{ entry("question", "E๗") }} หลัง', **GIVEN).narrative
    assert narrative.blocks == (Block("entry", "question e7"),)


def test_every_placeholder_is_tested() -> None:
    """The tests above use every placeholder, and each says in Thai what it stands for."""
    used = {re.split(r"[.(]", expression)[0] for expression, _ in VALUES} | {kind for kind, _ in BLOCKS} | {"entry"}
    assert used == set(PLACEHOLDERS)
    assert [name for name, meaning in PLACEHOLDERS.items() if not re.search("[ก-ฮ]", meaning)] == []


@pytest.mark.parametrize("slug", ["town", "province", "subdistrict"])
def test_figures_of_a_narrative_are_the_tables(slug: str, years: dict[str, Assessment]) -> None:
    """Every figure with two decimals in a narrative is a figure of the same report."""
    year = years[slug]
    figures = {result.score for result in year.indicators} | {year.report.scores.overall}
    figures |= set(year.subjects.questions.values()) | {tool.score for tool in year.tools}
    known = {f"{figure:.2f}" for figure in figures}
    written = set(re.findall(r"[0-9]+\.[0-9]{2}\b", year.narrative.text))
    assert written
    assert written <= known
    assert not {"E201", "E202", "E203", "E204"} & set(codes(year))


def test_ties_are_joined(tmp_path: Path) -> None:
    """Indicators that share the highest score are named together."""
    level = {**scores()["indicators"], 4: 94, 3: 94}
    year = assessed(
        tmp_path, narrative="{{ highest.number }}|{{ highest.name }}", scores=scores(indicators=level, overall=81)
    )
    numbers, names = year.narrative.text.split("|")
    assert numbers == "3, 4 และ 5"
    assert names == "การใช้อำนาจ, การใช้ทรัพย์สินของราชการ และ การแก้ไขปัญหาการทุจริต"


def test_conditions_choose_by_figures(tmp_path: Path) -> None:
    """An if compares figures of the report and leaves the other branch out."""
    text = "{% if target %}มีเป้าหมาย{% else %}ไม่มี{% endif %} {% if rank(9) > 9 %}ท้ายสุด{% endif %}"
    assert assessed(tmp_path, narrative=text).narrative.text == "มีเป้าหมาย ท้ายสุด"


def test_a_figure_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Asking for what the report does not have is an error at its place, never an empty space unseen."""
    text = 'หนึ่ง\n{{ computed }} {{ lost(9) }} {{ item("O11") }} {{ scor(1) }}'
    year = assessed(tmp_path, 2569, narrative=text)
    told = [(finding.code, finding.place.line) for finding in year.narrative.findings]
    assert told == [("E204", 2), ("E204", 2), ("E204", 2), ("E201", 2)]
    assert {finding.severity for finding in year.narrative.findings} == {"error"}
