"""A workbook taken into the files of its year (การนำเข้าแผ่นงาน): all of it or nothing, told before it is written."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prongsai.content import Source, agency_folders, load_site, parse
from prongsai.findings import ContentError, Finding, Place
from prongsai.patch import Remove, Unpatchable, meant, patched, save_all, still, written
from prongsai.personal import mask_personal
from prongsai.sheet._grids import cell_name, read_grids
from prongsai.sheet._layout import tables_of
from prongsai.sheet._marker import LAYOUT, LISTS, MARKER, read_marker
from prongsai.sheet._match import Matcher
from prongsai.sheet._plan import cell_at, planned
from prongsai.sheet._year import AGENCY, YEAR_FILES, read_year, units_in, with_agency
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from prongsai.patch import Edit, Standing
    from prongsai.sheet._grids import Grid
    from prongsai.sheet._marker import Marker
    from prongsai.sheet._plan import Plan
    from prongsai.sheet._table import Column
    from prongsai.sheet._year import YearFiles

_STAND_IN = "stand-in"
_KEY = re.compile(r"“[a-z_]+”|(?<![\w“./-])[a-z][a-z0-9_-]*(?![\w”./:-])")
"""The name of a field, or the id of a unit, in a message."""
_FILES = (".yml", ".md", ".xlsx", ".ods", ".txt", ".docx", ".csv", ".tsv", ".html", ".htm")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a workbook brings.

    Attributes:
        year: the year as its files stand.
        texts: the new texts of the files that change, by their paths below the content folder.
        found: what cannot be read, with which nothing is written, and what was passed over.
        cells: where the values of the files as they will be stand in the workbook.
    """

    year: YearFiles
    texts: Mapping[str, str]
    found: tuple[Finding, ...]
    plan: Plan

    @property
    def refused(self) -> bool:
        """Whether anything cannot be read."""
        return any(one.severity == "error" for one in self.found)

    @property
    def brings_scores(self) -> bool:
        """Whether it changes scores, and no measures."""
        return "scores.yml" in self.plan.edits and "measures.yml" not in self.plan.edits

    @property
    def changed(self) -> list[str]:
        """The cells of what changes, each with what it is called."""
        return [plain("sheet.cell", cell=_named(place), what=what) for place, what in self.plan.changed]

    @property
    def standings(self) -> list[tuple[str, Standing, Standing]]:
        """The files that change, each as it stands before and then: units before the measures that name them."""
        named = [(file, self.year.files[file.rpartition("/")[2]]) for file in self.texts]
        changed = [(file, before, written(before, self.texts[file])) for file, before in named]
        return sorted(changed, key=lambda one: one[0].count("/"))

    def lines(self) -> list[str]:
        """Return what was found, a line for each, with its cell."""
        return [self.told(one) for one in sorted(self.found)]

    def told(self, finding: Finding) -> str:
        """Return the one line that an officer reads of a finding, with the cell in which the value stands, if any."""
        one = _in_cell(finding, self.texts, self.plan)
        words = " ".join(one.sentence.split())
        if one.place != finding.place or not one.place.file.endswith(_FILES):
            words = self._in_cells(words, one.place.file)
        return f"{_named(one.place)}: {one.code} {words}"

    def _in_cells(self, words: str, sheet: str) -> str:
        """Return a message in the words of a sheet: headings for fields, and units by their names."""
        listed = units_in(self.year.data.get(AGENCY))
        units = {str(one.get("id")): str(one.get("name")) for one in listed}
        named = {column.name: f"“{column.heading}”" for column in self._columns(sheet)}
        words = words.replace("ใน units ของ agency.yml", plain("sheet.among_units"))
        head, bracket, hint = words.partition(" (ใ")
        hint = _KEY.sub(lambda match: units.get(match[0], match[0]), hint)
        head = _KEY.sub(lambda match: named.get(match[0].strip("“”"), match[0]), head)
        return f"{head}{bracket}{hint}"

    def _columns(self, sheet: str) -> tuple[Column, ...]:
        known = all(name in self.year.data for name in YEAR_FILES)
        return next((one.columns for one in tables_of(self.year) if one.title == sheet), ()) if known else ()


def _named(place: Place) -> str:
    """Return a place as an officer finds it: the cell of a sheet, or the line and column of a file."""
    return str(place) if place.file.endswith(_FILES) else cell_name(place)


def read_workbook(content: Path, path: Path, of: tuple[str, int] | None = None) -> Taken:
    """Read a workbook against the content as it stands; with `of`, it must be that of this agency and year.

    Raises:
        ContentError: it cannot be read at all, or is of another layout, agency or year; or a file is no YAML.
        OSError: it, or a file, cannot be read.
    """
    return take(content, read_grids(path), path.name, of)


def is_ours(path: Path) -> bool:
    """Tell whether a workbook was made by `workbook`, be it that its hidden sheet was taken away since.

    Raises:
        ContentError: see `read_workbook`.
        OSError: likewise.
    """
    titles = {plain(f"sheet.title.{name}") for name in ("scores", "questions", "items", "report", "measures", "rounds")}
    grids = read_grids(path)
    return MARKER in grids or len(titles & grids.keys()) > len(titles) // 2


