"""Checks across files: codes against the year's criteria, units against agency.yml, ids against one another."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from prongsai.content._codes import Codes
from prongsai.content._dates import BE, answering_year
from prongsai.content._fields import shown
from prongsai.content._meant import like_number, like_unit
from prongsai.content._units import check_units
from prongsai.content._version import CONTENT_VERSION, is_newer
from prongsai.content._web import Wrong, mail_address
from prongsai.criteria import kinds, province_of, provinces_meant
from prongsai.findings import Finding
from prongsai.text import fold_digits, item_code, item_key, question_key, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.content._site import Report, YearParts
    from prongsai.content._source import Location, Source
    from prongsai.content.model.agency import Agency
    from prongsai.content.model.analysis import Analysis
    from prongsai.content.model.measures import Measures
    from prongsai.content.model.scores import Scores
    from prongsai.criteria import Criteria, Framework

_ALMOST = 0.8
"""How alike a kind that is not listed must be to one that is, to be doubted."""
_SHORT = 4
_MOST_OF_CIRCLE = 20
_NUMBER = re.compile("[1-9][0-9]?")
_QUARTERS = ("1", "2", "3", "4")
_YEAR = re.compile(r"2[56][0-9]{2}")
_DIGIT = re.compile("[0-9]")
_FIRST, _CENTURY = 2550, 2500


def criteria_of(report: Report) -> Criteria:
    """Return the criteria by which the report's results are read: its own year's, with what a named year lends."""
    own, lent = report.framework.year(report.year), report.scores.criteria_year
    return own if lent is None else own.lending(report.framework.year(lent))


def check_agency(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield what is wrong between the parts of agency.yml."""
    if agency.content_version is not None and is_newer(agency.content_version):
        figures = {"found": agency.content_version, "known": CONTENT_VERSION}
        yield Finding.make("E030", source.at("content_version"), **figures)
    yield from _check_kind(agency, source)
    yield from _check_province(agency, source)
    yield from _check_mail(agency, source)
    yield from _duplicates([unit.id for unit in agency.units], source, "units")
    names, above = agency.unit_names, {unit.id: unit.part_of for unit in agency.units}
    circles = _in_circles(above)
    for index, unit in enumerate(agency.units):
        place = source.at("units", index, "part_of")
        if unit.part_of is not None and unit.part_of not in names:
            yield Finding.make("E109", place, found=unit.part_of, hint=like_unit(unit.part_of, names))
        elif unit.id in circles:
            yield Finding.make("E133", place, circle=" › ".join(_circle(unit.id, above)))


