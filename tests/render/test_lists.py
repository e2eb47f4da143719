"""Lists and names in a narrative are shown as they were meant, however officers type them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.documents._parts import Listing
from prongsai.documents._read_html import blocks_of
from prongsai.render._markdown import clean
from prongsai.render._shown import Line, lines, paragraphs
from tests.assess.samples import assess_folder, measures, scores, write_agency
from tests.render.reading import parse, read, render

if TYPE_CHECKING:
    from pathlib import Path

LINES = [
    "- ก",
    "  - ข",
    "    - ค",
    "1. ง",
    "๒. จ",
    "   ฉ",
    "ช",
    "",
    "* ซ",
    "(๑) ฌ",
    "---",
    "| ญ |",
    "> ฎ",
    "ก) ฏ",
    "1.1 ฐ",
    "•ฑ",
    "– ฒ",
]


def shown(typed: str) -> str:
    """Return Markdown as HTML in one line."""
    return clean(typed).replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3. ก\n4. ข", '<ol start="3"><li>ก</li><li>ข</li></ol>'),
        ("๓. ก\n๔. ข", '<ol start="3"><li class="ps-thai">ก</li><li class="ps-thai">ข</li></ol>'),
        ("พบว่า\n- ก\n- ข", "<p>พบว่า</p><ul><li>ก</li><li>ข</li></ul>"),
        ("พบว่า\n๑. ก\n2. ข", '<p>พบว่า</p><ol><li class="ps-thai">ก</li><li>ข</li></ol>'),
        ("- ก\n  - ข\n- ค", "<ul><li>ก<ul><li>ข</li></ul></li><li>ค</li></ul>"),
        ("- ก\n    - ข\n- ค", "<ul><li>ก<ul><li>ข</li></ul></li><li>ค</li></ul>"),
        ("1. ก\n   - ข\n     - ค", "<ol><li>ก<ul><li>ข<ul><li>ค</li></ul></li></ul></li></ol>"),
        ("1. ก\n\n   ต่อ\n2. ข", "<ol><li><p>ก</p><p>ต่อ</p></li><li><p>ข</p></li></ol>"),
        ("- ก\nต่อ", "<ul><li>กต่อ</li></ul>"),
        ("พบว่า\n(๑) ก\n(๒) ข", "<p>พบว่า<br>(๑) ก<br>(๒) ข</p>"),
        ("พบว่า\n๑) ก\n๒) ข", "<p>พบว่า<br>๑) ก<br>๒) ข</p>"),
        ("พบว่า\n(๕)ก\n(๖)ข", "<p>พบว่า<br>(๕)ก<br>(๖)ข</p>"),
        ("พบว่า\n1.1) ก\n1.2) ข", "<p>พบว่า<br>1.1) ก<br>1.2) ข</p>"),
        ("พบว่า\n๑.๑ ก\n๑.๒ ข", "<p>พบว่า<br>๑.๑ ก<br>๑.๒ ข</p>"),
        ("พบว่า\nก) ก\nข) ข", "<p>พบว่า<br>ก) ก<br>ข) ข</p>"),
        ("พบว่า\nก. ก\nข. ข", "<p>พบว่า<br>ก. ก<br>ข. ข</p>"),
        ("พบว่า\n• ก\n• ข", "<p>พบว่า</p><ul><li>ก</li><li>ข</li></ul>"),
        ("✓ ก\n✗ ข", "<p>✓ ก<br>✗ ข</p>"),
        ("พบว่า\n\uf06f ก\nจบ", "<p>พบว่า<br>☐ กจบ</p>"),
        ("① ก\n② ข", "<p>① ก<br>② ข</p>"),
        ("1.ก\n2.ข", "<p>1.ก<br>2.ข</p>"),
        ("1) ก\n   - ข\n2) ค", "<p>1) ก</p><ul><li>ข</li></ul><p>2) ค</p>"),
        ("1) ก\n- ข\n2) ค", "<p>1) ก</p><ul><li>ข</li></ul><p>2) ค</p>"),
        ("๑.๑ ก\n๑.๒ ข\n  ๑.๒.๑ ค", "<p>๑.๑ ก<br>๑.๒ ข<br>  ๑.๒.๑ ค</p>"),
        ("2.\u00a0ก\n3.\u3000ข", '<ol start="2"><li>ก</li><li>ข</li></ol>'),
        ("●ก\n  – ข\n● ค", "<ul><li>ก<ul><li>ข</li></ul></li><li>ค</li></ul>"),
        ("ใช้เงิน\n1.5 ล้านบาท\nจาก\nอ. เมือง", "<p>ใช้เงิน1.5 ล้านบาทจากอ. เมือง</p>"),
        ("เมื่อปี\n2566. ก", "<p>เมื่อปี2566. ก</p>"),
        ("    - รหัส", "<pre><code>- รหัส</code></pre>"),
        ("ก\n\n- - -", "<p>ก</p><hr>"),
    ],
)
def test_a_list_is_the_list_that_was_meant(typed: str, expected: str) -> None:
    """Right under a paragraph, two spaces in, in Thai digits: it is a list; a number of another kind has its own line."""
    assert shown(typed) == expected


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_no_letter_of_a_list_is_lost(typed: str) -> None:
    """Whatever lines follow each other, every word is shown, in its order."""
    assert re.sub("[^ก-ฮ]", "", parse(clean(typed)).text()) == re.sub("[^ก-ฮ]", "", typed)


def test_lists_within_lists_have_an_end() -> None:
    """Two spaces more on each line nest no deeper than ten levels, so that the time for a page stays bounded."""
    made = clean("\n".join(f"{'  ' * level}- ก" for level in range(40)))
    assert made.count("<ul>") == 10
    assert made.count("<li>") == 40


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("25. ก\n30. ข", ["25.", "30."]),
        ("๑. ก\n๒. ข\n๔. ค", ["๑.", "๒.", "๔."]),
        ("๑. ก\n๑. ข", ["๑.", "๒."]),
        ("๑. ก\n   1. ข\n\n๑๑. ค", ["๑.", "๑๑."]),
        ("3. ก\n2. ข\n1. ค", ["3.", "2.", "1."]),
        ("1. ก\n\n   ต่อ\n\n3. **ข**\n   - ย่อย", ["1.", "3."]),
        ("2567. ก\n2570. ข", ["2567.", "2570."]),
        ("1. ก\n1. ข\n1. ค", ["1.", "2.", "3."]),
        ("๐. ก\n๑. ข", ["๐.", "๑."]),
    ],
)
def test_a_list_keeps_the_numbers_that_were_typed(typed: str, numbers: list[str]) -> None:
    """The number before each line stands on the page and in documents; in its own digits; only where each is 1 they are counted."""
    html = clean(typed)
    [listing] = blocks_of(html)
    assert isinstance(listing, Listing)
    assert ([item.mark for item in listing.items], "\ue000" in html) == (numbers, False)


def test_a_long_number_in_code_stays_as_it_was_typed() -> None:
    """A line that begins with four spaces shows every sign of itself, and none more."""
    assert parse(clean("    1234567890. ข")).text().strip() == "1234567890. ข"


@pytest.mark.parametrize("digits", [10, 5_000])
@pytest.mark.parametrize("before", ["", "1. ก\n    "])
def test_a_number_too_long_for_an_item_is_one_of_the_words(digits: int, before: str) -> None:
    """A line with an account's number, or thousands of digits, before a dot keeps them, and is no list."""
    typed = f"{before}{'๑' * digits}. ข"
    html = clean(typed)
    assert (f"{'๑' * digits}. ข" in parse(html).text(), html.count("<li")) == (True, before.count("1."))


