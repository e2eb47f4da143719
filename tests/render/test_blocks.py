"""Finished HTML keeps out of the Markdown converter, and comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
from hypothesis import given
from hypothesis import strategies as st

from prongsai.render import put_back, set_aside
from tests.assess.samples import assess_folder, write_agency
from tests.conftest import WHOLE
from tests.render.reading import built, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.render.reading import Element

PAGE = "<nav>a</nav>\n\n# One { #one }\n\n<div>\n<p>x</p>\n\n<p># y</p>\n</div>\n\n## Two { #two }\n"


def test_headings_stay_and_blocks_come_back() -> None:
    """The converter sees headings and marks only; the page has every block as it was."""
    skeleton, blocks = set_aside(PAGE)
    assert blocks == ["<nav>a</nav>", "<div>\n<p>x</p>\n\n<p># y</p>\n</div>"]
    assert "<div>" not in skeleton
    html = put_back(markdown.markdown(skeleton, extensions=["attr_list"]), blocks)
    assert (
        html == '<nav>a</nav>\n\n<h1 id="one">One</h1>\n<div>\n<p>x</p>\n\n<p># y</p>\n</div>\n\n<h2 id="two">Two</h2>'
    )


def test_setting_blocks_aside_changes_no_page() -> None:
    """Every page of the whole site has the same text and tags as when a converter reads all of it."""
    for page in render(assess_folder(WHOLE)).pages.values():
        body = page.split("---\n", 2)[2]
        skeleton, blocks = set_aside(body)
        assert put_back(built(f"---\n---\n{skeleton}"), blocks).split() == built(page).split()


@given(st.lists(st.text(alphabet="<>/ab &\n", min_size=1).map(lambda text: f"<p>{text}</p>"), max_size=5))
def test_any_block_comes_back(blocks: list[str]) -> None:
    """Whatever stands between headings comes back unchanged."""
    page = "\n\n".join(f"# h{index}\n\n{block}" for index, block in enumerate(blocks))
    skeleton, aside = set_aside(page)
    assert put_back(skeleton, aside).split() == page.split()


def test_findings_that_a_narrative_places_stay_whole(pages: dict[str, Element]) -> None:
    """Each finding among the narrative is one box with its heading, its text and its guidance in it."""
    boxes = [
        section
        for section in pages["town/2568/analysis.md"].all("section")
        if "ps-entry" in section.attributes["class"]
    ]
    assert len(boxes) == 10
    assert [(len(box.all("h3")), len(box.all("p")) > 1) for box in boxes] == [(1, True)] * 10


def test_a_question_stands_within_its_indicator(tmp_path: Path) -> None:
    """A finding on a question is within that on its indicator before it, and says its kind only where that differs."""
    found = [
        {"about": {"indicator": 7}, "kind": "urgent", "finding": "สื่อสารไม่ทั่วถึง"},
        {"about": {"question": "e7"}, "kind": "urgent", "finding": "คนยังไม่ทราบช่องทาง"},
        {"about": {"question": "e8"}, "kind": "improve", "finding": "ตอบคำถามช้า"},
        {"about": {"question": "i20"}, "kind": "improve", "finding": "ขั้นตอนยืมไม่ชัด"},
    ]
    root = write_agency(tmp_path, analysis={"entries": found})
    page = read(render(assess_folder(root)).pages["ban-na/2565/analysis.md"])
    boxes = [one for one in page.all("section") if "ps-entry" in one.attributes["class"]]
    assert [one.attributes["class"] for one in boxes] == [
        "ps-entry ps-as-urgent",
        "ps-entry",
        "ps-entry ps-as-improve",
        "ps-entry ps-as-improve",
    ]
    assert [len(one.all("section")) for one in boxes] == [3, 1, 1, 1]
    assert [one.all("h3", "h4")[0].attributes["id"] for one in boxes[2:]] == [
        "_about-question-e8",
        "_about-question-i20",
    ]
