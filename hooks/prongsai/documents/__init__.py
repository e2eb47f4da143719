"""Documents (เอกสาร) that may be signed and filed: a report or a memo of a year, and a report of each round."""

from prongsai.documents._contents import contents_of
from prongsai.documents._parts import Content

__all__ = ["Content", "contents_of"]
