"""The reports that the tests beside this file go through, read once."""

from __future__ import annotations

import pytest

from tests.reports.reports import Report, reports_with_a_key


@pytest.fixture(scope="package")
def reports() -> list[Report]:
    """Return the reports that have a key."""
    return reports_with_a_key()
