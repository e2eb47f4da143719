"""Private e-mail addresses (อีเมลส่วนตัว): those of the houses where people have their own."""

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
_SIGNS = ("@", "at)", "at]")


def find_mail(text: str, folded: str) -> Iterator[Mention]:
    """Yield the private addresses."""
    if not any(sign in folded for sign in _SIGNS):
        return
    for match in _pattern().finditer(folded):
        local, domain = (re.sub(rf"[\s{UNSEEN}]", "", match[name]).lower() for name in ("local", "domain"))
        domain = re.sub(r"[(\[]dot[)\]]", ".", domain)
        if not local.startswith(words().mail.office):
            masked = f"{text[match.start()]}…@{domain}"
            yield Mention("email", *match.span(), masked, value=f"{local}@{domain}")


@cache
def _pattern() -> re.Pattern[str]:
    # Longest first, so that a country's end is taken along.
    domains = sorted(words().mail.private, key=len, reverse=True)
    written = "|".join(re.escape(domain).replace(r"\.", r" ?(?:\.|[(\[] ?dot ?[)\]]) ?") for domain in domains)
    return re.compile(
        rf"(?<![{_LETTER}])(?P<local>[A-Za-z0-9][{_LETTER}]{{0,63}}) ?(?:@|[(\[] ?at ?[)\]]) ?(?P<domain>{written})"
        r"(?![A-Za-z0-9\-]|\.[A-Za-z])",
        re.IGNORECASE,
    )
