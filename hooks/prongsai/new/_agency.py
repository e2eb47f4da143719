"""A new agency (หน่วยงาน): its folder with agency.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from prongsai.content import CONTENT_VERSION
from prongsai.criteria import kind_known_as
from prongsai.new._put import Files, filled

if TYPE_CHECKING:
    from collections.abc import Mapping


class AgencyWords(NamedTuple):
    """What must be known of an agency.

    Attributes:
        unit: the name of its first unit (ส่วนราชการ), whose id is `clerk`.
        province: empty for an agency of the whole country.
    """

    name: str
    short_name: str
    kind: str
    province: str
    unit: str


def in_province(words: Mapping[str, str | None]) -> bool:
    """Tell whether an agency is of a kind whose province must be told."""
    kind = kind_known_as(words.get("kind") or "")
    return kind is not None and kind.in_province


def new_agency(slug: str, words: AgencyWords) -> Files:
    """Return the files of a new agency below the content folder."""
    return {f"{slug}/agency.yml": filled("agency.yml", content_version=CONTENT_VERSION, **words._asdict())}
