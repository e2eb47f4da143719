"""The two forges, the CI script and the Makefile say the same thing."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
CHECK = ROOT / ".github" / "workflows" / "check.yml"
DEPLOY = ROOT / ".github" / "workflows" / "deploy.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
CI_RUN = ROOT / ".ci" / "run"
MAKEFILE = ROOT / "Makefile"

GITHUB = sorted((ROOT / ".github" / "workflows").iterdir())
EVERY_FILE = [*GITHUB, GITLAB, CI_RUN, MAKEFILE]
PINNED = re.compile(r"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
TARGETS = frozenset(
    [
        "accessibility",
        "accuracy",
        "bench",
        "check",
        "clean",
        "format",
        "help",
        "lighthouse",
        "lint",
        "lock",
        "reference",
        "schemas",
        "screenshots",
        "search",
        "serve",
        "site",
        "test",
        "types",
    ]
)


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def load(path: Path) -> dict[Any, Any]:
    """Return a workflow as data; YAML reads its bare key ``on`` as ``True``."""
    data = yaml.safe_load(read(path))
    assert isinstance(data, dict)
    return data


def github_runs(job: dict[str, Any]) -> list[str]:
    """Return what the steps of a GitHub job run or use, in their order, without the pin."""
    return [step.get("run") or step["uses"].partition("@")[0] for step in job["steps"]]


def name(path: Path) -> str:
    """Return the name that a parametrized test shows for a file."""
    return path.relative_to(ROOT).as_posix()


def test_github_has_exactly_the_two_known_workflows() -> None:
    """A workflow that these tests do not know cannot slip in."""
    assert [CHECK, DEPLOY] == GITHUB


@pytest.mark.parametrize("path", [*GITHUB, GITLAB], ids=name)
def test_a_workflow_is_a_yaml_mapping(path: Path) -> None:
    """Every workflow file is valid YAML with a mapping at its root."""
    assert load(path)


@pytest.mark.parametrize("path", GITHUB, ids=name)
def test_every_action_is_pinned(path: Path) -> None:
    """Every action stands at a full commit SHA, and a comment names its version."""
    uses = [line.strip().removeprefix("- ") for line in read(path).splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_pin() -> None:
    """Two workflows that use an action use the same commit of it."""
    pins = set(re.findall(r"uses: (\S+)@(\w+)", "".join(map(read, GITHUB))))
    actions = [action for action, _ in pins]
    assert sorted(actions) == sorted(set(actions))


def test_github_checks_pull_requests() -> None:
    """A pull request runs make test, then make site, and publishes nothing."""
    workflow = load(CHECK)
    assert list(workflow[True]) == ["pull_request"]
    assert github_runs(workflow["jobs"]["check"])[-2:] == ["make test", "make site"]


def test_github_tests_and_builds_before_it_uploads() -> None:
    """On main the artifact is uploaded only after make test and make site."""
    workflow = load(DEPLOY)
    assert workflow[True] == {"push": {"branches": ["main"]}}
    runs = github_runs(workflow["jobs"]["build"])
    assert runs[-3:] == ["make test", "make site", "actions/upload-pages-artifact"]


def test_github_shows_findings_beside_the_lines() -> None:
    """On a pull request the findings of the content are told as annotations before anything else runs."""
    runs = github_runs(load(CHECK)["jobs"]["check"])
    assert runs[-3:] == ['make check CHECK_ARGS="--format github"', "make test", "make site"]


def test_github_deploys_only_what_was_tested() -> None:
    """The deploying job waits for the job that ran the tests."""
    job = load(DEPLOY)["jobs"]["deploy"]
    assert job["needs"] == "build"
    assert github_runs(job)[-1] == "actions/deploy-pages"


@pytest.mark.parametrize("path", GITHUB, ids=name)
def test_github_gives_no_more_than_is_needed(path: Path) -> None:
    """Only the deploying job may write, and only to Pages."""
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    extra = {key: job["permissions"] for key, job in workflow["jobs"].items() if "permissions" in job}
    allowed = {"deploy": {"pages": "write", "id-token": "write"}} if path == DEPLOY else {}
    assert extra == allowed


@pytest.mark.parametrize("path", GITHUB, ids=name)
def test_github_jobs_end_and_do_not_pile_up(path: Path) -> None:
    """Every job has a time limit, and every workflow a concurrency group."""
    workflow = load(path)
    assert workflow["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())


def test_github_fetches_the_whole_history() -> None:
    """The dates on pages come from the history, so no checkout is shallow."""
    steps = [step for path in GITHUB for job in load(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if "actions/checkout@" in step.get("uses", "")]
    assert [step["with"]["fetch-depth"] for step in checkouts] == [0, 0]


def test_gitlab_runs_the_same_targets() -> None:
    """GitLab shows the findings in the merge request, runs make test, then make site, with the whole history."""
    workflow = load(GITLAB)
    report = workflow["test"]["artifacts"]["reports"]["codequality"]
    check = f'make check CHECK_ARGS="--format gitlab" > {report}'
    assert workflow["test"]["script"] == [check, "make test", "make site"]
    assert workflow["variables"]["GIT_DEPTH"] == 0


def test_gitlab_publishes_the_site_after_the_tests() -> None:
    """GitLab Pages takes the folder site, from the default branch only, when the tests have passed."""
    pages = load(GITLAB)["pages"]
    assert pages["needs"] == ["test"]
    assert pages["script"] == ["make site"]
    assert pages["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pages["pages"]["publish"] == "site"
    assert pages["artifacts"]["paths"] == ["site"]


def test_a_published_site_knows_its_address() -> None:
    """Both forges build the site that they publish with the address that it will have."""
    steps = load(DEPLOY)["jobs"]["build"]["steps"]
    (site,) = [step for step in steps if step.get("run") == "make site"]
    assert "https://{0}.github.io/{1}/" in site["env"]["PRONGSAI_SITE_URL"]
    assert load(GITLAB)["pages"]["variables"] == {"PRONGSAI_SITE_URL": "$CI_PAGES_URL/"}


def test_the_ci_script_tests_then_builds() -> None:
    """The CI script stops at the first failure and runs make test before make site."""
    lines = read(CI_RUN).splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make test", "make site"]


@pytest.mark.parametrize("path", EVERY_FILE, ids=name)
def test_no_failure_is_swallowed(path: Path) -> None:
    """Nothing that fails is made to look as if it had passed."""
    swallowing = r"\|\|\s*(true|:)(\s|$)|continue-on-error|allow_failure|--exit-zero"
    assert re.findall(swallowing, read(path)) == []


def test_make_alone_explains_every_target() -> None:
    """Make without a target names every target once, in Thai and in English."""
    outside_make = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    shown = subprocess.run(
        ["make"], cwd=ROOT, env=outside_make, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    lines = re.findall(r"^  (\w+) +[\u0e00-\u0e7f].* \| .*[a-z]", shown, re.MULTILINE)
    assert sorted(lines) == sorted(TARGETS)


def test_every_target_is_phony() -> None:
    """A folder named site or test cannot stop its target from running."""
    phony = re.findall(r"^\.PHONY: (.+)$", read(MAKEFILE), re.MULTILINE)
    assert sorted(phony[0].split()) == sorted(TARGETS)


@pytest.mark.parametrize("lock", ["site.txt", "test.txt"])
def test_a_lock_names_no_index_and_no_folder(lock: str) -> None:
    """A lock holds names, versions and hashes, so that it installs from anywhere."""
    text = read(ROOT / "requirements" / lock)
    assert "--hash=sha256:" in text
    assert re.findall(r"://|^--|(?<![\w.])/\w", text, re.MULTILINE) == []


def test_the_test_lock_holds_the_site_lock() -> None:
    """The site is tested with exactly the versions that it is built with."""
    site, test = (
        set(re.findall(r"^[\w.-]+==\S+", read(ROOT / "requirements" / lock), re.MULTILINE))
        for lock in ("site.txt", "test.txt")
    )
    assert site < test
