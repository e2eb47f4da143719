"""What was most likely meant by a date that is none: a slip put right, so that the very form can be told."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

from prongsai.content._dates import (
    BE,
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    MONTHS_SHORT,
    last_day,
    month_named,
    parse_date,
)
from prongsai.text import fold_digits

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_MONTH = re.compile(rf"(?i)[\s-]*\b({'|'.join(_ENGLISH)})[a-z]*[.,]?[\s-]*([0-9]{{4}}|[0-9]{{2}})$")
_NUMBER_WORDS = {"หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4"}
_QUARTER = re.compile(r"(?i)(?<![a-z0-9])(?:q|quarter)[\s_.-]*([1-4])(?![0-9])")
_THAI_WORD = re.compile("[ก-๙.]{3,}")
_ALIKE = 0.75
"""How alike a word must be to a month's name to be one misspelt."""
_ASIDE = re.compile(r"\s*(?:เวลา|น\.|เป็นต้นไป).*$|^(?:ภายใน|เมื่อ|ณ)\s*(?:วันที่|เดือน)?\s*|[“”\"']")
NOTHING = re.compile(r"[-–—.]+|(?:ยัง)?ไม่(?:มี|ระบุ|ได้ระบุ|ได้รายงาน|รายงาน|กำหนด|แล้วเสร็จ|เสร็จ)|ไม่เกี่ยวข้อง|รอ(?!บ).*")
_WORDS_OF_PERIODS = ("ไตรมาส", "เดือนแรก", "เดือนหลัง", "ครึ่งปีแรก", "ครึ่งปีหลัง", "ตลอดปีงบประมาณ", "ปีงบประมาณ", "ภายใน")


def near_date(text: str, year: int | None) -> str:
    """Return the clause that says how the date that was meant is written; empty where that is not known."""
    slip = mended(text)
    found = parse_date(_ASIDE.sub("", slip), year) or parse_date(slip, year)
    if found is not None:
        return f" (ใกล้เคียงที่สุด: {found})"
    if end := last_day(slip, year):
        return f" (เดือนนี้มีถึงวันที่ {end.day}: {end})"
    return " (ถ้ายังไม่มีให้ลบบรรทัดนี้)" if NOTHING.fullmatch(text.strip()) else ""


def mended(text: str) -> str:
    """Return a text with its usual slips put right: letters, years of another era, months and words misspelt."""
    plain = fold_digits(_full_width(text)).replace("เเ", "แ")
    plain = _ENGLISH_MONTH.sub(_in_thai, plain).strip()
    plain = re.sub(r"(?<![0-9])([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?![0-9])", r"\1-\2-\3", plain)
    plain = re.sub(r"(?<![0-9])[0-9]{4}(?![0-9])", lambda year: str(_of_era(int(year[0]))), plain)
    plain = _QUARTER.sub(r"ไตรมาส \1", plain)
    plain = _THAI_WORD.sub(lambda word: _word(word[0]), plain)
    return " ".join(plain.split())


def _in_thai(month: re.Match[str]) -> str:
    """Return an English month with the year behind it, of the Common Era where it has two digits, in Thai."""
    year = month[2] if len(month[2]) > 2 else f"20{month[2]}"  # noqa: PLR2004 - its digits
    return f" {MONTHS_SHORT[_ENGLISH.index(month[1].lower())]} {year}"


def _full_width(text: str) -> str:
    """Return a text with signs of full width as usual ones; Thai letters stay as they are."""
    return "".join(unicodedata.normalize("NFKC", one) if "\uff00" <= one <= "\uffef" else one for one in text)


def _of_era(year: int) -> int:
    """Return a year of the Common Era, or one converted twice, as the B.E. year that it is."""
    return next((one for one in (year, year + BE, year - BE) if FIRST_YEAR <= one <= LAST_YEAR), year)


def _word(word: str) -> str:
    """Return a Thai word that is almost a month's name, or one of a period, as that."""
    if month_named(word) is not None:
        return word
    for number, digit in _NUMBER_WORDS.items():
        if word.startswith("ไตรมาส") and word.endswith(number):
            return f"{word.removesuffix(number)} {digit}"
    found = get_close_matches(word, [*MONTHS, *MONTHS_SHORT, *_WORDS_OF_PERIODS], n=1, cutoff=_ALIKE)
    return found[0] if found else word
