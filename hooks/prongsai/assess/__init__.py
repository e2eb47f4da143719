"""Assessing a report: what its figures give, what contradicts, and the narrative with its figures filled in. Pure."""

from prongsai.assess._arithmetic import Indicator, ToolScore
from prongsai.assess._assessment import AssessedAgency, AssessedSite, Assessment, assess_site
from prongsai.assess._disclosure import DisclosedItem
from prongsai.assess._measures import MeasureView
from prongsai.assess._narrative import BLOCK, Narrative
from prongsai.assess._placeholders import CHARTS, PLACEHOLDERS, TABLES, Block
from prongsai.assess._subjects import Subject
from prongsai.assess.checks import ByHand, Required, checklist, typed_by_hand

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
    "DisclosedItem",
    "Indicator",
    "MeasureView",
    "Narrative",
    "Required",
    "Subject",
    "ToolScore",
    "assess_site",
    "checklist",
    "typed_by_hand",
]
