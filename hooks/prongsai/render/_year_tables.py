"""The tables of a year's results and analysis, which narratives may ask for too, or the words in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.addresses import paths
from prongsai.render._shown import NOTHING, anchor, broken, html, listing, numbered, paragraphs, score
from prongsai.render._standing import chip
from prongsai.render._table import Cell, Column, table
from prongsai.text import fold_digits, item_key, question_key
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from markupsafe import Markup

    from prongsai.assess import Assessment, Indicator, MeasureView, ToolScore
    from prongsai.content import Advice, Limitation, PartScore
    from prongsai.criteria import Band
    from prongsai.render._shown import Link
    from prongsai.render._table import Table

_WHOLE = 100


def indicators(a: Assessment) -> Table:
    """Return the indicators by their tools, as far as tools and target are known."""
    columns: list[Column[tuple[Indicator, int]]] = [
        Column(say("common.indicator"), lambda row: named(row[0]), css="ps-span"),
        Column(say("common.score"), lambda row: score(row[0].score), number=True),
    ]
    if a.whole:
        columns.append(Column(say("common.rank"), lambda row: row[0].rank, number=True))
    if any(result.tool for result in a.indicators):
        columns.insert(0, Column(say("common.tool"), _tool))
    if a.target is not None:
        columns.append(Column(say("blocks.against_target", target=a.target), lambda row: _reach(row[0])))
    tools = dict.fromkeys(result.tool for result in a.indicators)
    groups = ([result for result in a.indicators if result.tool == tool] for tool in tools)
    caption = say("blocks.indicators", year=a.year)
    return table(caption, columns, *map(_spanned, groups), css="ps-dense")


def named(one: Indicator) -> str:
    """Return an indicator with its number and name, and what the report prints where that is another name."""
    name = numbered(one)
    return say("blocks.reports_name", name=name, printed=one.printed) if one.printed else name


def _spanned(group: list[Indicator]) -> Iterator[tuple[Indicator, int]]:
    """Yield the results of a tool, each with how many rows the cell that names the tool covers from there."""
    for index, result in enumerate(group):
        yield result, 0 if index else len(group)


def _tool(row: tuple[Indicator, int]) -> Cell:
    result, rows = row
    scope, css = ("rowgroup", "ps-one") if rows else ("", "")
    return Cell(result.tool or NOTHING, say("common.tool"), css, scope, rows=rows)


def _reach(result: Indicator) -> object:
    if result.to_target is None:
        return NOTHING
    if result.to_target == 0:
        return html('<span class="ps-ok">{}</span>', say("blocks.target_reached"))
    return html('<span class="ps-low">{}</span>', say("blocks.target_short", points=score(result.to_target)))


def ranking(a: Assessment) -> Table:
    """Return the indicators from the highest score down, with their ranks where none is left out."""
    columns: list[Column[Indicator]] = [
        Column(say("common.indicator"), numbered, header=True, css="ps-span"),
        Column(say("common.score"), lambda result: score(result.score), number=True),
    ]
    if a.whole:
        columns.insert(0, Column(say("common.rank"), lambda result: result.rank, number=True))
    return table(say("blocks.ranking", year=a.year), columns, a.ranking, css="ps-dense")


def tools(a: Assessment) -> Table:
    """Return the tools with their weights, and the overall score in the foot."""
    scores = a.report.scores
    columns: list[Column[ToolScore]] = [
        Column(say("common.tool"), lambda tool: tool.label, header=True, foot=say("blocks.overall_computed"))
    ]
    if any(tool.weight is not None for tool in a.tools):
        weight = say("blocks.weight")
        columns.append(Column(say("blocks.weight_percent"), _weight, label=weight, number=True, foot=100))
    if any(tool.score is not None for tool in a.tools):
        columns.append(
            Column(say("blocks.computed"), lambda tool: score(tool.score), number=True, foot=score(a.overall))
        )
    if scores.tools:
        reported = score(scores.overall)
        columns.append(Column(say("blocks.reported"), lambda tool: score(tool.reported), number=True, foot=reported))
    foot = a.overall is not None
    return table(say("blocks.tools", year=a.year), columns, a.tools, foot=foot, css="ps-dense")


def _weight(tool: ToolScore) -> object:
    return NOTHING if tool.weight is None else tool.weight


def parts(a: Assessment) -> Table:
    """Return the scores of the parts of EIT, as the report tells them."""
    columns: tuple[Column[tuple[str, PartScore]], ...] = (
        Column(say("blocks.part"), lambda one: say("blocks.part_of", part=fold_digits(one[0])), header=True),
        Column(say("common.score"), lambda one: score(one[1].score), number=True),
    )
    return table(say("blocks.parts", year=a.year), columns, a.report.scores.eit_parts.items(), css="ps-dense")


def part_questions(a: Assessment) -> list[Table]:
    """Return the scores of the questions of each part of EIT whose report tells them by part."""
    told = {fold_digits(name): part.questions for name, part in a.report.scores.eit_parts.items() if part.questions}
    columns: tuple[Column[tuple[str, Decimal]], ...] = (
        Column(say("common.item"), lambda one: question_key(one[0]), header=True),
        Column(say("blocks.question"), lambda one: a.subjects.question(question_key(one[0])).title or NOTHING),
        Column(say("common.score"), lambda one: score(one[1]), number=True),
    )
    return [
        table(say("blocks.part_questions", part=part, year=a.year), columns, questions.items(), css="ps-dense")
        for part, questions in told.items()
    ]


def quarters(a: Assessment) -> Table:
    """Return the overall score of each quarter, as the report tells them."""
    columns: tuple[Column[tuple[str, Decimal]], ...] = (
        Column(say("blocks.quarter"), lambda one: fold_digits(one[0]), header=True),
        Column(say("common.score"), lambda one: score(one[1]), number=True),
    )
    return table(say("blocks.quarters", year=a.year), columns, a.report.scores.quarters.items(), css="ps-dense")


def questions(a: Assessment) -> Table:
    """Return the scores of single questions that the report tells."""
    subject = a.subjects.question
    told = a.subjects.questions
    columns: tuple[Column[str], ...] = (
        Column(say("common.item"), lambda code: Cell(code, say("common.item"), "ps-one", "row")),
        Column(say("common.indicator"), lambda code: ", ".join(map(str, subject(code).indicators))),
        Column(say("blocks.question"), lambda code: subject(code).title or _unknown(code, a), css="ps-span"),
        Column(say("common.score"), lambda code: score(told[code]), number=True),
    )
    return table(say("blocks.questions", year=a.year), columns, told, css="ps-dense")


def _unknown(code: str, a: Assessment) -> str:
    """Return why a question has no words: a note tells that its words and its code differ, or they are not known."""
    noted = " ".join(note.text for note in a.notes)
    return say("blocks.question_unmatched" if f" {code} " in noted else "blocks.question_unknown")


def of_items(a: Assessment) -> str:
    """Return what the items are called that the report tells of: those that lost points, or had all as well."""
    scored = any(one.score == _WHOLE for one in a.subjects.items.values())
    return ("items" if a.framework.national else "other_items") + ("_scored" if scored else "")


def items(a: Assessment) -> Table:
    """Return the items that the report tells of, each with the reason that was given."""
    told = a.subjects.items

    def shown(code: str) -> str:
        one = told[code]
        own = None if one.score is None else score(one.score)
        if one.deducted is None:
            return own or say("blocks.deducted")
        if not one.deducted:
            return own or say("blocks.not_deducted")
        points = say("blocks.deducted_points", points=score(one.deducted))
        return say("blocks.score_deducted", score=own, deducted=points) if own else points

    columns: tuple[Column[str], ...] = (
        Column(say("common.item"), lambda code: a.subjects.item(code).label, header=True),
        Column(say("common.score"), shown),
        Column(say("blocks.item_reason"), lambda code: paragraphs(told[code].reason), css="ps-full"),
    )
    return table(say(f"blocks.{of_items(a)}", year=a.year), columns, told, css="ps-dense")


def levels(a: Assessment) -> Table | Markup:
    """Return the letter scale of the year, or where levels are words the one that was reported."""
    scale, reported = a.criteria.levels, a.report.scores.level
    if scale is None or not scale.bands:
        return say("blocks.unsaid_level") if reported is None else say("blocks.reported_level", level=reported)

    def named(band: Band) -> object:
        return say("blocks.level_reported", level=band.name) if band.name == reported else band.name

    columns: tuple[Column[Band], ...] = (
        Column(say("common.level"), named, header=True, css="ps-two"),
        Column(say("blocks.range"), lambda band: f"{score(band.low)} – {score(band.high)}", css="ps-two"),
    )
    return table(say("blocks.levels", year=a.criteria.year), columns, scale.bands, css="ps-dense")


def advice(a: Assessment) -> Table:
    """Return the assessor's advice."""
    columns: tuple[Column[Advice], ...] = (
        Column(say("common.tool"), _advised, header=True),
        Column(say("common.item"), lambda one: one.about.value if one.about else say("blocks.not_cited")),
        Column(say("blocks.suggestion"), lambda one: paragraphs(one.text)),
        Column(say("blocks.cites" if a.framework.national else "blocks.other_cites"), _cited),
    )
    return table(say("blocks.advice", year=a.year), columns, a.report.analysis.advice)


