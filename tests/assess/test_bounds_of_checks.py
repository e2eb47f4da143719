"""Where a doubt of a check begins and ends: names spelt differently, years of another era, days of another year."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.assess.checks.names import _is_place
from prongsai.assess.checks.years import _era, _outside, _turned
from prongsai.assess.prose.spelling import composed
from prongsai.content import ThaiDate
from prongsai.criteria import misspelt, off_by_one


@pytest.mark.parametrize(
    ("run", "name", "slip"),
    [
        ("ทุ่งทอง", "ทุ่งทอง", None),
        ("ทุ่งทองคำ", "ทุ่งทอง", None),
        ("ทุ่งทิง", "ทุ่งทอง", "ทุ่งทิง"),
        ("ทุงทองได้", "ทุ่งทอง", "ทุงทอง"),
        ("ทุงทองได้รับรางวัล", "ทุ่งทอง", "ทุงทอง"),
        ("บ้านนา", "ทุ่งทอง", None),
        ("ตราด", "ตาก", None),
        ("ตากก", "ตาก", None),
        ("ตาด", "ตาก", None),
        ("ตําบล", "ตำบล", None),
        ("ตําบัล", "ตำบล", "ตำบั"),
        ("ตระคร้ำเอน", "ตะคร้ำเอน", "ตระคร้ำเอน"),
        ("ตะคร้ำ", "ตะคร้ำเอน", "ตะคร้ำ"),
        ("ตะคร้", "ตะคร้ำเอน", None),
        ("กขคxxx", "กขคงจฉ", None),
        ("กขคงxx", "กขคงจฉ", None),
        ("กขคxxxx", "กขคงจฉช", None),
        ("กขคงxxxx", "กขคงจฉชซ", None),
        ("กขคxxxxx", "กขคงจฉชซ", None),
        ("กขคงจฉxxแดง", "กขคงจฉชซ", None),
        ("กขคงจฉxซแดงส", "กขคงจฉชซ", "กขคงจฉxซ"),
        ("กขคงจxxxแดงส", "กขคงจฉชซ", None),
        ("กขคงxxxxแดงส", "กขคงจฉชซ", None),
        ("ครีแอน", "ตะคร้ำเอน", "ครีแอน"),
        ("ครีแอนจัดทำรายงาน", "ตะคร้ำเอน", None),
        ("หนองบ้ว", "หนองบัว", "หนองบ้ว"),
        *((slip, "ธารน้ำแก้ว", slip) for slip in ("ธารน้ำแกว", "ธารน้ำแก้ง", "ทารน้ำแก้ว", "ธารน้ำแแก้ว", "ธารแก้ว")),
        *((f"ธาร{other}", "ธารน้ำแก้ว", None) for other in ("น้ำใส", "น้ำเงิน", "น้ำตก", "น้ำดำได้", "ทองแก้ว")),
        ("ท่าน้ำแก้ว", "ธารน้ำแก้ว", None),
        ("หนองแวง", "หนองบัว", None),
        ("", "กขค", None),
    ],
)
def test_a_name_spelt_differently_is_told_from_another_word(run: str, name: str, slip: str | None) -> None:
    """A letter or a mark is a slip, another whole word is another place; a short name or a part is held to more."""
    assert misspelt(composed(run), name) == slip


@pytest.mark.parametrize(
    ("printed", "right", "same"),
    [
        ("เมือง", "เมืองตาก", True),
        ("เมือง", "แม่สอด", False),
        ("เมืองตาก", "เมืองตาก", True),
        ("เมืองตากและ", "เมืองตาก", True),
        ("เมืองเลย", "เมืองตาก", False),
        *((word, "แม่สอด", True) for word in ("จังหวัด", "อำเภอ", "และ", "หรือ", "ต่าง", "ของ", "ใน")),
        ("แม่สาย", "แม่สอด", False),
    ],
)
def test_a_place_is_the_right_one_or_none(printed: str, right: str, same: bool) -> None:  # noqa: FBT001 - a parameter
    """A capital's district may be called เมือง alone; words that are no names are none."""
    assert _is_place(printed, right) is same


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (1949, ""),
        (1950, "เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2493"),
        (2026, "เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2569"),
        (2100, "เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2643"),
        (2101, ""),
        (2569, ""),
        (3049, ""),
        (3050, "บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2507"),
        (3112, "บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2569"),
        (3200, "บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2657"),
        (3201, ""),
    ],
)
def test_a_year_is_of_another_era_within_bounds(year: int, told: str) -> None:
    """Years of our time that are C.E., and those to which 543 was added twice."""
    assert " ".join(_era(year) or ()) == told


