"""Running MkDocs, as its own command does, with the folders that ours was given."""

from __future__ import annotations

import logging
import os
import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.__main__ import ColorFormatter
from mkdocs.commands import build as building
from mkdocs.commands import serve as serving
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from prongsai.host import _direct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GIVEN_UP = "ไม่ได้สร้างเว็บไซต์ สาเหตุอยู่ในบรรทัดก่อนหน้า · The site was not built; the lines above say why."


class _OneLine(ColorFormatter):
    """Tells a message as MkDocs does, and leaves each on its one line, however narrow the terminal is."""

    text_wrapper = textwrap.TextWrapper(width=0)


def build(config: Path, content: Path | None, site_dir: Path | None) -> None:
    """Build a site by its configuration; folders that are not given are those that it names.

    Raises:
        click.ClickException: of MkDocs' own, where the site cannot be built; what is wrong has been told.
    """
    _speak()
    with _closed_in_thai():
        loaded = load_config(str(config), docs_dir=_named(content), site_dir=_named(site_dir))
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            (_direct.build if _direct.is_known(loaded) else building.build)(loaded)
        finally:
            loaded.plugins.on_shutdown()


def preview(config: Path, content: Path | None, address: str | None) -> None:
    """Show a site at an address of this machine, such as `localhost:8000`, and again after each edit."""
    _speak()
    with _closed_in_thai():
        serving.serve(str(config), docs_dir=_named(content), dev_addr=address)


@contextmanager
def _closed_in_thai() -> Iterator[None]:
    """Let the last line of a build that MkDocs gives up be one that officers can read."""
    try:
        yield
    except Abort as error:
        raise Abort(_GIVEN_UP) from error


def _named(folder: Path | None) -> str | None:
    # Not resolved: whether a link may be followed is judged where the site is put.
    return None if folder is None else str(folder.absolute())


def _speak() -> None:
    """Let MkDocs tell what it does at the terminal."""
    # The theme prints a long notice about its own future on every build; it says nothing about this site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    stream = logging.StreamHandler()
    stream.setFormatter(_OneLine())
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(stream)
