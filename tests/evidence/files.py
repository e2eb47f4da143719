"""Evidence that tells something: documents and pictures with texts and properties, all of them invented."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pypdf
from PIL import Image, PngImagePlugin
from pypdf.generic import DictionaryObject, NameObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Mapping

ID = "1999900000013"
AUTHOR = "Somsong T."
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>รายงาน</dc:title><dc:creator>{author}</dc:creator>'
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy></cp:coreProperties>"
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Somsong T.</rdf:li>'
    b"</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
)


PACKINGS = {"deflate": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}
"""How a member may be packed; each is found damaged by an error of its own."""


def zipped(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def damaged(data: bytes, member: str) -> bytes:
    """Return an archive of which the bytes of a member say nothing that can be unfolded."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(member).header_offset + 30 + len(member) + 9  # behind what LZMA tells of itself
    return data[:start] + b"\xff" * 8 + data[start + 8 :]


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(*paragraphs: str, author: str = "", **more: str | bytes) -> bytes:
    """Return a Word document; each letter pair is a run of its own, as editing leaves them. `more` are members."""
    runs = (
        "".join(f"<w:r><w:t>{text[at : at + 2]}</w:t></w:r>" for at in range(0, len(text), 2)) for text in paragraphs
    )
    body = "".join(f"<w:p>{run}</w:p>" for run in runs)
    members = {"[Content_Types].xml": TYPES, "docProps/core.xml": CORE.format(author=author)}
    members["word/document.xml"] = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({**members, **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in more.items()}})


def xlsx(*rows: tuple[str, ...]) -> bytes:
    """Return a workbook of one sheet: numbers in the cells, texts shared."""
    shared = list(dict.fromkeys(cell for row in rows for cell in row if not cell.isdigit()))
    cells = (
        "".join(
            f"<c><v>{cell}</v></c>" if cell.isdigit() else f'<c t="s"><v>{shared.index(cell)}</v></c>' for cell in row
        )
        for row in rows
    )
    sheet = "".join(f"<row>{row}</row>" for row in cells)
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "xl/workbook.xml": '<workbook><sheets><sheet name="รายชื่อ"/></sheets></workbook>',
            "xl/sharedStrings.xml": f"<sst>{''.join(f'<si><t>{text}</t></si>' for text in shared)}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
        }
    )


def pptx(*slides: str) -> bytes:
    """Return a presentation of these slides."""
    pages = {f"ppt/slides/slide{number}.xml": f"<a><p><t>{text}</t></p></a>" for number, text in enumerate(slides, 1)}
    return zipped({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<p/>", **pages})


def pdf(*pages: str, properties: Mapping[str, str] | None = None, xmp: bytes = b"", locked: bool = False) -> bytes:
    """Return a document of pages with Latin text."""
    writer = pypdf.PdfWriter()
    for text in pages:
        page = writer.add_blank_page(300, 300)
        font = {"/Type": NameObject("/Font"), "/Subtype": NameObject("/Type1"), "/BaseFont": NameObject("/Helvetica")}
        fonts = DictionaryObject({NameObject("/F1"): dictionary(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        drawn = StreamObject()
        drawn.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode() if text else b"0 0 9 9 re f")
        page[NameObject("/Contents")] = writer._add_object(drawn)  # noqa: SLF001 - the library's own way is longer
    writer.add_metadata(dict(properties or {}))
    if xmp:
        writer.xmp_metadata = xmp
    if locked:
        writer.encrypt("x")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def dictionary(values: Mapping[str, NameObject]) -> DictionaryObject:
    """Return values as a dictionary of a PDF."""
    return DictionaryObject({NameObject(key): value for key, value in values.items()})


def picture(
    kind: str, *, exif: Mapping[int, object] | None = None, gps: bool = False, text: Mapping[str, str] | None = None
) -> bytes:
    """Return a small picture of many colours with EXIF tags, a place, or texts (PNG)."""
    drawn = Image.new("RGB", (8, 6))
    drawn.putdata([(40 * x, 40 * y, 100) for y in range(6) for x in range(8)])
    block = Image.Exif()
    for tag, value in (exif or {}).items():
        block[tag] = value
    if gps:
        block.get_ifd(0x8825)[2] = (16.0, 3.0, 0.0)
        block[0x8825] = block.get_ifd(0x8825)
    options: dict[str, object] = {"exif": block.tobytes()} if exif or gps else {}
    if text:
        chunks = PngImagePlugin.PngInfo()
        for key, value in text.items():
            chunks.add_itxt(key, value)
        options["pnginfo"] = chunks
    out = io.BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()
