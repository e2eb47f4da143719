"""One style sheet and one script for every page, made small: what a first visit costs on a cheap phone.

Sources stay readable and apart; a preview serves them as they are. The theme's own sheet has what any site of its kind
may show: rules for classes and ids that neither a page nor a script names are left out of the finished site.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from lightningcss import process_stylesheet
from rjsmin import jsmin  # type: ignore[import-untyped]  # it carries no types

from prongsai.finish._policy import inline_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.finish._built import Built

SHEET = "assets/stylesheets/site.css"
SCRIPT = "assets/javascripts/site.js"
# Without a hash in their names, so that a page that a browser has kept still finds them.
_SHEET_TAG = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/stylesheets/[^"/]+\.css)">')
_SCRIPT_TAG = re.compile(r'<script src="[^"]*?(assets/javascripts/[^"/]+\.js)" defer></script>')
_OWN = ("assets/stylesheets/*.css", "assets/javascripts/*.js", "assets/javascripts/search/*.js")
BROWSERS = ["chrome 100", "firefox 100", "safari 15.4"]
"""The oldest browsers whose way of writing styles is kept to: newer spellings are shorter, and old phones skip them."""
_STYLED = re.compile(r"[.#]([a-zA-Z_][\w-]*)")
_MOVES = re.compile(r"@(?:-webkit-)?keyframes ([\w-]+)")
_NAMED = re.compile(r"""(?:class|id)=["']?([^"'>]*)""")
_WORD = re.compile(r"[\w-]+")


def bundle_files(built: Built) -> Iterator[str]:
    """Join the sheets and the scripts that pages load one after another, and write all of ours as short as can be.

    Yields:
        A Thai line for a style sheet that is not CSS: a browser would skip an unknown part of it.
    """
    join_tags(built)
    for path in sorted(path for kind in _OWN for path in built.folder.glob(kind) if ".min." not in path.name):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".js":
            # Left as it is by the minifier: a notice that a licence asks to keep (`/*!`).
            path.write_text(str(jsmin(text, keep_bang_comments=True)), encoding="utf-8")
            continue
        unused = _unused(built, text) if path == built.folder / SHEET else set()
        try:
            path.write_text(process_stylesheet(text, unused_symbols=unused, browsers_list=BROWSERS), encoding="utf-8")
        except ValueError as error:
            yield f"อ่านไฟล์สไตล์ {path.relative_to(built.folder).as_posix()} ไม่ได้: {error}"


def join_tags(built: Built) -> None:
    """Let pages ask for one sheet and one script in the place of several."""
    _join(built, _SHEET_TAG, SHEET)
    _join(built, _SCRIPT_TAG, SCRIPT)


def _join(built: Built, tag: re.Pattern[str], target: str) -> None:
    """Write the files that most pages ask for in one run as one file, and let those pages ask for that.

    A page that asks for others keeps its own, and so does every page when a file is missing, which is told elsewhere.
    """
    found = {path: run for path, page in built.pages.items() if (run := _run(tag, page))}
    if not found:
        return
    names, _ = Counter(tuple(tag.findall(tags)) for tags in found.values()).most_common(1)[0]
    files = [built.folder / name for name in names]
    if not all(file.is_file() for file in files):
        return
    joined = "\n".join(file.read_text(encoding="utf-8") for file in files)
    (built.folder / target).write_text(joined, encoding="utf-8")
    for path, tags in found.items():
        if tuple(tag.findall(tags)) == names:
            first = tags[: tags.index(">") + 1] + ("</script>" if tag is _SCRIPT_TAG else "")
            built.pages[path] = built.pages[path].replace(tags, first.replace(names[0], target) + "\n", 1)


def _run(tag: re.Pattern[str], page: str) -> str:
    """Return the first two or more tags of a page that stand one after another, or nothing."""
    run = re.compile(rf"(?:{tag.pattern}\s*){{2,}}")
    # Looked for where a tag is, for nothing tells a run's beginning as fast as the letters that a tag begins with.
    found = (run.match(page, one.start()) for one in tag.finditer(page))
    return next((one[0] for one in found if one), "")


def _unused(built: Built, sheet: str) -> set[str]:
    """Return the classes and ids of a sheet that stand in no page and in no script, whole or as a beginning."""
    folder = built.folder / "assets/javascripts"
    scripts = {path.read_text(encoding="utf-8") for kind in ("*.js", "search/*.js") for path in folder.glob(kind)}
    words = built.others.words | words_of(built) | {word for text in scripts for word in _WORD.findall(text)}
    # A script may put the end of a name to its beginning.
    stems = tuple(word for word in words if word.endswith(("-", "_")))
    # Movements have names, too, and would be left out with a class that has the same.
    styled = {*_STYLED.findall(sheet)}.difference(words, _MOVES.findall(sheet))
    return {name for name in styled if not name.startswith(stems)}


def words_of(built: Built) -> set[str]:
    """Return the classes and ids that pages name, and the words of the scripts inside them."""
    texts = {script for page in built.pages.values() for script in inline_scripts(page)}
    texts |= {names for page in built.pages.values() for names in _NAMED.findall(page)}
    return {word for text in texts for word in _WORD.findall(text)}
