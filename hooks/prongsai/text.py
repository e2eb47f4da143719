"""Digits, codes and numbers as Thai officers write them (เลขไทย, รหัสข้อ), read and written in one place."""

from __future__ import annotations

import difflib
import re
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Digits = Literal["arabic", "thai"]

_TO_ARABIC = dict(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
UNSEEN = (
    *(range(0xAD, 0xAE), range(0x34F, 0x350), range(0x61C, 0x61D), range(0x115F, 0x1161), range(0x17B4, 0x17B6)),
    *(range(0x180B, 0x1810), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)),
    *(range(0x2800, 0x2801), range(0x3164, 0x3165), range(0xFE00, 0xFE10), range(0xFEFF, 0xFF00)),
    *(range(0xFFA0, 0xFFA1), range(0xFFF9, 0xFFFD), range(0xE0000, 0xE1000)),
)
"""The numbers of letters that a reader never sees: what Unicode calls default ignorable, and the blanks that it calls
letters or signs, as those of Hangul and of Braille."""
INVISIBLE = "".join(f"{chr(few[0])}-{chr(few[-1])}" for few in UNSEEN)
"""The same as a part of a regular expression."""
_SIGNS = {"−": "-", "–": "-", "﹣": "-", "－": "-", "＋": "+"}
"""Signs of a number as word processors and other keyboards type them."""
_OF_NUMBER = re.compile(r"[\d@]")
_NOT_BREAK = re.compile(r"[^\n]")
_THAI_DIGIT = re.compile("[๐-๙]")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_ITEM = re.compile(r"[Oo0๐]\s*([0-9]{1,2})")
_LISTED = re.compile(r"([A-Za-z]{1,10})\s*[-.]?\s*([0-9]{1,3}(?:\.[0-9]{1,2}){0,2})")
_PIECE = re.compile("[A-Za-z]+|[0-9]+")
_BEFORE_CODE = {"OIT": "O", "โอ": "O", "EIT": "e", "อี": "e", "IIT": "i", "ไอ": "i"}
"""What is said for the letter of a code: its tool, or how it sounds."""
_SAID_BEFORE = re.compile(rf"(?<![A-Za-zก-๎])(?:{'|'.join(_BEFORE_CODE)})(?![A-Za-zก-๎])", re.IGNORECASE)
_BETWEEN_CODES = re.compile("[,;]|และ|กับ")
_LATIN = re.compile("[A-Za-z]")
_RANGE = re.compile(r"([A-Za-z])\s*([0-9]{1,2})\s*(?:[-–—]|ถึง)\s*([A-Za-z]?)\s*([0-9]{1,2})")
_QUESTION = re.compile(r"([iI1eE])\s*([0-9]{1,2})|([iIeE])\s*([0-9]{1,2}(?:\.[0-9]{1,2}){1,2})")
KEPT_ARABIC = (
    r"(?:https?://|www\.)\S+|\S{1,64}@\S+|[A-Za-z][A-Za-z_./-]{0,64}[0-9][A-Za-z0-9_./-]*|[0-9]{1,64}[A-Za-z]+"
)
"""What keeps Arabic digits even in a text in Thai digits: addresses, codes, anything glued to a Latin letter.

A regular expression that means the same to Python and to JavaScript: the reader's own choice of digits obeys it too.
Bounded, so that a word without an end is looked through once and not from each of its letters.
"""
_KEEPS_ARABIC = re.compile(KEPT_ARABIC)
# Tags with their quoted values, character references, and the ids of headings.
_NOT_TEXT = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>|&#?\w+;|\{ #[^\s}]+ \}$)""", re.MULTILINE)
_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_SORTED = re.compile(r"(?P<number>[0-9]{1,18})|(?P<mark>[็-ํ])|(?P<letter>[^\W_]|[ะ-ฺเ-ๅ])")
_KILO, _MEGA = 1000, 1_000_000
_CENT = Decimal("0.01")
_NOT = re.compile("ไม่|มิได้|ยกเลิก")
"""Words by which a text says that something is not so."""
_SHORT = 3
_ALIKE, _ALIKE_SHORT = 0.6, 0.5
"""How alike two words must be for one to be meant by the other; the latter where it has at most `_SHORT` letters."""
_LONGEST_SLIP = 100
"""The longest word, in letters, that may be a slip of another; comparing costs the product of both lengths."""
_MOST_COMPARED = 20_000
"""How many words are compared at most where `few_searches` says so: some hundred slips among a hundred words each."""
_left: ContextVar[int | None] = ContextVar("left", default=None)


def fold_digits(text: str) -> str:
    """Return `text` with Thai digits turned into Arabic ones."""
    # Most texts have none, and of a long one translating looks up every letter, many times slower than replacing ten.
    if _THAI_DIGIT.search(text):
        for thai, arabic in _TO_ARABIC.items():
            text = text.replace(thai, arabic)
    return text


