"""Values as readers see them: scores, changes, paragraphs, lists and links, each as HTML or as text still to escape."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from prongsai.addresses import paths
from prongsai.content import marked
from prongsai.criteria import kinds
from prongsai.text import round2
from prongsai.words import listed, one_line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from prongsai.assess import Assessment, DisclosedItem, Indicator, MeasureView, Series, Spread
    from prongsai.content import Marked

    Link = Callable[[str], str]
    """Gives an address of the site as seen from the page that links to it."""

_TEN = 10
NOTHING = "–"
"""What stands where there is no value."""


def link_from(address: str) -> Link:
    """Return how the page at `address` links to others."""
    return lambda to: paths.relative(to, address)


def html(pattern: str, *values: object) -> Markup:
    """Return HTML of ours with `values` in its places, escaped and on one line unless they are HTML themselves."""
    return Markup(pattern.format(*(escape(one_line(value)) for value in values)))  # noqa: S704 - our own, values escaped


def score(value: Decimal | None) -> str:
    """Return a score with two decimals."""
    return NOTHING if value is None else str(round2(value))


def unsaid(text: str | None) -> Markup | str:
    """Return what a report tells, or that it does not tell it."""
    return say("common.unsaid") if text is None else text


def result(a: Assessment) -> Markup:
    """Return the overall score and the level within a sentence, as far as the report tells them."""
    overall, level = a.report.scores.overall, a.report.scores.level
    if overall is None:
        return say("common.result_unsaid") if level is None else say("common.result_level", level=level)
    if level is None:
        return say("common.result_score", score=score(overall))
    return say("common.result", score=score(overall), level=level)


def indicators_counted(a: Assessment) -> Markup:
    """Return how many indicators the report scores, in words: the NACC's are ten."""
    if not a.indicators:
        return say("common.no_indicators")
    ten = a.framework.national and len(a.indicators) == _TEN
    return say("common.ten_indicators") if ten else say("common.indicators", count=len(a.indicators))


def change(value: Decimal | None) -> str:
    """Return points gained or lost, with a sign that is no colour."""
    if value is None:
        return NOTHING
    shown = round2(value)
    key = "gained" if shown > 0 else "dropped" if shown < 0 else "unchanged"
    return say(f"common.change_of.{key}", points=abs(shown))


def versus(value: Decimal | None) -> Markup:
    """Return better or worse than the year before, in plain words first; no year before is said to be missing."""
    if value is None:
        return say("common.versus.unknown")
    key = "better" if value > 0 else "worse" if value < 0 else "same"
    return say(f"common.versus.{key}", change=change(value))


def period(view: MeasureView) -> Markup:
    """Return a measure's period in words, with its days where those are more than the words say."""
    if view.period is None:
        return say("common.no_period")
    return html("{} <small>({})</small>" if days_besides(view) else "{}", view.period, view.days)


def days_besides(view: MeasureView) -> str:
    """Return the first and last day of a measure's period where they are more than its words say, else nothing."""
    return "" if view.days is None or view.days in (view.period or "") else view.days


def rounds(view: MeasureView) -> Markup:
    """Return the rounds in which a measure says it is reported on, as a list within a sentence; one or more."""
    return listed(say("common.round", months=months) for months in view.measure.rounds)


def parted(name: str) -> tuple[str, str]:
    """Return an agency's name (ชื่อหน่วยงาน) as its kind and its place, which is empty where the name is one word."""
    kind = next((kind.full for kind in kinds() if name.startswith(kind.full)), name.partition(" ")[0])
    return kind, name.removeprefix(kind).strip()


def numbered(one: Indicator | Series | Spread) -> str:
    """Return an indicator with its number, and with its name as far as that is known."""
    return numbered_as(one.number, one.name)


def numbered_as(number: int | None, name: str) -> str:
    """Return an indicator by its number, and by its name where that is not empty."""
    return f"{number}. {name}" if name else say("common.indicator_number", number=number)


def item_told(item: DisclosedItem) -> Markup:
    """Return a disclosure item within a sentence, as far as it is known."""
    known = (
        "" if item.code and item.title else "_without_code" if item.title else "_untitled" if item.code else "_unknown"
    )
    figures = {"code": item.code, "title": item.title}
    if item.national:
        return say(f"common.oit_item{known}", ita_year=item.ita_year, **figures)
    return say(f"common.other_item{known}", asked=item.asked_in, **figures)


def paragraphs(text: str | None) -> Markup:
    """Return plain text as paragraphs, one per line that is not blank; several lines with marks are a list."""
    blocks = [(block.strip(), marked(block)) for block in (text or "").split("\n") if block.strip()]
    runs = ([*run] for _, run in groupby(blocks, key=lambda one: one[1] is None))
    return Markup("").join(map(_run, runs))


def _run(blocks: Sequence[tuple[str, Marked | None]]) -> Markup:
    points = [Line(point.words, point.mark) for _, point in blocks if point]
    return listing(points) if len(points) > 1 else Markup("").join(html("<p>{}</p>", block) for block, _ in blocks)


def in_paragraphs(words: Markup) -> Markup:
    """Return words as a paragraph; those that are paragraphs or a list already stay."""
    return words if words.startswith(("<p>", "<ul", "<ol")) else html("<p>{}</p>", words)


def anchor(to: str, words: object) -> Markup:
    """Return a link."""
    return html('<a href="{}">{}</a>', to, words)


class Line(NamedTuple):
    """A line of a list.

    Attributes:
        mark: the number or dash that the report prints before it; empty for none.
        note: what stands small behind it.
        below: the lines of its own list.
    """

    words: object
    mark: str = ""
    note: str = ""
    below: tuple[Line, ...] = ()


def broken(text: object) -> object:
    """Return a text with the line breaks that it was written with; HTML stays as it is."""
    if isinstance(text, Markup) or "\n" not in str(text):
        return text
    return Markup("<br>").join(html("{}", line.strip()) for line in str(text).split("\n") if line.strip())


def listing(lines: Iterable[object], *, ordered: bool = False) -> Markup:
    """Return lines as a list; one whose lines have printed marks keeps them and is not numbered anew."""
    shown = [one if isinstance(one, Line) else Line(one) for one in lines]
    items = Markup("").join(html("<li>{}</li>", _line(one)) for one in shown)
    if any(one.mark for one in shown):
        return html('<ul class="ps-marked">{}</ul>', items)
    return html("<ol>{}</ol>" if ordered else "<ul>{}</ul>", items)


def _line(one: Line) -> object:
    words = broken(one.words)
    if one.mark:
        words = html('<span class="ps-mark">{}</span> {}', one.mark, words)
    if one.note:
        words = html("{} <small>({})</small>", words, one.note)
    return html("{}{}", words, listing(one.below, ordered=True)) if one.below else words


def lines(values: Sequence[object], *, ordered: bool = False) -> object:
    """Return one line as it is, several as a list, and one with a printed mark as it stands among several.

    `ordered` lines are steps.
    """
    shown = [one if isinstance(one, Line) else Line(one) for one in values]
    if len(shown) == 1 and not shown[0].mark:
        return _line(shown[0])
    return listing(shown, ordered=ordered)
