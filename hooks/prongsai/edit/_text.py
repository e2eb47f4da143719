"""A file that is typed as a text: the narrative, and one whose fields cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prongsai.edit._drafts import Draft
from prongsai.new import is_blank
from prongsai.patch import ChangedElsewhere

if TYPE_CHECKING:
    from prongsai.edit._desk import Desk

TEXT = "text"
"""The name of the one control."""


def keep_text(desk: Desk, file: str, seen: str, typed: str, *, theirs: bool = False) -> bool:
    """Save a text, and tell whether it stands; where the file was changed meanwhile it is kept as a draft.

    Raises:
        LookupError: the version that was seen is not known any more.
        OSError: the file cannot be written; what was typed is kept.
    """
    with desk.lock:
        if theirs:
            desk.drafts.keep(file, {})
            return True
        before = desk.seen(seen)
        now = desk.standing(file)
        if now.text not in (before, typed):
            desk.drafts.keep(file, {TEXT: Draft((typed,), "clash")})
            return False
        try:
            # What says how to write stays until something is written in its place.
            if typed.strip() or not (now.raw is None or is_blank(now.text)):
                desk.save(file, now, typed)
        except ChangedElsewhere:
            desk.drafts.keep(file, {TEXT: Draft((typed,), "clash")})
            return False
        except OSError:
            desk.drafts.keep(file, {TEXT: Draft((typed,), "unread")})
            raise
        desk.drafts.keep(file, {})
        return True
