"""What the prose of a report is read to say: sentences of every kind, each with all that is told of it.

`python -m tests.assess.checks_prose.test_prose_readings` writes anew what is told, to see what a change of words does.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.assess.samples import assess_folder, measures, scores, write_agency
from tests.cases import dumped, loaded

PLACES = sorted((Path(__file__).parent / "readings").glob("*.yml"))
READINGS: dict[str, dict[str, list[str]]] = {path.stem: loaded(path) for path in PLACES}
BEFORE = scores(
    overall="86.77",
    level="ผ่านดี",
    indicators=dict(
        enumerate(["90.19", "89.10", "92.98", "80.11", "91.00", "85.00", "70.02", "75.62", "90.00", "95.50"], 1)
    ),
    eit_parts={1: "70.00", 2: "83.76"},
    questions={"e7": "70.40"},
    rank={"province": 6, "country": 300},
    tools={"IIT": "88.68", "EIT": "76.88", "OIT": "92.75"},
)
NOW = scores(
    overall="87.25",
    level="ผ่าน",
    indicators=dict(
        enumerate(["92.69", "88.13", "92.98", "84.11", "90.48", "81.13", "77.02", "78.62", "83.33", "100"], 1)
    ),
    eit_parts={1: "76.92", 2: "80.92"},
    questions={"e7": "78.30", "e10": "66.67", "i20": "73.91"},
    items={"O10": 0, "O11": 50},
    rank={"province": 4, "country": 212},
    earlier={2566: {"score": "80.50", "tools": {"IIT": "71.00"}, "indicators": {1: "72.00"}}},
)
TITLES = ("มาตรการเผยแพร่ข่าวสารด้วยภาพ", "มาตรการจัดทำทะเบียนการยืมพัสดุ", "โครงการอบรมคุณธรรมบุคลากร")
PLAN = measures(
    *({"title": title, "addresses": [{"topic": topic}]} for topic, title in enumerate(TITLES, 1)),
    thresholds={"strength": 90, "weakness": 80},
)


MOST = 90_000
"""So many letters of texts are one narrative."""
HEAD = "# ผล\n\n"
"""Before each text, so that no heading of another one holds for it."""


def say(root: Path, texts: list[str]) -> dict[str, list[str]]:
    """Assess years, each after the one before it, with some texts as its narrative, and return what is told of each.

    It is told as `line:column code message`, the lines of each text by themselves.
    """
    ends = [*accumulate(len(f"{HEAD}{text}\n\n") for text in texts)]
    parts = (list(part) for _, part in groupby(zip(ends, texts, strict=True), lambda one: one[0] // MOST))
    said = (_say(root / f"{number}", [text for _, text in part]) for number, part in enumerate(parts))
    return {text: found for one in said for text, found in one.items()}


def _say(root: Path, texts: list[str]) -> dict[str, list[str]]:
    write_agency(root, 2567, scores=BEFORE, measures=PLAN)
    narrative = "".join(f"{HEAD}{text}\n\n" for text in texts)
    site = assess_folder(write_agency(root, 2568, scores=NOW, measures=PLAN, narrative=narrative))
    firsts = [*accumulate((len(f"{HEAD}{text}\n".splitlines()) + 1 for text in texts[:-1]), initial=3)]
    found: dict[str, list[str]] = {text: [] for text in texts}
    for one in site.agencies[0].years[0].findings:
        if one.place.file.endswith("analysis.md"):
            number = bisect_right(firsts, one.place.line) - 1
            place = f"{one.place.line - firsts[number] + 1}:{one.place.column}"
            found[texts[number]].append(f"{place} {one.code} {one.message}")
    return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return what is told of each text."""
    return say(tmp_path_factory.mktemp("readings"), [text for kind in READINGS.values() for text in kind])


@pytest.mark.parametrize("kind", READINGS)
def test_a_text_says_this(told: dict[str, list[str]], kind: str) -> None:
    """Of each text all is told that it says and is not so, at its place and with what is right."""
    assert {text: told[text] for text in READINGS[kind]} == READINGS[kind]


def main() -> None:
    """Write anew what is told of each text."""
    with TemporaryDirectory() as root:
        found = say(Path(root), [text for kind in READINGS.values() for text in kind])
    for path in PLACES:
        path.write_text(dumped({text: found[text] for text in READINGS[path.stem]}), encoding="utf-8")


if __name__ == "__main__":
    main()
