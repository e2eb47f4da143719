"""What is listed (รายการ): how many there are, against the number said before, and which are named as measures."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.checks.against import expanded
from prongsai.assess.checks.prose import check_prose
from prongsai.assess.checks.words import any_of, words
from prongsai.assess.prose.passages import prose, tables
from prongsai.assess.prose.tokens import names_of, numerals, tokenise
from prongsai.assess.prose.words import patterns
from prongsai.criteria import ALIKE, letters, share
from prongsai.findings import Finding
from prongsai.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage
    from prongsai.assess.prose.tokens import Names, Subject
    from prongsai.findings import Place

_MOST, _FAR = 300, 6000
"""So many counts and rows of a text are looked at, and so far behind one, in letters: no report has more."""
_REWORDED = 0.4
"""A name of which so much stands in a row in a measure's may be that measure in other words."""
_FORMS = patterns("listed", numeral="(?:" + "|".join(numerals()) + ")")
_KINDS = {
    "ตัวชี้วัด": {"indicator"},
    "เครื่องมือ": {"tool"},
    "แบบวัด": {"tool"},
    "ข้อคำถาม": {"question"},
    "คำถาม": {"question"},
    "ข้อ": {"item", "question"},
    "หัวข้อ": {"item"},
    "รายการ": {"item"},
    "ด้าน": {"indicator"},
}
"""What is counted by a word, where it is told by its code, number or name."""
_FEWEST, _SHORTEST = 2, 10
_SHORT = 6
"""Fewer letters are no name of a measure."""
_NAMED = frozenset({"ตัวชี้วัด", "เครื่องมือ", "แบบวัด", "ข้อคำถาม", "คำถาม"})
_MEASURE = "มาตรการ"
_EXCERPT, _NEAR = 80, 60


class _Item(NamedTuple):
    """What stands in a list, or in a row of names."""

    place: Place
    said: str


class _List(NamedTuple):
    """A list below a line: what stands in it, how many with those below these, and whether nothing more may follow."""

    items: list[_Item]
    within: int
    is_whole: bool


def check_listed(assessment: Assessment) -> Iterator[Finding]:
    """Yield counts of lists that have more or fewer, and names of measures that are none."""
    names, wrong = names_of(assessment), list[Finding]()
    for passage in prose(assessment):
        if passage.is_narrative or passage.source.file.endswith("/analysis.yml"):
            wrong += _counts(passage, names)
            yield from _measures(passage, assessment)
    if wrong:  # a count that is told by the scores, or by the table of measures, is told once
        told = {one.place for one in check_prose(assessment)}
        yield from (one for one in wrong if one.place not in told)
    for is_table, rows in tables(assessment):
        heads = rows[0].text.split("|") if is_table else []
        at = next((at for at, head in enumerate(heads) if _FORMS["column"].fullmatch(head)), -1)
        cells = [(row, cell) for row in rows[1:] if at > 0 for cell in row.text.split("|")[at : at + 1]]
        items = [_Item(row.place(row.text.find(cell)), cell) for row, cell in cells if letters(cell)]
        yield from _unknown(items, assessment)


def _counts(passage: Passage, names: Names) -> Iterator[Finding]:
    for match in islice(_FORMS["counted"].finditer(passage.text), _MOST):
        count, noun = numerals().get(match["count"]) or int(match["count"]), match["noun"]
        rest = passage.text[match.end() :].partition("\n")[0]
        in_line = bool(rest.strip("* "))
        right = _in_line(rest, noun, names) if in_line else _below_it(_below(passage, match.end()), noun, names)
        line = passage.text[: match.start("count")].rpartition("\n")[2]  # "รวม 4 มาตรการ ต่อเนื่องจากปีก่อน 3 มาตรการ ดังนี้"
        others = {numerals().get(one[1]) or int(one[1]) for one in _FORMS["so many"].finditer(line) if one[2] == noun}
        if right and count not in right and others.isdisjoint(right):
            place = passage.place(match.start("count"))
            yield Finding.make("W410", place, typed=match["count"], what="รายการที่ตามมามี", right=right[0])


