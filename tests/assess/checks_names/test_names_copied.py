"""What was copied from last year's folder and forgotten is told: years, words, dates; what may stay is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ANALYSIS, MEASURES, SCORES

if TYPE_CHECKING:
    from tests.conftest import TinySite


def copied(tiny: TinySite, narrative: str = "") -> list[str]:
    """Return what is told of a folder 2568 whose files are those of 2567, with a narrative of its own."""
    for file, text in (("scores.yml", SCORES), ("measures.yml", MEASURES), ("analysis.yml", ANALYSIS)):
        path = tiny.path(file).parents[1] / "2567" / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    tiny.write("analysis.md", narrative)
    codes = ("W508", "H509", "W510", "W511", "W512")
    return [f"{one.place} {one.code} {one.message}" for one in tiny.findings() if one.code in codes]


def test_words_of_last_year_are_told_once_for_each_record(tiny: TinySite) -> None:
    """H509 names the words; what stood in several places last year is how the house writes."""
    assert copied(tiny, "เนื้อความ\n") == [
        "thung-thong/2568/analysis.yml:3:14 H509 ข้อความเหมือนปี 2567 ทุกตัวอักษร: “เปิดเผยข้อมูลครบถ้วน”",
    ]


@pytest.mark.parametrize(
    ("narrative", "told"),
    [
        ("## ผลการประเมินประจำปีงบประมาณ พ.ศ. ๒๕๖๗\n", "1:37 W508 ปี 2567 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2568"),
        ("มาตรการของปีงบประมาณ พ.ศ. 2566 มีสองเรื่อง\n", "1:27 W508 ปี 2566 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2569"),
        ("ประกาศผลเมื่อวันที่ 31 มิถุนายน 2568\n", "1:21 W511 ไม่มีวันที่ 31 มิถุนายน 2568 เดือนนั้นมี 30 วัน"),
        ("เริ่ม 30 ก.พ. 2568\n", "1:7 W511 ไม่มีวันที่ 30 ก.พ. 2568 เดือนนั้นมี 28 วัน"),
        (
            "ตั้งแต่ 1 ตุลาคม 2567 ถึง 30 กันยายน 2569\n",
            "1:18 W512 1 ตุลาคม 2567 ถึง 30 กันยายน 2569 ไม่ใช่หนึ่งปีงบประมาณ น่าจะเริ่มปี 2568",
        ),
        ("## ผลการประเมินปี 2568 เทียบกับปี 2567\n", ""),
        (
            "## มาตรการส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. 2570\n",
            "1:48 W508 ปี 2570 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2569",
        ),
        ("## ผลย้อนหลัง\n\n### ปี 2566\n\n### ปี 2567\n", ""),
        ("## ผลย้อนหลัง\n\n## ปี 2567\n", "3:7 W508 ปี 2567 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2568"),
        ("## มาตรการของปีก่อน\n\nกำหนดมาตรการของปีงบประมาณ พ.ศ. 2568\n", ""),
        ("## แผนปฏิบัติการ พ.ศ. 2566 - 2570\n", ""),
        ("ผลตามมาตรการปีงบประมาณ พ.ศ. 2567\n", ""),
        ("ประชุมวันที่ 29 กุมภาพันธ์ 2567\n", ""),
    ],
)
def test_years_and_dates_that_cannot_be(tiny: TinySite, narrative: str, told: str) -> None:
    """A heading or the measures of another year, days that there are not, and years that are not one are told."""
    found = [one for one in copied(tiny, narrative) if "analysis.md" in one]
    assert found == ([f"thung-thong/2568/analysis.md:{told}"] if told else [])


def test_titles_of_another_year_are_told_once(tiny: TinySite) -> None:
    """The names of the source and of the report, and its cover, hold this folder's years; last year's are told once."""
    tiny.append("scores.yml", "source: {title: ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗}\n")
    document = "document: {title: รายงานปี 2568, cover: [ปีงบประมาณ พ.ศ. 2566, อำเภอเมือง], subject: ผลเทียบกับปี 2567}\n"
    tiny.append("analysis.yml", document)
    assert [one for one in copied(tiny, "เนื้อความ\n") if "W508" in one] == [
        "thung-thong/2568/analysis.yml:4:42 W508 ปี 2566 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2568",
        "thung-thong/2568/scores.yml:14:17 W508 ปี 2567 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2568",
    ]


def test_an_announcement_before_its_year_is_told(tiny: TinySite) -> None:
    """W510: results of 2568 were not announced in August of 2567."""
    tiny.append("scores.yml", "source: {title: ระบบ ITAS, announced: 1 ส.ค. 2567}\n")
    found = [one.message for one in tiny.findings() if one.code == "W510"]
    assert found == ["ประกาศผลเมื่อ 1 ส.ค. 2567 ก่อนที่จะเป็นไปได้สำหรับปี 2568"]


def test_lines_of_last_year_in_the_prose_are_told(tiny: TinySite) -> None:
    """W411: the prose calls strong what measures.yml does not."""
    tiny.append("measures.yml", "thresholds: {strength: 90, improve: 85}\n")
    tiny.write("analysis.md", "คะแนนตั้งแต่ 80 คะแนนขึ้นไปเป็นจุดแข็ง และต่ำกว่า 85 คะแนนต้องพัฒนา\n")
    found = [one.message for one in tiny.findings() if one.code == "W411"]
    assert found == ["เนื้อความพิมพ์เกณฑ์ 80 เป็นจุดแข็ง แต่ measures.yml ใช้ 90"]
