"""Codes of items and questions (รหัสข้อ): read in the year they belong to, with the title that fits there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.figures.arithmetic import FULL
from prongsai.assess.prose.passages import numbered, prose, typed_narrative
from prongsai.assess.prose.words import patterns
from prongsai.criteria import ALIKE, best_title, letters, meant_question, reduced, share, titled
from prongsai.findings import Finding
from prongsai.text import cut, item_key, question_code, round2

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.criteria import Framework
    from prongsai.findings import Place

_FORMS = patterns("codes")
_NEAR = 60
_BACK = 100
"""How far before the word for its publication the report may be named, in letters."""
_LONGEST = 400
_SAME = 0.9
_MARGIN = 0.15
_ALIKE_TITLES = 0.7
_EXCERPT = 80
_LOW_KINDS = frozenset({"weakness", "improve", "urgent"})


@dataclass(frozen=True, slots=True)
class _Printed:
    """A code printed in the text, with what stands beside it.

    Attributes:
        years: the years it may be read in; the first is meant.
        beside: the text beside it where a title would stand; read backwards when it stands before the code.
        before: whether it stands before the code.
        is_placeholder: whether the title beside it is a placeholder, and so the right one.
        is_sure: whether it is a code whatever the year lists: not a zero for the letter where no word calls it an item.
    """

    code: str
    place: Place
    years: tuple[int, ...]
    beside: str
    before: bool
    is_placeholder: bool
    is_sure: bool


class _Other(NamedTuple):
    """The item or question whose title stands beside a code."""

    year: int
    code: str
    title: str


def check_codes(assessment: Assessment) -> Iterator[Finding]:
    """Yield the codes printed with a title of another code, and the disclosed item's code used in two senses."""
    misfits = [(printed, others) for printed in _all_printed(assessment) if (others := _others(printed, assessment))]
    two_senses = _check_senses(misfits, assessment)
    if two_senses is not None:
        yield two_senses
    for printed, others in misfits:
        if two_senses is None or not _is_disclosed(printed, others, assessment):
            yield _misfit(printed, others, assessment)
    told = {printed.place for printed, _ in misfits}
    yield from (finding for place, finding in _published(assessment).items() if place not in told)


@lru_cache(maxsize=4)
def _all_printed(assessment: Assessment) -> tuple[_Printed, ...]:
    """Return the codes that the prose of a report mentions."""
    found = []
    for passage, text in numbered(assessment):
        matches = list(_FORMS["code"].finditer(text))
        ends = [0, *(match.end() for match in matches)]
        starts = [*(match.start() for match in matches), len(text)]
        for match, last, following in zip(matches, ends, starts[1:], strict=False):
            before, after = text[last : match.start()], text[match.end() : following]
            found.append(_printed(passage.place(match.start()), match, before, after, assessment))
    return tuple(found)


def _printed(place: Place, match: re.Match[str], before: str, after: str, assessment: Assessment) -> _Printed:
    """Return the code that was matched, which stands between two texts without another code."""
    number, year = match["item"] or match["zero"] or match["listed"], _FORMS["year after"].match(after)
    rest = after[year.end() :] if year else after
    year = year or _FORMS["year behind"].match(after)
    beside, is_before = _beside(before, rest)
    years = _years(match["before"] or (year["year"] if year else ""), before, assessment)
    # One that the sentence names, too: "ในปี 2569 ข้อ O27 … เปลี่ยนเป็นข้อ O25 …".
    line = match.string[: match.start()].rpartition("\n")[2]
    named = _FORMS["year before"].findall(line) if _FORMS["became"].search(before) else []
    also = {int(one) for one in named if one.isdigit()} - {*years}
    return _Printed(
        code=f"O{int(number)}" if number else f"{match['question'][0].lower()}{int(match['question'][1:])}",
        place=place,
        years=(*years, *sorted(also)),
        beside=beside,
        before=is_before,
        is_placeholder=_FORMS["own title follows"].match(rest) is not None,
        is_sure=match["zero"] is None or _FORMS["called"].search(before) is not None,
    )


