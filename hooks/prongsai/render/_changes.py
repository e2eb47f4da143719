"""Changes of a year in sentences (ถ้อยคำของประวัติการแก้ไข), by the words that the model's fields declare."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.content import (
    ENTRY_KINDS,
    FILE_RECORDS,
    NARRATIVE_FILE,
    PERIODS,
    STATUSES,
    Acknowledgement,
    Advice,
    Column,
    Entry,
    Evidence,
    Limitation,
    LimitationColumn,
    Measure,
    Note,
    ProgressEntry,
    Reference,
    Round,
    Unit,
    record_in,
    said_of,
)
from prongsai.personal import mask_personal
from prongsai.text import cut, round2
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel

    from prongsai.assess import Change, Named

_SHORT = 60
"""The most characters of a value that a sentence quotes; of a longer one it tells only that the words changed."""
_SHOWN = {"status": STATUSES, "steps": STATUSES, "name": PERIODS, "kind": ENTRY_KINDS}
"""Codes by the field that holds them, in words."""
_THAI_END = re.compile(r"[\u0e01-\u0e4e]$")


def sentences(changes: Iterable[Change], units: Mapping[str, str]) -> tuple[str, ...]:
    """Return one sentence for each change, none twice; `units` are the names of the agency's units by their codes.

    Personal data is masked: what was taken out of a report must not come back in its history.
    """
    return tuple(dict.fromkeys(mask_personal(_sentence(change, units)) for change in changes))


def _sentence(change: Change, units: Mapping[str, str]) -> str:
    if change.kind == "unread":
        return plain("changes.unread", file=change.path[0])
    if change.path == (NARRATIVE_FILE,):
        return plain(f"changes.narrative.{change.kind}")
    if change.kind == "replaced":
        return plain("changes.replaced", title=change.new)
    old, new = (_shown(change.path, value, units) for value in (change.old, change.new))
    short = max(len(old), len(new)) <= _SHORT and "\n" not in old + new
    what = label(change)
    # A space parts a label from the Thai word after it, unless the label ends in Thai too.
    parted = what if _THAI_END.search(what) else f"{what} "
    match change.kind:
        case "added":
            return plain("changes.added_value" if new and short else "changes.added", what=what, new=new)
        case "removed":
            return plain("changes.removed_value" if old and short else "changes.removed", what=parted, old=old)
        case "reordered":
            return plain("changes.reordered", what=parted)
    return plain("changes.changed" if short and old != new else "changes.reworded", what=what, old=old, new=new)


def label(change: Change) -> str:
    """Return what a change is of, as its field says, with the names of the records and keys on the way to it."""
    record: type[BaseModel] | None = FILE_RECORDS[f"{change.path[0]}.yml"]
    words, of, one = "", "", ""
    steps = iter(enumerate(change.path[1:], 2))
    for _, field in steps:
        said = said_of(record, field) if record is not None else None
        if said is not None:
            words = said.changed.format(heading=said.heading, of=of, one=one)
            if said.each and (place := next(steps, None)):
                name = _name(change.names.get(place[0]), place[1])
                one, of = (form.format(of=of, name=name) for form in (said.each, said.within or said.each))
                words = one
            elif said.within:
                of = said.within
        record = record_in(record, field) if record is not None else None
    return " ".join(words.split())


def _name(named: Named | None, key: str) -> str:
    """Return the name that a reader knows a record of a list by, or a key as it is."""
    if named is None:
        return key
    name = _known_by(named.record, named.title)
    return plain("changes.numbered", name=name, number=named.number) if named.number > 1 else name


def _known_by(one: BaseModel, title: str) -> str:  # noqa: C901, PLR0911 - one line for each record
    match one:
        case Measure():
            return f" “{title or one.title}”"
        case Unit():
            return f" “{one.name}”"
        case ProgressEntry():
            return f" “{title or one.measure}”"
        case Evidence():
            return f" “{one.title}”"
        case Round():
            return str(one.months)
        case Column() | LimitationColumn():
            return f"“{one.heading}”"
        case Entry():
            return _reference(one.about)
        case Advice():
            part = plain("changes.part", part=one.part) if one.part else ""
            return f"{one.tool or ''} {part}".strip() or plain("common.overall")
        case Acknowledgement():
            return one.finding
        case Note():
            return f"“{cut(one.text, _SHORT)}”"
        case Limitation():
            return ""
    raise TypeError(type(one).__name__)


def _reference(about: Reference) -> str:
    return about.value if about.kind == "text" else plain(f"names.subject.{about.kind}", value=about.value)


def _shown(path: tuple[str, ...], value: object, units: Mapping[str, str]) -> str:
    """Return a value as a page shows it; empty for none."""
    match value:
        case None:
            return ""
        case ():
            return plain("changes.none_said")
        case tuple():
            return ", ".join(_shown(path, one, units) for one in value)
        case Reference():
            return _reference(value)
        case bool():
            return plain("changes.yes")
        case Decimal():
            rounded = round2(value)
            return str(rounded if rounded == value else value)
    text = str(value)
    if path[-1] in ("responsible", "unit"):
        return units.get(text, text)
    codes = _SHOWN.get(path[-1]) or _SHOWN.get(path[-2], {})
    return codes.get(text, text)
