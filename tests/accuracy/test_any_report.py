"""What is claimed in a narrative is read whatever the report has: other lists, fewer figures, or hardly any."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.accuracy.claims import read
from tests.frameworks.sites import NAMES, SITES
from tests.tools.accuracy import SETS

if TYPE_CHECKING:
    from pathlib import Path

# The ends of each tool, of which a report may have no indicator.
ENDS = [f"ใน {tool} คะแนน{end} 92.98" for tool in ("IIT", "EIT", "OIT") for end in ("สูงสุด", "ต่ำสุด")]
CASES = [case for name in SETS for case in read(name)["cases"]]
TEXTS = [*ENDS, *(case["text"] for case in CASES if "{{" not in case.get("text", "{{"))]


@pytest.mark.parametrize("name", NAMES)
def test_any_claim_may_be_made_of_any_report(tmp_path: Path, name: str) -> None:
    """Every labelled text, said of a report of another shape, is told of or left alone, and ends nothing."""
    shutil.copytree(SITES / name, tmp_path / name)
    narrative = next(tmp_path.rglob("scores.yml")).with_name("analysis.md")
    narrative.write_text("\n\n".join(TEXTS), encoding="utf-8")
    found = assess_site(load_site(tmp_path / name)).findings
    assert any(one.place.file.endswith("analysis.md") for one in found)
