"""A new site: configuration, what publishes it on either forge, the lock, schemas for editors, the engine itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai import __version__
from prongsai.content import FILE_RECORDS
from prongsai.new._put import Files, filled
from prongsai.new._wheel import wheel, wheel_name
from prongsai.schemas import schemas
from prongsai.site import carried

if TYPE_CHECKING:
    from pathlib import Path


LAUNCHER = "แก้ไขข้อมูล"
"""What the files are called by which the form is opened."""


def new_site(name: str, agency: str, engine: Path | None = None) -> Files:
    """Return the files of a new site but its content.

    Args:
        name: what the site is called.
        agency: the folder of its first agency.
        engine: the wheel of this engine as it was released; without it, it is packed again from what is installed.
    """
    values = {"site_name": name, "agency": agency, "launcher": LAUNCHER, "version": __version__, "wheel": wheel_name()}
    names = [file.partition(".")[0] for file in FILE_RECORDS]
    files = {
        "mkdocs.yml": filled("mkdocs.yml", **values),
        "README.md": filled("README.md", **values),
        ".gitignore": filled("gitignore"),
        ".gitlab-ci.yml": filled("gitlab.yml"),
        ".github/workflows/publish.yml": filled("github.yml"),
        ".github/workflows/links.yml": filled("links.yml"),
        ".vscode/settings.json": filled("vscode.json", names=names),
    }
    return files | engine_files(engine)


def launchers() -> Files:
    """Return what opens the form for whoever has no terminal: a file to press on each system, and what all run."""
    files = {f"{LAUNCHER}.{form}": filled(f"edit.{form}") for form in ("cmd", "command", "desktop")}
    # The shell of Windows loses its place in a file without the line ends of its own.
    files[f"{LAUNCHER}.cmd"] = files[f"{LAUNCHER}.cmd"].replace(b"\n", b"\r\n")
    return files | {"wheels/edit.py": filled("edit.py")}


def engine_files(engine: Path | None = None) -> Files:
    """Return what a site has of this version of the engine: the lock, schemas for editors, launchers and the wheel."""
    files = {"requirements.txt": carried("requirements/documents.txt").read_bytes()}
    files |= {f".schemas/{file}": text.encode() for file, text in schemas(__version__).items()}
    files |= launchers()
    packed = engine.read_bytes() if engine else wheel()
    return files | ({f"wheels/{wheel_name()}": packed} if packed else {})
