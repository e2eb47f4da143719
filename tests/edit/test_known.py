"""What a document really says goes on to be published, acknowledged with a reason beside where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.edit.walker import DAY, Walker

if TYPE_CHECKING:
    from tests.conftest import TinySite

SCORES, MEASURES = "thung-thong/2568/scores.yml", "thung-thong/2568/measures.yml"


def held(site: TinySite, file: str) -> object:
    """Return what a file acknowledges."""
    return yaml.safe_load((site.root / file).read_text(encoding="utf-8")).get("acknowledge")


def test_a_contradiction_that_the_document_has_is_acknowledged(tiny: TinySite) -> None:
    """With a reason it stops nothing any more; without one nothing is written."""
    tiny.edit("scores.yml", "overall: 90", "overall: 80")
    before = (tiny.root / SCORES).read_text(encoding="utf-8")
    walker = Walker(tiny.root).open(SCORES)
    (known,) = (name for name in walker.values() if name.startswith("~why/E") and name.endswith("/overall"))
    code = known.split("/")[1]
    walker.send(f"known:{code}/overall", {})
    assert (tiny.root / SCORES).read_text(encoding="utf-8") == before
    walker.send(f"known:{code}/overall", {known: "ประกาศพิมพ์ 80.00"})
    assert held(tiny, SCORES) == [{"finding": code, "reason": "ประกาศพิมพ์ 80.00", "at": "overall"}]
    assert walker.found("overall") == []
    assert assess_site(load_site(tiny.root), DAY).findings.errors == []
    walker.undo()
    assert (tiny.root / SCORES).read_text(encoding="utf-8") == before


def test_what_is_told_of_a_measure_is_acknowledged_for_it_alone(tiny: TinySite) -> None:
    """It is named by its id, which stays when measures move; the others are told as before."""
    for measure in ("finance", "clerk"):
        tiny.edit(
            "measures.yml",
            f"responsible: [{measure}]\n    period: fiscal_year",
            f"responsible: [{measure}]\n    period: {{start: ม.ค. 2560, end: มี.ค. 2560}}",
        )
    known = "W503/measures/:0/period/start"
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0").send(f"known:{known}", {f"~why/{known}": "ตามรายงาน"})
    assert held(tiny, MEASURES) == [{"finding": "W503", "reason": "ตามรายงาน", "at": "m01"}]
    assert walker.found("period/start") == []
    other = walker.open(f"{MEASURES}?at=measures/:1").found("period/start")
    assert [one for one in other if "W503" in one] != []


def test_a_value_that_cannot_be_read_is_nothing_to_acknowledge(tiny: TinySite) -> None:
    """No document has it so: it is mended."""
    walker = Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "เก้าสิบ"})
    assert walker.found("indicators/9") == ["ต้องแก้ คะแนนต้องเป็นตัวเลข (พบ เก้าสิบ) E101"]
