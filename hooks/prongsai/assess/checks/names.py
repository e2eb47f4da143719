"""Names (ชื่อ): the agency's own, its district and province as agency.yml has them, and the indicators'."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from prongsai.assess.prose.passages import prose
from prongsai.assess.prose.spelling import composed
from prongsai.assess.prose.tokens import names_of
from prongsai.assess.prose.words import patterns
from prongsai.criteria import almost, called, letters, misspelt, off_by_one
from prongsai.findings import Finding
from prongsai.text import fold_digits, parse_number, ranked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.content import Agency

_RUN = r"[ก-ฮะ-ฺเ-ๅ็-๎]+"
_FORMS = patterns("names", kind="(?:เทศบาล|องค์การบริหาร|อบต|อบจ|ทต|ทม|ทน|มหาวิทยาลัย|จังหวัด|สำนักงาน)")
_NO_NAME = ("จังหวัด", "อำเภอ", "และ", "หรือ", "ต่าง", "ของ", "ใน")
_FEWEST = 6
"""How many letters two names must begin with alike, for one to be the other cut or ended otherwise."""
_NEAR, _FAR = 60, 300
_BESIDE = frozenset({"ใหม่", "เหนือ", "ใต้", "กลาง", "น้อย", "ใหญ่", "นอก", "ใน", "ตะวันออก", "ตะวันตก"})
"""What makes of a name that of a place beside it."""
_WORD = 10
"""So far before a name it is looked for what parts it from the word before, in letters."""
_LONG_NAME = 10
"""From so many letters on a name but for one letter is that name."""
_LEAST_ALIKE = 0.5
"""Names that are less alike are of different places."""


def check_names(assessment: Assessment) -> Iterator[Finding]:
    """Yield the agency's name, its district or province, and indicators' names where they are spelt differently."""
    known = names_of(assessment)
    kind_words, name = known.called, composed(known.agency) if known.agency != assessment.agency.name else ""
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, kind_words))})[ ]?(?P<run>{_RUN})|\{{\{{\s*agency\s*\}}\}}")
    # Every name that an indicator is known by, reduced to letters, and the official one to use.
    indicators = {letters(result.confirmed): result.name for result in assessment.indicators if result.confirmed}
    indicators |= {name: rule.name for name, rule in called(assessment.criteria).items()}
    official = {rule.number: rule.name for rule in assessment.criteria.indicators}
    framework = assessment.framework
    ever = {*indicators, *(one for year in framework.known_years for one in called(framework.year(year)))}
    titles = (one.title.removeprefix("มาตรการ") for one in assessment.report.measures.measures)
    ever |= {letters(composed(one)) for one in titles}  # a measure may be called nearly as its indicator
    yield from _check_given(assessment)
    for passage in prose(assessment):
        if name:
            yield from _check_agency(passage, pattern, name, assessment)
        for start, found in (
            off_by_one(passage.text, known.agency) if not name and len(known.agency) >= _LONG_NAME else ()
        ):
            yield Finding.make("W601", passage.place(start), found=found, right=known.agency)
        yield from _check_indicators(passage, indicators, official, ever)


def _check_given(assessment: Assessment) -> Iterator[Finding]:
    """Look at the names that scores.yml gives, beside a score or in the printed order.

    One that the year's list gives to another number, or has otherwise, is told.
    """
    known, official = called(assessment.criteria), assessment.criteria.indicator_by_number
    scores, source = assessment.report.scores, assessment.report.sources["scores.yml"]
    given = [(raw, one.name, source.at("indicators", raw, "name")) for raw, one in scores.indicators.items()]
    given += [(*ranked(raw), source.at("ranking", index)) for index, raw in enumerate(scores.ranking)]
    for raw, printed, place in given:
        number, rule = fold_digits(raw), known.get(letters(composed(printed or "")))
        if not printed:
            continue
        if rule is not None and str(rule.number) != number:
            figures = {"name": rule.name, "number": rule.number, "printed": raw, "rank": "", "advice": ""}
            yield Finding.make("W405", place, **figures)
        elif (own := official.get(int(number) if number.isdecimal() else 0)) and letters(printed) != letters(own.name):
            yield Finding.make("H610", place, number=number, printed=printed, name=own.name)


def _check_agency(passage: Passage, pattern: re.Pattern[str], name: str, assessment: Assessment) -> Iterator[Finding]:
    agency = assessment.agency
    for match in pattern.finditer(passage.text):
        end = match.end()
        if match["run"]:
            printed = re.split("อำเภอ|จังหวัด", match["run"])[0]
            whole = composed(passage.text[match.start("run") : match.end() + len(name)]).startswith(name)
            slip = misspelt(composed(printed), name) if printed.startswith(name) or not whole else None
            slip = slip or (None if whole else _of_itself(passage.text, match, name, assessment))
            if slip and _elsewhere(passage, match.start("run") + len(printed), agency):
                continue
            if slip:
                yield Finding.make("W601", passage.place(match.start("run")), found=slip, right=name)
            elif not whole:
                continue
            end = match.start("run") + len(slip or name)
        for word, start, stands, right in _places(passage, end, agency):
            if not _is_place(stands, right):
                yield Finding.make("W602", passage.place(start), found=word + stands, right=word + right)


def _of_itself(text: str, match: re.Match[str], name: str, assessment: Assessment) -> str | None:
    """Return a name that begins as the agency's and goes on otherwise, where only the agency can be meant."""
    start = match.start("run")
    same = next((at for at, one in enumerate(name) if not text.startswith(one, start + at)), len(name))
    if same < max(_FEWEST, 0.5 * len(name)):
        return None
    of_whom = _FORMS["of whom"].search(text, max(0, match.start() - _FAR), match.start())
    said = _FORMS["itself"].match(text, start + same) or (of_whom and _FORMS["ends"].match(text, start + same))
    score = said.groupdict().get("score") if said else None
    if not said or (score and parse_number(score) != assessment.report.scores.overall):
        return None
    line = text[text.rfind("\n", 0, start) + 1 : said.end() + _NEAR].partition("\n")[0]
    other = _FORMS["beside others"].search(line) or name in line or said["rest"] in _BESIDE
    return None if other else text[start : said.end("rest")]


