"""Counts how the checks do on sentences, tables and copied folders of which it is known what must be told of them.

A finding belongs to a claim when it stands at its words, or quotes them. Any other one of a case is a false alarm.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.text import fold_digits
from tests.cases import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from prongsai.findings import Finding

FOLDER = Path(__file__).resolve().parent / "claims"
HINTS = ("H402",)
"""A figure that agrees and could be a placeholder: told of what is right."""
_PASSED = ("H726", "H904")
_HEAD = "## ผลการประเมิน\n\n"
_SILENT = f"{_HEAD}รายละเอียดอยู่ในตารางของหน้านี้\n"
# Words that introduce a claim: a finding may as well stand at them.
_BEFORE = re.compile(
    r"(?:(?:ตัวชี้วัด|ลำดับ|อันดับ|ส่วน)(?:ที่)?|มาตรการ|ข้อ(?:ที่)?|ระดับ|ร้อยละ|คะแนน|ด้าน|การ|อำเภอ|จังหวัด|อ\.|จ\."
    r"|ปี(?:งบประมาณ)?|พ\.ศ\.|และ|Indicator|No\.|(?<![0-9๐-๙.])[0-9๐-๙]{1,2}[.)]?)[\s“\"(*]*$"
)


@dataclass
class Tally:
    """What was counted of one kind of claims.

    Attributes:
        wrong: claims of which something must be told.
        found: those of which something is told.
        right: those of which the right value is told.
        findings: all that was told.
        alarms: what was told of nothing wrong.
        missed: what was not found, and `false` what was told wrongly, to be read.
    """

    wrong: int = 0
    found: int = 0
    right: int = 0
    findings: int = 0
    alarms: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add what was counted of another kind."""
        for name in ("wrong", "found", "right", "findings", "alarms", "missed", "false"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def recall(self) -> float:
        """The share of wrong claims that are found."""
        return self.found / self.wrong if self.wrong else 1.0

    @property
    def told(self) -> float:
        """The share of wrong claims of which the right value is told."""
        return self.right / self.wrong if self.wrong else 1.0

    @property
    def precision(self) -> float:
        """The share of findings that belong to a wrong claim."""
        return 1 - self.alarms / self.findings if self.findings else 1.0


def total(tallies: Iterable[Tally]) -> Tally:
    """Return all kinds together."""
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


@cache
def read(name: str) -> dict[str, Any]:
    """Return a set of claims, its parts together."""
    whole: dict[str, Any] = {}
    for path in sorted([*FOLDER.glob(f"{name}.yml"), *FOLDER.glob(f"{name}-[0-9].yml")]):
        part = loaded(path)
        bases = {**whole.get("bases", {}), **part.get("bases", {})}
        whole = {**part, **whole, "bases": bases, "cases": [*whole.get("cases", []), *part["cases"]]}
    return whole


def kinds(name: str) -> list[str]:
    """Return the kinds of claims of a set, or of copied folders: what was forgotten in one, and what is right."""
    return [*dict.fromkeys(_kind(case) for case in read(name)["cases"])]


def _kind(case: dict[str, Any]) -> str:
    return str(case.get("kind") or ("stale" if case.get("tell") else "correct"))


Found = list[tuple[dict[str, Any], list["Finding"]]]
"""Cases, each with what is told of it and not of its base."""


@cache
def found_of(name: str, kind: str, today: date) -> Found:
    """Read and assess the cases of one kind."""
    claims = read(name)
    bases = claims.get("bases") or {"copied": {"files": claims["files"]}}
    cases = [case for case in claims["cases"] if _kind(case) == kind]
    with TemporaryDirectory() as folder:
        for base, given in bases.items():
            _write(Path(folder) / f"base-{base}", _files(given))
        for number, case in enumerate(cases):
            _write(Path(folder) / f"case-{number:03d}", _files(bases[_base(case, bases)], case))
        found = _findings(Path(folder), today)
    own = {base: {_key(one) for one in found[f"base-{base}"]} for base in bases}
    return [
        (case, [one for one in found[f"case-{number:03d}"] if _key(one) not in own[_base(case, bases)]])
        for number, case in enumerate(cases)
    ]


def _base(case: dict[str, Any], bases: dict[str, Any]) -> str:
    return str(case.get("base", next(iter(bases))))


def _files(base: dict[str, Any], case: dict[str, Any] | None = None) -> dict[str, str]:
    """Return the files of a base, or of one of its cases."""
    if "year" in base:
        return {**base["files"], _narrative(base): _text(case) if case else _SILENT}
    return _changed(base["files"], case)[0] if case else base["files"]


def _narrative(base: dict[str, Any]) -> str:
    return f"{base['year']}/analysis.md"


def told(name: str, kind: str, today: date) -> str:
    """Return what is told of each case of a kind, as it is kept in the repository."""
    lines = [f"# {kind}"]
    for number, (case, found) in enumerate(found_of(name, kind, today), 1):
        lines += [f"- {case.get('text', number)}".replace("\n", " / ")]
        lines += [f"  {_path(one)}:{one.place.line}:{one.place.column} {one.code} {one.message}" for one in found]
    return "\n".join(lines)


def kept(name: str) -> dict[str, str]:
    """Return what is told of each kind of a set, as the repository keeps it."""
    blocks = (FOLDER / f"{name}.told.txt").read_text(encoding="utf-8").strip("\n").split("\n\n")
    return {block.partition("\n")[0].removeprefix("# "): block for block in blocks}


def keep(name: str, today: date) -> None:
    """Write down what is told now."""
    text = "\n\n".join(told(name, kind, today) for kind in kinds(name))
    (FOLDER / f"{name}.told.txt").write_text(f"{text}\n", encoding="utf-8")


def measure_claims(name: str, today: date) -> dict[str, Tally]:
    """Count the sentences and tables of the set `name`, by kind."""
    bases = read(name)["bases"]
    tallies: dict[str, Tally] = defaultdict(Tally)
    for kind in kinds(name):
        for case, found in found_of(name, kind, today):
            _count(tallies[kind], case, _counted(found), _narrative(bases[_base(case, bases)]))
    return dict(tallies)


def _counted(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.code not in HINTS]


def _text(case: dict[str, Any]) -> str:
    return f"{_HEAD}{case['text']}\n"


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8")


def _findings(root: Path, today: date) -> dict[str, list[Finding]]:
    """Return what is found, by the agency's folder; what is told of every site is left out."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for one in assess_site(load_site(root), today).findings:
        if one.code not in _PASSED:
            found[one.place.file.partition("/")[0]].append(one)
    return found


def _key(one: Finding) -> tuple[str, str, str]:
    return one.code, _path(one), one.message


def _path(one: Finding) -> str:
    return one.place.file.partition("/")[2]


def _count(tally: Tally, case: dict[str, Any], new: list[Finding], file: str) -> None:
    text = _text(case)
    hits: set[int] = set()
    for label in case.get("wrong", ()):
        mine = [one for one in new if _belongs(one, label, text, file)]
        hits |= {id(one) for one in mine}
        tally.wrong += 1
        tally.found += bool(mine)
        tally.right += any(quotes(one.message, label["right"], 1) for one in mine)
        if not mine:
            tally.missed.append(f"{label['literal']} → {label['right']}: {case['text']}")
    tally.findings += len(new)
    false = [one for one in new if id(one) not in hits]
    tally.alarms += len(false)
    tally.false += [f"{one.code} {one.message} | {case['text']}" for one in false]


def _belongs(one: Finding, label: dict[str, Any], text: str, file: str) -> bool:
    if quotes(one.message, label["literal"], 4):
        return True
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: one.place.line - 1]) + one.place.column - 1
    return _path(one) == file and any(first <= at <= last for first, last in _spans(text, label))


def _spans(text: str, label: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield where a claim's words stand, with those that introduce them."""
    found = [match.span() for match in re.finditer(re.escape(label["literal"]), text)]
    nth = label.get("nth")
    spans = found[nth - 1 : nth] if nth else found
    for words in label.get("also", ()):
        spans += [match.span() for match in re.finditer(re.escape(words), text)]
    for first, last in spans:
        start = first
        while before := _BEFORE.search(text, max(0, start - 20), start):
            start = before.start()
        yield start - 1, last


def quotes(message: str, words: str, shortest: int) -> bool:
    """Tell whether a message quotes words, and not only a longer number that holds them."""
    folded = fold_digits(words)
    pattern = rf"(?<![0-9.]){re.escape(folded)}(?![0-9]|\.[0-9])"
    return len(folded) >= shortest and re.search(pattern, fold_digits(message)) is not None


def measure_copied(name: str, today: date) -> dict[str, Tally]:
    """Count the copied folders of the set `name`: those in which something was forgotten, and those that are right."""
    files, tallies = read(name)["files"], {"stale": Tally(), "correct": Tally()}
    for kind, tally in tallies.items():
        for case, found in found_of(name, kind, today):
            _count_copied(tally, case, _counted(found), _changed(files, case)[1])
    return tallies


def _changed(files: dict[str, str], case: dict[str, Any]) -> tuple[dict[str, str], dict[str, set[int]]]:
    """Return the files with what was forgotten, and the lines on which that stands."""
    changed = dict(files)
    lines: dict[str, set[int]] = defaultdict(set)
    for change in case["change"]:
        before = changed[change["file"]]
        after = files[change["copy"]] if "copy" in change else before.replace(change["old"], change["new"])
        old: set[str] = set() if "copy" in change else set(before.split("\n"))
        lines[change["file"]] |= {number for number, line in enumerate(after.split("\n"), 1) if line not in old}
        changed[change["file"]] = after
    return changed, lines


def _count_copied(tally: Tally, case: dict[str, Any], new: list[Finding], lines: dict[str, set[int]]) -> None:
    hits: set[int] = set()
    for label in case.get("tell", ()):
        mine = [
            one
            for one in new
            if any(_path(one).endswith(file) for file in _listed(label["file"])) and _near(one, label, lines)
        ]
        hits |= {id(one) for one in mine}
        tally.wrong += 1
        tally.found += bool(mine)
        tally.right += bool(mine)
        if not mine:
            tally.missed.append(str(case["change"])[:300])
    false = [one for one in new if id(one) not in hits]
    tally.findings += len(new)
    tally.alarms += len(false)
    tally.false += [f"{one} | {str(case['change'])[:200]}" for one in false]


def _listed(files: str | list[str]) -> list[str]:
    return [files] if isinstance(files, str) else files


def _near(one: Finding, label: dict[str, Any], lines: dict[str, set[int]]) -> bool:
    touched = lines.get(_path(one), set())
    quoted = any(quotes(one.message, words, 4) for words in label.get("literals", ()))
    return one.place.line in touched or bool(label.get("whole")) or quoted
