"""What stands under a heading of a topic or an indicator and names another one (ข้อความค้างใต้หัวข้อ): words copied on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.prose.likeness import letters
from prongsai.assess.prose.passages import typed_narrative
from prongsai.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.passages import Passage

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
# What stands before a title in a heading: marks, numbers of every kind, the word for what it is.
_MARKS = re.compile(
    r"[#*\s]*(?:\(?[0-9๐-๙.]{1,8}\)?[.)]?\s*)?(?:(?:ตัวชี้วัด|ประเด็น)(?:ที่\s*[0-9๐-๙]{1,2})?\s*[:.]?\s*)?(?:ด้าน)?"
)
# The sentence that opens a section says of what the results are.
_OPENING = re.compile(
    r"(?:ผล|คะแนน|พิจารณา|วิเคราะห์)[^\n]{0,60}(?:เกี่ยวกับ|เกี่ยวข้องกับ|ด้าน|ประเด็น|เรื่อง|ตัวชี้วัด(?:ที่\s*[0-9๐-๙]{1,2})?)\s*(?P<rest>[^\n]+)"
)
_LONGEST = 160
"""A line of more letters is no heading."""
_SHORTEST = 8


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
        other = _other(entry.finding or "", own, titles) if own else None
        if own is not None and other is not None:
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
    for line in _LINE.finditer(passage.text):
        heading = len(line[0]) <= _LONGEST and titles.get(letters(line[0][_end_of_marks(line[0]) :]))
        if heading:
            own = heading
        elif line[0].startswith("#"):
            own = None
        elif own is not None:
            other = _other(line[0], own, titles)
            if other is not None:
                yield Finding.make("W611", passage.place(line.start()), found=other.name, heading=own.name)
            own = None  # only the sentence that opens a section says of what it is


def _end_of_marks(line: str) -> int:
    match = _MARKS.match(line)
    return match.end() if match else 0


def _other(text: str, own: _Title, titles: Mapping[str, _Title]) -> _Title | None:
    """Return of what else than its own subject the sentence that opens a section says that the results are."""
    opening = _OPENING.search(text[:_LONGEST])
    said, whole = letters(opening["rest"]) if opening else "", letters(text)
    found = next((title for name, title in titles.items() if said.startswith(name)), None)
    if (
        found is None
        or found.key[0] != own.key[0]
        or any(title.key == own.key and name in whole for name, title in titles.items())
    ):
        return None
    return found
