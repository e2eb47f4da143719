"""A build from beginning to end: its turn, the folder that it fills, and the step in which that is published."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from prongsai.build._lock import Lock, try_lock
from prongsai.build._marker import put_marker
from prongsai.build._place import PublishError, check_ours, real_folder
from prongsai.build._swap import mend, swap
from prongsai.build._unlocked import mend_unlocked
from prongsai.files import shown, trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

LONGEST_WAIT = 600.0
"""How long another build of the same site is waited for, in seconds."""
_PAUSE = 0.1


@dataclass(slots=True)
class Staging:
    """The turn of one build: it alone may replace the site until it has published or given up.

    Attributes:
        named: where the site is published, as it was told; a link may be on the way.
        site: the folder that is published, links followed.
        folder: the empty folder, beside it, that the build fills.
    """

    named: Path
    site: Path
    folder: Path
    _aside: Path = field(repr=False)
    _lock: Lock | None = field(repr=False)

    def check(self) -> None:
        """Hold that the site may be replaced, before any work is done in vain.

        Raises:
            PublishError: the site's folder holds what no build of ours made.
        """
        check_ours(self.site)

    def publish(self, day: date, last: Callable[[], object] = lambda: None) -> None:
        """Let what was built, checked and is whole take the place of the site, and the next build have its turn.

        Args:
            day: the day that the site tells.
            last: what is done once the old site is gone, before another build may begin.

        Raises:
            PublishError: something has come to the site's folder that no build of ours made, or a link leads elsewhere.
            OSError: the system refuses; the site is as it was, and `kept` says so.
        """
        if Path(os.path.realpath(self.named)) != self.site:
            problem = "ลิงก์ (symlink) เปลี่ยนไปชี้ที่อื่นระหว่างสร้าง (สั่งสร้างอีกครั้งได้)"
            raise PublishError.make("E973", self.named, problem=problem)
        put_marker(self.folder, day)
        check_ours(self.site, self.folder)
        swap(self.folder, self.site, self._aside)
        shutil.rmtree(self.folder, ignore_errors=True)
        last()
        self.give_up()

    def give_up(self) -> None:
        """Leave nothing half-built behind and let the next build have its turn; a second time does nothing."""
        if self._lock is None:
            return
        # What cannot be removed now is removed by the next build.
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()
        self._lock = None
        with suppress(OSError):
            self.folder.parent.rmdir()

    @property
    def kept(self) -> str:
        """What visitors have of the site at this moment, as a clause for the end of a message."""
        if _has_files(self.site):
            return "เว็บไซต์เดิมยังอยู่ครบ"
        if _has_files(self._aside):
            return f"เว็บไซต์เดิมอยู่ที่ {shown(self._aside)} และจะกลับเข้าที่เมื่อสั่งสร้างครั้งถัดไป"
        return "ยังไม่มีเว็บไซต์เดิม"


def _has_files(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except PermissionError:
        # What we may not even look at we have not touched.
        return True
    except OSError:
        return False


def begin(site_dir: Path, tell: Callable[[str], object], longest_wait: float = LONGEST_WAIT) -> Staging:
    """Wait for the turn to build the site at `site_dir`, mend what a killed build left, and return where to build.

    Args:
        site_dir: where the site is published; a symbolic link to its folder stays one.
        tell: is given one Thai line when another build is waited for.
        longest_wait: how long that may take, in seconds.

    Raises:
        PublishError: the site cannot or may not go there, or the other build took too long.
        OSError: the system refuses what a build needs, such as a folder beside the site.
    """
    site = real_folder(site_dir)
    site.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(site.parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(site.parent))
    workshop = site.with_name(f".site-{site.name}")
    lock = _wait(workshop, site, tell, longest_wait)
    staging = Staging(site_dir.absolute(), site, workshop / "new", workshop / "old", lock)
    try:
        mend(staging.folder, site, workshop / "old")
        mend_unlocked(site)
        staging.folder.mkdir()
    except BaseException:
        staging.give_up()
        raise
    return staging


def _wait(workshop: Path, site: Path, tell: Callable[[str], object], longest: float) -> Lock:
    end = time.monotonic() + longest
    told = False
    while (lock := try_lock(workshop / "lock")) is None:
        if time.monotonic() > end:
            raise PublishError.make("E974", site, minutes=f"{longest / 60:g}")
        if not told:
            tell(f"มีการสร้างเว็บไซต์ลง {shown(site)} อยู่แล้ว กำลังรอให้เสร็จก่อน (ไม่เกิน {longest / 60:g} นาที)")
            told = True
        time.sleep(_PAUSE)
    return lock


def failure(error: BaseException, staging: Staging | None) -> str | None:
    """Return the one line that tells an officer why nothing was published; None for a fault of the program itself."""
    # Without a number it is no failure of the system: a template that is not found is an OSError, too.
    if isinstance(error, OSError) and error.errno:
        finding = trouble(error, staging.site if staging else None)
    elif isinstance(error, PublishError):
        finding = error.finding
    else:
        return None
    return f"{finding} ({staging.kept})" if staging else str(finding)
