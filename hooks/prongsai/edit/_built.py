"""The site built from the form (สร้างเว็บไซต์), by the command that builds it from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.edit._desk import Desk


class Built(NamedTuple):
    """What became of building.

    Attributes:
        folder: where the site lies; None where it could not be built.
        said: the last line that was told where it could not be built, empty where it stands.
    """

    folder: Path | None
    said: str = ""


def is_of_site(content: Path) -> bool:
    """Tell whether a content folder is that of a site, which alone can be built."""
    return (content.absolute().parent / "mkdocs.yml").is_file()


def build(desk: Desk) -> Built:
    """Build the site of a desk's content where its settings say, by the desk's day; an old one stays if that fails."""
    from prongsai.host import site_folder  # noqa: PLC0415 - what builds is needed by this button alone

    project = desk.content.absolute().parent
    options = ("--content", str(desk.content.absolute()), "--today", f"{desk.today:%Y-%m-%d}")
    done = subprocess.run(  # noqa: S603 - this engine, with our own arguments
        (sys.executable, "-m", "prongsai", "build", *options),
        cwd=project,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode == 0:
        return Built(site_folder(project / "mkdocs.yml"))
    lines = (done.stderr or done.stdout).strip().splitlines()
    return Built(None, (lines or [str(done.returncode)])[-1])
