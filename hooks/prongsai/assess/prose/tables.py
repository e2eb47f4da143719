"""Typed tables (ตารางที่พิมพ์เอง), read as tables: each column by its heading, each row by its name."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from prongsai.assess.prose.frames import Frame, Said
from prongsai.assess.prose.tokens import Names, Subject, Token, has, tokenise
from prongsai.assess.prose.words import together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prongsai.assess.prose.passages import Clause

_PIPES = re.compile(r"(?<=\|)[^|\n]*(?=\||$)", re.MULTILINE)
_TABS = re.compile(r"[^\t\n]+|(?<=\t)(?=\t)")
_RULE = re.compile(r"[\s|:-]*")
_WHOLE = 100
_SCALE = 5
_WORDS = re.compile("[ก-ฮA-Za-z]{2}")
_NOT_SCORES = together("not scores")
_LEVELS = together("levels")
_GRADED = re.compile("|".join(sorted(_LEVELS, key=len, reverse=True)))


class _Cell(NamedTuple):
    """A cell of a row: where it begins in the clause, and its tokens."""

    start: int
    tokens: list[Token]

    @property
    def number(self) -> Token | None:
        """The number that is all that it holds."""
        found = [one for one in self.tokens if not one.may("link", "points", "range", "open", "close")]
        return found[0] if len(found) == 1 and found[0].number is not None and found[0].may("number") else None

    @property
    def subject(self) -> Token | None:
        """The subject that it names."""
        named = [one for one in self.tokens if one.subject is not None and not one.may("side EIT")]
        found = next(iter([one for one in named if one.subject != Subject("overall")] or named), None)
        part = next((one for before, one in pairwise(self.tokens) if before.may("part") and one.number), None)
        if found and found.subject and found.subject.values == ("EIT",) and part:
            return found._replace(subject=Subject("part", (f"EIT {part.figure:f}",)))
        return found

    def level(self, row: _Row) -> Token | None:
        """The level that is all that it holds."""
        text = row.clause.text[self.start :].partition("|")[0].partition("\t")[0]
        said, start = text.strip(), self.start + len(text) - len(text.lstrip())
        return Token(start, start + len(said), frozenset({"grade"}), said) if said in _LEVELS else None


class _Row(NamedTuple):
    clause: Clause
    cells: list[_Cell]


def read_table(rows: Sequence[Clause], names: Names, year: int) -> Iterator[Frame]:
    """Yield what each row of a table of a report on `year` says."""
    read = [_row(clause, names) for clause in rows if not _RULE.fullmatch(clause.text)]
    head = read[0] if read and not any(cell.number for cell in read[0].cells) else None
    body = read[1:] if head else read
    columns = [_column(cell.tokens) for cell in head.cells] if head else []
    # What says no more than that it is a share is, beside persons, theirs.
    heads = [one for cell in head.cells for one in cell.tokens if not one.may("ordinal", "of", "grade")] if head else []
    if head and has(heads, "persons", "counted"):  # and not "ข้อ", "เรื่อง"
        kept = [has(one.tokens, "score", "year", "grade") for one in head.cells]
        columns = [kind * keep for kind, keep in zip(columns, kept, strict=True)]
    aside = has((one for cell in head.cells for one in cell.tokens), "foreign", "aim") if head else False
    if aside and len({*_years(head, year)} - {None}) < 2:  # noqa: PLR2004 - no year beside the one before
        # How far the agency is from others, or from an aim, is no change.
        columns = ["" if kind == "difference" else kind for kind in columns]
    if read and read[0].clause.aimed:
        told = zip(columns, _years(head, year), strict=True)
        columns = [kind if at is not None and at < year else "" for kind, at in told]
    columns = ["" if kind == "score" and _shares(body, place) else kind for place, kind in enumerate(columns)]
    if "order" in columns:
        order = columns.index("order")
        columns[order] = "" if _numbers_only(body, order) or _from_lowest(body, order, columns) else "rank"
    for row in body:
        yield from _said(row, columns, _years(head, year) if any(_years(head, year)) else _years_of(row))


def cells_of(clause: Clause) -> Iterator[tuple[int, str]]:
    """Yield the cells of a row: where each begins in the clause, and its text."""
    pattern = _PIPES if clause.text.lstrip().startswith("|") else _TABS
    yield from ((match.start(), match[0]) for match in pattern.finditer(clause.text))


def _row(clause: Clause, names: Names) -> _Row:
    cells = [
        _Cell(start, [_moved(token, start) for token in tokenise(text, names)]) for start, text in cells_of(clause)
    ]
    return _Row(clause, cells)


def _moved(token: Token, by: int) -> Token:
    subject = token.subject
    if subject is not None:
        subject = subject._replace(numbered=(subject.numbered[0] + by, subject.numbered[1] + by))
    return token._replace(start=token.start + by, end=token.end + by, subject=subject)


def _column(tokens: list[Token]) -> str:
    """Return what a column holds: `score`, `difference`, `rank`, `order` (perhaps a rank), `number`, or nothing."""
    if has(tokens, "differ", "rose", "fell"):
        return "difference"
    if has(tokens, "grade") and not has(tokens, "score", "year"):
        return "level"
    if has(tokens, *_NOT_SCORES):
        weights = [one for one in tokens if one.may("weight")]
        weighted = "weighted" if weights and all(one.may("weight", "score") for one in tokens) else ""
        return "weight" if weights == tokens else weighted
    if has(tokens, "rank"):
        return "rank" if any(one.text.startswith("อันดับ") for one in tokens) else "order"
    scores = ("year", "last year", "this year", "score", "overall")
    if has(tokens, *scores) or any(one.text in ("ร้อยละ", "เฉลี่ย") for one in tokens):
        return "score"
    return "number" if any(one.text == "ตัวชี้วัดที่" for one in tokens) else ""


def _shares(rows: list[_Row], column: int) -> bool:
    """Tell whether a column parts a whole, as weights do, or has the means of answers from 1 to 5."""
    numbers = [cell.number.figure for row in rows for cell in row.cells[column : column + 1] if cell.number]
    return (len(numbers) > 1 and sum(numbers) == _WHOLE) or max(numbers, default=_WHOLE) <= _SCALE


def _years(head: _Row | None, own: int) -> list[int | None]:
    """Return the year of each column, where its heading names one."""
    cells = head.cells if head else []
    kinds = ("year", "last year", "this year")
    named = (next((one for one in cell.tokens if one.may(*kinds)), None) for cell in cells)
    return [None if one is None else int(one.figure) or own - one.may("last year") for one in named]


def _years_of(row: _Row) -> list[int | None]:
    """Return the year that a row is of, for each of its columns; none where it does not begin with one alone."""
    first = row.cells[0].tokens if row.cells else []
    year = int(first[0].figure) if len(first) == 1 and first[0].may("year") else None
    return [year] * len(row.cells)


def _numbers_only(rows: list[_Row], column: int) -> bool:
    """Tell whether a column only counts the indicators in their own order."""
    pairs = ((row.cells[column].number, _name(row)) for row in rows if column < len(row.cells))
    return all(one.subject.values == (f"{no.number}",) for no, one in pairs if no and one and one.subject)


def _from_lowest(rows: list[_Row], order: int, columns: list[str]) -> bool:
    """Tell whether a column only counts rows that stand from the lowest score up, as what is to be mended does."""
    if "score" not in columns:
        return False
    score = columns.index("score")
    pairs = ((row.cells[order].number, row.cells[score].number) for row in rows if len(row.cells) > max(order, score))
    told = [(no.figure, of.figure) for no, of in pairs if no and of]
    numbers, scores = [no for no, _ in told], [of for _, of in told]
    return len({*scores}) > 1 and scores == sorted(scores) and numbers == [*range(1, len(told) + 1)]


def _name(row: _Row) -> Token | None:
    named = [cell.subject for cell in row.cells if cell.subject is not None and cell.number is None]
    narrow = [one for one in named if one.subject and one.subject.kind not in ("overall", "tool")]
    return next(iter(narrow or named), None)


def _said(row: _Row, columns: list[str], years: list[int | None]) -> Iterator[Frame]:
    numbers = [cell.number for cell in row.cells]
    told = [(kind, year, one) for kind, year, one in zip(columns, years, numbers, strict=False) if one is not None]
    if not columns:
        exact = [one for one in numbers if one is not None and "." in one.text]
        told, years = [("score", None, one) for one in exact if len(exact) == 1], []
    name = _with_number(_name(row), row, columns)
    label = takewhile(lambda one: one.subject is None, (one for cell in row.cells for one in cell.tokens))
    if has(label, "persons") or (name is None and (not any(years) or _of_else(row))):
        return  # "ผู้ตอบ IIT"
    subjects = [name] if name else []
    rank = next((token for kind, _, token in told if kind == "rank"), None)
    level = next((cell for kind, cell in zip(columns, row.cells, strict=False) if kind == "level"), None)
    graded = level.level(row) if level and len({*years}) == 1 else None
    scored = [one for one in told if one[0] in ("score", "difference", "weight", "weighted")]
    for kind, year, token in scored or [one for one in told if name and one[2] is rank]:
        frame = Frame(row.clause, subjects, own=name is not None, scored=bool(scored), year=year)
        said = Said(token.start, token.end, token.figure, subjects, year)
        if kind == "score":
            frame.values = [said]
        elif kind == "weight":
            frame.weight = said
        elif kind == "weighted":
            frame.weighted = said
        elif kind == "difference":
            frame.amount, frame.change_at = said, token
        if rank is not None:  # told with the first figure
            frame.rank, rank = Said(rank.start, rank.end, rank.figure, subjects, year), None
        frame.level, graded = graded, None
        yield frame


def _of_else(row: _Row) -> bool:
    """Tell whether a row that names no subject has words all the same, and none of scores: it is of something else."""
    scored = has((one for cell in row.cells for one in cell.tokens), "score")
    return not scored and bool(_WORDS.search(_GRADED.sub("", row.clause.text)))


def _with_number(name: Token | None, row: _Row, columns: list[str]) -> Token | None:
    """Give a name the number that stands before it in a column of its own, which alone names an indicator too."""
    place = columns.index("number") if "number" in columns else -1
    cell = row.cells[place].number if 0 <= place < len(row.cells) else None
    if cell is None or (name and name.subject and name.subject.kind != "indicator"):
        return name
    values = name.subject.values if name and name.subject else (f"{cell.figure:f}",)
    return (name or cell)._replace(subject=Subject("indicator", values, int(cell.figure), (cell.start, cell.end)))
