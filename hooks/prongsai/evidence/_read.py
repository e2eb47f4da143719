"""A file's inside, by what the file is."""

from __future__ import annotations

from functools import lru_cache

from prongsai.evidence._inside import Inside
from prongsai.evidence._office import blank_office, read_office
from prongsai.evidence._pictures import bare_picture, read_picture
from prongsai.evidence._xml import read_description

_PICTURES = ("JPEG", "PNG", "GIF", "WebP")
_OFFICE = ("Word", "Excel", "PowerPoint")


@lru_cache(maxsize=64)
def read_inside(kind: str | None, data: bytes) -> Inside:
    """Return the text and the properties of a file, within bounds, and what of it could not be read.

    Its `kind` is told by its content, as `kind_of` does; a file of no kind is a drawing in XML.
    """
    return _read(kind, data).within_bounds()


def _read(kind: str | None, data: bytes) -> Inside:
    if kind == "PDF":
        # Loaded only for a document: its library takes a tenth of a second.
        from prongsai.evidence._pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    if kind in _OFFICE:
        return read_office(data)
    if kind in _PICTURES:
        return read_picture(str(kind), data)
    if kind == "Office 97-2003":
        return Inside(unread="เป็น Office รุ่นเก่า")
    return read_description(data).by_hand()


def without_metadata(kind: str | None, data: bytes) -> bytes:
    """Return a file that shows the same and tells nothing of its maker; as it is where nothing can be taken out."""
    if kind == "PDF":
        from prongsai.evidence._pdf import bare_pdf  # noqa: PLC0415 - as above

        return bare_pdf(data)
    if kind in _OFFICE:
        return blank_office(data)
    return bare_picture(str(kind), data) if kind in _PICTURES else data
