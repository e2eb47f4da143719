"""Questions that a report names: garbled codes, codes that there are not, and low ones of an indicator with full marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.assess.samples import assess_folder, assessed, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

CODES = ("H314", "W513", "W514", "H515")
FULL = {"indicators": {**scores()["indicators"], 1: 100, 2: 100}}


def told(root: Path, **files: Any) -> list[str]:  # noqa: ANN401 - plain data
    """Return what is told of questions in a report of 2566, whose indicators 1 and 2 have 100."""
    year = assessed(root, 2566, scores=scores(**FULL), **files)
    return [
        f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in year.findings if one.code in CODES
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "ข้อคำถาม In ประเด็น เจ้าหน้าที่ไม่มุ่งผลสัมฤทธิ์ของงาน และรับผิดชอบต่อหน้าที่",
            "1:10 W514 “In” ไม่ใช่รหัสข้อคำถาม ตามตัวอักษรและข้อความข้างรหัสน่าจะเป็น i3",
        ),
        (
            "ข้อคำถาม ๕๕ ประเด็น โครงการยังไม่ก่อให้เกิดประโยชน์แก่ประชาชนและส่วนรวมเท่าที่ควร",
            "1:10 W514 “๕๕” ไม่ใช่รหัสข้อคำถาม ตามตัวอักษรและข้อความข้างรหัสน่าจะเป็น e5",
        ),
        (
            "คำถามข้อ en ประเด็น ยังไม่ปรับปรุงวิธีการและขั้นตอนให้สะดวกรวดเร็ว",
            "1:10 W514 “en” ไม่ใช่รหัสข้อคำถาม ตามตัวอักษรและข้อความข้างรหัสน่าจะเป็น e12",
        ),
        (
            "ข้อคำถาม 1๒ ประเด็น ไม่เท่าเทียม\n\nข้อคำถาม 1๒๔ ประเด็น การยืมทรัพย์สิน",
            "1:10 H515 อ่านรหัสข้อคำถามให้แล้ว: 1๒ เป็น i2, 1๒๔ เป็น i24 ถ้าไม่ใช่ให้แก้ที่รหัส",
        ),
        ("ข้อ e๓๑ ได้คะแนนน้อย", "1:5 W513 ไม่มีข้อ e31 ในปี 2566 (มี e1 ถึง e15) น่าจะเป็น e13"),
        ("ข้อ i45 ได้คะแนนน้อย", "1:5 W513 ไม่มีข้อ i45 ในปี 2566 (มี i1 ถึง i30)"),
        ("ข้อ O99 เผยแพร่ครบ", "1:5 W513 ไม่มีข้อ O99 ในปี 2566 (มี O1 ถึง O43)"),
    ],
)
def test_a_garbled_or_unknown_code_in_prose_is_told(tmp_path: Path, text: str, message: str) -> None:
    """The code that its letter and the words beside it say is told; what a digit stands for is told once."""
    assert told(tmp_path, narrative=f"{text}\n") == [message]


@pytest.mark.parametrize(
    "text",
    [
        "ข้อคำถาม e5 ประเด็น โครงการยังไม่ก่อให้เกิดประโยชน์",
        "ข้อคำถาม E๑๕ ประเด็น ความโปร่งใส",
        "ข้อคำถาม 15 ข้อ และข้อคำถาม 30 ข้อ",
        "ข้อคำถาม 12 เรื่องการสื่อสาร",
        "ข้อคำถาม 55 ประเด็น เรื่องอื่นที่ไม่เกี่ยวกัน",
        "ข้อคำถาม IIT ประเด็น ช่องทางเผยแพร่เข้าถึงยาก ข้อมูลไม่ชัดเจน",
        "ข้อคำถามที่ 5 ของแบบสอบถาม",
        "ข้อ O43 ของ ITA 2567 และข้อ O42",
        "ห้องประชุม i101 และ e-Service",
    ],
)
def test_right_codes_and_counts_of_questions_are_left_alone(tmp_path: Path, text: str) -> None:
    """A code in its own form, a number of questions and another list's number are no garbled code."""
    assert told(tmp_path, narrative=f"{text}\n") == []


