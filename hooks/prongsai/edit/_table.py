"""A table of measures or scores brought into a year from the form (นำเข้าตาราง): shown as it is read, then taken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from prongsai.edit._desk import year_of
from prongsai.files import from_json
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prongsai.edit._desk import Desk
    from prongsai.edit._request import Request
    from prongsai.sheet import Row, Taken

TABLE = "table"


def is_table(desk: Desk, path: str) -> bool:
    """Tell whether an address is that of the import of a year that is there."""
    folder, _, name = path.rpartition("/")
    return name == TABLE and f"{folder}/measures.yml" in desk.files()


def rows_in(request: Request) -> tuple[Row, ...]:
    """Return the rows that a page sends: those that it has shown, of a file, or of what was pasted.

    Raises:
        ContentError: the file is none of a table.
        ValueError: what was shown comes back as something else.
    """
    from prongsai import sheet  # noqa: PLC0415 - only a table needs it

    if shown := request.one("rows"):
        return tuple(
            sheet.Row(
                tuple(map(str, cells)), int(line), int(part), str(of), bool(note), str(above), tuple(map(int, at))
            )
            for cells, line, part, of, note, above, at in from_json(shown)
        )
    upload = next(iter(request.uploads.values()), None)
    if upload is None:
        pasted = request.one("html") or request.one("text")
        return sheet.rows_of(pasted.encode(), plain("sheet.plain.pasted"))
    return sheet.rows_in(upload.data, upload.name)


def looked(desk: Desk, path: str, rows: Sequence[Row]) -> Taken:
    """Return what rows bring into a year.

    Raises:
        ContentError: they are of no table, or a file of the year cannot be read.
    """
    from prongsai.sheet import brought, read_year  # noqa: PLC0415 - likewise

    slug, year = path.partition("/")[0], year_of(path)
    assert year is not None  # noqa: S101 - it is asked of the files of a year
    return brought(read_year(desk.content, slug, year), rows, plain("sheet.plain.pasted"))


def take(desk: Desk, taken: Taken) -> None:
    """Write what a table brings, the units with the measures that name them, as one saving that can be undone.

    Raises:
        ChangedElsewhere: a file is not as it was when it was read; none is written.
        OSError: one cannot be written; none is.
    """
    with desk.lock:
        desk.save_all(taken.standings)


def shown(taken: Taken, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what a page shows of a table that was read."""
    from prongsai.sheet import read_back  # noqa: PLC0415 - likewise

    read = read_back(taken)
    scores = taken.brings_scores
    count = sum(len(one) - 1 for one in read) if scores else len(read)
    return {
        "read": read,
        "take": plain("edit.table.take_scores" if scores else "edit.table.take", count=count) if read else "",
        "rows": json.dumps(rows, ensure_ascii=False),
        "refused": taken.refused,
        "found": [{"place": _where(one.place.line), "text": one.sentence} for one in sorted(taken.found)],
    }


def _where(line: int) -> str:
    return plain("edit.table.row", line=line)