def _in_line(rest: str, noun: str, names: Names) -> list[int]:
    """Return how many codes, numbers or names stand in a row, where it is sure to end."""
    row, end, closed = _row(rest, _KINDS.get(noun, set()), names)
    sure = len(row) > 1 and not _FORMS["goes on"].match(rest, end) and (closed or _FORMS["over"].match(rest, end))
    return [len({*row})] if sure else []


def _below_it(found: _List, noun: str, names: Names) -> list[int]:
    """Return how many there are in a list, by every way in which they may be counted; the first is what to tell."""
    rows = [_row(one.said, _KINDS.get(noun, set()), names)[0] for one in found.items]
    if len(rows) < _FEWEST or not found.is_whole or (noun in _NAMED and not all(rows)):
        return []
    # "- ตัวชี้วัดที่ 9 … ไม่ได้คะแนนข้อ O17 และข้อ O22": those that are counted stand in what is listed.
    kinds = {"item", "question"} & _KINDS.get(noun, set())
    inside = [one.subject for item in found.items for one in (tokenise(item.said, names) if kinds else ())]
    within = len({one.values for one in inside if one is not None and one.kind in kinds})
    return [sum(map(len, rows)) if all(rows) else len(rows), len(rows), found.within, *([within] if within else [])]


def _row(said: str, kinds: set[str], names: Names) -> tuple[list[Subject], int, bool]:
    """Return what a text begins to name in a row, where that ends, and whether the last one was said to be the last."""
    row: list[Subject] = []
    end, closed = 0, False
    for token in tokenise(said, names) if kinds else ():
        subjects = expanded([token])
        if not subjects:
            continue
        between = _FORMS["between"].fullmatch(said, end, token.start)
        if between is None and row and subjects[0].kind == "item":
            between = _FORMS["between titles"].fullmatch(said, end, token.start)
        if between is None or closed or not kinds.issuperset(one.kind for one in subjects):
            break
        row += (one._replace(printed=None, numbered=(0, 0)) for one in subjects)
        end, closed = token.end, between["last"] is not None or len(subjects) > 1
    return row, end, closed


def _below(passage: Passage, start: int) -> _List:
    """Return the list right below a line, and whether none of its kind goes on behind what ends it."""
    items, first, within, ended, blank, before = list[_Item](), None, 0, False, True, ""
    at = passage.text.find("\n", start) + 1 or len(passage.text)
    for line in passage.text[at : at + _FAR].splitlines(keepends=True):
        item, at = _FORMS["item"].match(line), at + len(line)
        if item is not None:
            kind = (len(item["indent"]), item["bullet"] is None)
            first = first or kind
            if kind == first and (ended or int(item["number"] or 2) == 1) and items:
                is_new = int(item["number"] or 2) == 1 or _FORMS["leads"].fullmatch(before)
                return _List(items, within, bool(is_new))
            if kind == first:
                items.append(_Item(passage.place(at - len(line) + item.start("said")), item["said"]))
            within += kind[0] >= first[0]
            ended = ended or (kind != first and kind[0] <= first[0])
        elif line.strip() and (line.startswith(("#", "|")) or not items):
            return _List(items, within, is_whole=line.startswith("#"))
        elif line.strip() and blank and not line[0].isspace():
            ended, before = True, line
        blank = not line.strip()
    return _List(items, within, is_whole=at >= len(passage.text))


