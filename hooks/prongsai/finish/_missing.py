"""The page for addresses that are not there (404.html): a server shows it at any depth, below any folder."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

MISSING = "404.html"
PLAIN = Path(__file__).with_name("missing.html").read_text(encoding="utf-8")
"""A page that needs no other file, with places for its words; its script looks for the way home."""


def put_missing(built: Built) -> Iterator[str]:
    """Put the plain page in the place of the theme's, unless the site's address is known.

    The theme's page names its files from the server's root, for at any depth nothing else leads to them; which folder
    of the server that is only the site's address tells.
    """
    if not built.site_url:
        words = {
            "title": built.say("page.missing.title"),
            "why": built.say("page.missing.why"),
            "home": built.say("page.missing.home"),
            "above": built.say("page.missing.above"),
        }
        built.pages[MISSING] = Template(PLAIN).substitute({name: html.escape(text) for name, text in words.items()})
    yield from ()
