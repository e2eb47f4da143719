"""What the site is built and tested with: locked by hash, watched for vulnerabilities, and kept up to date."""

from __future__ import annotations

import json
import re
import sys
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.publish.project import ROOT, run
from tests.tools.audit import OFFLINE

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

LOCKS = sorted((ROOT / "requirements").iterdir())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
RENOVATE = json.loads((ROOT / "renovate.json").read_text(encoding="utf-8"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
NEW = ROOT / "hooks" / "prongsai" / "new" / "files"
FORGES = [
    ROOT / ".gitlab-ci.yml",
    *sorted((ROOT / ".github" / "workflows").iterdir()),
    *(NEW / f"{forge}.yml" for forge in ("github", "gitlab")),
]


def pins(name: str) -> dict[str, str]:
    """Return the versions that a lock holds, by name."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_package_is_locked_by_hash(lock: Path) -> None:
    """Each package of a lock has hashes, so that another file of the same version is refused."""
    entries = re.split(r"\n(?=[\w.-]+==)", lock.read_text(encoding="utf-8"))[1:]
    assert len(entries) > 40
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("name", "extras"), [("site", ["install"]), ("test", ["install", "test"]), ("audit", ["install", "audit"])]
)
def test_a_lock_is_what_the_project_asks_for(name: str, extras: list[str]) -> None:
    """Every package that the project declares is locked, at a version that it allows: nobody bumps one past its cap."""
    asked = map(Requirement, [*PROJECT["dependencies"], *(one for extra in extras for one in EXTRAS[extra])])
    held = pins(name)
    wrong = [
        str(one) for one in asked if not one.marker and held.get(canonicalize_name(one.name), "") not in one.specifier
    ]
    assert wrong == []


def test_what_installs_is_locked_too() -> None:
    """Pip and setuptools are in every lock, so that none is left that the interpreter happened to bring."""
    assert {"pip", "setuptools"} <= set(EXTRAS["install"])
    assert [lock.stem for lock in LOCKS if not {"pip", "setuptools"} <= pins(lock.stem).keys()] == []


def test_locks_agree() -> None:
    """A package that several locks hold has one version in all of them."""
    found: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in pins(lock.stem).items():
            found.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}


def test_every_install_checks_the_hashes() -> None:
    """The Makefile installs nothing that is not held to a hash, but this package itself and what makes the locks."""
    installs = re.findall(r"(?:\$\(PIP\)|pip) .*?install (.+)", MAKEFILE)
    unlocked = [one for one in installs if "--require-hashes" not in one]
    assert unlocked == ["'$(PIP_TOOLS)'", "--no-deps --no-build-isolation --editable ."]


def test_the_bot_knows_every_pin() -> None:
    """Renovate watches every lock, every workflow and image, those of new sites too, Lighthouse's packages and pip-tools."""
    assert {"docker:pinDigests", "helpers:pinGitHubActionDigests"} <= set(RENOVATE["extends"])
    assert RENOVATE["enabledManagers"] == [
        "github-actions",
        "gitlabci",
        "dockerfile",
        "pip_requirements",
        "npm",
        "custom.regex",
    ]
    (locks,) = RENOVATE["pip_requirements"]["managerFilePatterns"]
    assert [str(path) for path in LOCKS if not re.search(locks.strip("/"), path.relative_to(ROOT).as_posix())] == []
    for manager, name in (("github-actions", "github"), ("gitlabci", "gitlab")):
        (of_new_sites,) = RENOVATE[manager]["managerFilePatterns"]
        assert re.search(of_new_sites.strip("/"), f"hooks/prongsai/new/files/{name}.yml")
    (tool,) = RENOVATE["customManagers"]
    (found,) = re.finditer(tool["matchStrings"][0].replace("?<", "?P<"), MAKEFILE)
    assert found.groupdict().keys() == {"depName", "currentValue"}


def test_every_image_has_its_tag_or_digest() -> None:
    """No image of a workflow floats: its tag names the version that the locks are made for."""
    images = [image for path in FORGES for image in re.findall(r"image: *(\S+)", path.read_text(encoding="utf-8"))]
    assert images
    assert [image for image in images if not re.fullmatch(r"python:3\.11[\w.-]+(@sha256:[0-9a-f]{64})?", image)] == []


def test_both_forges_ask_for_vulnerabilities_each_week() -> None:
    """The weekly run of either forge audits the locks and writes the bill of materials."""
    texts = [path.read_text(encoding="utf-8") for path in FORGES if path.name in (".gitlab-ci.yml", "links.yml")]
    assert [(text.count("make audit\n"), text.count("make sbom\n")) for text in texts] == [(1, 1), (1, 1)]


def audit(*arguments: str, **values: str) -> subprocess.CompletedProcess[str]:
    """Run the audit as the Makefile does."""
    command = [sys.executable, "tests/tools/audit.py", *arguments]
    return run(command, ROOT, **values)


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[str]:
    """Run a service that answers as the test says, and return its address."""

    class Service(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(request.param)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_an_audit_without_a_network_says_so() -> None:
    """Where nobody answers, one line says that nothing was asked, and nothing fails."""
    done = audit("--service", "http://127.0.0.1:1/", "requirements/site.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{OFFLINE}\n", "")


@pytest.mark.parametrize("service", [b"<html>", b'{"info": {}}'], indirect=True)
def test_an_index_that_knows_no_vulnerabilities_is_no_good_news(service: str) -> None:
    """An index that has packages but not what is known against them counts as none."""
    assert audit("--service", service, "requirements/site.txt").stdout == f"{OFFLINE}\n"


@pytest.mark.parametrize("service", [b'{"vulnerabilities": []}'], indirect=True)
def test_an_audit_fails_as_its_tool_does(service: str, tmp_path: Path) -> None:
    """Where somebody answers, the tool is asked for every lock, strictly and with hashes, and its exit status counts."""
    told = "import sys; print(*sys.argv[1:]); sys.exit(7)\n"
    (tmp_path / "pip_audit.py").write_text(told, encoding="utf-8")
    done = audit("--service", service, "a.txt", "b.txt", PYTHONPATH=str(tmp_path))
    assert done.returncode == 7
    asked = done.stdout.split()
    assert {"--strict", "--require-hashes", "--disable-pip"} <= set(asked)
    assert asked[-4:] == ["--requirement", "a.txt", "--requirement", "b.txt"]


def test_the_version_is_the_first_of_the_changelog() -> None:
    """The newest section of the changelog is that of the package's version, with its day or without one yet."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+)(.*)$", text, re.MULTILINE)
    assert sections[0][0] == PROJECT["version"]
    days = [day for _, day in sections if not re.fullmatch(r"| \(not released yet\)| - \d{4}-\d{2}-\d{2}", day)]
    assert days == []
    assert text.count("### Added") == text.count("### Changed") == len(sections)
