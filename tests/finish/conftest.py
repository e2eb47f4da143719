"""A hand-made built site for the steps that finish one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.finish import Built
from prongsai.words import plain

if TYPE_CHECKING:
    from pathlib import Path

THEME_SCRIPT = 'scope=new URL("{{ base_url }}",location)'


def page(body: str, head: str = "") -> str:
    """Return a page as an engine builds it, before anything is added to its head."""
    return f'<!doctype html>\n<html lang="th">\n<head>\n<meta charset="utf-8">\n{head}</head>\n<body>{body}</body>\n</html>\n'


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A front page that leads to an agency's year, a style sheet and a data file, and the theme's one script."""
    theme = tmp_path / "theme"
    scripts = theme / "partials" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "base.html").write_text(f"<script>{THEME_SCRIPT}</script>", encoding="utf-8")
    folder = tmp_path / "site"
    made = Built(folder, plain, templates=[theme])
    made.pages["index.html"] = page('<a href="ban-mai/2568/#m01">ผล</a>', '<link rel="stylesheet" href="assets/a.css">')
    made.pages["ban-mai/2568/index.html"] = page('<h2 id="m01">มาตรการ</h2><a href="../../">หน้าแรก</a>')
    for path in ("index.html", "ban-mai/2568/index.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    (folder / "assets").mkdir()
    (folder / "assets" / "a.css").write_text("@font-face { src: url('f.woff2'); }", encoding="utf-8")
    (folder / "assets" / "f.woff2").touch()
    (folder / "ban-mai" / "2568" / "measures.csv").touch()
    return made
