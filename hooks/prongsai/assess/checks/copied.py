"""What was copied from last year's folder and forgotten (ข้อความค้างจากปีก่อน): its years, its words and its dates."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from prongsai.assess.checks.prose import said_scores
from prongsai.assess.checks.words import any_of, words
from prongsai.assess.checks.years import earliest_of
from prongsai.assess.figures.measures import fiscal_dates
from prongsai.assess.prose.known import Known
from prongsai.assess.prose.passages import typed_narrative
from prongsai.assess.prose.words import patterns
from prongsai.content import holds_prose
from prongsai.findings import Finding
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import Location, Report, Source, ThaiDate
    from prongsai.findings import Place

_LEAST = 12
"""A text of fewer letters is no sign that anything was copied."""
_RUN, _STEP = 100, 10
"""So many letters in a row that were last year's are no accident; at each so many they are looked for."""
_FORMS = patterns("copied")
_CLOSE = 30
"""So far before measures it is said what they are set for, in letters."""
_LONG = 60
_FEWEST = 3
"""Of so many figures below a line at least it is sure that they are of another year than it says."""
_PERIODIC = {
    "analysis.yml": frozenset({"entries", "advice", "number"}),
    "measures.yml": frozenset({"finding", "steps", "monitoring"}),
    "progress.yml": frozenset({"evidence"}),
}
"""What is written anew each year, by file."""
_PLANNED = frozenset({"approach", "steps", "title"})
_YEARS_BACK = -4
_TITLES = (("evidence", "title"), ("columns", "heading"))
_NAMES = (
    ("scores.yml", ("source", "title")),
    ("analysis.yml", ("document", "title")),
    ("analysis.yml", ("document", "cover")),
    ("analysis.yml", ("document", "subject")),
)
_OF_MEMO = ("document", "number")
"""What no two memos share."""


def check_copied(assessment: Assessment) -> Iterator[Finding]:
    """Yield the years, words and dates of last year that stand in this year's folder, each place once."""
    yield from {(one.code, one.place): one for one in _copied(assessment)}.values()


def _copied(assessment: Assessment) -> Iterator[Finding]:
    yield from _check_headings(assessment)
    yield from _check_days(assessment)
    yield from _check_titles(assessment)
    yield from _check_planned(assessment)
    yield from _check_excused(assessment)
    yield from _check_leads(assessment)
    if assessment.previous is not None:
        yield from _check_fields(assessment, assessment.previous)
        yield from _check_paragraphs(assessment, assessment.previous)


def _years(text: str) -> list[tuple[int, int]]:
    """Return where each year stands that is named by itself, and the year."""
    found = _FORMS["year"].finditer(fold_digits(text))
    return [(match.start(), int(match["year"])) for match in found if match["year"]]


@lru_cache(maxsize=4)
def _headings(text: str) -> tuple[list[int], list[bool]]:
    """Return where the headings of a text stand, and whether each looks back or stands below one that does."""
    starts, back, above = list[int](), list[bool](), list[tuple[int, bool]]()
    for match in _FORMS["heading"].finditer(text):
        depth = _depth(match[0])
        while above and above[-1][0] >= depth:
            above.pop()
        looks = depth > 1 and _FORMS["of last year"].search(match[0]) is not None
        above.append((depth, looks or (bool(above) and above[-1][1])))
        starts.append(match.start())
        back.append(above[-1][1])
    return starts, back


def _looks_back(text: str, start: int) -> bool:
    """Tell whether a place stands below a heading that looks back: "## มาตรการของปีก่อนได้ผลหรือไม่"."""
    starts, back = _headings(text)
    index = bisect_right(starts, start) - 1
    return index >= 0 and back[index]


def _depth(text: str) -> int:
    return len(text) - len(text.lstrip("#"))


