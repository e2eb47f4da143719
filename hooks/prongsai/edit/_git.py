"""What git is asked for, in the officer's words: whether it is there, and keeping and sending what was changed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import comparison
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from prongsai.render import PageDifference

_MOST_TOLD = 2
_SECONDS = 60


class Sent(NamedTuple):
    """What became of sending.

    Attributes:
        committed: whether it is kept in the history.
        pushed: whether it went to the site's home; None where there is none.
        said: what git said where something failed.
    """

    committed: bool
    pushed: bool | None
    said: str = ""


def differences(content: Path) -> list[PageDifference] | None:
    """Return what readers would see changed since the history's last state; None where there is no history."""
    # The pages take long to import, and most pages of the form need none.
    from prongsai.render import told_differences  # noqa: PLC0415

    try:
        return list(told_differences(comparison.compare_with(content, "HEAD")))
    except LookupError:
        return None


def sentence(pages: Sequence[PageDifference]) -> str:
    """Return what changed as the message of a commit: a line that says the most of it, then all."""
    told = [(page.of, one) for page in pages for one in page.sentences]
    head = " · ".join(f"{of}: {one}" for of, one in told[:_MOST_TOLD])
    more = plain("edit.more_changes", count=len(told) - _MOST_TOLD) if len(told) > _MOST_TOLD else ""
    body = "".join(f"- {of}: {' '.join(one.split())}\n" for of, one in told)
    return f"{' '.join(head.split())}{f' {more}' if more else ''}\n\n{body}"


def send(content: Path, message: str) -> Sent:
    """Keep the content as it stands in the history, and send it where a home of the history is known."""
    for command in (("add", "--all", "--", "."), ("commit", "--quiet", "--message", message, "--", ".")):
        done = _git(content, *command)
        if done.returncode:
            return Sent(committed=False, pushed=None, said=_said(done))
    if not _git(content, "remote").stdout.strip():
        return Sent(committed=True, pushed=None)
    done = _git(content, "push", "--quiet")
    return Sent(committed=True, pushed=not done.returncode, said=_said(done))


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stderr or done.stdout).split())


def _git(content: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(content), *arguments]
    # It never waits for a password that nobody is asked for.
    quiet = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(  # noqa: S603 - git, with our own arguments
            command, env=quiet, capture_output=True, check=False, encoding="utf-8", errors="replace", timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
