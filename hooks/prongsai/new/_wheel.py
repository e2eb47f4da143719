"""The engine's wheel, packed again from what is installed: a site carries it, so that CI has what built it here."""

from __future__ import annotations

import csv
import io
import zipfile
from importlib.metadata import distribution
from typing import TYPE_CHECKING

from prongsai import __version__

if TYPE_CHECKING:
    from importlib.metadata import Distribution, PackagePath

_OF_INSTALLING = {"INSTALLER", "REQUESTED", "direct_url.json", "RECORD"}
"""What an installer adds beside the files of a wheel, or writes itself."""


def wheel_name() -> str:
    """Return the name of this version's wheel."""
    return f"prongsai-{__version__}-py3-none-any.whl"


def wheel() -> bytes | None:
    """Return the wheel; None where the engine runs from a checkout, whose files are not those of a wheel."""
    engine = distribution("prongsai")
    kept = [file for file in engine.files or () if _of_wheel(file)]
    if not any(file.as_posix() == "prongsai/__init__.py" for file in kept):
        return None
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(kept, key=str):
            # One date for all, so that the same files give the same bytes.
            archive.writestr(zipfile.ZipInfo(file.as_posix()), file.read_binary(), zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo(_record_name(engine)), _record(engine, kept), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _of_wheel(file: PackagePath) -> bool:
    outside, cached = ".." in file.parts, file.suffix == ".pyc"
    return not (outside or cached or file.name in _OF_INSTALLING)


def _record_name(engine: Distribution) -> str:
    return next(file.as_posix() for file in engine.files or () if file.name == "RECORD")


def _record(engine: Distribution, kept: list[PackagePath]) -> str:
    """Return the list of a wheel's files with their hashes, as the format asks."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for file in sorted(kept, key=str):
        rows.writerow((file.as_posix(), f"{file.hash.mode}={file.hash.value}" if file.hash else "", file.size))
    rows.writerow((_record_name(engine), "", ""))
    return text.getvalue()
