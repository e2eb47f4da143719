"""`check --links`: every address that stands in the content, its answer, and its place."""

from __future__ import annotations

import json
import os
import re
import shlex
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.content import load_site
from prongsai.links import check_links, cited
from tests.links.conftest import QUICK
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite
    from tests.links.conftest import Log

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def lines(site: TinySite, cache: Path, now: datetime = NOW) -> list[str]:
    """Return what is found of the links of a site."""
    return [str(finding) for finding in check_links(load_site(site.root), cache, QUICK, now)]


def test_addresses_are_found_wherever_they_stand(site: TinySite) -> None:
    """Addresses of fields, in texts and in the narrative are found with their places, without the text around them."""
    site.append("agency.yml", "website: https://www.example.go.th/\n# https://nobody.example.com/\n")
    site.edit("analysis.yml", "เปิดเผยข้อมูลครบถ้วน", "ดู (https://www.example.go.th/a(1).pdf) และ https://b.example/x.")
    site.append("analysis.md", "\n[ประกาศ](https://www.example.go.th/news/?id=1&x=2) และ <https://c.example/>\n")
    assert [f"{one.place} {one.url}" for one in cited(load_site(site.root))] == [
        "thung-thong/2568/analysis.md:5:10 https://www.example.go.th/news/?id=1&x=2",
        "thung-thong/2568/analysis.md:5:57 https://c.example/",
        "thung-thong/2568/analysis.yml:3:18 https://www.example.go.th/a(1).pdf",
        "thung-thong/2568/analysis.yml:3:58 https://b.example/x",
        "thung-thong/agency.yml:10:10 https://www.example.go.th/",
    ]


def test_every_kind_of_trouble_is_told_at_its_place(site: TinySite, server: Log, tmp_path: Path) -> None:
    """What is dead, unclear and moved is told in one line each, at the line where the address stands."""
    urls = [server.address + path for path in ("404", "403", "moved", "fine")]
    site.append("analysis.md", "".join(f"\n{url}\n" for url in urls))
    file = "thung-thong/2568/analysis.md"
    assert lines(site, tmp_path / "links.json") == [
        f"{file}:5:1: W961 ลิงก์ {urls[0]} เปิดไม่ได้ (เซิร์ฟเวอร์ตอบ 404)",
        f"{file}:7:1: H962 ตรวจลิงก์ {urls[1]} ไม่ได้ในขณะนี้ (เซิร์ฟเวอร์ตอบ 403) ให้เปิดดูด้วยตนเอง",
        f"{file}:9:1: H963 ลิงก์ {urls[2]} ย้ายถาวรไปที่ {urls[3]}",
    ]


def test_answers_are_kept_nowhere_else(site: TinySite, server: Log, tmp_path: Path) -> None:
    """A file that a link in its place leads to, which may come with a repository, is left as it is."""
    site.append("analysis.md", f"\n{server.address}fine\n")
    (other := tmp_path / "other").write_text("mine", encoding="utf-8")
    (tmp_path / ".cache").mkdir()
    (kept := tmp_path / ".cache" / "links.json").symlink_to(other)
    assert lines(site, kept) == []
    assert (other.read_text(encoding="utf-8"), kept.is_symlink()) == ("mine", True)


def test_damaged_answers_are_none(site: TinySite, server: Log, tmp_path: Path) -> None:
    """However deep the brackets of the file are, addresses are asked for, and it is written anew."""
    site.append("analysis.md", f"\n{server.address}404\n")
    (kept := tmp_path / "links.json").write_text("[" * 200_000, encoding="utf-8")
    assert ["W961" in one for one in lines(site, kept)] == [True]
    assert json.loads(kept.read_text(encoding="utf-8")) == {}


def test_a_pipe_in_the_place_of_answers_is_not_waited_for(site: TinySite, server: Log, tmp_path: Path) -> None:
    """What is no file remembers nothing, and is written anew."""
    site.append("analysis.md", f"\n{server.address}404\n")
    os.mkfifo(kept := tmp_path / "links.json")
    assert ["W961" in one for one in lines(site, kept)] == [True]
    assert kept.is_file()


def test_an_address_is_asked_for_once_a_run(site: TinySite, server: Log, tmp_path: Path) -> None:
    """An address that stands in two places is asked for once, and told at both."""
    url = f"{server.address}404"
    site.append("analysis.md", f"\n{url}\n\n{url}\n")
    assert len(lines(site, tmp_path / "links.json")) == 2
    assert server.count("/404")["HEAD"] == 1


def test_answers_are_remembered_for_a_week(site: TinySite, server: Log, tmp_path: Path) -> None:
    """What was fine is not asked for again within a week; what was not is asked for each time."""
    site.append("analysis.md", f"\n{server.address}fine {server.address}404\n")
    cache = tmp_path / "kept" / "links.json"
    for days in (0, 6, 8):
        assert len(lines(site, cache, NOW + timedelta(days=days))) == 1
    assert server.count("/fine")["HEAD"] == 2
    assert server.count("/404")["HEAD"] == 3
    assert list(json.loads(cache.read_text(encoding="utf-8"))) == [f"{server.address}fine"]


def test_a_broken_memory_is_no_trouble(site: TinySite, server: Log, tmp_path: Path) -> None:
    """A file of remembered answers that is cut, empty or of another kind is passed over and written anew."""
    site.append("analysis.md", f"\n{server.address}fine\n")
    cache = tmp_path / "links.json"
    broken = ("", "{", "[]", '"x"', '{"x": 1}', f'{{"{server.address}fine": {{"asked": "x", "outcome": "fine"}}}}')
    for text in broken:
        cache.write_text(text, encoding="utf-8")
        assert lines(site, cache) == []
        assert f"{server.address}fine" in json.loads(cache.read_text(encoding="utf-8"))
    assert server.count("/fine")["HEAD"] == len(broken)


def test_the_command_asks_only_when_told(site: TinySite, server: Log) -> None:
    """`check` asks nobody; `check --links` tells an address of the own network, which it does not ask for either."""
    url = f"{server.address}fine"
    site.append("analysis.md", f"\n{url}\n")
    arguments = ["check", "--content", str(site.root), "--format", "json"]
    silent = CliRunner().invoke(main, arguments)
    told = CliRunner().invoke(main, [*arguments, "--links"])
    assert "W964" not in silent.stdout
    message = f"ลิงก์ {url} ชี้ไปยังเครือข่ายภายใน (127.0.0.1) ประชาชนเปิดไม่ได้ จึงไม่ได้ลองเปิด"
    assert message in told.stdout
    assert server.asked == []
    assert (site.root.parent / ".cache" / "links.json").is_file()


@pytest.mark.parametrize("template", ["links.yml", "gitlab.yml"])
def test_a_new_site_asks_by_a_command_that_there_is(
    site: TinySite, server: Log, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What either forge runs every week looks at links."""
    monkeypatch.setenv("PRONGSAI_CONTENT", str(site.root))
    site.append("analysis.md", f"\n{server.address}fine\n")
    text = (ROOT / "hooks" / "prongsai" / "new" / "files" / template).read_text(encoding="utf-8")
    (command,) = re.findall(r"prongsai (check --links [^>\n]*)", text)
    done = CliRunner().invoke(main, shlex.split(command))
    assert (done.exit_code, "ชี้ไปยังเครือข่ายภายใน" in done.output) == (0, True)
