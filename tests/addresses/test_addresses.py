"""Lasting addresses: what was published stays, moves with a redirect, or fails the check with its line."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.assess._published import redirects
from prongsai.cli import main
from prongsai.content import load_site
from tests.conftest import WHOLE
from tests.publish.project import prongsai
from tests.render.reading import parse, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import TinySite

LIST = "thung-thong/addresses.txt"


def messages(site: TinySite) -> list[str]:
    """Return the findings as an officer reads them, those of reading the lists too."""
    return [str(one) for one in assess_site(load_site(site.root)).findings]


def found(site: TinySite) -> list[str]:
    """Return the place and the code of each finding."""
    return [" ".join(told.split()[:2]) for told in messages(site)]


def test_a_full_list_is_silent(site: TinySite) -> None:
    """A list with every published address, comments and blank lines gives no finding."""
    site.append(LIST, "\n# หมายเหตุ\n")
    assert found(site) == []


def test_a_vanished_address_is_an_error(site: TinySite) -> None:
    """An address of the list that no page has any more is E901 at its line, and names the address."""
    site.append(LIST, "  2567/measures/\n")
    told = "E901 ที่อยู่ thung-thong/2567/measures/ เคยเผยแพร่แล้วแต่ไม่มีหน้านี้อีก"
    assert messages(site) == [f"{LIST}:8:3: {told} ให้คืนข้อมูลเดิม หรือเขียน “2567/measures/ -> ที่อยู่ใหม่”"]


def test_a_redirect_must_lead_to_a_page(site: TinySite) -> None:
    """A redirect to an address that no page has is E902, with the nearest; one that leads to a page is fine."""
    site.append(LIST, "old/ -> 2568/measures/\nolder/ -> 2568/measure/\n")
    told = "E902 ที่อยู่เดิม older/ นำไปที่ 2568/measure/ แต่ไม่ถึงหน้าใด (ใกล้เคียงที่สุด: 2568/measures/)"
    assert messages(site) == [f"{LIST}:9:1: {told}"]


def test_a_chain_of_redirects_leads_to_its_end(site: TinySite) -> None:
    """What moved twice leads straight to the page where it is now."""
    site.append(LIST, "first/ -> second/\nsecond/ -> third/\nthird/ -> 2568/measures/\n")
    assert found(site) == []
    assessed = assess_site(load_site(site.root))
    assert redirects(assessed.agencies[0]) == {
        f"thung-thong/{old}/": "thung-thong/2568/measures/" for old in ("first", "second", "third")
    }


@pytest.mark.parametrize(
    "lines", ["a/ -> b/\nb/ -> a/\n", "a/ -> b/\nb/ -> c/\nc/ -> b/\n", "a/ -> b/\nb/ -> c/\n", "a/ -> b/\nb/\n"]
)
def test_a_loop_or_a_chain_to_nowhere_is_an_error(site: TinySite, lines: str) -> None:
    """Redirects that come back to themselves, or end where no page is, are told and never built."""
    site.append(LIST, lines)
    count = lines.count("->")
    assert [told for told in found(site) if "E902" in told] == [f"{LIST}:{8 + n}:1: E902" for n in range(count)]
    assert redirects(assess_site(load_site(site.root)).agencies[0]) == {}


@pytest.mark.parametrize("line", ["/2568/", "2568", "a -> b/", "a/ ->", "../x/", "2568/", "A/", "a/ -> a/"])
def test_a_line_that_is_no_address(site: TinySite, line: str) -> None:
    """Whatever is no address below the agency's folder, or stands twice, is E903 at its line."""
    site.append(LIST, line + "\n")
    assert found(site) == [f"{LIST}:8:1: E903"]


def test_lines_of_a_list_are_those_of_an_editor(site: TinySite) -> None:
    """A sign that other systems end lines with is part of its line, which is told by its number and in short."""
    site.append(LIST, f"# ก\u2028\u2028x\n{'a' * 5_000}\n")
    assert found(site) == [f"{LIST}:9:1: E903"]
    assert len(site.lines()[0]) < 1_000


def test_a_control_character_of_a_list_is_told(site: TinySite) -> None:
    """What nobody sees in a line is told at its place, as in every other file."""
    site.append(LIST, "old\x07/ -> 2568/\n")
    assert found(site) == [f"{LIST}:8:4: E019"]


def test_what_is_not_listed_is_a_hint(site: TinySite) -> None:
    """A published address that the list does not have is H904, until the command has added it."""
    site.edit(LIST, "2568/data/\n", "")
    assert found(site) == [f"{LIST}:1:1: H904"]
    shown = CliRunner().invoke(main, ["addresses", "--content", str(site.root), "--write"])
    assert shown.output == "thung-thong/\nthung-thong/2568/data/\n"
    assert found(site) == []


