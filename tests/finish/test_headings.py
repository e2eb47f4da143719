"""The links beside headings: each named after its own heading."""

from __future__ import annotations

from pathlib import Path

from prongsai.finish._built import Built
from prongsai.finish._headings import name_heading_links
from prongsai.words import plain


def test_each_link_is_named_after_its_heading() -> None:
    """The name has the heading's words without its tags, and is safe as an attribute."""
    page = (
        '<h1 id="a">ก<a class="headerlink" href="#a">¶</a></h1><p>ไม่ใช่หัวข้อ</p>'
        '<h2 id="b"><em>ข</em> &amp; "ค"<a class="headerlink" href="#b">¶</a></h2><h3>ไม่มีลิงก์</h3>'
    )
    built = Built(Path(), plain, pages={"index.html": page})
    assert list(name_heading_links(built)) == []
    assert built.pages["index.html"] == (
        '<h1 id="a">ก<a class="headerlink" aria-label="ลิงก์มายังหัวข้อ: ก" href="#a">¶</a></h1><p>ไม่ใช่หัวข้อ</p>'
        '<h2 id="b"><em>ข</em> &amp; "ค"<a class="headerlink" aria-label="ลิงก์มายังหัวข้อ: ข &amp; &quot;ค&quot;" href="#b">¶</a></h2>'
        "<h3>ไม่มีลิงก์</h3>"
    )
