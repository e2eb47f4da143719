"""Made-up agencies for tests: written as files, read and assessed as any officer's."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from prongsai.assess import AssessedSite, Assessment, assess_site
from prongsai.content import load_site
from tests.conftest import WHOLE

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ("town", "province", "subdistrict")
"""The agencies of the whole site that have one year and pass for real ones; beside them `sample` says that it is invented and has three."""
SLUG = "ban-na"
AGENCY: dict[str, Any] = {
    "name": "เทศบาลตำบลบ้านนา",
    "short_name": "ทต.บ้านนา",
    "kind": "เทศบาลตำบล",
    "province": "ตัวอย่าง",
    "units": [
        {"id": "clerk", "name": "สำนักปลัด"},
        {"id": "plan", "name": "งานแผน", "part_of": "clerk"},
    ],
}
# IIT 92, EIT 84, OIT 70: 0.3 x 92 + 0.3 x 84 + 0.4 x 70 = 80.80.
SCORES: dict[str, Any] = {
    "overall": "80.80",
    "level": "B",
    "indicators": {1: 90, 2: 91, 3: 92, 4: 93, 5: 94, 6: 83, 7: 84, 8: 85, 9: 60, 10: 80},
}
MEASURES: dict[str, Any] = {
    "measures": [
        {
            "id": "m01",
            "title": "มาตรการหนึ่ง",
            "addresses": [{"indicator": 9}],
            "responsible": ["plan"],
            "period": "fiscal_year",
        },
        {
            "id": "m02",
            "title": "มาตรการสอง",
            "addresses": [{"indicator": 10}],
            "responsible": ["clerk"],
            "period": "fiscal_year",
        },
    ]
}


def write_agency(root: Path, year: int = 2565, slug: str = SLUG, **files: Any) -> Path:  # noqa: ANN401 - plain data
    """Write an agency below `root`; `files` replaces the data of `agency`, `scores`, `measures` and `analysis`.

    `narrative` is the text of analysis.md.
    """
    folder = root / slug / str(year)
    folder.mkdir(parents=True)
    _dump(root / slug / "agency.yml", files.get("agency", AGENCY))
    _dump(folder / "scores.yml", files.get("scores", SCORES))
    _dump(folder / "measures.yml", files.get("measures", MEASURES))
    if "analysis" in files:
        _dump(folder / "analysis.yml", files["analysis"])
    if "narrative" in files:
        (folder / "analysis.md").write_text(files["narrative"], encoding="utf-8")
    return root


def _dump(path: Path, data: Any) -> None:  # noqa: ANN401 - plain data
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def scores(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Return the sample scores with some fields replaced."""
    return deepcopy(SCORES) | changes


def measures(*records: dict[str, Any], **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - plain data
    """Return sample measures: `records` laid over the defaults of a measure, numbered m1, m2, …."""
    made = [{"id": f"m{n}", "title": f"มาตรการ {n}"} | record for n, record in enumerate(records, 1)]
    return {"measures": made or deepcopy(MEASURES["measures"])} | changes


def line_of(file: str, start: str) -> int:
    """Return the number of the line of a file of the whole site that begins with `start`."""
    lines = (WHOLE / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def assess_folder(root: Path) -> AssessedSite:
    """Read and assess a content folder."""
    return assess_site(load_site(root))


def assess_reports() -> AssessedSite:
    """Read and assess the agencies of the whole site, without the one that says it is invented."""
    site = assess_folder(WHOLE)
    return replace(site, agencies=tuple(agency for agency in site.agencies if agency.slug in REPORTS))


def assessed(root: Path, year: int = 2565, **files: Any) -> Assessment:  # noqa: ANN401 - plain data
    """Write one agency, assess it, and return its one year."""
    site = assess_folder(write_agency(root, year, **files))
    return site.agencies[0].years[0]


def codes(assessment: Assessment) -> list[str]:
    """Return the codes of what was found in assessing."""
    return [finding.code for finding in assessment.findings]
