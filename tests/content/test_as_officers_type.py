"""Files as officers type them, wrong in the usual ways: the message names the real cause and the very thing to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import TinySite

MEASURE = """\
measures:
  - id: m01
    title: มาตรการเผยแพร่ข้อมูล
    addresses: [{indicator: 9}]
    steps: [จัดทำข้อมูล, ติดตาม]
    responsible: [clerk]
    period: fiscal_year
    rounds: [6, 12]
    monitoring: รายงานผลต่อผู้บริหาร
"""
UNIT = "E109 ไม่รู้จักส่วนราชการ"
IN_UNITS = "ใน units ของ agency.yml"
FIELD = "E104 ไม่รู้จักชื่อข้อมูล"
WHOLE = "E101 ค่านี้ต้องเป็นจำนวนเต็มตั้งแต่ 1 (พบ"
REFERENCE = "E101 การอ้างถึงต้องเป็นกลุ่มข้อมูล เช่น {indicator: 9} (พบ"
LIST = "ต้องเป็นรายการ (ขึ้นต้นแต่ละข้อด้วย -) (พบ กลุ่มข้อมูล)"
INDICATOR = "E106 ไม่มีตัวชี้วัดที่"
TEN = "(มีตัวชี้วัดที่ 1 ถึง 10)"
JOINED = "ไม่ใช่เครื่องหมายรายการ ให้ขึ้นต้นแต่ละข้อด้วย “- ” หรือใส่ | หลัง “:”"

MEASURES = {
    "ผู้รับผิดชอบ: [clerk]": f"5: {FIELD} “ผู้รับผิดชอบ” (ใกล้เคียงที่สุด: responsible)",
    "Responsible: [clerk]": f"5: {FIELD} “Responsible” (ใกล้เคียงที่สุด: responsible)",
    "status: done": f"5: {FIELD} “status” (เป็นข้อมูลของ progress.yml)",
    "thresholds: {strength: 90}": f"5: {FIELD} “thresholds” (เป็นข้อมูลของทั้งไฟล์ ให้ย่อหน้าออกมา)",
    "heading: หัวตาราง": f"5: {FIELD} “heading” (เป็นข้อมูลใน table › columns)",
    "period: {เริ่ม: ต.ค. 2568, end: มี.ค. 2569}": f"14: {FIELD} “เริ่ม” (ใกล้เคียงที่สุด: start)",
    "responsible: [สำนักปลัด]": f"19: {UNIT} “สำนักปลัด” {IN_UNITS} (ใกล้เคียงที่สุด: clerk)",
    "responsible: [กอง คลัง]": f"19: {UNIT} “กอง คลัง” {IN_UNITS} (ใกล้เคียงที่สุด: finance)",
    "responsible: [“finance”]": f"19: {UNIT} ““finance”” {IN_UNITS} (ใกล้เคียงที่สุด: finance)",
    "responsible: [กองช่าง]": f"19: {UNIT} “กองช่าง” {IN_UNITS} (ใช้ได้: clerk, finance)",
    "responsible: clerk, finance": (
        f"18: {UNIT} “clerk, finance” {IN_UNITS} (หลายส่วนราชการให้เขียนเป็นรายการ: [clerk, finance])"
    ),
    "responsible: กองคลังและสำนักปลัดเทศบาล": (
        f"18: {UNIT} “กองคลังและสำนักปลัดเทศบาล” {IN_UNITS} (หลายส่วนราชการให้เขียนเป็นรายการ: [finance, clerk])"
    ),
    "responsible: [clerk, clerk]": "26: W135 “clerk” เขียนซ้ำในรายการเดียวกัน (ครั้งแรกอยู่บรรทัด 6)",
    "rounds: [6, 6]": "17: W135 “6” เขียนซ้ำในรายการเดียวกัน (ครั้งแรกอยู่บรรทัด 6)",
    "rounds: (6, 12)": f"13: {WHOLE} (6, 12) ให้เขียน [6, 12])",
    "rounds: [6 เดือน]": f"14: {WHOLE} 6 เดือน ให้เขียน 6)",
    "rounds: [６]": f"14: {WHOLE} ６ ให้เขียน 6)",
    "addresses: ตัวชี้วัดที่ 2": f"16: {REFERENCE} ตัวชี้วัดที่ 2 ให้เขียน {{indicator: 2}})",
    "addresses: [O18]": f"17: {REFERENCE} O18 ให้เขียน {{item: O18}})",
    "addresses: [e5]": f"17: {REFERENCE} e5 ให้เขียน {{question: e5}})",
    "addresses: [EIT]": f"17: {REFERENCE} EIT ให้เขียน {{tool: EIT}})",
    "addresses: [การใช้อำนาจ]": f"17: {REFERENCE} การใช้อำนาจ ให้เขียน {{text: การใช้อำนาจ}})",
    "addresses: [{indicator: การใช้งบประมาณ}]": f"29: {INDICATOR} การใช้งบประมาณ {TEN} (ใกล้เคียงที่สุด: 2)",
    "addresses: [{indicator: ตัวชี้วัดที่ 2}]": f"29: {INDICATOR} 2 {TEN} (ใกล้เคียงที่สุด: 2)",
    "addresses: [{indicator: O18}]": f"29: {INDICATOR} O18 {TEN} (ให้เขียน item: O18)",
    "addresses: [{question: O18}]": "28: E110 ไม่รู้จักข้อคำถาม “O18” ของปี 2568 (ให้เขียน item: O18)",
    "addresses: [{item: ข้อ 18}]": "24: E111 ไม่รู้จักข้อ “ข้อ 18” ของ OIT ปี 2568 (ใกล้เคียงที่สุด: O18)",
    "addresses: [{indicator:2}]": "18: E006 ไวยากรณ์ YAML ผิด: หลัง “:” ต้องเว้นวรรค ให้เขียน indicator: 2",
    "steps: {1: จัดทำ, 2: ติดตาม}": f"12: E101 “steps” {LIST}",
    "steps: [จัดทำ, '']": "20: E132 “steps ข้อที่ 2” ว่างอยู่ ให้พิมพ์ข้อความ หรือลบบรรทัดนี้ถ้าไม่มี",
    "steps:\n      - จัดทำ\n      -": "8: E132 “steps ข้อที่ 2” ว่างอยู่ ให้พิมพ์ข้อความ หรือลบบรรทัดนี้ถ้าไม่มี",
    "steps:\n      • จัดทำ\n      • ติดตาม": f"7: W033 2 ข้อถูกต่อเป็นข้อความบรรทัดเดียว เพราะ “•” {JOINED}",
    "steps:\n      -จัดทำ\n      -ติดตาม": f"7: W033 2 ข้อถูกต่อเป็นข้อความบรรทัดเดียว เพราะ “-” {JOINED}",
    "steps:\n      ๑. จัดทำ\n      ๒. ติดตาม": f"7: W033 2 ข้อถูกต่อเป็นข้อความบรรทัดเดียว เพราะ “๑.” {JOINED}",
    "steps:\n      \uf0b7 จัดทำ\n      \uf0b7 ติดตาม": f"7: W033 2 ข้อถูกต่อเป็นข้อความบรรทัดเดียว เพราะ “•” {JOINED}",
}


@pytest.mark.parametrize("typed", MEASURES)
def test_what_stands_in_a_measure_is_told(site: TinySite, typed: str) -> None:
    """A field by its Thai name or of another place, a unit by its name, a code without its kind, bullets of Word."""
    field = typed.partition(":")[0]
    others = [line for line in MEASURE.splitlines(keepends=True) if not line.strip().startswith(f"{field}:")]
    site.write("measures.yml", "".join([*others[:5], f"    {typed}\n", *others[5:]]))
    told = [line.partition("measures.yml:")[2].partition(":")[2] for line in site.lines()]
    assert MEASURES[typed] in told


OTHERS = {
    ("scores.yml", "overall: 90", "คะแนนภาพรวม: 90"): f"1:1: {FIELD} “คะแนนภาพรวม” (ใกล้เคียงที่สุด: overall)",
    ("scores.yml", "overall: 90", "overall: ９０．５"): "1:10: E101 คะแนนต้องเป็นตัวเลข (พบ ９０．５ ให้เขียน 90.5)",
    ("scores.yml", "overall: 90", "overall: 90 .50"): "1:10: E101 คะแนนต้องเป็นตัวเลข (พบ 90 .50 ให้เขียน 90.50)",
    ("scores.yml", "overall: 90", "overall: ''"): "1:10: E101 คะแนนต้องเป็นตัวเลข (พบ ค่าว่าง)",
    ("scores.yml", "overall: 90\nlevel: ผ่านดี", "overall: 90 level: ผ่านดี"): (
        "1:18: E006 ไวยากรณ์ YAML ผิด: มีเครื่องหมาย “:” เกินในบรรทัด ถ้าเป็นข้อความให้ใส่เครื่องหมายคำพูดครอบ"
        " ถ้า level เป็นข้อมูลอีกรายการให้ขึ้นบรรทัดใหม่"
    ),
    ("scores.yml", "  1: 90", "  การปฏิบัติหน้าที่: 90"): f"4:3: {INDICATOR} การปฏิบัติหน้าที่ {TEN} (ใกล้เคียงที่สุด: 1)",
    ("scores.yml", "indicators:", "tools: {แบบวัด IIT: 90}\nindicators:"): (
        "3:9: E108 ไม่รู้จักเครื่องมือ “แบบวัด IIT” (มี IIT, EIT, OIT) (ใกล้เคียงที่สุด: IIT)"
    ),
    ("agency.yml", "units:", "ส่วนราชการ:"): f"5:1: {FIELD} “ส่วนราชการ” (ใกล้เคียงที่สุด: units)",
    ("agency.yml", "  - id: clerk\n    name: สำนักปลัดเทศบาล\n  - id: finance\n    name:", "  clerk: ปลัด\n  finance:"): (
        f"6:3: E101 “units” {LIST}"
    ),
    ("agency.yml", "kind: เทศบาลตำบล", "kind: เทศบาล"): (
        "3:7: H130 ประเภท “เทศบาล” ไม่อยู่ในรายการ คล้ายกับ “เทศบาลตำบล” หรือ “เทศบาลเมือง” หรือ “เทศบาลนคร”"
        " ถ้าตั้งใจเขียนเช่นนี้ให้คงไว้"
    ),
    ("measures.yml", "  - id: m02", "    id: m02"): (
        "10:5: E010 คีย์ “id” ซ้ำ (ครั้งแรกอยู่บรรทัด 2) ถ้าเป็นรายการใหม่ ให้ขึ้นต้นด้วย “- ”"
    ),
    ("measures.yml", "measures:\n", "fiscal_year: ปีงบประมาณ 2569\nmeasures:\n"): (
        "1:14: E101 ค่านี้ต้องเป็นปี พ.ศ. สี่หลัก เช่น 2569 (พบ ปีงบประมาณ 2569 ให้เขียน 2569)"
    ),
    ("analysis.yml", "about: {indicator: 9}", "about: ตัวชี้วัดที่ 9"): (
        f"2:12: {REFERENCE} ตัวชี้วัดที่ 9 ให้เขียน {{indicator: 9}})"
    ),
    ("analysis.yml", "    finding", "    kind: จุดเด่น\n    finding"): (
        "3:11: E113 ไม่รู้จัก “จุดเด่น” (ใช้ได้: จุดแข็ง, จุดอ่อน, ต้องแก้ไขโดยเร่งด่วน, ต้องพัฒนาให้ดีขึ้น, รักษาระดับ) (ใกล้เคียงที่สุด: จุดแข็ง)"
    ),
}


@pytest.mark.parametrize("typed", OTHERS, ids=lambda typed: typed[2].strip())
def test_what_stands_in_other_files_is_told(site: TinySite, typed: tuple[str, str, str]) -> None:
    """Numbers of full width, names for codes, a group for a list, a dash that is missing: each is told alone."""
    file, old, new = typed
    site.edit(file, old, new)
    assert [line.partition(f"{file}:")[2] for line in site.lines()] == [OTHERS[typed]]


PROGRESS = (
    "rounds:\n  - months: 6\n    reported: 1 เม.ย. 2569\n    entries:\n      - {{measure: {}, status: in_progress{}}}\n"
)
MISSING = "E801 ไม่มีมาตรการ"
ROUND = {
    ("มาตรการที่ 2", ""): f"5:19: {MISSING} “มาตรการที่ 2” ใน measures.yml (ใกล้เคียงที่สุด: m02)",
    ("การป้องกันการทุจริต", ""): f"5:19: {MISSING} “การป้องกันการทุจริต” ใน measures.yml (ใกล้เคียงที่สุด: m02)",
    (
        "m01",
        ", steps: {จัดทำข้อมูล: done}",
    ): "5:53: E807 มาตรการ “มาตรการเผยแพร่ข้อมูล” ไม่มีขั้นตอนที่ จัดทำข้อมูล (มี 1 ขั้นตอน) (ใกล้เคียงที่สุด: 1)",
    (
        "m01",
        ", spent: 'ราว 25,000 บาท'",
    ): "5:52: E101 จำนวนเงินต้องเป็นจำนวนบาท เช่น 25000 (พบ ราว 25,000 บาท ให้เขียน 25000)",
    ("m01", ", evidence: {file: plan.pdf, title: แผน}"): (
        "5:62: E803 ไฟล์หลักฐาน plan.pdf ไม่อยู่ในโฟลเดอร์ evidence ของปี จึงไม่เผยแพร่"
        " ถ้าไฟล์อยู่ในโฟลเดอร์ evidence ให้เขียน evidence/plan.pdf"
    ),
    ("m01", ", evidence: {file: 'D:\\งาน\\plan.pdf', title: แผน}"): (
        "5:62: E803 ไฟล์หลักฐาน D:\\งาน\\plan.pdf ไม่อยู่ในโฟลเดอร์ evidence ของปี จึงไม่เผยแพร่"
        " ถ้าไฟล์อยู่ในโฟลเดอร์ evidence ให้เขียน evidence/plan.pdf"
    ),
    ("m01", ", evidence: {file: 'https://x.go.th/a.pdf', title: แผน}"): (
        "5:62: E803 ไฟล์หลักฐาน https://x.go.th/a.pdf ไม่อยู่ในโฟลเดอร์ evidence ของปี จึงไม่เผยแพร่ ลิงก์ให้ใช้ url: แทน file:"
    ),
    ("m01", ", evidence: {url: evidence/a.pdf, title: แผน}"): (
        "5:61: E118 ที่อยู่เว็บต้องขึ้นต้นด้วย https:// หรือ http:// (พบ “evidence/a.pdf”)"
        " ไฟล์หลักฐานให้วางในโฟลเดอร์ evidence แล้วเขียน file: evidence/a.pdf"
    ),
}


@pytest.mark.parametrize("typed", ROUND, ids=" ".join)
def test_what_stands_in_a_round_is_told(site: TinySite, typed: tuple[str, str]) -> None:
    """A measure or step by its words or place, a sum among words, evidence by another way than its own."""
    site.write("progress.yml", PROGRESS.format(*typed))
    assert ROUND[typed] in [line.partition("progress.yml:")[2] for line in site.lines()]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("5 เมษยน 2569", "ใกล้เคียงที่สุด: 5 เม.ย. 2569"),
        ("5-Apr-26", "ใกล้เคียงที่สุด: 5 เม.ย. 2569"),
        ("5 Apr 2026", "ใกล้เคียงที่สุด: 5 เม.ย. 2569"),
        ("2569/04/05", "ใกล้เคียงที่สุด: 5 เม.ย. 2569"),
        ("ภายใน 5 เม.ย. 2569", "ใกล้เคียงที่สุด: 5 เม.ย. 2569"),
        ("4/5/2569 เวลา 10.00 น.", "ใกล้เคียงที่สุด: 4 พ.ค. 2569"),
        ("31 เม.ย. 2569", "เดือนนี้มีถึงวันที่ 30: 30 เม.ย. 2569"),
        ("ยังไม่รายงาน", "ถ้ายังไม่มีให้ลบบรรทัดนี้"),
        ("5/4/2026", "ปี ค.ศ. ให้ใช้ พ.ศ. 2569"),
    ],
)
def test_a_date_that_is_none_is_told_with_the_one_that_was_meant(site: TinySite, written: str, hint: str) -> None:
    """A month misspelt, an English or Christian date, a day that no month has."""
    site.write("progress.yml", PROGRESS.format("m01", "").replace("1 เม.ย. 2569", written))
    told = f"E114 อ่านวันที่ “{written}” ไม่ได้ ให้เขียนเช่น 2568-10-01 หรือ 1 ต.ค. 2568 (ปี พ.ศ.) ({hint})"
    assert f"thung-thong/2568/progress.yml:3:15: {told}" in site.lines()


@pytest.mark.parametrize("rounds", ["[]", "[{months: 6, entries: [{measure: m01, status: done}]}]"])
@pytest.mark.parametrize("measures", ["measures: []\n", None])
def test_progress_without_measures_is_told_once(site: TinySite, rounds: str, measures: str | None) -> None:
    """A report on measures that there are not is one error, whatever it reports."""
    site.write("measures.yml", measures) if measures else site.path("measures.yml").unlink()
    site.write("progress.yml", f"rounds: {rounds}\n")
    told = "E823 มี progress.yml แต่ measures.yml ยังไม่มีมาตรการให้รายงานผล ให้เติมมาตรการ หรือลบ progress.yml"
    errors = [line.partition("progress.yml:1:9: ")[2] for line in site.lines() if " E" in line]
    assert errors == [told]


def test_the_nearest_level_is_never_the_opposite(site: TinySite) -> None:
    """A level that was missed is not told to be almost one that was reached."""
    site.edit("scores.yml", "level: ผ่านดี", "level: ไม่ผ่าน")
    levels = "ผ่านดีเยี่ยม, ผ่านดี, ผ่าน, ต้องปรับปรุง, ต้องปรับปรุงโดยด่วน"
    [line] = [line for line in site.lines() if "W311" in line]
    assert line.endswith(f"W311 ไม่รู้จักระดับ “ไม่ผ่าน” ของปี 2568 (ใช้ได้: {levels})")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("htps://x.go.th", "https://x.go.th"),
        ("https ://x.go.th", "https://x.go.th"),
        ("https:// x.go.th", "https://x.go.th"),
        ("//x.go.th/ข่าว", "https://x.go.th/ข่าว"),
        ("“https://x.go.th”", "https://x.go.th"),
        ("https：//x.go.th", "https://x.go.th"),
        ("http://http://x.go.th", "http://x.go.th"),
        ("https://x .go.th/a b", "https://x.go.th/a%20b"),
    ],
)
def test_an_address_is_told_as_it_is_to_be_written(site: TinySite, typed: str, written: str) -> None:
    """Whatever is wrong with the beginning of a web address, the whole of it is told right."""
    site.edit("agency.yml", "province", f"website: '{typed}'\nprovince")
    [line] = site.lines()
    assert line.endswith(f"(พบ “{typed}”) ให้เขียน {written}")


@pytest.mark.parametrize("typed", ["ftp://x.go.th", "mailto:a@x.go.th", "https://x.go.th/<a>"])
def test_no_address_is_made_up(site: TinySite, typed: str) -> None:
    """Where the address that was meant is not known, none is told."""
    site.edit("agency.yml", "province", f"website: {typed}\nprovince")
    [line] = site.lines()
    assert line.endswith(f"(พบ “{typed}”)")


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04", "ไฟล์ Word, Excel หรือไฟล์บีบอัด"),
        (b"\xd0\xcf\x11\xe0", "ไฟล์ Word หรือ Excel รุ่นเก่า"),
        (b"%PDF-1.7", "ไฟล์ PDF"),
        (b"{\\rtf1", "ไฟล์ Rich Text"),
    ],
)
def test_a_file_of_another_program_is_told_as_that(site: TinySite, begins: bytes, kind: str) -> None:
    """A document of Word whose name alone was changed is not told to be of another encoding."""
    site.write("measures.yml", begins + b"\0\0")
    advice = "ให้คัดลอกข้อความไปวางในโปรแกรมแก้ไขข้อความ แล้วบันทึกเป็นเข้ารหัส UTF-8"
    assert f"thung-thong/2568/measures.yml:1:1: E034 เนื้อไฟล์เป็น{kind} ไม่ใช่ข้อความ {advice}" in site.lines()


@pytest.mark.parametrize(
    ("typed", "near"), [("Open Data", "open-data"), ("open_data", "open-data"), ("มาตรการ 2", "m01")]
)
def test_an_id_that_is_none_is_told_as_it_is_to_be_written(site: TinySite, typed: str, near: str) -> None:
    """Capital letters, spaces and underlines give way; a Thai id has no form of its own."""
    site.edit("measures.yml", "id: m02", f"id: {typed}")
    [line] = site.lines()
    assert line.endswith(f"E117 รหัส “{typed}” ใช้ทำลิงก์ไม่ได้ ให้ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และ - เช่น {near}")


@pytest.mark.parametrize(
    ("typed", "near"), [("ชื่อหน่วยงาน", "agency"), ("คะแนนภาพรวม", "overall"), ("ระดับตามรายงาน", "level")]
)
def test_a_placeholder_in_thai_is_told_by_its_name(site: TinySite, typed: str, near: str) -> None:
    """Whoever types what a placeholder stands for is told what it is called."""
    site.write("analysis.md", f"ผล {{{{ {typed} }}}}\n")
    told = f"E201 ไม่รู้จักคำแทนค่า “{typed}” (ใกล้เคียงที่สุด: {near})"
    assert f"thung-thong/2568/analysis.md:1:7: {told}" in site.lines()


def test_what_has_little_in_common_is_not_the_nearest(site: TinySite) -> None:
    """Names that share a few letters alone are not told to be meant."""
    site.write("analysis.md", "ผล {{ measure }}\n")
    assert "thung-thong/2568/analysis.md:1:7: E201 ไม่รู้จักคำแทนค่า “measure”" in site.lines()
