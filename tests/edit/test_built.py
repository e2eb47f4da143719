"""The site built from the review, and what an officer is told there in words that need no knowledge of files."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from prongsai.edit import App, Desk, FormServer, Request
from tests.edit.test_guard import ask, own
from tests.edit.walker import DAY, Walker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import TinySite

FORM = "application/x-www-form-urlencoded"


def ending(monkeypatch: pytest.MonkeyPatch, code: int, told: str = "") -> list[tuple[str, ...]]:
    """Let building end so, and return the list of the commands that were started."""
    started: list[tuple[str, ...]] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        if command[0] == sys.executable:
            started.append(tuple(command[1:]))
        return subprocess.CompletedProcess(command, code, "", told)

    monkeypatch.setattr(subprocess, "run", run)
    return started


@pytest.fixture
def project(tiny: TinySite) -> TinySite:
    """The tiny site with the settings of a site beside it."""
    settings = f"site_name: ทดสอบ\ndocs_dir: {tiny.root.name}\nsite_dir: ../public\n"
    (tiny.root.parent / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return tiny


def built(walker: Walker) -> str:
    """Press the button that builds, and return what the page says then."""
    walker.open("review").post("build", {})
    return " ".join(walker.shown("main").text().split())


def test_the_review_builds_the_site(project: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is built where the settings of the site say, as of the form's day, and the page says where it lies."""
    started = ending(monkeypatch, 0)
    walker = Walker(project.root)
    site = project.root.parent.with_name("public")
    assert f"สร้างเว็บไซต์แล้ว นำทั้งโฟลเดอร์ {site} ไปวางบนเครื่องแม่ข่าย" in built(walker)
    options = ("--content", str(project.root), "--today", walker.desk.today.isoformat())
    assert started == [("-m", "prongsai", "build", *options)]


def test_why_it_was_not_built_is_told(project: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last line of what the command says, which is the reason."""
    ending(monkeypatch, 1, "thung-thong/2568/scores.yml:1:1: W029\nไม่มีที่ว่างในดิสก์\n")
    assert "ยังสร้างเว็บไซต์ไม่ได้: ไม่มีที่ว่างในดิสก์" in built(Walker(project.root))


def test_what_must_be_mended_comes_before_building(project: TinySite) -> None:
    """Without a history too the review tells it, by the page to go to, and has no button to build."""
    project.edit("scores.yml", "overall: 90", "overall: 901")
    walker = Walker(project.root).open("review")
    assert "ผลคะแนน ปี 2568" in walker.shown(".e-find.error").text()
    assert walker.page.css("form[action$=build]") == []


def test_what_should_be_mended_is_counted_before_building(project: TinySite) -> None:
    """By the page to go to, while the button to build is there."""
    agency = project.root / "thung-thong" / "agency.yml"
    agency.write_text(agency.read_text(encoding="utf-8") + "contact: {email: saraban@thungthong}\n", encoding="utf-8")
    walker = Walker(project.root).open("review")
    shown = " ".join(walker.shown(".e-panel").text(separator=" ").split())
    assert shown == "สร้างเว็บไซต์ได้ แต่ควรดูก่อนเผยแพร่ ข้อมูลหน่วยงาน ควรแก้ 1"
    assert walker.shown(".e-panel a").attributes["href"] == "/thung-thong/agency.yml"
    assert walker.page.css("form[action$=build]") != []


def test_content_of_no_site_is_not_built(tiny: TinySite) -> None:
    """Where no settings stand beside the content there is no button, and its address leads nowhere."""
    walker = Walker(tiny.root).open("review")
    assert walker.page.css("form[action$=build]") == []
    assert App(walker.desk)(Request("POST", "build")).status == 404


def test_the_review_speaks_of_no_tool(project: TinySite) -> None:
    """An officer without a history reads no word of git and no command."""
    words = Walker(project.root).open("review").shown("main").text()
    assert [one for one in ("git", "prongsai", ".yml") if one in words] == []


def test_years_that_are_drafts_are_named_with_their_switch(project: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before and after building, with a link to the box that decides; without drafts nothing of them is said."""
    ending(monkeypatch, 0)
    walker = Walker(project.root).open("review")
    assert "ฉบับร่าง" not in walker.shown("main").text()
    walker.open("").post("begin", {"agency": "thung-thong", "year": "2569"}).open("review")
    assert "ปีที่ยังเป็นฉบับร่าง ยังไม่มีหน้าเว็บ" in walker.shown(".e-panel").text()
    assert "ปีที่ยังเป็นฉบับร่าง ยังไม่มีหน้าเว็บ" in built(walker)
    link = walker.shown(".e-panel a")
    assert (link.text(), link.attributes["href"]) == ("ทต.ทุ่งทอง ผลปี 2569", "/thung-thong/2569/scores.yml#draft")
    walker.follow("ทต.ทุ่งทอง ผลปี 2569")
    assert walker.shown("#draft").attributes["name"] == "draft"


def test_what_was_built_is_shown_at_an_origin_of_its_own(project: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages cannot reach the form, and nothing outside of its folder is served, nor anything before it is built."""
    ending(monkeypatch, 0)
    site = project.root.parent.with_name("public")
    (site / "a").mkdir(parents=True)
    (site / "a" / "index.html").write_text("<p>หน้า", encoding="utf-8")
    (site.parent / "secret.html").write_text("secret", encoding="utf-8")
    with FormServer(Desk(project.root, DAY)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        at = urlsplit(server.site)

        def seen(path: str) -> tuple[int, str]:
            status, headers = ask(server, at.path + path, headers={"Host": at.netloc})
            return status, headers.get("Location") or headers.get("Content-Type", "")

        before = seen("a/")[0]
        status, _ = ask(server, own(server, "build"), "POST", {"Origin": server.origin, "Content-Type": FORM}, b"")
        found = [seen(path) for path in ("a/", "a", "none", "../secret.html", "%2e%2e/secret.html", "%00", "a" * 300)]
        by_name = ask(server, own(server), headers={"Host": at.netloc})[0]
        server.shutdown()
        thread.join()
    assert (before, status, by_name, at.hostname) == (421, 200, 421, "localhost")
    page = "text/html; charset=utf-8"
    assert found == [(200, page), (303, f"{at.path}a/"), *[(404, page)] * 5]
