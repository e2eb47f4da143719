"""A site built in parts (สร้างทีละส่วน): each makes the pages of some agencies, and the join only what all share.

A part (shard) is a folder: the files of its agencies, finished, and a summary of what pages of the whole site need of
them. Parts are made one after another, by processes of this machine, or by machines that never see one another; the
joined site is the same, byte for byte, as one that is built at once.
"""

from __future__ import annotations

import shutil
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from prongsai import __version__
from prongsai.assess import assess_site, in_short, join_sites
from prongsai.build import missing_files
from prongsai.content import agency_folders, last_changes, load_agencies, load_homes
from prongsai.files import walk
from prongsai.finish import Part, finish_part
from prongsai.host import _direct, _events
from prongsai.host._documents import are_made, with_documents
from prongsai.kept import read, written
from prongsai.render import (
    NAV_LIMIT,
    Lines,
    Tree,
    agency_lines,
    handed_files,
    is_paged,
    render_agencies,
    render_shared,
)
from prongsai.words import plain

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig

    from prongsai.assess import AssessedAgency
    from prongsai.findings import Finding

SUMMARY, SITE = "summary.json", "site"
_CARDS = "assets/cards"


class Shard(NamedTuple):
    """A part of a site: its number, from 1, of how many, and the folders of its agencies."""

    number: int
    of: int
    names: tuple[str, ...]

    def __str__(self) -> str:
        """Return what an officer is told of it."""
        about = f" ({self.names[0]} … {self.names[-1]})" if self.names else ""
        return f"ส่วนที่ {self.number}/{self.of}{about}"


def shards_of(content: Path, count: int) -> list[Shard]:
    """Return the parts of a site: every `count`-th agency each, or all in the first where the navigation names them."""
    names = agency_folders(content)
    if len(names) <= NAV_LIMIT:
        return [Shard(number + 1, count, () if number else tuple(names)) for number in range(count)]
    return [Shard(number + 1, count, tuple(names[number::count])) for number in range(count)]


