"""The forms in which findings leave the program."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.findings import FORMATS, Finding, Place, as_record, catalogue, render_findings

PLACE = Place("thung-thong/2568/scores.yml", 12, 6)
SCORE = Finding.make("E102", PLACE, found="955.5")
KNOWN = SCORE.acknowledge("พิมพ์ไว้\nเช่นนี้")
HINT = Finding.make("H304", Place("ก,ข:ค%.yml"), year=2562)
MESSAGE = "คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)"


def test_text_is_a_line_for_each() -> None:
    """Text is one line for each finding, with the path as seen from where one stands."""
    assert render_findings([SCORE, KNOWN], "text", "content/") == (
        f"content/thung-thong/2568/scores.yml:12:6: E102 {MESSAGE}\n"
        f"content/thung-thong/2568/scores.yml:12:6: E102 {MESSAGE} · รับทราบแล้ว: พิมพ์ไว้ เช่นนี้\n"
    )


def test_text_is_the_usual_form() -> None:
    """Without a form, findings are text."""
    assert render_findings([SCORE, HINT]) == render_findings([SCORE, HINT], "text")


def test_json_holds_everything() -> None:
    """JSON holds each finding with its severity, place and the author's reason, in Thai letters."""
    text = render_findings([SCORE, KNOWN], "json", "content/")
    record = {
        "code": "E102",
        "severity": "error",
        "file": "content/thung-thong/2568/scores.yml",
        "line": 12,
        "column": 6,
        "message": MESSAGE,
        "acknowledged": None,
    }
    assert json.loads(text) == [record, record | {"severity": "warning", "acknowledged": "พิมพ์ไว้\nเช่นนี้"}]
    assert MESSAGE in text
    assert text.endswith("]\n")


def test_a_record_is_the_json_without_a_prefix() -> None:
    """What report.json carries is what the command line prints."""
    assert [as_record(SCORE)] == json.loads(render_findings([SCORE], "json"))


def test_github_shows_an_error_at_its_line() -> None:
    """An error becomes an annotation with file, line, column and a title."""
    assert render_findings([SCORE], "github", "content/") == (
        "::error file=content/thung-thong/2568/scores.yml,line=12,col=6,"
        f"title=E102 {catalogue()['E102'].title}::{MESSAGE}\n"
    )


def test_github_shows_an_acknowledged_error_as_a_warning() -> None:
    """An acknowledged error is a warning; its line breaks are written as GitHub reads them."""
    line = render_findings([KNOWN], "github")
    assert line.startswith("::warning file=")
    assert line.endswith("::" + MESSAGE + " · รับทราบแล้ว: พิมพ์ไว้%0Aเช่นนี้\n")


def test_github_escapes_what_would_end_a_property() -> None:
    """Commas, colons and percent signs in a path do not end it, and stay themselves in the message."""
    line = render_findings([HINT, Finding(PLACE, "W303", "50%: ก, ข\r\nค")], "github")
    assert line.startswith("::notice file=ก%2Cข%3Aค%25.yml,line=1,col=1,title=H304 ")
    assert line.endswith("::50%25: ก, ข%0D%0Aค\n")


@given(st.text(), st.text(), st.text() | st.none())
def test_github_is_always_one_command(file: str, message: str, reason: str | None) -> None:
    """Whatever a file holds, one finding is one workflow command."""
    finding = Finding(Place(file), "E102", message, reason)
    text = render_findings([finding], "github")
    assert re.fullmatch(r"::(error|warning) file=[^,:\r\n]*,line=1,col=1,title=[^,:\r\n]*::[^\r\n]*\n", text)


@given(st.text(), st.text())
def test_markdown_shows_words_as_they_are(file: str, message: str) -> None:
    """Whatever a file holds, one finding is one item of a list, without markup of its own."""
    lines = render_findings([Finding(Place(file), "E102", message)], "markdown").split("\n")
    assert (lines[:2], lines[3:]) == (["### สิ่งที่ตรวจพบ", ""], [""])
    assert re.fullmatch(r"- ❌ \*\*E102\*\* (&#\d+;|[^\\`*_{}\[\]()#+!|~@<>&\n])*\(.*\)", lines[2])


MARKDOWN_NONE = "### สิ่งที่ตรวจพบ\n\nไม่พบสิ่งใด\n"


@pytest.mark.parametrize(
    ("form", "expected"), [("text", ""), ("json", "[]\n"), ("github", ""), ("markdown", MARKDOWN_NONE)]
)
def test_nothing_found_is_nothing_said(form: str, expected: str) -> None:
    """A run without findings prints nothing, an empty list, or for a person that there is nothing."""
    assert render_findings([], form) == expected


def test_the_forms_are_those_tested() -> None:
    """The command line offers exactly the forms that these tests and those beside them know."""
    assert list(FORMATS) == ["text", "json", "github", "gitlab", "markdown"]
