"""Checks across files: codes against the year's criteria, units against agency.yml, ids against one another."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from prongsai.content._dates import answering_year
from prongsai.criteria import kinds, known_years, load_criteria
from prongsai.findings import Finding, Place
from prongsai.text import fold_digits, item_code, nearest, parse_number, question_code, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content._site import Report, YearParts
    from prongsai.content._source import Source
    from prongsai.content.model.agency import Agency
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Measures
    from prongsai.content.model.record import Reference
    from prongsai.content.model.scores import Scores
    from prongsai.criteria import Criteria

TOOLS = ("IIT", "EIT", "OIT")
INDICATORS = 10
TOPICS = 7
_EIT_PARTS = ("1", "2")
_ALMOST = 0.8
"""How alike a kind that is not listed must be to one that is, to be doubted."""
_CODE_NUMBER = re.compile(r"[0-9]{1,6}")
_YEAR = re.compile(r"2[56][0-9]{2}")


def criteria_of(report: Report) -> Criteria:
    """Return the criteria by which the report's results are read: its own year's, or the year the agency names."""
    return load_criteria(report.scores.criteria_year or report.year)


def check_agency(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield what is wrong between the parts of agency.yml."""
    ids = [unit.id for unit in agency.units]
    yield from _check_kind(agency, source)
    yield from _duplicates(ids, source, "units")
    for index, unit in enumerate(agency.units):
        if unit.part_of is not None and unit.part_of not in ids:
            place = source.at("units", index, "part_of")
            yield Finding.make("E109", place, found=unit.part_of, hint=suggestion(unit.part_of, ids))


