"""`prongsai doctor` at a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import _doctor, main
from prongsai.doctor._links import check_links
from tests.doctor.conftest import MARKER, QUICK, Answer

if TYPE_CHECKING:
    from tests.doctor.conftest import Web


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command ask a server of ours without rest."""
    real = _doctor.manners()
    assert real.pause == 1
    monkeypatch.setattr(_doctor, "manners", lambda: replace(QUICK, agent=real.agent))
    monkeypatch.setenv("PRONGSAI_TODAY", "2026-11-26")


def test_what_is_to_be_mended_is_a_line_each(web: Web) -> None:
    """Each finding is a line with its address, code and sentence; what is asked and was seen stands beside them."""
    result = CliRunner().invoke(main, ["doctor", web.home])
    assert result.exit_code == 1
    assert result.stdout == (
        f"{web.home}: W989 ที่อยู่ http:// ต้องนำไปที่ https:// แต่เซิร์ฟเวอร์ส่งหน้าเว็บโดยไม่เข้ารหัส ให้เพิ่มบรรทัด: "
        "http://127.0.0.1/* https://127.0.0.1/:splat 301!\n"
    )
    assert result.stderr.splitlines() == [
        f"กำลังถาม {web.home} ทีละคำขอ ห่างกัน 0 วินาที ไม่เกิน 60 คำขอ",
        "สร้างด้วย prongsai 0.1.0 เมื่อ 25 พฤศจิกายน 2569 ถามแล้ว 11 คำขอ พบ 1 เรื่อง",
    ]
    assert web.agents == {"prongsai-doctor/0.2.0"}


def test_hints_alone_fail_nothing(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only hints are found the exit status is 0."""
    monkeypatch.setattr("prongsai.doctor._examine._CHECKS", (check_links,))
    web.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
    result = CliRunner().invoke(main, ["doctor", web.home])
    assert (result.exit_code, result.stdout.split()[1]) == (0, "H992")


def test_the_address_may_come_from_the_environment(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an address that of the site is asked for which builds know."""
    monkeypatch.setenv("PRONGSAI_SITE_URL", web.home)
    assert CliRunner().invoke(main, ["doctor"]).exit_code == 1
    assert web.asked[0] == ("GET", "/ita/")


def test_the_day_is_that_of_thailand_or_the_one_given(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site is old by the day that other commands take, too."""
    web.answers["/ita/prongsai.json"] = Answer(MARKER)
    monkeypatch.setenv("PRONGSAI_TODAY", "2569-12-25")
    assert "(30 วันก่อน)" in CliRunner().invoke(main, ["doctor", web.home]).stdout


@pytest.mark.parametrize(
    "url", ["www.example.go.th", "ftp://example.go.th/", "https://", "http://[::1", "http://a:x/", ""]
)
def test_what_is_no_address_is_wrong_usage(url: str) -> None:
    """Anything but an address of the web exits 2, with an example of one."""
    result = CliRunner().invoke(main, ["doctor", url])
    assert result.exit_code == 2
    assert "https://www.example.go.th/ita/" in result.stderr
