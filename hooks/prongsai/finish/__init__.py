"""Finishing a built site, whatever engine built its pages: what stands around the pages is made and checked here."""

from prongsai.finish._built import Built
from prongsai.finish._finish import finish_part, finish_site
from prongsai.finish._headers import FOREVER, HOST_FILES, NAMED, SENT
from prongsai.finish._missing import MISSING
from prongsai.finish._part import Part

__all__ = ["FOREVER", "HOST_FILES", "MISSING", "NAMED", "SENT", "Built", "Part", "finish_part", "finish_site"]
