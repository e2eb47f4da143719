"""Makes documents in one process and prints what each takes, in seconds of CPU: part of `make bench`.

The report is the longest of the content folder that is named. What it takes for 25 sheets is told by what it takes for its
own, and for three times as many.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from prongsai.processes import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.assess import AssessedAgency
    from prongsai.documents import Content
    from prongsai.render import Options

Made = TypeVar("Made")
SHEETS = 25
"""The sheets of a report for which the limit is said."""


class Silent:
    """Is told what becomes of documents, and needs none of it."""

    def begin(self, count: int) -> None:
        """Leave out how many are made."""

    def step(self) -> None:
        """Leave out each that is made."""

    def warn(self, what: str) -> None:
        """End the measuring with what could not be made."""
        sys.exit(what)


def taken(work: Callable[[], Made]) -> tuple[float, Made]:
    """Return the seconds that work takes, and what it makes."""
    began = time.process_time()
    made = work()
    return time.process_time() - began, made


def repeated(content: Content, times: int) -> Content:
    """Return a document whose sheets behind the first come so often."""
    first, *others = content.sheets
    return replace(content, sheets=(first, *others * times))


def not_made() -> float:
    """Return what documents take of a build that makes none: their room is loaded, and that is all."""
    for room in ("assess", "content", "render", "build", "processes"):
        import_module(f"prongsai.{room}")
    return taken(lambda: import_module("prongsai.documents"))[0]


def kept(agency: AssessedAgency, options: Options) -> float:
    """Return what a document takes that the last site has already."""
    from prongsai.documents import documents_of  # noqa: PLC0415

    def made(last: Path | None) -> dict[str, bytes]:
        with documents_of([agency], replace(options, last=last), Silent()) as documents:
            return {one.path: one.data for a in agency.years for one in documents(agency, a)}

    with tempfile.TemporaryDirectory() as name:
        for path, data in made(None).items():
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_bytes(data)
        seconds, files = taken(lambda: made(Path(name)))
    return seconds / len(files)


def main() -> None:
    """Measure with the content folder that is named first, and print seconds by what took them as JSON."""
    # As a process that makes documents begins.
    collect_seldom()
    without = not_made()
    from prongsai.assess import assess_site  # noqa: PLC0415 - loading is measured
    from prongsai.content import load_site  # noqa: PLC0415
    from prongsai.documents import contents_of  # noqa: PLC0415
    from prongsai.render import Options  # noqa: PLC0415

    agencies = assess_site(load_site(Path(sys.argv[1]))).agencies
    reports = [(contents_of(agency, a)["report"], agency) for agency in agencies for a in agency.years]
    content, agency = max(reports, key=lambda one: len(repr(one[0])))
    docx, _ = taken(lambda: import_module("prongsai.documents._docx").write(content))
    start, pdf = taken(lambda: import_module("prongsai.documents._pdf"))
    first, short = taken(lambda: pdf.write(content))
    second, long = taken(lambda: pdf.write(repeated(content, 3)))
    further = (second - first) / (long.pages - short.pages)
    told = {"pdf": start + first + (SHEETS - short.pages) * further, "further": further, "docx": docx}
    sys.stdout.write(json.dumps(told | {"kept": kept(agency, Options(Path())), "without": without}))


if __name__ == "__main__":
    main()
