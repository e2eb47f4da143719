"""axe-core: no kind of page breaks any rule, in any choice of colours, on a phone or on a desk."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.browser.accessibility.axe import version
from tests.browser.accessibility.looks import THEMES, WIDTHS
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from tests.browser.accessibility.conftest import Survey
    from tests.browser.accessibility.kinds import Kind

BASELINE = Path(__file__).with_name("baseline.yml")
RESULT = ROOT / "hooks" / "prongsai" / "render" / "accessibility.yml"
HEAD = "# Written by `make accessibility`; the accessibility statement tells it.\n"
# Rules whose doubts a person has looked into: axe cannot tell the colour behind letters that stand in a drawing, or
# that something else partly covers; test_colours measures those of the charts.
REVIEWED = {"color-contrast", "color-contrast-enhanced"}


def known() -> list[dict[str, str]]:
    """Return the entries of the baseline."""
    entries: list[dict[str, str]] = yaml.safe_load(BASELINE.read_text(encoding="utf-8"))
    return entries


def result(survey: Survey) -> dict[str, Any]:
    """Return what the statement is to tell, but for the day."""
    return {
        "axe": version(),
        "kinds": survey.kinds,
        "themes": list(THEMES),
        "widths": list(WIDTHS),
        "runs": len(survey.broken),
        "violations": sum(map(len, survey.broken.values())),
        "known": known(),
    }


def test_no_page_breaks_a_rule(survey: Survey) -> None:
    """No kind of page has a violation of any impact, but for what the baseline knows."""
    accepted = {(entry["kind"], entry["rule"]) for entry in known()}
    found = [
        f"{kind} · {theme} · {width}: {one.rule} ({one.impact}) {one.target}"
        for (kind, theme, width), broken in survey.broken.items()
        for one in broken
        if (kind, one.rule) not in accepted
    ]
    assert found == []


def test_the_baseline_holds_only_what_occurs(survey: Survey) -> None:
    """An entry of the baseline that no longer occurs must go, and each gives its reason."""
    occurring = {(kind, one.rule) for (kind, _, _), broken in survey.broken.items() for one in broken}
    entries = [(entry["kind"], entry["rule"]) for entry in known()]
    assert [entry for entry in entries if entry not in occurring] == []
    assert [entry for entry in known() if not entry["reason"].strip()] == []


def test_every_doubt_was_looked_into(survey: Survey) -> None:
    """Axe leaves to a person only what a person has looked into."""
    doubts = {one.rule for unsure in survey.unsure.values() for one in unsure}
    assert doubts - REVIEWED == set()


def test_every_kind_was_seen_in_every_look(survey: Survey, kinds: list[Kind]) -> None:
    """Each kind of page that the site has was looked at in each choice of colours at each width."""
    looks = {(kind.name, theme, width) for kind in kinds for theme in THEMES for width in WIDTHS}
    assert len(looks) > 60
    assert looks - set(survey.broken) == set()


def test_the_statement_tells_the_result_of_now(survey: Survey) -> None:
    """The committed result is of the present kinds of pages; after a change `make accessibility` writes it."""
    now = result(survey)
    if os.environ.get("PRONGSAI_ACCESSIBILITY") == "write":
        told = yaml.safe_dump({"tested": date.today(), **now}, allow_unicode=True, sort_keys=False)  # noqa: DTZ011 - the tester's day
        RESULT.write_text(HEAD + told, encoding="utf-8")
    committed = yaml.safe_load(RESULT.read_text(encoding="utf-8"))
    assert isinstance(committed.pop("tested"), date)
    assert committed == now, "run: make accessibility"
