"""Linked data (schema.org) and the description for the government's data catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from prongsai.assess import assess_site
from prongsai.content import load_site
from prongsai.render import Options, render_site
from tests.metadata.conftest import URL, fronts
from tests.render.reading import TEMPLATES, read

if TYPE_CHECKING:
    from prongsai.render import Tree
    from tests.conftest import TinySite
    from tests.metadata.conftest import Front

TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": '^https?://[^ <>"]+$'}
DAYS = {"type": "string", "pattern": "^[0-9]{4}-10-01/[0-9]{4}-09-30$"}


def kind(name: str, required: dict[str, Any], **optional: Any) -> dict[str, Any]:  # noqa: ANN401 - any schema
    """Return the JSON Schema of a schema.org type as far as we use it; no other property may stand in it."""
    known = {"@type": {"const": name}, **required, **optional}
    return {"type": "object", "properties": known, "required": ["@type", *required], "additionalProperties": False}


NAMED = kind("GovernmentOrganization", {"@id": ADDRESS, "name": TEXT})
SOURCE = kind("Report", {"name": TEXT}, url=ADDRESS)
POSTAL = kind(
    "PostalAddress",
    {"addressRegion": TEXT, "addressCountry": {"const": "TH"}},
    streetAddress=TEXT,
    addressLocality=TEXT,
)
STEP = kind("ListItem", {"position": {"type": "integer", "minimum": 1}, "name": TEXT, "item": ADDRESS})
DOWNLOAD = kind(
    "DataDownload", {"name": TEXT, "contentUrl": ADDRESS, "encodingFormat": {"enum": ["application/json", "text/csv"]}}
)
KINDS = {
    "BreadcrumbList": kind("BreadcrumbList", {"itemListElement": {"type": "array", "items": STEP, "minItems": 2}}),
    "GovernmentOrganization": kind(
        "GovernmentOrganization", {"@id": ADDRESS, "name": TEXT, "alternateName": TEXT, "address": POSTAL},
        url=ADDRESS, telephone=TEXT, email=TEXT, sameAs=ADDRESS, logo=ADDRESS,
    ),
    "Report": kind(
        "Report", {"name": TEXT, "url": ADDRESS, "inLanguage": {"const": "th"}, "about": NAMED, "temporalCoverage": DAYS},
        author=NAMED, isBasedOn=SOURCE, dateModified={"type": "string", "format": "date"},
    ),
    "Dataset": kind(
        "Dataset",
        {
            "name": TEXT, "description": {"type": "string", "minLength": 50, "maxLength": 5000}, "url": ADDRESS,
            "inLanguage": {"const": "th"}, "isAccessibleForFree": {"const": True}, "about": NAMED,
            "keywords": {"type": "array", "items": TEXT}, "temporalCoverage": DAYS,
            "spatialCoverage": kind("Place", {"name": TEXT}),
            "variableMeasured": {"type": "array", "items": TEXT, "minItems": 10, "maxItems": 10},
            "distribution": {"type": "array", "items": DOWNLOAD, "minItems": 3},
        },
        creator=NAMED, isBasedOn=SOURCE, license=ADDRESS, dateModified={"type": "string", "format": "date"},
    ),
}  # fmt: skip
GRAPH = {
    "type": "object",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "minItems": 1, "items": {"oneOf": list(KINDS.values())}},
    },
    "required": ["@context", "@graph"],
    "additionalProperties": False,
}
CATALOGUE = [
    "data_type", "title", "owner_org", "maintainer", "maintainer_email", "tag_string", "notes", "objective",
    "update_frequency_unit", "geo_coverage", "data_source", "data_format", "data_category", "license_id",
]  # fmt: skip
FORM = {
    "data_type": ["ข้อมูลระเบียน", "ข้อมูลสถิติ", "ข้อมูลภูมิสารสนเทศเชิงพื้นที่", "ข้อมูลหลากหลายประเภท", "ข้อมูลประเภทอื่นๆ"],
    "update_frequency_unit": ["ปี"],
    "geo_coverage": ["เทศบาล/อบต.", "จังหวัด", "ไม่ทราบ"],
    "data_category": ["ข้อมูลสาธารณะ"],
    "license_id": [
        "License not specified", "Creative Commons Attributions", "Creative Commons Attribution Share-Alike", "Open Data Common",
    ],
}  # fmt: skip


def nodes(head: Front) -> dict[str, dict[str, Any]]:
    """Return a page's linked data by type."""
    return {node["@type"]: node for node in json.loads(head["linked"])["@graph"]}


def test_all_linked_data_is_valid(heads: dict[str, Front]) -> None:
    """Every page's linked data has what its types must have, nothing that they do not know, and full addresses."""
    linked = {path: json.loads(head["linked"]) for path, head in heads.items() if "linked" in head}
    assert len(linked) == 4 + 3 * 7, "all but the front page and the invented agency's pages"
    for data in linked.values():
        jsonschema.validate(data, GRAPH)
    types = {node["@type"] for data in linked.values() for node in data["@graph"]}
    assert types == set(KINDS)


def test_each_page_tells_what_it_is(heads: dict[str, Front]) -> None:
    """An agency's own pages are the agency, the parts of a year are reports, and the open data is a data set."""
    told = {path.removeprefix("town/"): [*nodes(head)][-1] for path, head in heads.items() if path.startswith("town/")}
    reports = dict.fromkeys(["2568/index.md", "2568/analysis.md", "2568/measures.md", "2568/progress.md"], "Report")
    own = dict.fromkeys(["index.md", "brief/index.md"], "GovernmentOrganization")
    assert told == own | reports | {"2568/data.md": "Dataset"}


