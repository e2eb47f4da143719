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


def new_site(name: str, agency: str, engine: Path | None = None) -> Files:
    """Return the files of a new site but its content.

    Args:
        name: what the site is called.
        agency: the folder of its first agency.
        engine: the wheel of this engine as it was released; without it, it is packed again from what is installed.
    """
    values = {"site_name": name, "agency": agency, "version": __version__, "wheel": wheel_name()}
    names = [file.partition(".")[0] for file in FILE_RECORDS]
    files = {
        "mkdocs.yml": filled("mkdocs.yml", **values),
        "README.md": filled("README.md", **values),
        ".gitignore": filled("gitignore"),
        ".gitlab-ci.yml": filled("gitlab.yml"),
        ".github/workflows/publish.yml": filled("github.yml"),
        ".vscode/settings.json": filled("vscode.json", names=names),
    }
    return files | engine_files(engine)


def engine_files(engine: Path | None = None) -> Files:
    """Return what a site has of this version of the engine: the lock, the schemas for editors and the wheel."""
    files = {"requirements.txt": carried("requirements/documents.txt").read_bytes()}
    files |= {f".schemas/{file}": text.encode() for file, text in schemas(__version__).items()}
    packed = engine.read_bytes() if engine else wheel()
    return files | ({f"wheels/{wheel_name()}": packed} if packed else {})