def _peak() -> float:
    """Return how many megabytes this process has held at most; 0 where the system tells no process of itself."""
    if resource is None:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the join must know of a part.

    Attributes:
        made_for: what parts of one site agree in, see `made_for`.
        agencies: its agencies in short.
        lines: their rows of the open dataset, by their folders' names.
        found: everything that was found in them.
        part: what their pages are; nothing of it where there are errors, and then no page was made.
        megabytes: what the process that has just made it has held at most; not kept with the part.
    """

    shard: Shard
    made_for: tuple[str, ...]
    agencies: tuple[AssessedAgency, ...]
    lines: dict[str, dict[str, Lines]]
    found: tuple[Finding, ...]
    part: Part
    megabytes: float = 0


@dataclass(frozen=True, slots=True)
class Job:
    """What makes a part, in a process of its own.

    Attributes:
        config: the site's `mkdocs.yml`.
        out: the folder that is filled.
        history: what git tells of its agencies; None where that is still to be asked.
        last: the site that is there already, whose share cards are kept where they would be the same.
        agencies: how many the whole site has; None where all of them stand in its content folder.
    """

    shard: Shard
    config: Path
    content: Path | None
    out: Path
    history: _events.History | None = None
    last: Path | None = None
    agencies: int | None = None

    def __str__(self) -> str:
        """Return what an officer is told of it."""
        return str(self.shard)


def make_shard(job: Job) -> Summary:
    """Make a part of a site, and return its summary, which stands beside its files too."""
    site_dir = str((job.out / SITE).absolute())
    loaded = load_config(
        str(job.config), docs_dir=None if job.content is None else str(job.content.absolute()), site_dir=site_dir
    )
    loaded.plugins.on_startup(command="build", dirty=False)
    _direct.keep_compiled(loaded)
    shutil.rmtree(job.out, ignore_errors=True)
    job.out.mkdir(parents=True)
    made: list[Summary] = []
    config = _events.build_of(partial(_tree, job, made), loaded)
    summary = made[0]
    if not any(one.severity == "error" for one in summary.found) and job.shard.names:
        tree = _direct.fill(config, part=True)
        theme = [*map(Path, config.theme.dirs)]
        site_url, digits = config.site_url or "", _events.digits_of(config)
        facts, apart = tree.facts, tree.apart
        summary.part.take(finish_part(job.out / SITE, site_url, plain, theme, facts, digits=digits, apart=apart))
        if missing := missing_files(tree, job.out / SITE):
            summary.part.problems.append("เว็บไซต์ที่สร้างขาดไฟล์: " + ", ".join(missing[:10]))
    (job.out / SUMMARY).write_bytes(written(summary))
    return replace(summary, megabytes=_peak())


def _tree(job: Job, made: list[Summary], config: MkDocsConfig) -> Tree:
    """Read, check and render the agencies of a part, and tell what the join must know of them."""
    root, today = Path(config.docs_dir), _events.read_day()
    of = len(agency_folders(root)) if job.agencies is None else job.agencies
    site = assess_site(load_agencies(root, job.shard.names), today)
    lines = {agency.slug: agency_lines(agency) for agency in site.agencies}
    found = tuple(site.findings)
    made.append(
        Summary(job.shard, made_for(config, today, of), tuple(map(in_short, site.agencies)), lines, found, Part())
    )
    if site.findings.errors:
        return Tree({}, {}, ())
    history = job.history or _events.History.of(root)
    options = _events.options_of(config, history.only(job.shard.names), config.site_url or "", job.last)
    with with_documents(site, options, alone=True) as told:
        tree = render_agencies(site, told, lines, of=of)
    # What all pages load is made for the whole site; here it is there for them to be finished.
    tree.files.update(handed_files())
    return tree


def made_for(config: MkDocsConfig, today: date, agencies: int) -> tuple[str, ...]:
    """Return what all parts of one site agree in: the engine, the day, the address, documents, and how it is listed."""
    told = ("documents" if are_made() else "", "paged" if is_paged(agencies) else "")
    return __version__, today.isoformat(), config.site_url or "", *told


def read_summary(folder: Path) -> Summary:
    """Return the summary of a part, which may be anybody's: it runs nothing, and leads nowhere else.

    Raises:
        PluginError: the folder is no part, or not as parts are made.
    """
    with suppress(OSError):
        # First of all: the summary may be a link or a pipe itself.
        if all(is_plain(entry.stat(follow_symlinks=False)) for _, entry in walk(folder)):
            return read_plain_summary(folder)
    raise _no_part(folder)


def read_plain_summary(folder: Path) -> Summary:
    """Return the summary of a part that has nothing but files and folders.

    Raises:
        PluginError: see `read_summary`.
    """
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        summary = read((folder / SUMMARY).read_bytes())
        if isinstance(summary, Summary) and _is_sound(summary):
            return summary
    raise _no_part(folder)


def _no_part(folder: Path) -> PluginError:
    return PluginError(f"{folder} ไม่ใช่ส่วนของเว็บไซต์ที่ prongsai shard สร้าง")


def _is_sound(summary: Summary) -> bool:
    """Tell whether a summary is of the agencies of its part, and brings no file to a place above its own."""
    slugs, own = {one.slug for one in summary.agencies}, {*summary.shard.names}
    inside = all(name and Path(name).name == name != ".." for name in own | summary.part.tops)
    return inside and slugs == {*summary.lines} and slugs <= own


def is_plain(told: os.stat_result) -> bool:
    """Tell whether the system tells of a file or folder itself, and of no link, pipe or device."""
    return stat.S_ISREG(told.st_mode) or stat.S_ISDIR(told.st_mode)


def read_summaries(folders: Sequence[Path]) -> list[Summary]:
    """Return the summaries of parts that other machines have made.

    Raises:
        PluginError: a folder is no part, one is missing, or two were not made for one site.
    """
    found = [read_summary(folder) for folder in folders]
    numbers = sorted(one.shard.number for one in found)
    if numbers != [*range(1, found[0].shard.of + 1)]:
        raise PluginError(f"ต้องมีครบทุกส่วน 1 ถึง {found[0].shard.of} ส่วนละครั้ง (พบ {', '.join(map(str, numbers))})")
    if len({one.made_for for one in found}) > 1:
        raise PluginError("ส่วนต่าง ๆ สร้างด้วยรุ่น วันที่ หรือที่อยู่เว็บไซต์ต่างกัน หรือมีเอกสารไม่ทุกส่วน ให้สร้างใหม่ทุกส่วน")
    return found


class Joined(NamedTuple):
    """The parts of a site in their order, the folder of each, and how its files come to the site.

    They are copied, or stand at both places where the disk knows how.
    """

    parts: Sequence[tuple[Path, Summary]]
    put: Callable[[str, str], object]


def join(
    config: MkDocsConfig,
    parts: Callable[[MkDocsConfig], Joined],
    tidy: Callable[[MkDocsConfig], object] = lambda _: None,
) -> None:
    """Build a site whose agencies' pages are made already.

    Args:
        config: the site's configuration.
        parts: gives the parts, once the site's turn to be built has come.
        tidy: removes what they leave, once their files are taken.

    Raises:
        Abort: see `_direct.build`.
    """
    joined: list[Joined] = []

    def make(config: MkDocsConfig) -> Tree:
        root = Path(config.docs_dir)
        _events.take_turn(config).check()
        joined.append(parts(config))
        return _shared(config, root, joined[0])

    def end(config: MkDocsConfig) -> None:
        tidy(config)
        _events.add_parts(one.part for _, one in joined[0].parts)

    _direct.build(config, partial(_events.build_of, make), end)


def _shared(config: MkDocsConfig, root: Path, joined: Joined) -> Tree:
    """Bring what is of the agencies to the site, and render what all share."""
    summaries = [summary for _, summary in joined.parts]
    found = [one for summary in summaries for one in summary.found]
    site = join_sites((agency for one in summaries for agency in one.agencies), found, load_homes(root))
    _events.tell(site.findings, root)
    lines: dict[str, dict[str, Lines]] = {}
    for one in summaries:
        lines |= one.lines
        # The largest of what is held: the dataset is made of them first, and nobody asks for them again.
        one.lines.clear()
    # What each year held is told in the parts; the pages of the whole site tell the day of its last change.
    options = _events.options_of(config, _events.History(last_changes(root), None), config.site_url or "", None)
    # Those of the agencies are in their parts; the statement of the whole site speaks of them.
    options = replace(options, documents=(lambda *_: ()) if are_made() else None)
    brought = partial(_bring, joined, _events.staging().folder)
    return render_shared(site, options, (lines.pop(agency.slug) for agency in site.agencies), brought)


def _bring(joined: Joined, site: Path) -> None:
    """Bring the files of parts to the site: their agencies, and share cards."""
    for folder, summary in joined.parts:
        made = folder / SITE
        for name in sorted(summary.part.tops):
            joined.put(str(made / name), str(site / name))
        for card in sorted((made / _CARDS).glob("*.png")):
            (site / _CARDS).mkdir(parents=True, exist_ok=True)
            joined.put(str(card), str(site / _CARDS / card.name))


def copy(made: str, place: str) -> None:
    """Copy a folder or file, which stays where it was made."""
    (shutil.copytree if Path(made).is_dir() else shutil.copyfile)(made, place)
