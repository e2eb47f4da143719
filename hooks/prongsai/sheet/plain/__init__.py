"""Tables of measures as agencies have them (ตารางมาตรการ): from Word, from a .csv file, or pasted as text."""

from prongsai.sheet.plain._brought import FORMS, brought, read_back, rows_of, rows_of_file
from prongsai.sheet.plain._docx import rows_of_docx
from prongsai.sheet.plain._rows import Row

__all__ = ["FORMS", "Row", "brought", "read_back", "rows_of", "rows_of_docx", "rows_of_file"]
