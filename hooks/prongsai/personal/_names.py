"""Names of persons (ชื่อบุคคล): a title and two words, where neither is a post, a grade or a place.

Thai writes no spaces between words, so a title within other letters is taken for one only where they end in a word
that titles follow (โดยนาย…): พัฒนายุทธศาสตร์ and พัฒนางาน hold the letters of นาย and นาง too. A name without a title, or
without a surname, is found only where it signs or does something.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from prongsai.personal._folded import UNSEEN
from prongsai.personal._mention import Mention
from prongsai.personal._words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_THAI = f"ก-ฮะ-ฺเ-ๅ็-๎{UNSEEN}"
_WORD = f"[ก-ฮเ-ไ][{_THAI}]"
_CONSONANTS = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
_LONGEST_BEFORE = 30


def find_names(text: str, folded: str) -> Iterator[Mention]:
    """Yield the names."""
    end = 0
    for title in _titles().finditer(folded):
        found = _rest().match(folded, title.end()) if title.start() >= end else None
        if found is None or not _begins(folded, title):
            continue
        if _is_name(title[0], found):
            end = found.end()
            yield Mention("name", title.start(), end, _masked(text, title, found))
        elif _acts_alone(title[0], found):
            end = found.end("given")
            yield Mention("name", title.start(), end, f"{title[0]} {text[found.start('given')]}…")
    yield from _find_signed(text, folded)
    yield from _find_latin(text, folded)


def _acts_alone(title: str, found: re.Match[str]) -> bool:
    """Tell whether a given name has no surname and goes on with what somebody does."""
    names, given = words().names, found["given"]
    if title not in names.civil or not found["family"].startswith(names.acts) or given in names.no_given_alone:
        return False
    return not names.not_given.holds(given) and (not _is_post(f"{title}{given}") or names.not_post.holds(given))


def _find_signed(text: str, folded: str) -> Iterator[Mention]:
    """Yield the names in brackets on a line of their own, before the post of who signs."""
    names = words().names
    for found in _signed().finditer(folded) if "(" in folded else ():
        given, family = found["given"], found["family"]
        other = any(of.holds(word) for of in (names.not_given, names.not_family) for word in (given, family))
        if not other and not given.startswith((*names.no_signer, *names.titles)) and not family.startswith("ไม่"):
            shown = f"({text[found.start('given')]}… {text[found.start('family')]}…)"
            yield Mention("name", *found.span("name"), shown)


@cache
def _signed() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, words().names.posts))
    name = rf"\( ?(?P<given>{_WORD}{{1,24}}) {{1,3}}(?P<family>{_WORD}{{1,30}}) ?\)"
    return re.compile(
        rf"^[ .…_>|]*(?:(?:ลงชื่อ|ลงนาม)[ .…_|]*)?(?P<name>{name})"
        rf"(?:[ |>*]|<br ?/?>|\\|\n){{0,6}}(?:ตำแหน่ง ?)?(?:{posts})",
        re.MULTILINE,
    )


def _find_latin(text: str, folded: str) -> Iterator[Mention]:
    """Yield the names in Latin letters."""
    if not any(title in folded for title in words().names.latin):
        return
    for found in _latin().finditer(folded):
        given, family = (text[found.start(name)] for name in ("given", "family"))
        yield Mention("name", *found.span(), f"{found['title']} {given}… {family}…")


@cache
def _latin() -> re.Pattern[str]:
    word = "[A-Z](?:[a-z]+|[A-Z]+|['-][A-Za-z]+){1,10}"
    titles = "|".join(words().names.latin)
    return re.compile(
        rf"(?<![A-Za-z])(?P<title>{titles})(?:\. ?| )(?P<given>{word}) {{1,3}}(?P<family>{word})(?![A-Za-z])"
    )


@cache
def _titles() -> re.Pattern[str]:
    """Return the pattern of any title, the longest first; those of one first letter together, which is faster."""
    groups: dict[str, list[str]] = {}
    for title in sorted([*words().names.titles, words().names.monk], key=len, reverse=True):
        groups.setdefault(title[0], []).append(re.escape(title[1:]).replace(r"\ ", " ?"))
    written = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    # นางสาว and a vowel is นาง and a name that begins with สาว.
    return re.compile(f"(?:{written})(?![ะ-ฺ็-๎])")


@cache
def _rest() -> re.Pattern[str]:
    after = "|".join(map(re.escape, sorted(words().names.after_title, key=len, reverse=True)))
    space = f"[ {UNSEEN}]"
    between = f"(?:{space}{{1,5}}|{space}*\\n{space}*|[_+-])"
    said = f"(?:{'|'.join(words().names.family)})"
    bracketed = rf"{space}{{0,3}}(?P<open>[(\[]){space}{{0,2}}"
    family = rf"(?P<of>ณ {{1,2}})?(?P<family>{_WORD}{{1,40}})(?(open){space}{{0,2}}[)\]])"
    return re.compile(
        rf"[+ {UNSEEN}]{{0,3}}(?:(?:{after}){space}{{0,3}})?(?P<given>{_WORD}{{1,24}})"
        rf"(?:{bracketed}|{between})(?:{said}{space}{{1,3}})?{family}"
    )


def _begins(text: str, title: re.Match[str]) -> bool:
    """Tell whether a title stands where one may: after no letter or a word that titles follow, in no place's name."""
    names = words().names
    if text.startswith(names.no_title, title.start()):
        return False
    before = text[max(title.start() - _LONGEST_BEFORE, 0) : title.start()].replace(UNSEEN, "")
    glued = bool(re.search(f"[{_THAI}]$", before))
    if before.endswith(".") and "." in title[0] and not before.endswith(names.titles):
        return False
    if title[0] in names.units and before.rstrip(" ")[-1:].isdigit():
        return False
    place, word = _ending(before.rstrip(" "), names.places), _ending(before, names.before)
    if (glued or title[0] == "นาง") and place > word:
        return False
    return not glued or title[0] in names.glued or word > 0


def _ending(text: str, words: tuple[str, ...]) -> int:
    """Return the length of the longest of `words` that a text ends in."""
    return max((len(word) for word in words if text.endswith(word)), default=0)


def _is_name(title: str, found: re.Match[str]) -> bool:
    names = words().names
    given, family = (found[name].replace(UNSEEN, "") for name in ("given", "family"))
    if found.start("given") == found.start() and _is_post(f"{title}{given}") and not names.not_post.holds(given):
        return False
    if names.not_given.holds(given) or (title == names.monk and not re.search(names.ordained, family)):
        return False
    return family in names.of_place if found["of"] else not names.not_family.holds(family)


def _is_post(written: str) -> bool:
    """Tell whether a title and what is glued to it may be a post and the name of a place."""
    post = words().names.post
    return written.startswith(post) and written[len(post) : len(post) + 1] in _CONSONANTS


def _masked(text: str, title: re.Match[str], found: re.Match[str]) -> str:
    """Return the title with the first letter of each name."""
    given, family = (text[found.start(name)] for name in ("given", "family"))
    return f"{title[0].replace(UNSEEN, '')} {given}… {family}…"
