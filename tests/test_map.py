"""The map of CONTRIBUTING.md: a newcomer who follows it comes to files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "hooks" / "prongsai"
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("Paths without a beginning")[0]
ROWS = dict(re.findall(r"^\| (?!to change)([^|]*[^-| ]) \| (.*) \|$", TEXT, re.MULTILINE))
FILE = re.compile(r"`([\w<>./-]+(?:/|\.(?:py|yml|html)))`")


@pytest.mark.parametrize("change", ROWS)
def test_the_map_leads_to_what_is_there(change: str) -> None:
    """Each file or folder named for a change stands in the engine or the repository, or beside the one named before."""
    folder, found = ENGINE, FILE.findall(ROWS[change].replace("<year>", "2568"))
    assert found
    for name in found:
        places = [place / name for place in (folder, ENGINE, ROOT) if (place / name).exists()]
        assert places, name
        folder = places[0] if name.endswith("/") else places[0].parent
