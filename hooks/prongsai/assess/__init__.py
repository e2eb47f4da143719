"""Assessing a report: what its figures give, what contradicts, and the narrative with its figures filled in. Pure."""

from prongsai.assess._assess import assess_site
from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment, Remark
from prongsai.assess._expanded import BLOCK, Block, Narrative
from prongsai.assess._parts import in_short, join_sites
from prongsai.assess._published import (
    agency_redirects,
    item_address,
    lasting_addresses,
    missing_addresses,
    missing_homes,
    published_addresses,
    redirects,
)
from prongsai.assess.checks.evidence import hidden_evidence, hidden_in
from prongsai.assess.checks.personal import masked
from prongsai.assess.checks.prose import ByHand, typed_by_hand
from prongsai.assess.elements.element import Required
from prongsai.assess.elements.report import report_elements
from prongsai.assess.elements.required import checklist
from prongsai.assess.elements.unknown import left_out, unknowns
from prongsai.assess.figures.arithmetic import Indicator, ToolScore
from prongsai.assess.figures.disclosure import DisclosedItem
from prongsai.assess.figures.due import Due, Key, days_of
from prongsai.assess.figures.measures import MeasureView, unit_names
from prongsai.assess.figures.outcomes import STATES, Delivery, Outcome, State
from prongsai.assess.figures.progress import (
    SOON,
    MeasureProgress,
    ProgressLine,
    ProgressView,
    RoundView,
    Standing,
    StepProgress,
    UnitBoard,
)
from prongsai.assess.figures.steps import Step, every_step
from prongsai.assess.figures.subjects import Subject
from prongsai.assess.narrative.placeholders import CHARTS, PLACEHOLDERS, TABLES, Placeholders
from prongsai.assess.years.changes import Change, Named, Revision, changes_between, revisions_of
from prongsai.assess.years.compare import Comparison, Group, Spread, compare_site
from prongsai.assess.years.priorities import Priorities, Priority, priorities_of
from prongsai.assess.years.trends import Followed, Point, Series, Trends, trends_of

__all__ = [
    "BLOCK",
    "CHARTS",
    "PLACEHOLDERS",
    "SOON",
    "STATES",
    "TABLES",
    "AssessedAgency",
    "AssessedSite",
    "Assessment",
    "Block",
    "ByHand",
    "Change",
    "Comparison",
    "Delivery",
    "DisclosedItem",
    "Due",
    "Followed",
    "Group",
    "Indicator",
    "Key",
    "MeasureProgress",
    "MeasureView",
    "Named",
    "Narrative",
    "Outcome",
    "Placeholders",
    "Point",
    "Priorities",
    "Priority",
    "ProgressLine",
    "ProgressView",
    "Remark",
    "Required",
    "Revision",
    "RoundView",
    "Series",
    "Spread",
    "Standing",
    "State",
    "Step",
    "StepProgress",
    "Subject",
    "ToolScore",
    "Trends",
    "UnitBoard",
    "agency_redirects",
    "assess_site",
    "changes_between",
    "checklist",
    "compare_site",
    "days_of",
    "every_step",
    "hidden_evidence",
    "hidden_in",
    "in_short",
    "item_address",
    "join_sites",
    "lasting_addresses",
    "left_out",
    "masked",
    "missing_addresses",
    "missing_homes",
    "priorities_of",
    "published_addresses",
    "redirects",
    "report_elements",
    "revisions_of",
    "trends_of",
    "typed_by_hand",
    "unit_names",
    "unknowns",
]
