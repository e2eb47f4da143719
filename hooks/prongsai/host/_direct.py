"""Pages filled through the theme's templates one after another, without MkDocs' loop over them.

MkDocs reads each page anew, with a converter of its own, and asks every plugin about it; its search plugin reads each
a second time for an index that a finished site has no use for. Here the same objects of MkDocs go to the same templates
of the theme, so that the files are the same, byte for byte, at half the cost. A site that has told MkDocs more than
its own choices (another plugin, a hook, a template) is built by MkDocs.
"""

from __future__ import annotations

import logging
import os
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from markdown import Markdown
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta, write_file

from prongsai.host import _events
from prongsai.render import put_back, set_aside
from prongsai.site import Compiled, carried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from prongsai.render import Tree

log = logging.getLogger("mkdocs.hooks.prongsai")

_KNOWN = {"search", "material/search", "prongsai"}
"""The plugins whose work is known: the search puts its box on each page, which is the theme's own doing."""
_MISSING = "404.html"
_THEIRS = {_MISSING, "sitemap.xml"}
"""What the theme has besides its pages; finishing writes a sitemap of its own."""


_compiled = Compiled(__file__)
"""The theme's templates, for all parts of a site that a process makes."""


class _Shown(FileSystemLoader):
    """Knows the theme's files but those of hidden folders: 14,000 icons that MkDocs would all look at."""

    def list_templates(self) -> list[str]:
        """Return the paths of the files, as the loader of all would."""
        return sorted({name for folder in self.searchpath for name in _shown(folder)})


def _shown(folder: str) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        below = Path(path).relative_to(folder)
        yield from ((below / name).as_posix() for name in names)


def is_known(config: MkDocsConfig) -> bool:
    """Tell whether all that a site's configuration asks for is known here."""
    hooks = [name for name, one in config.plugins.items() if isinstance(one, ModuleType) and _is_ours(one)]
    asked = {*config.plugins} - {*_KNOWN, *hooks}
    theme = config.theme.custom_dir
    told = config.strict or config.extra_templates or {*config.theme.static_templates} - _THEIRS
    return not asked and not told and (theme is None or Path(theme) == carried("overrides"))


def _is_ours(hook: ModuleType) -> bool:
    """Tell whether a hook only names our events."""
    told = {name: value for name, value in vars(hook).items() if name.startswith("on_")}
    return all(getattr(_events, name, None) is value for name, value in told.items())


def keep_compiled(config: MkDocsConfig) -> None:
    """Let the templates of a site's theme be compiled once for whoever fills them; its search asks for three words."""
    new = config.theme.get_env

    def get_env() -> Environment:
        env = new()
        env.bytecode_cache = _compiled
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def set_up(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and render all of the content, as the events do."""
    return config.plugins.on_config(config)


def build(
    config: MkDocsConfig,
    begin: Callable[[MkDocsConfig], MkDocsConfig] = set_up,
    put: Callable[[MkDocsConfig], object] | None = None,
) -> None:
    """Build a site whose configuration `is_known`.

    Args:
        config: the configuration of the site.
        begin: renders what is to be filled, and returns the configuration as it then is.
        put: brings what else belongs to the site to its folder.

    Raises:
        Abort: the content or the finished site has errors, which have been told.
    """
    keep_compiled(config)
    try:
        config = begin(config)
        fill(config)
        if put is not None:
            put(config)
        config.plugins.on_post_build(config=config)
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if not isinstance(error, BuildError):
            raise
        # What is wrong is said whole; where it was noticed says nothing to an officer.
        log.error(str(error))  # noqa: TRY400
        raise Abort("Aborted with a BuildError!") from error


def fill(config: MkDocsConfig, *, part: bool = False) -> Tree:
    """Write the theme's own files and every page and file that is rendered, and return what that is.

    A part of a site has no page for missing addresses.
    """
    tree, files = _events.rendered(), Files([])
    for path, data in tree.files.items():
        files.append(File.generated(config, path, content=data))
    env = config.theme.get_env()
    files.add_files_from_theme(Environment(loader=_Shown(config.theme.dirs)), config)  # noqa: S701 - it fills none
    files.copy_static_files()
    sources = {path: File.generated(config, path, content=text) for path, text in tree.pages.items()}
    # Of a part of a site the navigation names pages that stand elsewhere.
    others = (path for _, path in tree.nav if path not in tree.pages)
    pages = [*sources.values(), *(File.generated(config, path, content="") for path in others)]
    nav = get_navigation(Files(pages), config)
    env = config.plugins.on_env(env, config=config, files=files)
    if not part:
        _put_missing(config, env, nav)
    convert = _converter(config)
    template = env.get_template("main.html")
    for path, file in sources.items():
        page = file.page or Page(None, file, config)
        _read(page, tree.pages[path], convert)
        page.active = True
        output = template.render(get_context(nav, pages, config, page))
        page.active = False
        page.content = page.markdown = None
        write_file(_events.on_post_page(output, page, config).encode(errors="xmlcharrefreplace"), file.abs_dest_path)
    return tree


def _put_missing(config: MkDocsConfig, env: Environment, nav: Navigation) -> None:
    """Write the theme's page for addresses that are not there, which names its files from the server's root."""
    base_url = urlsplit(config.site_url or "/").path
    output = env.get_template(_MISSING).render(get_context(nav, (), config, base_url=base_url))
    write_file(output.encode(), f"{config.site_dir}/{_MISSING}")


class _Converted(NamedTuple):
    """Headings as HTML around the marks of blocks, and the contents of the page."""

    html: str
    toc: list[Any]


def _converter(config: MkDocsConfig) -> Callable[[str], _Converted]:
    """Return what converts the headings of a page; what pages of one kind share is converted once."""
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})

    @lru_cache(1024)
    def convert(skeleton: str) -> _Converted:
        html = markdown.reset().convert(skeleton)
        return _Converted(html, getattr(markdown, "toc_tokens", []))

    return convert


def _read(page: Page, text: str, convert: Callable[[str], _Converted]) -> None:
    """Fill a page of MkDocs with what stands before the text, its converted headings and its finished blocks."""
    page.markdown, page.meta = meta.get_data(text)
    skeleton, blocks = set_aside(page.markdown)
    made = convert(skeleton)
    page.content = put_back(made.html, blocks)
    page.toc = get_toc(made.toc)
