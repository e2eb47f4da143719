"""The page beside the form, and the values that a narrative may hold: as the site will show them, before anything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.edit import App, Request
from prongsai.edit._preview import POLICY
from tests.edit.walker import Walker

if TYPE_CHECKING:
    from tests.conftest import TinySite

YEAR = "thung-thong/2568"


def asked(walker: Walker, path: str) -> tuple[int, str, str]:
    """Return how a request is answered: status, text and what its page may do."""
    response = App(walker.desk)(Request("GET", path))
    return response.status, response.body.decode(), response.policy


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (f"{YEAR}/scores.yml", "90.00"),
        (f"{YEAR}/measures.yml", "มาตรการเผยแพร่ข้อมูล"),
        (f"{YEAR}/analysis.md", "ผลการประเมิน"),
        ("thung-thong/agency.yml", "เทศบาลตำบลทุ่งทอง"),
    ],
)
def test_each_part_has_its_page(tiny: TinySite, file: str, told: str) -> None:
    """The page of the site that shows a part, with the site's styles; nothing runs in it and no link leads on."""
    status, page, policy = asked(Walker(tiny.root), f"preview/{file}")
    assert (status, policy, told in page) == (200, POLICY, True)
    assert "<script" not in page
    assert 'href="../' not in page
    styles = [one.partition('"')[0] for one in page.split('rel="stylesheet" href="/')[1:]]
    assert len(styles) >= 5
    assert [asked(Walker(tiny.root), one)[0] for one in styles] == [200] * len(styles)


def test_a_page_shows_what_is_typed_and_not_saved(tiny: TinySite) -> None:
    """While a score is typed the page has it; the file does not, and a draft has its page, too."""
    tiny.edit("scores.yml", "overall: 90", "draft: true\noverall: 90")
    walker = Walker(tiny.root).open(f"{YEAR}/scores.yml")
    walker.quietly({"indicators/9": "77.25"}, how="check")
    assert "77.25" in walker.open(f"preview/{YEAR}/scores.yml").page.text()
    assert "77.25" not in tiny.path("scores.yml").read_text(encoding="utf-8")
    walker.open(f"{YEAR}/scores.yml")
    assert "77.25" not in walker.open(f"preview/{YEAR}/scores.yml").page.text(), "what was left unsaved is gone"


@pytest.mark.parametrize("scores", ["overall: เก้าสิบ\n", "draft: true\noverall:\nlevel:\nindicators:\n"])
def test_a_page_that_cannot_be_made_says_so(tiny: TinySite, scores: str) -> None:
    """Of a year with an error, or a draft that lacks what pages need, nothing is shown; either may be why."""
    tiny.path("scores.yml").write_text(scores, encoding="utf-8")
    page = Walker(tiny.root).open(f"preview/{YEAR}/scores.yml").page
    assert page.css_first("article") is None
    assert page.text().endswith("ยังแสดงตัวอย่างไม่ได้ ปีนี้ยังขาดคะแนนหรือข้อมูลอื่นที่หน้าเว็บต้องมี หรือมีสิ่งที่ต้องแก้")


@pytest.mark.parametrize("path", ["../../etc/passwd", f"{YEAR}/evidence/x.pdf", "none/2568/scores.yml", "x.css"])
def test_nothing_else_is_shown(tiny: TinySite, path: str) -> None:
    """Only files of the content have a page, and only the site's own styles are served."""
    assert asked(Walker(tiny.root), f"preview/{path}")[0] == 404


def test_values_stand_with_what_they_say(tiny: TinySite) -> None:
    """Each value that the narrative may hold has its words and its present figure."""
    walker = Walker(tiny.root).open(f"{YEAR}/analysis.md")
    shown = {one.attributes["data-insert"]: " ".join(one.text().split()) for one in walker.page.css("[data-insert]")}
    assert shown["{{ overall }}"] == "คะแนนภาพรวม 90.00"
    assert shown["{{ score(9) }}"] == "คะแนนตัวชี้วัดที่ 9 90.00"
    assert shown["{{ highest.name }}"].startswith("ตัวชี้วัดที่คะแนนสูงสุด ")
    walker.press(text="".join(f"- {code}\n" for code in shown))
    assert walker.found() == []
