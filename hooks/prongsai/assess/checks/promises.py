"""Promises in the analysis that no measure keeps (สัญญาในเนื้อความ)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.assess.elements.coverage import Coverage
from prongsai.assess.prose.named import named
from prongsai.assess.prose.passages import typed_narrative
from prongsai.content import Reference
from prongsai.findings import Finding
from prongsai.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.prose.named import Named
    from prongsai.assess.prose.passages import Passage
    from prongsai.findings import Place

_EXCERPT = 60
# Said of others, doubted or wished for (ที่จะ, ควรจะ, เพื่อจะ, หวังว่าจะ …), it is no promise.
PROMISE = re.compile(
    r"(?<!ที่)(?<!ว่า)(?<!น่า)(?<!ถ้า)(?<!ควร)(?<!อาจ)(?<!หาก)(?<!ก่อน)(?<!เพื่อ)(?<!เมื่อ)"
    r"จะ(?:เร่ง|มีการ)?(?:ดำเนินการ|จัดทำ|จัดให้มี|จัดตั้ง|จัดอบรม|เผยแพร่|ปรับปรุง|พัฒนา|แก้ไข|ทบทวน|กำหนด|ประกาศ|คุ้มครอง|ออกมาตรการ)"
)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def check_promises(assessment: Assessment) -> Iterator[Finding]:
    """Yield what the narrative or a guidance says will be done about an indicator or topic that no measure answers."""
    coverage = Coverage(assessment)
    for promise, place, about in _in_narrative(typed_narrative(assessment)):
        yield from _unkept(assessment, coverage, promise, place, about)
    source = assessment.report.sources["analysis.yml"]
    for entry, at in assessment.report.analysis.located:
        for number, point in enumerate(entry.guidance):
            match = PROMISE.search(point.text)
            if match is None:
                continue
            place = source.at(*at, "guidance", number, "text")
            promise = _excerpt(point.text, match.start())
            yield from _unkept(assessment, coverage, promise, place, {(entry.about.kind, entry.about.value)})


def _in_narrative(narrative: Passage) -> Iterator[tuple[str, Place, set[Named]]]:
    """Yield each paragraph's promise, its place, and what it is about: its own subjects, or those of the heading."""
    heading: set[Named] = set()
    for paragraph in _PARAGRAPH.finditer(narrative.text):
        if paragraph[0].startswith("#"):
            heading = named(paragraph[0].partition("\n")[0])
        match = PROMISE.search(paragraph[0])
        if match:
            start = paragraph.start() + match.start()
            yield _excerpt(narrative.text, start), narrative.place(start), named(paragraph[0]) or heading


def _excerpt(text: str, start: int) -> str:
    line = text[start : start + 2 * _EXCERPT].partition("\n")[0].strip()
    return cut(line, _EXCERPT)


def _unkept(
    assessment: Assessment, coverage: Coverage, promise: str, place: Place, about: set[Named]
) -> Iterator[Finding]:
    # What a topic's measure does for an indicator is not written anywhere, so by topic only topics are judged.
    kind = "topic" if coverage.by_topic else "indicator"
    known = set(assessment.subjects.topics) if coverage.by_topic else {*map(str, assessment.subjects.indicators)}
    own = sorted(int(value) for name, value in about if name == kind and value in known)
    if own and not any(_answered(coverage, kind, number) for number in own):
        found = (assessment.subjects.find(Reference.model_validate({kind: str(number)})) for number in own)
        yield Finding.make("H714", place, promise=promise, subjects=", ".join(subject.label for subject in found))


def _answered(coverage: Coverage, kind: str, number: int) -> bool:
    """Tell whether a measure names a topic or an indicator, or answers the indicator in another way."""
    return (kind, str(number)) in coverage.named or (kind == "indicator" and coverage.indicator(number))
