"""One style sheet and one script: joined in order, made small, and without rules that nothing on the site names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.finish._bundle import SCRIPT, SHEET, bundle_files
from tests.finish.conftest import page

if TYPE_CHECKING:
    from prongsai.finish import Built

SHEETS = '<link rel="stylesheet" href="{0}assets/stylesheets/theme.min.css">\n  <link rel="stylesheet" href="{0}assets/stylesheets/ours.css">\n'
PAPER = '<link rel="stylesheet" href="{0}assets/stylesheets/print.css" media="print">\n'
SCRIPTS = '<script src="{0}assets/javascripts/one.js" defer></script>\n <script src="{0}assets/javascripts/two.js" defer></script>\n'
THEME = """\
.shown { color: red } .never { color: red } #here .never { color: red } .never, p { margin: 0 }
.made { color: red } .stem--late { color: red } .inner { color: red } .turn { color: red } @keyframes turn { to { opacity: 0 } }
@media (min-width: 45em) { .never { color: red } .shown { color: blue } }
"""
OURS = "/* Why. */ .shown { color: green; background: url(../fonts/f.woff2) }\n"
ONE = '"use strict";\n// Why.\nconst one = "made";\n'
TWO = "// Why.\nconst two = `stem--${one}`;\n"


@pytest.fixture
def plain(built: Built) -> Built:
    """A site of two pages that load two sheets and two scripts each, and one for paper."""
    files = {
        "theme.min.css": THEME,
        "ours.css": OURS,
        "print.css": "/* Why. */ p { margin: 0 }",
        "one.js": ONE,
        "two.js": TWO,
    }
    for name, text in files.items():
        folder = built.folder / "assets" / ("stylesheets" if name.endswith("css") else "javascripts")
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    body = '<p id="here" class="shown other">ก</p><script>document.body.classList.add("inner")</script>'
    for path, base in (("index.html", ""), ("ban-mai/2568/index.html", "../../")):
        built.pages[path] = page(body + SCRIPTS.format(base), (SHEETS + PAPER).format(base))
    return built


def written(built: Built, path: str) -> str:
    """Return a file of the site."""
    return (built.folder / path).read_text(encoding="utf-8")


def test_a_page_asks_for_one_sheet_and_one_script(plain: Built) -> None:
    """Each run of files becomes one, on pages of any depth; the sheet for paper stays apart."""
    assert [*bundle_files(plain)] == []
    for path, base in (("index.html", ""), ("ban-mai/2568/index.html", "../../")):
        assert plain.pages[path].count("<link") == 2
        assert f'<link rel="stylesheet" href="{base}{SHEET}">\n{PAPER.format(base)}' in plain.pages[path]
        assert plain.pages[path].count(" src=") == 1
        assert f'<script src="{base}{SCRIPT}" defer></script>\n' in plain.pages[path]


def test_files_are_joined_in_order_and_made_small(plain: Built) -> None:
    """The second sheet holds against the first; comments are for readers of the sources."""
    assert [*bundle_files(plain)] == []
    sheet = written(plain, SHEET)
    assert sheet.index("color:red") < sheet.index("color:green;")
    assert "url(../fonts/f.woff2)" in sheet
    assert written(plain, SCRIPT) == '"use strict";const one="made";const two=`stem--${one}`;'
    assert written(plain, "assets/stylesheets/print.css") == "p{margin:0}"
    assert written(plain, "assets/javascripts/two.js") == "const two=`stem--${one}`;"


def test_rules_that_nothing_names_are_left_out(plain: Built) -> None:
    """A name counts that stands in a page or a script, whole or as a beginning; a movement may share one that does not."""
    assert [*bundle_files(plain)] == []
    assert written(plain, SHEET) == (
        ".shown{color:red}.never,p{margin:0}.made,.stem--late,.inner,.turn{color:red}@keyframes turn{to{opacity:0}}"
        "@media (min-width:45em){.shown{color:#00f}}.shown{color:green;background:url(../fonts/f.woff2)}"
    )


def test_old_phones_understand_the_sheet(plain: Built) -> None:
    """Widths are asked for in the way of before 2022: a browser that knows no other would skip the rules."""
    assert [*bundle_files(plain)] == []
    assert "@media (min-width:45em){.shown{color:#00f}}" in written(plain, SHEET)


def test_a_page_with_files_of_its_own_keeps_them(plain: Built) -> None:
    """What most pages ask for is joined; a page that asks for something else is left as it is."""
    other = page("<p>ก</p>", SHEETS.format("").replace("ours", "theirs"))
    plain.pages["other.html"] = other
    assert [*bundle_files(plain)] == []
    assert plain.pages["other.html"] == other
    assert SHEET in plain.pages["index.html"]


def test_a_missing_file_is_not_hidden(plain: Built) -> None:
    """Pages keep asking for it, so that the check of links tells of it."""
    (plain.folder / "assets/stylesheets/ours.css").unlink()
    before = plain.pages["index.html"]
    assert [*bundle_files(plain)] == []
    assert SHEETS.format("") in before
    assert SHEETS.format("") in plain.pages["index.html"]
    assert not (plain.folder / SHEET).exists()


def test_a_sheet_that_is_not_css_is_told(plain: Built) -> None:
    """An agency's own slip in a style sheet stops the build with the file's name."""
    (plain.folder / "assets/stylesheets/print.css").write_text("p { color red }", encoding="utf-8")
    problems = [*bundle_files(plain)]
    assert len(problems) == 1
    assert problems[0].startswith("อ่านไฟล์สไตล์ assets/stylesheets/print.css ไม่ได้: ")
