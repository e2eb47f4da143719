"""Where a remark says that it stands, and steps in their order."""

from __future__ import annotations

import pytest

from prongsai.assess.elements.remarks import located
from prongsai.assess.figures.steps import every_step, step_views
from prongsai.content import Source, SubStep, ThaiDate
from prongsai.content._yaml import parse
from prongsai.content.model.points import Step

TEXT = "indicators:\n  7: 90\nmeasures:\n  - id: m1\n    2: x\n  - id: m2\nrank: {province: 3}\n"


@pytest.mark.parametrize(
    ("at", "location"),
    [
        ("m2", ("measures", 1)),
        ("m1", ("measures", 0)),
        ("m3", ("m3",)),
        ("indicators", ("indicators",)),
        ("indicators.7", ("indicators", "7")),
        ("measures.2", ("measures", 1)),
        ("measures.๒.id", ("measures", 1, "id")),
        ("measures.3", ("measures", "3")),
        ("measures.1.2", ("measures", 0, "2")),
        ("rank.province", ("rank", "province")),
        ("rank.x", ("rank", "x")),
    ],
)
def test_a_place_is_named_by_an_id_or_its_way(at: str, location: tuple[str | int, ...]) -> None:
    """Items of lists are counted from 1 where there is such an item; any other part is a name."""
    source = Source("a.yml", TEXT)
    parse(source)
    assert located(at, source, ("m1", "m2")) == location


def test_steps_are_counted_and_stand_in_order() -> None:
    """Each is followed by those within it, with its units by name, its mark and its last day."""
    inner = (
        SubStep(title="ก", mark="-", responsible=("b",), due=ThaiDate(2569, 2)),
        SubStep(title="ข", mark=None, responsible=(), due=None),
    )
    written = (
        Step(title="หนึ่ง", mark="1.", responsible=("a", "b"), due=None, steps=inner),
        Step(title="สอง", mark=None, responsible=(), due=ThaiDate(2569, 3, 1), steps=()),
    )
    steps = step_views(written, {"a": "กองคลัง", "b": "สำนักปลัด"})
    assert [(one.number, one.title, one.mark, one.units, str(one.end)) for one in every_step(steps)] == [
        ("1", "หนึ่ง", "1.", ("กองคลัง", "สำนักปลัด"), "None"),
        ("1.1", "ก", "-", ("สำนักปลัด",), "2026-02-28"),
        ("1.2", "ข", "", (), "None"),
        ("2", "สอง", "", (), "2026-03-01"),
    ]
    assert [len(one.below) for one in steps] == [2, 0]