def parse_number(text: str) -> Decimal | None:
    """Read a plain number in Thai or Arabic digits, or return None when it is no finite decimal number.

    Neither exponents nor `nan`, `inf`, hexadecimal or grouped thousands are numbers here, nor is a number with a
    needless zero in front (`010`), which is a slip or a code.
    """
    folded = fold_digits(text.strip())
    folded = _SIGNS.get(folded[:1], folded[:1]) + folded[1:]
    return Decimal(folded) if _NUMBER.fullmatch(folded) else None


def round2(value: Decimal) -> Decimal:
    """Round half up to two decimals, as ITAS prints scores."""
    return value.quantize(_CENT, rounding=ROUND_HALF_UP)


def size_words(size: int) -> str:
    """Return a number of bytes rounded to three figures at most, such as `24 KB` or `1.3 MB`."""
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _MEGA:.1f} MB" if size < 10 * _MEGA else f"{round(size / _MEGA)} MB"


def cut(text: str, most: int) -> str:
    """Return `text` with so many letters at most, shortened before a number or an address that does not fit.

    A part of one tells most of it, and would not be known for what it is where personal data is masked.
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1].rstrip()
    while kept and _OF_NUMBER.search(last := kept.rsplit(maxsplit=1)[-1]):
        kept = kept[: -len(last)].rstrip()
    return f"{kept}…"


def item_code(text: str) -> str | None:
    """Normalise a disclosure item's code (ข้อ O): `๐18`, `o18`, `018`, `O๑๘` all give `O18`; None when it is none.

    The zero-like first letters are those seen in published reports, where a Thai or Arabic zero stands for the letter.
    """
    stripped = text.strip()
    match = _ITEM.fullmatch(stripped[:1] + fold_digits(stripped[1:]))
    if match is None or int(match.group(1)) == 0:
        return None
    return f"O{int(match.group(1))}"


@lru_cache(maxsize=1024)
def item_key(text: str) -> str:
    """Return the code of an item of any list as it is published: `moit 12` gives `MOIT12`, what is no code stays."""
    code = item_code(text)
    if code is not None:
        return code
    match = _LISTED.fullmatch(fold_digits(text.strip()))
    return f"{match[1].upper()}{match[2]}" if match else fold_digits(text.strip())


def question_code(text: str) -> str | None:
    """Normalise a question's code (รหัสข้อคำถาม): `E๗` gives `e7`, `I20` and `1๒๐` give `i20`; None when it is none.

    A sub-question (ข้อย่อย) keeps the numbers after the points: `E1.๒` gives `e1.2`.
    """
    match = _QUESTION.fullmatch(fold_digits(text.strip()))
    first, *below = (match[2] or match[4]).split(".") if match else ("0",)
    if match is None or int(first) == 0:
        return None
    letter = "e" if (match[1] or match[3]) in "eE" else "i"
    return ".".join((f"{letter}{int(first)}", *(str(int(number)) for number in below)))


def question_key(text: str) -> str:
    """Return the code of a question of any list; what is no code stays as it is written."""
    return question_code(text) or fold_digits(text.strip())


def code_meant(text: str, kind: Literal["question", "item"]) -> str | None:
    """Return the code that a text says with other words or signs around its letter and numbers; None for none.

    `ข้อ E๑-๒` says `e1.2`, `OIT ข้อ ๑๘` and `๐-๑๘` say `O18`. What a comma parts is more codes than one, and a part of
    EIT (`EIT ส่วนที่ ๑`) is none.
    """
    said = _SAID_BEFORE.sub(lambda word: _BEFORE_CODE[word[0].upper()], fold_digits(text))
    pieces = [] if "," in text or "ส่วน" in text else _PIECE.findall(said)
    letters = "".join(piece for piece in pieces if not piece.isdigit())
    numbers = [piece for piece in pieces if piece.isdigit()]
    if kind == "item" and letters and len(numbers) > 1:
        return None
    if kind == "question":
        return question_code(letters + ".".join(numbers))
    return item_code(letters + "".join(numbers))


def codes_in(text: str) -> list[str]:
    """Return the codes that a text lists (`O1, O3`, `i1,2`) or ranges over (`O1 – O3`); none where it says one alone.

    `e1-2` is no range but the question `e1.2`: the code behind a dash has a letter of its own.
    """
    folded = fold_digits(text.strip())
    letter = folded[:1] if _LATIN.match(folded) else "?"
    if (range_ := _RANGE.fullmatch(folded)) and (range_[3].casefold() or "o") == letter.casefold():
        pieces = [f"{letter}{number}" for number in range(int(range_[2]), int(range_[4]) + 1)]
    else:
        pieces = [
            piece if _LATIN.match(piece) else letter + piece for piece in map(str.strip, _BETWEEN_CODES.split(folded))
        ]
    codes = [question_code(piece) or item_code(piece) for piece in pieces]
    return [code for code in codes if code] if all(codes) and len(codes) > 1 else []


def ranked(raw: str) -> tuple[str, str]:
    """Return the number of a line of the printed order, and the name that the report prints beside it, if any."""
    number, _, name = raw.partition(" ")
    folded = fold_digits(number).rstrip(".)")
    return (folded, name.strip()) if folded.isdecimal() else (raw, "")


def between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Yield where each run from `opening` to the next `closing` begins and ends, both included.

    What is opened and never closed is no run; nothing is looked at twice, however often that happens.
    """
    start = text.find(opening)
    while start >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        yield start, end + len(closing)
        start = text.find(opening, end + len(closing))


