"""Loading a content folder: every problem of a run is collected, none stops the reading of the rest."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from prongsai.addresses import paths
from prongsai.content._addresses import ADDRESSES_FILE, read_addresses
from prongsai.content._bounds import refuse_excess
from prongsai.content._comments import cut_by_comments
from prongsai.content._dates import BE
from prongsai.content._describe import FILE_RECORDS
from prongsai.content._draft import LACKS, is_draft, lacking, whole, without_gaps
from prongsai.content._emblem import load_emblem
from prongsai.content._evidence import load_evidence
from prongsai.content._frameworks import CRITERIA_FOLDER, YEAR_FILE, check_criteria, framework_named, framework_of
from prongsai.content._joined import joined_lines
from prongsai.content._misplaced import AGENCY_FILE, misplaced
from prongsai.content._pieces import parse_most, unread
from prongsai.content._progress_references import check_progress_references
from prongsai.content._references import check_agency, check_year
from prongsai.content._salvage import doubtful, salvaged, sure
from prongsai.content._site import AgencyContent, ProgressParts, Report, Site, Torn, YearParts
from prongsai.content._sound import sound_report
from prongsai.content._source import Source, leads_outside, problem_of, read_text
from prongsai.content._units import check_use
from prongsai.content._wrong import Read, findings_of, meant
from prongsai.content._yaml import Slip, refuse_unprintable
from prongsai.content.model.agency import Agency
from prongsai.content.model.analysis import Analysis
from prongsai.content.model.base import keys_of
from prongsai.content.model.criteria import CriteriaYear
from prongsai.content.model.measures import Measures
from prongsai.content.model.progress import Progress
from prongsai.content.model.scores import Scores
from prongsai.criteria import known_years
from prongsai.findings import ContentError, Finding, Findings, Place, gathered
from prongsai.text import few_searches, fold_digits, nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from prongsai.content._addresses import ListedAddress
    from prongsai.content._frameworks import Years
    from prongsai.criteria import Framework

_M = TypeVar("_M", bound=BaseModel)
_AGENCY_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEARLY = " (ไฟล์เกณฑ์ตั้งชื่อตามปี เช่น 2567.yml)"
YEARS = range(2550, 2600)
"""The years (B.E.) whose results may be reported, whether anything is known of their criteria or not."""
_YEAR_FILES = ("scores.yml", "analysis.yml", "analysis.md", "measures.yml", "progress.yml")


@dataclass(frozen=True, slots=True)
class _Run:
    """One reading of a content folder: what it is below, what was wrong, and every text read.

    Attributes:
        broken: the files of which only a part could be read, each with the codes of findings that may come of that.
        unsaved: texts that go before what stands in the files, by their paths; `drafts`: whether drafts have reports.
    """

    root: Path
    found: Findings
    sources: list[Source]
    broken: dict[str, set[str]] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    torn: list[Torn] = field(default_factory=list)
    progress: list[ProgressParts] = field(default_factory=list)
    unsaved: Mapping[str, str] = field(default_factory=dict)
    drafts: bool = False

    def read(self, path: Path) -> Source:
        """Return a file's text, and remember it.

        Raises:
            ContentError: see `read_text`.
        """
        file = path.relative_to(self.root).as_posix()
        source = Source(file, self.unsaved[file] if file in self.unsaved else read_text(path, self.root))
        self.sources.append(source)
        return source

    def has(self, path: Path) -> bool:
        """Tell whether there is a file, or a text for it."""
        return path.relative_to(self.root).as_posix() in self.unsaved or path.exists() or path.is_symlink()

    def sure(self, found: Iterable[Finding], files: Iterable[str]) -> Iterator[Finding]:
        """Yield the findings that do not come of what could not be read of any of some files."""
        return sure(found, {code for file in files for code in self.broken.get(file, ())})


def load_site(root: Path, only: str = "", unsaved: Mapping[str, str] | None = None, *, drafts: bool = False) -> Site:
    """Read every agency below `root` and collect what is wrong; nothing is raised for bad content.

    With `only`, the folder's name of one agency, the others are as if they were not there, nor ever had been. Texts of
    `unsaved`, by their paths, go before what stands in files. With `drafts`, drafts have reports, which are for nobody.
    """
    run = _Run(root, Findings(), [], unsaved=unsaved or {}, drafts=drafts)
    agencies: list[AgencyContent] = []
    addresses: tuple[ListedAddress, ...] = ()
    with _reading(root, run):
        if (elsewhere := misplaced(root, _YEAR_FILES)) is not None:
            return Site((), Findings([elsewhere]))
        _load_frameworks(root / CRITERIA_FOLDER, run)
        folders = [folder for folder in _folders(root, run) if only in ("", folder.name)]
        agencies += filter(None, [_agency(folder, run) for folder in folders])
        homes = {paths.agency(only)}
        addresses = tuple(line for line in _addresses(root, run) if not only or homes & {line.address, line.to})
    if not agencies and not run.found.errors:
        run.found.add("E016", Place("."), folder=root.name)
    return Site(tuple(agencies), run.found, tuple(run.sources), addresses, tuple(run.torn), tuple(run.progress))


def load_agencies(root: Path, names: Collection[str]) -> Site:
    """Read some agencies of a site by the names of their folders; what concerns all of them is read by `load_homes`."""
    run, agencies = _Run(root, Findings(), []), list[AgencyContent]()
    with _reading(root, run):
        _load_frameworks(root / CRITERIA_FOLDER, run)
        agencies += filter(None, [_agency(folder, run) for folder in _folders(root, run) if folder.name in names])
    return Site(tuple(agencies), run.found, tuple(run.sources), (), tuple(run.torn), tuple(run.progress))


def load_homes(root: Path) -> Site:
    """Read what concerns all agencies of a site: the homes that were once published, and none of the agencies."""
    run = _Run(root, Findings(), [])
    addresses = _addresses(root, run)
    return Site((), run.found, tuple(run.sources), addresses)


def agency_folders(root: Path) -> list[str]:
    """Return the names of the folders that a site's agencies have, whether they can be read or not, in their order.

    A content folder that cannot be read, or is none, has no such names; `load_site` tells why.
    """
    try:
        return [] if misplaced(root, _YEAR_FILES) else [one.name for one in _folders(root, _Run(root, Findings(), []))]
    except OSError:
        return []


def _load_frameworks(folder: Path, run: _Run) -> None:
    """Read the criteria that the content tells itself, a folder for each framework."""
    for path in _folders(folder, run):
        years: Years = {}
        for file in sorted(path.iterdir()):
            named = YEAR_FILE.fullmatch(file.name)
            if named is None:
                run.found.add("W014", Place(file.relative_to(run.root).as_posix()), name=file.name, hint=_YEARLY)
            elif (told := _load_file(file, run, CriteriaYear)) is not None and told[1].file not in run.broken:
                run.found.extend(check_criteria(*told))
                years[int(named[1])] = told
        run.frameworks[path.name] = framework_of(path.name, years)


@contextmanager
def _reading(folder: Path, run: _Run) -> Iterator[None]:
    """Make a finding of it when the operating system does not let a folder be read."""
    try:
        yield
    except OSError as error:
        place = Place(folder.relative_to(run.root).as_posix())
        run.found.add("E017", place, problem=problem_of(error))


def _folders(folder: Path, run: _Run) -> list[Path]:
    """Return the folders of `folder` by name; links that lead outside are findings, hidden names are passed over.

    A folder that is not there has none in it.
    """
    inside = []
    # A folder tells of what is in it whether it is a link: only those are looked at.
    for entry in sorted(os.scandir(folder), key=lambda one: one.name) if folder.is_dir() else ():
        path, linked = folder / entry.name, entry.is_symlink()
        if entry.name.startswith(("_", ".")):
            continue
        if linked and leads_outside(path, run.root):
            run.found.add("E011", Place(path.relative_to(run.root).as_posix()))
        elif path.is_dir() if linked else entry.is_dir():
            inside.append(path)
    return inside


def _agency(folder: Path, run: _Run) -> AgencyContent | None:
    """Return an agency; None for one whose name, agency.yml or folder cannot be used, which is told."""
    if (problem := _unaddressable(folder.name)) is not None:
        run.found.add("E013", Place(folder.name), name=folder.name, problem=problem)
        return None
    with _reading(folder, run), few_searches():
        return _load_agency(folder, run)
    return None


def _unaddressable(name: str) -> str | None:
    """Return why an agency's folder cannot have this name, or None."""
    if name in paths.own_names():
        return f"เพราะเป็นชื่อหน้าของเว็บไซต์เอง ให้ใช้ชื่ออื่น เช่น {name}-town"
    return None if _AGENCY_SLUG.fullmatch(name) else "ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น roi-et"


