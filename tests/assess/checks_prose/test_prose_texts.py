"""The narrative keeps what was typed apart from what placeholders gave, and any text can be checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prongsai.assess import assess_site
from prongsai.assess._assess import assess
from prongsai.assess.checks.prose import typed_by_hand
from prongsai.content import Source, load_site
from tests.accuracy.prose import measure_prose
from tests.assess.samples import assess_folder, assess_reports, measures, scores, write_agency
from tests.conftest import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

PIECES = (
    "ตัวชี้วัดที่ ",
    "ประสิทธิภาพการสื่อสาร",
    "คะแนน",
    "ร้อยละ ",
    "ได้ ",
    "ต่ำสุดคือ ",
    "ทุกเครื่องมือ",
    "IIT, EIT และ OIT ",
    "ต่ำกว่า ",
    "ตัวชี้วัด",
    "77.02",
    "๗๗.๐๒",
    "85",
    " ",
    "\n",
    "\r",
    "\n\n- ",
    "| ",
    "ตามลำดับ",
    "{{ score(7) }}",
    "{{ lowest.score }}",
    '{{ table("items") }}',
    "{## 77.02 ##}",
    "{%- if true -%}",
    "{% endif %}",
    "{% raw %}",
    "{% endraw %}",
    "\ue000",
)


def test_every_typed_piece_stands_where_it_says() -> None:
    """In the narratives of the whole site the pieces together are the published text, and each typed one stands at its offset."""
    for agency in assess_reports().agencies:
        year = agency.years[0]
        segments = year.narrative.segments
        assert "".join(segment.text for segment in segments) == year.narrative.text
        typed = [(one.text, one.offset) for one in segments if one.offset is not None]
        assert len(typed) > 20
        file = year.report.narrative.text
        assert all(file.startswith(text, offset) for text, offset in typed)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_what_may_be_replaced_is_what_was_typed(tiny: TinySite, pieces: list[str]) -> None:
    """Whatever stands in a narrative, a figure to be replaced stands in the file at its offset and place."""
    year = assess_site(load_site(tiny.root)).agencies[0].years[0]
    source = Source("a/2568/analysis.md", "".join(pieces))
    found = assess(year.slug, year.agency, replace(year.report, narrative=source))
    for one in typed_by_hand(found):
        assert source.text[one.start : one.end] == one.typed
        line = source.text.replace("\r", "\n").split("\n")[one.place.line - 1]
        assert line[one.place.column - 1 :].startswith(one.typed)


def test_planted_slips_are_found() -> None:
    """Of 40 slips planted in its narratives at least 95 % are found, and no right figure is doubted."""
    result = measure_prose(WHOLE, plants=40)
    assert result.planted == 40
    assert result.detected >= 38
    assert result.false_alarms == 0


def test_what_a_measure_is_to_reach_is_no_score(tmp_path: Path) -> None:
    """In a plan the score to be reached is not held against this year's, and the one to begin from is."""
    plan = measures(
        {"addresses": [{"indicator": 9}], "monitoring": "คะแนน ITA เพิ่มขึ้นเป็น 95.00 คะแนน"},
        {"addresses": [{"indicator": 10}], "monitoring": "คะแนนตัวชี้วัดที่ 9 เพิ่มขึ้นจาก 61.00 เป็น 92.00"},
    )
    found = assess_folder(write_agency(tmp_path, measures=plan)).agencies[0].years[0].findings
    assert [one.message for one in found if one.code == "W401"] == [
        "เนื้อความพิมพ์ 61.00 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 60.00 แก้เป็น 60.00"
    ]


def test_what_a_measure_is_founded_on_is_held_against_the_scores(tmp_path: Path) -> None:
    """What a measure found, what fell and what a year until now had are results, in a plan too."""
    plan = measures(
        {"addresses": [{"indicator": 9}], "finding": "คะแนนภาพรวมเพิ่มขึ้นเป็น 95.00 คะแนน"},
        {"addresses": [{"indicator": 10}], "monitoring": "คะแนนตัวชี้วัดที่ 9 ลดลงจาก 99.00 เป็น 61.00"},
        {"addresses": [{"indicator": 8}], "monitoring": "ปี 2565 คะแนนตัวชี้วัดที่ 9 เพิ่มขึ้นเป็น 92.50"},
    )
    told = scores(earlier={2564: {"score": "70.00", "indicators": {9: "70.00"}}})
    found = assess_folder(write_agency(tmp_path, scores=told, measures=plan)).agencies[0].years[0].findings
    assert [one.message for one in found if one.code == "W401"] == [
        "เนื้อความพิมพ์ 99.00 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ปี 2564 ได้ 70.00 แก้เป็น 70.00",
        "เนื้อความพิมพ์ 61.00 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 60.00 แก้เป็น 60.00",
        "เนื้อความพิมพ์ 95.00 แต่คะแนนภาพรวม ได้ 80.80 แก้เป็น 80.80",
        "เนื้อความพิมพ์ 92.50 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 60.00 แก้เป็น 60.00",
    ]
