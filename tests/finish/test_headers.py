"""Header files for hosts: the policy of the pages, types and lifetimes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.finish._headers import write_headers

if TYPE_CHECKING:
    from prongsai.finish import Built

HASH = "'sha256-abc='"
BUNDLE = "assets/bundle.0a1b2c3d.min.js"
FOREVER = "public, max-age=31536000, immutable"
FILES = ("_headers", ".htaccess", "nginx.conf")


@pytest.fixture
def files(built: Built) -> dict[str, str]:
    """The three files of a site below `/ita/2567/`."""
    built.site_url = "https://www.example.go.th/ita/2567/"
    return written(built)


def written(built: Built) -> dict[str, str]:
    """Return the header files of a site whose pages have one hash."""
    built.hashes.add(HASH)
    (built.folder / BUNDLE).touch()
    assert list(write_headers(built)) == []
    return {name: (built.folder / name).read_text(encoding="utf-8") for name in FILES}


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("_headers", "  Content-Security-Policy: ", ""),
        (".htaccess", 'Header always set Content-Security-Policy "', '"'),
        ("nginx.conf", 'add_header Content-Security-Policy "', '" always;'),
    ],
)
def test_the_pages_policy_is_sent(files: dict[str, str], name: str, start: str, end: str) -> None:
    """Each host sends the policy of the pages, and forbids other sites to frame them, which no page can by itself."""
    [line] = [line for line in files[name].splitlines() if line.startswith(start)]
    rules = line.removeprefix(start).removesuffix(end).split("; ")
    assert rules[0] == "default-src 'self'"
    assert f"script-src 'self' {HASH}" in rules
    assert rules[-1] == "frame-ancestors 'self'"


@pytest.mark.parametrize("name", FILES)
def test_other_headers_are_sent(files: dict[str, str], name: str) -> None:
    """Each host is told the referrer policy, and that types are not to be guessed."""
    for header in ("Referrer-Policy", "same-origin", "X-Content-Type-Options", "nosniff"):
        assert files[name].count(header) == 1


@pytest.mark.parametrize(
    ("address", "pattern", "kind"),
    [
        (".csv", r"\.csv$", "text/csv; charset=utf-8"),
        ("/feed.xml", r"^feed\.xml$", "application/atom+xml; charset=utf-8"),
        ("/calendar.ics", r"^calendar\.ics$", "text/calendar; charset=utf-8"),
        (".woff2", r"\.woff2$", "font/woff2"),
    ],
)
def test_types_are_told(files: dict[str, str], address: str, pattern: str, kind: str) -> None:
    """CSV, Atom feeds and calendars are UTF-8, and fonts have their type, at every host."""
    assert f"/*{address}\n  Content-Type: {kind}\n" in files["_headers"]
    assert f'<FilesMatch "{pattern}">\nForceType "{kind}"\n</FilesMatch>\n' in files[".htaccess"]
    place = pattern.replace("^", "/")
    assert f'location ~ "{place}" {{ types {{ }} default_type "{kind}";' in files["nginx.conf"]


def test_lifetimes_are_told(files: dict[str, str]) -> None:
    """What changes its name with its content is kept for a year, fonts for a month, and pages are always asked for."""
    assert f"/{BUNDLE}\n  Cache-Control: {FOREVER}\n" in files["_headers"]
    assert f"/assets/cards/*\n  Cache-Control: {FOREVER}\n" in files["_headers"]
    assert "/assets/f.woff2\n  Cache-Control: public, max-age=2592000\n" in files["_headers"]
    assert "/assets/a.css\n" not in files["_headers"]
    named = r"/(?:assets/cards/[^/]+|assets/.+\.[0-9a-f]{8}\.min\.(?:css|js))$"
    assert 'Header set Cache-Control "no-cache"\n' in files[".htaccess"]
    assert f'Header set Cache-Control "{FOREVER}" "expr=%{{REQUEST_URI}} =~ m#{named}#"\n' in files[".htaccess"]
    assert f'location ~ "{named}" {{ set $prongsai_keep "{FOREVER}"; }}\n' in files["nginx.conf"]
    assert 'set $prongsai_keep "no-cache";\n' in files["nginx.conf"]


def test_no_rule_is_for_more_cards_than_one(built: Built) -> None:
    """However many share cards a site has, one rule of `_headers` is for all: a host may read only a hundred."""
    cards = built.folder / "assets" / "cards"
    cards.mkdir()
    for number in range(3):
        (cards / f"town-{number}.png").touch()
    assert written(built)["_headers"].count("assets/cards/") == 1


def test_the_page_of_missing_addresses_is_named_where_it_is_known(files: dict[str, str]) -> None:
    """A site that knows its address tells the host where its 404.html stands."""
    assert files[".htaccess"].endswith("ErrorDocument 404 /ita/2567/404.html\n")
    assert files["nginx.conf"].endswith("error_page 404 /ita/2567/404.html;\n")


def test_an_unknown_address_is_not_guessed(built: Built) -> None:
    """A site that does not know where it stands names no page for missing addresses."""
    assert [name for name, text in written(built).items() if "404.html" in text] == []
