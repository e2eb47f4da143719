"""Clauses that may say nothing of scores are not read, and nothing is lost by that."""

from __future__ import annotations

import pytest

from prongsai.assess.prose.frames import Context
from prongsai.assess.prose.passages import Clause, typed_narrative
from prongsai.assess.prose.reading import read
from prongsai.assess.prose.telling import may_tell
from prongsai.assess.prose.tokens import names_of, spelt, tokenise
from prongsai.assess.prose.words import lists
from prongsai.content import Reference
from tests.assess.samples import assess_reports

YEAR = assess_reports().agencies[0].years[0]


def clause(said: str, **about: str) -> Clause:
    """Return a clause of the narrative, or of a field about something."""
    of = Reference.model_validate(about) if about else None
    return Clause(said, typed_narrative(YEAR), 0, of, None)


@pytest.mark.parametrize("said", ["การใช้อำนาจ {} การใช้งบประมาณ", "{} การใช้อำนาจ ปี 2567", "O12 {} แบบวัดภายใน (O13)"])
def test_a_clause_that_may_tell_nothing_says_nothing_when_it_is_read(said: str) -> None:
    """Whichever word stands in it: no figure, claim or level is read where none may be told."""
    texts = [said.format(word) for word in sorted(spelt(*lists("words.yml")))]
    silent = [one for one in map(clause, texts) if not may_tell(one)]
    frames = [frame for one in silent for frame in read(one, tokenise(one.text, names_of(YEAR)), Context(YEAR.year))]
    assert len(silent) > len(texts) // 2
    assert [frame.clause.text for frame in frames if frame.filled or frame.part_of] == []


@pytest.mark.parametrize("said", ["รายงานผล (O38) ประจำปี พ.ศ. 2567", "ข้อ O1 และ O๒ ของ ITA 2568", "เน้นการให้บริการ"])
def test_items_and_years_are_no_figures(said: str) -> None:
    """A clause that names only them is not read."""
    assert not may_tell(clause(said))


@pytest.mark.parametrize("said", ["ได้ 90", "อยู่ –2567", "เพิ่มขึ้น", "ระดับ A", "(ผ่าน)", "ทุกด้าน", "i11 ของการใช้อำนาจ"])
def test_a_figure_a_claim_and_a_level_may_tell(said: str) -> None:
    """Each alone is enough, and the code of a question, which may be said to be of another indicator."""
    assert may_tell(clause(said))


def test_what_a_question_is_said_to_be_of_may_tell() -> None:
    """A field about a question need not name it."""
    assert may_tell(clause("เป็นข้อของการใช้อำนาจ", question="i11"))
