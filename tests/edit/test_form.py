"""The form without a script: what is typed comes into the files, and nothing else changes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest

from prongsai.edit import Upload
from prongsai.patch import Unpatchable
from tests.conftest import WHOLE
from tests.edit.walker import Walker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prongsai.assess import Assessment
    from prongsai.findings import Finding
    from tests.conftest import TinySite

SCORES, MEASURES = "thung-thong/2568/scores.yml", "thung-thong/2568/measures.yml"
PAGES = [
    "town/agency.yml",
    "province/2566/scores.yml",
    "town/2568/analysis.yml",
    "town/2568/analysis.yml?at=entries/:0",
    "town/2568/measures.yml",
    "town/2568/measures.yml?at=measures/:0",
    "sample/2567/progress.yml?at=rounds/:0",
    "sample/2567/progress.yml?at=rounds/:0/entries/:2",
]
"""Of each file, and of each record that has a page of its own."""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def text(site: TinySite, file: str) -> str:
    """Return a file's text."""
    return (site.root / file).read_text(encoding="utf-8")


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and that came."""
    old, new = before.splitlines(), after.splitlines()
    return [one for one in old if one not in new], [one for one in new if one not in old]


def test_a_score_changes_one_line(tiny: TinySite) -> None:
    """One score typed, in Thai digits, is one line of the file; what is computed is shown beside it."""
    before = text(tiny, SCORES)
    walker = Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "๘๕.๕"})
    assert changed(before, text(tiny, SCORES)) == (["  9: 90"], ["  9: ๘๕.๕"])
    assert [row.text(separator=" ").split() for row in walker.page.css("#aside tbody tr")][-1] == [
        "ภาพรวม",
        "89.10",
        "90.00",
    ]


def test_nothing_typed_is_nothing_written(tmp_path: Path) -> None:
    """Each kind of page, saved as it was opened, leaves every file byte for byte."""
    root = tmp_path / "content"
    shutil.copytree(WHOLE, root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    walker = Walker(root)
    for page in PAGES:
        walker.open(page).press()
        assert walker.status == 200, page
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert walker.desk.saved == []


def test_what_cannot_be_read_is_kept_and_told(tiny: TinySite) -> None:
    """A score that is none stays in its box over a restart, with why beside it; the file keeps the old one."""
    before = text(tiny, SCORES)
    Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "เก้าสิบ", "overall": "91"})
    assert changed(before, text(tiny, SCORES)) == (["overall: 90"], ["overall: 91"])
    again = Walker(tiny.root).open(SCORES)
    assert again.values()["indicators/9"] == ["เก้าสิบ"]
    assert again.found("indicators/9") == ["ต้องแก้ คะแนนต้องเป็นตัวเลข (พบ เก้าสิบ) E101"]
    again.send("save", {"indicators/9": "88"})
    assert again.found("indicators/9") == []
    assert not (tiny.root.parent / ".cache/edit" / f"{SCORES}.json").exists()
    assert "  9: 88\n" in text(tiny, SCORES)


def test_steps_come_move_and_go(tiny: TinySite) -> None:
    """A step is added below the last, moved up by its button, and removed; a day of its own makes it a record."""
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    walker.send("save", {"measures/:0/steps/:1": "เผยแพร่"})
    assert "    steps: [จัดทำข้อมูลให้ครบถ้วน, เผยแพร่]\n" in text(tiny, MEASURES)
    walker.send("up:measures/:0/steps/:1", {})
    assert "    steps: [เผยแพร่, จัดทำข้อมูลให้ครบถ้วน]\n" in text(tiny, MEASURES)
    walker.send("save", {"measures/:0/steps/:0/due": "31 มี.ค. 2569"})
    assert "{title: เผยแพร่, due: 31 มี.ค. 2569}" in text(tiny, MEASURES)
    walker.send("remove:measures/:0/steps/:1", {})
    assert "จัดทำข้อมูลให้ครบถ้วน" not in text(tiny, MEASURES).partition("m02")[0]


def test_a_new_measure_has_an_id_of_its_own(tiny: TinySite) -> None:
    """Added with a title alone it stands behind the last one; one without a title waits as a draft."""
    walker = Walker(tiny.root).open(MEASURES).follow("เพิ่ม: มาตรการ")
    before = text(tiny, MEASURES)
    walker.press(responsible=["", "clerk"])
    assert text(tiny, MEASURES) == before
    assert walker.values()["measures/:2/responsible"] == ["", "clerk"]
    walker.press(title="มาตรการใหม่")
    assert text(tiny, MEASURES) == before + "  - id: m03\n    title: มาตรการใหม่\n    responsible: [clerk]\n"
    assert walker.values()["measures/:2/title"] == ["มาตรการใหม่"]


def test_what_is_aimed_at_is_chosen_by_name(tiny: TinySite) -> None:
    """Indicators are offered with their names; another one chosen changes the number alone."""
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    assert "9. การเปิดเผยข้อมูล" in walker.shown("select").text()
    before = text(tiny, MEASURES)
    walker.send("save", {"measures/:0/addresses/:0": "indicator:8", "measures/:0/addresses/:1": "topic:1"})
    assert changed(before, text(tiny, MEASURES)) == (
        ["    addresses: [{indicator: 9}]"],
        ["    addresses: [{indicator: 8}, {topic: 1}]"],
    )


def test_a_named_period_is_shown_in_words(tiny: TinySite) -> None:
    """What stands as a code is shown as officers say it, and written as what they type."""
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:1")
    assert walker.values()["measures/:1/period"] == ["ตลอดปีงบประมาณ"]
    walker.press(period="6 เดือนแรก", rounds="6")
    assert "    period: first_half\n    rounds: [6]\n" in text(tiny, MEASURES)
    walker.press(period="31 เม.ย. 2569")
    assert walker.found("period")[0].startswith("ต้องแก้")
    assert "    period: first_half\n" in text(tiny, MEASURES)


def test_a_period_in_the_words_of_the_report_has_one_box(tiny: TinySite) -> None:
    """What is no period may be kept as the report says it, by a button beside it; a period may take its place again."""
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:1").press(period="ช่วงที่เหมาะสม")
    assert walker.found("period")[0].endswith("ให้กด “เก็บตามถ้อยคำของรายงาน” E122 เก็บตามถ้อยคำของรายงาน")
    walker.press("words:measures/:1/period", period="ช่วงที่เหมาะสม")
    assert "    period: {text: ช่วงที่เหมาะสม}\n" in text(tiny, MEASURES)
    assert [name for name in walker.values() if "/period" in name] == ["measures/:1/period"]
    assert walker.values()["measures/:1/period"] == ["ช่วงที่เหมาะสม"]
    assert "เก็บตามถ้อยคำของรายงาน จึงไม่นับกำหนด" in walker.page.text()
    walker.press(period="ตามความจำเป็น")
    assert "    period: {text: ตามความจำเป็น}\n" in text(tiny, MEASURES)
    walker.press(period="6 เดือนแรก")
    assert "    period: first_half\n" in text(tiny, MEASURES)


def test_a_period_of_days_shows_the_boxes_that_are_filled(tiny: TinySite) -> None:
    """The others are there, closed."""
    tiny.edit(
        "measures.yml", "period: fiscal_year\n    rounds", "period: {start: ม.ค. 2569, end: มี.ค. 2569}\n    rounds"
    )
    group = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0").shown("[id='measures/:0/period~group']")
    boxes = {one.attributes["name"] for one in group.css("input, textarea, select")}
    closed = {one.attributes["name"] for one in group.css(".e-more input, .e-more textarea, .e-more select")}
    assert {name.rpartition("/")[2] for name in boxes - closed if name} == {"start", "end"}
    assert closed


def test_what_others_name_is_not_removed(tiny: TinySite) -> None:
    """A unit that measures name stays, and beside it stands where it is named; without them it goes."""
    agency = "thung-thong/agency.yml"
    before = text(tiny, agency)
    walker = Walker(tiny.root).open(agency).press("remove:units/:0")
    assert (walker.status, text(tiny, agency)) == (409, before)
    assert walker.found("units/:0") == ["ยังไม่ลบ ยังมีที่อ้างถึง: มาตรการ ปี 2568 1 จุด แก้ที่นั่นก่อนแล้วจึงลบ"]
    walker.send("save", {"units/:2/name": "กองช่าง"}).press("remove:units/:2")
    assert (walker.status, text(tiny, agency)) == (200, before)


def test_a_measure_that_rounds_name_is_not_removed(tiny: TinySite) -> None:
    """Neither from the list nor on its own page, which say where it is named."""
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    before = text(tiny, MEASURES)
    for page in (MEASURES, f"{MEASURES}?at=measures/:0"):
        walker = Walker(tiny.root).open(page).press("remove:measures/:0")
        assert "ยังมีที่อ้างถึง: ความคืบหน้า ปี 2568 1 จุด" in " ".join(walker.shown("main").text().split())
    assert text(tiny, MEASURES) == before


def test_a_shape_that_the_form_does_not_know_stays(tiny: TinySite) -> None:
    """What the form cannot edit is shown as such, and stays when the rest is saved."""
    tiny.edit(
        "measures.yml", "    period: fiscal_year\n    rounds", "    period: [fiscal_year, first_half]\n    rounds"
    )
    walker = Walker(tiny.root).open(f"{MEASURES}?at=measures/:0")
    assert "แก้ในไฟล์ thung-thong/2568/measures.yml" in walker.page.text()
    walker.press(title="ชื่อใหม่")
    assert "    period: [fiscal_year, first_half]\n" in text(tiny, MEASURES)


def test_a_file_that_cannot_be_read_is_shown_whole(tiny: TinySite) -> None:
    """Where the YAML is broken there are no fields: the text is shown, and cannot be overwritten by the form."""
    tiny.edit("scores.yml", "level: ผ่านดี", "level: 'ผ่านดี")
    walker = Walker(tiny.root).open(SCORES)
    assert walker.found() != []
    assert "readonly" in walker.shown("textarea").attributes
    assert Walker(tiny.root).open("").status == 200


def test_a_narrative_is_typed_as_a_text(tiny: TinySite) -> None:
    """The narrative is saved whole, with what is found in its lines."""
    walker = Walker(tiny.root).open("thung-thong/2568/analysis.md")
    walker.press(text="# ผลการประเมิน\r\n\r\n{{ agency }} ได้ {{ overal }} คะแนน\r\n")
    assert text(tiny, "thung-thong/2568/analysis.md") == "# ผลการประเมิน\n\n{{ agency }} ได้ {{ overal }} คะแนน\n"
    assert [one for one in walker.found() if "บรรทัด 3" in one]


def test_the_narrative_of_a_new_year_begins_empty(tiny: TinySite) -> None:
    """How it is written is no text into which a paste could fall unseen; it stays until something is typed."""
    file = "thung-thong/2569/analysis.md"
    walker = Walker(tiny.root).open("").post("begin", {"agency": "thung-thong", "year": "2569"}).open(file)
    before = text(tiny, file)
    assert ("เขียนไว้นอกเครื่องหมายนี้" in before, walker.shown("#text").text().strip()) == (True, "")
    walker.press(text="")
    assert text(tiny, file) == before
    walker.press(text="# ผลการวิเคราะห์")
    assert text(tiny, file) == "# ผลการวิเคราะห์\n"


def test_a_saving_is_taken_back(tiny: TinySite) -> None:
    """Undo gives back the file as it was before the latest saving, and leaves what somebody else changed since."""
    before = text(tiny, SCORES)
    walker = Walker(tiny.root).open(SCORES).press(overall="91")
    walker.desk.undo()
    assert text(tiny, SCORES) == before
    walker.open(SCORES).press(overall="92")
    tiny.edit("scores.yml", "overall: 92", "overall: 93")
    assert Walker(tiny.root, walker.desk).undo() == 409
    assert "overall: 93" in text(tiny, SCORES)


def test_home_tells_what_waits(tiny: TinySite) -> None:
    """Agencies and years stand with what is found in them, what is due and what could not be read."""
    tiny.edit("scores.yml", "overall: 90", "overall: 80")
    Walker(tiny.root).open(SCORES).send("save", {"indicators/9": "x"})
    shown = " ".join(Walker(tiny.root).open("").shown("main").text().split())
    assert (
        "ปีงบประมาณ 2569 รายงานรอบ 6 เดือน (31 มี.ค. 2569) 2 มาตรการ: มาตรการเผยแพร่ข้อมูล, มาตรการป้องกันการทุจริต เกินกำหนด 92 วัน"
        in shown
    )
    assert "ผลคะแนน ต้องแก้ 1" in shown
    assert "ช่องที่ยังอ่านไม่ได้ หรือถูกแก้จากที่อื่น ผลคะแนน 2568" in shown


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("งาน.exe", b"MZ" + bytes(99), "งาน.exe ไม่ใช่ PDF, Word, Excel, PowerPoint หรือรูปภาพ"),
        ("ภาพ.png", PNG + bytes(10_000_001), "ภาพ.png ใหญ่กว่า 10 MB ย่อไฟล์ หรือใส่เป็นลิงก์"),
    ],
)
def test_a_file_that_cannot_be_evidence_is_refused(tiny: TinySite, name: str, data: bytes, told: str) -> None:
    """A file of another kind, or too large, is told with what to do, and is nowhere written."""
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    walker = Walker(tiny.root).open("thung-thong/2568/progress.yml?at=rounds/:0/entries/:0")
    walker.press("save", {"rounds/:0/entries/:0/evidence~file": Upload(name, data)})
    assert (walker.status, told in walker.page.text()) == (415, True)
    assert not (tiny.root / "thung-thong/2568/evidence").exists()


def test_a_file_of_evidence_is_put_beside_the_report(tiny: TinySite) -> None:
    """A picture that is chosen is saved with what was typed, below evidence and cited; a second one of its name beside it."""
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    walker = Walker(tiny.root).open("thung-thong/2568/progress.yml?at=rounds/:0/entries/:0")
    for _ in range(2):
        walker.press("save", {"rounds/:0/entries/:0/evidence~file": Upload("../ภาพ กิจกรรม.png", PNG)})
        assert walker.status == 200
    found = text(tiny, "thung-thong/2568/progress.yml")
    assert found.count("file: evidence/ภาพ-กิจกรรม") == 2
    names = sorted(path.name for path in (tiny.root / "thung-thong/2568/evidence").iterdir())
    assert names == ["ภาพ-กิจกรรม-2.png", "ภาพ-กิจกรรม.png"]


def test_what_the_form_cannot_write_is_left_to_the_file(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a list cannot be added to without loss the page says so, and no file lies about uncited."""
    file = "thung-thong/2568/progress.yml"
    tiny.write("progress.yml", "rounds:\n  - months: 6\n    entries:\n      - {measure: m01, status: done}\n")
    before = text(tiny, file)

    def stuck(*_: object) -> NoReturn:
        raise Unpatchable

    monkeypatch.setattr("prongsai.edit._app.patched", stuck)
    walker = Walker(tiny.root).open(f"{file}?at=rounds/:0/entries/:0")
    walker.press("save", {"rounds/:0/entries/:0/evidence~file": Upload("ภาพ.png", PNG)})
    assert (walker.status, text(tiny, file)) == (409, before)
    assert f"แก้ในไฟล์ {file}" in walker.page.text()
    assert [*(tiny.root / "thung-thong/2568/evidence").iterdir()] == []


def test_a_check_while_typing_assesses_its_year_alone(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The year before is what it is held against, and not assessed again with each letter."""
    before = tiny.root / "thung-thong/2567"
    before.mkdir()
    shutil.copy(tiny.root / SCORES, before)
    walker = Walker(tiny.root).open(SCORES)
    judged: list[int] = []

    def noted(one: Assessment) -> Iterator[Finding]:
        judged.append(one.year)
        return iter(())

    monkeypatch.setattr("prongsai.assess._assess.CHECKS", (noted,))
    walker.quietly({"indicators/1": "91.50"}, "check")
    assert judged == [2568]
