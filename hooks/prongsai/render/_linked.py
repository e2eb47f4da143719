"""Linked data (schema.org) that tells machines what a page tells its readers, as JSON-LD in the page's head.

An invented agency (หน่วยงานสมมุติ) has none: machines do not read the notice that it is invented.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from prongsai.addresses import paths
from prongsai.content import BE, LICENCES
from prongsai.render._catalogue import dataset_description, dataset_keywords, dataset_name
from prongsai.render.data.values import DATA_FILES
from prongsai.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from prongsai.assess import AssessedAgency, Assessment
    from prongsai.content import Agency, CompiledFrom

    Address = Callable[[str], str]
    """How a page names another address of the site: in full where that is known, else as seen from the page."""

Node = dict[str, Any]


def as_text(nodes: Iterable[Node]) -> str:
    """Return linked data as the text of a script element; nothing in it can end the element or begin another."""
    graph = {"@context": "https://schema.org", "@graph": [*nodes]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # JSON's own escapes: readers of JSON see the same text, and readers of HTML no mark-up.
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def breadcrumbs(crumbs: Iterable[tuple[str, str]], title: str, at: str, url: Address) -> Node:
    """Return the way to a page (เส้นทางของหน้า), the page itself at its end."""
    steps = [*crumbs, (title, at)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url(to)}
        for number, (name, to) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organization(agency: AssessedAgency, url: Address) -> Node:
    """Return the agency (หน่วยงาน) with what agency.yml tells of it."""
    told, contact = agency.agency, agency.agency.contact
    place = {
        "@type": "PostalAddress",
        "streetAddress": contact.address if contact else None,
        "addressLocality": told.district,
        "addressRegion": told.province,
        "addressCountry": "TH",
    }
    node = {
        **_named(agency, url),
        "alternateName": told.short_name,
        "url": told.website,
        "address": _given(place),
        "telephone": contact.phone if contact else None,
        "email": contact.email if contact else None,
        "sameAs": contact.facebook_page if contact else None,
        "logo": url(paths.emblem(agency.slug, agency.emblem.file)) if agency.emblem else None,
    }
    return _given(node)


def report(
    agency: AssessedAgency, assessment: Assessment, told: tuple[str, str], changed: date | None, url: Address
) -> Node:
    """Return a page of a year's report (รายงาน); `told` is its heading and its address."""
    compiled = agency.agency.compiled_from
    node = {
        "@type": "Report",
        "name": f"{told[0]} {agency.agency.name}",
        "url": url(told[1]),
        "inLanguage": "th",
        "about": _named(agency, url),
        # Who compiled a report from what another published is not told by agency.yml.
        "author": None if compiled else _named(agency, url),
        "temporalCoverage": _fiscal_years(assessment.year, assessment.year),
        "dateModified": changed.isoformat() if changed else None,
        "isBasedOn": _source(compiled) if compiled else None,
    }
    return _given(node)


def dataset(agency: AssessedAgency, assessment: Assessment, changed: date | None, url: Address) -> Node:
    """Return a year's open data (ข้อมูลเปิด) with its files."""
    folder = paths.part(agency.slug, assessment.year, "data")
    compiled, licence = agency.agency.compiled_from, agency.agency.licence
    files = [name for name in DATA_FILES if name != "progress.csv" or assessment.progress]
    node = {
        "@type": "Dataset",
        "name": dataset_name(assessment),
        "description": dataset_description(assessment),
        "url": url(folder),
        "inLanguage": "th",
        "isAccessibleForFree": True,
        "license": LICENCES[licence] if licence else None,
        "creator": None if compiled else _named(agency, url),
        "about": _named(agency, url),
        "isBasedOn": _source(compiled) if compiled else None,
        "keywords": dataset_keywords(assessment),
        "temporalCoverage": _fiscal_years(assessment.year, assessment.fiscal_year),
        "spatialCoverage": {"@type": "Place", "name": where(assessment.agency)},
        "variableMeasured": [result.called for result in assessment.indicators],
        "dateModified": changed.isoformat() if changed else None,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "contentUrl": url(folder + name),
                "encodingFormat": DATA_FILES[name],
            }
            for name in files
        ],
    }
    return _given(node)


def where(agency: Agency) -> str:
    """Return an agency with the place that it serves, unless its name tells that (จังหวัดอุตรดิตถ์)."""
    found = place(agency)
    return agency.name if found in agency.name else f"{agency.name} {found}"


def place(agency: Agency) -> str:
    """Return the subdistrict and district, where given, and the province of an agency; the capital has its own.

    Nothing is returned for an agency that lies in no one province.
    """
    province = agency.province
    if province is None:
        return ""
    if agency.in_capital:
        return plain("common.place.capital", district=agency.district) if agency.district else province
    if agency.district and agency.subdistrict:
        names = {"subdistrict": agency.subdistrict, "district": agency.district, "province": province}
        return plain("common.place.subdistrict", **names)
    if agency.district:
        return plain("common.place.district", district=agency.district, province=province)
    return plain("common.place.province", province=province)


def _named(agency: AssessedAgency, url: Address) -> Node:
    at = url(paths.agency(agency.slug))
    return {"@type": "GovernmentOrganization", "@id": f"{at}#agency", "name": agency.agency.name}


def _source(compiled: CompiledFrom) -> Node:
    return _given({"@type": "Report", "name": compiled.title, "url": compiled.url})


def _fiscal_years(first: int, last: int) -> str:
    """Return the days of fiscal years (ปีงบประมาณ, from 1 October of the year before), given in the Buddhist era."""
    return f"{first - BE - 1}-10-01/{last - BE}-09-30"


def _given(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
