"""A site behind symbolic links, in ways that web servers have it: the folder that visitors see is the one that is new."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from prongsai.build import PublishError, begin
from tests.kills.scenes import DAY, NEW, OLD, files_below, linked_site, publish, write

if TYPE_CHECKING:
    from pathlib import Path

FRESH = {name: text.encode() for name, text in NEW.items()}
STALE = {name: text.encode() for name, text in OLD.items()}


def served(folder: Path) -> dict[str, bytes]:
    """Return what visitors have of a site, its marker left out."""
    return {name: data for name, data in files_below(folder).items() if name in FRESH or name in STALE}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """An old site in www/ita, and a link to it where the site is published."""
    linked_site(tmp_path)
    return tmp_path


def test_a_link_to_a_link_stays_and_its_end_is_updated(world: Path) -> None:
    """Of links one after another, each written from where it stands, none is replaced."""
    (world / "www" / "current").symlink_to("ita")
    (world / "site").unlink()
    (world / "site").symlink_to("www/current")
    publish(world)
    assert served(world / "site") == FRESH
    assert (str((world / "site").readlink()), str((world / "www" / "current").readlink())) == ("www/current", "ita")


def test_a_link_that_is_turned_while_a_site_is_built_is_told(world: Path) -> None:
    """Somebody leads visitors to another release meanwhile: neither is touched, for only one of them was looked at."""
    shutil.copytree(world / "www" / "ita", world / "www" / "next")
    staging = begin(world / "site", pytest.fail)
    write(staging.folder, NEW)
    (world / "site").unlink()
    (world / "site").symlink_to("www/next")
    with pytest.raises(PublishError, match=r"E973 .* เพราะลิงก์ \(symlink\) เปลี่ยนไปชี้ที่อื่นระหว่างสร้าง"):
        staging.publish(DAY)
    staging.give_up()
    assert (served(world / "www" / "ita"), served(world / "www" / "next")) == (STALE, STALE)
    assert sorted(path.name for path in (world / "www").iterdir()) == ["ita", "next"]


def test_a_target_that_is_removed_while_a_site_is_built_comes_back(world: Path) -> None:
    """A link that leads nowhere at the end led to the site at the beginning, which is put there again."""
    staging = begin(world / "site", pytest.fail)
    write(staging.folder, NEW)
    shutil.rmtree(world / "www" / "ita")
    staging.publish(DAY)
    assert served(world / "site") == FRESH


def test_what_a_link_within_the_site_leads_to_stays(world: Path) -> None:
    """A folder of the old site that somebody made a link is replaced as a link; what it leads to is not gone into."""
    write(world / "theirs", {"precious.txt": "theirs"})
    shutil.rmtree(world / "www" / "ita" / "a")
    (world / "www" / "ita" / "a").symlink_to(world / "theirs")
    publish(world)
    assert served(world / "site") == FRESH
    assert files_below(world / "theirs") == {"precious.txt": b"theirs"}
