"""The real content, read and assessed once."""

import pytest

from prongsai.assess import AssessedSite, Assessment
from tests.assess.samples import assess_real


@pytest.fixture(scope="session")
def site() -> AssessedSite:
    """Return the three real agencies, assessed."""
    return assess_real()


@pytest.fixture(scope="session")
def years(site: AssessedSite) -> dict[str, Assessment]:
    """Return the one real year of each agency, by its slug."""
    return {agency.slug: agency.years[0] for agency in site.agencies}
