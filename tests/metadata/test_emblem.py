"""An agency's emblem: what is taken, what is refused and how that is told, and where it is shown."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from tests.render.reading import read, render

if TYPE_CHECKING:
    from tests.conftest import TinySite

AGENCY = "thung-thong/agency.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
DRAWING = SVG.format('<g fill="url(#a)"><path d="M0 0h9v9z"/></g>')


def png(side: int = 1) -> bytes:
    """Return a whole PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" * (side + 1) for _ in range(side)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_emblem(tiny: TinySite, file: str, data: str | bytes | None) -> list[str]:
    """Give the tiny site's agency an emblem, and return what is found, without the place."""
    tiny.append(AGENCY, f"emblem: {file}\n")
    if data is not None:
        tiny.write(f"thung-thong/{file}", data)
    return [line.partition(": ")[2] for line in tiny.lines()]


@pytest.mark.parametrize(
    ("file", "data"),
    [
        ("emblem.svg", DRAWING),
        ("emblem.svg", '<?xml version="1.0" encoding="UTF-8"?>\n' + DRAWING),
        ("emblem.svg", SVG.format('<style>.a { fill: url(#b) }</style><use xlink:href="#a"/>')),
        (
            "emblem.svg",
            SVG.format('<g id="a" data-name="ก" aria-label="ข"/>' + '<use href="#a" xml:space="preserve"/>' * 100),
        ),
        (
            "emblem.svg",
            SVG.format(
                "<style>"
                + "".join(f".c{n} {{ fill: url(#l{n}) }}" for n in range(90))
                + "</style>"
                + "<path/>" * 300
                + "".join(f'<linearGradient id="l{n}"><stop/></linearGradient>' for n in range(90))
            ),
        ),
        ("emblem.svg", SVG.format('<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>')),
        ("Emblem_2568.png", png()),
        ("emblem.png", png(2_000)),
    ],
)
def test_a_sound_emblem_is_published_beside_the_agency(tiny: TinySite, file: str, data: str | bytes) -> None:
    """A drawing or a picture gives no finding, and is published as it is under its own name."""
    assert with_emblem(tiny, file, data) == []
    tree = render(assess_site(load_site(tiny.root)))
    assert tree.files[f"thung-thong/{file}"] == (data.encode() if isinstance(data, str) else data)


def test_the_emblem_is_shown_on_the_agencys_home(tiny: TinySite) -> None:
    """The agency's home shows the emblem with words for those who do not see it, and every page names it as its icon."""
    with_emblem(tiny, "emblem.svg", DRAWING)
    tree = render(assess_site(load_site(tiny.root)))
    (image,) = read(tree.pages["thung-thong/index.md"]).all("img")
    assert (image.attributes["src"], image.attributes["alt"]) == ("emblem.svg", "ตราสัญลักษณ์ของเทศบาลตำบลทุ่งทอง")
    (image,) = read(tree.pages["index.md"]).all("img")
    assert image.attributes["src"] == "thung-thong/emblem.svg"
    named = [path for path, page in tree.pages.items() if 'emblem: "thung-thong/emblem.svg"' in page.split("---\n")[1]]
    assert sorted(named) == sorted(path for path in tree.pages if path == "index.md" or path.startswith("thung-thong/"))


@pytest.mark.parametrize(
    ("file", "data", "line"),
    [
        ("../emblem.png", None, "E951 ตราสัญลักษณ์ “../emblem.png” ต้องเป็นชื่อไฟล์ข้าง agency.yml ใช้อักษรอังกฤษ ตัวเลข - และ _ เช่น emblem.svg"),
        ("emblem.png", None, "E952 ไม่พบหรืออ่านไฟล์ตราสัญลักษณ์ emblem.png ไม่ได้"),
        ("emblem.svg", SVG.format("<!--" + "x" * 30_000 + "-->"), "E953 ตราสัญลักษณ์ emblem.svg ใหญ่ 30114 ไบต์ (ไม่เกิน 30000)"),
        ("emblem.jpg", b"\xff\xd8\xff\xd9", "E954 ตราสัญลักษณ์ emblem.jpg เปิดไม่ได้: ต้องเป็น PNG หรือ SVG ที่สมบูรณ์ และนามสกุลตรงกับเนื้อไฟล์"),
        ("emblem.png", png(2_001), "E956 ตราสัญลักษณ์ emblem.png กว้าง 2001 สูง 2001 พิกเซล (รวมไม่เกิน 4 ล้านพิกเซล)"),
        ("emblem.png", png().replace(b"IDAT", b"IDAX"), "E954 ตราสัญลักษณ์ emblem.png เปิดไม่ได้: ต้องเป็น PNG หรือ SVG ที่สมบูรณ์ และนามสกุลตรงกับเนื้อไฟล์"),
        ("emblem.png", png()[:-8], "E954 ตราสัญลักษณ์ emblem.png เปิดไม่ได้: ต้องเป็น PNG หรือ SVG ที่สมบูรณ์ และนามสกุลตรงกับเนื้อไฟล์"),
        ("emblem.png", DRAWING, "E954 ตราสัญลักษณ์ emblem.png เปิดไม่ได้: ต้องเป็น PNG หรือ SVG ที่สมบูรณ์ และนามสกุลตรงกับเนื้อไฟล์"),
        ("emblem.svg", DRAWING[:-3], "E954 ตราสัญลักษณ์ emblem.svg เปิดไม่ได้: ต้องเป็น PNG หรือ SVG ที่สมบูรณ์ และนามสกุลตรงกับเนื้อไฟล์"),
    ],
)  # fmt: skip
def test_an_emblem_that_is_not_sound_is_told(tiny: TinySite, file: str, data: str | bytes | None, line: str) -> None:
    """What is missing, elsewhere, too large or of another kind is told in one line."""
    assert with_emblem(tiny, file, data) == [line]


