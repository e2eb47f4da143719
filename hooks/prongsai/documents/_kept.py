"""Documents kept from the last built site: each file tells what it was made of.

That is its content, the code and the fonts that drew it, and the versions of the libraries; whatever of it changes, the
file is made anew. PDF tells it by its identifier (`ID`), DOCX by the property `identifier`.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from prongsai.archives import UNSOUND
from prongsai.words import unfilled

if TYPE_CHECKING:
    from prongsai.documents._parts import Content

_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "python-docx", "segno", "resvg-py")
_LENGTH = 32
_ID = re.compile(rb"/ID ?\[\(([0-9a-f]{32})([0-9a-f]{4})\)")
_PROPERTIES = "docProps/core.xml"


class Written(NamedTuple):
    """A document as a file, and how many pages it has; None where the program that opens it decides."""

    data: bytes
    pages: int | None


def made_of(content: Content, kind: str) -> str:
    """Return what a file of a kind is made of, as 32 hexadecimal digits."""
    return hashlib.sha256(f"{_makers()}{kind}{content!r}".encode(errors="surrogatepass")).hexdigest()[:_LENGTH]


@cache
def _makers() -> str:
    """Return what makes documents: the files of this room, its words, and the libraries."""
    own = (one.read_bytes() for one in sorted(Path(__file__).parent.rglob("*.*")) if one.suffix != ".pyc")
    words = repr(unfilled("documents."))
    return hashlib.sha256(b"".join(own)).hexdigest() + words + "".join(map(_version, _LIBRARIES))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def kept(file: Path, kind: str, wanted: str) -> Written | None:
    """Return a file of the last built site, where it is there and made of what is wanted."""
    if not file.is_file():
        return None
    data = file.read_bytes()
    return (_kept_pdf if kind == "pdf" else _kept_docx)(data, wanted)


def identifier(wanted: str, pages: int) -> bytes:
    """Return what a PDF file is identified by: what it is made of, and its pages, which nobody else then need count."""
    return f"{wanted}{pages:04x}".encode()


def _kept_pdf(data: bytes, wanted: str) -> Written | None:
    told = [*_ID.finditer(data)]
    return Written(data, int(told[-1][2], 16)) if told and told[-1][1] == wanted.encode() else None


def _kept_docx(data: bytes, wanted: str) -> Written | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            told = archive.read(_PROPERTIES)
    except UNSOUND:
        return None
    return Written(data, None) if wanted.encode() in told else None
