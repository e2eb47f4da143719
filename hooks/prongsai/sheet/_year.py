"""A year as its files hold it (ข้อมูลของปี), whether it can be published or not: what a workbook shows and changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from prongsai.content import FILE_RECORDS, Source, is_led_outside, load_site, parse
from prongsai.criteria import NACC
from prongsai.findings import ContentError, Finding, Place
from prongsai.patch import standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from prongsai.criteria import Criteria, Framework
    from prongsai.patch import Standing

AGENCY = "agency.yml"
YEAR_FILES = tuple(name for name in FILE_RECORDS if name != AGENCY)


@dataclass(frozen=True, slots=True)
class YearFiles:
    """A year of an agency.

    Attributes:
        name: the agency's short name; its folder's where that cannot be read.
        units: the names of its units by their ids.
        files: how each file stands; one that is not there is empty.
        data: what each holds, by its name; None for one that is not there.
    """

    content: Path
    slug: str
    year: int
    name: str
    units: Mapping[str, str]
    framework: Framework
    files: Mapping[str, Standing]
    data: Mapping[str, Any]

    @property
    def criteria(self) -> Criteria:
        """The lists of the year, of whose indicators another year tells the names where its own are not known."""
        return self.framework.lists(self.year)

    def path(self, file: str) -> str:
        """Return the path of a file below the content folder."""
        return f"{self.slug}/{file}" if file == AGENCY else f"{self.slug}/{self.year}/{file}"


def with_agency(year: YearFiles) -> YearFiles:
    """Return a year with the file of its agency, in which units may come.

    Raises:
        ContentError: it is no YAML that can be read.
        OSError: it cannot be read.
    """
    agency = standing(year.content / year.slug / AGENCY)
    data = parse(Source(f"{year.slug}/{AGENCY}", agency.text))
    return replace(year, files={**year.files, AGENCY: agency}, data={**year.data, AGENCY: data})


def units_in(data: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - what a file of YAML holds
    """Return the units that the file of an agency lists."""
    listed = data.get("units") if isinstance(data, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def read_year(content: Path, slug: str, year: int) -> YearFiles:
    """Read a year's files as they stand.

    Raises:
        ContentError: one is no YAML that can be read.
        OSError: one cannot be read.
    """
    folder = content / slug / str(year)
    for file in (f"{slug}/{AGENCY}", *(f"{slug}/{year}/{name}" for name in YEAR_FILES)):
        if is_led_outside(content / file, content):
            raise ContentError(Finding.make("E011", Place(file)))
    files = {name: standing(folder / name) for name in YEAR_FILES}
    data = {
        name: parse(Source(f"{slug}/{year}/{name}", one.text)) if one.text.strip() else None
        for name, one in files.items()
    }
    site = load_site(content, slug)
    agency = site.agencies[0] if site.agencies else None
    reports = agency.reports if agency else ()
    framework = next((one.framework for one in reports if one.year == year), reports[0].framework if reports else NACC)
    name, units = (agency.agency.short_name, agency.agency.unit_names) if agency else (slug, {})
    return YearFiles(content, slug, year, name, units, framework, files, data)