def _check_kind(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield a kind that is not listed, but almost: it may be one misspelt; of a listed one, that its province lacks."""
    known = agency.known_kind
    if known is not None:
        if known.in_province and agency.province is None:
            yield Finding.make("E103", source.at("province"), field="province")
        return
    names = [word for kind in kinds() for word in kind.words]
    near = get_close_matches(agency.kind, names, n=1, cutoff=_ALMOST)
    if near:
        yield Finding.make("H130", source.at("kind"), found=agency.kind, near=near[0])


def check_year(parts: YearParts, agency: Agency) -> Iterator[Finding]:
    """Yield every code, unit, id and year that does not exist or does not fit, in the files that could be read."""
    named = parts.scores[0].criteria_year if parts.scores else None
    criteria = load_criteria(named or parts.year)
    if parts.scores:
        yield from _check_scores(*parts.scores, parts.year, criteria)
    if parts.analysis:
        yield from _check_analysis(*parts.analysis, criteria)
    if parts.measures:
        yield from _check_measures(*parts.measures, parts.year, criteria)
        yield from _check_units(*parts.measures, agency)


def _check_scores(scores: Scores, source: Source, year: int, criteria: Criteria) -> Iterator[Finding]:
    yield from _check_indicators(scores.indicators, source, criteria)
    yield from _check_keys(scores, source, year)
    for index, raw in enumerate(scores.ranking):
        if _indicator(raw) is None:
            yield _unknown_indicator(raw, source.at("ranking", index))
    yield from _check_codes(scores.questions, source, "questions", criteria)
    yield from _check_codes(scores.items, source, "items", criteria)
    if scores.criteria_year is not None and not criteria.indicators:
        known = ", ".join(str(year) for year in known_years() if load_criteria(year).indicators)
        yield Finding.make("E107", source.at("criteria_year"), found=scores.criteria_year, known=known, hint="")


def _check_keys(scores: Scores, source: Source, results_year: int) -> Iterator[Finding]:
    """Yield the tools, parts and years that are unknown or given twice."""
    for raw in scores.tools:
        if raw.upper() not in TOOLS:
            yield _unknown_tool(raw, source.at_key("tools", raw))
    for raw in scores.eit_parts:
        if fold_digits(raw) not in _EIT_PARTS:
            place = source.at_key("eit_parts", raw)
            yield Finding.make("E113", place, found=raw, choices=", ".join(_EIT_PARTS), hint="")
    for raw in scores.earlier:
        year = fold_digits(raw)
        if not _YEAR.fullmatch(year) or int(year) >= results_year:
            figures = {"field": "ปีก่อนหน้า", "expected": f"ปี พ.ศ. ก่อน {results_year}", "found": raw}
            yield Finding.make("E119", source.at_key("earlier", raw), **figures)
    for field, keys in (("tools", scores.tools), ("eit_parts", scores.eit_parts), ("earlier", scores.earlier)):
        yield from _repeated(keys, source, field)


def _check_indicators(raws: Iterable[str], source: Source, criteria: Criteria) -> Iterator[Finding]:
    """Yield the indicators that are unknown, given twice, or missing from the ten."""
    seen: dict[str, int] = {}
    for raw in raws:
        place = source.at_key("indicators", raw)
        number = _indicator(raw)
        if number is None:
            yield _unknown_indicator(raw, place)
        elif str(number) in seen:
            yield Finding.make("E112", place, found=raw, first=seen[str(number)])
        else:
            seen[str(number)] = place.line
    for number in range(1, INDICATORS + 1):
        if str(number) not in seen:
            rule = criteria.indicator_by_number.get(number)
            name = rule.name if rule else ""
            yield Finding.make("E105", source.at_key("indicators"), number=number, name=name)


def _check_codes(raws: Iterable[str], source: Source, field: str, criteria: Criteria) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for raw in raws:
        place = source.at_key(field, raw)
        wrong = _check_code(raw, place, field.removesuffix("s"), criteria)
        yield from wrong
        code = item_code(raw) if field == "items" else question_code(raw)
        if not wrong and code is not None:
            if code in seen:
                yield Finding.make("E112", place, found=raw, first=seen[code])
            seen.setdefault(code, place.line)


def _repeated(raws: Iterable[str], source: Source, field: str) -> Iterator[Finding]:
    """Yield the keys that say the same as an earlier one in other letters or digits: `iit` and `IIT`."""
    seen: dict[str, int] = {}
    for raw in raws:
        place, key = source.at_key(field, raw), fold_digits(raw).upper()
        if key in seen:
            yield Finding.make("E112", place, found=raw, first=seen[key])
        seen.setdefault(key, place.line)


def _check_analysis(analysis: Analysis, source: Source, criteria: Criteria) -> Iterator[Finding]:
    for index, entry in enumerate(analysis.entries):
        yield from _check_reference(entry.about, source.at("entries", index, "about", entry.about.kind), criteria)
        for position, raw in enumerate(entry.items):
            yield from _check_code(raw, source.at("entries", index, "items", position), "item", criteria)
    for index, advice in enumerate(analysis.advice):
        if advice.tool is not None and advice.tool.upper() not in TOOLS:
            yield _unknown_tool(advice.tool, source.at("advice", index, "tool"))
        if advice.about is not None:
            place = source.at("advice", index, "about", advice.about.kind)
            yield from _check_reference(advice.about, place, criteria)
        for position, raw in enumerate(advice.cites):
            yield from _check_code(raw, source.at("advice", index, "cites", position), "item", criteria)


def _check_measures(measures: Measures, source: Source, year: int, criteria: Criteria) -> Iterator[Finding]:
    yield from _duplicates([measure.id for measure in measures.measures], source, "measures")
    expected = answering_year(year)
    if measures.fiscal_year not in (None, expected):
        figures = {"field": "fiscal_year", "expected": expected, "found": measures.fiscal_year}
        yield Finding.make("E119", source.at("fiscal_year"), **figures)
    item = measures.disclosure.item
    if item is not None and item_code(item) is None:
        ita_year = measures.disclosure.ita_year or expected
        yield Finding.make("E111", source.at("disclosure", "item"), found=item, year=ita_year, hint="")
    for index, measure in enumerate(measures.measures):
        for position, reference in enumerate(measure.addresses):
            place = source.at("measures", index, "addresses", position, reference.kind)
            yield from _check_reference(reference, place, criteria)


def like_unit(found: str, agency: Agency) -> str:
    """Return the clause that helps after an unknown unit: the id of the one that has this name, or the nearest id."""
    named = {unit.name: unit.id for unit in agency.units}
    return suggestion(named.get(found, found), [unit.id for unit in agency.units])


def _check_units(measures: Measures, source: Source, agency: Agency) -> Iterator[Finding]:
    ids = [unit.id for unit in agency.units]
    for index, measure in enumerate(measures.measures):
        for position, unit in enumerate(measure.responsible):
            if unit not in ids:
                place = source.at("measures", index, "responsible", position)
                yield Finding.make("E109", place, found=unit, hint=like_unit(unit, agency))


def _check_reference(reference: Reference, place: Place, criteria: Criteria) -> list[Finding]:
    value = reference.value
    if reference.kind == "indicator":
        return [] if _indicator(value) else [_unknown_indicator(value, place)]
    if reference.kind == "topic":
        valid = value in map(str, range(1, TOPICS + 1))
        return [] if valid else [Finding.make("E116", place, found=value, last=TOPICS, hint="")]
    if reference.kind == "tool":
        return [] if value in TOOLS else [_unknown_tool(value, place)]
    return _check_code(value, place, reference.kind, criteria)


def _check_code(raw: str, place: Place, kind: str, criteria: Criteria) -> list[Finding]:
    """Return the finding for an item or question code that the year does not have; no list known, any number goes."""
    code, number = (item_code(raw), "E111") if kind == "item" else (question_code(raw), "E110")
    valid = criteria.item_codes if kind == "item" else criteria.question_codes
    if code is not None and (code in valid or not valid):
        return []
    hint = _nearest_code(code or raw, valid)
    return [Finding.make(number, place, found=raw, year=criteria.year, hint=hint)]


def _nearest_code(raw: str, valid: list[str]) -> str:
    """Prefer the highest code of the same letter for a number beyond it: after O43, O44 most likely meant O43."""
    beyond = [code for code in valid if code[0] == raw[:1]]
    if beyond and _CODE_NUMBER.fullmatch(raw[1:]) and int(raw[1:]) > int(beyond[-1][1:]):
        near = nearest(raw, [code for code in beyond if len(code) == len(raw)]) or beyond[-1]
        return f" (ใกล้เคียงที่สุด: {near})"
    return suggestion(raw, valid, limit=0)


def _indicator(raw: str) -> int | None:
    folded = fold_digits(raw)
    return int(folded) if folded in map(str, range(1, INDICATORS + 1)) else None


def _unknown_indicator(raw: str, place: Place) -> Finding:
    number = parse_number(raw)
    near = "" if number is None else f" (ใกล้เคียงที่สุด: {min(max(round(number), 1), INDICATORS)})"
    return Finding.make("E106", place, found=raw, last=INDICATORS, hint=near)


def _unknown_tool(raw: str, place: Place) -> Finding:
    near = nearest(raw, TOOLS)
    return Finding.make("E108", place, found=raw, hint=f" (ใกล้เคียงที่สุด: {near})" if near else "")


def _duplicates(ids: list[str], source: Source, field: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, identifier in enumerate(ids):
        place = source.at(field, index, "id")
        if identifier in first:
            yield Finding.make("E112", place, found=identifier, first=first[identifier])
        first.setdefault(identifier, place.line)
