"""Personal data planted in sentences as people write them, and a list of places and posts in which there is none.

Every value is invented: ids with a right check digit, names of syllables that nobody is called by. Seeded.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import geothai
from stdnum.th import pin

from prongsai.personal import find_personal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
IDS = ((13,), (1, 4, 5, 2, 1), (1, 12), (1,) * 13)
BARE_MOBILES = ((9,), (2, 3, 4), (2, 7))
ABROAD_MOBILES = ((11,), (2, 9), (2, 2, 3, 4), (2, 2, 7))
MOBILES = ((10,), (3, 3, 4), (3, 7), (2, 4, 4), (1, 4, 5), (2, 8))
ACCOUNTS = ((10,), (3, 1, 5, 1), (3, 1, 6))
SEPARATORS = ("-", " ", "–", "\u00a0", ".")
BOXES = ("/", " / ", " | ", "|", ", ", "</td><td>", " : ")
SYLLABLES = "ทด ลอง สม มุติ กฤษ ณะ กมล จำ วิ เรือง เอก ชัย บุญ ฟ้า ใส นวล งาม นา ยี ปลัด รอง แก้ว ทอง ศรี ไพร โชติ".split()  # noqa: SIM905 - read at a glance
TITLES = (
    "นาย",
    "นาง",
    "นางสาว",
    "น.ส.",
    "นาย ",
    "นางสาว ",
    "ด.ช.",
    "เด็กหญิง",
    "ดร.",
    "ว่าที่ร้อยตรี",
    "ว่าที่ ร.ต.",
    "พ.ต.อ.",
    "จ่าเอก ",
    "ส.ต.ต.",
    "จ.ส.อ.",
    "คุณ",
    "พระครู",
    "พระมหา",
    "แม่ชี",
    "อาจารย์",
    "ศาสตราจารย์",
    "นายแพทย์",
    "แพทย์หญิง",
    "นายสัตวแพทย์",
    "ทันตแพทย์หญิง ",
    "พ.อ.อ.",
    "พันจ่าอากาศเอก",
    "พล.อ.อ.",
    "พลเรือตรี",
    "นายกองเอก",
    "ม.ล.",
    "ว่าที่ ร.ต.หญิง ",
    "สิบเอกหญิง ",
)
AROUND = {
    "national_id in boxes": ("| 1 | {} | ก |", "<td>{}</td>", "{}", "รายที่ 3 ({})"),
    "national_id in boxes!": (
        "เลขประจำตัวประชาชน {}",
        "| ก | เลขบัตรประชาชน | | | | |\n|---|---|---|---|---|---|\n| ข | {} |",
        "บัตรประชาชน: [{}]",
    ),
    "national_id": ("ผู้รับเงินคือ {} ตามบัญชีแนบ", "{}", "รายที่ 3: {} รับแล้ว", "ไฟล์ {}.pdf", "| 1 | {} | ก |"),
    "national_id!": (
        "เลขประจำตัวประชาชน {}",
        "ผู้ถือบัตรประชาชนเลขที่ {} ได้รับสิทธิ์",
        "เลขบัตรประจำตัวประชาชน 13 หลัก: {}",
        "{} (เลขบัตรประชาชน)",
        "| ชื่อ | เลขประจำตัวประชาชน |\n|---|---|\n| ก | {} |",
        "citizen id: {}",
    ),
    "mobile": (
        "โทร. {}",
        "ติดต่อ {} ในเวลาราชการ",
        "มือถือ {} (ผู้ประสานงาน)",
        "{}",
        "สอบถาม {} หรือ 0-4351-1222",
        "โทรศัพท์ ({})",
    ),
    "mobile for abroad without its sign": (
        "โทร. {}",
        "{}",
        "ติดต่อ {} ในเวลาราชการ",
        "ผู้ประสานงาน {}",
        "| ข | {} | 12 |",
        "https://example.go.th/{}",
        "ภาพถ่าย {}.jpg",
    ),
    "mobile without its zero": (
        "โทร. {}",
        "โทรศัพท์ {} (ผู้ประสานงาน)",
        "เบอร์มือถือ {}",
        "| ก | เบอร์โทร |\n|---|---|\n| ข | 812345678 |\n| ค | {} |",
        "ชื่อ\tโทรศัพท์\nก\t{}",
    ),
    "email": ("อีเมล {}", "ส่งมาที่ {} ภายในวันที่ 5", "{}", "[ติดต่อ](mailto:{})", "e-mail:{}"),
    "line_id": (
        "Line ID: {}",
        "LINE ID {}",
        "ไลน์ไอดี {}",
        "ติดต่อผู้ประสานงานทางไลน์ ID: {} หรือ 0-4351-1222",
        "ID ไลน์ : {}",
        "id line = {}",
        "| ก | ไอดีไลน์ {} |",
        "ไลน์: {}",
        "แอดไลน์ {} ได้ทุกวัน",
        "ไลน์ไอดี (ผู้รับผิดชอบ): {}",
        "https://line.me/ti/p/~{}",
        "ไลน์ส่วนตัว {}",
    ),
    "bank_account!": ("เลขที่บัญชี {}", "โอนเข้าบัญชีธนาคาร ก เลขที่ {}", "บัญชีออมทรัพย์ {} ชื่อบัญชี ก", "ธนาคาร ข สาขา ค {}"),
    "name": (
        "{}",
        "({})",
        "1. {}",
        "ผู้ร้องเรียนคือ{} ราษฎรหมู่ที่ 2",
        "โดย{} เป็นประธาน",
        "มอบหมายให้{} ตำแหน่ง นิติกร",
        "นายกเทศมนตรี {} ลงนาม",
        "ปลัดเทศบาล{}",
        "ผู้รับผิดชอบ: {}",
        "ประชุมร่วมกับ{} และคณะ",
        "ภาพถ่าย {}.jpg",
        "ของ{}",
    ),
    "passport": ("หนังสือเดินทางเลขที่ {}", "passport no. {}", "{} (พาสปอร์ต)"),
    "laser_id": ("เลขหลังบัตร {}", "Laser ID หลังบัตรประชาชน {}"),
    "plate": ("รถยนต์ หมายเลขทะเบียน {} ทุ่งทอง", "ป้ายทะเบียน {}", "ทะเบียนรถ {}"),
    "address": ("อยู่{}", "ซ่อมแซม{} ให้ผู้สูงอายุ", "{} ตำบลทุ่งทอง", "ผู้ร้อง {}"),
}
"""Sentences by the kind that is planted in them; a mark says that its word makes it an error."""
POSTS = (
    "นายก{}",
    "นายก{} มอบหมาย",
    "อดีตนายก{} ร่วมงาน",
    "นายก {} กล่าวเปิดงาน",
    "ไลน์กลุ่ม {} LINE Official: @sommut ระบบออนไลน์",
    "นายกเทศมนตรีตำบล{} อำเภอเมือง",
    "นายกองค์การบริหารส่วนตำบล{} จังหวัดทุ่งทอง",
    "นายก อบต.{} ทุ่งทอง",
    "นายอำเภอ{} จังหวัดทุ่งทอง",
    "นายทะเบียนอำเภอ{} ทุ่งทอง",
    "นายช่างโยธา เทศบาลตำบล{}",
    "นายช่างโยธาชำนาญงาน {} ทุ่งทอง",
    "นายแพทย์สาธารณสุขจังหวัด {} ทุ่งทอง",
    "นายสถานี {} ทุ่งทอง",
    "นายด่านศุลกากร {} ทุ่งทอง",
    "นายตรวจเขต {} ทุ่งทอง",
    "สำนักงานเทศบาลตำบล{} เลขที่ 99 หมู่ที่ 1 โทร. 0-4351-1222 ต่อ 105",
    "อบต.{} เลขประจำตัวผู้เสียภาษี 0-9940-00165-89-1 สายด่วน 1567",
    "นายแพทย์ชำนาญการพิเศษ โรงพยาบาล{}",
    "นายแพทย์ใหญ่ {} ทุ่งทอง",
    "คุณภาพ {} คุณธรรม ทุ่งทอง",
    "คุณลักษณะเฉพาะ {} ทุ่งทอง",
    "วัดพระมหาธาตุ {} พระราชบัญญัติ ทุ่งทอง",
    "พระครู เจ้าคณะอำเภอ{}",
    "พระนคร {} ทุ่งทอง",
    "บรรพชาสามเณร ภาคฤดูร้อน วัด{}",
    "อาจารย์ประจำ มหาวิทยาลัย{}",
    "พลทหาร กองประจำการ อำเภอ{}",
    "พ.ต.ท. สารวัตร สถานีตำรวจภูธร{}",
    "ประกวดนางนพมาศ ประเพณีลอยกระทง {}",
    "ตั้งอยู่เลขที่ 99 หมู่ 5 ตำบล{}",
    "ออกบ้านเลขที่ 12 ราย ใน{}",
    "อยู่บ้าน 14 วัน {}",
    "หมายเลขทะเบียนครุภัณฑ์ กช 12 {}",
    "เลขทะเบียนรับ กค 1234 {}",
    "ค่าโทรศัพท์ 850000000 บาท {}",
    "เลขที่โครงการ 66089123456 เลขคุมสัญญา 660814001234 {}",
    "ส่งใน 66 วัน 812 ครัวเรือน 345678 บาท {}",
    "| {} | 12 | 345 | 6789 | 1 | 9999 | 10000 | 25 | 6 |",
    "เทศบาลตำบล{} office@example.go.th saraban-office@gmail.com",
)
"""Lines of offices and posts, none of which is a person."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What became of the plants of a kind."""

    kind: str
    planted: int
    found: int
    missed: tuple[str, ...]


