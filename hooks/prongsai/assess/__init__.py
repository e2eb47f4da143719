"""Assessing a report: what its figures give, what contradicts, and the narrative with its figures filled in. Pure."""

from prongsai.assess._arithmetic import Indicator, ToolScore
from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment, assess_site
from prongsai.assess._changes import Revision, describe_changes, revisions_of
from prongsai.assess._compare import Comparison, Group, compare_site
from prongsai.assess._disclosure import DisclosedItem
from prongsai.assess._measures import MeasureView
from prongsai.assess._narrative import BLOCK, Narrative
from prongsai.assess._placeholders import CHARTS, PLACEHOLDERS, TABLES, Block
from prongsai.assess._priorities import Priorities, priorities_of
from prongsai.assess._progress import MeasureProgress, ProgressLine, ProgressView, RoundView, UnitBoard
from prongsai.assess._subjects import Subject
from prongsai.assess._trends import Point, Series, Trends, trends_of
from prongsai.assess.checks import ByHand, Required, checklist, report_elements, typed_by_hand

__all__ = [
    "BLOCK",
    "CHARTS",
    "PLACEHOLDERS",
    "TABLES",
    "AssessedAgency",
    "AssessedSite",
    "Assessment",
    "Block",
    "ByHand",
    "Comparison",
    "DisclosedItem",
    "Group",
    "Indicator",
    "MeasureProgress",
    "MeasureView",
    "Narrative",
    "Point",
    "Priorities",
    "ProgressLine",
    "ProgressView",
    "Required",
    "Revision",
    "RoundView",
    "Series",
    "Subject",
    "ToolScore",
    "Trends",
    "UnitBoard",
    "assess_site",
    "checklist",
    "compare_site",
    "describe_changes",
    "priorities_of",
    "report_elements",
    "revisions_of",
    "trends_of",
    "typed_by_hand",
]
