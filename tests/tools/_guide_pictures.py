"""The pictures of the guides: `make screenshots SCREENSHOTS_ARGS="--guides docs/officers"`, from the program as it is.

An officer's ways, each as its guide tells it: the form and its first page, a table from Word, what is looked through
before it is sent, and the workbook, drawn by LibreOffice Calc where that is installed.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # it carries no types
from PIL import Image
from playwright.sync_api import sync_playwright

from prongsai.edit import Desk, FormServer
from prongsai.sheet import read_year, workbook
from tests.browser.conftest import ARGUMENTS, chromium
from tests.conftest import WHOLE
from tests.history.repository import git
from tests.office import print_all
from tests.programs import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

WIDTH, HEIGHT = 1280, 800
SCALE = 0.62
DAY = date(2026, 7, 1)
TABLE = (
    "ตัวชี้วัด\tมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\tการกำกับติดตาม\n"
    "9. การเปิดเผยข้อมูล\tเปิดเผยข้อมูลให้เป็นปัจจุบัน\t1. ตรวจข้อมูล 2. เผยแพร่\tกองคลัง\tไตรมาส 2\tรายงานผล รอบ 6 เดือน\n"
    "4. การใช้ทรัพย์สินของราชการ\tจัดระบบการยืม\tจัดทำคู่มือ\tกองช่าง\tช่วงที่เหมาะสม\tรายงานผล รอบ 12 เดือน\n"
)


def _scores(page: Page) -> None:
    """Type what is no score, and look at what is told."""
    with page.expect_response(lambda response: "preview/" in response.url):
        page.locator('[name="indicators/9"]').fill("เก้าสิบ")
    page.locator('[data-found="indicators/9"] .e-find').wait_for()
    page.evaluate("document.getElementById('indicators/7').scrollIntoView()")


def _table(page: Page) -> None:
    """Paste a table, and look at what was read of it."""
    page.locator("#text").fill(TABLE)
    page.locator("button[value=look]").click()
    page.locator(".e-read").first.wait_for()


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "edit-home": ("", lambda _: None),
    "edit-scores": ("town/2568/scores.yml", _scores),
    "edit-table": ("town/2568/table", _table),
    "edit-review": ("review", lambda _: None),
}
"""Of each picture of the form the address of its page, and what is done there."""
WORKBOOK = "sheet"


@contextmanager
def _form(folder: Path) -> Iterator[str]:
    """Serve the form of an agency in git, of which a score was changed since its last commit."""
    content = folder / "content"
    shutil.copytree(WHOLE / "town", content / "town")
    git(folder, "init", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "เริ่ม", day="2026-06-30T09:00:00+0700")
    with FormServer(Desk(content, DAY)) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.address
        server.shutdown()
        thread.join()


def take(folder: Path) -> list[Path]:
    """Write the pictures into a folder, and return their files."""
    made = []
    with tempfile.TemporaryDirectory() as place, _form(Path(place)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for name, (path, act) in PICTURES.items():
            tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            if name == "edit-review":
                _change(Path(place, "content", "town", "2568", "scores.yml"))
            tab.goto(address + path, wait_until="networkidle")
            act(tab)
            made.append(_saved(Image.open(io.BytesIO(tab.screenshot())), folder / f"{name}.webp"))
        browser.close()
        if "Calc" not in MISSING:
            made.append(_saved(_drawn(Path(place)), folder / f"{WORKBOOK}.webp"))
    return made


def _change(scores: Path) -> None:
    text = scores.read_text(encoding="utf-8")
    scores.write_text(re.sub(r"(?m)^  9: .*$", "  9: 85.50", text), encoding="utf-8")


def _drawn(folder: Path) -> Image.Image:
    """Return the sheet of scores of a workbook, as LibreOffice prints it."""
    file = folder / "year.xlsx"
    file.write_bytes(workbook(read_year(folder / "content", "town", 2568)))
    print_all([file], folder)
    document = pypdfium2.PdfDocument(folder / "year.pdf")
    page = next(one for one in document if "คำนวณได้" in one.get_textpage().get_text_range())
    image: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil()
    document.close()
    return image.crop((0, 0, image.width, min(image.height, HEIGHT)))


def _saved(image: Image.Image, file: Path) -> Path:
    small = image.convert("RGB").resize((int(image.width * SCALE), int(image.height * SCALE)), Image.Resampling.LANCZOS)
    small.save(file, quality=70, method=6)
    return file
