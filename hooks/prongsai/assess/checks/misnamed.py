"""Names that are nobody's (ชื่อที่ไม่ใช่ของใคร): beside a known figure, an office for the agency, a tool of other years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.prose.likeness import letters
from prongsai.assess.prose.passages import prose, tables
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.prose.passages import Clause, Passage

_CELL = re.compile(r"[^|\t\n]+")
_SCORE = re.compile(r"(?:100|[0-9]{1,2})\.[0-9]{2}")
_NUMBERED = re.compile(r"(?:ตัวชี้วัด(?:ที่)?)?\s*(?:[0-9๐-๙]{1,2}[.)]?\s*)?(?:ด้าน)?")
_NAME = re.compile(r"[ก-๎][ก-๎ ]{5,60}")
# ตัวชี้วัดการใช้จ่ายเงิน ได้คะแนนเฉลี่ยร้อยละ ๙๗.๓๐
_SAID = re.compile(
    r"ตัวชี้วัด(?:ด้าน|เรื่อง)?[ ]?(?P<name>(?:การ|คุณภาพ|ประสิทธิภาพ)[ก-๎]{3,40}?)[ ]*(?:ที่|ซึ่ง)?(?:ได้(?:รับ)?|มี)[ ]?"
    r"(?:ค่า|ผล)?คะแนน(?:เฉลี่ย|ค่าเฉลี่ย)?[ ]?(?:เท่ากับ|อยู่ที่|เฉลี่ย)?[ ]?(?:ร้อยละ)?[ ]*"
    r"(?P<score>[0-9๐-๙]{2,3}[.][0-9๐-๙]{2})(?![0-9๐-๙])"
)
_FEWEST = 3
"""How many rows of a table name indicators at least, for it to be a table of them."""
_OFFICES = "สำนักงาน|ที่ทำการ"
_A_PLACE = re.compile(r"(?:ณ|ที่ตั้ง|ตั้งอยู่|อาคาร|ห้องประชุม|บริเวณ|หน้า|ลาน|เว็บไซต์|ติดต่อ)[^\n]{0,20}$")
_FAR = 30


def check_misnamed(assessment: Assessment) -> Iterator[Finding]:
    """Yield names of no indicator beside an indicator's score, an office named for the agency, tools of other years."""
    by_name = {letters(name): number for name, number in _names(assessment)}
    for is_table, rows in tables(assessment):
        yield from _rows(rows, by_name, assessment) if is_table else _sentence(rows[0], by_name, assessment)
    yield from _office(assessment)
    yield from _tools(assessment)


def _names(assessment: Assessment) -> Iterator[tuple[str, int]]:
    for result in assessment.indicators:
        yield result.name, result.number
    for rule in assessment.criteria.indicators:
        yield from ((name, rule.number) for name in (rule.name, *rule.aliases))


def _rows(rows: Sequence[Clause], by_name: dict[str, int], assessment: Assessment) -> Iterator[Finding]:
    """A row of a table of indicators has the score of one that no other row names."""
    named = [_named(row, by_name) for row in rows]
    if len({number for number in named if number}) < _FEWEST:
        return
    for row, number in zip(rows, named, strict=True):
        scores = {cell.strip() for cell in _cells(row) if _SCORE.fullmatch(cell.strip())}
        strange = [match for match in _CELL.finditer(row.text) if _NAME.fullmatch(match[0].strip())]
        if number is None and len(scores) == len(strange) == 1:
            other = _of_score(scores.pop(), assessment)
            if other is not None and other.number not in named:
                yield _misnamed(row, strange[0], other)


def _cells(row: Clause) -> list[str]:
    return _CELL.findall(fold_digits(row.text))


def _named(row: Clause, by_name: dict[str, int]) -> int | None:
    found = (by_name.get(letters(_NUMBERED.sub("", cell.strip(), count=1))) for cell in _cells(row))
    return next((number for number in found if number is not None), None)


def _of_score(score: str, assessment: Assessment) -> Indicator | None:
    """Return the one indicator that has a score which nothing else has."""
    found = [one for one in assessment.indicators if f"{round2(one.score)}" == score]
    others = [assessment.report.scores.overall, *(tool.shown for tool in assessment.tools)]
    return (
        found[0] if len(found) == 1 and score not in {f"{round2(one)}" for one in others if one is not None} else None
    )


def _sentence(clause: Clause, by_name: dict[str, int], assessment: Assessment) -> Iterator[Finding]:
    for match in _SAID.finditer(clause.text):
        other = _of_score(fold_digits(match["score"]), assessment)
        known = any(
            name.startswith(letters(match["name"])) or letters(match["name"]).startswith(name) for name in by_name
        )
        if other is not None and not known and other.name not in clause.text:
            yield _misnamed(clause, match, other)


def _misnamed(clause: Clause, match: re.Match[str], other: Indicator) -> Finding:
    group = "name" if "name" in match.re.groupindex else 0
    found, start = match[group].strip(), match.start(group) + len(match[group]) - len(match[group].lstrip())
    return Finding.make("W603", clause.place(start), found=found, right=other.name)


def _office(assessment: Assessment) -> Iterator[Finding]:
    """Tell once where an office stands for the agency whose results are reported; as a place it may be named."""
    pattern = re.compile(rf"(?:ของ|โดย|ในการนี้)[ ]?(?P<found>(?:{_OFFICES}){re.escape(assessment.agency.name)})")
    for passage in prose(assessment):
        for match in pattern.finditer(passage.text):
            before = passage.text[max(0, match.start() - _FAR) : match.start()]
            if not _A_PLACE.search(before):
                place = passage.place(match.start("found"))
                yield Finding.make("H612", place, found=match["found"], right=assessment.agency.name)
                return


def _tools(assessment: Assessment) -> Iterator[Finding]:
    """Tell each name of a tool that only other years have, once, where those years are not spoken of."""
    own = {tool.code: tool.name for tool in assessment.criteria.tools}
    former: dict[str, tuple[str, list[int]]] = {}
    for year in assessment.framework.known_years:
        for tool in assessment.framework.year(year).tools:
            if own.get(tool.code, tool.name) != tool.name and tool.name not in own.values():
                former.setdefault(tool.name, (tool.code, []))[1].append(year)
    for name, (code, years) in former.items():
        place = next((found for passage in prose(assessment) if (found := _first(name, years, passage))), None)
        if place is not None:
            passage, start = place
            figures = {
                "found": name,
                "years": f"{years[0]} ถึง {years[-1]}",
                "right": own[code],
                "year": assessment.year,
            }
            yield Finding.make("H613", passage.place(start), **figures)


def _first(name: str, years: list[int], passage: Passage) -> tuple[Passage, int] | None:
    start = passage.text.find(name)
    while start >= 0:
        line = passage.text[passage.text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        if not any(str(year) in fold_digits(line) for year in years):
            return passage, start
        start = passage.text.find(name, start + 1)
    return None
