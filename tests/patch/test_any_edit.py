"""Every edit of a content file touches its own place alone: read back, comments kept, at most seven lines changed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.patch.edits import edits, holds

WHOLE = Path(__file__).resolve().parents[1] / "sites" / "whole"
FILES = [file.read_text(encoding="utf-8") for file in sorted(WHOLE.rglob("*.yml"))]


@settings(max_examples=60)
@given(st.data())
def test_an_edit_of_any_value_changes_what_it_must(data: st.DataObject) -> None:
    """Whatever value of any file is changed, put in, moved or taken out, it is read back and all else stays."""
    text = data.draw(st.sampled_from(FILES))
    holds(text, data.draw(edits(text)))
