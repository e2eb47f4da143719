"""YAML read with places. Every scalar stays text; the model gives it meaning, so `no`, `010` and `12:30` are safe."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.content._source import SIZE_LIMIT, Scalar
from prongsai.findings import ContentError, Finding, Place

if TYPE_CHECKING:
    from prongsai.content._source import Location, Source

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NODE_LIMIT = 50_000
"""The most values a file may unfold to; an alias counts each time it is used."""
DEPTH_LIMIT = 40
_MOST_TWICE = 20
"""How many keys that stand twice are told of a file at most."""
_TAB = re.compile(r"^[ ]*\t[ \t]*[^\s#]", re.MULTILINE)
_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
_UNPRINTABLE = re.compile(f"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd{_PLANES}]")
"""What is no letter: control characters, halves of pairs, and those that Unicode keeps for none (U+FDD0, U+1FFFE)."""
_REFERENCE = re.compile(r"&#(?:[xX][0-9A-Fa-f]{1,20}(?![0-9A-Fa-f])|[0-9]{1,20}(?![0-9]))")
_UNSEEN = "มีอักขระควบคุมที่มองไม่เห็น"
_STRING = "tag:yaml.org,2002:str"
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

_QUOTED = "ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"
_NO_TAG = f"เครื่องหมาย ! ขึ้นต้นค่าไม่ได้ {_QUOTED}"
_NO_ANCHOR = f"ชื่อหลังเครื่องหมาย & ไม่มีที่ใดอ้างถึง {_QUOTED}"
# What PyYAML says, and of what, said to an officer by the first that fits.
_PROBLEMS = {
    "scanning a tag": _NO_TAG,
    "parsing a tag": _NO_TAG,
    "undefined tag handle": _NO_TAG,
    "directive": f"บรรทัดขึ้นต้นด้วย % ไม่ได้ {_QUOTED}",
    "incompatible YAML document": f"บรรทัดขึ้นต้นด้วย % ไม่ได้ {_QUOTED}",
    "duplicate anchor": "ชื่อหลังเครื่องหมาย & ซ้ำกัน",
    "did not find expected comment or line break": f"หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {_QUOTED}",
    "found an indentation indicator equal to 0": f"หลังเครื่องหมาย | หรือ > ต้องขึ้นบรรทัดใหม่ {_QUOTED}",
    "found a tab character": "ใช้แท็บย่อหน้าไม่ได้ ให้ใช้ช่องว่าง",
    "found unexpected document indicator": "เครื่องหมายคำพูดเปิดแล้วไม่ปิด",
    "hexdecimal number": "ในเครื่องหมายคำพูดคู่ \\x \\u \\U ต้องตามด้วยเลขฐานสิบหก ให้ใช้เครื่องหมายคำพูดเดี่ยว",
    "invalid Unicode character escape code": "ในเครื่องหมายคำพูดคู่รหัสหลัง \\u \\U นี้ไม่ใช่ตัวอักษร ให้ใช้เครื่องหมายคำพูดเดี่ยว",
    "mapping keys are not allowed": f"เครื่องหมาย ? ขึ้นต้นค่าไม่ได้ {_QUOTED}",
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
_BEHIND = re.compile(r"""["'\]}][ \t]+$|["'\]}]$""")
_KEY = re.compile(r"\s*(?:- +)*(?:[^\s:\"'\[{]+:[ \t]+)?")
_UNREADABLE = f"เครื่องหมายตรงนี้อ่านไม่ได้ {_QUOTED}"
_INDENTED = "ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า หรือบรรทัดก่อนหน้าขาดเครื่องหมาย “:” ที่ตามด้วยช่องว่าง"
# Where these begin is where they are mended; the parser gives them up lines below, often at the end of the file.
_TOLD_AT_START = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while scanning a tag",
    "while parsing a tag",
    "while scanning a directive",
)


def parse(source: Source, twice: list[Finding] | None = None) -> Any:  # noqa: ANN401 - what a YAML file holds is not known before the model reads it
    """Return the data of `source` as dicts, lists, strings and None, and fill its `marks`, `keys` and `scalars`.

    With `twice`, keys that stand twice are put there, and their first value is taken.

    Raises:
        ContentError: a syntax error, a tab, a duplicate key, an unfolding beyond `NODE_LIMIT`, or an empty file.
    """
    tab = _TAB.search(source.text)
    try:
        node = _compose(source)
    except ContentError:
        if tab is not None:
            place = source.place(tab.start() + tab.group().index("\t"))
            raise ContentError(Finding.make("E007", place)) from None
        raise
    builder = _Builder(source)
    data = None if node is None else builder.build(node)
    if twice is not None:
        twice += builder.twice
    elif builder.twice:
        raise ContentError(builder.twice[0])
    if data is None:
        raise ContentError(Finding.make("E002", Place(source.file)))
    return data


def refuse_unprintable(source: Source) -> None:
    """Refuse a text, not of YAML, that holds a control character or a reference to one (`&#27;`).

    A byte order mark inside it is one for YAML alone; in a text it is a slip, of which the clean form is told.

    Raises:
        ContentError: it holds one; the finding says which, and where.
    """
    if (found := _UNPRINTABLE.search(source.text.replace("\ufeff", " "))) is not None:
        raise ContentError(Finding.make("E019", source.place(found.start()), letter=f"U+{ord(found[0]):04X}"))
    if reference := _lost_reference(source.text):
        raise ContentError(Finding.make("E019", source.place(reference.start()), letter=f"{reference[0]};"))


def _lost_reference(text: str) -> re.Match[str] | None:
    """Return the first reference of a text in whose place a browser shows nothing, or a sign for what is lost."""
    return next((one for one in _REFERENCE.finditer(text) if html.unescape(one[0]) in ("", "\ufffd")), None)


