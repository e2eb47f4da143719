"""Personal data in the texts of a site: told wherever it stands, masked everywhere, acknowledged with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from prongsai.findings import FORMATS
from tests.conftest import WHOLE
from tests.render.reading import render

if TYPE_CHECKING:
    from tests.conftest import TinySite

ID = "1-9999-00000-01-3"
WITH_A_WORD = f"ผู้ถือบัตรประชาชน {ID}"
TOLD = "E921 มีเลขประจำตัวประชาชน x-xxxx-xxxx0-01-3 ให้ลบ หรือปิดไว้ให้เหลือไม่เกินสี่ตัวท้าย"
YEAR = "thung-thong/2568"
NAME = "นายสมมุติ ทดสอบดี"


def personal(site: TinySite) -> list[str]:
    """Return what is found of personal data, as an officer reads it."""
    return [str(finding) for finding in site.findings() if finding.code[1:].startswith("92")]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("agency.yml", "name: กองคลัง", f"name: กองคลัง {WITH_A_WORD}", "thung-thong/agency.yml:9:37"),
        ("scores.yml", "level: ผ่านดี", f"level: ผ่านดี # {WITH_A_WORD}", f"{YEAR}/scores.yml:2:35"),
        ("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {WITH_A_WORD}", f"{YEAR}/measures.yml:3:30"),
        ("measures.yml", "[จัดทำข้อมูลให้ครบถ้วน]", f"[จัดทำ, '{WITH_A_WORD}']", f"{YEAR}/measures.yml:5:39"),
        ("analysis.yml", "finding: เปิด", f"finding: >-\n      {WITH_A_WORD}\n      เปิด", f"{YEAR}/analysis.yml:4:25"),
        ("analysis.md", "ได้คะแนน", f"{WITH_A_WORD} ได้คะแนน", f"{YEAR}/analysis.md:3:32"),
        ("analysis.md", "# ผล", f"<!-- {WITH_A_WORD} -->\n\n# ผล", f"{YEAR}/analysis.md:1:24"),
        ("thung-thong/addresses.txt", "brief/", f"# {WITH_A_WORD}\nbrief/", "thung-thong/addresses.txt:1:21"),
    ],
)
def test_an_id_is_told_wherever_it_stands(tiny: TinySite, file: str, old: str, new: str, place: str) -> None:
    """A field, a list, a folded text, the narrative, a comment, a list of addresses: the id is told at its place."""
    tiny.edit(file, old, new)
    assert personal(tiny) == [f"{place}: {TOLD}"]


def test_a_field_that_is_not_known_is_read_too(tiny: TinySite) -> None:
    """In a file that cannot be taken, what is personal is told beside what else is wrong."""
    tiny.append("scores.yml", f"เลขประจำตัวประชาชน: '{ID}'\n")
    assert personal(tiny) == [f"{YEAR}/scores.yml:14:22: {TOLD}"]


def test_a_file_that_is_no_yaml_is_read_too(tiny: TinySite) -> None:
    """A file with a slip in its YAML is searched line by line."""
    tiny.append("scores.yml", f"note: [ {WITH_A_WORD}\n")
    assert personal(tiny) == [f"{YEAR}/scores.yml:14:27: {TOLD}"]


def test_a_list_of_the_sites_agencies_is_read_too(tiny: TinySite) -> None:
    """The list beside the agencies' folders is searched as well."""
    tiny.write("./addresses.txt", f"# {WITH_A_WORD}\nthung-thong/\n")
    assert personal(tiny) == [f"addresses.txt:1:21: {TOLD}"]


