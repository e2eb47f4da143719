"""The YAML reader: every scalar stays text, every value has its place, and no file can break it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from prongsai.content import Source
from prongsai.content._yaml import DEPTH_LIMIT, NODE_LIMIT, parse
from prongsai.findings import ContentError, Place

if TYPE_CHECKING:
    from tests.conftest import TinySite

TOO_FAR = f"E009 โครงสร้าง YAML ใหญ่หรือซ้อนลึกเกินไป (เกิน {NODE_LIMIT} ค่า หรืออ้างถึงตัวเอง) ให้เขียนค่าออกมาตรง ๆ แทน anchor/alias"
SYNTAX = "E006 ไวยากรณ์ YAML ผิด: "
UNCLOSED = SYNTAX + "เครื่องหมายคำพูดหรือวงเล็บเปิดแล้วไม่ปิด"
START = SYNTAX + "อักขระนี้ขึ้นต้นค่าไม่ได้ ให้ใส่เครื่องหมายคำพูดครอบ"
COLON = SYNTAX + "มีเครื่องหมาย “:” เกินในบรรทัด ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"
INDENTED = SYNTAX + "ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า หรือบรรทัดก่อนหน้าขาดเครื่องหมาย “:” ที่ตามด้วยช่องว่าง"
NO_COLON = SYNTAX + "ไม่พบเครื่องหมาย “:” ที่ตามด้วยช่องว่าง หลังชื่อข้อมูล"
QUOTED = "ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"
SPACE = "หลัง “:” ต้องเว้นวรรค ให้เขียน"
NO_TAG = f"เครื่องหมาย ! ขึ้นต้นค่าไม่ได้ {QUOTED}"
UNCLOSED_QUOTE = SYNTAX + "เครื่องหมายคำพูดเปิดแล้วไม่ปิด"
TAB = "E007 ใช้แท็บย่อหน้าไม่ได้ ให้ใช้ช่องว่าง (2 ช่องต่อหนึ่งระดับ)"
HIDDEN = SYNTAX + "มีอักขระควบคุมที่มองไม่เห็น"


def refused(text: str) -> str:
    """Return the finding with which a text is refused."""
    with pytest.raises(ContentError) as caught:
        parse(Source("a.yml", text))
    return str(caught.value)


@pytest.mark.parametrize(
    "typed", ["no", "yes", "010", "12:30", "1_000", "0x10", "1e3", ".nan", "2568-10-01", "true", "on", "=", "๙๐"]
)
def test_a_scalar_stays_as_typed(typed: str) -> None:
    """What YAML would turn into a boolean, a number, a time or a date stays the text that was typed."""
    assert parse(Source("a.yml", f"ก: {typed}\n")) == {"ก": typed}


def test_unquoted_words_stay_text_on_a_site(site: TinySite) -> None:
    """An officer may write no, 010 and 12:30 unquoted wherever text is expected."""
    site.edit("agency.yml", "ทต.ทุ่งทอง", "no")
    site.edit("measures.yml", "มาตรการเผยแพร่ข้อมูล", "010")
    site.edit("measures.yml", "มาตรการป้องกันการทุจริต", "12:30")
    assert site.lines() == []


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_a_value_left_empty_is_none(typed: str) -> None:
    """A value left empty is no text."""
    assert parse(Source("a.yml", f"a: {typed}\nb: 1\n")) == {"a": None, "b": "1"}


@pytest.mark.parametrize("typed", ["''", '""', "'~'", '"null"'])
def test_a_quoted_value_is_text(typed: str) -> None:
    """Quotes make text of what would be empty."""
    assert parse(Source("a.yml", f"a: {typed}\n")) == {"a": typed[1:-1]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b: c", f"1:5: {COLON} ถ้า b เป็นข้อมูลอีกรายการให้ขึ้นบรรทัดใหม่"),
        ("a: ข: c", f"1:5: {COLON}"),
        ("a: 1\n b: 2", f"2:3: {INDENTED}"),
        ("ก: 'ข\nค: 1", f"1:4: {UNCLOSED}"),
        ("a: @x", f"1:4: {START}"),
        ("a: `x`", f"1:4: {START}"),
        ("a: %x", f"1:4: {START}"),
        ("a: [1, 2\n", f"2:1: {SYNTAX}วงเล็บเหลี่ยม [ ] ไม่ครบคู่ (เปิดไว้ที่บรรทัด 1)"),
        ("a: {b: 1\n", f"2:1: {SYNTAX}วงเล็บปีกกา {{ }} ไม่ครบคู่ (เปิดไว้ที่บรรทัด 1)"),
        ("ก: 1\na: [1, 2", f"2:9: {SYNTAX}วงเล็บเหลี่ยม [ ] ไม่ครบคู่"),
        ("ก: [1,\n\n  2", f"3:4: {SYNTAX}วงเล็บเหลี่ยม [ ] ไม่ครบคู่ (เปิดไว้ที่บรรทัด 1)"),
        ("- a\nb: 1", f"2:1: {SYNTAX}การย่อหน้าของรายการ “-” ไม่ตรงกัน"),
        ("a\nb: 1", f"2:2: {INDENTED}"),
        ("a： 1\nb: 1", f"1:2: {SYNTAX}เครื่องหมาย “：” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “:” แล้วเว้นวรรค"),
        ("a:\n  1: x\n  2:y\n  3: z", f"3:4: {SYNTAX}{SPACE} 2: y"),
        ("a:ข\nb: 1", f"1:2: {SYNTAX}{SPACE} a: ข"),
        ("- id:x\n  title: y", f"1:5: {SYNTAX}{SPACE} id: x"),
        ("a = 1\nb: 1", f"1:3: {SYNTAX}ใช้ “=” หลังชื่อข้อมูลไม่ได้ ให้เขียน a: 1"),
        ("a:\u00a01\nb: 1", f"1:3: {SYNTAX}หลัง “:” เป็นช่องว่างพิเศษ (U+00A0) ให้ลบแล้วพิมพ์ช่องว่างใหม่"),
        (
            "a:\n  - b: 1\n\u00a0\u00a0\u00a0\u00a0c: 2\n    d: 3",
            f"3:1: {SYNTAX}ย่อหน้าด้วยช่องว่างพิเศษ (U+00A0) ให้ลบแล้วพิมพ์ช่องว่างใหม่",
        ),
        ("a: ก\nข", f"2:1: {NO_COLON} ถ้าเป็นข้อความต่อจากบรรทัดก่อนหน้า ให้ย่อหน้าเข้าไปมากกว่าชื่อข้อมูลของข้อความนั้น"),
        (
            "a: ก\n  ข: ค",
            f"2:4: {SYNTAX}บรรทัดนี้ต่อจากข้อความข้างบน จึงมี “:” ไม่ได้ ถ้าเป็นข้อความหลายบรรทัดให้ใส่ | หลัง “:” ของชื่อข้อมูล",
        ),
        ("a: “ก: ข”", f"1:6: {SYNTAX}เครื่องหมาย “ ” ไม่นับเป็นเครื่องหมายคำพูดของ YAML ให้เขียน 'ก: ข'"),
        ("a: {1: 2 3: 4}", f"1:11: {SYNTAX}ขาดเครื่องหมาย “,” ก่อน “3:”"),
        ("a: {1: 2， 3: 4}", f"1:9: {SYNTAX}เครื่องหมาย “，” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “,” แล้วเว้นวรรค"),
        ("a: [ก #2, ข]\nb: 1", f"1:7: {SYNTAX}ข้อความหลังช่องว่างตามด้วย # เป็นหมายเหตุ วงเล็บจึงไม่ปิด {QUOTED}"),
        ("a: , ข", f"1:4: {SYNTAX}เครื่องหมาย , ขึ้นต้นค่าไม่ได้ {QUOTED}"),
        ("a: -\nb: 1", f"1:4: {SYNTAX}ขีด “-” ตัวเดียวไม่ใช่ค่า ถ้าไม่มีให้ลบบรรทัดนี้ ถ้าเป็นข้อความให้เขียน '-'"),
        ("a: {{ ข }}", f"1:5: {SYNTAX}คำแทนค่า {{{{ }}}} ใช้ในไฟล์นี้ไม่ได้ ให้พิมพ์ค่า {QUOTED}"),
        ("a: {b:1, c: 2}", f"1:5: {SYNTAX}{SPACE} b: 1"),
        ("-\tb: 1", f"1:2: {TAB}"),
        ('a: "x\nb: 1\nc: 2\n', f"1:4: {UNCLOSED}"),
        ("a: 1\n- b", f"2:1: {SYNTAX}การย่อหน้าไม่ตรงกัน หรือขาดเครื่องหมาย “:”"),
        ("a: - b", f"1:4: {SYNTAX}วางรายการ “-” ตรงนี้ไม่ได้ ให้ขึ้นบรรทัดใหม่ {QUOTED}"),
        ("a: *b", f"1:4: {SYNTAX}อ้างถึงชื่อ (*) ที่ไม่มี ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"),
        ("a: **ก**", f"1:5: {SYNTAX}เครื่องหมาย * หรือ & ขึ้นต้นค่าไม่ได้ ให้ใส่เครื่องหมายคำพูดครอบ"),
        ('a: "\\q"', f"1:5: {SYNTAX}ในเครื่องหมายคำพูดคู่ใช้ \\ ตามด้วยอักขระนี้ไม่ได้ ให้ใช้เครื่องหมายคำพูดเดี่ยว"),
        ("[a]: 1", f"1:1: {SYNTAX}ชื่อข้อมูลต้องเป็นข้อความ"),
        ("a: 1\n---\nb: 2", f"2:1: {SYNTAX}ไฟล์หนึ่งมีได้ชุดข้อมูลเดียว (ห้ามมี ---)"),
        ("a: 1\n...\nb", f"3:1: {SYNTAX}มีข้อความเกินหลังจบข้อมูล"),
        ("a: !ก b", f"1:4: {SYNTAX}{NO_TAG}"),
        ("a: !x b", f"1:4: {SYNTAX}{NO_TAG}"),
        ("a: ! b", f"1:4: {SYNTAX}{NO_TAG}"),
        ("a: !x!y b", f"1:4: {SYNTAX}{NO_TAG}"),
        ("a: !%zz b", f"1:4: {SYNTAX}{NO_TAG}"),
        ("a: 1\n!!python/object:os.system x: 1", f"2:1: {SYNTAX}{NO_TAG}"),
        ("a: &A คณะ\nb: &B ก\nc: *B", f"1:4: {SYNTAX}ชื่อหลังเครื่องหมาย & ไม่มีที่ใดอ้างถึง {QUOTED}"),
        ("a: &x [1]\nb: &x 2\nc: *x", f"2:4: {SYNTAX}ชื่อหลังเครื่องหมาย & ซ้ำกัน"),
        ("%x\n", f"1:1: {SYNTAX}บรรทัดขึ้นต้นด้วย % ไม่ได้ {QUOTED}"),
        ("%YAML 9.9\n---\na: 1", f"1:1: {SYNTAX}บรรทัดขึ้นต้นด้วย % ไม่ได้ {QUOTED}"),
        ("a: |x\n b", f"1:5: {SYNTAX}หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {QUOTED}"),
        ("a: >0\n b", f"1:5: {SYNTAX}หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {QUOTED}"),
        ("a: |\n \tx\n\ty", f"2:2: {TAB}"),
        ('a: "x\n---\n"', f"1:4: {UNCLOSED_QUOTE}"),
        ('a: "\\x1"', f"1:7: {SYNTAX}ในเครื่องหมายคำพูดคู่ \\x \\u \\U ต้องตามด้วยเลขฐานสิบหก ให้ใช้เครื่องหมายคำพูดเดี่ยว"),
        ('a: "\\ud800"', f"1:7: {SYNTAX}ในเครื่องหมายคำพูดคู่รหัสหลัง \\u \\U นี้ไม่ใช่ตัวอักษร ให้ใช้เครื่องหมายคำพูดเดี่ยว"),
        ("a: ? b", f"1:4: {SYNTAX}เครื่องหมาย ? ขึ้นต้นค่าไม่ได้ {QUOTED}"),
        ("&a *a", f"1:4: {SYNTAX}มีข้อความเกินหลังจบข้อมูล"),
        ("a:\n\tb: 1", f"2:1: {TAB}"),
        ("a:\n  b: 1\n  \tc: 2", f"3:3: {TAB}"),
        ("ก: ข\nค: ง\x00", f"2:5: {HIDDEN}"),
        ("ก: ข\u200b\nค: ง\x7f", f"2:5: {HIDDEN}"),
    ],
)
def test_a_syntax_error_is_told_in_thai_at_its_place(text: str, expected: str) -> None:
    """What YAML cannot read is told in Thai, at the line and column where it stands."""
    assert refused(text) == f"a.yml:{expected}"


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
def test_lines_that_no_editor_counts_are_not_counted(mark: str) -> None:
    """YAML begins a line after signs of other systems; a value, a key and a mistake are told by the editor's lines."""
    source = Source("a.yml", f"a: 'x{mark}{mark}y'\nb: 1\nc: [2]\n")
    parse(source)
    assert [f"{place}" for place in (source.at("b"), source.at_key("c"), source.at("c", 0))] == [
        "a.yml:2:4",
        "a.yml:3:1",
        "a.yml:3:5",
    ]
    assert refused(f"a: 'x{mark}{mark}y'\nb: @\n") == f"a.yml:2:4: {START}"
    assert refused(f"a: 'x{mark}{mark}y'\nb: [1\nc: 2\n").endswith("(เปิดไว้ที่บรรทัด 2)")
    assert refused(f"a: 'x{mark}{mark}y'\nb: 1\nb: 2\n") == "a.yml:3:1: E010 คีย์ “b” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)"
    assert refused(f"a: 'x{mark}{mark}y'\n? [b]\n: 1\n").startswith("a.yml:2:3: ")


