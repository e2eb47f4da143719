"""The host, MkDocs: its events, the plugin of a site that has no copy of this repository, and running it.

This is the only room that imports MkDocs. `hooks/publish.py` and the plugin name the same event functions.
"""

from prongsai.host._events import (
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_page_content,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_shutdown,
    on_startup,
)
from prongsai.host._plugin import Prongsai
from prongsai.host._run import build, build_shard, join_shards, preview, site_folder

__all__ = [
    "Prongsai",
    "build",
    "build_shard",
    "join_shards",
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_shutdown",
    "on_startup",
    "preview",
    "site_folder",
]
