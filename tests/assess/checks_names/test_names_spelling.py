"""Names spelt differently from agency.yml and the year's list of indicators are told; known names are silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.assess.checks_names.told import of_text, told

if TYPE_CHECKING:
    from prongsai.assess import AssessedSite
    from tests.conftest import TinySite


def test_real_takhram_en_is_told(takhram_en: TinySite) -> None:
    """The three spellings, the wrong district and the misprinted indicator of a real report are each told in place."""
    found = [line for line in told(takhram_en) if line.split()[1] in ("W601", "W602", "W603")]
    assert found == [
        "1:22: W601 ชื่อหน่วยงานพิมพ์ว่า “ครีแอน” ให้พิมพ์ “ตะคร้ำเอน” ตาม agency.yml",
        "5:5: W601 ชื่อหน่วยงานพิมพ์ว่า “เตชะคร่ำเอน” ให้พิมพ์ “ตะคร้ำเอน” ตาม agency.yml",
        "9:33: W601 ชื่อหน่วยงานพิมพ์ว่า “ตะคร้อ” ให้พิมพ์ “ตะคร้ำเอน” ตาม agency.yml",
        "9:45: W602 พิมพ์ “อำเภอกำแพงแสน” ข้างชื่อหน่วยงาน แต่ agency.yml คือ “อำเภอท่ามะกา”",
        "13:7: W603 ชื่อตัวชี้วัดพิมพ์ว่า “การแก้ไขปัญหาคาการทุจริต” ชื่อทางการคือ “การแก้ไขปัญหาการทุจริต”",
    ]


def test_the_three_real_reports_are_silent(site: AssessedSite) -> None:
    """The content of the repository has no slip of codes, years, names or characters."""
    assert [str(finding) for finding in site.findings if finding.code[1] in "56"] == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("เทศบาลตำบลทุ่งทงได้คะแนน", "ทุ่งทง"),
        ("ของเทศบาลตำบล ทุ่งทง ตามแผน", "ทุ่งทง"),
        ("ทต.ท่งทอง", "ท่งทอง"),
    ],
)
def test_the_agencys_name_spelt_differently(tiny: TinySite, text: str, printed: str) -> None:
    """After the word for its kind, long or short, a name much like the agency's own is told with the right one."""
    column = text.index(printed) + 1
    assert of_text(tiny, text) == [f"1:{column}: W601 ชื่อหน่วยงานพิมพ์ว่า “{printed}” ให้พิมพ์ “ทุ่งทอง” ตาม agency.yml"]


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลทุ่งทองได้คะแนน",
        "ทต.ทุ่งทอง และ ทต. ทุ่งทอง",
        "เทศบาลตำบลและเครือข่ายร่วมกันดำเนินการ",
        "เทศบาลตำบลต้องดำเนินการ",
        "เทศบาลตำบลอื่นในจังหวัดเดียวกัน เช่น เทศบาลตำบลหนองบัว",
        "เทศบาลเมืองทุ่งธงเป็นอีกแห่งหนึ่ง",
        "ดูงานที่เทศบาลตำบลทุ่งนา และ ทต.ทุ่งใส",
        "ดูงานที่เทศบาลตำบลทุ่งทง จังหวัดแสนไกล",
        "เทศบาลทุ่งทอง",
    ],
)
def test_other_words_after_the_kind_are_silent(tiny: TinySite, text: str) -> None:
    """The right name, prose, other agencies and other kinds are no findings."""
    assert of_text(tiny, text) == []


def test_a_short_name_is_judged_strictly(tak_pao: TinySite) -> None:
    """ตราด and ตรัง are other provinces, not ตาก misspelt."""
    file = tak_pao.root / "tak-pao" / "2566" / "analysis.md"
    file.write_text("ศึกษาดูงานองค์การบริหารส่วนจังหวัดตราด และ อบจ.ตรัง กับ อบจ. ตาก\n", encoding="utf-8")
    assert told(tak_pao) == []


