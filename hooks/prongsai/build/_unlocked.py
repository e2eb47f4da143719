"""What killed builds of 2026-11-21 and before left beside a site; their folders had chance names and no lock."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STAGED, _SET_ASIDE = re.compile(r"\.site-[a-z0-9_]{8}"), re.compile(r"\.site-old-[a-z0-9_]{8}")
_ITS_SITE = "site"


def mend_unlocked(site: Path) -> None:
    """Put back a site that such a build had set aside when it was killed, and remove the rest of it."""
    try:
        beside = [path for path in site.parent.iterdir() if path.is_dir() and not path.is_symlink()]
    except PermissionError:
        # A folder may be written to whose names are nobody's business.
        return
    old = [path for path in beside if _SET_ASIDE.fullmatch(path.name) and _names(path) <= {_ITS_SITE}]
    kept = [path / _ITS_SITE for path in old if _names(path)]
    if kept and not site.exists():
        max(kept, key=lambda path: path.stat().st_mtime).rename(site)
    for path in (*old, *(path for path in beside if _is_staging(path))):
        shutil.rmtree(path, ignore_errors=True)


def _is_staging(path: Path) -> bool:
    """Tell a half-built site from whatever else has such a name: it is empty, or has what MkDocs writes first."""
    return bool(_STAGED.fullmatch(path.name)) and (not _names(path) or "assets" in _names(path))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
