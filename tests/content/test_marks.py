"""Lines of a list, told from one another and from those within them by their marks and how far they stand in."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from prongsai.content._marks import Marked, read_marks
from prongsai.content.model.points import Points, SubSteps


def printed(found: tuple[Marked, ...]) -> list[str]:
    """Return each line with its mark, those within it behind a `>`, a break as `/`."""
    return [
        f"{into}{one.mark}|{one.words}".replace("\n", "/")
        for outer in found
        for into, one in [("", outer), *((">", inner) for inner in outer.below)]
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- ก\n- ข", ["-|ก", "-|ข"]),
        ("- ก\n– ข\n— ค\n• ง\n* จ\n· ฉ", ["-|ก", "–|ข", "—|ค", "•|ง", "*|จ", "·|ฉ"]),
        ("1. ก\n๒. ข\n10. ค", ["1.|ก", "๒.|ข", "10.|ค"]),
        ("ก. ก\nข. ข\nฮ. ค", ["ก.|ก", "ข.|ข", "ฮ.|ค"]),
        ("1. ก\n2. ข\n   ต่อ\n\n3. ค", ["1.|ก", "2.|ข/ต่อ", "3.|ค"]),
        ("1. ก\n- ข\n- ค\n2. ง", ["1.|ก", ">-|ข", ">-|ค", "2.|ง"]),
        ("1. ก\n  2. ข\n3. ค", ["1.|ก", ">2.|ข", "3.|ค"]),
        ("1. ก\n 2. ข", ["1.|ก", ">2.|ข"]),
        ("(1) ก\n(๒) ข\n1) ค\n1. ง\n1 จ", ["(1)|ก", "(๒)|ข", ">1)|ค", ">1.|ง/1 จ"]),
        ("1.1 ก\n1.2 ข\n1.2.3 ค", ["1.1|ก", "1.2|ข", ">1.2.3|ค"]),
        ("- เช้า\n12.30 น. เริ่มประชุม\n1.5 ล้านบาท สำหรับอบรม", ["-|เช้า/12.30 น. เริ่มประชุม/1.5 ล้านบาท สำหรับอบรม"]),
        ("\uf0b7 ก\n\uf0d8 ข", ["•|ก", "•|ข"]),
        ("ก. ข\nฮ) ค\n(ง) จ", ["ก.|ข", ">ฮ)|ค", ">(ง)|จ"]),
        ("1. ก\n- ข\n  ต่อ\n\n  อีก\n2. ค", ["1.|ก", ">-|ข/ต่อ/อีก", "2.|ค"]),
        ("ก\nข", ["|ก/ข"]),
        ("ก\n- ข\n- ค", ["|ก", ">-|ข", ">-|ค"]),
        ("ดำเนินการดังนี้\nต่อ\n(๕) ก\n- ข\n(๖) ค", ["|ดำเนินการดังนี้/ต่อ", ">(๕)|ก", ">(๖)|ค"]),
        ("1.ก\n๒.ข\n3.เก", ["1.|ก", "๒.|ข", "3.|เก"]),
        ("- ก\n5.บาท\n2.5ล้าน", ["-|ก/5.บาท/2.5ล้าน"]),
        ("✓ ก\n✗ ข\n☐ค\n☑ ง", ["✓|ก", "✗|ข", "☐|ค", "☑|ง"]),
        ("\uf0fc ก\n\uf0fb ข\n\uf0fe ค", ["✓|ก", "✗|ข", "☑|ค"]),
        ("① ก\n②ข\n- ค", ["①|ก", "②|ข", ">-|ค"]),
        ("  - ก\n - ข\n    - ค", ["-|ก", "-|ข", ">-|ค"]),
        ("- ก\n1. ข\n  - ค", ["-|ก", ">1.|ข", ">-|ค"]),
        ("\n\n- ก  \n\n", ["-|ก"]),
        ("\t- ก\n\u3000- ข\n\u00a0- ค", ["-|ก", "-|ข", "-|ค"]),
        ("1.\u3000ก\n2.\u00a0ข\n3.\tค\n4.  ง", ["1.|ก", "2.|ข", "3.|ค", "4.|ง"]),
        ("(๑)ก\n(๒)ข\n2)ค", ["(๑)|ก", "(๒)|ข", ">2)|ค"]),
        ("•ก\n● ข\n▪ค\n➢ ง\n►จ", ["•|ก", "●|ข", "▪|ค", "➢|ง", "►|จ"]),
        ("1.1) ก\n(1.2) ข", ["1.1)|ก", ">(1.2)|ข"]),
        ("1.5ล้าน\nก.พ. 2568\n1.) ก", ["|1.5ล้าน/ก.พ. 2568/1.) ก"]),
        ("- .ก", ["-|.ก"]),
        ("1000. ก", ["|1000. ก"]),
        ("-ก", ["|-ก"]),
        ("-", ["|-"]),
        ("", []),
        ("\n", []),
    ],
)
def test_lines_stand_where_their_marks_say(text: str, lines: list[str]) -> None:
    """The first mark is of the upper level; another kind of mark, or one further in, belongs to the line above."""
    assert printed(read_marks(text)) == lines


@pytest.mark.parametrize("listed", [Points, SubSteps])
def test_no_level_is_lost_where_there_is_room_for_one(listed: type) -> None:
    """What stands below a list below a line is among the line's own lines."""
    (line,) = TypeAdapter[tuple[object, ...]](listed).validate_python("ดำเนินการดังนี้\n1. ก\n   - ข\n2. ค")
    assert str(line) == "ดำเนินการดังนี้\n1. ก\n- ข\n2. ค"