def _advised(one: Advice) -> object:
    tool = one.tool or say("common.overall")
    return say("blocks.tool_part", tool=tool, part=one.part) if one.part else tool


def _cited(one: Advice) -> str:
    return ", ".join(map(item_key, one.cites)) or say("blocks.not_cited")


def limitations(a: Assessment) -> Table | Markup:
    """Return the agency's limitations, or that it has none, or that the report does not tell.

    What has the parts of a table is one, with the agency's own headings where it has them; prose stays prose.
    """
    found, own = a.report.analysis.limitations, a.report.analysis.limitations_table
    if not found:
        return say("blocks.limitations_unsaid" if found is None else "blocks.limitations_none")
    if not own.columns and not any(one.analysis or one.handling for one in found):
        return paragraphs(found[0].text) if len(found) == 1 else listing(broken(one.text) for one in found)
    columns = [_limitation(column.heading, column.show) for column in own.columns]
    shown = {column.show for column in own.columns}
    left = [field for field in _LIMITATION if field not in shown and any(getattr(one, field) for one in found)]
    columns += [_limitation(*_LIMITATION[field]) for field in left]
    return table(own.title or say("blocks.limitations"), columns, found)


def _limitation(heading: str, field: str, label: str = "") -> Column[Limitation]:
    if field == "text":
        return Column(heading, lambda one: broken(one.text), header=True)
    return Column(heading, lambda one: paragraphs(getattr(one, field)), label=label)


