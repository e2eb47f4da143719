"""What is told of an agency that neither its files say nor a rule with a source gives: an adversary who reads it all.

Each kind of invention has a reader of its own, which goes by what stands on pages and in data, not by the program.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from prongsai.criteria import glossary, known_years, load_criteria
from prongsai.text import fold_digits
from tests.render.reading import built, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.frameworks.sites import Made

_SHORT = 12
_MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_LONG = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_NAMES = "|".join(map(re.escape, [*_MONTHS, *_LONG]))
_DAY = re.compile(rf"(?:(?<!\d)(\d{{1,2}}) )?({_NAMES}) (?:พ\.ศ\. )?(\d{{4}})")
_ISO = re.compile(r"(?<![\d-])(20\d\d|25\d\d)-(\d\d)(?:-(\d\d))?(?![\d-])")
_PERIOD = re.compile(
    r"(?:รอบ|ทุก|ราย) ?\d+ เดือน|ไตรมาส(?:ที่)? ?\d|ตลอดปี(?:งบประมาณ)?|ทุก(?:ไตรมาส|เดือน|สัปดาห์|ปี)"
    r"|(?:ปี|รอบ)ละ ?\d* ?ครั้ง|(?:อีก |เกิน |ภายใน )?\d+ วัน"
)
_DECIMAL = re.compile(r"(?<![\d.])[−-]?(\d{1,3}\.\d{2})(?![\d.])")
_LINE = re.compile(r"(เป้าหมาย|น้ำหนัก|ควรได้|ให้ถึง|ขาดอีก|เกณฑ์ผ่าน|ห่าง(?:จาก)?|ต่ำกว่า|สูงกว่า)[^\d×÷|]{0,25}?(\d+(?:\.\d+)?)")
_JUDGED = re.compile(
    r"จุดแข็ง|จุดอ่อน|จุดเด่น|ต้องพัฒนา|ต้องแก้ไข|ต้องปรับปรุง|ควรปรับปรุง|ควรพัฒนา|เร่งด่วน|บรรลุ|ถึงเป้า|ขาดอีก|ดีขึ้น|แย่ลง|ดีมาก|ดีเด่น"
    r"|น่าพอใจ|น่าเป็นห่วง|น่าชื่นชม|ล้มเหลว|ล่าช้า|เกินกำหนด|ไม่ผ่าน|โปร่งใสมาก|เสี่ยง"
)
_ITEM = re.compile(r"ข้อ ((?:MOIT|O)\d+)[^“”|]{0,40}“([^”]+)”")
_NUMBERED = re.compile(r"(?<![\d.])(\d{1,2})\. ([^|]+)")
_PROMISED = re.compile(
    r"สัญญา(?!อนุญาต)|ทำได้แค่ไหน|แล้วเสร็จ|มาตรการทั้งหมด|มาตรการที่ตามมา|ของข้อมาตรการ|พบ \d+ จาก \d+|มาตรการ(?: \|)? ไม่มี"
)
_SOURCE = re.compile(r"ตามที่ระบบ ITAS รายงาน|(?<=ที่มาของคะแนน: )[^|]*[^| ]")
_NO_MEASURE = "ยังไม่มีมาตรการ"
_BLOCK = re.compile(r"<(?=/?(?:td|th|li|dt|dd|p|div|tr|summary|caption|h\d|time|span|strong|a)\b)")
GOALS = (85, 90, 95, 100)
"""To which the page of an agency reckons what one indicator would bring."""


@cache
def given(site: Made) -> str:
    """Return everything that the files of a site say, in Arabic digits."""
    files = chain(site.root.rglob("*.yml"), site.root.rglob("*.md"))
    return fold_digits("\n".join(path.read_text(encoding="utf-8") for path in files))


@cache
def told(site: Made) -> dict[str, str]:
    """Return what pages and data tell of the agency, each cell and point between bars, without what explains words."""
    explained = [words for term in glossary() for words in (term.plain, term.full) if words]
    meanings = [*_meanings(site)]
    texts = {}
    for path, text in site.everywhere().items():
        if path in site.tree.pages:
            text = parse(_BLOCK.sub(" | <", built(site.tree.pages[path]))).text()  # noqa: PLW2901 - the same, parted
        for words in [*explained, *(meanings if path.endswith("data.md") else [])]:
            text = text.replace(words, " ")  # noqa: PLW2901 - what is left of it
        texts[path] = re.sub(r"[ \t\n]+", " ", text)
    return texts


def _meanings(site: Made) -> Iterator[str]:
    """Yield what the schema says that its values mean, the longest first."""
    schemas = [data.decode() for path, data in site.tree.files.items() if path.endswith("schema.json")]
    yield from sorted({*re.findall(r'"description": "([^"]+)"', "".join(schemas))}, key=len, reverse=True)


def _days(text: str) -> Iterator[tuple[int, int, int | None]]:
    for day, month, year in _DAY.findall(text):
        number = (_MONTHS if month in _MONTHS else _LONG).index(month) + 1
        yield int(year), number, int(day) if day else None
    for year, month, day in _ISO.findall(text):
        yield int(year) + (543 if year < "2500" else 0), int(month), int(day) if day else None


def days(site: Made) -> Iterator[str]:
    """Yield each day and month that the files do not name, nor begin or end a month or a fiscal year that they name."""
    named = {*_days(given(site))}
    named |= {(year, month, None) for year, month, _ in named}
    named |= {(y, m, one) for y, m, day in named if day is None for one in (1, monthrange(y - 543, m)[1])}
    if re.search("fiscal_year$|ตลอดปีงบประมาณ", given(site), re.MULTILINE):
        named |= {(site.year.fiscal_year - 1, 10, 1), (site.year.fiscal_year, 9, 30)}
    for path, text in told(site).items():
        # Where no day of publishing is known, a feed takes the end of the fiscal year that was assessed, and says so.
        fed = {(site.year.year, 9, 30)} if path.endswith("feed.xml") and "ไม่ทราบวันที่เผยแพร่" in text else set()
        yield from (f"{path}: {one}" for one in {*_days(text)} - named - fed)


def periods(site: Made) -> Iterator[str]:
    """Yield each round, quarter, frequency and count of days that the files do not name."""
    yield from _unsaid(site, _PERIOD)


def _unsaid(site: Made, words: re.Pattern[str]) -> Iterator[str]:
    for path, text in told(site).items():
        if path == "workbook":
            continue  # its headings and menus name what may be chosen
        yield from (f"{path}: {found}" for found in words.findall(text) if found not in given(site))


@dataclass(frozen=True)
class Reckoned:
    """What a source makes of the scores that the files give: its weights, its target, and no thought of the program.

    Attributes:
        scores: those of the files, by number.
        shares: what part of the overall score each indicator is; empty where no source gives weights, or scores lack.
    """

    scores: dict[int, Decimal]
    shares: dict[int, Decimal]
    weights: tuple[tuple[Decimal, tuple[int, ...]], ...]
    target: Decimal | None

    def mean(self, numbers: Iterable[int]) -> Decimal:
        """Return the mean of some indicators."""
        found = [self.scores[number] for number in numbers]
        return sum(found, Decimal(0)) / len(found)

    def all(self) -> Iterator[Decimal]:
        """Yield the overall score, those of the tools, what is lost and would be won, and how far it is to the target."""
        if not self.shares:
            return
        overall = sum((share * self.scores[number] for number, share in self.shares.items()), Decimal(0))
        tools = [self.mean(numbers) for _, numbers in self.weights]
        yield from (overall, *tools)
        for number, share in self.shares.items():
            yield share * (100 - self.scores[number])
            yield from (overall + share * (goal - self.scores[number]) for goal in GOALS)
        if self.target is not None:
            yield from (abs(self.target - score) for score in (overall, *tools, *self.scores.values()))
            yield from (self.scores[number] + (self.target - overall) / share for number, share in self.shares.items())


@cache
def _reckoned(site: Made) -> Reckoned:
    """Return what the source of the site's year gives, that is the year's own and no other."""
    source = site.year.framework.year(site.year.year)
    scores = {int(fold_digits(raw)): one.score for raw, one in site.year.report.scores.indicators.items()}
    shares = {} if set(source.shares) - set(scores) else source.shares
    return Reckoned(scores, shares, source.weighted, source.target.score if source.target else None)


@cache
def _numbers(site: Made) -> set[Decimal]:
    """Return the numbers of the files, and what a source makes of them."""
    reckoned, report = _reckoned(site), site.year.report
    found = {*_decimals(report.scores.model_dump()), *_decimals(report.measures.model_dump()), *reckoned.all()}
    found |= {weight for weight, _ in reckoned.weights} | {*filter(None, [reckoned.target])}
    return {round(one, 2) for one in found}


def _decimals(value: object) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _decimals(inner)


def figures(site: Made) -> Iterator[str]:
    """Yield each figure with two decimals that no file gives and no source makes of what they give."""
    for path, text in told(site).items():
        if not path.endswith("json"):
            yield from (f"{path}: {one}" for one in _DECIMAL.findall(text) if Decimal(one) not in _numbers(site))
    report = json.loads(site.tree.files[f"{site.folder}/data/report.json"], parse_float=Decimal)
    yield from (f"report.json: {one}" for one in _decimals(report) if round(one, 2) not in _numbers(site))


def lines(site: Made) -> Iterator[str]:
    """Yield each target, weight and line for scores that no file and no source gives."""
    known = _numbers(site) | {Decimal(site.year.year)}
    for path, text in told(site).items():
        yield from (f"{path}: {word} {one}" for word, one in _LINE.findall(text) if Decimal(one) not in known)
    if site.report["target"] is not None and _reckoned(site).target is None:
        yield f"report.json: target {site.report['target']}"


def levels(site: Made) -> Iterator[str]:
    """Yield each level that is told and not given; a scale that a source gives stands in a table of its own."""
    scales = [load_criteria(year).levels for year in known_years()]
    names = {name for scale in scales if scale for name in scale.names} | {"ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์"}
    own = {site.year.report.scores.level, site.year.report.scores.also_level}
    pattern = re.compile(f"ระดับ(?:ตามที่รายงาน)?[:| ]*({'|'.join(sorted(names, key=len, reverse=True))})")
    for path, text in told(site).items():
        yield from (f"{path}: {match[0]}" for match in pattern.finditer(text) if match[1] not in own)


def names(site: Made) -> Iterator[str]:
    """Yield each numbered name that is no line of the files and no indicator of the year's list, or of one that is lent."""
    year = site.year
    lists = [year.criteria, *(year.framework.year(of) for of in [year.names_of] if of)]
    known = [rule.name for one in lists for rule in one.indicators] + [topic.title for topic in year.criteria.topics]
    for path, text in told(site).items():
        for number, words in _NUMBERED.findall(text):
            if not any(words.startswith(name) for name in known) and words.split(" ")[0].strip() not in given(site):
                yield f"{path}: {number}. {words[:40]}"


