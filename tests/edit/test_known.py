"""What a document really says goes on to be published, acknowledged with a reason beside where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
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


ENTRIES = """\
entries:
  - about: {indicator: 1}
    finding: ก
  - about: {indicator: 2}
    finding: ข
  - about: {indicator: 3}
    finding: ค
acknowledge:
  - finding: W503
    reason: ของ ก
    at: entries.1
  # ของรายการที่สาม
  - finding: W503
    reason: ของ ค
    at: entries.3.finding
notes:
  - {finding: H719, note: ของ ข, at: entries.2}
"""


@pytest.mark.parametrize(
    ("do", "acknowledged", "noted"),
    [
        ("down:entries/:0", {"ของ ก": "entries.2", "ของ ค": "entries.3.finding"}, ["entries.1"]),
        ("up:entries/:2", {"ของ ก": "entries.1", "ของ ค": "entries.2.finding"}, ["entries.3"]),
        ("remove:entries/:0", {"ของ ค": "entries.2.finding"}, ["entries.1"]),
        ("remove:entries/:1", {"ของ ก": "entries.1", "ของ ค": "entries.2.finding"}, []),
    ],
)
def test_what_is_said_of_an_entry_goes_with_it(
    tiny: TinySite, do: str, acknowledged: dict[str, str], noted: list[str]
) -> None:
    """Acknowledgements and notes follow entries that move, and go with those that go; one press takes all back."""
    file = tiny.root / "thung-thong/2568/analysis.yml"
    file.write_text(ENTRIES, encoding="utf-8")
    walker = Walker(tiny.root).open("thung-thong/2568/analysis.yml").send(do, {})
    after = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert {one["reason"]: one["at"] for one in after["acknowledge"]} == acknowledged
    assert [one["at"] for one in after.get("notes", ())] == noted
    assert "# ของรายการที่สาม" in file.read_text(encoding="utf-8")
    walker.undo()
    assert file.read_text(encoding="utf-8") == ENTRIES


def test_what_is_said_of_a_measure_goes_with_it(tiny: TinySite) -> None:
    """By its id it stays while measures move, and goes when its measure does."""
    text = tiny.path("measures.yml").read_text(encoding="utf-8")
    acknowledged = "acknowledge:\n  - {finding: W503, reason: ก, at: m01}\n  - {finding: W503, reason: ข, at: m02}\n"
    tiny.path("measures.yml").write_text(text + acknowledged, encoding="utf-8")
    walker = Walker(tiny.root).open(MEASURES).send("down:measures/:0", {})
    assert held(tiny, MEASURES) == yaml.safe_load(acknowledged)["acknowledge"]
    walker.send("remove:measures/:0", {})
    assert held(tiny, MEASURES) == [{"finding": "W503", "reason": "ก", "at": "m01"}]
