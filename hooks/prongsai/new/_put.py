"""Files made from templates with comments that explain, and put where none stands yet."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from prongsai.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

Files = dict[str, bytes]
"""New files by their path below the folder that they are for."""
_WIDE = 1_000_000
_PRESSED = (".command", ".desktop")
"""How the names of files end that systems open only where they may be run."""


class TakenError(Exception):
    """Files stand where new ones would go; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files below `folder`, all or none: what stops it half-way leaves neither files nor folders behind.

    Raises:
        TakenError: some of them are there already.
        OSError: one cannot be written.
    """
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise TakenError(taken)
    new: list[Path] = []
    try:
        for name, data in files.items():
            path = folder / name
            new += [parent for parent in reversed(path.parents) if not parent.exists()]
            put_one(path, data)
            new.append(path)
    except BaseException:
        for path in reversed(new):
            # What somebody else has put into a folder meanwhile keeps it.
            with suppress(OSError):
                (path.rmdir if path.is_dir() else path.unlink)()
        raise


def put_one(path: Path, data: bytes) -> None:
    """Write a file that this engine gives a site, in the place of what stands there.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)
    if path.name.endswith(_PRESSED):
        path.chmod(0o755)


def filled(template: str, **values: object) -> bytes:
    """Return the text of a template with its values."""
    return _environment().get_template(template).render(**values).encode()


def as_yaml(value: object) -> str:
    """Return a text as YAML writes it, in quotation marks where it would mean something else without."""
    return yaml.safe_dump(value, allow_unicode=True, width=_WIDE).removesuffix("...\n").strip()


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("files")),
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - files of YAML and Markdown, whose values are written as YAML
    )
    made.filters["yaml"] = as_yaml
    return made
