"""Who is named in the properties of a file, whatever a program or an officer calls them."""

from __future__ import annotations

import pytest

from prongsai import evidence
from prongsai.evidence import kind_of
from prongsai.evidence._inside import OWN_WORDS
from tests.evidence.files import AUTHOR, docx, members, pdf, picture


def told(data: bytes) -> list[tuple[str, str]]:
    """Return the properties of a file and whom each is about."""
    return [(one.what, one.value) for one in evidence.read_inside(kind_of(data), data).properties]


@pytest.mark.parametrize(
    "name",
    [
        "Owner",
        "checked by",
        "Checked_by",
        "Typist",
        "MSIP_Label_1_SetBy",
        "_AuthorEmailDisplayName",
        "SharedWithUsers",
        "ผู้จัดทำ",
        "จัดทำโดย",
    ],
)
def test_a_person_is_told_in_a_property_of_any_name(name: str) -> None:
    """Programs and officers make up properties of Office documents, PDF and pictures; what they call one tells its kind."""
    own = f'<p><property name="{name}"><lpwstr>{AUTHOR}</lpwstr></property></p>'
    assert told(docx("ก", docProps__custom_xml=own)) == [(OWN_WORDS, AUTHOR)]
    assert told(pdf("a", properties={f"/{name}": AUTHOR})) == [(OWN_WORDS, AUTHOR)]
    if name.isascii():
        assert told(picture("PNG", text={name: AUTHOR})) == [("ชื่อผู้สร้าง", AUTHOR)]


@pytest.mark.parametrize(
    "name",
    [
        "Department",
        "Language",
        "KSOProductBuildVer",
        "UserComment",
        "Standby",
        "Document number",
        "CreatorTool",
        "ColorManager",
    ],
)
def test_other_properties_tell_of_no_person(name: str) -> None:
    """What is called otherwise, and what says no word, is not taken for a person."""
    own = f'<p><property name="{name}"><lpwstr>{AUTHOR}</lpwstr></property><property name="Owner"><i4>1</i4></property></p>'
    assert told(docx("ก", docProps__custom_xml=own)) == []
    assert told(pdf("a", properties={f"/{name}": AUTHOR, "/Creator": "Writer", "/Producer": "Writer"})) == []
    assert told(picture("PNG", text={name: AUTHOR})) == []


@pytest.mark.parametrize(
    "member",
    [
        '<users><userInfo name="Somsong T."/></users>',
        '<workbook><fileSharing userName="Somsong T."/></workbook>',
        '<authorLst><author name="Somsong T."/></authorLst>',
        '<persons><person displayName="Somsong T."/></persons>',
    ],
)
def test_who_shared_the_work_is_told(member: str) -> None:
    """Programs that let several people write keep who they are; that is taken out by hand."""
    assert told(docx("ก", word__people_xml=member)) == [("ผู้แสดงความเห็นหรือแก้ไข", AUTHOR)]


@pytest.mark.parametrize(
    "written",
    [
        "<q:creator>Somsong T.</q:creator>",
        "<dc:creator><![CDATA[Somsong T.]]></dc:creator >",
        "<dc:creator/><Manager >Somsong<!-- of -->T.</Manager>",
        "<dc:creator a='>'>Somsong<b>Somsong</b><?a Somsong?></dc:creator>",
        '<property name="Checked by"><lpwstr>Somsong T.</lpwstr></property>',
        "<a:property xmlns:a='b' a:b='>' name='ผู้ตรวจ'><v:vector xmlns:v='c'><v:lpwstr>Somsong</v:lpwstr></v:vector></a:property>",
    ],
)
def test_an_author_goes_however_a_program_writes_it(written: str) -> None:
    """Neither another prefix nor CDATA, a comment, a space or an empty one before it keeps a name in the file."""
    core = f'<c xmlns:q="http://purl.org/dc/elements/1.1/" xmlns:dc="dc">{written}<title>รายงาน</title></c>'
    data = docx("ก", docProps__core_xml=core)
    assert told(data) != []
    bare = members(evidence.without_metadata(kind_of(data), data))["docProps/core.xml"]
    assert b"Somsong" not in bare
    assert "<title>รายงาน</title></c>".encode() in bare


def test_an_author_goes_in_any_encoding() -> None:
    """A part that is written in another encoding loses the name and nothing else."""
    core = '<?xml version="1.0" encoding="utf-16"?><c><creator>{}</creator><title>รายงาน</title></c>'
    data = docx("ก", docProps__core_xml=core.format(AUTHOR).encode("utf-16"))
    assert told(data) == [("ผู้สร้าง", AUTHOR)]
    bare = members(evidence.without_metadata(kind_of(data), data))["docProps/core.xml"]
    assert bare == core.format("").encode("utf-16")
