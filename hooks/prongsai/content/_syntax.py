"""What YAML refuses (ไวยากรณ์ YAML), told to officers: where it is mended, and the cause as it stands in the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from prongsai.content._source import Source

QUOTED = "ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"
NO_TAG = f"เครื่องหมาย ! ขึ้นต้นค่าไม่ได้ {QUOTED}"
NO_ANCHOR = f"ชื่อหลังเครื่องหมาย & ไม่มีที่ใดอ้างถึง {QUOTED}"
# What PyYAML says, and of what, said to an officer by the first that fits.
_PROBLEMS = {
    "scanning a tag": NO_TAG,
    "parsing a tag": NO_TAG,
    "undefined tag handle": NO_TAG,
    "directive": f"บรรทัดขึ้นต้นด้วย % ไม่ได้ {QUOTED}",
    "incompatible YAML document": f"บรรทัดขึ้นต้นด้วย % ไม่ได้ {QUOTED}",
    "duplicate anchor": "ชื่อหลังเครื่องหมาย & ซ้ำกัน",
    "did not find expected comment or line break": f"หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {QUOTED}",
    "found an indentation indicator equal to 0": f"หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {QUOTED}",
    "found a tab character": "ใช้แท็บย่อหน้าไม่ได้ ให้ใช้ช่องว่าง",
    "found unexpected document indicator": "เครื่องหมายคำพูดเปิดแล้วไม่ปิด",
    "hexdecimal number": "ในเครื่องหมายคำพูดคู่ \\x \\u \\U ต้องตามด้วยเลขฐานสิบหก ให้ใช้เครื่องหมายคำพูดเดี่ยว",
    "invalid Unicode character escape code": "ในเครื่องหมายคำพูดคู่รหัสหลัง \\u \\U นี้ไม่ใช่ตัวอักษร ให้ใช้เครื่องหมายคำพูดเดี่ยว",
    "mapping keys are not allowed": f"เครื่องหมาย ? ขึ้นต้นค่าไม่ได้ {QUOTED}",
    "mapping values are not allowed": "มีเครื่องหมาย “:” เกินในบรรทัด ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ",
    "could not find expected ':'": "ไม่พบเครื่องหมาย “:” ที่ตามด้วยช่องว่าง หลังชื่อข้อมูล",
    "did not find expected key": "การย่อหน้าไม่ตรงกัน หรือขาดเครื่องหมาย “:”",
    "did not find expected '-' indicator": "การย่อหน้าของรายการ “-” ไม่ตรงกัน",
    "did not find expected ',' or ']'": "วงเล็บเหลี่ยม [ ] ไม่ครบคู่",
    "did not find expected ',' or '}'": "วงเล็บปีกกา { } ไม่ครบคู่",
    "found unexpected end of stream": "เครื่องหมายคำพูดหรือวงเล็บเปิดแล้วไม่ปิด",
    "found character that cannot start any token": "อักขระนี้ขึ้นต้นค่าไม่ได้ ให้ใส่เครื่องหมายคำพูดครอบ",
    "found undefined alias": "อ้างถึงชื่อ (*) ที่ไม่มี ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ",
    "did not find expected alphabetic or numeric character": "เครื่องหมาย * หรือ & ขึ้นต้นค่าไม่ได้ ให้ใส่เครื่องหมายคำพูดครอบ",
    "block sequence entries are not allowed": "วางรายการ “-” ตรงนี้ไม่ได้ ให้ขึ้นบรรทัดใหม่",
    "did not find expected <document start>": "มีข้อความเกินหลังจบข้อมูล",
    "but found another document": "ไฟล์หนึ่งมีได้ชุดข้อมูลเดียว (ห้ามมี ---)",
    "did not find expected node content": "วงเล็บเปิดแล้วไม่ปิด หรือขาดค่าก่อนเครื่องหมายนี้",
    "found unknown escape character": "ในเครื่องหมายคำพูดคู่ใช้ \\ ตามด้วยอักขระนี้ไม่ได้ ให้ใช้เครื่องหมายคำพูดเดี่ยว",
}
_NEXT = ("did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>")
_NO_MAPPING = "mapping values are not allowed"
_NO_COLON = "could not find expected ':'"
_OF_KEYS = (_NO_MAPPING, _NO_COLON, "did not find expected key", "did not find expected <document start>")
_BEHIND = re.compile(r"""["'\]}][ \t]+$|["'\]}]$""")
_KEY = re.compile(r"\s*(?:- +)*(?:[^\s:\"'\[{]+:[ \t]+)?")
_STRANGE = "[\u00a0\u2000-\u200a\u202f\u3000]"
_KEYED = re.compile(
    rf"(?P<indent>(?:[ \t]|{_STRANGE})*)(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_]*|[0-9๐-๙]{{1,2}})"
    rf"(?P<sign>[ \t]*[:：=＝])(?P<after>.*)"
)
_NO_KEY = re.compile(r"//|[0-5][0-9](?![0-9.])")
"""What stands behind a colon that is none of a key: of an address, or of a time."""
_WORD = re.compile(r"[ \t]([a-z_]+)[ \t]*$")
_THAI = re.compile("[ก-ฮ]")
_UNREADABLE = f"เครื่องหมายตรงนี้อ่านไม่ได้ {QUOTED}"
_COMMENTED = f"ข้อความหลังช่องว่างตามด้วย # เป็นหมายเหตุ วงเล็บจึงไม่ปิด {QUOTED}"
_INDENTED = "ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า หรือบรรทัดก่อนหน้าขาดเครื่องหมาย “:” ที่ตามด้วยช่องว่าง"
# Where these begin is where they are mended; the parser gives them up lines below, often at the end of the file.
_TOLD_AT_START = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while scanning a tag",
    "while parsing a tag",
    "while scanning a directive",
)


