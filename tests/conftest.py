"""The sites that tests look at: a tiny one without a finding, to be edited, and a whole one, built once for a run."""

from __future__ import annotations

import gc
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.history.repository import git
from tests.once import once
from tests.programs import not_run, untried
from tests.publish.project import BELOW, prongsai

if TYPE_CHECKING:
    from prongsai.findings import Finding

# Each command that a test runs would compile the engine anew, which takes as long as the check of a small site.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Each look for garbage goes over what is known of 12,600 tests.
gc.set_threshold(50_000)
# A busy machine is slow, not wrong.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

collect_ignore = untried()

AGENCY = """\
name: เทศบาลตำบลทุ่งทอง
short_name: ทต.ทุ่งทอง
kind: เทศบาลตำบล
province: ตัวอย่าง
units:
  - id: clerk
    name: สำนักปลัดเทศบาล
  - id: finance
    name: กองคลัง
"""
SCORES = """\
overall: 90
level: ผ่านดี
indicators:
  1: 90
  2: 90
  3: 90
  4: 90
  5: 90
  6: 90
  7: 90
  8: 90
  9: 90
  10: 90
"""
MEASURES = """\
measures:
  - id: m01
    title: มาตรการเผยแพร่ข้อมูล
    addresses: [{indicator: 9}]
    steps: [จัดทำข้อมูลให้ครบถ้วน]
    responsible: [clerk]
    period: fiscal_year
    rounds: [6, 12]
    monitoring: รายงานผลต่อผู้บริหาร
  - id: m02
    title: มาตรการป้องกันการทุจริต
    addresses: [{indicator: 10}]
    steps: [จัดทำข้อมูลให้ครบถ้วน]
    responsible: [finance]
    period: fiscal_year
    rounds: [6, 12]
    monitoring: รายงานผลต่อผู้บริหาร
"""
ANALYSIS = """\
entries:
  - about: {indicator: 9}
    finding: เปิดเผยข้อมูลครบถ้วน
"""
NARRATIVE = """\
# ผลการประเมิน

{{ agency }} ได้คะแนนภาพรวม {{ overall }} คะแนน
"""
ADDRESSES = """\
brief/
2568/
2568/analysis/
2568/measures/
2568/progress/
2568/data/
ita-2569/o25/
"""
YEAR = "thung-thong/2568"
FILES = {
    "thung-thong/agency.yml": AGENCY,
    "thung-thong/addresses.txt": ADDRESSES,
    f"{YEAR}/scores.yml": SCORES,
    f"{YEAR}/measures.yml": MEASURES,
    f"{YEAR}/analysis.yml": ANALYSIS,
    f"{YEAR}/analysis.md": NARRATIVE,
}


WHOLE = Path(__file__).with_name("sites") / "whole"
"""The site that shows every kind of page: agencies of four kinds, each with a layout of its own."""
PAIR = WHOLE.with_name("pair")
"""Two agencies of one kind and year, to be compared; the screenshots have them beside the whole site."""
SLIP = ("town/2568/scores.yml", "  7: 97.60", "  7: 97.06")
"""What the whole site's first commit has in a file: what is right, and the slip that stands there instead."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name at the end what this machine could not try."""
    for line in not_run():
        terminalreporter.write_line(line, yellow=True)


