"""Names in the wrong place (ชื่อผิดที่): beside another's figure, under another's heading, of an office or a former tool."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.checks.prose import said_scores
from prongsai.assess.prose.cells import cells_of
from prongsai.assess.prose.passages import prose, tables, typed_narrative
from prongsai.assess.prose.tokens import names_of
from prongsai.assess.prose.words import patterns
from prongsai.criteria import almost, letters
from prongsai.findings import Finding
from prongsai.text import fold_digits, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.figures.arithmetic import Indicator
    from prongsai.assess.prose.passages import Clause, Passage
    from prongsai.findings import Place

_FORMS = patterns("misnamed")
_FEWEST = 3
"""How many rows of a table name indicators at least, for it to be a table of them."""
_OFFICES = "สำนักงาน|ที่ทำการ"
_FAR = 30
_LONGEST = 160
"""So many letters of a section may belong to the sentence that opens it."""
_SHORTEST = 8


def check_misnamed(assessment: Assessment) -> Iterator[Finding]:
    """Yield names of no indicator beside an indicator's score, an office named for the agency, tools of other years."""
    by_name = {letters(name): number for name, number in names_of(assessment).indicators.items()}
    for is_table, rows in tables(assessment):
        yield from _rows(rows, by_name, assessment) if is_table else ()
    yield from _sentences(by_name, assessment)
    yield from _office(assessment)
    yield from _tools(assessment)


def _rows(rows: Sequence[Clause], by_name: dict[str, int], assessment: Assessment) -> Iterator[Finding]:
    """A row of a table of indicators has the score of one that no other row names."""
    cells = [[*cells_of(row)] for row in rows]
    named = [_named((text for _, text in row), by_name) for row in cells]
    if len({*named} - {None}) < _FEWEST:
        return
    for row, number, own in zip(rows, named, cells, strict=True):
        scores = {text for text in (fold_digits(text).strip() for _, text in own) if _FORMS["score"].fullmatch(text)}
        strange = [(start, text) for start, text in own if _FORMS["name"].fullmatch(text.strip())]
        if number is None and len(scores) == len(strange) == 1:
            other = _of_score(scores.pop(), assessment)
            if other is not None and other.number not in named and _is_strange(strange[0][1], by_name):
                yield _misnamed(row, *strange[0], other, assessment)


def _named(cells: Iterable[str], by_name: dict[str, int]) -> int | None:
    found = (by_name.get(letters(_FORMS["number"].sub("", cell.strip(), count=1))) for cell in cells)
    return next((number for number in found if number is not None), None)


def _of_score(score: str, assessment: Assessment) -> Indicator | None:
    """Return the one indicator that has a score which nothing else has."""
    found = [one for one in assessment.indicators if f"{round2(one.score)}" == score]
    others = [assessment.report.scores.overall, *(tool.shown for tool in assessment.tools)]
    alone = len(found) == 1 and score not in {f"{round2(one)}" for one in others if one is not None}
    return found[0] if alone else None


def _sentences(by_name: dict[str, int], assessment: Assessment) -> Iterator[Finding]:
    """Look at what is named as indicators are and is none, beside the very score of one."""
    for frame, said, subject in said_scores(assessment):
        named, clause = next(iter(said.of), None), frame.clause
        other = _of_score(f"{said.number}", assessment)
        if named is None or other is None or other.name in clause.text or not clause.typed(named.start, named.end):
            continue
        strange = named.may("strange") and clause.text.endswith("ตัวชี้วัด", 0, named.start)
        misspelt = named.may("misspelt") and subject.values == (f"{other.number}",)
        if misspelt or (strange and _is_strange(named.text, by_name)):
            yield _misnamed(clause, named.start, named.text, other, assessment)


def _is_strange(found: str, by_name: dict[str, int]) -> bool:
    """Tell whether a name is no indicator's, nor one spelt differently, which is told by itself."""
    name = letters(found)
    known = any(one.startswith(name) or name.startswith(one) for one in by_name)
    return not known and almost(name, dict.fromkeys(by_name, ""), whole=True) is None


