"""What is published, held against what was typed: the data, the tables and the pages, each read here in another way."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import jsonschema
import yaml

from prongsai.content import FILE_RECORDS, holds_prose
from prongsai.render import put_back, set_aside
from prongsai.render.data.report import SCHEMA_FILE, report_data
from prongsai.render.data.tables import indicators_csv, measures_csv, progress_csv
from prongsai.render.data.values import to_json
from tests.render.reading import VOID, built, dangers, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from prongsai.assess import AssessedSite, Assessment
    from prongsai.render import Tree

_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MAY_STAY_OPEN = frozenset({"p", "li", "tr", "td", "th", "dt", "dd"})
_MAY_BE_UNSAID = ("acknowledge", "notes", "defaults")
"""What is shown where it speaks of a contradiction, or where a measure says nothing itself."""
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\ue0ff\ufffe\uffff\ud800-\udfff]")


def wrong_data(root: Path, site: AssessedSite) -> Iterator[str]:
    """Yield where the data of a year is not what stands in its files, or cannot be read."""
    for agency in site.agencies:
        for year in agency.years:
            data = json.loads(to_json(report_data(year)), parse_float=Decimal, parse_int=Decimal)
            yield from _unlike_figures(_typed(root, year, "scores.yml"), data)
            yield from _unlike_words(_typed(root, year, "measures.yml")["measures"], data["measures"])
            yield from _unlike_tables(year, data)


def _typed(root: Path, year: Assessment, file: str) -> Any:  # noqa: ANN401 - what a file holds
    text = (root / year.slug / str(year.year) / file).read_text(encoding="utf-8-sig")
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - the loader that makes text only


def _unlike_figures(scores: Any, data: dict[str, Any]) -> Iterator[str]:  # noqa: ANN401 - what a file holds
    published = {
        "overall": {"": data["overall"]["reported"]},
        "indicators": {str(one["number"]): one["score"] for one in data["indicators"]},
        "tools": data["reported_tools"],
        "earlier": {year: one["score"] for year, one in data["earlier"].items()},
        "questions": data["questions"],
        "items": {key: one["score"] for key, one in data["items"].items()},
    }
    for name, shown in published.items():
        typed = scores.get(name) or {}
        yield from _unlike(name, typed if isinstance(typed, dict) else {"": typed}, shown)


def _unlike(name: str, typed: dict[str, Any], published: dict[str, Any]) -> Iterator[str]:
    """Yield the figures that are published otherwise than they are typed, whatever digits their codes have."""
    values = {_code(key): _score(value) for key, value in typed.items()}
    shown = {_code(key): value for key, value in published.items()}
    for key in values.keys() | shown.keys():
        if values.get(key) != shown.get(key) or str(shown.get(key)).startswith("-"):
            yield f"{name} {key}: typed {values.get(key)}, published {shown.get(key)}"


def _code(key: str) -> str:
    code = "".join(key.split()).translate(_DIGITS).lower().lstrip("o")
    return re.sub("^1(?=[0-9]{2})", "i", code).lstrip("0") or "0"


def _score(value: Any) -> Decimal | None:  # noqa: ANN401 - what a file holds
    value = value.get("score") if isinstance(value, dict) else value
    return None if value in (None, "", "~", "null", "Null", "NULL") else Decimal(value.strip().translate(_DIGITS))


def _unlike_words(measures: Any, published: list[dict[str, Any]]) -> Iterator[str]:  # noqa: ANN401 - what a file holds
    typed = measures if isinstance(measures, list) else [measures]
    if len(typed) != len(published):
        yield f"{len(typed)} measures are published as {len(published)}"
    for one, record in zip(typed, published, strict=False):
        for name in ("id", "title", "finding"):
            if _squeezed(one.get(name) or "") != _squeezed(record[name] or ""):
                yield f"measures: {name} {one[name]!r} is published as {record[name]!r}"


def _unlike_tables(year: Assessment, data: dict[str, Any]) -> Iterator[str]:
    """Yield the tables that have other rows than the data."""
    entries = [one for each in (data["progress"] or {"rounds": []})["rounds"] for one in each["entries"]]
    tables = {"indicators": indicators_csv(year), "measures": measures_csv(year), "progress": progress_csv(year)}
    for (name, table), expected in zip(tables.items(), (data["indicators"], data["measures"], entries), strict=True):
        head, *rows = csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True)
        if len(rows) != len(expected) or any(len(row) != len(head) for row in rows):
            yield f"{name}.csv: {len(rows)} rows of {len(expected)}"
        if _NO_TEXT.search(table.decode("utf-8-sig")):
            yield f"{name}.csv has a control character"
        yield from (
            f"{name}.csv runs {cell!r}" for row in rows for cell in row if re.match(r"[=+@\t\r]|-(?![0-9.]*$)", cell)
        )


def wrong_pages(root: Path, tree: Tree) -> Iterator[str]:
    """Yield what is wrong with pages: letters that are none, what runs, what breaks them, words that they lost."""
    schemas = [_validator(data) for path, data in tree.files.items() if path.endswith(SCHEMA_FILE)]
    for path, data in tree.files.items():
        if path.endswith("report.json"):
            yield from (f"{path}: {error.message[:200]}" for error in schemas[0].iter_errors(json.loads(data)))
    words = {}
    for path, page in tree.pages.items():
        if found := _NO_TEXT.search(page):
            yield f"{path} has U+{ord(found[0]):04X}"
        finished = _finished(page)
        if wrong := _Nesting(finished).wrong:
            yield f"{path} is broken: {wrong[:5]}"
        read = parse(finished)
        yield from (f"{path}: {danger}" for danger in dangers(read))
        words[path] = _squeezed(read.text())
    yield from _lost(root, words)


def _finished(page: str) -> str:
    """Return a page as a build finishes it, without the theme around it."""
    body = page.split("---\n", 2)[2]
    skeleton, blocks = set_aside(body)
    return put_back(built(f"---\n---\n{skeleton}"), blocks)


class _Nesting(HTMLParser):
    """Notes the end tags that end nothing, and what is left open."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.wrong += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own signature
        if tag not in VOID and tag not in _MAY_STAY_OPEN:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag in _MAY_STAY_OPEN:
            return
        if self._open[-1:] == [tag]:
            self._open.pop()
        else:
            self.wrong.append(f"/{tag}")


@cache
def _validator(schema: bytes) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema))


def _lost(root: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """Yield the words for readers that stand in a file and on no page of its agency."""
    # A file of another name is told, and never published.
    for path in sorted(path for path in root.glob("*/[0-9]*/*.yml") if path.name in FILE_RECORDS):
        year = path.parent.relative_to(root).as_posix()
        shown = "\n".join(text for page, text in pages.items() if page.startswith(f"{year}/"))
        data = yaml.load(path.read_text(encoding="utf-8-sig"), yaml.CBaseLoader)  # noqa: S506 - the loader that makes text only
        for names, text in _leaves(data):
            if (
                names[0] not in _MAY_BE_UNSAID
                and holds_prose(path.name, names)
                and (words := _squeezed(text)) not in shown
            ):
                yield f"{year}/{path.name}: {'.'.join(names)} is lost: {words[:100]!r}"


def _leaves(data: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401 - what a file holds
    """Yield each text with the names on the way to it."""
    if isinstance(data, str):
        yield names, data
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from _leaves(value, (*names, key))
    for value in data if isinstance(data, list) else ():
        yield from _leaves(value, names)


def _squeezed(text: str) -> str:
    """Return a text without what nobody sees."""
    return re.sub(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+", "", _NO_TEXT.sub("", text))
