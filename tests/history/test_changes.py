"""What is told of two versions of a year: nothing when they are equal, and every value that differs."""

from __future__ import annotations

import copy
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from prongsai.assess import Change, changes_between, revisions_of
from prongsai.content import FILE_RECORDS, Inline, Version
from prongsai.render._changes import label, sentences
from tests.conftest import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from prongsai.content import FileContent

SAMPLE = WHOLE / "sample" / "2566"
FILES = ("scores.yml", "analysis.yml", "measures.yml", "progress.yml")
CANDIDATES = ("12.34", "7", "O9", "ข้อความใหม่", "2567-06-01", "cancelled", "weakness", "second_half")
WRITTEN = {name: yaml.load((SAMPLE / name).read_text("utf-8"), yaml.CBaseLoader) for name in FILES}  # noqa: S506 - texts only


def record(file: str, data: Any) -> BaseModel:  # noqa: ANN401 - what a file may hold
    """Read a file's data."""
    return FILE_RECORDS[file].model_validate(data)


def told(file: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    """Return what is told of two versions of one file."""
    changes = changes_between({file: record(file, before)}, {file: record(file, after)})
    return sentences(changes, {"works": "กองช่าง"})


def scores(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file may hold
    """Return the data of scores.yml."""
    return {"overall": "90", "level": "ผ่านดี", "indicators": dict.fromkeys("123456789", "90") | {"10": "90"}} | changed


def measures(*many: dict[str, Any]) -> dict[str, Any]:
    """Return the data of measures.yml."""
    return {"measures": list(many)}


MEASURE = {"id": "m1", "title": "เปิดเผยข้อมูล", "period": {"start": "2568-10-01", "end": "2569-03-31"}}


def entry(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 - what a file may hold
    """Return the data of progress.yml with one line in one round."""
    return {"rounds": [{"months": "6", "entries": [{"measure": "m1", "status": "in_progress"} | changed]}]}


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        ("scores.yml", scores(overall="82.1"), scores(overall="84.10"), "แก้คะแนนภาพรวม จาก 82.10 เป็น 84.10"),
        ("scores.yml", scores(), scores(level="ผ่าน"), "แก้ระดับผลการประเมิน จาก ผ่านดี เป็น ผ่าน"),
        ("scores.yml", scores(), scores(items={"O10": "0"}), "เพิ่มคะแนนข้อ O10: 0.00"),
        ("scores.yml", scores(questions={"e7": "78.3"}), scores(), "ตัดคะแนนข้อคำถาม e7 ออก (เดิม 78.30)"),
        (
            "measures.yml",
            measures(MEASURE),
            measures(MEASURE, MEASURE | {"id": "m2", "title": "รับฟัง"}),
            "เพิ่มมาตรการ “รับฟัง”",
        ),
        (
            "measures.yml",
            measures(MEASURE, MEASURE | {"id": "m2", "title": "รับฟัง"}),
            measures(MEASURE),
            "ตัดมาตรการ “รับฟัง” ออก",
        ),
        (
            "measures.yml",
            measures(MEASURE),
            measures(MEASURE | {"period": {"start": "2568-10-01", "end": "2569-09-30"}}),
            "แก้กำหนดเสร็จของมาตรการ “เปิดเผยข้อมูล” จาก 31 มี.ค. 2569 เป็น 30 ก.ย. 2569",
        ),
        (
            "measures.yml",
            measures(MEASURE | {"finding": "ก" * 70}),
            measures(MEASURE | {"finding": "ข" * 70}),
            "แก้ถ้อยคำในผลการวิเคราะห์ที่นำมาสู่มาตรการ “เปิดเผยข้อมูล”",
        ),
        (
            "measures.yml",
            measures(MEASURE, MEASURE | {"id": "m2", "title": "รับฟัง"}),
            measures(MEASURE | {"id": "m2", "title": "รับฟัง"}, MEASURE),
            "เรียงลำดับมาตรการใหม่",
        ),
        (
            "measures.yml",
            measures(MEASURE),
            measures(MEASURE | {"responsible": ["works"]}),
            "เพิ่มผู้รับผิดชอบของมาตรการ “เปิดเผยข้อมูล”: กองช่าง",
        ),
        (
            "progress.yml",
            entry(),
            {"rounds": [*entry()["rounds"], {"months": "12"}]},
            "เพิ่มรายงานรอบ 12 เดือน",
        ),
        (
            "progress.yml",
            entry(),
            entry(status="done"),
            "แก้สถานะของมาตรการ “m1” ในรอบ 6 เดือน จาก กำลังดำเนินการ เป็น แล้วเสร็จ",
        ),
        (
            "progress.yml",
            entry(),
            entry(evidence=[{"file": "evidence/a.pdf", "title": "รายงาน", "date": "2569-01-05"}]),
            "เพิ่มหลักฐาน “รายงาน” ของมาตรการ “m1” ในรอบ 6 เดือน",
        ),
        (
            "analysis.yml",
            {"entries": []},
            {"entries": [{"about": {"indicator": "9"}, "finding": "ดี"}]},
            "เพิ่มผลการวิเคราะห์ตัวชี้วัดที่ 9",
        ),
    ],
)
def test_a_change_is_told_in_the_words_of_the_page(
    file: str, before: dict[str, Any], after: dict[str, Any], expected: str
) -> None:
    """One change is one sentence, with both values where they are short."""
    assert told(file, before, after) == (expected,)


def test_what_was_taken_out_of_a_report_does_not_come_back_in_its_history() -> None:
    """Personal data that an earlier version held is told masked."""
    before = measures(MEASURE | {"monitoring": ["โทร 081-234-5678"]})
    (sentence,) = told("measures.yml", before, measures(MEASURE | {"monitoring": ["โทรสำนักงาน"]}))
    assert "xxx-xxx-5678" in sentence
    assert "081-234-5678" not in sentence


def test_a_narrative_is_told_without_quoting_it() -> None:
    """Of the officer's own text only is told that it came, changed or went."""
    name = "analysis.md"
    assert sentences(changes_between({name: "ก"}, {name: "ข"}), {}) == ("แก้ถ้อยคำในบทวิเคราะห์",)
    assert sentences(changes_between({}, {name: "ข"}), {}) == ("เพิ่มบทวิเคราะห์",)
    assert sentences(changes_between({name: "ก"}, {}), {}) == ("ตัดบทวิเคราะห์ออก",)


def test_a_replaced_file_of_evidence_is_told() -> None:
    """Evidence that keeps its name but not its content is told; a file that is cited nowhere is not published."""
    cited = entry(evidence=[{"file": "evidence/a.pdf", "title": "รายงาน", "date": "2569-01-05"}])
    version: dict[str, FileContent] = {"progress.yml": record("progress.yml", cited), "evidence/b.pdf": "1"}
    found = changes_between(version | {"evidence/a.pdf": "1"}, version | {"evidence/a.pdf": "2", "evidence/b.pdf": "2"})
    assert sentences(found, {}) == ("เปลี่ยนไฟล์ของหลักฐาน “รายงาน”",)


def test_revisions_are_the_latest_first_and_never_empty() -> None:
    """A version that changed nothing for a reader is left out."""
    days = [date(2025, 12, day) for day in (1, 2, 3, 4)]
    texts = ["ก", "ข", "ข", "ค"]
    versions = [Version(day, {"analysis.md": text}) for day, text in zip(days, texts, strict=True)]
    assert [one.day for one in revisions_of(versions)] == [days[3], days[1]]


@pytest.mark.parametrize("file", FILES)
def test_equal_versions_tell_nothing(file: str) -> None:
    """Two readings of the same file differ in nothing."""
    assert told(file, WRITTEN[file], copy.deepcopy(WRITTEN[file])) == ()


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - what a file may hold
    """Yield the path of every text in a file's data."""
    if isinstance(data, str):
        yield path
        return
    for key, inner in data.items() if isinstance(data, dict) else enumerate(data):
        yield from leaves(inner, (*path, key))


def changes(file: str, path: tuple[Any, ...]) -> Iterator[BaseModel]:
    """Yield the readings of a file with another value at `path` that say something else."""
    before = record(file, WRITTEN[file])
    for candidate in CANDIDATES:
        data = copy.deepcopy(WRITTEN[file])
        inner = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = candidate
        try:
            after = record(file, data)
        except ValidationError:
            continue
        if after != before:
            yield after


PLACES = [(file, path) for file in FILES for path in leaves(WRITTEN[file])]


@settings(max_examples=40)
@given(st.sampled_from(PLACES))
def test_every_changed_value_is_told(place: tuple[str, tuple[Any, ...]]) -> None:
    """Whatever value of the sample's files is changed, wherever it stands, something is told."""
    file, path = place
    before = {file: record(file, WRITTEN[file])}
    for after in changes(file, path):
        assert sentences(changes_between(before, {file: after}), {})


figures = st.decimals(0, 100, places=2)
some_scores = st.fixed_dictionaries({str(number): figures for number in range(1, 11)})


@given(some_scores, some_scores)
def test_each_score_that_differs_is_told_once(before: dict[str, Decimal], after: dict[str, Decimal]) -> None:
    """As many sentences as indicators that differ, each with its number and both scores."""
    was, now = ({number: str(score) for number, score in one.items()} for one in (before, after))
    expected = {
        f"แก้คะแนนตัวชี้วัดที่ {number} จาก {before[number]:.2f} เป็น {after[number]:.2f}"
        for number in before
        if before[number] != after[number]
    }
    assert set(told("scores.yml", scores(indicators=was), scores(indicators=now))) == expected


def paths(hint: Any, path: str) -> Iterator[str]:  # noqa: ANN401 - any type expression
    """Yield the path of every value that a record may hold, with `*` for a key; of its like within it, one deep."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        for name, field in hint.model_fields.items():
            if path.count(f".{name}.") < 2:
                yield from paths(field.annotation, f"{path}.{name}")
        return
    arguments = [one for one in get_args(hint) if one not in (type(None), ...)]
    records = [one for one in arguments if isinstance(one, type) and issubclass(one, BaseModel)]
    listed = getattr(hint, "__origin__", None) in (tuple, dict)
    if listed and records and issubclass(records[0], Inline):
        yield path
    elif listed and (records or hint.__origin__ is dict):
        yield from paths(arguments[-1], f"{path}.*")
    elif any(get_args(one) for one in arguments) or records:
        for one in arguments:
            yield from paths(one, path)
    else:
        yield path


@pytest.mark.parametrize("file", ["agency.yml", *FILES])
def test_every_value_has_a_name(file: str) -> None:
    """Whatever value changes, the model says what it is called, with nothing left to fill in."""
    found = {path: label(Change("changed", tuple(path.split(".")))) for path in paths(FILE_RECORDS[file], file[:-4])}
    assert [path for path, words in found.items() if not words or words.startswith("ของ") or "{" in words] == []
