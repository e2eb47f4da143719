"""Spreadsheets (แผ่นงาน): a year as a workbook."""

from prongsai.sheet._write import workbook
from prongsai.sheet._year import read_year

__all__ = ["read_year", "workbook"]
