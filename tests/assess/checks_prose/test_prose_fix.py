"""`prongsai check --fix` puts placeholders where right figures were typed by hand, and changes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from tests.assess.checks_prose.prose_samples import SCORES

if TYPE_CHECKING:
    from tests.conftest import TinySite

# A BOM, CR LF, a lone LF, trailing spaces, a comment, and figures that are right, wrong, and not the report's own.
BEFORE = (
    "\ufeff# ผล {## ตัวชี้วัดที่ 7 ได้ 77.02 คะแนน ##}\r\n\r\n"
    'คะแนนภาพรวม {{overall}} คะแนน  "จริง"\r\n\r\n'
    "- ตัวชี้วัดที่ 7 ได้ ๗๗.๐๒ คะแนน และข้อ E7 (78.30 คะแนน)\n"
    "-   ตัวชี้วัดที่ 8 ได้ 78.26 คะแนน\r\n"
    "{% if true %}\r\n* ตัวชี้วัดที่ 10 ได้ 100 คะแนน เป้าหมาย 85 คะแนน\r\n{%- endif %}\r\n"
    "{% raw %}ตัวชี้วัดที่ 3 ได้ 92.98 คะแนน{% endraw %}\r\n"
    "\r\nได้คะแนนต่ำกว่าร้อยละ ๘๐ จำนวน ๒ ตัวชี้วัด"
)
AFTER = (
    BEFORE.replace("๗๗.๐๒", "{{ thai(score(7)) }}")
    .replace("(78.30 ", '({{ question("e7") }} ')
    .replace("ได้ 100 ", "ได้ {{ score(10) }} ")
    .replace("๒ ตัวชี้วัด", '{{ thai(count("weaknesses", below=80)) }} ตัวชี้วัด')
)


def run(tiny: TinySite, *options: str, answer: str | None = None) -> Result:
    """Run `prongsai check --fix` on the site."""
    return CliRunner().invoke(main, ["check", "--content", str(tiny.root), "--fix", *options], input=answer)


@pytest.fixture
def typed(tiny: TinySite) -> TinySite:
    """Return a site whose narrative has figures typed by hand."""
    tiny.write("scores.yml", SCORES)
    tiny.write("analysis.md", BEFORE)
    return tiny


def text_of(tiny: TinySite) -> str:
    """Return the narrative's file, byte for byte."""
    return tiny.path("analysis.md").read_bytes().decode()


def expanded(tiny: TinySite) -> str:
    """Return the narrative as it is published."""
    return assess_site(load_site(tiny.root)).agencies[0].years[0].narrative.text


def test_only_the_figures_change(typed: TinySite) -> None:
    """With --yes right figures become placeholders; BOM, line ends, comments, quotes and wrong figures stay."""
    published = expanded(typed)
    done = run(typed, "--yes")
    assert text_of(typed) == AFTER
    assert expanded(typed) == published.replace("ได้ 100 ", "ได้ 100.00 ")
    assert "-- ตัวชี้วัดที่ 7 ได้ ๗๗.๐๒ คะแนน และข้อ E7 (78.30 คะแนน)\n" in done.stderr
    assert '+- ตัวชี้วัดที่ 7 ได้ {{ thai(score(7)) }} คะแนน และข้อ E7 ({{ question("e7") }} คะแนน)\n' in done.stderr
    assert "คงไว้ 1 จุดใน thung-thong/2568/analysis.md (บรรทัด 6): ไม่ตรงกับคะแนน ต้องแก้เอง" in done.stderr
    assert "แก้แล้ว 1 ไฟล์" in done.stderr
    assert "H402" not in done.stdout
    assert "W401 เนื้อความพิมพ์ 78.26" in done.stdout


def test_fixing_again_changes_nothing(typed: TinySite) -> None:
    """A second run finds nothing to replace."""
    run(typed, "--yes")
    done = run(typed, "--yes")
    assert text_of(typed) == AFTER
    assert "ไม่มีตัวเลขที่พิมพ์ด้วยมือให้แก้" in done.stderr


def test_without_a_terminal_nothing_is_changed(typed: TinySite) -> None:
    """Where nobody can be asked, the diff is shown and the file stays, whatever comes from standard input."""
    done = run(typed, answer="y\n")
    assert text_of(typed) == BEFORE
    assert "+++ b/thung-thong/2568/analysis.md" in done.stderr
    assert "ไม่ได้แก้ไฟล์ใด (ใช้ --yes เพื่อแก้โดยไม่ถาม)" in done.stderr


@pytest.mark.parametrize(("answer", "text"), [("y\n", AFTER), ("n\n", BEFORE), ("\n", BEFORE)])
def test_on_a_terminal_it_asks(typed: TinySite, monkeypatch: pytest.MonkeyPatch, answer: str, text: str) -> None:
    """On a terminal the officer is asked after the diff, and no is the default."""
    monkeypatch.setattr("prongsai.cli._fix.on_terminal", lambda: True)
    done = run(typed, answer=answer)
    assert text_of(typed) == text
    assert done.stderr.index("+++") < done.stderr.index("แก้ไฟล์ตามนี้หรือไม่")


def test_an_acknowledged_figure_stays(typed: TinySite) -> None:
    """A figure whose hint the author acknowledges is not touched."""
    typed.append("analysis.yml", "acknowledge:\n  - {finding: H402, at: ตัวชี้วัดที่ 10, reason: คงตามต้นฉบับ}\n")
    done = run(typed, "--yes")
    assert text_of(typed) == AFTER.replace("ได้ {{ score(10) }} ", "ได้ 100 ")
    assert "คงไว้ 1 จุดใน thung-thong/2568/analysis.md (บรรทัด 8): รับทราบไว้แล้ว" in done.stderr


def test_checking_alone_changes_nothing(typed: TinySite) -> None:
    """Without --fix no file is written, and the hints say what would be replaced."""
    done = CliRunner().invoke(main, ["check", "--content", str(typed.root)])
    assert text_of(typed) == BEFORE
    assert "· และ H402 อีก 3 จุดในไฟล์นี้ (บรรทัด 5, 8, 12)" in done.stdout
