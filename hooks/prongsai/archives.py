"""Zip archives (Word, Excel and OpenDocument files are such) that anybody may have made, and how they go wrong."""

from __future__ import annotations

import zipfile
import zlib

try:
    from lzma import LZMAError
except ImportError:  # Python can be made without it, and then reads nothing that is packed so.
    LZMAError = EOFError  # type: ignore[misc,assignment]

UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    LookupError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    MemoryError,
)
"""What Python raises for an archive that is none, cut, damaged, locked, or packed or written in an unknown way."""
