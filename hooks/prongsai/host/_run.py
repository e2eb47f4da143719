"""Running MkDocs, as its own command does, with the folders that ours was given."""

from __future__ import annotations

import logging
import os
import textwrap
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from mkdocs.__main__ import ColorFormatter
from mkdocs.commands import build as building
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from prongsai.findings import Findings, render_findings, shown_folder
from prongsai.host import _direct
from prongsai.host._shards import Job, Joined, copy, join, make_shard, read_summaries, shards_of
from prongsai.host._workers import build_in_parts, by_processes, workers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from prongsai.host._workers import Making

log = logging.getLogger("mkdocs.hooks.prongsai")

_NO_PARTS = "mkdocs.yml ขอ plugin, hook หรือแม่แบบอื่น จึงสร้างทีละส่วนไม่ได้ · Parts need a site without plugins of its own."
_NO_CLUSTER = "ยังไม่ได้ติดตั้ง Dask: pip install 'prongsai[cluster]' · Dask is missing: the extra `cluster` brings it."
_GIVEN_UP = "ไม่ได้สร้างเว็บไซต์ สาเหตุอยู่ในบรรทัดก่อนหน้า · The site was not built; the lines above say why."


class _OneLine(ColorFormatter):
    """Tells a message as MkDocs does, and leaves each on its one line, however narrow the terminal is."""

    text_wrapper = textwrap.TextWrapper(width=0)


def build(
    config: Path, content: Path | None, site_dir: Path | None, jobs: int | None = None, scheduler: str | None = None
) -> None:
    """Build a site by its configuration; folders that are not given are those that it names.

    Args:
        config: the site's `mkdocs.yml`.
        content: the folder of the content.
        site_dir: where the site goes.
        jobs: how many processes make its parts; None for as many as there are cores, if it is large.
        scheduler: the address of the scheduler whose workers make them in the place of processes of this machine.

    Raises:
        click.ClickException: of MkDocs' own, where the site cannot be built; what is wrong has been told.
    """
    with _started(config, content, site_dir) as loaded:
        # Whatever a cluster has are several processes.
        processes = workers(Path(loaded.docs_dir), jobs if scheduler is None else 2)
        if not _direct.is_known(loaded):
            if scheduler is not None:
                _give_up(_NO_PARTS)
            building.build(loaded)
        elif processes == 1 or os.environ.get("PRONGSAI_ONLY"):
            _direct.build(loaded)
        elif scheduler is None:
            build_in_parts(loaded, config, content, partial(by_processes, processes))
        else:
            build_in_parts(loaded, config, content, _by_cluster(scheduler, loaded))


def _by_cluster(scheduler: str, config: MkDocsConfig) -> Making:
    """Return what makes parts by the workers of a scheduler.

    Raises:
        Abort: what speaks to it is not installed.
    """
    try:
        from prongsai.host._cluster import by_workers  # noqa: PLC0415 - an extra, which takes long to import
    except ModuleNotFoundError:
        _give_up(_NO_CLUSTER)
    return partial(by_workers, scheduler, config)


def site_folder(config: Path) -> Path:
    """Return where a configuration lets its site be built."""
    return Path(load_config(str(config)).site_dir)


def build_shard(config: Path, content: Path | None, number: int, of: int, out: Path) -> int:
    """Make a part of a site in the folder `out`, and return how many errors its content has, which have been told.

    Raises:
        click.ClickException: the site's configuration asks for more than is known of parts.
    """
    _speak()
    with _closed_in_thai():
        loaded = load_config(str(config), docs_dir=_named(content))
        if not _direct.is_known(loaded):
            _give_up(_NO_PARTS)
        root = Path(loaded.docs_dir)
        summary = make_shard(Job(shards_of(root, of)[number - 1], config, content, out))
    click.echo(render_findings(Findings(summary.found), prefix=shown_folder(root)), nl=False, err=True)
    return len(Findings(summary.found).errors)


def join_shards(config: Path, content: Path | None, site_dir: Path | None, folders: Sequence[Path]) -> None:
    """Build a site of the parts in `folders`, which stay as they are.

    Raises:
        click.ClickException: see `build`.
    """
    with _started(config, content, site_dir) as loaded:

        def parts(_: MkDocsConfig) -> Joined:
            summaries = read_summaries(folders)
            return Joined([*zip(folders, summaries, strict=True)], copy)

        join(loaded, parts)


@contextmanager
def _started(config: Path, content: Path | None, site_dir: Path | None) -> Iterator[MkDocsConfig]:
    """Read a site's configuration and let its plugins begin and end."""
    _speak()
    with _closed_in_thai():
        loaded = load_config(str(config), docs_dir=_named(content), site_dir=_named(site_dir))
        loaded.plugins.on_startup(command="build", dirty=False)
        try:
            yield loaded
        finally:
            loaded.plugins.on_shutdown()


def preview(config: Path, content: Path | None, address: str | None) -> None:
    """Show a site at an address of this machine, such as `localhost:8000`, and again after each edit."""
    from mkdocs.commands import serve as serving  # noqa: PLC0415 - a server that no build needs

    _speak()
    with _closed_in_thai():
        serving.serve(str(config), docs_dir=_named(content), dev_addr=address)


def _give_up(told: str) -> NoReturn:
    """Tell in a line why a site is not built, and end."""
    log.error(told)
    raise Abort(told)


@contextmanager
def _closed_in_thai() -> Iterator[None]:
    """Let the last line of a build that MkDocs gives up be one that officers can read."""
    try:
        yield
    except Abort as error:
        raise Abort(_GIVEN_UP) from error


def _named(folder: Path | None) -> str | None:
    # Not resolved: whether a link may be followed is judged where the site is put.
    return None if folder is None else str(folder.absolute())


def _speak() -> None:
    """Let MkDocs tell what it does at the terminal."""
    # The theme prints a long notice about its own future on every build; it says nothing about this site.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    stream = logging.StreamHandler()
    stream.setFormatter(_OneLine())
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(stream)
