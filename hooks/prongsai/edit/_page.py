"""One page of the form: a file, or a record of one of its lists, with what was typed and what is found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.assess import checklist
from prongsai.content import FILE_RECORDS, Shape, shapes_of
from prongsai.edit._controls import Control, Form, title_of
from prongsai.edit._desk import data_of, year_of
from prongsai.edit._found import beside, lacked, located
from prongsai.edit._menus import menus_of
from prongsai.edit._names import name_of
from prongsai.edit._posted import changes, in_order
from prongsai.findings import ContentError, Findings
from prongsai.patch import Unpatchable, patched, value_at
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from prongsai.assess import AssessedSite, Assessment, Required
    from prongsai.content import AgencyContent, Location, Site
    from prongsai.edit._desk import Desk
    from prongsai.edit._found import Found
    from prongsai.edit._menus import Data, Menus
    from prongsai.edit._posted import Change, Posted
    from prongsai.findings import Finding
    from prongsai.patch import Standing

_CONTRADICTIONS = range(200, 500)
"""The codes of what a report says against itself, which a draft is told too; what it lacks is told as such."""


@dataclass(frozen=True)
class Sheet:
    """What a page is of.

    Attributes:
        file: the path below the content folder.
        at: the record of the file; empty for the whole file, the place behind the last for a new one of a list.
        standing: the file as the page shows it.
        controls: of the record, a single one for a new record.
    """

    file: str
    at: Location
    standing: Standing
    controls: tuple[Control, ...]
    menus: Menus

    @property
    def new(self) -> bool:
        """Whether it is of a record that is not there yet."""
        return len(self.controls) == 1 and self.controls[0].new

    @property
    def title(self) -> str:
        """What the record is called; of a new one, that it is new."""
        if self.new:
            return plain("edit.new_item")
        held = value_at(data_of(self.standing.text), self.at)
        return title_of(held, self.menus) or plain("edit.untitled")

    @property
    def shown(self) -> tuple[Control, ...]:
        """The controls that stand on the page."""
        return self.controls[0].inner if self.new else self.controls

    @property
    def names(self) -> set[str]:
        """The names of all controls."""
        return {one.name for control in self.controls for one in control.every}

    def changes(self, posted: Posted) -> list[Change]:
        """Return what was typed that differs from what it shows."""
        return [*changes(self.controls, posted)]


def sheet(desk: Desk, file: str, at: Location, version: str | None = None) -> Sheet:
    """Return what a page shows, as it stands or as it stood in a version.

    Raises:
        LookupError: there is no such file or record, or the version is not known any more.
    """
    standing = desk.standing(file)
    text = standing.text if version is None else desk.seen(version)
    data = data_of(text)
    menus = _menus(desk, file, data)
    record = _record_at(file, at)
    form = Form(data, menus)
    controls = form.controls(record, at)
    if at and _is_new(data, at):
        around = tuple(shapes_of(_record_at(file, at[:-2])))
        shape = Shape("groups", "", "", record)
        new = Control(at, "fields", shape, inner=controls, new=True, order=around, title=form.fresh_id(record, at))
        controls = (new,)
    elif at and not isinstance(value_at(data, at), dict):
        raise LookupError(file)
    return Sheet(file, at, standing, controls, menus)


def _is_new(data: Data, at: Location) -> bool:
    """Tell whether a location is the place behind the last item of a list, which need not be there yet."""
    listed = value_at(data, at[:-1])
    return (
        isinstance(at[-1], int)
        and at[-1] == (len(listed) if isinstance(listed, list) else 0)
        and not (isinstance(listed, dict))
    )


def _record_at(file: str, at: Location) -> type[BaseModel]:
    """Return the record of the model that stands at a location.

    Raises:
        LookupError: no record does.
    """
    record = FILE_RECORDS[file.rpartition("/")[2]]
    for step in at:
        if isinstance(step, str):
            shape = shapes_of(record)[step]
            if shape.record is None:
                raise LookupError(step)
            record = shape.record
    return record


def _menus(desk: Desk, file: str, data: Data) -> Menus:
    slug, year = file.partition("/")[0], year_of(file)
    own = data if year is None else desk.data(f"{slug}/agency.yml")
    measures = None
    if year is not None:
        measures = data if file.endswith("/measures.yml") else desk.data(f"{slug}/{year}/measures.yml")
    return menus_of(_agency(desk.load(slug)), year, own, measures)


def _agency(site: Site) -> AgencyContent | None:
    return next(iter(site.agencies), None)


@dataclass(frozen=True)
class Told:
    """What the checks tell of a page.

    Attributes:
        found: the findings.
        year: the assessed year; None where it cannot be assessed, or the page is of none.
    """

    found: Found
    year: Assessment | None

    @property
    def required(self) -> tuple[Required, ...]:
        """The elements that an assessor looks for."""
        return checklist(self.year) if self.year and self.year.report.has_measures else ()


def told(desk: Desk, page: Sheet, site: Site, text: str, unread: Iterable[Change] = ()) -> Told:
    """Return what is found in a page's file.

    Args:
        desk: where the file lies.
        page: what the page shows.
        site: the agency as it was read with `text`.
        text: the file as far as it can be read.
        unread: what cannot be read, of which it is told why.
    """
    year = year_of(page.file)
    assessed = desk.told(site, year)
    findings = [*_of(page.file, assessed)]
    if year is not None and any(year in one.drafts for one in site.agencies):
        assessed = desk.told(desk.load(page.file.partition("/")[0], {page.file: text}, drafts=True), year)
        findings += [one for one in _of(page.file, assessed) if int(one.code[1:]) in _CONTRADICTIONS]
    known = beside(findings, located(text, page.file), page.controls, page.at)
    for name, one in _why_not(desk, page, text, [*unread]):
        known.put(name, one)
    return Told(known, _assessment(assessed, year))


def _why_not(desk: Desk, page: Sheet, text: str, unread: list[Change]) -> Iterator[tuple[str, Finding]]:
    """Yield why what was typed cannot stand in the file, beside the control in which it was typed."""
    if not unread:
        return
    typed = _with(text, unread)
    errors = desk.load(page.file.partition("/")[0], {page.file: typed}).findings.errors
    # What was emptied has no place in the file any more.
    emptied = {str(change.at[-1]): name_of(change.at) for change in unread}
    for name, listed in beside(errors, located(typed, page.file), page.controls, page.at).beside.items():
        yield from ((emptied.get(lacked(one), name), one) for one in listed)
    # What another file lacks is told where it was asked for.
    first = name_of(unread[0].at)
    yield from ((first, one) for one in errors if one.place.file != page.file)


def _of(file: str, site: AssessedSite) -> Findings:
    """Return the findings of the file's year, or of the agency's own file."""
    folder = file.rpartition("/")[0]
    return Findings(one for one in site.findings if one.place.file.rpartition("/")[0] == folder)


def _assessment(site: AssessedSite, year: int | None) -> Assessment | None:
    return next((one for agency in site.agencies for one in agency.years if one.year == year), None)


def _with(text: str, unread: Iterable[Change]) -> str:
    """Return a text with what cannot be read in it, as far as it can be written there."""
    for change in in_order(unread):
        try:
            text = patched(text, change.edits)
        except (Unpatchable, ContentError):
            continue
    return text
