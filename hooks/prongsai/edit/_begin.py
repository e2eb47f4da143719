"""A new year, or a new agency, begun from the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from prongsai.content import YEARS, agency_folders
from prongsai.new import AgencyWords, in_province, new_agency, new_year, put
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from prongsai.edit._desk import Desk
    from prongsai.edit._request import Request

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""What the name of an agency in addresses may be."""
ASKED = ("name", "short_name", "kind", "province", "unit", "slug")
"""What is asked of a new agency, in this order; all must be told, the province by kinds that lie in one."""


class UntoldError(Exception):
    """Something of a new agency or year was not told, or cannot be taken."""


def begin_year(desk: Desk, slug: str, said: str) -> str:
    """Write the files of a new year, after the last year of the agency, and return the one to begin with.

    Raises:
        LookupError: there is no such agency.
        UntoldError: it is no year.
        TakenError: the year is there already.
        OSError: a file cannot be written.
    """
    text = fold_digits(said.strip())
    if slug not in agency_folders(desk.content):
        raise LookupError(slug)
    if not text.isdecimal() or int(text) not in YEARS:
        raise UntoldError
    agency = next(iter(desk.assess(desk.load(slug)).agencies), None)
    put(desk.content, new_year(slug, int(text), agency))
    return f"{slug}/{int(text)}/scores.yml"


def begin_agency(desk: Desk, request: Request) -> str:
    """Write the file of a new agency, and return it.

    Raises:
        UntoldError: something is not told, or its name in addresses is none.
        TakenError: there is one of this name.
        OSError: the file cannot be written.
    """
    *words, slug = (" ".join(request.one(name).split()) for name in ASKED)
    name, short_name, kind, province, unit = words
    lacking = in_province({"kind": kind}) and not province
    if lacking or not all((name, short_name, kind, unit)) or not re.fullmatch(SLUG, slug):
        raise UntoldError
    put(desk.content, new_agency(slug, AgencyWords(name, short_name, kind, province, unit)))
    return f"{slug}/agency.yml"
