"""Charts are read by everyone: within their frame, named, and never by colour alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from prongsai.render._charts import indicator_bars, level_chart
from prongsai.render._environment import environment
from tests.assess.samples import assess_folder, scores, write_agency
from tests.render.reading import TEMPLATES, Element, parse, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import Assessment

# A middle-aligned text reaches half its length to both sides; a letter is at most this wide.
LETTER = 7
NARROWEST = "0 0 254 200"
"""The place of a chart that is as wide as its place, on the narrowest phone."""


def charts(page: Element) -> list[Element]:
    """Return the charts of a page; bars within rows say what stands beside them, and are none."""
    return [svg for svg in page.all("svg") if svg.attributes.get("role") == "img"]


def drawings(a: Assessment) -> list[Element]:
    """Return the charts that a narrative may ask for: indicators and level."""
    macro = environment(TEMPLATES).get_template("charts.html").module
    drawn = (indicator_bars(a), level_chart(a))
    return [charts(parse(str(macro.chart(one))))[0] for one in drawn]  # type: ignore[attr-defined]  # a macro


def class_of(element: Element) -> str:
    """Return the classes of an element."""
    return element.attributes.get("class", "")


def visible(text: str) -> int:
    """Return how many letters take room: Thai vowels and tones above and below do not."""
    return len(re.sub(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", text))


def outside(svg: Element) -> list[str]:
    """Return the texts whose anchor, or whose middle-aligned length, leaves the frame, be its place ever so narrow."""
    width, height = map(float, svg.attributes.get("viewbox", NARROWEST).split()[2:])
    found = []
    for text in svg.all("text"):
        told, y = text.attributes["x"], float(text.attributes["y"])
        x = float(told.rstrip("%")) * (width / 100 if told.endswith("%") else 1)
        lines = [child if isinstance(child, str) else child.text() for child in text.inside]
        half = max(map(visible, lines)) * LETTER / 2 if text.attributes.get("text-anchor") == "middle" else 0
        if not (x - half >= 0 and x + half <= width and 0 <= y <= height):
            found.append(text.text())
    return found


def drawn_of(tmp_path: Path, value: float, year: int = 2565) -> list[Element]:
    """Return the charts of an agency that has the same score everywhere."""
    given = scores(overall=value, indicators=dict.fromkeys(range(1, 11), value))
    return drawings(assess_folder(write_agency(tmp_path, year, scores=given)).agencies[0].years[0])


def test_charts_stand_where_a_narrative_asks_for_one(pages: dict[str, Element]) -> None:
    """Results are rows with bars that say everything once; a chart stands only where an officer placed it."""
    counts = {path: len(charts(page)) for path, page in pages.items() if charts(page)}
    assert counts == {"town/2568/analysis.md": 1, "province/2566/analysis.md": 1}


def test_every_text_is_within_its_frame(pages: dict[str, Element]) -> None:
    """No text of a chart begins or, when centred, ends outside the frame."""
    assert [text for page in pages.values() for svg in charts(page) for text in outside(svg)] == []


@pytest.mark.parametrize("value", [0, 12.5, 50, 85, 100])
@pytest.mark.parametrize("year", [2565, 2566, 2569])
def test_extreme_scores_stay_within_the_frame(tmp_path: Path, value: float, year: int) -> None:
    """The lowest and highest scores, on letters, words and an unknown scale, stay within the frame too."""
    for svg in drawn_of(tmp_path, value, year):
        assert outside(svg) == []
        width = float(svg.attributes["viewbox"].split()[2])
        for bar in svg.all("rect"):
            assert 0 <= float(bar.attributes["x"]) + float(bar.attributes["width"]) <= width


def test_every_chart_says_what_it_shows(pages: dict[str, Element]) -> None:
    """Each chart is an image with a title and a description that hold its figures, tied by their ids."""
    for page in pages.values():
        for svg in charts(page):
            title, description = svg.all("title")[0], svg.all("desc")[0]
            named = f"{title.attributes['id']} {description.attributes['id']}"
            assert (svg.attributes["role"], svg.attributes["aria-labelledby"]) == ("img", named)
            assert title.text()
            assert re.search(r"[0-9]+\.[0-9]{2}", description.text())


def test_bars_are_as_long_as_their_scores(years: dict[str, Assessment]) -> None:
    """A bar's length is its score's share of the track, and its figure stands beside it."""
    svg = drawings(years["town"])[0]
    track = next(float(rect.attributes["width"]) for rect in svg.all("rect") if class_of(rect) == "track")
    bars = [float(rect.attributes["width"]) / track for rect in svg.all("rect") if "bar" in class_of(rect)]
    values = [float(text.text()) / 100 for text in svg.all("text") if class_of(text) == "value"]
    assert len(bars) == 10
    assert bars == pytest.approx(values, abs=0.001)


def test_the_target_line_stands_at_85(years: dict[str, Assessment]) -> None:
    """The line of the target stands at 85 of the track's 100, and says so."""
    svg = drawings(years["town"])[0]
    track = next(rect for rect in svg.all("rect") if class_of(rect) == "track")
    left, width = float(track.attributes["x"]), float(track.attributes["width"])
    line = next(line for line in svg.all("line") if class_of(line) == "target")
    assert float(line.attributes["x1"]) == float(line.attributes["x2"]) == pytest.approx(left + 0.85 * width, abs=0.1)
    assert [text.text() for text in svg.all("text") if class_of(text) == "target-label"] == ["85"]


