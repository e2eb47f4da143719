"""Documents as programs other than ours read them."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdf
from docx import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUNNING = re.compile(r"^\s*-\s*[0-9๐-๙]+\s*-|-\s*[0-9๐-๙]+\s*-\s*$")
"""The number of a page, which one program draws first and another last."""


def squeezed(text: str) -> str:
    """Return a text without white space, which each program puts elsewhere."""
    return "".join(text.split())


def without_number(page: str) -> str:
    """Return the text of a page without its number, squeezed."""
    return squeezed(_RUNNING.sub("", page))


@cache
def pdf_pages(data: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF without its number, squeezed: several tests look at the same documents."""
    return tuple(without_number(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF without the numbers of its pages, squeezed."""
    return "".join(pdf_pages(data))


def docx_text(data: bytes) -> str:
    """Return the text of a Word document, squeezed."""
    body = Document(io.BytesIO(data)).element.body
    return squeezed("".join(one.text or "" for one in body.iter(f"{W}t")))


def elements(data: bytes) -> list[dict[str, Any]]:
    """Return the elements of a tagged PDF in their order."""
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    return [*below(root["/StructTreeRoot"])]


def below(element: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever a PDF holds
    """Yield an element of a tagged PDF, and those in it."""
    if not isinstance(element, pypdf.generic.DictionaryObject):
        return
    if "/S" in element:
        yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        yield from below(kid.get_object() if hasattr(kid, "get_object") else kid)