def _beside(before: str, after: str) -> tuple[str, bool]:
    """Return the text where a title would stand, and whether it is before the code (and so read backwards)."""
    cells = _FORMS["cell before"].search(before[-_LONGEST:]), _FORMS["cell behind"].match(after)
    if cells[0] and cells[1] and len(cells[0]["cell"].strip()) > len(cells[1]["cell"].strip()):
        return cells[0]["cell"][::-1], True
    begin = _FORMS["title follows"].match(after)
    if begin:
        return _FORMS["title ends"].split(after[begin.end() :][:_LONGEST], maxsplit=1)[0], False
    opening = _FORMS["title precedes"].search(before) if after.lstrip().startswith(")") else None
    if opening is None:
        return "", False
    return _FORMS["title ends"].split(before[: opening.start()][-_LONGEST:])[-1][::-1], True


def _years(beside: str, before: str, assessment: Assessment) -> tuple[int, ...]:
    """Return the year that the text names beside a code; one named shortly before may be meant for something else."""
    own, asked = assessment.criteria.year, assessment.item.ita_year or assessment.fiscal_year
    values = {"fiscal_year": assessment.fiscal_year, "ita_year": asked, "year": assessment.year}
    earlier = [] if beside else _FORMS["year before"].findall(before.rpartition("\n\n")[2][-_NEAR:])
    named = [int(one) if one.isdigit() else values[one.strip("{} \t\n")] for one in (beside, *earlier[-1:]) if one]
    return tuple(named if beside else dict.fromkeys([*named, own]))


def _others(printed: _Printed, assessment: Assessment) -> list[_Other]:
    """Return whose title stands beside the code, when it is surely not the code's own: the year's own items first."""
    own = max(_fit(printed, year, assessment) for year in printed.years)
    fit, same = _best(printed, printed.years[0], assessment)
    others = [same] if same and own < fit - _MARGIN else []
    if own < ALIKE and (printed.code == assessment.item.code or not others):
        foreign = _foreign(printed, assessment)
        others += [foreign] if foreign and (foreign.code == printed.code or not others) else []
    return others


def _fit(printed: _Printed, year: int, assessment: Assessment) -> float:
    """Return how much of the code's own title in a year stands beside it."""
    return titled(assessment.framework.year(year), printed.code, printed.beside, backwards=printed.before)


def _best(printed: _Printed, year: int, assessment: Assessment) -> tuple[float, _Other | None]:
    """Return the item or question of a year whose whole title stands beside the code, and how well it fits."""
    criteria = assessment.framework.year(year)
    fit, code = best_title(criteria, printed.code[:1] == "O", printed.beside, backwards=printed.before)
    return (fit, _Other(year, code, criteria.titles[code])) if fit >= _SAME else (0.0, None)


def _foreign(printed: _Printed, assessment: Assessment) -> _Other | None:
    """Return the item of another year whose title stands beside the code; of the year that is disclosed before others.

    Where this year's own title was never seen, or for questions, whose wordings vary, nothing can be said; nor where
    the title is only this year's own in the words of another year.
    """
    framework, read_in = assessment.framework, printed.years[0]
    own = reduced(framework.year(read_in)).get(printed.code)
    if own is None or not printed.code.startswith("O"):
        return None
    years = sorted({*framework.known_years} - {read_in}, key=lambda year: (year != assessment.item.ita_year, -year))
    found = (_best(printed, year, assessment)[1] for year in years)
    return next((other for other in found if other and share(letters(other.title), own) < _ALIKE_TITLES), None)


def _is_disclosed(printed: _Printed, others: list[_Other], assessment: Assessment) -> bool:
    item = assessment.item
    return printed.code == item.code and any(letters(other.title) == letters(item.title) for other in others)


