"""A start: the files of a new site, agency or year, which an officer fills in, never over a file that is there."""

from prongsai.new._agency import AgencyWords, in_province, new_agency
from prongsai.new._put import TakenError, put, put_one
from prongsai.new._site import LAUNCHER, engine_files, new_site
from prongsai.new._wheel import wheel_name
from prongsai.new._year import is_blank, new_year

__all__ = [
    "LAUNCHER",
    "AgencyWords",
    "TakenError",
    "engine_files",
    "in_province",
    "is_blank",
    "new_agency",
    "new_site",
    "new_year",
    "put",
    "put_one",
    "wheel_name",
]
