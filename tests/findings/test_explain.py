"""The catalogue of findings, and `prongsai explain`, which tells an officer what a code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.cli import main
from prongsai.findings import Entry, catalogue

if TYPE_CHECKING:
    from pathlib import Path

LISTED = {"E102": "E102  ข้อผิดพลาด  คะแนนนอกช่วง", "W014": "W014  คำเตือน    ไม่รู้จักไฟล์", "H304": "H304  ข้อสังเกต   ยังคำนวณ"}


def explain(*arguments: str) -> str:
    """Return what `prongsai explain` prints."""
    result = CliRunner().invoke(main, ["explain", *arguments])
    assert result.exit_code == 0
    return result.stdout


def test_a_code_is_explained() -> None:
    """The explanation has code, severity, both titles, meaning, mend and both examples, in this order."""
    assert explain("E102") == (
        "E102 ข้อผิดพลาด (error)\n"
        "คะแนนนอกช่วง · Score out of range\n\n"
        "ความหมาย\n  คะแนน ITA มีค่าตั้งแต่ 0 ถึง 100 เท่านั้น\n\n"
        "วิธีแก้\n  ตรวจจุดทศนิยมและจำนวนหลักกับผลใน ITAS\n\n"
        "ตัวอย่างที่ผิด\n  overall: 931.4\n\n"
        "แก้เป็น\n  overall: 93.14\n"
    )


@pytest.mark.parametrize(
    ("config", "told"),
    [
        (
            "extra: {docs_url: https://www.example.go.th/guides}",
            "\n\nอ่านต่อ\n  https://www.example.go.th/guides/reference/findings/E102/\n",
        ),
        (
            "site_url: !ENV [URL, x]\nextra:\n  docs_url: https://www.example.go.th/\n",
            "https://www.example.go.th/reference/findings/E102/\n",
        ),
        ("extra: {digits: thai}", "แก้เป็น\n  overall: 93.14\n"),
        ("extra: [docs_url]", "แก้เป็น\n  overall: 93.14\n"),
        ("extra: {docs_url: }", "แก้เป็น\n  overall: 93.14\n"),
        ("extra: {docs_url", "แก้เป็น\n  overall: 93.14\n"),
        ("", "แก้เป็น\n  overall: 93.14\n"),
    ],
)
def test_an_address_is_told_only_where_the_site_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, told: str
) -> None:
    """`extra.docs_url` of the `mkdocs.yml` around leads on to the finding's page; without it no address is made up."""
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    assert explain("E102").endswith(told)


def test_a_code_may_be_typed_in_small_letters() -> None:
    """`w303` is W303, a warning."""
    assert explain("w303").startswith("W303 คำเตือน (warning)\n")


@pytest.mark.parametrize(("typed", "near"), [("E1O2", "E102"), ("102", "E102"), ("W3O3", "W303")])
def test_an_unknown_code_is_wrong_usage(typed: str, near: str) -> None:
    """A code that is not in the catalogue exits 2 and suggests the nearest one in both languages."""
    result = CliRunner().invoke(main, ["explain", typed])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"ไม่รู้จักรหัส “{typed}” (ใกล้เคียงที่สุด: {near}" in result.stderr
    assert f"Did you mean {near}" in result.stderr


def test_a_word_that_is_no_code_leads_to_the_list() -> None:
    """Where nothing is near, the message names the command that lists all codes."""
    result = CliRunner().invoke(main, ["explain", "คะแนน"])
    assert result.exit_code == 2
    assert "ไม่รู้จักรหัส “คะแนน” (ดูทั้งหมด: prongsai explain)" in result.stderr


def test_without_a_code_all_are_listed() -> None:
    """Every code has its line with both titles, once, in the catalogue's order."""
    lines = explain().splitlines()
    assert [line[:4] for line in lines] == list(catalogue())
    assert all(
        f"{entry.title} · {entry.title_en}" in line for line, entry in zip(lines, catalogue().values(), strict=True)
    )


@pytest.mark.parametrize("code", LISTED)
def test_titles_stand_in_one_column(code: str) -> None:
    """Thai vowels and tones that take no column of their own do not shift what stands after them."""
    [line] = [line for line in explain().splitlines() if line.startswith(code)]
    assert line.startswith(LISTED[code])


@pytest.mark.parametrize("entry", catalogue().values(), ids=lambda entry: entry.code)
def test_every_entry_has_an_example(entry: Entry) -> None:
    """Every entry shows content that is wrong and the same content mended."""
    assert entry.before
    assert entry.after
    assert entry.before != entry.after