def take(content: Path, grids: Mapping[str, Grid], name: str, of: tuple[str, int] | None = None) -> Taken:
    """Take the sheets of a workbook that is called `name`.

    Raises:
        ContentError: see `read_workbook`.
        OSError: a file of the content cannot be read.
    """
    marker = _marker(content, grids, name, of)
    now = with_agency(read_year(content, marker.slug, marker.year))
    # The list of units is no part of a workbook: it is read as it stands.
    seen = replace(now, data={name: marker.data.get(name) for name in YEAR_FILES} | {AGENCY: now.data[AGENCY]})
    tables = tables_of(seen)
    matcher = Matcher(grids)
    matched = [(table, rows) for table in tables if (rows := matcher.rows(table)) is not None]
    matcher.others({one.title for one in tables} | {MARKER, LISTS, *list(grids)[:1]})
    plan = planned(seen, matched)
    plan.found[:0] = matcher.found
    return taken(now, plan, seen)


def taken(now: YearFiles, plan: Plan, seen: YearFiles | None = None) -> Taken:
    """Return what a plan makes of the files of a year; `seen` is the year as it was when the plan's source was made."""
    plan.found[:] = [replace(one, message=mask_personal(one.message)) for one in plan.found]
    found = [*plan.found]
    if any(one.severity == "error" for one in found):
        return Taken(now, {}, tuple(found), plan)
    texts = dict(new_texts(seen or now, now, plan, found))
    done = Taken(now, texts, tuple(found), plan)
    fresh = _fresh(now.content, done) if texts and not done.refused else []
    return replace(done, found=(*found, *fresh))


def _marker(content: Path, grids: Mapping[str, Grid], name: str, of: tuple[str, int] | None) -> Marker:
    marker = read_marker(grids[MARKER].rows) if MARKER in grids else None
    if marker is None:
        problem = "ไม่ใช่แผ่นงานที่ prongsai sheet out ทำไว้ หรือแผ่นกำกับถูกลบ"
    elif marker.layout != LAYOUT:
        problem = f"แผ่นงานเป็นของรุ่นอื่น ({marker.layout}) รุ่นนี้อ่าน {LAYOUT}"
    elif of not in (None, (marker.slug, marker.year)):
        problem = f"แผ่นงานเป็นของ {marker.slug}/{marker.year}"
    elif marker.slug not in agency_folders(content) or not (content / marker.slug / str(marker.year)).is_dir():
        # Whoever made the workbook may have named any folder.
        problem = f"แผ่นงานเป็นของ {marker.slug}/{marker.year} ซึ่งไม่มีในเนื้อหา"
    else:
        return marker
    raise ContentError(Finding.make("E941", Place(name), problem=problem))


def new_texts(seen: YearFiles, now: YearFiles, plan: Plan, found: list[Finding]) -> Iterator[tuple[str, str]]:
    """Yield the files that change with their new texts; what somebody else changed meanwhile is told."""
    for file, edits in plan.edits.items():
        text = now.files[file].text
        before, current = seen.data[file] or {}, now.data[file] or {}
        for edit in edits:
            place = cell_at(plan.before, file, edit.at) or Place(file)
            try:
                if not still(edit, before, current):
                    found.append(Finding.make("E947", place, file=now.path(file)))
                    break
                text = _patched(text, edit)
                before, current = meant(before, edit), meant(current, edit)
            except (Unpatchable, ContentError):
                found.append(Finding.make("E948", place, file=now.path(file)))
                break
        else:
            yield now.path(file), text


def _patched(text: str, edit: Edit) -> str:
    if text.strip():
        return patched(text, [edit])
    # A field stands in a file that is not there yet, and goes when another has come.
    return patched(f"{_STAND_IN}: 1\n", [edit, Remove((_STAND_IN,))])


def _fresh(content: Path, taken: Taken) -> list[Finding]:
    """Return the errors that the content has with the new texts and has not without, at their cells."""
    slug = taken.year.slug
    known = {(one.place.file, one.message) for one in load_site(content, slug).findings.errors}
    errors = load_site(content, slug, taken.texts).findings.errors
    fresh = (one for one in errors if (one.place.file, one.message) not in known)
    return [_in_cell(one, taken.texts, taken.plan) for one in fresh]


def _in_cell(finding: Finding, texts: Mapping[str, str], plan: Plan) -> Finding:
    text = texts.get(finding.place.file)
    if text is None:
        return finding
    source = Source(finding.place.file, text)
    with suppress(ContentError):
        parse(source, [])
    at = source.location_of(finding.place)
    cell = cell_at(plan.after, finding.place.file.rpartition("/")[2], at)
    return replace(finding, place=cell) if cell else finding


def write(taken: Taken) -> None:
    """Write the files that change, all of them or none.

    Raises:
        ChangedElsewhere: a file is not as it was when it was read.
        OSError: one cannot be written.
    """
    save_all((taken.year.content / file, before, after) for file, before, after in taken.standings)
