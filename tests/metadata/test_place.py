"""Where an agency is, as its home says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, render_site
from tests.render.reading import TEMPLATES

if TYPE_CHECKING:
    from tests.conftest import TinySite


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("province: ตัวอย่าง", "จังหวัดตัวอย่าง"),
        ("province: ตัวอย่าง\ndistrict: เมือง", "อำเภอเมือง จังหวัดตัวอย่าง"),
        ("province: กรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("province: กรุงเทพมหานคร\ndistrict: จตุจักร", "เขตจตุจักร กรุงเทพมหานคร"),
    ],
)
def test_the_place_is_said_as_people_say_it(tiny: TinySite, written: str, shown: str) -> None:
    """A province has districts (อำเภอ); the capital is no province and has its own kind (เขต)."""
    tiny.edit("agency.yml", "province: ตัวอย่าง", written)
    page = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES)).pages["thung-thong/index.md"]
    assert f"<dd>{shown}</dd>" in page