def test_a_low_bar_is_marked_by_more_than_colour(years: dict[str, Assessment]) -> None:
    """Only the bar below the target has a mark of its own shape, at its own height, and the caption explains it."""
    svg = drawings(years["town"])[0]
    low = [rect for rect in svg.all("rect") if class_of(rect) == "bar low"]
    marks = [path for path in svg.all("path") if class_of(path) == "mark"]
    assert len(low) == len(marks) == 1
    height = float(re.findall(r"[0-9.]+", marks[0].attributes["d"])[1])
    assert abs(height - float(low[0].attributes["y"])) < 14
    assert "▼" in str(indicator_bars(years["town"]).caption)


def test_reaching_the_target_is_not_low(tmp_path: Path) -> None:
    """A score of exactly the target is not marked; without a target nothing is marked and no line is drawn."""
    at_target = drawn_of(tmp_path / "a", 85)[0]
    assert [path for path in at_target.all("path") if class_of(path) == "mark"] == []
    unknown = drawn_of(tmp_path / "b", 10, 2569)[0]
    assert [path for path in unknown.all("path", "line") if class_of(path) in ("mark", "target")] == []


def test_letters_have_their_scale_and_words_none(years: dict[str, Assessment]) -> None:
    """A year of letters shows its seven bands with the reported one set off; a year of words shows bars instead."""
    letters = drawings(years["subdistrict"])[1]
    bands = [text for text in letters.all("text") if "band-name" in class_of(text)]
    assert [text.text() for text in bands] == ["F", "E", "D", "C", "B", "A", "AA"]
    assert [text.text() for text in bands if "current" in class_of(text)] == ["A"]
    words = drawings(years["town"])[1]
    assert len([rect for rect in words.all("rect") if "bar" in class_of(rect)]) == 4
    assert "ผ่าน" in words.all("title")[0].text()


def test_a_radar_is_drawn_as_bars(tmp_path: Path) -> None:
    """Where a narrative asks for a radar, whose lengths nobody can compare, the indicators stand as bars."""
    root = write_agency(tmp_path, narrative="## ภาพรวม\n\n{{ chart('radar') }}\n\n{{ chart('indicators') }}\n")
    drawn = charts(read(render(assess_folder(root)).pages["ban-na/2565/analysis.md"]))
    assert [len([rect for rect in svg.all("rect") if class_of(rect).startswith("bar")]) for svg in drawn] == [10, 10]
    assert len({svg.attributes["aria-labelledby"] for svg in drawn}) == 2


def test_a_title_says_what_a_chart_shows(years: dict[str, Assessment], tmp_path: Path) -> None:
    """Above the bars stands which of them are below the line, that none is, or without a line the range."""
    assert indicator_bars(years["town"]).told == "ต่ำกว่า 85 อยู่ 1 จาก 10: 9. การเปิดเผยข้อมูล"
    assert indicator_bars(years["province"]).told == "ทั้ง 10 รายการไม่ต่ำกว่า 85"
    unknown = assess_folder(write_agency(tmp_path, 2569)).agencies[0].years[0]
    assert str(indicator_bars(unknown).told).startswith("ในแผนภูมินี้สูงสุดคือ ")
    assert indicator_bars(replace(unknown, indicators=unknown.indicators[:1])).told == ""


def test_equal_bars_have_no_highest(tmp_path: Path) -> None:
    """Where there is no line and all bars are equal, none is said to be the highest or the lowest."""
    root = write_agency(tmp_path, 2569)
    path = root / "ban-na/2569/scores.yml"
    ten = ", ".join(f"{number}: 80" for number in range(1, 11))
    path.write_text(f"overall: 80\nindicators: {{{ten}}}\n", encoding="utf-8")
    assert indicator_bars(assess_folder(root).agencies[0].years[0]).told == "ทั้ง 10 รายการได้ 80.00"


def test_results_are_rows_with_bars(pages: dict[str, Element]) -> None:
    """Each indicator is a row below its tool: name, score, a bar of that length, and the line of reference as a mark."""
    page = pages["town/2568/index.md"]
    listed = next(one for one in page.all("ul") if one.attributes.get("class") == "ps-rows").all("li")
    shown = [row for row in listed if row.all("svg")]
    assert len(shown) == 10
    for row in shown:
        (fill,) = (rect for rect in row.all("rect") if class_of(rect).startswith("fill"))
        assert f"{float(row.all('b')[0].text()):.2f}%" == fill.attributes["width"]
        assert [rect.attributes["x"] for rect in row.all("rect") if class_of(rect) == "mark"] == ["85.00%"]
    low = [row for row in shown if any(class_of(span) == "ps-low" for span in row.all("span"))]
    assert [row.all("b")[0].text() for row in low] == ["80.50"]


def test_a_table_that_repeats_a_chart_is_closed(pages: dict[str, Element]) -> None:
    """Where a narrative has both, the chart stands open and the table of the same figures below a line to press."""
    page = pages["town/2568/analysis.md"]
    closed = [one.all("caption")[0].text() for one in page.all("details") if one.all("caption")]
    assert closed == ["คะแนนรายตัวชี้วัด ปี 2568"]
