"""Plans against what is there, names without a source, entries that say nothing, and dates that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.assess.samples import assessed, measures, scores

if TYPE_CHECKING:
    from pathlib import Path

NINE = {"id": "m1", "title": "มาตรการ", "addresses": [{"indicator": 9}], "responsible": ["plan"]}


def told(root: Path, codes: str, year: int = 2565, **files: Any) -> list[str]:  # noqa: ANN401 - plain data
    """Return what is told of these codes in a report with these files."""
    found = assessed(root, year, **files).findings
    return [f"{one.code} {one.message}" for one in found if one.code in codes.split()]


def placed(root: Path, codes: str, year: int = 2565, **files: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - plain data
    """Return the same, each with its file, line and column."""
    found = [one for one in assessed(root, year, **files).findings if one.code in codes.split()]
    return [(f"{one.code} {one.message}", str(one.place).rpartition("/")[2]) for one in found]


PLAN = "W734 H516 W517 H519 W731 H732 W412"
Q2 = "W517 ไตรมาส 2 ของปีงบประมาณคือ ม.ค. ถึง มี.ค. แต่พิมพ์ {}"


@pytest.mark.parametrize(
    ("files", "message", "place"),
    [
        ({"narrative": "ดำเนินการในไตรมาส 2 (เม.ย. - มิ.ย.)\n"}, Q2.format("เม.ย. ถึง มิ.ย."), "analysis.md:1:12"),
        ({"narrative": "ไตรมาสที่ ๒ (กุมภาพันธ์ – เมษายน ๒๕๖๖)\n"}, Q2.format("กุมภาพันธ์ ถึง เมษายน"), "analysis.md:1:1"),
        (
            {"measures": measures(NINE | {"steps": ["อบรมในไตรมาส 1 ม.ค. ถึง มี.ค."]})},
            "W517 ไตรมาส 1 ของปีงบประมาณคือ ต.ค. ถึง ธ.ค. แต่พิมพ์ ม.ค. ถึง มี.ค.",
            "measures.yml:9:11",
        ),
        (
            {"measures": measures(NINE | {"period": ["ม.ค. - มี.ค. 2566", "ก.พ. - มิ.ย. 2566"]})},
            "H519 ช่วง ม.ค. 2566 – มี.ค. 2566 ซ้อนกับ ก.พ. 2566 – มิ.ย. 2566 ในมาตรการเดียวกัน",
            "measures.yml:9:3",
        ),
        ({"narrative": "ดูมาตรการที่ 9\n"}, "W731 อ้างถึงมาตรการที่ 9 แต่มีเพียง 2 มาตรการ", "analysis.md:1:14"),
        ({"narrative": "ตามมาตรการข้อที่ ๓\n"}, "W731 อ้างถึงมาตรการที่ 3 แต่มีเพียง 2 มาตรการ", "analysis.md:1:18"),
        (
            {
                "scores": scores(earlier={2564: "93.14"}),
                "measures": measures(NINE, thresholds={"target": 90}),
            },
            "H732 ค่าเป้าหมาย 90 ต่ำกว่าปี 2564 (93.14)",
            "measures.yml:9:11",
        ),
        (
            {"measures": measures(NINE, thresholds={"strength": 70, "weakness": 90})},
            "W734 จุดอ่อนคือต่ำกว่า 90 แต่จุดแข็งเริ่มที่ 70: คะแนนตั้งแต่ 70 แต่ต่ำกว่า 90 เป็นทั้งสองอย่าง",
            "measures.yml:10:13",
        ),
        (
            {"measures": measures(NINE | {"kpi": [{"text": "ผู้พึงพอใจ", "baseline": "ร้อยละ 90", "target": "ร้อยละ ๘๕"}]})},
            "H732 ค่าเป้าหมาย ร้อยละ ๘๕ ต่ำกว่าค่าฐาน ร้อยละ 90",
            "measures.yml:11:13",
        ),
        (
            {"measures": measures(NINE, disclosure={"ita_year": 2568, "item": "O34"})},
            "H516 ระบุข้อ O34 แต่มาตรการเปิดเผยในข้อ O27 ของ ITA 2568 “มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน”",
            "measures.yml:10:9",
        ),
        (
            {"measures": measures(NINE, disclosure={"ita_year": 2569, "item": "๐27"})},
            "H516 ระบุข้อ O27 แต่มาตรการเปิดเผยในข้อ O25 ของ ITA 2569 “การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร”",
            "measures.yml:10:9",
        ),
        (
            {"narrative": "คะแนนภาพรวมเพิ่มขึ้นจากปีก่อน -2.50 คะแนน\n"},
            "W412 เครื่องหมายของ -2.50 ขัดกับคำว่า “เพิ่มขึ้น”",
            "analysis.md:1:31",
        ),
        (
            {"narrative": "คะแนนภาพรวมลดลงจากปีก่อน +1.20 คะแนน\n"},
            "W412 เครื่องหมายของ +1.20 ขัดกับคำว่า “ลดลง”",
            "analysis.md:1:26",
        ),
    ],
)
def test_a_plan_that_contradicts_itself_is_told(tmp_path: Path, files: Any, message: str, place: str) -> None:  # noqa: ANN401 - plain data
    """Quarters, targets, references, items and signs are told where they stand with what they should be."""
    assert placed(tmp_path, PLAN, **files) == [(message, place)]


@pytest.mark.parametrize(
    "files",
    [
        {"narrative": "ไตรมาส 2 (ม.ค. - มี.ค.) และไตรมาสที่ 4 (กรกฎาคม ถึง กันยายน)\n"},
        {"narrative": "ไตรมาส 2 ตามปีปฏิทิน (เม.ย. - มิ.ย.)\n"},
        {"narrative": "ดูมาตรการที่ 2 และมาตรการที่ 9 ของแผนเดิม\n"},
        {"measures": measures(NINE | {"printed": "9."}), "narrative": "ดูมาตรการที่ 9\n"},
        {"scores": scores(earlier={2564: "93.14"}), "measures": measures(NINE, thresholds={"target": 95})},
        {"measures": measures(NINE | {"kpi": [{"text": "เรื่องร้องเรียน", "baseline": "10 เรื่อง", "target": "5 เรื่อง"}]})},
        {"measures": measures(NINE | {"kpi": [{"text": "ผู้พึงพอใจ", "baseline": "80", "target": "85"}]})},
        {"measures": measures(NINE, disclosure={"ita_year": 2568, "item": "O27"})},
        {"measures": measures(NINE, disclosure={"ita_year": 2573, "item": "O34"})},
        {"narrative": "คะแนนภาพรวมลดลงจากปีก่อน -2.50 คะแนน\n"},
    ],
)
def test_a_plan_that_fits_is_left_alone(tmp_path: Path, files: Any) -> None:  # noqa: ANN401 - plain data
    """What is right, what belongs to another plan, and what goes down on purpose is not told."""
    assert told(tmp_path, PLAN, **files) == []


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("การรับรู้ของเจ้าหน้าที่รัฐ", []),
        (
            "การรับรู้ของเจ้าหน้าที่ในรัฐ",
            ["H614 พิมพ์ชื่อตัวชี้วัดว่า “การรับรู้ของเจ้าหน้าที่ในรัฐ” แต่ scores.yml พิมพ์ว่า “การรับรู้ของเจ้าหน้าที่รัฐ” ยังไม่ทราบชื่อทางการของปีนี้"],
        ),
    ],
)
def test_a_typed_name_is_not_called_official(tmp_path: Path, printed: str, message: list[str]) -> None:
    """Where the year's list is not known, two spellings are told as two, and none as the official one."""
    named = scores(indicators=scores()["indicators"] | {1: {"score": 90, "name": "การรับรู้ของเจ้าหน้าที่รัฐ"}})
    assert told(tmp_path, "W603 H614", 2569, scores=named, narrative=f"ตัวชี้วัดที่ 1 {printed}\n") == message


