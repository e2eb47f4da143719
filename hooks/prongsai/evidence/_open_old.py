"""Documents of Office 97-2003: a file system of their own in one file, opened by olefile."""

from __future__ import annotations

from typing import Any

import olefile

from prongsai.evidence._opened import BROKEN, LOCKED, Opened

_MAIN = ("worddocument", "workbook", "book", "powerpoint document")
_MACROS = frozenset({"macros", "_vba_project_cur", "vba", "_vba_project"})
_OBJECTS = frozenset({"objectpool", "\x01ole10native", "mbd"})
_ENCRYPTED = 0x0100
"""The bit of a Word document's eleventh byte and the next that says it is locked: [MS-DOC] 2.5.2, fEncrypted."""
_FLAGS = 10


def open_old(data: bytes) -> Opened:
    """Open a document and return what happened."""
    try:
        with olefile.OleFileIO(data) as document:
            return _opened(document)
    except Exception:  # noqa: BLE001 - a broken file may fail anywhere within the library, in any way
        return BROKEN


def _opened(document: Any) -> Opened:  # noqa: ANN401 - the library speaks of bytes and of text alike
    names = {step.lower() for path in document.listdir(streams=True, storages=True) for step in path}
    if "encryptedpackage" in names:
        return LOCKED
    main = next((name for name in _MAIN if name in names), None)
    if main is None:
        return BROKEN
    head = document.openstream(main).read(_FLAGS + 2)
    if main == "worddocument" and int.from_bytes(head[_FLAGS:], "little") & _ENCRYPTED:
        return LOCKED
    macros = names & _MACROS
    objects = any(name in _OBJECTS or name.startswith("mbd") for name in names)
    return Opened("", ("มาโคร (VBA)",) if macros else (), ("ไฟล์ฝัง (OLE)",) if objects else ())
