"""Run with an engine whose measures have one field more: prints, as JSON, where that field is found."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from tempfile import mkdtemp

from prongsai.assess import assess_site, changes_between
from prongsai.content import FILE_RECORDS, load_site
from prongsai.reference import reference
from prongsai.render import Tree, report_schema
from prongsai.render._changes import sentences
from prongsai.schemas import schemas
from tests.conftest import FILES, YEAR, TinySite
from tests.render.reading import render

HEADINGS = "table: {columns: [{heading: มาตรการ, show: title}, {heading: เงิน, show: partner}]}\n"


def main() -> None:
    """Print what the field `partner` gives, of a text with a slip in the agency's name."""
    text = "ใช้เงินของเทศบาลตำบลทุ่งทอน 25000 บาท"
    site = TinySite(Path(mkdtemp()) / "content")
    for name, content in FILES.items():
        site.write(name, content)
    site.edit("measures.yml", "    rounds: [6, 12]\n", f"    rounds: [6, 12]\n    partner: {text}\n")
    tree = _tree(site)
    found = {
        "details": _row(tree.pages[f"{YEAR}/measures.md"], text),
        "csv": next(csv.DictReader(io.StringIO(_file(tree, "measures.csv"))))["partner"] == text,
        "json": json.loads(_file(tree, "report.json"))["measures"][0]["partner"] == text,
        "schema": "partner" in report_schema()["$defs"]["Measure"]["required"],
        "dictionary": "<code>partner</code>" in tree.pages[f"{YEAR}/data.md"],
        "reference": "| `partner` |  | ข้อความ | หน่วยงานที่ร่วม" in reference(),
        "editor": "partner" in json.loads(schemas()["measures.schema.json"])["definitions"]["Measure"]["properties"],
        "prose": [finding.code for finding in site.findings() if finding.place.file.endswith("measures.yml")],
        "history": _told(text),
    }
    site.edit("measures.yml", "measures:\n", f"{HEADINGS}measures:\n")
    table = _tree(site).pages[f"{YEAR}/measures.md"]
    found["table"] = '<th scope="col">เงิน</th>' in table and table.count(text) == 1 and not _row(table, text)
    json.dump(found, sys.stdout, ensure_ascii=False)


def _tree(site: TinySite) -> Tree:
    return render(assess_site(load_site(site.root)))


def _file(tree: Tree, name: str) -> str:
    return tree.files[f"{YEAR}/data/{name}"].decode("utf-8-sig")


def _row(page: str, text: str) -> bool:
    return f'<dt>หน่วยงานร่วม</dt><dd id="_partner-m01">{text}</dd>' in page


def _told(text: str) -> list[str]:
    """Return what is told when the field was not there before."""
    measure = {"id": "m01", "title": "ก"}
    before, after = (
        FILE_RECORDS["measures.yml"].model_validate({"measures": [one]})
        for one in (measure, measure | {"partner": text})
    )
    return [*sentences(changes_between({"measures.yml": before}, {"measures.yml": after}), {})]


if __name__ == "__main__":
    main()
