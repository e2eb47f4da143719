"""A start: the files of a new site, agency or year, which an officer fills in, never over a file that is there."""

from prongsai.new._agency import AgencyWords, new_agency
from prongsai.new._put import TakenError, put
from prongsai.new._site import engine_files, new_site
from prongsai.new._wheel import wheel_name
from prongsai.new._year import new_year

__all__ = ["AgencyWords", "TakenError", "engine_files", "new_agency", "new_site", "new_year", "put", "wheel_name"]
