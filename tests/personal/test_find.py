"""Personal data in a text: each kind as people write it, and what looks like it and is none. All values are invented."""

from __future__ import annotations

import time
import timeit
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.personal import check_digit, find_personal, mask_personal

ID = "1999900000013"
assert check_digit(ID[:-1]) == ID[-1]


def kinds(text: str) -> list[str]:
    """Return what is found in a text; a grave one has a mark."""
    return [f"{one.kind}!" if one.grave else one.kind for one in find_personal(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ID, "national_id"),
        ("1-9999-00000-01-3", "national_id"),
        ("๑ ๙๙๙๙ ๐๐๐๐๐ ๐๑ ๓", "national_id"),
        ("1 9 9 9 9 0 0 0 0 0 0 1 3", "national_id"),
        ("1–9999–00000–01–3", "national_id"),
        ("1-9999-00000-\n    01-3", "national_id"),
        (f"เลขประจำตัวประชาชน {ID}", "national_id!"),
        (f"เลขประจําตัวประชาชน {ID}", "national_id!"),
        (f"เลขประจ ำตัวประชาชน {ID}", "national_id!"),
        ("citizen_id: 19999-0000-0013", "national_id!"),
        (f"{ID} (บัตรประชาชน)", "national_id!"),
        (f"สำเนาบัตรประชาชน_{ID}.pdf", "national_id!"),
        (f"พร้อมเพย์ {ID}", "national_id!"),
        ("0812345678", "mobile"),
        ("081-234-5678", "mobile"),
        ("๐๙๑ ๒๓๔ ๕๖๗๘", "mobile"),
        ("(081) 234-5678", "mobile"),
        ("0-8123-45678", "mobile"),
        ("06.1234.5678", "mobile"),
        ("081-**234**-5678", "mobile"),
        ("โทร 08 12 34 56 78", "mobile"),
        ("+66 81 234 5678", "mobile"),
        ("+66 (0)81-234-5678", "mobile"),
        ("+66812345678", "mobile"),
        ("0066812345678", "mobile"),
        ("โทร 66812345678", "mobile"),
        ("66812345678", "mobile"),
        ("๖๖ ๙๑ ๒๓๔ ๕๖๗๘", "mobile"),
        ("66-812345678", "mobile"),
        ("IMG_081_234_5678.jpg", "mobile"),
        (f"x-{ID}", "national_id"),
        (f"ID{ID}", "national_id"),
        ("1·9999·00000·01·3", "national_id"),
        ("1-**9999**-*00000*-01-3", "national_id"),
        ("\u200b\u200b\u200b\u200b".join(ID), "national_id"),
        *((letter.join(ID), "national_id") for letter in "\u034f\u115f\u180e\u2061\u2800\u3164\ufe0f\uffa0\U000e0041"),
        ("១៩៩៩៩០០០០០០១៣", "national_id"),
        ("𝟏𝟗𝟗𝟗𝟗𝟎𝟎𝟎𝟎𝟎𝟎𝟏𝟑", "national_id"),
        ("①⑨⑨⑨⑨⓪⓪⓪⓪⓪⓪①③", "national_id"),
        ("1&nbsp;9999&nbsp;00000&nbsp;01&nbsp;3", "national_id"),
        ("บัตรประชาชน 1999900<br>000013", "national_id!"),
        ("1999900<b>000</b>013", "national_id"),
        ("1999900<!-- x -->000013", "national_id"),
        ('<abbr title="บัตรประชาชน 1999900&shy;000013">ก</abbr>', "national_id!"),
        ("".join(f"&#{ord(digit)};" for digit in ID), "national_id"),
        ("%31%39%39%39%39%30%30%30%30%30%30%31%33", "national_id"),
        ("https://wa.me/66812345678", "mobile"),
        ("mailto:somsong%40gmail.com", "email"),
        ("somsong&#64;gmail.com", "email"),
        ("somsong@gmail(dot)com", "email"),
        ("ธ.กรุงไทย 123-4-56789-0", "bank_account!"),
        ("บช. 123-4-56789-0", "bank_account!"),
        ("ออมสิน เลขที่บัญชี 020123456789", "bank_account!"),
        ("บัญชีธนาคาร 123-4-56789-0", "bank_account!"),
        ("โอนเข้าบัญชีเลขที่ ๑๒๓๔๕๖๗๘๙๐", "bank_account!"),
        ("พร้อมเพย์ 081-234-5678", "bank_account!"),
        ("somsong.t@gmail.com", "email"),
        ("Somsong @ Hotmail.co.th", "email"),
        ("somsong(at)yahoo.com", "email"),
        ("somsong\\_t@outlook.com", "email"),
        ("1/9999/00000/01/3", "national_id"),
        ("| 1 | 1 | 9999 | 00000 | 01 | 3 |", "national_id"),
        ("<td>1</td>\n<td>9999</td><td>00000</td><td>01</td><td>3</td>", "national_id"),
        ("เลขบัตรประชาชน | 1 | 9 | 9 | 9 | 9 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 3 |", "national_id!"),
        ("บัตรประชาชน: ['1', '9999', '00000', '01', '3']", "national_id!"),
        ("| 081 | 234 | 5678 |", "mobile"),
        ("+ 66 81 234 5678", "mobile"),
        ("+\u200e66 81-234-5678", "mobile"),
        ("โทร 812345678", "mobile"),
        ("เบอร์โทร 81-234-5678 (งบประมาณ 20,000 บาท)", "mobile"),
        ("หนังสือเดินทางเลขที่ AA1234567", "passport"),
        ("Passport No. a 123456", "passport"),
        ("เลขหลังบัตร JT1-0001234-12", "laser_id"),
        ("รถยนต์ หมายเลขทะเบียน กข 1234 นครสมมุติ", "plate"),
        ("ป้ายทะเบียน ๑กก-๙๙", "plate"),
        ("ทะเบียน กก 1234", "plate"),
        ("บ้านเลขที่ 12/3", "address"),
        ("อยู่เลขที่ 45 หมู่ที่ 6", "address"),
        ("ที่อยู่ 12/3 ซอยสมมุติ", "address"),
        ("Line ID: somsong99", "line_id"),
        ("LINE ID somsong", "line_id"),
        ("line-id=som.song_t", "line_id"),
        ("ไลน์ไอดี somsong", "line_id"),
        ("ติดต่อทางไลน์ ID : somsong-t", "line_id"),
        ("ไอดีไลน์ (ส่วนตัว): somsong", "line_id"),
        ("ID Line : **somsong**", "line_id"),
        ("ไลน์: somsong99", "line_id"),
        ("แอดไลน์ somsong.t", "line_id"),
        ("ไลน์ somsong99", "line_id"),
        ("ทางไลน์ Som_song", "line_id"),
        ("โทร. ๐ ๓๔๕๖ ๗๘๙๐ Line somsong99", "line_id"),
        ("LINE  id som-song9", "line_id"),
        ("ID LINE คือ somsong99", "line_id"),
        ("https://line.me/ti/p/~somsong", "line_id"),
        ("Line ID 0812345678", "mobile"),
        ("Line ID: somsong@gmail.com", "email"),
        ("นายสมมุติ ทดสอบดี", "name"),
        ("นาย สมมุติ  ทดสอบดี", "name"),
        ("นางสาวิตรี ทดสอบดี", "name"),
        ("น.ส.สมมุติ ทดสอบดี", "name"),
        ("นายกมล ทดสอบดี", "name"),
        ("นายกฤษณ์ ทดสอบดี", "name"),
        ("โดยนายกรวิชญ์ ทดสอบดี", "name"),
        ("นายกอบชัย ทดสอบดี", "name"),
        ("นาย กทดลอง ทดสอบดี", "name"),
        ("ผู้ทดสอบคือนายสมมุติ ทดสอบดี", "name"),
        ("ผู้ทดสอบนางสาวสมมุติ ทดสอบดี", "name"),
        ("ปลัดเทศบาลนายสมมุติ ทดสอบดี", "name"),
        ("ผู้ใหญ่บ้านนายสมมุติ ทดสอบดี", "name"),
        ("(นายสมมุติ ทดสอบดี)", "name"),
        ("1.นายสมมุติ ทดสอบดี", "name"),
        ("พ.ต.ท.หญิง สมมุติ ทดสอบดี", "name"),
        ("ว่าที่ร้อยตรีสมมุติ ทดสอบดี", "name"),
        ("ว่าที่ ร.ต. สมมุติ ทดสอบดี", "name"),
        ("จ่าเอก สมมุติ ทดสอบดี", "name"),
        ("ดร.สมมุติ ทดสอบดี", "name"),
        ("พล.ต.อ.สมมุติ ทดสอบดี", "name"),
        ("นาวาอากาศเอก สมมุติ ทดสอบดี", "name"),
        ("นพ.สมมุติ ทดสอบดี", "name"),
        ("นายแพทย์สมมุติ ทดสอบดี", "name"),
        ("โดยนายแพทย์ สมมุติ ทดสอบดี", "name"),
        ("แพทย์หญิงสมมุติ ทดสอบดี", "name"),
        ("คุณสมมุติ ทดสอบดี", "name"),
        ("ติดต่อคุณสมมุติ ทดสอบดี", "name"),
        ("พระครูสมมุติ ทดสอบดี", "name"),
        ("พระสมมุติ ทดสอบโก", "name"),
        ("ศาสตราจารย์ ดร.สมมุติ ทดสอบดี", "name"),
        ("นายกองเอก สมมุติ ทดสอบดี", "name"),
        ("พ.อ.อ.สมมุติ ทดสอบดี", "name"),
        ("Prof. Sommut Thotsopdee", "name"),
        ("Mr. Sommut Thotsopdee", "name"),
        ("MISS SOMMUT THOTSOPDEE", "name"),
        ("นาย&nbsp;สมมุติ&nbsp;ทดสอบดี", "name"),
        ("นายสมมุติ ณ อยุธยา", "name"),
        ("นายสมมุติ\n  ทดสอบดี", "name"),
        ("นายสมมุติ_ทดสอบดี.pdf", "name"),
        ("นาย**สมมุติ** ทดสอบดี", "name"),
    ],
)
def test_personal_data_is_found(text: str, expected: str) -> None:
    """Every kind is found in Thai and Arabic digits, with any spaces and hyphens; grave ones are told apart."""
    assert kinds(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "1999900000018",
        "0105500000019",
        "0-9940-00165-89-1",
        "เลขทะเบียนนิติบุคคล 0 1055 00000 01 9",
        "x-xxxx-xxxxx-01-3",
        "87.1999900000013",
        "0-4351-1222 ต่อ 105",
        "043-511-222",
        "02-123-4567",
        "สายด่วน 1567",
        "08.30 - 16.30 น.",
        "06-08-2568 ถึง 09-08-2568",
        "0.0812345678",
        "416-08-1234-5678",
        "ครุภัณฑ์ A0812345678",
        "85 90 100 95 88 77 60 81 99 1",
        "1234567890",
        "บัญชีรายจ่าย 2567 100 200 1234567",
        "รหัสบัญชีแยกประเภท 1101020606",
        "ผังบัญชี 5101010101 เงินเดือน",
        "รหัสแหล่งของเงิน 6711410 บัญชีย่อย 1206100101",
        "เลขคุมสัญญา 670122003456 บัญชีรายการ",
        "ติดต่อสอบถาม เวลา 08.30 - 16.30 12.00 น.",
        "ติดต่อ 08-10-2567 30 คน",
        "| 19999 | 000000 | 13 |",
        "<td>19999</td><td>000000</td><td>13</td>",
        "งานทะเบียน มท 0307",
        "ที่ตั้ง: เลขที่ 99 หมู่ 5",
        "| 1 | 9 | 9 | 9 | 9 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 3 |",
        "1/9999/00000/01/4",
        "| 1 | 1 |\n| 9999 | 2 |\n| 00000 | 3 |",
        "ค่าโทรศัพท์ 850000000 บาท",
        "เลขที่โครงการ 66089123456",
        "เลขที่ 66 812 345",
        "โทร 12 34 56 78",
        "850000000",
        "ตั้งอยู่เลขที่ 99 หมู่ 5",
        "ออกบ้านเลขที่ 12 ราย",
        "อยู่บ้าน 14 วัน",
        "เลขทะเบียนรถทุกคัน ทะเบียนคุม กช 12",
        "หมายเลขทะเบียนครุภัณฑ์ กช 12",
        "ทะเบียน ทร 14",
        "น้ำ 500 ม.ล. ต่อ ขวด",
        "ส.ท. เข้าร่วม ประชุม",
        "เด็กชายและเด็กหญิง ในศูนย์พัฒนาเด็กเล็ก",
        "อดีตนายกท่าน ใหม่",
        "office@example.go.th",
        "staff@example.ac.th",
        "saraban_office@gmail.com",
        "name@live.example.th",
        "LINE ID: @sommut",
        "Line Official Account: @sommut",
        "LINE: Official Account ของเทศบาล",
        "ไลน์ไอดี: http://www.example.go.th",
        "Line ID ............",
        "Line ID: xxxxx",
        "ระบบออนไลน์ ID somsong99",
        "ไทม์ไลน์: phase-1",
        "online id: somsong99",
        "deadline: q4-2568",
        "on line: form01",
        "On-Line form01",
        "hot line: call1234",
        "ออนไลน์ form01",
        "ผ่านไลน์ ITA2568",
        "ผ่านไลน์ e-service",
        "เบสไลน์ form01",
        "product line form01",
        "ไลน์ notify2",
        "line: 139",
        "ไลน์กลุ่ม หมู่บ้าน: แจ้งข่าว",
        "https://line.me/R/ti/p/@sommut",
        "https://line.me/R/ti/p/%40sommut",
        "https://line.me/ti/g2/abcdef",
        "AA1234567",
        "งานทะเบียน ชั้น 2",
        "หนังสือสำนักทะเบียนกลาง ที่ มท 0309.1/ว 8",
        "กข 1234",
        "สำนักงานเทศบาล เลขที่ 99 ถนนสมมุติ",
        "สัญญาจ้างเลขที่ 12/2567 ถนนสายใหม่",
        "นายกเทศมนตรี ตำบลทุ่งทอง",
        "นายก อบต. ทุ่งทอง",
        "นายกสุไหงโก-ลก",
        "นายกทุ่งทอง มอบหมาย",
        "นายกมหาสมมุติ แถลง",
        "อดีตนายกร้อยทอง ร่วมงาน",
        "นายกองค์การบริหารส่วนตำบล ทุ่งทอง",
        "รองนายกเทศมนตรี คนที่หนึ่ง",
        "นายกฯ มอบหมาย รองนายก",
        "นายทะเบียน ท้องถิ่น",
        "นายอำเภอ ทุ่งทอง",
        "นายช่างโยธา ชำนาญงาน",
        "นายแพทย์ ชำนาญการ",
        "นายแพทย์เชี่ยวชาญ ด้านเวชกรรม",
        "นายแพทย์สาธารณสุขจังหวัด ทุ่งทอง",
        "คุณธรรม จริยธรรม",
        "ประเมินคุณธรรม และความโปร่งใส",
        "พระครู เจ้าอาวาส วัดทุ่งทอง",
        "พระราชบัญญัติ ข้อมูลข่าวสาร",
        "วัดพระมหาธาตุ วรมหาวิหาร",
        "บรรพชาสามเณร ภาคฤดูร้อน",
        "อาจารย์ที่ปรึกษา โครงการ",
        "พ.ต.ท. สารวัตร สถานีตำรวจ",
        "ประกวด นางนพมาศ ลอยกระทง",
        "นายร้อยตำรวจ สัญญาบัตร",
        "นายจ้าง ลูกจ้าง",
        "นายหน้า ค้าที่ดิน",
        "เจ้านาย ลูกน้อง",
        "นางพยาบาล วิชาชีพ",
        "นางสาวไทย ประจำปี",
        "อำเภอนางรอง จังหวัดสมมุติ",
        "นางรอง สมมุติ",
        "ต.นางแล อ.เมือง",
        "นางเลิ้ง กรุงเทพ",
        "อำเภอนายายอาม จังหวัดสมมุติ",
        "ตำบลนายม อำเภอเมือง",
        "ตำบล นางบวช อำเภอสมมุติ",
        "พัฒนายุทธศาสตร์ จังหวัด",
        "พัฒนางานบริการ ประชาชน",
        "นายสมมุติ",
        "นายสมมุติ ตำแหน่ง",
    ],
)
def test_what_looks_like_it_passes(text: str) -> None:
    """Posts of office, places, office numbers, codes, dates and figures are nobody's."""
    assert kinds(text) == []


