"""Saving what was typed (การบันทึก): what differs is joined with the file as it stands, or kept as a draft."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prongsai.content import FILE_RECORDS, shapes_of
from prongsai.edit._desk import YEAR_FILES, data_of
from prongsai.edit._drafts import Draft, followed
from prongsai.edit._found import located
from prongsai.edit._names import location_of
from prongsai.edit._posted import in_order
from prongsai.edit._remarks import with_remarks
from prongsai.edit._text import TEXT
from prongsai.findings import ContentError
from prongsai.patch import ChangedElsewhere, Insert, Move, Put, Remove, Unpatchable, patched, still, value_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from prongsai.content import Location, Site, Source
    from prongsai.edit._desk import Desk
    from prongsai.edit._drafts import Drafts, Why
    from prongsai.edit._menus import Data
    from prongsai.edit._posted import Change
    from prongsai.findings import Finding, Place
    from prongsai.patch import Edit, Standing

_STAND_IN = "stand-in"
_OF_CONTENT = re.compile(r"[a-z0-9-]+/(?:[0-9]+/)?[a-z]+\.(?:yml|md)")


@dataclass
class Outcome:
    """What became of a saving.

    Attributes:
        standing: the file as it stands then.
        site: the agency as it was read with it, for whoever tells its findings.
        unread: what cannot stand in the file yet, and is kept as drafts.
        clashes: what somebody else changed meanwhile, likewise.
        moved: whether an item of a list came, went or moved, so that a page shows others in its places.
        joined: whether the file was changed elsewhere since the page was made, which shows what stood before.
    """

    standing: Standing
    site: Site
    unread: list[Change] = field(default_factory=list)
    clashes: list[Change] = field(default_factory=list)
    moved: bool = False
    joined: bool = False


def keep(desk: Desk, file: str, seen: str, wanted: Iterable[Change], touched: Iterable[str]) -> Outcome:
    """Save what was typed in a page that was made of the version `seen`; `touched` are the names of all its controls.

    Raises:
        LookupError: the version is not known any more.
        OSError: the file cannot be written; it is as it was, and what was typed is kept as drafts where that may be.
    """
    with desk.lock:
        base = data_of(desk.seen(seen))
        now = desk.standing(file)
        good, clashes = _parted([*wanted], base, now)
        text, unread, site = readable(desk, file, now.text, good)
        bad = {id(one) for one in unread}
        good = [one for one in in_order(good) if id(one) not in bad]
        held = desk.drafts.of(file)
        drafts = _drafts(held, touched, unread, clashes)
        for edit in (edit for one in good for edit in one.edits):
            drafts = followed(drafts, edit)
        desk.drafts.keep(file, drafts)
        try:
            after = desk.save(file, now, text)
        except ChangedElsewhere as error:
            # Between reading and writing: what was typed is shown beside what stands now.
            clashes += good
            desk.drafts.keep(file, _drafts(held, touched, unread, clashes))
            return Outcome(error.theirs, site, unread, clashes, joined=True)
        except OSError:
            with suppress(OSError):
                desk.drafts.keep(file, _drafts(held, touched, [*unread, *good], clashes))
            raise
        moved = any(_moves(edit) for one in good for edit in one.edits)
        return Outcome(after, site, unread, clashes, moved, joined=now.version != seen)


def keep_apart(desk: Desk, file: str, seen: str, form: Mapping[str, Sequence[str]]) -> bool:
    """Keep what was typed in a page of a file that is gone meanwhile, and tell whether anything was.

    Raises:
        LookupError: the version is not known any more.
        OSError: it cannot be kept.
    """
    text, name = desk.seen(seen), file.rpartition("/")[2]
    if not _OF_CONTENT.fullmatch(file) or name not in (*YEAR_FILES, *FILE_RECORDS):
        return False
    if TEXT in form:
        typed = {TEXT: tuple(form[TEXT])} if form[TEXT][0].split() != text.split() else {}
    else:
        fields, base = shapes_of(FILE_RECORDS[name]), data_of(text)
        typed = {
            one: tuple(values) for one, values in form.items() if _is_typed(location_of(one), values, base, fields)
        }
    if typed:
        desk.drafts.keep(file, desk.drafts.of(file) | {one: Draft(values, "unread") for one, values in typed.items()})
    return bool(typed)


def _is_typed(at: Location, values: Sequence[str], base: Data, fields: Container[str]) -> bool:
    """Tell whether a control holds something else than its file did; of what is no plain value nobody knows."""
    if not at or at[0] not in fields:
        return False
    held = value_at(base, at)
    return not isinstance(held, (dict, list)) and "".join(values).strip() != ("" if held is None else str(held))


def _moves(edit: Edit) -> bool:
    return isinstance(edit, Insert | Move) or (isinstance(edit, Remove) and isinstance(edit.at[-1], int))


def _drafts(held: Drafts, touched: Iterable[str], unread: list[Change], clashes: list[Change]) -> Drafts:
    """Return the drafts of a file after a saving: those of the page anew, all others as they were."""
    gone = {*touched}
    drafts = {name: draft for name, draft in held.items() if name not in gone}
    kinds: tuple[tuple[Why, list[Change]], ...] = (("unread", unread), ("clash", clashes))
    for why, listed in kinds:
        for change in listed:
            drafts |= {
                name: Draft(typed, "clash" if why == "clash" else "unread") for name, typed in change.typed.items()
            }
    return drafts


def _parted(wanted: list[Change], base: Data, now: Standing) -> tuple[list[Change], list[Change]]:
    """Return the changes that can be joined with the file as it stands, and those where it holds something else.

    What stands in it already is neither: a page whose last saving was not answered yet sends the same again.
    """
    current = data_of(now.text)
    open_ones = [one for one in wanted if not all(_stands(edit, current) for edit in one.edits)]
    good = [one for one in open_ones if all(still(edit, base, current) for edit in one.edits)]
    return good, [one for one in open_ones if one not in good]


def _stands(edit: Edit, current: Data) -> bool:
    match edit:
        case Put(at, value):
            return bool(value_at(current, at) == value)
        case Insert(at, index, value):
            return bool(value_at(current, (*at, index)) == value)
    return False


def readable(desk: Desk, file: str, text: str, wanted: list[Change]) -> tuple[str, list[Change], Site]:
    """Return a file's text with the changes that can be read, those that cannot, and the agency as it is read then."""
    unread: list[Change] = []
    while True:
        rest = [one for one in in_order(wanted) if one not in unread]
        new, stuck = _patched(text, rest)
        if stuck is not None:
            unread.append(stuck)
            continue
        site, fresh = _fresh(desk, file, text, new)
        if not fresh or not rest:
            return new, unread, site
        places = [one.place for one in fresh if one.place.file == file]
        unread += _blamed(rest, located(new, file), places) or _each(desk, file, text, rest) or rest