def _load_agency(folder: Path, run: _Run) -> AgencyContent | None:
    loaded = _load_file(folder / AGENCY_FILE, run, Agency)
    # Which picture is the emblem is not known when agency.yml could not be read; none is then called unknown.
    pictures = [path.name for path in folder.iterdir() if path.suffix.lower() in (".png", ".svg")]
    emblems = pictures if loaded is None or loaded[1].file in run.broken else [loaded[0].emblem or ""]
    _unknown_files(folder, run, (AGENCY_FILE, ADDRESSES_FILE, *filter(None, emblems)))
    years = []
    for path in _folders(folder, run):
        with _reading(path, run):
            if (year := _year(path, run)) is not None:
                years.append(_load_year(path, year, run))
    agency, source = loaded or _unread_agency(folder, run)
    run.found.extend(run.sure(check_agency(agency, source), {source.file}))
    reports: list[Report] = []
    for parts in years:
        framework = framework_named(parts.scores[0] if parts.scores else None, agency, run.frameworks)
        files = {source.file} | parts.files
        run.found.extend(run.sure(check_year(parts, agency, framework), files))
        run.found.extend(run.sure(check_progress_references(parts, agency, framework), files))
        if (parts.draft or run.broken.keys().isdisjoint(files)) and (report := parts.report(source, framework)):
            reports.insert(0, report)
    run.torn.extend(_torn(folder.name, years, (agency, source), run))
    if source.file in run.broken:
        return None
    if not any(one.place.file.startswith(f"{folder.name}/") for one in run.found.errors):
        run.found.extend(check_use(years, agency, source))
    drafts = tuple(parts.year for parts in reversed(years) if parts.draft)
    emblem = load_emblem(folder, agency, source, run.found)
    return AgencyContent(folder.name, agency, source, tuple(reports), _addresses(folder, run), emblem, drafts)


