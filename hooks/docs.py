"""The MkDocs hook of the guides (`make docs`): pages made from the model beside those in docs/, finished as any site.

What stands in docs/ is read on a forge, too. A link to another file of the repository leads there; here it leads to the
page made of that file, and where none is made its words stay.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from prongsai import host
from prongsai.addresses import PageFacts
from prongsai.finish import finish_site
from prongsai.reference import reference_pages
from prongsai.render import handed_files
from prongsai.words import plain

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

__all__ = ["on_config", "on_env", "on_files", "on_page_markdown", "on_post_build", "on_post_page"]

_ROOT = Path(__file__).resolve().parents[1]
_BROUGHT = {"CONTRIBUTING.md": "developers/contributing.md", "CHANGELOG.md": "developers/changelog.md"}
"""Files at the top of the repository that have a page of their own here."""
_PAGES = _BROUGHT | {"REFERENCE.md": "reference/index.md"}
_SOURCES = {page: file for file, page in _BROUGHT.items()}
_LINK = re.compile(r"\[([^\]\n]*)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")
_facts: dict[str, PageFacts] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name headings as forges do, so that a link to one leads there in both places."""
    config.mdx_configs["toc"]["slugify"] = slug
    return config


def slug(heading: str, separator: str) -> str:
    """Return the id of a heading: small letters, marks of Thai too, without punctuation."""
    return re.sub(r"[^\w\u0e00-\u0e7f\- ]", "", heading.lower()).strip().replace(" ", separator)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme say our words, as on every site, but for a glossary, which the guides have none of."""
    env = host.on_env(env, config, files)
    env.globals["glossary_at"] = None
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is made from the model, what the build hands to scripts, and the files at the top that have a page."""
    made: dict[str, str | bytes] = {**reference_pages(), **handed_files()}
    made |= {page: (_ROOT / file).read_text(encoding="utf-8") for file, page in _BROUGHT.items()}
    for path, what in made.items():
        files.append(File.generated(config, path, content=what))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Let links to files of the repository lead to their pages here."""
    at = page.file.src_uri
    source = _SOURCES.get(at, f"docs/{at}")
    return _LINK.sub(lambda link: _linked(link, source, at), markdown)


def _linked(link: re.Match[str], source: str, at: str) -> str:
    """Return a link of the file `source` as it stands on the page `at`; of a file without a page its words stay."""
    words, target, place = link.groups(default="")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
    to = _PAGES.get(file) or (file.removeprefix("docs/") if file.startswith("docs/") else None)
    if to is None:
        return words if (_ROOT / file).exists() else link[0]
    return f"[{words}]({posixpath.relpath(to, posixpath.dirname(at))}{place})"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' own signature
    """Remember the page, for search finds those that are known."""
    _facts[page.url.removeprefix("./")] = PageFacts(str(page.title))
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site as every other: Thai search, a strict policy, and every link and anchor alive.

    Raises:
        PluginError: something in it is wrong.
    """
    theme = [*map(Path, config.theme.dirs)]
    problems = finish_site(Path(config.site_dir), config.site_url or "", plain, theme, _facts)
    if problems:
        raise PluginError("\n".join(problems))
