"""The default configuration below that of a site: what the site's own `mkdocs.yml` sets wins.

A site says `plugins: [prongsai]`; theme, features, Markdown extensions, search, styles and scripts come from the
`mkdocs.yml` that the engine carries, the same that this repository builds with.
"""

from __future__ import annotations

import copy
import warnings
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from prongsai.site import carried

if TYPE_CHECKING:
    from mkdocs.plugins import BasePlugin

_LISTS = ("extra_css", "extra_javascript")
"""What a site adds to and does not replace: without ours no page is whole."""
_OWN = ("plugins", "hooks", "watch", "config_file_path")
"""What stays the site's own."""


def bring_defaults(config: MkDocsConfig) -> dict[str, BasePlugin[Any]]:
    """Fill a site's configuration in from the default one, and return the plugins that it has besides, by name.

    Raises:
        ConfigurationError: what the site sets does not go together with what it does not set.
    """
    given, defaults = given_settings(config), _defaults()
    if config.site_name != defaults["site_name"]:
        # Of another name ours is no short form.
        defaults["extra"].pop("short_name", None)
    brought = [plugin for plugin in defaults.pop("plugins") if not {*plugin} & _names(config)]
    extensions = _by_name(defaults["markdown_extensions"])
    extensions |= {name: config.mdx_configs.get(name, extensions.get(name, {})) for name in config.markdown_extensions}
    lists = {key: [*defaults[key], *given.get(key, ())] for key in _LISTS}
    theme = given.get("theme", {})
    given["theme"] = {"name": theme} if isinstance(theme, str) else theme
    whole = MkDocsConfig(config.config_file_path)
    whole.load_dict(_merged(defaults, given) | lists | {"markdown_extensions": extensions, "plugins": brought})
    for key, problem in whole.validate()[0]:
        raise ConfigurationError(f"mkdocs.yml: {key}: {problem}")
    ours = defaults["theme"]["custom_dir"]
    if ours not in whole.theme.dirs:
        # After the site's own folder, before the theme's.
        whole.theme.dirs.insert(1, ours)
    for key in {*whole} - {*_OWN}:
        config[key] = whole[key]
    return dict(whole.plugins)


def given_settings(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the site's file and the command line set, but what MkDocs has taken apart meanwhile."""
    with warnings.catch_warnings():
        # Said to go; it is what MkDocs 1.6, the last of its line, has.
        warnings.simplefilter("ignore", DeprecationWarning)
        parts = config.user_configs
    given = {key: copy.copy(value) for part in parts for key, value in part.items() if key not in _OWN}
    # A preview gives its own address after reading.
    return given | ({"site_url": config.site_url} if config.site_url else {})


def _defaults() -> dict[str, Any]:
    """Return the default configuration with its folder named whole."""
    with carried("mkdocs.yml").open(encoding="utf-8") as file:
        read: dict[str, Any] = yaml_load(file)
    read["theme"]["custom_dir"] = str(carried("overrides"))
    return {key: value for key, value in read.items() if key != "hooks"}


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return both; where both have a value, that of `above`, and of two mappings the two merged."""
    both = {key for key in below.keys() & above.keys() if isinstance(below[key], dict) and isinstance(above[key], dict)}
    return below | above | {key: _merged(below[key], above[key]) for key in both}


def _by_name(extensions: list[str | dict[str, Any]]) -> dict[str, Any]:
    """Return Markdown extensions with their settings, each of which may stand as its name alone."""
    named = [{one: {}} if isinstance(one, str) else one for one in extensions]
    return {name: settings for one in named for name, settings in one.items()}


def _names(config: MkDocsConfig) -> set[str]:
    """Return the plugins that the site names itself, without what the theme puts before their names."""
    return {name.removeprefix("material/") for name in config.plugins}