def _torn(slug: str, years: Iterable[YearParts], told: tuple[Agency, Source], run: _Run) -> Iterator[Torn]:
    """Yield the years with errors whose scores have none, unless it is in doubt by which rules they are assessed."""
    agency, source = told
    doubts = run.broken.get(source.file, set())
    if doubtful(source.file, ("framework",)) <= doubts:
        return
    wrong, empty = {one.place.file for one in run.found.errors}, (Analysis(), Measures(measures=()))
    for parts in years:
        folder = f"{slug}/{parts.year}/"
        if not any(source.file == file or file.startswith(folder) for file in wrong):
            continue
        # What names units is not known to be right where the units are not.
        unsure = {f"{folder}measures.yml", f"{folder}analysis.yml"} if "E109" in doubts else set()
        framework = framework_named(parts.scores[0] if parts.scores else None, agency, run.frameworks)
        if (report := sound_report(parts, wrong | unsure, empty, source, framework)) is not None:
            yield Torn(slug, agency, report)


def _unread_agency(folder: Path, run: _Run) -> tuple[Agency, Source]:
    """Return an agency of which nothing is known, by which what its years say else is checked."""
    source = Source(f"{folder.name}/{AGENCY_FILE}")
    run.broken[source.file] = doubtful(source.file, ())
    return Agency(name="-", short_name="-", kind="-"), source


def _addresses(folder: Path, run: _Run) -> tuple[ListedAddress, ...]:
    """Return the list of lasting addresses of an agency, or of the site's agencies; empty where there is none."""
    path = folder / ADDRESSES_FILE
    if not run.has(path):
        return ()
    try:
        source = run.read(path)
        refuse_unprintable(source)
    except ContentError as error:
        run.found.extend([error.finding])
        return ()
    return read_addresses(source, run.found)


def _year(path: Path, run: _Run) -> int | None:
    place = Place(path.relative_to(run.root).as_posix())
    years = known_years()
    if not re.fullmatch(r"[0-9]{4}", path.name):
        folded = fold_digits(path.name)
        hint = f" (ใช้ {folded})" if folded != path.name else suggestion(path.name, map(str, years), limit=0)
        run.found.add("E012", place, name=path.name, hint=hint)
        return None
    year = int(path.name)
    if year not in YEARS:
        near = min(years, key=lambda known: abs(known - year))
        hint = f" (ใกล้เคียงที่สุด: {nearest(path.name, map(str, years)) or near})"
        if year + BE in YEARS:
            hint = f" (ปี ค.ศ. ให้ใช้ พ.ศ. {year + BE})"
        run.found.add("E107", place, found=path.name, known=f"{YEARS[0]} ถึง {YEARS[-1]}", hint=hint)
        return None
    return year


