"""What a page tells of itself: to search engines, to messengers that show a shared link, and to other machines."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.render import _linked
from prongsai.render._cards import Cards, name_lines
from prongsai.render._entries import STRONG, has_analysis
from prongsai.render._shown import indicators_counted, result, score, unsaid
from prongsai.text import with_digits
from prongsai.words import plain, say

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from prongsai.addresses import PageFacts
    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.text import Digits

_WHOLE = frozenset(("home", "compare", "accessibility", "glossary", "opendata"))
"""The kinds of pages that are about the whole site; each kind is named as its template."""
_REPORTS = frozenset(("results", "analysis", "measures", "progress"))
_BAR = 1072
"""How long the bar of a full score is on a share card, in pixels."""
_LEVEL_SIZE, _SMALL_LEVEL_SIZE, _LEVEL_ROOM = 60, 40, 14
"""How large a level stands on it, and one of more letters than there is room for."""
_TITLE_SIZE = 72
"""How large the name of the site stands on its own card."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page is about.

    Attributes:
        kind: the name of its template, such as `results`.
        title: its heading.
        crumbs: the way to it: words and address.
        facts: what travels beside it.
        agency: None for a page of the whole site.
        assessment: the year that it reports, the latest one of an agency's own pages; None where there is none.
        agencies: how many agencies the site has, on its front page.
    """

    kind: str
    address: str
    title: str
    crumbs: list[tuple[str, str]]
    facts: PageFacts
    agency: AssessedAgency | None = None
    assessment: Assessment | None = None
    agencies: int = 0


class Metadata:
    """Writes what the pages of one site tell of themselves.

    Args:
        site_url: the address of the published site, closed by `/`; empty where it is not known.
        last: the folder of the last built site, if there is one.
    """

    def __init__(self, environment: Environment, digits: Digits, site_url: str, last: Path | None) -> None:
        self._card_template = environment.get_template("card.svg.html")
        self._site_template = environment.get_template("site_card.svg.html")
        self._digits = digits
        self._site_url = site_url
        self.cards = Cards(last)

    def front(self, page: About) -> dict[str, str]:
        """Return what the page's head tells, as HTML: description, robots, linked data, emblem and share card."""
        found = {"description": self._shown(describe(page))}
        if nodes := self._nodes(page):
            found["linked"] = _linked.as_text(nodes)
        agency = page.agency
        if agency is None:
            return found | (self._site_card() if self._site_url else {})
        if not page.facts.may_be_found:
            found["robots"] = "noindex"
        if agency.emblem is not None:
            found |= {"emblem": paths.emblem(agency.slug, agency.emblem.file), "emblem_type": agency.emblem.media_type}
        if self._site_url and page.assessment is not None:
            found |= self._card(agency, page.assessment, of_year=page.kind in _REPORTS or page.kind == "data")
        return found

    def _nodes(self, page: About) -> list[_linked.Node]:
        """Return the page's linked data; none for an invented agency."""
        agency, assessment, changed = page.agency, page.assessment, page.facts.changed
        if not page.facts.may_be_found:
            return []

        def url(to: str) -> str:
            return self._site_url + to if self._site_url else paths.relative(to, page.address)

        nodes = [_linked.breadcrumbs(page.crumbs, page.title, page.address, url)] if page.crumbs else []
        if agency is not None:
            if assessment is None or page.kind in ("agency", "brief"):
                nodes.append(_linked.organization(agency, url))
            elif page.kind in _REPORTS:
                nodes.append(_linked.report(agency, assessment, (page.title, page.address), changed, url))
            elif page.kind == "data":
                nodes.append(_linked.dataset(agency, assessment, changed, url))
        return nodes

    def _site_card(self) -> dict[str, str]:
        """Return the card of the pages that are of no agency alone."""
        title = plain("home.title")
        lines = [plain(f"metadata.card.site.{name}") for name in ("results", "promises", "data")]
        svg = self._site_template.render(title=title, size=_TITLE_SIZE, lines=lines)
        image = self.cards.add("site", with_digits(svg, self._digits))
        return {"image": image, "image_alt": self._shown(f"{title}: {' '.join(lines)}")}

    def _card(self, agency: AssessedAgency, assessment: Assessment, *, of_year: bool) -> dict[str, str]:
        scores, framework = assessment.report.scores, assessment.framework
        overall, level = scores.overall, str(unsaid(scores.level))
        figures = {"year": assessment.year, "score": score(overall), "level": level}
        svg = self._card_template.render(
            heading=say(
                "metadata.card.heading" if framework.national else "metadata.card.other_heading",
                framework=framework.name,
                year=assessment.year,
            ),
            lines=name_lines(agency.agency.name),
            level_size=_LEVEL_SIZE if len(level) <= _LEVEL_ROOM else _SMALL_LEVEL_SIZE,
            filled=0 if overall is None else int(_BAR * overall / 100),
            note=_note(agency, assessment, of_year=of_year),
            **figures,
        )
        stem = f"{agency.slug}-{assessment.year}" if of_year else agency.slug
        return {
            "image": self.cards.add(stem, with_digits(svg, self._digits)),
            "image_alt": self._shown(
                plain("metadata.card.shows", framework=framework.name, name=agency.agency.name, **figures)
            ),
        }

    def _shown(self, text: str) -> str:
        """Return plain text in the site's digits, escaped: the theme prints what it is given as it is."""
        return html.escape(with_digits(text, self._digits))


