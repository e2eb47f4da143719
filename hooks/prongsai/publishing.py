"""Putting a built site in its place: verified first, swapped in whole, with progress for those who wait."""

from __future__ import annotations

import shutil
import tempfile
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from prongsai.render import Tree, handed_files, say

if TYPE_CHECKING:
    from collections.abc import Iterable

QUIET_SECONDS = 1.0
"""A build shorter than this shows no progress."""


def built_path(page: str) -> str:
    """Return the HTML file that a Markdown page becomes, with every page in a folder of its own."""
    stem = page.removesuffix(".md")
    folder = stem.removesuffix("index")
    return f"{folder}index.html" if folder != stem else f"{stem}/index.html"


def missing_files(tree: Tree, folder: Path) -> list[str]:
    """Return the paths of `tree` that are not in `folder`, or are empty there."""
    expected = [*map(built_path, tree.pages), *tree.files]
    return [path for path in expected if not (folder / path).is_file() or not (folder / path).stat().st_size]


def error_tree(told: str, pages: Iterable[str]) -> Tree:
    """Return a preview that shows the errors `told`, one a line, at `/` and at every page that was there before.

    The page an officer has open thus says what is wrong, and reloads by itself once that is mended.
    """
    items = "".join(f"<li>{escape(line)}</li>" for line in told.splitlines())
    body = f"# {say('page.broken.title')}\n\n<ul>{items}</ul>\n<p>{say('page.broken.mend')}</p>\n"
    text = f"---\nhide: [navigation, toc]\n---\n{body}"
    return Tree(dict.fromkeys(["index.md", *pages], text), handed_files(), ((say("common.home"), "index.md"),))


def replace_folder(new: Path, old: Path) -> None:
    """Let the folder `new` take the place of `old`; both stand in the same parent, so that each step is one rename.

    Whatever stops it half-way, an interrupt too, puts `old` back.
    """
    if not old.exists():
        new.rename(old)
        return
    aside = Path(tempfile.mkdtemp(prefix=".site-old-", dir=old.parent))
    kept = aside / "site"
    try:
        old.rename(kept)
        new.rename(old)
    except BaseException:
        if kept.exists():
            kept.rename(old)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


class Progress:
    """Counts pages on one line of a terminal, once the work has taken longer than `QUIET_SECONDS`."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._shown = stream.isatty()
        self._done = 0
        self._started = time.monotonic()

    def step(self) -> None:
        """Count one page."""
        self._done += 1
        if self._shown and time.monotonic() - self._started > QUIET_SECONDS:
            self._stream.write(f"\rสร้างหน้าเว็บ {self._done}/{self._total}")
            self._stream.flush()

    def close(self) -> None:
        """End the line."""
        if self._shown and time.monotonic() - self._started > QUIET_SECONDS:
            self._stream.write("\n")
