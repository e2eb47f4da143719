"""The Content-Security-Policy of built pages: the theme's own scripts and no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from prongsai.addresses import PageFacts
from prongsai.finish import MISSING, finish_part
from prongsai.finish._policy import inline_scripts, put_policy, source_of
from prongsai.words import plain
from tests.finish.conftest import page

if TYPE_CHECKING:
    from prongsai.finish import Built

POLICY = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
YEAR = "ban-mai/2568/index.html"
SCRIPT = 'scope=new URL("../..",location)'


def rules(text: str) -> dict[str, list[str]]:
    """Return the directives of a page's one policy."""
    [policy] = POLICY.findall(text)
    return {name: values for name, *values in (rule.split() for rule in policy.split("; "))}


def test_the_themes_script_is_allowed_by_its_hash(built: Built) -> None:
    """A script of the theme, with the address of its page filled in, is allowed, and nothing else inside pages is."""
    built.pages[YEAR] = page(f"<script>{SCRIPT}</script>")
    assert list(put_policy(built)) == []
    assert rules(built.pages[YEAR])["script-src"] == ["'self'", source_of(SCRIPT)]
    assert rules(built.pages["index.html"])["script-src"] == ["'self'"]
    assert built.hashes == {source_of(SCRIPT)}


@pytest.mark.parametrize(
    "script",
    [
        "alert(1)",
        'scope=new URL("x",location);alert(1)//",location)',
        'scope=new URL("javascript:alert(1)",location)',
        f"{SCRIPT};alert(1)",
    ],
)
def test_a_script_of_nobody_is_told_and_not_allowed(built: Built, script: str) -> None:
    """A script that only looks like the theme's gets no hash, and the build fails."""
    built.pages[YEAR] = page(f"<script>{script}</script>")
    [line] = put_policy(built)
    assert line.startswith(f"หน้า {YEAR} มีสคริปต์ที่ไม่ใช่ของธีม ซึ่งเบราว์เซอร์จะไม่ยอมให้ทำงาน: {script[:20]}")
    assert rules(built.pages[YEAR])["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<script src="a.js"></script>', []),
        ("<script async src='a.js' defer></script>", []),
        ('<script type="application/ld+json">{}</script>', []),
        ('<script id="__config" type="application/json">{}</script>', []),
        ("<SCRIPT>a\nb</SCRIPT >", ["a\nb"]),
        ('<script type="module">a</script>', ["a"]),
        ('<script data-src="x">a</script>', ["a"]),
    ],
)
def test_scripts_inside_a_page_are_told_from_files_and_data(markup: str, found: list[str]) -> None:
    """Only what a browser would run from the page itself counts as a script inside it."""
    assert inline_scripts(markup) == found


def test_a_page_without_a_place_is_told(built: Built) -> None:
    """A page whose head cannot take the policy stops the build."""
    built.pages[YEAR] = "<html><body>x</body></html>"
    assert list(put_policy(built)) == [f'หน้า {YEAR} ไม่มี <meta charset="utf-8"> จึงวางนโยบายความปลอดภัยไม่ได้']


def test_a_part_allows_no_script_of_a_page_that_stays_behind(built: Built) -> None:
    """The theme's page for missing addresses is made anew for the site, whose policy needs no hash of the part's."""
    (built.folder / YEAR).write_text(page(f"<script>{SCRIPT}</script>"), encoding="utf-8")
    (built.folder / MISSING).write_text(page('<script>scope=new URL("/",location)</script>'), encoding="utf-8")
    facts = {"ban-mai/2568/": PageFacts("ผล", agency="ban-mai")}
    part = finish_part(built.folder, "", plain, built.templates, facts)
    assert (part.problems, part.hashes) == ([], {source_of(SCRIPT)})
