"""The two forges, the CI script and the Makefile say the same thing."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import SLOW

ROOT = Path(__file__).resolve().parents[1]
CHECK = ROOT / ".github" / "workflows" / "check.yml"
DEPLOY = ROOT / ".github" / "workflows" / "deploy.yml"
LINKS = ROOT / ".github" / "workflows" / "links.yml"
GITLAB = ROOT / ".gitlab-ci.yml"
CI_RUN = ROOT / ".ci" / "run"
MAKEFILE = ROOT / "Makefile"

GITHUB = sorted((ROOT / ".github" / "workflows").iterdir())
EVERY_FILE = [*GITHUB, GITLAB, CI_RUN, MAKEFILE]
PINNED = re.compile(r"uses: [\w.-]+(/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
DAILY = re.compile(r"\d{1,2} 17 \* \* \*")
"""Each day between midnight and one o'clock in Thailand; a forge's clock is that of Greenwich."""
WEEKLY = re.compile(r"\d{1,2} \d{1,2} \* \* [0-6]")
TESTING = [
    "make test",
    "make fuzz SECONDS=60",
    """make kills KILLS_ARGS="--scene 'mkdocs build' --sample 40 --fault kill fail\"""",
]
"""The suite, a minute of inputs that nobody wrote, and a build that goes wrong at every rename, unlink and 40 writes."""
ASK_LINKS = "--links --fail-on W961"
TARGETS = frozenset(
    [
        "accessibility",
        "accuracy",
        "audit",
        "bench",
        "check",
        "clean",
        "docs",
        "format",
        "fuzz",
        "help",
        "kills",
        "lighthouse",
        "mutants",
        "nation",
        "personal",
        "quick",
        "lint",
        "lock",
        "reference",
        "sbom",
        "schemas",
        "screenshots",
        "search",
        "serve",
        "site",
        "tables",
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


def test_github_has_exactly_the_known_workflows() -> None:
    """A workflow that these tests do not know cannot slip in."""
    assert [CHECK, DEPLOY, LINKS] == GITHUB


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


def test_github_tests_every_change_of_code() -> None:
    """Each pull request, and code that comes to main by itself, is checked, built and tested; nothing is published."""
    workflow = load(CHECK)
    assert workflow[True] == {"pull_request": None, "push": {"branches": ["main"], "paths-ignore": ["content/**"]}}
    runs = {name: github_runs(job)[2:] for name, job in workflow["jobs"].items()}
    installed = runs.pop("installed")
    (told, preview), runs["check"] = runs["check"][-2:], runs["check"][:-2]
    assert (told.count("prongsai diff"), preview) == (2, "actions/upload-artifact")
    assert runs == {"check": ['make check CHECK_ARGS="--format github"', "make site"], "test": TESTING}
    assert installed[:3] == [
        "python -m pip install --require-hashes -r requirements/site.txt",
        "python -m hatchling build -t wheel -d dist",
        "python -m pip install --no-deps dist/*.whl",
    ]


def test_github_tries_what_is_installed_everywhere() -> None:
    """On Windows, macOS and Linux, with the oldest and the newest Python, the wheel makes and builds a new site, and ours."""
    job = load(CHECK)["jobs"]["installed"]
    tried = {(one["os"].partition("-")[0], one["python"]) for one in job["strategy"]["matrix"]["include"]}
    assert tried == {("ubuntu", "3.11"), ("ubuntu", "3.14"), ("windows", "3.11"), ("macos", "3.11")}
    told = "\n".join(github_runs(job))
    assert re.findall(r"-m (prongsai \w+|mkdocs \w+)", told) == [
        "prongsai new",
        "prongsai check",
        "prongsai build",
        "mkdocs build",
        "prongsai check",
        "prongsai build",
    ]


def test_github_presses_the_launcher_on_every_system() -> None:
    """The file of Windows can be tried nowhere else: without Python, and then until its form answers."""
    assert "python tests/launch.py ../empty/ita" in github_runs(load(CHECK)["jobs"]["installed"])


def test_github_publishes_what_was_checked_and_built() -> None:
    """On main the artifact is uploaded after make check and make site; nobody waits for the suite."""
    runs = github_runs(load(DEPLOY)["jobs"]["build"])
    assert runs[2:] == ['make check CHECK_ARGS="--format github"', "make site", "actions/upload-pages-artifact"]
    assert "make test" not in read(DEPLOY)


def test_github_publishes_each_push_and_each_night() -> None:
    """What is overdue moves by itself: a push, the night, and somebody who presses the button build the site."""
    when = load(DEPLOY)[True]
    assert sorted(when) == ["push", "schedule", "workflow_dispatch"]
    assert when["push"] == {"branches": ["main"]}
    assert [bool(DAILY.fullmatch(one["cron"])) for one in when["schedule"]] == [True]


def test_github_asks_for_links_each_week() -> None:
    """Links to other sites are asked for once a week, or by the button; a dead one fails, so that somebody is told."""
    workflow = load(LINKS)
    assert sorted(workflow[True]) == ["schedule", "workflow_dispatch"]
    assert [bool(WEEKLY.fullmatch(one["cron"])) for one in workflow[True]["schedule"]] == [True]
    assert github_runs(workflow["jobs"]["links"])[2:] == [f'make check CHECK_ARGS="{ASK_LINKS} --format github"']


def test_github_deploys_only_what_was_built() -> None:
    """The deploying job waits for the job that checked and built."""
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
    assert {step["with"]["fetch-depth"] for step in checkouts} == {0}


def gitlab_rules(job: str) -> list[str]:
    """Return the conditions under which a job of GitLab runs."""
    return [rule["if"] for rule in load(GITLAB)[job]["rules"]]


def test_gitlab_runs_the_same_targets() -> None:
    """GitLab shows the findings in the merge request and builds, runs the suite apart, and has the whole history."""
    workflow = load(GITLAB)
    report = workflow["check"]["artifacts"]["reports"]["codequality"]
    assert workflow["check"]["script"] == [f'make check CHECK_ARGS="--format gitlab" > {report}', "make site"]
    assert workflow["test"]["script"] == TESTING
    assert workflow["variables"]["GIT_DEPTH"] == 0


def test_gitlab_tests_every_change_of_code() -> None:
    """The suite runs for a merge request, and for a push that changes anything but content; no folder is forgotten."""
    request, push = load(GITLAB)["test"]["rules"]
    assert request == {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert push["if"] == '$CI_PIPELINE_SOURCE == "push"'
    named = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    folders = {line.split("/")[0] for line in named.splitlines() if "/" in line} - {"content"}
    assert push["changes"] == ["*", *sorted(f"{folder}/**/*" for folder in folders)]


def test_gitlab_publishes_what_was_checked() -> None:
    """GitLab Pages takes the folder site, from the default branch only, after the check; nobody waits for the suite."""
    pages = load(GITLAB)["pages"]
    assert pages["needs"] == ["check"]
    assert pages["script"] == ["make site"]
    assert pages["pages"]["publish"] == "site"
    assert pages["artifacts"]["paths"] == ["site"]


def test_gitlab_has_two_schedules() -> None:
    """A scheduled pipeline publishes anew; the one named links asks for links to other sites instead."""
    links = '$PRONGSAI_SCHEDULE == "links"'
    assert gitlab_rules("links") == [f'$CI_PIPELINE_SOURCE == "schedule" && {links}']
    assert gitlab_rules("check") == [links.replace("==", "!=")]
    assert gitlab_rules("pages") == [f"$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && {links.replace('==', '!=')}"]
    (script,) = load(GITLAB)["links"]["script"]
    assert script.startswith(f'make check CHECK_ARGS="{ASK_LINKS} --format gitlab" > ')


def test_the_guide_tells_how_gitlab_gets_its_schedules() -> None:
    """GitLab keeps schedules outside the repository, so the guide names both, with the variable the template reads."""
    guide = read(ROOT / "docs" / "webmasters" / "publish.md")
    assert "PRONGSAI_SCHEDULE" in guide
    assert "`links`" in guide
    assert all(re.search(rf"`{cron.pattern.replace('17', '0')}`", guide) for cron in (DAILY, WEEKLY))


def test_a_published_site_knows_its_address() -> None:
    """Both forges build the site that they publish with the address that it will have."""
    steps = load(DEPLOY)["jobs"]["build"]["steps"]
    (site,) = [step for step in steps if step.get("run") == "make site"]
    assert "https://{0}.github.io/{1}/" in site["env"]["PRONGSAI_SITE_URL"]
    assert load(GITLAB)["pages"]["variables"]["PRONGSAI_SITE_URL"] == "$CI_PAGES_URL/"


def test_nothing_is_published_without_its_history() -> None:
    """Both forges fail where a shallow checkout would publish pages without dates."""
    steps = load(DEPLOY)["jobs"]["build"]["steps"]
    (site,) = [step for step in steps if step.get("run") == "make site"]
    assert site["env"]["PRONGSAI_REQUIRE_HISTORY"] == "1"
    assert load(GITLAB)["pages"]["variables"]["PRONGSAI_REQUIRE_HISTORY"] == "1"


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


def test_what_the_quick_target_leaves_out_is_there() -> None:
    """Each file and folder that takes long is there under its name, and the quick target leaves them out."""
    assert [name for name in SLOW if not (ROOT / "tests" / name).exists()] == []
    recipe = re.findall(r"^quick: .*\n\t(.*)$", read(MAKEFILE), re.MULTILINE)
    assert ["--quick" in line for line in recipe] == [True]


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