SLOW = (
    "accuracy/test_accuracy.py",
    "accuracy/test_claims.py",
    "accuracy/test_personal.py",
    "addresses/test_addresses.py",
    "assess/checks_prose/test_prose_texts.py",
    "assess/test_cost.py",
    "browser",
    "content/test_any_content.py",
    "content/test_yaml.py",
    "docs/test_docs.py",
    "docs/test_guides.py",
    "doctor",
    "documents/test_docx.py",
    "documents/test_files.py",
    "documents/test_office.py",
    "documents/test_pdf.py",
    "documents/test_poppler.py",
    "edit",
    "evidence",
    "feed",
    "findings/test_formats_text.py",
    "finish/test_links.py",
    "frameworks/test_built.py",
    "frameworks/test_planted.py",
    "fuzz",
    "history/test_missing_history.py",
    "hosts",
    "installed",
    "kills",
    "links/test_ask.py",
    "metadata/test_built.py",
    "metadata/test_cards.py",
    "metadata/test_descriptions.py",
    "metadata/test_emblem.py",
    "metadata/test_linked.py",
    "metadata/test_place.py",
    "metadata/test_sitemap.py",
    "model/test_plan.py",
    "mutants",
    "new/test_new.py",
    "new_field",
    "personal/test_cost.py",
    "progress/test_built.py",
    "progress/test_evidence.py",
    "progress/test_examples.py",
    "progress/test_page.py",
    "publish",
    "render/test_cost.py",
    "render/test_data.py",
    "render/test_dataset.py",
    "render/test_safety.py",
    "reports",
    "sample/test_sample.py",
    "schemas/test_schemas.py",
    "sheet/test_in.py",
    "sheet/test_office.py",
    "sheet/test_round_trip.py",
    "test_commands.py",
    "test_programs.py",
    "test_screenshots.py",
    "years/test_years_pages.py",
)
"""What takes long: it builds whole sites, starts other programs or waits for them, or tries very many cases."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests that take long be left out."""
    parser.addoption("--quick", action="store_true", help="leave out what builds sites and starts other programs")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the tests that take long where that is asked for."""
    slow = {Path(__file__).parent / name for name in SLOW}
    return True if config.getoption("quick") and collection_path in slow else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, the stopped builds, and end with what takes little."""
    slow = [Path(__file__).parent / name for name in ("kills", *SLOW)]
    paths = {item.path for item in items}
    places = {path: next((at for at, one in enumerate(slow) if path.is_relative_to(one)), len(slow)) for path in paths}
    items.sort(key=lambda item: places[item.path])


@dataclass(frozen=True)
class TinySite:
    """The tiny site on disk; its files are named as in `FILES`, those of the year by their names alone."""

    root: Path

    def path(self, name: str) -> Path:
        """Return where a file stands."""
        if "/" in name:
            return self.root / name
        return self.root / ("thung-thong" if name == "agency.yml" else YEAR) / name

    def write(self, name: str, content: str | bytes) -> None:
        """Write or replace a file."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def append(self, name: str, text: str) -> None:
        """Add lines at a file's end."""
        self.write(name, self.path(name).read_text(encoding="utf-8") + text)

    def findings(self) -> list[Finding]:
        """Return everything found in reading and assessing the site."""
        return list(assess_site(load_site(self.root)).findings)

    def lines(self) -> list[str]:
        """Return the findings as an officer reads them."""
        return [str(finding) for finding in self.findings()]


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """Write the tiny site into the test's own folder."""
    made = TinySite(tmp_path / "content")
    for name, text in FILES.items():
        made.write(name, text)
    return made


@pytest.fixture
def site(tiny: TinySite) -> TinySite:
    """Give the tiny site its usual name; among the tests of assessing and rendering, `site` is the whole one."""
    return tiny


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of a run share."""
    own = tmp_path_factory.getbasetemp()
    # The folder of a worker lies in that of its run.
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def whole_content(run_folder: Path) -> Path:
    """Return the whole site in a repository of its own, where a slip was put right on the third day; only to be read."""
    return once(run_folder, "whole", write_whole_content) / "content"


def write_whole_content(root: Path) -> None:
    """Copy the whole site to a repository at `root` and put its slip right there."""
    content = Path(shutil.copytree(WHOLE, root / "content"))
    file, right, slip = SLIP
    text = (content / file).read_text(encoding="utf-8")
    assert right in text
    git(root, "init", "--initial-branch", "main")
    for day, told in (("2026-01-05", text.replace(right, slip)), ("2026-01-07", text)):
        (content / file).write_text(told, encoding="utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--message", "เผยแพร่", day=f"{day}T09:00:00+0700")


@pytest.fixture(scope="session")
def whole_site(whole_content: Path, run_folder: Path) -> Path:
    """Return the built whole site, in a folder that ends with `BELOW`; it alone has documents."""

    def build(root: Path) -> None:
        folders = ("--content", str(whole_content), "--site-dir", str(root / BELOW))
        (root / "temporary").mkdir()
        done = prongsai("build", *folders, PRONGSAI_DOCUMENTS="yes", TMPDIR=str(root / "temporary"))
        assert done.returncode == 0, done.stderr

    return once(run_folder, "web", build) / BELOW
