"""An incremental build gives the site of a full one, whatever was edited, removed, renamed or changed in the engine."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor, Future
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from prongsai.host import _direct, _events, _kept, _workers
from prongsai.host._events import _Build
from prongsai.render import _places
from tests.once import once
from tests.publish.project import AT, ROOT, different, scores, snapshot, staged, write_agency

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGENCIES = tuple(f"a{number}" for number in range(9))
"""One more than a part may have at most, so that there are two parts."""


class Here(Executor):
    """Does each job at once, in this process, which knows of one build at a time."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Return what is done already."""
        future: Future[Any] = Future()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_events, "_build", _Build())
            future.set_result(fn(*args, **kwargs))
        return future


def folder_of(content: Path, agency: int) -> Path:
    """Return the folder of one of the agencies that are there."""
    found = sorted(path for path in content.iterdir() if (path / "agency.yml").is_file())
    return found[agency % len(found)]


def score(content: Path, agency: int, value: int) -> None:
    """Edit all scores of a year."""
    if (year := folder_of(content, agency) / "2568").exists():
        (year / "scores.yml").write_text(scores(f"{value}.25"), encoding="utf-8")


def website(content: Path, agency: int, value: int) -> None:
    """Add a line to the file of an agency."""
    with (folder_of(content, agency) / "agency.yml").open("a", encoding="utf-8") as file:
        file.write(f"# {value}\n")


def results(content: Path, agency: int, value: int) -> None:  # noqa: ARG001 - as the others
    """Remove a year."""
    shutil.rmtree(folder_of(content, agency) / "2568", ignore_errors=True)


def rename(content: Path, agency: int, value: int) -> None:
    """Give an agency another folder."""
    folder = folder_of(content, agency)
    folder.rename(content / f"b{value}-{folder.name}")


def add(content: Path, agency: int, value: int) -> None:  # noqa: ARG001 - as the others
    """Add an agency."""
    if not (content / f"c{value}").exists():
        small_agency(content, f"c{value}", f"{value}.50")


def remove(content: Path, agency: int, value: int) -> None:  # noqa: ARG001 - as the others
    """Remove an agency."""
    shutil.rmtree(folder_of(content, agency))


def engine(content: Path, agency: int, value: int) -> None:
    """Leave the content; the engine is another."""


EDITS = (score, website, results, rename, add, remove, engine)


@pytest.fixture(scope="module")
def kept(run_folder: Path) -> Path:
    """A folder for sites and what their builds keep."""
    return once(run_folder, "incremental", lambda root: root.mkdir(exist_ok=True))


def write(content: Path) -> None:
    """Write nine small agencies, whatever stands there."""
    shutil.rmtree(content, ignore_errors=True)
    for slug in AGENCIES:
        small_agency(content, slug)


def small_agency(content: Path, slug: str, overall: str = "84.50") -> None:
    """Write an agency without measures, and without the list of addresses: any page may go."""
    year = write_agency(content, slug, overall)
    (year / "measures.yml").unlink()
    (year.parent / "addresses.txt").unlink()


@pytest.mark.parametrize("most", [_places.ONE_PAGE, 3])
@given(
    edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9), st.integers(60, 99)), min_size=1, max_size=3)
)
@settings(max_examples=3)
def test_whatever_changes_the_site_is_that_of_a_full_build(
    kept: Path, most: int, edits: list[tuple[Callable[[Path, int, int], None], int, int]]
) -> None:
    """After any edits, removals, renames and changes of the engine kept parts and new ones give the very same files.

    So they do on a site of more agencies than one page lists.
    """
    folder = kept / str(most)
    content = folder / "content"
    with pytest.MonkeyPatch.context() as patch:
        for name, told in {**AT, "PRONGSAI_DOCUMENTS": "no"}.items():
            patch.setenv(name, told)
        patch.setattr(_workers, "copies", lambda _: Here())
        patch.setattr(_places, "ONE_PAGE", most)
        write(content)
        if not (folder / "site").exists():
            build(content, folder / "site")
        for edit, agency, value in edits:
            edit(content, agency, value)
            if edit is engine:
                patch.setattr(_kept, "engine", lambda version=str(value): (version,))
        build(content, folder / "site")
        build(content, folder / "full", parts=False)
    assert different(folder / "site", snapshot(folder / "full")) == []
    assert staged(folder) == []
    assert (folder / "full" / "sitemap-site.xml").exists() == (most < len(AGENCIES))


def build(content: Path, site: Path, *, parts: bool = True) -> None:
    """Build a site in this process, of parts or at once."""
    file = ROOT / "mkdocs.yml"
    config = load_config(str(file), docs_dir=str(content), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    if parts:
        _workers.build_in_parts(config, file, content, partial(_workers.by_processes, 1))
    else:
        _direct.build(config)
    config.plugins.on_shutdown()