def official(site: Made) -> Iterator[str]:
    """Yield the NACC's names of tools, indicators, topics and items where they are not the year's own."""
    own: set[str] = set()
    if site.year.framework.national:
        own = {*_titles_of(site), *_names_of(site.year.year), *_names_of(site.year.names_of or site.year.year)}
        own |= {term.term for term in glossary()}
    every = {name for year in known_years() for name in _names_of(year)}
    every |= {item.title for year in known_years() for item in load_criteria(year).items}
    foreign = {name for name in every - own if len(name) > _SHORT and name not in given(site)}
    foreign = {name for name in foreign if not any(name in one for one in own)}
    for path, text in told(site).items():
        yield from (f"{path}: {name}" for name in foreign if name in text)


@cache
def _names_of(year: int) -> frozenset[str]:
    criteria = load_criteria(year)
    tools, topics = {one.name for one in criteria.tools}, {one.title for one in criteria.topics}
    return frozenset(tools | topics | {rule.name for rule in criteria.indicators})


def titles(site: Made) -> Iterator[str]:
    """Yield each title of a disclosure item that neither the files nor the lists of its years give."""
    for path, text in told(site).items():
        for code, title in _ITEM.findall(text):
            if title not in given(site) and title not in _titles_of(site):
                yield f"{path}: {code} {title}"


