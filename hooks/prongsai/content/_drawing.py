"""An SVG that only draws: its elements, its attributes and what they refer to are those of a list.

The list is held against the parsed tree, so that nothing hides behind an encoding, an entity or an escape. A reference
draws its target again, and that its own, so what is drawn is counted with every reference followed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    [
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "mask", "pattern", "marker"),
    ]
)
_ATTRIBUTES = frozenset(
    [
        # What an element is, and where.
        *("id", "class", "style", "version", "baseProfile", "role", "lang", "type", "media"),
        *("contentStyleType", "x", "y", "width", "height", "viewBox", "preserveAspectRatio", "zoomAndPan"),
        *("enable-background", "transform", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "dx", "dy"),
        *("fx", "fy", "fr", "d", "points", "pathLength", "rotate", "textLength", "lengthAdjust", "href"),
        *("focusable",),
        # Gradients, patterns, masks and markers.
        *("gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity"),
        *("patternUnits", "patternContentUnits", "patternTransform", "clipPathUnits", "maskUnits"),
        *("maskContentUnits", "refX", "refY", "markerWidth", "markerHeight", "markerUnits", "orient"),
        *("viewbox",),
        # How it looks.
        *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"),
        *("stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "color"),
        *("display", "visibility", "overflow", "clip", "clip-path", "clip-rule", "mask", "marker"),
        *("marker-start", "marker-mid", "marker-end", "paint-order", "vector-effect", "shape-rendering"),
        *("text-rendering", "image-rendering", "color-rendering", "color-interpolation", "font", "font-family"),
        *("font-size", "font-style", "font-weight", "font-variant", "font-stretch", "text-anchor"),
        *("text-decoration", "letter-spacing", "word-spacing", "kerning", "baseline-shift"),
        *("dominant-baseline", "alignment-baseline", "direction", "unicode-bidi", "writing-mode"),
        *("solid-color", "solid-opacity", "isolation", "mix-blend-mode", "filter"),
    ]
)
_SPOKEN = re.compile(r"(?:data|aria)-[a-z-]+")
_EDITORS = (
    "{http://sodipodi.sourceforge.net/",
    "{http://www.inkscape.org/",
    "{http://www.w3.org/1999/02/22-rdf",
    "{http://creativecommons.org/",
    "{http://web.resource.org/cc/",
    "{http://purl.org/dc/",
    "{http://ns.adobe.com/",
)
"""The beginnings of what drawing programs write about a drawing; browsers pass it over."""
_NAMESPACES = ("{http://www.w3.org/XML/1998/namespace}", "{http://www.w3.org/1999/xlink}")
_NAMESPACED = frozenset({"space", "lang", "href", "title", "type", "show", "actuate"})
"""Not xml:base, by which a reference within the drawing leads elsewhere."""
_LEADS_AWAY = re.compile(
    r"url\(\s*+(?!['\"]?#)|expression|javascript:|\\|(?:image|image-set|cross-fade|src|element|paint|attr)\(",
    re.IGNORECASE,
)
"""Styling that asks for another file, or hides what it asks for behind escapes."""
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_STYLED = re.compile(r"([a-z-]+)\s*:[^;{}]*?url\(\s*['\"]?#([^'\")\s]+)")
_NUMBER = re.compile(r"[0-9]+")
MOST = 10_000
"""The most elements that are drawn, each counted as often as something refers to it."""
_DEEPEST = 30


def undrawn(root: ET.Element) -> str | None:
    """Return the first thing in a document that does not only draw, as it is named in the file; None when all does."""
    elements = [*root.iter()]
    unsafe = next((what for element in elements for what in _unsafe(element)), None)
    return unsafe or _too_much(root, elements)


def _unsafe(element: ET.Element) -> Iterator[str]:
    name = element.tag.removeprefix(SVG)
    if name not in _ELEMENTS and not element.tag.startswith(_EDITORS):
        yield f"<{name.rpartition('}')[2]}>"
    if name == "style":
        if len(element):
            yield "<style> ที่มีสิ่งอื่นอยู่ข้างใน"
        if "@" in (element.text or "") or _LEADS_AWAY.search(element.text or ""):
            yield "<style> ที่เรียกไฟล์อื่น"
    for key, value in element.attrib.items():
        if not key.startswith(_EDITORS) and not _draws(key, value):
            yield f"{key.rpartition('}')[2]}=…"


def _draws(key: str, value: str) -> bool:
    """Tell whether an attribute is one that only draws, and leads nowhere else."""
    space, _, name = key.rpartition("}")
    if space and (f"{space}}}" not in _NAMESPACES or name not in _NAMESPACED):
        return False
    if name == "href":
        return value.strip().startswith("#")
    known = bool(space) or name in _ATTRIBUTES or _SPOKEN.fullmatch(name) is not None
    return known and not _LEADS_AWAY.search(value)


def _too_much(root: ET.Element, elements: list[ET.Element]) -> str | None:
    named = {element.attrib["id"]: element for element in elements if "id" in element.attrib}
    drawn: dict[str, int] = {}

    def count(element: ET.Element, depth: int) -> int:
        """Count what is drawn with an element, up to one more than may be."""
        if depth > _DEEPEST:
            return MOST + 1
        total = 0
        for one in element.iter():
            total += 1
            for name, times in _references(one, len(elements)):
                if name in named and name not in drawn:
                    drawn[name] = MOST + 1  # so that what refers to itself counts as without an end
                    drawn[name] = count(named[name], depth + 1)
                total += times * (drawn.get(name, 0) if name in named and not _is_gradient(named[name]) else 0)
            if total > MOST:
                return MOST + 1
        return total

    return f"สิ่งที่วาดซ้ำกันเกิน {MOST} ชิ้น (use, pattern, marker)" if count(root, 0) > MOST else None


def _is_gradient(element: ET.Element) -> bool:
    """Tell whether an element only colours: it draws nothing again."""
    return element.tag.endswith("Gradient")


def _references(element: ET.Element, everywhere: int) -> Iterator[tuple[str, int]]:
    """Yield what an element draws besides itself, and how often: a marker at each of its points, a style everywhere."""
    points = len(_NUMBER.findall(element.get("d", "") + element.get("points", "")))
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == "href":
            yield value.strip().removeprefix("#"), 1
        for name in _REFERENCE.findall(value):
            yield name, 1 + points * ("marker" in f"{key}{value}")
    if element.tag == f"{SVG}style":
        for what, name in _STYLED.findall(element.text or ""):
            yield name, 1 if what.startswith(("clip", "mask")) else everywhere
