"""Evidence is opened for real: what does not open, what runs, and what is carried along are each told, within bounds."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pypdf
import pytest

from prongsai.evidence import Opened, kind_of, open_file
from tests.evidence.files import PACKINGS, damaged, pdf, zipped
from tests.progress.files import FILES, document, ole, picture
from tests.yardstick import slowness

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
DOCX = {"[Content_Types].xml": TYPES.format(""), "word/document.xml": "<w:document xmlns:w='w'/>"}
XLSX = {"[Content_Types].xml": TYPES.format(""), "xl/workbook.xml": "<workbook/>"}
PPTX = {"[Content_Types].xml": TYPES.format(""), "ppt/presentation.xml": "<p/>"}
LINK = '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://x.example/a" TargetMode="External"/></Relationships>'
LOCKED = "มีรหัสผ่าน ผู้อ่านเปิดไม่ได้"
BROKEN = "เนื้อไฟล์เสียหรือไม่ครบ"
A_PAGE = "มีหน้าเว็บ (HTML) ปนอยู่ในไฟล์"


def opened(data: bytes) -> Opened:
    """Open a file of any kind."""
    return open_file(kind_of(data) or "", data)


def word(**parts: str) -> bytes:
    """Return a Word document with these parts more; `__` stands for `/` in their names."""
    return zipped(DOCX | {name.replace("__", "/"): text for name, text in parts.items()})


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def flat_png(side: int, *, whole: bool = True) -> bytes:
    """Return a black PNG of `side` times `side` pixels, made without holding them; or only the beginning of one."""
    packer = zlib.compressobj(1)
    rows = side if whole else 1
    packed = b"".join(packer.compress(bytes(1 + side)) for _ in range(rows)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def locked(password: str) -> bytes:
    """Return a PDF that asks for a password, or with an empty one only forbids."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(FILES["PDF"]))
    writer.encrypt(password, "o", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sealed() -> bytes:
    """Return a PDF locked in a way that only a library for ciphers can try."""
    keys = b"".join(
        b"/%b<%b>" % (name, b"41" * size) for name, size in {b"O": 48, b"U": 48, b"OE": 32, b"UE": 32}.items()
    )
    filters = b"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF/Perms<%b>" % (b"41" * 16)
    lock = b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4%b%b>>/ID[<41><41>]" % (keys, filters)
    return FILES["PDF"].replace(b"trailer<<", b"trailer<<" + lock)


@pytest.mark.parametrize("kind", FILES)
def test_a_sound_file_opens_and_does_nothing(kind: str) -> None:
    """The smallest sound file of each kind opens, runs nothing and carries nothing."""
    assert opened(FILES[kind]) == Opened()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (locked("x"), LOCKED),
        (document().replace(b"/Type/Catalog/Pages 2 0 R", b"/Type/Catalog"), BROKEN),
        (b"%PDF-1.4\n<html><script>alert(1)</script></html>\nstartxref\n0\n%%EOF", A_PAGE),
        (b"%PDF-1.4\n" + b"a" * 2000 + b"<html>\nstartxref\n0\n%%EOF", BROKEN),
        (FILES["GIF"][:6] + b"<script >" + FILES["GIF"][6:], A_PAGE),
        (FILES["JPEG"].replace(b"\xff\xc0\0\x0b\x08", b"\xff\xc0\0\x0b\x07"), BROKEN),
        (picture("PNG", (90, 90)).replace(b"IDAT", b"IDAX", 1), BROKEN),
        (flat_png(20_000, whole=False), "ภาพใหญ่ 20000 × 20000 พิกเซล (ไม่เกิน 20 ล้านพิกเซล) ให้ย่อภาพ"),
        (ole("Other"), BROKEN),
        (ole("EncryptedPackage", "EncryptionInfo"), LOCKED),
        (ole("WordDocument", flags=0x100), LOCKED),
        (zipped(DOCX | {"word/document.xml": "<a><b></a>"}), BROKEN),
        (zipped(DOCX | {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), BROKEN),
        (zipped(DOCX | {"word/document.xml": "<?xml version='1.0' encoding='x-none'?><a/>"}), BROKEN),
        (zipped(DOCX | {"word/document.xml": "<?xml version='1.0' encoding='hex'?><a/>"}), BROKEN),
        (
            zipped(DOCX | {"[Content_Types].xml": TYPES.format('<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"/>')}),
            "ข้างในบอกว่าเป็นไฟล์ชนิดอื่น (main+xml)",
        ),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)  # fmt: skip
def test_what_does_not_open_says_why(data: bytes, problem: str) -> None:
    """A file that its readers could not open is told with the reason."""
    assert opened(data) == Opened(problem)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_document_is_told_however_it_is_packed(packing: str) -> None:
    """What is damaged is no document when its main part is, and does not open when another is."""
    packed = zipped(DOCX | {"word/styles.xml": "<w:styles xmlns:w='w'/>"}, PACKINGS[packing])
    assert kind_of(damaged(packed, "word/document.xml")) is None
    assert opened(damaged(packed, "word/styles.xml")) == Opened(BROKEN)


@pytest.mark.parametrize(
    ("data", "runs"),
    [
        (document(b"<</S/JavaScript/JS(app.alert\\(1\\))>>", catalog=b"/OpenAction 5 0 R"), "JavaScript"),
        (document(b"<</S/#4aavaScr#69pt/JS(x)>>", catalog=b"/OpenAction 5 0 R"), "JavaScript"),
        (document(b"<</Type/3D/OnInstantiate 6 0 R>>"), "JavaScript"),
        (document(b"<</S/Rendition/JS(app.alert\\(1\\))>>", catalog=b"/OpenAction 5 0 R"), "สื่อที่มีคำสั่ง (Rendition)"),
        (document(b"<</S/Launch/F(cmd.exe)>>"), "คำสั่งเปิดโปรแกรม (Launch)"),
        (document(b"<</Type/Annot/Subtype/RichMedia>>"), "สื่อ Flash (RichMedia)"),
        (document(b"<</S/RichMediaExecute/TA 6 0 R>>"), "สื่อ Flash (RichMedia)"),
        (zipped(XLSX | {"xl/vbaProject.bin": "x"}), "มาโคร (VBA)"),
        (word(word__vbaProject_bin="x", **{"[Content_Types].xml": TYPES.format('<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>')}), "มาโคร (VBA)"),
        (zipped(XLSX | {"xl/macrosheets/sheet1.xml": "<a/>"}), "มาโคร (Excel 4.0)"),
        (word(word__a_bin="x", **{"[Content_Types].xml": TYPES.format('<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>')}), "มาโคร (VBA)"),
        (word(word__b_xml="<a/>", **{"[Content_Types].xml": TYPES.format('<Default Extension="b" ContentType="application/vnd.ms-excel.macrosheet+xml"/>')}), "มาโคร (Excel 4.0)"),
        (word(word__c_bin="x", **{"[Content_Types].xml": TYPES.format('<Override PartName="/word/c.bin" ContentType="application/vnd.ms-office.activeX"/>')}), "ActiveX"),
        (zipped(XLSX | {"xl/externalLinks/externalLink1.xml": "<externalLink><ddeLink ddeService='cmd'/></externalLink>"}), "คำสั่ง DDE"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><c><f>cmd|'/c calc'!A0</f></c></worksheet>"}), "คำสั่ง DDE"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": "<x:worksheet xmlns:x='x'><x:f>cmd&#124;'/c calc &amp;x'&#33;A0</x:f></x:worksheet>".encode("utf-16")}), "คำสั่ง DDE"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>&apos;cmd&apos;|&apos;/c calc&apos;!A0</f></worksheet>"}), "คำสั่ง DDE"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>&apos;a|b&apos;!A1+cmd|&apos;/c calc&apos;!A0</f></worksheet>"}), "คำสั่ง DDE"),
        (zipped(XLSX | {"xl/a.xml": "<a><definedName name='a'>A1&amp;&quot;|&quot;&amp;cmd|'/c calc'!A0</definedName></a>"}), "คำสั่ง DDE"),
        (zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:instrText>d<!-- | -->d<?a ?>e<![CDATA[auto]]> c:\\\\cmd</w:instrText></w:d>"}), "คำสั่ง DDE"),
        (zipped(DOCX | {"word/header1.xml": "<w:h xmlns:w='w'><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>DDE cmd</w:instrText></w:h>".encode("utf-16")}), "คำสั่ง DDE"),
        (zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:instrText> D</w:instrText><w:instrText>&#68;EAUTO c:\\\\cmd</w:instrText></w:d>"}), "คำสั่ง DDE"),
        (zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:fldSimple w:instr='DDE cmd'/></w:d>"}), "คำสั่ง DDE"),
        (zipped(DOCX | {"word/_rels/settings.xml.rels": LINK.format("attachedTemplate")}), "แม่แบบที่โหลดจากที่อื่น"),
        (zipped(DOCX | {"word/_rels/document.xml.rels": LINK.format("oleObject")}), "วัตถุ OLE ที่โหลดจากที่อื่น"),
        (zipped(DOCX | {"word/activeX/activeX1.xml": "<a/>"}), "ActiveX"),
        (zipped(PPTX | {"ppt/slides/slide1.xml": "<a action='ppaction://program?file=x'/>"}), "ปุ่มที่เปิดโปรแกรม"),
        (ole("WordDocument", "Macros"), "มาโคร (VBA)"),
        (ole("Workbook", "_VBA_PROJECT_CUR"), "มาโคร (VBA)"),
        (zipped(DOCX | {"word/HEADER1.XML": "<w:d xmlns:w='w'><w:instrText>DDE cmd</w:instrText></w:d>"}), "คำสั่ง DDE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_runs_is_told(data: bytes, runs: str) -> None:
    """Scripts, macros and commands are told by their kind, also where they are written so as not to be seen."""
    assert opened(data) == Opened("", (runs,))


def test_a_document_itself_is_looked_through_before_what_comes_with_it() -> None:
    """Parts that fill what is looked through hide no command of the document; that there is more is told beside it."""
    text = f"<w:d xmlns:w='w'><w:instrText>DDE cmd</w:instrText>{' ' * 3_000_000}</w:d>"
    beside = {f"customXml/item{number}.xml": f"<a>{' ' * 2_000_000}</a>" for number in range(4)}
    told = Opened("", ("คำสั่ง DDE",), ("เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด",))
    assert opened(zipped(DOCX | beside | {"word/document.xml": text})) == told


@pytest.mark.parametrize(
    ("data", "carries"),
    [
        (document(b"[<</S/GoTo>><</S/URI/URI(http://x.example)>>]", catalog=b"/OpenAction<</S/GoTo/Next 5 0 R>>"), "คำสั่งที่เปิดที่อยู่อื่นเอง (OpenAction)"),
        (document(b"(<a/>)", catalog=b"/AcroForm<</XFA 5 0 R>>"), "แบบฟอร์มที่มีคำสั่งได้ (XFA)"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>_xlfn.WEBSERVICE(&quot;http://x.example&quot;)</f></worksheet>"}), "ภาพหรือข้อมูลที่โหลดจากที่อื่น"),
        (zipped(XLSX | {"customXml/item1.xml": '<DataMashup xmlns="x">AAAA</DataMashup>'.encode("utf-16")}), "การเชื่อมต่อข้อมูลภายนอก"),
        (zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:instrText> includepicture &quot;http://x.example/a.png&quot;</w:instrText></w:d>"}), "ภาพหรือข้อมูลที่โหลดจากที่อื่น"),
        (document(catalog=b"/Names<</EmbeddedFiles<</Names[]>>>>"), "ไฟล์แนบในเอกสาร"),
        (document(b"<</Type/Annot/Subtype/FileAttachment>>"), "ไฟล์แนบในเอกสาร"),
        (document(b"<</Type/Annot/Subtype/Movie/Movie<</F(a.avi)>>>>"), "วิดีโอ (Movie)"),
        (document(b"<</S/Sound/#53ound 6 0 R>>"), "เสียง (Sound)"),
        (document(b"<</Type/Annot/Subtype/3D/3DD 6 0 R>>"), "แบบจำลองสามมิติ (3D)"),
        (document(b"<</S/SubmitForm/F(http://x.example)>>"), "แบบฟอร์มที่ส่งข้อมูลออกไป (SubmitForm)"),
        (document(b"<</S/URI/URI(http://x.example)>>", catalog=b"/OpenAction 5 0 R"), "คำสั่งที่เปิดที่อยู่อื่นเอง (OpenAction)"),
        (document(b"<</S/URI/URI(http://x.example)>>", catalog=b"/AA<</WC 5 0 R>>"), "คำสั่งที่เปิดที่อยู่อื่นเอง (OpenAction)"),
        (locked(""), "การเข้ารหัสป้องกัน จึงตรวจเนื้อในไม่ได้ทั้งหมด"),
        (sealed(), "การเข้ารหัสป้องกัน จึงตรวจเนื้อในไม่ได้ทั้งหมด"),
        (zipped(DOCX | {"word/_rels/document.xml.rels": LINK.format("image")}), "ภาพหรือข้อมูลที่โหลดจากที่อื่น"),
        (zipped(DOCX | {"word/embeddings/oleObject1.bin": "x"}), "ไฟล์ฝัง (OLE)"),
        (zipped(XLSX | {"xl/connections.xml": "<a/>"}), "การเชื่อมต่อข้อมูลภายนอก"),
        (ole("WordDocument", "ObjectPool"), "ไฟล์ฝัง (OLE)"),
        (zipped(XLSX | {"xl/worksheets/sheet1.xml": " " * 8_000_000}), "เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด"),
        (zipped(DOCX | {"word/footnotes.xml": " " * 8_000_000}), "เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด"),
        (zipped(DOCX | {"word/FOOTNOTES.XML": " " * 8_000_000}), "เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด"),
        (zipped(DOCX | {"word/_rels/footnotes.XML.RELS": " " * 8_000_000}), "เนื้อหามากเกินกว่าจะตรวจหาคำสั่งได้ทั้งหมด"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_carried_along_is_told(data: bytes, carries: str) -> None:
    """Files within files, and what is fetched from elsewhere when a file is opened, are told by their kind."""
    assert opened(data) == Opened("", (), (carries,))


@pytest.mark.parametrize(
    "data",
    [
        document(b"<</S/GoTo/D[3 0 R/Fit]>>", catalog=b"/OpenAction 5 0 R"),
        document(b"<</Type/Annot/Subtype/Link/A<</S/URI/URI(http://x.example)>>>>"),
        zipped(DOCX | {"word/_rels/document.xml.rels": LINK.format("hyperlink")}),
        zipped(DOCX | {"word/embeddings/Microsoft_Excel_Worksheet.xlsx": "x"}),
        zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:instrText xml:space='preserve'/><w:instrText></w:instrText></w:d>"}),
        zipped(DOCX | {"word/document.xml": "<w:d xmlns:w='w'><w:instrText>HYPERLINK &quot;http://dde.example&quot;</w:instrText></w:d>"}),
        zipped(XLSX | {"xl/worksheets/sheet1.xml": '<worksheet><f>A1&amp;"|"&amp;ก!A1</f></worksheet>'}),
        zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>SUM('ก | ข'!A1)</f></worksheet>"}),
        zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>&apos;a|b&apos;!A1</f></worksheet>"}),
        zipped(XLSX | {"xl/worksheets/sheet1.xml": "<worksheet><f>A1+&#39;it&#x27;&apos;s a|b'!A1</f></worksheet>"}),
        document(b"[5 0 R 5 0 R]", catalog=b"/OpenAction 5 0 R"),
        document(catalog=b"/AcroForm null"),
        document(catalog=b"/AcroForm 99 0 R"),
        document(catalog=b"/AcroForm[]"),
        pdf("Launch and JavaScript"),
    ],
)  # fmt: skip
def test_what_waits_for_a_click_is_no_danger(data: bytes) -> None:
    """Links, a page to begin with, and the data behind a chart are what any report has."""
    assert opened(data) == Opened()


def bomb() -> bytes:
    """Return a Word document of a megabyte, one part of which says two hundred megabytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in DOCX.items():
            archive.writestr(name, text)
        with archive.open("word/media/image1.bmp", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(bytes(1_000_000))
    return out.getvalue()


def fields() -> bytes:
    """Return a Word document of seven headers, each of eight megabytes of fields."""
    text = "<w:instrText>a</w:instrText>" * 280_000
    return zipped(DOCX | {f"word/header{number}.xml": text for number in range(7)})


def xref_bomb() -> bytes:
    """Return a PDF whose table of objects unfolds to nine megabytes of nothing."""
    packed = zlib.compress(bytes(9_000_000), 9)
    head = b"<</Type/XRef/Size 1300000/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return b"%PDF-1.5\n1 0 obj" + head + packed + b"\nendstream endobj\nstartxref\n9\n%%EOF"


def loose(body: bytes) -> bytes:
    """Return a PDF without a table, in which the objects have to be looked for."""
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"


BOMBS: dict[str, Callable[[], bytes]] = {
    "Word of 200 MB": bomb,
    "Word of fields": fields,
    "PNG of 400 megapixels": lambda: flat_png(20_000, whole=False),
    "PNG at the bound": lambda: flat_png(4_400),
    "JPEG at the bound": lambda: picture("JPEG", (10_000, 10_000)),
    "progressive JPEG at the bound": lambda: picture("JPEG", (4_400, 4_400), progressive=True),
    "JPEG of remarks": lambda: FILES["JPEG"][:2] + b"\xff\xfe\0\4ab" * 1_600_000 + FILES["JPEG"][2:],
    "JPEG of nothing": lambda: FILES["JPEG"][:2] + b"\xff" * 9_000_000 + FILES["JPEG"][2:],
    "PNG of pieces": lambda: FILES["PNG"][:33] + chunk(b"tEXt", b"k\0a") * 600_000 + FILES["PNG"][33:],
    "WebP at the bound": lambda: picture("WebP", (2_800, 2_800)),
    "GIF at the bound": lambda: picture("GIF", (4_400, 4_400)),
    "PDF of one long table": xref_bomb,
    "PDF of dictionaries in dictionaries": lambda: loose(b"1 0 obj" + b"<</A" * 2_400_000),
    "PDF of numbers": lambda: loose(b"1 0 obj[" + b"1 " * 4_900_000 + b"]endobj\n"),
    "PDF of half a million objects": lambda: loose(b"1 0 obj<<>>endobj\n" * 500_000),
    "PDF of brackets": lambda: loose(b"1 0 obj" + b"[" * 9_000_000),
    "PDF of pages": lambda: document(*[b"<</Type/Page/Parent 2 0 R>>"] * 60_000),
    "PDF of nothing": lambda: loose(bytes(9_900_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_file_takes_a_second(name: str) -> None:
    """Whatever a file of ten megabytes unfolds to, it is opened or refused within a second of the processor's time."""
    data = BOMBS[name]()
    assert len(data) <= 10_000_000
    kind = kind_of(data)
    assert kind is not None
    open_file(kind, FILES[kind])
    started = process_time()
    open_file(kind, data)
    assert process_time() - started < slowness()


MEASURED = """\
import resource, sys
from tests.evidence.test_open import BOMBS, FILES, kind_of, open_file
for data in FILES.values():
    open_file(kind_of(data), data)
for name, make in BOMBS.items():
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    open_file(kind_of(data), data)
    open_file.cache_clear()
    print(name, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1000, sep="\\t")
"""


def test_no_file_takes_a_hundred_megabytes() -> None:
    """Opening any of them raises the peak of the memory by less than a hundred megabytes, pictures included."""
    ran = subprocess.run([sys.executable, "-c", MEASURED], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    taken = dict(line.split("\t") for line in ran.stdout.splitlines())
    assert taken.keys() == BOMBS.keys()
    assert {name: megabytes for name, megabytes in taken.items() if int(megabytes) >= 100} == {}
