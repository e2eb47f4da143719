"""The description of a year's open data for the government's data catalogue (คำอธิบายชุดข้อมูล, GD Catalog).

The catalogue asks for 14 fields (dsdw.gdcatalog.go.th); their names, labels and choices are those of the form of its
own extension, ckanext-thai_gdc (`ckan_dataset.json`), where 13 are marked as required and every dataset has an owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prongsai.render._shown import indicators_counted
from prongsai.words import plain

if TYPE_CHECKING:
    from prongsai.assess import AssessedSite, Assessment

FIELDS = {
    "data_type": "ประเภทชุดข้อมูล",
    "title": "ชื่อชุดข้อมูล",
    "owner_org": "องค์กร",
    "maintainer": "ชื่อผู้ติดต่อ",
    "maintainer_email": "อีเมลผู้ติดต่อ",
    "tag_string": "คำสำคัญ",
    "notes": "รายละเอียด",
    "objective": "วัตถุประสงค์",
    "update_frequency_unit": "หน่วยความถี่ของการปรับปรุงข้อมูล",
    "geo_coverage": "ขอบเขตเชิงภูมิศาสตร์หรือเชิงพื้นที่",
    "data_source": "แหล่งที่มา",
    "data_format": "รูปแบบการเก็บข้อมูล",
    "data_category": "หมวดหมู่ข้อมูลตามธรรมาภิบาลข้อมูลภาครัฐ",
    "license_id": "สัญญาอนุญาต",
}
"""The fields by the catalogue's names and in its order, and their labels."""
_UNKNOWN_COVERAGE = "ไม่ทราบ"
_LICENCES = {
    "CC-BY-4.0": "Creative Commons Attributions",
    "CC-BY-SA-4.0": "Creative Commons Attribution Share-Alike",
    "ODC-BY-1.0": "Open Data Common",
    None: "License not specified",
}


def catalogue_record(assessment: Assessment) -> dict[str, Any]:
    """Return the 14 fields, and those that two of them need; None where agency.yml does not tell."""
    agency, source = assessment.agency, assessment.report.scores.source
    known = agency.known_kind
    compiled = agency.compiled_from.title if agency.compiled_from else None
    followed = "และมาตรการที่ตามมา" if assessment.report.has_measures else ""
    return {
        "data_type": "ข้อมูลหลากหลายประเภท",
        "title": dataset_name(assessment),
        "owner_org": agency.name,
        # Who compiled a report from what another published is not told by agency.yml.
        "maintainer": None if agency.compiled_from else agency.name,
        "maintainer_email": agency.contact.email if agency.contact else None,
        "tag_string": dataset_keywords(assessment),
        "notes": dataset_description(assessment),
        "objective": ["อื่นๆ"],
        "objective_other": f"เปิดเผยผลการประเมิน {assessment.framework.name} {followed}ต่อสาธารณะ",
        "update_frequency_unit": "ปี",
        "update_frequency_interval": 1,
        "geo_coverage": known.coverage if known and known.coverage else _UNKNOWN_COVERAGE,
        "data_source": source.title if source else compiled,
        "data_format": ["CSV", "JSON"],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": _LICENCES[agency.licence],
    }


def site_record(site: AssessedSite) -> dict[str, Any]:
    """Return the 14 fields of the dataset of a whole site: what its agencies do not share is not told of it."""
    agencies = [one.agency for one in site.agencies]
    alone = agencies[0] if len(agencies) == 1 else None
    frameworks = {year.framework.name for one in site.agencies for year in one.years}
    coverages = [one.known_kind.coverage if one.known_kind else None for one in agencies]
    return {
        "data_type": "ข้อมูลหลากหลายประเภท",
        "title": plain("opendata.title"),
        "owner_org": alone.name if alone else None,
        "maintainer": alone.name if alone and not alone.compiled_from else None,
        "maintainer_email": alone.contact.email if alone and alone.contact else None,
        "tag_string": sorted({"คุณธรรมและความโปร่งใส", *frameworks}),
        "notes": plain("opendata.lead"),
        "objective": ["อื่นๆ"],
        "objective_other": plain("opendata.objective"),
        "update_frequency_unit": "ปี",
        "update_frequency_interval": 1,
        "geo_coverage": _shared(coverages) or _UNKNOWN_COVERAGE,
        "data_source": plain("opendata.source"),
        "data_format": ["CSV", "JSON"],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": _LICENCES[_shared([one.licence for one in agencies])],
    }


def _shared(values: list[str | None]) -> str | None:
    """Return the value that all have; None where they differ, or there is none."""
    return values[0] if len({*values}) == 1 else None


def dataset_name(assessment: Assessment) -> str:
    """Return the name of a year's open data (ชื่อชุดข้อมูล)."""
    results = f"ผลการประเมิน {assessment.framework.name} ปี {assessment.year}"
    measures = f" และมาตรการปีงบประมาณ {assessment.fiscal_year}" if assessment.report.has_measures else ""
    return f"{results}{measures} ของ{assessment.agency.name}"


def dataset_description(assessment: Assessment) -> str:
    """Return what a year's open data holds (รายละเอียด), in one sentence."""
    figures = {"framework": assessment.framework.name, "name": assessment.agency.name, "year": assessment.year}
    if not assessment.report.has_measures:
        return plain("metadata.dataset_alone", **figures)
    return plain(
        "metadata.dataset",
        indicators=indicators_counted(assessment),
        count=len(assessment.measures),
        fiscal_year=assessment.fiscal_year,
        **figures,
    )


def dataset_keywords(assessment: Assessment) -> list[str]:
    """Return the words under which a year's open data is found (คำสำคัญ)."""
    agency = assessment.agency
    framework = assessment.framework.name
    words = [framework, "คุณธรรมและความโปร่งใส", f"{framework} {assessment.year}", agency.name, agency.province]
    return [word for word in words if word]


def catalogue_rows(record: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """Return the 14 fields as readers see them: name, label, and value; None for one that is not told."""
    other = {"objective": record["objective_other"]}
    return [(name, label, other.get(name) or _words(record[name])) for name, label in FIELDS.items()]


def _words(value: str | list[str] | None) -> str | None:
    return ", ".join(value) if isinstance(value, list) else value
