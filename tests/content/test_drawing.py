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