def _check_mail(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield an e-mail that is no address: pages show it as it is typed."""
    typed = agency.contact.email if agency.contact else None
    if typed is not None and isinstance(found := mail_address(typed), Wrong):
        figures = {"found": shown(typed), "problem": found.problem, "advice": found.hint}
        yield Finding.make("W134", source.at("contact", "email"), **figures)


def _in_circles(above: Mapping[str, str | None]) -> set[str]:
    """Return the units that lie above themselves; each unit is passed once, however long the ways are."""
    found, passed = set[str](), set[str]()
    for start in above:
        way: dict[str, int] = {}
        unit: str | None = start
        while unit is not None and unit not in passed:
            way[unit] = len(way)
            passed.add(unit)
            unit = above.get(unit)
        if unit in way:
            found.update([*way][way[unit] :])
    return found


def _circle(start: str, above: Mapping[str, str | None]) -> list[str]:
    """Return the units from one in a circle over those above it back to itself, of a long one the first."""
    way, unit = [start], above[start]
    while unit is not None and unit != start and len(way) < _MOST_OF_CIRCLE:
        way.append(unit)
        unit = above[unit]
    return [*way, start] if unit == start else [*way, "…", start]


def _check_kind(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield a kind that is not listed, but almost: it may be one misspelt; of a listed one, that its province lacks."""
    known = agency.known_kind
    if known is not None:
        if known.in_province and agency.province is None:
            yield Finding.make("E103", source.at("province"), field="province")
        return
    names = [word for kind in kinds() for word in kind.words]
    # Short forms are like one another: กทม. is no ทม. misspelt.
    near = get_close_matches(agency.kind, names, n=1, cutoff=_ALMOST) if len(agency.kind) > _SHORT else []
    if near:
        several = [kind.full for kind in kinds() if kind.full.startswith(agency.kind)]
        yield Finding.make("H130", source.at("kind"), found=agency.kind, near="” หรือ “".join(several or near))


def _check_province(agency: Agency, source: Source) -> Iterator[Finding]:
    """Yield a province that is none of the country's but nearly one, or another than the agency's own name says."""
    if agency.province is None:
        return
    if meant := provinces_meant(agency.province):
        yield Finding.make("H136", source.at("province"), found=agency.province, near="” หรือ “".join(meant))
    said = province_of(agency.name) or province_of(agency.short_name)
    if said and said not in (agency.province, *meant):
        yield Finding.make("W137", source.at("province"), named=said, found=agency.province)


def check_year(parts: YearParts, agency: Agency, framework: Framework) -> Iterator[Finding]:
    """Yield every code, unit, id and year that does not exist or does not fit, in the files that could be read."""
    codes = _codes(parts, framework)
    if parts.scores:
        yield from _check_scores(*parts.scores, parts.year, codes, framework)
    if parts.analysis:
        yield from _check_analysis(*parts.analysis, codes)
    if parts.measures:
        yield from _check_measures(*parts.measures, parts.year, codes, framework)
    yield from check_units(parts, agency)


def _codes(parts: YearParts, framework: Framework) -> Codes:
    """Return the codes that a year may use: its own list of indicators, a lent one, or those that it scores."""
    scores = parts.scores[0] if parts.scores else None
    own = framework.year(parts.year)
    named = own.indicators or (
        framework.year(scores.criteria_year).indicators if scores and scores.criteria_year else ()
    )
    given = (int(raw) for raw in map(fold_digits, scores.indicators if scores else ()) if _NUMBER.fullmatch(raw))
    asked = parts.measures[0].disclosure.ita_year if parts.measures else None
    topics = framework.topics_near(asked or answering_year(parts.year))
    return Codes(
        own,
        listed=tuple(rule.number for rule in named) or tuple(sorted(set(given))),
        topics=tuple(topic.number for topic in topics),
        framework=framework.name,
        scored=tuple(scores.tools) if scores else (),
    )


def _check_scores(scores: Scores, source: Source, year: int, codes: Codes, framework: Framework) -> Iterator[Finding]:
    if scores.overall is None and not (scores.level or scores.indicators or scores.tools):
        yield Finding.make("E103", source.at("overall"), field="overall")
    yield from _check_indicators(scores.indicators, source, codes)
    yield from _check_keys(scores, source, codes)
    yield from _check_earlier(scores, source, year, codes, framework)
    for index, raw in enumerate(scores.ranking):
        if codes.indicator(ranked(raw)[0]) is None:
            yield codes.unknown_indicator(raw, source.at("ranking", index))
    yield from _check_codes(scores.questions, source, "questions", codes)
    yield from _check_codes(scores.items, source, "items", codes)
    for raw, part in scores.eit_parts.items():
        yield from _check_codes(part.questions, source, "questions", codes, within=("eit_parts", raw))
    yield from _check_lent(scores.criteria_year, source, year, framework)


def _check_lent(lent: int | None, source: Source, year: int, framework: Framework) -> Iterator[Finding]:
    """Yield a year of criteria that is not known, and one that lends nothing, for the report's own year needs none."""
    if lent is None:
        return
    if not framework.year(lent).indicators:
        known = [one for one in framework.known_years if framework.year(one).indicators]
        near = min(known, key=lambda one: abs(one - lent), default=None)
        figures = {"known": ", ".join(map(str, known)) or "ไม่มี", "hint": f" (ใกล้เคียงที่สุด: {near})" if near else ""}
        yield Finding.make("E107", source.at("criteria_year"), found=lent, **figures)
    elif (own := framework.year(year)).lending(framework.year(lent)) is own:
        yield Finding.make("W318", source.at("criteria_year"), found=lent, year=year)


def _check_keys(scores: Scores, source: Source, codes: Codes) -> Iterator[Finding]:
    """Yield the tools, parts and quarters that are unknown, and what is given twice."""
    for raw in scores.tools:
        yield from codes.check_tool(raw, source.at_key("tools", raw))
    for field, keys, known in (("eit_parts", scores.eit_parts, codes.parts), ("quarters", scores.quarters, _QUARTERS)):
        for raw in keys:
            if fold_digits(raw) not in known:
                place, hint = source.at_key(field, raw), like_number(raw, map(int, known))
                yield Finding.make("E113", place, found=raw, choices=", ".join(known), hint=hint)
    for field in ("tools", "eit_parts", "quarters", "earlier"):
        yield from _repeated(getattr(scores, field), source, field)


def _check_earlier(
    scores: Scores, source: Source, results_year: int, codes: Codes, framework: Framework
) -> Iterator[Finding]:
    """Yield the earlier years that are none, and the tools and indicators that those did not have."""
    for raw, before in scores.earlier.items():
        year = fold_digits(raw)
        if not _YEAR.fullmatch(year) or int(year) >= results_year:
            figures = {"field": "ปีก่อนหน้า", "expected": f"ปี พ.ศ. ก่อน {results_year}", "found": raw}
            figures |= {"hint": f" (ใกล้เคียงที่สุด: {_year_meant(year, results_year - 1)})"}
            yield Finding.make("E119", source.at_key("earlier", raw), **figures)
            continue
        criteria = framework.year(int(year))
        listed = tuple(rule.number for rule in criteria.indicators)
        own = replace(codes, criteria=criteria, listed=listed, scored=tuple(before.tools))
        for tool in before.tools:
            yield from own.check_tool(tool, source.at_key("earlier", raw, "tools", tool))
        yield from _check_indicators(before.indicators, source, own, ("earlier", raw))


def _year_meant(found: str, last: int) -> int:
    """Return the year up to the last that a text means, of two digits or of the Christian era, else the last."""
    number = int("".join(_DIGIT.findall(found)[:4]) or 0)
    return next((year for year in (number, number + _CENTURY, number + BE) if _FIRST <= year <= last), last)


def _check_indicators(
    raws: Iterable[str], source: Source, codes: Codes, within: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Yield the indicators that are unknown, or given twice."""
    seen: dict[str, int] = {}
    for raw in raws:
        place = source.at_key(*within, "indicators", raw)
        number = codes.indicator(raw)
        if number is None:
            yield codes.unknown_indicator(raw, place)
        elif str(number) in seen:
            yield Finding.make("E112", place, found=raw, first=seen[str(number)])
        else:
            seen[str(number)] = place.line


def _check_codes(
    raws: Iterable[str], source: Source, field: str, codes: Codes, within: tuple[str, ...] = ()
) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for raw in raws:
        place = source.at_key(*within, field, raw)
        wrong = codes.check_code(raw, place, field.removesuffix("s"))
        yield from wrong
        code = item_key(raw) if field == "items" else question_key(raw)
        if not wrong:
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


def _check_analysis(analysis: Analysis, source: Source, codes: Codes) -> Iterator[Finding]:
    for entry, at in analysis.located:
        yield from codes.check_reference(entry.about, source.at(*at, "about", entry.about.kind), entry.finding or "")
        for position, raw in enumerate(entry.items):
            yield from codes.check_code(raw, source.at(*at, "items", position), "item")
    for index, advice in enumerate(analysis.advice):
        if advice.tool is not None:
            yield from codes.check_tool(advice.tool, source.at("advice", index, "tool"))
        if advice.about is not None:
            place = source.at("advice", index, "about", advice.about.kind)
            yield from codes.check_reference(advice.about, place, advice.text)
        for position, raw in enumerate(advice.cites):
            yield from codes.check_code(raw, source.at("advice", index, "cites", position), "item")


def _check_measures(
    measures: Measures, source: Source, year: int, codes: Codes, framework: Framework
) -> Iterator[Finding]:
    yield from _duplicates([measure.id for measure in measures.measures], source, "measures")
    expected = answering_year(year)
    if framework.national and measures.fiscal_year not in (None, expected):
        figures = {"field": "fiscal_year", "expected": expected, "found": measures.fiscal_year, "hint": ""}
        yield Finding.make("E119", source.at("fiscal_year"), **figures)
    elif not framework.national and measures.fiscal_year is None and source.text:
        yield Finding.make("E103", source.at("fiscal_year"), field="fiscal_year")
    item = measures.disclosure.item
    if item is not None and framework.national and item_code(item) is None:
        ita_year = measures.disclosure.ita_year or expected
        yield Finding.make("E111", source.at("disclosure", "item"), found=item, list="OIT", year=ita_year, hint="")
    for index, measure in enumerate(measures.measures):
        for position, reference in enumerate(measure.addresses):
            place = source.at("measures", index, "addresses", position, reference.kind)
            yield from codes.check_reference(reference, place)
        for field in ("addresses", "responsible", "rounds"):
            yield from _told_twice(map(str, getattr(measure, field)), source, ("measures", index, field))


def _told_twice(values: Iterable[str], source: Source, at: Location) -> Iterator[Finding]:
    """Yield the items of a list that stand in it before; what could not be read is told already, as such."""
    first: dict[str, int] = {}
    for index, value in enumerate(values):
        place, typed = source.at(*at, index), source.scalars.get((*at, index))
        if typed is not None and fold_digits(typed.value.strip()) != value:
            continue
        if value in first:
            yield Finding.make("W135", place, found=value, first=first[value])
        first.setdefault(value, place.line)


def _duplicates(ids: list[str], source: Source, field: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, identifier in enumerate(ids):
        place = source.at(field, index, "id")
        if identifier in first:
            yield Finding.make("E112", place, found=identifier, first=first[identifier])
        first.setdefault(identifier, place.line)
