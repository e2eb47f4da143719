"""The steps that finish a built site, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.finish._built import Built
from prongsai.finish._bundle import bundle_files, join_tags, words_of
from prongsai.finish._headers import write_headers
from prongsai.finish._headings import name_heading_links
from prongsai.finish._inner_links import check_links, links_out
from prongsai.finish._lines import keep_words_whole
from prongsai.finish._missing import put_missing
from prongsai.finish._part import Part
from prongsai.finish._policy import put_policy
from prongsai.finish._search import put_entries, put_search
from prongsai.finish._sitemap import put_listed, put_sitemap
from prongsai.finish._sizes import tell_sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from prongsai.addresses import PageFacts
    from prongsai.finish._built import Say
    from prongsai.text import Digits

STEPS: tuple[Callable[[Built], Iterable[str]], ...] = (
    put_missing,
    name_heading_links,
    tell_sizes,
    keep_words_whole,
    bundle_files,
    put_search,
    put_sitemap,
    # Last of those that change pages: it allows the scripts that it finds.
    put_policy,
    write_headers,
    check_links,
)
"""Each yields what is wrong with the site, one Thai line each; in order, for later ones see the work of earlier."""


def finish_site(  # noqa: PLR0913 - what a site is
    folder: Path,
    site_url: str,
    say: Say,
    templates: Sequence[Path] = (),
    facts: Mapping[str, PageFacts] | None = None,
    *,
    parts: Iterable[Part] = (),
    digits: Digits = "arabic",
    apart: bool = False,
) -> list[str]:
    """Run every step over the site in `folder` and return what is wrong with it; empty when it may be published.

    `say` gives the words of the interface, `templates` are the theme's own template folders, `facts` what is known of
    each page by its address. What stands in `parts` is finished already; `digits` are those of running text. With
    `apart` each agency has a search index and a sitemap of its own.
    """
    built = Built(folder, say, site_url, {}, templates, facts or {}, digits=digits, apart=apart)
    for part in parts:
        built.others.take(part)
    before = _read_pages(built)
    problems = [*built.others.problems, *(problem for step in STEPS for problem in step(built))]
    _write_pages(built, before)
    return problems


def finish_part(  # noqa: PLR0913 - as above
    folder: Path,
    site_url: str,
    say: Say,
    templates: Sequence[Path],
    facts: Mapping[str, PageFacts],
    *,
    digits: Digits = "arabic",
    apart: bool = False,
) -> Part:
    """Finish the pages of some agencies, which stand in `folder` with the theme's files, as a part of a site."""
    built = Built(folder, say, site_url, {}, templates, facts, digits=digits, apart=apart)
    before = _read_pages(built)
    part = Part({f"{address}index.html".partition("/")[0] for address in facts})
    part.pages = sum(one.to is None for one in facts.values())
    # The theme's own pages stay behind, and what they need with them.
    built.pages = {path: page for path, page in built.pages.items() if part.has(path)}
    problems = [*name_heading_links(built), *tell_sizes(built), *keep_words_whole(built)]
    join_tags(built)
    part.words, part.entries, part.listed = words_of(built), put_entries(built), put_listed(built)
    problems += put_policy(built)
    wrong, part.links = links_out(built)
    _write_pages(built, before)
    part.hashes, part.problems = built.hashes, problems + wrong
    return part


def _read_pages(built: Built) -> dict[str, str]:
    """Read every page that is not finished, and return them as they are."""
    found = [path for path in built.files if path.endswith(".html")]
    built.pages = {path: (built.folder / path).read_text(encoding="utf-8") for path in found}
    return dict(built.pages)


def _write_pages(built: Built, before: Mapping[str, str]) -> None:
    for path, text in built.pages.items():
        if text != before.get(path):
            (built.folder / path).write_text(text, encoding="utf-8")
