"""How much of a title a text has: letters alone count, in blocks of three, from the beginning."""

from __future__ import annotations

import pytest

from prongsai.criteria import begins, letters, share


@pytest.mark.parametrize(
    ("text", "reduced"),
    [
        ("E–Service ๑๒", "eservice12"),
        ("(ก) ข/ค.", "กขค"),
        ("น้ำ ฯลฯ ฿ ๆ เก็บ", "น้ำลเก็บ"),
        ("", ""),
    ],
)
def test_only_letters_and_digits_are_compared(text: str, reduced: str) -> None:
    """Signs, spaces and repetition marks are left out, Thai digits are Arabic ones, capitals small."""
    assert letters(text) == reduced


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("กขคงจฉชซ", "กขคงจฉชซ", 1),
        ("กขคงจฉชซ", "กขคง", 0.5),
        ("กขคงจฉชซ", "กขคxจฉชซ", 7 / 8),
        ("กขคงจฉชซ", "กขxxจฉชซ", 0.5),
        ("กขคงจฉชซ", "xxxxกขคงจฉชซ", 1),
        ("กขคงจฉชซ", "xxxxxกขคงจฉชซ", 7 / 8),
        ("กขคงจฉชซ", "", 0),
        ("", "กขค", 0),
    ],
)
def test_the_share_of_a_title_that_stands_at_the_beginning(title: str, text: str, expected: float) -> None:
    """Blocks of three letters or more count, within five quarters of the title's length and two letters."""
    assert share(title, text) == expected


@pytest.mark.parametrize(
    ("title", "printed", "expected"),
    [
        ("กขคงจฉชซฌญฎฏ", "กขคงจฉชซฌญฎฏ", 1),
        ("กขคงจฉชซฌญฎฏ", "กขคงจฉ", 0.5),
        ("กขคงจฉชซฌญฎฏ", "กขคxจฉชซฌญฎฏ", 0),
        ("กขคงจฉชซฌญฎฏ", "กขคงxxชซฌญฎฏ", 10 / 12),
        ("กขคงจฉชซฌญฎ", "กขคงจฉชซฌญฎ", 1),
        ("กขคงจฉชซฌญฎ", "กขคงจฉชซฌญx", 0),
        ("กขคงจฉชซฌญฎ", "“กข-คง จฉชซฌญฎ” ใช้ได้", 1),
        ("กขคงจฉชซฌญฎ", "กขคงจฉชซฌญฎฏ", 0),
        ("กขคงจฉชซฌญฎ", "กขคงจฉชซฌญฎ๑", 0),
        ("กขคง12", "กขคง ๑๒ ก", 1),
        ("กขคงab", "กขคง AB ก", 1),
    ],
)
def test_a_title_and_a_text_begin_alike(title: str, printed: str, expected: float) -> None:
    """Their first four letters are the same; one below twelve letters stands whole, and no letter follows it."""
    assert begins(title, letters(printed), printed) == expected
