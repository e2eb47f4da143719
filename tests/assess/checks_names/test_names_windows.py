"""What a slip is told with, and how far the text around it is read: each bound stands at its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_names.told import of_text

if TYPE_CHECKING:
    from tests.conftest import TinySite

K = "ก"
AROUND = [
    (f"{K * 12}เเ{K * 12}", f"{K * 10}เเ{K * 10}"),
    (f"{K * 12}ะ{K * 9}เเ{K * 9}า{K * 12}", f"{K}ะ{K * 9}เเ{K * 9}า"),
    (f"{K * 12}ี{K * 9}เเ{K * 10}ี{K * 12}", f"{K}ี{K * 9}เเ{K * 10}ี"),
    (f"{K * 12}๑๒{K * 8}เเ{K * 9}๑๒๓{K * 12}", f"{K}๑๒{K * 8}เเ{K * 9}๑๒๓"),
    (f"{'a' * 62}เเ{'b' * 62}", f"{'a' * 60}เเ{'b' * 60}"),
    (f"ก {K * 3}เเ{K * 3} ก", f"{K * 3}เเ{K * 3}"),
    ("กเเ", "กเเ"),
]


@pytest.mark.parametrize(("text", "found"), AROUND)
def test_a_slip_is_told_with_the_letters_around_it(tiny: TinySite, text: str, found: str) -> None:
    """Ten letters on each side up to a space, more where a mark, a number or an address would be cut, never above 60."""
    [told] = of_text(tiny, text)
    clean = found.replace("เเ", "แ")
    assert told.endswith(f"W606 “{found}” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “{clean}”")


def test_a_long_slip_is_told_by_its_beginning(tiny: TinySite) -> None:
    """Of strays in a row sixty letters are told, with ten more as around any slip."""
    assert of_text(tiny, f"ก{'क' * 80}") == [f"1:2: W605 มีอักษรเทวนาครีปนใน “ก{'क' * 70}” ให้พิมพ์ “ก{'ก' * 70}”"]


@pytest.mark.parametrize(("letters", "told"), [(60, f"<b>{K * 53}</b>"), (61, "<b>")])
def test_tags_are_told_with_what_they_hold(tiny: TinySite, letters: int, told: str) -> None:
    """The tags of a line are quoted from the first to the last up to sixty letters, else the first alone."""
    advice = f"ให้พิมพ์ “{K * 53}”" if letters == 60 else "ให้ลบออก"
    assert of_text(tiny, f"<b>{K * (letters - 7)}</b>") == [f"1:1: W609 มีแท็ก HTML “{told}” ในข้อความ {advice}"]


def test_the_words_between_tags_are_advised_with_single_spaces(tiny: TinySite) -> None:
    """Where tags stood, and what no reader saw, is a space."""
    [told] = of_text(tiny, "<b>ก</b><i>ข</i> <style>p {}</style>  <u>ค</u>")
    assert told.endswith("ให้พิมพ์ “ก ข ค”")


@pytest.mark.parametrize("tag", ["<p>", "</p>", "<BR/>", '<a href="x">', "<h6>", "<o:p>"])
def test_every_kind_of_tag_is_told(tiny: TinySite, tag: str) -> None:
    """Opening, closing, empty, in capitals or with attributes."""
    assert of_text(tiny, f"ก {tag}") == [f"1:3: W609 มีแท็ก HTML “{tag}” ในข้อความ ให้ลบออก"]


ZERO = "รหัส “02” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O2”"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"ข้อ{' ' * 27}02", True),
        (f"ข้อ{' ' * 28}02", False),
        ("ข้อที่ 02", True),
        ("หัวข้อ 02", True),
        ("อ้างอิงจาก 02", True),
        ("ขอ 02", False),
        ("02 : *ข้อมูลผู้บริหาร", True),
        ("02 – -ข้อมูลผู้บริหาร", True),
        ("02 ข้อมูลผู้บริ", True),
        ("02 ข้อมูลผู้บร", False),
        ("02 ข้อมูลผู้ป่วย", False),
        ("02 ข่าวผู้บริหาร", False),
        ("02 (อ้างอิง)", False),
        ("02 ก", False),
        (f"02 {'.' * 287}ข้อมูลผู้บริหาร", True),
        (f"02 {'.' * 288}ข้อมูลผู้บริหาร", False),
    ],
)
def test_a_zero_is_an_o_where_the_text_says_so(tiny: TinySite, text: str, told: bool) -> None:  # noqa: FBT001 - a parameter
    """By ข้อ within thirty letters before it, or by the item's title within three hundred behind it."""
    assert [line.partition(" W604 ")[2] for line in of_text(tiny, text) if "W604" in line] == [ZERO] * told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01 โครงสร้างและอำนาจห", "O1"),
        ("01 โครงสร้างและอำนาจ", None),
        ("๐2 ก", "O2"),
        ("0๒ ก", "O2"),
        ("๐๒ ก", None),
        ("010 E-Service", "O10"),
        ("010 E - Service: ใช้ได้", "O10"),
        ("010 E-Services", None),
    ],
)
def test_three_quarters_of_a_title_name_an_item(tiny: TinySite, text: str, code: str | None) -> None:
    """A long title is known by three quarters of it, a short one stands whole and alone."""
    told = [line for line in of_text(tiny, text) if "W604" in line]
    assert [line.rpartition("ให้พิมพ์ ")[2] for line in told] == ([f"“{code}”"] if code else [])
