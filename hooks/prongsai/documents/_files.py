"""Documents as files of a site: made by several processes beside one another, and kept where they show the same."""

from __future__ import annotations

import contextlib
import io
import os
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple, Protocol

from prongsai.addresses import paths
from prongsai.documents._kept import Written, kept, made_of
from prongsai.documents._report import contents_of
from prongsai.render import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.documents._parts import Content
    from prongsai.render import Documents, Options

_NEEDED = {"pdf": ("weasyprint", "segno"), "docx": ("docx", "segno")}
"""How the names of files end, and the packages that write them."""
_ONLY_WORD = ("memo",)
"""Documents that are put into the agency's own filing, and are no page's own words as they stand."""
_FEW = 2
"""So few documents are made before a second process has begun."""
_WRITERS = "prongsai.documents._{}"


class Job(NamedTuple):
    """A document to be had as a file: which of a year's, how its name ends, where it stands, and what it shows."""

    name: str
    kind: str
    path: str
    content: Content
    made_of: str


class Teller(Protocol):
    """Tells whoever builds a site what becomes of its documents."""

    def begin(self, count: int) -> None:
        """Tell that so many are to be made."""

    def step(self) -> None:
        """Tell that one more is made."""

    def warn(self, what: str) -> None:
        """Tell in one line what could not be made."""


def kinds() -> tuple[str, ...]:
    """Return the kinds of files that what is installed can write; none without the extra `documents`."""
    return tuple(kind for kind, needed in _NEEDED.items() if all(map(find_spec, needed)))


@contextlib.contextmanager
def documents_of(
    agencies: Iterable[AssessedAgency],
    options: Options,
    teller: Teller,
    processes: Callable[..., Executor] | None = None,
) -> Iterator[Documents]:
    """Let all documents of some agencies be made, and give those of each year, once they are asked for.

    Args:
        agencies: whose documents are made.
        options: how the site is rendered; files of the last built site are kept where they would be the same.
        teller: is told what becomes of them.
        processes: gives so many processes, with the modules loaded that are named after; None for no other process.
    """
    jobs = {(agency.slug, a.year): [*_jobs(agency, a, options)] for agency in agencies for a in agency.years}
    every = [job for of_year in jobs.values() for job in of_year]
    work = _Work(teller)
    if options.last is not None:
        found = {job.path: kept(options.last / job.path, job.kind, job.made_of) for job in every}
        work.written = {path: one for path, one in found.items() if one is not None}
    left = [job for job in every if job.path not in work.written]
    if any(job.kind == "pdf" for job in left) and not _draws(teller):
        left = [job for job in left if job.kind != "pdf"]
    teller.begin(len(left))
    several = _pool(processes, left) if processes is not None and len(left) > _FEW else contextlib.nullcontext()
    with several as pool:
        work.begun = {job.path: _begun(pool, job) for job in left}
        yield lambda agency, a: work.files(jobs[agency.slug, a.year])


def _jobs(agency: AssessedAgency, a: Assessment, options: Options) -> Iterator[Job]:
    changed = options.changed.get(f"{agency.slug}/{a.year}")
    told = contents_of(agency, a, digits=options.digits, changed=changed, site_url=options.site_url)
    for name, content in told.items():
        for kind in kinds():
            if kind == "docx" or name not in _ONLY_WORD:
                path = paths.document(agency.slug, a.year, name, kind)
                yield Job(name, kind, path, content, made_of(content, kind))


@dataclass
class _Work:
    """What becomes of documents: those that are there, and those that are being made."""

    teller: Teller
    written: dict[str, Written] = field(default_factory=dict)
    begun: dict[str, Future[Written] | None] = field(default_factory=dict)

    def files(self, jobs: Iterable[Job]) -> tuple[printed.DocumentFile, ...]:
        """Return the documents of a year; one that could not be made is told once, and left out."""
        for job in jobs:
            if job.path in self.begun:
                self._take(job, self.begun.pop(job.path))
        return tuple(
            printed.DocumentFile(job.name, job.kind, job.path, *self.written[job.path])
            for job in jobs
            if job.path in self.written
        )

    def _take(self, job: Job, begun: Future[Written] | None) -> None:
        try:
            self.written[job.path] = _made(job, begun)
        except Exception as error:  # noqa: BLE001 - a page must not wait for what a library cannot draw
            self.teller.warn(f"{job.path}: {type(error).__name__}: {error}")
        self.teller.step()


def _made(job: Job, begun: Future[Written] | None) -> Written:
    """Return what a process has made, or make it here where there is no other, or it has died."""
    try:
        return write(job) if begun is None else begun.result()
    except BrokenExecutor:
        return write(job)


def write(job: Job) -> Written:
    """Write a document."""
    made: Written = import_module(_WRITERS.format(job.kind)).write(job.content, job.made_of)
    return made


def _draws(teller: Teller) -> bool:
    """Tell whether PDF can be drawn: WeasyPrint asks for libraries of the system, and is long about those missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            import_module(_WRITERS.format("pdf"))
    except OSError as error:
        teller.warn(f"PDF: ไม่พบไลบรารีของระบบ ({str(error).partition(':')[0]})")
        return False
    return True


@contextlib.contextmanager
def _pool(processes: Callable[..., Executor], left: list[Job]) -> Iterator[Executor]:
    """Give processes with what writes the documents that are left loaded; what is not begun is dropped at the end."""
    writers = sorted({_WRITERS.format(job.kind) for job in left})
    pool = processes(min(os.cpu_count() or 1, len(left)), *writers)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begun(pool: Executor | None, job: Job) -> Future[Written] | None:
    try:
        return pool.submit(write, job) if pool else None
    except BrokenExecutor:
        return None
