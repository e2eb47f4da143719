"""The page of the open dataset, and the one file that has all data of an agency."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from frictionless import Package, system

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render.data.dataset import TABLES
from tests.conftest import WHOLE, TinySite
from tests.render.reading import read, render

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.render import Tree


@pytest.fixture(scope="module")
def made() -> Tree:
    """The whole site, rendered."""
    return render(assess_site(load_site(WHOLE)))


def test_the_page_leads_to_every_file_of_the_dataset(made: Tree) -> None:
    """Each table has its rows counted and a link to each of its forms; what tells of them stands below."""
    page = read(made.pages["data/index.md"])
    links = [element.attributes["href"] for element in page.all("a") if element.attributes["href"].count("/") == 0]
    named = {f"{table.name}.{form}" for table in TABLES for form in ("csv", "jsonl")}
    assert {*links} == named | {"prongsai.sqlite", "datapackage.json", "catalog.jsonld", "dictionary.csv"}
    assert {f"data/{link}" for link in links} <= made.files.keys()
    (table,) = (one for one in page.all("table") if one.all("caption")[0].text() == "ตารางของชุดข้อมูล")
    counts = {row.all("th")[0].text(): int(row.all("td")[0].text()) for row in table.all("tr") if row.all("td")}
    lines = {table.title: made.files[f"data/{table.name}.jsonl"].count(b"\n") for table in TABLES}
    assert counts == lines


def test_home_and_data_pages_lead_to_it(made: Tree) -> None:
    """The front page and each year's data page lead to the dataset, the latter to the agency's one file too."""
    assert "data/" in [one.attributes["href"] for one in read(made.pages["index.md"]).all("a")]
    links = [one.attributes["href"] for one in read(made.pages["sample/2566/data.md"]).all("a")]
    assert {"../../../data/", "../../sample.zip"} <= {*links}


def test_every_page_leads_to_it(made: Tree) -> None:
    """One tap at the foot of any page leads to the data of all agencies."""
    assert ("ข้อมูลเปิดของทุกหน่วยงาน", "data/") in made.foot


@pytest.mark.parametrize("slug", ["sample", "town"])
def test_one_file_has_all_data_of_an_agency(made: Tree, tmp_path: Path, slug: str) -> None:
    """The ZIP has each data file and all evidence as they are published, and the agency's rows as a data package."""
    with ZipFile(io.BytesIO(made.files[f"{slug}/{slug}.zip"])) as packed:
        found = {name: packed.read(name) for name in packed.namelist()}
        packed.extractall(tmp_path)
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    own = {
        path: data
        for path, data in made.files.items()
        if path.startswith(f"{slug}/") and ("/data/" in path or "/evidence/" in path)
    }
    assert {path: data for path, data in found.items() if not path.startswith("data/")} == own
    assert any("/evidence/" in path for path in own) == (slug == "sample")
    with system.use_context(trusted=True):
        told = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert told.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    for table in TABLES:
        rows, whole = (
            list(csv.DictReader(io.StringIO(files[f"data/{table.name}.csv"].decode("utf-8-sig"), newline="")))
            for files in (found, made.files)
        )
        assert rows == [row for row in whole if row.get("agency", row["id"]) == slug]


def test_what_all_agencies_share_is_told_of_the_whole(tiny: TinySite) -> None:
    """Of one agency's site the 14 fields name the agency, what it serves and its licence."""
    tiny.append("thung-thong/agency.yml", "licence: CC-BY-4.0\n")
    told = json.loads(render(assess_site(load_site(tiny.root))).files["data/catalogue.json"])
    assert {name: told[name] for name in ("owner_org", "maintainer", "geo_coverage", "license_id")} == {
        "owner_org": "เทศบาลตำบลทุ่งทอง",
        "maintainer": "เทศบาลตำบลทุ่งทอง",
        "geo_coverage": "เทศบาล/อบต.",
        "license_id": "Creative Commons Attributions",
    }