def _measures(passage: Passage, assessment: Assessment) -> Iterator[Finding]:
    """Look at the measures that are listed below a line, in a row, and one by one."""
    text = passage.text
    for match in islice(_FORMS["below"].finditer(text), _MOST):
        yield from _unknown(_below(passage, match.end()).items, assessment, worded=match[0].startswith("#"))
    for match in islice(_FORMS["in a row"].finditer(text), _MOST):
        line, before = (
            text[match.end() : match.end() + _FAR].partition("\n")[0],
            text[: match.start()].rpartition("\n")[2],
        )
        if _FORMS["of measures"].search(before) or (match["word"] and _MEASURE in before):
            starts, items = [*_FORMS["each" if match["word"] else "each bare"].finditer(line)], list[_Item]()
            for one, following in zip(starts, [*(other.start() for other in starts[1:]), len(line)], strict=False):
                items.append(_Item(passage.place(match.end() + one.end()), line[one.end() : following]))
                if one["last"]:
                    break
            yield from _unknown(items, assessment)
    for match in _FORMS["alone"].finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.end()].rpartition("\n")[2]
        if not _FORMS["of before"].search(before):
            start = match.start(match.lastgroup or 0)
            yield from _strange([_Item(passage.place(start), match[match.lastgroup or 0])], assessment, [])


def _unknown(items: Sequence[_Item], assessment: Assessment, *, worded: bool = False) -> Iterator[Finding]:
    """Where at least half of what is listed are measures, what is none is told; `worded` where it is called one."""
    named = [_title(one.said, assessment) for one in items]
    if len(items) >= _FEWEST and 2 * sum(map(bool, named)) >= len(items):
        worded = worded or all(_is_called(one.said) for one, title in zip(items, named, strict=True) if title)
        pairs = zip(items, named, ["", *named], strict=False)
        others = [one for one, title, before in pairs if not title and letters(one.said) not in letters(before)]
        yield from _strange([one for one in others if _is_called(one.said) or not worded], assessment, named)


def _is_called(said: str) -> bool:
    return _FORMS["called"].match(said) is not None


def _strange(items: Sequence[_Item], assessment: Assessment, named: Sequence[str]) -> Iterator[Finding]:
    """Tell what is no measure, with the one that is most like it of those that were not named."""
    narrative = letters(assessment.report.narrative.text)
    titles = [one.title for one in assessment.report.measures.measures]
    left = [one for one in titles if one not in named and (named or letters(one) not in narrative)] or titles
    for item in items:
        name = _name(item.said)
        is_thing = any(any_of(of["said"]).search(name) for of in words()["things"].values())
        if (
            not titles
            or len(letters(name)) < _SHORT
            or is_thing
            or _FORMS["general"].match(name)
            or _title(name, assessment)
        ):
            continue
        right = max(left, key=lambda title: SequenceMatcher(None, letters(_name(title)), letters(name)).ratio())
        alike = SequenceMatcher(None, letters(_name(right)), letters(name), autojunk=False).find_longest_match()
        if alike.size >= _REWORDED * len(letters(name)):
            continue
        near = "ใกล้เคียงที่สุดคือ" if left == titles or not named else "ที่ไม่ได้กล่าวถึงคือ"
        lacking = f"ไม่มีมาตรการชื่อนี้ {near} “{cut(right, _EXCERPT)}”"
        printed = item.said[: item.said.find(name) + len(name)].replace("“", "").strip(" *")
        yield Finding.make("H729", item.place, thing=f" “{cut(printed, _EXCERPT)}”", lacking=lacking)


def _title(said: str, assessment: Assessment) -> str:
    """Return the title of the measure that a text begins to name, if in other words or cut; empty where it is none."""
    titles = [one.title for one in assessment.report.measures.measures]
    found = ((_alike(letters(_name(title)), letters(_name(said))), title) for title in titles)
    likeness, title = max(found, default=(0.0, ""))
    return title if likeness >= ALIKE else ""


def _alike(title: str, name: str) -> float:
    return max(share(title, name), share(name, title) if len(name) >= _SHORTEST else 0.0)


def _name(said: str) -> str:
    """Return the name of a measure without the word for what it is."""
    found = _FORMS["measure"].match(said)
    return found["name"].strip(' *“”"') if found else ""