def _fresh(desk: Desk, file: str, text: str, new: str) -> tuple[Site, list[Finding]]:
    """Return the agency as it is read with a new text of a file, and the errors that it then has and had not before."""
    slug = file.partition("/")[0]
    site = desk.load(slug, {file: new})
    errors = site.findings.errors
    known = (
        {(one.place.file, one.message) for one in desk.load(slug, {file: text}).findings.errors} if errors else set()
    )
    return site, [one for one in errors if (one.place.file, one.message) not in known]


def naming(desk: Desk, file: str, edit: Edit) -> list[Finding]:
    """Return the errors that other files would have with an edit of a file: those that still name what it removes."""
    text = desk.standing(file).text
    return [one for one in _fresh(desk, file, text, patched(text, [edit]))[1] if one.place.file != file]


def _each(desk: Desk, file: str, text: str, wanted: list[Change]) -> list[Change]:
    """Return the changes of which each by itself brings an error, be it in another file."""
    found = []
    for one in wanted:
        new, stuck = _patched(text, [one])
        if stuck or _fresh(desk, file, text, new)[1]:
            found.append(one)
    return found


def _patched(text: str, wanted: list[Change]) -> tuple[str, Change | None]:
    """Return a text with changes; with None, or the first that cannot be made without touching more than itself."""
    for change in wanted:
        try:
            edits = with_remarks(data_of(text), change.edits) if text.strip() else ()
            text = patched(text, edits) if edits else _begun(change)
        except (Unpatchable, ContentError):
            return text, change
    return text, None


def _begun(change: Change) -> str:
    """Return the first lines of a file that is not there yet: a field stands in it, and goes when another has come."""
    return patched(f"{_STAND_IN}: 1\n", [*change.edits, Remove((_STAND_IN,))])


def _blamed(wanted: list[Change], source: Source, places: list[Place]) -> list[Change]:
    """Return the changes that stand where errors are; one that is of the whole file blames none."""
    errors = [at for place in places if (at := source.location_of(place))]
    return [one for one in wanted if any(_meet(edit, error) for edit in one.edits for error in errors)]


def _meet(edit: Edit, error: Location) -> bool:
    at = (*edit.at, edit.index) if isinstance(edit, Insert) else edit.at
    return at[: len(error)] == error or error[: len(at)] == at
