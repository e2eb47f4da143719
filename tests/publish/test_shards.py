"""A site built in parts: by several processes or machines, with the same files, and nothing lost where one dies."""

from __future__ import annotations

import shutil
import signal
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from prongsai.content import agency_folders
from prongsai.host._kept import groups_of
from prongsai.host._shards import Job, Shard, shards_of
from prongsai.host._workers import workers
from prongsai.processes import DiedError, make_all, pool_of
from tests.publish import work
from tests.publish.project import different, dying, prongsai, run_at, snapshot, staged, write_agency

if TYPE_CHECKING:
    from collections.abc import Callable

    from prongsai.host._shards import Summary


def test_a_small_site_is_one_part(small_content: Path, tmp_path: Path) -> None:
    """One agency, whose home is the front page too, stands in the first part; the others are empty."""
    content = ["--content", str(small_content)]
    assert run_at("build", *content, "--site-dir", str(tmp_path / "once"), "-j", "4").returncode == 0
    parts = [str(tmp_path / "1"), str(tmp_path / "2")]
    for number, part in enumerate(parts, 1):
        assert run_at("shard", f"{number}/2", *content, "--out", part).returncode == 0
    joined = run_at("join", *content, "--site-dir", str(tmp_path / "site"), *parts)
    assert joined.returncode == 0, joined.stderr
    assert different(tmp_path / "site", snapshot(tmp_path / "once")) == []


def test_what_does_not_belong_together_is_not_joined(many: Path, tmp_path: Path) -> None:
    """A join that is killed halfway leaves the site that stands; parts must all be there, and made for one day."""
    folder = Path(shutil.copytree(many, tmp_path / "many"))
    content, site, parts = folder / "content", folder / "site", [str(folder / number) for number in ("1", "2")]
    for number, part in enumerate(parts, 1):
        assert run_at("shard", f"{number}/2", "--content", str(content), "--out", part).returncode == 0
    joining, old = ("join", "--content", str(content), "--site-dir", str(site)), snapshot(site)
    last = shards_of(content, 2)[1].names[-1]
    killed = run_at(*joining, *reversed(parts), **dying(f"2/site/{last}/index.html", "itself"))
    assert (killed.returncode, len(staged(folder))) == (-signal.SIGKILL, 1)
    assert different(site, old) == []
    shutil.rmtree(site)
    without = run_at(*joining, parts[0])
    assert without.returncode == 1
    assert "ต้องมีครบทุกส่วน 1 ถึง 2 ส่วนละครั้ง (พบ 1)" in without.stderr
    other = run_at("shard", "2/2", "--content", str(content), "--out", parts[1], PRONGSAI_TODAY="2569-11-27")
    assert other.returncode == 0
    mixed = run_at(*joining, *parts)
    assert mixed.returncode == 1
    assert "ส่วนต่าง ๆ สร้างด้วยรุ่น วันที่ หรือที่อยู่เว็บไซต์ต่างกัน" in mixed.stderr
    assert not site.exists()


def test_a_site_with_plugins_of_its_own_has_no_parts(tmp_path: Path) -> None:
    """Such a site is built by MkDocs, which knows of no parts; a line says so."""
    (tmp_path / "content").mkdir()
    told = "site_name: ITA\ndocs_dir: content\nplugins: [prongsai, material/tags]\n"
    (tmp_path / "mkdocs.yml").write_text(told, encoding="utf-8")
    cluster = ("build", "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1")
    for command in (("shard", "1/2", "--out", "part"), cluster):
        done = prongsai(*command, cwd=tmp_path)
        assert done.returncode == 1
        assert "mkdocs.yml ขอ plugin, hook หรือแม่แบบอื่น จึงสร้างทีละส่วนไม่ได้" in done.stderr


@pytest.mark.parametrize("who", ["part", "parent"])
def test_whichever_process_is_killed_the_old_site_stays(many: Path, tmp_path: Path, who: str) -> None:
    """Of a part or of the whole build: the old site stays, and the part is named."""
    folder = Path(shutil.copytree(many, tmp_path / "many"))
    content, site = folder / "content", folder / "site"
    old, edited = snapshot(site), "a4/agency.yml"
    with (content / edited).open("a", encoding="utf-8") as file:
        file.write("website: https://www.example.go.th\n")
    building = ("build", "--content", str(content), "--site-dir", str(site), "-j", "2")
    done = run_at(*building, **dying(edited, who))
    (named,) = (shard for shard in groups_of(content) if "a4" in shard.names)
    told = f"โปรเซสที่สร้าง{named} หยุดกลางคันสองครั้ง อาจเพราะหน่วยความจำไม่พอ"
    assert (done.returncode, told in done.stderr) == ((-signal.SIGKILL, False) if who == "parent" else (1, True))
    assert snapshot(site) == old
    assert bool(staged(folder)) == (who == "parent")
    again = run_at(*building)
    assert again.returncode == 0, again.stderr
    assert different(site, old) != []
    assert staged(folder) == []