def _compose(source: Source) -> yaml.Node | None:
    unprintable = _UNPRINTABLE.search(source.text)
    if unprintable is not None:
        place = source.place(unprintable.start())
        raise ContentError(Finding.make("E006", place, problem=_UNSEEN))
    try:
        _refuse_events(source)
        node: yaml.Node | None = yaml.compose(source.text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise ContentError(_syntax(source, error)) from error
    return node


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> Finding:
    at_start = error.context in _TOLD_AT_START
    mark = (error.context_mark if at_start else error.problem_mark) or error.context_mark or error.problem_mark
    place = _place(source, mark) if mark else Place(source.file)
    told = f"{error.context} {error.problem}"
    problem = next((thai for english, thai in _PROBLEMS.items() if english in told), _UNREADABLE)
    line = "".join(source.text.split("\n")[place.line - 1 : place.line])
    before = line[: place.column - 1]
    if "mapping values are not allowed" in told and ":" not in before:
        problem = _INDENTED
    if _BEHIND.search(before) and any(words in told for words in _NEXT):
        problem = f"มีข้อความต่อท้ายเครื่องหมายคำพูดหรือวงเล็บที่ปิดแล้ว ถ้าเป็นข้อความให้ครอบทั้งค่า: {_quoted_whole(line)}"
    if "could not find expected ':'" in told and "：" in line:
        problem = "เครื่องหมาย “：” เต็มความกว้างใช้ไม่ได้ ให้พิมพ์ “:” แล้วเว้นวรรค"
    opened = error.context_mark if "while parsing a flow" in (error.context or "") else None
    if opened and (first := _place(source, opened).line) < place.line:
        problem += f" (เปิดไว้ที่บรรทัด {first})"
    return Finding.make("E006", place, problem=problem)


def _quoted_whole(line: str) -> str:
    """Return the value of a line within quotation marks, as it is to be typed."""
    value = _KEY.sub("", line, count=1).strip()
    return f"'{value.replace(chr(39), 2 * chr(39))}'"


def _refuse_events(source: Source) -> None:
    """Refuse what composing would swallow, and depth and numbers of values that overflow the stack or the memory.

    A tag and a name that nothing refers to are no part of the value behind them, though whoever typed it meant a text.
    """
    depth = values = 0
    anchors: dict[str | None, Any] = {}
    for event in yaml.parse(source.text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        if depth > DEPTH_LIMIT or values > 2 * NODE_LIMIT:
            raise ContentError(Finding.make("E009", _place(source, event.start_mark), limit=NODE_LIMIT))
        if getattr(event, "tag", None) not in (None, _STRING):
            raise ContentError(Finding.make("E006", _place(source, event.start_mark), problem=_NO_TAG))
        if isinstance(event, yaml.AliasEvent):
            anchors.pop(event.anchor, None)
        elif isinstance(event, yaml.ScalarEvent) and event.anchor:
            anchors[event.anchor] = event.start_mark
    for mark in anchors.values():
        raise ContentError(Finding.make("E006", _place(source, mark), problem=_NO_ANCHOR))


def _place(source: Source, mark: Any) -> Place:  # noqa: ANN401 - the C parser has a mark of its own
    # By the letter: YAML counts lines that no editor does, after signs of other systems and behind the last letter.
    return source.place(min(mark.index, len(source.text)))


class _Builder:
    """Turns nodes into data, counting what aliases unfold to and noting where each value stands."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.twice: list[Finding] = []
        self._count = 0
        self._letters = 0

    def build(self, node: yaml.Node, location: Location = ()) -> Any:  # noqa: ANN401 - see parse
        self._count += 1
        if self._count > NODE_LIMIT or len(location) > DEPTH_LIMIT:
            raise ContentError(Finding.make("E009", _place(self._source, node.start_mark), limit=NODE_LIMIT))
        place = _place(self._source, node.start_mark)
        self._source.marks[location] = (place.line, place.column)
        if isinstance(node, yaml.ScalarNode):
            self._take(node)
            self._source.scalars[location] = Scalar(node.value, node.start_mark.index, node.end_mark.index)
            # A plain scalar has no style; the C parser says so with an empty text.
            return None if not node.style and node.value in _NULL else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*location, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, location)

    def _take(self, node: yaml.ScalarNode) -> None:
        """Count the letters of a value, for an alias says them all again, and refuse those that an escape hides."""
        self._letters += len(node.value)
        if self._letters > SIZE_LIMIT:
            raise ContentError(Finding.make("E009", _place(self._source, node.start_mark), limit=NODE_LIMIT))
        if node.style == '"' and (found := _UNPRINTABLE.search(node.value)):
            problem = f"{_UNSEEN} (U+{ord(found[0]):04X}) เขียนไว้ด้วย \\"
            raise ContentError(Finding.make("E006", _place(self._source, node.start_mark), problem=problem))
        if reference := _lost_reference(node.value):
            problem = f"{_UNSEEN} ({reference[0]};)"
            raise ContentError(Finding.make("E006", _place(self._source, node.start_mark), problem=problem))

    def _mapping(self, node: yaml.Node, location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(self._source, key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                problem = "ชื่อข้อมูลต้องเป็นข้อความ"
                raise ContentError(Finding.make("E006", place, problem=problem))
            self._take(key_node)
            key = key_node.value
            here = (*location, key)
            if key in data:
                first = self._source.keys[here][0]
                if len(self.twice) < _MOST_TWICE:
                    self.twice.append(Finding.make("E010", place, key=key, first=first))
                continue
            self._source.keys[here] = (place.line, place.column)
            data[key] = self.build(value_node, here)
        return data
