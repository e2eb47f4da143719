"""Parts made by a cluster: what goes wrong there is told in a line, names the part, and leaves the old site."""

from __future__ import annotations

import shutil
import signal
from concurrent.futures import CancelledError, Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from mkdocs.exceptions import PluginError

from prongsai.host import _cluster
from prongsai.host._cluster import Parcel, _packed, _unpack
from prongsai.host._kept import groups_of
from prongsai.host._shards import Job, Shard
from tests.publish.cluster import cluster, far
from tests.publish.loaded import SECONDS
from tests.publish.project import ROOT, dying, prongsai, run_at, snapshot, staged, write_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    from distributed import Client


@pytest.fixture
def edited(many: Path, tmp_path: Path) -> Path:
    """A copy of the folder with nine small agencies and their site, one of them edited since."""
    folder = Path(shutil.copytree(many, tmp_path / "many"))
    with (folder / "content" / "a4" / "agency.yml").open("a", encoding="utf-8") as file:
        file.write("website: https://www.example.go.th\n")
    return folder


def built(folder: Path, address: str, **values: str) -> CompletedProcess[str]:
    """Build by the cluster whose scheduler is at an address."""
    folders = ["--content", str(folder / "content"), "--site-dir", str(folder / "site")]
    return run_at("build", *folders, *far(address), **values)


def test_a_part_over_which_two_workers_die_is_named(edited: Path, tmp_path: Path) -> None:
    """It alone is named, not what waited behind it; the old site stays."""
    old, dies = snapshot(edited / "site"), dying("a4/agency.yml", "itself")
    with cluster(tmp_path, dies, dies, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as (address, workers):
        done = built(edited, address)
        assert [worker.wait(SECONDS) for worker in workers] == [-signal.SIGKILL] * 2
    (named,) = (shard for shard in groups_of(edited / "content") if "a4" in shard.names)
    assert done.returncode == 1
    assert f"worker ที่สร้าง{named} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(edited / "site") == old
    assert staged(edited) == []


def test_a_worker_of_another_version_is_refused(edited: Path, tmp_path: Path) -> None:
    """What another version has made is put in no site; the part is named."""
    project = write_project(tmp_path / "project")
    version = project / "hooks" / "prongsai" / "__init__.py"
    version.write_text(version.read_text(encoding="utf-8").replace('__version__ = "', '__version__ = "9'), "utf-8")
    with cluster(tmp_path, {"PYTHONPATH": str(project / "hooks")}) as (address, _):
        done = built(edited, address)
    (first, *_) = groups_of(edited / "content")
    assert done.returncode == 1
    assert f"worker ที่สร้าง{first} ใช้ prongsai รุ่นอื่น หรือทำเอกสารไม่เหมือนเครื่องนี้" in done.stderr


class Cluster(Executor):
    """Stands in for a cluster whose workers make of each part what it is told, or nothing where there are none."""

    def __init__(self, error: BaseException | None, workers: int = 1) -> None:
        self.error = error
        self.workers = dict.fromkeys(range(workers), 1)

    def get_executor(self, **_: object) -> Executor:
        """Return itself."""
        return self

    def nthreads(self) -> dict[int, int]:
        """Return how many threads each worker has."""
        return self.workers

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401, ARG002 - as the base class
        """Return what has failed already, or is never done."""
        future: Future[Any] = Future()
        if self.error is not None:
            future.set_exception(self.error)
        return future


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            Cluster(OSError(28, "No space\nleft")),
            "worker สร้างส่วนที่ 1/1 (a1 … a1) ไม่ได้: OSError: [Errno 28] No space left",
        ),
        (Cluster(CancelledError()), "ขาดการติดต่อกับ scheduler ขณะสร้างส่วนที่ 1/1 (a1 … a1)"),
        (Cluster(None, workers=0), "ไม่มี worker ทำงานให้ scheduler แล้ว 60 วินาที"),
    ],
)
def test_what_a_cluster_cannot_do_is_told(
    found: Cluster, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker could not do, a scheduler that is gone and a cluster without workers are each a line."""
    monkeypatch.setattr(_cluster, "_WAIT", 0)
    job = Job(Shard(1, 1, ("a1",)), tmp_path, tmp_path, tmp_path)
    with pytest.raises(PluginError) as raised:
        _cluster._lost(cast("Client", found), [job], lambda job: Parcel(job, "", b"", {}))  # noqa: SLF001 - without a real cluster
    assert str(raised.value) == told


def test_without_a_scheduler_nothing_is_built(edited: Path) -> None:
    """Where nobody answers at the address, or it is none, a line says what to look at."""
    for address in ("tcp://127.0.0.1:1", "10.0.0.1:x"):
        done = built(edited, address, DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s")
        assert done.returncode == 1
        assert f"ติดต่อ scheduler ที่ {address} ไม่ได้" in done.stderr
        assert "Traceback" not in done.stderr


def test_without_dask_it_is_said_what_to_install(edited: Path, tmp_path: Path) -> None:
    """A site needs none of the extra, but for this."""
    (tmp_path / "distributed.py").write_text("raise ModuleNotFoundError", encoding="utf-8")
    done = built(edited, "tcp://127.0.0.1:1", PYTHONPATH=f"{tmp_path}:{ROOT / 'hooks'}")
    assert done.returncode == 1
    assert "ยังไม่ได้ติดตั้ง Dask: pip install 'prongsai[cluster]'" in done.stderr


@pytest.mark.parametrize("given", [("--executor", "dask"), ("--scheduler", "tcp://127.0.0.1:1")])
def test_the_two_options_go_together(edited: Path, given: tuple[str, str]) -> None:
    """One without the other is a wrong use of the command."""
    done = prongsai("build", "--content", str(edited / "content"), *given)
    assert done.returncode == 2
    assert "--executor dask และ --scheduler ADDRESS ใช้คู่กัน" in done.stderr


def test_processes_of_workers_are_not_ours_to_count(edited: Path) -> None:
    """How many there are is told where they are begun."""
    given = ("--executor", "dask", "--scheduler", "tcp://127.0.0.1:1", "-j", "2")
    done = prongsai("build", "--content", str(edited / "content"), *given)
    assert (done.returncode, "--jobs ใช้กับ --executor dask ไม่ได้" in done.stderr) == (2, True)


def test_what_is_sent_is_all_of_it_and_no_link(tmp_path: Path) -> None:
    """Folders come with all that is below them, empty ones too; a link, which leads elsewhere on a worker, is refused."""
    (tmp_path / "a" / "empty").mkdir(parents=True)
    (tmp_path / "a" / "ไฟล์.yml").write_bytes(b"1")
    data = _packed(tmp_path, [tmp_path / "a", tmp_path / "missing"])
    _unpack(data, tmp_path / "there")
    found = sorted(path.relative_to(tmp_path / "there").as_posix() for path in (tmp_path / "there").rglob("*"))
    assert found == ["a", "a/empty", "a/ไฟล์.yml"]
    (tmp_path / "a" / "link").symlink_to("ไฟล์.yml")
    with pytest.raises(PluginError, match=r"^a/link เป็นลิงก์ ส่งไปสร้างที่เครื่องอื่นไม่ได้ ให้วางไฟล์จริงแทน$"):
        _packed(tmp_path, [tmp_path / "a"])
