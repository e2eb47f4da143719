"""Photographs the site to look through: `make screenshots`, options in `SCREENSHOTS_ARGS`.

Builds the site of the tests, which has every kind of page, with a pair to be compared, and writes, into a folder that git
ignores, every kind of page at four widths, light, dark and in high contrast, every sheet of pages that are printed and of
the documents of the published reports, and `index.html`, on which all of them are leafed through. The kinds are found in
the built site: of each the longest page stands for all, and the shortest beside it, for that is where something is missing.
Documents are drawn in Arabic and in Thai digits, PDF as it is and Word as LibreOffice prints it; with `--documents` nothing
else is drawn.

With `--picture docs/picture.webp` it writes only the picture of README: one page on a wide screen and on a phone. With
`--guides docs/officers` it writes only the pictures of the guides.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS, chromium
from tests.browser.state import lay_out
from tests.conftest import PAIR, WHOLE
from tests.publish.project import prongsai
from tests.reports.reports import CONTENT
from tests.served import served
from tests.tools import _guide_pictures
from tests.tools._sheets import draw, draw_documents

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = (320, 390, 768, 1280)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"color_scheme": "dark", "contrast": "more"},
}
PRINTED = frozenset(["measures", "progress"])
"""The kinds of which every page is printed; of the others those that are photographed."""
LEADS_ON = 'http-equiv="refresh"'
PICTURED = "sample/"
"""The page of the picture: the home of the invented agency."""
WINDOWS = ((1280, 840), (390, 840))
"""The windows that stand beside one another in the picture: width and height."""
PICTURE_SCALE = 0.6
STYLE = (
    "body{font:14px/1.5 sans-serif;margin:1rem}section{border-top:1px solid #999}div{display:flex;flex-wrap:wrap;gap:1rem}"
    "figure{margin:0}img{height:340px;max-width:90vw;object-fit:cover;object-position:top;border:1px solid #999}"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the site: its address below it, its kind, and how long its HTML is."""

    path: str
    kind: str
    length: int

    @property
    def name(self) -> str:
        """What its pictures are called."""
        return self.path.strip("/").replace("/", "_").removesuffix(".html") or "home"


def kind_of(path: str) -> str:
    """Return the kind of the page at `path`: a year's part by its name, `year`, `agency/…`, or the page's own name."""
    first, *rest = path.strip("/").split("/")
    if rest and re.fullmatch(r"[0-9]{4}", rest[0]):
        return rest[1] if len(rest) > 1 else "year"
    return "/".join(["agency", *rest]) if rest else first or "home"


def pages_of(site: Path) -> list[Shown]:
    """Return every page of a built site but those that only lead on."""
    found = []
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if LEADS_ON not in text:
            found.append(Shown(path, kind_of(path), len(text)))
    agencies = {page.path.split("/")[0] for page in found if page.kind == "year"}
    return [Shown(one.path, "agency", one.length) if one.kind in agencies else one for one in found]


def chosen(pages: list[Shown]) -> list[Shown]:
    """Return the longest and the shortest page of each kind."""
    kinds: dict[str, list[Shown]] = {}
    for page in pages:
        kinds.setdefault(page.kind, []).append(page)
    ordered = [sorted(of_kind, key=lambda page: -page.length) for of_kind in kinds.values()]
    return [page for of_kind in ordered for page in dict.fromkeys((of_kind[0], of_kind[-1]))]


def photograph(browser: Browser, web: str, pages: list[Shown], folder: Path) -> dict[str, list[str]]:
    """Photograph pages whole in each look; return the names of the pictures by page."""
    made: dict[str, list[str]] = {page.name: [] for page in pages}
    for width in WIDTHS:
        for name, look in LOOKS.items():
            window = browser.new_context(viewport={"width": width, "height": 900}, **look)
            window.set_default_timeout(0)  # a busy machine is slow, not wrong
            tab = window.new_page()
            for page in pages:
                picture = f"{page.name}-{width}-{name}.png"
                tab.goto(web + page.path, wait_until="networkidle")
                lay_out(tab)
                tab.screenshot(path=folder / picture, full_page=True)
                made[page.name].append(picture)
            window.close()
    return made


def print_sheets(tab: Page, web: str, page: Shown, folder: Path) -> list[str]:
    """Print a page and draw its sheets; return the names of the pictures."""
    tab.goto(web + page.path, wait_until="networkidle")
    return draw(tab.pdf(prefer_css_page_size=True), page.name, folder)


