"""The site built from the form (สร้างเว็บไซต์), by the command that builds it from a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from mimetypes import guess_type
from typing import TYPE_CHECKING, NamedTuple

from prongsai.edit._request import Response

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.edit._desk import Desk

_ERROR = "404.html"
_POLICY = "frame-ancestors 'none'"
"""What is said beside the policy that each page of a site has of its own."""


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


def page_of(folder: Path, path: str) -> Response:
    """Return a file of a built site, as a web server would; what leads out of its folder is not there."""
    whole = folder.resolve()
    found = (whole / path.lstrip("/")).resolve()
    if found.is_dir() and path and not path.endswith("/"):
        return Response.see(f"{path}/")
    found = found / "index.html" if found.is_dir() else found
    there = found.is_relative_to(whole) and found.is_file()
    shown = found if there else whole / _ERROR
    data = shown.read_bytes() if shown.is_file() else b""
    kind = guess_type(shown.name)[0] or "application/octet-stream"
    text = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(data, f"{kind}{text}", 200 if there else 404, policy=_POLICY)
