"""Scores as officers mistype them: each is refused at its place, by what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

NOT_A_SCORE = [
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 955.5",
        [
            "thung-thong/2568/scores.yml:12:6: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)",
        ],
        id="a decimal point too late",
    ),
    pytest.param(
        "scores.yml",
        "overall: 90",
        "overall: 100.01",
        [
            "thung-thong/2568/scores.yml:1:10: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 100.01)",
        ],
        id="just above the highest",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: -1",
        [
            "thung-thong/2568/scores.yml:12:6: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ -1)",
        ],
        id="below zero",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: เก้าสิบ",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ เก้าสิบ)",
        ],
        id="words",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: nan",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ nan)",
        ],
        id="nan",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: .nan",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ .nan)",
        ],
        id="nan of YAML",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: inf",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ inf)",
        ],
        id="infinity",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 010",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 010)",
        ],
        id="a leading zero",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: no",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ no)",
        ],
        id="an unquoted no",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 12:30",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 12:30)",
        ],
        id="an unquoted time",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9:",
        [
            "thung-thong/2568/scores.yml:12:5: E101 คะแนนต้องเป็นตัวเลข (พบ ค่าว่าง)",
        ],
        id="nothing",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: [90]",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ รายการ)",
        ],
        id="a list",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 1,000",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 1,000)",
        ],
        id="grouped thousands",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 84.55%",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 84.55% ให้เขียน 84.55)",
        ],
        id="a per cent sign",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 84,55",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 84,55 ให้เขียน 84.55)",
        ],
        id="a decimal comma",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 84.55 คะแนน",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 84.55 คะแนน ให้เขียน 84.55)",
        ],
        id="a unit",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 84\u200b.55",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 84‹U+200B›.55 ให้เขียน 84.55)",
        ],
        id="a character that nobody sees",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 9e1",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 9e1)",
        ],
        id="an exponent",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: 0x5a",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 0x5a)",
        ],
        id="hexadecimal",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: {score: 955.5}",
        [
            "thung-thong/2568/scores.yml:12:14: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)",
        ],
        id="inside a record",
    ),
    pytest.param(
        "measures.yml",
        "measures:\n",
        "thresholds: {strength: 101}\nmeasures:\n",
        [
            "thung-thong/2568/measures.yml:1:24: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 101)",
        ],
        id="a threshold",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: |\n    90\n    เศษ",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ 90 เศษ)",
        ],
        id="several lines are told on one",
    ),
    pytest.param(
        "scores.yml",
        "9: 90",
        "9: กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก",
        [
            "thung-thong/2568/scores.yml:12:6: E101 คะแนนต้องเป็นตัวเลข (พบ กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก…)",
        ],
        id="a long text is cut",
    ),
]

WRONG_INDICATORS = [
    pytest.param(
        "scores.yml",
        "  10: 90\n",
        "  10: 90\n  11: 90\n",
        [
            "thung-thong/2568/scores.yml:14:3: E106 ไม่มีตัวชี้วัดที่ 11 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
        id="an eleventh",
    ),
    pytest.param(
        "scores.yml",
        "  10: 90\n",
        "  10: 90\n  0: 90\n",
        [
            "thung-thong/2568/scores.yml:14:3: E106 ไม่มีตัวชี้วัดที่ 0 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 1)",
        ],
        id="number zero",
    ),
    pytest.param(
        "scores.yml",
        "  10: 90",
        "  1.0: 90",
        [
            "thung-thong/2568/scores.yml:13:3: E106 ไม่มีตัวชี้วัดที่ 1.0 (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 1)",
        ],
        id="a decimal number",
    ),
    pytest.param(
        "scores.yml",
        "  10: 90",
        "  สิบ: 90",
        [
            "thung-thong/2568/scores.yml:13:3: E106 ไม่มีตัวชี้วัดที่ สิบ (มีตัวชี้วัดที่ 1 ถึง 10) (ใกล้เคียงที่สุด: 10)",
        ],
        id="a word",
    ),
    pytest.param(
        "scores.yml",
        "  10: 90",
        "  10: 90\n  ๑๐: 90",
        [
            "thung-thong/2568/scores.yml:14:3: E112 รหัส “๑๐” ซ้ำ (ครั้งแรกอยู่บรรทัด 13)",
        ],
        id="twice in two spellings",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), NOT_A_SCORE)
def test_what_is_no_score_is_refused(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """A value that is no score from 0 to 100 is refused at its place, shown as it was typed."""
    site.edit(name, old, new)
    assert site.lines() == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), WRONG_INDICATORS)
def test_the_ten_indicators_are_asked_for(site: TinySite, name: str, old: str, new: str, expected: list[str]) -> None:
    """Every indicator from 1 to 10 must be there once, and no other."""
    site.edit(name, old, new)
    assert site.lines() == expected
