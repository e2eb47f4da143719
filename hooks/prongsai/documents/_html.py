"""A document as HTML, from which its PDF is set; what it looks like stands in `document.css`."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from prongsai.documents._drawing import MEASURE, Letters, dressed, parted
from prongsai.documents._parts import (
    CONTENTS,
    Contents,
    Cover,
    Drawing,
    Grid,
    Heading,
    Listing,
    MemoHead,
    Paragraph,
    Placed,
    Run,
    Sheet,
    Signature,
)
from prongsai.documents._qr import qr_svg
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.documents._parts import Block, Content

FAMILY = "Prongsai Documents"
"""The font of documents under a name of its own: one of the system with its usual name may lose letters."""
SIGNS = "Prongsai Signs"
"""The font of signs that the other has not."""
_DOTS = "." * 50
_ON_A_LINE = 40
"""So many letters have room on a line, of a cover or below a signature."""
_DEEPEST = 6
"""The level of the lowest headings that HTML has."""
_CONTENTS = Markup("<!-- contents -->")
"""Where the contents go, which are known when all headings are written."""


def html_of(content: Content) -> str:
    """Return the whole document as HTML."""
    writer = _Writer()
    body = Markup("").join(map(writer.sheet, content.sheets))
    day = Markup('<meta name="dcterms.created" content="{0}"><meta name="dcterms.modified" content="{0}">')
    head = Markup('<title>{}</title><meta name="author" content="{}">{}').format(
        content.title, content.author, day.format(content.day.isoformat()) if content.day else ""
    )
    page = Markup(
        '<!doctype html><html lang="th" class="{}"><head><meta charset="utf-8">{}</head><body>{}</body></html>'
    )
    return page.format(content.digits, head, body).replace(_CONTENTS, writer.contents())


class _Writer:
    """Writes blocks; headings are numbered so that the contents lead to them."""

    def __init__(self) -> None:
        self._headings: list[Heading] = []

    def sheet(self, sheet: Sheet) -> Markup:
        """Return what begins on a sheet of its own."""
        kind = "wide" if sheet.wide else "tall"
        titled = " titled" if sheet.titled else ""
        return Markup('<section class="{}{}">{}</section>').format(kind, titled, self.blocks(sheet.blocks))

    def blocks(self, blocks: tuple[Block, ...]) -> Markup:
        """Return blocks one below the other."""
        return Markup("").join(map(self._block, blocks))

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading(words=words, level=level):
                self._headings.append(block)
                tag = Markup(f"h{min(level, _DEEPEST)}")  # noqa: S704 - ours
                return Markup('<{0} id="h{1}">{2}</{0}>').format(tag, len(self._headings), words)
            case Paragraph():
                return _paragraph(block)
            case Listing():
                return self._listing(block)
            case Grid():
                return self._grid(block)
            case Drawing():
                return _drawing(block)
            case Cover():
                return self._cover(block)
            case Contents(title=title):
                return Markup('<p class="contents">{}</p>{}').format(title, _CONTENTS)
            case MemoHead():
                return self._memo_head(block)
            case Signature(post=post):
                lines = (plain("documents.sign", dots=_DOTS), f"({_DOTS})", post)
                shown = Markup("").join(Markup("<p>{}</p>").format(_line(line)) for line in lines)
                return Markup('<div class="signature">{}</div>').format(shown)

    def _listing(self, block: Listing) -> Markup:
        return Markup("<ul>{}</ul>").format(
            Markup("").join(Markup("<li>{}</li>").format(self._marked(item.mark, item.blocks)) for item in block.items)
        )

    def _marked(self, mark: str, blocks: tuple[Block, ...]) -> Markup:
        """Return a line of a list, its mark before its first words."""
        shown = Markup('<span class="mark">{} </span>').format(mark) if mark else Markup("")
        if blocks and isinstance(blocks[0], Paragraph):
            return _paragraph(blocks[0], shown) + self.blocks(blocks[1:])
        return Markup("<p>{}</p>{}").format(shown, self.blocks(blocks))

    def _grid(self, grid: Grid) -> Markup:
        caption = Markup("<caption>{}</caption>").format(grid.caption) if grid.caption else ""
        columns = Markup("").join(Markup('<col style="width: {}%">').format(share) for share in grid.shares)
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(words) for words in grid.headings)
        groups = Markup("").join(self._group(grid, rows) for rows in grid.tied())
        return Markup("<table>{}<colgroup>{}</colgroup><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
            caption, columns, head, groups
        )

    def _group(self, grid: Grid, rows: list[list[Placed]]) -> Markup:
        """Return rows that a cell joins; where a sheet may end between them each has cells of its own.

        A cell that goes on to the next sheet would be told to readers' programs as joining rows that are not there.
        """
        whole = grid.keeps(*rows)
        goes_on = [*({one.column for one in row if one.goes_on} for row in rows[1:]), set[int]()]
        return Markup("").join(
            Markup('<tr class="{}">{}</tr>').format(
                "long" if not grid.keeps(row) else "with" if whole and below else "",
                Markup("").join(
                    self._cell(one, joined=whole, ends=one.column not in below)
                    for one in row
                    if not (whole and one.goes_on)
                ),
            )
            for row, below in zip(rows, goes_on, strict=True)
        )

    def _cell(self, placed: Placed, *, joined: bool, ends: bool) -> Markup:
        cell = placed.cell
        spans = Markup("").join(
            Markup(' {}="{}"').format(Markup(name), number)  # noqa: S704 - ours
            for name, number in (("rowspan", cell.rows if joined else 1), ("colspan", cell.columns))
            if number > 1
        )
        kind = "" if joined or ends else "open"
        opened = Markup('<th scope="row" class="{}"{}>{}</th>') if cell.head else Markup('<td class="{}"{}>{}</td>')
        shown = Markup("") if placed.goes_on else self.blocks(cell.blocks)
        shown = Markup('<div class="number">{}</div>').format(shown) if cell.number else shown
        return opened.format(kind, spans, shown)

    def _cover(self, cover: Cover) -> Markup:
        lines = Markup("").join(
            Markup('<p class="{}">{}</p>').format("line" if number else "title", _line(words))
            for number, words in enumerate(cover.lines)
        )
        foot = Markup("").join(Markup("<p>{}</p>").format(words) for words in cover.foot)
        return Markup(
            '<div class="cover"><div class="emblem">{}</div><div>{}</div><div class="foot">{}{}</div></div>'
        ).format(_emblem(cover), lines, foot, _address(cover.address))

    def contents(self) -> Markup:
        """Return the contents, of all headings that were written."""
        lines = Markup("").join(
            Markup('<li class="level{}"><a href="#h{}">{}</a></li>').format(one.level, number, one.words)
            for number, one in enumerate(self._headings, 1)
            if one.listed and one.level <= CONTENTS
        )
        return Markup('<ul class="contents">{}</ul>').format(lines) if lines else Markup("")

    def _memo_head(self, head: MemoHead) -> Markup:
        lines = Markup("").join(
            Markup('<div class="fields">{}</div>').format(
                Markup("").join(
                    Markup("<p><b>{}</b> <span>{}</span></p>").format(one.label, one.value) for one in fields
                )
            )
            for fields in head.lines
        )
        return Markup('<div class="memo"><div class="emblem">{}</div><p class="title">{}</p>{}</div>').format(
            _emblem(head), head.title, lines
        )


def _line(words: str) -> Markup:
    """Return words of a cover or below a signature: their lines end at spaces, and not elsewhere as Thai would."""
    joined = ((piece, "\u00a0" in piece or len(piece) <= _ON_A_LINE) for piece in words.split(" "))
    return Markup(" ").join(
        Markup('<span class="whole">{}</span>').format(one) if whole else one for one, whole in joined
    )


def _emblem(front: Cover | MemoHead) -> Markup:
    return _image(front.picture, front.media_type, front.told) if front.picture else Markup("")


def _paragraph(block: Paragraph, before: Markup = Markup("")) -> Markup:  # noqa: B008 - nothing changes it
    kind = "names" if block.names else "quiet" if block.quiet else "" if block.plain else "body"
    shown = Markup("").join(map(_run, block.runs))
    return Markup('<p class="{}">{}{}</p>').format(kind, before, shown)


def _run(one: Run) -> Markup:
    shown = escape(one.words)
    for wanted, tag in ((one.bold, "b"), (one.italic, "i"), (one.small, "small")):
        if wanted:
            shown = Markup("<{0}>{1}</{0}>").format(Markup(tag), shown)  # noqa: S704 - ours
    return Markup('<a href="{}">{}</a>').format(one.to, shown) if one.to else shown


def _image(data: bytes, media_type: str, told: str, kind: str = "") -> Markup:
    shown = base64.b64encode(data).decode()
    return Markup('<img class="{}" src="data:{};base64,{}" alt="{}">').format(kind, media_type, shown, told)


def _drawing(block: Drawing) -> Markup:
    """Return a chart with its title above and how it is read below; what it shows is said in words besides."""
    svg, letters = parted(block.svg)
    picture = _image(dressed(svg).encode(), "image/svg+xml", f"{block.title}: {block.told}")
    below = Markup("<p>{}</p>").format(block.caption) if block.caption else ""
    return Markup(
        '<div class="drawing"><p class="caption">{}</p><div class="chart" style="width: {:.1f}mm">{}{}</div>{}</div>'
    ).format(block.title, block.width * MEASURE, picture, Markup("").join(map(_letters, letters)), below)


def _letters(one: Letters) -> Markup:
    """Return words of a chart at their place on its picture."""
    style = f"left: {one.x * MEASURE:.2f}mm; top: {one.y * MEASURE:.2f}mm"
    kind = f"{one.kind} middle" if one.middle else one.kind
    return Markup('<span class="{}" style="{}">{}</span>').format(kind, style, one.words)


def _address(address: str) -> Markup:
    if not address:
        return Markup("")
    picture = _image(qr_svg(address), "image/svg+xml", plain("documents.qr", address=address), "qr")
    return Markup('{}<p><a href="{}">{}</a></p>').format(picture, address, address)
