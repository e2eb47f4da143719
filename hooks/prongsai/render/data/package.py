"""What the open dataset says of itself: as a Frictionless data package, as DCAT, as a dictionary, and its files."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from prongsai.addresses import paths
from prongsai.content import LICENCES
from prongsai.render.data.columns import DATASET_VERSION

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from prongsai.render.data.columns import Column
    from prongsai.render.data.dataset import Lines, Table

    Json = dict[str, Any]

PACKAGE, CATALOG, DICTIONARY, DATABASE = "datapackage.json", "catalog.jsonld", "dictionary.csv", "prongsai.sqlite"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TITLE = "ผลการประเมิน ITA และมาตรการของหน่วยงานทั้งหมดบนเว็บไซต์นี้"
_DESCRIPTION = (
    "ตัวเลขทุกตัวเท่ากับ report.json ของแต่ละปี ปีเป็น พ.ศ. คู่กับ ค.ศ. (คอลัมน์ที่ลงท้าย _ce) วันที่เป็น ค.ศ. คู่กับ พ.ศ. (คอลัมน์ที่ลงท้าย _be) "
    "สัญญาอนุญาตเป็นของแต่ละหน่วยงาน อยู่ในตาราง agencies"
)
_TYPES = {"year": "integer", "day_or_month": "string"}
_TEXTS = {"array": "string", "object": "string"}
_STORED = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_REFERENCES = {"agency": "agencies", "report": "scores", "measure_id": "measures"}
_WRITTEN_BY = slice(92, 100)
"""Where an SQLite file tells the version of the library (sqlite.org/fileformat, `version-valid-for`)."""
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl"}


def dataset_files(
    tables: Sequence[Table], lines: Mapping[str, Lines], licences: Sequence[str], site_url: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of every file of the dataset.

    Args:
        tables: the tables, in the order in which they refer to one another.
        lines: all rows, by table.
        licences: the licences that agencies of the site give their data, each once.
        site_url: the address of the published site, closed by `/`; empty where it is not known.
    """
    for table in tables:
        rows = lines[table.name]
        yield paths.dataset(f"{table.name}.csv"), table_csv(table, rows)
        yield paths.dataset(f"{table.name}.jsonl"), rows.jsonl.encode()
    yield paths.dataset(DATABASE), database(tables, lines)
    yield from described(tables, licences, {name for name, rows in lines.items() if rows.jsonl}).items()
    yield paths.dataset(CATALOG), _json(_catalog(tables, licences, site_url))


def table_csv(table: Table, rows: Lines) -> bytes:
    """Return rows of a table as a CSV file."""
    return (table.header + rows.csv).encode("utf-8-sig")


def described(tables: Sequence[Table], licences: Sequence[str], filled: Container[str] = ()) -> dict[str, bytes]:
    """Return the files that tell of the tables, for programs and for people; see `package`."""
    return {
        paths.dataset(PACKAGE): _json(package(tables, licences, filled)),
        paths.dataset(DICTIONARY): _dictionary(tables).encode("utf-8-sig"),
    }


def package(tables: Sequence[Table], licences: Sequence[str], filled: Container[str]) -> Json:
    """Return the description of the dataset as a Data Package (version 2).

    JSON Lines without a line are no resource, for common readers fail on an empty file; `filled` are the other tables.
    """
    told: Json = {
        "$schema": PROFILE,
        "name": "prongsai-ita",
        "title": TITLE,
        "description": _DESCRIPTION,
        "version": DATASET_VERSION,
        "schema_version": DATASET_VERSION,
    }
    if licences:
        told["licenses"] = [{"name": name, "path": LICENCES[name]} for name in licences]
    named = [(table, form) for form in _MEDIA for table in tables if form == "csv" or table.name in filled]
    return told | {"resources": [_resource(table, form) for table, form in named]}


