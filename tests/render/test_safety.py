"""Nothing that an officer writes, by mistake or by malice, becomes a script, a style or markup of ours."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from prongsai.content import Agency, Analysis, Measures, Progress, Scores
from prongsai.content._fields import LONGEST_NAME, Name
from tests.assess.samples import AGENCY, assess_folder, measures, scores, write_agency
from tests.render.reading import Element, dangers, parse, read, render

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic.fields import FieldInfo

    from prongsai.render import Tree

BLANK = "\n\n"
PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "svg": "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "iframe": '<iframe src="https://example.org"></iframe><object data="x"></object><embed src="x">',
    "style": '<style>*{display:none}</style><p style="position:fixed" onclick="alert(1)">x</p>',
    "javascript": "[x](javascript:alert(1)) <a href=' java&#9;script:alert(1)'>x</a> <javascript:alert(1)>",
    "data": '[x](data:text/html;base64,PHNjcmlwdD4=) ![x](data:image/svg+xml,x) <a href="vbscript:x">x</a>',
    "form": '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    "quotes": "\" onmouseover=\"alert(1)\" ' onfocus='alert(1)' x='",
    "closing": "</title></desc></svg></li></ul></td></table></div></section></p><script>alert(1)</script>",
    "attributes": "x { onclick=alert(1) } {: onclick=alert(1) style=color:red }",
    "heading": f'x{BLANK}## y {{ onclick=alert(1) }}{BLANK}## z {{ id="z onclick=alert(1)" }}{BLANK}w',
    "fence": "x\n~~~ { onclick=alert(1) }\n<script>alert(1)</script>\n~~~\n``` { onclick=alert(1) }\ny\n```",
    "block": f'x{BLANK}<div markdown="1" onclick="alert(1)">{BLANK}<script>alert(1)</script>{BLANK}</div>',
    "comment": "<!-- --><script>alert(1)</script><!-- ]]> <![CDATA[ <?php ?>",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62; &amp;lt;script&amp;gt;",
    "template": "{{ 7*7 }} {% raw %} {# x #} ${7*7}",
}
# Texts that hold a code: what is no code is refused in reading, so nothing else comes through.
CODED = {
    "content_version": "0.2",
    "email": "saraban@example.go.th",
    "indicator": "9",
    "topic": "1",
    "tool": "EIT",
    "question": "e1",
    "item": "O2",
    "items": "O2",
    "cites": "O2",
    "responsible": "unit",
    "ranking": "9",
}
MODELS: dict[str, type[BaseModel]] = {"agency": Agency, "scores": Scores, "analysis": Analysis, "measures": Measures}
KINDS = {
    "คะแนน 0 ถึง 100": "50",
    "จำนวนเต็ม": "2",
    "รหัสอังกฤษตัวเล็ก": "unit",
    "ที่อยู่เว็บ": "https://example.org/a",
    "วันที่ พ.ศ.": "2566-10-01",
    "true หรือ false": "true",
}
YEARS = {"fiscal_year": "2566", "ita_year": "2567", "criteria_year": "2565"}
# An emblem is the name of a file, and what content is of a version: any text is refused. A draft has no page to look at.
LEFT_OUT = {"part_of", "number", "emblem", "draft", "content_version", "not_attached"}
NAME = get_args(Name)[-1]
"""What tells a name, which is shorter, from other texts."""


def notes(field: FieldInfo) -> list[Any]:
    """Return all that is noted about a field's type, at any depth."""
    found: list[Any] = []
    todo: list[Any] = [field.annotation, *field.metadata]
    while todo:
        part = todo.pop()
        found.append(part)
        todo += [*get_args(part), *getattr(part, "__metadata__", ())]
    return found


def words(field: FieldInfo) -> list[str]:
    """Return what a field holds, in the words of the field reference."""
    return [note.thai for note in notes(field) if hasattr(note, "thai")]


