"""A field is declared once: the example of the guide for developers, replayed on a copy of the engine."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from prongsai.render.data.report import SCHEMA_VERSION

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"```python\n(?P<lines>    partner: .+?)```", re.DOTALL)
MODEL, VERSION = "content/model/measures.py", "render/data/report.py"
LAST = """        Field(None, description="เลขหรือเครื่องหมายที่รายงานพิมพ์ไว้หน้ามาตรการ เช่น (๒) หรือ ๗)")
    )
"""


def edit(file: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_one_declaration_is_shown_everywhere(tmp_path: Path) -> None:
    """Two files changed, and the field is in table, details, CSV, JSON, schemas, dictionary, reference and history."""
    example = EXAMPLE.search((ROOT / "docs" / "developers" / "data.md").read_text(encoding="utf-8"))
    assert example is not None
    engine = tmp_path / "prongsai"
    shutil.copytree(ROOT / "hooks" / "prongsai", engine, ignore=shutil.ignore_patterns("__pycache__"))
    edit(engine / MODEL, LAST, LAST + example["lines"])
    major, minor = SCHEMA_VERSION.split(".")
    edit(engine / VERSION, f'SCHEMA_VERSION = "{SCHEMA_VERSION}"', f'SCHEMA_VERSION = "{major}.{int(minor) + 1}"')
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"}
    script = ROOT / "tests" / "new_field" / "shown.py"
    told = subprocess.run([sys.executable, script], env=environment, check=True, capture_output=True, encoding="utf-8")
    assert json.loads(told.stdout) == {
        "details": True,
        "csv": True,
        "json": True,
        "schema": True,
        "dictionary": True,
        "reference": True,
        "editor": True,
        "prose": ["W601"],
        "history": ["เพิ่มหน่วยงานร่วมของมาตรการ “ก”: ใช้เงินของเทศบาลตำบลทุ่งทอน 25000 บาท"],
        "table": True,
    }
