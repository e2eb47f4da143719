"""What is told of a published site, and the line that mends it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from prongsai.doctor import examine
from prongsai.doctor._visit import Reply, Visitor
from tests.doctor.conftest import GOOD, MARKER, NOT_FOUND, PAGE, QUICK, TODAY, Answer

if TYPE_CHECKING:
    from tests.doctor.conftest import Web


def send(web: Web, path: str = "/ita/", **headers: str | None) -> None:
    """Let the host send these headers with a page, with `_` for `-` in their names; None leaves one out."""
    old = web.answers[path]
    new = {**old.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
    web.answers[path] = replace(old, headers={name: value for name, value in new.items() if value is not None})


def messages(web: Web) -> list[str]:
    """Return code and sentence of what is found, but for HTTPS."""
    return [f"{one.code} {one.message}" for one in web.examined().findings if one.code != "W989"]


def test_a_sound_site_is_asked_little_and_told_nothing(web: Web) -> None:
    """A site that lacks nothing but HTTPS is asked for a handful of addresses of its own, each once, by who says so."""
    examined = web.examined()
    assert [one.code for one in examined.findings] == ["W989"]
    assert examined.made
    assert (examined.made.version, examined.made.day.isoformat()) == ("0.1.0", "2026-11-25")
    files = ("", "prongsai.json", "_headers", ".htaccess", "nginx.conf", "prongsai-doctor/nothing-here/", "404.html")
    named = "/ita/assets/main.0a1b2c3d.min.css"
    assert web.asked == [
        *(("GET", f"/ita/{file}") for file in files),
        ("HEAD", named),
        ("GET", "/robots.txt"),
        ("HEAD", named),
        ("HEAD", "/ita/town/"),
    ]
    assert examined.asked == len(web.asked)
    assert web.agents == {"prongsai test"}


def test_a_host_has_rest_between_requests(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests there is the pause of the manners; before the first there is none."""
    naps: list[float] = []
    monkeypatch.setattr("prongsai.doctor._visit.time.sleep", naps.append)
    web.examined(replace(QUICK, pause=1000))
    assert len(naps) == len(web.asked)
    assert naps[0] == 0
    assert min(naps[1:]) > 900


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"generator": "other"}', MARKER.replace(b"-25", b"")])
def test_a_site_that_does_not_say_who_made_it(web: Web, body: bytes) -> None:
    """A marker that is missing, or none of ours, is told."""
    web.answers["/ita/prongsai.json"] = Answer(body)
    assert web.told() == [("W981", "/ita/prongsai.json")]


def test_a_site_built_long_ago(web: Web) -> None:
    """A site that was not built for more than a week is told with its day, for what is overdue is no more true."""
    web.answers["/ita/prongsai.json"] = Answer(MARKER.replace(b"2026-11-25", b"2026-11-19"))
    assert messages(web) == []
    web.answers["/ita/prongsai.json"] = Answer(MARKER.replace(b"2026-11-25", b"2026-11-18"))
    assert messages(web) == [
        "W982 เว็บไซต์สร้างเมื่อ 18 พฤศจิกายน 2569 (8 วันก่อน) มาตรการที่เกินกำหนดจึงอาจไม่ตรงกับวันนี้ ให้สร้างใหม่ทุกคืน: 23 0 * * * make site"
    ]


@pytest.mark.parametrize(
    ("server", "line"),
    [
        ("nginx/1.22", 'add_header X-Content-Type-Options "nosniff" always;'),
        ("Apache/2.4", 'Header always set X-Content-Type-Options "nosniff"'),
        ("Microsoft-IIS/10.0", '<add name="X-Content-Type-Options" value="nosniff" />'),
        ("Netlify", "X-Content-Type-Options: nosniff"),
    ],
)
def test_a_header_that_is_not_sent(web: Web, server: str, line: str) -> None:
    """A header that is lacking is told with the very line for the program of the host."""
    send(web, Server=server, X_Content_Type_Options=None)
    assert messages(web) == [f"W984 เซิร์ฟเวอร์ไม่ส่ง X-Content-Type-Options ให้เพิ่มบรรทัด: {line}"]


def test_who_may_frame_a_page_is_said_by_the_host(web: Web) -> None:
    """A policy without `frame-ancestors` says not who may frame a page; the older header does."""
    send(web, Content_Security_Policy="img-src 'self'")
    assert messages(web) == [
        "W984 เซิร์ฟเวอร์ไม่ส่ง Content-Security-Policy ให้เพิ่มบรรทัด: Content-Security-Policy: frame-ancestors 'self'"
    ]
    send(web, X_Frame_Options="DENY")
    assert messages(web) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "off"),
        ("X-Content-Type-Options", "sniff, nosniff"),
        ("Referrer-Policy", "unsafe-url"),
        ("Referrer-Policy", "same-origin, no-referrer-when-downgrade"),
        ("Referrer-Policy", "nosniff"),
    ],
)
def test_a_header_that_does_nothing_is_told_with_what_it_says(web: Web, name: str, value: str) -> None:
    """A header with a value that browsers pass over, or that leaves all open, is no better than none."""
    send(web, "/ita/", **{name.replace("-", "_"): value})
    (told,) = messages(web)
    assert told.startswith(f"W984 เซิร์ฟเวอร์ไม่ส่ง {name} ที่ใช้ได้ (ส่ง “{value}”) ให้เพิ่มบรรทัด: {name}: ")


