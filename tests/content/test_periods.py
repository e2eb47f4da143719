"""Each way in which a period, a frequency and rounds are written says what its words and figures say."""

from __future__ import annotations

from time import process_time

import pytest

from prongsai.content._dates import ThaiDate
from prongsai.content._periods import NAMED_MONTHS, PERIODS, Read, fiscal_days, months_of, read_period, read_rounds
from tests.yardstick import slowness

# What is written; what it says in the report on results of 2568; and where no year is known.
PERIOD = [
    ("ตลอดปีงบประมาณ", "fiscal_year", "fiscal_year"),
    ("ทั้งปี", "fiscal_year", "fiscal_year"),
    ("ตลอดทั้งปีงบประมาณ", "fiscal_year", "fiscal_year"),
    ("ปีงบประมาณ พ.ศ. 2569", "fiscal_year", "2568-10-1..2569-9-30"),
    ("ปีงบประมาณ 2570", "2569-10-1..2570-9-30", "2569-10-1..2570-9-30"),
    ("ตลอดปีงบประมาณ พ.ศ. 2569", "fiscal_year", "2568-10-1..2569-9-30"),
    ("ตลอดปีงบประมาณ พ.ศ. 2570", "2569-10-1..2570-9-30", "2569-10-1..2570-9-30"),
    ("ตลอดปี 2569", "fiscal_year", "2568-10-1..2569-9-30"),
    ("12 เดือน", "fiscal_year", "fiscal_year"),
    ("๖ เดือนแรก", "first_half", "first_half"),
    ("หกเดือนแรก", "first_half", "first_half"),
    ("ครึ่งปีแรก", "first_half", "first_half"),
    ("ครึ่งปีงบประมาณแรก", "first_half", "first_half"),
    ("6 เดือนหลัง", "second_half", "second_half"),
    ("ครึ่งหลัง ปี 69", "second_half", None),
    ("ภายใน 6 เดือนแรกของปีงบประมาณ พ.ศ. 2570", "2569-10-1..2570-3-31", "2569-10-1..2570-3-31"),
    ("ไตรมาส ๒", "quarter_2", "quarter_2"),
    ("ไตรมาสที่ 1 - 3", "quarters_1_3", "quarters_1_3"),
    ("ไตรมาส 2-ไตรมาสที่ 4", "quarters_2_4", "quarters_2_4"),
    ("ไตรมาส 2 ถึง 3", "quarters_2_3", "quarters_2_3"),
    ("ไตรมาสที่ 1 และ 2", "first_half", "first_half"),
    ("ไตรมาส 3 และ 4", "second_half", "second_half"),
    ("ไตรมาส 1 และ 3", "2568-10-1..2568-12-31 + 2569-4-1..2569-6-30", None),
    ("ไตรมาสที่ ๑, ๒ และไตรมาสที่ ๔", "2568-10-1..2568-12-31 + 2569-1-1..2569-3-31 + 2569-7-1..2569-9-30", None),
    ("ไตรมาส 3-2", None, None),
    ("ไตรมาส 2-2", "quarter_2", "quarter_2"),
    ("ไตรมาส 1/2569", "quarter_1", "2568-10-1..2568-12-31"),
    ("ไตรมาส 1/69", "quarter_1", None),
    ("ไตรมาส 4/2570", "2570-7-1..2570-9-30", "2570-7-1..2570-9-30"),
    ("ไตรมาส 1-2/2570", "2569-10-1..2570-3-31", "2569-10-1..2570-3-31"),
    ("ไตรมาส 5", None, None),
    ("ภายในช่วงไตรมาสที่ 2", "quarter_2", "quarter_2"),
    ("ภายในไตรมาสที่ ๒", "..2569-3-31 “ภายในไตรมาสที่ ๒”", "quarter_2"),
    ("แล้วเสร็จภายในไตรมาส 2/2570", "..2570-3-31 “แล้วเสร็จภายในไตรมาส 2/2570”", None),
    ("ภายในปีงบประมาณ พ.ศ. 2569", "..2569-9-30 “ภายในปีงบประมาณ พ.ศ. 2569”", "2568-10-1..2569-9-30"),
    ("ภายใน 6 เดือนแรก", "first_half", "first_half"),
    ("ไตรมาส 2 (ม.ค. - มี.ค. 2569)", "quarter_2 “ไตรมาส 2 (ม.ค. - มี.ค. 2569)”", None),
    ("ไตรมาสที่ ๑ (ตุลาคม - ธันวาคม 2568)", "quarter_1 “ไตรมาสที่ ๑ (ตุลาคม - ธันวาคม 2568)”", None),
    ("ไตรมาส 2/2569 (ม.ค.-มี.ค.)", "quarter_2 “ไตรมาส 2/2569 (ม.ค.-มี.ค.)”", None),
    ("6 เดือนแรก (1 ต.ค. 68 - 31 มี.ค. 69)", "first_half “6 เดือนแรก (1 ต.ค. 68 - 31 มี.ค. 69)”", None),
    ("ม.ค. - มี.ค. 2569 (ไตรมาส 2)", "quarter_2 “ม.ค. - มี.ค. 2569 (ไตรมาส 2)”", None),
    ("ไตรมาส 2 (ภายใน 15 มี.ค. 2569)", "quarter_2 ..2569-3-15 “ไตรมาส 2 (ภายใน 15 มี.ค. 2569)”", None),
    ("ไตรมาส 2 (เม.ย. - มิ.ย. 2569)", "“ไตรมาส 2 (เม.ย. - มิ.ย. 2569)”", None),
    ("ไตรมาส 2 (ม.ค. - มี.ค. 2568)", "“ไตรมาส 2 (ม.ค. - มี.ค. 2568)”", None),
    ("ไตรมาส 2 (งานเร่งด่วน)", None, None),
    (
        "ไตรมาส 1 (ต.ค. - ธ.ค. 2568) และไตรมาส 3 (เม.ย. - มิ.ย. 2569)",
        "2568-10-1..2568-12-31 + 2569-4-1..2569-6-30",
        None,
    ),
    ("ในช่วงไตรมาส 4 ของปี 2570", "2570-7-1..2570-9-30", "2570-7-1..2570-9-30"),
    ("มี.ค. 2569", "2569-3..2569-3", "2569-3..2569-3"),
    ("15 มี.ค. 2569", "2569-3-15..2569-3-15", "2569-3-15..2569-3-15"),
    ("15 มี.ค.", "2569-3-15..2569-3-15", None),
    ("15 ต.ค.", "2568-10-15..2568-10-15", None),
    ("ต.ค.", "2568-10..2568-10", None),
    ("ก.ย.", "2569-9..2569-9", None),
    ("เดือนกันยายน", "2569-9..2569-9", None),
    ("ภายใน มี.ค. 2569", "..2569-3", "..2569-3"),
    ("ภายในวันที่ 15 มีนาคม 2569", "..2569-3-15", "..2569-3-15"),
    ("ไม่เกิน 30 ก.ย. 69", "..2569-9-30", None),
    ("ถึง มี.ค. 2569", "..2569-3", "..2569-3"),
    ("แล้วเสร็จภายใน ธันวาคม", "..2568-12", None),
    ("ให้แล้วเสร็จภายใน 31 ธ.ค. 2568", "..2568-12-31", "..2568-12-31"),
    ("ตั้งแต่ ม.ค. 2569", "2569-1..", "2569-1.."),
    ("ตั้งแต่ 1 ม.ค. 2569 เป็นต้นไป", "2569-1-1..", "2569-1-1.."),
    ("เริ่ม พ.ย. 2568", "2568-11..", "2568-11.."),
    ("เริ่มตั้งแต่ พ.ย. 2568", "2568-11..", "2568-11.."),
    ("ต.ค. 2568 - ก.ย. 2569", "2568-10..2569-9", "2568-10..2569-9"),
    ("ต.ค. 2568 – ก.ย. 2569", "2568-10..2569-9", "2568-10..2569-9"),
    ("ต.ค. - ธ.ค. 2568", "2568-10..2568-12", "2568-10..2568-12"),
    ("ต.ค. - ก.ย. 2569", "2568-10..2569-9", "2568-10..2569-9"),
    ("ก.ย. - ก.ย. 2569", "2569-9..2569-9", "2569-9..2569-9"),
    ("ต.ค. - ก.ย.", "2568-10..2569-9", None),
    ("1 - 15 มี.ค. 2569", "2569-3-1..2569-3-15", "2569-3-1..2569-3-15"),
    ("1-15 มี.ค. 2569", "2569-3-1..2569-3-15", "2569-3-1..2569-3-15"),
    ("1 ถึง 15 มี.ค. 2569", "2569-3-1..2569-3-15", "2569-3-1..2569-3-15"),
    ("20 ธ.ค. - 15 ม.ค. 2569", "2568-12-20..2569-1-15", "2568-12-20..2569-1-15"),
    ("20 ธ.ค. ถึงวันที่ 15 ม.ค. 2569", "2568-12-20..2569-1-15", "2568-12-20..2569-1-15"),
    ("ตุลาคม ถึงเดือน มีนาคม 2569", "2568-10..2569-3", "2568-10..2569-3"),
    ("ตั้งแต่วันที่ 1 ต.ค. 2568 ถึง 30 ก.ย. 2569", "2568-10-1..2569-9-30", "2568-10-1..2569-9-30"),
    ("ระหว่าง ม.ค. ถึง มี.ค. 2569", "2569-1..2569-3", "2569-1..2569-3"),
    ("ช่วง ม.ค. – มี.ค. 2569", "2569-1..2569-3", "2569-1..2569-3"),
    ("เริ่ม ม.ค. – มี.ค. 2569", "2569-1..2569-3", "2569-1..2569-3"),
    ("2568-10-01 - 2569-03-31", "2568-10-1..2569-3-31", "2568-10-1..2569-3-31"),
    ("2568-10 ถึง 2569-03", None, None),
    ("1/10/2568 - 31/3/2569", "2568-10-1..2569-3-31", "2568-10-1..2569-3-31"),
    ("ม.ค. - ก.พ. - มี.ค. 2569", None, None),
    ("ม.ค. - xx 2569", None, None),
    ("กกก - มี.ค. 2569", None, None),
    ("ทุก 6 เดือน", "ทุก 6 เดือน", "ทุก 6 เดือน"),
    ("ทุก ๓ เดือน ครั้งแรกภายใน มี.ค. 2569", "ทุก 3 เดือน ..2569-3", "ทุก 3 เดือน ..2569-3"),
    ("ทุก 3 เดือน โดยครั้งแรก ธ.ค.", "ทุก 3 เดือน ..2568-12", None),
    ("ทุกเดือน ตลอดปีงบประมาณ พ.ศ. 2569", "ทุกเดือน fiscal_year", None),
    ("ทุก ๆ ไตรมาสตลอดทั้งปี", "ทุก ๆ ไตรมาส fiscal_year", "ทุก ๆ ไตรมาส fiscal_year"),
    ("ทุกเดือน ตลอดปีงบประมาณ พ.ศ. 2570", None, None),
    ("ทุกวัน ตลอดปีงบประมาณ", None, None),
    ("ทุก 5 เดือน", None, None),
    ("ทุกวัน ครั้งแรก มี.ค. 2569", None, None),
    ("ปีละ 2 ครั้ง ครั้งแรก xx", None, None),
    ("ม.ค. 2569 และ มิ.ย. 2569", "2569-1..2569-1 + 2569-6..2569-6", "2569-1..2569-1 + 2569-6..2569-6"),
    (
        "ม.ค. 2569, มิ.ย. 2569 กับ ก.ย. 2569",
        "2569-1..2569-1 + 2569-6..2569-6 + 2569-9..2569-9",
        "2569-1..2569-1 + 2569-6..2569-6 + 2569-9..2569-9",
    ),
    ("ม.ค. - ก.พ. และ พ.ค. - มิ.ย.", "2569-1..2569-2 + 2569-5..2569-6", None),
    ("ม.ค. 2569 และ xx", None, None),
    ("1-15 มีนาคม 2569", "2569-3-1..2569-3-15", "2569-3-1..2569-3-15"),
    ("ทั้งปี 2570", "2569-10-1..2570-9-30", "2569-10-1..2570-9-30"),
    ("เริ่มตั้งแต่ ม.ค. – มี.ค. 2569", "2569-1..2569-3", "2569-1..2569-3"),
    ("ในปี 2569", None, None),
    ("ปี 2569", None, None),
    ("xx", None, None),
]


