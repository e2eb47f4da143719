"""What documents (เอกสาร) are made from: the very tables, pieces and words that the pages show, and no page."""

from __future__ import annotations

from prongsai.render._details import Detail, details
from prongsai.render._documents import DocumentFile
from prongsai.render._earlier_tables import earlier, ranks
from prongsai.render._entries import Piece, about, pieces, squeezed, untold
from prongsai.render._linked import place
from prongsai.render._markdown import Piece as NarrativePiece
from prongsai.render._markdown import narrative_pieces
from prongsai.render._measures_table import MeasuresTable, Part, project
from prongsai.render._notes import acknowledged
from prongsai.render._progress_charts import marks
from prongsai.render._progress_tables import of_round
from prongsai.render._shown import Line, item_told, result
from prongsai.render._table import Table
from prongsai.render._year_tables import TABLES, advice, limitations, of_results, part_questions

__all__ = [
    "TABLES",
    "Detail",
    "DocumentFile",
    "Line",
    "MeasuresTable",
    "NarrativePiece",
    "Part",
    "Piece",
    "Table",
    "about",
    "acknowledged",
    "advice",
    "details",
    "earlier",
    "item_told",
    "limitations",
    "marks",
    "narrative_pieces",
    "of_results",
    "of_round",
    "part_questions",
    "pieces",
    "place",
    "project",
    "ranks",
    "result",
    "squeezed",
    "untold",
]
