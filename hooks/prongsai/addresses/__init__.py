"""Every published address (ที่อยู่หน้า), told from what it is of, and what stands there. Pure; no address ever changes."""

from prongsai.addresses import paths, places
from prongsai.addresses._facts import PageFacts

__all__ = ["PageFacts", "paths", "places"]
