"""The editing form (แบบฟอร์มแก้ไขข้อมูล): content edited in a browser on this machine, by whoever knows no YAML."""

from prongsai.edit._app import App
from prongsai.edit._desk import Desk
from prongsai.edit._page import Sheet, sheet
from prongsai.edit._request import Request, Response, Upload
from prongsai.edit._server import FormServer

__all__ = ["App", "Desk", "FormServer", "Request", "Response", "Sheet", "Upload", "sheet"]
