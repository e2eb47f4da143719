"""The reports of the whole site, read and assessed once."""

import pytest

from prongsai.assess import AssessedSite, Assessment
from tests.assess.samples import assess_reports


@pytest.fixture(scope="session")
def site() -> AssessedSite:
    """Return the three agencies of one year, assessed."""
    return assess_reports()


@pytest.fixture(scope="session")
def years(site: AssessedSite) -> dict[str, Assessment]:
    """Return the one year of each agency, by its slug."""
    return {agency.slug: agency.years[0] for agency in site.agencies}