class _Told(NamedTuple):
    """What the parser says, and where: `opened` is where brackets begin that it is within, else None."""

    source: Source
    words: str
    at: int
    opened: int | None

    @property
    def place(self) -> Place:
        return self.source.place(self.at)

    @property
    def line(self) -> str:
        return self.source.text.split("\n")[self.place.line - 1 - self.source.above]

    @property
    def before(self) -> str:
        """What stands before it in its line."""
        return self.line[: self.place.column - 1]

    @property
    def letter(self) -> str:
        return self.source.text[self.at : self.at + 1]

    def says(self, *words: str) -> bool:
        return any(one in self.words for one in words)


_Cause = tuple[int, str]
"""Where a slip stands, and what to say of it."""


def syntax(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    """Return the finding for what the parser refuses."""
    told = _told(source, error)
    causes = (cause for look in _CAUSES if (cause := look(told)) is not None)
    at, problem = next(causes, (told.at, _problem(told)))
    if told.opened is not None and at == told.at and (first := source.place(told.opened).line) < told.place.line:
        problem += f" (เปิดไว้ที่บรรทัด {first})"
    return Finding.make("E006", source.place(at), problem=problem)


def _told(source: Source, error: yaml.MarkedYAMLError) -> _Told:
    at_start = error.context in _TOLD_AT_START
    mark = (error.context_mark if at_start else error.problem_mark) or error.context_mark or error.problem_mark
    opened = error.context_mark if "while parsing a flow" in (error.context or "") else None
    words = f"{error.context} {error.problem}"
    return _Told(source, words, _offset(source, mark), None if opened is None else _offset(source, opened))


def _offset(source: Source, mark: Any) -> int:  # noqa: ANN401 - the C parser has a mark of its own
    return 0 if mark is None else min(mark.index, len(source.text))


def _problem(told: _Told) -> str:
    return next((thai for english, thai in _PROBLEMS.items() if english in told.words), _UNREADABLE)


def _of_key(told: _Told) -> _Cause | None:
    """A key that is none: its colon lacks a space, is of full width, or is a sign for another; here or a line above."""
    if not told.says(*_OF_KEYS):
        return None
    lines = told.source.text.split("\n")
    here = told.place.line - 1 - told.source.above
    above = next((number for number in range(here - 1, -1, -1) if lines[number].strip()), here)
    for number in (here, above):
        match = _KEYED.match(lines[number])
        slip = _slip(match) if match else None
        if slip:
            column, problem = slip
            return sum(len(line) + 1 for line in lines[:number]) + column, problem
    return None


def _slip(key: re.Match[str]) -> _Cause | None:
    """Return the column of what is wrong with a key, from 0, and what to say of it."""
    sign, after = key["sign"].strip(), key["after"]
    typed = f"{key['key']}: {after.strip()}"
    if strange := re.search(_STRANGE, key["indent"]):
        return strange.start(), f"ย่อหน้าด้วยช่องว่างพิเศษ ({_code(strange[0])}) ให้ลบแล้วพิมพ์ช่องว่างใหม่"
    if sign == "：":
        return key.start("sign"), "เครื่องหมาย “：” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “:” แล้วเว้นวรรค"
    if sign != ":":
        return key.start("sign") + key["sign"].index(sign), f"ใช้ “{sign}” หลังชื่อข้อมูลไม่ได้ ให้เขียน {typed}"
    if re.match(_STRANGE, after):
        return key.start("after"), f"หลัง “:” เป็นช่องว่างพิเศษ ({_code(after[0])}) ให้ลบแล้วพิมพ์ช่องว่างใหม่"
    if after and not after[0].isspace() and not _NO_KEY.match(after):
        return key.start("sign"), f"หลัง “:” ต้องเว้นวรรค ให้เขียน {typed}"
    return None


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _of_colon(told: _Told) -> _Cause | None:
    """A colon too many: of a second entry in the line, of a text, or of one that goes on from the line above."""
    if not told.says(_NO_MAPPING):
        return None
    if ":" not in told.before:
        thai = _THAI.search(told.before)
        more = "บรรทัดนี้ต่อจากข้อความข้างบน จึงมี “:” ไม่ได้ ถ้าเป็นข้อความหลายบรรทัดให้ใส่ | หลัง “:” ของชื่อข้อมูล"
        return told.at, more if thai else _INDENTED
    if _KEY.sub("", told.line, count=1).startswith("“"):
        return told.at, f"เครื่องหมาย “ ” ไม่นับเป็นเครื่องหมายคำพูดของ YAML ให้เขียน {_quoted_whole(told.line)}"
    if word := _WORD.search(told.before):
        return told.at, f"{_problem(told)} ถ้า {word[1]} เป็นข้อมูลอีกรายการให้ขึ้นบรรทัดใหม่"
    return None


def _of_line(told: _Told) -> _Cause | None:
    """A line without a colon, which most likely goes on with the text above."""
    if not told.says(_NO_COLON) or ":" in told.line:
        return None
    return told.at, f"{_problem(told)} ถ้าเป็นข้อความต่อจากบรรทัดก่อนหน้า ให้ย่อหน้าเข้าไปมากกว่าชื่อข้อมูลของข้อความนั้น"


def _behind_quotes(told: _Told) -> _Cause | None:
    if not told.says(*_NEXT) or not _BEHIND.search(told.before):
        return None
    whole = _quoted_whole(told.line)
    return told.at, f"มีข้อความต่อท้ายเครื่องหมายคำพูดหรือวงเล็บที่ปิดแล้ว ถ้าเป็นข้อความให้ครอบทั้งค่า: {whole}"


def _within_brackets(told: _Told) -> _Cause | None:
    """Brackets that do not close: for a comment, a comma of full width, or one that is missing."""
    if told.opened is None:
        return None
    within = told.source.text[told.opened : told.at + 1]
    if comment := re.search(r"\s(#)", within):
        return told.opened + comment.start(1), _COMMENTED
    if "，" in within:
        return told.opened + within.index("，"), "เครื่องหมาย “，” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “,” แล้วเว้นวรรค"
    word = told.before.split()[-1:]
    if told.letter == ":" and word and told.says("did not find expected ','"):
        return told.at, f"ขาดเครื่องหมาย “,” ก่อน “{word[0]}:”"
    return None


def _closed_in_comment(told: _Told) -> _Cause | None:
    """Brackets at the end of a text that are closed in a comment alone."""
    before = told.source.text[: told.at].rstrip()
    if told.source.text[told.at :].strip() or not told.says("did not find expected node content"):
        return None
    start = before.rfind("\n") + 1
    comment = re.search(r"[\[{].*?\s(#)", before[start:])
    return (start + comment.start(1), _COMMENTED) if comment else None


def _of_dash(told: _Told) -> _Cause | None:
    if not told.says("block sequence entries are not allowed"):
        return None
    if told.line[len(told.before) :].strip() == "-":
        return told.at, "ขีด “-” ตัวเดียวไม่ใช่ค่า ถ้าไม่มีให้ลบบรรทัดนี้ ถ้าเป็นข้อความให้เขียน '-'"
    return told.at, f"{_problem(told)} {QUOTED}"


def _of_first_letter(told: _Told) -> _Cause | None:
    if told.opened is None and told.letter in (",", "]", "}") and told.says("did not find expected node content"):
        return told.at, f"เครื่องหมาย {told.letter} ขึ้นต้นค่าไม่ได้ {QUOTED}"
    return None


_CAUSES: tuple[Callable[[_Told], _Cause | None], ...] = (
    _of_key,
    _of_colon,
    _of_line,
    _behind_quotes,
    _within_brackets,
    _closed_in_comment,
    _of_dash,
    _of_first_letter,
)
"""What is looked for in the line, in order; where nothing is found the parser's own words are told in Thai."""


def _quoted_whole(line: str) -> str:
    """Return the value of a line within quotation marks, as it is to be typed."""
    value = _KEY.sub("", line, count=1).strip()
    value = value[1:-1] if value[:1] == "“" and value[-1:] == "”" else value
    return f"'{value.replace(chr(39), 2 * chr(39))}'"