def test_a_word_above_a_column_holds_for_the_whole_column() -> None:
    """In a table each number hands the word on to the next below it."""
    rows = "".join(f"| ผู้ทดสอบคนที่ {number} ซึ่งมีข้อความยาวพอควร | {ID} |\n" for number in range(9))
    assert kinds(f"| ผู้รับ | เลขประจำตัวประชาชน |\n|---|---|\n{rows}") == ["national_id!"] * 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"เลขบัตร {ID}", "เลขบัตร xxxxxxxxx0013"),
        ("1-9999-00000-01-3", "x-xxxx-xxxx0-01-3"),
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘ ครับ", "โทร xxx-xxx-๕๖๗๘ ครับ"),
        ("somsong.t@gmail.com", "s…@gmail.com"),
        ("โดยนายสมมุติ ทดสอบดี", "โดยนาย ส… ท…"),
        ("บ้านเลขที่ 12/3 หมู่ที่ 4", "บ้านเลขที่ xx/x หมู่ที่ x"),
        ("passport AA1234567", "passport xxxxx4567"),
        ("Line ID: somsong99", "Line ID: s…"),
        ("ป้ายทะเบียน กข 1234", "ป้ายทะเบียน xx xx34"),
        ("ไม่มีสิ่งใด", "ไม่มีสิ่งใด"),
        ("1999‹U+200B›900000013", "xxxxxxxxx0013"),
        ("๑៩໙٩𝟗00000013", "xxxxxxxxx0013"),
        ("เลขบัตร 1999<b>900</b>000013", "เลขบัตร xxxxxxxxx0013"),
        ("Mr. Sommut Thotsopdee", "Mr S… T…"),
    ],
)
def test_what_was_found_is_never_told_whole(text: str, expected: str) -> None:
    """The last four digits, or the first letters, are what may be told."""
    assert mask_personal(text) == expected
    assert find_personal(expected) == ()