def test_a_tab_inside_a_text_is_allowed() -> None:
    """A tab harms only as indentation."""
    assert parse(Source("a.yml", "a: |\n  1\t2\nb: 'x\ty'\n")) == {"a": "1\t2\n", "b": "x\ty"}


def test_a_duplicate_key_is_refused() -> None:
    """The second of two equal keys is refused, and the first one's line is named."""
    assert refused("a:\n  ก: 1\n  ข: 2\n  ก: 3\n") == "a.yml:4:3: E010 คีย์ “ก” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)"


def test_a_billion_laughs_are_refused() -> None:
    """Aliases that unfold to more values than the limit are refused instead of built."""
    lines = ["a: &a [" + "x, " * 9 + "x]"]
    lines += [
        f"{name}: &{name} [" + f"*{before}, " * 9 + f"*{before}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refused("\n".join(lines)).endswith(TOO_FAR)


@pytest.mark.parametrize("text", ["a: &a [*a]", "a: &a {b: *a}", "&a {b: [*a]}"])
def test_an_alias_to_itself_is_refused(text: str) -> None:
    """A value that holds itself has no end and is refused."""
    assert refused(text).endswith(TOO_FAR)


def test_an_honest_alias_is_unfolded() -> None:
    """An alias stands for its value, each with its own place."""
    source = Source("a.yml", "a: &x [1]\nb: *x\n")
    assert parse(source) == {"a": ["1"], "b": ["1"]}


@pytest.mark.parametrize("text", ["[" * 200_000, "[" * 90_000 + "]" * 90_000, "- " * 200_000 + "x", "{a: " * 90_000])
def test_deep_nesting_is_refused_before_it_is_followed(text: str) -> None:
    """Nesting that would overflow the stack is refused at the limit."""
    assert refused(text).endswith(TOO_FAR)


def test_nesting_up_to_the_limit_is_read() -> None:
    """Nesting of exactly the limit is still read, one more is not."""
    assert parse(Source("a.yml", "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT))
    assert refused("[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1)).endswith(TOO_FAR)


def test_values_up_to_the_limit_are_read() -> None:
    """Exactly as many values as the limit are read, one more is refused where it stands."""
    assert len(parse(Source("a.yml", "- x\n" * (NODE_LIMIT - 1)))) == NODE_LIMIT - 1
    assert refused("- x\n" * NODE_LIMIT) == f"a.yml:{NODE_LIMIT}:3: {TOO_FAR}"


def test_a_lone_value_has_the_place_of_a_list_of_one() -> None:
    """Where one value stands for a list, its place is found by the list's first number, too."""
    source = Source("a.yml", "notes: {text: ก}\n")
    parse(source)
    assert source.at("notes", 0, "text") == Place("a.yml", 1, 15)
    assert source.at_key("notes", 0, "text") == Place("a.yml", 1, 9)
    assert source.at("notes", 1, "text") == Place("a.yml", 1, 8)


def test_a_value_that_is_not_there_has_its_parents_place() -> None:
    """A missing value is told at the record that lacks it; in a file without values, at its beginning."""
    source = Source("a.yml", "a:\n  - b: 1\n")
    parse(source)
    assert source.at("a", 0, "title") == Place("a.yml", 2, 5)
    assert source.at_key("a", 0, "title") == Place("a.yml", 2, 5)
    assert Source("b.yml").at("a") == Place("b.yml", 1, 1)


# YAML itself folds the old "next line" character like a line break, in whatever way it is dumped.
# Control characters are refused, and what Unicode keeps for none; a tab and a line break are neither.
_NO_LETTERS = [*range(0xFDD0, 0xFDF0), *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))]
_LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    include_characters="\n\t",
    exclude_characters="\ufeff\ufffd" + "".join(map(chr, _NO_LETTERS)),
)
_TEXT = st.text(_LETTERS, max_size=40)


@given(st.dictionaries(_TEXT.filter(bool), _TEXT, min_size=1))
@example({"\u2028": "", "0": ""})
@example({"\u2029ก": "ข\u2028", "0": ""})
def test_any_text_reads_back_at_its_line(data: dict[str, str]) -> None:
    """Whatever texts are dumped read back the same, and each key's mark is where the key stands."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    source = Source("a.yml", text)
    assert parse(source) == data
    mapping = yaml.compose(text, yaml.SafeLoader)
    assert mapping is not None
    starts = [key.start_mark.index for key, _ in mapping.value]
    # As editors count: YAML takes two more letters for ends of lines.
    places = [(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) for start in starts]
    assert [(place.line, place.column) for place in map(source.place, source.keys.values())] == places


_NESTED: st.SearchStrategy[Any] = st.recursive(
    _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(_TEXT, _NESTED, min_size=1))
def test_any_nesting_reads_back(data: dict[str, Any]) -> None:
    """Lists and mappings of texts read back the same, and every value has a mark."""
    source = Source("a.yml", yaml.safe_dump(data, allow_unicode=True))
    assert parse(source) == data
    assert all((key,) in source.marks for key in data)


@given(st.text() | st.text(alphabet="ก1a :-[]{}&*!|>'\"%@`#,?~\n\t\r\x00\ufeff\u2028<", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatever makes the reader raise anything but a content error."""
    with suppress(ContentError):
        assert parse(Source("a.yml", text)) is not None
