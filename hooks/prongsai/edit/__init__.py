"""The editing form (แบบฟอร์มแก้ไขข้อมูล): content edited in a browser on this machine, by whoever knows no YAML."""

from prongsai.edit._desk import Desk
from prongsai.edit._page import Sheet, sheet, told
from prongsai.edit._saving import Outcome, keep, readable

__all__ = ["Desk", "Outcome", "Sheet", "keep", "readable", "sheet", "told"]
