"""Digits, numbers and codes as Thai officers write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.text import (
    cut,
    fold_digits,
    item_code,
    nearest,
    parse_number,
    question_code,
    round2,
    suggestion,
    thai_digits,
)

THAI = "๐๑๒๓๔๕๖๗๘๙"
ARABIC = "0123456789"


@given(st.text().filter(lambda text: not set(text) & set(THAI)))
def test_digits_folded_back_are_the_same(text: str) -> None:
    """Thai digits that a page shows fold back to what stood there."""
    assert fold_digits(thai_digits(text)) == text


@given(st.text(ARABIC + "กขค .,%-/()"))
def test_text_without_codes_has_only_thai_digits(text: str) -> None:
    """Where nothing is a code or an address, no Arabic digit is left."""
    assert thai_digits(text) == text.translate(str.maketrans(ARABIC, THAI))


@given(st.text())
def test_folding_leaves_no_thai_digit(text: str) -> None:
    """Folding touches Thai digits and nothing else."""
    folded = fold_digits(text)
    assert len(folded) == len(text)
    assert all(new == (ARABIC[THAI.index(old)] if old in THAI else old) for old, new in zip(text, folded, strict=True))


@pytest.mark.parametrize(
    "code", ["O34", "e13", "ITA2567", "PM2.5", "4G", "https://a.go.th/2568", "www.x.go.th/9", "ita2567@tak.go.th"]
)
def test_codes_and_addresses_keep_their_digits(code: str) -> None:
    """A code or an address stays as it must be typed, whatever stands around it."""
    assert thai_digits(f"ข้อ 5 {code} ปี 2568") == f"ข้อ ๕ {code} ปี ๒๕๖๘"


@given(st.decimals(min_value=-1000, max_value=1000, places=2))
def test_thai_and_arabic_spellings_agree(value: Decimal) -> None:
    """A number is the same in either digits, with blanks around it or a sign before it."""
    text = f"{value:f}"
    assert parse_number(text) == parse_number(thai_digits(text)) == parse_number(f" {text}\n") == value
    assert value < 0 or parse_number("+" + text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("๐", 0), ("0.5", "0.5"), ("๐.๕", "0.5"), ("-0.5", "-0.5"), ("100", 100)]
)
def test_zero_may_lead_a_fraction(text: str, value: str | int) -> None:
    """A zero alone or before the point is how numbers are written."""
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "010",
        "๐๑๐",
        "00",
        "00.5",
        "1,000",
        "1e3",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "0x10",
        "1.",
        ".5",
        "1 0",
        "--1",
        "²",
        "１",
        "1_0",
    ],
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    """Neither a leading zero nor another notation is guessed at."""
    assert parse_number(text) is None


@given(st.text() | st.text("0๑.+-eE_ nanif", max_size=12))
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    """No text makes the reader of numbers fail, and none is read as endless."""
    value = parse_number(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("value", "rounded"), [("92.895", "92.90"), ("92.8949", "92.89"), ("0.005", "0.01"), ("90", "90.00")]
)
def test_half_rounds_up(value: str, rounded: str) -> None:
    """Scores round half up to two decimals."""
    assert str(round2(Decimal(value))) == rounded


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((spelling, "O18") for spelling in ("O18", "o18", "018", "๐18", "๐๑๘", "O๑๘", "o ๑๘", " O18 ", "O 18")),
        *((spelling, "O24") for spelling in ("0๒4", "0๒๔", "O2๔")),
        *((spelling, "O1") for spelling in ("O1", "O01", "๐๐๑", "0๑")),
        ("010", "O10"),
        ("O43", "O43"),
    ],
)
def test_every_spelling_of_an_item_is_its_code(text: str, code: str) -> None:
    """The letter may be typed as a zero in either digits, as published reports do."""
    assert item_code(text) == code


@pytest.mark.parametrize(
    "text", ["", "O", "O0", "O00", "O100", "18", "๑๘", "Q18", "O-18", "O1.8", "OO1", "O²", "ข้อ O18", "e7"]
)
def test_what_is_no_item_is_none(text: str) -> None:
    """Anything but the letter and one or two digits is no item."""
    assert item_code(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((spelling, "e7") for spelling in ("E๗", "e7", "E7", "e07", " e ๗ ")),
        *((spelling, "i20") for spelling in ("I20", "i20", "1๒๐", "120", "๑๒๐", "I๒๐")),
        ("i1", "i1"),
        ("E15", "e15"),
    ],
)
def test_every_spelling_of_a_question_is_its_code(text: str, code: str) -> None:
    """The letter I may be typed as a one, as published reports do."""
    assert question_code(text) == code


@pytest.mark.parametrize("text", ["", "e", "e0", "i00", "e100", "20", "x7", "e-7", "e7.", "e7.x", "l20", "ee7", "e²"])
def test_what_is_no_question_is_none(text: str) -> None:
    """Anything but the letter and one or two digits is no question."""
    assert question_code(text) is None


@given(st.text() | st.text("Oo0๐eEiI1๑๘8 ²", max_size=6))
def test_any_text_is_a_code_or_none(text: str) -> None:
    """No text makes the readers of codes fail, and a code read again is itself."""
    item, question = item_code(text), question_code(text)
    assert item is None or item_code(item) == item
    assert question is None or question_code(question) == question


@pytest.mark.parametrize(
    ("word", "choices", "expected"),
    [
        ("overal", ["level", "overall"], "overall"),
        ("OIT", ["iit", "oit"], "oit"),
        ("ITT", ["IIT", "EIT"], "IIT"),
        ("zzz", ["level", "overall"], None),
        ("x", [], None),
    ],
)
def test_the_nearest_is_the_most_alike(word: str, choices: list[str], expected: str | None) -> None:
    """The nearest choice is found whatever the letters' case, and none when none is alike."""
    assert nearest(word, choices) == expected


