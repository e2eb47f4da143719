"""What every host does with the site, told by the files that a build writes for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hosts.conftest import Host

PAGES = ("", "ban-mai/", "ban-mai/2568/measures/", "ban-mai/ita-2569/o25/")
MISSING = ("nothing", "nothing/", "ban-mai/2999/measures/", "a/b/c.html", "assets/gone.00000000.min.js", "gone.woff2")
FOREVER = "public, max-age=31536000, immutable"


def told(site: Path) -> dict[str, str]:
    """Return the headers that `_headers` tells for every file."""
    lines = (site / "_headers").read_text(encoding="utf-8").split("\n/")[0].splitlines()
    return dict(line.strip().split(": ", 1) for line in lines[1:])


@pytest.mark.parametrize("path", [*PAGES, *MISSING, "ban-mai/2568/data/measures.csv", "ban-mai/feed.xml"])
def test_every_answer_carries_the_headers(host: Host, path: str) -> None:
    """Pages, data and what is missing are sent with the policy and the others, each once."""
    answer = host.get(path)
    headers = told(host.site)
    assert len(headers) == 4
    assert {name: answer.headers.getlist(name) for name in headers} == {name: [text] for name, text in headers.items()}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_asked_for_each_time_and_sent_once(host: Host, path: str) -> None:
    """A page is HTML in UTF-8, and a browser that has it is told whether it is still the same."""
    page = host.get(path)
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert page.data == (host.site / path / "index.html").read_bytes()
    assert page.headers.getlist("Cache-Control") == ["no-cache"]
    assert host.get(path, **{"If-None-Match": page.headers["ETag"]}).status == 304


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_told_by_the_sites_own_page(host: Host, path: str) -> None:
    """An address that is not there has status 404 and the site's page for it, which nobody keeps."""
    answer = host.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert answer.data == (host.site / "404.html").read_bytes()
    assert "max-age" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("file", ["_headers", ".htaccess", "nginx.conf"])
def test_what_is_for_the_host_is_not_handed_out(host: Host, file: str) -> None:
    """The files that set up a host stand in the folder, and no visitor is given them."""
    assert (host.site / file).is_file()
    answer = host.get(file)
    assert answer.status in (403, 404)
    assert b"Content-Security-Policy " not in answer.data


def files(site: Path, pattern: str) -> list[str]:
    """Return the paths of the site's files that match."""
    return sorted(path.relative_to(site).as_posix() for path in site.glob(pattern))


@pytest.mark.parametrize(
    ("pattern", "kept"),
    [
        ("assets/**/*.????????.min.js", FOREVER),
        ("assets/**/*.????????.min.css", FOREVER),
        ("assets/cards/*.png", FOREVER),
        ("assets/fonts/*.woff2", "public, max-age=2592000"),
        ("assets/stylesheets/site.css", "no-cache"),
        ("assets/javascripts/site.js", "no-cache"),
        ("assets/images/favicon.*", "no-cache"),
        ("search/pages.js", "no-cache"),
        ("**/report.json", "no-cache"),
        ("**/*.csv", "no-cache"),
        ("**/feed.xml", "no-cache"),
    ],
)
def test_a_file_is_kept_as_long_as_it_stays_the_same(host: Host, pattern: str, kept: str) -> None:
    """What is named by its content is kept for a year, fonts for a month, and all else is asked for each time."""
    found = files(host.site, pattern)
    assert found
    assert [path for path in found if host.get(path).headers.getlist("Cache-Control") != [kept]] == []


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("**/*.csv", "text/csv; charset=utf-8"),
        ("**/feed.xml", "application/atom+xml; charset=utf-8"),
        ("**/report.json", "application/json; charset=utf-8"),
        ("assets/**/*.css", "text/css; charset=utf-8"),
        ("assets/**/*.svg", "image/svg+xml; charset=utf-8"),
        ("assets/**/*.woff2", "font/woff2"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_has_its_type(host: Host, pattern: str, kind: str) -> None:
    """Every file is sent with its type, and text with UTF-8, in which Thai is read everywhere."""
    found = files(host.site, pattern)
    assert found
    assert [path for path in found if host.get(path).headers["Content-Type"] != kind] == []


def test_a_folder_without_its_slash_leads_to_its_page(host: Host) -> None:
    """An address typed without the last `/` leads to the page, below the same address."""
    answer = host.get("ban-mai/2568/measures")
    assert answer.status == 301
    assert urljoin(host.address, answer.headers["Location"]) == f"{host.address}ban-mai/2568/measures/"


def test_what_moved_leads_on(host: Host) -> None:
    """An address that moved, and the lasting link of ITAS, lead to the page, whatever the folder of the site."""
    for path in ("ban-mai/2568/old/", "ban-mai/ita-2569/o25/"):
        page = host.get(path).data.decode()
        (to,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
        assert urljoin(host.address + path, to) == f"{host.address}ban-mai/2568/measures/"
        assert host.get("ban-mai/2568/measures/").status == 200


def test_a_site_that_is_served_as_its_files_say_lacks_nothing(host: Host) -> None:
    """Where the host reads the file that the build wrote for it, there is nothing to mend but HTTPS."""
    assert host.told() == {}
