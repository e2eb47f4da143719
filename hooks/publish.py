"""The MkDocs adapter: events only. The engine in `prongsai` reads, checks and renders; MkDocs builds the pages.

A build writes to a staging folder beside the site and takes its place only when all of it is there, so that a build
that fails leaves the last good site as it was.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler

from prongsai.assess import assess_site
from prongsai.content import last_changes, load_site, read_today, read_versions
from prongsai.findings import render_findings, shown_folder
from prongsai.finish import finish_site
from prongsai.publishing import Progress, error_tree, missing_files, replace_folder
from prongsai.render import Options, Tree, plain, put_back, render_site, say, set_aside
from prongsai.text import KEPT_ARABIC

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.prongsai")


class _Build:
    """What one build remembers between its events."""

    command = "build"
    tree = Tree({}, {}, ())
    site_dir: Path
    staging: Path | None = None
    progress: Progress

    def __init__(self) -> None:
        self.blocks: dict[str, list[str]] = {}


_build = _Build()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' own signature
    """Remember whether this is a build or a preview."""
    _build.command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, render it, and send the build to a staging folder.

    A preview goes on when the content has errors, and shows them in place of the pages until they are mended.

    Raises:
        PluginError: the content has errors; each has been told, and nothing is written.
    """
    root = Path(config.docs_dir)
    site = assess_site(load_site(root), _today())
    prefix = shown_folder(root)
    sys.stderr.write(render_findings(site.findings, prefix=prefix))
    errors = site.findings.errors
    if not errors:
        options = Options(
            templates=Path(config.theme.custom_dir or "overrides") / "prongsai",
            digits=config.extra.get("digits", "arabic"),
            changed=last_changes(root),
            # A preview has an address that only its own machine knows.
            site_url="" if _build.command == "serve" else config.site_url or "",
            last=Path(config.site_dir),
            versions=read_versions(root),
        )
        _build.tree = render_site(site, options)
    elif _build.command == "serve":
        _build.tree = error_tree(render_findings(errors, prefix=prefix), _build.tree.pages)
    else:
        raise PluginError(f"พบข้อผิดพลาด {len(errors)} จุด จึงไม่สร้างเว็บไซต์ (เว็บไซต์เดิมยังอยู่ครบ)")
    _build.progress = Progress(len(_build.tree.pages), sys.stderr)
    config.nav = [{title: page} for title, page in _build.tree.nav]
    config.extra["foot"] = _build.tree.foot
    if _build.command != "serve":
        _build.site_dir = Path(config.site_dir)
        _build.site_dir.parent.mkdir(parents=True, exist_ok=True)
        _build.staging = Path(tempfile.mkdtemp(prefix=".site-", dir=_build.site_dir.parent))
        _build.staging.chmod(0o755)
        config.site_dir = str(_build.staging)
    return config


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
    env.globals |= {"say": say, "kept_arabic": KEPT_ARABIC}
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Keep the finished parts of a page from a converter that has nothing to do there."""
    skeleton, _build.blocks[page.file.src_uri] = set_aside(markdown)
    return skeleton


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Put the finished parts back among the converted headings."""
    return put_back(html, _build.blocks.pop(page.file.src_uri))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Show how far a long build has come."""
    _build.progress.step()
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site and check that everything rendered is in it, then let the new site take the old one's place.

    Raises:
        PluginError: a page or file is missing from the built site, or something in it is wrong.
    """
    _build.progress.close()
    if _build.staging is None or _warned():
        return
    theme = [*map(Path, config.theme.dirs)]
    problems = finish_site(_build.staging, config.site_url or "", plain, theme, _build.tree.facts)
    missing = missing_files(_build.tree, _build.staging)
    if missing:
        problems.append("เว็บไซต์ที่สร้างขาดไฟล์: " + ", ".join(missing[:10]))
    if problems:
        raise PluginError("\n".join(problems[:10]))
    replace_folder(_build.staging, _build.site_dir)
    config.site_dir = str(_build.site_dir)
    _build.staging = None
    log.info("เว็บไซต์อยู่ที่ %s (%d หน้า)", _build.site_dir, len(_build.tree.pages))


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs' own signature
    """Leave nothing half-built behind."""
    _discard()


def on_shutdown() -> None:
    """Leave nothing half-built behind when a strict build is given up."""
    _discard()


def _discard() -> None:
    if _build.staging is not None:
        shutil.rmtree(_build.staging, ignore_errors=True)
        _build.staging = None


def _warned() -> bool:
    """Tell whether a strict build has met a warning; MkDocs gives it up only after this event."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return any(level >= logging.WARNING for counter in counters for level, _ in counter.counts.items())


def _today() -> date:
    """Return the day by which overdue is told: `PRONGSAI_TODAY`, or today in Thailand."""
    given = os.environ.get("PRONGSAI_TODAY")
    try:
        return read_today(given)
    except ValueError:
        raise PluginError(f"PRONGSAI_TODAY ต้องเป็นวันที่ เช่น 2569-03-31 (พบ {given})") from None
