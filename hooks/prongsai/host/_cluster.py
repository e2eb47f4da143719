"""The parts of a site made by machines of a cluster (Dask), which share no disk with this one nor with one another.

A part's content goes to whichever worker is free, and comes back as an archive of its folder. What a worker that is
lost was making is made by another; see `docs/webmasters/many.md`. A cluster runs what it is told: all of it is trusted.
"""

from __future__ import annotations

import asyncio
import io
import os
import tempfile
import threading
import zipfile
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from distributed import Client, KilledWorker, Security
from distributed.comm.core import connect
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

from prongsai.content import CRITERIA_FOLDER, agency_folders
from prongsai.host import _events
from prongsai.host._shards import Job, Summary, is_plain, made_for, make_shard, read_summary
from prongsai.site import carried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

_OURS = "PRONGSAI_"
"""How the names of variables begin that tell a build something."""
_PLACES = ("docs_dir", "site_dir", "watch")
"""Settings that tell where things stand on this machine."""
_WAIT = 60
"""Seconds after which a cluster without a worker is given up."""
_NOBODY = f"ไม่มี worker ทำงานให้ scheduler แล้ว {_WAIT} วินาที"
_turn = threading.Lock()
"""Held while a part is made: what a worker's threads share is not made for two parts at once."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a worker makes a part of.

    Attributes:
        job: how the part is made; where it is made and put, the worker decides.
        settings: the site's `mkdocs.yml`, with all that it inherits and takes from the environment.
        content: the folders of its agencies, and the criteria that the content tells itself, as an archive.
        variables: the variables of ours.
    """

    job: Job
    settings: str
    content: bytes
    variables: dict[str, str]

    def __repr__(self) -> str:
        """Return what a worker's log tells of it."""
        return f"Parcel({self.job})"


def by_workers(
    address: str, config: MkDocsConfig, jobs: Sequence[Job], meanwhile: Callable[[], object]
) -> list[Summary]:
    """Make parts by the workers of the scheduler at an address; each folder is then as if it were made here.

    What is to be done `meanwhile` is done first.

    Raises:
        PluginError: the scheduler or its workers cannot be had, or a part cannot be made, which is named.
    """
    root = Path(config.docs_dir)
    agencies = len(agency_folders(root))
    like = Parcel(
        replace(jobs[0], config=Path(), content=Path(), out=Path(), last=None, agencies=agencies),
        _settings(jobs[0].config),
        b"",
        {name: value for name, value in os.environ.items() if name.startswith(_OURS)},
    )
    expected = made_for(config, _events.read_day(), agencies)

    def parcel(job: Job) -> Parcel:
        content = _packed(root, [root / CRITERIA_FOLDER, *(root / name for name in job.shard.names)])
        return replace(like, job=replace(like.job, shard=job.shard, history=job.history), content=content)

    meanwhile()
    with _connected(address) as client:
        # One whose worker is lost is made once more, alone, for it may have been lost over another's.
        for job in _lost(client, jobs, parcel):
            if _lost(client, [job], parcel):
                raise PluginError(f"worker ที่สร้าง{job} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ")
    made = [read_summary(job.out) for job in jobs]
    for job, summary in zip(jobs, made, strict=True):
        if (summary.shard, summary.made_for) != (job.shard, expected):
            raise PluginError(f"worker ที่สร้าง{job} ใช้ prongsai รุ่นอื่น หรือทำเอกสารไม่เหมือนเครื่องนี้")
    return made


