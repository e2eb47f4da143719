"""Findings: what is wrong, where, and how to mend it. One catalogue; text, JSON and CI annotations render it."""

from prongsai.findings._catalogue import SEVERITY_WORDS, Entry, Severity, catalogue, explained
from prongsai.findings._finding import ContentError, Finding, Findings, Place, gathered
from prongsai.findings._format import FORMATS, as_record, literal, render_findings, shown_folder

__all__ = [
    "FORMATS",
    "SEVERITY_WORDS",
    "ContentError",
    "Entry",
    "Finding",
    "Findings",
    "Place",
    "Severity",
    "as_record",
    "catalogue",
    "explained",
    "gathered",
    "literal",
    "render_findings",
    "shown_folder",
]