@pytest.mark.parametrize(
    ("year", "own", "told"),
    [
        ("2565", 2557, ""),
        ("2565", 2556, "อยู่ห่างจากปีของผล (2556) มาก น่าจะเป็น 2556"),
        ("2565", 2554, "อยู่ห่างจากปีของผล (2554) มาก น่าจะเป็น 2556"),
        ("2565", 2553, "อยู่ห่างจากปีของผล (2553) มาก น่าจะเป็น 2556"),
        ("2565", 2552, ""),
        ("2596", 2566, "อยู่ห่างจากปีของผล (2566) มาก น่าจะเป็น 2569"),
        ("2586", 2571, "อยู่ห่างจากปีของผล (2571) มาก น่าจะเป็น 2568"),
        ("2586", 2572, ""),
        ("2580", 2566, ""),
    ],
)
def test_a_far_year_may_be_a_near_one_turned_round(year: str, own: int, told: str) -> None:
    """More than eight years off, where its last digits turned round are within three."""
    assert " ".join(_turned(year, own) or ()) == told


FIRST, LAST = date(2025, 10, 1), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (ThaiDate(2568, 10, 1), ThaiDate(2569, 9, 30), None),
        (ThaiDate(2568, 10), ThaiDate(2569, 9), None),
        (ThaiDate(2568, 9, 30), None, ("W503", "start")),
        (ThaiDate(2568, 9), None, ("W503", "start")),
        (ThaiDate(2569, 9, 30), None, None),
        (ThaiDate(2569, 10, 1), None, ("W503", "start")),
        (ThaiDate(2569, 10), None, ("W503", "start")),
        (None, ThaiDate(2569, 9, 30), None),
        (None, ThaiDate(2569, 10, 1), ("W503", "end")),
        (ThaiDate(2568, 10, 1), ThaiDate(2569, 10, 1), ("H504", "end")),
        (ThaiDate(2568, 9, 1), ThaiDate(2569, 10, 1), ("W503", "start")),
        (None, ThaiDate(2568, 9, 30), ("W503", "end")),
        (None, ThaiDate(2568, 10, 1), None),
        (None, ThaiDate(2568, 9), ("W503", "end")),
        (None, None, None),
    ],
)
def test_a_time_lies_in_its_fiscal_year(
    start: ThaiDate | None, end: ThaiDate | None, told: tuple[str, str] | None
) -> None:
    """It starts on a day of the year; one that runs on beyond is a hint."""
    assert _outside(start, end, FIRST, LAST) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("และประสิทธิภาพการสือสาร", [(3, "ประสิทธิภาพการสือสาร")]),
        ("ประสิทธภาพการสื่อสารดี", [(0, "ประสิทธภาพการสื่อสาร")]),
        ("ประสิทธิภาพการสื่่อสาร", [(0, "ประสิทธิภาพการสื่่อสาร")]),
        ("ประสิทธิภาพการสื่อสรา", [(0, "ประสิทธิภาพการสื่อสรา")]),
        ("ประสิทธิภาพการสื่อสาร", []),
        ("ประสิทธิภาพการสื่อสารองค์กร", []),
        ("ประสิทธิภาพการสนทนา", []),
    ],
)
def test_a_name_but_for_one_letter_is_found_anywhere(text: str, found: list[tuple[int, str]]) -> None:
    """A letter left out, put in or changed, or two swapped, in one half of a name; the name itself is none."""
    assert [*off_by_one(text, "ประสิทธิภาพการสื่อสาร")] == found