def record_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any type expression
    """Return the record that a field holds, alone, in a list or in a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_of(part))), None)


def planted(model: type[BaseModel], payload: str, within: tuple[type[BaseModel], ...] = ()) -> dict[str, Any]:
    """Return a record with every field filled, and `payload` in every text that holds no code, as far as it fits.

    A record that may hold its like holds none.
    """
    if model.__name__ == "Reference":
        return {"text": payload, "printed": payload}
    record: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner = record_of(field.annotation)
        if name in LEFT_OUT or inner in (model, *within):
            continue
        if (value := filled(name, field, payload, (*within, model))) is not None:
            record[field.alias or name] = value
    return record


def filled(name: str, field: FieldInfo, payload: str, within: tuple[type[BaseModel], ...] = ()) -> Any:  # noqa: ANN401 - plain data
    """Return a value for a field: its code, `payload`, a record, or a harmless value of its kind."""
    inner = record_of(field.annotation)
    if inner is not None:
        return planted(inner, payload, within)
    if name in CODED or name in YEARS:
        return CODED.get(name) or YEARS[name]
    kinds = words(field)
    if "ข้อความ" in kinds:
        return named(payload) if NAME in notes(field) else payload
    return next((KINDS[kind] for kind in kinds if kind in KINDS), None)


def named(payload: str) -> str:
    """Return as much of `payload` as a name may have."""
    return payload[:LONGEST_NAME]


def site_of(payload: str, root: Path, framework: str = "nacc") -> Tree:
    """Render an agency whose every text is `payload`, in a framework."""
    site = assess_folder(write_attack(payload, root, framework))
    year = site.agencies[0].years
    assert year, [str(finding) for finding in site.findings]
    return render(site)


def write_attack(payload: str, root: Path, framework: str = "nacc") -> Path:
    """Write an agency whose every text is `payload` below `root`, and return `root`."""
    data: dict[str, Any] = {name: planted(model, payload) for name, model in MODELS.items()}
    data["agency"] |= {"kind": "อบต.", "framework": named(framework)}
    indicator = {"score": "50", "name": named(payload)}
    data["scores"] |= {
        "framework": named(framework),
        "quarters": {"1": "50"},
        "criteria_year": "2565" if framework == "nacc" else None,
        "indicators": dict.fromkeys(map(str, range(1, 11)), indicator),
        "tools": {"IIT": "40", "EIT": "50"},
        "eit_parts": {"1": "50", "2": "50"},
        "earlier": {
            "2564": {"score": "50", "level": named(payload), "rank": {"province": "1", "among": named(payload)}}
        },
        "questions": {"e1": "50"},
        "items": {"O2": data["scores"]["items"]},
    }
    data["analysis"]["limitations_table"]["columns"] = [{"heading": payload, "show": "text"}]
    data["analysis"]["entries"] = [data["analysis"]["entries"], {"about": {"indicator": "9"}, "finding": payload}]
    data["measures"]["disclosure"]["item"] = "O34"
    data["measures"]["measures"]["addresses"] = [data["measures"]["measures"]["addresses"], {"indicator": "9"}]
    data["measures"]["table"]["columns"] = [
        {"heading": payload, "show": show, "merge": "true"}
        for show in ("addresses", "finding", "title", "steps", "responsible", "monitoring")
    ]
    typed = re.sub(r"\{(?=[{%#])", "{ ", payload).replace("}}", "} }")
    narrative = f"{{{{ agency }}}}\n\n## {{{{ agency }}}}\n\n{typed}\n"
    write_agency(root, narrative=narrative, **data)
    progress = root / "ban-na" / "2565" / "progress.yml"
    progress.write_text(yaml.safe_dump(planted_progress(payload), allow_unicode=True), encoding="utf-8")
    return root


def planted_progress(payload: str) -> dict[str, Any]:
    """Return a report on the measures with `payload` in its every text: what was done, and what was not."""
    report = planted(Progress, payload)
    report["disclosure"]["item"] = "O35"
    entry = report["rounds"]["entries"]
    del entry["evidence"]["file"]
    codes = {"measure": "unit", "unit": "unit", "status": "done", "steps": {"1": "done"}}
    report["rounds"] = [report["rounds"] | {"months": "6", "entries": [entry | codes]}]
    return report


@pytest.fixture(params=[*PAYLOADS, *(f"framework: {name}" for name in PAYLOADS)], scope="module")
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return a site in whose every text one payload stands, once as the name of its framework too."""
    foreign, _, name = str(request.param).rpartition(": ")
    payload = PAYLOADS[name]
    return site_of(payload, tmp_path_factory.mktemp("attack"), payload if foreign else "nacc")


