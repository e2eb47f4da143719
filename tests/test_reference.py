"""REFERENCE.md is the model's own."""

from __future__ import annotations

from pathlib import Path

from prongsai.findings import catalogue
from prongsai.reference import main, reference

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "REFERENCE.md").read_text(encoding="utf-8")


def test_reference_is_up_to_date() -> None:
    """REFERENCE.md is exactly what the model gives; `make reference` writes it again."""
    assert reference() == TEXT


def test_reference_names_every_field_placeholder_and_finding() -> None:
    """A field, a placeholder and every finding stand in the reference with their Thai meaning and example."""
    assert "| `name` | ต้องมี | ข้อความ | ชื่อเต็มของหน่วยงาน |" in TEXT
    assert "| `{{ level }}` | ระดับตามที่รายงาน |" in TEXT
    assert (
        "### E102 คะแนนนอกช่วง · Score out of range\n\n"
        "- ระดับ: ข้อผิดพลาด (error)\n"
        "- ความหมาย: คะแนน ITA มีค่าตั้งแต่ 0 ถึง 100 เท่านั้น\n"
        "- วิธีแก้: ตรวจจุดทศนิยมและจำนวนหลักกับผลใน ITAS\n\n"
        "ตัวอย่างที่ผิด:\n\n```text\noverall: 931.4\n```\n\n"
        "แก้เป็น:\n\n```text\noverall: 93.14\n```\n"
    ) in TEXT
    assert [code for code in catalogue() if f"### {code} " not in TEXT] == []


def test_reference_is_written_to_a_file(tmp_path: Path) -> None:
    """The command writes the reference where it is told."""
    main(str(tmp_path / "REFERENCE.md"))
    assert (tmp_path / "REFERENCE.md").read_text(encoding="utf-8") == reference()


def test_contributing_and_readme_lead_to_the_reference() -> None:
    """Who reads README or CONTRIBUTING finds the reference."""
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "(REFERENCE.md)" in (ROOT / name).read_text(encoding="utf-8")