def test_addresses_lead_to_what_is_published(tree: Tree, heads: dict[str, Front]) -> None:
    """The files of a data set are among the site's files, and the way to a page leads over its pages."""
    pages = {path.removesuffix(".md").removesuffix("index").rstrip("/") for path in tree.pages}
    for head in (head for head in heads.values() if "linked" in head):
        found = nodes(head)
        for step in found["BreadcrumbList"]["itemListElement"]:
            assert step["item"].removeprefix(URL).rstrip("/") in pages
        for file in found.get("Dataset", {}).get("distribution", []):
            assert file["contentUrl"].removeprefix(URL) in tree.files


def test_a_data_set_says_what_it_covers(heads: dict[str, Front]) -> None:
    """Fiscal years in the common era, the place, the source, and no licence or maker where none is told."""
    data = nodes(heads["subdistrict/2565/data.md"])["Dataset"]
    assert data["temporalCoverage"] == "2021-10-01/2023-09-30"
    assert data["spatialCoverage"]["name"] == "องค์การบริหารส่วนตำบลน้ำคำ อำเภอธารทอง จังหวัดฟ้างาม"
    assert data["isBasedOn"]["name"].startswith("รายงานการวิเคราะห์ผลการประเมิน")
    assert data.keys().isdisjoint({"license", "creator"})


def test_an_agencys_own_data_names_its_maker_and_licence(tiny: TinySite) -> None:
    """The licence of agency.yml is named by its address, and the agency as who made the data and wrote the report."""
    tiny.append("thung-thong/agency.yml", "licence: CC-BY-4.0\nwebsite: https://thungthong.example.go.th\n")
    tree = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES, site_url=URL))
    heads, agency = fronts(tree), f"{URL}thung-thong/#agency"
    data = nodes(heads["thung-thong/2568/data.md"])["Dataset"]
    assert (data["license"], data["creator"]["@id"]) == ("https://creativecommons.org/licenses/by/4.0/", agency)
    assert nodes(heads["thung-thong/2568/index.md"])["Report"]["author"]["@id"] == agency
    assert nodes(heads["thung-thong/index.md"])["GovernmentOrganization"]["url"] == "https://thungthong.example.go.th"
    assert (
        json.loads(tree.files["thung-thong/2568/data/catalogue.json"])["license_id"] == "Creative Commons Attributions"
    )


def test_addresses_are_relative_where_the_sites_own_is_not_known(tiny: TinySite) -> None:
    """Without an address of the site, others are named as seen from the page, by which JSON-LD resolves them."""
    tree = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES))
    found = nodes(fronts(tree)["thung-thong/2568/data.md"])
    assert [step["item"] for step in found["BreadcrumbList"]["itemListElement"]] == ["../../../", "../../", "../", "./"]
    assert found["Dataset"]["distribution"][0]["contentUrl"] == "report.json"


@pytest.mark.parametrize("attack", ["</script><script>alert(1)</script>", "<!--<script>", "a&lt;/script&gt;\u2028b"])
def test_nothing_ends_the_element(tiny: TinySite, attack: str) -> None:
    """Whatever stands in a name stays a name: no mark-up is left in the text, and machines read it as it was."""
    tiny.edit("thung-thong/agency.yml", "name: เทศบาลตำบลทุ่งทอง", f'name: "{attack}"')
    tree = render_site(assess_site(load_site(tiny.root)), Options(TEMPLATES))
    linked = fronts(tree)["thung-thong/index.md"]["linked"]
    assert not {*linked} & {*"<>&\u2028\u2029"}
    assert json.loads(linked)["@graph"][-1]["name"] == attack


def test_an_invented_agency_is_not_told_to_machines(heads: dict[str, Front]) -> None:
    """Pages of the sample have no linked data and ask search engines to leave them out."""
    sample = [head for path, head in heads.items() if path.startswith("sample/")]
    assert len(sample) == 17
    assert [("linked" in head, head["robots"]) for head in sample] == [(False, "noindex")] * 17


def test_the_catalogue_has_the_14_fields(tree: Tree) -> None:
    """The data of each year, and of all agencies together, are described by the catalogue's 14 fields, with choices of its form."""
    files = {path: json.loads(data) for path, data in tree.files.items() if path.endswith("/catalogue.json")}
    assert len(files) == 7
    for record in files.values():
        assert [name for name in record if name in CATALOGUE] == CATALOGUE
        assert [name for name, choices in FORM.items() if record[name] not in choices] == []
    assert files["province/2566/data/catalogue.json"]["geo_coverage"] == "จังหวัด"
    assert files["province/2566/data/catalogue.json"]["maintainer"] is None
    whole = files["data/catalogue.json"]
    assert (whole["owner_org"], whole["geo_coverage"], whole["license_id"]) == (
        None,
        "ไม่ทราบ",
        "License not specified",
    )


def test_the_data_page_shows_the_14_fields(tree: Tree) -> None:
    """Readers see the same 14, and are told which are not given yet."""
    page = read(tree.pages["sample/2567/data.md"])
    (table,) = [table for table in page.all("table") if "คำอธิบายชุดข้อมูล" in table.all("caption")[0].text()]
    rows = {row.all("code")[0].text(): row.all("td")[-1].text() for row in table.all("tr") if row.all("code")}
    assert list(rows) == CATALOGUE
    assert rows["maintainer_email"] == "ยังไม่ระบุ"
    assert rows["license_id"] == "Creative Commons Attributions"
    assert rows["objective"] == "เปิดเผยผลการประเมิน ITA และมาตรการที่ตามมาต่อสาธารณะ"