def told(read: Read | None) -> str | None:
    """Return a period on one line: its name, its days or months from the first to the last, and its own words."""
    if read is None:
        return None
    match read:
        case {"windows": list(windows)}:
            return " + ".join(str(told(one)) for one in windows)
    start, end = (_day(read.get(field)) for field in ("start", "end"))
    words = f"“{read['text']}”" if "text" in read else ""
    parts = (str(read.get("every", "")), str(read.get("name", "")), f"{start}..{end}" if start or end else "", words)
    return " ".join(part for part in parts if part)


def _day(value: object) -> str:
    parts = (value.year, value.month, value.day) if isinstance(value, ThaiDate) else ()
    return "-".join(str(one) for one in parts if one is not None)


@pytest.mark.parametrize(("written", "of_2568", "of_none"), PERIOD)
def test_a_period_says_what_is_written(written: str, of_2568: str | None, of_none: str | None) -> None:
    """Names of times, and days and months with or without a year, from one to another or of one side alone."""
    assert told(read_period(written, 2568)) == of_2568
    assert told(read_period(written, None)) == of_none


@pytest.mark.parametrize("word", ["ทั้งปี ", "ตลอด", "ทุก "])
def test_a_long_text_is_no_period_in_the_time_of_its_length(word: str) -> None:
    """One word four thousand times over is looked at for a frequency where it begins."""
    started = process_time()
    assert read_period(word * 4_000, 2568) is None
    assert process_time() - started < slowness()