def _resource(table: Table, form: str) -> Json:
    ending = "" if form == "csv" else f"-{form}"
    fields = [_field(column, texts=form == "csv") for column in table.columns]
    keys = [
        {"fields": [name], "reference": {"resource": f"{other}{ending}", "fields": ["id"]}}
        for name, other in _REFERENCES.items()
        if name in {key.name for key in table.keys}
    ]
    schema = {"fields": fields, "primaryKey": ["id"], **({"foreignKeys": keys} if keys else {})}
    return {
        "name": f"{table.name}{ending}",
        "title": table.title,
        "path": f"{table.name}.{form}",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column, *, texts: bool) -> Json:
    kind = _TYPES.get(column.kind, column.kind)
    bounds = {"constraints": {"required": True}} if column.always and kind not in _TEXTS else {}
    return {
        "name": column.name,
        "type": _TEXTS.get(kind, kind) if texts else kind,
        "description": column.meaning,
        **bounds,
    }


def _catalog(tables: Sequence[Table], licences: Sequence[str], site_url: str) -> Json:
    """Return the dataset as a DCAT catalogue in JSON-LD; a licence that all its agencies share is that of the whole."""
    files = [(f"{table.name}.{form}", media, table.title) for table in tables for form, media in _MEDIA.items()]
    files += [(DATABASE, "application/vnd.sqlite3", TITLE)]
    whole = {"dct:license": {"@id": LICENCES[licences[0]]}} if len(licences) == 1 else {}
    base = {"@base": site_url + paths.dataset("")} if site_url else {}
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", **base},
        "@id": CATALOG,
        "@type": "dcat:Catalog",
        "dct:title": {"@value": TITLE, "@language": "th"},
        "dcat:dataset": {
            "@id": PACKAGE,
            "@type": "dcat:Dataset",
            "dct:title": {"@value": TITLE, "@language": "th"},
            "dct:description": {"@value": _DESCRIPTION, "@language": "th"},
            "dct:language": "th",
            "dcat:version": DATASET_VERSION,
            **whole,
            "dcat:distribution": [
                {
                    "@id": name,
                    "@type": "dcat:Distribution",
                    "dct:title": {"@value": title, "@language": "th"},
                    "dcat:downloadURL": {"@id": name},
                    "dcat:mediaType": media,
                    **whole,
                }
                for name, media, title in files
            ],
        },
    }


def _dictionary(tables: Sequence[Table]) -> str:
    """Return the data dictionary (พจนานุกรมข้อมูล): a line for each column of each table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("table", "title", "column", "type", "always", "meaning"))
    for table in tables:
        for one in table.columns:
            kind = _TYPES.get(one.kind, one.kind)
            writer.writerow((table.name, table.title, one.name, kind, str(one.always).lower(), one.meaning))
    return out.getvalue()


def database(tables: Sequence[Table], lines: Mapping[str, Lines]) -> bytes:
    """Return all tables as one SQLite file, whose bytes depend on the rows alone."""
    with closing(sqlite3.connect(":memory:")) as made:
        for table in tables:
            made.execute(f"CREATE TABLE {table.name} ({', '.join(map(_declared, table.columns))}) STRICT")
            places = ", ".join("?" for _ in table.columns)
            lists = [number for number, one in enumerate(table.columns) if one.kind in _TEXTS]
            made.executemany(f"INSERT INTO {table.name} VALUES ({places})", lines[table.name].stored(lists))  # noqa: S608 - our own names
        made.commit()
        data = bytearray(made.serialize())
    # The file tells which version of the library wrote it, and of which change that is: both say nothing of the rows.
    data[_WRITTEN_BY] = bytes(len(data[_WRITTEN_BY]))
    return bytes(data)


def _declared(column: Column) -> str:
    """Return a column as it is declared in SQL."""
    told = [f'"{column.name}"', _STORED.get(_TYPES.get(column.kind, column.kind), "TEXT")]
    told += ["PRIMARY KEY"] if column.name == "id" else []
    told += ["NOT NULL"] if column.always else []
    told += [f"REFERENCES {_REFERENCES[column.name]} (id)"] if column.name in _REFERENCES else []
    return " ".join(told)


def _json(told: Json) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
