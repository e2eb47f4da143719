"""The QR code of a page's lasting address (คิวอาร์โค้ด), by which a sheet of paper leads to the site."""

from __future__ import annotations

import io

import segno

_BORDER = 4
"""The quiet zone around it, in modules, as ISO/IEC 18004 asks for."""
_SCALE = 8
"""Dots of a module where it is drawn in dots: 300 and more to an inch at 3 cm."""


def qr_svg(address: str) -> bytes:
    """Return the code as SVG."""
    return _saved(address, "svg")


def qr_png(address: str) -> bytes:
    """Return the code as PNG."""
    return _saved(address, "png")


def _saved(address: str, kind: str) -> bytes:
    out = io.BytesIO()
    # Medium correction: a sheet that was copied and folded is still read.
    segno.make_qr(address, error="m").save(out, kind=kind, border=_BORDER, scale=_SCALE)
    return out.getvalue()
