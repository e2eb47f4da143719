"""Letters that look right and are not are told in place with the clean form, which put back is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.assess.prose.spelling import KINDS, Kind, composed
from tests.assess.checks_names.told import of_text, told

if TYPE_CHECKING:
    from tests.conftest import TinySite

SLIPS = [
    ("ข้อ ๐34 ต้องแก้", "1:5: W604 รหัส “๐34” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O34”"),
    ("(อ้างอิงจาก ๐๘)", "1:13: W604 รหัส “๐๘” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O8”"),
    ("<- 0๒๘ รายงาน", "1:4: W604 รหัส “0๒๘” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O28”"),
    ("- 02 ข้อมูลผู้บริหาร", "1:3: W604 รหัส “02” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O2”"),
    ("พัสด\u0941\u0930ายเดือน", "1:5: W605 มีอักษรเทวนาครีปนใน “พัสด\u0941\u0930ายเดือน” ให้พิมพ์ “พัสดุรายเดือน”"),
    ("โปร\u0ec8งใส", "1:4: W605 มีอักษรลาวปนใน “โปร\u0ec8งใส” ให้พิมพ์ “โปร่งใส”"),
    ("แผ\u1793งาน", "1:3: W605 มีอักษรเขมรปนใน “แผ\u1793งาน” ให้พิมพ์ “แผนงาน”"),
    ("ข้อ \u041e34", "1:5: W605 มีอักษรซีริลลิกปนใน “\u041e34” ให้พิมพ์ “O34”"),
    ("ITA \u039f10", "1:5: W605 มีอักษรกรีกปนใน “\u039f10” ให้พิมพ์ “O10”"),
    ("ที\uf70a", "1:3: W605 มีอักษรU+F70Aปนใน “ที\uf70a” ให้พิมพ์ “ที่”"),
    ("ทํางาน", "1:2: W606 “ทํางาน” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “ทำงาน”"),
    ("นํ้า", "1:2: W606 “นํ้า” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “น้ำ”"),
    ("น้ําใจ", "1:3: W606 “น้ําใจ” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “น้ำใจ”"),
    ("เเผนงาน", "1:1: W606 “เเผนงาน” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “แผนงาน”"),
    ("ที่่ทำ", "1:3: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “ที่่ทำ” น่าจะเป็น “ที่ทำ”"),
    ("มีี", "1:2: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “มีี” น่าจะเป็น “มี”"),
    ("มากาา", "1:4: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “มากาา” น่าจะเป็น “มากา”"),
    ("ท่ี", "1:2: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “ท่ี” น่าจะเป็น “ที่”"),
    ("หนา้ที่", "1:3: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “หนา้ที่” น่าจะเป็น “หน้าที่”"),
    ("ใ้ได้", "1:1: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “ใ้ได้” น่าจะเป็น “ให้ได้”"),
    ("เ่กา", "1:1: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “เ่กา” น่าจะเป็น “เก่า”"),
    ("ก ้า", "1:3: W607 สระหรือวรรณยุกต์ซ้ำหรือผิดที่ใน “้า” น่าจะเป็น “า”"),
    ("คุณ\u200bธรรม", "1:4: W608 มีอักขระที่มองไม่เห็น (U+200B) ใน “คุณธรรม” ให้ลบออก"),
    ("ไม่\u00adดี", "1:4: W608 มีอักขระที่มองไม่เห็น (U+00AD) ใน “ไม่ดี” ให้ลบออก"),
    ("ก\ufeffข", "1:2: W608 มีอักขระที่มองไม่เห็น (U+FEFF) ใน “กข” ให้ลบออก"),
    ("มี <u>ตัวชี้วัด</u> ดี", "1:4: W609 มีแท็ก HTML “<u>ตัวชี้วัด</u>” ในข้อความ ให้พิมพ์ “ตัวชี้วัด”"),
    ("ดู <script>x(1)</script>", "1:4: W609 มีแท็ก HTML “<script>x(1)</script>” ในข้อความ ให้ลบออก"),
    ("ดู <iframe src=x></iframe>", "1:4: W609 มีแท็ก HTML “<iframe src=x></iframe>” ในข้อความ ให้ลบออก"),
    ("หนึ่ง<br/>", "1:6: W609 มีแท็ก HTML “<br/>” ในข้อความ ให้ลบออก"),
]
CLEAN = [
    "โปร่งใส ที่ น้ำ ก็ได้ เป็น สิทธิ์ ค่ะ เก้าอี้ กฎ ปฏิญญา ฤๅษี พุทฺธํ ฯลฯ ต่าง ๆ เสร็จ",
    "วันที่ 05 มกราคม เวลา 09.30 น. โทร 034-123-456 ร้อยละ 0.5 และข้อ 10 ตาม O34 e13 ๑๐ ๐.๕",
    "ก\u00a0ข 👨\u200d👩 นวัตกรรม ITAS ระบบIT ค่าα 5µm ข้อ 1) <https://itas.nacc.go.th> 5 < 6 และ 7 > 3",
    "{% if score(9) < 85 %}ต่ำ{% endif %} `a<b`",
]


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_a_slip_is_told_with_its_clean_form(tiny: TinySite, text: str, expected: str) -> None:
    """Each slip is found at its first letter, and the message has the clean form."""
    assert of_text(tiny, text) == [expected]


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_the_clean_form_put_back_is_silent(tiny: TinySite, text: str, expected: str) -> None:
    """What the message advises, put in the place of what it names, leaves nothing to tell."""
    quoted = re.findall("“([^”]*)”", expected)
    found, clean = (quoted * 2)[:2] if "W608" not in expected else (text, quoted[0])
    if "ให้ลบออก" in expected and "W609" in expected:
        clean = ""
    assert found in text
    assert of_text(tiny, text.replace(found, clean)) == []


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_silent(tiny: TinySite, text: str) -> None:
    """Right spellings, dates, phone numbers, addresses, comparisons and emoji are no findings."""
    assert of_text(tiny, text) == []


def test_once_for_each_line_and_kind(tiny: TinySite) -> None:
    """Many slips of a kind in a line are one finding; other lines and kinds have their own."""
    found = of_text(tiny, "ทํางาน นํามา เเละ ที่่ ที่่\n\nทํา\n")
    assert [line.split(" ")[:2] for line in found] == [["1:2:", "W606"], ["1:21:", "W607"], ["3:2:", "W606"]]


def test_in_a_yaml_field_the_line_and_column_are_exact(tiny: TinySite) -> None:
    """In quoted, plain and folded values the place is the slip's own; comments and codes are left alone."""
    tiny.write(
        "analysis.yml",
        "# เเ ๐34 <p>\nentries:\n  - about: {item: ๐2}\n    items: [๐24, '0๑']\n"
        "    finding: >-\n      บรรทัดแรก\n\n      ข้อ ๐25 ดี  # เเ\n    guidance: 'เเผน'  # ทํา\n",
    )
    assert [line for line in told(tiny, "analysis.yml") if "W6" in line] == [
        "8:11: W604 รหัส “๐25” ใช้เลขศูนย์แทนอักษร O ให้พิมพ์ “O25”",
        "8:21: W606 “เเ” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “แ”",
        "9:16: W606 “เเผน” ใช้สองอักขระแทนสระตัวเดียว ให้พิมพ์ “แผน”",
    ]


