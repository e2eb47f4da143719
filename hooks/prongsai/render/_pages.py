"""The pages: each a template filled from an assessment, as Markdown headings around blocks of finished HTML."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from prongsai.assess import checklist
from prongsai.content import ENTRY_KINDS, long_date
from prongsai.findings import catalogue
from prongsai.render import _charts, _links
from prongsai.render._data import INDICATOR_COLUMNS, MEASURE_COLUMNS, REPORT_FIELDS
from prongsai.render._markdown import heading_text, narrative_pieces, with_digits, without_fences
from prongsai.render._projection import project
from prongsai.text import item_code, round2

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from pathlib import Path

    from prongsai.assess import AssessedAgency, AssessedSite, Assessment, Block
    from prongsai.text import Digits

PARTS = (("", "ผลการประเมิน"), ("analysis", "การวิเคราะห์"), ("measures", "มาตรการ"), ("data", "ข้อมูลเปิด"))
HIDDEN = ["navigation"]
"""Sidebars left out: the page's own path and tabs lead on."""
WIDE = ["navigation", "toc"]
"""Sidebars left out where a wide table needs the room."""
Crumbs = list[tuple[str, str]]


class Pages:
    """Fills the templates of one site."""

    def __init__(self, templates: Path, digits: Digits, changed: Mapping[str, date]) -> None:
        self._digits = digits
        self._changed = changed
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_one_line,
        )
        self._environment.filters |= {
            "score": _score,
            "heading": lambda text: Markup(heading_text(str(text))),  # noqa: S704 - escaped by heading_text
            "inline_heading": _inline_heading,
            "paragraphs": _paragraphs,
            "code": lambda text: item_code(text) or text,
            "trusted": Markup,
        }
        self._environment.globals |= {"entry_kinds": ENTRY_KINDS, "catalogue": catalogue()}
        self._blocks = self._environment.get_template("blocks.html")

    def home(self, site: AssessedSite) -> str:
        """Return the front page of a site of several agencies."""
        return self._page("home.html", "", title="การเปิดเผยผลการประเมิน ITA", agencies=site.agencies, crumbs=[])

    def agency(self, agency: AssessedAgency, address: str) -> str:
        """Return an agency's home."""
        crumbs: Crumbs = [("หน้าแรก", "")] if address else []
        title = agency.agency.name
        return self._page("agency.html", address, title=title, home=agency, crumbs=crumbs, agency=agency.agency)

    def results(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the results page of a year."""
        title = f"ผลการประเมิน ITA ปี {assessment.year}"
        charts = {
            "bars": _charts.indicator_bars(assessment),
            "radar": _charts.radar(assessment),
            "level": _charts.level_chart(assessment),
        }
        return self._year_page("results.html", "", agency, assessment, title=title, charts=charts)

    def analysis(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the analysis page of a year: the officer's narrative and the structured findings."""
        title = f"การวิเคราะห์ผลการประเมิน ITA ปี {assessment.year}"
        narrative = assessment.narrative
        pieces = narrative_pieces(narrative, lambda index: self._block(narrative.blocks[index], assessment))
        placed = {block.name for block in narrative.blocks if block.kind == "table"}
        return self._year_page(
            "analysis.html", "analysis", agency, assessment, title=title, pieces=pieces, placed=placed
        )

    def measures(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the disclosure item itself: analysis in short, measures, limitations; self-contained."""
        table = project(assessment)
        title = assessment.item.name
        return self._year_page("measures.html", "measures", agency, assessment, title=title, table=table)

    def data(self, agency: AssessedAgency, assessment: Assessment) -> str:
        """Return the open data page with its dictionary and the quality of the data."""
        title = f"ข้อมูลเปิด ปี {assessment.year}"
        dictionary = {
            "report.json": REPORT_FIELDS,
            "indicators.csv": INDICATOR_COLUMNS,
            "measures.csv": MEASURE_COLUMNS,
        }
        quality = {"checklist": checklist(assessment)}
        return self._year_page("data.html", "data", agency, assessment, title=title, dictionary=dictionary, **quality)

    def redirect(self, assessment: Assessment, address: str) -> str:
        """Return the small page at the item's lasting address, which leads to the measures without a script."""
        to = _links.relative(_links.part(assessment.slug, assessment.year, "measures"), address)
        template = self._environment.get_template("redirect.html")
        return template.render(to=to, a=assessment, agency=assessment.agency)

    def _block(self, block: Block, assessment: Assessment) -> str:
        """Return the HTML of a table or chart that a narrative asks for."""
        module: Any = self._blocks.module
        if block.kind == "table":
            return str(getattr(module, block.name)(assessment))
        drawn = {"radar": _charts.radar, "indicators": _charts.indicator_bars, "level": _charts.level_chart}
        return str(module.chart(drawn[block.name](assessment)))

    def _year_page(
        self,
        template: str,
        part: str,
        agency: AssessedAgency,
        assessment: Assessment,
        **values: Any,  # noqa: ANN401 - passed on to Jinja2
    ) -> str:
        slug, year = agency.slug, assessment.year
        address = _links.part(slug, year, part) if part else _links.year(slug, year)
        crumbs: Crumbs = [("หน้าแรก", ""), (agency.agency.short_name, _links.agency(slug))]
        crumbs += [(f"ปี {year}", _links.year(slug, year))] if part else []
        tabs = [(label, _links.part(slug, year, name) if name else _links.year(slug, year)) for name, label in PARTS]
        changed = self._changed.get(f"{slug}/{year}")
        return self._page(
            template,
            address,
            crumbs=crumbs,
            tabs=tabs,
            agency=agency.agency,
            a=assessment,
            neighbours=_neighbours(agency, assessment, part),
            changed=long_date(changed) if changed else None,
            **values,
        )

    def _page(self, template: str, address: str, *, title: str, **values: Any) -> str:  # noqa: ANN401 - passed on to Jinja2
        def link(to: str) -> str:
            return _links.relative(to, address)

        body = self._environment.get_template(template).render(
            title=title, address=address, link=link, links=_links, **values
        )
        agency = values.get("agency")
        name = title if agency is None or agency.name == title else f"{title} {agency.short_name}"
        meta = {
            # The theme prints it as it is.
            "title": html.escape(with_digits(name, self._digits)),
            "hide": WIDE if template == "measures.html" else HIDDEN,
        }
        lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        return f"---\n{lines}---\n{with_digits(without_fences(body), self._digits)}"


def _neighbours(agency: AssessedAgency, assessment: Assessment, part: str) -> list[tuple[str, str]]:
    """Return the same part of the years before and after, as words and address."""
    years = sorted(year.year for year in agency.years)
    place = years.index(assessment.year)
    found = []
    if place > 0:
        found.append((f"ปีก่อนหน้า: {years[place - 1]}", years[place - 1]))
    if place + 1 < len(years):
        found.append((f"ปีถัดไป: {years[place + 1]}", years[place + 1]))
    return [
        (words, _links.part(agency.slug, year, part) if part else _links.year(agency.slug, year))
        for words, year in found
    ]


def _one_line(value: object) -> object:
    """Keep plain text on one line, so that no line of it can begin like a heading of the page."""
    return " ".join(value.splitlines()) if type(value) is str and "\n" in value else value


def _score(value: Decimal | None) -> str:
    return "–" if value is None else str(round2(value))


def _paragraphs(text: str | None) -> Markup:
    """Return plain text as paragraphs, one per blank line, escaped."""
    blocks = [block for block in (text or "").split("\n") if block.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(block.strip()) for block in blocks)


def _inline_heading(piece: str) -> Markup:
    """Return cleaned inline HTML as the text of a Markdown heading."""
    plain = Markup(piece).striptags()  # noqa: S704 - only to drop the tags
    return Markup(heading_text(plain))  # noqa: S704 - escaped by heading_text
