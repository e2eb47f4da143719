"""A shim between a build and the disk: counts each call that changes something, and lets one of them go wrong.

Names change by calls that Python announces to audit hooks, so none can be missed, whoever makes it; what is written is
seen because files are opened as ones of ours. A hook cannot be taken off again: install it in a process that may end.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Kind = Literal["rename", "unlink", "rmdir", "mkdir", "open", "write"]
Fault = Literal["kill", "fail", "interrupt"]
KINDS: tuple[Kind, ...] = ("rename", "unlink", "rmdir", "mkdir", "open", "write")
FAULTS: tuple[Fault, ...] = ("kill", "fail", "interrupt")
_EVENTS: dict[str, Kind] = {"os.rename": "rename", "os.remove": "unlink", "os.rmdir": "rmdir", "os.mkdir": "mkdir"}
_ERRORS = {"write": errno.ENOSPC, "open": errno.EACCES, "mkdir": errno.ENOSPC}
_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass
class Shim:
    """What is counted, and which call goes wrong.

    Attributes:
        kind: the kind of the call that goes wrong, and None to only count.
        number: which call of this kind it is, from 1.
        fault: whether the process is killed there, the call fails, or somebody presses Ctrl+C.
        counted: how many calls of each kind there were.
    """

    kind: Kind | None = None
    number: int = 0
    fault: Fault = "fail"
    counted: Counter[Kind] = field(default_factory=Counter)

    def call(self, kind: Kind) -> bool:
        """Count a call and tell whether it is the one that goes wrong."""
        self.counted[kind] += 1
        return kind == self.kind and self.counted[kind] == self.number

    def strike(self, name: str) -> NoReturn:
        """Let the call go wrong."""
        if self.fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.fault == "interrupt":
            raise KeyboardInterrupt
        number = _ERRORS.get(str(self.kind), errno.EIO)
        raise OSError(number, os.strerror(number), name)


def install(shim: Shim) -> None:
    """Let `shim` see every call of this process from now on."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        kind = _EVENTS.get(event)
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _CHANGING:
            kind = "open"
        if kind is not None and shim.call(kind):
            shim.strike(str(arguments[0]))

    class File(io.FileIO):
        """A file that asks before each write; the one that goes wrong has got half of the data to the disk."""

        def write(self, data: ReadableBuffer, /) -> int:
            if shim.call("write"):
                super().write(memoryview(data)[: len(memoryview(data)) // 2])
                shim.strike(str(self.name))
            return super().write(data) or 0

    really = io.open

    def opened(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **named: Any) -> Any:  # noqa: ANN401 - the signature of open
        if not set(mode) & set("wax+"):
            return really(file, mode, buffering, *rest, **named)
        raw = File(file, mode.replace("b", "").replace("t", ""), named.pop("closefd", True), named.pop("opener", None))
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *rest, **named)

    def sendfile(*_: object, **__: object) -> int:
        """Refuse to copy within the system; Python then copies by reading and writing."""
        raise OSError(errno.ENOTSOCK, os.strerror(errno.ENOTSOCK))

    sys.addaudithook(hook)
    builtins.open = io.open = opened
    os.sendfile = sendfile
