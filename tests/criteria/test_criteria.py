"""What the criteria files know of each assessment year, and what they do not pretend to know."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from prongsai.criteria import known_years, load_criteria

FOLDER = Path(__file__).resolve().parents[2] / "hooks" / "prongsai" / "criteria" / "years"
YEARS = range(2561, 2570)
WEIGHED = range(2563, 2569)
INDICATORS = {
    1: "การปฏิบัติหน้าที่",
    2: "การใช้งบประมาณ",
    3: "การใช้อำนาจ",
    4: "การใช้ทรัพย์สินของราชการ",
    5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน",
    7: "ประสิทธิภาพการสื่อสาร",
    8: "การปรับปรุงการทำงาน",
    9: "การเปิดเผยข้อมูล",
    10: "การป้องกันการทุจริต",
}


def facts(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any plain data
    """Yield every record below `data` that states how sure it is."""
    if isinstance(data, dict):
        if "confidence" in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from facts(part)


def test_known_years_are_those_of_the_files() -> None:
    """Every year from 2561 to 2569 has a file, and nothing else is known."""
    assert known_years() == tuple(YEARS)
    assert sorted(path.name for path in FOLDER.iterdir()) == [f"{year}.yml" for year in YEARS]


@pytest.mark.parametrize("year", YEARS)
def test_a_year_file_speaks_of_its_own_year(year: int) -> None:
    """A year file loads and says the year of its name."""
    data = yaml.safe_load((FOLDER / f"{year}.yml").read_text(encoding="utf-8"))
    assert data["year"] == year
    assert load_criteria(year).year == year


@pytest.mark.parametrize("year", YEARS)
def test_every_fact_was_seen_or_follows(year: int) -> None:
    """No fact comes from memory (M) or is unknown (U), and every fact names its source."""
    data = yaml.safe_load((FOLDER / f"{year}.yml").read_text(encoding="utf-8"))
    found = list(facts(data))
    assert {fact["confidence"] for fact in found} <= {"V2", "V1", "A"}
    assert [fact for fact in found if not fact.get("source")] == []
    assert found or year == 2561


@pytest.mark.parametrize("year", WEIGHED)
def test_the_weights_of_a_year_are_the_whole(year: int) -> None:
    """The tools' weights of a year add up to 100."""
    tools = load_criteria(year).tools
    assert [tool.code for tool in tools] == ["IIT", "EIT", "OIT"]
    assert sum(tool.weight or 0 for tool in tools) == 100


@pytest.mark.parametrize("year", [2561, 2562, 2569])
def test_unknown_weights_stay_unknown(year: int) -> None:
    """A year whose weights nobody saw has no tools and no target."""
    assert load_criteria(year).tools == ()
    assert load_criteria(year).target is None


@pytest.mark.parametrize("year", WEIGHED)
def test_ten_indicators_of_three_tools(year: int) -> None:
    """The ten indicators have their official names; IIT has the first five, EIT three, OIT the last two."""
    rules = load_criteria(year).indicators
    assert {rule.number: rule.name for rule in rules} == INDICATORS
    assert [rule.tool for rule in rules] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2


@pytest.mark.parametrize("year", [2564, 2565, 2566])
def test_a_full_list_has_43_items(year: int) -> None:
    """The full lists of disclosure items run from O1 to O43 without a gap."""
    criteria = load_criteria(year)
    assert [item.code for item in criteria.items] == [f"O{number}" for number in range(1, 44)]
    assert criteria.item_codes == [item.code for item in criteria.items]
    assert all(item.title.strip() for item in criteria.items)


def test_the_seven_topics_stand_in_one_year_alone() -> None:
    """Seven topics are asked for in 2567, and in no other year."""
    assert [topic.number for topic in load_criteria(2567).topics] == [1, 2, 3, 4, 5, 6, 7]
    assert load_criteria(2567).topics[1].title == "การให้บริการและระบบ E-Service"
    assert [year for year in YEARS if load_criteria(year).topics] == [2567]


@pytest.mark.parametrize(
    ("year", "code"), [(2564, "O42"), (2565, "O42"), (2566, "O42"), (2567, "O34"), (2568, "O27"), (2569, "O25")]
)
def test_the_measures_item_of_a_year(year: int, code: str) -> None:
    """The measures item has the year's own number, and the report on it follows as the next."""
    criteria = load_criteria(year)
    assert criteria.measures_item is not None
    assert criteria.report_item is not None
    assert criteria.measures_item.code == code
    assert criteria.report_item.number == criteria.measures_item.number + 1


def test_letters_end_where_words_begin() -> None:
    """The letter scale covers 0 to 100 without a gap up to 2565; from 2566 levels are words without a computed rule."""
    for year in range(2562, 2566):
        levels = load_criteria(year).levels
        assert levels is not None
        assert [band.name for band in levels.bands] == ["AA", "A", "B", "C", "D", "E", "F"]
        assert levels.bands[0].high == 100
        assert levels.bands[-1].low == 0
        assert all(band.low < band.high for band in levels.bands)
    for year in (2566, 2567, 2568):
        levels = load_criteria(year).levels
        assert levels is not None
        assert (levels.system, levels.bands) == ("words", ())


def test_a_year_without_a_file_is_wholly_unknown() -> None:
    """A year that has no file gives criteria in which nothing is known."""
    criteria = load_criteria(2599)
    assert (criteria.tools, criteria.indicators, criteria.items, criteria.topics) == ((), (), (), ())
    assert (criteria.measures_item, criteria.report_item, criteria.levels, criteria.target) == (None, None, None, None)
    assert criteria.item_codes == []


def test_every_source_that_a_fact_names_is_listed() -> None:
    """A source's key in a year file leads to where it was seen, in `sources.yml`."""
    listed = yaml.safe_load((FOLDER.parent / "sources.yml").read_text(encoding="utf-8"))
    text = "\n".join((FOLDER / f"{year}.yml").read_text(encoding="utf-8") for year in YEARS)
    told = re.findall(r"source: (.*)", text)
    keys = {key for source in told for key in re.findall(r"\b(?:S00[0-9]|[A-Z]{3,}[0-9]{2})\b", source)}
    assert {"S004", "RTRDA68", "SDU64", "ANY64"} <= keys
    assert sorted(key for key in keys if key not in listed and f"{key}-N" not in listed) == []