def contact_sheet(pages: list[Shown], pictures: dict[str, list[str]]) -> str:
    """Return the page on which all pictures are leafed through."""
    sections = []
    for page in pages:
        name = escape(page.name)
        shown = "".join(
            f'<figure><a href="{escape(one)}"><img src="{escape(one)}" alt="" loading="lazy"></a>'
            f"<figcaption>{escape(one)}</figcaption></figure>"
            for one in pictures[page.name]
        )
        sections.append(f'<section id="{name}"><h2>{escape(page.kind)}: {name}</h2><div>{shown}</div></section>')
    head = f'<meta charset="utf-8"><title>Screenshots</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(sections)}</body></html>'


def take(site: Path, folder: Path) -> tuple[list[Shown], dict[str, list[str]]]:
    """Photograph and print the built site in `site` into `folder`; return the pages, and the pictures of each."""
    everything = pages_of(site)
    seen = chosen(everything)
    printed = seen + [page for page in everything if page.kind in PRINTED and page not in seen]
    with sync_playwright() as playwright, served(site) as web:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        pictures = photograph(browser, web, seen, folder)
        tab = browser.new_page()
        for page in printed:
            pictures[page.name] = pictures.get(page.name, []) + print_sheets(tab, web, page, folder)
        browser.close()
    return printed, pictures


def picture(site: Path, file: Path) -> int:
    """Write the picture of README: a page in a wide and in a narrow window, beside one another; return its size."""
    shots = []
    with sync_playwright() as playwright, served(site) as web:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for width, height in WINDOWS:
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            tab.goto(web + PICTURED, wait_until="networkidle")
            shots.append(Image.open(io.BytesIO(tab.screenshot())))
        browser.close()
    joined = Image.new("RGB", (sum(shot.width for shot in shots) + 40, max(shot.height for shot in shots)), "#d7dde0")
    for shot, left in zip(shots, (0, shots[0].width + 40), strict=True):
        joined.paste(shot, (left, 0))
    small = joined.resize(
        (int(joined.width * PICTURE_SCALE), int(joined.height * PICTURE_SCALE)), Image.Resampling.LANCZOS
    )
    small.save(file, quality=70, method=6)
    return file.stat().st_size


def both(folder: Path) -> Path:
    """Write the whole site and the pair into a folder, and return it."""
    for content in (WHOLE, PAIR):
        shutil.copytree(content, folder, dirs_exist_ok=True)
    return folder


def built(options: argparse.Namespace, folder: Path) -> Path | None:
    """Return the site to photograph, built below `folder` where none is named; None where it cannot be built."""
    if options.site:
        return Path(options.site)
    content = options.content or both(folder / "content")
    done = prongsai("build", "--content", str(content.resolve()), "--site-dir", str(folder / "site"))
    sys.stderr.write(done.stderr if done.returncode else "")
    return None if done.returncode else folder / "site"


def main() -> int:
    """Build, photograph, and say where the pictures are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "screenshots", help="where the pictures go")
    parser.add_argument("--content", type=Path, help="content to build the site of, in place of the tests' own")
    parser.add_argument("--site", type=Path, help="a built site to photograph instead of building one")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write only the picture of README")
    parser.add_argument("--documents", action="store_true", help="draw the documents alone")
    parser.add_argument("--guides", type=Path, metavar="FOLDER", help="write only the pictures of the guides")
    options = parser.parse_args()
    if options.guides:
        made = _guide_pictures.take(options.guides)
        sys.stdout.write("".join(f"{file.stat().st_size} B: {file}\n" for file in made))
        return 0
    pages: list[Shown] = []
    pictures: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        site = None if options.documents else built(options, Path(temporary))
        if site is None and not options.documents:
            return 1
        if site and options.picture:
            sys.stdout.write(f"{picture(site, options.picture)} B: {options.picture}\n")
            return 0
        shutil.rmtree(options.folder, ignore_errors=True)
        options.folder.mkdir(parents=True)
        if site:
            pages, pictures = take(site, options.folder)
    documents, untold = draw_documents(options.content or (CONTENT if CONTENT.is_dir() else WHOLE), options.folder)
    pages += [Shown(name, "documents", 0) for name in documents]
    (options.folder / "index.html").write_text(contact_sheet(pages, pictures | documents), encoding="utf-8")
    count = sum(map(len, (*pictures.values(), *documents.values())))
    sys.stdout.write("".join(f"{line}\n" for line in untold))
    sys.stdout.write(f"{count} ภาพ | pictures: {options.folder / 'index.html'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
