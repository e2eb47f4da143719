"""What must be true in the officer's own words: one case of each kind, with the right value that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.assess.samples import assess_folder, assessed, measures, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

FIGURES = scores(
    overall="99.50", level="ผ่านดี", indicators={**scores()["indicators"], 1: 100, 9: 98, 8: "84.10", 3: "97.20"}
)
NINE = {"addresses": [{"indicator": 9}], "responsible": ["plan"]}
TABLE = "| ลำดับ | ตัวชี้วัด | คะแนน |\n|---|---|---|\n| {} | การใช้อำนาจ | 97.20 |\n| 1 | {} | 100.00 |\n"
CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "T1": ({"narrative": "โดยมีค่าคะแนนอยู่ที่ ๙๘.๕๐\n"}, ["W401 แต่คะแนนภาพรวม ได้ 99.50"]),
    "T1 of": ({"narrative": "ผลประเมินปีนี้ ๙๑.๕๐ เต็ม ๑๐๐\n"}, ["W401 แต่คะแนนภาพรวม ได้ 99.50"]),
    "T1 entry": (
        {"analysis": {"entries": [{"about": {"indicator": 9}, "finding": "ตัวชี้วัดที่ 9 ได้คะแนน 88.50 คะแนน ต่ำสุด"}]}},
        ["W406 ต่ำสุดคือ ตัวชี้วัดที่ 10", "W401 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 98.00"],
    ),
    "T2": ({"narrative": "ผลอยู่ในระดับผ่านและบรรลุค่าเป้าหมาย\n"}, ["W407 คือ ผ่านดี"]),
    "T2 failed": ({"narrative": "ผลการประเมินของหน่วยงานยังไม่ผ่านเกณฑ์\n"}, ["W407 คือ ผ่านดี"]),
    "T2 praised": ({"narrative": "ผลการประเมินในภาพรวมอยู่ในระดับดีเยี่ยม\n"}, ["W407 คือ ผ่านดี"]),
    "T2 earlier": (
        {
            "scores": FIGURES | {"earlier": {2565: {"score": "98.50", "level": "ผ่าน", "rank": {"province": 5}}}},
            "narrative": "ปี 2565 ได้คะแนนภาพรวม 98.50 อยู่ในระดับผ่านดี\n\nปี 2565 อยู่ในลำดับที่ 3 ของจังหวัด\n",
        },
        ["W407 ปี 2565 คือ ผ่าน", "W408 คือ 5"],
    ),
    "T3": ({"narrative": "คะแนนต่ำสุด คือ การใช้งบประมาณ 91.00\n"}, ["W406 ต่ำสุดคือ ตัวชี้วัดที่ 10"]),
    "T3 filled": ({"narrative": "คะแนนต่ำสุด คือ การใช้งบประมาณ {{ score(2) }}\n"}, ["W406 ต่ำสุดคือ ตัวชี้วัดที่ 10"]),
    "T4 excused": ({"narrative": "ปีงบประมาณ พ.ศ. ๒๕๖๕ ได้คะแนนภาพรวม ๙๘.๕๐\n"}, ["H518 คะแนนภาพรวม ปี 2566 ได้ 99.50"]),
    "T4 figure": ({"narrative": "ปีงบประมาณ พ.ศ. 2565 ได้คะแนนภาพรวม 99.50\n"}, ["W508 ควรเป็น 2566"]),
    "T4 compared": ({"narrative": "คะแนนภาพรวมเพิ่มขึ้นจากปี 2565 ซึ่งได้ 98.50\n\nในปี 2563 ได้คะแนนภาพรวม 91.20\n"}, []),
    "T4 told": (
        {"scores": FIGURES | {"earlier": {2565: "98.50"}}, "narrative": "ปี 2565 ได้คะแนนภาพรวม 98.50\n"},
        [],
    ),
    "T5 name": ({"narrative": TABLE.format(3, "การใช้งบประมาณ")}, ["W401 ได้ 91.00"]),
    "T5 rank": ({"narrative": TABLE.format(7, "การปฏิบัติหน้าที่")}, ["W408 คือ 3"]),
    "T6": (
        {"scores": scores(indicators={**scores()["indicators"], 9: {"score": 60, "name": "คุณภาพการดำเนินงาน"}})},
        ["W405 คุณภาพการดำเนินงาน คือตัวชี้วัดที่ 6 แต่พิมพ์เลข 9"],
    ),
    "T7": ({"analysis": {"advice": [{"about": {"question": "i3"}, "text": "ต่ำ"}]}}, ["H314 ได้ 100.00"]),
    "T7 lowest": (
        {"scores": FIGURES | {"questions": {"e7": "78.30", "i3": 98}}, "narrative": "ข้อ i3 ได้คะแนนต่ำที่สุด\n"},
        ["W406 ต่ำที่สุดคือ ข้อ e7 (78.30)"],
    ),
    "T8 code": ({"narrative": "ข้อคำถาม In ประเด็น ไม่มุ่งผลสัมฤทธิ์ของงาน และรับผิดชอบต่อหน้าที่\n"}, ["W514 น่าจะเป็น i3"]),
    "T8 prose": ({"narrative": "ข้อ e๓๑ และ O99\n"}, ["W513 น่าจะเป็น e13", "W513 มี O1 ถึง O43"]),
    "T8 read": (
        {"analysis": {"entries": [{"about": {"question": "1๒๐"}, "finding": "ยืมโดยไม่ขอ"}]}},
        ["H515 1๒๐ เป็น i20"],
    ),
    "T9": ({"narrative": "การเปิดเผยข้อมูล ได้คะแนน ๑๐๐.๐๐\n"}, ["W401 แต่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 98.00"]),
    "T10": ({"narrative": "ตัวชี้วัดที่ 9 ได้ ๙๘.๐๐ คะแนน\n"}, ["H402 {{ thai(score(9)) }}"]),
    "T11": (
        {"narrative": "เพิ่มนโยบายไม่รับของขวัญ การปกปิดข้อมูลของผู้แจ้งเบาะแส รายละเอียดตามตารางแนบท้าย\n"},
        ["H729 นโยบายไม่รับของขวัญ", "H729 การคุ้มครองผู้แจ้งเบาะแส"],
    ),
    "T11 promised": (
        {
            "narrative": "เทศบาลจะประกาศใช้ No Gift Policy\n\nเทศบาลจะคุ้มครอง whistle-blowers\n",
            "measures": measures(NINE),
        },
        ["H729 นโยบายไม่รับของขวัญ", "H729 ผู้แจ้งเบาะแส"],
    ),
    "T11 guided": (
        {
            "analysis": {"entries": [{"about": {"indicator": 9}, "guidance": ["กำหนดมาตรการคุ้มครองผู้ร้องเรียน"]}]},
            "narrative": "กำหนดมาตรการ No Gift Policy\n",
            "measures": measures(NINE),
        },
        ["H729 นโยบายไม่รับของขวัญ", "H729 การคุ้มครองผู้แจ้งเบาะแส"],
    ),
    "T11 none": (
        {"narrative": "มาตรการปรากฏตามตารางแนบท้าย\n", "measures": {"measures": []}},
        ["H729 ตารางมาตรการ แต่รายงานไม่มีมาตรการ"],
    ),
    "T13 full": ({"measures": measures(*({"addresses": [{"indicator": n}]} for n in range(2, 11)))}, []),
    "T13 lost": (
        {"measures": measures(*({"addresses": [{"indicator": n}]} for n in (*range(1, 9), 10)))},
        ["H708 มาตรการของตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"],
    ),
    "T15": ({"narrative": "IIT ร้อยละ ๓๐, EIT ร้อยละ ๓๐ และ OIT ร้อยละ ๔๐\n"}, []),
    "T15 got": ({"narrative": "IIT ได้ 30.00 คะแนน\n"}, ["W401 แต่ IIT ได้"]),
    "T16 day": ({"narrative": "ประชุมเมื่อ 30 กุมภาพันธ์ 2566\n"}, ["W511 มี 28 วัน"]),
    "T16 year": ({"narrative": "ปีงบประมาณ พ.ศ. 2586 และปีงบประมาณ 2023\n"}, ["W505 น่าจะเป็น 2568", "W505 พ.ศ. 2566"]),
    "T16 memo": ({"analysis": {"document": {"date": "1 ก.พ. 2566"}}}, ["W510 ก่อนที่จะเป็นไปได้สำหรับปี 2566"]),
    "T16 memo in prose": (
        {
            "scores": FIGURES | {"source": {"title": "ระบบ ITAS", "announced": "1 ส.ค. 2566"}},
            "narrative": "ตามบันทึกข้อความ ที่ ตก 51001/๒๗ ลงวันที่ ๑๐ กรกฎาคม ๒๕๖๖ เรื่อง รายงานผลการประเมิน ITA ปี 2566\n\n"
            "รายงานผลการวิเคราะห์ ตามหนังสือ ลงวันที่ 9 สิงหาคม 2566\n\nตามหนังสือ ลงวันที่ 12 ธ.ค. 2565 เรื่อง แนวทางการประเมิน\n\n"
            "ตามบันทึกข้อความ ลงวันที่ 5 ส.ค. 2565 เรื่อง รายงานผลการประเมิน ITA ปี 2565\n",
        },
        ["W510 หนังสือลงวันที่ 10 กรกฎาคม 2566 ก่อนที่จะเป็นไปได้สำหรับปี 2566"],
    ),
    "pasted names": (
        {"narrative": "ตัวชี้วัด\tคะแนน\nการใช้งบประมาน\t91.00\n100.00\tการปฎิบัติหน้าที่\nการใช้งบประมาณอย่างคุ้ม\n"},
        ["W603 ชื่อทางการคือ “การใช้งบประมาณ”", "W603 ชื่อทางการคือ “การปฏิบัติหน้าที่”"],
    ),
    "T17": (
        {
            "year": 2569,
            "scores": scores(indicators={**scores()["indicators"], 1: {"score": 90, "name": "การรับรู้ของเจ้าหน้าที่รัฐ"}}),
            "narrative": "ตัวชี้วัดที่ 1 การรับรู้ของเจ้าหน้าที่ในรัฐ\n",
        },
        ["H614 แต่ scores.yml พิมพ์ว่า “การรับรู้ของเจ้าหน้าที่รัฐ”"],
    ),
    "T18": (
        {
            "scores": scores(indicators=dict.fromkeys(range(1, 11), 90) | {3: "97.20", 6: "84.10"}),
            "narrative": "สูงสุด 97.20 (ตัวชี้วัดที่ 3) คะแนนต่ำสุด 84.10 (ตัวชี้วัดที่ 6)\n",
        },
        [],
    ),
    "T19": ({"measures": measures(NINE, disclosure={"ita_year": 2568, "item": "O34"})}, ["H516 ในข้อ O27 ของ ITA 2568"]),
    "T20 quarter": ({"narrative": "ไตรมาส 2 (เม.ย. - มิ.ย.)\n"}, ["W517 คือ ม.ค. ถึง มี.ค."]),
    "T20 number": ({"measures": measures(NINE | {"printed": "1.2"}, NINE | {"printed": "1.2"})}, ["W730 เลขข้อ 1.2"]),
    "T20 target": (
        {"scores": FIGURES | {"earlier": {2565: "93.14"}}, "measures": measures(NINE, thresholds={"target": 90})},
        ["H732 ต่ำกว่าปี 2565 (93.14)"],
    ),
    "T20 measure": ({"narrative": "ดูมาตรการที่ 9\n"}, ["W731 มีเพียง 2 มาตรการ"]),
    "T20 sign": ({"narrative": "คะแนนภาพรวมเพิ่มขึ้น -2.50 คะแนน\n"}, ["W412 -2.50 ขัดกับคำว่า “เพิ่มขึ้น”"]),
}
CODES = {one.partition(" ")[0] for _, expected in CASES.values() for one in expected}
HINT = "H402"
"""A figure that agrees and was typed by hand."""


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_what_is_not_so_is_told_with_what_is(tmp_path: Path, files: Any, expected: list[str]) -> None:  # noqa: ANN401 - plain data
    """Each case is told by its own finding, with the right value; what is true is not told."""
    year = assessed(tmp_path, **({"year": 2566, "scores": FIGURES} | files))
    codes = [one.partition(" ")[0] for one in expected]
    found = [one for one in year.findings if one.code in CODES and (one.code != HINT or HINT in codes)]
    assert [one.code for one in found] == codes
    for one, words in zip(found, expected, strict=True):
        assert words.partition(" ")[2] in one.message


LAST: dict[str, Any] = {
    "scores": scores(source={"title": "ผลการประเมิน ปีงบประมาณ พ.ศ. 2565 จากระบบ", "announced": "1 ส.ค. 2565"}),
    "analysis": {
        "document": {"number": "บน 1/155", "date": "4 ส.ค. 2565"},
        "entries": [{"about": {"indicator": 9}, "finding": "เผยแพร่ข้อมูลไม่ครบทุกหัวข้อ"}],
    },
    "measures": measures(NINE | {"finding": "เผยแพร่ข้อมูลไม่ครบ"}, table={"title": "มาตรการ ปีงบประมาณ พ.ศ. 2566"}),
    "narrative": "## ผลปีงบประมาณ พ.ศ. ๒๕๖๕\n",
}


def test_a_folder_of_last_year_is_told_part_by_part(tmp_path: Path) -> None:
    """A folder 2566 that is that of 2565: each year, date, number and sentence that stayed is told at its place."""
    write_agency(tmp_path, 2565, **LAST)
    site = assess_folder(write_agency(tmp_path, 2566, **LAST))
    codes = ("W508", "H509", "W510")
    found = [
        f"{one.place.file.partition('/')[2]}:{one.place.line} {one.code}" for one in site.findings if one.code in codes
    ]
    assert [one for one in found if one.startswith("2565/")] == []
    assert found == [
        "2566/analysis.md:1 W508",
        "2566/analysis.yml:2 H509",
        "2566/analysis.yml:3 W510",
        "2566/analysis.yml:7 H509",
        "2566/measures.yml:8 H509",
        "2566/measures.yml:10 W508",
        "2566/scores.yml:15 W508",
        "2566/scores.yml:16 W510",
    ]
    right = [one.message for one in site.findings if one.code == "W508" and one.place.file.endswith("measures.yml")]
    assert right == ["ปี 2566 น่าจะค้างมาจากปีก่อน ที่นี่ควรเป็น 2567"]
