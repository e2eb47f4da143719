"""What changed in the form of content from version to version, one step each: a file's text in, its text out.

A step keeps every line that it need not change, comments and empty lines too. What it does to a file of another form is
nothing, so that steps may be taken again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content import CONTENT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

_VERSION = re.compile(r"(?m)^content_version:[^\n#]*?(?=[ \t]*(?:#[^\n]*)?\r?$)")
_FIRST_KEY = re.compile(r"(?m)^(?=[^\s#\-\ufeff])")
_SCHEMA = re.compile(r"(?m)^(# yaml-language-server: \$schema=(?:\.\./)+)hooks/prongsai/schemas/")


def name_version(file: str, text: str) -> str:
    """Let agency.yml say the version of its content; from 0.2 on it does."""
    if file != "agency.yml":
        return text
    line = f"content_version: {CONTENT_VERSION}"
    if _VERSION.search(text):
        return _VERSION.sub(line, text, count=1)
    end = "\r\n" if "\r\n" in text else "\n"
    return _FIRST_KEY.sub(line + end.replace("\\", r"\\"), text, count=1)


def find_schemas(file: str, text: str) -> str:  # noqa: ARG001 - every step is handed the same
    """Let the first line name the schemas of the site itself; in 0.1 they stood among the engine's files."""
    return _SCHEMA.sub(r"\1.schemas/", text)


STEPS: tuple[Callable[[str, str], str], ...] = (name_version,)
"""What is done to every file of an agency, in order."""
OF_OWN_SITE: tuple[Callable[[str, str], str], ...] = (find_schemas,)
"""What is done besides where a site has its own schemas, which is where the engine is installed."""
