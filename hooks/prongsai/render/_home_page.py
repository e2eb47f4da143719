"""The front page of several agencies: what they promised and did in one sentence, and each agency as a row.

Invented agencies (หน่วยงานสมมุติ) are no part of the sums.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from prongsai.addresses import paths
from prongsai.render._agency_page import overall_bar, promised_year
from prongsai.render._delivery import blocks, ended, promised
from prongsai.render._frame import masthead
from prongsai.render._linked import place
from prongsai.render._shown import anchor, html, score, unsaid
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markupsafe import Markup

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.render._delivery import Blocks
    from prongsai.render._frame import Masthead
    from prongsai.render._rows import Bar
    from prongsai.render._shown import Link

FEW = 2
"""So many agencies are seen at one look, and need no choice among them."""


class AgencyRow(NamedTuple):
    """An agency on the front page.

    Attributes:
        css: the classes by which a choice shows it: `is-late`, `is-unreported` and `is-done`.
        promised: what became of its latest promises, in words; None where nothing was promised.
    """

    css: str
    head: Masthead
    name: Markup
    place: str
    result: Markup
    bar: Bar | None
    blocks: Blocks | None
    promised: Markup | None


class Choice(NamedTuple):
    """A choice among agencies: its key, its words with how many it shows, and whether it is made at first."""

    key: str
    words: Markup
    first: bool


def of_home(found: Sequence[AssessedAgency], link: Link) -> dict[str, Any]:
    """Return agencies as rows, and the choices among them."""
    return {"rows": rows(found, link), "choices": choices(found)}


def rows(found: Sequence[AssessedAgency], link: Link) -> list[AgencyRow]:
    """Return each agency with its latest result and what became of its latest promises."""
    return [row(one, one.years[0] if one.years else None, promised_year(one), link) for one in found]


def row(one: AssessedAgency, a: Assessment | None, of: Assessment | None, link: Link) -> AgencyRow:
    """Return an agency with the result of a year `a`, and what became of what it promised in `of`."""
    name = anchor(link(paths.agency(one.slug)), one.agency.name)
    named = say("common.sample", name=name) if one.agency.sample else name
    head, where = masthead(one, [], link, inner=False), place(one.agency)
    if a is None:
        return AgencyRow("", head, named, where, say("home.empty"), None, None, None)
    told = _promised(of, link) if of else None
    return AgencyRow(
        " ".join(_kinds(one)),
        head,
        named,
        where,
        _result(a, link),
        overall_bar(a),
        blocks(of.delivery) if of else None,
        told,
    )


def _result(a: Assessment, link: Link) -> Markup:
    year = anchor(link(paths.year(a.slug, a.year)), say("home.results", year=a.year))
    return say("home.result", year=year, score=score(a.report.scores.overall), level=unsaid(a.report.scores.level))


def _promised(a: Assessment, link: Link) -> Markup:
    to = link(paths.part(a.slug, a.year, "progress"))
    read = anchor(to, say("home.measures", year=a.fiscal_year))
    silent = ended(a.delivery)
    return html("{} {}{}", read, promised(a.delivery), html("<br>{}", silent) if silent else "")


def _kinds(one: AssessedAgency) -> list[str]:
    """Return the choices that show an agency."""
    a = promised_year(one)
    if a is None:
        return []
    counts = a.delivery.counts
    told = {
        "is-late": counts["overdue"] > 0,
        "is-unreported": counts["unreported"] > 0,
        "is-done": counts["done"] + counts["cancelled"] == len(a.measures),
    }
    return [name for name, shown in told.items() if shown]


def choices(found: Sequence[AssessedAgency]) -> list[Choice]:
    """Return the choices among agencies, each with how many it shows; none where there are few."""
    if len(found) <= FEW:
        return []
    kinds = [_kinds(one) for one in found]
    counts = {key: sum(f"is-{key}" in kind for kind in kinds) for key in ("late", "unreported", "done")}
    every = Choice("all", say("home.choices.all", count=len(found)), first=True)
    return [
        every,
        *(Choice(key, say(f"home.choices.{key}", count=count), first=False) for key, count in counts.items()),
    ]


def total(found: Iterable[AssessedAgency]) -> Markup | None:
    """Return what real agencies promised in their latest plans and what became of that; None where none did."""
    plans = [a for one in found if not one.agency.sample and (a := promised_year(one))]
    if not plans:
        return None
    counts = {state: sum(a.delivery.counts[state] for a in plans) for state in ("done", "overdue", "unreported")}
    return say("home.total", agencies=len(plans), promised=sum(len(a.measures) for a in plans), **counts)