def test_an_agencys_folder_is_read_too(tiny: TinySite) -> None:
    """The name of a folder is part of every address."""
    (tiny.root / "thung-thong").rename(tiny.root / "tel-0812345678")
    told = "W924 ชื่อโฟลเดอร์ของหน่วยงานมีโทรศัพท์เคลื่อนที่ xxxxxx5678 ให้ใช้โทรศัพท์สำนักงานแทน"
    assert [line.partition(": ")[2] for line in personal(tiny)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ID, "W923 มีเลขสิบสามหลัก x-xxxx-xxxx0-01-3 ที่อาจเป็นเลขประจำตัวประชาชน"),
        ("081-234-5678", "W924 มีโทรศัพท์เคลื่อนที่ xxx-xxx-5678 ให้ใช้โทรศัพท์สำนักงานแทน"),
        ("somsong@gmail.com", "W925 มีอีเมลส่วนตัว s…@gmail.com ให้ใช้อีเมลของหน่วยงานแทน"),
        (NAME, "W926 มีชื่อบุคคล นาย ส… ท… ให้ใช้ชื่อตำแหน่งแทน"),
        (
            "โอนเข้าบัญชีธนาคาร 123-4-56789-0",
            "E922 มีเลขที่บัญชีหรือพร้อมเพย์ xxx-x-xx789-0 ให้ลบ หรือปิดไว้ให้เหลือไม่เกินสี่ตัวท้าย",
        ),
        ("ไลน์ไอดี somsong99", "W927 มีไลน์ไอดี s…"),
        ("หนังสือเดินทาง AA1234567", "W927 มีเลขหนังสือเดินทาง xxxxx4567"),
        ("เลขหลังบัตร JT1-0001234-12", "W927 มีเลขหลังบัตรประชาชน xxx-xxxxx34-12"),
        ("ป้ายทะเบียน กข 1234", "W927 มีทะเบียนรถ xx xx34"),
        ("บ้านเลขที่ 12/3 หมู่ที่ 4", "W927 มีที่อยู่บ้าน บ้านเลขที่ xx/x หมู่ที่ x"),
    ],
)
def test_each_kind_has_its_line(tiny: TinySite, text: str, told: str) -> None:
    """Every kind is told in its own sentence, an id and an account beside their word as errors."""
    tiny.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {text}")
    assert [line.partition(": ")[2] for line in personal(tiny)] == [told]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_printed_whole_in_any_format(tiny: TinySite, form: str) -> None:
    """Neither the finding itself nor another that quotes the same value prints it."""
    tiny.edit("scores.yml", "overall: 90", f"overall: '{WITH_A_WORD}'")
    tiny.append("measures.yml", f"extra: {NAME}\n")
    tiny.write(f"{YEAR}/สำเนาบัตรประชาชน {ID}.txt", "x")
    result = CliRunner().invoke(main, ["check", "--content", str(tiny.root), "--format", form])
    assert "xxxx0-01-3" in result.output
    assert ID not in result.output
    assert "สมมุติ" not in result.output


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("scores.yml", '"19999\\u200b00000013": 1\n'),
        ("scores.yml", '"\\x31999900000013": 1\n'),
        ("scores.yml", '"1-9999\\u00ad-00000-01-3": 1\n'),
        ("agency.yml", f"{'ก' * 27} 1999900000013: 1\n"),
        ("scores.yml", f"fiscal_year: {'ก ' * 15}1999900000013\n"),
        ("scores.yml", f"fiscal_year: {'ก ' * 14}1 9999 00000 01 3\n"),
        ("scores.yml", f"fiscal_year: {'ก ' * 13}somsong.t@gmail.com\n"),
        ("analysis.md", "ทด\u200bสอบ\u200b1999900000013\n"),
        ("analysis.md", "1999900000013\u200bทดสอบ\n"),
        ("analysis.md", "ทดสอบ\u200bsomsong.thodsob@gmail.com\n"),
    ],
)
def test_no_finding_tells_a_part_that_is_the_most(tiny: TinySite, file: str, text: str) -> None:
    """Where a value is shortened, or letters that nobody sees are named in it, no more than four digits are told."""
    tiny.write(file, text) if file == "analysis.md" else tiny.append(file, text)
    told = "\n".join(tiny.lines())
    assert told
    assert not re.search(r"1-?\s?9{3,4}|somsong\.t", told)


