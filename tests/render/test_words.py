"""The words of the interface: all in one catalogue, each used somewhere, each given the figures that it needs.

Scripts and style sheets are handed theirs by a script and a sheet that the build writes from the catalogue.
"""

from __future__ import annotations

import ast
import json
import re
import string
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jinja2 import Environment, nodes
from markupsafe import Markup
from rjsmin import jsmin  # type: ignore[import-untyped]  # it carries no types

from prongsai.render import handed_files
from prongsai.render._environment import WordsFirst
from prongsai.words import plain, say
from prongsai.words._say import _catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
ROOM = ROOT / "hooks/prongsai/render"
FINISH = ROOT / "hooks/prongsai/finish"
FORM = ROOT / "hooks/prongsai/edit/templates"
TEMPLATES = [*sorted(OVERRIDES.rglob("*.html")), *sorted(FORM.glob("*.html"))]
OF_PAGES = sorted(OVERRIDES.rglob("*.js"))
SCRIPTS = [*OF_PAGES, *sorted(FORM.glob("*.js"))]
SHEETS = [*sorted(OVERRIDES.rglob("*.css")), *sorted(FORM.glob("*.css"))]
SPEAKING = "from prongsai.words import"
MODULES = [
    *(path for path in sorted((ROOT / "hooks").rglob("*.py")) if SPEAKING in path.read_text(encoding="utf-8")),
    *sorted(FINISH.glob("*.py")),
    ROOT / "hooks/prongsai/words/_say.py",
]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SAID_IN_SCRIPT = re.compile(r"""\bsay\([`"]([a-z_.]+)(\$\{[^}]+\})?[`"](?:, \{([^}]*)\})?\)""")
SAID_IN_SHEET = re.compile(r"var\(--ps-say-([a-z-]+)\)")
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
THAI = re.compile("[\u0e00-\u0e7f]")
EXCEPTIONS = {
    "_catalogue.py": "the government's own names of the fields and values of a data catalogue",
    "data/columns.py": "the data dictionary, which is published with the data",
    "data/dataset.py": "the data dictionary, which is published with the data",
    "data/package.py": "what the dataset says of itself, which is published with the data",
    "data/measures.py": "the data dictionary, which is published with the data",
    "data/report.py": "the data dictionary, which is published with the data",
    "data/tables.py": "the data dictionary, which is published with the data",
}
"""Modules that hold Thai words, and why they are no words of the interface."""
WORDS = _catalogue()
NEEDED = {key: {name for _, name, _, _ in string.Formatter().parse(words) if name} for key, words in WORDS.items()}


class Said(NamedTuple):
    """A place where words are said: the keys that may stand there, and the figures given; None where not written down.

    Where only the beginning of a key is written down, its words may need different figures: those are not told either.
    """

    place: str
    keys: frozenset[str]
    figures: frozenset[str] | None


def template(path: Path) -> nodes.Template:
    """Return a template as Jinja2 reads it, before any words are put in."""
    return Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))


def starting(prefix: str) -> frozenset[str]:
    """Return the keys that start with the known beginning of a key."""
    return frozenset(key for key in WORDS if key.startswith(prefix))


def template_keys(node: nodes.Node) -> frozenset[str]:
    """Return the keys that an expression of a template may give; those not in the catalogue as well."""
    if isinstance(node, nodes.Const):
        return frozenset([str(node.value)])
    if isinstance(node, nodes.CondExpr):
        return template_keys(node.expr1) | (template_keys(node.expr2) if node.expr2 else frozenset())
    if isinstance(node, nodes.Concat) and isinstance(node.nodes[0], nodes.Const):
        return starting(node.nodes[0].value)
    return frozenset()


def said_in_template(path: Path) -> Iterator[Said]:
    """Yield every place of a template where words are said."""
    for call in template(path).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            key, figures = call.args[0], frozenset(figure.key for figure in call.kwargs)
            known = isinstance(key, nodes.Const | nodes.CondExpr)
            yield Said(f"{path.name}:{call.lineno}", template_keys(key), figures if known else None)


