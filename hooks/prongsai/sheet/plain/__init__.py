"""Tables of measures as agencies have them (ตารางมาตรการ): from Word, a workbook, a .csv file, or pasted."""

from prongsai.sheet.plain._brought import BOOKS, FORMS, brought, read_back, rows_in, rows_of, rows_of_file
from prongsai.sheet.plain._docx import rows_of_docx
from prongsai.sheet.plain._rows import Row

__all__ = ["BOOKS", "FORMS", "Row", "brought", "read_back", "rows_in", "rows_of", "rows_of_docx", "rows_of_file"]
