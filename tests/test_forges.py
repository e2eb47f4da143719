"""What forges look for beside the code: issue forms, how to report in private, how to cite, and one version in all."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FORMS = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_PEOPLE = ("SECURITY.md", "CODE_OF_CONDUCT.md")
TWO_LANGUAGES = re.compile(r"[ก-๙].* · .*[A-Za-z]{2}")


def load(name: str) -> dict[str, Any]:
    """Return a file at the top as data."""
    found: dict[str, Any] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return found


def form(path: Path) -> dict[str, Any]:
    """Return a form of GitHub as data."""
    return load(path.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_one_that_github_shows(path: Path) -> None:
    """Each form has a name, says what it is for in both languages, and asks for something that must be told."""
    read = form(path)
    assert read.keys() == {"name", "description", "labels", "body"}
    asked = [field for field in read["body"] if field["type"] != "markdown"]
    assert {field["type"] for field in asked} <= {"input", "textarea"}
    assert any(field.get("validations", {}).get("required") for field in asked)
    names = [field["id"] for field in asked]
    assert len({*names}) == len(names)
    told = [read["name"], read["description"], *(field["attributes"]["label"] for field in asked)]
    assert [line for line in told if not TWO_LANGUAGES.search(line)] == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_both_forges_ask_the_same(path: Path) -> None:
    """GitLab has a template for each form, which asks the same questions in their order and sets the same label."""
    template = (ROOT / ".gitlab" / "issue_templates" / f"{path.stem}.md").read_text(encoding="utf-8")
    labels = [field["attributes"]["label"] for field in form(path)["body"] if field["type"] != "markdown"]
    assert re.findall("^## (.+)$", template, re.MULTILINE) == labels
    assert re.findall("^/label ~(.+)$", template, re.MULTILINE) == form(path)["labels"]


def test_no_template_is_left_over() -> None:
    """GitLab has no template that GitHub lacks."""
    theirs = {path.stem for path in (ROOT / ".gitlab" / "issue_templates").iterdir()}
    assert theirs == {path.stem for path in FORMS}


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_what_people_agree_on_stands_in_both_languages(name: str) -> None:
    """Every heading is said in Thai and in English, and nobody's address of mail stands there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [line for line in re.findall("^#+ (.+)$", text, re.MULTILINE) if not TWO_LANGUAGES.search(line)] == []
    assert "@" not in text


def test_a_vulnerability_is_told_in_private_on_either_forge() -> None:
    """The page says where on GitHub and on GitLab, and that a public issue is not the place."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert all(
        words in text for words in ("Report a vulnerability", "This issue is confidential", "not in a public issue")
    )


def test_every_record_of_the_project_names_one_version() -> None:
    """The citation and the catalogue of public code say the version and the licence of the package, and no person."""
    citation, code = load("CITATION.cff"), load("publiccode.yml")
    assert (citation["version"], code["softwareVersion"]) == (PROJECT["version"], PROJECT["version"])
    assert (citation["license"], code["legal"]["license"]) == ("MIT", "MIT")
    assert citation["authors"] == PROJECT["authors"] == code["maintenance"]["contacts"]


def test_the_catalogue_of_public_code_is_complete() -> None:
    """What its standard asks for is there, in each language within the lengths that it allows."""
    code = load("publiccode.yml")
    asked = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    assert asked | {"legal", "maintenance", "localisation"} <= code.keys()
    assert {*code["description"]} == {"th", "en"}
    for told in code["description"].values():
        assert len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]
