"""A file in which thousands of things are wrong: time grows with its size, and the first of them are told with help."""

from __future__ import annotations

import timeit
from time import process_time
from typing import TYPE_CHECKING

import pytest

from prongsai import text
from prongsai.assess._published import ends_of
from prongsai.content import ListedAddress
from prongsai.content._pieces import parse_most
from prongsai.content._references import _circle, _in_circles
from prongsai.content._source import Source
from prongsai.content._yaml import Slip
from prongsai.findings import Place
from prongsai.text import few_searches, nearest
from tests.conftest import YEAR
from tests.yardstick import slowness

if TYPE_CHECKING:
    from tests.conftest import TinySite

MANY = 20_000


def moved(*ways: str) -> list[ListedAddress]:
    """Return the lines of a list: `a b` where the page of `a` has moved to `b`."""
    return [ListedAddress(way.split()[0], way.split()[1], Place("addresses.txt")) for way in ways]


@pytest.mark.parametrize(
    ("ways", "ends"),
    [
        (["a/ b/", "b/ here/"], {"a/": "here/", "b/": "here/"}),
        (["b/ here/", "a/ b/"], {"a/": "here/", "b/": "here/"}),
        (["a/ b/", "b/ a/", "c/ a/"], {}),
        (["a/ here/", "here/ b/"], {"a/": "here/"}),
        (["a/ nowhere/", "b/ a/"], {}),
    ],
)
def test_a_page_that_moved_leads_to_one_that_stands(ways: list[str], ends: dict[str, str]) -> None:
    """A redirect is followed to the end, in whatever order the list has them; a loop leads nowhere."""
    assert ends_of(moved(*ways), {"here/"}) == ends


def test_however_often_pages_moved_each_way_is_followed_once() -> None:
    """Twenty thousand pages, each of which moved to where the next one was, take the time of twenty thousand lines."""
    started = process_time()
    ends = ends_of(moved(*(f"a{one}/ a{one + 1}/" for one in range(MANY))), {f"a{MANY}/"})
    assert set(ends.values()) == {f"a{MANY}/"}
    assert len(ends) == MANY
    assert process_time() - started < slowness()


def test_units_in_a_long_row_are_passed_once() -> None:
    """A row of twenty thousand units that ends is none in a circle; a circle of as many is told by its first ones."""
    started = process_time()
    row = {f"u{one}": f"u{one + 1}" for one in range(MANY)}
    assert _in_circles(row) == set()
    circle = row | {f"u{MANY}": "u1"}
    assert _in_circles(circle) == {f"u{one}" for one in range(1, MANY + 1)}
    assert _circle("u1", circle)[-3:] == ["u20", "…", "u1"]
    assert process_time() - started < slowness()


def test_of_thousands_of_slips_the_first_are_told_what_they_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within `few_searches` words are compared with others only so often, and as often as one likes beyond it."""
    monkeypatch.setattr(text, "_MOST_COMPARED", 25)
    names = [f"กองช่าง {one}" for one in range(10)]
    with few_searches():
        found = [nearest("กองชาง 1", names) for _ in range(3)]
    assert found == ["กองช่าง 1", "กองช่าง 1", None]
    assert nearest("กองชาง 1", names) == "กองช่าง 1"


def test_a_file_of_slips_costs_what_its_size_does(tiny: TinySite) -> None:
    """Five hundred units, each part of one that there is not, are all counted within a second."""
    units = "".join(f"- {{id: u{one}x, name: กองที่ {one}, part_of: v{one}x}}\n" for one in range(500))
    tiny.append("agency.yml", units.replace("- ", "  - "))
    started = process_time()
    lines = [line for line in tiny.lines() if " E109 " in line]
    assert process_time() - started < slowness()
    assert "(ใกล้เคียงที่สุด: u0x)" in lines[0]
    assert "และ E109 อีก 300 จุดในไฟล์นี้" in lines[-1]


def test_a_narrative_of_unknown_names_costs_what_its_size_does(tiny: TinySite) -> None:
    """Four times as many unknown placeholders, each another, take four times as long, and no sixteen times."""

    def cost(count: int) -> float:
        names = "".join(f"{{{{ a{one} }}}}\n{chr(10) * (one % 100 == 0)}" for one in range(count))
        tiny.write(f"{YEAR}/analysis.md", f"# ผล\n\n{names}")
        # The least of three: what else runs adds to some, and takes nothing away.
        return min(timeit.repeat(tiny.lines, number=1, repeat=3, timer=process_time))

    assert cost(2_000) < 8 * cost(500)
    lines = tiny.lines()
    assert lines[0] == f"{YEAR}/analysis.md:3:4: E201 ไม่รู้จักคำแทนค่า “a0”"
    assert "อีก 300 จุดในไฟล์นี้" in lines[-1]


def test_of_a_narrative_of_slips_the_first_are_told_what_they_mean(
    tiny: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unknown placeholders are compared with those that there are only so often."""
    monkeypatch.setattr(text, "_MOST_COMPARED", 1_000)
    tiny.write(f"{YEAR}/analysis.md", "# ผล\n\n" + "{{ scor(9) }}\n" * 40)
    hints = ["(ใกล้เคียงที่สุด: score)" in line for line in tiny.lines()]
    assert hints == sorted(hints, reverse=True)
    assert set(hints) == {True, False}


def test_lines_that_are_no_yaml_are_each_read_for_themselves() -> None:
    """Five thousand brackets that are not closed are told each at its line, in the time of as many lines."""
    started, found = process_time(), list[Slip]()
    steps = "".join(f"  - title: [{one}\n" for one in range(90))
    parse_most(Source("measures.yml", "measures:\n" + f"- id: m\n  steps:\n{steps}" * 60), found, ("measures",))
    assert len({one.place.line for one, _ in found}) == 90 * 60
    assert process_time() - started < 3 * slowness()
