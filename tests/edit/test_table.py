"""What an officer begins with in the form: an agency, a year, and the table of measures that there is already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from prongsai.edit import Upload
from prongsai.files import write_whole
from prongsai.sheet.plain._rows import Row
from tests.edit.walker import Walker
from tests.sheet.measured import word_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

TABLE = "thung-thong/2568/table"
MEASURES = "thung-thong/2568/measures.yml"
TEXT = (
    "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\n"
    "เปิดเผยข้อมูล\t1. รวบรวม 2. เผยแพร่\tกองช่าง\tไตรมาส 2\n"
    "อบรม\tจัดอบรม\tกองคลัง\tช่วงที่เหมาะสม\n"
)
NEW = {
    "name": "เทศบาลตำบลบ้านใหม่",
    "short_name": "ทต.บ้านใหม่",
    "kind": "เทศบาลตำบล",
    "province": "ตาก",
    "unit": "สำนักปลัด",
}


def read(walker: Walker) -> list[str]:
    """Return what the page shows that it has read."""
    return [" ".join(one.text(separator=" ").split()) for one in walker.page.css(".e-panel")]


def titles(site: TinySite) -> list[str]:
    """Return the titles of the measures that are there."""
    return [one["title"] for one in yaml.safe_load((site.root / MEASURES).read_text(encoding="utf-8"))["measures"]]


def test_a_pasted_table_is_shown_before_it_is_taken(tiny: TinySite) -> None:
    """What was read, and beside its row what was not; nothing is written before the button that says how many come."""
    before = titles(tiny)
    walker = Walker(tiny.root).open(MEASURES).follow("นำเข้าตารางจาก Word").send("look", {"text": TEXT})
    assert read(walker) == [
        "เปิดเผยข้อมูล สิ่งที่มาตรการมุ่งแก้ ตัวชี้วัดที่ 9 ขั้นตอน รวบรวม เผยแพร่ ผู้รับผิดชอบ กองช่าง ระยะเวลา ไตรมาสที่ 2",
        "อบรม ขั้นตอน จัดอบรม ผู้รับผิดชอบ กองคลัง ระยะเวลา ระยะเวลา: ช่วงที่เหมาะสม",
    ]
    assert [" ".join(one.text().split()) for one in walker.page.css(".e-find")] == [
        "แถว 2 ตาราง: เพิ่มส่วนราชการที่ยังไม่มีในข้อมูลหน่วยงาน ดูว่าชื่อถูกต้อง: กองช่าง",
        "แถว 3 ตาราง: อ่านช่อง “ระยะเวลา” เป็นช่วงเวลาไม่ได้ จึงเก็บเป็นถ้อยคำ: ช่วงที่เหมาะสม",
    ]
    assert titles(tiny) == before
    assert "นำเข้า 2 มาตรการเป็นร่าง" in walker.shown(".e-bar").text()
    walker.send("take", {})
    assert titles(tiny) == [*before, "เปิดเผยข้อมูล", "อบรม"]
    assert "อบรม" in walker.shown(".e-rows").text()


def test_what_a_table_brought_can_be_taken_back(tiny: TinySite) -> None:
    """The measures go, and with them the unit that came with them."""
    files = {path: path.read_bytes() for path in tiny.root.rglob("*.yml")}
    walker = Walker(tiny.root).open(TABLE).send("look", {"text": TEXT}).send("take", {})
    walker.undo()
    assert {path: path.read_bytes() for path in tiny.root.rglob("*.yml")} == files
    assert walker.desk.undo() is None


def test_a_table_is_taken_whole_or_not_at_all(tiny: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the measures change in the moment of saving, the unit that came with the table is not left behind."""
    agency = (tiny.root / "thung-thong/agency.yml").read_bytes()
    walker = Walker(tiny.root).open(TABLE).send("look", {"text": TEXT})

    def late(path: Path, *given: Any) -> None:  # noqa: ANN401 - as it was called
        if path.name == "agency.yml" and path.read_bytes() == agency:
            tiny.write("measures.yml", "measures: []\n")
        write_whole(path, *given)

    with monkeypatch.context() as patch:
        patch.setattr("prongsai.patch._save.write_whole", late)
        walker.send("take", {})
    assert (walker.status, (tiny.root / "thung-thong/agency.yml").read_bytes()) == (409, agency)
    assert ((tiny.root / MEASURES).read_text(encoding="utf-8"), walker.desk.saved) == ("measures: []\n", [])


@pytest.mark.parametrize("name", ["ตาราง.docx", "ตาราง.csv", "ตาราง.txt"])
def test_a_table_comes_in_a_file(tiny: TinySite, tmp_path: Path, name: str) -> None:
    """A Word document, a .csv file or a text that is chosen is read as what is pasted."""
    rows = [Row(tuple(line.split("\t")), number) for number, line in enumerate(TEXT.splitlines(), 1)]
    data = word_document(rows, tmp_path / name).read_bytes() if name.endswith("docx") else TEXT.encode()
    walker = Walker(tiny.root).open(TABLE).send("look", {}, {"file": Upload(name, data)})
    assert len(read(walker)) == 2


