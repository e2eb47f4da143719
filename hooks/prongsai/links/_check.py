"""The check of all cited addresses: hosts side by side, the addresses of one host after another, answers remembered."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from prongsai.files import from_json
from prongsai.findings import Finding
from prongsai.kept import write_below
from prongsai.links._ask import Answer, ask
from prongsai.links._cited import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prongsai.content import Site
    from prongsai.links._wire import Manners

KEPT = timedelta(days=7)
"""How long an address that was fine is not asked for again; one that was not is asked for each time."""
_AT_ONCE = 8
"""How many hosts are asked side by side."""
_CODES = {"gone": "W961", "unclear": "H962", "moved": "H963", "private": "W964"}
Answers = dict[str, Answer]


def check_links(site: Site, remembered: Path, manners: Manners, now: datetime) -> list[Finding]:
    """Ask for every address that the content cites, and return what is wrong, at every place where it stands.

    Answers are remembered in the file `remembered`, which may be missing, old or broken, in a folder of its own; `now`
    has a time zone.
    """
    found = cited(site)
    fresh = _read(remembered, now)
    asked = _ask_all({one.url for one in found} - fresh.keys(), manners)
    _write(remembered, asked, now)
    answers = fresh | asked
    return [
        Finding.make(_CODES[answer.outcome], one.place, url=one.url, reason=answer.reason)
        for one in found
        if (answer := answers[one.url]).outcome != "fine"
    ]


def _ask_all(urls: Iterable[str], manners: Manners) -> Answers:
    hosts: dict[str, list[str]] = {}
    for url in sorted(urls):
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = pool.map(lambda of_one: dict(_ask_host(of_one, manners)), hosts.values())
        return {url: answer for answers in told for url, answer in answers.items()}


def _ask_host(urls: list[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    yield urls[0], ask(urls[0], manners)
    for _, url in pairwise(urls):
        time.sleep(manners.pause)
        yield url, ask(url, manners)


def _read(path: Path, now: datetime) -> Answers:
    """Return the remembered answers that still hold; a file that cannot be understood remembers nothing."""
    try:
        records = _records(path)
        return {
            url: Answer(record["outcome"], record["reason"])
            for url, record in records.items()
            if now - datetime.fromisoformat(record["asked"]) < KEPT
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _records(path: Path) -> Any:  # noqa: ANN401 - what the file has
    """Return what a file remembers; nothing of what is none, such as a pipe, at which one would wait."""
    return from_json(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _write(path: Path, asked: Answers, now: datetime) -> None:
    kept = {url: answer for url, answer in asked.items() if answer.outcome in ("fine", "moved")}
    try:
        old = _records(path)
    except (OSError, ValueError):
        old = {}
    records = (old if isinstance(old, dict) else {}) | {
        url: asdict(answer) | {"asked": now.isoformat(timespec="seconds")} for url, answer in kept.items()
    }
    # What cannot be remembered is asked for again: nobody's findings are lost for it.
    with suppress(OSError):
        text = json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_below(path.parents[1], path, text.encode())
