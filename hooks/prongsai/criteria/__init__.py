"""What ITA asked, year by year (เกณฑ์การประเมิน): tools, weights, indicators, levels, items and questions, as data."""

from prongsai.criteria._criteria import (
    Band,
    Criteria,
    IndicatorRule,
    Item,
    LevelRule,
    Levels,
    Question,
    SubIndicator,
    Target,
    Tool,
    Topic,
    criteria_from,
    known_years,
    load_criteria,
)
from prongsai.criteria._framework import NACC, NACC_KEY, Framework, unknown_framework
from prongsai.criteria._glossary import Term, glossary
from prongsai.criteria._kinds import OTHER, Kind, kind_known_as, kind_name, kinds
from prongsai.criteria._likeness import ALIKE, ANCHOR, almost, begins, letters, meant_question, misspelt, reduced, share
from prongsai.criteria._provinces import province_of, provinces_meant

__all__ = [
    "ALIKE",
    "ANCHOR",
    "NACC",
    "NACC_KEY",
    "OTHER",
    "Band",
    "Criteria",
    "Framework",
    "IndicatorRule",
    "Item",
    "Kind",
    "LevelRule",
    "Levels",
    "Question",
    "SubIndicator",
    "Target",
    "Term",
    "Tool",
    "Topic",
    "almost",
    "begins",
    "criteria_from",
    "glossary",
    "kind_known_as",
    "kind_name",
    "kinds",
    "known_years",
    "letters",
    "load_criteria",
    "meant_question",
    "misspelt",
    "province_of",
    "provinces_meant",
    "reduced",
    "share",
    "unknown_framework",
]