def test_every_text_field_is_planted() -> None:
    """The payload reaches every text of every record, but for those that hold a code."""
    seen: list[type[BaseModel]] = []
    todo: list[type[BaseModel]] = list(MODELS.values())
    while todo:
        model = todo.pop()
        if model in seen:
            continue
        seen.append(model)
        todo += [inner for field in model.model_fields.values() if (inner := record_of(field.annotation))]
    texts = {
        (model.__name__, field.alias or name)
        for model in seen
        for name, field in model.model_fields.items()
        if "ข้อความ" in words(field)
    }
    reached = {
        (model.__name__, name) for model in seen for name, value in planted(model, "XX").items() if value == "XX"
    }
    assert len(texts) > 35
    assert {name for _, name in texts - reached} <= {*CODED, *LEFT_OUT}


def test_attacked_pages_are_harmless(attacked: Tree) -> None:
    """No page of a site full of a payload has an element, an attribute or an address that runs code."""
    found = {path: dangers(read(page)) for path, page in attacked.pages.items()}
    assert found == {path: [] for path in attacked.pages}


def test_attacked_titles_are_harmless(attacked: Tree) -> None:
    """Titles, which the theme prints as they are in the page's head and in the navigation, hold no markup."""
    titles = [page.split("---\n")[1] for page in attacked.pages.values()]
    assert all("title: " in title for title in titles)
    assert [title for title in titles + [name for name, _ in attacked.nav] if re.search("[<>]", title)] == []


def test_attacked_redirects_are_harmless(attacked: Tree) -> None:
    """The small pages at lasting addresses have their own script, refresh and mark of a sample, and no payload's."""
    files = {path: parse(data.decode()) for path, data in attacked.files.items() if path.endswith(".html")}
    assert [path.replace("/item-", "/ita-") for path in files] == [
        "ban-na/ita-2567/o34/index.html",
        "ban-na/ita-2567/o35/index.html",
    ]
    for root, part in zip(files.values(), ("measures", "progress"), strict=True):
        to = f"../../2565/{part}/"
        script = {"src": "../../../assets/javascripts/disk.js", "data-to": to}
        assert [element.attributes for element in root.all("script")] == [script]
        assert [element.tag for element in root.all("iframe", "object", "style", "svg", "img")] == []
        assert [element.attributes.get("http-equiv") for element in root.all("meta")] == [None, None, "refresh", None]
        assert {element.attributes["href"] for element in root.all("a", "link")} == {to}
        assert [name for element in root.walk() for name in element.attributes if name.startswith("on")] == []


def test_the_frame_of_an_attacked_page_stands(attacked: Tree) -> None:
    """A payload cannot close our own elements: every page keeps its foot, each table its rows."""
    measures_page = read(attacked.pages["ban-na/2565/measures.md"])
    assert len(measures_page.all("footer")) == 1
    assert len(measures_page.all("thead")[0].all("th")) == 6
    results = read(attacked.pages["ban-na/2565/index.md"])
    drawn = results.all("svg")
    assert len(drawn) >= 11
    assert {one.tag for svg in drawn for one in svg.inside if isinstance(one, Element)} == {"rect"}


