"""The catalogue of findings: complete, well-formed, and tested to the last code."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from pathlib import Path
from string import Formatter

import pytest

from prongsai.findings import Entry, catalogue

TESTS = Path(__file__).resolve().parents[1]
SEVERITIES = {"E": "error", "W": "warning", "H": "hint"}
THAI = re.compile("[\u0e00-\u0e7f]")


def code(entry: Entry) -> str:
    """Return the name that a parametrized test shows for an entry."""
    return entry.code


@pytest.mark.parametrize("entry", catalogue().values(), ids=code)
def test_an_entry_is_complete(entry: Entry) -> None:
    """Every entry says in Thai what was found, what it means and what to do, and has a title in English."""
    told = astuple(replace(entry, advice=entry.advice or "-", readers=entry.readers or "-"))
    assert all(text.strip() == text and text for text in told)
    assert all(THAI.search(text) for text in (entry.title, entry.message, entry.meaning, entry.mend))
    assert entry.title_en.isascii()
    assert "\n" not in entry.message


TO_READERS = [
    entry
    for entry in catalogue().values()
    # An error stops the build, but for those of figures and of personal data; the last groups are of no report.
    if entry.code[:2] == "E3" or (entry.code[0] != "E" and entry.code[1:3] not in ("93", "94", "95", "97", "98", "99"))
]


@pytest.mark.parametrize("entry", TO_READERS, ids=code)
def test_readers_are_given_no_advice(entry: Entry) -> None:
    """What a page may tell of a finding names no file and no field, and does not say what an officer should type."""
    told = entry.message if entry.readers is None else entry.readers
    figures = re.sub(r"\{\w+\}", "", told)
    assert re.findall(r"[a-z_]{3,}|ให้(?:พิมพ์|ใช้|ใส่|ระบุ|เขียน|เติม|ลบ|แก้|เปิดดู|ขึ้นต้น|คง)|แก้ให้|ถ้าตั้งใจ", figures) == []


@pytest.mark.parametrize("entry", catalogue().values(), ids=code)
def test_a_code_tells_its_severity(entry: Entry) -> None:
    """A code is a letter for the severity and three digits."""
    assert re.fullmatch("[EWH][0-9]{3}", entry.code)
    assert entry.severity == SEVERITIES[entry.code[0]]


@pytest.mark.parametrize("entry", catalogue().values(), ids=code)
def test_the_places_of_a_message_are_named(entry: Entry) -> None:
    """Every place in a message has a plain name, so that it can be filled."""
    names = [name for _, name, _, _ in Formatter().parse(entry.message) if name is not None]
    assert all(name.isidentifier() for name in names)


def test_numbers_are_not_shared() -> None:
    """Two kinds of finding never share a number, not even with different letters."""
    numbers = [name[1:] for name in catalogue()]
    assert sorted(set(numbers)) == sorted(numbers)


def test_codes_stand_in_order() -> None:
    """The catalogue is read by people, so its numbers ascend."""
    numbers = [name[1:] for name in catalogue()]
    assert numbers == sorted(numbers)


def test_every_code_is_tested() -> None:
    """Each kind of finding is named in at least one test."""
    texts = [path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")]
    named = set(re.findall(r"\b[EWH][0-9]{3}\b", "".join(texts)))
    assert sorted(catalogue().keys() - named) == []
