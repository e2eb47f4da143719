"""What runs by itself (ตารางเวลา): every night a site is built anew, once a week its links are asked, on either forge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from prongsai.cli import main
from tests.new.test_new import OPTIONS
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path


GITHUB, GITLAB = ".github/workflows", ".gitlab-ci.yml"
CONDITION = re.compile(r"(\$\w+) (==|!=) (\$\w+|\"[^\"]*\")")
MAIN = {"$CI_COMMIT_BRANCH": "main", "$CI_DEFAULT_BRANCH": "main"}
PUBLISHING = {"check", "pages"}


@pytest.fixture(params=["new", "fork"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, and this repository, which somebody may have forked."""
    if request.param == "fork":
        return ROOT
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "site", "ita", *OPTIONS])
    assert done.exit_code == 0, done.output
    return tmp_path / "ita"


def holds(condition: str, told: dict[str, str]) -> bool:
    """Tell whether a condition of GitLab holds of a pipeline; what it is not told is empty."""
    read = CONDITION.findall(condition)
    assert " && ".join(map(" ".join, read)) == condition
    values = {name: told.get(name, "") for one in read for name in (one[0], one[2])}
    return all((values[a] == (values[b] if b[0] == "$" else b.strip('"'))) == (sign == "==") for a, sign, b in read)


def jobs(site: Path, **told: str) -> set[str]:
    """Return the jobs that a pipeline of GitLab has, without those of the engine's own tests."""
    every: dict[str, Any] = yaml.safe_load((site / GITLAB).read_text(encoding="utf-8"))
    pipeline = MAIN | {f"${name}": value for name, value in told.items()}
    found = {
        name
        for name, job in every.items()
        if isinstance(job, dict) and "stage" in job and any(holds(one["if"], pipeline) for one in job["rules"])
    }
    return found - {"test", "audit"}


def workflows(site: Path, event: str, minute: str = "") -> list[dict[str, Any]]:
    """Return the workflows of GitHub that an event begins, or a schedule whose time looks so."""
    read = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((site / GITHUB).iterdir())]
    # YAML takes the word that begins a list of events for a truth.
    begun = [one for one in read if event in one[True]]
    return [one for one in begun if not minute or re.fullmatch(minute, one[True][event][0]["cron"])]


def commands(workflow: dict[str, Any]) -> str:
    """Return what a workflow runs or uses."""
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    return "\n".join(step.get("run") or step["uses"] for step in steps)


@pytest.mark.parametrize(
    ("told", "begun"),
    [
        ({"CI_PIPELINE_SOURCE": "push"}, PUBLISHING),
        ({"CI_PIPELINE_SOURCE": "schedule"}, PUBLISHING),
        ({"CI_PIPELINE_SOURCE": "schedule", "PRONGSAI_SCHEDULE": "links"}, {"links"}),
        ({"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_BRANCH": ""}, {"check", "changes"}),
    ],
    ids=["push", "night", "week", "request"],
)
def test_gitlab_publishes_at_night_and_asks_for_links_by_the_week(
    site: Path, told: dict[str, str], begun: set[str]
) -> None:
    """A schedule with the variable asks for links alone; any other publishes; a request publishes nothing."""
    assert jobs(site, **told) == begun


def test_github_publishes_at_night_and_asks_for_links_by_the_week(site: Path) -> None:
    """The nightly one builds and deploys, the weekly one asks; neither names a day that stands still."""
    (nightly,) = workflows(site, "schedule", r"[0-9]+ 17 \* \* \*")
    (weekly,) = workflows(site, "schedule", r"[0-9]+ [0-9]+ \* \* [0-6]")
    assert re.search(r"prongsai build|make site", commands(nightly))
    assert "actions/deploy-pages" in commands(nightly)
    assert "--links --fail-on W961" in commands(weekly)
    assert "TODAY" not in str([nightly, weekly, yaml.safe_load((site / GITLAB).read_text(encoding="utf-8"))])
