"""The accessibility statement: it tells the last test as it was, its limits, and whom to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site, long_date
from prongsai.render import _values
from prongsai.render._documents import document_label
from prongsai.render._statement import Known, last_test
from tests.render.reading import Element, read, render

if TYPE_CHECKING:
    from tests.conftest import TinySite

STATEMENT = "accessibility/index.md"


def statement(site: TinySite) -> Element:
    """Return the statement of a site."""
    return read(render(assess_site(load_site(site.root))).pages[STATEMENT])


def test_the_statement_tells_the_last_test(site: TinySite) -> None:
    """The day, the tool with its version, every kind of page and the count stand on the page."""
    told = last_test()
    text = statement(site).text()
    assert f"axe-core {told.axe}" in text
    assert long_date(told.tested) in text
    assert f"รวม {told.runs} ครั้ง" in text
    assert [kind for kind in told.kinds if kind not in text] == []
    assert "ไม่พบ" in text


def test_the_statement_tells_what_is_not_mended(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Violations are counted as they are, and those that are known stand with their reason."""
    known = (Known("หน่วยงาน/ปี/data/", "color-contrast", "รอสีใหม่ของหน่วยงาน"),)
    found = replace(last_test(), tested=date(2026, 1, 5), violations=3, known=known)
    monkeypatch.setattr(_values, "last_test", lambda: found)
    page = statement(site)
    assert "3 จุด" in page.text()
    assert "5 มกราคม 2569" in page.text()
    table = page.all("table")[0].text()
    assert "color-contrast" in table
    assert "รอสีใหม่ของหน่วยงาน" in table


def test_the_statement_gives_the_contact(site: TinySite) -> None:
    """The contact of agency.yml stands on the page; where there is none the page says so."""
    assert "ยังไม่ได้ระบุช่องทางติดต่อ" in statement(site).text()
    site.append("agency.yml", "contact:\n  phone: 0 5555 1234\n  email: office@example.go.th\n  facebook: อบต.ทุ่งทอง\n")
    text = statement(site).text()
    assert "โทรศัพท์ 0 5555 1234" in text
    assert "อีเมล office@example.go.th" in text
    assert "Facebook อบต.ทุ่งทอง" in text
    assert "ยังไม่ได้ระบุช่องทางติดต่อ" not in text


def test_the_foot_of_every_page_leads_to_the_statement(site: TinySite) -> None:
    """The statement is among what stands at the foot of every page."""
    assert ("คำแถลงการเข้าถึงเว็บไซต์", "accessibility/") in render(assess_site(load_site(site.root))).foot


@pytest.mark.parametrize(
    ("size", "label"),
    [(40, "PDF, 1 KB"), (23_600, "PDF, 24 KB"), (999_999, "PDF, 1000 KB"), (2_340_000, "PDF, 2.3 MB")],
)
def test_a_document_says_its_type_and_size(size: int, label: str) -> None:
    """A file is labelled by its content and its size in thousands or millions of bytes."""
    assert document_label(b"%PDF-1.7".ljust(size - 17) + b"startxref 9 %%EOF") == label
