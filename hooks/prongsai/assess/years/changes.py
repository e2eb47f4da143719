"""What changed between two versions of a year (ประวัติการแก้ไข), as records. Pure.

A version is laid out as leaves: each value by its path, the records of a list by what identifies them and not by their
place. Two versions are then compared leaf by leaf; a record that came or went is told once, without its leaves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from prongsai.content import (
    NARRATIVE_FILE,
    Acknowledgement,
    Advice,
    Column,
    Entry,
    Evidence,
    Inline,
    Limitation,
    LimitationColumn,
    Measure,
    Note,
    Progress,
    ProgressEntry,
    Round,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from prongsai.content import FileContent, Version

    Files = Mapping[str, FileContent]

_RECORDS = ("agency.yml", "scores.yml", "analysis.yml", "measures.yml", "progress.yml")
Path = tuple[str, ...]
Kind = Literal["added", "removed", "changed", "reordered", "replaced", "unread"]


@dataclass(frozen=True, slots=True)
class Named:
    """A record of a list that stands on the way to a change.

    Attributes:
        record: the record; a measure, or a line of progress about one, as the later version has it.
        title: the title of the measure that it is or is about, where it is.
        number: 2 for the second of records that nothing tells apart, and so on.
    """

    record: BaseModel
    title: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two versions of a year.

    Attributes:
        kind: `reordered` is of a list whose records are the same, `replaced` of a file of evidence under its old name,
            `unread` of a whole file of which one version cannot be read.
        path: the file without its ending, then fields and keys, and what identifies a record of a list.
        names: the records that the path leads through, by how many steps lead there.
        old: the value before, or the title of evidence; None where there was none or it was a whole record.
        new: the value after, likewise.
    """

    kind: Kind
    path: Path
    names: Mapping[int, Named] = field(default_factory=dict)
    old: object = None
    new: object = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed on one day.

    Attributes:
        day: the day in Thailand; None for what is built but not committed yet.
        changes: in the order of the pages; never empty.
    """

    day: date | None
    changes: tuple[Change, ...]


@dataclass(slots=True)
class _Laid:
    """A version laid out.

    Attributes:
        leaves: each given value by its path.
        records: each record of a list by its path.
        orders: the keys of each list in their order.
    """

    leaves: dict[Path, object] = field(default_factory=dict)
    records: dict[Path, Named] = field(default_factory=dict)
    orders: dict[Path, list[str]] = field(default_factory=dict)


def revisions_of(versions: Sequence[Version]) -> tuple[Revision, ...]:
    """Return what changed from each version to the next, the latest first."""
    found = []
    for before, after in pairwise(versions):
        if changes := changes_between(before.files, after.files):
            found.append(Revision(after.day, changes))
    return tuple(reversed(found))


def changes_between(before: Files, after: Files) -> tuple[Change, ...]:
    """Return each thing that differs; empty when a reader was shown the same."""
    return tuple(_changes(before, after))


def _changes(before: Files, after: Files) -> Iterator[Change]:
    titles = _titles(before) | _titles(after)
    for file in _RECORDS:
        stem = file.removesuffix(".yml")
        old, new = before.get(file), after.get(file)
        if _unreadable(file, before) or _unreadable(file, after):
            yield Change("unread", (file,))
        elif old is not new:
            yield from _compare(_lay_out(old, stem, titles), _lay_out(new, stem, titles))
        if file == "analysis.yml":
            yield from _narrative(before, after)
    yield from _evidence(before, after)


def _unreadable(file: str, version: Files) -> bool:
    return file in version and version[file] is None


def _narrative(before: Files, after: Files) -> Iterator[Change]:
    old, new = before.get(NARRATIVE_FILE), after.get(NARRATIVE_FILE)
    if _unreadable(NARRATIVE_FILE, before) or _unreadable(NARRATIVE_FILE, after):
        yield Change("unread", (NARRATIVE_FILE,))
    elif old != new:
        yield Change("changed" if old and new else "added" if new else "removed", (NARRATIVE_FILE,))


def _evidence(before: Files, after: Files) -> Iterator[Change]:
    """Yield the cited files of evidence whose content was replaced; those that came or went are told as records."""
    progress = after.get("progress.yml")
    rounds = progress.rounds if isinstance(progress, Progress) else ()
    cited = {one.file: one.title for each in rounds for entry in each.entries for one in entry.evidence if one.file}
    for file, title in cited.items():
        if file in before and file in after and before[file] != after[file]:
            yield Change("replaced", (file,), old=title, new=title)


def _titles(version: Files) -> dict[str, str]:
    measures = getattr(version.get("measures.yml"), "measures", ())
    return {one.id: one.title for one in measures}


def _lay_out(content: FileContent, stem: str, titles: Mapping[str, str]) -> _Laid:
    laid = _Laid()
    _lay(content, (stem,), laid, titles)
    return laid


def _lay(value: object, path: Path, laid: _Laid, titles: Mapping[str, str]) -> None:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            _lay(getattr(value, name), (*path, name), laid, titles)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _lay(inner, (*path, str(key)), laid, titles)
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel) and not isinstance(value[0], Inline):
        _lay_records(value, path, laid, titles)
    elif value is not None and value is not False and (value != () or path[-1] == "limitations"):
        # Limitations said to be none are more than nothing said.
        laid.leaves[path] = value


def _lay_records(value: tuple[BaseModel, ...], path: Path, laid: _Laid, titles: Mapping[str, str]) -> None:
    keys: list[str] = []
    for one in value:
        key = _identity(one)
        same = sum(other.partition("\0")[0] == key for other in keys)
        keys.append(f"{key}\0{same}" if same else key)
        here = (*path, keys[-1])
        title = titles.get(key, "") if isinstance(one, Measure | ProgressEntry) else ""
        laid.records[here] = Named(one, title, same + 1)
        _lay(one, here, laid, titles)
    laid.orders[path] = keys


def _identity(one: BaseModel) -> str:  # noqa: C901 - one line for each record
    """Return what tells a record from its like."""
    match one:
        case Measure() | Unit():
            return one.id
        case Round():
            return str(one.months)
        case ProgressEntry():
            return one.measure
        case Evidence():
            return one.file or one.url or one.title
        case Column() | LimitationColumn():
            return one.heading
        case Entry():
            return f"{one.about.kind} {one.about.value}"
        case Advice():
            return f"{one.tool} {one.part}"
        case Acknowledgement():
            return f"{one.finding} {one.at}"
        case Note():
            return one.text
        case Limitation():
            return ""
    raise TypeError(type(one).__name__)


def _compare(old: _Laid, new: _Laid) -> Iterator[Change]:
    names = old.records | new.records
    whole = old.records.keys() ^ new.records.keys()
    for path in dict.fromkeys((*new.records, *old.records, *new.leaves, *old.leaves)):
        if any(path[:length] in whole for length in range(len(path))):
            continue
        was, now = old.leaves.get(path), new.leaves.get(path)
        if path in whole:
            yield Change("added" if path in new.records else "removed", path, _on_the_way(path, names))
        elif was != now:
            kind: Literal["added", "removed", "changed"] = (
                "added" if was is None else "removed" if now is None else "changed"
            )
            yield Change(kind, path, _on_the_way(path, names), was, now)
    for path, keys in new.orders.items():
        before = old.orders.get(path, [])
        if [key for key in before if key in keys] != [key for key in keys if key in before]:
            yield Change("reordered", path, _on_the_way(path, names))


def _on_the_way(path: Path, names: Mapping[Path, Named]) -> dict[int, Named]:
    return {length: names[path[:length]] for length in range(len(path) + 1) if path[:length] in names}