def test_the_nearest_code_is_that_of_the_same_words(tmp_path: Path) -> None:
    """E110 offers the question that asks what the entry says, not the code with the nearest letters."""
    entry = {"about": {"question": "๕๕"}, "finding": "โครงการยังไม่ก่อให้เกิดประโยชน์แก่ประชาชนและส่วนรวมเท่าที่ควร"}
    site = assess_folder(write_agency(tmp_path, 2566, analysis={"entries": [entry]}))
    assert [one.message for one in site.findings if one.code == "E110"] == [
        "ไม่รู้จักข้อคำถาม “55” ของปี 2566 (ใกล้เคียงที่สุด: e5)"
    ]


def test_a_digit_read_as_a_letter_is_told_once_where_nothing_is_printed_beside(tmp_path: Path) -> None:
    """H515 names all codes of a file that were read as corrected; one with `printed` was corrected by the officer."""
    entries = [
        {"about": {"question": "1๒๐"}, "finding": "ยืมทรัพย์สินไม่ถูกต้อง"},
        {"about": {"question": "1๒๔"}, "finding": "ขาดการกำกับดูแล"},
        {"about": {"question": "1๙", "printed": "1๙"}, "finding": "ใช้จ่ายไม่คุ้มค่า"},
    ]
    assert told(tmp_path, analysis={"entries": entries}) == [
        "3:15 H515 อ่านรหัสข้อคำถามให้แล้ว: 1๒๐ เป็น i20, 1๒๔ เป็น i24 ถ้าไม่ใช่ให้แก้ที่รหัส"
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"analysis": {"advice": [{"about": {"question": "i3"}, "text": "ควรแก้ไข"}]}},
            "3:5 H314 รายงานว่าข้อ i3 ต่ำหรือต้องปรับปรุง แต่ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 100.00 ทุกข้อของตัวชี้วัดนี้จึงได้ 100.00",
        ),
        (
            {
                "analysis": {
                    "entries": [
                        {
                            "about": {"topic": 5},
                            "kind": "improve",
                            "entries": [
                                {"about": {"question": "i8"}, "finding": "ไม่มีส่วนร่วมในงบประมาณ"},
                                {"about": {"question": "i9"}, "finding": "ใช้จ่ายไม่คุ้มค่า"},
                            ],
                        }
                    ]
                }
            },
            "7:7 H314 รายงานว่าข้อ i8, i9 ต่ำหรือต้องปรับปรุง แต่ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 100.00 ทุกข้อของตัวชี้วัดนี้จึงได้ 100.00",
        ),
        (
            {"narrative": "ข้อคำถามที่มีผลการประเมินต่ำ ดังนี้\n\nข้อคำถาม i2 ประเด็น ไม่เท่าเทียม\n"},
            "3:10 H314 รายงานว่าข้อ i2 ต่ำหรือต้องปรับปรุง แต่ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 100.00 ทุกข้อของตัวชี้วัดนี้จึงได้ 100.00",
        ),
    ],
    ids=["assessor", "kind", "narrative"],
)
def test_no_question_is_low_in_an_indicator_with_full_marks(tmp_path: Path, files: Any, message: str) -> None:  # noqa: ANN401 - plain data
    """An average of 100 has no part below it, whoever calls it low."""
    assert told(tmp_path, **files) == [message]


@pytest.mark.parametrize(
    "files",
    [
        {"analysis": {"advice": [{"about": {"question": "i20"}, "text": "ควรแก้ไข"}]}},
        {"analysis": {"entries": [{"about": {"question": "i2"}, "kind": "maintain", "finding": "บริการเท่าเทียมกัน"}]}},
        {"narrative": "ข้อคำถาม i2 ประเด็น บริการเท่าเทียมกัน\n"},
        {"narrative": "ข้อคำถามที่ได้คะแนนสูง ดังนี้\n\nข้อคำถาม i2 ประเด็น บริการเท่าเทียมกัน\n"},
    ],
)
def test_what_is_not_called_low_or_is_no_part_of_full_marks_is_left_alone(tmp_path: Path, files: Any) -> None:  # noqa: ANN401 - plain data
    """An indicator below 100, a strength, and a question that is only spoken of contradict nothing."""
    assert told(tmp_path, **files) == []


def test_a_garbled_question_that_its_words_tell_is_low_too(tmp_path: Path) -> None:
    """What `In` stands for by its words contradicts full marks like any other question that is called low."""
    text = "ข้อคำถามที่มีผลการประเมินต่ำ ดังนี้\n\nข้อคำถาม In ประเด็น ไม่มุ่งผลสัมฤทธิ์ของงาน และรับผิดชอบต่อหน้าที่\n"
    codes = [one.split()[1] for one in told(tmp_path, narrative=text)]
    assert codes == ["W514", "H314"]
