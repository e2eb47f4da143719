"""Put on a process's path, this gives the names of a folder in another order, as another disk does."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_chance = random.Random(os.environ.get("SHUFFLE_SEED"))  # noqa: S311 - the same order each time
_listdir, _scandir = os.listdir, os.scandir


def _shuffled(names: list[Any]) -> list[Any]:
    _chance.shuffle(names)
    return names


def listdir(path: Any = ".") -> list[Any]:  # noqa: ANN401 - the signature of os.listdir
    """List a folder in some order."""
    return _shuffled(_listdir(path))


class scandir:  # noqa: N801 - the name of os.scandir
    """Go through a folder in some order."""

    def __init__(self, path: Any = ".") -> None:  # noqa: ANN401 - the signature of os.scandir
        with _scandir(path) as entries:
            self._entries = iter(_shuffled(list(entries)))

    def __iter__(self) -> Iterator[Any]:
        """Return itself, as os.scandir does."""
        return self

    def __next__(self) -> Any:  # noqa: ANN401 - an entry of os.scandir
        """Return the next entry."""
        return next(self._entries)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""

    def close(self) -> None:
        """Be done; everything was read at once."""


os.listdir, os.scandir = listdir, scandir  # type: ignore[assignment]
