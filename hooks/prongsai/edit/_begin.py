"""A new year begun from the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.content import agency_folders
from prongsai.new import new_year, put
from prongsai.text import fold_digits

if TYPE_CHECKING:
    from prongsai.edit._desk import Desk

FIRST, LAST = 2550, 2599


def begin_year(desk: Desk, slug: str, said: str) -> str:
    """Write the files of a new year, after the last year of the agency, and return the one to begin with.

    Raises:
        LookupError: there is no such agency, or it is no year.
        TakenError: the year is there already.
        OSError: a file cannot be written.
    """
    text = fold_digits(said.strip())
    if slug not in agency_folders(desk.content) or not text.isdecimal() or not FIRST <= int(text) <= LAST:
        raise LookupError(said)
    agency = next(iter(desk.assess(desk.load(slug)).agencies), None)
    put(desk.content, new_year(slug, int(text), agency))
    return f"{slug}/{int(text)}/scores.yml"
