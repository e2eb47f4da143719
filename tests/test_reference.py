"""The reference in CONTRIBUTING.md is the model's own."""

from __future__ import annotations

from pathlib import Path

from prongsai.reference import main, replace_between

CONTRIBUTING = Path(__file__).parents[1] / "CONTRIBUTING.md"


def test_reference_is_up_to_date() -> None:
    """CONTRIBUTING.md holds exactly the reference that the model gives; `make reference` writes it again."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert replace_between(text) == text


def test_reference_names_every_field() -> None:
    """A field, a placeholder and a finding each stand in the reference with their Thai meaning."""
    text = CONTRIBUTING.read_text(encoding="utf-8")
    assert "| `overall` | ต้องมี | คะแนน 0 ถึง 100 | คะแนนภาพรวมตามที่ ITAS รายงาน |" in text
    assert "| `{{ level }}` | ระดับตามที่รายงาน |" in text
    assert "| E102 | คะแนนนอกช่วง · Score out of range | ตรวจจุดทศนิยมและจำนวนหลักกับผลใน ITAS |" in text


def test_reference_is_written_between_the_markers(tmp_path: Path) -> None:
    """Writing the reference leaves what stands around the markers as it was."""
    copy = tmp_path / "CONTRIBUTING.md"
    text = CONTRIBUTING.read_text(encoding="utf-8")
    copy.write_text(text.replace("| `overall` |", "| `stale` |") + "\ntail\n", encoding="utf-8")
    main(str(copy))
    assert copy.read_text(encoding="utf-8") == text + "\ntail\n"