_LIMITATION: dict[str, tuple[Markup, str, Markup | str]] = {
    "text": (say("blocks.limitation"), "text", ""),
    "analysis": (say("blocks.limitation_analysis"), "analysis", ""),
    "handling": (say("blocks.suggestion_or_handling"), "handling", say("blocks.handling")),
}
"""The column of each part that a report says something in and has no heading for."""


TABLES: Mapping[str, Callable[[Assessment], Table | Markup]] = {
    "indicators": indicators,
    "ranking": ranking,
    "tools": tools,
    "questions": questions,
    "items": items,
    "levels": levels,
    "advice": advice,
    "limitations": limitations,
}
"""The tables that a narrative may ask for, by name."""


def of_results(a: Assessment) -> dict[str, Table | Markup]:
    """Return the tables of the results page by their names."""
    shown = ("indicators", "tools", "levels", "questions", "items")
    found = {name: TABLES[name](a) for name in shown}
    if a.report.scores.eit_parts:
        found["parts"] = parts(a)
    if a.report.scores.quarters:
        found["quarters"] = quarters(a)
    return found


def no_measures(*, unanswered: bool) -> Markup:
    """Return that no measure answers an indicator, or that the report does not say which one does."""
    return say("trends.what_if.no_measures" if unanswered else "trends.what_if.not_said")


def measure_links(a: Assessment, views: Iterable[MeasureView], link: Link) -> Markup:
    """Return measures as a list, each with its state and leading to what became of it."""
    return listing(stated(a, view, link) for view in views)


def stated(a: Assessment, view: MeasureView, link: Link, title: str = "") -> Markup:
    """Return a measure's title, or a shorter one, leading to what became of it, behind its state."""
    to = f"{link(paths.part(a.slug, a.year, 'progress'))}#{view.measure.id}"
    return html("{} {}", chip(a.delivery.of_measure[view.measure.id]), anchor(to, title or view.measure.title))
