"""The folder of the content taken for another: an agency's own, a year's, or the whole project's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.findings import Finding, Place, shown_folder

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

AGENCY_FILE = "agency.yml"
_YEAR = re.compile("[0-9๐-๙]{4}")


def misplaced(root: Path, year_files: Collection[str]) -> Finding | None:
    """Return what to say of a folder that is an agency's, a year's or the project's in place of the content's."""
    if any(root.glob(f"*/{AGENCY_FILE}")):
        return None
    names = {path.name for path in root.iterdir()} if root.is_dir() else set()
    own = root.resolve()
    if AGENCY_FILE in names or any(_YEAR.fullmatch(name) and (root / name).is_dir() for name in names):
        return _said("ของหน่วยงานเดียว", root / "..", own.name)
    if names & {*year_files}:
        return _said("ของปีเดียว", root / "../..", f"{own.parent.name}/{own.name}")
    if any((root / "content").glob(f"*/{AGENCY_FILE}")):
        return _said("ของทั้งโครงการ", root / "content")
    return None


def _said(what: str, content: Path, one: str = "") -> Finding:
    hint = f" (ตรวจเฉพาะส่วนนี้: prongsai check {one})" if one else ""
    return Finding.make("E032", Place("."), what=what, folder=shown_folder(content).rstrip("/"), hint=hint)
