"""What stands inside a piece of evidence (หลักฐาน): its text, and what its program or camera wrote about its maker.

Everything is read within bounds, and what could not be read is said. Metadata is taken out where nothing that is shown
changes by it.
"""

from prongsai.evidence._inside import Inside, Part, Property
from prongsai.evidence._kinds import kind_of
from prongsai.evidence._open import moves, open_file
from prongsai.evidence._opened import Opened
from prongsai.evidence._read import read_inside, without_metadata

__all__ = ["Inside", "Opened", "Part", "Property", "kind_of", "moves", "open_file", "read_inside", "without_metadata"]
