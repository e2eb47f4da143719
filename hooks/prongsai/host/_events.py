"""The events of a build: the engine reads, checks and renders, MkDocs builds the pages.

A build writes to a staging folder beside the site and takes its place only when all of it is there, so that a build
that fails leaves the last good site as it was.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler

from prongsai.addresses import paths
from prongsai.assess import assess_site
from prongsai.build import Counter, Staging, begin, check_apart, failure, missing_files
from prongsai.content import last_changes, load_site, missing_history, read_today, read_versions
from prongsai.findings import render_findings, shown_folder
from prongsai.finish import finish_site
from prongsai.host._documents import with_documents
from prongsai.host._variables import said_no
from prongsai.render import Options, Tree, error_tree, put_back, render_site, set_aside
from prongsai.site import carried
from prongsai.text import KEPT_ARABIC, Digits
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from prongsai.content import Version
    from prongsai.findings import Finding, Findings
    from prongsai.finish import Part

log = logging.getLogger("mkdocs.hooks.prongsai")


class Told(NamedTuple):
    """What a build that has published a site has told of it: everything that was found, and how many pages it has."""

    found: tuple[Finding, ...]
    pages: int


class _Build:
    """What one build remembers between its events."""

    command = "build"
    tree = Tree({}, {}, ())
    today: date
    staging: Staging | None = None
    counter: Counter
    make: Callable[[MkDocsConfig], Tree] | None = None
    parts: tuple[Part, ...] = ()
    found: tuple[Finding, ...] = ()
    last: Callable[[Told], object] | None = None

    def __init__(self) -> None:
        self.blocks: dict[str, list[str]] = {}


_build = _Build()


def rendered() -> Tree:
    """Return what the present build has rendered: the pages and files of its site."""
    return _build.tree


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' own signature
    """Remember whether this is a build or a preview."""
    _build.command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Wait for the turn to build, read and check the content, render it, and send the build to a staging folder.

    A preview goes on when the content has errors, and shows them in place of the pages until they are mended.

    Raises:
        PluginError: the content has errors; each has been told, and nothing is written.
    """
    _build.today = read_day()
    _build.parts, _build.staging = (), None
    _build.tree = (_build.make or _whole)(config)
    _build.counter = Counter(len(_build.tree.pages), sys.stderr)
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink_title", plain("blocks.link_here"))
    config.nav = [{title: page} for title, page in _build.tree.nav]
    config.extra |= {"foot": _build.tree.foot, "agencies": _build.tree.agencies}
    if _build.staging is not None:
        config.site_dir = str(_build.staging.folder)
    return config


def _whole(config: MkDocsConfig) -> Tree:
    """Read, check and render all of the content."""
    root = Path(config.docs_dir)
    if _build.command != "serve":
        take_turn(config)
    site = assess_site(load_site(root, os.environ.get("PRONGSAI_ONLY", "")), _build.today)
    told = tell(site.findings, root)
    if _build.command == "serve" and site.findings.errors:
        return error_tree(told, _build.tree.pages)
    # A preview has an address that only its own machine knows.
    site_url = "" if _build.command == "serve" else config.site_url or ""
    last = _build.staging.site if _build.staging else None
    options = options_of(config, History.of(root), site_url, last)
    with with_documents(site, options, alone=False) if _build.staging else nullcontext(options) as given:
        tree = render_site(site, given)
    if _build.staging is not None:
        _build.staging.check()
    return tree


def take_turn(config: MkDocsConfig) -> Staging:
    """Wait for the turn to build the site, and return where it is built."""
    check_apart(Path(config.site_dir), Path(config.docs_dir))
    _build.staging = begin(Path(config.site_dir), partial(click.echo, err=True))
    return _build.staging


def staging() -> Staging:
    """Return where the present build takes place.

    Raises:
        RuntimeError: no build has its turn.
    """
    if _build.staging is None:
        raise RuntimeError("no build has its turn")
    return _build.staging


def tell(found: Findings, root: Path) -> str:
    """Tell what was found, and why pages have no history; return the errors as text, which a preview shows.

    Raises:
        PluginError: there are errors, and this is no preview.
    """
    prefix = shown_folder(root)
    _build.found = tuple(found)
    sys.stderr.write(render_findings(found, prefix=prefix))
    errors = found.errors
    if not errors:
        _tell_missing_history(root, prefix)
    elif _build.command != "serve":
        kept = f" ({_build.staging.kept})" if _build.staging else ""
        raise PluginError(f"พบข้อผิดพลาด {len(errors)} จุด จึงไม่สร้างเว็บไซต์{kept}")
    return render_findings(errors, prefix=prefix)


class History(NamedTuple):
    """What git tells of the content, by the folders of agencies and years.

    Attributes:
        changed: the day of the last change.
        versions: what each year held since it was first published; None where there is no history.
    """

    changed: Mapping[str, date]
    versions: Mapping[str, tuple[Version, ...]] | None

    @classmethod
    def of(cls, root: Path) -> History:
        """Read the history of a content folder."""
        return cls(last_changes(root), read_versions(root))

    def only(self, names: Container[str]) -> History:
        """Return what is told of some agencies."""
        changed = {path: day for path, day in self.changed.items() if path.partition("/")[0] in names}
        if self.versions is None:
            return History(changed, None)
        return History(changed, {path: one for path, one in self.versions.items() if path.partition("/")[0] in names})


def digits_of(config: MkDocsConfig) -> Digits:
    """Return the digits of running text."""
    digits: Digits = config.extra.get("digits", "arabic")
    return digits


