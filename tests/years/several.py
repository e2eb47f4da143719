"""An agency of three years whose figures were worked out by hand, across the change from letters to words.

Weights: IIT 30 over five indicators, EIT 30 over three, OIT 40 over two.
2565: IIT 92, EIT 84, OIT 70: 27.60 + 25.20 + 28.00 = 80.80.
2566: IIT 91, EIT 84, OIT 77.5: 27.30 + 25.20 + 31.00 = 83.50.
2567: IIT 91, EIT 83, OIT 85: 27.30 + 24.90 + 34.00 = 86.20.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.assess.samples import AGENCY, SLUG, assess_folder, scores, write_agency

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.assess import AssessedAgency

FIRST = {1: 90, 2: 91, 3: 92, 4: 93, 5: 94, 6: 83, 7: 84, 8: 85, 9: 60, 10: 80}
YEARS: dict[int, dict[str, Any]] = {
    2565: scores(earlier={2563: "70.10", 2564: "75.00"}),
    2566: scores(overall="83.50", level="ผ่าน", indicators=FIRST | {1: 85, 9: 75}),
    2567: scores(
        overall="86.20", level="ผ่าน", indicators=FIRST | {1: 85, 6: 80, 9: 90}, earlier={2564: "75.50", 2566: "99.99"}
    ),
}


def write_years(root: Path, years: dict[int, dict[str, Any]] = YEARS, slug: str = SLUG, **agency: str) -> Path:
    """Write one agency with the scores of several years."""
    for year, given in years.items():
        write_agency(root, year, slug, agency=AGENCY | agency, scores=given)
    return root


def agency_of(root: Path, years: dict[int, dict[str, Any]] = YEARS) -> AssessedAgency:
    """Write and assess one agency of several years."""
    return assess_folder(write_years(root, years)).agencies[0]
