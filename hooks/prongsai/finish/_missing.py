"""The page for addresses that are not there (404.html): a server shows it at any depth, below any folder."""

from __future__ import annotations

import html
import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

MISSING = "404.html"
PLAIN = Path(__file__).with_name("missing.html").read_text(encoding="utf-8")
"""A page that needs no other file, with places for its words; its script looks for the ways on."""
_SITE = re.compile(r"<title>[^<]*? - ([^<]*)</title>")
_AGENCY = re.compile(r'<li><a href="/([^"]*)"><strong>(.*?)</strong></a></li>')


def put_missing(built: Built) -> Iterator[str]:
    """Put a page of its own look in the place of the theme's, unless the site's address is known.

    The theme's page names its files from the server's root, for at any depth nothing else leads to them; which folder
    of the server that is only the site's address tells. The site's name and its agencies are those of the theme's page.
    """
    if not built.site_url:
        theirs = built.pages.get(MISSING, "")
        words = {key: html.escape(built.say(f"page.missing.{key}")) for key in ("title", "why", "home", "above")}
        site = found[1] if (found := _SITE.search(theirs)) else words["title"]
        agencies = _list(built, _AGENCY.findall(theirs))
        built.pages[MISSING] = Template(PLAIN).substitute(words, site=site, agencies=agencies)
    yield from ()


def _list(built: Built, agencies: list[tuple[str, str]]) -> str:
    """Return the agencies as a list, of which the script makes links."""
    if not agencies:
        return ""
    rows = "".join(f'<li><a data-to="{address}">{name}</a></li>' for address, name in agencies)
    return f"<h2>{html.escape(built.say('page.missing.agencies'))}</h2>\n<ul>{rows}</ul>"
