"""What the home page itself says: where it leads, what it may run, which of its files are named by their content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

from prongsai.doctor._visit import same_host
from prongsai.finish import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.doctor._visit import Reply

_LEADING = {"a": "href", "link": "href", "script": "src", "img": "src"}
_POLICY = 'meta[http-equiv="Content-Security-Policy"]'
Policy = dict[str, set[str]]
"""The sources of each directive."""


def links(page: Reply) -> list[str]:
    """Return the addresses of the page's own host to which it leads, or of which it is made; each once, in order."""
    return list(dict.fromkeys(url for url in _addresses(page) if same_host(url, page.url) and url != page.url))


def named_file(page: Reply) -> str | None:
    """Return the address of a file of the page that is named by its content, if there is one."""
    return next((url for url in links(page) if re.search(NAMED, url)), None)


def own_policy(page: Reply) -> Policy:
    """Return what the page allows itself; empty where it says nothing."""
    node = LexborHTMLParser(page.body).css_first(_POLICY)
    return read_policy(node.attributes.get("content") or "") if node else {}


def read_policy(text: str) -> Policy:
    """Return a Content-Security-Policy by its directives."""
    rules = (rule.split() for rule in text.split(";"))
    return {rule[0].lower(): set(rule[1:]) for rule in rules if rule}


def _addresses(page: Reply) -> Iterator[str]:
    for node in LexborHTMLParser(page.body).css(", ".join(_LEADING)):
        value = node.attributes.get(_LEADING[str(node.tag)])
        if not value:
            continue
        try:
            url = urldefrag(urljoin(page.url, value.strip())).url
            local = url.startswith(("http://", "https://"))
        except ValueError:
            continue
        if local:
            yield url
