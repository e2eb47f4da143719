"""The links beside headings (ลิงก์มายังหัวข้อ): each is named after its heading, to tell them apart in a list."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built, Say

_LINK = re.compile(r'(?s)(<h[1-6][^>]*>)((?:(?!</h[1-6]>).)*?)<a class="headerlink"')
_TAG = re.compile(r"<[^>]*>")


def name_heading_links(built: Built) -> Iterator[str]:
    """Give each link beside a heading a name of its own in place of a sign that all share."""
    for path, page in built.pages.items():
        built.pages[path] = _LINK.sub(lambda found: _named(found, built.say), page)
    yield from ()


def _named(found: re.Match[str], say: Say) -> str:
    heading = html.unescape(_TAG.sub("", found[2])).strip()
    name = html.escape(say("page.heading_link", heading=heading))
    return f'{found[1]}{found[2]}<a class="headerlink" aria-label="{name}"'
