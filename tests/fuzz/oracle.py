"""What must hold of every input: it is read or told, at once, with places, and what is published is what was typed."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Literal, get_args

from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site, read_versions
from prongsai.findings import FORMATS, render_findings
from prongsai.render import Options, render_site
from tests.fuzz.base import BASE
from tests.fuzz.published import wrong_data, wrong_pages
from tests.history.repository import git
from tests.render.reading import TEMPLATES
from tests.yardstick import slowness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

    from prongsai.assess import AssessedSite
    from prongsai.findings import Finding
    from prongsai.render import Tree
    from tests.fuzz.generate import Made

Look = Literal["pages", "mended", "earlier"]
LOOKS: tuple[Look, ...] = get_args(Look)
"""What takes longer than checking: an input's pages, the commands that mend it, and the pages that tell what changed since."""
_SELDOM: dict[Look, int] = {"pages": 8, "mended": 100, "earlier": 100}
"""Of how many inputs one is looked at so."""
DAY = date(2026, 10, 10)
SLOWEST = 1.0
"""The most of the processor's time, in seconds, that checking one input may take."""
LARGEST = 100_000_000
"""The most memory, in bytes, that one input may take beyond the most that any before it took."""
_HANGS = 20
"""After how much of the processor's time, in seconds, an input is given up."""
_MORE = re.compile(r" · และ [EWH][0-9]{3} อีก ([0-9]+) จุดในไฟล์นี้ \(บรรทัด [0-9, …]*\)(?=\"|$)", re.MULTILINE)
_LONGEST = 2_000
"""The longest line of a finding, in letters."""
_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_PARSERS = re.compile(r"(?:expected|found|while|could not|did not|cannot|unexpected|invalid|unknown) [a-z]+ [a-z]+")
"""What parsers say in English, which no officer need read."""


@dataclass
class Verdict:
    """What happened to an input.

    Attributes:
        problems: what should not have happened; empty when all is well.
        found: what was found in it.
        seconds: what checking it took of the processor's time.
        built: whether its pages were built.
    """

    problems: list[str] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)
    seconds: float = 0.0
    built: bool = False

    @property
    def accepted(self) -> bool:
        """Whether it would be published; what could not be on this disk was not looked at."""
        return self.seconds > 0 and all(one.severity != "error" for one in self.found)


class Bench:
    """The sound site on disk, committed to a repository, in which inputs take their places one after another."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "content"
        self.restore()
        git(folder, "init", "--initial-branch", "main")
        self._commit("2026-01-05")
        started = process_time()
        self._render(assess_site(load_site(self.root), DAY))
        self._sound = process_time() - started

    def judge(self, made: Made, also: Iterable[Look] = LOOKS) -> Verdict:
        """Put an input in the place of the sound files, look what becomes of it, and put the sound files back."""
        verdict, before = Verdict(), memory()
        try:
            self._put(made.files)
        except OSError:
            # No such name can be on this disk.
            return verdict
        else:
            with _noting(verdict):
                self._look(verdict, frozenset(also))
            if (taken := memory() - before) > LARGEST:
                verdict.problems.append(f"memory: {taken // 1_000_000} MB")
        finally:
            self.restore()
        return verdict

    def _look(self, verdict: Verdict, also: frozenset[Look]) -> None:
        assessed = self._check(verdict)
        if verdict.accepted:
            verdict.problems += wrong_data(self.root, assessed)
        if verdict.accepted and "pages" in also:
            verdict.built = True
            started = process_time()
            tree = self._render(assessed)
            if (taken := process_time() - started - self._sound) > SLOWEST and taken > SLOWEST * slowness():
                verdict.problems.append(f"pages are slow: {taken:.2f} s")
            verdict.problems += wrong_pages(self.root, tree)
        if "mended" in also:
            self._mend(verdict)
        if "earlier" in also:
            self._remember(verdict)

    def _check(self, verdict: Verdict) -> AssessedSite:
        started = process_time()
        assessed = assess_site(load_site(self.root), DAY)
        found = [*assessed.findings]
        texts = {form: render_findings(found, form) for form in FORMATS}
        verdict.seconds = process_time() - started
        verdict.found = found
        if verdict.seconds > SLOWEST and verdict.seconds > SLOWEST * slowness():
            verdict.problems.append(f"slow: {verdict.seconds:.2f} s")
        verdict.problems += [*_wrong_findings(self.root, found), *_wrong_forms(texts, found)]
        return assessed

    def _render(self, assessed: AssessedSite) -> Tree:
        return render_site(
            assessed, Options(TEMPLATES, site_url="https://ita.example.go.th/", versions=read_versions(self.root))
        )

    def _mend(self, verdict: Verdict) -> None:
        """Let the commands that write to an officer's files have the input: they fail at nothing, and add no error."""
        for command in (["check", "--fix", "--yes", "--today", DAY.isoformat()], ["addresses", "--write"]):
            done = CliRunner().invoke(main, [*command, "--content", str(self.root)])
            if done.exception is not None and not isinstance(done.exception, SystemExit):
                raise done.exception
        codes = {one.code for one in assess_site(load_site(self.root), DAY).findings.errors}
        verdict.problems += [f"{code} after mending" for code in codes - {one.code for one in verdict.found}]

    def _remember(self, verdict: Verdict) -> None:
        """Let the input be an earlier version of the sound site, whose pages then tell what has changed since."""
        self._commit("2026-02-01")
        try:
            self.restore()
            verdict.problems += wrong_pages(self.root, self._render(assess_site(load_site(self.root), DAY)))
        finally:
            git(self.root, "reset", "--quiet", "--soft", "HEAD~1")

    def _commit(self, day: str) -> None:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--allow-empty", "--message", "เผยแพร่", day=f"{day}T09:00:00+0700")

    def _put(self, files: dict[str, bytes | None]) -> None:
        for name, data in files.items():
            path = self.root / name
            if data is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def restore(self) -> None:
        """Let the folder hold the sound site and nothing else."""
        for path in self.root.rglob("*") if self.root.exists() else ():
            if not path.is_dir() and path.relative_to(self.root).as_posix() not in BASE:
                path.unlink()
        for folder, *_ in os.walk(self.root, topdown=False):
            if not any(Path(folder).iterdir()):
                Path(folder).rmdir()
        self._put({name: data for name, data in BASE.items() if not self._holds(name, data)})

    def _holds(self, name: str, data: bytes) -> bool:
        path = self.root / name
        return path.is_file() and path.read_bytes() == data


