"""Personal data in a text (ข้อมูลส่วนบุคคล): national ids, telephones, names, … found with their places, and masked. Pure.

What is looked for is data, in `words.yml`. What was found is never handed on whole: a mention carries its masked form.
"""

from prongsai.personal._find import find_personal, mask_personal
from prongsai.personal._folded import BARRIER, plain
from prongsai.personal._mention import Kind, Mention
from prongsai.personal._numbers import check_digit
from prongsai.personal._words import words

__all__ = ["BARRIER", "Kind", "Mention", "check_digit", "find_personal", "mask_personal", "plain", "words"]
