"""The kinds of value that a field may hold, each reading text and naming its own error from the catalogue."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from prongsai.content import _editor_shapes
from prongsai.content._dates import (
    BE,
    FIRST_YEAR,
    LAST_YEAR,
    ThaiDate,
    christian_year,
    converted_twice,
    cut_short,
    parse_date,
)
from prongsai.content._near_dates import near_date
from prongsai.content._web import Wrong, mail_address, web_address, without_login
from prongsai.criteria import kind_name, kinds
from prongsai.text import INVISIBLE, cut, fold_digits, nearest, parse_number, round2

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_HIDDEN = re.compile(rf"[\u00a0{INVISIBLE}]")
_WRITTEN = re.compile(r"\(?(?:(?:ร้อยละ|หัก)\s*)?([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*(?:%|คะแนน)?\)?")
_SIGN = re.compile(r"^\s*[-−–]\s*")
_HIGHEST = Decimal(100)
_MOST_DECIMALS = 2
_LONGEST_SHOWN = 40
LONGEST_TEXT = 20_000
"""The longest text of a field, in letters: some ten pages of A4."""
LONGEST_NAME = 200
"""The longest name, in letters: it stands on every page, and again wherever it is referred to."""
_COUNTED = re.compile(r"[(\[]?[1-9][0-9]{0,3}(?:\s*(?:[,/;-]|และ)\s*[1-9][0-9]{0,3})*[)\]]?\s*(?:เดือน|ครั้ง|แห่ง|คน)?")
_YEAR_SAID = re.compile(r"(?:ปีงบประมาณ|ปี)?\s*(?:พ\.?\s?ศ\.?)?\s*(2[5-6][0-9]{2}|[0-9]{2})")
_AMOUNT_SAID = re.compile(r"[^0-9]*([0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*(?:บาท)?(?:ถ้วน)?")
_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_SCALED = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(?:(สิบ|ร้อย|พัน|หมื่น|แสน)?(ล้าน)|(พัน|หมื่น|แสน))\s*(?:บาท)?(?:ถ้วน)?")
_CAPITAL = frozenset(["กรุงเทพ", "กรุงเทพฯ", "กทม", "กทม."])
_AMOUNT = re.compile(
    rf"{_editor_shapes.BEFORE_AMOUNT}([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.([0-9]{{1,2}}))?{_editor_shapes.AFTER_AMOUNT}"
)


def problem(code: str, **figures: object) -> PydanticCustomError:
    """Return the pydantic error that becomes the finding `code`."""
    return PydanticCustomError(code, "see the catalogue of findings", figures)


def visible(text: str) -> str:
    """Return `text` with the name of each character that nobody sees in its place; `84.55` may hide one."""
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


def shown(value: object) -> str:
    """Return a value as an officer would recognise it, shortened."""
    kinds = {"NoneType": "ค่าว่าง", "list": "รายการ", "dict": "กลุ่มข้อมูล"}
    text = kinds.get(type(value).__name__) or " ".join(visible(str(value)).split()) or "ค่าว่าง"
    return cut(text, _LONGEST_SHOWN)


def _text(value: object) -> str:
    # Private-use characters mean nothing to a reader, and the engine marks its own places with them.
    text = _PRIVATE.sub("", value).strip() if isinstance(value, str) else ""
    if len(text) > LONGEST_TEXT:
        raise problem("E121", found=len(text), limit=LONGEST_TEXT)
    if _shows(text):
        return text
    if value is None:
        raise problem("E103", field=None)
    if isinstance(value, str) and not value.strip(" \t\n"):
        raise problem("E132", field=None)
    raise problem("E101", field="ค่านี้", expected="ข้อความ", found=shown(value))


def _shows(text: str) -> bool:
    """Tell whether there is something to see: a mark without its letter, or what joins letters, is nothing."""
    begins = (text[:1].isascii() and text[:1].isalnum()) or "ก" <= text[:1] <= "ฮ"
    return begins or any(unicodedata.category(letter)[0] in "LNPS" for letter in _HIDDEN.sub("", text))


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise problem("E121", found=len(text), limit=LONGEST_NAME)
    return text


def _lines(value: object) -> str:
    """Return a text; a list of texts is one with a paragraph for each."""
    return "\n".join(map(_text, value)) if isinstance(value, list) and value else _text(value)


def _number(value: object, field: str) -> Decimal:
    number = parse_number(value) if isinstance(value, str) else None
    if number is None:
        raise problem("E101", field=field, expected="ตัวเลข", found=shown(value) + _as_number(value))
    return number


def _as_number(value: object) -> str:
    """Return the clause that says how a number with a sign, a unit or a decimal comma is written."""
    match = _WRITTEN.fullmatch(_plain(value))
    number = ".".join(filter(None, match.groups())) if match else ""
    return f" ให้เขียน {number}" if parse_number(number) is not None else ""


def _plain(value: object) -> str:
    """Return a text with digits and signs as programs read them, without what nobody sees and spaces in numbers."""
    plain = fold_digits(unicodedata.normalize("NFKC", _HIDDEN.sub("", value))) if isinstance(value, str) else ""
    return re.sub(r"(?<=[0-9.,])[ ]+(?=[0-9.,])", "", plain.replace("\u2212", "-")).strip(" “”\"'")


def _score(value: object) -> Decimal:
    score = _number(value, "คะแนน")
    if not 0 <= score <= _HIGHEST:
        raise problem("E102", found=shown(value))
    near = round2(score)
    if score != near:
        raise problem("E120", found=shown(value), near=near)
    # Zeros behind the decimals are none, and minus nothing is nothing.
    return abs(near if -int(score.as_tuple().exponent) > _MOST_DECIMALS else score)


def _item_score(value: object) -> Decimal:
    number = parse_number(value) if isinstance(value, str) else None
    if number is not None and number < 0:
        hint = f" ถ้าเป็นคะแนนที่ถูกหัก ให้เขียน {{deducted: {-number}}}"
        raise problem("E102", found=shown(value) + hint)
    return _score(value)


def _deducted(value: object) -> Decimal:
    # Tables print a deduction with or without its sign, which says no more than their heading.
    points = _SIGN.sub("", value) if isinstance(value, str) else value
    _number(points, "คะแนนที่ถูกหัก")
    return _score(points)


def _whole(value: object) -> int:
    text = fold_digits(value.strip()) if isinstance(value, str) else ""
    if not re.fullmatch(r"[1-9][0-9]{0,6}", text):
        raise problem("E101", field="ค่านี้", expected="จำนวนเต็มตั้งแต่ 1", found=shown(value) + _as_whole(value))
    return int(text)


def _as_whole(value: object) -> str:
    """Return the clause that says how a whole number with its unit, or several in brackets, are written."""
    numbers = re.findall("[0-9]+", _plain(value))
    if numbers and _COUNTED.fullmatch(_plain(value)):
        several = ", ".join(numbers)
        return f" ให้เขียน {several}" if len(numbers) == 1 else f" ให้เขียน [{several}]"
    return ""


def _year(value: object) -> int:
    text = fold_digits(value.strip()) if isinstance(value, str) else ""
    year = int(text) if re.fullmatch("[0-9]{4}", text) else 0
    if FIRST_YEAR <= year <= LAST_YEAR:
        return year
    meant = f" ปี ค.ศ. ให้เขียน พ.ศ. {year + BE}" if FIRST_YEAR <= year + BE <= LAST_YEAR else _as_year(value)
    raise problem("E101", field="ค่านี้", expected="ปี พ.ศ. สี่หลัก เช่น 2569", found=f"{shown(value)}{meant}")


def _as_year(value: object) -> str:
    """Return the clause that says how a year among words, or one of two digits, is written."""
    match = _YEAR_SAID.fullmatch(_plain(value))
    return f" ให้เขียน {match[1] if len(match[1]) > 2 else f'25{match[1]}'}" if match else ""  # noqa: PLR2004 - its digits


def _slug(value: object) -> str:
    text = _text(value)
    if not _SLUG.fullmatch(text):
        near = re.sub("[^a-z0-9]+", "-", text.casefold()).strip("-")
        raise problem("E117", found=shown(text), near=near if re.search("[a-z]", near) else "m01")
    return text


def read_url(value: object) -> str:
    """Return a web address; what is none is refused with the one that was meant."""
    text = _text(value)
    found = web_address(text)
    if isinstance(found, Wrong):
        raise problem("E118", found=shown(without_login(text)), problem=found.problem, hint=found.hint)
    return found


def _mail(text: str) -> str:
    found = mail_address(text)
    return text if isinstance(found, Wrong) else found


def place_named(*kinds_of_place: str) -> AfterValidator:
    """Accept the name of a place (จังหวัด, อำเภอ, ตำบล) with or without the word for its kind, and return the name.

    No province, district or subdistrict of Thailand has a name that begins with such a word.
    """
    before = re.compile(rf"(?:{'|'.join(map(re.escape, kinds_of_place))})\s*")

    def read(text: str) -> str:
        bare = before.sub("", text, count=1) if before.match(text) else text
        if not bare:
            raise problem("E101", field="ค่านี้", expected=f"ชื่อ{kinds_of_place[0]}", found=shown(text))
        return "กรุงเทพมหานคร" if bare in _CAPITAL else bare

    return AfterValidator(read)


def year_of(info: ValidationInfo) -> int | None:
    """Return the year of the results that the file being read belongs to; None for a file of no year."""
    return (info.context or {}).get("year")


def _date(value: object, info: ValidationInfo) -> ThaiDate:
    if isinstance(value, ThaiDate):
        return value
    parsed = parse_date(value, year_of(info)) if isinstance(value, str) else None
    if parsed is None:
        hint = _meant(value) or near_date(value, year_of(info)) if isinstance(value, str) else ""
        raise problem("E114", found=shown(value), hint=hint)
    return parsed


def _meant(date: str) -> str:
    """Return the clause that names the B.E. year of a date written in another era, converted twice or cut short."""
    if year := christian_year(date):
        return f" (ปี ค.ศ. ให้ใช้ พ.ศ. {year})"
    if year := converted_twice(date):
        return f" (บวก 543 ซ้ำ ให้ใช้ พ.ศ. {year})"
    if cut_short(date):
        return " (เขียนปีให้ครบสี่หลัก ปีสองหลักนี้ไม่แน่ว่าเป็นปีใด)"
    return ""


_TOO_MUCH = Decimal(10**13)
"""Baht; the budget of the whole country is less than half of it."""


def amount_of(text: str) -> Decimal | None:
    """Return a sum of money in baht as officers write it (`25000`, `๒๕,๐๐๐ บาท`), or None when it is none."""
    match = _AMOUNT.fullmatch(fold_digits(text.strip()))
    return Decimal(f"{match[1].replace(',', '')}.{match[2] or 0}") if match else None


def scaled_amount(text: str) -> str | None:
    """Return a sum of money that is told by a power of ten (`2.5 ล้านบาท`) in baht; None where it is none."""
    match = _SCALED.fullmatch(fold_digits(text.strip()))
    if match is None:
        return None
    amount = Decimal(match[1].replace(",", ""))
    for word in filter(None, match.groups()[1:]):
        amount *= _SCALES[word]
    return f"{amount.normalize():f}"


def _amount(value: object) -> Decimal:
    amount = amount_of(value) if isinstance(value, str) else None
    if amount is None or amount >= _TOO_MUCH:
        found = shown(value) + (_as_amount(value) if amount is None else " มากเกินกว่าจะเป็นงบประมาณของหน่วยงานใด")
        raise problem("E101", field="จำนวนเงิน", expected="จำนวนบาท เช่น 25000", found=found)
    return amount


def _spent(value: object) -> Decimal:
    none = isinstance(value, str) and re.fullmatch(_editor_shapes.UNSPENT, value.strip())
    return Decimal(0) if none else _amount(value)


def _as_amount(value: object) -> str:
    """Return the clause that says how a sum among words is written, or that nothing was spent."""
    text = _plain(value)
    if text.startswith("ไม่"):
        return " ให้เขียน 0 ถ้าไม่ได้ใช้"
    if re.match(r"[-−–]\s*[0-9]", fold_digits(text)):
        return " ติดลบไม่ได้ เงินที่ได้คืนให้หักออกก่อน"
    if scaled := scaled_amount(text):
        return f" ให้เขียน {scaled}"
    match = _AMOUNT_SAID.fullmatch(text)
    return f" ให้เขียน {match[1].replace(',', '')}" if match else ""


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    meanings = {"true": True, "false": False, "ใช่": True, "ไม่": False, "yes": True, "no": False}
    if isinstance(value, str) and value.strip().lower() in meanings:
        return meanings[value.strip().lower()]
    raise problem("E101", field="ค่านี้", expected=" true หรือ false", found=shown(value))


def one_of(
    choices: dict[str, str],
    *,
    in_thai: bool = False,
    also: Mapping[str, Sequence[str]] | None = None,
    like: Mapping[str, str] | None = None,
) -> BeforeValidator:
    """Accept one of the keys of `choices`, or its Thai name given as the value, and return the key.

    `also` has the other words that reports use for a key; `like` patterns of words that mean it without being taken
    for it, the first that fits. Whoever wrote something else is told the keys, or, with `in_thai`, the names, and the
    nearest of them by meaning, else by its letters.
    """
    offered = {key: name if in_thai else key for key, name in choices.items()}
    others = {word: key for key, words in (also or {}).items() for word in words}
    names = others | {name: key for key, name in choices.items()} | {key: key for key in choices}
    folded = {_as_key(name): key for name, key in names.items()}

    def read(value: object) -> str:
        text = " ".join(_text(value).split())
        if (known := folded.get(_as_key(text))) is not None:
            return known
        near = next((key for key, words in (like or {}).items() if re.search(words, text.casefold())), None)
        near = near or names.get(nearest(text, names) or "")
        hint = f" (ใกล้เคียงที่สุด: {offered[near]})" if near else ""
        raise problem("E113", found=shown(text), choices=", ".join(offered.values()), hint=hint)

    shape = _editor_shapes.choice(choices, others)
    return BeforeValidator(read, json_schema_input_type=Annotated[str, WithJsonSchema(shape)])


def _as_key(text: str) -> str:
    """Return a word of a list whatever its size, spaces and hyphens: `In Progress` is `in_progress`."""
    return re.sub(r"[\s_-]+", "_" if text.isascii() else "", text).casefold()


def _kind(value: object) -> str:
    return kind_name(_text(value))


def _listed(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Words:
    """What a field holds, in an officer's words; the field reference prints it."""

    thai: str