def looks(number: int) -> frozenset[Look]:
    """Return how the input of this number is looked at beside being checked."""
    return frozenset(look for at, (look, times) in enumerate(_SELDOM.items()) if number % times == at)


@contextmanager
def bench() -> Iterator[Bench]:
    """Yield the sound site in a folder of its own, which is removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="prongsai-fuzz-"))
    try:
        yield Bench(folder)
    finally:
        shutil.rmtree(folder)


class _HangsError(BaseException):
    """An input has had its time; no part of the engine takes this for a fault of its own."""


@contextmanager
def _noting(verdict: Verdict) -> Iterator[None]:
    """Note whatever is raised, and give up what hangs."""
    signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, _HANGS)
    try:
        yield
    except (_HangsError, Exception):  # noqa: BLE001 - whatever it is, it is what should not have been raised
        verdict.problems.append(traceback.format_exc(limit=-6))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _give_up(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal's own signature
    raise _HangsError(f"gave up after {_HANGS} s")


def memory() -> int:
    """Return the most memory that this process has had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _wrong_findings(root: Path, found: Iterable[Finding]) -> Iterator[str]:
    for one in found:
        line = str(one)
        if not _has_place(root, one):
            yield f"no place: {line}"
        if len(line) > _LONGEST or any(unicodedata.category(letter) in _CONTROLS for letter in line):
            yield f"no line: {line[:_LONGEST]!r}"
        if one.code in ("E006", "E202") and _PARSERS.search(one.message):
            yield f"English: {line}"


def _has_place(root: Path, finding: Finding) -> bool:
    """Tell whether a finding names a file or a folder, and a line and a column that are in it."""
    place = finding.place
    path = root / place.file
    if not path.is_file():
        return bool(place.file) and (place.line, place.column) == (1, 1)
    lines = re.split("\r\n|\r|\n", path.read_bytes().decode("utf-8-sig", "replace"))
    return 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


def _wrong_forms(texts: dict[str, str], found: list[Finding]) -> Iterator[str]:
    """Yield the forms of the findings that their readers could not read."""
    counted = {form: texts[form].count("\n") for form in ("text", "github")}
    counted |= {form: len(json.loads(texts[form])) for form in ("json", "gitlab")}
    # Of those that share a line, the line says how many more there are.
    counted = {form: number + sum(map(int, _MORE.findall(texts[form]))) for form, number in counted.items()}
    count = len(found) + sum(len(one.alike) for one in found)
    yield from (f"{number} findings in {form}, not {count}" for form, number in counted.items() if number != count)
    yield from (f"{form} cannot be written" for form, text in texts.items() if not _is_utf8(text))


def _is_utf8(text: str) -> bool:
    return text.encode("utf-8", "replace").decode() == text


def shown(made: Made) -> str:
    """Return an input in a few lines."""
    return "\n".join(
        f"  {os.fsencode(name)!r}: {'gone' if data is None else repr(data[:300])}" for name, data in made.files.items()
    )
