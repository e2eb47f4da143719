"""Parts of a site kept from one build to the next: used again only where they are what would be made anew."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

from prongsai.content import history_marks
from prongsai.host._documents import are_made
from prongsai.host._events import Told
from prongsai.host._kept import Kept, _History, _key, _settings, groups_of, link
from prongsai.host._shards import SUMMARY, Job, Shard
from prongsai.kept import written
from prongsai.render import NAV_LIMIT
from tests.history.repository import git
from tests.once import once
from tests.publish import work
from tests.publish.project import AT, ROOT, different, prongsai, scores, snapshot, write_agency

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

DAY = date(2026, 11, 26)
FILES = ("a0/agency.yml", "a0/2568/scores.yml", "a0/2568/measures.yml", "a1/agency.yml")
NO_HISTORY = _History(None, {})


def configured(content: Path) -> MkDocsConfig:
    """Return this repository's configuration for a content folder."""
    return load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(content))


def kept(content: Path, day: date = DAY) -> Kept:
    """Return what is kept of a content folder whose agencies are all one part."""
    return Kept(configured(content), content.parent / "site", day, [part(content)])


def part(content: Path) -> Shard:
    """Return all agencies as one part."""
    return Shard(1, 1, tuple(sorted(path.name for path in content.iterdir() if path.name.startswith("a"))))


def put(content: Path, of: Kept) -> Path:
    """Keep a part of one page."""
    made = content.parent / "made"
    (made / "site" / "a0").mkdir(parents=True)
    (made / "site" / "a0" / "index.html").write_text("a page", encoding="utf-8")
    summary = work.done(Job(part(content), content, content, made))
    (made / SUMMARY).write_bytes(written(summary))
    return of.keep(summary, made)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Two small agencies, and criteria of their own."""
    for slug in ("a0", "a1"):
        write_agency(tmp_path / "content", slug)
    (tmp_path / "content" / "a1" / "empty").mkdir()
    (tmp_path / "content" / "_criteria" / "x").mkdir(parents=True)
    (tmp_path / "content" / "_criteria" / "x" / "2568.yml").write_text("name: x\n", encoding="utf-8")
    return tmp_path / "content"


def test_what_is_unchanged_is_used_again(content: Path) -> None:
    """A part that was kept is there for the next build of the same content, with its files."""
    place = put(content, kept(content))
    found = kept(content).read(part(content))
    assert found is not None
    assert found.shard == part(content)
    assert kept(content).place(part(content)) == place
    assert (place / "site" / "a0" / "index.html").read_text(encoding="utf-8") == "a page"


def fill(root: Path) -> None:
    """Put a file in the place of an empty folder."""
    (root / "a1/empty").rmdir()
    (root / "a1/empty").touch()


EDITS: dict[str, Callable[[Path], object]] = {
    "an edit": lambda root: (root / "a0/2568/scores.yml").write_text("overall: 1\n", encoding="utf-8"),
    "a new file": lambda root: (root / "a1/2568/analysis.md").write_text("", encoding="utf-8"),
    "a new folder": lambda root: (root / "a1/2569").mkdir(),
    "a removal": lambda root: (root / "a0/2568/measures.yml").unlink(),
    "a rename": lambda root: (root / "a0/2568").rename(root / "a0/2567"),
    "an edit of criteria": lambda root: (root / "_criteria/x/2568.yml").write_text("name: y\n", encoding="utf-8"),
    "a link": lambda root: (root / "a0/link").symlink_to(root / "a1"),
    "a link beside the agencies": lambda root: (root / "link").symlink_to(root.parent),
    "a file in the place of a folder": fill,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_whatever_is_changed_is_made_anew(content: Path, edit: Callable[[Path], object]) -> None:
    """Every change below the agencies' folders or of their criteria, and links, which may lead anywhere, are noticed."""
    put(content, kept(content))
    edit(content)
    assert kept(content).read(part(content)) is None


