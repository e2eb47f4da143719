"""Agencies of kinds and frameworks that nobody knew, built together as one site and opened as their readers do."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.frameworks.sites import NAMES, SITES
from tests.publish.project import prongsai

if TYPE_CHECKING:
    from pathlib import Path


def test_sites_of_other_kinds_are_built(tmp_path: Path) -> None:
    """All of them are one site without an error: every page is there, every link within it leads somewhere."""
    for name in NAMES:
        shutil.copytree(SITES / name, tmp_path / "content", dirs_exist_ok=True)
    done = prongsai("build", "--content", str(tmp_path / "content"), "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    pages = {path.parent.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("index.html")}
    assert {
        "khao-khat/2567/measures",
        "khao-khat/item-2567/moit12",
        "ban-don/2567",
        "ban-don/item-2568/o32",
        "din-daeng/2567",
        "din-daeng/brief",
        "na-klang/2569/progress",
        "compare",
    } <= pages
    assert not {"din-daeng/2567/measures", "din-daeng/2567/progress"} & pages
