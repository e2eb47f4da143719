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
    known_years,
    load_criteria,
)

__all__ = [
    "Band",
    "Criteria",
    "IndicatorRule",
    "Item",
    "LevelRule",
    "Levels",
    "Question",
    "SubIndicator",
    "Target",
    "Tool",
    "Topic",
    "known_years",
    "load_criteria",
]
