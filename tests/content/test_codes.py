"""Codes that no criteria, no agency file and no other record know: each is named with what was likely meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

UNKNOWN_CODES = [
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\ntools: {IT: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:9: E108 ไม่รู้จักเครื่องมือ “IT” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: OIT)",
        ],
        id="tool of a score",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{tool: OITT}",
        [
            "thung-thong/2568/measures.yml:4:24: E108 ไม่รู้จักเครื่องมือ “OITT” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: OIT)",
        ],
        id="tool of a measure",
    ),
    pytest.param(
        "analysis.yml",
        "entries:\n",
        "advice: {tool: EITT, text: ก}\nentries:\n",
        [
            "thung-thong/2568/analysis.yml:1:16: E108 ไม่รู้จักเครื่องมือ “EITT” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: EIT)",
        ],
        id="tool of an advice",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nquestions: {e77: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:13: E110 ไม่รู้จักข้อคำถาม “e77” ของปี 2568 (ใกล้เคียงที่สุด: e15)",
        ],
        id="question far beyond",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nquestions: {q1: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:13: E110 ไม่รู้จักข้อคำถาม “q1” ของปี 2568 (ใกล้เคียงที่สุด: i1)",
        ],
        id="question of another letter",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{question: i31}",
        [
            "thung-thong/2568/measures.yml:4:28: E110 ไม่รู้จักข้อคำถาม “i31” ของปี 2568 (ใกล้เคียงที่สุด: i30)",
        ],
        id="question of a measure",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nitems: {O29: 0}\n",
        [
            "thung-thong/2568/scores.yml:3:9: E111 ไม่รู้จักข้อ “O29” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O28)",
        ],
        id="item just beyond",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nitems: {O²: 0}\n",
        [
            "thung-thong/2568/scores.yml:3:9: E111 ไม่รู้จักข้อ “O²” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O9)",
        ],
        id="item typed with a superscript",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{item: ๐99}",
        [
            "thung-thong/2568/measures.yml:4:24: E111 ไม่รู้จักข้อ “O99” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O19)",
        ],
        id="item of a measure",
    ),
    pytest.param(
        "analysis.yml",
        "    finding",
        "    items: [O1, O44]\n    finding",
        [
            "thung-thong/2568/analysis.yml:3:17: E111 ไม่รู้จักข้อ “O44” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O24)",
        ],
        id="item of an entry",
    ),
    pytest.param(
        "analysis.yml",
        "entries:\n",
        "advice: {cites: [ข้อ 3], text: ก}\nentries:\n",
        [
            "thung-thong/2568/analysis.yml:1:18: E111 ไม่รู้จักข้อ “ข้อ 3” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O3)",
        ],
        id="item cited by an advice",
    ),
    pytest.param(
        "measures.yml",
        "measures:\n",
        "disclosure: {item: X1}\nmeasures:\n",
        [
            "thung-thong/2568/measures.yml:1:20: E111 ไม่รู้จักข้อ “X1” ของ OIT ปี 2569",
        ],
        id="item disclosed",
    ),
    pytest.param(
        "measures.yml",
        "indicator: 9",
        "indicator: 12",
        [
            "thung-thong/2568/measures.yml:4:29: E106 ไม่มีตัวชี้วัดที่ 12 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
        id="indicator of a measure",
    ),
    pytest.param(
        "analysis.yml",
        "indicator: 9",
        "indicator: 0",
        [
            "thung-thong/2568/analysis.yml:2:24: E106 ไม่มีตัวชี้วัดที่ 0 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 1)",
        ],
        id="indicator of an entry",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nranking: [99, ๙]\n",
        [
            "thung-thong/2568/scores.yml:3:11: E106 ไม่มีตัวชี้วัดที่ 99 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
        id="indicator in the ranking",
    ),
    pytest.param(
        "measures.yml",
        "{indicator: 9}",
        "{topic: 8}",
        [
            "thung-thong/2568/measures.yml:4:25: E116 ไม่มีประเด็นที่ 8 (มีประเด็นที่ 1 ถึง 7) (ใกล้เคียงที่สุด: 7)",
        ],
        id="topic",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\neit_parts: {3: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:13: E113 ไม่รู้จัก “3” (ใช้ได้: 1, 2) (ใกล้เคียงที่สุด: 2)",
        ],
        id="EIT part",
    ),
    pytest.param(
        "measures.yml",
        "responsible: [clerk]",
        "responsible: [clark]",
        [
            (
                "thung-thong/2568/measures.yml:6:19: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ "
                "agency.yml (ใกล้เคียงที่สุด: clerk)"
            ),
        ],
        id="unit of a measure",
    ),
    pytest.param(
        "measures.yml",
        "responsible: [clerk]",
        "responsible: [clerk, zz]",
        [
            (
                "thung-thong/2568/measures.yml:6:26: E109 ไม่รู้จักส่วนราชการ “zz” ใน units ของ "
                "agency.yml (ใช้ได้: clerk, finance)"
            ),
        ],
        id="unit like none",
    ),
    pytest.param(
        "agency.yml",
        "    name: กองคลัง",
        "    name: กองคลัง\n    part_of: clark",
        [
            "thung-thong/agency.yml:10:14: E109 ไม่รู้จักส่วนราชการ “clark” ใน units ของ agency.yml (ใกล้เคียงที่สุด: clerk)",
        ],
        id="unit that a unit is part of",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\ncriteria_year: 2599\n",
        [
            "thung-thong/2568/scores.yml:3:16: E107 ไม่รู้จักปีการประเมิน 2599 (ใช้ได้: 2563, 2564, 2565, 2566, 2567, 2568) (ใกล้เคียงที่สุด: 2568)",
        ],
        id="year of the criteria",
    ),
]

REPEATED = [
    pytest.param(
        "measures.yml",
        "id: m02",
        "id: m01",
        [
            "thung-thong/2568/measures.yml:10:9: E112 รหัส “m01” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)",
        ],
        id="measure id",
    ),
    pytest.param(
        "agency.yml",
        "id: finance",
        "id: clerk",
        [
            (
                "thung-thong/2568/measures.yml:14:19: E109 ไม่รู้จักส่วนราชการ “finance” ใน units ของ "
                "agency.yml (ใช้ได้: clerk)"
            ),
            "thung-thong/agency.yml:8:9: E112 รหัส “clerk” ซ้ำ (ครั้งแรกอยู่บรรทัด 6)",
        ],
        id="unit id",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nlevel: ผ่าน\n",
        [
            "thung-thong/2568/scores.yml:3:1: E010 คีย์ “level” ซ้ำ (ครั้งแรกอยู่บรรทัด 2)",
        ],
        id="key",
    ),
    pytest.param(
        "measures.yml",
        "    title: มาตรการป้องกันการทุจริต\n",
        "    title: ก\n    title: ข\n",
        [
            "thung-thong/2568/measures.yml:12:5: E010 คีย์ “title” ซ้ำ (ครั้งแรกอยู่บรรทัด 11) ถ้าเป็นรายการใหม่ ให้ขึ้นต้นด้วย “- ”",
        ],
        id="key of a list of one",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nitems:\n  O18: 0\n  ๐๑๘: 0\n",
        [
            "thung-thong/2568/scores.yml:5:3: E112 รหัส “๐๑๘” ซ้ำ (ครั้งแรกอยู่บรรทัด 4)",
        ],
        id="item in two spellings",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nquestions:\n  E๗: 90\n  e7: 90\n",
        [
            "thung-thong/2568/scores.yml:5:3: E112 รหัส “e7” ซ้ำ (ครั้งแรกอยู่บรรทัด 4)",
        ],
        id="question in two spellings",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\ntools:\n  iit: 90\n  IIT: 90\n",
        [
            "thung-thong/2568/scores.yml:5:3: E112 รหัส “IIT” ซ้ำ (ครั้งแรกอยู่บรรทัด 4)",
        ],
        id="tool in two spellings",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nearlier:\n  ๒๕๖๗: 90\n  2567: 91\n",
        [
            "thung-thong/2568/scores.yml:5:3: E112 รหัส “2567” ซ้ำ (ครั้งแรกอยู่บรรทัด 4)",
        ],
        id="year in two spellings",
    ),
]

WRONG_YEARS = [
    pytest.param(
        "measures.yml",
        "measures:\n",
        "fiscal_year: 2570\nmeasures:\n",
        [
            "thung-thong/2568/measures.yml:1:14: E119 fiscal_year ต้องเป็น 2569 (พบ 2570)",
        ],
        id="fiscal year of the measures",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nearlier: {2568: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:11: E119 ปีก่อนหน้า ต้องเป็น ปี พ.ศ. ก่อน 2568 (พบ 2568) (ใกล้เคียงที่สุด: 2567)",
        ],
        id="an earlier score of the same year",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nearlier: {2024: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:11: E119 ปีก่อนหน้า ต้องเป็น ปี พ.ศ. ก่อน 2568 (พบ 2024) (ใกล้เคียงที่สุด: 2567)",
        ],
        id="an earlier score of a C.E. year",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nearlier: {2567.5: 90}\n",
        [
            "thung-thong/2568/scores.yml:3:11: E119 ปีก่อนหน้า ต้องเป็น ปี พ.ศ. ก่อน 2568 (พบ 2567.5) (ใกล้เคียงที่สุด: 2567)",
        ],
        id="an earlier score of half a year",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), UNKNOWN_CODES)
def test_an_unknown_code_is_named_with_the_nearest(
    site: TinySite, name: str, old: str, new: str, expected: list[str]
) -> None:
    """A code that the year does not have is refused at its place, with the nearest one that it has."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(
    ("field", "meant", "typed"),
    [
        ("question", "e1.2", "e1-2 · E๑-๒ · e1/2 · ข้อ E ๑ . ๒"),
        ("question", "i20", "i-20 · I_๒๐ · (i20) · ข้อคำถามที่ i20 · i๒๐)"),
        ("item", "O18", "O/18 · ๐-๑๘ · (o18) · ข้อ ๐18 · OIT ข้อ ๑๘ · ข้อ o_๑๘"),
        ("indicator", "9", "๙. · (9) · ตัวชี้วัด-9 · ตัวชี้วัดที่ ๙ · 9.0 · ข้อ ๙)"),
        ("indicator", "10", "ตัวชี้วัดที่ ๑๑ · ๑๒"),
        ("topic", "3", "3) · ประเด็นที่ ๓ · (๓)"),
        ("topic", "7", "ประเด็น ๙ · 8"),
    ],
)
def test_a_code_typed_in_another_way_is_named_as_it_is_meant(
    site: TinySite, field: str, meant: str, typed: str
) -> None:
    """Other separators, words and brackets around a code, capitals and Thai digits lead to the very code that they say."""
    for one in typed.split(" · "):
        site.edit("measures.yml", "{indicator: 9}", f'{{{field}: "{one}"}}')
        assert [line.rpartition(" (")[2] for line in site.lines()] == [f"ใกล้เคียงที่สุด: {meant})"], one
        site.edit("measures.yml", f'{{{field}: "{one}"}}', "{indicator: 9}")


