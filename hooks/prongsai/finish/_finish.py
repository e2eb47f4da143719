"""The steps that finish a built site, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


@dataclass(slots=True)
class Built:
    """A site as its engine has built it, in a folder that is not published yet.

    Attributes:
        folder: where the built files stand.
        site_url: the address that the site will have, closed by `/`; empty when it is not known.
        pages: every HTML file by its path below `folder`; steps change them here, and they are written once.
    """

    folder: Path
    site_url: str = ""
    pages: dict[str, str] = field(default_factory=dict)


STEPS: tuple[Callable[[Built], Iterable[str]], ...] = ()
"""Each yields what is wrong with the site, one Thai line each; in order, for later ones see the work of earlier."""


def finish_site(folder: Path, site_url: str) -> list[str]:
    """Run every step over the site in `folder` and return what is wrong with it; empty when it may be published."""
    found = sorted(folder.rglob("*.html"))
    before = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}
    built = Built(folder, site_url, dict(before))
    problems = [problem for step in STEPS for problem in step(built)]
    for path, text in built.pages.items():
        if text != before.get(path):
            (folder / path).write_text(text, encoding="utf-8")
    return problems
