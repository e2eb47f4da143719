"""The reports in `content/` that have a key beside this file, and how words of a key are looked for in a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from prongsai.assess import AssessedAgency, Assessment, assess_site
from prongsai.content import load_site
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prongsai.content.model.record import Note

HERE = Path(__file__).resolve().parent
CONTENT = HERE.parents[1] / "content"


@dataclass(frozen=True)
class Report:
    """A report that stands in `content/` and has a key."""

    name: str
    key: dict[str, Any]
    year: Assessment
    agency: AssessedAgency

    def files(self, pattern: str) -> Iterator[Path]:
        """Yield the files of the report's agency."""
        yield from sorted((CONTENT / self.year.slug).rglob(pattern))

    @property
    def notes(self) -> list[Note]:
        """What is remarked on the original, in all its files."""
        report = self.year.report
        return [note for part in (report.scores, report.analysis, report.measures) for note in part.notes]

    @property
    def everything(self) -> str:
        """All that its files say, and its narrative as it is read."""
        values = (value for path in self.files("*.yml") for value in scalars(yaml.safe_load(path.read_text("utf-8"))))
        return " ".join([*values, self.year.narrative.text])


def reports_with_a_key() -> list[Report]:
    """Return the reports that have a key."""
    years = [(agency, year) for agency in assess_site(load_site(CONTENT)).agencies for year in agency.years]
    files = {path.stem: path for path in HERE.glob("*.yml")}
    named = [(f"{year.slug}-{year.year}", agency, year) for agency, year in years]
    return [
        Report(name, yaml.safe_load(files[name].read_text("utf-8")), year, agency)
        for name, agency, year in named
        if name in files
    ]


def scalars(value: object) -> Iterator[str]:
    """Yield what stands in a YAML document, without its keys."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from scalars(one)
    else:
        yield str(value)


def squeezed(text: str | None) -> str:
    """Return words without spaces and capitals, and with their digits in one script; nothing for none."""
    return re.sub(r"\s", "", fold_digits(text or "")).casefold()


def missing(says: Iterable[str], *texts: str | None) -> list[str]:
    """Return the words that none of the texts has."""
    return [word for word in says if not any(squeezed(word) in squeezed(text) for text in texts)]


def christian(day: str) -> date:
    """Return a B.E. day of a key as a date."""
    be, month, number = map(int, day.split("-"))
    return date(be - 543, month, number)


def count(part: int | list[Any]) -> int:
    """Return how many there are of what a key tells by number or one by one."""
    return part if isinstance(part, int) else len(part)
