"""Personal data (ข้อมูลส่วนบุคคล) in every text that an officer wrote, whatever field, key or comment it stands in.

A file is read as one text and not field by field, so that no field of a later year is forgotten. What an agency gives
in agency.yml as its office's contact is nobody's and passes everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.assess.checks.words import words as own_words
from prongsai.assess.prose.passages import Passage
from prongsai.findings import Finding, Place
from prongsai.personal import BARRIER, find_personal, mask_personal, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess._assessment import Assessment
    from prongsai.content import Agency, Scalar, Source
    from prongsai.personal import Mention

_GRAVE = {"national_id": "E921", "bank_account": "E922"}
_CODES = {"national_id": "W923", "mobile": "W924", "email": "W925", "name": "W926"}
_OTHER = "W927"
_CONTACTS = ("mobile", "email", "line_id")
_AGENCY_FILE = "agency.yml"


@dataclass(frozen=True, slots=True)
class Office:
    """What an agency says of itself as an office, which is no person's.

    Attributes:
        contacts: its telephones, e-mail addresses and LINE, in their one form; no other number becomes an office's so.
        address: where it is, in plain form.
        names: its own name and those of its units.
    """

    contacts: frozenset[str] = frozenset()
    address: str = ""
    names: frozenset[str] = frozenset()

    def owns(self, mention: Mention) -> bool:
        """Tell whether what was found is the office's own."""
        if mention.kind == "address":
            return bool(mention.value) and mention.value in self.address
        return mention.kind in _CONTACTS and mention.value in self.contacts


def office_of(agency: Agency) -> Office:
    """Return what an agency says of itself."""
    names = frozenset({agency.name, agency.short_name, *(unit.name for unit in agency.units)})
    if agency.contact is None:
        return Office(names=names)
    given = [str(value) for value in agency.contact.model_dump().values() if value is not None]
    found = [mention.value for mention in find_personal(BARRIER.join(given))]
    contacts = frozenset(filter(None, [*found, plain(agency.contact.line or "")]))
    return Office(contacts, plain(agency.contact.address or ""), names)


def check_personal(assessment: Assessment) -> Iterator[Finding]:
    """Yield the personal data in the texts of a year."""
    office = office_of(assessment.agency)
    report = assessment.report
    for source in (report.narrative, *report.sources.values()):
        if not source.file.endswith(_AGENCY_FILE):
            yield from personal_in(source, office)


def personal_in(source: Source, office: Office) -> Iterator[Finding]:
    """Yield the personal data in a file of text, each where it stands."""
    for mention, offset in _mentions(source):
        if not _is_allowed(mention, offset, source, office):
            yield told(mention, source.place(offset))


def personal_in_name(slug: str, source: Source) -> Iterator[Finding]:
    """Yield the personal data in the name of an agency's folder, which is part of every address; told at agency.yml."""
    for mention in find_personal(slug):
        yield told(mention, Place(source.file), "ชื่อโฟลเดอร์ของหน่วยงาน")


def told(mention: Mention, place: Place, where: str = "", more: str = "") -> Finding:
    """Return the finding of a mention; `where` says in which part of what file, `more` how many there are besides."""
    what = own_words()["personal"].get(mention.kind, "")
    return Finding.make(code_of(mention), place, where=where, what=what, found=mention.masked, more=more)


def code_of(mention: Mention) -> str:
    """Return the finding of a mention: an error for what is grave."""
    if mention.grave:
        return _GRAVE[mention.kind]
    return _CODES.get(mention.kind, _OTHER)


def masked(finding: Finding) -> Finding:
    """Return a finding whose sentence, reason and file tell nothing personal, whatever the finding is about."""
    file, message = mask_personal(finding.place.file), mask_personal(finding.message)
    told, reason = (text and mask_personal(text) for text in (finding.told, finding.acknowledged))
    whole = (finding.place.file, finding.message, finding.told, finding.acknowledged)
    if (file, message, told, reason) == whole:
        return finding
    return replace(finding, place=replace(finding.place, file=file), message=message, told=told, acknowledged=reason)


def _mentions(source: Source) -> Iterator[tuple[Mention, int]]:
    """Yield what is found, and where in the file it begins."""
    yield from ((mention, mention.start) for mention in find_personal(_flat(source)))
    for location, scalar in source.scalars.items():
        if _is_escaped(scalar, source):
            read = Passage(source, location, scalar.value, source.runs(location))
            found = find_personal(scalar.value)
            yield from ((one, read.offset(one.start, one.start + 1) or scalar.start) for one in found)


def _flat(source: Source) -> str:
    """Return a file's text with each letter in its place, and nothing that reaches from one value or line to the next.

    A narrative is one text. Values that are written with escapes are left out.
    """
    if source.file.endswith(".md"):
        return source.text
    pieces, end = [], 0
    for scalar in sorted(source.scalars.values(), key=lambda one: one.start):
        if scalar.start >= end:
            hidden = _is_escaped(scalar, source)
            value = BARRIER * (scalar.end - scalar.start) if hidden else source.text[scalar.start : scalar.end]
            pieces += [source.text[end : scalar.start].replace("\n", BARRIER), value]
            end = scalar.end
    return "".join([*pieces, source.text[end:].replace("\n", BARRIER)])


def _is_escaped(scalar: Scalar, source: Source) -> bool:
    """Tell whether a value is written with escapes, so that its letters do not stand in the file as they are read."""
    return source.text.startswith('"', scalar.start) and "\\" in source.text[scalar.start : scalar.end]


def _is_allowed(mention: Mention, offset: int, source: Source, office: Office) -> bool:
    """Tell whether a mention is the office's own, or a name in a field that is meant for names.

    A private e-mail address as the office's contact is told where it is given, and nowhere else.
    """
    if mention.kind == "name":
        return _is_for_names(offset, source)
    if mention.kind == "email" and source.file.endswith(_AGENCY_FILE):
        return False
    return office.owns(mention)


def _is_for_names(offset: int, source: Source) -> bool:
    within = (location for location, one in source.scalars.items() if one.start <= offset < one.end)
    return any(not words().names.fields.isdisjoint(location) for location in within)