def test_an_empty_header_is_told_as_none(web: Web) -> None:
    """A header without a value says nothing."""
    send(web, Permissions_Policy="")
    assert [told.partition(" ให้")[0] for told in messages(web)] == ["W984 เซิร์ฟเวอร์ไม่ส่ง Permissions-Policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Security_Policy": "frame-ancestors *"},
        {"Content_Security_Policy": "frame-ancestors 'self' https:"},
        {"Content_Security_Policy": "img-src 'self'", "X_Frame_Options": "ALLOWALL"},
        {"Content_Security_Policy": None, "Content_Security_Policy_Report_Only": "frame-ancestors 'self'"},
    ],
)
def test_a_page_that_anybody_may_frame_is_told(web: Web, headers: dict[str, str | None]) -> None:
    """A policy that names everybody, an older header of no browser's, and one that only reports keep nobody out."""
    send(web, "/ita/", **headers)
    assert [told.split()[:3] for told in messages(web)] == [["W984", "เซิร์ฟเวอร์ไม่ส่ง", "Content-Security-Policy"]]


def test_a_header_that_files_lack_is_told_at_the_file(web: Web) -> None:
    """Where a block for files has a header of its own, nginx sends none of those around it."""
    file = "/ita/assets/main.0a1b2c3d.min.css"
    send(web, file, X_Content_Type_Options=None)
    assert web.told() == [("W984", file)]


def test_a_forge_takes_no_headers(web: Web) -> None:
    """On a forge's own host nothing can be mended, so what is lacking is one hint."""
    send(web, Server="GitHub.com", **dict.fromkeys(GOOD))  # type: ignore[arg-type]
    assert messages(web) == [
        "H993 โฮสต์นี้ส่ง header ของตนเองและตั้งเพิ่มไม่ได้ จึงไม่มี Content-Security-Policy, Referrer-Policy, X-Content-Type-Options, Permissions-Policy ทุกหน้ายังมีนโยบายของตนเองอยู่"
    ]


@pytest.mark.parametrize(
    ("policy", "stopped"),
    [
        ("default-src 'self'", ["W985"]),
        ("script-src 'none'", ["W985"]),
        ("script-src 'self' 'unsafe-inline' 'nonce-1'", ["W985"]),
        ("script-src 'self' 'unsafe-inline'", []),
        ("default-src 'none'; script-src 'self' 'sha256-abc='", []),
        ("img-src *", []),
    ],
)
def test_a_policy_of_the_host_may_stop_pages(web: Web, policy: str, stopped: list[str]) -> None:
    """A policy that forbids what stands inside the home page is told; one that allows it in any way is not."""
    send(web, Content_Security_Policy=f"{policy}; frame-ancestors 'self'")
    assert [code for code, _ in web.told()] == stopped


@pytest.mark.parametrize(
    ("server", "line"),
    [
        ("nginx", "try_files $uri $uri/ =404;"),
        ("Apache", "FallbackResource disabled"),
        ("Microsoft-IIS/10.0", '<error statusCode="404" path="/ita/404.html" responseMode="ExecuteURL" />'),
        ("", "/* /ita/404.html 404"),
    ],
)
def test_what_is_missing_is_answered_as_if_it_were_there(web: Web, server: str, line: str) -> None:
    """A host that answers 200 for what is not there is told, with the line that makes it honest."""
    send(web, Server=server)
    web.other = Answer(PAGE, headers=GOOD | {"Content-Type": "text/html"})
    found = [one for one in messages(web) if one.startswith("W986")]
    assert found == [f"W986 ที่อยู่ที่ไม่มีอยู่ต้องตอบ 404 ด้วยหน้า 404.html ของเว็บไซต์ แต่พบ: เซิร์ฟเวอร์ตอบ 200 ให้เพิ่มบรรทัด: {line}"]
    assert "W987" not in [code for code, _ in web.told()]


@pytest.mark.parametrize(
    ("server", "line"),
    [
        ("nginx", "error_page 404 /ita/404.html;"),
        ("Apache", "ErrorDocument 404 /ita/404.html"),
        ("", "/* /ita/404.html 404"),
    ],
)
def test_what_is_missing_is_told_by_the_hosts_own_page(web: Web, server: str, line: str) -> None:
    """A host that says 404 with a page of its own is told the line that shows the site's."""
    send(web, Server=server)
    web.other = replace(web.other, body=b"<h1>Not Found</h1>")
    (found,) = messages(web)
    assert found.endswith(f"แต่พบ: เซิร์ฟเวอร์ตอบ 404 ด้วยหน้าของตนเอง ให้เพิ่มบรรทัด: {line}")