@pytest.mark.parametrize(
    ("field", "meant", "typed"),
    [
        ("eit_parts", "2", "ส่วนที่ 2 · EIT ส่วนที่ ๒ · 3"),
        ("quarters", "4", "ไตรมาส ๔ · Q4 · ไตรมาสที่ 5"),
    ],
)
def test_a_part_or_quarter_is_a_number(site: TinySite, field: str, meant: str, typed: str) -> None:
    """A part of EIT or a quarter that is called by words is told by the number that is to be typed."""
    for one in typed.split(" · "):
        site.edit("scores.yml", "level: ผ่านดี\n", f'level: ผ่านดี\n{field}: {{"{one}": 90}}\n')
        assert [line.rpartition(" (")[2] for line in site.lines()] == [f"ใกล้เคียงที่สุด: {meant})"], one
        site.edit("scores.yml", f'{field}: {{"{one}": 90}}\n', "")


@pytest.mark.parametrize(("name", "old", "new", "expected"), REPEATED)
def test_what_is_said_twice_is_refused(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """An id or a key that stands twice is refused at the second place, and the first line is named."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), WRONG_YEARS)
def test_a_year_that_does_not_fit_is_refused(
    site: TinySite, name: str, old: str, new: str, expected: list[str]
) -> None:
    """A year that cannot stand beside the folder of the results is refused with the year expected."""
    site.edit(name, old, new)
    assert site.lines() == expected
