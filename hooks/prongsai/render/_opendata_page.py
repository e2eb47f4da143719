"""What the page of the open dataset of the whole site (ข้อมูลเปิดของทุกหน่วยงาน) is filled with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prongsai.render import _site_tables
from prongsai.render._catalogue import catalogue_rows, site_record
from prongsai.render.data.columns import DATASET_VERSION
from prongsai.render.data.dataset import TABLES
from prongsai.render.data.package import CATALOG, DATABASE, DICTIONARY, PACKAGE
from prongsai.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.assess import AssessedSite
    from prongsai.render.data.dataset import Lines

_TOLD = {DATABASE: "database", DICTIONARY: "dictionary", PACKAGE: "package", CATALOG: "catalog"}
"""The files of the dataset beside its tables, and the words for each."""


def of_opendata(site: AssessedSite, rows: Mapping[str, Lines]) -> dict[str, Any]:
    """Return the tables of the dataset with their rows and files, the files that tell of them, and the 14 fields."""
    described = catalogue_rows(site_record(site))
    return {
        "agencies": site.agencies,
        "tables": _site_tables.dataset([(table, rows[table.name].height) for table in TABLES]),
        "files": [(name, say(f"opendata.{of}")) for name, of in _TOLD.items()],
        "version": DATASET_VERSION,
        "fields": len(described),
        "described": _site_tables.described(described),
    }
