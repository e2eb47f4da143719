"""The preview, `mkdocs serve`: it follows edits, and content with errors is shown, not fatal."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
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
DEADLINE = 30.0


class Preview:
    """A running preview and the project it shows."""

    def __init__(self, project: Path, process: subprocess.Popen[bytes], address: str) -> None:
        self.scores = project / "content" / "ban-mai" / "2568" / "scores.yml"
        self._log = project / "log"
        self._process = process
        self._address = address

    def write(self, text: str) -> None:
        """Write `scores.yml` as an editor does."""
        self.scores.write_text(text, encoding="utf-8")

    def fetch(self, path: str) -> str:
        """Return the page at `path`, whatever its status; nothing while the server does not answer."""
        try:
            with urllib.request.urlopen(self._address + path, timeout=DEADLINE) as answer:  # noqa: S310 - our own http
                text: str = answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except urllib.error.URLError:
            return ""
        return text

    def wait_for(self, words: str, path: str = PAGE) -> str:
        """Return the page at `path` as soon as it holds `words`."""
        end = time.monotonic() + DEADLINE
        while words not in (text := self.fetch(path)):
            log = self._log.read_text(encoding="utf-8")
            assert self._process.poll() is None, f"the preview has ended:\n{log}"
            assert time.monotonic() < end, f"the preview never showed {words!r}:\n{log}"
            time.sleep(0.05)
        return text


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@contextmanager
def serve(project: Path) -> Iterator[Preview]:
    """Run a preview of `project` for a while."""
    host = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    values = environment(TMPDIR=str(project))
    with (
        (project / "log").open("wb") as log,
        subprocess.Popen(command, cwd=project, env=values, stdout=log, stderr=subprocess.STDOUT) as process,
    ):
        try:
            yield Preview(project, process, f"http://{host}/")
        finally:
            process.terminate()


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
