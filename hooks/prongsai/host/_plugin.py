"""The plugin `prongsai`: a site of an agency names it, and has all that this repository's own site has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from prongsai.host import _events
from prongsai.host._defaults import bring_defaults

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Options(Config):  # type: ignore[no-untyped-call]  # what makes a class of options is not annotated
    """What may stand below the plugin's name in `mkdocs.yml`: nothing."""


class Prongsai(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # likewise
    """The events of a build, after the default configuration has been brought in."""

    def __init__(self) -> None:
        self._command: Literal["build", "gh-deploy", "serve"] = "build"
        self._dirty = False
        self._started: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what is started, for the plugins that are brought in later."""
        self._command, self._dirty = command, dirty
        _events.on_startup(command=command, dirty=dirty)

    # Before other plugins look at it.
    @event_priority(100)
    def _bring(self, config: MkDocsConfig) -> None:
        """Fill the site's configuration in, and start the plugins that come with it."""
        for name, plugin in bring_defaults(config).items():
            # MkDocs tells its events to a plugin that joins now, the present one too; only its start is past.
            config.plugins[name] = plugin
            if name not in self._started and hasattr(plugin, "on_startup"):
                plugin.on_startup(command=self._command, dirty=self._dirty)
            self._started.add(name)

    # After other plugins, as a hook.
    @event_priority(-50)
    def _render(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render the content."""
        return _events.on_config(config)

    on_config = CombinedEvent(_bring, _render)
    on_files = staticmethod(_events.on_files)
    on_env = staticmethod(_events.on_env)
    on_page_markdown = staticmethod(_events.on_page_markdown)
    on_page_content = staticmethod(_events.on_page_content)
    on_post_page = staticmethod(_events.on_post_page)
    on_post_build = staticmethod(_events.on_post_build)
    on_build_error = staticmethod(_events.on_build_error)
    on_shutdown = staticmethod(_events.on_shutdown)