@pytest.mark.parametrize("put_there", [Path.touch, os.mkfifo, lambda place: place.symlink_to(place.parent.parent)])
def test_what_is_no_part_makes_room_for_one(content: Path, put_there: Callable[[Path], object]) -> None:
    """A file, a pipe or a link in the place of a part is removed, and what a link leads to stays."""
    place = kept(content).place(part(content))
    place.parent.mkdir(parents=True)
    put_there(place)
    assert kept(content).read(part(content)) is None
    put_there(place)
    assert put(content, kept(content)) == place
    assert kept(content).read(part(content)) is not None
    assert place.parent.parent.is_dir()


@given(st.sampled_from(FILES), st.binary(max_size=9), st.integers(0, 60))
def test_any_other_byte_is_another_part(run_folder: Path, file: str, typed: bytes, place: int) -> None:
    """Whatever is typed anywhere in any file: the part is used again only where the file is as it was."""

    def write(root: Path) -> None:
        for slug in ("a0", "a1"):
            write_agency(root / "content", slug)

    content = once(run_folder, "kept", write) / "content"
    old = (content / file).read_bytes()
    before = _key(b"", content, part(content), NO_HISTORY)
    (content / file).write_bytes(old[:place] + typed + old[place + len(typed) :])
    after, same = _key(b"", content, part(content), NO_HISTORY), (content / file).read_bytes() == old
    (content / file).write_bytes(old)
    assert (after == before) == same


