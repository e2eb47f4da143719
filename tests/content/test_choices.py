"""Choices, dates, ids and addresses: what is none of them is refused with what would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

NOT_A_CHOICE = [
    pytest.param(
        "analysis.yml",
        "    finding",
        "    kind: strong\n    finding",
        [
            (
                "thung-thong/2568/analysis.yml:3:11: E113 ไม่รู้จัก “strong” (ใช้ได้: จุดแข็ง, "
                "จุดอ่อน, ต้องแก้ไขโดยเร่งด่วน, ต้องพัฒนาให้ดีขึ้น, รักษาระดับ) (ใกล้เคียงที่สุด: จุดแข็ง)"
            ),
        ],
        id="kind of entry",
    ),
    pytest.param(
        "measures.yml",
        "period: fiscal_year",
        "period: ปีหน้า",
        [
            (
                "thung-thong/2568/measures.yml:7:13: E122 อ่านระยะเวลา “ปีหน้า” ไม่ได้ ให้เขียนเช่น ตลอดปีงบประมาณ, 6 เดือนแรก, "
                "ไตรมาส 2, ภายใน มี.ค. 2569, ต.ค. 2568 – มี.ค. 2569 ถ้ารายงานไม่มีวัน ให้เขียน {text: ปีหน้า}"
            ),
        ],
        id="period",
    ),
    pytest.param(
        "measures.yml",
        "measures:\n",
        "table: {columns: [{heading: ก, show: titel}]}\nmeasures:\n",
        [
            (
                "thung-thong/2568/measures.yml:1:38: E113 ไม่รู้จัก “titel” (ใช้ได้: number, printed, "
                "printed_title, title, continues, addresses, finding, approach, steps, responsible, period, rounds, "
                "frequency, monitoring, budget, kpi, addresses_scored, topic, items) (ใกล้เคียงที่สุด: title)"
            ),
        ],
        id="column",
    ),
]

NOT_A_DATE = [
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nsource: {title: ก, announced: 2025-10-01}\n",
        [
            (
                "thung-thong/2568/scores.yml:3:31: E114 อ่านวันที่ “2025-10-01” ไม่ได้ ให้เขียนเช่น "
                "2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.) (ปี ค.ศ. ให้ใช้ พ.ศ. 2568)"
            ),
        ],
        id="C.E. year",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nsource: {title: ก, announced: 1 ตุลาคม 2025}\n",
        [
            (
                "thung-thong/2568/scores.yml:3:31: E114 อ่านวันที่ “1 ตุลาคม 2025” ไม่ได้ ให้เขียนเช่น "
                "2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.) (ปี ค.ศ. ให้ใช้ พ.ศ. 2568)"
            ),
        ],
        id="C.E. year in words",
    ),
    pytest.param(
        "measures.yml",
        "period: fiscal_year",
        "period: {start: 29 ก.พ. 2566, end: 1 มี.ค. 2566}",
        [
            (
                "thung-thong/2568/measures.yml:7:21: E114 อ่านวันที่ “29 ก.พ. 2566” ไม่ได้ ให้เขียนเช่น "
                "2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.) (เดือนนี้มีถึงวันที่ 28: 28 ก.พ. 2566)"
            ),
        ],
        id="no leap year",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        "level: ผ่านดี\nsource: {title: ก, announced: เร็ว ๆ นี้}\n",
        [
            (
                "thung-thong/2568/scores.yml:3:31: E114 อ่านวันที่ “เร็ว ๆ นี้” ไม่ได้ ให้เขียนเช่น "
                "2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.)"
            ),
        ],
        id="words",
    ),
    pytest.param(
        "measures.yml",
        "period: fiscal_year",
        "period: {start: 1 ต.ค. 2568, end: 30 ก.ย. 2568}",
        [
            "thung-thong/2568/measures.yml:7:13: E115 วันสิ้นสุด 30 ก.ย. 2568 มาก่อนวันเริ่ม 1 ต.ค. 2568",
        ],
        id="end before start",
    ),
]

NO_LINK = [
    pytest.param(
        "measures.yml",
        "id: m02",
        "id: มาตรการ 2",
        [
            (
                "thung-thong/2568/measures.yml:10:9: E117 รหัส “มาตรการ 2” ใช้ทำลิงก์ไม่ได้ "
                "ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น m01"
            ),
        ],
        id="Thai id",
    ),
    pytest.param(
        "agency.yml",
        "id: finance",
        "id: Finance!",
        [
            "thung-thong/agency.yml:8:9: E117 รหัส “Finance!” ใช้ทำลิงก์ไม่ได้ ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น finance",
        ],
        id="capital letters",
    ),
    pytest.param(
        "scores.yml",
        "level: ผ่านดี\n",
        'level: ผ่านดี\nsource: {title: ก, url: "javascript:alert(1)"}\n',
        [
            "thung-thong/2568/scores.yml:3:25: E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “javascript:alert(1)”)",
        ],
        id="script in a URL",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\nwebsite: data:text/html,x\n",
        [
            "thung-thong/agency.yml:5:10: E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “data:text/html,x”)",
        ],
        id="data in a URL",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\nwebsite: www.example.go.th\n",
        [
            "thung-thong/agency.yml:5:10: E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “www.example.go.th”) ให้เขียน https://www.example.go.th",
        ],
        id="no scheme",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\nwebsite: https://a.example/'x\n",
        [
            "thung-thong/agency.yml:5:10: E118 ที่อยู่เว็บมีอักขระ < > \" ' ` หรือ \\ ไม่ได้ (พบ “https://a.example/'x”)",
        ],
        id="a quote in a URL",
    ),
    pytest.param(
        "agency.yml",
        "province: ตัวอย่าง\n",
        "province: ตัวอย่าง\nwebsite: https://admin:s3cret@www.example.go.th/@a\n",
        [
            (
                "thung-thong/agency.yml:5:10: E118 ที่อยู่เว็บมีชื่อผู้ใช้หรือรหัสผ่านไม่ได้ เพราะทุกคนจะเห็น "
                "(พบ “https://…@www.example.go.th/@a”) ให้เขียน https://www.example.go.th/@a"
            ),
        ],
        id="a password in a URL",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), NOT_A_CHOICE)
def test_what_is_no_choice_is_named_with_the_choices(
    site: TinySite, name: str, old: str, new: str, expected: list[str]
) -> None:
    """A word that is none of the choices is refused with the choices and the nearest of them."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), NOT_A_DATE)
def test_what_is_no_date_is_refused(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """A date that no calendar has, or in a C.E. year, is refused with the way to write it."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), NO_LINK)
def test_what_makes_no_link_is_refused(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """An id or an address that cannot stand in a link is refused as it was typed."""
    site.edit(name, old, new)
    assert site.lines() == expected