def _note(agency: AssessedAgency, assessment: Assessment, *, of_year: bool) -> str:
    """Return the line at the foot of a card."""
    if agency.agency.sample:
        return plain("common.sample_notice")
    if of_year or len(agency.years) == 1:
        if not assessment.report.has_measures:
            return ""
        return plain("metadata.card.year", count=len(assessment.measures), fiscal_year=assessment.fiscal_year)
    return plain("metadata.card.years", count=len(agency.years), first=agency.years[-1].year)


def describe(page: About) -> str:
    """Return a page's description: one plain sentence, with the page's figures in Arabic digits."""
    agency, assessment = page.agency, page.assessment
    if page.kind in _WHOLE:
        return plain(f"metadata.{page.kind}", count=page.agencies)
    if agency is None:
        return page.title
    if assessment is None:
        return plain("metadata.empty", name=agency.agency.name)
    progress = assessment.progress
    return plain(
        f"metadata.{_described(page.kind, assessment)}",
        framework=assessment.framework.name,
        name=agency.agency.name,
        year=assessment.year,
        result=result(assessment),
        score=score(assessment.report.scores.overall),
        indicators=indicators_counted(assessment),
        count=len(assessment.measures),
        fiscal_year=assessment.fiscal_year,
        done=progress.totals["done"] if progress else 0,
        told=_told(assessment),
    )


def _described(kind: str, assessment: Assessment) -> str:
    """Return which sentence describes a page of a year: another one where the year does not tell what it speaks of."""
    report = assessment.report
    if kind == "progress" and assessment.progress is None:
        return "unreported"
    if kind == "analysis" and not has_analysis(assessment):
        return "analysis_none"
    if kind == "results" and assessment.indicators:
        strong = assessment.lines.strength is not None or any(one.kind == STRONG for one in report.analysis.every_entry)
        return ("results" if strong else "results_lost") if assessment.by_lost else "results_scores"
    told = {
        "agency": report.has_measures,
        "brief": assessment.overall is not None,
        "results": False,
        "analysis": report.scores.overall is not None,
        "data": report.has_measures,
    }
    return kind if told.get(kind, True) else f"{kind}_alone"


def _told(assessment: Assessment) -> str:
    """Return what the analysis of a year holds, in words."""
    told = assessment.report.analysis
    names = ["entries" if told.entries else "narrative"]
    names += ["advice"] if told.advice else []
    names += ["limitations"] if told.limitations is not None else []
    *first, last = (plain(f"metadata.told.{name}") for name in names)
    return plain("common.listed", before=" ".join(first), last=last) if first else last
