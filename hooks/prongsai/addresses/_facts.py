"""What stands at an address (ข้อเท็จจริงของหน้า), told beside the page, so that nobody has to learn it from its HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a published page is.

    Attributes:
        title: its title as its readers see it, without the name of the site.
        agency: the folder of the agency that it is about; empty for a page of the whole site.
        sample: whether that agency is an invented one (หน่วยงานสมมุติ).
        changed: the day of the last change of what it reports, where known.
        to: the address that it leads on to; None for a page with words of its own.
        known_by: what else names the agency whose home it is: its short name and its place; empty for other pages.
        of_list: which page it is of a list whose rows are what other pages say, from 1; 0 for pages of their own words.
    """

    title: str
    agency: str = ""
    sample: bool = False
    changed: date | None = None
    to: str | None = None
    known_by: str = ""
    of_list: int = 0

    @property
    def may_be_found(self) -> bool:
        """Whether search engines may list it: neither an invented agency's pages nor those that lead on."""
        return not self.sample and self.to is None
