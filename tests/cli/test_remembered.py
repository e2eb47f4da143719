"""What is remembered of agencies: whatever has changed, `check` says what one that looks at everything says."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.assess import assess_site
from prongsai.cli import _look, _remembered
from prongsai.cli._checklist import render_checklist
from prongsai.cli._look import look
from prongsai.cli._scope import Scope
from prongsai.content import load_agencies, load_site
from prongsai.findings import render_findings
from tests.conftest import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = date(2026, 11, 26)
FRAMEWORK = "indicators:\n  - {number: 1, name: การเปิดเผย}\n# โทร 081-234-5678\n"


def new(folder: Path) -> Path:
    """Return a copy of the test agencies below a folder."""
    content = folder / "content"
    shutil.copytree(WHOLE, content)
    return content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Agencies of which nothing is remembered yet."""
    return new(tmp_path)


def told(content: Path, day: date = TODAY, *, ticked: bool = True) -> tuple[str, str]:
    """Return what `check` prints of a content folder, by one process."""
    looked = look(Scope(content), day, ticked=ticked, jobs=1)
    return render_findings(looked.findings, "gitlab"), looked.checklists


def found_at_once(content: Path, day: date = TODAY) -> tuple[str, str]:
    """Return what is found by looking at everything together, and remembering nothing."""
    site = assess_site(load_site(content), day)
    years = (year for agency in site.agencies for year in agency.years)
    return render_findings(site.findings, "gitlab"), render_checklist(years)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the names of agencies are added whenever they are read."""
    names: list[str] = []

    def load(content: Path, of: tuple[str, ...]) -> object:
        names.extend(of)
        return load_agencies(content, of)

    monkeypatch.setattr(_look, "load_agencies", load)
    return names


def files(content: Path) -> list[Path]:
    """Return the files that agencies and criteria are told in."""
    return sorted(path for path in content.rglob("*") if path.is_file())


def agency(content: Path, which: int) -> Path:
    """Return the folder of one of the agencies."""
    found = sorted(path.parent for path in content.glob("*/agency.yml"))
    return found[which % len(found)]


def spoil(content: Path, which: int, typed: bytes) -> None:
    """Type anything within any file."""
    file = files(content)[which % len(files(content))]
    data, at = file.read_bytes(), which % (file.stat().st_size + 1)
    file.write_bytes(data[:at] + typed + data[at + len(typed) // 2 :])


def cut(content: Path, which: int, _: bytes) -> None:
    """Remove a file."""
    files(content)[which % len(files(content))].unlink()


def move(content: Path, which: int, _: bytes) -> None:
    """Give an agency another folder."""
    if not (place := content / f"moved-{which % 100}").exists():
        agency(content, which).rename(place)


def twin(content: Path, which: int, _: bytes) -> None:
    """Add an agency that is like another."""
    if not (place := content / f"twin-{which % 100}").exists():
        shutil.copytree(agency(content, which), place, symlinks=True)


def close(content: Path, which: int, _: bytes) -> None:
    """Remove an agency."""
    shutil.rmtree(agency(content, which))


def empty(content: Path, which: int, _: bytes) -> None:
    """Add an empty folder, whose name is that of a year or of nothing, or an agency's."""
    place = (agency(content, which), content)[which % 2]
    (place / ("2560", "ปี 2560", "a\nb", "_x")[which % 4]).mkdir(exist_ok=True)