def test_a_number_of_no_item_stays_in_its_words() -> None:
    """What looks like an item and is none, for a table within the list above, keeps its number and no mark of ours."""
    typed = "1. ก\n| ข | ค |\n|:---|---:|\n| 1 | 2 |\n\n    - ย่อย\n2. ง\n"
    html = clean(typed)
    assert ("2. ง" in parse(html).text(), "\ue000" in html) == (True, False)


def test_a_name_is_text(tmp_path: Path) -> None:
    """A bar in a name parts no cells of a table, and a star in it is a star."""
    given_scores = scores(framework="โรงพยาบาล")
    given_scores["indicators"][9] = {"score": "60", "name": "ก | *ข* <b>"}
    root = write_agency(
        tmp_path,
        scores=given_scores,
        measures=measures({}, fiscal_year=2566),
        narrative="| ชื่อ | คะแนน |\n|---|---|\n| {{ indicator(9) }} | {{ score(9) }} |\n",
    )
    page = read(render(assess_folder(root)).pages["ban-na/2565/analysis.md"])
    assert [cell.text() for cell in page.all("table")[0].all("td")] == ["ก | *ข* <b>", "60.00"]


def test_one_line_with_a_printed_mark_stands_as_among_several() -> None:
    """A cell of one step has the same list, and so the same indent, as its neighbour of several."""
    one, several = lines([Line("ก", "-")]), lines([Line("ก", "-"), Line("ข", "-")])
    assert str(one) == '<ul class="ps-marked"><li><span class="ps-mark">-</span> ก</li></ul>'
    assert str(several).startswith(str(one).removesuffix("</ul>"))
    assert lines(["ก"]) == "ก"


@pytest.mark.parametrize("marks", ["๑) ๒)", "(๕) (๖)", "1.1) 1.2)", "ก) ข)", "• •", "- -", "๑. ๒.", "1.1 1.2"])
def test_marked_lines_of_a_text_are_a_list_with_its_marks(marks: str) -> None:
    """A numbered list pasted into a field is a list that keeps its numbering; what stands around it are paragraphs."""
    first, second = marks.split()
    shown_lines = paragraphs(f"พบว่า\n{first} ก\n\n{second} ข\nทั้งนี้")
    listed = "".join(
        f'<li><span class="ps-mark">{mark}</span> {word}</li>' for mark, word in ((first, "ก"), (second, "ข"))
    )
    assert shown_lines == f'<p>พบว่า</p><ul class="ps-marked">{listed}</ul><p>ทั้งนี้</p>'


def test_one_marked_line_is_a_paragraph() -> None:
    """A line that begins like an item, with no other beside it, is no list."""
    assert paragraphs("ก\n1. ข\nค") == "<p>ก</p><p>1. ข</p><p>ค</p>"
