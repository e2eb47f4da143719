"""The report as the official document that it was issued as, and where its agency is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.model.conftest import Report

DOCUMENT = """\
document:
  title: รายงานการวิเคราะห์
  cover: [ประจำปีงบประมาณ, ของหน่วยงาน]
  from: กองยุทธศาสตร์
  number: ลป ๕๒๐๐๖/๑๕๕
  date: 4 ส.ค. 68
  subject: รายงานผล
  to: นายกเทศมนตรี
  references: หนังสือที่ ทท ๑/๑
  enclosures: [ตารางมาตรการ, รายงานผล]
  considerations: [โปรดพิจารณา]
  signed: ปลัดเทศบาล
"""


def test_the_official_form_is_shown_and_dates_the_pages(report: Report) -> None:
    """Head and close of the report stand in its order, its date on every page of the year and on its prints."""
    report.site.append("analysis.yml", DOCUMENT)
    page = report.page("analysis")
    rows = [(one.all("dt")[0].text(), one.all("dd")[0].text()) for one in page.all("div") if one.all("dt")]
    assert rows[:7] == [
        ("ชื่อรายงาน", "รายงานการวิเคราะห์"),
        ("ข้อความบนปก", "ประจำปีงบประมาณของหน่วยงาน"),
        ("ส่วนราชการ", "กองยุทธศาสตร์"),
        ("ที่", "ลป ๕๒๐๐๖/๑๕๕"),
        ("วันที่", "4 ส.ค. 2568"),
        ("เรื่อง", "รายงานผล"),
        ("เรียน", "นายกเทศมนตรี"),
    ]
    assert rows[7:9] == [("อ้างถึง", "หนังสือที่ ทท ๑/๑"), ("สิ่งที่ส่งมาด้วย", "ตารางมาตรการรายงานผล")]
    assert rows[9:11] == [("ข้อพิจารณา", "โปรดพิจารณา"), ("ลงนาม", "ปลัดเทศบาล")]
    assert "รายงานลงวันที่ 4 ส.ค. 2568" in report.page("measures").all("header")[0].text()
    assert report.data()["document"]["date"] == "2025-08-04"


def test_an_unknown_part_of_the_form_is_told(report: Report) -> None:
    """Names of fields that are Python's own words are offered as they are typed."""
    report.site.append("analysis.yml", "document: {form: กอง}\n")
    assert report.lines()[0] == "analysis.yml:4:12: E104 ไม่รู้จักชื่อข้อมูล “form” (ใกล้เคียงที่สุด: from)"


def test_the_agency_may_lie_in_a_subdistrict_and_name_its_page(report: Report) -> None:
    """A subdistrict stands before the district; the name of a page without its address is text."""
    place = "subdistrict: โพธิ์ทอง\ndistrict: ศรีสมเด็จ\ncontact: {facebook: เทศบาลตำบลทุ่งทอง อ.ศรีสมเด็จ}\n"
    report.site.append("agency.yml", place)
    tree = report.tree()
    assert "ตำบลโพธิ์ทอง อำเภอศรีสมเด็จ จังหวัดตัวอย่าง" in tree.pages["thung-thong/index.md"]
    assert "<dd>เทศบาลตำบลทุ่งทอง อ.ศรีสมเด็จ</dd>" in tree.pages["thung-thong/index.md"]
