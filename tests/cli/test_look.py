"""What several processes find that look at some agencies each."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click import ClickException

from prongsai.cli import _look
from prongsai.cli._look import look
from prongsai.cli._scope import Scope
from prongsai.processes import DiedError

WHOLE = Path(__file__).parents[1] / "sites" / "whole"
TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return agencies with faults of their own, and a list of homes that tells of one that is gone, and of a person."""
    folder = Path(shutil.copytree(WHOLE, tmp_path_factory.mktemp("look") / "content"))
    (folder / "addresses.txt").write_text("gone/\n# โทร 081-234-5678\n", encoding="utf-8")
    (folder / "broken").mkdir()
    (folder / "broken" / "agency.yml").write_text("kind: อบต.\n", encoding="utf-8")
    return folder


def forget(content: Path) -> None:
    """Let nothing be remembered of any agency."""
    shutil.rmtree(content.parent / ".cache", ignore_errors=True)


def test_several_processes_find_the_same(content: Path) -> None:
    """Findings and checklists are those of one process, in the same order, with what is told of all agencies together."""
    one = look(Scope(content), TODAY, ticked=True, jobs=1)
    forget(content)
    several = look(Scope(content), TODAY, ticked=True, jobs=2)
    assert list(several.findings) == list(one.findings)
    assert several.checklists == one.checklists != ""
    told = {(found.place.file, found.code) for found in several.findings}
    assert {("addresses.txt", "E901"), ("addresses.txt", "W924"), ("broken/agency.yml", "E103")} <= told


def test_agencies_whose_process_dies_again_are_named(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says which agencies were looked at when processes died."""

    def dies(shares: list[object], *_: object) -> None:
        raise DiedError(str(shares[0]))

    forget(content)
    monkeypatch.setattr(_look, "make_all", dies)
    with pytest.raises(ClickException, match=r"^โปรเซสที่ตรวจ province … province หยุดกลางคันสองครั้ง"):
        look(Scope(content), TODAY, ticked=False, jobs=2)
