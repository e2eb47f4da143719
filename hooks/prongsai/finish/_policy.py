"""The Content-Security-Policy of every page: what a page may load and run, so that nothing typed into it ever does.

The theme has a few scripts inside its pages, which a policy allows by their hashes. Only texts that stand in the
theme's own templates are ever allowed: a hash of whatever a page holds would allow what somebody put there, too.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.finish._missing import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from prongsai.finish._built import Built

REFERRER = "same-origin"
"""Other sites are not told which page a reader came from."""
_HEAD = re.compile(r'<meta charset="utf-8">\n?', re.IGNORECASE)
_INLINE = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
_OWN_SOURCE = re.compile(r"""\ssrc\s*=|\stype\s*=\s*["']?application/(?:ld\+)?json\b""", re.IGNORECASE)
"""Marks a script that is a file of its own, or data that no browser runs."""
_PLACE = re.compile(r"\{\{.*?\}\}")
_ADDRESS = r"[\w./~%-]*"
"""What a template fills into a place: the way to the site's root, which cannot end the script's text around it."""


@cache
def source_of(text: str) -> str:
    """Return the source expression that allows one script or style inside a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


RULES = {
    "default-src": "'self'",
    "script-src": "'self'",
    # The one style inside a page is that of the page for missing addresses, which may need no other file.
    "style-src": " ".join(["'self'", *map(source_of, _STYLE.findall(PLAIN))]),
    # The theme's icons are images inside its style sheets.
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What a page may do, by directive; the hashes of the theme's scripts are added to `script-src`."""


def put_policy(built: Built) -> Iterator[str]:
    """Write the policy into the head of every page.

    Yields:
        A Thai line for a page without a place for the policy, or with a script inside that is none of the theme's: no
        browser would run it.
    """
    trusted = [*_theme_scripts(built.templates), *(re.compile(re.escape(one)) for one in inline_scripts(PLAIN))]
    for path, page in built.pages.items():
        scripts = inline_scripts(page)
        strange = [script for script in scripts if not any(one.fullmatch(script) for one in trusted)]
        if strange:
            shown = " ".join(strange[0].split())[:60]
            yield f"หน้า {path} มีสคริปต์ที่ไม่ใช่ของธีม ซึ่งเบราว์เซอร์จะไม่ยอมให้ทำงาน: {shown}"
        head = _HEAD.search(page)
        if head is None:
            yield f'หน้า {path} ไม่มี <meta charset="utf-8"> จึงวางนโยบายความปลอดภัยไม่ได้'
            continue
        hashes = sorted({source_of(script) for script in scripts if script not in strange})
        built.hashes.update(hashes)
        built.pages[path] = page[: head.end()] + _lines(hashes) + page[head.end() :]


def policy(hashes: Iterable[str], **more: str) -> str:
    """Return a policy that allows the scripts of these `hashes`; `more` directives have `_` for `-` in their names."""
    rules = RULES | {"script-src": " ".join([RULES["script-src"], *hashes])}
    rules |= {name.replace("_", "-"): value for name, value in more.items()}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def inline_scripts(page: str) -> list[str]:
    """Return the texts of the scripts inside a page that a browser would run."""
    return [text for attributes, text in _INLINE.findall(page) if not _OWN_SOURCE.search(attributes)]


def _lines(hashes: Iterable[str]) -> str:
    rules = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    return f'{rules}\n<meta name="referrer" content="{REFERRER}">\n'


def _theme_scripts(templates: Iterable[Path]) -> Iterator[re.Pattern[str]]:
    """Yield what matches each script of the theme's templates, whatever address stands in its places."""
    for folder in templates:
        for path in sorted(folder.glob("partials/javascripts/*.html")):
            for script in inline_scripts(path.read_text(encoding="utf-8")):
                yield re.compile(_ADDRESS.join(map(re.escape, _PLACE.split(script))))
