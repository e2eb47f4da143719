"""What the pages show: templates are filled with it, and decide nothing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from prongsai.content import NARRATIVE_FILE, agency_folders, long_date, short_date
from prongsai.criteria import kinds
from prongsai.edit import _git
from prongsai.edit._assets import TEMPLATES
from prongsai.edit._begin import ASKED, SLUG
from prongsai.edit._built import is_of_site
from prongsai.edit._desk import YEAR_FILES, data_of, year_of
from prongsai.edit._drawn import Draw
from prongsai.edit._found import GRAVITY, Found
from prongsai.edit._page import told
from prongsai.edit._said import PARTS, told_finding
from prongsai.edit._saving import readable
from prongsai.edit._table import TABLE
from prongsai.edit._text import TEXT
from prongsai.edit._values import values_of
from prongsai.new import is_blank
from prongsai.words import plain, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prongsai.assess import AssessedAgency, Due
    from prongsai.edit._built import Built
    from prongsai.edit._desk import Desk
    from prongsai.edit._page import Sheet, Told
    from prongsai.findings import Finding

_BY_TABLE = ("/scores.yml", "/measures.yml")
"""What a table that an agency has may bring."""


class Views:
    """Fills the templates."""

    def __init__(self, desk: Desk, base: str, site: str = "") -> None:
        self._desk, self._site = desk, site
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"say": say, "base": base}

    def _page(self, template: str, title: str, **values: Any) -> str:  # noqa: ANN401 - passed on to Jinja2
        values = {"state": "", "nav": [], "undo": bool(self._desk.saved)} | values
        return self._environment.get_template(template).render(title=title, **values)

    def refused(self, why: str, reason: str = "") -> str:
        """Return a page that says why something was not done."""
        return self._page("refused.html", plain(f"edit.refused.{why}"), reason=reason)

    def home(self) -> str:
        """Return the home: agencies and years, what is found in them, and what is due."""
        agencies = [self._agency(slug) for slug in agency_folders(self._desk.content)]
        changed = len(_git.differences(self._desk.content) or ())
        drafts = [self._link(file) for file in self._desk.drafts.files() if file in self._desk.files()]
        today = plain("edit.home.today", day=long_date(self._desk.today))
        return self._page(
            "home.html",
            plain("edit.home.title"),
            agencies=agencies,
            changed=changed,
            drafts=drafts,
            today=today,
            asked=ASKED,
            slug=SLUG,
            kinds=[kind.name for kind in kinds()],
        )

    def _agency(self, slug: str) -> dict[str, Any]:
        site = self._desk.assess(self._desk.load(slug))
        agency = next(iter(site.agencies), None)
        name = agency.agency.name if agency else slug
        years = [self._year(slug, year, list(site.findings)) for year in self._desk.years(slug)]
        latest = max(self._desk.years(slug), default=None)
        return {
            "slug": slug,
            "name": name,
            "file": f"{slug}/agency.yml",
            "errors": _counts(site.findings, f"{slug}/agency.yml"),
            "years": years,
            "due": _due(agency),
            "next": latest + 1 if latest else self._desk.today.year + 543,
        }

    def _year(self, slug: str, year: int, findings: list[Finding]) -> dict[str, Any]:
        parts = []
        for name in YEAR_FILES:
            file = f"{slug}/{year}/{name}"
            standing = self._desk.standing(file)
            parts.append(self._link(file) | {"there": standing.raw is not None, "counts": _counts(findings, file)})
        draft = bool((data_of(self._desk.standing(f"{slug}/{year}/scores.yml").text) or {}).get("draft"))
        return {"year": year, "draft": draft, "parts": parts}

    def _link(self, file: str) -> dict[str, Any]:
        name = file.rpartition("/")[2]
        return {"file": file, "name": plain(f"edit.part.{PARTS[name]}"), "year": year_of(file)}

    def _nav(self, file: str) -> list[dict[str, Any]]:
        year = year_of(file)
        if year is None:
            return []
        folder = file.rpartition("/")[0]
        return [self._link(f"{folder}/{name}") | {"here": f"{folder}/{name}" == file} for name in YEAR_FILES]

    def unseen(self) -> str:
        """Return what stands in the place of a page that cannot be shown yet."""
        return f'<!doctype html><html lang="th"><title>–</title><main>{say("edit.preview.none")}</main></html>'

    def table(self, path: str, refused: str = "", **read: Any) -> str:  # noqa: ANN401 - passed on to Jinja2
        """Return the page that takes a table of measures: empty, why it was refused, or what was read of it."""
        file = f"{path.rpartition('/')[0]}/measures.yml"
        values = {"read": [], "take": "", "rows": "", "found": [], "typed": "", "refused": refused} | read
        return self._page(
            "table.html", plain("edit.table.title"), path=path, back=file, nav=self._nav(file), error=refused, **values
        )

    def form(self, page: Sheet, why_not: Mapping[str, str] | None = None) -> str:
        """Return the page of a file or record; `why_not` says, beside controls, why something was not done."""
        drafts = self._desk.drafts.of(page.file)
        unread = page.changes({name: one.typed for name, one in drafts.items() if one.why == "unread"})
        text, stuck, site = readable(self._desk, page.file, page.standing.text, unread)
        judged = told(self._desk, page, site, text, stuck)
        draw = Draw(page, drafts, judged.found, why_not or {})
        title = self._title(page)
        return self._page(
            "form.html",
            title,
            file=page.file,
            at=draw.at,
            seen=page.standing.version,
            back=draw.back,
            controls=draw.parts(),
            new=page.new,
            head=draw.findings("") + (draw.why_not(draw.at) if page.at else []),
            aside=self._aside(judged),
            counts=_all_counts(judged.found),
            nav=self._nav(page.file),
            state=self.state(page.file),
            following=self._following(page.file),
            table=f"{page.file.rpartition('/')[0]}/{TABLE}" if page.file.endswith(_BY_TABLE) else "",
        )

    def _title(self, page: Sheet) -> str:
        name = self._named(page.file)
        return f"{name} · {page.title}" if page.at else name

    def still_named(self, errors: Iterable[Finding]) -> str:
        """Return why something cannot be removed: the pages that name it, and how often each does."""
        counts = Counter(self._named(one.place.file) for one in errors)
        places = ", ".join(plain("edit.still_named.place", page=page, count=count) for page, count in counts.items())
        return plain("edit.still_named.why", places=places)

    def _named(self, file: str) -> str:
        """Return what an officer calls a file: its part, and its year."""
        if file.rpartition("/")[2] not in PARTS:
            return file
        link = self._link(file)
        return str(plain("edit.of_year", part=link["name"], year=link["year"]) if link["year"] else link["name"])

    def _following(self, file: str) -> str:
        """Return what comes next in an officer's work: a year, its files in their order, and the review."""
        slug = file.partition("/")[0]
        if year_of(file) is None:
            latest = max(self._desk.years(slug), default=None)
            return f"{slug}/{latest}/{YEAR_FILES[0]}" if latest else f"#{slug}~year"
        nav = [one["file"] for one in self._nav(file)]
        return nav[nav.index(file) + 1] if file in nav[:-1] else "review"

    def state(self, file: str, *, failed: bool = False) -> str:
        """Return how the saving stands, in words."""
        if failed:
            return plain("edit.state.elsewhere")
        waiting = len(self._desk.drafts.of(file))
        now = f"{datetime.now().astimezone():%H:%M}"
        if waiting:
            return plain("edit.state.but", count=waiting)
        return plain("edit.state.saved", time=now) if self._desk.saved else plain("edit.state.fresh")

    def _aside(self, judged: Told) -> dict[str, Any]:
        required = judged.required
        return {
            "have": sum(one.present for one in required),
            "of": len(required),
            "lacking": [f"{one.label}: {one.detail}".removesuffix(": ") for one in required if not one.present],
            "sums": _sums(judged),
        }

    def quick(self, page: Sheet, judged: Told) -> dict[str, Any]:
        """Return what a page that stands already shows anew: findings beside its controls, and what is computed."""
        draw = Draw(page, self._desk.drafts.of(page.file), judged.found)
        macros = self._environment.get_template("macros.html").module
        names = {one.name for control in page.controls for one in control.every} | {""}
        found = {name: str(macros.found(draw.findings(name))) for name in names}  # type: ignore[attr-defined]  # a macro
        counts = str(macros.counts(_all_counts(judged.found)))  # type: ignore[attr-defined]  # likewise
        aside = str(macros.aside(self._aside(judged)))  # type: ignore[attr-defined]  # likewise
        return {"found": found, "counts": counts, "aside": aside}

    def text(self, file: str) -> str:
        """Return the page of a file that is typed as a text."""
        standing = self._desk.standing(file)
        draft = self._desk.drafts.of(file).get(TEXT)
        typed = draft.typed[0] if draft else "" if is_blank(standing.text) else standing.text
        return self._page(
            "text.html",
            self._named(file),
            file=file,
            seen=standing.version,
            text=typed,
            theirs=standing.text if draft else None,
            found=self._of_text(file, typed),
            values=self._values(file),
            broken=file.rpartition("/")[2] != NARRATIVE_FILE,
            nav=self._nav(file),
            state=self.state(file),
            following=self._following(file),
        )

    def _values(self, file: str) -> list[tuple[str, str, str]]:
        """Return the values that a narrative may hold."""
        site = self._desk.load(file.partition("/")[0], drafts=True)
        years = (one for agency in self._desk.assess(site, year_of(file)).agencies for one in agency.years)
        year = next((one for one in years if one.year == year_of(file)), None)
        return [*values_of(year)] if year and file.endswith(NARRATIVE_FILE) else []

    def quick_text(self, file: str, text: str) -> dict[str, Any]:
        """Return what the page of a text shows anew."""
        macros = self._environment.get_template("macros.html").module
        found = str(macros.found(self._of_text(file, text)))  # type: ignore[attr-defined]  # a macro
        return {"found": {"": found}, "counts": "", "aside": ""}

    def _of_text(self, file: str, text: str) -> list[dict[str, str]]:
        site = self._desk.load(file.partition("/")[0], {file: text})
        found = [one for one in self._desk.told(site, year_of(file)).findings if one.place.file == file]
        listed = [one for one in found if one.acknowledged is None]
        return [told_finding(one, plain("edit.line", line=one.place.line)) for one in listed]

    def review(self, sent: _git.Sent | None = None, built: Built | None = None) -> str:
        """Return the page that tells what changed, sends it, and builds the site."""
        pages = _git.differences(self._desk.content)
        found = [self._desk.assess(self._desk.load(slug)).findings for slug in agency_folders(self._desk.content)]
        errors = [told_finding(one, self._named(one.place.file)) for each in found for one in each.errors]
        waits = (one for each in found for one in each if one.severity == "warning" and one.acknowledged is None)
        doubts = Counter(one.place.file for one in waits)
        return self._page(
            "review.html",
            plain("edit.review.title"),
            pages=pages,
            errors=errors,
            doubts=[(file, self._named(file), count) for file, count in sorted(doubts.items())],
            told=[_what(sent)] if sent else [_made(built)] if built else [],
            drafts=self._drafts(),
            builds=is_of_site(self._desk.content),
            left_out=[*self._left_out()],
            site=self._site if built and built.folder else "",
        )

    def _left_out(self) -> Iterator[tuple[str, str]]:
        """Yield the years that are drafts, of which no page is made, each with the page on which that is chosen."""
        for slug in agency_folders(self._desk.content):
            for agency in self._desk.load(slug).agencies:
                name = agency.agency.short_name or agency.agency.name
                for year in agency.drafts:
                    yield plain("edit.review.draft", agency=name, year=year), f"{slug}/{year}/{YEAR_FILES[0]}#draft"

    def _drafts(self) -> list[dict[str, Any]]:
        return [self._link(file) for file in self._desk.drafts.files() if file in self._desk.files()]


