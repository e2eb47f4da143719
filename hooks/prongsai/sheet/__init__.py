"""Spreadsheets (แผ่นงาน): a year as a workbook, and back into its files with the least change."""

from prongsai.sheet._take import Taken, read_workbook, write
from prongsai.sheet._write import workbook
from prongsai.sheet._year import read_year

__all__ = ["Taken", "read_workbook", "read_year", "workbook", "write"]