def test_values_of_two_fields_are_never_read_as_one(tiny: TinySite) -> None:
    """What reaches from one line of a list to the next is nobody's number and nobody's name."""
    tiny.edit(
        "measures.yml", "steps: [จัดทำข้อมูลให้ครบถ้วน]", "steps:\n      - นายสมมุติ\n      - ทดสอบดี 081\n      - 2345678"
    )
    assert personal(tiny) == []


@pytest.mark.parametrize(
    "steps",
    ["['1', '9999', '00000', '01', '3']", "\n      - '1'\n      - '9999'\n      - '00000'\n      - '01'\n      - '3'"],
)
def test_an_id_in_items_of_its_own_is_told(tiny: TinySite, steps: str) -> None:
    """Digits that stand in one item each, as in the boxes of a form, are read as the number that they are together."""
    tiny.edit("measures.yml", "steps: [จัดทำข้อมูลให้ครบถ้วน]", f"steps: {steps}")
    assert [line.split(" ")[1] for line in personal(tiny)] == ["W923"]


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ('"ของ\\u0e19\\u0e32\\u0e22สมมุติ ทดสอบดี"', 16),
        (
            "https://www.example.go.th/%E0%B8%99%E0%B8%B2%E0%B8%A2%E0%B8%AA%E0%B8%A1%E0%B8%A1%E0%B8%B8%E0%B8%95%E0%B8%B4%20%E0%B8%97%E0%B8%94%E0%B8%AA%E0%B8%AD%E0%B8%9A%E0%B8%94%E0%B8%B5.pdf",
            38,
        ),
    ],
    ids=["yaml", "address"],
)
def test_escapes_hide_nothing(tiny: TinySite, written: str, column: int) -> None:
    """A value is read as it will be shown: after the escapes of YAML, where its letters stand, and of an address."""
    tiny.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {written}")
    assert personal(tiny) == [f"{YEAR}/measures.yml:3:{column}: W926 มีชื่อบุคคล นาย ส… ท… ให้ใช้ชื่อตำแหน่งแทน"]


def test_a_name_in_a_field_for_names_may_be_written_with_escapes(tiny: TinySite) -> None:
    """Whether a field is meant for names is asked of the field in which the letters were typed."""
    tiny.append("agency.yml", 'contact: {address: "\\u0e19\\u0e32\\u0e22สมมุติ ทดสอบดี"}\n')
    assert personal(tiny) == []


def test_what_the_agency_gives_as_its_contact_is_nobodys(tiny: TinySite) -> None:
    """The office's mobile, LINE and address pass everywhere; its private mail is told once, where it is given."""
    contact = "{phone: 081-234-5678, email: office@gmail.com, line: sommut99, address: เลขที่ 99 ถนนสมมุติ}"
    tiny.append("agency.yml", f"contact: {contact}\n")
    written = "โทร ๐๘๑ ๒๓๔ ๕๖๗๘ หรือ Office@Gmail.com Line ID Sommut99 เลขที่ ๙๙ ถนนสมมุติ"
    tiny.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {written}")
    assert personal(tiny) == ["thung-thong/agency.yml:10:39: W925 มีอีเมลส่วนตัว o…@gmail.com ให้ใช้อีเมลของหน่วยงานแทน"]


