"""What scripts and style sheets are handed (ถ้อยคำและกฎของสคริปต์): words of the catalogue and rules of ours, as data.

Both are files of the site, so that they work from a disk and where no script may stand inside a page.
"""

from __future__ import annotations

import json
import re

from prongsai.assess import SOON
from prongsai.content import BE, MONTHS, MONTHS_SHORT
from prongsai.words import unfilled

SCRIPT = "assets/javascripts/words.js"
SHEET = "assets/stylesheets/words.css"
_STANDINGS = "progress.standings"
_WAITING = ("due_soon", "in_progress", "not_started", "overdue", "unreported", "awaited")
_SHARED = (
    *(f"{_STANDINGS}.{name}" for name in ("overdue", "unheard", "due_today", "due_soon", "in_time")),
    *(f"delivery.states.{name}" for name in _WAITING),
)
"""Words of pages that a script says too."""
_DATES = {"soon": SOON, "era": BE, "months": {"long": MONTHS, "short": MONTHS_SHORT}}
"""How days are counted and written."""
_FIGURE = re.compile(r"\{(\w+)\}")


def handed_files() -> dict[str, bytes]:
    """Return both files by their paths."""
    return {SCRIPT: words_script().encode(), SHEET: words_sheet().encode()}


def words_script() -> str:
    """Return a script that gives `prongsai.words`, by keys of the catalogue, and `prongsai.dates` to those after it."""
    words = unfilled("scripts.") | {key: unfilled(key)[key] for key in _SHARED}
    given = json.dumps({"words": words, "dates": _DATES}, ensure_ascii=False, separators=(",", ":"))
    # Strict, and so are all that the finished site joins to it: else a function in a block would be everybody's.
    return f'"use strict";\nself.prongsai = {given};\n'


def words_sheet() -> str:
    """Return a style sheet that gives each of its words as a property: `--ps-say-scroll` is `styles.scroll`."""
    given = (f"{_property(key)}: {_content(words)};" for key, words in unfilled("styles.").items())
    return f":root {{ {' '.join(given)} }}\n"


def _property(key: str) -> str:
    return key.replace("styles.", "--ps-say-").replace("_", "-")


def _content(words: str) -> str:
    """Return words as CSS generates them, with a counter in the place of each figure."""
    quoted = json.dumps(words, ensure_ascii=False)
    return _FIGURE.sub(r'" counter(\1) "', quoted).removesuffix(' ""')
