"""A document as PDF, by WeasyPrint: tagged for readers' programs (PDF/UA-1), with the text that was written.

TH SarabunPSK 2.0 is embedded under a name of its own, and an installed font of that name never takes its place. With it
each letter of a copied or searched text is the one that was written; other Thai fonts lose every sara am (ำ).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from multiprocessing.util import Finalize
from shutil import rmtree
from typing import TYPE_CHECKING

import weasyprint  # type: ignore[import-untyped]  # carries no types
from weasyprint.text import line_break  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

from prongsai.documents._html import FAMILY, SIGNS, html_of
from prongsai.documents._kept import Written, identifier

if TYPE_CHECKING:
    from prongsai.documents._parts import Content

_THEIRS, _OURS = 4, 10
"""How many letters to the width of an em WeasyPrint looks at to end a line, and how many of Thai there may be."""
_FACES = (
    (FAMILY, "prongsai.documents", 400, "regular.ttf"),
    (FAMILY, "prongsai.documents", 700, "bold.ttf"),
    # For signs alone, such as the ▼ of charts: a font of the system would make other bytes on another machine.
    (SIGNS, "prongsai.render", 400, "sarabun-400.ttf"),
    (SIGNS, "prongsai.render", 700, "sarabun-700.ttf"),
)
"""The fonts: their family, the room that has them, their weight and their file."""


def write(content: Content, made_of: str = "") -> Written:
    """Return a document as PDF: the same bytes for the same content.

    Args:
        content: what it shows.
        made_of: what the file says that it was made of; empty for nothing.
    """
    fonts, sheet = _look()
    made = weasyprint.HTML(string=html_of(content), url_fetcher=URLFetcher(allowed_protocols={"data"})).render(
        stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"
    )
    pages = len(made.pages)
    data: bytes = made.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier(made_of, pages) if made_of else None)
    return Written(data, pages)


def _see_whole_words() -> None:
    """Let WeasyPrint look at all letters of a line.

    Marks of Thai have no width, so that it sees too few, takes the last of them for the end of a word and may end the
    line there. It has no setting for that.
    """
    code = line_break.split_first_line.__code__
    told = tuple(_OURS if one is _THEIRS else one for one in code.co_consts)
    line_break.split_first_line.__code__ = code.replace(co_consts=told)


@cache
def _look() -> tuple[FontConfiguration, weasyprint.CSS]:
    """Return the fonts and the style sheet, read once for all documents."""
    _see_whole_words()
    own, fonts = files("prongsai.documents"), FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; '
        f'src: url("{files(room).joinpath("fonts", name)!s}") }}\n'
        for family, room, weight, name in _FACES
    )
    style = own.joinpath("document.css").read_text(encoding="utf-8")
    sheet = weasyprint.CSS(string=faces + style, font_config=fonts, base_url=str(own))
    # It takes its folder away when it goes itself, which at the end of a process it does not.
    Finalize(None, rmtree, (fonts._folder, True), exitpriority=0)  # noqa: SLF001 - WeasyPrint has no other way
    return fonts, sheet
