"""What a tree becomes when it is built: the files that must then be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.render import Tree


def built_path(page: str) -> str:
    """Return the HTML file that a Markdown page becomes, with every page in a folder of its own."""
    stem = page.removesuffix(".md")
    folder = stem.removesuffix("index")
    return f"{folder}index.html" if folder != stem else f"{stem}/index.html"


def missing_files(tree: Tree, folder: Path) -> list[str]:
    """Return the paths of `tree` that are not in `folder`, or are empty there and should hold something."""
    empty = {path for path, data in tree.files.items() if not data}
    expected = [*map(built_path, tree.pages), *tree.files]
    return [path for path in expected if not _is_there(folder / path, empty=path in empty)]


def _is_there(path: Path, *, empty: bool) -> bool:
    return path.is_file() and (empty or path.stat().st_size > 0)
