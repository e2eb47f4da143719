"""The sizes of files that pages offer (ขนาดไฟล์): told beside each link, for whoever pays for what is sent."""

from __future__ import annotations

import re
from functools import partial
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from prongsai.text import size_words, with_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

_OFFERED = re.compile(r'(<a href="([^"]*)" download) data-size(>.*?</a>)', re.DOTALL)


def tell_sizes(built: Built) -> Iterator[str]:
    """Tell beside each link that asks for it (`data-size`) how large its file is; one that is not there has none."""
    for path, page in built.pages.items():
        if " data-size>" in page:
            built.pages[path] = _OFFERED.sub(partial(_sized, built, dirname(path)), page)
    yield from ()


def _sized(built: Built, at: str, link: re.Match[str]) -> str:
    file = built.folder / normpath(join(at, unquote(link[2])))
    if not file.is_file():
        return f"{link[1]}{link[3]}"
    return f"{link[1]}{link[3]} <small>({with_digits(size_words(file.stat().st_size), built.digits)})</small>"
