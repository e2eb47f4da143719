"""What was typed and cannot stand in its file yet (ร่าง): kept beside the content, over restarts, never published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from prongsai.edit._names import location_of, name_of
from prongsai.files import from_json
from prongsai.kept import leads_elsewhere, write_below
from prongsai.patch import Insert, Move, Remove

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from prongsai.patch import Edit

FOLDER = ".cache/edit"
"""Below the folder of the project; git ignores it, and no build looks there."""


Why = Literal["unread", "clash"]
Kept = TypeVar("Kept")


class Draft(NamedTuple):
    """What was typed in one control.

    Attributes:
        why: `unread` where it cannot be read yet, `clash` where the file holds something else by now.
    """

    typed: tuple[str, ...]
    why: Why


Drafts = dict[str, Draft]
"""By the names of controls."""


class DraftStore:
    """The drafts of a content folder, a file for each of its files."""

    def __init__(self, content: Path) -> None:
        self._beside = content.resolve().parent
        self._folder = self._beside / FOLDER

    def of(self, file: str) -> Drafts:
        """Return the drafts of a file; none of what cannot be read, nor of what a link leads to."""
        path = self._path(file)
        try:
            held: dict[str, Any] = {} if leads_elsewhere(path, self._beside) else from_json(path.read_text("utf-8"))
            return {name: Draft(tuple(one["typed"]), one["why"]) for name, one in held.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}

    def keep(self, file: str, drafts: Mapping[str, Draft]) -> None:
        """Keep the drafts of a file, in place of those that were kept.

        Raises:
            OSError: they cannot be written.
        """
        path = self._path(file)
        if not drafts:
            # Where none can be read none need go, as where nobody may look.
            if self.of(file):
                path.unlink()
            return
        held = {name: draft._asdict() for name, draft in drafts.items()}
        write_below(self._beside, path, json.dumps(held, ensure_ascii=False, indent=1).encode())

    def files(self) -> list[str]:
        """Return the files that have drafts."""
        try:
            ours = self._folder.is_dir() and not leads_elsewhere(self._folder, self._beside)
            found = sorted(self._folder.rglob("*.json")) if ours else []
        except OSError:
            return []
        return [path.relative_to(self._folder).as_posix().removesuffix(".json") for path in found]

    def _path(self, file: str) -> Path:
        return self._folder / f"{file}.json"


def followed(drafts: Mapping[str, Kept], edit: Edit) -> dict[str, Kept]:
    """Return what is kept by names of places where it belongs after an item of a list came, went or moved."""
    found: dict[str, Kept] = {}
    for name, draft in drafts.items():
        at = location_of(name)
        listed = edit.at[:-1] if isinstance(edit, Remove) else edit.at
        depth = len(listed)
        place = at[depth] if len(at) > depth and at[:depth] == listed else None
        new = _after(edit, place) if isinstance(place, int) else place
        if new is not None or place is None:
            found[name if place is None else name_of((*at[:depth], _step(new), *at[depth + 1 :]))] = draft
    return found


def _step(new: str | int | None) -> str | int:
    assert new is not None  # noqa: S101 - asked before
    return new


def _after(edit: Edit, place: int) -> int | None:
    """Return the place of an item of the edited list after the edit; None where it is gone."""
    match edit:
        case Remove():
            gone = edit.at[-1]
            return place if not isinstance(gone, int) or place < gone else None if place == gone else place - 1
        case Insert():
            return place + (place >= edit.index)
        case Move():
            if place == edit.index:
                return edit.to
            return place - (edit.index < place <= edit.to) + (edit.to <= place < edit.index)
    return place