def test_errors_of_every_part_are_told(every_content: Path, tmp_path: Path) -> None:
    """What is wrong in one part and in another is told at once, with its place, and no site is built."""
    content = Path(shutil.copytree(every_content, tmp_path / "content"))
    for shard in groups_of(content):
        (content / shard.names[0] / "agency.yml").write_text("kind: อบต.\n", encoding="utf-8")
    done = run_at("build", "--content", str(content), "--site-dir", str(tmp_path / "site"), "-j", "2")
    assert done.returncode == 1
    assert all(f"{shard.names[0]}/agency.yml:1:1: E103" in done.stderr for shard in groups_of(content))
    assert "จึงไม่สร้างเว็บไซต์" in done.stderr
    assert not (tmp_path / "site").exists()


def jobs(folder: Path) -> list[Job]:
    """Return the jobs of three parts of one agency each."""
    return [Job(Shard(number, 3, (f"a{number}",)), folder, folder, folder / str(number)) for number in (1, 2, 3)]


def pool() -> Executor:
    """Return two processes that are no copies of this one."""
    return pool_of(2, "prongsai.host")


@pytest.mark.parametrize("make", [work.done, work.dies_once])
def test_a_part_whose_process_dies_is_made_again(tmp_path: Path, make: Callable[[Job], Summary]) -> None:
    """A process that dies takes others along: all that is not done is done again, and nothing twice is in the site."""
    made = make_all(jobs(tmp_path), pool, make)
    assert [summary.shard.number for summary in made] == [1, 2, 3]


def test_all_processes_begin_with_the_first_job() -> None:
    """One that began with a later job, while the others are ended for one that has died, would be waited for always."""
    with pool() as processes:
        assert processes.submit(abs, -1).result() == 1
        assert len(processes._processes) == 2  # type: ignore[attr-defined]  # noqa: SLF001


def test_a_part_whose_process_dies_again_is_named(tmp_path: Path) -> None:
    """Only the part that is to blame is named."""
    with pytest.raises(DiedError, match=r"^ส่วนที่ 2/3 \(a2 … a2\)$"):
        make_all(jobs(tmp_path), pool, work.dies)


class Serverless(ProcessPoolExecutor):
    """A pool whose server of processes is gone when a second process is to begin."""

    begun = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Begin one job, and no more."""
        self.begun += 1
        if self.begun > 1:
            raise ConnectionRefusedError
        return super().submit(fn, *args, **kwargs)


def test_a_part_that_could_not_begin_is_made_again(tmp_path: Path) -> None:
    """Where the server of processes has died a part cannot even begin: it is made alone, with a server of its own."""
    made = make_all(jobs(tmp_path), lambda: Serverless(1, mp_context=get_context("forkserver")), work.done)
    assert [summary.shard.number for summary in made] == [1, 2, 3]


def test_every_agency_is_in_one_part(tmp_path: Path) -> None:
    """Parts have all agencies between them; up to as many as the navigation names are in the first."""
    for number in range(8):
        write_agency(tmp_path, f"a{number}")
    assert [shard.names for shard in shards_of(tmp_path, 2)] == [tuple(agency_folders(tmp_path)), ()]
    write_agency(tmp_path, "a8")
    assert [shard.names for shard in shards_of(tmp_path, 2)] == [
        ("a0", "a2", "a4", "a6", "a8"),
        ("a1", "a3", "a5", "a7"),
    ]


def test_a_small_site_needs_no_second_process(tmp_path: Path) -> None:
    """So many processes build as are asked for, and by themselves only where a site is large."""
    made = partial(workers, tmp_path)
    write_agency(tmp_path, "a0")
    assert (made(None), made(4)) == (1, 1)
    for number in range(1, 9):
        write_agency(tmp_path, f"a{number}")
    assert (made(None), made(4), made(1)) == (1, 4, 1)