def options_of(config: MkDocsConfig, history: History, site_url: str, last: Path | None) -> Options:
    """Return how a site is rendered; `last` is the site that is there already."""
    return Options(
        templates=_templates(config),
        digits=digits_of(config),
        changed=history.changed,
        site_url=site_url,
        last=last,
        versions=history.versions,
    )


def build_of(make: Callable[[MkDocsConfig], Tree], config: MkDocsConfig) -> MkDocsConfig:
    """Let the events make a site of another tree than that of all the content, and return what they set up."""
    _build.make = make
    try:
        return config.plugins.on_config(config)
    finally:
        _build.make = None


def add_parts(parts: Iterable[Part]) -> None:
    """Tell of the parts of the site that are finished already."""
    _build.parts = tuple(parts)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace what stands in the content folder by the rendered tree; the theme's own files stay."""
    kept = [file for file in files if file.src_dir != config.docs_dir]
    rendered: dict[str, str | bytes] = {**_build.tree.pages, **_build.tree.files}
    # Said to be included, for MkDocs leaves out a folder named `templates` otherwise.
    included = InclusionLevel.INCLUDED
    made = [File.generated(config, path, content=what, inclusion=included) for path, what in rendered.items()]
    return Files([*kept, *made])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - MkDocs' own signature
    """Let the theme's templates say the words of the interface as ours do, and hand on what keeps its digits."""
    env.globals |= {"say": say, "kept_arabic": KEPT_ARABIC, "glossary_at": paths.glossary()}
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Keep the finished parts of a page from a converter that has nothing to do there."""
    if _build.command != "serve":
        # A finished site has an index of its own, and the theme's takes as long to make as the page.
        page.meta["search"] = {"exclude": True}
    skeleton, _build.blocks[page.file.src_uri] = set_aside(markdown)
    return skeleton


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Put the finished parts back among the converted headings."""
    return put_back(html, _build.blocks.pop(page.file.src_uri))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Show how far a long build has come."""
    _build.counter.step()
    return output


# After all others, for what they add belongs to the site.
@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site and check that everything rendered is in it, then let the new site take the old one's place.

    Raises:
        PluginError: a page or file is missing from the built site, or something in it is wrong.
    """
    _build.counter.close()
    if _build.staging is None or _warned():
        return
    theme = [*map(Path, config.theme.dirs)]
    folder = _build.staging.folder
    tree, parts, digits = _build.tree, _build.parts, digits_of(config)
    site = (folder, config.site_url or "", plain, theme, tree.facts)
    problems = finish_site(*site, parts=parts, digits=digits, apart=tree.apart)
    missing = missing_files(tree, folder)
    if missing:
        problems.append("เว็บไซต์ที่สร้างขาดไฟล์: " + ", ".join(missing[:10]))
    if problems:
        raise PluginError("\n".join(problems[:10]))
    told = Told(_build.found, len(tree.pages) + sum(part.pages for part in _build.parts))
    _build.staging.publish(_build.today, partial(_build.last or (lambda _: None), told))
    config.site_dir = str(_build.staging.site)
    tell_place(told)


def tell_place(told: Told) -> None:
    """Tell where the site of the present build is published."""
    log.info("เว็บไซต์อยู่ที่ %s (%d หน้า)", staging().site, told.pages)


@contextmanager
def at_last(last: Callable[[Told], object]) -> Iterator[None]:
    """Let something be done with what a build within has told, once it has published and before its turn ends."""
    _build.last = last
    try:
        yield
    finally:
        _build.last = None


def on_build_error(error: Exception) -> None:
    """Leave nothing half-built behind, and tell what the system or the site's place refuses in place of a traceback.

    Raises:
        Abort: one line has said what is wrong, what to do, and what visitors have meanwhile.
    """
    told = failure(error, _build.staging)
    on_shutdown()
    if told:
        log.error(told)
        raise Abort("Aborted with a BuildError!")


def on_shutdown() -> None:
    """Leave nothing half-built behind when a build is given up."""
    if _build.staging is not None:
        _build.staging.give_up()


def _templates(config: MkDocsConfig) -> Path:
    """Return the folder of the page templates: the first of the theme's folders that has one."""
    folders = (Path(folder) / "prongsai" for folder in config.theme.dirs)
    return next((folder for folder in folders if folder.is_dir()), carried("overrides") / "prongsai")


def _warned() -> bool:
    """Tell whether a strict build has met a warning; MkDocs gives it up only after this event."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(level >= logging.WARNING for counter in counters for level, _ in counter.counts.items())


def _tell_missing_history(root: Path, prefix: str) -> None:
    """Tell why pages have no dates and no history, which with `PRONGSAI_REQUIRE_HISTORY` ends the build."""
    missing = missing_history(root)
    if missing is None:
        return
    told = render_findings([missing], prefix=prefix)
    if os.environ.get("PRONGSAI_REQUIRE_HISTORY") and not said_no("PRONGSAI_REQUIRE_HISTORY"):
        raise PluginError(f"{told.strip()} ({_build.staging.kept})" if _build.staging else told.strip())
    sys.stderr.write(told)


def read_day() -> date:
    """Return the day by which overdue is told: `PRONGSAI_TODAY`, or today in Thailand."""
    given = os.environ.get("PRONGSAI_TODAY")
    try:
        return read_today(given)
    except ValueError:
        raise PluginError(f"PRONGSAI_TODAY ต้องเป็นวันที่ เช่น 2569-03-31 (พบ {given})") from None
