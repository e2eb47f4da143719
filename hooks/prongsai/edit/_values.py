"""The values that a narrative may hold (แทรกค่า): each placeholder with its words and what it says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.assess import Placeholders
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import Assessment

_SINGLE = ("overall", "level", "target", "agency", "year", "fiscal_year")


def values_of(year: Assessment) -> Iterator[tuple[str, str, str]]:
    """Yield what is typed for a value, what that is called, and what it says; of what the report tells."""
    held = Placeholders(year)
    singles = ((name, getattr(held, name)) for name in _SINGLE)
    yield from ((f"{{{{ {name} }}}}", plain(f"edit.values.{name}"), str(value)) for name, value in singles if value)
    for name, extreme in (("highest", held.highest), ("lowest", held.lowest)):
        if extreme:
            yield f"{{{{ {name}.name }}}}", plain(f"edit.values.{name}"), extreme.name
            yield f"{{{{ {name}.score }}}}", plain(f"edit.values.{name}_score"), extreme.score
    for one in year.indicators:
        number = one.number
        yield f"{{{{ score({number}) }}}}", plain("edit.values.score", number=number), held.score(number)
        yield f"{{{{ indicator({number}) }}}}", plain("edit.values.indicator", number=number), held.indicator(number)
    for tool in year.tools:
        if tool.score is not None:
            yield f'{{{{ tool("{tool.code}") }}}}', plain("edit.values.tool", tool=tool.code), held.tool(tool.code)