def _lost(client: Client, jobs: Sequence[Job], parcel: Callable[[Job], Parcel]) -> list[Job]:
    """Make parts by whichever workers there are, put them in place, and return those whose workers are lost.

    Raises:
        PluginError: there are no workers any more, or one could not make a part.
    """
    executor = client.get_executor(pure=False, retries=1)
    # So that each worker has a part waiting, and neither end holds the whole site at once.
    ahead = 2 * max(8, sum(client.nthreads().values()))
    upcoming, lost = iter(jobs), list[Job]()
    waiting: dict[Future[bytes], Job] = {}
    while True:
        for job in islice(upcoming, ahead - len(waiting)):
            waiting[executor.submit(make_parcel, parcel(job))] = job
        if not waiting:
            return lost
        done = wait(waiting, timeout=_WAIT, return_when=FIRST_COMPLETED).done
        if not done and not client.nthreads():
            raise PluginError(_NOBODY)
        for future in done:
            job = waiting.pop(future)
            try:
                made = future.result()
            except KilledWorker:
                lost.append(job)
                continue
            except CancelledError:
                raise PluginError(f"ขาดการติดต่อกับ scheduler ขณะสร้าง{job}") from None
            except Exception as error:  # whatever a program elsewhere could not do
                told = " ".join(str(error).split())
                raise PluginError(f"worker สร้าง{job} ไม่ได้: {type(error).__name__}: {told}") from error
            _unpack(made, job.out)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """Hold a connection to a scheduler that has a worker.

    Raises:
        PluginError: there is none, or nobody works for it.
    """
    try:
        asyncio.run(_reach(address))
    except (OSError, ValueError) as error:
        raise PluginError(f"ติดต่อ scheduler ที่ {address} ไม่ได้ ให้ดูว่าเริ่มแล้วและที่อยู่ถูกต้อง เช่น tcp://10.0.0.1:8786") from error
    with Client(address, set_as_default=False) as client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            raise PluginError(_NOBODY) from error
        yield client


async def _reach(address: str) -> None:
    """Look whether somebody answers at an address, where a client that is refused leaves a traceback behind."""
    comm = await connect(address, **Security().get_connection_args("client"))
    await comm.close()


def _settings(config: Path) -> str:
    """Return a site's configuration as one file that stands by itself, wherever it is read."""
    with config.open("rb") as file:
        settings: dict[str, Any] = yaml_load(file)
    return _dumped({name: one for name, one in settings.items() if name not in _PLACES})


def _dumped(settings: dict[str, Any]) -> str:
    """Return settings as MkDocs reads them; names of functions are among them, which it takes as such."""
    return yaml.dump(settings, Dumper=yaml.Dumper, allow_unicode=True, sort_keys=False)


def make_parcel(parcel: Parcel) -> bytes:
    """Make a part where a worker runs, and return its folder as an archive."""
    with _turn, tempfile.TemporaryDirectory() as name, _variables(parcel.variables):
        folder = Path(name)
        settings: dict[str, Any] = yaml_load(parcel.settings)
        # A site whose hook or templates are not those of the engine has no parts; here they stand elsewhere.
        if "hooks" in settings:
            settings["hooks"] = [str(carried("hooks/publish.py"))]
        if "custom_dir" in settings.get("theme", ()):
            settings["theme"]["custom_dir"] = str(carried("overrides"))
        (folder / "mkdocs.yml").write_text(_dumped(settings), encoding="utf-8")
        (folder / "content").mkdir()
        _unpack(parcel.content, folder / "content")
        out = folder / "out"
        make_shard(replace(parcel.job, config=folder / "mkdocs.yml", content=folder / "content", out=out))
        return _packed(out, out.iterdir())


@contextmanager
def _variables(values: dict[str, str]) -> Iterator[None]:
    """Let the variables of ours be those of another machine for a while."""
    own = {name: value for name, value in os.environ.items() if name.startswith(_OURS)}
    for name in own:
        del os.environ[name]
    os.environ |= values
    try:
        yield
    finally:
        for name in values:
            del os.environ[name]
        os.environ |= own


def _packed(root: Path, places: Iterable[Path]) -> bytes:
    """Return what stands at some places below a folder, with all below them, as an archive.

    Raises:
        PluginError: a link or the like is there, which leads elsewhere on another machine.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False) as archive:
        for place in sorted(places):
            for path in (place, *sorted(place.rglob("*"))) if os.path.lexists(place) else ():
                if not is_plain(path.lstat()):
                    shown = path.relative_to(root).as_posix()
                    raise PluginError(f"{shown} เป็นลิงก์ ส่งไปสร้างที่เครื่องอื่นไม่ได้ ให้วางไฟล์จริงแทน")
                archive.write(path, path.relative_to(root))
    return made.getvalue()


def _unpack(data: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
