"""Tables of measures as agencies have them (ตารางมาตรการ): from Word, from a .csv file, or pasted as text."""

from prongsai.sheet.plain._brought import FORMS, brought, rows_of, rows_of_file

__all__ = ["FORMS", "brought", "rows_of", "rows_of_file"]