def measure_recall(plants: int = 200, seed: int = 1) -> list[Recall]:
    """Plant so many of each kind and count those that are found, as what they are and as grave as they are."""
    results = []
    for kind, sentences in AROUND.items():
        chance = random.Random(f"{seed} {kind}")  # noqa: S311 - planting, no secret
        texts = [chance.choice(sentences).format(MAKERS[kind](chance)) for _ in range(plants)]
        missed = tuple(text for text in texts if not holds(text, kind))
        results.append(Recall(kind, plants, plants - len(missed), missed))
    return results


def holds(text: str, kind: str) -> bool:
    """Tell whether a text is found to have the kind that was planted in it."""
    kind, grave = KINDS.get(kind, kind).rstrip("!"), kind.endswith("!")
    return any(one.kind == kind and one.grave == grave for one in find_personal(text))


def false_alarms(lines: list[str]) -> list[str]:
    """Return the lines in which something is found."""
    return [line for line in lines if find_personal(line)]


@cache
def place_lines() -> tuple[str, ...]:
    """Return lines of the names of all provinces, districts and subdistricts as they are written, and of posts there."""
    return tuple(_lines())


def content_lines(content: Path) -> list[str]:
    """Return the lines of every text of a content folder."""
    files = [path for path in sorted(content.rglob("*")) if path.suffix in (".yml", ".md", ".txt")]
    return [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def _lines() -> Iterator[str]:
    for province in geothai.provinces():
        yield from (province.name_th, f"จังหวัด{province.name_th}", f"องค์การบริหารส่วนจังหวัด{province.name_th}")
        for district in geothai.districts(province.code):
            of = f"{district.name_th} {province.name_th}"
            yield from (district.name_th, of, f"อ.{district.name_th} จ.{province.name_th}", f"โรงพยาบาล{of}")
            yield from (post.format(district.name_th) for post in POSTS)
            for sub in geothai.subdistricts(district.code):
                yield from (
                    sub.name_th,
                    f"{sub.name_th} {of}",
                    f"ตำบล{sub.name_th} อำเภอ{of}",
                    f"พัฒนา{sub.name_th} {of}",
                )
                yield from (f"ตำบล {sub.name_th} อำเภอ {of}", f"ต.{sub.name_th} อ.{of}", f"อบต.{sub.name_th} {of}")
                yield from (
                    f"ของ{sub.name_th} {of}",
                    f"โดย{sub.name_th} {of}",
                    f"เทศบาลตำบล{sub.name_th} {province.name_th}",
                )


def _grouped(
    digits: str, shapes: tuple[tuple[int, ...], ...], chance: random.Random, separators: tuple[str, ...] = SEPARATORS
) -> str:
    separator, groups, place = chance.choice(separators), [], 0
    for length in chance.choice(shapes):
        groups.append(digits[place : place + length])
        place += length
    return _in_thai(separator.join(groups), chance)


def _in_thai(text: str, chance: random.Random) -> str:
    return text.translate(THAI) if chance.random() < 0.4 else text


def _digits(length: int, chance: random.Random) -> str:
    return "".join(chance.choices("0123456789", k=length))


def _id(chance: random.Random) -> str:
    twelve = chance.choice("12345678") + _digits(11, chance)
    return _grouped(twelve + pin.calc_check_digit(twelve), IDS, chance)


def _boxed_id(chance: random.Random, shapes: tuple[tuple[int, ...], ...]) -> str:
    twelve = chance.choice("12345678") + _digits(11, chance)
    return _grouped(twelve + pin.calc_check_digit(twelve), shapes, chance, BOXES)


def _mobile(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return (
            chance.choice(("+66", "+66 (0)", "(+66) ", "+ 66", "0066"))
            + chance.choice(("", " ", "-"))
            + chance.choice("689")
            + _in_thai(_digits(8, chance), chance)
        )
    return _grouped("0" + chance.choice("689") + _digits(8, chance), MOBILES, chance)


def _line_id(chance: random.Random) -> str:
    name = chance.choice(("somsong", "test", "thotsob", "mutti"))
    return name + chance.choice(("99", "_t", ".t1", "-007", "2568"))


def _mail(chance: random.Random) -> str:
    house = chance.choice(
        ("gmail.com", "hotmail.com", "hotmail.co.th", "yahoo.com", "outlook.com", "icloud.com", "live.com")
    )
    name = chance.choice(("somsong", "Thodsob", "test.somsong", "somsong_t", "t-99", "somsong+ita"))
    return f"{name}{chance.choice(('@', ' @ ', '@'))}{chance.choice((house, house.upper()))}"


def _name(chance: random.Random) -> str:
    given, family = ("".join(chance.choices(SYLLABLES, k=2)) for _ in range(2))
    return f"{chance.choice(TITLES)}{given}{chance.choice((' ', '  '))}{family}"


def _passport(chance: random.Random) -> str:
    letters = "".join(chance.choices("ABCDEF", k=chance.choice((1, 2))))
    return letters + chance.choice(("", " ")) + _in_thai(_digits(chance.choice((6, 7)), chance), chance)


def _laser(chance: random.Random) -> str:
    digits = _digits(10, chance)
    return chance.choice((f"JT{digits}", f"JT{digits[0]}-{digits[1:8]}-{digits[8:]}"))


def _plate(chance: random.Random) -> str:
    lead = chance.choice(("", "1", "9"))
    letters = "".join(chance.choices("กขคงจฉ", k=2))
    return lead + letters + chance.choice((" ", "-", "")) + _in_thai(str(chance.randint(1, 9999)), chance)


def _home(chance: random.Random) -> str:
    house = str(chance.randint(1, 400)) + chance.choice(("", f"/{chance.randint(1, 99)}"))
    written = chance.choice(
        (f"บ้านเลขที่ {house}", f"บ้านเลขที่ {house} หมู่ที่ 4", f"เลขที่ {house} หมู่ 7", f"เลขที่ {house} ซอยสมมุติ")
    )
    return _in_thai(written, chance)


KINDS = {
    "mobile for abroad without its sign": "mobile",
    "mobile without its zero": "mobile",
    "national_id in boxes": "national_id",
    "national_id in boxes!": "national_id!",
}
"""As what these are found; anything else as what it is called."""
MAKERS: dict[str, Callable[[random.Random], str]] = {
    "national_id": _id,
    "national_id!": _id,
    "national_id in boxes": lambda chance: _boxed_id(chance, ((1, 4, 5, 2, 1),)),
    "national_id in boxes!": lambda chance: _boxed_id(chance, ((1, 4, 5, 2, 1), (1,) * 13)),
    "mobile": _mobile,
    "mobile for abroad without its sign": lambda chance: _grouped(
        "66" + chance.choice("689") + _digits(8, chance), ABROAD_MOBILES, chance
    ),
    "mobile without its zero": lambda chance: _grouped(chance.choice("689") + _digits(8, chance), BARE_MOBILES, chance),
    "email": _mail,
    "line_id": _line_id,
    "bank_account!": lambda chance: _grouped(chance.choice("123457") + _digits(9, chance), ACCOUNTS, chance),
    "name": _name,
    "passport": _passport,
    "laser_id": _laser,
    "plate": _plate,
    "address": _home,
}
"""What makes one of each kind."""
