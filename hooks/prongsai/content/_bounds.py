"""What a narrative may hold (ขอบเขตของเนื้อความ), so that making a page of it takes time in proportion to its length.

Markdown looks for the end of whatever is opened, be it a bracket, a link or a tag. What is never closed is looked for
from each opening to the end of its paragraph, or of the text, so the time grows with the square of the length. Nesting,
notes and the empty cells of a table add to what was typed. No prose needs what is refused here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prongsai.findings import ContentError, Finding
from prongsai.text import between, blanked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prongsai.content._source import Source

LONGEST_NARRATIVE = 100_000
"""The longest narrative, in letters: some fifty pages of A4."""
_LONGEST_PARAGRAPH = 10_000
_MOST_LINES = 500
_MOST_OPEN = 10
"""Brackets that are open at once, links that do not end, and levels of lists and quotations: in a paragraph."""
_MOST_TAGS = 2_000
_MOST_BROKEN_TAGS = 30
_MOST_COMMENTS = 30
_MOST_NOTES = 300
_MOST_CELLS = 10_000

# As Markdown has them: a line of other white space, such as a space that does not break, parts no paragraphs.
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_ITEM = re.compile(r"\n(?=[ \t>]*+(?:[-*+|]|\d++[.)]))")
"""Where an item of a list or a row of a table begins, which Markdown takes by itself."""
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_LINK = re.compile(r"\]\(")
_TARGET = re.compile(r"""(?:[^()\[\]"'\n]++|"[^"\n\[\]]{0,500}"|'[^'\n\[\]]{0,500}'|\([^()\n]{0,500}\)){0,500}+\)""")
_OPENED_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}+>")
# A line of dashes or stars alone is a rule across the page, and no list within lists. Any digits number a list.
_NESTED = re.compile(
    r"(?m)^(?![ ]{0,3}([-*_])(?:[ ]{0,2}\1)*[ ]*$)"
    rf"(?:(?:[ \t]*(?:>|(?:[-*+]|\d++\.)[ \t])){{{_MOST_OPEN + 1}}}"
    rf"|[ \t>]{{{4 * _MOST_OPEN},}}+(?:[-*+]|\d++\.)[ \t])"
)
_RULE = re.compile(r"(?m)^[ \t>]*+[|:-][ |:-]*+$")


class Excess(NamedTuple):
    """What is too much, in words, and where in the text it begins."""

    offset: int
    problem: str


def excess(text: str) -> Excess | None:
    """Return what is too much in a narrative for Markdown to take it in its stride, or None."""
    if len(text) > LONGEST_NARRATIVE:
        problem = f"เนื้อความยาว {len(text)} อักษร (ไม่เกิน {LONGEST_NARRATIVE}) ให้ย่อ หรือแนบเป็นเอกสาร"
        return Excess(LONGEST_NARRATIVE, problem)
    return next((found for look in _LOOKS for found in look(text)), None)


def refuse_excess(source: Source) -> None:
    """Refuse a narrative that holds too much.

    Raises:
        ContentError: something is too much; the finding says what, and where it begins.
    """
    if (found := excess(source.text)) is not None:
        raise ContentError(Finding.make("E208", source.place(found.offset), problem=found.problem))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of lines with no blank line between, and where it begins."""
    start = 0
    for end in [*(match.end() for match in _BLANK_LINE.finditer(text)), len(text)]:
        paragraph = text[start:end].lstrip("\n")
        yield end - len(paragraph), paragraph.rstrip("\n")
        start = end


def _long(text: str) -> Iterator[Excess]:
    for start, paragraph in _paragraphs(text):
        longest = max(_ITEM.split(paragraph), key=len)
        if len(longest) > _LONGEST_PARAGRAPH:
            problem = f"ย่อหน้าเดียวยาว {len(longest)} อักษร (ไม่เกิน {_LONGEST_PARAGRAPH}) ให้เว้นบรรทัดว่างคั่น"
            yield Excess(start + paragraph.index(longest), problem)
        elif paragraph.count("\n") >= _MOST_LINES:
            yield Excess(start, f"ย่อหน้าเดียวมีเกิน {_MOST_LINES} บรรทัด ให้เว้นบรรทัดว่างคั่น")


def _open(text: str) -> Iterator[Excess]:
    """Brackets: each is looked for to its end by several rules, so how many are open at once is what a letter costs."""
    for start, paragraph in _paragraphs(text) if text.count("[") > _MOST_OPEN else ():
        depth = 0
        for match in _BRACKET.finditer(paragraph):
            depth += {"[": 1, "]": -1 if depth else 0}.get(match[0], 0)
            if depth > _MOST_OPEN:
                problem = f"วงเล็บเหลี่ยม [ เปิดค้างหรือซ้อนกันเกิน {_MOST_OPEN} ตัว ให้ปิดด้วย ] หรือพิมพ์ \\["
                yield Excess(start + match.start(), problem)
                break


def _unended(text: str) -> Iterator[Excess]:
    """Links whose address does not end, or has half a pair of quotation marks."""
    for start, paragraph in _paragraphs(text) if text.count("](") > _MOST_OPEN else ():
        broken = [one.start() for one in _LINK.finditer(paragraph) if not _TARGET.match(paragraph, one.end())]
        if len(broken) > _MOST_OPEN:
            problem = f"ลิงก์ [ข้อความ](ที่อยู่) ไม่ปิดวงเล็บหรือเครื่องหมายคำพูดเกิน {_MOST_OPEN} ลิงก์ในย่อหน้าเดียว"
            yield Excess(start + broken[_MOST_OPEN], problem)


def _tags(text: str) -> Iterator[Excess]:
    """Tags and comments: HTML is looked for in the whole text, before Markdown parts it into paragraphs."""
    comments = [start for start, _ in between(text, "<!--", "-->")]
    if len(comments) > _MOST_COMMENTS:
        yield Excess(comments[_MOST_COMMENTS], f"ข้อความซ่อน <!-- … --> เกิน {_MOST_COMMENTS} แห่ง")
    opened = [match.start() for match in _OPENED_TAG.finditer(blanked(text, "<!--", "-->"))]
    if len(opened) > _MOST_TAGS:
        yield Excess(opened[_MOST_TAGS], f"แท็ก HTML เกิน {_MOST_TAGS} แท็ก")
    broken = [start for start in opened if not _TAG.match(text, start)]
    if len(broken) > _MOST_BROKEN_TAGS:
        problem = f"เครื่องหมาย < ขึ้นต้นแท็กที่ไม่ปิดด้วย > เกิน {_MOST_BROKEN_TAGS} แห่ง ให้พิมพ์ &lt; แทน <"
        yield Excess(broken[_MOST_BROKEN_TAGS], problem)


def _nested(text: str) -> Iterator[Excess]:
    if match := _NESTED.search(text):
        yield Excess(match.start(), f"รายการหรือข้อความอ้างอิง (> - 1.) ซ้อนกันเกิน {_MOST_OPEN} ชั้น")


def _notes(text: str) -> Iterator[Excess]:
    """Footnotes: each reference to a note looks at those before it."""
    notes = [match.start() for match in re.finditer(r"\[\^", text)]
    if len(notes) > _MOST_NOTES:
        yield Excess(notes[_MOST_NOTES], f"เชิงอรรถ [^…] เกิน {_MOST_NOTES} แห่ง")


def _cells(text: str) -> Iterator[Excess]:
    """Tables: a row that has fewer cells than the head is filled up, so that little text becomes a large table."""
    cells = 0
    for start, paragraph in _paragraphs(text) if "|" in text else ():
        bars = max((match[0].count("|") for match in _RULE.finditer(paragraph)), default=0)
        cells += (bars + 1) * (paragraph.count("\n") + 1) if bars else 0
        if cells > _MOST_CELLS:
            yield Excess(start, f"ตารางในเนื้อความมีเกิน {_MOST_CELLS} ช่อง")
            return


_LOOKS: tuple[Callable[[str], Iterator[Excess]], ...] = (_long, _open, _unended, _tags, _nested, _notes, _cells)
