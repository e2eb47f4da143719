"""The few files beside the pages: one style sheet, one script, and the fonts of the site."""

from __future__ import annotations

from pathlib import Path

from prongsai.edit._request import Response
from prongsai.site import carried

TEMPLATES = Path(__file__).with_name("templates")
_OWN = {"edit.css": "text/css; charset=utf-8", "edit.js": "text/javascript; charset=utf-8"}
_FONTS = {f"sarabun-{weight}.woff2": "font/woff2" for weight in (400, 700)}


def asset(path: str) -> Response | None:
    """Return one of the files; None for another path."""
    if path in _OWN:
        return Response((TEMPLATES / path).read_bytes(), _OWN[path])
    if path in _FONTS:
        return Response((carried("overrides") / "assets" / "fonts" / path).read_bytes(), _FONTS[path])
    return None