def _what(sent: _git.Sent) -> tuple[str, str]:
    """Return how grave the outcome of sending is, and its words."""
    if not sent.committed:
        return "error", plain("edit.review.failed", reason=sent.said)
    if sent.pushed is False:
        return "warning", plain("edit.review.not_pushed", reason=sent.said)
    return "good", plain("edit.review.pushed" if sent.pushed else "edit.review.committed")


def _made(built: Built) -> tuple[str, str]:
    """Return how grave the outcome of building is, and its words."""
    if built.said:
        return "error", plain("edit.review.not_built", reason=built.said)
    return "good", plain("edit.review.built", folder=built.folder)


def _due(agency: AssessedAgency | None) -> list[tuple[str, str]]:
    """Return what is due, in words, each with how far away it is."""
    waiting = [(year.fiscal_year, one) for year in agency.years for one in year.due] if agency else []
    waiting.sort(key=lambda pair: -pair[0])
    return [(_what_is_due(fiscal_year, one), _when(one)) for fiscal_year, one in waiting[:4]]


def _what_is_due(fiscal_year: int, one: Due) -> str:
    day, count = short_date(one.day), len(one.measures)
    if one.months is None:
        return plain("edit.due.ends", fiscal_year=fiscal_year, day=day, count=count, which=one.which)
    return plain("edit.due.round", fiscal_year=fiscal_year, months=one.months, day=day, count=count, which=one.which)


def _when(one: Due) -> str:
    if one.left == 0:
        return plain("due.today")
    return plain("due.left" if one.left > 0 else "due.overdue", days=abs(one.left))


def _counts(findings: object, file: str) -> dict[str, int]:
    found = [one for one in findings if one.place.file == file and one.acknowledged is None]  # type: ignore[attr-defined]
    return {severity: sum(one.severity == severity for one in found) for severity in GRAVITY}


def _all_counts(found: Found) -> dict[str, int]:
    return {severity: found.count(severity) for severity in GRAVITY}


def _sums(judged: Told) -> list[tuple[str, str, str]]:
    """Return what is computed beside what is reported: name, computed, reported."""
    year = judged.year
    if year is None or not year.indicators:
        return []
    pairs = [(tool.code, tool.score, tool.reported) for tool in year.tools]
    pairs.append((plain("edit.overall"), year.overall, year.report.scores.overall))
    return [
        (name, f"{computed:.2f}", f"{told:.2f}" if told is not None else "–")
        for name, computed, told in pairs
        if computed is not None
    ]
