"""A change to a file touches the lines that it must, in the style of what stands there."""

from __future__ import annotations

import pytest

from prongsai.patch import Bare, Edit, Insert, Move, Put, Remove, Unpatchable, Value, patched, still

MEASURES = """\
# มาตรการ
measures:
  # เรียงตามประเด็น
  - id: a  # ข้อแรก
    title: หนึ่ง
    addresses: [{indicator: 9}, {topic: 1}]
    steps:
      - ทำ
      # ของขั้นที่สอง
      - 'ทำ: ต่อ'
  - id: b
    title: >-
      ข้อความยาวที่ตัดบรรทัดไว้ด้วยมือ
      บรรทัดที่สองของข้อความ
      บรรทัดที่สาม
    responsible: [clerk]
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Put(("measures", 0, "title"), "สอง"), "title: หนึ่ง", "title: สอง"),
        (Put(("measures", 0, "title"), "ก: ข"), "title: หนึ่ง", "title: 'ก: ข'"),
        (Put(("measures", 0, "title"), "2568"), "title: หนึ่ง", "title: '2568'"),
        (Put(("measures", 0, "title"), Bare("2568")), "title: หนึ่ง", "title: 2568"),
        (Put(("measures", 0, "title"), "ก\nข"), "title: หนึ่ง", "title: |-\n      ก\n      ข"),
        (Put(("measures", 0, "title"), None), "title: หนึ่ง", "title:"),
        (Put(("measures", 0, "steps", 1), "ทำ"), "'ทำ: ต่อ'", "'ทำ'"),
        (Put(("measures", 0, "addresses", 0, "indicator"), Bare("10")), "indicator: 9}", "indicator: 10}"),
        (Put(("measures", 0, "addresses", 1), {"item": "O1, O2"}), "{topic: 1}", "{item: 'O1, O2'}"),
        (
            Put(
                ("measures", 1, "title"),
                "ข้อความยาวที่ตัดบรรทัดไว้ด้วยมือ บรรทัดที่สองซึ่งแก้แล้ว บรรทัดที่สาม",
            ),
            "บรรทัดที่สองของข้อความ",
            "บรรทัดที่สองซึ่งแก้แล้ว",
        ),
        (
            Put(("measures", 0, "finding"), "ต่ำ", ("id", "title", "finding", "steps")),
            "title: หนึ่ง\n",
            "title: หนึ่ง\n    finding: ต่ำ\n",
        ),
        (Put(("measures", 0, "finding"), "ต่ำ", ("finding", "id")), "- id: a", "- finding: ต่ำ\n    id: a"),
        (
            Put(("measures", 1, "period", "start"), Bare("2568-10-01")),
            "[clerk]\n",
            "[clerk]\n    period: {start: 2568-10-01}\n",
        ),
        (Insert(("measures", 0, "addresses"), 2, {"item": "O1"}), "{topic: 1}]", "{topic: 1}, {item: O1}]"),
        (Insert(("measures", 0, "addresses"), 0, {"item": "O1"}), "[{indicator", "[{item: O1}, {indicator"),
        (
            Insert(("measures", 1, "addresses"), 0, {"item": "O1"}),
            "[clerk]\n",
            "[clerk]\n    addresses: [{item: O1}]\n",
        ),
        (Insert(("measures", 0, "steps"), 2, "#ใหม่"), "ต่อ'\n", "ต่อ'\n      - '#ใหม่'\n"),
        (Insert(("measures", 0, "steps"), 1, "ใหม่"), "- ทำ\n", "- ทำ\n      - ใหม่\n"),
        (
            Insert(("measures",), 2, {"id": "c", "title": None, "steps": ["ก ข", "ค"]}),
            "[clerk]\n",
            "[clerk]\n  - id: c\n    title:\n    steps:\n      - ก ข\n      - ค\n",
        ),
        (Insert(("measures", 1, "title"), 1, "ย"), "title: >-\n", None),
        (
            Move(("measures", 0, "steps"), 0, 1),
            "      - ทำ\n      # ของขั้นที่สอง\n      - 'ทำ: ต่อ'\n",
            "      # ของขั้นที่สอง\n      - 'ทำ: ต่อ'\n      - ทำ\n",
        ),
        (Move(("measures", 0, "addresses"), 1, 0), "{indicator: 9}, {topic: 1}", "{topic: 1}, {indicator: 9}"),
        (Remove(("measures", 0, "steps", 0)), "      - ทำ\n", ""),
        (Remove(("measures", 0, "addresses", 0)), "{indicator: 9}, ", ""),
        (Remove(("measures", 0, "addresses", 1)), ", {topic: 1}", ""),
        (Remove(("measures", 0, "title")), "    title: หนึ่ง\n", ""),
        (Remove(("measures", 0, "id")), "- id: a  # ข้อแรก\n    title", "-   # ข้อแรก\n    title"),
        (Remove(("measures", 1, "id")), "- id: b\n    title", "- title"),
        (Remove(("measures", 1, "responsible", 0)), "    responsible: [clerk]\n", ""),
    ],
    ids=str,
)
def test_only_the_place_of_an_edit_changes(edit: Edit, old: str, new: str | None) -> None:
    """Values, fields and items come, go and move; comments, order, quotes and folded lines stay as they are."""
    if new is None:
        assert "title:\n      - ข้อความยาว" in patched(MEASURES, [edit])
        return
    assert MEASURES.count(old) == 1
    assert patched(MEASURES, [edit]) == MEASURES.replace(old, new)


@pytest.mark.parametrize(
    "edit",
    [
        Put((), "x"),
        Put(("measures", 7, "title"), "x"),
        Put(("measures", "title"), "x"),
        Put(("measures",), "x"),
        Put(("measures", 0, "title"), "ก\0ข"),
        Insert(("measures",), 9, "x"),
        Move(("measures",), 0, 9),
        Remove(("measures",)),
        Remove(("measures", 0, "none")),
    ],
    ids=str,
)
def test_what_cannot_be_done_alone_is_refused(edit: Edit) -> None:
    """Where there is no such place, or a comment or letter would be lost, nothing is patched."""
    with pytest.raises(Unpatchable):
        patched(MEASURES, [edit])


def test_what_follows_an_alias_is_not_changed_behind_ones_back() -> None:
    """A value that stands for two by a name is refused: the other would change with it."""
    with pytest.raises(Unpatchable):
        patched("a: &x ก\nb: *x\nc: ค\n", [Put(("b",), "ข")])


def test_a_file_without_a_last_line_break_keeps_none() -> None:
    """An item and a field put at the end of such a file stand on lines of their own."""
    assert patched("a:\n- ก", [Insert(("a",), 1, "ข"), Put(("b",), "ค")]) == "a:\n- ก\n- ข\nb: ค"
    assert patched("a:\n- ก\n- ข", [Remove(("a", 1))]) == "a:\n- ก"


def test_records_with_lists_of_their_own_stand_on_lines() -> None:
    """What comes new with records within records is written line by line, as anybody would; short ones stay short."""
    rounds: Value = [{"months": Bare("6"), "entries": [{"measure": "a", "status": "done"}]}]
    assert patched("a: 1\n", [Put(("rounds",), rounds)]) == (
        "a: 1\nrounds:\n  - months: 6\n    entries:\n      - measure: a\n        status: done\n"
    )


@pytest.mark.parametrize(
    ("edit", "now", "holds"),
    [
        (Put(("a",), "ใหม่"), {"a": "ก", "b": "อื่น"}, True),
        (Put(("a",), "ใหม่"), {"a": "ข"}, False),
        (Put(("list", 0, "title"), "ใหม่"), {"list": [{"id": "x", "title": "ก", "more": "1"}]}, True),
        (Put(("list", 0, "title"), "ใหม่"), {"list": [{"id": "y", "title": "ก"}]}, False),
        (Insert(("list",), 0, "ใหม่"), {"list": [{"id": "x", "title": "ข"}]}, True),
        (Insert(("list",), 0, "ใหม่"), {"list": []}, False),
        (Remove(("list", 0)), {"list": [{"id": "x", "title": "ข"}]}, False),
    ],
    ids=str,
)
def test_an_edit_holds_where_its_place_is_as_it_was(edit: Edit, now: object, holds: bool) -> None:  # noqa: FBT001 - a case each
    """What somebody else changed elsewhere does not matter; at the same value, or in whose list it is, it does."""
    assert still(edit, {"a": "ก", "list": [{"id": "x", "title": "ก"}]}, now) is holds