def _misnamed(clause: Clause, start: int, named: str, other: Indicator, assessment: Assessment) -> Finding:
    """Tell of a name; what only scores.yml gives is not official, and may be the slip itself."""
    start += len(named) - len(named.lstrip())
    official = any(rule.name == other.name for rule in assessment.criteria.indicators)
    return Finding.make("W603" if official else "H614", clause.place(start), found=named.strip(), right=other.name)


def _office(assessment: Assessment) -> Iterator[Finding]:
    """Tell once where an office stands for the agency whose results are reported; as a place it may be named."""
    pattern = re.compile(rf"(?:ของ|โดย|ในการนี้)[ ]?(?P<found>(?:{_OFFICES}){re.escape(assessment.agency.name)})")
    for passage in prose(assessment):
        for match in pattern.finditer(passage.text):
            before = passage.text[max(0, match.start() - _FAR) : match.start()]
            if not _FORMS["a place"].search(before):
                place = passage.place(match.start("found"))
                yield Finding.make("H612", place, found=match["found"], right=assessment.agency.name)
                return


def _tools(assessment: Assessment) -> Iterator[Finding]:
    """Tell each name of a tool that only other years have, once, where those years are not spoken of."""
    own = {tool.code: tool.name for tool in assessment.criteria.tools}
    for (code, name), years in assessment.framework.former_tools(assessment.criteria).items():
        places = (place for passage in prose(assessment) for place in _places(name, years, passage))
        if (place := next(places, None)) is not None:
            between = f"{years[0]} ถึง {years[-1]}"
            yield Finding.make("H613", place, found=name, years=between, right=own[code], year=assessment.year)


def _places(name: str, years: list[int], passage: Passage) -> Iterator[Place]:
    """Yield the places of a name in lines that speak of none of the years, nor say that something was called so."""
    for match in re.finditer(rf"[^\n]*?({re.escape(name)})[^\n]*", passage.text) if name in passage.text else ():
        once = _FORMS["once called"].search(passage.text, match.start(), match.start(1))
        if not (once or any(str(year) in fold_digits(match[0]) for year in years)):
            yield passage.place(match.start(1))


class _Title(NamedTuple):
    """What a section may be about: its kind and number, and what it is called."""

    key: tuple[str, str]
    name: str


def check_headings(assessment: Assessment) -> Iterator[Finding]:
    """Yield the opening sentences that name another topic or indicator than the one of their heading or their entry."""
    titles = _titles(assessment)
    yield from _in_narrative(typed_narrative(assessment), titles)
    by_key = {title.key: title for title in titles.values()}
    source = assessment.report.sources["analysis.yml"]
    for entry, at in assessment.report.analysis.located:
        own = by_key.get((entry.about.kind, entry.about.value))
        if own and (other := _other(entry.finding or "", own, titles)):
            yield Finding.make("W611", source.at(*at, "finding"), found=other.name, heading=own.name)


def _titles(assessment: Assessment) -> Mapping[str, _Title]:
    """Return the topics and indicators by their names reduced to letters, the longest names first."""
    named = [(("topic", number), title) for number, title in assessment.subjects.topics.items()]
    for rule in assessment.criteria.indicators:
        named += [(("indicator", str(rule.number)), name) for name in (rule.name, *rule.aliases)]
    found = {letters(name): _Title(key, name) for key, name in named if len(name) >= _SHORTEST}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _in_narrative(passage: Passage, titles: Mapping[str, _Title]) -> Iterator[Finding]:
    own = None
    for line in _FORMS["line"].finditer(passage.text):
        if heading := titles.get(letters(_FORMS["marks"].sub("", line[0], count=1))):
            own = heading
        elif line[0].startswith("#"):
            own = None
        elif own is not None:
            if other := _other(line[0], own, titles):
                yield Finding.make("W611", passage.place(line.start()), found=other.name, heading=own.name)
            own = None  # only the sentence that opens a section says of what it is


def _other(text: str, own: _Title, titles: Mapping[str, _Title]) -> _Title | None:
    """Return of what else than its own subject the sentence that opens a section says that the results are."""
    opening = _FORMS["opening"].search(text[:_LONGEST])
    said, whole = letters(opening["rest"]) if opening else "", letters(text)
    found = next((title for name, title in titles.items() if said.startswith(name)), own)
    named = any(title.key == own.key and name in whole for name, title in titles.items())
    return None if found is own or found.key[0] != own.key[0] or named else found
