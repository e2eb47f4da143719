"""Share cards (ภาพเมื่อแชร์ลิงก์): what a messenger shows of a shared link, drawn as SVG and made into PNG.

Who shows a link to a picture asks for a PNG at a full address, so a site whose address is not known has no cards. A
card is named by what it shows: one that the last built site has already is taken from there, and drawing, which takes
longer than a page, is done only for what has changed. Drawing needs no lock of Python's and goes on beside the pages.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import resvg_py

from prongsai.addresses import paths
from prongsai.render._shown import parted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIDTH, HEIGHT = 1200, 630
"""In pixels, as Open Graph's readers ask for a large picture."""
_PER_LINE, _SIZE = 28, 60
"""How many letters of an agency's name fit on a line of a card, and their size in pixels."""


class Cards:
    """Draws the cards of one site.

    Args:
        last: the folder of the last built site, whose cards are taken where they would be the same; it may be absent.
    """

    def __init__(self, last: Path | None) -> None:
        self._last = last
        self._drawn: dict[str, bytes | Future[bytes]] = {}
        self._shown: dict[str, str] = {}
        self._pool = ThreadPoolExecutor(2)

    def add(self, stem: str, svg: str) -> str:
        """Have a card drawn and return its path on the site, which tells `stem` and what the card shows."""
        shown = hashlib.sha256(f"{resvg_py.__version__}{svg}".encode()).hexdigest()[:10]
        path = paths.card(stem, shown)
        self._shown[path] = shown
        # An agency's card is often that of its one year.
        if shown not in self._drawn:
            kept = self._last / path if self._last else None
            known = kept is not None and kept.is_file()
            self._drawn[shown] = kept.read_bytes() if kept and known else self._pool.submit(_draw, svg)
        return path

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the PNG of every card, once all are drawn."""
        for path, shown in self._shown.items():
            card = self._drawn[shown]
            yield path, card.result() if isinstance(card, Future) else card
        self._pool.shutdown()


def name_lines(name: str) -> list[tuple[str, int]]:
    """Return an agency's name (ชื่อหน่วยงาน) in one line or two, parted after its kind, each with its size in pixels."""
    kind, rest = parted(name)
    lines = [kind, rest] if rest and _width(name) > _PER_LINE else [name]
    return [(line, min(_SIZE, _SIZE * _PER_LINE // max(_width(line), 1))) for line in lines]


def _width(text: str) -> int:
    """Return how many letters stand beside one another; marks above and below take no room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


@cache
def _fonts() -> list[str]:
    folder = files("prongsai.render").joinpath("fonts")
    names = [str(folder.joinpath(f"sarabun-{weight}.ttf")) for weight in (400, 700)]
    # The library takes names in UTF-8 only, and in a locale without it Python holds a Thai name otherwise.
    return [os.fsencode(name).decode() for name in names]


def _draw(svg: str) -> bytes:
    """Return a card as PNG, with our own font alone: another machine draws the same."""
    return resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=_fonts(), font_family="Sarabun")
