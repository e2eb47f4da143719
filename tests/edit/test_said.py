"""What is found is said in the words of the form: an officer reads no name of a file, no key and no command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.edit._said import in_form
from prongsai.findings import catalogue
from tests.edit.walker import Walker

if TYPE_CHECKING:
    from tests.conftest import TinySite

LANGUAGE = re.compile(r"[a-z]+\.(?:yml|md)\b|\bprongsai\b|ลบบรรทัด|\{[a-z]+:|\b(?:true|false)\b")
OF_THE_FILE = {"E016", "E032"}
"""What is found where there is no file yet, or none that a form could show."""


def keys() -> set[str]:
    """Return every key of every file, but those that are words of other things, too."""
    records, found = [*FILE_RECORDS.values()], set[str]()
    for record in records:
        found |= shapes_of(record).keys()
        records += [one.record for one in shapes_of(record).values() if one.record and one.record not in records]
    return found


@pytest.mark.parametrize("file", FILE_RECORDS)
def test_no_message_of_a_page_speaks_of_files_and_keys(file: str) -> None:
    """All messages on content, figures left out, in each page: pages and boxes stand for what the file's language names."""
    plain = {
        code: re.sub(r"\{\w+\}", "…", one.message).replace("{{", "{").replace("}}", "}")
        for code, one in catalogue().items()
        if code[1] in "12345678" or (code[1] == "0" and code[2] in "23")
    }
    told = {code: in_form(message, file) for code, message in plain.items() if code not in OF_THE_FILE}
    bare = {code: re.sub(r"“[^”]*”|\S*/\S*", "", text) for code, text in told.items()}
    assert {code: text for code, text in told.items() if LANGUAGE.search(text)} == {}
    assert {code: text for code, text in bare.items() if {*re.findall("[a-z_]+", text)} & keys()} == {}


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("scores.yml ไม่ได้ระบุระดับ", "“ผลคะแนน” ไม่ได้ระบุระดับ"),
        ("ไม่รู้จักส่วนราชการ “x” ใน units ของ agency.yml", "ไม่รู้จักส่วนราชการ “x” ใน “ส่วนราชการ” ของ “ข้อมูลหน่วยงาน”"),
        ("ถ้าประกาศผลแล้วให้ลบบรรทัด draft", "ถ้าประกาศผลแล้วให้เลือกไม่ระบุในช่อง “ยังเป็นฉบับร่าง”"),
        ("เช่น a@example.go.th (พบ “title”) ถ้าไม่มีให้ลบบรรทัดนี้", "เช่น a@example.go.th (พบ “title”) ถ้าไม่มีให้เว้นช่องนี้ว่าง"),
        ("ให้เขียน {deducted: 5}", "ให้พิมพ์ 5 ในช่อง “คะแนนที่ถูกหัก”"),
        ("ดู ban-mai/2567/measures.yml", "ดู “มาตรการ ปี 2567”"),
        ("มีข้อมูลแฝง ผู้เขียน ลบได้ด้วย check --fix", "มีข้อมูลแฝง ผู้เขียน ลบได้ที่ช่องของไฟล์ สิ่งที่แสดงในไฟล์ไม่เปลี่ยน"),
        ("ใช้ {{ overall }} แทนได้ (prongsai check --fix แก้ให้)", "ใช้ {{ overall }} แทนได้"),
        (
            'ใช้ {{ score(9) }} และ {{ table("indicators") }} แทนได้',
            'ใช้ {{ score(9) }} และ {{ table("indicators") }} แทนได้',
        ),
    ],
)
def test_a_message_says_what_the_form_asks(message: str, told: str) -> None:
    """What officers typed, addresses and values of narratives stay as they are."""
    assert in_form(message, "scores.yml") == told


def test_a_page_says_it_so(tiny: TinySite) -> None:
    """A draft that lacks nothing is told by its box."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall: 90")
    told = " ".join(Walker(tiny.root).open("thung-thong/2568/scores.yml").found())
    assert "ให้เลือกไม่ระบุในช่อง “ยังเป็นฉบับร่าง”" in told
