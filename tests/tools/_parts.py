"""Builds a site in one process and prints what each part of it takes, in milliseconds of CPU: part of `make bench`.

The parts are told by the functions that the build calls, so that nothing in it is there for measuring alone.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = ("import", "load", "assess", "render", "host", "search", "finish")
"""In the order of a build: what the rooms need to begin, then each room; `search` is the index, a step of `finish`."""


class Clock:
    """Gives the time that passes to the innermost part that has begun."""

    def __init__(self) -> None:
        self.taken = dict.fromkeys(PARTS, 0.0)
        self._open = ["import"]
        self._since = 0.0

    def turn(self) -> None:
        """Give the time since the last turn to the part that was running."""
        now = time.process_time()
        self.taken[self._open[-1]] += now - self._since
        self._since = now

    def part(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return `work` as a part of a name."""

        def timed(*args: Any, **values: Any) -> Any:  # noqa: ANN401 - whatever the work takes and gives
            self.turn()
            self._open.append(name)
            try:
                return work(*args, **values)
            finally:
                self.turn()
                self._open.pop()

        return timed


def main() -> None:
    """Build the content folder that is named first as the site that is named second, and print its parts as JSON."""
    clock = Clock()
    from prongsai.finish import _search  # noqa: PLC0415 - the import is measured
    from prongsai.host import _events, _run  # noqa: PLC0415

    named = {
        "load": (_events, ("load_site", "last_changes", "read_versions")),
        "assess": (_events, ("assess_site",)),
        "render": (_events, ("render_site",)),
        "search": (_search, ("sections_of", "_write_index")),
        "finish": (_events, ("finish_site",)),
        "host": (_run, ("build",)),
    }
    for part, (module, names) in named.items():
        for name in names:
            setattr(module, name, clock.part(part, getattr(module, name)))
    _run.build(Path("mkdocs.yml"), Path(sys.argv[1]), Path(sys.argv[2]), jobs=1)
    clock.turn()
    sys.stdout.write(json.dumps({name: 1000 * seconds for name, seconds in clock.taken.items()}))


if __name__ == "__main__":
    main()
