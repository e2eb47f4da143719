"""The pictures of `make screenshots` show all of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from tests.served import served
from tests.tools.screenshots import LOOKS, WIDTHS, Shown, photograph

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

LATER = """<!doctype html><style>body { margin: 0 } table, tbody { display: block }
tr { display: block; content-visibility: auto; contain-intrinsic-size: auto 9000px }
td { display: block; padding: 0; height: 4000px; background: #a1281a }</style>
<table><tbody><tr><td></td></tr><tr><td></td></tr></tbody></table>"""


def test_a_picture_shows_what_waits_for_a_reader(browser: Browser, tmp_path: Path) -> None:
    """A card that is laid out only when a reader comes near it stands in the picture, as high as it is."""
    (tmp_path / "index.html").write_text(LATER, encoding="utf-8")
    page = Shown("", "home", 0)
    with served(tmp_path) as web:
        made = photograph(browser, web, [page], tmp_path)[page.name]
    assert len(made) == len(WIDTHS) * len(LOOKS)
    for name in made:
        with Image.open(tmp_path / name) as picture:
            assert picture.height == 8000
            assert picture.convert("RGB").getpixel((picture.width // 2, 7990)) == (0xA1, 0x28, 0x1A)