def _unknown_files(folder: Path, run: _Run, known: Iterable[str]) -> None:
    names = tuple(known)
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name not in names and not path.name.startswith("."):
            place = Place(path.relative_to(run.root).as_posix())
            run.found.add("W014", place, name=path.name, hint=suggestion(path.name, names, limit=0))


def _load_year(folder: Path, year: int, run: _Run) -> YearParts:
    _unknown_files(folder, run, _YEAR_FILES)
    draft = is_draft(folder / "scores.yml", run.root, run.unsaved)
    scores = _load_file(folder / "scores.yml", run, Scores, draft=draft)
    measures_path = folder / "measures.yml"
    measures = (
        _load_file(measures_path, run, Measures, draft=draft)
        if run.has(measures_path)
        else (_no_measures(measures_path, run), Source(measures_path.relative_to(run.root).as_posix()))
    )
    analysis_path = folder / "analysis.yml"
    analysis = (
        _load_file(analysis_path, run, Analysis, draft=draft)
        if run.has(analysis_path)
        else (Analysis(), Source(analysis_path.relative_to(run.root).as_posix()))
    )
    narrative = _load_narrative(folder / "analysis.md", run)
    parts = YearParts(year, scores, analysis, measures, narrative, _load_progress(folder, run))
    if not draft:
        return parts
    if scores:
        run.found.extend(lacking(*scores))
        run.found.extend(whole(scores[1], year, run.found))
    return replace(parts, scores=scores if run.drafts else None, draft=True)


def _no_measures(path: Path, run: _Run) -> Measures:
    """Tell that a year has results and no measures yet, or that their file has another name."""
    run.found.add("W029", Place(path.relative_to(run.root).as_posix()), hint=_misspelt(path))
    return Measures(measures=())


def _misspelt(path: Path) -> str:
    """Return the clause that names the file beside a missing one that may be it, misspelt."""
    siblings = [entry.name for entry in path.parent.iterdir() if entry.is_file() and entry.name not in _YEAR_FILES]
    near = nearest(path.name, siblings)
    return f" (พบ {near} อาจสะกดผิด)" if near else ""


def _load_progress(folder: Path, run: _Run) -> ProgressParts | None:
    """Return what progress.yml says with its evidence; None where the year has no such file."""
    path = folder / "progress.yml"
    if not run.has(path):
        return None
    loaded = _load_file(path, run, Progress)
    if loaded is None:
        return ProgressParts(None, {})
    of_evidence = Findings()
    run.progress.append(ProgressParts(loaded, load_evidence(folder, *loaded, of_evidence)))
    run.found.extend(run.sure(of_evidence, {loaded[1].file}))
    return run.progress[-1]


def _load_narrative(path: Path, run: _Run) -> Source | None:
    file = path.relative_to(run.root).as_posix()
    if not run.has(path):
        return Source(file)
    try:
        narrative = run.read(path)
        refuse_unprintable(narrative)
        refuse_excess(narrative)
    except ContentError as error:
        run.found.extend([error.finding])
        return None
    return narrative


def _load_file(path: Path, run: _Run, model: type[_M], *, draft: bool = False) -> tuple[_M, Source] | None:
    """Return what a file says, of a broken one what can be read; None where that is nothing, which is told."""
    place = Place(path.relative_to(run.root).as_posix())
    if not run.has(path):
        run.found.add("E001", place, name=path.name, hint=_misspelt(path))
        return None
    try:
        source, slips = run.read(path), list[Slip]()
        data = parse_most(source, slips, keys_of(model))
    except ContentError as error:
        run.found.extend([error.finding])
        return None
    run.found.extend([*(slip for slip, _ in slips), *cut_by_comments(source), *joined_lines(source)])
    doubts = [doubtful(source.file, location) for _, location in slips]
    year = path.parent.name
    data, context = without_gaps(data) if draft else data, {"year": int(year) if year.isdecimal() else None}
    try:
        rest: _M | None = model.model_validate(data, context=context)
    except ValidationError as error:
        read = Read(model, LACKS if draft else "E103", FILE_RECORDS)
        errors = [one for one in error.errors(include_url=False) if not unread(one, slips)]
        run.found.extend(gathered(findings_of(errors, source, read)))
        rest = salvaged(model, data, context, error)
        doubts += [doubtful(source.file, meant(one, model)) for one in errors] if rest else []
    if doubts:
        run.broken[source.file] = set().union(*doubts)
    return None if rest is None else (rest, source)
