"""Where a site goes: links followed, and nothing replaced that no build of ours made."""

from __future__ import annotations

import os
from pathlib import Path

from prongsai.build._marker import made_by_us, top_names
from prongsai.files import shown
from prongsai.findings import Finding, Place

_MOST_NAMES = 5


class PublishError(Exception):
    """A site cannot be put where it should go; the finding says why, and what to do."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding

    @classmethod
    def make(cls, code: str, path: Path, **figures: object) -> PublishError:
        """Build the error of the finding `code` at `path`."""
        return cls(Finding.make(code, Place(shown(path)), **figures))


def real_folder(site_dir: Path) -> Path:
    """Return the folder that is published as `site_dir`: a symbolic link stays, and what it leads to is meant.

    Raises:
        PublishError: a link on the way leads nowhere, or what stands there is no folder that could be moved.
    """
    path = Path(os.path.abspath(site_dir))  # noqa: PTH100 - resolve() follows links, and fails on a link to itself
    for part in (path, *path.parents):
        if part.is_symlink() and not part.exists():
            raise PublishError.make("E972", part, to=part.readlink())
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_dir():
        raise PublishError.make("E973", path, problem="เป็นไฟล์ ไม่ใช่โฟลเดอร์")
    if os.path.ismount(real):
        raise PublishError.make("E973", path, problem="เป็นจุดเชื่อมต่อดิสก์ (mount) ซึ่งย้ายไม่ได้")
    return real


def check_apart(site_dir: Path, content: Path) -> None:
    """Hold that neither the site nor the content lies within the other, links followed.

    Raises:
        PublishError: what replaces the site would take the content with it, or the site would become content.
    """
    site, source = (Path(os.path.realpath(folder)) for folder in (site_dir, content))
    if site == source or site in source.parents:
        raise PublishError.make("E973", site, problem=f"มีโฟลเดอร์เนื้อหา ({shown(source)}) อยู่ข้างใน")
    if source in site.parents:
        raise PublishError.make("E973", site, problem=f"อยู่ในโฟลเดอร์เนื้อหา ({shown(source)})")


def check_ours(real: Path, new: Path | None = None) -> None:
    """Hold that all of a folder may be replaced: it is empty, absent, or a build of ours.

    What was added to a build of ours is refused too, unless the site `new` brings it again, as a file of the theme that
    a build without a marker did not tell of; before `new` is known, it is not judged.

    Raises:
        PublishError: something stands there that no build of ours made.
    """
    made = made_by_us(real)
    if made and new is None:
        return
    found = sorted(top_names(real) - made - (top_names(new) if made and new else set()))
    if found:
        more = f" และอีก {len(found) - _MOST_NAMES} รายการ" if len(found) > _MOST_NAMES else ""
        raise PublishError.make("E971", real, names=", ".join(found[:_MOST_NAMES]) + more)