def _check_headings(assessment: Assessment) -> Iterator[Finding]:
    """A heading names this folder's years; so does who speaks of its measures."""
    own = {assessment.year, assessment.fiscal_year, assessment.item.ita_year}
    passage = typed_narrative(assessment)
    for match in _FORMS["heading"].finditer(passage.text):
        years = _years(match[0])
        past = any_of(words()["compared"]).search(match[0]) or _looks_back(passage.text, match.start())
        if _FORMS["asks"].search(match[0]):  # "## ปี 2567 ได้เท่าไร", and that year is answered for
            section = fold_digits(passage.text[match.end() :].partition("\n#")[0])
            past = past or any(f"{year}" in section for _, year in years)
        named = {year for _, year in years}
        compared = _FORMS["compares"].search(match[0]) and named and max(named) < assessment.year - 1
        if compared and _begins_with(passage.text[match.end() :].partition("\n#")[0], assessment.year):
            yield _stale(passage.place(match.start() + years[-1][0]), years[-1][1], assessment.year - 1)
        if years and not past and not own & {year for _, year in years}:
            right = assessment.fiscal_year if "มาตรการ" in match[0] else assessment.year
            yield _stale(passage.place(match.start() + years[0][0]), years[0][1], right)
    yield from _check_own_year(passage, own, assessment.year)
    for match in _FORMS["yet to be"].finditer(fold_digits(passage.text)):
        name = match.lastgroup or "year"
        if int(match[name]) == assessment.year and not _looks_back(passage.text, match.start()):
            yield _stale(passage.place(match.start(name)), assessment.year, assessment.fiscal_year)
    for match in _FORMS["measures of"].finditer(fold_digits(passage.text)):
        year, said = int(match["year"]), match.string[: match.end()].rpartition("\n")[2]
        newly = year == assessment.year and (match["set"] or match["told"] or "ใช้บังคับ" in match["words"])
        close = max(0, match.start() - _CLOSE)
        of_this = match["set"] == "เสนอ" or "ฉบับนี้" in said
        aim = match["set"] and (of_this or _FORMS["in order to"].search(match.string, close, match.start()))
        back = not aim and any_of(words()["back"]).search(_FORMS["from this"].sub("", said))
        back = back or _FORMS["done"].match(match.string, match.end())
        if year == assessment.fiscal_year or back or _looks_back(match.string, match.start("year")):
            continue
        to_come = year > assessment.fiscal_year and _FORMS["to come"].match(match.string, match.end("year"))
        if newly or (year not in own and not to_come and _FORMS["of"].fullmatch(match["words"])):
            yield _stale(passage.place(match.start("year")), year, assessment.fiscal_year)


def _begins_with(section: str, year: int) -> bool:
    """Tell whether what stands below a heading first speaks of the year before, beside its own."""
    said = (one for _, one in _years(section) if one != year)
    return next(said, 0) == year - 1


