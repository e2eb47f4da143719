"""The tables of the report on the measures: where each stands, and what a round says of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from prongsai.addresses import paths, places
from prongsai.content import REASONS, baht
from prongsai.evidence import kind_of, moves
from prongsai.render._documents import document_label
from prongsai.render._shown import anchor, html, listing, paragraphs
from prongsai.render._standing import mark, status_words
from prongsai.render._table import Column, table
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.assess import Assessment, ProgressLine, RoundView
    from prongsai.content import Evidence
    from prongsai.render._shown import Link
    from prongsai.render._table import Table


_PICTURES = frozenset(("PNG", "JPEG", "GIF", "WebP"))
_LARGE = 300_000
"""From how many bytes on a picture is not shown before somebody opens it."""


def of_round(a: Assessment, one: RoundView, link: Link) -> Table:
    """Return what a round says of each measure."""
    columns: tuple[Column[ProgressLine], ...] = (
        Column(say("common.measures"), lambda line: f"{line.view.number}. {line.view.measure.title}", header=True),
        Column(say("common.status"), _status, place=_place("status")),
        Column(say("progress.work"), _work, place=_place("work")),
        Column(say("progress.problems"), lambda line: paragraphs(line.entry.problems), place=_place("problems")),
        Column(
            say("progress.suggestions"), lambda line: paragraphs(line.entry.suggestions), place=_place("suggestions")
        ),
        Column(say("progress.evidence"), lambda line: _evidence(a, line, link), place=_place("evidence")),
    )
    caption = say("progress.round_caption", months=one.months, fiscal_year=a.fiscal_year)
    return table(caption, columns, one.lines)


def _place(field: str) -> Callable[[ProgressLine], str]:
    """Return what gives the anchor of a line's field."""
    return lambda line: places.cell(field, line.months, line.entry.measure)


def _status(line: ProgressLine) -> Markup:
    more: list[object] = [line.entry.date] if line.entry.date else []
    more += [say("progress.reported_by", unit=line.unit)] if line.unit else []
    return mark(line.entry.status) + Markup("").join(html(" <small>{}</small>", one) for one in more)


def _work(line: ProgressLine) -> Markup:
    """Return what was done and what came of it, with the reason, the note and the steps that are told."""
    entry = line.entry
    told = [paragraphs(entry.work) or Markup("–")]
    if entry.result:
        told.append(html("<p><strong>{}</strong></p>{}", say("progress.result"), paragraphs(entry.result)))
    if entry.reason:
        told.append(html("<p>{}</p>", say("progress.reason", reason=entry.reason)))
    if entry.reason_code:
        told.append(html("<p>{}</p>", say("progress.reason_code", cause=REASONS[entry.reason_code])))
    if entry.note:
        told.append(html("<p>{}</p>", say("progress.note", note=entry.note)))
    if line.steps:
        told.append(listing(say("progress.step", number=number, status=status_words(it)) for number, it in line.steps))
    told += [html("<p>{}</p>", one) for one in _figures(line)]
    return Markup("").join(told)


def _figures(line: ProgressLine) -> list[Markup]:
    """Return the money that was spent, and the results by the measure's own indicators."""
    entry, measure, told = line.entry, line.view.measure, []
    if entry.spent is not None:
        budget = measure.budget.amount if measure.budget else None
        words = say("progress.spent_of" if budget else "progress.spent", amount=baht(entry.spent), budget=baht(budget))
        told.append(words)
    pairs = zip(measure.kpi, entry.kpi, strict=False)
    return told + [say("progress.kpi", text=kpi.text, result=result) for kpi, result in pairs]


def _evidence(a: Assessment, line: ProgressLine, link: Link) -> Markup:
    if not line.entry.evidence:
        return say("progress.no_evidence")
    return listing(_piece(a, one, link) for one in line.entry.evidence)


def _piece(a: Assessment, one: Evidence, link: Link) -> Markup:
    """Return a piece of evidence with its picture or a sign of its kind; of a file its kind and size are told."""
    day = html("<small>{}</small>", one.date) if one.date else ""
    if not one.attached:
        return html("{} {}", say("progress.not_attached", title=one.title), day)
    if one.file is None:
        return html("{} {}", anchor(one.url or "", html("{}{}", _sign("link"), one.title)), day)
    data, to = a.report.evidence[one.file], link(paths.evidence(a.slug, a.year, one.file))
    words = html("{}{} ({})", _face(data, to), one.title, document_label(data))
    return html("{} {}", anchor(to, words), day)


def _face(data: bytes, address: str) -> Markup:
    """Return a still picture in small where it costs a reader on a slow line little, else a sign of a file's kind."""
    kind = kind_of(data) or ""
    if kind not in _PICTURES:
        return _sign("table" if kind == "Excel" else "text")
    if len(data) > _LARGE or moves(data):
        return _sign("picture")
    picture = '<img class="ps-thumb" src="{}" width="64" height="84" alt="" loading="lazy" decoding="async">'
    return html(picture, address)


def _sign(kind: str) -> Markup:
    return html('<span class="ps-file ps-file-{}" aria-hidden="true"></span>', kind)
