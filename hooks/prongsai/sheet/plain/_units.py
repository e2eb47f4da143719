"""Who is responsible (ผู้รับผิดชอบ): the units of an agency in the words of a cell, and those that it does not list yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from prongsai.patch import Bare
from prongsai.personal import find_personal
from prongsai.sheet._fresh import ABOVE, BELOW, UNIT, fresh_id
from prongsai.sheet.plain._points import points_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from prongsai.patch import Value

_ANY = f"(?:ส่วนราชการ|{ABOVE}|{BELOW})"
_EVERY = re.compile(rf"ทุก\s*{_ANY}(?:\s*/\s*{_ANY}(?![ก-ฮ]))*(?:งาน)?")
_KNOWN = "\x00"
"""Before the id of a unit that is known, in the place of its name."""
_PERSONAL = "\x01"
"""In the place of a person's name."""
_BEGINS = f"(?={ABOVE}|{BELOW}|{_KNOWN})"
_PARTS = re.compile(
    rf"\s*[/,;\n()]+\s*|\s+{_BEGINS}|\s*และ\s*{_BEGINS}|(?<=[a-z0-9])\s+|\s*\(?(?:โดย\s*)?(?={_PERSONAL})"
)
_AND = re.compile(r"^\s*(?:และ|หรือ)\s*")
_GLUED = re.compile(r"(?<=[ก-๙])\s+(?=[ก-๙])")
_PERSON = re.compile(rf"^{_PERSONAL}|^(?:นาย(?!ก|อำเภอ|ทะเบียน|ช่าง|แพทย์)|นางสาว|นาง(?!าน)|น\.ส\.)\s*[ก-ฮเ-ไ]")
_HEADS = re.compile(r"(?:(?:รอง|ผู้ช่วย|รักษาการ|รักษาราชการแทน|ว่าที่)\s*)*(?:ผู้อำนวยการ|ผอ(?:\.|$)|หัวหน้า)\s*")
"""How the post begins of who heads the unit that is named behind it."""
_POST = re.compile(
    r"(?:รอง|ผู้ช่วย|รักษาการ)?(?:นายก|ปลัด|ผู้อำนวยการ|ผอ\.|หัวหน้า|เลขานุการ|นัก|นิติกร|เจ้าหน้าที่|เจ้าพนักงาน|พนักงาน|ผู้บริหาร|บุคลากร)"
)
_ENDS = r"(?=$|[\s/,;()]|และ|เป็น)"
_OF_KIND = r"(?:\s*(?:อบต|อบจ|ทต|ทม|ทน|เทศบาล)\.?)?"
"""The agency's own kind, which officers add to a unit's name: สำนักปลัด อบต."""


@dataclass
class Units:
    """The units of an agency, by their names.

    Attributes:
        above: the unit of which one is a part, by their ids.
        added: those that cells name and that the agency does not list, as they are written.
        persons: how many cells name a person, which nobody may publish so.
        posts: those that cells name where a unit should stand.
        others: how many words stand there that begin as no unit's name does; they may be a person's.
    """

    names: dict[str, str]
    above: dict[str, str]
    added: list[Value] = field(default_factory=list)
    persons: int = 0
    posts: list[str] = field(default_factory=list)
    others: int = 0

    @classmethod
    def of(cls, listed: Sequence[Mapping[str, str]]) -> Units:
        """Return those that a file lists."""
        known = {str(one.get("name") or ""): str(one.get("id") or "") for one in listed}
        above = {str(one.get("id")): str(one["part_of"]) for one in listed if one.get("part_of")}
        return cls({_plain(name): key for name, key in known.items() if name and key}, above)

    def ids(self, text: str) -> list[str]:
        """Return the units that a cell names, without those above them; a unit that is not listed yet is added."""
        lines = "\n".join(_nameless(line) for one in points_of(text) for line in one.words.split("\n"))
        found = [key for part in _lines_of(self._known(lines)) for key in self._on_line(part)]
        over = {self.above.get(one) for one in found}
        return [one for one in dict.fromkeys(found) if one not in over]

    def _known(self, text: str) -> str:
        """Return a text with the names of the list, however their lines were broken, each as it is listed."""
        for name in sorted(self.names, key=len, reverse=True):
            text = re.sub(r"\s*".join(map(re.escape, name)) + _OF_KIND + _ENDS, f" {_KNOWN}{self.names[name]} ", text)
        return text

    def _on_line(self, part: Sequence[str]) -> Iterator[str]:
        """Yield the ids of units that are named one after another; the lower one before the one above it."""
        kept = [name for name in part if not _PERSON.match(name)]
        self.persons += len(part) - len(kept)
        headed = [_HEADS.sub("", name, count=1) if _HEADS.match(name) else name for name in kept]
        named = [name for name in headed if name and not _POST.match(name)]
        # The word alone stands before the unit that it heads.
        posts = ((name, rest) for name, rest in zip(kept, headed, strict=True) if rest not in named)
        self.posts += [name for name, rest in posts if rest or not named]
        units = [name for name in named if self._is_unit(name)]
        self.others += len(named) - len(units)
        ids = [self._id(name) for name in units]
        called = {key: name for name, key in self.names.items()}
        for key, over in pairwise(ids):
            added = next((one for one in self.added if isinstance(one, dict) and one["id"] == key), None)
            if added and re.match(BELOW, called[key]) and re.match(ABOVE, called[over]):
                self.above[key] = over
                added["part_of"] = Bare(over)
        yield from ids

    def _is_unit(self, name: str) -> bool:
        return bool(name.startswith(_KNOWN) or _plain(name) in self.names or UNIT.match(name) or _EVERY.match(name))

    def _id(self, name: str) -> str:
        if name.startswith(_KNOWN):
            return name.removeprefix(_KNOWN)
        if (known := self.names.get(_plain(name))) is not None:
            return known
        key = fresh_id("u", self.names.values())
        self.names[_plain(name)] = key
        self.added.append({"id": Bare(key), "name": name})
        return key


def _lines_of(text: str) -> Iterator[list[str]]:
    """Yield the names of units on each line of a text, in their order."""
    for line in re.split(r"[,;\n]", text):
        every = [re.sub(r"\s", "", match[0]) for match in _EVERY.finditer(line)]
        bare = (_AND.sub("", part) for part in _PARTS.split(_EVERY.sub("", line)))
        parts = (_GLUED.sub("", part).strip(" -–•.()") for part in bare)
        if names := [*every, *(part for part in parts if re.search(f"[ก-ฮ{_KNOWN}{_PERSONAL}]", part))]:
            yield names


def _nameless(line: str) -> str:
    """Return a line with a sign in the place of each person's name."""
    for mention in reversed(find_personal(line)):
        if mention.kind == "name":
            line = f"{line[: mention.start]}{_PERSONAL}{line[mention.end :]}"
    return line


def _plain(name: str) -> str:
    return re.sub(r"\s", "", name)
