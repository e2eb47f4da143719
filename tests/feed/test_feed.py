"""An agency's feed: valid Atom, with lasting ids, true days and links that hold wherever the site stands."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site, read_versions
from prongsai.render import Options, render_site
from tests.conftest import WHOLE
from tests.history.repository import begin, commit

if TYPE_CHECKING:
    from tests.conftest import TinySite

ROOT = Path(__file__).resolve().parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
URL = "https://www.example.go.th/ita/"
INVENTED = "ข้อมูลสมมุติเพื่อแสดงตัวอย่าง ไม่ใช่หน่วยงานจริง"
ROUND = """\
rounds:
  - months: 6
    reported: 2569-04-05
    entries:
      - {measure: m01, status: in_progress, work: จัดทำ, problems: ไม่มี, suggestions: ไม่มี}
      - {measure: m02, status: in_progress, work: จัดทำ, problems: ไม่มี, suggestions: ไม่มี}
"""


def files(root: Path, url: str = "", *, history: bool = True) -> dict[str, bytes]:
    """Return the files of a rendered site."""
    versions = read_versions(root) if history else None
    return render_site(
        assess_site(load_site(root)), Options(ROOT / "overrides" / "prongsai", site_url=url, versions=versions)
    ).files


def feed(root: Path, url: str = "", *, history: bool = True) -> ET.Element:
    """Return an agency's feed."""
    return ET.fromstring(files(root, url, history=history)["thung-thong/feed.xml"])  # noqa: S314 - our own file


def text(element: ET.Element, name: str) -> str:
    """Return the text of the one child with a name."""
    (found,) = element.findall(ATOM + name)
    assert found.text
    return found.text


def told(root: ET.Element) -> list[tuple[str, str]]:
    """Return the day and title of each entry."""
    return [(text(entry, "updated")[:10], text(entry, "title")) for entry in root.findall(f"{ATOM}entry")]


def check_atom(root: ET.Element) -> None:
    """Hold a feed to what RFC 4287 requires of feeds and entries (sections 4.1.1, 4.1.2, 4.2)."""
    assert root.tag == f"{ATOM}feed"
    (author,) = root.findall(f"{ATOM}author")
    assert text(author, "name")
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"] != []
    entries = root.findall(f"{ATOM}entry")
    ids = [text(element, "id") for element in (root, *entries)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in ids)
    for element in (root, *entries):
        assert text(element, "title")
        assert datetime.fromisoformat(text(element, "updated")).tzinfo is not None
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
    for entry in entries:
        assert len(entry.findall(f"{ATOM}content")) == 1


@pytest.fixture(scope="module")
def whole() -> dict[str, ET.Element]:
    """Render the whole site once and return its feeds."""
    made = files(WHOLE, history=False)
    return {path: ET.fromstring(data) for path, data in made.items() if path.endswith("feed.xml")}  # noqa: S314 - our own


def test_every_feed_is_valid(whole: dict[str, ET.Element]) -> None:
    """The feeds of all agencies hold to the format."""
    assert len(whole) == 4
    for root in whole.values():
        check_atom(root)


def test_a_year_a_round_and_a_correction_are_entries(tiny: TinySite) -> None:
    """A reader of the feed hears of a new disclosure, a round that was reported and a correction, on their days."""
    begin(tiny)
    tiny.edit("scores.yml", "  7: 90\n", "  7: 84.1\n")
    commit(tiny, "2025-12-03")
    tiny.write("progress.yml", ROUND)
    commit(tiny, "2026-04-07")
    root = feed(tiny.root)
    check_atom(root)
    assert told(root) == [
        ("2026-04-07", "แก้ไขรายงานปี 2568 เมื่อ 7 เมษายน 2569"),
        ("2026-04-05", "รายงานผลการดำเนินการรอบ 6 เดือน ปีงบประมาณ พ.ศ. 2569"),
        ("2025-12-03", "แก้ไขรายงานปี 2568 เมื่อ 3 ธันวาคม 2568"),
        ("2025-12-01", "เผยแพร่ผลการประเมิน ITA ปี 2568"),
    ]
    assert text(root, "updated") == "2026-04-07T00:00:00+07:00"
    contents = [text(entry, "content") for entry in root.findall(f"{ATOM}entry")]
    assert "แก้คะแนนตัวชี้วัดที่ 7 จาก 90.00 เป็น 84.10" in contents[2]


def test_without_history_the_days_in_the_content_are_used(tiny: TinySite) -> None:
    """A shallow build keeps the days that the files tell, and says that the day of publishing is not known."""
    tiny.write("progress.yml", ROUND)
    root = feed(tiny.root, history=False)
    check_atom(root)
    assert [day for day, _ in told(root)] == ["2026-04-05", "2025-09-30"]
    content = text(root.findall(f"{ATOM}entry")[1], "content")
    assert content.endswith("(ไม่ทราบวันที่เผยแพร่ จึงใช้วันสุดท้ายของปีงบประมาณของผล)")


def test_ids_last(tiny: TinySite) -> None:
    """An entry keeps its id when the site moves and when its history is not at hand."""
    begin(tiny)
    found = [feed(tiny.root), feed(tiny.root, URL), feed(tiny.root, history=False)]
    ids = {tuple(text(element, "id") for element in (root, root.findall(f"{ATOM}entry")[0])) for root in found}
    assert ids == {("urn:uuid:1f9c1b5c-b768-5ef6-b19d-3e26fd56c4d3", "urn:uuid:f5be3d05-9f54-5a3f-be01-b9540ccb8b19")}


def test_links_have_a_base_only_when_the_address_is_known(tiny: TinySite) -> None:
    """Links are relative to the feed; its own full address is told when the site has one."""
    without, with_url = feed(tiny.root), feed(tiny.root, URL)
    assert without.get(BASE) is None
    assert with_url.get(BASE) == f"{URL}thung-thong/"
    assert [link.get("href") for link in without.iter(f"{ATOM}link")] == ["feed.xml", "./", "2568/"]
    assert [link.get("href") for link in with_url.iter(f"{ATOM}link")] == [f"{URL}thung-thong/feed.xml", "./", "2568/"]


def test_the_sample_says_that_it_is_invented(whole: dict[str, ET.Element]) -> None:
    """The invented agency's feed says so itself and in each entry, for entries are read alone."""
    root = whole["sample/feed.xml"]
    assert text(root, "subtitle").startswith(INVENTED)
    assert all(text(entry, "content").startswith(INVENTED) for entry in root.findall(f"{ATOM}entry"))


def test_pages_lead_to_the_feed(tiny: TinySite) -> None:
    """The agency's home links to its feed, and every page of the agency names it for its head."""
    tree = render_site(assess_site(load_site(tiny.root)), Options(ROOT / "overrides" / "prongsai"))
    assert 'href="feed.xml" type="application/atom+xml"' in tree.pages["thung-thong/index.md"]
    assert 'feed: "thung-thong/feed.xml"' in tree.pages["thung-thong/2568/index.md"]
    assert "feed:" not in tree.pages["glossary/index.md"]
