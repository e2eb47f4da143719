"""Dates outside the fiscal year and years of another era are told; measures within it are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_names.told import of_text, told

if TYPE_CHECKING:
    from tests.conftest import TinySite

BOUNDS = "ปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 2568 ถึง 30 ก.ย. 2569)"


def measured(site: TinySite, period: str) -> list[str]:
    """Return the findings on the first measure with another period, which stands in line 7."""
    site.edit("measures.yml", "period: fiscal_year", f"period: {period}")
    return told(site, "measures.yml")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("{start: ต.ค. 2569, end: ก.ย. 2570}", "7:21: W503 ต.ค. 2569 อยู่นอก" + BOUNDS),
        ("{start: 30 ก.ย. 2568, end: ก.ย. 2569}", "7:21: W503 30 ก.ย. 2568 อยู่นอก" + BOUNDS),
        ("{start: ต.ค. 2568, end: ต.ค. 2569}", "7:37: H504 สิ้นสุด ต.ค. 2569 หลัง" + BOUNDS),
        ("{start: 2568-10-01, end: 2570-09-30}", "7:38: H504 สิ้นสุด 30 ก.ย. 2570 หลัง" + BOUNDS),
    ],
)
def test_outside_the_fiscal_year(tiny: TinySite, period: str, expected: str) -> None:
    """A start outside is a warning, an end alone a hint, each at its own value with the year's bounds."""
    assert measured(tiny, period) == [expected]


@pytest.mark.parametrize(
    "period",
    [
        "{start: ต.ค. 2568, end: ก.ย. 2569}",
        "{start: 2568-10-01, end: 2569-09-30}",
        "{start: ก.ย. 2569, end: ก.ย. 2569}",
    ],
)
def test_within_the_fiscal_year(tiny: TinySite, period: str) -> None:
    """From the first to the last day of the fiscal year nothing is told."""
    assert measured(tiny, period) == []


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("2026-01-15", " (ปี ค.ศ. ให้ใช้ พ.ศ. 2569)"),
        ("3112-01-15", " (บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2569)"),
        ("ม.ค. ๓๑๑๒", " (บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2569)"),
        ("1600-01-15", ""),
    ],
)
def test_a_date_of_another_era(tiny: TinySite, date: str, hint: str) -> None:
    """E114 names the B.E. year that was meant, for a C.E. year and for one converted twice."""
    tiny.edit("measures.yml", "period: fiscal_year", f"period: {{start: {date}, end: 2569-09-30}}")
    assert tiny.lines()[0] == (
        f"thung-thong/2568/measures.yml:7:21: E114 อ่านวันที่ “{date}” ไม่ได้ "
        f"ให้เขียนเช่น 2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.){hint}"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรการปีงบประมาณ พ.ศ. 2026", "1:24: W505 ปี 2026 เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2569"),
        ("ปีงบประมาณ ๒๐๒๕", "1:12: W505 ปี 2025 เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2568"),
        ("ประจำปี พ.ศ. 3112", "1:14: W505 ปี 3112 บวก 543 ซ้ำ ให้ใช้ พ.ศ. 2569"),
    ],
)
def test_a_year_of_another_era_in_the_text(tiny: TinySite, text: str, expected: str) -> None:
    """A C.E. year or one converted twice where a B.E. year belongs is told with the year to use."""
    assert of_text(tiny, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "ปีงบประมาณ พ.ศ. 2568 และปีงบประมาณ พ.ศ. ๒๕๖๙",
        "แผนแม่บท (พ.ศ. 2561-2580) และแผนห้าปี พ.ศ. 2566 ถึง 2570",
        "ค.ศ. 2030 ตามเป้าหมาย SDGs 2030 และดัชนี CPI ปี 2023",
        "พ.ศ. 20261 กับเลข 3112",
        "ปีงบประมาณ พ.ศ. {{ fiscal_year }}",
    ],
)
def test_other_years_in_the_text_are_silent(tiny: TinySite, text: str) -> None:
    """Years of plans, named C.E. years and numbers that are no years are no findings."""
    assert of_text(tiny, text) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "มาตรการ ประจำปี 2566",
            ["2:26: W505 ปี 2566 ในชื่อตารางไม่ใช่ปีของผลการประเมิน (2568) หรือปีงบประมาณของมาตรการ (2569)"],
        ),
        ("มาตรการ ประจำปี 2026", ["2:26: W505 ปี 2026 เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2569"]),
        ("มาตรการ ประจำปีงบประมาณ พ.ศ. 2569", []),
        ("ผลการประเมินปี 2567 และมาตรการปีงบประมาณ พ.ศ. 2569", []),
        ("มาตรการตามแผนปี 2566-2570", []),
        ("มาตรการส่งเสริมคุณธรรม", []),
    ],
)
def test_the_years_of_the_tables_title(tiny: TinySite, title: str, expected: list[str]) -> None:
    """A title whose years are neither the results' nor the measures' is told; a plan's years are not its own."""
    tiny.write("measures.yml", f"table:\n  title: {title}\n" + tiny.path("measures.yml").read_text(encoding="utf-8"))
    assert told(tiny, "measures.yml") == expected


def test_an_unusual_ita_year(tiny: TinySite) -> None:
    """An ITA year that is not the one after the results is a hint; the usual one is silent."""
    text = tiny.path("measures.yml").read_text(encoding="utf-8")
    tiny.write("measures.yml", "disclosure: {ita_year: 2568}\n" + text)
    assert told(tiny, "measures.yml") == ["1:24: H506 ระบุปี ITA 2568 แต่ผลของปี 2568 เปิดเผยใน ITA 2569"]
    tiny.write("measures.yml", "disclosure: {ita_year: 2569}\n" + text)
    assert told(tiny, "measures.yml") == []
