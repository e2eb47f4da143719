"""`prongsai diff`: what readers would see changed since an earlier revision, before it is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from markupsafe import Markup, escape

from prongsai.cli._project import find_project
from prongsai.content import comparison
from prongsai.findings import literal
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.render import PageDifference


def _text(pages: list[PageDifference]) -> str:
    return "".join(
        "".join([f"{_title(page)}{f'  {page.address}' if page.address else ''}\n", *map(_item, page.sentences)])
        for page in pages
    )


def _item(sentence: str) -> str:
    return f"  - {_one_line(sentence)}\n"


def _markdown(pages: list[PageDifference]) -> str:
    blocks = [f"### {plain('differences.heading')}\n"]
    for page in pages:
        address = f" `{page.address}`" if page.address else ""
        blocks.append(f"\n**{literal(_title(page))}**{address}\n\n")
        blocks.extend(f"- {literal(sentence)}\n" for sentence in page.sentences)
    return "".join(blocks)


def _html(pages: list[PageDifference]) -> str:
    """Return a page of its own; its links hold where it stands at the top of the built site."""
    heading = plain("differences.heading")
    body = Markup().join(
        Markup("<section><h2>{}</h2><ul>{}</ul></section>\n").format(
            Markup('<a href="{}">{}</a>').format(page.address, _title(page)) if page.address else _title(page),
            Markup().join(Markup("<li>{}</li>").format(sentence) for sentence in page.sentences),
        )
        for page in pages
    )
    return Markup(
        '<!doctype html>\n<html lang="th">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><title>{0}</title></head>\n'
        "<body><main><h1>{0}</h1>\n{1}</main></body>\n</html>\n"
    ).format(escape(heading), body)


def _title(page: PageDifference) -> str:
    return " · ".join(filter(None, (page.of, page.page)))


def _one_line(text: str) -> str:
    return " ".join(click.unstyle(text).split())


FORMS: dict[str, Callable[[list[PageDifference]], str]] = {"text": _text, "markdown": _markdown, "html": _html}


@click.command(
    help="แสดงสิ่งที่จะเปลี่ยนบนเว็บไซต์เมื่อเทียบกับฉบับใน git (ไม่บอก: ฉบับที่บันทึกล่าสุด)"
    " · Show what readers would see changed since a revision of git. [HEAD]"
)
@click.argument("revision", metavar="[REV]", default="HEAD")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="PRONGSAI_CONTENT",
    help="โฟลเดอร์เนื้อหา · The content folder. [content]",
)
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True)
def diff(revision: str, content: Path | None, form: str) -> None:
    """Print it page by page; where nothing changes, that is said."""
    # The pages take as long to import as a check of a small site takes in all.
    from prongsai.render import told_differences  # noqa: PLC0415

    folder = content or find_project().content
    try:
        pages = list(told_differences(comparison.compare_with(folder, revision)))
    except LookupError:
        if not comparison.has_history(folder):
            nothing = f"{plain('differences.no_history')} · There is no history to compare with."
            raise click.ClickException(nothing) from None
        told = f"ไม่พบฉบับ “{revision}” ใน git · Git knows no such revision: {revision}."
        raise click.UsageError(told) from None
    if pages:
        click.echo(FORMS[form](pages), nl=False)
    else:
        click.echo(plain("differences.none", revision=revision))
