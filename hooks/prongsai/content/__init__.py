"""Reading content: files, encodings, YAML with line numbers, and the typed model of an agency's reports."""

from prongsai.content._addresses import ADDRESSES_FILE, ListedAddress
from prongsai.content._dates import ThaiDate, long_date, parse_date, short_date
from prongsai.content._describe import FILE_RECORDS, records_below, type_words
from prongsai.content._history import last_changes
from prongsai.content._load import load_site
from prongsai.content._model import (
    COLUMN_FIELDS,
    ENTRY_KINDS,
    KINDS,
    PERIODS,
    Acknowledgement,
    Advice,
    Agency,
    Analysis,
    Column,
    Contact,
    Entry,
    ItemResult,
    Limitation,
    Measure,
    Measures,
    Note,
    Period,
    Reference,
    ReferenceKind,
    Scores,
    Thresholds,
    Unit,
)
from prongsai.content._progress_model import LAST_MONTH, STATUSES, Evidence, Progress, ProgressEntry, Round
from prongsai.content._references import criteria_of
from prongsai.content._site import AgencyContent, Report, Site
from prongsai.content._source import Source
from prongsai.content._today import read_today

__all__ = [
    "ADDRESSES_FILE",
    "COLUMN_FIELDS",
    "ENTRY_KINDS",
    "FILE_RECORDS",
    "KINDS",
    "LAST_MONTH",
    "PERIODS",
    "STATUSES",
    "Acknowledgement",
    "Advice",
    "Agency",
    "AgencyContent",
    "Analysis",
    "Column",
    "Contact",
    "Entry",
    "Evidence",
    "ItemResult",
    "Limitation",
    "ListedAddress",
    "Measure",
    "Measures",
    "Note",
    "Period",
    "Progress",
    "ProgressEntry",
    "Reference",
    "ReferenceKind",
    "Report",
    "Round",
    "Scores",
    "Site",
    "Source",
    "ThaiDate",
    "Thresholds",
    "Unit",
    "criteria_of",
    "last_changes",
    "load_site",
    "long_date",
    "parse_date",
    "read_today",
    "records_below",
    "short_date",
    "type_words",
]
