"""Whether a file opens (เปิดได้จริง) and what it does then: found out by opening it, within bounds.

Of a kind that is rarely seen the library is loaded only for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from prongsai.evidence._open_office import open_office
from prongsai.evidence._opened import Opened

_LIKE_A_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe|svg)[\s>]", re.IGNORECASE)
_SNIFFED = 1024
"""How many bytes a browser looks at to guess what a file is, where a server does not say."""
_OFFICE = ("Word", "Excel", "PowerPoint")


@lru_cache(maxsize=64)
def open_file(kind: str, data: bytes) -> Opened:
    """Open a file of a kind that `kind_of` told, and return what happened."""
    if _LIKE_A_PAGE.search(data, 0, _SNIFFED):
        return Opened("มีหน้าเว็บ (HTML) ปนอยู่ในไฟล์")
    if kind in _OFFICE:
        return open_office(kind, data)
    if kind == "PDF":
        from prongsai.evidence._open_pdf import open_pdf  # noqa: PLC0415 - a tenth of a second

        return open_pdf(data)
    if kind == "Office 97-2003":
        from prongsai.evidence._open_old import open_old  # noqa: PLC0415

        return open_old(data)
    from prongsai.evidence._open_picture import open_picture  # noqa: PLC0415 - half a tenth

    return open_picture(kind, data)


@lru_cache(maxsize=64)
def moves(data: bytes) -> bool:
    """Tell whether a picture has more than one to show (ภาพเคลื่อนไหว)."""
    from prongsai.evidence._open_picture import picture_moves  # noqa: PLC0415 - as above

    return picture_moves(data)
