"""Asking for one address, of a server that misbehaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from prongsai.links import Answer, ask
from tests.links.conftest import QUICK

if TYPE_CHECKING:
    from tests.links.conftest import Log

BROKEN = "เชื่อมต่อไม่ได้หรือถูกตัดการเชื่อมต่อ"


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("fine", Answer("fine")),
        ("ไฟล์ ก.pdf", Answer("fine")),
        ("no-head", Answer("fine")),
        ("head-cut", Answer("fine")),
        ("fails-once", Answer("fine")),
        ("elsewhere-today", Answer("fine")),
        ("404", Answer("gone", "เซิร์ฟเวอร์ตอบ 404")),
        ("410", Answer("gone", "เซิร์ฟเวอร์ตอบ 410")),
        ("moved-away", Answer("gone", "เซิร์ฟเวอร์ตอบ 404")),
        ("loop", Answer("gone", "ส่งต่อวนไปมาไม่สิ้นสุด")),
        ("403", Answer("unclear", "เซิร์ฟเวอร์ตอบ 403")),
        ("500", Answer("unclear", "เซิร์ฟเวอร์ตอบ 500")),
        ("429", Answer("unclear", "เซิร์ฟเวอร์ตอบ 429")),
        ("cut", Answer("unclear", BROKEN)),
    ],
)
def test_an_answer_is_judged(server: Log, path: str, answer: Answer) -> None:
    """What is gone is told from what only a person can judge, whatever the server does."""
    assert ask(server.address + path, QUICK) == answer


def test_a_server_that_does_not_answer_is_given_up(server: Log) -> None:
    """After the time that the manners give a server it is told how long that was."""
    assert ask(f"{server.address}slow", replace(QUICK, timeout=0.4)) == Answer("unclear", "ไม่ตอบภายใน 0.4 วินาที")


def test_what_moved_for_good_names_its_new_place(server: Log) -> None:
    """An address that moved for good is told with the one to write instead."""
    assert ask(f"{server.address}moved", QUICK) == Answer("moved", f"{server.address}fine")


def test_little_is_asked_for(server: Log) -> None:
    """A sound address costs its server one request for the head alone, by somebody who says who it is."""
    ask(f"{server.address}fine", QUICK)
    assert server.asked == [("HEAD", "/fine")]
    assert server.agents == {"prongsai test"}


def test_a_server_that_fails_is_asked_only_so_often(server: Log) -> None:
    """A server that fails is asked as often as the manners say, and no more."""
    ask(f"{server.address}500", QUICK)
    assert server.count("/500") == Counter(HEAD=1, GET=3)


def test_a_busy_server_is_given_the_time_it_asks_for(server: Log) -> None:
    """After 429 with Retry-After the server has its rest before it is asked again."""
    assert ask(f"{server.address}busy", QUICK) == Answer("fine")
    assert server.count("/busy") == Counter(HEAD=1, GET=2)
    assert server.times[2] - server.times[1] >= 1


@pytest.mark.parametrize("host", ["127.0.0.1", "192.168.1.10", "10.0.0.5", "169.254.169.254", "[::1]", "localhost"])
def test_the_own_network_is_not_asked(host: str) -> None:
    """An address in a private network is for nobody outside, and nobody's server there is asked."""
    assert ask(f"http://{host}/report.pdf", replace(QUICK, private=False)) == Answer("private", host.strip("[]"))


def test_a_private_server_hears_nothing(server: Log) -> None:
    """Not even one request reaches a server of the own network."""
    ask(f"{server.address}fine", replace(QUICK, private=False))
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://nowhere.invalid/", "ไม่พบชื่อเว็บไซต์นี้"),
        ("http://127.0.0.1:1/", BROKEN),
        ("http://127.0.0.1:x1/", "ที่อยู่ไม่ถูกต้อง"),
    ],
)
def test_a_server_that_is_not_there_is_told(url: str, reason: str) -> None:
    """A name that nobody has, a port where nobody listens and an address that is none are for a person to judge."""
    assert ask(url, QUICK) == Answer("unclear", reason)


def test_an_answer_that_never_ends_is_ended(server: Log) -> None:
    """A server that sends a little, and a little more, is heard only as long as an answer may last."""
    assert ask(f"{server.address}drip", replace(QUICK, whole=0.3)) == Answer("unclear", "ตอบไม่ครบภายใน 0.3 วินาที")


def test_a_name_that_leads_elsewhere_later_is_not_followed(server: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that led to the public when it was looked up, and to the own network when asked, is told and hears nothing."""
    monkeypatch.setattr("prongsai.links._ask.is_private", lambda _host: False)
    assert ask(f"{server.address}fine", replace(QUICK, private=False)) == Answer("private", "127.0.0.1")
    assert server.asked == []
