"""Every content file can be changed at any place without the rest of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frameworks.sites import SITES
from tests.patch.edits import edits, holds
from tests.reports.reports import CONTENT

# Those of the tests too: where content/ was taken away there are still files to change.
FILES = [file.read_text(encoding="utf-8") for site in (CONTENT, SITES) for file in sorted(site.rglob("*.yml"))]


@settings(max_examples=100)
@given(st.data())
def test_an_edit_of_any_report_changes_what_it_must(data: st.DataObject) -> None:
    """Whatever value of any file is changed, put in, moved or taken out, it is read back and all else stays."""
    text = data.draw(st.sampled_from(FILES))
    holds(text, data.draw(edits(text)))
