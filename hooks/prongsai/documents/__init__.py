"""Documents (เอกสาร) that may be signed and filed: a report or a memo of a year, and a report of each round."""

from prongsai.documents._files import Teller, documents_of, kinds
from prongsai.documents._parts import Content
from prongsai.documents._report import contents_of

__all__ = ["Content", "Teller", "contents_of", "documents_of", "kinds"]
