"""The steps that finish a built site, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.finish._built import Built
from prongsai.finish._bundle import bundle_files
from prongsai.finish._headers import write_headers
from prongsai.finish._headings import name_heading_links
from prongsai.finish._inner_links import check_links
from prongsai.finish._missing import put_missing
from prongsai.finish._policy import put_policy
from prongsai.finish._search import put_search
from prongsai.finish._sitemap import put_sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from prongsai.addresses import PageFacts
    from prongsai.finish._built import Say

STEPS: tuple[Callable[[Built], Iterable[str]], ...] = (
    put_missing,
    name_heading_links,
    bundle_files,
    put_search,
    put_sitemap,
    # Last of those that change pages: it allows the scripts that it finds.
    put_policy,
    write_headers,
    check_links,
)
"""Each yields what is wrong with the site, one Thai line each; in order, for later ones see the work of earlier."""


def finish_site(
    folder: Path, site_url: str, say: Say, templates: Sequence[Path] = (), facts: Mapping[str, PageFacts] | None = None
) -> list[str]:
    """Run every step over the site in `folder` and return what is wrong with it; empty when it may be published.

    `say` gives the words of the interface, `templates` are the theme's own template folders, `facts` what is known of
    each page by its address.
    """
    found = sorted(folder.rglob("*.html"))
    before = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}
    built = Built(folder, say, site_url, dict(before), templates, facts or {})
    problems = [problem for step in STEPS for problem in step(built)]
    for path, text in built.pages.items():
        if text != before.get(path):
            (folder / path).write_text(text, encoding="utf-8")
    return problems