def test_the_words_of_a_period_are_read_as_the_period() -> None:
    """What a page calls a period may be typed as one."""
    assert {name: told(read_period(words, 2568)) for name, words in PERIODS.items()} == {name: name for name in PERIODS}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("fiscal_year", "2568-10-1", "2569-9-30"),
        ("first_half", "2568-10-1", "2569-3-31"),
        ("second_half", "2569-4-1", "2569-9-30"),
        ("quarter_1", "2568-10-1", "2568-12-31"),
        ("quarter_2", "2569-1-1", "2569-3-31"),
        ("quarter_3", "2569-4-1", "2569-6-30"),
        ("quarter_4", "2569-7-1", "2569-9-30"),
        ("quarters_1_3", "2568-10-1", "2569-6-30"),
        ("quarters_2_3", "2569-1-1", "2569-6-30"),
        ("quarters_2_4", "2569-1-1", "2569-9-30"),
    ],
)
def test_a_named_period_has_its_days(name: str, first: str, last: str) -> None:
    """A fiscal year begins on 1 October of the year before."""
    assert [_day(one) for one in fiscal_days(2569, NAMED_MONTHS[name])] == [first, last]


EVERY = {
    1: ("ทุกเดือน", "ทุก ๆ เดือน", "รายเดือน", "ประจำเดือน", "เดือนละครั้ง", "เดือนละ 2 ครั้ง", "ปีละ 12 ครั้ง", "ทุกหนึ่งเดือน"),
    2: ("ทุกสองเดือน", "ปีละ 6 ครั้ง", "ปีละหกครั้ง"),
    3: ("ทุกไตรมาส", "รายไตรมาส", "ไตรมาสละครั้ง", "ไตรมาสละ 1 ครั้ง", "ทุกสามเดือน", "ปีละสี่รอบ", "ทุก ๆ ไตรมาส"),
    4: ("ราย 4 เดือน", "ทุกสี่เดือน", "ปีละ 3 ครั้ง"),
    6: ("ทุกหกเดือน", "ทุกครึ่งปี", "ทุก ๆ ครึ่งปี", "อย่างน้อยปีละ 2 ครั้ง", "ปีงบประมาณละ ๒ ครั้ง", "ปีละสองครั้ง"),
    12: ("ทุกปี", "ทุกปีงบประมาณ", "รายปี", "เป็นประจำทุกปี", "ประจำปี", "ปีละครั้ง", "ปีละหนึ่งครั้ง", "ทุกสิบสองเดือน", "ทุก 12 เดือน"),
}
NEVER = ("ไตรมาสละ 2 ครั้ง", "ปีละ 5 ครั้ง", "ปีละ 13 ครั้ง", "ปีละ 0 ครั้ง", "ทุก 5 เดือน", "ทุก 0 เดือน", "ทุก 24 เดือน", "ทุกวัน", "")


@pytest.mark.parametrize(("months", "written"), [(months, one) for months, words in EVERY.items() for one in words])
def test_what_comes_again_is_due_after_so_many_months(months: int, written: str) -> None:
    """The last time of a year is its end."""
    assert months_of(written) == tuple(range(months, 13, months))


@pytest.mark.parametrize("written", NEVER)
def test_what_does_not_divide_a_year_is_due_at_no_month(written: str) -> None:
    """Nor what is said of days."""
    assert months_of(written) == ()


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("รอบ 6 เดือน และ 12 เดือน", ("6", "12")),
        ("6, 12", ("6", "12")),
        ("รายงานรอบ 6 เดือนและรอบ 12 เดือน", ("6", "12")),
        ("๖", ("6",)),
        ("12 เดือน", ("12",)),
        ("3,6,9,12", ("3", "6", "9", "12")),
        ("รอบ 0 เดือน", ()),
        ("6 กับ 12", ()),
        ("6,", ()),
        ("รายงาน", ()),
        ("", ()),
    ],
)
def test_rounds_are_the_months_that_are_written(written: str, months: tuple[str, ...]) -> None:
    """Parted by a comma or และ; words with anything else are none."""
    assert read_rounds(written) == months