def _titles_of(site: Made) -> set[str]:
    """Return the titles of items in the lists of the site's year and of the one that asks for its measures."""
    lists = [site.year.framework.year(of) for of in (site.year.year, site.year.fiscal_year)]
    return {item.title for one in lists for item in (*one.items, *filter(None, [one.measures_item]))}


def judgements(site: Made) -> Iterator[str]:
    """Yield each judgement whose word the files do not use, where no target and no line of the agency's is drawn."""
    lines_of_the_agency = site.year.report.measures.thresholds
    if _reckoned(site).target is None and lines_of_the_agency == type(lines_of_the_agency)():
        yield from _unsaid(site, _JUDGED)
        yield from (f"report.json: {name}" for name in ("strengths", "weaknesses") if site.report[name])


def gaps(site: Made) -> Iterator[str]:
    """Yield where something is said to have no measure though a measure may be for it."""
    about = [reference.kind for view in site.year.measures for reference in view.measure.addresses]
    if about and set(about) != {"indicator"}:
        yield from (path for path, text in told(site).items() if _NO_MEASURE in text)


def promises(site: Made) -> Iterator[str]:
    """Yield where something is said to be promised or done by an agency that has published no measures."""
    if not site.year.report.has_measures:
        pages = ((path, text) for path, text in told(site).items() if path in site.tree.pages)
        yield from (f"{path}: {found}" for path, text in pages for found in _PROMISED.findall(text))


def sources(site: Made) -> Iterator[str]:
    """Yield each source of scores that the files do not name."""
    yield from _unsaid(site, _SOURCE)


KINDS: dict[str, Callable[[Made], Iterator[str]]] = {
    reader.__name__: reader
    for reader in (days, periods, figures, lines, levels, names, official, titles, judgements, gaps, promises, sources)
}
"""The kinds of invention, and who looks for each."""


def inventions(site: Made) -> list[str]:
    """Return all that is told and not given, each with its kind and where it stands."""
    return [f"{kind}: {one}" for kind, reader in KINDS.items() for one in reader(site)]
