"""The page for addresses that are not there (404.html): a server shows it at any depth, below any folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

MISSING = "404.html"
PLAIN = Path(__file__).with_name("missing.html").read_text(encoding="utf-8")
"""A page that needs no other file; its script looks for the way home."""


def put_missing(built: Built) -> Iterator[str]:
    """Put the plain page in the place of the theme's, unless the site's address is known.

    The theme's page names its files from the server's root, for at any depth nothing else leads to them; which folder
    of the server that is only the site's address tells.
    """
    if not built.site_url:
        built.pages[MISSING] = PLAIN
    yield from ()
