"""Inputs that nobody wrote: sound files changed by a seed, in the ways that hands, programs and enemies change them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz import mutate, scramble
from tests.fuzz.base import AGENCY_FOLDER, BASE, BYTES, LAST_YEAR, TEXTS, YEAR
from tests.fuzz.words import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    Way = Callable[[bytes, Random], bytes]

KIND_FILES = {
    **{name.rpartition("/")[2]: [name] for name in TEXTS if name.startswith(YEAR)},
    "last year": [name for name in TEXTS if name.startswith(LAST_YEAR)],
    "agency.yml": [f"{AGENCY_FOLDER}/agency.yml"],
    "addresses.txt": [f"{AGENCY_FOLDER}/addresses.txt", "addresses.txt"],
    "emblem.svg": [f"{AGENCY_FOLDER}/emblem.svg"],
    "emblem.png": [f"{AGENCY_FOLDER}/emblem.png"],
    "pdf": [name for name in BYTES if name.endswith(".pdf")],
    "office": [name for name in BYTES if name.endswith((".docx", ".xlsx", ".pptx"))],
    "picture": [name for name in BYTES if "/evidence/" in name and name.endswith((".png", ".jpg", ".webp"))],
    "old": [f"{YEAR}/evidence/a.xls"],
}
KINDS = [*KIND_FILES, "names"]
_WITHIN: dict[str, Way] = {
    "pdf": scramble.objects,
    "png": scramble.chunks,
    "docx": scramble.parts,
    "xlsx": scramble.parts,
    "pptx": scramble.parts,
}
"""How a file that is no text is changed within its own structure."""


@dataclass(frozen=True)
class Made:
    """An input: what is changed of the sound site, and how.

    Attributes:
        kind: the kind of file, or `names`.
        how: the ways in which it was changed.
        files: the whole of the files that differ, by name; None for one that is gone.
    """

    kind: str
    how: str
    files: dict[str, bytes | None]


def made(seed: int, number: int) -> Made:
    """Return the input of this number; it depends on the two numbers alone."""
    random = Random(f"{seed} {number}")  # noqa: S311 - to be repeated, not to be secret
    kind = random.choice(KINDS)
    if kind == "names":
        return _named(random)
    name = random.choice(KIND_FILES[kind])
    how, data = _changed(name, random)
    files = {name: data} | emblem(name)
    if random.random() < 0.1:
        # What one file says of another may be wrong in both.
        other = random.choice([one for one in TEXTS if one not in files])
        more, files[other] = _changed(other, random)
        how = f"{how}; {other} {more}"
    return Made(kind, how, dict(files))


def emblem(name: str) -> dict[str, bytes]:
    """Return the agency that has the picture for its emblem, in place of the drawing."""
    file = f"{AGENCY_FOLDER}/agency.yml"
    return {file: BASE[file].replace(b"emblem.svg", b"emblem.png")} if name.endswith("emblem.png") else {}


def _changed(name: str, random: Random) -> tuple[str, bytes]:
    """Return how a sound file was changed, and what became of it."""
    ways, any_time = _ways(name)
    first = random.choice([*ways])
    data, how = ways[first](BASE[name], random), first
    for again in random.choices([*any_time], k=random.choice([0, 0, 0, 1, 2])):
        data, how = any_time[again](data, random), f"{how}, {again}"
    return how, data


def _ways(name: str) -> tuple[dict[str, Way], dict[str, Way]]:
    """Return the ways to change a sound file, and those of them that take whatever the others left of it."""
    any_time: dict[str, Way] = {"bytes": scramble.scrambled}
    if name in BYTES:
        within = _WITHIN.get(name.rpartition(".")[2])
        return any_time | ({"within": within} if within else {}), any_time
    words = mutate.words_for(name)
    any_time |= {
        "lines": _text(mutate.lines),
        "letters": _text(partial(mutate.letters, words=words)),
        "tokens": _text(partial(mutate.tokens, words=words)),
        "spliced": _text(mutate.spliced),
        "cut": mutate.cut,
    }
    more: dict[str, Way] = {"marks": _text(partial(mutate.marks, words=words))}
    if name.endswith(".yml"):
        more |= {"value": _text(mutate.values), "values": _text(mutate.values), "prose": _text(mutate.prose)}
    return any_time | more, any_time


def _text(way: Callable[[str, Random], str]) -> Way:
    """Return a way to change a text as one to change its bytes, whatever bytes are in it."""

    def change(data: bytes, random: Random) -> bytes:
        return way(data.decode("utf-8", "surrogateescape"), random).encode("utf-8", "surrogateescape")

    return change


def _named(random: Random) -> Made:
    """Rename a file or a folder, or add one."""
    name, new = random.choice([*BASE]), random.choice(NAMES)
    folder = name.rpartition("/")[0]
    beside = f"{folder}/{new}" if folder else new
    match random.randrange(5):
        case 0:
            return Made("names", "file", {name: None, beside: BASE[name]})
        case 4:
            return Made("names", "folder", {name: None, f"{name}/{name.rpartition('/')[2]}": BASE[name]})
        case 1:
            return Made("names", "more", {beside: random.choice([b"", b"a: 1\n", BASE[name]])})
        case 2:
            return Made("names", "agency", _moved(AGENCY_FOLDER, new))
    return Made("names", "year", _moved(YEAR, f"{AGENCY_FOLDER}/{new}"))


def _moved(folder: str, to: str) -> dict[str, bytes | None]:
    """Return the files of a folder under another name, and that they are gone from where they were."""
    inside = [name for name in BASE if name.startswith(f"{folder}/")]
    gone: dict[str, bytes | None] = dict.fromkeys(inside)
    return gone | {name.replace(folder, to, 1): BASE[name] for name in inside}
