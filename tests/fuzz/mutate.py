"""Sound texts changed as hands, programs and enemies change them: by bytes, letters, tokens, lines, values, structure."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml

from tests.fuzz.base import TEXTS
from tests.fuzz.words import ADDRESSED, DRAWN, MARKUP, ODD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_TOKEN = re.compile(r"[\w.]+|\s+|.", re.DOTALL)
_PROSE = ("ต้องปรับปรุงการทำงาน", "ข้อมูลไม่ครบ", "ผ่าน", "ทำ", "งบประมาณน้อย", "รายงาน")
"""Words of the sound files in whose place prose may stand."""


def words_for(name: str) -> list[str]:
    """Return what means something in a file of this name."""
    endings = {".md": MARKUP, ".svg": DRAWN, ".txt": ADDRESSED}
    return next((words for ending, words in endings.items() if name.endswith(ending)), [*ODD, *MARKUP])


def lines(text: str, random: Random) -> str:
    """Change whole lines: lost, doubled, in another order, moved in or out."""
    changed = text.split("\n")
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(changed))
        match random.randrange(5):
            case 0:
                del changed[at : at + random.randint(1, 3)]
            case 1:
                changed[at:at] = changed[at : at + random.randint(1, 3)] * random.choice([1, 1, 2, 50])
            case 2:
                other = random.randrange(len(changed))
                changed[at], changed[other] = changed[other], changed[at]
            case 3:
                changed[at] = random.choice([" ", "  ", "\t", "    "]) + changed[at]
            case _:
                changed[at] = changed[at].strip()
        changed = changed or [""]
    return "\n".join(changed)


def letters(text: str, random: Random, words: list[str]) -> str:
    """Change letters: lost, doubled, another one, a sign that means something."""
    for _ in range(random.choice([1, 1, 2, 5, 20])):
        at = random.randrange(len(text) + 1)
        put = random.choice([*words, *text[:50], *":-#[]{},&*!|>'\"%@`\\ \n"])
        text = text[:at] + put * random.choice([1, 1, 1, 3, 40]) + text[at + random.choice([0, 0, 1, 1, 7]) :]
    return text


def tokens(text: str, random: Random, words: list[str]) -> str:
    """Change words, numbers and signs: lost, doubled, in another order, one of the file's own or of its language."""
    parts = _TOKEN.findall(text)
    for _ in range(random.choice([1, 1, 2, 4, 12])):
        if not parts:
            break
        at, other = random.randrange(len(parts)), random.randrange(len(parts))
        match random.randrange(5):
            case 0:
                del parts[at : at + random.choice([1, 1, 5])]
            case 1:
                parts[at:at] = parts[at : at + random.choice([1, 3, 20])] * random.choice([1, 2, 100])
            case 2:
                parts[at], parts[other] = parts[other], parts[at]
            case 3:
                parts[at] = parts[other]
            case _:
                parts[at] = random.choice(words)
    return "".join(parts)


def cut(data: bytes, random: Random) -> bytes:
    """Break a file off, or write it in another way."""
    text = data.decode("utf-8", "replace")
    match random.randrange(7):
        case 0:
            return data[: random.randrange(len(data) or 1)]
        case 1:
            return text.encode("utf-16")
        case 2:
            return text.encode("cp874", "replace")
        case 3:
            return text.replace("\n", random.choice(["\r\n", "\r", "\n\r", "\x85", "\u2028"])).encode()
        case 4:
            return b"\xef\xbb\xbf" * random.randint(1, 2) + data
        case 5:
            return data.rstrip(b"\n")
    return b""


def spliced(text: str, random: Random) -> str:
    """Put a piece of another file into one, or let it stand in its place."""
    other = random.choice([*TEXTS.values()])
    if random.random() < 0.1:
        return other
    start = random.randrange(len(other))
    piece = other[start : start + random.choice([10, 100, 1000])]
    at = random.randrange(len(text) + 1)
    return text[:at] + piece + text[at + random.choice([0, len(piece)]) :]


def marks(text: str, random: Random, words: list[str]) -> str:
    """Write a few marks again and again, behind a text or alone."""
    return random.choice([text, ""]) + _again(random, words)


def prose(text: str, random: Random) -> str:
    """Write marks of Markdown and of placeholders in the place of a field's words."""
    quoted = "'" + _again(random, MARKUP).replace("'", "''").replace("\n", "\n\n      ") + "'"
    return text.replace(random.choice(_PROSE), quoted)


def _again(random: Random, words: list[str]) -> str:
    some = random.choices(words, k=random.randint(1, 6))
    return "".join(random.choices(some, k=random.choice([3, 30, 300, 3000])))


def values(text: str, random: Random) -> str:
    """Put something odd in the place of a value, wherever it stands, and write the file anew."""
    data = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - the loader that makes text only
    for _ in range(random.choice([1, 1, 1, 2, 4])):
        if places := [*_places(data)]:
            _put(random.choice(places), places, random)
    style = random.choice([None, False, True])
    return yaml.dump(data, allow_unicode=random.random() < 0.9, sort_keys=False, default_flow_style=style)


def _put(place: tuple[Any, Any], places: list[tuple[Any, Any]], random: Random) -> None:
    holder, key = place
    match random.randrange(10):
        case 0:
            holder[key] = [holder[key], *random.choices(ODD, k=random.randint(0, 3))]
        case 1:
            holder[key] = {random.choice(ODD): holder[key]}
        case 2 if isinstance(holder, dict):
            holder[random.choice(ODD)] = holder.pop(key)
        case 3:
            del holder[key]
        case 4 | 5:
            # Copied, so that nothing holds itself.
            other, name = random.choice(places)
            holder[key] = deepcopy(other[name])
        case 6 if isinstance(holder, list):
            holder[key:key] = deepcopy(holder[key:]) * random.choice([1, 1, 30])
        case _:
            holder[key] = random.choice(ODD) * random.choice([1, 1, 1, 2])


def _places(data: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - what a file holds
    """Yield each value's holder and its key or place there."""
    for key in [*data] if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield data, key
        yield from _places(data[key])
