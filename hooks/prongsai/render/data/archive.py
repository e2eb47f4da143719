"""All data of an agency in one file (ZIP): its tables, the data files of each year, and the evidence.

Within it files stand as they do on the site, so that a link from one to another holds there too.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from prongsai.addresses import paths
from prongsai.render.data.dataset import TABLES
from prongsai.render.data.package import described, table_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prongsai.render.data.dataset import Lines

_DATA = (".csv", ".json")
"""What is made smaller; evidence is of kinds that are small already."""
_READABLE = 0o644 << 16


def archive(licence: str | None, lines: Mapping[str, Lines], files: Mapping[str, bytes]) -> bytes:
    """Return an agency's rows of the dataset and its own files, whose bytes depend on them alone."""
    tables = {paths.dataset(f"{table.name}.csv"): table_csv(table, lines[table.name]) for table in TABLES}
    out = io.BytesIO()
    with ZipFile(out, "w") as packed:
        for path, data in (tables | _described(licence) | dict(files)).items():
            # Without a time, and of no system: the same files give the same bytes.
            told = ZipInfo(path)
            told.create_system, told.external_attr = 3, _READABLE
            packed.writestr(told, data, ZIP_DEFLATED if path.endswith(_DATA) else ZIP_STORED)
    return out.getvalue()


@cache
def _described(licence: str | None) -> dict[str, bytes]:
    """Return what the tables tell of themselves, which agencies of one licence share."""
    return described(TABLES, [licence] if licence else [])
