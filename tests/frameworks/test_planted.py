"""What was never said is found wherever it is planted: in the words, in a template, in what renders, in the data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from markupsafe import Markup

from prongsai.criteria import Framework
from prongsai.documents import contents_of
from prongsai.finish._page_text import Section, sections_of
from prongsai.render import _environment, _shown
from prongsai.words import _say
from tests.frameworks.inventions import KINDS, inventions
from tests.frameworks.sites import NAMES, Made, made
from tests.render.reading import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.documents import Content

Patch = pytest.MonkeyPatch


class Plant(NamedTuple):
    """An invention: the kind it is, the site it is planted in, and how."""

    kind: str
    site: str
    plant: Callable[[Patch], None]


def words(key: str, text: str) -> Callable[[Patch], None]:
    """Plant a text behind some words of the interface."""

    def plant(patch: Patch) -> None:
        found = _say._catalogue()  # noqa: SLF001 - whoever plants works from within
        patch.setitem(found, key, found[key] + Markup(" {}").format(text))

    return plant


def template(name: str, text: str) -> Callable[[Patch], None]:
    """Plant a text at the head of what a template shows."""

    def plant(patch: Patch) -> None:
        def preprocess(self: _environment.WordsFirst, source: str, of: str | None, _: str | None = None) -> str:
            return source.replace(begin, f"{begin}\n<p>{text}</p>\n") if of == name else before(self, source, of)

        begin, before = "{% block content %}", _environment.WordsFirst.preprocess
        patch.setattr(_environment.WordsFirst, "preprocess", preprocess)

    return plant


def numbered(patch: Patch) -> None:
    """Give every indicator a name of nobody's."""
    patch.setattr(_shown, "numbered_as", lambda number, _name: f"{number}. ความโปร่งใสขององค์กร")


PLANTS = {
    "a period in place of none": Plant("periods", "unsaid", words("common.unsaid", "ตลอดปีงบประมาณ")),
    "a round": Plant("periods", "subdistrict-2569", words("results.lead", "รายงานทุก 6 เดือน")),
    "days left": Plant("periods", "school", template("measures.html", "อีก 30 วัน")),
    "the fiscal year's first day": Plant("days", "unsaid", words("common.unsaid", "(1 ต.ค. 2567 – 30 ก.ย. 2568)")),
    "a day of announcing": Plant("days", "province-overall", template("results.html", "ประกาศเมื่อ 1 สิงหาคม 2567")),
    "the NACC's target": Plant("lines", "subdistrict-2569", words("results.unknown.target", "ค่าเป้าหมายคือ 85")),
    "a weight": Plant("lines", "school", words("results.unknown.weights", "น้ำหนักร้อยละ 30")),
    "how far from a line": Plant("lines", "hospital", words("results.lead", "ขาดอีก 3 คะแนน")),
    "a computed score": Plant("figures", "subdistrict-2569", template("results.html", "คะแนนที่คำนวณ 91.37")),
    "a level": Plant("levels", "unsaid", words("results.unknown.level", "ระดับ ผ่านดี")),
    "the letter of another year": Plant("levels", "province-overall", template("results.html", "ระดับ AA")),
    "a name of nobody's": Plant("names", "hospital", numbered),
    "a name of the NACC's": Plant("official", "hospital", words("results.lead", "การปรับปรุงการทำงาน")),
    "a title": Plant("titles", "subdistrict-2569", words("results.unknown.item", "ข้อ O24 “มาตรการป้องกันการทุจริต”")),
    "a strength": Plant("judgements", "hospital", words("results.lead", "ซึ่งเป็นจุดแข็ง")),
    "praise": Plant("judgements", "school", template("results.html", "ผลอยู่ในเกณฑ์ดีมาก")),
    "a promise": Plant("promises", "province-overall", words("agency.record.results_alone", "สัญญาแล้วทำได้แค่ไหน")),
    "a tick for measures": Plant("promises", "province-overall", words("data.lead_alone", "พบ 0 จาก 2")),
    "a source": Plant("sources", "subdistrict-2569", template("results.html", "ที่มาของคะแนน: ระบบ ITAS")),
    "a gap": Plant("gaps", "hospital", words("trends.what_if.not_said", "ยังไม่มีมาตรการ")),
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_that_is_not_given(name: str) -> None:
    """No day, period, figure, line, level, name, title, judgement or gap that neither files nor a source give."""
    assert inventions(made(name)) == []


@pytest.fixture
def anew() -> Iterator[None]:
    """Compile templates anew, with what is planted in them, and again without it."""
    _environment.environment.cache_clear()
    yield
    _environment.environment.cache_clear()


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_found(name: str, monkeypatch: Patch) -> None:
    """Each invention, planted by hand where it would stand, is found as what it is."""
    kind, site, plant = PLANTS[name]
    sound = made(site)
    plant(monkeypatch)
    planted = Made(sound.root, sound.site, render(sound.site))
    assert kind in {one.partition(":")[0] for one in inventions(planted)}


def test_what_a_document_alone_tells_is_found(monkeypatch: Patch) -> None:
    """A level that nobody gave is found in the document of a report, whatever the pages say."""

    def contents(agency: AssessedAgency, a: Assessment) -> dict[str, Content]:
        return {name: replace(one, sheets=(*one.sheets, "ระดับ ผ่านดี")) for name, one in contents_of(agency, a).items()}  # type: ignore[arg-type]

    monkeypatch.setattr("tests.frameworks.sites.contents_of", contents)
    assert any(one.startswith("levels: report") for one in inventions(replace(made("unsaid"))))


def test_what_the_search_alone_tells_is_found(monkeypatch: Patch) -> None:
    """A level that nobody gave is found in what the search has of a page."""
    monkeypatch.setattr(
        "tests.frameworks.sites.sections_of", lambda page: [*sections_of(page), Section(pieces=["ระดับ ผ่านดี"])]
    )
    assert any(one.startswith("levels: search: khok-yao/") for one in inventions(replace(made("unsaid"))))


def test_what_the_workbook_alone_tells_is_found(monkeypatch: Patch) -> None:
    """Weights and items of another year are found in the workbook: a total that they make, and titles of other items."""
    monkeypatch.setattr(Framework, "lists", Framework.names_before)
    found = {one.partition(": ")[0] for one in inventions(replace(made("subdistrict-2569"))) if ": workbook: " in one}
    assert found == {"figures", "official"}


DATA = {
    "days": ('"start": null', '"start": "2024-10-01"'),
    "figures": ('"computed": null', '"computed": 91.37'),
    "lines": ('"target": null', '"target": 85'),
    "judgements": ('"strengths": []', '"strengths": [9]'),
}


@pytest.mark.parametrize("kind", DATA)
def test_what_stands_in_the_data_alone_is_found(kind: str) -> None:
    """A day, a figure, a target and a strength that no page shows are found in report.json."""
    sound = made("unsaid" if kind == "days" else "subdistrict-2569")
    path = f"{sound.folder}/data/report.json"
    report = sound.tree.files[path].decode()
    assert DATA[kind][0] in report
    files = sound.tree.files | {path: report.replace(*DATA[kind]).encode()}
    found = inventions(Made(sound.root, sound.site, replace(sound.tree, files=files)))
    assert kind in {one.partition(":")[0] for one in found}


def test_each_kind_is_planted() -> None:
    """No reader of inventions is there that no plant has tried."""
    assert {plant.kind for plant in PLANTS.values()} == {*KINDS}
