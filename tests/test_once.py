"""What all workers of a run share is made once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.once import once

if TYPE_CHECKING:
    from pathlib import Path


def test_what_two_ask_for_at_once_is_made_once(tmp_path: Path) -> None:
    """While the first makes it the second waits, and both get the same finished folder."""
    made: list[Path] = []
    asked = threading.Barrier(2)

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "page").write_text("whole", encoding="utf-8")

    def ask() -> str:
        asked.wait()
        return (once(tmp_path, "site", make) / "page").read_text(encoding="utf-8")

    with ThreadPoolExecutor(2) as pool:
        told = [one.result() for one in [pool.submit(ask), pool.submit(ask)]]
    assert told == ["whole", "whole"]
    assert len(made) == 1


def test_what_failed_is_made_anew(tmp_path: Path) -> None:
    """Half of a site is never handed out: who asks after a failure gets a whole one, with nothing left of the half."""

    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(tmp_path, "site", fail)
    assert list(once(tmp_path, "site", lambda folder: (folder / "page").touch()).iterdir()) == [
        tmp_path / "site" / "page"
    ]