def test_notes_are_read_only_for_what_no_eye_sees(tiny: TinySite) -> None:
    """A note may quote a zero, a stray letter, a doubled mark or a tag; it cannot quote an invisible character."""
    quoted = "01 ๐34 พัสด\u0941 ที่่ <p>"
    tiny.append("scores.yml", f"notes:\n  - text: ข้อ {quoted} \u200bทํา\n")
    assert [line.split(" ")[1] for line in told(tiny, "scores.yml")] == ["W608", "W606"]


THAI = st.text(
    st.sampled_from("กขนสอใไเแโะาำัิีืุู็่้์ํฺๆ \u200b\u00ad\u0941\u0930\u0ec8\u041e\uf70a0๐3O"), min_size=1, max_size=12
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@given(text=THAI)
def test_cleaned_text_has_no_slip_left(kind: Kind, text: str) -> None:
    """Whatever is typed, the clean form of a kind has no slip of that kind, and clean text stays as it is."""
    clean = kind.clean(text)
    assert kind.found(clean) == []
    assert kind.found(text) or clean == text


@given(text=THAI)
def test_composing_keeps_every_other_letter(text: str) -> None:
    """Only สระอำ and แ are composed: apart from their parts the letters stay."""
    parts = str.maketrans({"ำ": "ํา", "แ": "เเ"})
    assert sorted(composed(text).translate(parts)) == sorted(text.translate(parts))
