"""Private e-mail addresses (อีเมลส่วนตัว): those of the houses where people have their own, signs or words for them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN
from prongsai.personal._mention import Mention
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = rf"A-Za-z0-9._%+\-{UNSEEN}"
_ALONE = "(?<![A-Za-z0-9])(?:{})(?![A-Za-z0-9])"
_LATIN = re.compile("[a-z]+")
_BRACKETED = r"[(\[{{<] ?(?:{}) ?[)\]}}>]"
_APART = "[ _-]?"


def find_mail(text: str, folded: str) -> Iterator[Mention]:
    """Yield the private addresses."""
    small = folded.lower()
    if not any(sign in small for sign in words().mail.signs):
        return
    for match in _pattern().finditer(folded):
        # Who looks at yahoo.com has no address there: such a word alone is a sign only where the dot is a word, too.
        if " at " in match[0] and "." in match["domain"]:
            continue
        written = f"{match['local']}@{_dot().sub('.', match['domain'])}"
        value = re.sub(rf"[\s{UNSEEN}]", "", written).lower().replace("คอม", "com")
        if not value.startswith(words().mail.office):
            yield Mention("email", *match.span(), f"{text[match.start()]}…@{value.rpartition('@')[2]}", value=value)


@cache
def _pattern() -> re.Pattern[str]:
    at = "|".join(words().mail.at)
    said = rf"{_BRACKETED.format(at)}|{_alone(words().mail.at)}"
    # Longest first, so that a country's end is taken along.
    domains = sorted(words().mail.private, key=len, reverse=True)
    written = "|".join(_dot().pattern.join(map(re.escape, domain.split("."))) for domain in domains)
    return re.compile(
        rf"(?<![{_LETTER}])(?P<local>[A-Za-z0-9][{_LETTER}]{{0,63}})(?: ?@ ?|{_APART}(?:{said}){_APART})"
        rf"(?P<domain>{written.replace('com', '(?:com|คอม)')})(?![A-Za-z0-9\-]|\.[A-Za-z])",
        re.IGNORECASE,
    )


@cache
def _dot() -> re.Pattern[str]:
    dot = "|".join(words().mail.dot)
    return re.compile(
        rf"(?: ?\. ?|{_APART}(?:{_BRACKETED.format(dot)}|{_alone(words().mail.dot)}){_APART})", re.IGNORECASE
    )


def _alone(said: tuple[str, ...]) -> str:
    """Return the pattern of any word: a Latin one stands alone, a Thai one may be glued to Latin letters."""
    latin, thai = (
        "|".join(one for one in said if bool(_LATIN.fullmatch(one)) is of_latin) for of_latin in (True, False)
    )
    return f"{_ALONE.format(latin)}|{thai}"
