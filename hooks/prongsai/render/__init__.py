"""Rendering assessed reports into a tree of files: pages, charts and open data. Templates show, they do not decide."""

from prongsai.render._blocks import put_back, set_aside
from prongsai.render._calendar import calendar
from prongsai.render._differences import PageDifference, told_differences
from prongsai.render._documents import DocumentFile, Documents
from prongsai.render._handed import handed_files
from prongsai.render._places import is_paged
from prongsai.render._tree import NAV_LIMIT, Options, Tree, error_tree, render_agencies, render_shared, render_site
from prongsai.render.data.dataset import Lines, agency_lines
from prongsai.render.data.schema import publish_schema, report_schema

__all__ = [
    "NAV_LIMIT",
    "DocumentFile",
    "Documents",
    "Lines",
    "Options",
    "PageDifference",
    "Tree",
    "agency_lines",
    "calendar",
    "error_tree",
    "handed_files",
    "is_paged",
    "publish_schema",
    "put_back",
    "render_agencies",
    "render_shared",
    "render_site",
    "report_schema",
    "set_aside",
    "told_differences",
]