def _check_own_year(passage: Passage, own: set[int | None], year: int) -> Iterator[Finding]:
    """What is said of the results that the report is on, or that stand above, is of its year."""
    for match in _FORMS["of the report"].finditer(fold_digits(passage.text)):
        line = match.string[match.string.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        named = {found for _, found in _years(line)}
        others = own if match["joined"] else own - {year}
        only = named - others == {int(match["year"])}
        meant = match["above"] or not match["result"]
        meant = meant and not (match["first"] and _FORMS["begun"].search(match.string, 0, match.start()))
        if meant and only and int(match["year"]) not in own and not any_of(words()["compared"]).search(match[0]):
            yield _stale(passage.place(match.start("year")), int(match["year"]), year)


def _stale(place: Place, found: int, right: int) -> Finding:
    return Finding.make("W508", place, found=found, right=right)


def _check_days(assessment: Assessment) -> Iterator[Finding]:
    """Yield the days on which nobody could yet know the results, or report on the measures."""
    report, year, fiscal = assessment.report, assessment.year, assessment.fiscal_year
    announced = report.scores.source.announced if report.scores.source else None
    days: list[tuple[str, Location, ThaiDate | None, date, str, int]] = []
    if assessment.framework.national:
        dated, after = report.analysis.document.date, earliest_of(year, announced)
        days.append(("scores.yml", ("source", "announced"), announced, earliest_of(year), "ประกาศผลเมื่อ", year))
        days.append(("analysis.yml", ("document", "date"), dated, after, "หนังสือลงวันที่", year))
    first = fiscal_dates(fiscal, "fiscal_year")[0].first()
    for index, one in enumerate(report.progress.rounds if report.progress else ()):
        days.append(("progress.yml", ("rounds", index, "reported"), one.reported, first, "รายงานเมื่อ", fiscal))
    for file, location, day, earliest, what, of in days:
        if day is not None and day.last() < earliest:
            yield Finding.make("W510", report.sources[file].at(*location), found=day, what=what, year=of, right="")


def _check_titles(assessment: Assessment) -> Iterator[Finding]:
    """What the report and its source are called names their years, and no other one alone."""
    own = {assessment.year, assessment.fiscal_year, assessment.item.ita_year}
    for file, names in _NAMES:
        source = assessment.report.sources[file]
        for location, text in ((at, one.value) for at, one in source.scalars.items() if at[:2] == names):
            years = [year for _, year in _years(text)]
            if years and own.isdisjoint(years) and not any_of(words()["compared"]).search(text):
                yield _stale(source.at(*location), years[0], assessment.year)


def _check_planned(assessment: Assessment) -> Iterator[Finding]:
    """What a measure is to do lies in its fiscal year: a year before it is looked back on, or left over."""
    source = assessment.report.sources["measures.yml"]
    for location, scalar in source.scalars.items():
        if location[0] != "measures" or not _PLANNED.intersection(location):
            continue
        for match in _FORMS["fiscal year"].finditer(fold_digits(scalar.value)):
            said, year = scalar.value[: match.start()].rpartition("\n")[2], int(match[1])
            begun = any_of(words()["anew"]).search(said) and not any_of(words()["back"]).search(said)
            if begun and _YEARS_BACK < year - assessment.fiscal_year < 0:
                yield _stale(source.at(*location), year, assessment.fiscal_year)


def _check_excused(assessment: Assessment) -> Iterator[Finding]:
    """Figures under a year before, of which nothing is known: its year may have stayed, and nothing holds them."""
    known, current = Known(assessment), assessment.year
    found: dict[Place, Finding] = {}
    for frame, said, subject in said_scores(assessment):
        last = said.year or frame.year or current
        if last >= current or known.figure(subject, last) is not None:
            continue
        text, now = frame.clause.text, known.figure(subject)
        years = _years(text)
        compared = "ปีนี้" in text or any_of(words()["compared"]).search(text)  # "… ปี 2565 … และปีนี้เพิ่มเป็น 90.09"
        if now is None or {year for _, year in years} != {last} or compared:
            continue
        if subject.kind == "item" and _FORMS["a document"].search(text[: years[0][0]]):
            continue
        place = frame.clause.place(years[0][0])
        told = {"found": last, "typed": said.number, "year": assessment.year, "subject": now.label, "right": now.right}
        same = said.number in now.values
        if same or last == current - 1:
            found.setdefault(place, _stale(place, last, current) if same else Finding.make("H518", place, **told))
    yield from found.values()


def _check_leads(assessment: Assessment) -> Iterator[Finding]:
    """Figures of this year below a line that names a year before: "ผลรายตัวชี้วัดตามระบบ ITAS ปี 2565 เป็นดังนี้"."""
    known = Known(assessment)
    own: dict[tuple[Place, int], list[tuple[bool, bool]]] = defaultdict(list)
    for frame, said, subject in said_scores(assessment):
        above = ((lead.text, _years(lead.text)) for lead in frame.clause.above if not lead.text.startswith(("#", "|")))
        text, years = next(((text, years) for text, years in above if years), ("", []))
        now, year = known.figure(subject), max((year for _, year in years), default=assessment.year)
        if now and year < assessment.year and not (said.year or frame.year) and _FORMS["results below"].fullmatch(text):
            then = known.figure(subject, year)
            passage, was = frame.clause.passage, then is not None and said.number in then.values
            start = max(passage.text.rfind(text, 0, frame.clause.start), 0) + fold_digits(text).index(f"{year}")
            own[passage.place(start), year].append((said.number in now.values, was))
    for (place, year), fits in own.items():
        sure = sum(is_now and not was for is_now, was in fits)
        slips = sum(not (is_now or was) for is_now, was in fits)
        if sure >= _FEWEST and sure + slips == len(fits) and slips <= 1:
            yield _stale(place, year, assessment.year)


def _check_fields(assessment: Assessment, previous: Report) -> Iterator[Finding]:
    """Fields that say last year's words: with a year in them they are stale, else they may be.

    What stood in several places last year is how the house writes, and no sign that anything was copied.
    """
    carried = {index for index, one in enumerate(assessment.report.measures.measures) if one.continues}
    for file, source in assessment.report.sources.items():
        before = previous.sources.get(file)
        if file.endswith("agency.yml") or before is None:
            continue
        old = Counter((_names(location), _plain(scalar.value)) for location, scalar in before.scalars.items())
        texts = [(at, scalar.value) for at, scalar in source.scalars.items() if _is_text(file, at)]
        same = {at: text for at, text in texts if old[_names(at), _plain(text)] == 1}
        own = {at: text for at, text in same.items() if not (at[0] == "measures" and carried.intersection(at[1:2]))}
        yield from _told(file, own, assessment)


def _told(file: str, same: dict[Location, str], assessment: Assessment) -> Iterator[Finding]:
    source, year, fiscal = assessment.report.sources[file], assessment.year, assessment.fiscal_year
    whole: dict[Location, list[Location]] = defaultdict(list)
    for location, text in same.items():
        years = [found for _, found in _years(text.replace("/", " "))]
        stale = next((found for found in years if found not in (year, fiscal)), None)
        if stale is None and "title" in location and year in years:
            stale = year  # last year's fiscal year
        if stale is not None or (years and fiscal not in years and location[:1] == ("table",)):
            right = fiscal if location[0] in ("table", "measures") else year
            yield _stale(source.at(*location), stale or years[0], right)
        elif _PERIODIC.get(file, frozenset()).intersection(location) and (len(text) >= _LEAST or location == _OF_MEMO):
            whole[location[:2]].append(location)
    for found in whole.values():
        first = next((one for one in found if "steps" not in one or _all_steps(source, one, found)), None)
        if first is not None:
            yield Finding.make("H509", source.at(*first), year=year - 1, text=_excerpt(same[first]))


def _all_steps(source: Source, location: Location, same: list[Location]) -> bool:
    """Tell whether all steps of a measure are those of one last year; a single one is nothing unusual."""
    steps = [one for one in source.scalars if one[:3] == location[:3]]
    return all(one in same or len(source.scalars[one].value) < _LEAST for one in steps)


def _is_text(file: str, location: Location) -> bool:
    names = _names(location)
    of_source = names[:1] == ("source",) and names[-1] != "announced"
    return holds_prose(file, names) or of_source or names == _OF_MEMO or names[-2:] in _TITLES


def _names(location: Location) -> tuple[str, ...]:
    return tuple(step for step in location if isinstance(step, str))


def _plain(text: str) -> str:
    return fold_digits(" ".join(text.split()))


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def _check_paragraphs(assessment: Assessment, previous: Report) -> Iterator[Finding]:
    """Paragraphs of last year's narrative: a year in them is stale; placeholders are of this year by themselves."""
    passage = typed_narrative(assessment)
    old = {_plain(match[0]) for match in _FORMS["paragraph"].finditer(previous.narrative.text)}
    whole = _plain(previous.narrative.text)
    for match in _FORMS["paragraph"].finditer(passage.text):
        text = _plain(match[0])
        if "{{" in text or text.startswith(("#", "|", "{%")) or _looks_back(passage.text, match.start()):
            continue
        if text not in old:
            runs = (text[at : at + _RUN] for at in range(0, len(text) - _RUN, _STEP))
            if run := next((one for one in runs if one in whole), ""):
                start = max(match[0].find(run[:_LEAST]), 0)
                yield Finding.make("H509", passage.place(match.start() + start), year=previous.year, text=_excerpt(run))
            continue
        named = _years(match[0])
        years = [pair for pair in named if pair[1] != assessment.year] or named
        place = passage.place(match.start() + (years[0][0] if years else 0))
        if years:
            right = assessment.fiscal_year if years[0][1] == assessment.year else assessment.year
            yield _stale(place, years[0][1], right)
        elif len(text) >= _LONG:
            yield Finding.make("H509", place, year=previous.year, text=_excerpt(text))