@pytest.mark.parametrize(
    ("word", "choices", "limit", "expected"),
    [
        ("clark", ["clerk", "finance"], 8, " (ใกล้เคียงที่สุด: clerk)"),
        ("zzz", ["clerk", "finance"], 8, " (ใช้ได้: clerk, finance)"),
        ("zzz", ["clerk", "finance", "clerk"], 2, " (ใช้ได้: clerk, finance)"),
        ("zzz", ["clerk", "finance"], 1, ""),
        ("zzz", [], 8, ""),
    ],
)
def test_a_suggestion_helps_or_is_silent(word: str, choices: list[str], limit: int, expected: str) -> None:
    """The nearest choice is named, or else all when they are few, each once."""
    assert suggestion(word, choices, limit) == expected


@given(st.text(), st.lists(st.text(), max_size=10))
def test_the_nearest_is_always_a_choice(word: str, choices: list[str]) -> None:
    """Whatever is misspelt, what is suggested exists."""
    near = nearest(word, choices)
    assert near is None or near in choices


def test_a_text_is_cut_before_a_number_that_does_not_fit() -> None:
    """A part of a number or an address is not shown, nor are those before it in a row; words stay."""
    assert cut("โทร 081-234-5678", 12) == "โทร…"
    assert cut("เทศบาล ก 12 34 567890", 16) == "เทศบาล ก…"
    assert cut("เทศบาลตำบลทุ่งทอง", 9) == "เทศบาลตำ…"
    assert cut("1234567890", 5) == "…"
    assert cut("ก 1", 3) == "ก 1"


@given(st.text("1@{}+- %ก\n", max_size=400), st.integers(1, 300))
def test_a_cut_text_is_no_longer_and_begins_as_the_whole(text: str, most: int) -> None:
    """Whatever marks and digits are glued together, what is left is the text's own beginning."""
    kept = cut(text, most)
    assert len(kept) <= max(most, 1)
    assert kept == text or (kept.endswith("…") and text.startswith(kept[:-1]))
