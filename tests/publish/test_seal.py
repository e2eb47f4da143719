"""Seals: a folder is as it was when it was sealed, or it is noticed that it is not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from prongsai.host._seal import SEAL, is_sealed, marks, seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed folder with a file in a folder."""
    made = tmp_path / "made"
    (made / "a").mkdir(parents=True)
    (made / "a" / "page").write_text("text", encoding="utf-8")
    seal(made)
    return made


def same_size(folder: Path) -> None:
    """Write another text of as many letters."""
    (folder / "a" / "page").write_text("next", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": same_size,
    "a file more": lambda folder: (folder / "b").write_text("", encoding="utf-8"),
    "a file less": lambda folder: (folder / "a" / "page").unlink(),
    "another name": lambda folder: (folder / "a").rename(folder / "b"),
    "who may read it": lambda folder: (folder / "a" / "page").chmod(0o600),
    "no seal": lambda folder: (folder / SEAL).unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_noticed(folder: Path, change: Callable[[Path], object]) -> None:
    """Whatever is changed in a folder, it is no more as it was sealed."""
    assert is_sealed(folder)
    change(folder)
    assert not is_sealed(folder)


def test_a_folder_that_was_packed_and_unpacked_is_as_it_was(folder: Path) -> None:
    """Other files with the same bytes are the same folder, and are known at once the next time."""
    copied = folder.with_name("copied")
    shutil.copytree(folder, copied, copy_function=shutil.copyfile)
    before = (copied / SEAL).read_bytes()
    assert is_sealed(copied)
    assert (copied / SEAL).read_bytes() != before
    assert marks(copied) in (copied / SEAL).read_text(encoding="utf-8")


def test_a_link_is_no_part_of_a_sealed_folder(folder: Path) -> None:
    """What may lead anywhere is refused, sealed or not."""
    (folder / "a" / "page").unlink()
    (folder / "a" / "page").symlink_to(__file__)
    with pytest.raises(ValueError, match="a/page"):
        is_sealed(folder)
