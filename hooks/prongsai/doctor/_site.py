"""What an examination has seen of a site, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from prongsai.build import MAKER
from prongsai.doctor._hosts import kind_of
from prongsai.doctor._page import read_policy
from prongsai.files import from_json
from prongsai.finish import SENT

if TYPE_CHECKING:
    from prongsai.doctor._hosts import Kind
    from prongsai.doctor._visit import Reply, Visitor


@dataclass(frozen=True, slots=True)
class Made:
    """Who made a site, and of which day it is."""

    version: str
    day: date


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a site.

    Attributes:
        base: its address, closed by `/`.
        home: its home page.
        made: what its marker says; None where that is not there, or not one of ours.
        handed_out: those of the files for hosts that any visitor is given.
        today: the day by which it is old.
        visitor: who asks on.
    """

    base: str
    home: Reply
    made: Made | None
    handed_out: list[str]
    today: date
    visitor: Visitor

    @property
    def path(self) -> str:
        """The path of the site on its host, closed by `/`."""
        return urlsplit(self.base).path

    @property
    def kind(self) -> Kind:
        """The program that serves it."""
        return kind_of(self.home)

    @property
    def policies(self) -> list[dict[str, set[str]]]:
        """The policies that the host sends, each of which is kept to."""
        return [read_policy(text) for text in self.home.headers.getlist("Content-Security-Policy")]

    @property
    def bare(self) -> bool:
        """Whether the host sends none of the headers, so that one thing must be mended and not each."""
        return not any(name in self.home.headers for name in ("Content-Security-Policy", *SENT))


def read_marker(reply: Reply) -> Made | None:
    """Return what a marker says; None where it is none of ours."""
    try:
        facts = from_json(reply.body)
        made = Made(str(facts["version"])[:20], date.fromisoformat(facts["day"]))
        return made if facts["generator"] == MAKER else None
    except (ValueError, LookupError, TypeError):
        return None
