"""What each stray letter of another script stands for, and what is left alone."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from prongsai.assess.prose.spelling import KINDS

FOREIGN, _, MARKS, UNSEEN = KINDS
STRAYS = [*range(0x900, 0xE00), *range(0xE80, 0x1100), *range(0x1780, 0x1800), *range(0xF700, 0xF71B)]


@pytest.mark.parametrize("letter", [0x8FF, 0xE5C, 0x1100, 0x177F, 0x1800, 0xF6FF, 0xF71B])
def test_beside_the_scripts_nothing_is_a_stray(letter: int) -> None:
    """What stands just before or behind their blocks is left alone."""
    assert FOREIGN.clean(f"ก{chr(letter)}") == f"ก{chr(letter)}"


def test_no_stray_is_left() -> None:
    """Each letter of the scripts beside a Thai one is found, and is a Thai one or none afterwards."""
    for letter in map(chr, STRAYS):
        assert [match[0] for match in FOREIGN.found(f"ก{letter}")] == [letter]
        assert all("ก" <= one <= "๛" for one in FOREIGN.clean(f"ก{letter}"))


def test_no_slip_is_without_its_sign() -> None:
    """What a text is looked through for first stands in every slip of each kind: no three letters hide one."""
    letters = "กA “ะาำเใไัิฺุ่้็์ํ๎\u200d\u200bО"
    for text in map("".join, product(letters, repeat=3)):
        for kind in KINDS:
            assert kind.sign.search(text) or not any(rule.search(text) for rule, _ in kind.rules), (kind.code, text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ", "กขคงจชญดตถทนบปผฝพฟมยรลวสหอฮ"),
        ("ະັາິີຶືຸູເແໂໃໄ່້໊໋໌ໍ", "ะัาิีึืุูเแโใไ่้๊๋์ํ"),
        ("໐໑໒໓໔໕໖໗໘໙", "๐๑๒๓๔๕๖๗๘๙"),
        ("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ", "กขคฆงจฉชฌญฏฐฑฒณตถทธนปผพภมยรลวศษสหฬ"),
        ("កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវឝឞសហឡអ", "กขคฆงจฉชฌญฎฐฑฒณตถทธนปผพภมยรลวศษสหฬอ"),
        ("ािीुूेै्ं", "าิีุูเไฺํ"),
        ("\uf700\uf701\uf702\uf703\uf704", "ฐิีึื"),
        ("\uf705\uf706\uf707\uf708\uf709", "่้๊๋์"),
        ("\uf70a\uf70b\uf70c\uf70d\uf70e", "่้๊๋์"),
        ("\uf70f\uf710\uf711\uf712", "ญัํ็"),
        ("\uf713\uf714\uf715\uf716\uf717\uf718\uf719\uf71a", "่้๊๋์ฺุู"),
        ("А1В2Е3К4М5Н6О7Р8С9Т0Х", "A1B2E3K4M5H6O7P8C9T0X"),
        ("а1е2о3р4с5у6х7І8і9Ѕ0ѕ", "a1e2o3p4c5y6x7I8i9S0s"),
        ("Α1Β2Ε3Ζ4Η5Ι6Κ7Μ8Ν9Ο0Ρ1Τ2Υ3Χ4ο", "A1B2E3Z4H5I6K7M8N9O0P1T2Y3X4o"),
    ],
)
def test_a_stray_is_the_letter_that_it_stands_for(typed: str, meant: str) -> None:
    """By the order of the scripts' alphabets, by its looks, or by the place that an old font gave it."""
    assert FOREIGN.clean(f"ก{typed}") == f"ก{meant}"


@pytest.mark.parametrize("text", ["О", " О ", "x α y", "नमस्ते", "ລາວ"])
def test_a_word_of_another_script_is_none(text: str) -> None:
    """Alone, or among its own, a letter is no slip."""
    assert FOREIGN.found(text) == []


def test_each_mark_that_follows_itself_is_told_once() -> None:
    """So are two tones and two vowels on one consonant; the first stands."""
    marks = [letter for letter in map(chr, range(0xE30, 0xE4F)) if unicodedata.category(letter) in ("Mn", "Lo")]
    for mark in [one for one in marks if one not in "เฯๅ"]:
        text = f"ก{mark}{mark}{mark}ก"
        assert MARKS.found(text)
        assert MARKS.clean(text) in (f"ก{mark}ก", f"กก{mark}")
    assert MARKS.clean("ก่้า กิี") == "ก่า กิ"


@pytest.mark.parametrize("letter", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u200e"])
def test_what_nobody_sees_goes(letter: str) -> None:
    """Spaces of no width, soft hyphens and marks of direction."""
    assert UNSEEN.clean(f"ก{letter}ข") == "กข"


@pytest.mark.parametrize("letter", ["👨\u200d👩", "✅\ufe0f", "❤\ufe0f\u200d🔥", "☀\u200d"])
def test_what_is_part_of_a_picture_stays(letter: str) -> None:
    """Joiners and choosers of forms within an emoji are seen by it."""
    assert UNSEEN.found(f"ก{letter}ข") == []
