"""Whatever stands in a file, a run ends with findings and not with a traceback."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import FILES, NARRATIVE, YEAR, TinySite

ODD = st.sampled_from(
    [
        "",
        "~",
        "-1",
        "0",
        "010",
        "1.0",
        "๙",
        "2567.5",
        "O²",
        "o99",
        "e0",
        "[]",
        "ไม่มี",
        "IIT",
        "{{",
        "29 ก.พ. 2566",
        "\u2028",
    ]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    ODD | st.text(max_size=8) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD | st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)
FIELDS = {
    "thung-thong/agency.yml": ["name", "kind", "district", "website", "contact", "units", "compiled_from"],
    f"{YEAR}/scores.yml": [
        *("overall", "level", "indicators", "tools", "eit_parts", "rank", "ranking", "earlier"),
        *("questions", "items", "criteria_year", "source", "notes"),
    ],
    f"{YEAR}/measures.yml": ["fiscal_year", "thresholds", "disclosure", "table", "measures", "notes"],
    f"{YEAR}/analysis.yml": ["preface", "entries", "advice", "limitations", "notes"],
}


def lines_of(name: str, content: str) -> list[str]:
    """Return what is found in the tiny site when one of its files holds `content`."""
    with TemporaryDirectory() as folder:
        site = TinySite(Path(folder))
        for other, text in FILES.items():
            site.write(other, text)
        site.write(name, content)
        return site.lines()


@given(st.sampled_from([(name, field) for name, fields in FIELDS.items() for field in fields]), VALUES)
def test_any_value_in_any_field_is_read_or_told(where: tuple[str, str], value: Any) -> None:  # noqa: ANN401 - any data
    """A field that holds anything at all leads to findings, never to a failure."""
    name, field = where
    data = yaml.load(FILES[name], yaml.BaseLoader) | {field: value}  # noqa: S506 - the loader that makes text only
    lines = lines_of(name, yaml.safe_dump(data, allow_unicode=True))
    assert all(line.startswith("thung-thong/") and "\n" not in line for line in lines)


@settings(max_examples=60)
@given(st.text(max_size=60) | st.text("{}%# ()\"'.,|*=x1ก\n", max_size=40))
def test_any_narrative_is_read_or_told(text: str) -> None:
    """Whatever an officer types into the narrative leads to findings, never to a failure."""
    lines = lines_of(f"{YEAR}/analysis.md", NARRATIVE + text)
    assert all(line.startswith(f"{YEAR}/analysis.md:") and "\n" not in line for line in lines)


@settings(max_examples=40)
@given(st.sampled_from(["(", "not ", "-", "[", "1+", "{% if 1 %}", '"\\ud800"', "9" * 20]), st.integers(1, 2000))
def test_a_narrative_nested_deep_is_told(piece: str, times: int) -> None:
    """Nesting beyond what can be followed is a finding, too."""
    text = piece * times if piece.startswith("{") else "{{ " + piece * times + " }}"
    assert isinstance(lines_of(f"{YEAR}/analysis.md", text), list)
