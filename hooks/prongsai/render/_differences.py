"""What readers would see changed (สิ่งที่จะเปลี่ยนบนหน้าเว็บ) between a revision and the content as it stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.assess import changes_between
from prongsai.render._changes import sentences
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.assess import Change
    from prongsai.content import Agency, comparison


@dataclass(frozen=True, slots=True)
class PageDifference:
    """What would change on one page.

    Attributes:
        of: the agency's short name, and of a year its year: what the page belongs to.
        page: what the page is called; empty for files that make no page of their own.
        address: where it stands below the site; empty where there is none, or none any more.
        sentences: what changes, never empty.
    """

    of: str
    page: str
    address: str
    sentences: tuple[str, ...]


def told_differences(differences: comparison.Differences) -> Iterator[PageDifference]:
    """Yield what would change, page by page, in the order of the folders; last what else differs."""
    for compared in differences.folders:
        yield from _year(compared) if "/" in compared.folder else _agency(compared)
    if differences.others:
        told = tuple(plain("differences.file", file=path) for path in differences.others)
        yield PageDifference(plain("differences.others"), "", "", told)


def _agency(compared: comparison.Compared) -> Iterator[PageDifference]:
    before, after = compared.before.agency, compared.after.agency
    name = _name(compared)
    address = paths.agency(compared.folder)
    if "agency.yml" not in compared.after.files:
        yield PageDifference(name, "", "", (plain("differences.agency.removed"),))
    elif "agency.yml" not in compared.before.files:
        yield PageDifference(name, plain("differences.page.agency"), address, (plain("differences.agency.added"),))
    elif told := sentences(changes_between(compared.before.files, compared.after.files), _units(before, after)):
        yield PageDifference(name, plain("differences.page.agency"), address, told)


def _year(compared: comparison.Compared) -> Iterator[PageDifference]:
    slug, _, year = compared.folder.partition("/")
    of = plain("differences.year", name=_name(compared), year=year)
    if compared.before.shown != compared.after.shown:
        kind = "added" if compared.after.shown else "removed"
        address = paths.year(slug, int(year)) if compared.after.shown else ""
        yield PageDifference(of, plain("differences.page.results"), address, (plain(f"differences.year_{kind}"),))
    elif not compared.after.shown:
        yield PageDifference(of, "", "", (plain("differences.draft"),))
    else:
        units = _units(compared.before.agency, compared.after.agency)
        changes = changes_between(compared.before.files, compared.after.files)
        for part, those in groupby(changes, _part):
            address = paths.part_of(slug, int(year), part)
            yield PageDifference(of, plain(f"differences.page.{part or 'results'}"), address, sentences(those, units))


def _part(change: Change) -> str:
    """Return the part of a year that shows what changed."""
    stem = change.path[0].partition(".")[0].partition("/")[0]
    return {"scores": "", "evidence": "progress"}.get(stem, stem)


def _name(compared: comparison.Compared) -> str:
    agency = compared.after.agency or compared.before.agency
    return agency.short_name if agency else compared.folder.partition("/")[0]


def _units(*agencies: Agency | None) -> dict[str, str]:
    """Return the names of the units by their ids; the later agency's name of a unit goes before the earlier one's."""
    return _joined(agency.unit_names for agency in agencies if agency)


def _joined(names: Iterable[dict[str, str]]) -> dict[str, str]:
    return {code: name for each in names for code, name in each.items()}
