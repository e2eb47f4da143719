"""Whose measures a table holds: told by the line above it or its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.sheet import read_year
from prongsai.sheet.plain import brought, rows_of

if TYPE_CHECKING:
    from tests.conftest import TinySite

HEAD, ROW = "มาตรการ,ขั้นตอน,ผู้รับผิดชอบ", "มาตรการใหม่,ทำ,กองคลัง"
YEAR = "ตารางมาตรการนี้บอกปี 2565 แต่รายงานผลปี 2568 มีมาตรการของปี 2568 หรือ 2569 ดูว่าเป็นตารางของรายงานนี้"
OTHER = "ตารางนี้เป็นของหน่วยงานอื่น จึงไม่นำเข้า ถ้าเป็นของหน่วยงานนี้ให้แก้ชื่อเหนือตาราง: มาตรการของเทศบาลตำบลอื่นไกล ปี 2569"


def read(tiny: TinySite, *lines: str) -> tuple[bool, list[str]]:
    """Return whether the measures of a .csv table come in, and what is told of it before its rows."""
    done = brought(read_year(tiny.root, "thung-thong", 2568), rows_of("\n".join(lines).encode(), "a.csv"), "a.csv")
    told = [one.message.removeprefix("ตาราง: ") for one in done.found if one.code == "W931"]
    return "measures.yml" in done.plan.edits, [one for one in told if one.startswith("ตาราง")]


def test_measures_of_another_agency_are_not_taken(tiny: TinySite) -> None:
    """The line above the table names it."""
    assert read(tiny, "มาตรการของเทศบาลตำบลอื่นไกล ปี 2569,,", HEAD, ROW) == (False, [OTHER])


@pytest.mark.parametrize(
    "title",
    [
        "มาตรการของเทศบาลตำบลทุ่งทอง เพื่อยกระดับ ITA ปี 2569",
        "มาตรการของเทศบาลตำบลทุ่งทองเพื่อป้องกันการทุจริต",
        "แผนปฏิบัติการ ทต. ทุ่งทอง ด้านความโปร่งใส",
        "มาตรการเทศบาลตำบลทุ่งทอง อ.เมือง จ.ลำพูน",
        "มาตรการของเทศบาลตำบลทุ่งทอง และแนวทางร่วมกับ อบต.ทุ่งนา",
        "โครงการโรงเรียนสุจริต ปี 2569",
        "มาตรการที่ทำร่วมกับโรงเรียนบ้านนา",
    ],
)
def test_what_the_own_measures_are_called_is_no_other_agency(tiny: TinySite, title: str) -> None:
    """The own name may go on with other words; a programme, or who takes part, is no such agency."""
    assert read(tiny, f"{title},,", HEAD, ROW) == (True, [])


@pytest.mark.parametrize(
    "lines", [("มาตรการ ประจำปี 2565,,", HEAD), (HEAD.replace("มาตรการ", "มาตรการของปี 2565"),)], ids=["above", "heading"]
)
def test_measures_of_another_year_are_told(tiny: TinySite, lines: tuple[str, ...]) -> None:
    """They are taken, for a title may name the year of something else."""
    assert read(tiny, *lines, ROW) == (True, [YEAR])


@pytest.mark.parametrize("year", [2568, 2569])
def test_measures_of_the_year_of_the_results_or_the_next_are_the_own(tiny: TinySite, year: int) -> None:
    """The agency's own name above them is no doubt either."""
    assert read(tiny, f"มาตรการของเทศบาลตำบลทุ่งทอง ปี {year},,", HEAD, ROW) == (True, [])
