"""Questions (ข้อคำถาม) of a report: codes that are garbled or not of its year, and low ones where none can be."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from prongsai.assess.checks.codes import all_printed
from prongsai.assess.prose.passages import prose, typed_narrative
from prongsai.criteria import meant_question
from prongsai.findings import Finding
from prongsai.text import question_code, round2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import Entry, Location
    from prongsai.findings import Place

_FULL = 100
_LOW_KINDS = frozenset({"weakness", "improve", "urgent"})
# ข้อคำถาม 1๒ ประเด็น …; what counts questions, or refers to them by no code, is none.
_ASKED = re.compile(
    r"(?:ข้อคำถาม|คำถามข้อ)(?:ที่|รหัส)?[ \t]*[“\"(]?"
    r"(?P<code>(?!IIT|EIT|ITA)[EeIil][0-9๐-๙A-Za-z]{1,2}|[0-9๐-๙]{1,3})(?![0-9A-Za-z๐-๙.])"
    r"(?![ \t]*(?:ข้อ|คำถาม|ประเด็นคำถาม|เรื่อง|ใน|จาก))(?P<beside>[^\n]{0,400})"
)
_CLEAN = re.compile("[EeIi][0-9๐-๙]{1,2}")
_MIXED = re.compile("1[๐-๙]|๑[0-9]")
# ข้อคำถามที่มีผลการประเมินต่ำ …: what is listed after it is called low.
_CALLED_LOW = re.compile(r"(?:ข้อ)?คำถาม(?:ที่)?(?:มี|ได้)?[^\n]{0,24}(?:ต่ำ|น้อย)(?!กว่าปี)")


def check_asked(assessment: Assessment) -> Iterator[Finding]:
    """Yield the codes of questions and items that are garbled or not of the year, and those wrongly called low."""
    yield from _unknown(assessment)
    for passage in prose(assessment):
        yield from _garbled(passage, assessment)
    yield from _corrected_keys(assessment)
    yield from _low(assessment)


def _unknown(assessment: Assessment) -> Iterator[Finding]:
    """Look at the codes that have the right form: e31, O99."""
    for printed in all_printed(assessment):
        valid = _valid(printed.code, printed.years, assessment)
        if valid and printed.code not in valid and printed.is_sure:
            turned = f"{printed.code[0]}{int(printed.code[:0:-1])}"
            hint = f" น่าจะเป็น {turned}" if turned in valid else ""
            figures = {"found": printed.code, "year": printed.years[0], "first": valid[0], "last": valid[-1]}
            yield Finding.make("W513", printed.place, hint=hint, **figures)


def _valid(code: str, years: tuple[int, ...], assessment: Assessment) -> list[str]:
    """Return the codes of the same letter in the years that may be meant; empty where one of them is not known."""
    own = assessment.criteria.year
    meant = {*years, *((own - 1, own + 1) if code.startswith("O") else ())}
    lists = []
    for year in sorted(meant):
        criteria = assessment.framework.year(year)
        lists.append(criteria.item_codes if code.startswith("O") else criteria.question_codes)
    letter = [[one for one in listed if one[0] == code[0]] for listed in lists]
    return list(dict.fromkeys(one for listed in letter for one in listed)) if all(letter) else []


def _garbled(passage: Passage, assessment: Assessment) -> Iterator[Finding]:
    """Tell each garbled code with the one that its words say, and those in which a digit is the letter together."""
    told: dict[str, tuple[str, Place]] = {}
    for match in _ASKED.finditer(passage.text):
        code = match["code"]
        if _CLEAN.fullmatch(code) or code in told:
            continue
        meant = meant_question(code, match["beside"], assessment.criteria)
        if meant is not None and (_MIXED.match(code) or question_code(code) != meant):
            told[code] = meant, passage.place(match.start("code"))
    for code, (meant, place) in told.items():
        if question_code(code) != meant:
            yield Finding.make("W514", place, found=code, right=meant)
    yield from _corrected({code: place for code, (meant, place) in told.items() if question_code(code) == meant})


def _corrected(read: dict[str, Place]) -> Iterator[Finding]:
    if read:
        pairs = ", ".join(f"{code} เป็น {question_code(code)}" for code in read)
        yield Finding.make("H515", next(iter(read.values())), pairs=pairs)


def _corrected_keys(assessment: Assessment) -> Iterator[Finding]:
    """Tell once for each file the codes of questions in which a digit was read as the letter."""
    for source in assessment.report.sources.values():
        keyed = [location for location in source.marks if location[:-1][-1:] == ("questions",)]
        valued = [
            location
            for location in source.scalars
            if location[-1:] == ("question",) and (*location[:-1], "printed") not in source.scalars
        ]
        raws = {str(one[-1]): source.at_key(*one) for one in keyed}
        raws |= {source.scalars[one].value: source.at(*one) for one in valued}
        yield from _corrected({raw: place for raw, place in raws.items() if raw[:1] in "1๑" and question_code(raw)})


def _low(assessment: Assessment) -> Iterator[Finding]:
    """An average of 100 has no part below it: questions called low in such an indicator contradict it."""
    found: dict[tuple[str, int], list[tuple[str, Place]]] = defaultdict(list)
    for code, place in (*_low_entries(assessment), *_low_in_narrative(assessment)):
        known = assessment.criteria.question_by_code.get(code)
        result = assessment.subjects.indicators.get(known.indicator) if known else None
        given = assessment.subjects.questions.get(code)
        if result is not None and round2(result.score) == _FULL and (given is None or given == _FULL):
            found[place.file, result.number].append((code, place))
    for (_, number), called in found.items():
        codes = ", ".join(dict.fromkeys(code for code, _ in called))
        yield Finding.make("H314", called[0][1], codes=codes, label=assessment.subjects.indicator(number).label)


def _low_entries(assessment: Assessment) -> Iterator[tuple[str, Place]]:
    """Yield the questions that the analysis calls low by its kind, or the assessors by their advice."""
    analysis, source = assessment.report.analysis, assessment.report.sources["analysis.yml"]
    entries: dict[Location, Entry] = {at: entry for entry, at in analysis.located}
    for at, entry in entries.items():
        kind = entry.kind or next((entries[at[:end]].kind for end in range(len(at) - 2, 0, -2)), None)
        if entry.about.kind == "question" and kind in _LOW_KINDS:
            yield entry.about.value, source.at(*at, "about")
    for index, advice in enumerate(analysis.advice):
        if advice.about is not None and advice.about.kind == "question":
            yield advice.about.value, source.at("advice", index, "about")


def _low_in_narrative(assessment: Assessment) -> Iterator[tuple[str, Place]]:
    """Yield the questions that the narrative lists after saying that they are low."""
    passage = typed_narrative(assessment)
    said = _CALLED_LOW.search(passage.text)
    for match in _ASKED.finditer(passage.text, said.end()) if said else ():
        code = match["code"]
        sure = _CLEAN.fullmatch(code) or _MIXED.match(code)
        read = question_code(code) if sure else meant_question(code, match["beside"], assessment.criteria)
        if read is not None:
            yield read, passage.place(match.start("code"))
