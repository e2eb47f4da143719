"""Values of agency.yml as officers type them: places with the word for their kind, addresses of mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.content import load_site

if TYPE_CHECKING:
    from tests.conftest import TinySite

NO_MAIL = "thung-thong/agency.yml:5:18: W134 อีเมลต้องมี @ และชื่อเว็บไซต์ เช่น saraban@example.go.th (พบ “{}”) {}"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("province: จังหวัดสมมุติ", "สมมุติ"),
        ("province: จ. สมมุติ", "สมมุติ"),
        ("province: กทม.", "กรุงเทพมหานคร"),
        ("province: จังหวัดกรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("province: จันทร์สมมุติ", "จันทร์สมมุติ"),
        ("district: อำเภอเมืองสมมุติ", "เมืองสมมุติ"),
        ("district: เขตสมมุติ", "สมมุติ"),
        ("subdistrict: ต.สมมุติ", "สมมุติ"),
        ("subdistrict: แขวงสมมุติ", "สมมุติ"),
    ],
)
def test_a_place_is_read_with_the_word_for_its_kind(tiny: TinySite, typed: str, read: str) -> None:
    """Pages write the word themselves, so that one that was typed is read and not said twice."""
    field = typed.partition(":")[0]
    tiny.edit("agency.yml", "province: ตัวอย่าง", typed if field == "province" else f"province: ตัวอย่าง\n{typed}")
    agency = load_site(tiny.root).agencies[0].agency
    assert getattr(agency, field) == read


def test_a_word_without_a_place_is_told(tiny: TinySite) -> None:
    """The word for a kind of place names none."""
    tiny.edit("agency.yml", "province: ตัวอย่าง", "province: จังหวัด")
    assert tiny.lines() == ["thung-thong/agency.yml:4:11: E101 ค่านี้ต้องเป็นชื่อจังหวัด (พบ จังหวัด)"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("saraban.example.go.th", "ถ้าไม่มีให้ลบบรรทัดนี้"),
        ("saraban(at)example.go.th", "ให้เขียน saraban@example.go.th"),
        ("saraban at example dot", "ถ้าไม่มีให้ลบบรรทัดนี้"),
        ("saraban@example", "ถ้าไม่มีให้ลบบรรทัดนี้"),
        ("043-511-222", "ถ้าไม่มีให้ลบบรรทัดนี้"),
        ("a @ example.go.th", "ให้เขียน a@example.go.th"),
    ],
)
def test_what_is_no_address_of_mail_is_told(tiny: TinySite, typed: str, hint: str) -> None:
    """An e-mail that reaches nobody is told with how it is written, where that is known."""
    tiny.edit("agency.yml", "province: ตัวอย่าง", f"province: ตัวอย่าง\ncontact: {{email: {typed}}}")
    assert tiny.lines() == [NO_MAIL.format(typed, hint)]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("saraban@example.go.th", "saraban@example.go.th"),
        ("mailto:saraban@example.go.th", "saraban@example.go.th"),
        ("saraban＠example.go.th", "saraban@example.go.th"),
        ("'a@example.go.th, b@example.go.th'", "a@example.go.th, b@example.go.th"),
        ("สารบรรณ@ตัวอย่าง.ไทย", "สารบรรณ@ตัวอย่าง.ไทย"),
    ],
)
def test_an_address_of_mail_is_read_as_it_is_typed(tiny: TinySite, typed: str, read: str) -> None:
    """What a link has before it and a sign of full width are no part of it."""
    tiny.edit("agency.yml", "province: ตัวอย่าง", f"province: ตัวอย่าง\ncontact: {{email: {typed}}}")
    assert tiny.lines() == []
    contact = load_site(tiny.root).agencies[0].agency.contact
    assert contact is not None
    assert contact.email == read