def module_keys(node: ast.expr) -> frozenset[str]:
    """Return the keys that an expression of a module may give; those not in the catalogue as well."""
    if isinstance(node, ast.Constant):
        return frozenset([str(node.value)])
    if isinstance(node, ast.IfExp):
        return module_keys(node.body) | module_keys(node.orelse)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return starting(str(node.values[0].value))
    return frozenset()


def said_in_module(path: Path) -> Iterator[Said]:
    """Yield every place of a module where words are said."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in ("say", "plain"):
            key, names = call.args[0], [figure.arg for figure in call.keywords]
            figures = frozenset(name for name in names if name)
            known = isinstance(key, ast.Constant | ast.IfExp) and None not in names
            yield Said(f"{path.name}:{call.lineno}", module_keys(key), figures if known else None)


def said_in_script(path: Path) -> Iterator[Said]:
    """Yield every place of a script where words are said."""
    for key, end, figures in SAID_IN_SCRIPT.findall(path.read_text(encoding="utf-8")):
        names = frozenset(figure.partition(":")[0].strip() for figure in figures.split(",") if figure.strip())
        yield Said(path.name, starting(key) if end else frozenset([key]), None if end else names)


def said_in_sheet(path: Path) -> Iterator[Said]:
    """Yield every place of a style sheet where words are said; their figures are counters."""
    for name in SAID_IN_SHEET.findall(path.read_text(encoding="utf-8")):
        yield Said(path.name, frozenset([f"styles.{name.replace('-', '_')}"]), None)


ENDED = {f"progress.standings.{name}" for name in ("late", "late_by", "on_time", "done", "cancelled", "not_done")}
ENDED |= {f"delivery.states.{name}" for name in ("done", "done_late", "cancelled")}
"""How measures stand that no script counts anew, for they are done or given up."""
IN_SCRIPTS = [said for path in OF_PAGES for said in said_in_script(path)]
IN_SHEETS = [said for path in SHEETS for said in said_in_sheet(path)]
SAID = [said for path in TEMPLATES for said in said_in_template(path)]
SAID += [said for path in MODULES for said in said_in_module(path)]
SAID += IN_SCRIPTS + IN_SHEETS
# The search is given all that people say for what pages say.
SAID.append(Said("_search.py", starting("search.meant."), None))
HANDED_ON = {
    given.value
    for path in TEMPLATES
    for call in template(path).find_all(nodes.Call)
    for given in call.args
    if isinstance(call.node, nodes.Name) and isinstance(given, nodes.Const) and KEY.fullmatch(str(given.value))
}
"""Keys that a macro is given, to say them itself."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_words(path: Path) -> None:
    """No Thai letter stands in a template outside its comments."""
    tokens = Environment(autoescape=True).lex(path.read_text(encoding="utf-8"))
    assert [text for _, kind, text in tokens if kind != "comment" and THAI.search(text)] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_words(path: Path) -> None:
    """No Thai letter or digit stands in a script outside its comments."""
    assert THAI.findall(str(jsmin(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_holds_words(path: Path) -> None:
    """No Thai letter stands in a style sheet outside its comments."""
    assert THAI.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))) == []


def test_the_page_for_missing_addresses_holds_no_words() -> None:
    """No Thai letter stands in the page that needs no other file: its words are put in."""
    assert THAI.findall((FINISH / "missing.html").read_text(encoding="utf-8")) == []


def test_scripts_are_handed_what_they_say_and_no_more() -> None:
    """The words that the build hands to scripts are those that one of them says."""
    text = handed_files()["assets/javascripts/words.js"].decode()
    given = json.loads(text.removeprefix('"use strict";\nself.prongsai = ').removesuffix(";\n"))
    assert given["words"].keys() == {key for said in IN_SCRIPTS for key in said.keys} - ENDED
    assert given["words"]["scripts.copy.link"] == "คัดลอกลิงก์: {name}"


