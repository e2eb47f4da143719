"""Every link of a built site is checked: what leads nowhere is told with the page, the link and the nearest target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from prongsai.finish._inner_links import check_links
from tests.finish.conftest import page
from tests.publish.project import add_hook, mkdocs, write_project

if TYPE_CHECKING:
    from pathlib import Path

    from prongsai.finish import Built

YEAR = "ban-mai/2568/index.html"


def told(built: Built, body: str, path: str = YEAR) -> list[str]:
    """Return what is wrong once a page has `body`; the heading that others lead to stays."""
    built.pages[path] = page('<h2 id="m01">มาตรการ</h2>' + body)
    return list(check_links(built))


def test_a_sound_site_passes(built: Built) -> None:
    """Pages, anchors, style sheets and fonts that are there are not complained of."""
    assert list(check_links(built)) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('<a href="../2567/">x</a>', "ลิงก์ ../2567/ ไม่มีปลายทาง (ใกล้เคียงที่สุด: ./)"),
        ('<a href="measure.csv">x</a>', "ลิงก์ measure.csv ไม่มีปลายทาง (ใกล้เคียงที่สุด: measures.csv)"),
        ('<img src="../../assets/g.woff2">', "ลิงก์ ../../assets/g.woff2 ไม่มีปลายทาง (ใกล้เคียงที่สุด: ../../assets/f.woff2)"),
        ('<a href="../../../outside/">x</a>', "ลิงก์ ../../../outside/ ไม่มีปลายทาง (ใกล้เคียงที่สุด: ../../)"),
        ('<a href="../2568">x</a>', "ลิงก์ ../2568 ไม่มีปลายทาง (ใกล้เคียงที่สุด: ./)"),
        ('<a href="#m02">x</a>', "ลิงก์ #m02 ไม่มีจุดนั้นในหน้า ban-mai/2568/index.html (ใกล้เคียงที่สุด: m01)"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "ลิงก์ gone/ ไม่มีปลายทาง (ใกล้เคียงที่สุด: ./)"),
        (
            '<a href="/ban-mai/">x</a>',
            "ลิงก์ /ban-mai/ เริ่มจากรากของเซิร์ฟเวอร์ ถ้าเว็บไซต์อยู่ในโฟลเดอร์ย่อยจะเปิดไม่ได้ ให้เขียนเทียบกับหน้านั้น",
        ),
    ],
    ids=["page", "data", "image", "outside", "no slash", "anchor", "refresh", "root"],
)
def test_a_link_that_leads_nowhere_is_told(built: Built, body: str, line: str) -> None:
    """Each kind of dead link is told in one line that begins with its page."""
    assert told(built, body) == [f"{YEAR}: {line}"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://www.example.go.th/">x</a>',
        '<a href="mailto:ita@example.go.th">x</a><a href="tel:+6655511111">x</a>',
        '<a href="measures.csv?download#top">x</a><a href="#">x</a><a href="">x</a>',
        '<a href="./../2568/index.html#m01">x</a><a href="%6Deasures.csv">x</a>',
        '<a name="เก่า"></a><a href="#%E0%B9%80%E0%B8%81%E0%B9%88%E0%B8%B2">x</a>',
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    ],
)
def test_a_link_that_is_fine_is_not_told(built: Built, body: str) -> None:
    """Other sites are linked, and addresses may be written in every way that a browser understands."""
    assert told(built, body) == []


@pytest.mark.parametrize(
    "body",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<img src="//cdn.example.com/x.png">',
        '<link rel="stylesheet" href="https://fonts.example.com/css">',
        '<link rel="preconnect" href="http://fonts.example.com">',
        '<iframe src="https://video.example.com/1"></iframe>',
    ],
)
def test_nothing_is_loaded_from_elsewhere(built: Built, body: str) -> None:
    """What a browser would fetch from another host stops the build."""
    [line] = told(built, body)
    assert line.startswith(f"หน้า {YEAR} โหลดจากเว็บไซต์อื่น: ")


def test_the_sites_own_address_is_checked_too(built: Built) -> None:
    """A canonical link names the site by its address, and must lead to what is there."""
    built.site_url = "https://www.example.go.th/ita/2567/"
    good = f'<link rel="canonical" href="{built.site_url}ban-mai/2568/">'
    assert told(built, good) == []
    bad = f'<link rel="canonical" href="{built.site_url}ban-mai/2569/">'
    near = "(ใกล้เคียงที่สุด: ./)"
    assert told(built, bad) == [f"{YEAR}: ลิงก์ {built.site_url}ban-mai/2569/ ไม่มีปลายทาง {near}"]


def test_the_page_of_missing_addresses_begins_at_the_root(built: Built) -> None:
    """It is shown at any depth, so it alone names its files from the server's root, below the site's own folder."""
    built.site_url = "https://www.example.go.th/ita/2567/"
    assert told(built, '<link rel="stylesheet" href="/ita/2567/assets/a.css">', "404.html") == []
    [line] = told(built, '<a href="/ita/ban-mai/2568/">x</a>', "404.html")
    assert line.startswith("404.html: ลิงก์ /ita/ban-mai/2568/ เริ่มจากรากของเซิร์ฟเวอร์")


def test_styles_and_data_are_read_too(built: Built) -> None:
    """A font that a style sheet misses and a schema that a data file misses are told."""
    (built.folder / "assets" / "f.woff2").unlink()
    (built.folder / "report.json").write_text('{"$schema": "report.schema.json"}', encoding="utf-8")
    assert list(check_links(built)) == [
        "assets/a.css: ลิงก์ f.woff2 ไม่มีปลายทาง",
        "report.json: ลิงก์ report.schema.json ไม่มีปลายทาง (ใกล้เคียงที่สุด: report.json)",
    ]


def test_a_dead_link_fails_the_build(tmp_path: Path) -> None:
    """A template with a slip in one address builds no site, and says which page, which link, and what was meant."""
    project = write_project(tmp_path)
    slip = "def on_page_content(html, page, config, files):\n    return html.replace('href=\"measures/', 'href=\"mesures/')\n"
    add_hook(project, slip)
    done = mkdocs("build", cwd=project)
    assert done.returncode == 1
    line = "ban-mai/2568/index.html: ลิงก์ mesures/ ไม่มีปลายทาง (ใกล้เคียงที่สุด: measures/)"
    assert line in done.stderr
    assert not (project / "site").exists()
