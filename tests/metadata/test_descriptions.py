"""What each page tells of itself in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, render_site
from tests.frameworks.sites import made
from tests.metadata.conftest import fronts
from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from tests.conftest import TinySite
    from tests.metadata.conftest import Front

EXPECTED = {
    "town/index.md": "เทศบาลเมืองธารทองได้คะแนน ITA ปี 2568 รวม 92.01 คะแนน ระดับ ผ่าน ดูคะแนนแต่ละปี มาตรการ และผลการดำเนินการ",
    "town/brief/index.md": "สรุปหนึ่งหน้าสำหรับผู้บริหาร: เทศบาลเมืองธารทองได้คะแนน ITA ปี 2568 รวม 92.01 คะแนน ระดับ ผ่าน และสิ่งที่ควรทำก่อน",
    "town/2568/index.md": "เทศบาลเมืองธารทองได้คะแนน ITA ปี 2568 รวม 92.01 คะแนน ระดับ ผ่าน ดูคะแนนสิบตัวชี้วัด เรื่องที่ทำได้ดี และเรื่องที่เสียคะแนน",
    "town/2568/analysis.md": "ทำไมเทศบาลเมืองธารทองได้ 92.01 คะแนนใน ITA ปี 2568: ผลการวิเคราะห์รายเรื่อง",
    "town/2568/measures.md": "เทศบาลเมืองธารทองกำหนด 11 มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ 2569: ทำอะไร ใครรับผิดชอบ เมื่อใด",
    "town/2568/progress.md": "ในเว็บไซต์นี้ยังไม่มีรายงานผลการดำเนินการตาม 11 มาตรการของปีงบประมาณ 2569 ของเทศบาลเมืองธารทอง",
    "town/2568/data.md": "ดาวน์โหลดคะแนน ITA ปี 2568 และ 11 มาตรการปีงบประมาณ 2569 ของเทศบาลเมืองธารทอง เป็น JSON และ CSV พร้อมความหมายของข้อมูลทุกช่อง",
    "index.md": "คะแนน ITA การวิเคราะห์ และมาตรการของ 4 หน่วยงาน อ่านง่าย ตรวจสอบได้ และดาวน์โหลดข้อมูลไปใช้ต่อได้",
    "sample/2566/progress.md": "เทศบาลตำบลตัวอย่างทำแล้วเสร็จ 4 จาก 6 มาตรการของปีงบประมาณ 2567: ผลแต่ละรอบ หลักฐาน และสิ่งที่ยังค้าง",
}


@pytest.mark.parametrize("path", EXPECTED)
def test_a_page_is_described_with_its_figures(heads: dict[str, Front], path: str) -> None:
    """A plain sentence with the page's own figures."""
    assert heads[path]["description"] == EXPECTED[path]


def test_no_two_pages_tell_the_same(heads: dict[str, Front]) -> None:
    """Every page has a title and a description of its own, none longer than a search engine shows."""
    assert len({head["title"] for head in heads.values()}) == len(heads)
    assert len({head["description"] for head in heads.values()}) == len(heads)
    assert [path for path, head in heads.items() if not 50 <= len(head["description"]) <= 160] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "province-overall",
            {
                "din-daeng/index.md": "จังหวัดดินแดงได้คะแนน ITA ปี 2567 รวม 98.82 คะแนน ระดับ ผ่านดีเยี่ยม ดูผลการประเมินแต่ละปี",
                "din-daeng/brief/index.md": "สรุปหนึ่งหน้าสำหรับผู้บริหาร: จังหวัดดินแดงได้คะแนน ITA ปี 2567 รวม 98.82 คะแนน ระดับ ผ่านดีเยี่ยม",
                "din-daeng/2567/analysis.md": "ในเว็บไซต์นี้ยังไม่มีการวิเคราะห์ผลการประเมิน ITA ปี 2567 ของจังหวัดดินแดง",
            },
        ),
        (
            "hospital",
            {
                "khao-khat/2567/index.md": (
                    "โรงพยาบาลเขาขาดได้คะแนน MOPH ITA ปี 2567 รวม 94.20 คะแนน ระดับ ผ่านเกณฑ์"
                    " ดูคะแนนตัวชี้วัด 9 ตัว และเรื่องที่เสียคะแนน"
                ),
                "khao-khat/2567/analysis.md": "ทำไมโรงพยาบาลเขาขาดได้ 94.20 คะแนนใน MOPH ITA ปี 2567: ผลการวิเคราะห์รายเรื่อง",
            },
        ),
        (
            "subdistrict-2569",
            {
                "na-klang/2569/index.md": (
                    "องค์การบริหารส่วนตำบลนากลางได้คะแนน ITA ปี 2569 รวม 91.40 คะแนน ระดับ ผ่านดี ดูคะแนนสิบตัวชี้วัด"
                )
            },
        ),
    ],
)
def test_no_description_speaks_of_what_is_not_there(name: str, expected: dict[str, str]) -> None:
    """Neither measures, strengths, lost points, advice nor limitations are announced of a page that has none."""
    heads = fronts(made(name).tree)
    assert {path: heads[path]["description"] for path in expected} == expected


def test_an_agency_without_a_report_is_described(tiny: TinySite) -> None:
    """A new agency's home says that nothing is reported yet, and has neither score nor card."""
    for path in sorted((tiny.root / "thung-thong" / "2568").iterdir()):
        path.unlink()
    (tiny.root / "thung-thong" / "2568").rmdir()
    tree = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES, site_url="https://ita.example.go.th/"))
    head = fronts(tree)["thung-thong/index.md"]
    assert head["description"] == "เทศบาลตำบลทุ่งทองยังไม่มีรายงานผลการประเมินในเว็บไซต์นี้"
    assert "image" not in head


def test_thai_digits_reach_the_description(tiny: TinySite) -> None:
    """On a site in Thai digits the descriptions have them too; the linked data keeps Arabic ones."""
    tree = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES, digits="thai"))
    head = fronts(tree)["thung-thong/2568/index.md"]
    assert head["description"].startswith("เทศบาลตำบลทุ่งทองได้คะแนน ITA ปี ๒๕๖๘ รวม ๙๐.๐๐ คะแนน")
    assert '"temporalCoverage":"2024-10-01/2025-09-30"' in head["linked"]


def test_names_are_escaped(tiny: TinySite) -> None:
    """The theme prints a description as it is, so nothing in it is markup."""
    tiny.edit("thung-thong/agency.yml", "name: เทศบาลตำบลทุ่งทอง", 'name: เทศบาล <b>"ทุ่งทอง" & คณะ')
    head = fronts(render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES)))["thung-thong/2568/measures.md"]
    assert head["description"].startswith("เทศบาล &lt;b&gt;&quot;ทุ่งทอง&quot; &amp; คณะกำหนด 2 มาตรการ")
