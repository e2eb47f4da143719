"""What stands around building: finding what is missing, counting pages, showing errors."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from prongsai.build import Counter, built_path, missing_files
from prongsai.render import Tree, error_tree, handed_files

if TYPE_CHECKING:
    from pathlib import Path

TREE = Tree({"index.md": "# หน้า", "ตาก/2568/data.md": "# ข้อมูล"}, {"ตาก/report.json": b"{}"}, ())


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


class Clock:
    """A clock that the test moves."""

    now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give the module a clock that the test moves."""
    clock = Clock()
    monkeypatch.setattr("prongsai.build._counter.time.monotonic", clock)
    return clock


def publish_tree(folder: Path) -> None:
    """Write every file that `TREE` asks for."""
    for path in ("index.html", "ตาก/2568/data/index.html", "ตาก/report.json"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("มี", encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "path"),
    [("index.md", "index.html"), ("a/index.md", "a/index.html"), ("a/2568/data.md", "a/2568/data/index.html")],
)
def test_every_page_gets_a_folder(page: str, path: str) -> None:
    """A page is published as the index of a folder of its own."""
    assert built_path(page) == path


def test_nothing_is_missing_from_a_whole_site(tmp_path: Path) -> None:
    """A folder with every page and file lacks nothing."""
    publish_tree(tmp_path)
    assert missing_files(TREE, tmp_path) == []


@pytest.mark.parametrize("path", ["ตาก/2568/data/index.html", "ตาก/report.json"])
def test_an_absent_or_empty_file_is_missing(tmp_path: Path, path: str) -> None:
    """A page or data file that is empty, and one that is not there, are told by their path."""
    publish_tree(tmp_path)
    (tmp_path / path).write_bytes(b"")
    assert missing_files(TREE, tmp_path) == [path]
    (tmp_path / path).unlink()
    assert missing_files(TREE, tmp_path) == [path]


def test_a_file_may_be_empty_that_holds_nothing(tmp_path: Path) -> None:
    """JSON Lines without a line are there when the file is, and missing when it is not."""
    tree = Tree({}, {"data/items.jsonl": b""}, ())
    assert missing_files(tree, tmp_path) == ["data/items.jsonl"]
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "items.jsonl").touch()
    assert missing_files(tree, tmp_path) == []


def test_progress_is_silent_where_nobody_waits(clock: Clock) -> None:
    """A log file or pipe gets no progress, however long the build takes."""
    stream = io.StringIO()
    progress = Counter(2, stream)
    clock.now += 60
    progress.step()
    progress.close()
    assert stream.getvalue() == ""


def test_progress_of_a_short_build_is_silent(clock: Clock) -> None:
    """A build that is done within the quiet time writes nothing to a terminal."""
    stream = Terminal()
    progress = Counter(2, stream)
    clock.now += 1.0
    progress.step()
    progress.close()
    assert stream.getvalue() == ""


def test_progress_of_a_long_build_counts_pages(clock: Clock) -> None:
    """After the quiet time every page is counted on one line, which is ended at last."""
    stream = Terminal()
    progress = Counter(3, stream)
    progress.step()
    clock.now += 1.0 + 0.1
    progress.step()
    progress.step()
    progress.close()
    assert stream.getvalue() == "\rสร้างหน้าเว็บ 2/3\rสร้างหน้าเว็บ 3/3\n"


def test_the_error_page_stands_at_every_address() -> None:
    """The preview of broken content shows each error, escaped, on every page that was there and on the front page."""
    tree = error_tree("content/a.yml:1:2: E101 <b>\ncontent/b.yml:3:4: E102 x\n", ["index.md", "a/index.md"])
    assert sorted(tree.pages) == ["a/index.md", "index.md"]
    assert tree.files == handed_files()
    for text in tree.pages.values():
        assert "<ul><li>content/a.yml:1:2: E101 &lt;b&gt;</li><li>content/b.yml:3:4: E102 x</li></ul>" in text