def test_a_typed_name_by_its_score_alone_is_not_called_official(tmp_path: Path) -> None:
    """Where the year's list is not known, a name beside an indicator's score that scores.yml has otherwise is told so."""
    named = scores(indicators=scores()["indicators"] | {6: {"score": "91.20", "name": "คุณภาพงานบริการ"}})
    assert told(tmp_path, "W603 H614", 2569, scores=named, narrative="คุณภาพการบริการ ได้ 91.20\n") == [
        "H614 พิมพ์ชื่อตัวชี้วัดว่า “คุณภาพการบริการ” แต่ scores.yml พิมพ์ว่า “คุณภาพงานบริการ” ยังไม่ทราบชื่อทางการของปีนี้"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๕๖", []),
        ("ประจำปีงบประมาณ พ.ศ. 2586", ["W505 ปี 2586 อยู่ห่างจากปีของผล (2568) มาก น่าจะเป็น 2568"]),
        ("ตามหนังสือปี ๒๕๘๖ และปี 2569", ["W505 ปี 2586 อยู่ห่างจากปีของผล (2568) มาก น่าจะเป็น 2568"]),
        ("ประกาศเมื่อ 1 สิงหาคม 2596", ["W505 ปี 2596 อยู่ห่างจากปีของผล (2568) มาก น่าจะเป็น 2569"]),
        ("ประกาศเมื่อ 1 ส.ค. 2024", ["W505 ปี 2024 เป็นปี ค.ศ. ให้ใช้ พ.ศ. 2567"]),
        ("ยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580 และ พ.ศ. 2580", []),
    ],
)
def test_a_year_that_cannot_be_meant_is_told(tmp_path: Path, text: str, message: list[str]) -> None:
    """A far year whose digits are turned round, and a C.E. year in a Thai date, are told with the right one."""
    assert told(tmp_path, "W505", 2568, narrative=f"{text}\n") == message


@pytest.mark.parametrize(
    ("day", "announced", "message"),
    [
        ("4 ส.ค. 2564", None, ["W510 หนังสือลงวันที่ 4 ส.ค. 2564 ก่อนที่จะเป็นไปได้สำหรับปี 2565"]),
        ("4 ส.ค. 2565", "10 ส.ค. 2565", ["W510 หนังสือลงวันที่ 4 ส.ค. 2565 ก่อนที่จะเป็นไปได้สำหรับปี 2565"]),
        ("4 ส.ค. 2565", "29 ก.ค. 2565", []),
    ],
)
def test_a_memo_is_not_older_than_its_results(
    tmp_path: Path, day: str, announced: str | None, message: list[str]
) -> None:
    """A memo on results is written after they are announced, and not in the year before."""
    source = {"source": {"title": "ระบบ ITAS", "announced": announced}} if announced else {}
    assert told(tmp_path, "W510", scores=scores(**source), analysis={"document": {"date": day}}) == message
