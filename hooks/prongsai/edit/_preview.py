"""The page beside the form (ตัวอย่างหน้าเว็บ): the site's own, of what is typed, with its styles and nothing that runs."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown

from prongsai.edit._desk import year_of
from prongsai.edit._request import Response
from prongsai.site import carried

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.edit._desk import Desk

PREVIEW = "preview/"
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'self'; base-uri 'none'"
_PAGES = {"scores.yml": "index", "analysis.yml": "analysis", "analysis.md": "analysis", "measures.yml": "measures"}
_PAGES |= {"progress.yml": "progress"}
_STYLES = ("words.css", "prongsai.css", "reading.css", "contrast.css")
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_RUNS = re.compile(r"(?is)<script\b.*?</script>|<link\b[^>]*>")
_LEADS = re.compile(r'(?i)\s(?:href|target|action)="(?!#)[^"]*"')
_PICTURE = re.compile(r'(?i)(\ssrc=")([^"]*)"')
_EXTENSIONS = ("attr_list", "md_in_html", "toc")


def preview(desk: Desk, file: str, text: str, title: str, base: str) -> str | None:
    """Return the page of the site on which a file's year, or its agency, is shown; None where that cannot be made.

    Args:
        desk: where the file lies.
        file: the file that the form shows.
        text: what it would hold.
        title: what the page is called.
        base: what the addresses of the form begin with.
    """
    from prongsai.render import Options, put_back, render_site, set_aside  # noqa: PLC0415 - the form opens sooner

    slug, year = file.partition("/")[0], year_of(file)
    site = desk.load(slug, {file: text}, drafts=True)
    tree = render_site(desk.assess(site, year), Options(carried("overrides") / "prongsai"))
    path = f"{slug}/index.md" if year is None else f"{slug}/{year}/{_PAGES[file.rpartition('/')[2]]}.md"
    if path not in tree.pages:
        return None
    skeleton, blocks = set_aside(_HEAD.sub("", tree.pages[path]))
    shown = put_back(Markdown(extensions=[*_EXTENSIONS]).convert(skeleton), blocks)
    folder = path.removesuffix(".md").removesuffix("/index")
    shown = _PICTURE.sub(lambda match: f'{match[1]}{_inline(folder, match[2], tree.files)}"', shown)
    words = tree.files.get("assets/stylesheets/words.css", b"")
    _words.update({"words.css": words if isinstance(words, bytes) else words.encode()})
    styles = "".join(f'<link rel="stylesheet" href="{base}{PREVIEW}{name}">' for name in (*_theirs(), *_STYLES))
    return (
        f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title>{styles}</head>'
        '<body class="ps" data-md-color-scheme="default"><main class="md-content"><article class="md-content__inner '
        f'md-typeset">{_LEADS.sub("", _RUNS.sub("", shown))}</article></main></body></html>'
    )


_words: dict[str, bytes] = {}
"""The style sheet of words, as the pages that were made last have it."""


@cache
def _theirs() -> dict[str, Path]:
    """Return the style sheets of the theme."""
    spec = find_spec("material")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0], "templates", "assets", "stylesheets") if places else Path("none")
    return {path.name: path for path in sorted(folder.glob("*.min.css"))}


def style(path: str) -> Response | None:
    """Return a style sheet or font of the site; None for another path."""
    name = path.removeprefix(PREVIEW)
    if name in _words:
        return Response(_words[name], "text/css; charset=utf-8")
    own = carried("overrides") / "assets"
    known = _theirs() | {one: own / "stylesheets" / one for one in _STYLES}
    if name in known:
        # Fonts stand beside the style sheets of the site, and one step above those of the form.
        return Response(known[name].read_bytes().replace(b"../fonts/", b"../"), "text/css; charset=utf-8")
    return None


def _inline(folder: str, source: str, files: Mapping[str, str | bytes]) -> str:
    """Return a picture of the site as part of the page; nothing for one that is elsewhere."""
    held = files.get(posixpath.normpath(posixpath.join(folder, source)))
    if held is None:
        return "data:,"
    data = held if isinstance(held, bytes) else held.encode()
    return f"data:{guess_type(source)[0] or 'image/png'};base64,{b64encode(data).decode()}"