@pytest.mark.parametrize("name", CODED)
def test_a_code_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    """A text that should hold a code comes through only as a code."""
    bad = PAYLOADS["script"]
    special: dict[str, dict[str, Any]] = {
        "items": {"analysis": {"entries": [{"about": {"item": "O1"}, "finding": "x", "items": [bad]}]}},
        "cites": {"analysis": {"advice": [{"text": "x", "cites": [bad]}]}},
        "responsible": {"measures": measures({"responsible": [bad]})},
        "ranking": {"scores": scores(ranking=[bad])},
    }
    files = special.get(name, {"measures": measures({"addresses": [{name: bad}]})})
    site = assess_folder(write_agency(tmp_path, **files))
    assert site.findings.errors
    assert [agency.years for agency in site.agencies] == [()]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", 'https://a.b/"onx="'])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    """A web address begins with http or https and holds no quote."""
    source = scores(source={"title": "x", "url": address})
    assert [finding.code for finding in assess_folder(write_agency(tmp_path, scores=source)).findings.errors] == [
        "E118"
    ]


def test_a_template_in_a_text_is_text(tmp_path: Path) -> None:
    """Placeholders stand for figures in a narrative alone; in any other text they are letters."""
    page = read(site_of(PAYLOADS["template"], tmp_path).pages["ban-na/2565/measures.md"])
    assert page.text().count("{{ 7*7 }}") > 5


LITERAL = [
    "*ดาว* _ขีด_ **หนา**",
    "[x](https://example.org)",
    "![x](y.png)",
    "<b>หนา</b> & &amp; <x>",
    "{ #other } {: .x }",
    "`โค้ด` ~~ขีดฆ่า~~ ^ยก^ ==เน้น==",
    "1. ข้อ | ตาราง: # + - !",
    "กลับ \\* หลัง \\",
    "# หัวข้อ #",
    "https://example.org/a_b_c",
]


@pytest.mark.parametrize("title", LITERAL)
def test_a_title_is_shown_as_it_is_typed(tmp_path: Path, title: str) -> None:
    """Markdown and HTML in titles come out as the letters that were typed, on every kind of heading."""
    agency = AGENCY | {"name": title, "short_name": title}
    root = write_agency(tmp_path, agency=agency, measures=measures({"title": title}))
    pages = render(assess_folder(root)).pages
    headings = [heading(read(pages["ban-na/index.md"]), "h1"), heading(read(pages["ban-na/2565/measures.md"]), "h3")]
    assert [element.text().removesuffix(" ¶") for element in headings] == [title, title]
    inner = [child for element in headings for child in element.inside if isinstance(child, Element)]
    assert [child.attributes["class"] for child in inner] == ["headerlink"]
    assert headings[1].attributes == {"id": "m1"}
    meta = yaml.safe_load(pages["ban-na/index.md"].split("---\n")[1])
    assert html.unescape(meta["title"]) == title


def heading(root: Element, tag: str) -> Element:
    """Return the first heading of a level."""
    return root.all(tag)[0]


def test_the_narratives_own_markdown_works(tmp_path: Path) -> None:
    """Emphasis, lists, tables, links and ids of headings, which the guide promises, come through the cleaning."""
    text = (
        "## หัวข้อ { #own }\n\n**หนา** [ลิงก์](https://example.org/)\n\n- หนึ่ง\n- สอง\n\n"
        "| ก | ข |\n|---|--:|\n| 1 | 2 |\n\n# ใหญ่\n\n## *เอน*\n\nเชิงอรรถ[^1]\n\n[^1]: หมายเหตุ\n"
    )
    root = write_agency(tmp_path, narrative=text)
    page = read(render(assess_folder(root)).pages["ban-na/2565/analysis.md"])
    assert [(h.tag, h.attributes["id"], h.text()) for h in page.all("h2")] == [
        ("h2", "own", "หัวข้อ"),
        ("h2", "s2", "ใหญ่"),
        ("h2", "s3", "เอน"),
    ]
    assert [element.text() for element in page.all("strong")] == ["หนา"]
    assert [cell.text() for cell in page.all("td")] == ["1", "2"]
    own = [a for a in page.all("a") if a.attributes.get("href") == "https://example.org/"]
    assert [link.attributes["rel"] for link in own] == ["noopener noreferrer"]
    assert "หมายเหตุ" in page.text()


@pytest.mark.parametrize(
    ("typed", "around"),
    [
        ("> # ในคำอ้าง\n> ข้อความ", "blockquote"),
        ("- # ในรายการ", "li"),
        ("ก[^1]\n\n[^1]: # ในเชิงอรรถ", "li"),
        ("<div><h2 id='x'>ในกล่อง</h2></div>", "div"),
    ],
)
def test_a_heading_within_something_is_a_line_in_bold(tmp_path: Path, typed: str, around: str) -> None:
    """Pages are parted at headings of their own: one within a list, a quotation, a note or a box parts nothing."""
    root = write_agency(tmp_path, narrative=f"# ผล\n\n{typed}\n\n## ข้อ\n\nท้าย\n")
    page = read(render(assess_folder(root)).pages["ban-na/2565/analysis.md"])
    bold = [one.text() for box in page.all(around) for one in box.all("strong")]
    assert {text for text in bold if text in typed} == {typed[typed.index("ใน") :].partition("\n")[0].partition("<")[0]}
    assert [one.text() for one in page.all("h2", "h3") if one.text().strip("¶") in ("ผล", "ข้อ")] == ["ผล", "ข้อ"]
