"""The engine imported with other code than its files hold."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import CodeType, ModuleType


def load_instead(codes: Mapping[str, CodeType]) -> None:
    """Let files, by their paths, be imported from codes that are given; none may have been imported before."""
    sys.meta_path.insert(0, _Finder(codes))


class _Loader(SourceFileLoader):
    """Loads a module from code that is given."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the loader's own signature
        """Return the code."""
        return self._code


class _Finder(MetaPathFinder):
    """Finds files for which there is other code."""

    def __init__(self, codes: Mapping[str, CodeType]) -> None:
        self._codes = codes

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,  # noqa: ARG002 - the finder's own signature
    ) -> ModuleSpec | None:
        """Return a file's module with its code, and leave every other to the finders after this one."""
        spec = PathFinder.find_spec(fullname, path)
        if spec is None or spec.origin is None or spec.origin not in self._codes:
            return None
        spec.loader = _Loader(fullname, spec.origin, self._codes[spec.origin])
        return spec
