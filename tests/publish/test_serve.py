"""The preview, `mkdocs serve`: it follows edits, and content with errors is shown, not fatal."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.publish.project import environment, scores, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "ban-mai/2568/"
BROKEN = "overall: [95.25\n"
DEADLINE = 120.0
"""After how many seconds a preview that does not do what is waited for is given up, on however busy a machine."""


class Preview:
    """A running preview and the project it shows."""

    def __init__(self, project: Path, process: subprocess.Popen[str], address: str) -> None:
        self.scores = project / "content" / "ban-mai" / "2568" / "scores.yml"
        self._process = process
        self._address = address
        self._log: list[str] = []
        self._serving = threading.Event()
        self._reader = threading.Thread(target=self._read_log)
        self._reader.start()

    def write(self, text: str) -> None:
        """Write `scores.yml` as an editor does."""
        self.scores.write_text(text, encoding="utf-8")

    def fetch(self, path: str) -> str:
        """Return the page at `path`, whatever its status, as soon as the preview serves and no build is under way."""
        assert self._serving.wait(DEADLINE), self._told()
        try:
            with urllib.request.urlopen(self._address + path, timeout=DEADLINE) as answer:  # noqa: S310 - our own http
                text: str = answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        return text

    def wait_for(self, words: str, path: str = PAGE) -> str:
        """Return the page at `path` from the first build that has `words` there."""
        build = self.fetch("livereload/0/0")
        while words not in (text := self.fetch(path)):
            # Answered, as to an open page, by the next build.
            later = self.fetch(f"livereload/{build}/0")
            assert later != build, f"the preview never showed {words!r}:\n{self._told()}"
            build = later
        return text

    def close(self) -> None:
        """End the preview."""
        self._process.terminate()
        self._reader.join()

    def _told(self) -> str:
        return "".join(self._log)

    def _read_log(self) -> None:
        for line in self._process.stdout or ():
            self._log.append(line)
            if "Serving on " in line:
                self._serving.set()


def free_port() -> int:
    """Return a port that nothing listens on, of those that are given to nobody who asks for any."""
    for offset in range(10_000):
        # Two runs on one machine begin their search at different places.
        port = 20_000 + (os.getpid() + offset) % 10_000
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise AssertionError("no port is free")


@contextmanager
def serve(project: Path) -> Iterator[Preview]:
    """Run a preview of `project` for a while."""
    host = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    with subprocess.Popen(
        command,
        cwd=project,
        env=environment(TMPDIR=str(project), PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        preview = Preview(project, process, f"http://{host}/")
        try:
            yield preview
        finally:
            preview.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one small sound agency."""
    return write_project(tmp_path)


def test_the_preview_follows_edits_and_survives_errors(project: Path) -> None:
    """An edited score shows; broken YAML shows its line on the open page and at home; mended, the new score shows."""
    with serve(project) as preview:
        preview.wait_for("95.25")
        preview.write(scores("96.50"))
        assert "95.25" not in preview.wait_for("96.50")
        preview.write(BROKEN)
        page = preview.wait_for("ยังแสดงเว็บไซต์ไม่ได้")
        assert "content/ban-mai/2568/scores.yml:2:1: E006" in page
        assert "livereload" in page
        preview.wait_for("content/ban-mai/2568/scores.yml:2:1: E006", path="")
        preview.write(scores("97.75"))
        assert "ยังแสดงเว็บไซต์ไม่ได้" not in preview.wait_for("97.75")


def test_a_preview_can_begin_with_errors(project: Path) -> None:
    """Started on broken content the preview shows what to mend, and then the site."""
    (project / "content" / "ban-mai" / "2568" / "scores.yml").write_text(BROKEN, encoding="utf-8")
    with serve(project) as preview:
        preview.wait_for("content/ban-mai/2568/scores.yml:2:1: E006", path="")
        preview.write(scores("96.50"))
        preview.wait_for("96.50")
        preview.wait_for("96.50", path="")


def test_a_preview_leaves_the_published_site_alone(project: Path) -> None:
    """A preview writes to a folder of MkDocs' own, never to `site`."""
    with serve(project) as preview:
        preview.wait_for("95.25")
    assert not (project / "site").exists()
