"""The look of charts in documents: black, white and one grey, so that a copy says the same."""

from __future__ import annotations

import os
import re
from functools import cache
from html import unescape
from importlib.resources import files
from typing import NamedTuple

import resvg_py

MEASURE = 0.27
"""Millimetres of a chart's own unit: a chart of 480 is 13 cm wide, and its letters are as large as those of tables."""
_SCALE = 2
"""Dots of a chart's own unit where it is drawn in dots: 190 to an inch."""
_EMBLEM = 480
"""The height in dots of an emblem that is drawn: 300 to an inch at 4 cm."""
_FAMILY = "Sarabun"
_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LOOK = """\
text { font-size: 16px; fill: #000 }
.tick, .small, .target-label { font-size: 14px }
.value { font-weight: 700 }
.grid { fill: none; stroke: #999; stroke-width: 1 }
.target { fill: none; stroke: #000; stroke-width: 2; stroke-dasharray: 5 4 }
.track, .band { fill: #eee; stroke: #777; stroke-width: 1 }
.bar, .dot, .pointer { fill: #555 }
.bar.low { fill: #fff; stroke: #000; stroke-width: 1.5; stroke-dasharray: 3 3 }
.mark { fill: #000 }
.band.current { fill: #555 }
.band-name.current { fill: #fff; font-weight: 700 }
"""


def dressed(svg: str) -> str:
    """Return a chart with the look of documents."""
    opened, _, rest = svg.partition(">")
    return f"{opened}><style>{_LOOK}</style>{rest}"


class Letters(NamedTuple):
    """Words of a chart: where their baseline begins, or has its middle, in the chart's own unit."""

    words: str
    kind: str
    x: float
    y: float
    middle: bool


def parted(svg: str) -> tuple[str, list[Letters]]:
    """Return a chart without its words, and these: WeasyPrint sets each letter of an SVG by itself.

    A Thai vowel or tone mark, alone, then stands on a dotted circle.
    """
    found = [(dict(_ATTRIBUTE.findall(told)), unescape(words)) for told, words in _TEXT.findall(svg)]
    letters = [
        Letters(words, one["class"], float(one["x"]), float(one["y"]), one.get("text-anchor") == "middle")
        for one, words in found
    ]
    return _TEXT.sub("", svg), letters


def picture(svg: str, width: int) -> bytes:
    """Return a chart of a width in its own units as PNG, for programs that show no SVG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=dressed(svg),
            width=width * _SCALE,
            skip_system_fonts=True,
            font_files=_fonts(),
            font_family=_FAMILY,
        )
    )


def emblem_png(data: bytes, media_type: str) -> bytes:
    """Return an emblem as PNG, which all programs show; empty for none."""
    if media_type != "image/svg+xml":
        return data
    return bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), height=_EMBLEM, skip_system_fonts=True))


@cache
def _fonts() -> list[str]:
    folder = files("prongsai.render").joinpath("fonts")
    names = [str(folder.joinpath(f"sarabun-{weight}.ttf")) for weight in (400, 700)]
    # The library takes names in UTF-8 only, and in a locale without it Python holds a Thai name otherwise.
    return [os.fsencode(name).decode() for name in names]
