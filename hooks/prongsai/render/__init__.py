"""Rendering assessed reports into a tree of files: pages, charts and open data. Templates show, they do not decide."""

from prongsai.render._addresses import check_addresses, missing_addresses
from prongsai.render._blocks import put_back, set_aside
from prongsai.render._schema import report_schema
from prongsai.render._tree import Options, Tree, render_site

__all__ = [
    "Options",
    "Tree",
    "check_addresses",
    "missing_addresses",
    "put_back",
    "render_site",
    "report_schema",
    "set_aside",
]
