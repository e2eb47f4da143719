"""Emphasis: what stands between stars is shown so, and no letter is lost, whatever stars there are."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.render._markdown import clean
from tests.render.reading import parse

PIECES = ["*", "**", "***", "****", "_", "__", "ก", "ที่", "a", "b", " ", "\\*", "“", "&amp;", "<b>"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("*ก* **ข** ***ค***", "<em>ก</em> <strong>ข</strong> <strong><em>ค</em></strong>"),
        ("_ก_ __ข__ ___ค___", "<em>ก</em> <strong>ข</strong> <strong><em>ค</em></strong>"),
        ("**ก*ข*ค** *ก**ข**ค*", "<strong>ก<em>ข</em>ค</strong> <em>ก<strong>ข</strong>ค</em>"),
        ("***ก* ข** ***ก** ข*", "<strong><em>ก</em> ข</strong> <em><strong>ก</strong> ข</em>"),
        ("**ก *ข*** *(**ก**)*", "<strong>ก <em>ข</em></strong> <em>(<strong>ก</strong>)</em>"),
        ("**“ก”**ข ก**(ข)**ค", "<strong>“ก”</strong>ข ก<strong>(ข)</strong>ค"),
        ("**ก\nข**", "<strong>ก\nข</strong>"),
        ("ไฟล์_รายงาน_ผล snake_case_name", "ไฟล์_รายงาน_ผล snake_case_name"),
        ("ก * ข ** ค *** ง", "ก * ข ** ค *** ง"),
        ("**ก *ข", "**ก *ข"),
        ("2*3**4*5", "2<em>3**4</em>5"),
        ("*ก**ข*\\*", "<em>ก**ข</em>*"),
    ],
)
def test_words_between_marks_are_emphasised(typed: str, shown: str) -> None:
    """One mark leans, two are bold, three are both, one within the other too; what opens nothing is shown as typed."""
    assert clean(typed) == f"<p>{shown}</p>"


# A line that begins with four spaces is code, in which a reference is shown as it is typed.
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join).map(str.lstrip))
@example("*ก**ข*ค")
@example("*ก**ข*\\*")
@example("*b***“***b__***“a*")
def test_no_letter_is_lost(typed: str) -> None:
    """Every letter that is typed is shown, in its order, and nothing else is."""
    shown = parse(clean(typed)).text()
    assert re.sub(r"[^\w“]|_", "", shown) == re.sub(r"<b>|&amp;|[^\w“]|_", "", typed)
