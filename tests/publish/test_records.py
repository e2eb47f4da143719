"""What is kept of a part is data: it comes back as it was, and what somebody else wrote runs nothing and leads nowhere."""

from __future__ import annotations

import json
import os
import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import PluginError

from prongsai.assess import AssessedSite, assess_site, in_short
from prongsai.content import agency_folders, load_agencies, load_site
from prongsai.finish import Part
from prongsai.host._shards import SUMMARY, Shard, Summary, read_summary
from prongsai.kept import read, written
from prongsai.render import Options, _places, agency_lines, render_shared
from tests.conftest import WHOLE
from tests.publish.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = Summary(Shard(1, 1, ("a",)), ("",), (), {}, (), Part())


@pytest.mark.parametrize("content", sorted({WHOLE, *(path.parents[1] for path in WHOLE.parent.glob("*/*/agency.yml"))}))
def test_a_summary_comes_back_as_it_was(content: Path) -> None:
    """Every record of every test site is written again to the same bytes, with its rows of the dataset and findings."""
    names = agency_folders(content)
    site = assess_site(load_agencies(content, names), date(2026, 11, 26))
    lines = {agency.slug: agency_lines(agency) for agency in site.agencies}
    shard, found = Shard(1, 1, tuple(names)), tuple(site.findings)
    summary = Summary(shard, ("",), tuple(map(in_short, site.agencies)), lines, found, Part({"a"}, {"b": "c"}))
    data = written(summary)
    again = read(data)
    assert isinstance(again, Summary)
    assert written(again) == data
    assert (again.lines, again.found, again.part) == (summary.lines, summary.found, summary.part)
    assert [one.agency for one in again.agencies] == [one.agency for one in summary.agencies]


def test_what_is_held_of_every_agency_is_short() -> None:
    """Of a measure the whole site counts the state, and so holds no step of any: it has thousands of agencies."""
    for agency in assess_site(load_agencies(WHOLE, agency_folders(WHOLE)), date(2026, 11, 26)).agencies:
        steps = {step.title for year in agency.years for view in year.measures for step in view.steps}
        held = {one for node in json.loads(written(in_short(agency))) for one in node if isinstance(one, str)}
        assert steps
        assert steps & held == set()


@pytest.mark.parametrize("most", [_places.ONE_PAGE, 1])
def test_what_is_held_of_every_agency_is_all_that_the_whole_site_shows(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of agencies in short every page and file of the whole site is what it is of all that is known of them."""
    monkeypatch.setattr(_places, "ONE_PAGE", most)
    site, options = assess_site(load_site(WHOLE), date(2026, 11, 26)), Options(ROOT / "overrides" / "prongsai")
    short = AssessedSite(tuple(map(in_short, site.agencies)), site.findings, site.addresses)
    assert render_shared(short, options, []) == render_shared(site, options, [])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.decimals(allow_nan=False) | st.dates(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
)


@settings(max_examples=50)
@given(VALUES)
def test_any_value_comes_back(value: object) -> None:
    """What records are made of comes back equal and of the same type, sets and what stands twice included."""
    twice = [value]
    held = (twice, twice, {"a", "b"}, frozenset({1}))
    again = read(written(held))
    assert isinstance(again, tuple)
    assert again == held
    assert repr(again[0]) == repr(twice)
    assert again[0] is again[1]


class Runs:
    """Runs something when it is unpickled."""

    def __init__(self, place: Path) -> None:
        """Make a file at a place then."""
        self._place = place

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        """Return what would be called."""
        return Path.touch, (self._place,)


@pytest.mark.parametrize(
    "nodes",
    [
        [["os:system", "exit"]],
        [["builtins:eval", "exit()"]],
        [["prongsai.host._shards:make_shard", 1]],
        [["prongsai.host._shards:sys", 1]],
        [["prongsai.host._shards:Path", "/"]],
        [["prongsai.host._kept:Kept", 1]],
        [["prongsai.nothing:Nothing"]],
        [["prongsai.host._shards:Shard", 1]],
        [["date", "tomorrow"]],
        [["tuple", [7]]],
        [],
        7,
    ],
)
def test_what_anybody_writes_runs_nothing(nodes: Any, tmp_path: Path) -> None:  # noqa: ANN401 - whatever JSON holds
    """No function, module or class but a record of ours can be named; a summary that is none is no part."""
    (tmp_path / SUMMARY).write_text(json.dumps(nodes), encoding="utf-8")
    with pytest.raises(PluginError, match="ไม่ใช่ส่วนของเว็บไซต์"):
        read_summary(tmp_path)


def test_a_pickle_is_no_summary(tmp_path: Path) -> None:
    """What would have run in a cache of an earlier version is not even looked into."""
    ran = tmp_path / "ran"
    for name in (SUMMARY, "summary.pickle"):
        (tmp_path / name).write_bytes(pickle.dumps(Runs(ran)))
    with pytest.raises(PluginError):
        read_summary(tmp_path)
    assert not ran.exists()


def test_a_part_leads_nowhere_else(tmp_path: Path) -> None:
    """Neither a name in a summary nor a link or pipe among the files puts anything elsewhere, or brings it from there."""
    (tmp_path / SUMMARY).write_bytes(written(EMPTY))
    assert read_summary(tmp_path) == EMPTY
    for name in ("..", "../b", "/etc", "a/../../b", ""):
        for other in (replace(EMPTY, part=Part({name})), replace(EMPTY, shard=Shard(1, 1, (name,)))):
            (tmp_path / SUMMARY).write_bytes(written(other))
            with pytest.raises(PluginError):
                read_summary(tmp_path)
    (tmp_path / "site").mkdir()
    for make in (lambda place: place.symlink_to("/etc/hostname"), os.mkfifo):
        for place in (tmp_path / "site" / "x", tmp_path / SUMMARY):
            (tmp_path / SUMMARY).write_bytes(written(EMPTY))
            place.unlink(missing_ok=True)
            make(place)
            with pytest.raises(PluginError):
                read_summary(tmp_path)
            place.unlink()
