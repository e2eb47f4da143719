"""The project that a command works on: the folder around with `mkdocs.yml`, or with `content/` alone."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click
import yaml

from prongsai.site import carried


class Project(NamedTuple):
    """Where a site's content and configuration stand; without a `mkdocs.yml` of its own it has the default one."""

    folder: Path
    config: Path

    @property
    def content(self) -> Path:
        """The folder of the content, where none is given."""
        return self.folder / "content"

    def given(self, content: Path | None) -> Path | None:
        """Return the content folder that is told to the host; None where the project's own `mkdocs.yml` tells it."""
        return content or (None if self._configured else self.content)

    @property
    def site(self) -> Path | None:
        """Where the site goes if nobody says; None where the project's own `mkdocs.yml` tells it."""
        return None if self._configured else self.folder / "site"

    @property
    def _configured(self) -> bool:
        return self.config.parent == self.folder


def docs_url() -> str | None:
    """Return where the guides stand (`extra.docs_url` of the `mkdocs.yml` around), closed by `/`; None where unset.

    What stands there is only looked at and not made into values, for MkDocs has tags of its own.
    """
    here = Path.cwd()
    config = next((path for folder in (here, *here.parents) if (path := folder / "mkdocs.yml").is_file()), None)
    try:
        node = yaml.compose(config.read_text(encoding="utf-8"), yaml.SafeLoader) if config else None
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    for name in ("extra", "docs_url"):
        inner = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        node = inner.get(name)
    return f"{node.value.rstrip('/')}/" if isinstance(node, yaml.ScalarNode) and node.value else None


def find_project() -> Project:
    """Return the project around: the nearest `mkdocs.yml` tells it, or else `content/`, here or around here."""
    here = Path.cwd()
    around = (here, *here.parents)
    for folder in around:
        if (folder / "mkdocs.yml").is_file():
            return Project(folder, folder / "mkdocs.yml")
    for folder in around:
        # Above, many a folder that is none of ours is called so.
        if (folder / "content").is_dir() and (folder == here or any((folder / "content").glob("*/agency.yml"))):
            return Project(folder, carried("mkdocs.yml"))
    raise click.UsageError(
        "ไม่พบ mkdocs.yml หรือโฟลเดอร์ content ในโฟลเดอร์นี้หรือโฟลเดอร์เหนือขึ้นไป · No mkdocs.yml and no content/ here or above."
    )
