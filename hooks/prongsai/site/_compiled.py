"""Templates compiled once, and kept where Python keeps the engine's own code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """The compiled templates of an environment: those of this process, and of earlier ones where Python keeps code.

    A third of a small site's build went into compiling. It is compiled again when its source, the words that are
    put into it, or the file that sets up its environment has changed.
    """

    def __init__(self, environment: str) -> None:
        """Keep what the environment compiles that is set up by the file `environment`."""
        kept, stat = Path(cache_from_source(environment)), Path(environment).stat()
        mark = f"{kept.name}-{version('jinja2')}-{stat.st_mtime_ns:x}-{stat.st_size:x}"
        super().__init__(str(kept.parent), f"{mark}-%s.pyc")
        self._known: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what is kept of a template, where that is of the same source with the same words in it."""
        return super().get_bucket(environment, name, filename, environment.preprocess(source, name, filename))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template; its file may lie in a folder whose name the locale cannot tell."""
        told = filename and os.fsencode(filename).decode(errors="backslashreplace")
        return super().get_cache_key(name, told)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, of this process first."""
        if (known := self._known.get(bucket.key)) is not None:
            bucket.bytecode_from_string(known)
        else:
            # Whatever damage a file has taken, and whatever stands in its place: the template is compiled again.
            with suppress(Exception):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was just compiled; on a disk that cannot be written it is of this process alone."""
        self._known[bucket.key] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)