def test_a_near_name_is_offered(tiny: TinySite) -> None:
    """A misspelt name is told with the picture that stands there, which is then a file without a use."""
    tiny.write("thung-thong/emblem.png", png())
    told, unused = with_emblem(tiny, "emblen.png", None)
    assert told == "E952 ไม่พบหรืออ่านไฟล์ตราสัญลักษณ์ emblen.png ไม่ได้ (ใกล้เคียงที่สุด: emblem.png)"
    assert unused.startswith("W014 ")


def test_a_link_that_leads_out_is_refused(tiny: TinySite) -> None:
    """A symbolic link to a picture elsewhere is no emblem."""
    outside = tiny.root.parent / "secret.png"
    outside.write_bytes(png())
    (tiny.root / "thung-thong" / "emblem.png").symlink_to(outside)
    assert with_emblem(tiny, "emblem.png", None)[0].startswith("E951 ")


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<a href="https://example.org"/>', "<a>"),
        ("<foreignObject><x xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "<foreignObject>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "<script>"),
        ('<image href="#a"/>', "<image>"),
        ('<set attributeName="onload" to="alert(1)"/>', "<set>"),
        ('<path onclick="alert(1)"/>', "onclick=…"),
        ('<use xlink:href="https://example.org/x.svg#a"/>', "href=…"),
        ('<use href="data:image/svg+xml,x"/>', "href=…"),
        ('<path style="fill: url(https://example.org/x)"/>', "style=…"),
        ('<path fill="url( //example.org/x )"/>', "fill=…"),
        ("<style>@import 'https://example.org/x.css';</style>", "<style> ที่เรียกไฟล์อื่น"),
        (r"<style>.a { fill: u\72l(https://example.org/x) }</style>", "<style> ที่เรียกไฟล์อื่น"),
        ("<style>.a { fill: red } <title>t</title> @import 'https://example.org/x';</style>", "<style> ที่มีสิ่งอื่นอยู่ข้างใน"),
        ("<style>@font-face { src: x }</style>", "<style> ที่เรียกไฟล์อื่น"),
        ("<path style=\"fill: image-set('https://example.org/x' 1x)\"/>", "style=…"),
        ('<path formaction="x"/>', "formaction=…"),
        ('<g xml:base="https://example.org/"/>', "base=…"),
        ('<g xmlns:e="https://example.org/ns" e:x="1"/>', "x=…"),
        ('<g id="a"><use href="#a"/></g>', "สิ่งที่วาดซ้ำกันเกิน 10000 ชิ้น (use, pattern, marker)"),
        (
            "<defs>"
            + "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9))
            + '</defs><g id="a0"/><use href="#a9"/>',
            "สิ่งที่วาดซ้ำกันเกิน 10000 ชิ้น (use, pattern, marker)",
        ),
        (
            '<marker id="m"><g/><g/></marker><path marker-mid="url(#m)" d="' + "M0 0" * 3_000 + '"/>',
            "สิ่งที่วาดซ้ำกันเกิน 10000 ชิ้น (use, pattern, marker)",
        ),
        (
            "<style>.p { fill: url( '#p' ) }</style><pattern id='p'>" + "<g class='p'/>" * 110 + "</pattern>",
            "สิ่งที่วาดซ้ำกันเกิน 10000 ชิ้น (use, pattern, marker)",
        ),
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused(tiny: TinySite, inside: str, named: str) -> None:
    """Scripts, handlers, other documents and other hosts are refused, each by its name in the file."""
    line = f"E955 ตราสัญลักษณ์ emblem.svg มี {named} ซึ่งไม่รับ (รับเฉพาะภาพวาด ไม่มีสคริปต์ ไม่เรียกไฟล์อื่น)"
    assert with_emblem(tiny, "emblem.svg", SVG.format(inside)) == [line]


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE svg [<!ENTITY x "y">]>',
        '<?xml-stylesheet href="https://example.org/x.css"?>',
        '<?xml version="1.0" encoding="ISO-2022-JP"?>',
    ],
)
def test_what_stands_before_the_drawing_may_not_change_it(tiny: TinySite, prologue: str) -> None:
    """Document types, style sheets and encodings that hide what is read are refused."""
    (line,) = with_emblem(tiny, "emblem.svg", prologue + DRAWING)
    assert line.startswith("E955 ตราสัญลักษณ์ emblem.svg มี DOCTYPE, xml-stylesheet หรือรหัสอักขระที่ไม่ใช่ UTF-8 ")