@pytest.mark.parametrize(
    ("server", "line"),
    [
        ("nginx", "location = /ita/nginx.conf { return 404; }"),
        ("Apache", 'RedirectMatch 404 "/nginx\\.conf$"'),
        ("Microsoft-IIS/10.0", '<add segment="nginx.conf" />'),
        ("", "/ita/nginx.conf /ita/404.html 404!"),
    ],
)
def test_a_file_for_the_host_is_handed_out(web: Web, server: str, line: str) -> None:
    """A file that sets up a host, given to any visitor, is told with the line that hides it."""
    send(web, Server=server)
    web.answers["/ita/nginx.conf"] = Answer(b"add_header Content-Security-Policy ...")
    assert messages(web) == [f"W987 ไฟล์นี้มีไว้ให้เซิร์ฟเวอร์ แต่ใครก็เปิดดูได้ ให้เพิ่มบรรทัด: {line}"]


def test_a_link_of_the_home_page_is_dead(web: Web) -> None:
    """A link that leads nowhere on the site's own host is told; those to other sites are not asked for."""
    del web.answers["/ita/town/"]
    assert web.told() == [("W988", "/ita/town/")]
    assert messages(web)[0].startswith("W988 หน้าแรกมีลิงก์ไปที่นี่ แต่เปิดไม่ได้ (เซิร์ฟเวอร์ตอบ 404)")


def test_robots_txt_is_kept_to(web: Web) -> None:
    """What robots.txt asks programs to leave alone is not asked for; that it hides the site from all is a hint."""
    del web.answers["/ita/town/"]
    web.answers["/robots.txt"] = Answer(b"User-agent: prongsai-doctor\nDisallow: /ita/town/\n")
    assert web.told() == []
    web.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
    assert web.told() == [("H992", "/robots.txt")]
    assert messages(web)[0].endswith("ให้เพิ่มบรรทัด: Allow: /ita/")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("max-age=86400", []),
        ("no-store", []),
        ("no-cache, max-age=999999", []),
        ("public, max-age=2592000", ["เซิร์ฟเวอร์เก็บหน้าเว็บไว้ 30 วัน"]),
        ("private", ["เซิร์ฟเวอร์ไม่ได้บอกว่าให้เก็บหน้าเว็บไว้นานเท่าใด"]),
        (None, ["เซิร์ฟเวอร์ไม่ได้บอกว่าให้เก็บหน้าเว็บไว้นานเท่าใด"]),
    ],
)
def test_pages_are_not_kept_long(web: Web, told: str | None, found: list[str]) -> None:
    """A page that may be kept for days, or as long as a browser likes, is told."""
    send(web, Cache_Control=told)
    line = "ผู้อ่านจึงอาจเห็นข้อมูลเก่า ให้เพิ่มบรรทัด: Cache-Control: no-cache"
    assert messages(web) == [f"W990 {one} {line}" for one in found]


def test_what_never_changes_is_kept(web: Web) -> None:
    """A file named by its content that is asked for each time is a hint."""
    path = "/ita/assets/main.0a1b2c3d.min.css"
    send(web, path, Cache_Control="no-cache")
    assert web.told() == [("H991", path)]


def test_an_address_without_its_slash_is_followed(web: Web) -> None:
    """The address of the site may be given without `/`, or by a page that leads on; the base is where it ends."""
    web.answers["/ita"] = Answer(status=301, headers={"Location": "/ita/"})
    assert [one.code for one in examine(f"{web.address}/ita", TODAY, QUICK).findings] == ["W989"]


def fake(monkeypatch: pytest.MonkeyPatch, plain: Reply) -> list[str]:
    """Let a host with HTTPS answer all, and `plain` be its answer without, and return what is found."""

    def asked(_: Visitor, url: str, method: str) -> Reply:  # noqa: ARG001 - the method's own signature
        if url.startswith("http:"):
            return replace(plain, url=url)
        return Reply(url, 200, sound.headers, NOT_FOUND)

    sound = Reply("", 200)
    sound.headers.update(GOOD | {"Content-Type": "text/html"})
    monkeypatch.setattr(Visitor, "_asked", asked)
    found = examine("https://www.example.go.th/ita/", TODAY, QUICK).findings
    return [f"{one.place.file} {one.message}" for one in found if one.code == "W989"]


def test_plain_http_leads_to_https(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with HTTPS that answers without, too, is told; one that leads on, or is silent, is not."""
    (found,) = fake(monkeypatch, Reply("", 200))
    assert found.startswith("http://www.example.go.th/ita/ ที่อยู่ http:// ต้องนำไปที่ https://")
    leading = Reply("", 301)
    leading.headers["Location"] = "https://www.example.go.th/ita/"
    assert fake(monkeypatch, leading) == []
    assert fake(monkeypatch, Reply("", trouble="เชื่อมต่อไม่ได้")) == []
