"""Nothing that is typed into content runs: cleaned away before a page is made, and stopped by its policy if it stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.safety.attack import ALWAYS, RAW, SHORT_RAW, WATCH, what_ran
from tests.publish.project import prongsai, write_agency
from tests.render.test_safety import PAYLOADS, write_attack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Web

KINDS = ("", "sample/", "sample/2566/", "sample/2566/analysis/", "sample/2566/measures/", "sample/2566/progress/")
SHORT = "sample/ita-2567/o34/"
POLICY = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
REFRESH = re.compile('<meta http-equiv="refresh"[^>]*>')
"""Taken out of short links, so that the page itself stays to be looked at."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window that hears whatever runs."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of an agency whose every text is every payload."""
    root = tmp_path_factory.mktemp("attacked")
    content = write_attack("\n\n".join([SHORT_RAW, *PAYLOADS.values(), RAW]), root / "content")
    # The one figure that contradicts another, on purpose, would stop the build.
    scores = content / "ban-na" / "2565" / "scores.yml"
    text = scores.read_text(encoding="utf-8")
    assert "IIT: '40'" in text
    scores.write_text(text.replace("IIT: '40'", "IIT: '50'"), encoding="utf-8")
    done = prongsai("build", "--content", str(content), "--site-dir", str(root / "site"))
    assert done.returncode == 0, [line for line in done.stderr.splitlines() if not line.startswith("/")]
    for path in (root / "site").rglob("*.html"):
        path.write_text(REFRESH.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    return root / "site"


def what_ran_in(page: Page, web: Web, path: str, *, policy: bool) -> set[str]:
    """Return what runs of RAW, put into a built page, head and body, past all cleaning; without its policy when told to."""
    text = REFRESH.sub("", (web.folder / path / "index.html").read_text(encoding="utf-8"))
    text = text.replace("<title>", f"{RAW}<title>", 1).replace("<h1", f"{RAW}<h1", 1)
    if not policy:
        text = POLICY.sub("", text)
    attacked = f"{web.address}{path}attacked.html"
    page.route(attacked, lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
    try:
        return what_ran(page, attacked)
    finally:
        page.unroute(attacked)


def test_nothing_in_any_text_field_runs(page: Page, attacked: Path) -> None:
    """With every payload in every text of agency, scores, analysis, measures and progress, no page runs any."""
    pages = sorted(attacked.rglob("*.html"))
    assert len(pages) > 9
    assert {path: what_ran(page, path.as_uri()) for path in pages} == {path: set() for path in pages}


@pytest.mark.parametrize("path", [*KINDS, SHORT], ids=lambda path: path or "home")
def test_the_policy_alone_stops_every_script(page: Page, web: Web, path: str) -> None:
    """Put into a built page, past all cleaning, the same scripts do not run either; without the policy they would."""
    assert what_ran_in(page, web, path, policy=True) == set()


def test_without_the_policy_the_scripts_would_run(page: Page, web: Web) -> None:
    """The attack is a real one: with the policy taken out of the page, what may run at once does."""
    assert what_ran_in(page, web, "sample/2566/", policy=False) >= ALWAYS | {"link", "button"}


def test_an_address_with_a_script_builds_no_site(tmp_path: Path) -> None:
    """A line of addresses.txt that is no address is refused: no page is made of it."""
    year = write_agency(tmp_path / "content")
    with (year.parent / "addresses.txt").open("a", encoding="utf-8") as addresses:
        addresses.write('<script>alert(1)</script>\n2568/" onclick="alert(1)/ -> 2568/\n')
    done = prongsai("build", "--content", str(tmp_path / "content"), "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 1
    assert [f"content/ban-mai/addresses.txt:{line}:1: E903" in done.stderr for line in (8, 9)] == [True, True]
    assert not (tmp_path / "site").exists()


def test_every_page_has_the_same_strict_policy(web: Web) -> None:
    """Every page, short links included, has one policy, before anything that it is to stop, and a referrer policy."""
    pages = [path.read_text(encoding="utf-8") for path in web.folder.rglob("*.html")]
    assert len(pages) > 40
    for text in pages:
        [policy] = POLICY.findall(text)
        rules = {name: values for name, *values in (rule.split() for rule in policy.split("; "))}
        assert all(re.fullmatch("'self'|'sha256-[A-Za-z0-9+/]{43}='", one) for one in rules.pop("script-src"))
        assert all(re.fullmatch("'self'|'sha256-[A-Za-z0-9+/]{43}='", one) for one in rules.pop("style-src"))
        assert rules == {
            "default-src": ["'self'"],
            "img-src": ["'self'", "data:"],
            "object-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'self'"],
        }
        assert text.count('<meta name="referrer" content="same-origin">') == 1
        assert text.index("Content-Security-Policy") < min(text.index("<title>"), text.index("<script"))