def test_style_sheets_are_handed_what_they_say_and_no_more() -> None:
    """The words that the build hands to style sheets are those that one of them says, with counters for figures."""
    sheet = handed_files()["assets/stylesheets/words.css"].decode()
    assert len(re.findall("--ps-say-", sheet)) == len({key for said in IN_SHEETS for key in said.keys})
    assert '--ps-say-page: "หน้า " counter(page) " จาก " counter(pages);' in sheet


def holds_words(path: Path) -> bool:
    """Tell whether a Thai letter stands in a module, but in its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in told)
    return any(isinstance(text.value, str) and THAI.search(text.value) for text in texts)


def test_no_module_holds_words_but_those_named() -> None:
    """No Thai letter stands in the code of the room that renders, but in its docstrings and the exceptions."""
    assert {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.py") if holds_words(path)} == EXCEPTIONS.keys()


def test_assessing_holds_no_words() -> None:
    """What assessing reckons is named from the catalogue: words stand where faults are found and prose is read, only."""
    room = ROOT / "hooks/prongsai/assess"
    paths = [
        *room.glob("*.py"),
        *(path for floor in ("elements", "figures", "years") for path in (room / floor).glob("*.py")),
    ]
    assert [path.relative_to(room).as_posix() for path in paths if holds_words(path)] == []


def test_every_key_that_is_said_exists() -> None:
    """No template or chart asks for words that the catalogue lacks; where a key is not written down, that is known."""
    assert [said for said in SAID if not said.keys <= WORDS.keys()] == []
    assert HANDED_ON - WORDS.keys() == set()
    unread = [said.place.partition(":")[0] for said in SAID if not said.keys]
    assert unread == ["_environment.py", "_say.py"]


def test_every_key_of_the_catalogue_is_said() -> None:
    """No words are kept that nobody says."""
    assert sorted(WORDS.keys() - HANDED_ON - {key for said in SAID for key in said.keys}) == []


def test_every_figure_is_given() -> None:
    """Where words are said, they are given each figure that they need and none that they do not know."""
    wrong = []
    for said in SAID:
        if said.figures is not None and said.keys:
            wrong += [(said.place, name) for name in set().union(*(NEEDED[key] for key in said.keys)) ^ said.figures]
    assert wrong == []


def test_words_are_whole_lines() -> None:
    """Words are one line, for the lines of a page may begin a heading, and none is empty or has room at its ends."""
    joints = {"accessibility.result.widths"}
    assert [key for key, words in WORDS.items() if "\n" in words] == []
    assert [key for key, words in WORDS.items() if not words or (words.strip() != words and key not in joints)] == []


def test_figures_are_escaped_and_html_is_not() -> None:
    """A figure that is text cannot bring mark-up into a page; one that is HTML already stays as it is."""
    assert say("common.sample", name='<b title="x">&') == "&lt;b title=&#34;x&#34;&gt;&amp; (ตัวอย่าง)"
    assert say("common.sample", name=Markup("<b>ก</b>")) == "<b>ก</b> (ตัวอย่าง)"
    assert say("common.year", year="2566\n# หัวข้อ") == "ปี 2566 # หัวข้อ"
    assert say("common.year", year="{year.__class__}") == "ปี {year.__class__}"
    assert isinstance(say("common.year", year=2566), Markup)


def test_plain_words_are_text() -> None:
    """Words for what is not HTML hold the figure's own letters."""
    assert plain("common.sample", name="<b> & ค") == "<b> & ค (ตัวอย่าง)"


def test_what_is_missing_is_told() -> None:
    """Unknown words and a figure that was not given are errors, not gaps in a page."""
    with pytest.raises(KeyError, match=r"common\.nothing"):
        say("common.nothing")
    with pytest.raises(KeyError, match="year"):
        say("common.year")


def test_words_without_figures_are_put_in_before_compiling() -> None:
    """A template with such words is compiled with them, and a word that needs a figure but gets none is told then."""
    environment = Environment(autoescape=True, extensions=[WordsFirst])
    assert environment.from_string('<th>{{ say("common.score") }}</th>').render() == "<th>คะแนน</th>"
    with pytest.raises(KeyError, match="year"):
        environment.from_string('{{ say("common.year") }}')
