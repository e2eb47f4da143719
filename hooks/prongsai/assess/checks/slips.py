"""What a slip of the hand explains (พิมพ์พลาด): beside words that nobody knows only such figures are told as wrong.

Who types a report swaps two digits, leaves last year's figure, takes the next row's, or counts one too many. A number
that is none of these, in a clause with words that are unknown, is most likely of something that those words name.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from prongsai.assess.prose.words import patterns
from prongsai.criteria import is_off_by_one
from prongsai.text import round2

if TYPE_CHECKING:
    from collections.abc import Container

    from prongsai.assess.prose.frames import Frame

_FORMS = patterns("slips")
_STEPS = frozenset(map(Decimal, ("0.01", "0.1", "1", "10")))
"""How far apart two numbers are of which one digit is one too many: 89.70 and 90.70."""
_FEW = 5
"""Of no more than these all are meant, as of the indicators of a tool."""
_SHORT = 2
"""Of fewer digits one that differs says nothing."""


def is_doubtful(frame: Frame, number: Decimal, *rights: Decimal | int, others: Container[Decimal] = ()) -> bool:
    """Tell whether a number that is none of the right ones may be of something else that its clause names.

    Of a count that is also so where several are counted in one long clause.

    Args:
        frame: what is said, with whether its clause has unknown words.
        number: the number that was typed.
        rights: what it should be, by each way to read it.
        others: the figures that may have been taken for it.
    """
    counted = frame.is_long and frame.count is not None and number == frame.count.number
    counted = counted and len(_FORMS["a count"].findall(frame.clause.text)) > 1
    if not (frame.strange or counted) or round2(abs(number)) in others:
        return False
    return not any(_is_slip(abs(number), abs(Decimal(right))) for right in rights)


def is_of_some(frame: Frame, wrong: int, all_of: int) -> bool:
    """Tell whether what is said of all, and is false of most, may be said of some that its clause names."""
    return frame.strange and frame.quantity in {"every", "none"} and all_of > _FEW and 2 * wrong > all_of


def _is_slip(number: Decimal, right: Decimal) -> bool:
    """Tell whether one was counted too many, or whether only one digit or their order is wrong."""
    if number.as_tuple().exponent == 0 and right % 1:
        return False  # it is a line or an aim
    if abs(number - right) in _STEPS:
        return True
    typed, meant = f"{number}", f"{round2(right).quantize(number, 'ROUND_HALF_UP')}"
    long = min(len(typed), len(meant)) >= _SHORT
    return long and (sorted(typed) == sorted(meant) or is_off_by_one(typed, meant))
