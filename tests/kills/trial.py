"""Trying a scene: once for each call, in a process of its own that ends there, and then looking at what is left."""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
import traceback
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from tests.kills.shim import KINDS, Shim, install

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.kills.scenes import Files, Scene
    from tests.kills.shim import Fault, Kind

KEPT, NONE_YET = "เว็บไซต์เดิมยังอยู่ครบ", "ยังไม่มีเว็บไซต์เดิม"
_CRASHED = 70


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit status (negative for a signal), what it said, and the calls that it made."""

    status: int
    said: str


def fork(act: Callable[[Path], object], world: Path, shim: Shim | None = None) -> Ended:
    """Do something in a process of its own, with everything imported already."""
    log = world.with_suffix(".log")
    process = os.fork()
    if process == 0:
        _child(act, world, log, shim)
    _, status = os.waitpid(process, 0)
    return Ended(os.waitstatus_to_exitcode(status), log.read_text(encoding="utf-8"))


def _child(act: Callable[[Path], object], world: Path, log: Path, shim: Shim | None) -> None:
    """Run as a command does, and end."""
    status = _CRASHED
    with log.open("w", encoding="utf-8") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
        sys.stdout = sys.stderr = said
        try:
            if shim is not None:
                install(shim)
            act(world)
            status = 0
        except KeyboardInterrupt:
            status = 130
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        except BaseException:  # noqa: BLE001 - whatever it is, it is what the process ends with
            traceback.print_exc()
        finally:
            said.flush()
            os._exit(status)


def remember_templates() -> None:
    """Compile each template once for all processes that are forked later: half of a build's time is that."""
    really = Environment.compile
    known: dict[tuple[object, ...], Any] = {}

    def compiled(self: Environment, source: Any, *named: Any, **more: Any) -> Any:  # noqa: ANN401 - the library's own signature
        key = (source, *named, *sorted(more.items()), *sorted(self.extensions))
        if key not in known:
            known[key] = really(self, source, *named, **more)
        return known[key]

    Environment.compile = compiled  # type: ignore[method-assign]


class Trial:
    """A scene and all that was found when its calls went wrong.

    Attributes:
        calls: how many calls of each kind the scene makes when nothing goes wrong.
        tried: how many calls went wrong in each way.
        wrong: one sentence for each end that should not be.
        gaps: how many kills left nothing until the next time; only where the system knows no exchange.
    """

    def __init__(self, scene: Scene, room: Path) -> None:
        self.scene, self._room = scene, room
        self.tried: Counter[Fault] = Counter()
        self.wrong: list[str] = []
        self.gaps = 0
        self._known: dict[tuple[object, ...], str] = {}
        world = self._fresh()
        self._old = scene.seen(world)
        # In this very process, so that those forked later know what it has read and compiled.
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said), suppress(SystemExit):
            scene.act(world)
        self._new = scene.seen(world)
        if scene.left(world) or self._new == self._old:
            raise RuntimeError(said.getvalue())
        self.calls = self._count()

    def _count(self) -> Counter[Kind]:
        shim, told = Shim(), self._room / "calls"

        def act(world: Path) -> None:
            try:
                self.scene.act(world)
            finally:
                counted = shim.counted.copy()
                told.write_text("\n".join(counted.elements()), encoding="utf-8")

        fork(act, self._fresh(), shim)
        kinds = told.read_text(encoding="utf-8").split()
        return Counter(kind for kind in KINDS for told_kind in kinds if told_kind == kind)

    def strike(self, kind: Kind, number: int, fault: Fault) -> None:
        """Let one call go wrong, and look at what is left then, after the next start, and after the next success."""
        world = self._fresh()
        ended = fork(self.scene.act, world, Shim(kind, number, fault))
        self.tried[fault] += 1
        for problem in (*self._after(world, ended, fault), *self._next(world)):
            self.wrong.append(f"{self.scene.name}, {fault} at {kind} {number}: {problem}\n{ended.said}")

    def _fresh(self) -> Path:
        world = self._room / "world"
        shutil.rmtree(world, ignore_errors=True)
        self.scene.prepare(world)
        return world

    def _is_whole(self, seen: Files) -> bool:
        return self.scene.is_whole(seen, self._old, self._new)

    def _after(self, world: Path, ended: Ended, fault: Fault) -> Iterator[str]:
        seen = self.scene.seen(world)
        if not self._is_whole(seen):
            if self.scene.gap and fault == "kill" and not seen:
                self.gaps += 1
            else:
                yield f"neither old nor new: {sorted(seen)}"
        if fault == "kill" and ended.status != -signal.SIGKILL:
            yield f"was not killed but ended with {ended.status}"
        if fault == "fail" and (ended.status not in (0, 1) or (ended.status == 0) != (seen == self._new)):
            yield f"ended with {ended.status} and is {'new' if seen == self._new else 'old'}"
        if "Traceback" in ended.said:
            yield "a traceback"
        if KEPT in ended.said and (seen != self._old or not seen):
            yield "says that the old site is whole"
        if NONE_YET in ended.said and seen:
            yield "says that there is no site"

    def _next(self, world: Path) -> Iterator[str]:
        if self.scene.mend is not None:
            ended = fork(self.scene.mend, world)
            if ended.status or not self._is_whole(self.scene.seen(world)) or self.scene.left(world):
                yield f"the next start left {sorted(self.scene.seen(world))}, {self.scene.left(world)}: {ended.said}"
        # From the same files the same build comes to the same end: what was tried needs no second trial.
        state = (frozenset(self.scene.seen(world).items()), *self.scene.left(world))
        if state not in self._known:
            ended = fork(self.scene.act, world)
            fine = not ended.status and self.scene.seen(world) == self._new and not self.scene.left(world)
            self._known[state] = "" if fine else f"the next time failed: {self.scene.left(world)}: {ended.said}"
        if self._known[state]:
            yield self._known[state]