def test_an_id_as_its_contact_is_told_everywhere(tiny: TinySite) -> None:
    """An office has no national id: one that stands among its contacts stays a person's."""
    tiny.append("agency.yml", f"contact: {{address: {WITH_A_WORD}}}\n")
    tiny.edit("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {WITH_A_WORD}")
    assert [line.split(" ")[1] for line in personal(tiny)] == ["E921", "E921"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "records"),
    [
        ("agency.yml", "name: กองคลัง", f"name: {NAME}", "W926", "agency.yml"),
        ("thung-thong/addresses.txt", "brief/", f"# {NAME}\nbrief/", "W926", "agency.yml"),
        ("scores.yml", "level: ผ่านดี", f"level: ผ่านดี # {WITH_A_WORD}", "E921", "scores.yml"),
        ("measures.yml", "title: มาตรการเผยแพร่ข้อมูล", f"title: {WITH_A_WORD}", "E921", "measures.yml"),
        ("analysis.yml", "finding: เปิด", f"finding: {NAME} เปิด", "W926", "analysis.yml"),
        ("analysis.md", "ได้คะแนน", f"{NAME} ได้คะแนน", "W926", "analysis.yml"),
    ],
)
def test_every_file_can_acknowledge(  # noqa: PLR0913, PLR0917 - what is written, where, and where it is acknowledged
    tiny: TinySite, file: str, old: str, new: str, code: str, records: str
) -> None:
    """What stands in a file is acknowledged in it, with a reason; what has no records, in the file beside it."""
    tiny.edit(file, old, new)
    tiny.append(records, f"acknowledge: [{{finding: {code}, reason: เผยแพร่ตามคำสั่ง}}]\n")
    findings = [finding for finding in tiny.findings() if finding.code != "H402"]
    assert [(one.code, one.severity, one.acknowledged) for one in findings] == [(code, "warning", "เผยแพร่ตามคำสั่ง")]


def test_an_acknowledgement_may_name_the_line_of_a_list_of_addresses(tiny: TinySite) -> None:
    """Of two names in addresses.txt one is acknowledged by words of its line."""
    tiny.edit("thung-thong/addresses.txt", "brief/", f"# {NAME} ก่อน\n# {NAME} หลัง\nbrief/")
    tiny.append("agency.yml", "acknowledge: [{finding: W926, reason: ตามคำสั่ง, at: หลัง}]\n")
    assert [finding.acknowledged for finding in tiny.findings()] == [None, "ตามคำสั่ง"]


def test_what_an_agency_acknowledges_for_nothing_is_told(tiny: TinySite) -> None:
    """An acknowledgement in agency.yml that matches nothing is told as in any other file."""
    tiny.append("agency.yml", "acknowledge: [{finding: W926, reason: ตามคำสั่ง}]\n")
    assert [finding.code for finding in tiny.findings()] == ["W303"]


@pytest.mark.parametrize(
    "remark", ["acknowledge: [{{finding: E921, reason: {}}}]\n", "notes: [{{finding: E921, text: {}}}]\n"]
)
def test_a_reason_cannot_publish_what_it_acknowledges(tiny: TinySite, remark: str) -> None:
    """An id in the reason is an error that nothing acknowledges, and the reason is told masked."""
    tiny.edit("scores.yml", "level: ผ่านดี", f"level: ผ่านดี # {WITH_A_WORD}")
    tiny.append("scores.yml", remark.format(WITH_A_WORD))
    found = [(one.severity, one.acknowledged) for one in tiny.findings()]
    assert found == [("warning", "ผู้ถือบัตรประชาชน x-xxxx-xxxx0-01-3"), ("error", None)]


def test_published_data_masks_what_was_found(tiny: TinySite) -> None:
    """The findings in the data files tell no more than the officer's line does."""
    tiny.edit("scores.yml", "level: ผ่านดี", "level: ผ่านดี # โทร 081-234-5678")
    files = render(assess_site(load_site(tiny.root))).files
    telling = [data for data in files.values() if b"W924" in data]
    assert telling
    assert not any(b"081-234-5678" in data for data in telling)


def test_whole_reports_have_nothing_personal() -> None:
    """None of the reports of the whole site, evidence included, holds what looks like personal data."""
    found = assess_site(load_site(WHOLE)).findings
    assert [str(one) for one in found if one.code[1:].startswith("92")] == []
