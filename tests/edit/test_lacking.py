"""What is missing, told in the form: where it was asked for, by the words that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.edit.walker import Walker

if TYPE_CHECKING:
    from tests.conftest import TinySite


def test_what_was_emptied_is_told_where_it_stood(tiny: TinySite) -> None:
    """A name that must be told is missed beside its own box, by the words of the form."""
    walker = Walker(tiny.root).open("thung-thong/agency.yml").send("save", {"short_name": ""})
    assert walker.found("short_name") == ["ต้องแก้ ขาดข้อมูลที่ต้องมี “ชื่อย่อของหน่วยงาน” E103"]


def test_what_a_draft_lacks_is_told_by_the_words_of_the_form(tiny: TinySite) -> None:
    """A score that is not there yet is called what its box is called."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall:")
    walker = Walker(tiny.root).open("thung-thong/2568/scores.yml")
    assert walker.found("overall") == ["ข้อสังเกต ฉบับร่างยังขาด “คะแนนภาพรวม” H021"]