def test_in_agency_yml_it_is_told_there(tiny: TinySite) -> None:
    """The other words of agency.yml are read too."""
    tiny.edit("agency.yml", "short_name: ทต.ทุ่งทอง", "short_name: ทต.ทุ่งท้อง")
    assert told(tiny, "agency.yml") == ["2:16: W601 ชื่อหน่วยงานพิมพ์ว่า “ทุ่งท้อง” ให้พิมพ์ “ทุ่งทอง” ตาม agency.yml"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ agency }} อำเภอเมือง จังหวัดตัวอย่าง", []),
        ("{{ agency }} อ.เมืองตัวอย่าง จ.ตัวอย่าง", []),
        ("เทศบาลตำบลทุ่งทองอำเภอเมืองตัวอย่างจังหวัดตัวอย่าง", []),
        ("เทศบาลตำบลหนองบัว อำเภอบางปลา จังหวัดอื่น", []),
        ("{{ agency }} จังหวัดอุทาหรณ์", ["1:21: W602 พิมพ์ “จังหวัดอุทาหรณ์” ข้างชื่อหน่วยงาน แต่ agency.yml คือ “จังหวัดตัวอย่าง”"]),
        (
            "ทต.ทุ่งทอง อ.บางปลา จ.อุทาหรณ์",
            [
                "1:14: W602 พิมพ์ “อำเภอบางปลา” ข้างชื่อหน่วยงาน แต่ agency.yml คือ “อำเภอเมืองตัวอย่าง”",
                "1:23: W602 พิมพ์ “จังหวัดอุทาหรณ์” ข้างชื่อหน่วยงาน แต่ agency.yml คือ “จังหวัดตัวอย่าง”",
            ],
        ),
    ],
)
def test_the_district_and_province_beside_the_name(tiny: TinySite, text: str, expected: list[str]) -> None:
    """Only the places right beside the agency's own name, printed or filled in, are compared."""
    tiny.edit("agency.yml", "province:", "district: เมืองตัวอย่าง\nprovince:")
    assert of_text(tiny, text) == expected


@pytest.mark.parametrize(
    ("text", "column", "printed", "right"),
    [
        ("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมมูล ได้", 16, "การเปิดเผยข้อมมูล", "การเปิดเผยข้อมูล"),
        ("**(7) ประสิทธิภาพการสือสาร** ควร", 7, "ประสิทธิภาพการสือสาร", "ประสิทธิภาพการสื่อสาร"),
        ("| 6 | คุณภาพการดำเนินการ | 90 |", 7, "คุณภาพการดำเนินการ", "คุณภาพการดำเนินงาน"),
    ],
)
def test_an_indicators_name_printed_wrong(tiny: TinySite, text: str, column: int, printed: str, right: str) -> None:
    """Behind its number, in bold or in a cell of a table, a name that is almost an official one is told."""
    assert of_text(tiny, text) == [f"1:{column}: W603 ชื่อตัวชี้วัดพิมพ์ว่า “{printed}” ชื่อทางการคือ “{right}”"]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน และ **การปรับปรุงการทำงาน**",
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของทางราชการ ได้คะแนน",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพด้านการสื่อสาร",
        "ตัวชี้วัดที่ 1 ปฏิบัติหน้าที่ ดี",
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการ สื่อสารใน ประเด็น",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูลสาธารณะบนเว็บไซต์",
        "ตัวชี้วัดที่ 5 {{ indicator(5) }} และตัวชี้วัดที่ 1 ถึง 5 มีผลอยู่ในเกณฑ์ดีทุกตัวชี้วัด",
        "**การป้องกันและปราบปรามการทุจริต** กับ **การจัดซื้อจัดจ้าง**",
    ],
)
def test_known_indicator_names_are_silent(tiny: TinySite, text: str) -> None:
    """Official names, aliases, names without การ or broken by a space, and other words are no findings."""
    assert of_text(tiny, text) == []


def test_notes_may_quote_a_misspelling(tiny: TinySite) -> None:
    """A note on the source says how the report printed the name."""
    tiny.append("scores.yml", "notes:\n  - text: หน้าปกพิมพ์ เทศบาลตำบลทุ่งธง จึงใช้ทุ่งทอง\n")
    assert told(tiny, "scores.yml") == []


def test_a_name_of_another_number_in_scores_is_told(tiny: TinySite) -> None:
    """W405: scores.yml gives indicator 9 the name that the year's list gives to 6."""
    tiny.edit("scores.yml", "  9: 90", "  9: {score: 90, name: คุณภาพการดำเนินงาน}")
    found = [str(one) for one in tiny.findings() if one.code == "W405"]
    assert found == ["thung-thong/2568/scores.yml:12:24: W405 คุณภาพการดำเนินงาน คือตัวชี้วัดที่ 6 แต่พิมพ์เลข 9"]
