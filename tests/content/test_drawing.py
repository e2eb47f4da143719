"""What a drawing may hold: every element and attribute of SVG that only draws, and nothing beside."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from prongsai.content._drawing import MOST, undrawn

ELEMENTS = """
circle clipPath defs desc ellipse g line linearGradient marker mask metadata path pattern polygon polyline
radialGradient rect stop style symbol text title tspan use
"""
ATTRIBUTES = """
alignment-baseline baseProfile baseline-shift class clip clip-path clip-rule clipPathUnits color
color-interpolation color-rendering contentStyleType cx cy d direction display dominant-baseline dx dy
enable-background fill fill-opacity fill-rule filter focusable font font-family font-size font-stretch font-style
font-variant font-weight fr fx fy gradientTransform gradientUnits height id image-rendering isolation kerning lang
lengthAdjust letter-spacing marker marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask
maskContentUnits maskUnits media mix-blend-mode offset opacity orient overflow paint-order pathLength
patternContentUnits patternTransform patternUnits points preserveAspectRatio r refX refY role rotate rx ry
shape-rendering solid-color solid-opacity spreadMethod stop-color stop-opacity stroke stroke-dasharray
stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style text-anchor
text-decoration text-rendering textLength transform type unicode-bidi vector-effect version viewBox viewbox
visibility width word-spacing writing-mode x x1 x2 y y1 y2 zoomAndPan
"""


def svg(inside: str) -> ET.Element:
    """Return a drawing."""
    return ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')  # noqa: S314 - our own


@pytest.mark.parametrize("name", ELEMENTS.split())
def test_an_element_that_draws_is_drawn(name: str) -> None:
    """Shapes, texts, gradients and what groups them stand in any emblem."""
    assert undrawn(svg(f"<{name}/>")) is None


@pytest.mark.parametrize("name", ATTRIBUTES.split())
def test_an_attribute_that_draws_is_drawn(name: str) -> None:
    """So does every attribute that says how and where."""
    assert undrawn(svg(f'<g {name}="1"/>')) is None


@pytest.mark.parametrize("name", ["a", "animate", "foreignObject", "image", "script", "set", "video"])
def test_an_element_that_does_more_is_named(name: str) -> None:
    """What runs, moves, asks for a file or leads away is none."""
    assert undrawn(svg(f"<{name}/>")) == f"<{name}>"


@pytest.mark.parametrize("name", ["onload", "onclick", "attributeName", "from", "src", "formaction"])
def test_an_attribute_that_does_more_is_named(name: str) -> None:
    """Nor is an attribute that does."""
    assert undrawn(svg(f'<g {name}="1"/>')) == f"{name}=…"


@pytest.mark.parametrize(("value", "told"), [("#a", None), (" #a", None), ("a.svg#a", "href=…"), ("//a#b", "href=…")])
def test_a_reference_stays_within_the_drawing(value: str, told: str | None) -> None:
    """What is used again stands in the same drawing."""
    assert undrawn(svg(f'<path id="a"/><use href="{value}"/>')) == told


def test_as_much_is_drawn_as_may_be() -> None:
    """The drawing itself counts, and all that is used, each time."""
    used = f'<g id="a">{"<path/>" * (MOST // 2 - 2)}</g><use href="#a"/>'
    assert undrawn(svg(used)) is None
    assert undrawn(svg(f"{used}<path/>")) == f"สิ่งที่วาดซ้ำกันเกิน {MOST} ชิ้น (use, pattern, marker)"


@pytest.mark.parametrize(
    ("attributes", "told"),
    [
        ('xlink:href="#a"', None),
        ('xlink:title="a" xlink:type="simple" xlink:show="new" xlink:actuate="onLoad"', None),
        ('xml:space="preserve" xml:lang="th"', None),
        ('xlink:href="b#a"', "href=…"),
        ('xml:base="x"', "base=…"),
        ('xlink:role="x"', "role=…"),
        ('z:fill="red"', "fill=…"),
        ('data-x="1" aria-label="b"', None),
        ('data-x1="1"', "data-x1=…"),
        ('fill="url(#a)"', None),
        ("fill=\"url( '#a')\"", None),
        ('fill="url(http://x)"', "fill=…"),
        ('style="fill: URL(x)"', "style=…"),
        ('style="width: expression(1)"', "style=…"),
        ('fill="JavaScript:1"', "fill=…"),
        ('fill="\\"', "fill=…"),
        *((f'fill="{name}(x)"', "fill=…") for name in ("image", "image-set", "cross-fade", "src", "element", "paint")),
        ('fill="attr(x)"', "fill=…"),
        ('x="1" onload="a" y="2" src="b"', "onload=…"),
    ],
)
def test_an_attribute_is_known_by_its_space_its_name_and_its_value(attributes: str, told: str | None) -> None:
    """Those of XML and XLink by their names, those of other spaces never; no value leads away."""
    spaces = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:z="http://example.org/"'
    assert undrawn(svg(f"<g {spaces} {attributes}/>")) == told


@pytest.mark.parametrize(
    "space",
    [
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://ns.adobe.com/AdobeIllustrator/10.0/",
    ],
)
def test_what_drawing_programs_write_is_passed_over(space: str) -> None:
    """Elements and attributes of their own, whatever they are called."""
    assert undrawn(svg(f'<z:script xmlns:z="{space}" z:onload="1"/>')) is None
    assert undrawn(svg('<z:script xmlns:z="http://example.org/"/>')) == "<script>"


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("", None),
        (".a { fill: url(#a); mask: url('#b') }", None),
        ("<g/>", "<style> ที่มีสิ่งอื่นอยู่ข้างใน"),
        ("@import 'x'", "<style> ที่เรียกไฟล์อื่น"),
        (".a { fill: url(x) }", "<style> ที่เรียกไฟล์อื่น"),
    ],
)
def test_a_style_styles_alone(inside: str, told: str | None) -> None:
    """It holds nothing, asks for nothing and leads nowhere."""
    assert undrawn(svg(f"<style>{inside}</style>")) == told


GROUP = '<g id="a"><path/></g>'


@pytest.mark.parametrize(
    ("inside", "drawn"),
    [
        ("", 1),
        (GROUP, 3),
        (f'{GROUP}<use href="#a"/>', 6),
        (f'{GROUP}<use href=" #a"/><use href="#a"/><use href="#none"/>', 10),
        (f'<g id="b"><use href="#a"/></g>{GROUP}<use href="#b"/>', 12),
        ('<mask id="a"><path/></mask><g mask="url(#a)"/>', 6),
        ("<pattern id='a'><path/></pattern><g fill=\"url('#a')\" stroke='url(#a)'/>", 8),
        ('<linearGradient id="a"><stop/></linearGradient><g fill="url(#a)"/>', 4),
        ('<radialGradient id="a"><stop/></radialGradient><g fill="url(#a)"/>', 4),
        ('<marker id="a"><path/></marker><path d="M1 2 3" marker-end="url(#a)"/>', 12),
        ('<marker id="a"><path/></marker><path points="1 2" style="marker: url(#a)"/>', 10),
        ('<marker id="a"><path/></marker><path d="M1 2 3" points="4" fill="url(#a)"/>', 6),
        ('<marker id="a"/><path d="M1 2" points=" 4" marker="url(#a)"/>', 7),
        (f"{GROUP}<style>.x {{ clip-path: url(#a) }}</style>", 6),
        (f"{GROUP}<style>.x {{ mask: url(#a) }}</style>", 6),
        (f"{GROUP}<style>.x {{ mask: url(#a); clip-path: url(#a) }}</style>", 8),
    ],
)
def test_what_refers_to_something_draws_it_again(inside: str, drawn: int) -> None:
    """Each use once, a marker at each point too, a gradient never; with all of it no more is drawn than may be."""
    assert undrawn(svg(inside + "<path/>" * (MOST - drawn))) is None
    assert undrawn(svg(inside + "<path/>" * (MOST - drawn + 1))) is not None


def test_a_style_may_draw_everywhere() -> None:
    """What a style fills with may be drawn as often as there are elements."""
    inside = '<pattern id="a"><path/></pattern><style>.x { fill: url(#a) }</style>'
    assert undrawn(svg(inside + "<path/>" * (MOST // 3 - 4))) is None
    assert undrawn(svg(inside + "<path/>" * (MOST // 3 - 3))) is not None


@pytest.mark.parametrize(("links", "told"), [(30, False), (31, True)])
def test_references_lead_no_further_than_thirty_steps(links: int, told: bool) -> None:  # noqa: FBT001 - a parameter
    """What leads on from one to the next for ever, or to itself, is told as drawn without an end."""
    chain = "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(links)) + f'<g id="a{links}"/>'
    assert (undrawn(svg(chain)) is not None) is told
    assert undrawn(svg('<g id="a"><use href="#a"/></g>')) is not None
    assert undrawn(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')) is not None