def test_the_clipboard_of_a_browser_goes_before_its_text(tiny: TinySite) -> None:
    """A page's script sends the table as HTML, whose cells keep their paragraphs."""
    page = "<table>" + "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in TEXT.splitlines()
    )
    assert len(read(Walker(tiny.root).open(TABLE).send("look", {"text": "x", "html": f"{page}</table>"}))) == 2


@pytest.mark.parametrize("text", ["", "ไม่มีตาราง", "ชื่อ\tคะแนน\nก\t1\n"])
def test_what_is_no_table_is_told(tiny: TinySite, text: str) -> None:
    """The page says what a table must have, and what was pasted stays in its box."""
    walker = Walker(tiny.root).open(TABLE).send("look", {"text": text})
    assert (walker.status, "ไม่พบตารางมาตรการ" in walker.shown(".e-find.error").text()) == (400, True)
    assert walker.values()["text"] == [text]


def test_a_new_agency_and_its_first_year(tiny: TinySite) -> None:
    """Named on the home, it is there to be filled, and leads to where a year begins, which comes next from then on."""
    walker = Walker(tiny.root).open("")
    walker.post("agency", NEW | {"slug": "ban-mai"})
    held = yaml.safe_load((tiny.root / "ban-mai/agency.yml").read_text(encoding="utf-8"))
    assert (held["short_name"], held["units"]) == ("ทต.บ้านใหม่", [{"id": "clerk", "name": "สำนักปลัด"}])
    walker.open("ban-mai/agency.yml").follow("ไปเริ่มปีแรก")
    assert walker.shown("[id='ban-mai~year']").attributes["value"] == "2569"
    walker.post("begin", {"agency": "ban-mai", "year": "2568"})
    assert "ผลคะแนน ปี 2568" in walker.open("ban-mai/agency.yml").follow("ไปต่อ").shown("h1").text()
    assert "ฉบับร่าง" in walker.open("").shown("#ban-mai ~ .e-years").text()


@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"slug": "thung-thong"}, 409, "มีหน่วยงานที่ใช้ชื่อในที่อยู่เว็บนี้แล้ว"),
        ({"slug": "../ออก"}, 400, "ยังเพิ่มหน่วยงานไม่ได้"),
        ({"slug": "ban-mai", "name": " "}, 400, "ยังเพิ่มหน่วยงานไม่ได้"),
        ({"slug": "ban-mai", "province": ""}, 400, "ยังเพิ่มหน่วยงานไม่ได้"),
    ],
)
def test_an_agency_that_cannot_be_is_told(tiny: TinySite, changed: dict[str, str], status: int, told: str) -> None:
    """A name that is taken, one that is no address, one that is missing, and the province of a kind that lies in one."""
    before = sorted(tiny.root.rglob("*"))
    walker = Walker(tiny.root).open("")
    walker.post("agency", NEW | changed)
    assert (walker.status, told in walker.shown("h1").text()) == (status, True)
    assert sorted(tiny.root.rglob("*")) == before


@pytest.mark.parametrize("year", ["68", "", "สองห้าหกแปด", "1968"])
def test_what_is_no_year_is_told(tiny: TinySite, year: str) -> None:
    """A year is asked for as one of the Buddhist era in four digits, and nothing is written."""
    before = sorted(tiny.root.rglob("*"))
    walker = Walker(tiny.root).open("")
    walker.post("begin", {"agency": "thung-thong", "year": year})
    assert (walker.status, "พ.ศ. สี่หลัก เช่น 2568" in walker.shown("main").text()) == (400, True)
    assert sorted(tiny.root.rglob("*")) == before


def test_a_draft_is_computed_and_checked_as_it_will_be(tiny: TinySite) -> None:
    """While a year is a draft its sums stand beside what is typed, and what contradicts is told; what lacks is no fault."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall: 90")
    walker = Walker(tiny.root).open("thung-thong/2568/scores.yml").send("save", {"indicators/9": "85.5"})
    sums = [row.text(separator=" ").split() for row in walker.page.css("#aside tbody tr")]
    assert sums[-1] == ["ภาพรวม", "89.10", "90.00"]
    assert any("89.10" in one for one in walker.found("overall"))
    assert "กล่องผู้ประเมิน" in walker.shown("#aside").text()


def test_a_draft_is_computed_though_its_other_parts_lack_something(tiny: TinySite) -> None:
    """The empty measure with which a new year begins keeps nothing of its scores from being computed."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall: 90")
    (tiny.root / MEASURES).write_text("measures:\n  - id: m01\n    title:\n", encoding="utf-8")
    walker = Walker(tiny.root).open("thung-thong/2568/scores.yml")
    assert [row.text(separator=" ").split()[0] for row in walker.page.css("#aside tbody tr")][-1] == "ภาพรวม"
    assert "{{ overall }}" in {
        one.attributes["data-insert"] for one in walker.open("thung-thong/2568/analysis.md").page.css("[data-insert]")
    }