@given(st.text(alphabet="0๑18 -.()\n@นายงสกด.บัตรประชาชนxgmail.com<b>&#49;%31", max_size=200))
def test_every_text_is_read_and_masked_for_good(text: str) -> None:
    """Any text is read; mentions stand in order, apart, within it; a masked text has nothing more to mask."""
    found = find_personal(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    masked = mask_personal(text)
    assert mask_personal(masked) == masked


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "0",
        "8",
        "1-",
        "0812345678 ",
        "1      ",
        "1\n",
        "1|",
        "1 / ",
        "\x1f \n",
        "1\x1f- ",
        "812345678 โทร",
        "พระก โก ",
        "นาย",
        "นายก ",
        "นายสมมุติ ",
        "a@",
        "a",
        "aaaa.",
        "บัญชี 1 ",
        "ทะเบียน ก",
        "เลขที่ 1/",
        "passport A1",
        " ",
        "\n",
        "*",
        "<!--",
        "<a ",
        "&#49;",
        "%31",
        "<b>1</b>",
        "1\u200b",
        "Mr A",
        "Mr. Aa ",
        "0[dot]",
        "line id ",
        "lineไอดี ก",
        "ไลน์: a",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A text four times as long takes about four times as long, whatever it repeats."""

    def cost(length: int) -> float:
        """Return the least time of three: what else runs adds to some of them, and takes nothing away."""
        text = piece * (length // len(piece))
        return min(timeit.repeat(lambda: find_personal(text), number=1, repeat=3, timer=time.process_time))

    assert cost(80_000) < 12 * max(cost(20_000), 0.01)


@pytest.mark.parametrize("piece", ["9", "9,"])
def test_digits_without_an_end_take_little_memory(piece: str) -> None:
    """Nine hundred thousand letters of figures are looked through without a way back for each, as an officer's PC can."""
    tracemalloc.start()
    find_personal(piece * (900_000 // len(piece)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30_000_000
