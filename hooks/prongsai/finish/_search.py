"""The search of a finished site: a worker that finds Thai, an index of what readers see, and nothing that none needs.

The theme's own worker cuts text at spaces, which Thai does not have between words, and fetches its index with every
page. Ours takes its place under its name, because the pages and the theme's bundle ask for that; see the worker itself
for what it does.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from prongsai.addresses import paths
from prongsai.finish._page_text import sections_of
from prongsai.words import unfilled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from prongsai.addresses import PageFacts
    from prongsai.finish._built import Built, Say

_SCRIPTS = "assets/javascripts"
_OURS = f"{_SCRIPTS}/search/worker.js"
_THEIRS = "workers/search.*.min.js"
INDEX = "search/pages.js"
"""The index, as a script: a page opened from a disk may load one where it may not read a file."""
_NOTHING = {"config": {"lang": ["en"], "separator": r"\s+", "pipeline": [], "fields": {}}, "docs": []}
"""What the theme's bundle fetches with every page: how marked words are parted, and no pages."""
_TO_MAP = re.compile(r"\s*(?://[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ \*/)\s*$")


def put_search(built: Built) -> Iterator[str]:
    """Put our worker in the place of the theme's, write the index, and remove what is then needed by no page.

    Yields:
        A Thai line when the theme has no worker to replace, or ours is not among the site's files: search would find
        nothing, or next to nothing of Thai.
    """
    scripts, ours = built.folder / _SCRIPTS, built.folder / _OURS
    theirs = sorted(scripts.glob(_THEIRS))
    if len(theirs) != 1 or not ours.is_file():
        yield f"ติดตั้งการค้นหาภาษาไทยไม่ได้: ต้องมี {_SCRIPTS}/{_THEIRS} หนึ่งไฟล์ (พบ {len(theirs)}) และ {_OURS}"
        return
    # Words at the end, for a directive at the beginning holds only there.
    words = f"\nprongsaiWords({_json(_words(built))});\n"
    theirs[0].write_text(ours.read_text(encoding="utf-8") + words, encoding="utf-8")
    ours.unlink()
    _write_index(built)
    if (scripts / "lunr").exists():
        shutil.rmtree(scripts / "lunr")
    _remove_maps(built.folder)


def _words(built: Built) -> dict[str, Any]:
    """Return what the worker says, and in groups what people say with what pages say for it, the longest first.

    Where agencies have an index each, it is told which folders have none: those of the site itself.
    """
    lines = (line.split(" = ") for line in unfilled("search.meant.").values())
    groups = [[word, *pages.split(", ")] for people, pages in lines for word in people.split(", ")]
    unreachable = {name: built.say(f"search.unreachable.{name}") for name in ("title", "text")}
    told = {"unreachable": unreachable, "meant": sorted(groups, key=lambda group: (-len(group[0]), group))}
    return told | ({"own": sorted(paths.own_names())} if built.apart else {})


def _write_index(built: Built) -> None:
    index, none = built.folder / INDEX, _json(_NOTHING)
    index.parent.mkdir(exist_ok=True)
    _write(index, built.others.entries | put_entries(built))
    # The second is what the bundle loads from a disk.
    index.with_name("search_index.json").write_text(none, encoding="utf-8")
    index.with_name("search_index.js").write_text(f"var __index = {none}\n", encoding="utf-8")


def put_entries(built: Built) -> dict[str, str]:
    """Return what the index of the site has, as JSON, by a page's path: each page, or with `apart` each agency.

    The pages of an agency are then in an index of its own, which is written. Of a list of agencies the index has the
    title, once: its rows are what the agencies' own pages say, and would be most of what a visitor loads.
    """
    found = {address: (page, facts) for address, page, facts in built.known() if facts.to is None}
    if not built.apart:
        return _entries(found, built.say)
    entries: dict[str, str] = {}
    for agency, addresses in built.by_agency().items():
        own = {address: found[address] for address in addresses if address in found}
        if not agency:
            entries |= _entries({at: one for at, one in own.items() if one[1].of_list <= 1}, built.say)
        # Of an agency whose pages are finished already there may be an address that it had once, which leads on.
        elif own:
            _write(built.folder / paths.search_index(agency), _entries(own, built.say))
            home = paths.agency(agency)
            entries[f"{home}index.html"] = _json(_short_entry(home, found[home][1], built.say))
    return entries


def _entries(found: Mapping[str, tuple[str, PageFacts]], say: Say) -> dict[str, str]:
    return {f"{address}index.html": _json(_entry(address, *one, say)) for address, one in found.items()}


def _write(index: Path, entries: Mapping[str, str]) -> None:
    told = ",".join(entries[path] for path in sorted(entries))
    index.write_text(f"prongsaiIndex([{told}])\n", encoding="utf-8")


def _short_entry(address: str, facts: PageFacts, say: Say) -> dict[str, Any]:
    """Return what the index of agencies has of one."""
    entry = {"at": address, "title": _title(facts, say), "text": facts.known_by, "sections": [], "opens": True}
    return entry | ({"sample": True} if facts.sample else {})


def _title(facts: PageFacts, say: Say) -> str:
    return say("search.invented", title=facts.title) if facts.sample else facts.title


def _entry(address: str, page: str, facts: PageFacts, say: Say) -> dict[str, Any]:
    own, *sections = sections_of("" if facts.of_list else page)
    entry = {
        "at": address,
        "title": _title(facts, say),
        "text": own.text if own.heading in facts.title else f"{own.heading}\n{own.text}",
        "sections": [(section.anchor, section.heading, section.text) for section in sections],
    }
    return entry | ({"sample": True} if facts.sample else {})


def _json(value: object) -> str:
    """Return JSON whose Thai letters are letters: escaped they take twice the room."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _remove_maps(folder: Path) -> None:
    """Remove the source maps, which only a developer of the theme opens, and the lines that lead to them."""
    for source_map in sorted(folder.glob("assets/**/*.map")):
        source_map.unlink()
        source = source_map.with_suffix("")
        if source.is_file():
            source.write_text(_TO_MAP.sub("\n", source.read_text(encoding="utf-8")), encoding="utf-8")