def _places(passage: Passage, end: int, agency: Agency) -> list[tuple[str, int, str, str]]:
    """Return the district and province that stand right after a name, each with its word, place and the right one."""
    match = _FORMS["places"].match(passage.text, end, end + 120)
    given = (("district", "อำเภอ", agency.district), ("province", "จังหวัด", agency.province))
    return [
        (word, match.start(field), composed(match[field]), right)
        for field, word, right in given
        if match and match[field] and right
    ]


def _elsewhere(passage: Passage, end: int, agency: Agency) -> bool:
    """Tell whether another province stands right after a name, or another district where no province does."""
    *_, (_, _, printed, right) = [("", 0, "", ""), *_places(passage, end, agency)]
    return not _is_place(printed, right) and SequenceMatcher(None, printed, right).ratio() < _LEAST_ALIKE


def _is_place(printed: str, right: str) -> bool:
    """Tell whether a district or province is the right one; อำเภอเมือง stands for the district of a capital."""
    is_capital = printed == "เมือง" and right.startswith(printed)
    return is_capital or printed.startswith((composed(right), *_NO_NAME))


def _check_indicators(
    passage: Passage, names: dict[str, str], official: dict[int, str], ever: set[str]
) -> Iterator[Finding]:
    """Official is a name that has a source; one that only scores.yml gives may be the slip itself."""
    told = set()
    alone = _FORMS["alone"].finditer(passage.text) if any(one in passage.text for one in ("**", "|", "\t")) else ()
    for matches, whole in ((_FORMS["indicator"].finditer(passage.text), False), (alone, True)):
        for match in matches:
            said = letters(composed(match["name"]))
            slip = None if said in ever else almost(said, names, whole=whole)
            if slip is not None and match.start("name") not in told:
                told.add(match.start("name"))
                code = "W603" if slip[1] in official.values() else "H614"
                yield Finding.make(code, passage.place(match.start("name")), found=slip[0], right=slip[1])
    for name in official.values():
        for start, found in off_by_one(passage.text, name) if len(name) >= _LONG_NAME else ():
            parted = _FORMS["parted"].search(passage.text[max(0, start - _WORD) : start])
            if parted and start not in told and letters(found) not in ever:
                told.add(start)
                yield Finding.make("W603", passage.place(start), found=found, right=name)
    for match in _FORMS["scored"].finditer(passage.text):
        own, said = official.get(int(match["number"])), letters(composed(match["name"]))
        known = any(said in one or said.startswith(one) for one in ever)
        if own is not None and not known and match.start("name") not in told:
            yield Finding.make("W603", passage.place(match.start("name")), found=match["name"], right=own)
