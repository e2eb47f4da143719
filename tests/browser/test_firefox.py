"""The form in Firefox, driven over WebDriver BiDi: opened, a slip typed and told, mended, saved, and seen beside it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from websockets.sync.client import connect

from prongsai.edit import Desk, FormServer
from tests.conftest import WHOLE
from tests.programs import PROGRAMS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

SCORES = "town/2568/scores.yml"
HANGS = 300
"""After how many seconds Firefox has hung."""
TAB = "\ue004"
"""How the protocol names the key."""
UNTIL = """async () => {
    const looks = () => %s;
    if (looks()) return true;
    return new Promise(done => {
        const watch = new MutationObserver(() => { if (looks()) { watch.disconnect(); done(true); } });
        watch.observe(%s, { subtree: true, childList: true, attributes: true, characterData: true });
    });
}"""
"""Waits until something is so in a document that may change."""


@dataclass
class Firefox:
    """A window of Firefox.

    Attributes:
        socket: the way to it.
        window: what the protocol calls it.
        problems: what its pages complained about.
    """

    socket: ClientConnection
    window: str = ""
    problems: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - as the protocol answers
        """Ask for something, and return the answer; what is told in between is listened to."""
        number = next(self._numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (told := json.loads(self.socket.recv(HANGS))).get("id") != number:
            if told.get("method") == "log.entryAdded" and told["params"]["level"] == "error":
                self.problems.append(str(told["params"]["text"]))
        assert told["type"] == "success", told
        return told["result"]

    def open(self, address: str) -> None:
        """Open a page, in the window that is looked at."""
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")
        self.ask("browsingContext.activate", context=self.window)

    def run(self, function: str) -> Any:  # noqa: ANN401 - what a page has
        """Run a function of the page, and return what it gives."""
        target = {"context": self.window}
        done = self.ask("script.callFunction", functionDeclaration=function, target=target, awaitPromise=True)
        assert done["type"] == "success", done
        return done["result"].get("value")

    def until(self, expression: str, document: str = "document") -> None:
        """Wait until an expression holds."""
        assert self.run(UNTIL % (expression, document))

    def press(self, keys: str) -> None:
        """Press keys, one after another."""
        actions = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        self.ask(
            "input.performActions", context=self.window, actions=[{"type": "key", "id": "keys", "actions": actions}]
        )

    def fill(self, name: str, keys: str) -> None:
        """Type into a box in the place of what it holds."""
        self.run(f"() => {{ const box = document.getElementsByName('{name}')[0]; box.focus(); box.select(); }}")
        self.press(keys)


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    """Start a Firefox with a profile of its own; what its pages complained about is told at the end."""
    program = [str(PROGRAMS["firefox"]), "--headless", "--no-remote", "--remote-debugging-port=0"]
    with subprocess.Popen(
        [*program, "--profile", str(tmp_path), "about:blank"], stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        assert running.stderr is not None
        address = next(found[0] for line in running.stderr if (found := re.search(r"ws://\S+", line)))
        # What it says afterwards must go somewhere, or it would wait.
        Thread(target=running.stderr.read, daemon=True).start()
        with connect(f"{address}/session") as socket:
            made = Firefox(socket)
            made.ask("session.new", capabilities={})
            made.ask("session.subscribe", events=["log.entryAdded"])
            # The one with which it begins has no window that anybody looks at, and is told of no box that is left.
            made.window = made.ask("browsingContext.create", type="window")["context"]
            yield made
            made.ask("browser.close")
        running.wait()
    assert made.problems == []


@pytest.fixture
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of an agency, to be edited."""
    root = tmp_path_factory.mktemp("form") / "content"
    shutil.copytree(WHOLE / "town", root / "town")
    return root


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    """Serve the form."""
    with FormServer(Desk(content, date(2026, 7, 1))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


def test_a_walk_through_the_form(firefox: Firefox, address: str, content: Path) -> None:
    """A score that is none is told beside its box and kept out of the file; mended and left it is saved, and is seen."""
    firefox.open(address + SCORES)
    told = "document.querySelector('[data-found=\"indicators/9\"] .error')"
    firefox.fill("indicators/9", "เก้าสิบ")
    firefox.until(f"{told}?.textContent.includes('คะแนนต้องเป็นตัวเลข')")
    assert "เก้าสิบ" not in (content / SCORES).read_text(encoding="utf-8")
    firefox.fill("indicators/9", "66.66")
    firefox.until(f"!{told}")
    firefox.press(TAB)
    firefox.until("document.querySelector('#state').textContent.includes('บันทึกแล้ว')")
    assert "  9: 66.66\n" in (content / SCORES).read_text(encoding="utf-8")
    frame = "document.querySelector('#preview iframe').contentDocument"
    firefox.until(f"{frame}.querySelector('main')?.textContent.includes('66.66')", frame)
