"""Whatever a host does: a line that says so, in bounded time and memory, and never a traceback."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from urllib3 import HTTPHeaderDict

from prongsai.doctor import MOST, examine
from prongsai.doctor._visit import LARGEST, Reply, Visitor
from tests.doctor.conftest import GOOD, PAGE, QUICK, TODAY, Answer

if TYPE_CHECKING:
    from tests.doctor.conftest import Web

BROKEN = "เชื่อมต่อไม่ได้หรือถูกตัดการเชื่อมต่อ"
TOO_LARGE = "ใหญ่เกิน 2,000,000 ไบต์"
PLAYS = {
    "cut": BROKEN,
    "garbage": BROKEN,
    "broken_off": BROKEN,
    "endless": TOO_LARGE,
    "bomb": TOO_LARGE,
    "bomb_in_bomb": TOO_LARGE,
    "bombs_in_a_row": BROKEN,
    "two_lengths": BROKEN,
    "odd_pieces": BROKEN,
    "endless_piece": BROKEN,
    "no_gzip": BROKEN,
    "long_line": BROKEN,
    "many_headers": BROKEN,
    "nowhere": "ส่งต่อไปยังที่อยู่ที่ไม่ถูกต้อง",
}


def only(web: Web, **manners: float) -> str:
    """Return what is told of a site whose home page cannot be examined."""
    (finding,) = web.examined(replace(QUICK, **manners)).findings  # type: ignore[arg-type]
    assert finding.code == "E980"
    return finding.message.removeprefix("เปิดเว็บไซต์ไม่ได้ (").removesuffix(")")


@pytest.mark.parametrize("play", PLAYS)
def test_a_home_page_that_misbehaves_is_one_line(web: Web, play: str) -> None:
    """A host that answers its home page wrongly is told why nothing was examined, and left alone."""
    web.answers["/ita/"] = Answer(play=play)
    assert only(web) == PLAYS[play]
    assert len(web.asked) == 1


def test_a_silent_host_is_not_waited_for(web: Web) -> None:
    """A host that does not answer is given up after the time that the manners give it."""
    web.answers["/ita/"] = Answer(play="silent")
    assert only(web, timeout=0.3) == "ไม่ตอบภายใน 0.3 วินาที"


@pytest.mark.parametrize("play", ["drip", "drip_of_headers", "for_ever_later"])
def test_an_answer_that_goes_on_is_ended(web: Web, play: str) -> None:
    """A host that sends a letter now and then, or says that more follows, is given up after the time for an answer."""
    web.answers["/ita/"] = Answer(play=play)
    assert only(web, whole=0.5) == "ตอบไม่ครบภายใน 0.5 วินาที"


def test_an_encryption_that_never_begins_is_ended(dripping: str) -> None:
    """A host that answers the beginning of an encrypted connection a letter at a time is given up like any other."""
    (finding,) = examine(dripping, TODAY, replace(QUICK, whole=0.5)).findings
    assert finding.message == "เปิดเว็บไซต์ไม่ได้ (ตอบไม่ครบภายใน 0.5 วินาที)"


def test_a_host_that_is_not_there_is_told() -> None:
    """An address at which nobody answers, or without encryption where some is expected, is one line."""
    for url in ("http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://a..b/"):
        (finding,) = examine(url, TODAY, QUICK).findings
        assert (finding.code, finding.place.file) == ("E980", url)


def test_no_encryption_where_some_is_expected_is_told(web: Web) -> None:
    """A host that speaks plain HTTP at an address with HTTPS is one line."""
    web.address = web.address.replace("http:", "https:")
    assert only(web) == "ใบรับรองความปลอดภัย (HTTPS) ไม่ถูกต้อง"


def test_a_circle_of_redirects_ends(web: Web) -> None:
    """A home page that leads to itself is one line, after a few requests."""
    web.answers["/ita/"] = Answer(status=302, headers={"Location": "/ita/"})
    assert only(web) == "ส่งต่อวนไปมาไม่สิ้นสุด"
    assert len(web.asked) == 5


def test_a_redirect_into_the_own_network_is_not_followed(web: Web, another: Web) -> None:
    """A site cannot make whoever examines it ask another server of the own network: that one hears nothing."""
    web.answers["/ita/"] = Answer(status=302, headers={"Location": another.home})
    assert only(web) == "ชี้ไปยังเครือข่ายภายใน"
    assert another.asked == []


@pytest.mark.parametrize("kind", ["application/pdf", "text/plain", ""])
def test_a_home_page_of_another_kind_is_told(web: Web, kind: str) -> None:
    """A home page that is not sent as HTML is told with the kind that it has."""
    web.answers["/ita/"] = Answer(PAGE, headers=GOOD | {"Content-Type": kind})
    assert only(web) == f"หน้าแรกต้องเป็น text/html แต่พบ {kind or 'ไม่บอกชนิด'}"


def test_a_terminal_obeys_no_host(web: Web) -> None:
    """Letters that a terminal would obey are not printed as a host sends them, and long values are cut."""
    web.answers["/ita/"] = Answer(PAGE, headers={"Content-Type": "\x1b[2J" + "x" * 900})
    assert only(web) == "หน้าแรกต้องเป็น text/html แต่พบ �[2J" + "x" * 196


@pytest.mark.parametrize("play", PLAYS)
def test_all_else_may_misbehave_too(web: Web, play: str) -> None:
    """Where only the home page is sound, the examination still ends with lines, within its number of requests."""
    web.answers = {"/ita/": web.answers["/ita/"]}
    web.other = Answer(play=play)
    found = web.examined()
    assert {one.code for one in found.findings} >= {"W981", "W986"}
    assert found.asked == len(web.asked) <= MOST


def test_an_examination_ends_in_time(web: Web) -> None:
    """Where the time of the whole examination is over, what was found is told, and that there may be more."""
    assert [one.code for one in web.examined(longest=0).findings] == ["W994"]
    web.answers["/ita/prongsai.json"] = Answer(play="silent")
    examined = web.examined(replace(QUICK, timeout=0.5), longest=0.4)
    assert [one.code for one in examined.findings] == ["W994"]
    assert web.asked == [("GET", "/ita/"), ("GET", "/ita/prongsai.json")]


def test_an_examination_asks_only_so_often(web: Web) -> None:
    """A home page with more links than are looked at, all of them leading in circles, meets an end."""
    links = b"".join(b'<a href="%d/">x</a>' % number for number in range(500))
    web.answers["/ita/"] = replace(web.answers["/ita/"], body=PAGE + links)
    web.other = Answer(status=302, headers={"Location": "/ita/again/"})
    examined = web.examined()
    assert examined.findings[-1].code == "W994"
    assert examined.asked == len(web.asked) == MOST


def test_little_is_kept_of_much(web: Web) -> None:
    """An endless page, and one that unpacks to 500 MB, at once or twice, take no more memory than a large page does."""
    for play in ("endless", "bomb", "bomb_in_bomb"):
        web.answers["/ita/"] = Answer(play=play)
        tracemalloc.start()
        web.examined()
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 8 * LARGEST


HEADERS = st.dictionaries(
    st.sampled_from(["Content-Type", "Location", "Server", "Cache-Control", *GOOD]),
    st.one_of(st.sampled_from(["text/html", "/", "no-cache", "nginx"]), st.text(st.characters(max_codepoint=255))),
)
REPLIES = st.tuples(
    st.sampled_from([0, 200, 200, 200, 301, 404, 503, 999]),
    HEADERS,
    st.one_of(st.binary(), st.just(PAGE), st.text().map(lambda text: f'<a href="{text}">'.encode())),
)


@settings(max_examples=50)
@given(st.lists(REPLIES, min_size=1, max_size=12))
def test_any_answers_end_in_findings(replies: list[tuple[int, dict[str, str], bytes]]) -> None:
    """Whatever status, headers and content come, in whatever order, each finding has a line and a place."""
    left = replies * MOST

    def asked(_: Visitor, url: str, method: str) -> Reply:
        status, headers, body = left.pop()
        return Reply(url, status, HTTPHeaderDict(headers), body if method == "GET" else b"")

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Visitor, "_asked", asked)
        examined = examine("https://www.example.go.th/ita/", TODAY, QUICK)
    assert all("\n" not in one.message and one.place.file.startswith("http") for one in examined.findings)
    assert examined.asked <= MOST
