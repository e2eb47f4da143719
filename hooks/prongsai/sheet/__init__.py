"""Spreadsheets and tables (แผ่นงาน, ตาราง): a year as a workbook, and what comes back, or as a plain table, as edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.sheet._take import Taken, is_ours, read_workbook, write
from prongsai.sheet._year import read_year
from prongsai.sheet.plain import BOOKS, FORMS, Row, brought, read_back, rows_in, rows_of, rows_of_docx, rows_of_file

if TYPE_CHECKING:
    from prongsai.sheet._year import YearFiles

__all__ = [
    "BOOKS",
    "FORMS",
    "Row",
    "Taken",
    "brought",
    "is_ours",
    "read_back",
    "read_workbook",
    "read_year",
    "rows_in",
    "rows_of",
    "rows_of_docx",
    "rows_of_file",
    "workbook",
    "write",
]


def workbook(year: YearFiles) -> bytes:
    """Return a year as an .xlsx file.

    Raises:
        ImportError: the extra `sheets` is not installed.
    """
    from prongsai.sheet._write import workbook as written  # noqa: PLC0415 - an extra; plain tables need none

    return written(year)
