"""Whatever is hidden beside a picture is found and taken out; what is shown stays as it was."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from prongsai.evidence import kind_of, open_file, read_inside, without_metadata
from prongsai.personal import find_personal
from tests.evidence.files import AUTHOR, ID, docx, zipped
from tests.evidence.hidden import EXIF, HIDDEN, JPEG, chunk, jpeg, png, segment

if TYPE_CHECKING:
    from prongsai.evidence import Inside


def read(data: bytes) -> Inside:
    """Return what is inside a picture of the kind that it is."""
    return read_inside(kind_of(data), data)


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_in_a_picture_is_found(name: str) -> None:
    """An id, or who took the picture, is told wherever it stands, and as standing beside what is shown."""
    inside = read(HIDDEN[name])
    ids = [part.beside for part in inside.parts for one in find_personal(part.text) if one.kind == "national_id"]
    persons = [one.value for one in inside.properties if one.about == "person"]
    assert (ids, persons) in (([True], []), ([], [AUTHOR]))


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_in_a_picture_is_taken_out(name: str) -> None:
    """What is written again shows the same, tells nothing, and stays as it is when it is written once more."""
    data = HIDDEN[name]
    bare = without_metadata(kind_of(data), data)
    assert [Image.open(io.BytesIO(one)).tobytes() for one in (bare,)] == [Image.open(io.BytesIO(data)).tobytes()]
    assert open_file(str(kind_of(bare)), bare).problem == ""
    assert read(bare).properties == ()
    for told in (ID.encode(), AUTHOR.encode(), "นาย".encode("cp874"), ID.encode("utf-16-le")):
        assert told not in bare
    assert without_metadata(kind_of(bare), bare) == bare


def test_how_a_picture_is_shown_stays() -> None:
    """Colours, measure, and how often a picture moves belong to what is shown."""
    profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01" + b"x" * 9)
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\0")
    moving = io.BytesIO()
    Image.new("L", (2, 2)).save(moving, "GIF", save_all=True, append_images=[Image.new("L", (2, 2), 9)], loop=0)
    measured = png(chunk(b"pHYs", b"\0\0\x0b\x12\0\0\x0b\x12\x01"))
    for data in (jpeg(profile, adobe), moving.getvalue(), measured):
        assert without_metadata(kind_of(data), data) == data


def test_pictures_of_a_document_are_known_by_their_content() -> None:
    """A picture within a document is read whatever its name says it is."""
    data = zipped(
        {
            "word/document.xml": "<x/>",
            "[Content_Types].xml": "<x/>",
            "word/media/a.png": EXIF,
            "b.gif": HIDDEN["gif: a comment"],
        }
    )
    inside = read(data)
    assert [(one.what, one.value) for one in inside.properties] == [("ผู้ถ่ายภาพ", AUTHOR)]
    assert [one.kind for part in inside.parts for one in find_personal(part.text)] == ["national_id"]
    bare = read(without_metadata("Word", data))
    assert bare.properties == ()
    assert [one for part in bare.parts for one in find_personal(part.text)] == []


def test_what_cannot_be_taken_out_is_not_said_to_be() -> None:
    """A signed document is left as it is, and no command is named that would mend it."""
    data = zipped(
        {
            "word/document.xml": "<x/>",
            "[Content_Types].xml": "<x/>",
            "_xmlsignatures/a": "",
            "docProps/core.xml": f"<a><creator>{AUTHOR}</creator></a>",
        }
    )
    assert [one.fixable for one in read(data).properties] == [False]
    assert [one.fixable for one in read(docx("ก", author=AUTHOR)).properties] == [True, True]


def test_pictures_behind_pictures_have_an_end() -> None:
    """Pictures behind one another are read up to a bound, which is said."""
    assert read(JPEG * 500).unread == "เนื้อหามากเกินกว่าจะอ่านได้ทั้งหมด"


def test_a_warning_of_the_library_is_not_passed_on() -> None:
    """A broken block beside a picture warns nobody: the picture opens."""
    several = segment(0xE2, b"MPF\0" + b"II*\0\x08\0\0\0\x01\0\0\xb0\x07\0\x04\0\0\0zzzz")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert open_file("JPEG", jpeg(several)).problem == ""
    assert told == []
