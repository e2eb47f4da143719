"""Links to other sites (ลิงก์ภายนอก) that the content cites: asked for on demand, politely, and told as findings."""

from prongsai.links._ask import Answer, ask
from prongsai.links._check import KEPT, check_links
from prongsai.links._cited import Cited, cited
from prongsai.links._wire import Manners, connections, why

__all__ = [
    "KEPT",
    "Answer",
    "Cited",
    "Manners",
    "ask",
    "check_links",
    "cited",
    "connections",
    "why",
]
