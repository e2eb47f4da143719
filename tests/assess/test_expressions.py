"""What a narrative shows and what is told of it, expression by expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.assess.narrative.placeholders import Placeholders
from prongsai.assess.narrative.reader import _Reader
from tests.assess.samples import assessed
from tests.assess.test_placeholders import GIVEN

if TYPE_CHECKING:
    from prongsai.assess import Assessment

# What is typed; what stands on the page; what is told.
TYPED: list[tuple[str, str, list[str]]] = [
    ("ก {{ overall }} ข", "ก 80.90 ข", []),
    ("{{ score(9) }}{{ score(10) }}", "60.0080.00", []),
    ("{{ scor(9) }}", "", ["1:4 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)"]),
    (
        "{{ อันดับในจังหวัด }} {{ ชื่อหน่วยงาน }}",
        " ",
        [
            "1:4 E201 ไม่รู้จักคำแทนค่า “อันดับในจังหวัด” (ใกล้เคียงที่สุด: rank_province)",
            "1:26 E201 ไม่รู้จักคำแทนค่า “ชื่อหน่วยงาน” (ใกล้เคียงที่สุด: agency)",
        ],
    ),
    ("{{ คะแนนภาพรวม }}", "", ["1:4 E201 ไม่รู้จักคำแทนค่า “คะแนนภาพรวม” (ใกล้เคียงที่สุด: overall)"]),
    (
        "{{ O10 }} {{ e7 }} {{ IIT }} {{ indicators }}",
        "   ",
        [
            '1:4 E201 ไม่รู้จักคำแทนค่า “O10” (ให้เขียน {{ item("O10") }})',
            '1:14 E201 ไม่รู้จักคำแทนค่า “e7” (ให้เขียน {{ question("e7") }})',
            '1:23 E201 ไม่รู้จักคำแทนค่า “IIT” (ให้เขียน {{ tool("IIT") }})',
            '1:33 E201 ไม่รู้จักคำแทนค่า “indicators” (ให้เขียน {{ table("indicators") }})',
        ],
    ),
    (
        "{{ OIT.score }} {{ e7.score }}",
        " ",
        [
            '1:4 E201 ไม่รู้จักคำแทนค่า “OIT” (ให้เขียน {{ tool("OIT") }})',
            '1:20 E201 ไม่รู้จักคำแทนค่า “e7” (ให้เขียน {{ question("e7") }})',
        ],
    ),
    ("{{ score(11) }}", "", ["1:4 E204 คำแทนค่า score(11) ไม่มีค่าให้แสดง: ไม่มีตัวชี้วัด 11 (ใกล้เคียงที่สุด: 1)"]),
    (
        '{{ score("x") }}',
        "",
        ['1:4 E204 คำแทนค่า score("x") ไม่มีค่าให้แสดง: ไม่มีตัวชี้วัด x (ใช้ได้: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)'],
    ),
    (
        '{{ question("e8") }}',
        "",
        ['1:4 E204 คำแทนค่า question("e8") ไม่มีค่าให้แสดง: ไม่มีคะแนนใน scores.yml ของข้อคำถาม e8 (ใกล้เคียงที่สุด: e7)'],
    ),
    (
        '{{ question("x") }}',
        "",
        ['1:4 E204 คำแทนค่า question("x") ไม่มีค่าให้แสดง: ไม่มีคะแนนใน scores.yml ของข้อคำถาม x (ใช้ได้: e7)'],
    ),
    ('{{ item("O11") }}', "", ['1:4 E204 คำแทนค่า item("O11") ไม่มีค่าให้แสดง: ข้อนี้ไม่มีคะแนนเป็นตัวเลขใน scores.yml']),
    (
        '{{ item("O12") }}',
        "",
        ['1:4 E204 คำแทนค่า item("O12") ไม่มีค่าให้แสดง: ไม่มีคะแนนใน scores.yml ของข้อ O12 (ใกล้เคียงที่สุด: O11)'],
    ),
    ('{{ item_title("O99") }}', "", ['1:4 E204 คำแทนค่า item_title("O99") ไม่มีค่าให้แสดง: ไม่มีข้อ O99 (ใกล้เคียงที่สุด: O9)']),
    ('{{ tool("XIT") }}', "", ['1:4 E204 คำแทนค่า tool("XIT") ไม่มีค่าให้แสดง: ไม่มีเครื่องมือ XIT (ใกล้เคียงที่สุด: OIT)']),
    ('{{ tool_name("IT") }}', "", ['1:4 E204 คำแทนค่า tool_name("IT") ไม่มีค่าให้แสดง: ไม่มีเครื่องมือ IT (ใกล้เคียงที่สุด: OIT)']),
    ("{{ topic(9) }}", "", ["1:4 E204 คำแทนค่า topic(9) ไม่มีค่าให้แสดง: ไม่มีประเด็น 9 (ใช้ได้: 1, 2, 3, 4, 5, 6, 7)"]),
    (
        '{{ threshold("improve") }}',
        "",
        ['1:4 E204 คำแทนค่า threshold("improve") ไม่มีค่าให้แสดง: หน่วยงานไม่ได้เลือกเกณฑ์นี้ใน thresholds ของ measures.yml'],
    ),
    (
        '{{ threshold("weak") }}',
        "",
        ['1:4 E204 คำแทนค่า threshold("weak") ไม่มีค่าให้แสดง: ไม่มีเกณฑ์ weak (ใกล้เคียงที่สุด: weakness)'],
    ),
    (
        '{{ count("strength") }}',
        "",
        ['1:4 E204 คำแทนค่า count("strength") ไม่มีค่าให้แสดง: ไม่มีรายการ strength (ใกล้เคียงที่สุด: strengths)'],
    ),
    (
        '{{ count("strengths", above="x") }}',
        "",
        ['1:4 E204 คำแทนค่า count("strengths", above="x") ไม่มีค่าให้แสดง: above และ below ต้องเป็นตัวเลข'],
    ),
    (
        '{{ count("weaknesses", below=true) }}',
        "",
        ['1:4 E204 คำแทนค่า count("weaknesses", below=True) ไม่มีค่าให้แสดง: above และ below ต้องเป็นตัวเลข'],
    ),
    (
        '{{ count("strengths", over=1) }}',
        "",
        ['1:4 E204 คำแทนค่า count("strengths", over=1) ไม่มีค่าให้แสดง: ค่าในวงเล็บไม่ครบหรือเกิน'],
    ),
    ('{{ list("weaknesses", below=70) }}', "การเปิดเผยข้อมูล (60.00)", []),
    ('{{ list("strengths", above=93) }}', "การแก้ไขปัญหาการทุจริต (94.00) และ การใช้ทรัพย์สินของราชการ (93.00)", []),
    ('{{ list("weaknesses", below=60) }}', "ไม่มี", []),
    ('{{ list("strengths", above=94) }}', "การแก้ไขปัญหาการทุจริต (94.00)", []),
    ("{{ thai(highest) }}", "", ["1:4 E204 คำแทนค่า thai(highest) ไม่มีค่าให้แสดง: ใส่ได้เฉพาะคำแทนค่าที่เป็นตัวเลขหรือข้อความ"]),
    ('{{ thai("a1") }} {{ thai(12) }} {{ thai(1.5) }}', "a1 ๑๒ ๑.๕", []),
    (
        '{{ table("indicator") }}',
        "",
        ['1:4 E204 คำแทนค่า table("indicator") ไม่มีค่าให้แสดง: ไม่มีตาราง indicator (ใกล้เคียงที่สุด: indicators)'],
    ),
    (
        '{{ table("x") }}',
        "",
        [
            '1:4 E204 คำแทนค่า table("x") ไม่มีค่าให้แสดง: ไม่มีตาราง x (ใช้ได้: indicators, ranking, tools, questions, items, levels, entries, advice, limitations)'
        ],
    ),
    ('{{ chart("x") }}', "", ['1:4 E204 คำแทนค่า chart("x") ไม่มีค่าให้แสดง: ไม่มีแผนภูมิ x (ใช้ได้: indicators, radar, level)']),
    (
        '{{ entry("question", "e8") }}',
        "",
        [
            '1:4 E204 คำแทนค่า entry("question", "e8") ไม่มีค่าให้แสดง: ไม่มีผลการวิเคราะห์ใน analysis.yml ของ question e8 (ใกล้เคียงที่สุด: question e7)'
        ],
    ),
    ('{{ entry("question", "E๗") }}', "\ue0000\ue001", []),
    ("{{ highest }}", "", ["1:4 E204 คำแทนค่า highest ไม่มีค่าให้แสดง: ต้องต่อท้ายด้วย .number หรือ .name หรือ .score"]),
    ("{{ highest.scor }}", "", ["1:12 E201 ไม่รู้จักคำแทนค่า “highest.scor” (ใกล้เคียงที่สุด: score)"]),
    ("{{ highest.x }}", "", ["1:12 E201 ไม่รู้จักคำแทนค่า “highest.x” (ใช้ได้: number, name, score)"]),
    ("{{ overall.x }}", "", ["1:12 E201 ไม่รู้จักคำแทนค่า “overall.x”"]),
    ("{{ score }}", "", ["1:4 E204 คำแทนค่า score ไม่มีค่าให้แสดง: ต้องมีวงเล็บหรือไม่มีข้อมูลนี้"]),
    ("{{ score() }}", "", ["1:4 E204 คำแทนค่า score() ไม่มีค่าให้แสดง: ค่าในวงเล็บไม่ครบหรือเกิน"]),
    ("{{ score(1, 2) }}", "", ["1:4 E204 คำแทนค่า score(1, 2) ไม่มีค่าให้แสดง: ค่าในวงเล็บไม่ครบหรือเกิน"]),
    ("{{ overall() }}", "", ["1:4 E203 ใช้ “overall(…)” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{{ score(*overall) }}", "", ["1:4 E203 ใช้ “score(…)” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{{ 1 + 2 }}", "", ["1:1 E203 ใช้ “+” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{{ overall | upper }}", "", ["1:1 E203 ใช้ “filter” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{{ [1] }}", "", ["1:1 E203 ใช้ “list” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ('{{ "ก" ~ overall }}', "", ["1:1 E203 ใช้ “concat” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    (
        "{% if overall > 80 %}มาก{% else %}น้อย{% endif %}",
        "",
        ["1:1 E204 คำแทนค่า overall ไม่มีค่าให้แสดง: เปรียบเทียบค่าต่างชนิดกันไม่ได้"],
    ),
    (
        "{% if rank(9) >= 10 %}ก{% endif %}{% if rank(9) > 10 %}ข{% endif %}{% if rank(9) <= 10 %}ค{% endif %}{% if rank(9) < 10 %}ง{% endif %}{% if rank(9) == 10 %}จ{% endif %}{% if rank(9) != 10 %}ฉ{% endif %}",
        "กคจ",
        [],
    ),
    ("{% if rank(9) > 10 %}ก{% elif rank(9) == 10 %}ข{% else %}ค{% endif %}", "ข", []),
    ("{% if 1 < rank(9) < 11 %}ก{% endif %}{% if 1 < rank(9) < 5 %}ข{% endif %}", "ก", []),
    (
        "{% if not level %}ก{% else %}ข{% endif %}{% if level and target %}ค{% endif %}{% if false or level %}ง{% endif %}{% if level and false %}จ{% endif %}",
        "ขคง",
        [],
    ),
    ("{% if level > 3 %}ก{% endif %}ข", "ข", ["1:1 E204 คำแทนค่า level ไม่มีค่าให้แสดง: เปรียบเทียบค่าต่างชนิดกันไม่ได้"]),
    ('{% if level in "B" %}ก{% endif %}', "", ["1:13 E203 ใช้ “in” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{% if scor(1) %}ก{% endif %}ข", "ข", ["1:7 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)"]),
    ("{% for a in b %}x{% endfor %}", "", ["1:1 E203 ใช้ “for” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("{% set a = 1 %}", "", ["1:1 E203 ใช้ “assign” ในเนื้อความไม่ได้ ใช้ได้เฉพาะคำแทนค่าและเงื่อนไข if"]),
    ("ก {% if overall %}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {% if … %} แล้วไม่ปิดด้วย {% endif %}"]),
    ("ก {{ overall", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {{ แล้วไม่ปิดด้วย }}"]),
    ("ก {{ overall x }}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: มีข้อความเกินก่อนปิดด้วย }}"]),
    ("ก {{ score(9 }}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ปิดวงเล็บไม่ครบ"]),
    ("ก {% foo %}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ไม่รู้จักคำสั่งนี้ หรือปิดโดยไม่ได้เปิด"]),
    ("ก {## ข", "", ["1:1 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: เปิด {## แล้วไม่ปิดด้วย ##}"]),
    ("ก {{ }}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ไม่มีชื่อคำแทนค่า"]),
    ("ก {{ score(๙) }}", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ชื่อและตัวเลขในวงเล็บต้องเป็นอักษรอังกฤษและเลขอารบิก"]),
    ("ก {{ score(๙.๕) }}", "", ["1:12 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ชื่อและตัวเลขในวงเล็บต้องเป็นอักษรอังกฤษและเลขอารบิก"]),
    (
        "ก {{ score(“9”) }}",
        "",
        ['1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: มีอักขระที่ใช้ตรงนี้ไม่ได้ (เครื่องหมายคำพูดต้องเป็น " แบบตรง)'],
    ),
    ("ก {{ a $ }}", "", ['1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: มีอักขระที่ใช้ตรงนี้ไม่ได้ (เครื่องหมายคำพูดต้องเป็น " แบบตรง)']),
    ("ก {{ 'x }}", "", ['1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: มีอักขระที่ใช้ตรงนี้ไม่ได้ (เครื่องหมายคำพูดต้องเป็น " แบบตรง)']),
    ("ก { score(9) }} ข", "ก { score(9) }} ข", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}"]),
    ("ก {{ score(9) } ข", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ปิดวงเล็บไม่ครบ"]),
    ("ก { overall } ข", "ก { overall } ข", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}"]),
    ("ก }} ข", "ก }} ข", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}"]),
    ("ก {## {{ scor }} ##} ข", "ก  ข", []),
    (
        "ก {% raw %}{{ scor }}{% endraw %} ข }}",
        "ก {{ scor }} ข }}",
        ["1:37 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}"],
    ),
    ("ก {%- if overall -%} ข {%- endif %} ค", "กข ค", []),
    ('{{ "\\u0001" }}{{ "a" }}', "\ufffda", []),
    (
        "{{ scor(1) }} {{ scor(2) }} {{ scor(1) }}",
        "  ",
        [
            "1:4 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)",
            "1:18 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)",
            "1:32 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)",
        ],
    ),
    (
        "หนึ่ง\n\nสอง {{ scor }}\nสาม }}",
        "หนึ่ง\n\nสอง \nสาม }}",
        [
            "3:8 E201 ไม่รู้จักคำแทนค่า “scor” (ใกล้เคียงที่สุด: score)",
            "4:5 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}",
        ],
    ),
    ("ก {{{ level }} ข", "", ["1:3 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: อ่านไม่ได้ตรงนี้ ดูตัวอย่างด้วย prongsai explain E202"]),
    ("ก\nข\n{{ not }} ค", "", ["3:1 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: อ่านไม่ได้ตรงนี้ ดูตัวอย่างด้วย prongsai explain E202"]),
    (
        "{{ overall }}\n{{ overall }} }} ",
        "80.90\n80.90 }} ",
        ["2:15 E202 คำแทนค่าเขียนไม่ถูกหรือเปิดแล้วไม่ปิด: ต้องเปิดด้วย {{ และปิดด้วย }}"],
    ),
]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    """Return a year with every kind of figure."""
    return assessed(tmp_path_factory.mktemp("year"), **GIVEN)


@pytest.mark.parametrize(("text", "shown", "told"), TYPED)
def test_what_is_typed_is_shown_or_told(year: Assessment, text: str, shown: str, told: list[str]) -> None:
    """Placeholders give their figures, conditions choose, and each mistake is told at its letter with what is meant."""
    narrative = _Reader(text, "a.md", Placeholders(year)).read()
    assert narrative.text == shown
    assert [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in narrative.findings] == told


SHORT = (
    *("overall", 'tool("IIT")', "score(9)", "none", "5", 'table("tools")', "tools", "score(9).x", "scor"),
    *('list("weaknesses", below=70)', 'count("strengths",above=80.5)', "score(9, 10)", "list(below=70)"),
)
PIECES = st.sampled_from(
    [
        "ก",
        " ",
        "\n",
        "}}",
        "{ ",
        "{#x}",
        "{{score(10)}}",
        "{{ level }}}",
        *(f"{{{{ {one} }}}}" for one in SHORT),
    ]
)


def read(text: str, year: Assessment) -> tuple[object, ...]:
    """Return all that is read of a narrative."""
    found = _Reader(text, "a.md", Placeholders(year)).read()
    told = [f"{one.place} {one.code} {one.message}" for one in found.findings]
    typed = [letter for one in found.segments if one.offset is not None for letter in enumerate(one.text, one.offset)]
    return found.text, found.blocks, told, typed


def test_a_condition_that_says_nothing_changes_nothing(year: Assessment) -> None:
    """A narrative of text and short placeholders is read as one that needs the whole grammar is."""

    @given(text=st.lists(PIECES, max_size=12).map("".join))
    def alike(text: str) -> None:
        assert read(f"ข{text}ข", year) == read(f"ข{text}ข{{% if true %}}{{% endif %}}", year)

    alike()


def test_short_placeholders_are_read_without_the_whole_grammar(
    year: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A narrative of short placeholders is read without parsing all of it, those with several arguments included."""
    monkeypatch.delattr(_Reader, "_wholly")
    text = 'ก {{ list("weaknesses", below=70) }} {{ count("strengths", above=80.5) }}'
    assert str(_Reader(text, "a.md", Placeholders(year)).read().text).startswith("ก การเปิดเผยข้อมูล (60.00) ")
