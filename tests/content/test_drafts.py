"""A draft: a year whose results are not announced yet, told what it lacks, and shown as not published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from prongsai.assess import assess_site
from prongsai.cli import main
from prongsai.content import load_site
from prongsai.render import Options, render_site
from prongsai.site import carried

if TYPE_CHECKING:
    from tests.conftest import TinySite

NEW = "thung-thong/2569"
SCORES = """\
draft: true
overall:
level:
indicators:
  1:
"""
MEASURES = """\
measures:
  - id: m01
    title:
    responsible: [clerk]
"""


@pytest.fixture
def draft(site: TinySite) -> TinySite:
    """The tiny site with a draft of the year after its report."""
    site.write(f"{NEW}/scores.yml", SCORES)
    site.write(f"{NEW}/measures.yml", MEASURES)
    return site


def test_what_a_draft_lacks_is_a_hint_at_its_place(draft: TinySite) -> None:
    """Each value that is not filled in is told with its place, and none is an error."""
    assert draft.lines() == [
        f"{NEW}/measures.yml:3:11: H021 ฉบับร่างยังขาด “title”",
        f"{NEW}/scores.yml:2:9: H021 ฉบับร่างยังขาด “overall”",
        f"{NEW}/scores.yml:3:7: H021 ฉบับร่างยังขาด “level”",
        f"{NEW}/scores.yml:5:3: H021 ฉบับร่างยังขาด “indicators”",
    ]


@pytest.mark.parametrize("said", ["true", "ใช่", "yes"])
def test_checking_a_draft_exits_0(draft: TinySite, said: str) -> None:
    """A draft, in whichever word it is said, lets `check` pass."""
    draft.edit(f"{NEW}/scores.yml", "draft: true", f"draft: {said}")
    done = CliRunner().invoke(main, ["check", "--content", str(draft.root)])
    assert (done.exit_code, "ขาด" in done.stdout) == (0, True)


def test_a_year_that_is_no_draft_must_have_all(draft: TinySite) -> None:
    """Without the line, or where it says no, what lacks is an error again."""
    draft.edit(f"{NEW}/scores.yml", "draft: true", "draft: false")
    assert "E103" in "".join(draft.lines())


def test_what_is_wrong_in_a_draft_is_told_as_ever(draft: TinySite) -> None:
    """A value that was filled in wrongly, and a word for `draft` that means nothing, are errors."""
    draft.edit(f"{NEW}/scores.yml", "overall:", "overall: 955.5")
    assert f"{NEW}/scores.yml:2:10: E102 คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (พบ 955.5)" in draft.lines()
    draft.edit(f"{NEW}/scores.yml", "draft: true", "draft: maybe")
    assert any("true หรือ false" in line for line in draft.lines())


def test_a_draft_that_is_whole_says_what_to_do(draft: TinySite) -> None:
    """When nothing lacks, one line says that the word can go."""
    draft.write(f"{NEW}/scores.yml", "draft: true\n" + draft.path("scores.yml").read_text(encoding="utf-8"))
    draft.edit(f"{NEW}/measures.yml", "title:", "title: มาตรการ")
    told = "ฉบับร่างของปี 2569 มีข้อมูลที่ต้องมีครบแล้ว แต่ยังไม่ได้ตรวจเนื้อความ ถ้าประกาศผลแล้วให้ลบบรรทัด draft แล้วตรวจอีกครั้ง"
    assert draft.lines() == [f"{NEW}/scores.yml:1:8: H022 {told}"]


def test_a_draft_has_no_page_and_no_address(draft: TinySite) -> None:
    """Only the agency's home tells of a draft, as not published; no page, data file or lasting address is made."""
    tree = render_site(assess_site(load_site(draft.root)), Options(carried("overrides") / "prongsai"))
    assert [name for name in (*tree.pages, *tree.files) if "2569" in name and "ita-2569" not in name] == []
    assert [name for name in tree.files if "ita-2570" in name] == []
    assert "ปี 2569: ยังไม่เผยแพร่ผล" in tree.pages["thung-thong/index.md"]
    assert "2569: ยังไม่เผยแพร่ผล" not in "".join(
        text for name, text in tree.pages.items() if name not in ("index.md", "thung-thong/index.md")
    )


def test_an_agency_may_have_a_draft_alone(draft: TinySite) -> None:
    """An agency that has published nothing yet has a home that says so."""
    for name in ("scores.yml", "measures.yml", "analysis.yml", "analysis.md"):
        draft.path(name).unlink()
    draft.path("thung-thong/2568").rmdir()
    draft.path("thung-thong/addresses.txt").unlink()
    site = assess_site(load_site(draft.root))
    tree = render_site(site, Options(carried("overrides") / "prongsai"))
    assert site.findings.errors == []
    assert "ปี 2569: ยังไม่เผยแพร่ผล" in tree.pages["thung-thong/index.md"]
