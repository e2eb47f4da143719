"""Personal data inside evidence (หลักฐาน): in its text, and in what its program or camera wrote about its maker.

Told where progress.yml cites the file, once for each kind with how many there are, so that a long list is one line.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.assess.checks.personal import code_of, office_of, told
from prongsai.content import ProgressParts
from prongsai.evidence import kind_of, read_inside
from prongsai.findings import Finding
from prongsai.personal import find_personal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.assess.checks.personal import Office
    from prongsai.content import Agency, Report
    from prongsai.evidence import Inside, Part, Property
    from prongsai.findings import Place
    from prongsai.personal import Mention

_METADATA = {"person": "W928", "device": "H929"}
"""The findings of what a file tells beside its text, by whom it is about."""
_BY_FIX = "ลบได้ด้วย check --fix"
_HIDDEN = f"ข้อมูลแฝง ({_BY_FIX})"
_WORDS = "ข้อความที่มีข้อมูลส่วนบุคคล"
_BY_HAND = "ลบในโปรแกรมที่สร้างไฟล์แล้วบันทึกใหม่"


def check_evidence(assessment: Assessment) -> Iterator[Finding]:
    """Yield what is personal in the evidence of a year."""
    yield from personal_in_evidence(_parts(assessment.report), office_of(assessment.agency))


def personal_in_evidence(parts: ProgressParts, office: Office) -> Iterator[Finding]:
    """Yield what is personal in the evidence of a year of which nothing else need be sound."""
    for file, place in _cited_files(parts).items():
        if (data := parts.evidence.get(file)) is not None:
            yield from personal_inside(data, f"หลักฐาน {file}", place, office)


def _parts(report: Report) -> ProgressParts:
    """Return what a report says of its measures, if anything, and with what evidence."""
    record = (report.progress, report.sources["progress.yml"]) if report.progress is not None else None
    return ProgressParts(record, report.evidence)


def _cited_files(parts: ProgressParts) -> dict[str, Place]:
    """Return where each file of evidence is cited first."""
    if parts.record is None:
        return {}
    progress, source = parts.record
    cited: dict[str, Place] = {}
    for number, one in enumerate(progress.rounds):
        for index, entry in enumerate(one.entries):
            for position, evidence in enumerate(entry.evidence):
                if evidence.file is not None:
                    place = source.at("rounds", number, "entries", index, "evidence", position, "file")
                    cited.setdefault(evidence.file, place)
    return cited


def personal_inside(data: bytes, named: str, place: Place, office: Office) -> Iterator[Finding]:
    """Yield what is personal in a file that is spoken of as `named`."""
    inside = read_inside(kind_of(data), data)
    for mentions in _by_code(inside, office).values():
        part, first = mentions[0]
        where = part.where or (_HIDDEN if part.beside else "")
        yield told(first, place, f"{named} {where} " if where else f"{named} ", _more(mentions))
    for properties in _by_what(inside, office):
        one = properties[0]
        found = f"“{one.value[0]}…”" if one.value else ""
        mend = _BY_FIX if one.fixable else _BY_HAND
        figures = {"what": one.what, "found": found, "more": _more(properties), "mend": mend}
        yield Finding.make(_METADATA[one.about], place, where=f"{named} ", **figures)
    if inside.unread:
        yield Finding.make("H920", place, where=f"{named} ", reason=inside.unread)


def hidden_evidence(assessment: Assessment) -> Iterator[str]:
    """Yield the files of a year's evidence that tell something beside what they show, which nobody acknowledged."""
    told = [finding for finding in assessment.findings if finding.code in _METADATA.values()]
    kept = {finding.place for finding in told if finding.acknowledged is not None}
    for file, place in _cited_files(_parts(assessment.report)).items():
        if place not in kept and hidden_in(assessment.report.evidence.get(file, b""), assessment.agency):
            yield file


def hidden_in(data: bytes, agency: Agency) -> tuple[str, ...]:
    """Return the names of what a file tells beside what it shows, and `check --fix` takes out."""
    inside, office = read_inside(kind_of(data), data), office_of(agency)
    properties = [of_a_kind[0] for of_a_kind in _by_what(inside, office)]
    words = replace(inside, parts=tuple(part for part in inside.parts if part.beside))
    named = [one.what for one in properties if one.fixable] + [_WORDS for _ in _by_code(words, office)]
    return tuple(dict.fromkeys(named))


def _by_code(inside: Inside, office: Office) -> dict[str, list[tuple[Part, Mention]]]:
    found: dict[str, list[tuple[Part, Mention]]] = {}
    for part in inside.parts:
        for mention in find_personal(part.text):
            if not office.owns(mention):
                found.setdefault(f"{code_of(mention)} {mention.kind}", []).append((part, mention))
    return found


def _by_what(inside: Inside, office: Office) -> list[list[Property]]:
    """Return the properties by what they are and how they are mended; the office's own name is no person's."""
    found: dict[tuple[str, str, bool], list[Property]] = {}
    for one in dict.fromkeys(inside.properties):
        if one.value not in office.names:
            found.setdefault((one.about, one.what, one.fixable), []).append(one)
    return [*found.values()]


def _more(found: list[Property] | list[tuple[Part, Mention]]) -> str:
    return f" และอีก {len(found) - 1} แห่ง" if len(found) > 1 else ""