def test_another_day_address_setting_or_kind_of_file_is_another_site(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages tell besides their content makes another part of them, too."""
    places = {kept(content).place(part(content)), kept(content, date(2026, 11, 27)).place(part(content))}
    monkeypatch.setenv("PRONGSAI_SITE_URL", AT["PRONGSAI_SITE_URL"])
    places.add(kept(content).place(part(content)))
    config = configured(content)
    config.extra["digits"] = "thai"
    places.add(Kept(config, content.parent / "site", DAY, [part(content)]).place(part(content)))
    made = {are_made()}
    monkeypatch.setattr("prongsai.host._shards.are_made", lambda: not made.pop())
    places.add(Kept(config, content.parent / "site", DAY, [part(content)]).place(part(content)))
    assert len(places) == 5


@pytest.mark.parametrize("damage", ["site/a0/index.html", SUMMARY, "seal"])
def test_a_damaged_part_is_made_anew(content: Path, damage: str) -> None:
    """A kept part with a file that is not as it was made is thrown away."""
    place = put(content, kept(content))
    (place / damage).write_bytes(b"?")
    assert kept(content).read(part(content)) is None
    assert not place.exists()


def test_where_nobody_may_look_nothing_is_kept(
    content: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A cache that cannot be entered or written to costs no build: its parts are made, and one line says so."""

    def refusing(own: Callable[..., object]) -> Callable[..., object]:
        def call(path: Path, *given: object, **named: object) -> object:
            if ".cache" in path.parts:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return own(path, *given, **named)

        return call

    of = kept(content)
    with monkeypatch.context() as patched, caplog.at_level("INFO"):
        for name in ("is_dir", "mkdir", "glob"):
            patched.setattr(Path, name, refusing(getattr(Path, name)))
        assert of.read(part(content)) is None
        assert put(content, of) == content.parent / "made"
        of.tidy()
    (told,) = caplog.messages
    assert "E976 ไม่มีสิทธิ์อ่านหรือเขียนที่นี่" in told
    assert told.endswith("(เว็บไซต์ครบตามปกติ แต่เก็บไว้ใช้ครั้งหน้าไม่ได้ ครั้งหน้าจึงสร้างใหม่)")


def test_a_missing_file_is_damage_too(content: Path) -> None:
    """So is one that has lost a file."""
    place = put(content, kept(content))
    (place / "site" / "a0" / "index.html").unlink()
    assert kept(content).read(part(content)) is None


def test_what_a_site_has_no_more_is_not_kept(content: Path) -> None:
    """After a build only the parts of that site are kept."""
    old = put(content, kept(content))
    (content / "a0/2568/scores.yml").write_text("overall: 1\n", encoding="utf-8")
    kept(content).tidy()
    assert not old.exists()


def test_history_is_part_of_it(tmp_path: Path) -> None:
    """A commit of one agency changes what is told of it alone; without history nothing is told of any."""
    content = tmp_path / "content"
    for slug in ("a0", "a1"):
        write_agency(content, slug)
    assert history_marks(content) is None
    git(tmp_path, "init", "--initial-branch", "main")
    found = []
    for score in ("80.00", "85.00"):
        (content / "a0/2568/scores.yml").write_text(scores(score), encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--message", "ผล", day="2026-01-05T09:00:00+0700")
        found.append(history_marks(content) or {})
    before, after = found
    assert (before["a0"] == after["a0"], before["a1"] == after["a1"]) == (False, True)


def test_agencies_stay_together(tmp_path: Path) -> None:
    """One agency more changes the part that it joins and no other, unless the site has grown to twice its size."""
    for number in range(20):
        write_agency(tmp_path, f"a{number}")
    before = {shard.names for shard in groups_of(tmp_path)}
    write_agency(tmp_path, "b0")
    after = {shard.names for shard in groups_of(tmp_path)}
    assert sorted(name for names in before for name in names) == sorted(f"a{number}" for number in range(20))
    assert (len(before), len(after), len(before & after)) == (8, 8, 7)


def test_agencies_that_every_page_names_are_one_part(tmp_path: Path) -> None:
    """As many as the navigation lists are made together, for each of their pages names all of them."""
    for number in range(NAV_LIMIT):
        write_agency(tmp_path, f"a{number}")
    assert len(groups_of(tmp_path)) == 1
    write_agency(tmp_path, "b0")
    assert len(groups_of(tmp_path)) > 1


def test_a_kept_file_needs_no_room_twice(tmp_path: Path) -> None:
    """A file of the site is the very file that is kept, where the disk knows links."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page").write_text("text", encoding="utf-8")
    link(str(tmp_path / "a"), str(tmp_path / "b"))
    link(str(tmp_path / "a" / "page"), str(tmp_path / "c"))
    assert (tmp_path / "a" / "page").samefile(tmp_path / "b" / "page")
    assert (tmp_path / "a" / "page").samefile(tmp_path / "c")


def test_what_was_kept_gives_the_same_site(every_content: Path, tmp_path: Path) -> None:
    """After an edit, kept and new parts together are what one process builds of all."""
    content = Path(shutil.copytree(every_content, tmp_path / "content"))
    building = ["build", "--content", str(content), "--site-dir", str(tmp_path / "site")]
    assert prongsai(*building, "-j", "2", cwd=ROOT, **AT).returncode == 0
    (content / "town" / "agency.yml").write_text(
        (content / "town" / "agency.yml").read_text(encoding="utf-8") + "website: https://www.example.go.th\n",
        encoding="utf-8",
    )
    changed = prongsai(*building, "-j", "2", cwd=ROOT, **AT)
    assert changed.returncode == 0, changed.stderr
    assert "4 ส่วน ใช้ของเดิม 3 ส่วน" in changed.stderr
    alone = [*building[:-1], str(tmp_path / "alone"), "-j", "1"]
    assert prongsai(*alone, cwd=ROOT, **AT).returncode == 0
    assert different(tmp_path / "site", snapshot(tmp_path / "alone")) == []


def test_settings_of_a_file_inherited_from_and_of_the_environment_count(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another value in the file that the settings inherit from, or in the environment, makes parts anew."""
    upper, own = content.parent / "upper.yml", content.parent / "mkdocs.yml"
    own.write_text("INHERIT: upper.yml\nextra: {one: !ENV [TELLS_SOMETHING, no]}\n", encoding="utf-8")

    def told(name: str, value: str) -> str:
        upper.write_text(f"site_name: {name}\nplugins: []\n", encoding="utf-8")
        monkeypatch.setenv("TELLS_SOMETHING", value)
        return _settings(load_config(str(own), docs_dir=str(content)))

    assert told("a", "b") == told("a", "b")
    assert len({told("a", "b"), told("c", "b"), told("a", "d")}) == 3


def test_a_part_whose_files_changed_while_it_was_made_is_not_kept(content: Path) -> None:
    """A part may be of neither text where one was changed while it was read, so it serves for this build alone."""
    begun = kept(content)
    scores = content / "a0" / "2568" / "scores.yml"
    scores.write_text(scores.read_text(encoding="utf-8") + "# while it was read\n", encoding="utf-8")
    assert put(content, begun) == content.parent / "made"
    assert begun.read(part(content)) is None


def published(content: Path) -> Told | None:
    """Return what was told of the site that is published, where it is what would be built."""
    return kept(content).published()


@pytest.fixture
def site(content: Path) -> Path:
    """A published site of one page, and what is kept of it."""
    made = content.parent / "site"
    made.mkdir()
    (made / "index.html").write_text("a page", encoding="utf-8")
    of = kept(content)
    put(content, of)
    of.remember(Told((), 1))
    return made


def set_back(root: Path) -> None:
    """Change a letter of a page, and set the time back by which that would be seen."""
    page = root / "site/index.html"
    before = page.stat()
    page.write_text("A page", encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


SITE_EDITS: dict[str, Callable[[Path], object]] = {
    "a page of it, with its old time": set_back,
    "who may read it": lambda root: (root / "site/index.html").chmod(0o600),
    "a page of it": lambda root: (root / "site/index.html").write_text("A page", encoding="utf-8"),
    "a page less": lambda root: (root / "site/index.html").unlink(),
    "the whole of it": lambda root: (root / "site").rename(root / "other"),
    "an agency": lambda root: (root / "content/a0/agency.yml").write_text("", encoding="utf-8"),
    "the list of homes": lambda root: (root / "content/addresses.txt").write_text("a0/\n", encoding="utf-8"),
    "a link among agencies": lambda root: (root / "content/a0/link").symlink_to(root),
}


@pytest.mark.parametrize("edit", SITE_EDITS.values(), ids=SITE_EDITS)
def test_a_site_is_left_as_it_is_only_where_nothing_was_changed(
    content: Path, site: Path, edit: Callable[[Path], object]
) -> None:
    """It is known as the one that would be built, until its content or a file of its own is another."""
    assert published(content) == Told((), 1)
    edit(site.parent)
    assert published(content) is None


def test_a_folder_where_that_is_told_makes_room_for_it(content: Path, site: Path) -> None:
    """Whatever stands where it is told of what the site was made is replaced."""
    (told,) = site.parent.glob(".cache/parts/*/published")
    told.unlink()
    (told / "within").mkdir(parents=True)
    kept(content).remember(Told((), 1))
    assert published(content) == Told((), 1)


@pytest.mark.parametrize("place", [0, 40, 70, -3])
def test_what_is_told_of_a_site_is_believed_only_whole(content: Path, site: Path, place: int) -> None:
    """A letter of it that was damaged makes the site anew."""
    (told,) = site.parent.glob(".cache/parts/*/published")
    data = bytearray(told.read_bytes())
    data[place] ^= 1
    told.write_bytes(data)
    assert published(content) is None


def test_a_site_whose_content_changed_while_it_was_made_is_built_again(content: Path) -> None:
    """It may be of neither text, so that nothing is remembered of it, though the old text comes back."""
    begun, list_of_homes = kept(content), content / "addresses.txt"
    put(content, begun)
    (content.parent / "site").mkdir()
    list_of_homes.write_text("a0/\n", encoding="utf-8")
    begun.remember(Told((), 1))
    list_of_homes.unlink()
    assert published(content) is None


def test_what_a_link_leads_to_is_left_alone(content: Path, tmp_path: Path) -> None:
    """A link may come with a repository: where it leads nothing is kept, removed or believed."""
    place = put(content, kept(content))
    others = tmp_path / "others"
    shutil.copytree(place.parents[1], others)
    shutil.rmtree(place.parents[1])
    place.parents[1].symlink_to(others)
    before = sorted(others.rglob("*"))
    of = kept(content)
    assert of.read(part(content)) is None
    of.tidy()
    assert sorted(others.rglob("*")) == before


def test_a_part_that_is_a_link_is_none(content: Path, tmp_path: Path) -> None:
    """Its pages would be those of wherever it leads."""
    place = put(content, kept(content))
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    assert kept(content).read(part(content)) is None
    assert (tmp_path / "elsewhere" / "seal").exists()