def _misfit(printed: _Printed, others: list[_Other], assessment: Assessment) -> Finding:
    year, framework = printed.years[0], assessment.framework
    own = framework.year(year).titles.get(printed.code)
    here = assessment.criteria.year
    named = (one.code if one.year == here else f"ข้อ {one.code} ของ {framework.name} {one.year}" for one in others)
    told = f" ซึ่งคือ “{cut(own, _EXCERPT)}”" if own else ""
    figures = {"title": cut(others[0].title, _EXCERPT), "item": printed.code, "year": year, "own": told}
    return Finding.make("W501", printed.place, **figures, right=" หรือ ".join(named))


def _check_senses(misfits: list[tuple[_Printed, list[_Other]]], assessment: Assessment) -> Finding | None:
    """Return the finding for the disclosed item's code that also stands for the item of the results year."""
    item, year = assessment.item, assessment.criteria.year
    own = assessment.framework.year(year).titles.get(item.code or "")
    disclosed = [printed for printed, others in misfits if _is_disclosed(printed, others, assessment)]
    named = [one for one in _all_printed(assessment) if one.code == item.code and one.years[0] == year]
    used = any(one.is_placeholder or _fit(one, year, assessment) >= ALIKE for one in named)
    if not disclosed or not own or not (used or item.code in _referred(assessment)):
        return None
    figures = {"item": item.code, "ita_year": item.ita_year, "title": item.title, "year": year, "own": own}
    return Finding.make("W502", disclosed[0].place, **figures)


@lru_cache(maxsize=4)
def _published(assessment: Assessment) -> dict[Place, Finding]:
    """Return what is wrong with the item, or its year, under which the report is said to be published, by its code."""
    expected = assessment.item.ita_year
    found: dict[Place, Finding] = {}
    if not assessment.framework.national or expected is None:
        return found
    for passage, text in numbered(assessment):
        for match in _FORMS["published"].finditer(text):
            said = text[max(0, match.start() - _BACK) : match.start("code")].rpartition("\n")[2]
            other = _FORMS["of another"].search(_FORMS["itself"].sub("", match["gap"]))
            at = "year" if match["year"] else "before"
            if other or not match[at] or not _FORMS["itself"].search(said):
                continue
            role = "report_item" if _FORMS["of progress"].search(said) else "measures_item"
            code, year = item_key(match["code"]), int(match[at])
            asked, own = (getattr(assessment.framework.year(one), role) for one in (year, expected))
            if asked is None or code in (asked.code, assessment.item.code if year == expected else None):
                continue
            is_year = own is not None and code == own.code
            right, of = (own, expected) if is_year else (asked, year)
            figures = {"found": f"{code} ของ ITA {year}", "right": right.code, "title": right.title, "year": of}
            place = passage.place(match.start(at if is_year else "code"))
            found[passage.place(match.start("code"))] = Finding.make("H516", place, **figures)
    return found


def _referred(assessment: Assessment) -> set[str]:
    """Return the item codes by which measures and analysis refer to the results year's items."""
    report = assessment.report
    entries, advice = report.analysis.every_entry, report.analysis.advice
    references = [reference for measure in report.measures.measures for reference in measure.addresses]
    references += [*(one.about for one in entries), *(one.about for one in advice if one.about)]
    listed = chain(*(entry.items for entry in entries), *(one.cites for one in advice))
    return {item_key(raw) for raw in listed} | {one.value for one in references if one.kind == "item"}


def check_asked(assessment: Assessment) -> Iterator[Finding]:
    """Yield the codes of questions and items that are garbled or not of the year, and those wrongly called low."""
    yield from _unknown(assessment)
    for passage in prose(assessment):
        yield from _garbled(passage, assessment)
    yield from _corrected_keys(assessment)
    yield from _low(assessment)