@pytest.mark.parametrize(("before", "end"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_a_list_keeps_the_ways_of_its_editor(site: TinySite, before: str, end: str) -> None:
    """Byte order mark and line ends stay as they are, and what is added has the same ends."""
    lines = "2568/\n2568/analysis/\n2568/measures/\n2568/progress/\nita-2569/o25/\n# ก\u2028ข\n"
    site.write(LIST, before + lines.replace("\n", end))
    assert CliRunner().invoke(main, ["addresses", "--content", str(site.root), "--write"]).exit_code == 0
    whole = lines.replace("2568/measures/\n", "2568/data/\n2568/measures/\n").replace("ita", "brief/\nita")
    assert site.path(LIST).read_bytes().decode() == before + whole.replace("\n", end)
    assert found(site) == []


@pytest.mark.parametrize("content", [b"", "2568/\n".encode("utf-16"), b"2568/\n\xff\n"])
def test_a_list_that_cannot_be_read_is_not_added_to(site: TinySite, content: bytes) -> None:
    """Why it cannot be read is told in one line, and it stays as it is."""
    site.write(LIST, content)
    shown = CliRunner().invoke(main, ["addresses", "--content", str(site.root), "--write"])
    assert (shown.exit_code, shown.stdout, site.path(LIST).read_bytes()) == (1, "", content)
    assert shown.stderr.count("\n") == 1
    assert f"{LIST}:" in shown.stderr


def test_the_written_list_is_sorted_and_stable(site: TinySite) -> None:
    """A list that is written is sorted below its header, and writing it again changes nothing."""
    site.path(LIST).unlink()
    write = ["addresses", "--content", str(site.root), "--write"]
    assert CliRunner().invoke(main, write).exit_code == 0
    before = site.path(LIST).read_bytes()
    lines = before.decode().splitlines()
    assert [line[:1] for line in lines[:2]] == ["#", "#"]
    assert lines[2:] == [
        "2568/",
        "2568/analysis/",
        "2568/data/",
        "2568/measures/",
        "2568/progress/",
        "brief/",
        "ita-2569/o25/",
    ]
    assert CliRunner().invoke(main, write).output == ""
    assert site.path(LIST).read_bytes() == before


def test_writing_keeps_what_an_officer_wrote(site: TinySite) -> None:
    """Comments, redirects and addresses that vanished stay; a new address goes where the alphabet has it."""
    site.write(LIST, "# ที่อยู่\n2567/ -> 2568/\n2568/ # หน้าแรก\nbrief/\nita-2569/o25/\n")
    CliRunner().invoke(main, ["addresses", "--content", str(site.root), "--write"])
    assert site.path(LIST).read_text(encoding="utf-8").splitlines() == [
        "# ที่อยู่",
        "2567/ -> 2568/",
        "2568/ # หน้าแรก",
        "2568/analysis/",
        "2568/data/",
        "2568/measures/",
        "2568/progress/",
        "brief/",
        "ita-2569/o25/",
    ]


@pytest.mark.parametrize("slug", [path.parent.name for path in sorted(WHOLE.glob("*/addresses.txt"))])
def test_whole_lists_are_sorted_and_full(slug: str) -> None:
    """The lists of the whole site's agencies are as the command writes them."""
    lines = (WHOLE / slug / "addresses.txt").read_text(encoding="utf-8").splitlines()[2:]
    assert lines == sorted(lines)
    shown = CliRunner().invoke(main, ["addresses", "--content", str(WHOLE)]).output
    assert slug not in {line.partition("/")[0] for line in shown.splitlines()}


def test_the_addresses_are_those_of_the_tree(site: TinySite) -> None:
    """Without rendering, the very addresses are known that the rendered site has below the agency's home."""
    site.path(LIST).unlink()
    assessed = assess_site(load_site(site.root))
    shown = CliRunner().invoke(main, ["addresses", "--content", str(site.root)]).output.split()
    tree = render(assessed)
    paths = [path for path in (*tree.pages, *tree.files) if path.endswith((".md", "index.html"))]
    rendered = {path.removesuffix("index.md").removesuffix("index.html").replace(".md", "/") for path in paths}
    assert set(shown) == {path for path in rendered if path.startswith("thung-thong/")}


def test_a_redirect_is_a_page_without_script(site: TinySite) -> None:
    """The old address of a declared redirect refreshes to the new one and links to it."""
    site.append(LIST, "2567/measures/ -> 2568/measures/\n")
    root = parse(render(assess_site(load_site(site.root))).files["thung-thong/2567/measures/index.html"].decode())
    assert [a.attributes["href"] for a in root.all("a")] == ["../../2568/measures/"]
    refresh = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    assert refresh == ["0; url=../../2568/measures/"]


def test_a_removed_year_fails_the_build(site: TinySite, tmp_path: Path) -> None:
    """Without a year that was published the build fails, names the address, and leaves the old site as it was."""
    built = tmp_path / "site"
    arguments = ("build", "--content", str(site.root), "--site-dir", str(built))
    assert prongsai(*arguments).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    shutil.rmtree(site.root / "thung-thong" / "2568")
    done = prongsai(*arguments)
    assert done.returncode == 1
    told = "E901 ที่อยู่ thung-thong/2568/measures/ เคยเผยแพร่แล้วแต่ไม่มีหน้านี้อีก"
    assert f"{told} ให้คืนข้อมูลเดิม หรือเขียน “2568/measures/ -> ที่อยู่ใหม่”" in done.stderr
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before
