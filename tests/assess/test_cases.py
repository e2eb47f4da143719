"""Where each check begins and ends: small changes of a site without a finding, each with all that is told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import FILES, YEAR, TinySite

GROUPS: dict[str, dict[str, dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
}
CASES = [(group, name) for group, cases in GROUPS.items() for name in cases]


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


@pytest.mark.parametrize(("group", "name"), CASES)
def test_all_that_is_told_is_this(tmp_path: Path, group: str, name: str) -> None:
    """Each change is told with its place, what was found and what is right, and nothing else is."""
    case = GROUPS[group][name]
    assert found(tmp_path, case) == case["told"]