PROSE = object()
"""Marks a text that readers read."""

Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_editor_shapes.TEXT), Words("ข้อความ")]
Prose = Annotated[Text, PROSE]
"""Words for readers (เนื้อความ), which are checked as such; every other text is a code, an id or an address."""
Name = Annotated[Prose, AfterValidator(_name)]
"""A name of an agency, a place, a unit or an indicator."""
AgencyKind = Annotated[
    Name,
    BeforeValidator(_kind, json_schema_input_type=Annotated[str, WithJsonSchema(_editor_shapes.offered(kinds()))]),
]
"""A kind of agency (ประเภท): one that is listed by its name, any other as it is written."""
Lines = Annotated[
    str, BeforeValidator(_lines), WithJsonSchema(_editor_shapes.LINES), Words("ข้อความ หรือรายการข้อความ"), PROSE
]
Score = Annotated[Decimal, BeforeValidator(_score), WithJsonSchema(_editor_shapes.SCORE), Words("คะแนน 0 ถึง 100")]
ItemScore = Annotated[
    Decimal, BeforeValidator(_item_score), WithJsonSchema(_editor_shapes.SCORE), Words("คะแนน 0 ถึง 100")
]
"""The score of a disclosure item; a number below nothing is one of points deducted, and told as that."""
Deducted = Annotated[
    Decimal,
    BeforeValidator(_deducted),
    WithJsonSchema(_editor_shapes.DEDUCTED),
    Words("คะแนน 0 ถึง 100 มีเครื่องหมายลบหรือไม่ก็ได้"),
]
"""Points deducted (คะแนนที่ถูกหัก), kept without their sign."""
Year = Annotated[int, BeforeValidator(_year), WithJsonSchema(_editor_shapes.YEAR), Words("ปี พ.ศ.")]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_editor_shapes.WHOLE), Words("จำนวนเต็ม")]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema(_editor_shapes.SLUG), Words("รหัสอังกฤษตัวเล็ก")]
Url = Annotated[str, BeforeValidator(read_url), WithJsonSchema(_editor_shapes.URL), Words("ที่อยู่เว็บ")]
Mail = Annotated[Text, AfterValidator(_mail), Words("อีเมล")]
Date = Annotated[ThaiDate, BeforeValidator(_date), WithJsonSchema(_editor_shapes.DATE), Words("วันที่ พ.ศ.")]
MONEY = object()
"""Marks a sum of money, which is no score."""
Amount = Annotated[
    Decimal, BeforeValidator(_amount), WithJsonSchema(_editor_shapes.AMOUNT), Words("จำนวนเงิน (บาท)"), MONEY
]
Spent = Annotated[
    Decimal, BeforeValidator(_spent), WithJsonSchema(_editor_shapes.SPENT), Words("จำนวนเงิน (บาท)"), MONEY
]
"""A sum of money that was spent; that none was is nothing."""
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema(_editor_shapes.FLAG), Words("true หรือ false")]
Listed = Annotated[tuple[_T, ...], BeforeValidator(_listed), _editor_shapes.OneOrMany(), Words("รายการ")]
"""A list; one value standing alone is a list of one."""
