"""Small changes of the tiny site, kept in files with all that is told of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from tests.conftest import FILES, YEAR, TinySite

if TYPE_CHECKING:
    from pathlib import Path


def cases(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the cases of the files of a folder, by the file's name and their own."""
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yml"))}
    return {f"{stem}: {name}": case for stem, told in files.items() for name, case in told.items()}


def found(root: Path, case: dict[str, Any]) -> list[str]:
    """Write the tiny site as the results of a year, with texts and edits of a case; return what is told, agency left out.

    A file is named without its folders, or from its year on (`2567/scores.yml`); its text stands for the usual one,
    begins with a line break where it goes below that, and is null for a file that is not there.
    """
    year = f"thung-thong/{case.get('year', 2568)}"
    site = TinySite(root / "content")
    for name, text in FILES.items():
        site.write(name.replace(YEAR, year), text.replace("2568/", f"{year[-4:]}/"))

    def placed(name: str) -> str:
        return f"thung-thong/{name}" if "/" in name or name == "agency.yml" else f"{year}/{name}"

    for name, text in case.get("files", {}).items():
        if text is None:
            site.path(placed(name)).unlink()
        elif text.startswith("\n"):
            site.append(placed(name), text[1:])
        else:
            site.write(placed(name), text)
    for name, edits in case.get("edits", {}).items():
        for old, new in edits.items():
            site.edit(placed(name), old, new)
    return [line.removeprefix("thung-thong/") for line in site.lines() if "addresses.txt" not in line]
