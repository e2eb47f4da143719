"""Reading content: files, encodings, YAML with line numbers, and the typed model of an agency's reports."""

from prongsai.content._addresses import ADDRESSES_FILE, ListedAddress
from prongsai.content._bounds import LONGEST_NARRATIVE, excess
from prongsai.content._dates import (
    BE,
    MONTHS,
    MONTHS_SHORT,
    ThaiDate,
    answering_year,
    long_date,
    parse_date,
    short_date,
)
from prongsai.content._describe import (
    FILE_RECORDS,
    described_records,
    holds_prose,
    record_in,
    records_below,
    type_words,
)
from prongsai.content._emblem import Emblem
from prongsai.content._evidence import EVIDENCE_LIMIT, evidence_endings
from prongsai.content._fields import MONEY
from prongsai.content._frameworks import CRITERIA_FOLDER
from prongsai.content._history import last_changes, missing_history
from prongsai.content._load import YEARS, agency_folders, load_agencies, load_homes, load_site
from prongsai.content._marks import BULLETS, TYPED_BY_WORD, Marked, kind_of, marked, read_marks
from prongsai.content._meant import name_meant, reference_meant
from prongsai.content._periods import (
    NAMED_MONTHS,
    PERIODS,
    contradiction,
    days_of,
    differ,
    fiscal_days,
    lies_within,
    months_of,
    read_period,
)
from prongsai.content._references import criteria_of
from prongsai.content._said import Said, headed_fields, said_of
from prongsai.content._scalars import Run
from prongsai.content._shapes import Shape, shapes_of
from prongsai.content._site import AgencyContent, ProgressParts, Report, Site, Torn
from prongsai.content._source import Location, Scalar, Source, is_led_outside
from prongsai.content._today import read_today
from prongsai.content._version import CONTENT_VERSION
from prongsai.content._versions import NARRATIVE_FILE, FileContent, Version, history_marks, read_versions
from prongsai.content._yaml import parse
from prongsai.content.model.agency import LICENCES, Agency, CompiledFrom, Contact, Unit
from prongsai.content.model.analysis import (
    ENTRY_KINDS,
    Advice,
    Analysis,
    Document,
    Entry,
    Limitation,
    LimitationColumn,
    LimitationsTable,
)
from prongsai.content.model.base import Inline
from prongsai.content.model.measures import COLUMN_FIELDS, Column, Defaults, Measure, Measures, Thresholds
from prongsai.content.model.plan import LAST_MONTH, Budget, Kpi, Period, Window, baht, due_months, span_words
from prongsai.content.model.points import Point, Step, SubStep
from prongsai.content.model.progress import REASONS, STATUSES, Evidence, Progress, ProgressEntry, Round
from prongsai.content.model.record import Acknowledgement, Disclosure, Note, Reference, ReferenceKind
from prongsai.content.model.scores import EarlierYear, ItemResult, PartScore, Rank, Scores

__all__ = [
    "ADDRESSES_FILE",
    "BE",
    "BULLETS",
    "COLUMN_FIELDS",
    "CONTENT_VERSION",
    "CRITERIA_FOLDER",
    "ENTRY_KINDS",
    "EVIDENCE_LIMIT",
    "FILE_RECORDS",
    "LAST_MONTH",
    "LICENCES",
    "LONGEST_NARRATIVE",
    "MONEY",
    "MONTHS",
    "MONTHS_SHORT",
    "NAMED_MONTHS",
    "NARRATIVE_FILE",
    "PERIODS",
    "REASONS",
    "STATUSES",
    "TYPED_BY_WORD",
    "YEARS",
    "Acknowledgement",
    "Advice",
    "Agency",
    "AgencyContent",
    "Analysis",
    "Budget",
    "Column",
    "CompiledFrom",
    "Contact",
    "Defaults",
    "Disclosure",
    "Document",
    "EarlierYear",
    "Emblem",
    "Entry",
    "Evidence",
    "FileContent",
    "Inline",
    "ItemResult",
    "Kpi",
    "Limitation",
    "LimitationColumn",
    "LimitationsTable",
    "ListedAddress",
    "Location",
    "Marked",
    "Measure",
    "Measures",
    "Note",
    "PartScore",
    "Period",
    "Point",
    "Progress",
    "ProgressEntry",
    "ProgressParts",
    "Rank",
    "Reference",
    "ReferenceKind",
    "Report",
    "Round",
    "Run",
    "Said",
    "Scalar",
    "Scores",
    "Shape",
    "Site",
    "Source",
    "Step",
    "SubStep",
    "ThaiDate",
    "Thresholds",
    "Torn",
    "Unit",
    "Version",
    "Window",
    "agency_folders",
    "answering_year",
    "baht",
    "contradiction",
    "criteria_of",
    "days_of",
    "described_records",
    "differ",
    "due_months",
    "evidence_endings",
    "excess",
    "fiscal_days",
    "headed_fields",
    "history_marks",
    "holds_prose",
    "is_led_outside",
    "kind_of",
    "last_changes",
    "lies_within",
    "load_agencies",
    "load_homes",
    "load_site",
    "long_date",
    "marked",
    "missing_history",
    "months_of",
    "name_meant",
    "parse",
    "parse_date",
    "read_marks",
    "read_period",
    "read_today",
    "read_versions",
    "record_in",
    "records_below",
    "reference_meant",
    "said_of",
    "shapes_of",
    "short_date",
    "span_words",
    "type_words",
]
