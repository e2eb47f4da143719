"""What is disturbed: a site being published, a whole build, an officer's file being written; and how it should end."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.__main__ import cli as mkdocs

from prongsai.build import _swap as swapping
from prongsai.build import begin, failure
from prongsai.build._marker import put_marker
from prongsai.cli import main as prongsai
from tests.conftest import FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "tests" / "sites" / "complete-topics"
DAY = date(2026, 11, 26)
OLD = {"index.html": "old", "a/index.html": "old", "assets/a.css": "old"}
NEW = {"index.html": "new", "b/index.html": "new", "assets/b.css": "new"}
Files = dict[str, bytes]


@dataclass(frozen=True)
class Scene:
    """Something that changes the disk, in a folder of its own.

    Attributes:
        name: what the figures call it.
        prepare: makes the folder as it is before.
        act: does what is disturbed; it ends as a command does, with `SystemExit` or without.
        seen: returns what others have of it: visitors of a site, readers of a file.
        left: returns the names that should not outlast the next time.
        mend: begins again and gives up, as a build does whose content has an error; None where nothing is to be mended.
        by_file: whether each file may be the old or the new one by itself; a site is so as a whole.
        gap: whether a kill may leave nothing at all until the next time, for the system knows no exchange.
    """

    name: str
    prepare: Callable[[Path], object]
    act: Callable[[Path], object]
    seen: Callable[[Path], Files]
    left: Callable[[Path], list[str]]
    mend: Callable[[Path], object] | None = None
    by_file: bool = False
    gap: bool = False

    def is_whole(self, seen: Files, old: Files, new: Files) -> bool:
        """Tell whether others have what was before or what is to be, and nothing between."""
        if self.by_file:
            return all(seen.get(name) in (old.get(name), new.get(name)) for name in {*seen, *old, *new})
        return seen in (old, new)


def files_below(folder: Path) -> Files:
    """Return every file below a folder by its path; those that are hidden at its top are not for others."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def site_of(world: Path) -> Files:
    """Return what visitors have."""
    return files_below(world / "site")


def beside(world: Path) -> list[str]:
    """Return what stands beside the site."""
    return sorted(path.name for path in world.iterdir() if path.name != "site")


def old_site(world: Path) -> None:
    """Write a small site that a build of ours made."""
    write(world / "site", OLD)
    put_marker(world / "site", DAY)


def linked_site(world: Path) -> None:
    """Write the small site where a web server has it, with a link to it where it is published."""
    old_site(world)
    (world / "www").mkdir()
    (world / "site").rename(world / "www" / "ita")
    (world / "site").symlink_to("www/ita")


def publish(world: Path) -> None:
    """Publish a few files as a build does that has rendered them already."""
    staging = None
    try:
        staging = begin(world / "site", sys.stderr.write)
        staging.check()
        write(staging.folder, NEW)
        staging.publish(DAY)
    except Exception as error:
        told = failure(error, staging)
        if told is None:
            raise
        sys.stderr.write(f"{told}\n")
        sys.exit(1)
    finally:
        if staging is not None:
            staging.give_up()


def beside_linked(world: Path) -> list[str]:
    """Return what stands beside the folder to which the site is a link, and beside the link."""
    return [*(name for name in beside(world) if name != "www"), *(path.name for path in (world / "www").glob(".*"))]


def give_up(world: Path) -> None:
    """Begin a build and give it up before anything is written."""
    begin(world / "site", sys.stderr.write).give_up()


@contextmanager
def without_exchange() -> Iterator[None]:
    """Let the system know no exchange of two names, as Windows."""
    really = swapping.exchange
    swapping.exchange = lambda one, other: False  # noqa: ARG005 - its own names
    try:
        yield
    finally:
        swapping.exchange = really


def publish_in_two_steps(world: Path) -> None:
    """Publish where the system knows no exchange."""
    with without_exchange():
        publish(world)


def build(world: Path) -> None:
    """Build one of the sites of the tests with MkDocs."""
    os.environ |= {"PRONGSAI_CONTENT": str(CONTENT), "PRONGSAI_SITE": str(world / "site")}
    mkdocs.main(["build", "--quiet", "--config-file", str(ROOT / "mkdocs.yml")], "mkdocs")


def officers_files(world: Path) -> None:
    """Write the tiny site with a figure typed by hand, and without its list of addresses."""
    write(world / "content", {name: text for name, text in FILES.items() if not name.endswith("addresses.txt")})
    with (world / "content" / "thung-thong" / "2568" / "analysis.md").open("a", encoding="utf-8") as narrative:
        narrative.write("\nตัวชี้วัดที่ 9 ได้ 90.00 คะแนน\n")


def fix(world: Path) -> None:
    """Put placeholders where figures were typed."""
    prongsai(["check", "--content", str(world / "content"), "--fix", "--yes"])


def addresses(world: Path) -> None:
    """Write the list of addresses."""
    prongsai(["addresses", "--content", str(world / "content"), "--write"])


def texts(world: Path) -> Files:
    """Return what stands in the officer's folder for whoever reads it."""
    found = files_below(world / "content")
    return {name: data for name, data in found.items() if not Path(name).name.startswith(".")}


def hidden(world: Path) -> list[str]:
    """Return the names of files that are not whole yet."""
    return sorted(path.name for path in (world / "content").rglob(".*"))


SCENES = {
    scene.name: scene
    for scene in (
        Scene("first publishing", Path.mkdir, publish, site_of, beside, give_up),
        Scene("publishing", old_site, publish, site_of, beside, give_up),
        Scene("publishing through a link", linked_site, publish, site_of, beside_linked, give_up),
        Scene("publishing without exchange", old_site, publish_in_two_steps, site_of, beside, give_up, gap=True),
        Scene("check --fix", officers_files, fix, texts, hidden, by_file=True),
        Scene("addresses --write", officers_files, addresses, texts, hidden, by_file=True),
        Scene("mkdocs build", old_site, build, site_of, beside, give_up),
    )
}
