"""Publishing as a transaction: a site is built aside, checked, and takes its place in one step or not at all."""

from prongsai.build._counter import Counter
from prongsai.build._marker import MAKER, MARKER
from prongsai.build._pages import built_path, missing_files
from prongsai.build._place import PublishError, check_apart
from prongsai.build._staging import LONGEST_WAIT, Staging, begin, failure

__all__ = [
    "LONGEST_WAIT",
    "MAKER",
    "MARKER",
    "Counter",
    "PublishError",
    "Staging",
    "begin",
    "built_path",
    "check_apart",
    "failure",
    "missing_files",
]
