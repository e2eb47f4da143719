"""An agency's emblem (ตราสัญลักษณ์): a small PNG or SVG beside agency.yml, safe to show and to open by itself.

A browser runs the scripts of an SVG that is opened by its own address, and would ask other hosts for what it names. So
an SVG may only draw: elements and attributes are those of a list, and whatever is not on it is refused by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from prongsai.content._drawing import SVG, undrawn
from prongsai.content._source import leads_outside, size_of
from prongsai.evidence import kind_of, open_file
from prongsai.findings import ContentError, Finding
from prongsai.text import suggestion

if TYPE_CHECKING:
    from prongsai.content._source import Source
    from prongsai.content.model.agency import Agency
    from prongsai.findings import Findings, Place

SIZE_LIMIT = 30_000
"""The largest emblem, in bytes: it comes with every page of the agency, as its icon."""
_SUFFIXES = {".svg": "image/svg+xml", ".png": "image/png"}
_MOST_PIXELS = 4_000_000
_PROLOGUE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE
)
"""What may stand before the drawing and makes of it something else than what is read here."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A sound emblem.

    Attributes:
        file: its name beside agency.yml, which is its name on the site too.
        data: what stands in it.
        media_type: `image/svg+xml` or `image/png`.
    """

    file: str
    data: bytes = field(repr=False)
    media_type: str


def load_emblem(folder: Path, agency: Agency, source: Source, found: Findings) -> Emblem | None:
    """Return the emblem that agency.yml names; None where it names none, or one not sound, which is told."""
    if agency.emblem is None:
        return None
    try:
        return _read(folder, agency.emblem, source.at("emblem"))
    except ContentError as error:
        found.extend([error.finding])
        return None


def _read(folder: Path, file: str, place: Place) -> Emblem:
    path = folder / file
    media_type = _SUFFIXES.get(PurePosixPath(file).suffix)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z]+", file) or leads_outside(path, folder):
        raise ContentError(Finding.make("E951", place, file=file))
    try:
        size = size_of(path)
        if size > SIZE_LIMIT:
            raise ContentError(Finding.make("E953", place, file=file, size=size, limit=SIZE_LIMIT))
        data = path.read_bytes()
    except OSError as error:
        others = [one.name for one in sorted(folder.iterdir()) if one.suffix in _SUFFIXES and one.name != file]
        near = suggestion(file, others)
        raise ContentError(Finding.make("E952", place, file=file, hint=near)) from error
    if media_type == "image/svg+xml":
        _check_svg(data, file, place)
    elif media_type == "image/png":
        _check_png(data, file, place)
    else:
        raise ContentError(Finding.make("E954", place, file=file))
    return Emblem(file, data, media_type)


def _check_svg(data: bytes, file: str, place: Place) -> None:
    """Refuse what is no SVG, and an SVG that does more than draw."""
    # Before it is read: a document type may hold entities that grow without end, or name files.
    if _PROLOGUE.search(data):
        raise ContentError(
            Finding.make("E955", place, file=file, what="DOCTYPE, xml-stylesheet หรือรหัสอักขระที่ไม่ใช่ UTF-8")
        )
    try:
        # In UTF-8 whatever it says of itself, so that nothing can hide from the look above.
        root = ET.fromstring(data.decode("utf-8-sig"))  # noqa: S314 - without a document type, see above
    except (ET.ParseError, ValueError) as error:
        raise ContentError(Finding.make("E954", place, file=file)) from error
    if root.tag != f"{SVG}svg":
        raise ContentError(Finding.make("E954", place, file=file))
    unsafe = undrawn(root)
    if unsafe is not None:
        raise ContentError(Finding.make("E955", place, file=file, what=unsafe))


def _check_png(data: bytes, file: str, place: Place) -> None:
    """Refuse what is no whole PNG, and one whose few bytes unfold to a picture that no emblem needs."""
    if kind_of(data) != "PNG":
        raise ContentError(Finding.make("E954", place, file=file))
    width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if width * height > _MOST_PIXELS:
        raise ContentError(Finding.make("E956", place, file=file, width=width, height=height))
    if open_file("PNG", data).problem:
        raise ContentError(Finding.make("E954", place, file=file))