def rules(content: Path, which: int, typed: bytes) -> None:
    """Let the content tell criteria of its own, which an agency names."""
    folder = content / "_criteria" / "own"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{2566 + which % 3}.yml").write_bytes(FRAMEWORK.encode() + typed)
    with (agency(content, which) / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("framework: own\n")


def homes(content: Path, which: int, typed: bytes) -> None:
    """Tell of homes that were once published."""
    (content / "addresses.txt").write_bytes(
        f"{agency(content, which).name}/\ngone/\n# โทร 081-234-5678\n".encode() + typed
    )


def outside(content: Path, which: int, _: bytes) -> None:
    """Let a link beside the agencies lead elsewhere, or nowhere any more."""
    link = content / f"link-{which % 2}"
    if link.is_symlink():
        link.unlink()
    else:
        link.symlink_to((content.parent, agency(content, which))[which // 2 % 2])


def inside(content: Path, which: int, _: bytes) -> None:
    """Let a link within an agency lead to a file of another, which may be changed."""
    link = agency(content, which) / "2567" / "progress.yml"
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(agency(content, which + 1) / "agency.yml")


def damage(content: Path, which: int, typed: bytes) -> None:
    """Change what is remembered of an agency."""
    kept = sorted((content.parent / ".cache" / "found" / content.name).glob("*"))
    if kept:
        data = kept[which % len(kept)].read_bytes()
        kept[which % len(kept)].write_bytes((data[:which], typed, kept[0].read_bytes())[which % 3])


EDITS = (spoil, spoil, cut, move, twin, close, empty, rules, homes, outside, inside, damage)
NUMBERS = count()


@given(
    edits=st.lists(
        st.tuples(st.sampled_from(EDITS), st.integers(0, 9999), st.binary(max_size=6)), min_size=1, max_size=4
    )
)
@settings(max_examples=5)
def test_whatever_was_edited_it_says_what_looking_at_everything_says(
    run_folder: Path, edits: list[tuple[Callable[[Path, int, bytes], None], int, bytes]]
) -> None:
    """After edits, removals, renames, links and damage each byte that is printed is that of a check without memory."""
    content = new(run_folder / f"remembered-{next(NUMBERS)}")
    told(content)
    for edit, which, typed in edits:
        if [*content.glob("*/agency.yml")] and files(content):
            edit(content, which, typed)
        day = TODAY + timedelta(days=which % 2)
        assert told(content, day) == found_at_once(content, day)
    shutil.rmtree(content.parent)


def test_only_what_has_changed_is_looked_at(content: Path, looked_at: list[str]) -> None:
    """Of unchanged agencies nothing is read; of changed ones just theirs, and a removed one is forgotten."""
    first = told(content)
    names = sorted(path.parent.name for path in content.glob("*/agency.yml"))
    assert looked_at == names
    assert told(content) == first
    assert looked_at == names
    (content / names[1] / "new.txt").write_text("", encoding="utf-8")
    shutil.rmtree(content / names[0])
    assert told(content) == found_at_once(content)
    assert looked_at == [*names, names[1]]
    assert sorted(path.name for path in (content.parent / ".cache" / "found" / "content").iterdir()) == names[1:]


def test_checklists_are_made_once_somebody_asks(content: Path, looked_at: list[str]) -> None:
    """What was found without checklists does for a check without them; with them it does for both."""
    findings, checklists = found_at_once(content)
    for ticked in (False, True, False, True):
        assert told(content, ticked=ticked) == (findings, checklists if ticked else "")
    assert len(looked_at) == 2 * len({*looked_at})


@pytest.mark.parametrize("change", ["day", "engine", "links"])
def test_what_counts_for_all_makes_all_anew(
    content: Path, looked_at: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """On another day, by another engine, or beside another link every agency is looked at again."""
    told(content)
    if change == "engine":
        monkeypatch.setattr(_remembered, "engine", lambda: ("another",))
    if change == "links":
        (content / "link").symlink_to(content.parent)
    told(content, TODAY + timedelta(days=change == "day"))
    assert len(looked_at) == 2 * len({*looked_at})


def test_where_nobody_may_write_everything_is_looked_at(content: Path, looked_at: list[str]) -> None:
    """A `.cache` that cannot be made costs a check its memory and nothing else."""
    (content.parent / ".cache").write_text("no folder", encoding="utf-8")
    assert told(content) == told(content) == found_at_once(content)
    assert len(looked_at) == 2 * len({*looked_at})


def test_what_changes_while_it_is_read_is_not_remembered(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings of a file that was changed meanwhile are told, and the next check looks anew."""

    def edited(load: Callable[[Path, tuple[str, ...]], object], root: Path, names: tuple[str, ...]) -> object:
        site = load(root, names)
        for name in names:
            (root / name / "new.txt").write_text("", encoding="utf-8")
        return site

    with monkeypatch.context() as patch:
        patch.setattr(_look, "load_agencies", partial(edited, load_agencies))
        told(content)
    assert told(content) == found_at_once(content)


def test_what_is_remembered_is_left_out_of_git(content: Path) -> None:
    """The folder says so itself, for a site may be older than what it keeps."""
    told(content)
    assert (content.parent / ".cache" / "found" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("link", [".cache", ".cache/found", ".cache/found/content"])
def test_what_a_link_leads_to_is_left_alone(tmp_path: Path, link: str) -> None:
    """A link may come with a repository: where it leads nothing is removed, written or believed."""
    content, others = new(tmp_path / "own"), tmp_path / "others"
    for folder in (others, others / "found", others / "found" / "content", others / "content"):
        folder.mkdir(exist_ok=True)
        (folder / "theirs.txt").write_text("theirs", encoding="utf-8")
    before = sorted(others.rglob("*"))
    place = content.parent / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(others)
    assert told(content) == found_at_once(content)
    assert sorted(others.rglob("*")) == before


def test_a_link_among_what_is_remembered_is_not_written_through(content: Path, tmp_path: Path) -> None:
    """Neither through a link in the place of a file of ours, nor of one that is to take its place."""
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("theirs", encoding="utf-8")
    found = content.parent / ".cache" / "found"
    (found / "content").mkdir(parents=True)
    for name in (".gitignore", "content/town", "content/town.new", "content/gone"):
        (found / name).symlink_to(theirs)
    assert told(content) == found_at_once(content)
    assert theirs.read_text(encoding="utf-8") == "theirs"


def test_a_pipe_among_what_is_remembered_is_not_waited_for(content: Path) -> None:
    """Nobody would ever write to it."""
    folder = content.parent / ".cache" / "found" / "content"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "town")
    assert told(content) == found_at_once(content)