def _unknown(assessment: Assessment) -> Iterator[Finding]:
    """Look at the codes that have the right form: e31, O99."""
    for printed in _all_printed(assessment):
        valid = _valid(printed.code, printed.years, assessment.framework, assessment.criteria.year)
        if valid and printed.code not in valid and printed.is_sure and printed.place not in _published(assessment):
            turned = f"{printed.code[0]}{int(printed.code[:0:-1])}"
            hint = f" น่าจะเป็น {turned}" if turned in valid else ""
            figures = {"found": printed.code, "year": printed.years[0], "first": valid[0], "last": valid[-1]}
            yield Finding.make("W513", printed.place, hint=hint, **figures)


@lru_cache(maxsize=256)
def _valid(code: str, years: tuple[int, ...], framework: Framework, own: int) -> list[str]:
    """Return the codes of the same letter in the years that may be meant; empty where one of them is not known."""
    meant = map(framework.year, sorted({*years, *((own - 1, own + 1) if code.startswith("O") else ())}))
    listed = [[one for one in (*year.item_codes, *year.question_codes) if one[0] == code[0]] for year in meant]
    return list(dict.fromkeys(chain.from_iterable(listed))) if all(listed) else []


def _garbled(passage: Passage, assessment: Assessment) -> Iterator[Finding]:
    """Tell each garbled code with the one that its words say, and those in which a digit is the letter together."""
    told: dict[str, tuple[str, Place]] = {}
    for match in _FORMS["asked"].finditer(passage.text):
        code = match["code"]
        if _FORMS["clean"].fullmatch(code) or code in told:
            continue
        meant = meant_question(code, match["beside"], assessment.criteria)
        if meant is not None and (_FORMS["mixed"].match(code) or question_code(code) != meant):
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
        raws = {str(one[-1]): source.at_key(*one) for one in source.marks if one[-2:-1] == ("questions",)}
        for one, scalar in source.scalars.items():
            if one[-1:] == ("question",) and (*one[:-1], "printed") not in source.scalars:
                raws[scalar.value] = source.at(*one)
        yield from _corrected({raw: at for raw, at in raws.items() if raw[:1] in "1๑" and question_code(raw)})


def _low(assessment: Assessment) -> Iterator[Finding]:
    """An average of 100 has no part below it: questions called low in such an indicator contradict it."""
    found: dict[tuple[str, int], list[tuple[str, Place]]] = defaultdict(list)
    for code, place in (*_low_entries(assessment), *_low_in_narrative(assessment)):
        known = assessment.criteria.question_by_code.get(code)
        result = assessment.subjects.indicators.get(known.indicator) if known else None
        given = assessment.subjects.questions.get(code)
        if result is not None and round2(result.score) == FULL and (given is None or given == FULL):
            found[place.file, result.number].append((code, place))
    for (_, number), called in found.items():
        codes = ", ".join(dict.fromkeys(code for code, _ in called))
        yield Finding.make("H314", called[0][1], codes=codes, label=assessment.subjects.indicator(number).label)


def _low_entries(assessment: Assessment) -> Iterator[tuple[str, Place]]:
    """Yield the questions that the analysis calls low by its kind, or the assessors by their advice."""
    analysis, source = assessment.report.analysis, assessment.report.sources["analysis.yml"]
    for entry, at in analysis.located:
        above = analysis.by_location.get(at[:-2], entry)
        if entry.about.kind == "question" and (entry.kind or above.kind) in _LOW_KINDS:
            yield entry.about.value, source.at(*at, "about")
    for index, advice in enumerate(analysis.advice):
        if advice.about is not None and advice.about.kind == "question":
            yield advice.about.value, source.at("advice", index, "about")


def _low_in_narrative(assessment: Assessment) -> Iterator[tuple[str, Place]]:
    """Yield the questions that the narrative lists after saying that they are low."""
    passage = typed_narrative(assessment)
    said = _FORMS["called low"].search(passage.text)
    for match in _FORMS["asked"].finditer(passage.text, said.end()) if said else ():
        code = match["code"]
        sure = _FORMS["clean"].fullmatch(code) or _FORMS["mixed"].match(code)
        read = question_code(code) if sure else meant_question(code, match["beside"], assessment.criteria)
        if read is not None:
            yield read, passage.place(match.start("code"))