def blanked(text: str, opening: str, closing: str) -> str:
    """Return `text` with the runs from `opening` to `closing` blanked, so that every other letter keeps its place."""
    parts, last = [], 0
    for start, end in between(text, opening, closing):
        parts += [text[last:start], _NOT_BREAK.sub(" ", text[start:end])]
        last = end
    return "".join(parts) + text[last:]


def trie(words: Iterable[str]) -> str:
    """Return a pattern that finds the longest of some words, and looks at each letter once; a space stands for any."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree) or "(?!)"


def _branches(tree: dict[str, Any]) -> str:
    options = [_letter(letter) + _branches(below) for letter, below in tree.items() if letter]
    if len(options) == 1 and "" not in tree:
        return options[0]  # a group around each letter takes most of the time to compile
    return f"(?:{'|'.join(options)}){'?' if '' in tree else ''}" if options else ""


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s*"
    return re.escape(letter) if letter.isascii() else letter


def thai_digits(text: str) -> str:
    """Return `text` with Thai digits, leaving addresses and codes (O34, e13, ITA2567) in Arabic ones."""
    parts: list[str] = []
    end = 0
    for match in _KEEPS_ARABIC.finditer(text):
        parts += [text[end : match.start()].translate(_TO_THAI), match.group()]
        end = match.end()
    parts.append(text[end:].translate(_TO_THAI))
    return "".join(parts)


def with_digits(page: str, digits: Digits) -> str:
    """Return a page's text in the wanted digits; tags, addresses and codes keep Arabic ones."""
    if digits == "arabic":
        return page
    parts = _NOT_TEXT.split(page)
    return "".join(part if index % 2 else thai_digits(part) for index, part in enumerate(parts))


@lru_cache(2**14)
def thai_order(name: str) -> tuple[tuple[object, ...], tuple[str, ...], str]:
    """Return the key by which names stand in the order of the Royal Institute's dictionary (ตามพจนานุกรม).

    Consonants and vowels count first, a vowel that is written before its consonant (เ แ โ ใ ไ) after it; tone marks and
    the like only part names that are the same without them. Numbers stand by their value, and what is no letter, such
    as a space or a stop, counts only between names that are the same else.
    """
    letters: list[tuple[int, int, str]] = []
    marks: list[str] = []
    for match in _SORTED.finditer(_LEADING_VOWEL.sub(r"\2\1", fold_digits(name).casefold().replace("ํา", "ำ"))):
        number, letter, mark = match["number"], match["letter"], match["mark"]
        if mark and marks:
            marks[-1] += mark
        elif number or letter:
            letters.append((0, int(number), "") if number else (1, 0, letter))
            marks.append("")
    return tuple(letters), tuple(marks), name


@contextmanager
def few_searches() -> Iterator[None]:
    """Let only so many words be compared within: of thousands of slips nobody reads what each was meant for.

    Each slip is compared with all that it may mean, so without a bound a file takes the square of its length.
    """
    before = _left.set(_MOST_COMPARED)
    try:
        yield
    finally:
        _left.reset(before)


def may_search(words: int) -> bool:
    """Tell whether a word may still be compared with so many others, and count them."""
    if (left := _left.get()) is None:
        return True
    if left >= words:
        _left.set(left - words)
    return left >= words


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like `word`; None when nothing is alike enough, or no more may be searched."""
    valid = list(choices)
    if len(word) > _LONGEST_SLIP or not may_search(len(valid)):
        return None
    # What says the opposite has almost the same letters: ไม่ผ่าน, ผ่าน.
    alike = (choice for choice in valid if bool(_NOT.search(choice)) == bool(_NOT.search(word)))
    folded = {choice.casefold(): choice for choice in alike}
    # A short code has few letters to share: q1 is likely i1.
    cutoff = _ALIKE if len(word) > _SHORT else _ALIKE_SHORT
    found = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def suggestion(word: str, choices: Iterable[str], limit: int = 8) -> str:
    """Return the clause that helps after an unknown value: the nearest valid one, or the valid ones when few."""
    valid = list(dict.fromkeys(choices))
    near = nearest(word, valid)
    if near is not None:
        return f" (ใกล้เคียงที่สุด: {near})"
    return f" (ใช้ได้: {', '.join(valid)})" if 0 < len(valid) <= limit else ""
