"""Documents made beside the pages of a build, and what somebody at a terminal is told of them."""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from prongsai.build import Counter
from prongsai.documents import documents_of, kinds
from prongsai.host._variables import said_no
from prongsai.processes import pool_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prongsai.assess import AssessedSite
    from prongsai.render import Options

log = logging.getLogger("mkdocs.hooks.prongsai")


def are_made() -> bool:
    """Tell whether what writes documents is installed, and `PRONGSAI_DOCUMENTS` is not `no`."""
    return not said_no("PRONGSAI_DOCUMENTS") and bool(kinds())


@contextmanager
def with_documents(site: AssessedSite, options: Options, *, alone: bool) -> Iterator[Options]:
    """Let documents be made beside the pages, where they are made.

    Args:
        site: whose documents are made.
        options: how the site is rendered.
        alone: no other process is begun.
    """
    if not are_made():
        yield options
        return
    teller = _Teller()
    with documents_of(site.agencies, options, teller, None if alone else pool_of) as made:
        yield replace(options, documents=made)
    teller.counter.close()


class _Teller:
    """Tells at the terminal what becomes of documents."""

    counter: Counter

    def begin(self, count: int) -> None:
        """Begin to count."""
        self.counter = Counter(count, sys.stderr, "สร้างเอกสาร")

    def step(self) -> None:
        """Count one more."""
        self.counter.step()

    def warn(self, what: str) -> None:
        """Tell what could not be made."""
        log.warning("ไม่ได้ทำเอกสาร %s", what)
