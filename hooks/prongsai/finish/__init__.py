"""Finishing a built site, whatever engine built its pages: what stands around the pages is made and checked here."""

from prongsai.finish._built import Built
from prongsai.finish._finish import finish_site

__all__ = ["Built", "finish_site"]
