"""What prose costs to check: no line of it, however odd, takes a second of the processor."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import YEAR
from tests.yardstick import slowness

if TYPE_CHECKING:
    from tests.conftest import TinySite

LETTERS = 9_000
# Each took from two seconds to several minutes when a check looked again at what it had seen.
REPEATED = [
    "[a](",
    "[",
    "{## ",
    "<!-- ",
    "เ่ํา",
    "ํา",
    "่ิ",
    "а",
    "สูงสุด ",
    "O12" + " " * 300,
    "|IIT|93.14",
    "IIT 93.14 ",
    "คะแนนสูงสุด คือ การใช้งบประมาณ 96.20 ",
    "10 ตัวชี้วัด ไม่ต่ำกว่า 85 ",
    "ตัวชี้วัดที่ " + "1" * 5000,
    "{% raw %}" + "{{ " * 2900 + "{% endraw %}",
    "{{ overall }} 93.14 ",
    "\t",
    "ก\t",
    "|ก",
    "IIT ได้ 93.14" + " " * 900,
    "93.14" + " " * 80,
    "(" + " " * 90 + ")*",
]


@pytest.mark.parametrize("repeated", REPEATED, ids=lambda text: text[:20])
@pytest.mark.parametrize("file", ["analysis.md", "analysis.yml"])
def test_a_long_line_is_checked_at_once(tiny: TinySite, file: str, repeated: str) -> None:
    """A line of nine thousand letters of any kind is checked within a second of the processor's time."""
    line = (repeated * (LETTERS // len(repeated) + 1))[:LETTERS]
    entry = f"entries:\n- about: {{indicator: 1}}\n  finding: 'ผล {line} ผล'\n  guidance: 'แนวทาง {line}'\n"
    tiny.write(f"{YEAR}/{file}", f"# ผล\n\n{line}\n" if file == "analysis.md" else entry)
    started = process_time()
    tiny.findings()
    assert process_time() - started < slowness()
