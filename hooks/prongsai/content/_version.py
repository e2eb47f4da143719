"""The version of the form of content (รุ่นของรูปแบบข้อมูล): raised when what was typed must be typed otherwise."""

from __future__ import annotations

import re

CONTENT_VERSION = "0.2"
"""What this engine reads; content that names none is of 0.1 and is read as well."""
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")


def is_newer(version: str) -> bool:
    """Tell whether content is of a later version than this engine knows; a text that is no version counts as one."""
    found, own = _VERSION.fullmatch(version), _VERSION.fullmatch(CONTENT_VERSION)
    return found is None or [*map(int, found.groups())] > [*map(int, own.groups() if own else ())]
