"""The list of all agencies' homes: an agency that is removed or renamed takes its own list along, but not this one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from tests.assess.samples import REPORTS
from tests.conftest import WHOLE
from tests.render.reading import parse, read, render
from tests.render.test_tree import broken_links

if TYPE_CHECKING:
    from tests.conftest import TinySite

HOMES = "addresses.txt"


def messages(site: TinySite) -> list[str]:
    """Return the findings as an officer reads them."""
    return [str(one) for one in assess_site(load_site(site.root)).findings]


def write_homes(site: TinySite, lines: str) -> None:
    """Write the list of homes."""
    (site.root / HOMES).write_text(lines, encoding="utf-8")


def test_the_command_writes_the_list(site: TinySite) -> None:
    """`prongsai addresses --write` makes the list, sorted below its header, once."""
    write = ["addresses", "--content", str(site.root), "--write"]
    assert CliRunner().invoke(main, write).output == "thung-thong/\n"
    text = (site.root / HOMES).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["thung-thong/"]
    assert CliRunner().invoke(main, write).output == ""
    assert messages(site) == []


def test_a_removed_agency_is_an_error(site: TinySite) -> None:
    """An agency of the list without a folder is E901, with the address named."""
    write_homes(site, "ban-na/\nthung-thong/\n")
    told = "E901 ที่อยู่ ban-na/ เคยเผยแพร่แล้วแต่ไม่มีหน้านี้อีก ให้คืนข้อมูลเดิม หรือเขียน “ban-na/ -> ที่อยู่ใหม่”"
    assert messages(site) == [f"{HOMES}:1:1: {told}"]


def test_an_agency_with_errors_has_not_vanished(site: TinySite) -> None:
    """A home whose files cannot be read is told by its own errors alone."""
    write_homes(site, "thung-thong/\n")
    site.write("agency.yml", "name: ก\n")
    assert [line for line in messages(site) if "E9" in line] == []
    assert messages(site) != []


def test_a_new_agency_is_asked_for(site: TinySite) -> None:
    """Where there is a list, a home that it lacks is H904 until the command has added it."""
    write_homes(site, "# ยังว่าง\nold/ -> thung-thong/\n")
    told = "H904 มีที่อยู่ 1 แห่งที่ยังไม่อยู่ใน addresses.txt เช่น thung-thong/ เพิ่มด้วย prongsai addresses --write"
    assert messages(site) == [f"{HOMES}:1:1: {told}"]


def test_a_renamed_agency_keeps_every_old_address(site: TinySite) -> None:
    """Each page of a renamed agency has a small page at its old address, which leads to the new one; twice too."""
    shutil.move(site.root / "thung-thong", site.root / "thung-thong-city")
    list_of = site.root / "thung-thong-city" / HOMES
    list_of.write_text(list_of.read_text(encoding="utf-8") + "2567/ -> 2568/\n", encoding="utf-8")
    write_homes(site, "thung/ -> thung-thong/\nthung-thong/ -> thung-thong-city/\nthung-thong-city/\n")
    assert messages(site) == []
    tree = render(assess_site(load_site(site.root)))
    for old in ("thung", "thung-thong"):
        for page, to in {
            "": "",
            "2568/measures/": "2568/measures/",
            "ita-2569/o25/": "ita-2569/o25/",
            "2567/": "2568/",
        }.items():
            (link,) = parse(tree.files[f"{old}/{page}index.html"].decode()).all("a")
            up = "../" * (page.count("/") + 1)
            assert link.attributes["href"] == f"{up}thung-thong-city/{to}"
    assert broken_links(tree, {path: read(page) for path, page in tree.pages.items()}) == []


def test_an_invented_agency_need_not_stay() -> None:
    """The whole site's list names each agency but the invented one, which may be deleted without a redirect."""
    lines = (WHOLE / HOMES).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [f"{slug}/" for slug in sorted(REPORTS)]
    assert "H904" not in [one.code for one in assess_site(load_site(WHOLE)).findings]
